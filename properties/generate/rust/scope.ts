/** What a body is made in: its tape, its items, the loan state, and what an access does to that. */
import type { Tape } from '../tape.js';
import type { Items, Signature } from './items.js';
import { LoanState, nothing, type Holds } from './loans.js';
import { borrowHolds, mayMove, mayWrite, mayRead, places, type Place } from './places.js';
import { dropUses, hasRef, isCopy, same, type Ty } from './types.js';

export interface Value {
  readonly text: string;
  readonly holds: Holds;
}

export const just = (text: string): Value => ({ text, holds: nothing });

/** Lines of text; `diverges`: nothing may follow them. */
export interface Made {
  readonly lines: string[];
  readonly diverges: boolean;
}

export class Access {
  readonly d: Tape;
  readonly items: Items;
  readonly s = new LoanState();
  readonly signature: Signature | null;
  /** Loops around. */
  depth = 0;
  /** Statements that leave a loop or a labelled block around. */
  exits: readonly string[] = [];
  /** Statements that may still be made. */
  budget: number;
  /** Expressions are this deep. */
  protected nesting = 0;
  fresh = 0;
  readonly unsafe: boolean;

  constructor(d: Tape, items: Items, signature: Signature | null, budget: number, unsafe: boolean) {
    this.d = d;
    this.items = items;
    this.signature = signature;
    this.budget = budget;
    this.unsafe = unsafe;
  }

  name(prefix: string): string {
    return `${prefix}${this.fresh++}`;
  }

  of(ty: Ty, fits: (p: Place) => boolean): Place[] {
    return places(this.s).filter((p) => same(p.ty, ty) && fits(p));
  }

  readable(ty: Ty): Place[] {
    return this.of(ty, (p) => mayRead(this.s, p));
  }

  read(p: Place): Value {
    this.s.access(p.v.id, p.path, false);
    return { text: p.text, holds: hasRef(p.ty) ? p.v.holds : nothing };
  }

  /** Copies or moves. */
  use(p: Place): Value {
    if (isCopy(p.ty)) return this.read(p);
    const { holds } = p.v;
    this.s.access(p.v.id, p.path, true);
    this.s.move(p.v, p.path);
    return { text: p.text, holds: hasRef(p.ty) ? holds : nothing };
  }

  borrow(p: Place, mut: boolean): Value {
    const holds = borrowHolds(p, mut);
    this.s.access(p.v.id, p.path, mut);
    return { text: `&${mut ? 'mut ' : ''}${p.text}`, holds };
  }

  /** Whether a value's references may outlive its statement. */
  static lasting(v: Value): boolean {
    return !v.holds.life.includes("'temporary");
  }

  /** A mutable place of the type, or any. */
  writable(ty: Ty | null): Place[] {
    return places(this.s).filter((p) => (ty === null || same(p.ty, ty)) && mayWrite(this.s, p));
  }

  movable(): Place[] {
    return places(this.s).filter((p) => !isCopy(p.ty) && mayMove(this.s, p, this.depth) && !dropUses(p.ty));
  }
}
