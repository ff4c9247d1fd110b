/** What lowering one body carries along. */
import type { BlockId, LocalId, Operand, Place, Statement } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { isCopy } from '../check/traits.js';
import type { ClosureInfo, Jump, Signature, TExpr, TPat, Var, Written } from '../tree.js';
import { Builder } from './builder.js';
import type { ProgramCx } from './program.js';
import { Scopes } from './scopes.js';

/** Where `break` and `continue` of a loop or block go. */
export interface JumpTo {
  readonly after: BlockId;
  readonly again: BlockId | null;
  readonly dest: Place;
  readonly depth: number;
}

/** A call as the borrow checker sees it: the callee's signature, with lifetimes that each call chooses anew. */
export interface CallSignature {
  readonly name: string;
  readonly signature: Signature;
  /** The parameter that the callee calls, and what it is given and gives; null where there is none. */
  readonly callable: { readonly param: number; readonly args: readonly Ty[]; readonly ret: Ty } | null;
  /** The closure that is called, which is the first argument; its signature has regions of its type. */
  readonly closure: ClosureInfo | null;
}

/** What a guard is asked about, and where it has held. */
export interface Guarded {
  /** What is matched, and the places in it that the patterns of the match look at. */
  readonly place: Place;
  readonly tested: readonly Place[];
  readonly span: Span;
  readonly held: Statement;
}

/** The parts of lowering that call each other in circles. */
export interface Parts {
  readonly into: (f: FnLower, e: TExpr, dest: Place) => void;
  readonly place: (f: FnLower, e: TExpr) => Place;
  readonly operand: (f: FnLower, e: TExpr) => Operand;
  readonly binary: (f: FnLower, e: TExpr & { k: 'bin' | 'compare' }, dest: Place) => void;
  readonly operands: (f: FnLower, es: readonly TExpr[]) => readonly Operand[];
  readonly steady: (f: FnLower, op: Operand, rest: readonly TExpr[]) => Operand;
  readonly temp: (f: FnLower, e: TExpr) => LocalId;
  readonly effect: (f: FnLower, e: TExpr) => void;
}

export class FnLower {
  readonly parts: Parts;
  readonly program: ProgramCx;
  readonly cx: CrateCx;
  readonly b: Builder;
  readonly scopes: Scopes;
  /** While a guard is lowered: references to what its arm will bind by value. */
  readonly guards = new Map<Var, LocalId>();
  /** Which alternative of an or-pattern with bindings matched; found by the tests, used by the bindings. */
  readonly chosen = new Map<TPat, LocalId>();
  /** How long slices are that a guard has seen: by the pattern that counts from their end. */
  readonly measured = new Map<TPat, LocalId>();
  readonly jumps = new Map<Jump, JumpTo>();
  /** In a closure: the places that it captured. */
  captured: ((e: TExpr) => Place | null) | null = null;
  /** The scope at whose end temporaries are dropped, and the one for extended temporaries. */
  tempDepth = 0;
  extendDepth = 0;
  returnBlock: BlockId = 0;
  readonly calls = new Map<BlockId, CallSignature>();
  /** Locals that hold the address of a static. */
  readonly statics = new Map<LocalId, { readonly name: string; readonly mutable: boolean }>();
  readonly written = new Map<LocalId, Written>();
  /** What is matched by the patterns that are bound now; and of each statement that binds, what was matched. */
  scrutinee: Span | null = null;
  readonly scrutinees = new Map<Statement, Span>();
  /** Borrows that captures make, with the use in the closure that asks for each. */
  readonly captures = new Map<Statement, Span>();
  /** Of each statement that assigns in one step, the whole assignment. */
  readonly assignments = new Map<Statement, Span>();
  /** Variables that an arm's guard has seen bound already. */
  readonly guardBound = new Set<Var>();
  /** What is matched while a guard runs: it may not change under the arms that were not tried yet. */
  readonly guarded: Guarded[] = [];
  /** Where a closure becomes a pointer: the local that held it. */
  readonly pointers = new Map<Statement, { readonly closure: ClosureInfo; readonly local: LocalId }>();

  constructor(program: ProgramCx, span: Span, parts: Parts) {
    this.parts = parts;
    this.program = program;
    this.cx = program.cx;
    this.b = new Builder(program, span);
    this.scopes = new Scopes(this.b);
  }

  isCopy(t: Ty): boolean {
    return isCopy(this.cx, t);
  }

  needsDrop(t: Ty): boolean {
    return this.program.needsDrop(t);
  }

  /**
   * Opens a scope at whose end also temporaries are dropped: a statement, a condition, the body of an arm. `closeTemps`
   * ends it, with what is answered here.
   */
  openTemps(): number {
    const before = this.tempDepth;
    this.scopes.push();
    this.tempDepth = this.scopes.depth;
    return before;
  }

  closeTemps(before: number): void {
    this.tempDepth = before;
    this.scopes.pop();
  }

  /** A temporary with storage of its own, which ends with the statement, or with the block if it is extended. */
  temp(ty: Ty, extended: boolean): LocalId {
    const { b } = this;
    const depth = extended ? this.extendDepth : this.tempDepth;
    const l = b.local(ty);
    b.push({ k: 'live', local: l, span: b.span });
    this.scopes.schedule(depth, l, 'storage');
    return l;
  }

  /** After a temporary has its value: it is dropped with its scope. */
  ownTemp(l: LocalId, ty: Ty, extended: boolean): void {
    if (this.needsDrop(ty)) this.scopes.schedule(extended ? this.extendDepth : this.tempDepth, l, 'value');
  }

  /** Storage of a variable begins; it ends with the innermost scope. */
  declare(v: Var): LocalId {
    const { b } = this;
    const l = b.local(v.ty, v.name, v.mutable);
    v.local = l;
    if (v.written !== null) this.written.set(l, v.written);
    b.push({ k: 'live', local: l, span: v.span });
    this.scopes.schedule(this.scopes.depth, l, 'storage');
    return l;
  }

  ownVar(v: Var): void {
    if (v.local >= 0 && this.needsDrop(v.ty)) this.scopes.schedule(this.scopes.depth, v.local, 'value');
  }
}
