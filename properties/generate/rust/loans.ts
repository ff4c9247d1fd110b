/**
 * The abstract loan state that generated bodies carry: which variables are initialised, what was moved out of them, and
 * which loans each of them holds. Nothing is forbidden because a reference is in the way: the references that an
 * access conflicts with are dead from there on (non-lexical lifetimes, RFC 2094), except those that are held: by a
 * loop that will come round, by a destructor, or by an operand that is still being evaluated.
 */
import { dropUses, hasRef, type Ty } from './types.js';

/** `*` of a reference, `box` of a box, `[]`, `.x`. */
export type Step = string;

export interface Loan {
  readonly root: number;
  readonly path: readonly Step[];
  readonly mut: boolean;
}

/** What a value holds: loans, and the lifetimes of parameters that it may come from. */
export interface Holds {
  readonly loans: readonly Loan[];
  readonly life: readonly string[];
}

export const nothing: Holds = { loans: [], life: [] };

export const both = (a: Holds, b: Holds): Holds => {
  if (a === nothing) return b;
  if (b === nothing) return a;
  return { loans: [...a.loans, ...b.loans], life: [...new Set([...a.life, ...b.life])] };
};

export interface Var {
  readonly id: number;
  readonly name: string;
  readonly ty: Ty;
  readonly mutable: boolean;
  /** Loops around its declaration. */
  readonly depth: number;
  holds: Holds;
  /** Variables that took its references over: what it comes to hold, they hold (regions know no order). */
  flows: readonly number[];
  /** A conflicting access happened: its references may not be used any more. */
  dead: boolean;
  uninit: boolean;
  /** Paths that were moved out. */
  moved: readonly (readonly Step[])[];
  hidden: boolean;
  /** Held by so many loops: its references have to stay valid. */
  held: number;
  /** May not be moved as a whole: a parameter that the result comes from. */
  readonly keep: boolean;
  /** Its integer type may still be open. */
  readonly open: boolean;
}

const startsWith = (path: readonly Step[], prefix: readonly Step[]): boolean => {
  if (prefix.length > path.length) return false;
  for (let k = 0; k < prefix.length; k++) if (path[k] !== prefix[k]) return false;
  return true;
};

export const overlap = (a: readonly Step[], b: readonly Step[]): boolean =>
  startsWith(a, b) || startsWith(b, a);

const conflicts = (l: Loan, root: number, path: readonly Step[], write: boolean): boolean =>
  l.root === root && (write || l.mut) && overlap(l.path, path);

export class LoanState {
  vars: Var[] = [];
  /** Loans of operands that wait for the rest of their expression. */
  readonly waiting: Holds[] = [];
  private next = 0;

  declare(
    name: string,
    ty: Ty,
    more: Partial<Pick<Var, 'mutable' | 'depth' | 'holds' | 'uninit' | 'keep' | 'open'>> = {},
  ): Var {
    for (const v of this.vars) if (v.name === name) v.hidden = true;
    const v: Var = {
      id: this.next++,
      name,
      ty,
      mutable: more.mutable ?? false,
      depth: more.depth ?? 0,
      holds: more.holds ?? nothing,
      flows: [],
      dead: false,
      uninit: more.uninit ?? false,
      moved: [],
      hidden: false,
      held: 0,
      keep: more.keep ?? false,
      open: more.open ?? false,
    };
    this.vars.push(v);
    return v;
  }

  byId(id: number): Var | undefined {
    return this.vars.find((v) => v.id === id);
  }

  /** Whether a variable's references have to stay valid. */
  private isHeld(v: Var): boolean {
    return !v.dead && !v.uninit && (v.held > 0 || (dropUses(v.ty) && v.moved.length === 0));
  }

  /** May it be read (or, with `write`, written, moved, mutably borrowed) without breaking what is held? */
  may(root: number, path: readonly Step[], write: boolean): boolean {
    for (const w of this.waiting) for (const l of w.loans) if (conflicts(l, root, path, write)) return false;
    for (const v of this.vars) {
      if (v.holds.loans.length === 0 || !this.isHeld(v)) continue;
      for (const l of v.holds.loans) if (conflicts(l, root, path, write)) return false;
    }
    return true;
  }

  /** The access happens: whoever holds a conflicting loan is dead. */
  access(root: number, path: readonly Step[], write: boolean): void {
    for (const v of this.vars)
      if (!v.dead && v.holds.loans.some((l) => conflicts(l, root, path, write))) v.dead = true;
  }

  /** The variable as it is now: joins and resets make new ones. */
  private now(v: Var): Var {
    return this.byId(v.id) ?? v;
  }

  hold(v: Var, more: Holds): void {
    if (more.loans.length === 0 && more.life.length === 0) return;
    const seen = new Set<number>();
    const add = (x: Var): void => {
      if (seen.has(x.id)) return;
      seen.add(x.id);
      x.holds = both(x.holds, more);
      for (const id of x.flows) {
        const to = this.byId(id);
        if (to !== undefined) add(to);
      }
    };
    add(this.now(v));
  }

  /** What `from` holds, and will come to hold, `to` holds. */
  flow(from: Var, to: Var): void {
    const f = this.now(from);
    f.flows = [...f.flows, to.id];
  }

  move(v: Var, path: readonly Step[]): void {
    const x = this.now(v);
    x.moved = [...x.moved, path];
  }

  /** A place is whole again. */
  restore(v: Var, path: readonly Step[]): void {
    const x = this.now(v);
    x.moved = x.moved.filter((m) => !startsWith(m, path));
    if (path.length === 0) x.uninit = false;
  }

  /** Initialised along the whole path, and (with `whole`) below it. */
  isInit(v: Var, path: readonly Step[], whole: boolean): boolean {
    if (v.uninit) return false;
    return !v.moved.some((m) => startsWith(path, m) || (whole && startsWith(m, path)));
  }

  snapshot(): Var[] {
    return this.vars.map((v) => ({ ...v }));
  }

  /** Goes back to a snapshot's variables. */
  reset(to: readonly Var[]): void {
    this.vars = to.map((v) => ({ ...v }));
  }

  /** After branches: what any of them may have done. Variables are those of before the branches. */
  join(before: readonly Var[], ends: readonly (readonly Var[])[]): void {
    if (ends.length === 0) {
      this.reset(before);
      return;
    }
    this.vars = before.map((b) => {
      const out: Var = { ...b };
      for (const [k, end] of ends.entries()) {
        const e = end.find((x) => x.id === b.id);
        if (e === undefined) continue;
        out.dead = out.dead || e.dead;
        out.uninit = k === 0 ? e.uninit : out.uninit || e.uninit;
        out.moved = k === 0 ? e.moved : [...out.moved, ...e.moved];
        if (e.holds !== b.holds) out.holds = both(out.holds, e.holds);
        if (e.flows !== b.flows) out.flows = [...new Set([...out.flows, ...e.flows])];
      }
      return out;
    });
  }

  /** The scope of all variables after the first `count` ends: references to them are dead. */
  leave(count: number): void {
    const gone = new Set(this.vars.slice(count).map((v) => v.id));
    if (gone.size === 0) return;
    this.vars = this.vars.slice(0, count);
    for (const v of this.vars) {
      const { loans } = v.holds;
      if (!loans.some((l) => gone.has(l.root))) continue;
      if (loans.some((l) => gone.has(l.root) && !l.path.includes('*'))) v.dead = true;
      v.holds = { ...v.holds, loans: loans.filter((l) => !gone.has(l.root)) };
    }
  }

  /** Variables with references that a loop's body finds valid each time round. */
  heldAround(chosen: (v: Var) => boolean, body: () => void): void {
    const held: number[] = [];
    for (const v of this.vars) {
      if (!hasRef(v.ty) || v.dead || v.uninit || v.moved.length > 0) continue;
      if (this.isHeld(v) || chosen(v)) {
        v.held++;
        held.push(v.id);
      } else v.dead = true;
    }
    body();
    for (const id of held) {
      const v = this.byId(id);
      if (v !== undefined) v.held--;
    }
  }
}
