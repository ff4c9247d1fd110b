/** What lowering one body carries along. */
import type { BlockId, LocalId, Operand, Place, Statement } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { isCopy } from '../check/traits.js';
import type { ClosureInfo, FnInfo, Jump, Signature, TExpr, TPat, Var, Written } from '../tree.js';
import { Builder } from './builder.js';
import type { ProgramCx } from './program.js';
import { Scopes } from './scopes.js';
import type { UpvarPlaces } from './upvars.js';

/** Where `break` and `continue` of a loop or block go. */
export interface JumpTo {
  readonly of: Jump;
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
  /** The local that holds the function that is called, where its type has lifetimes. */
  readonly item?: LocalId;
  /** The type that the callee is named by, where its path says the lifetimes of that. */
  readonly of?: Ty;
}

/** A pattern that names its type with lifetimes, and what it matches. */
export interface Ascription {
  readonly place: Place;
  readonly ty: Ty;
  readonly span: Span;
}

/** What a guard is asked about, and where it has held or failed. */
export interface Guarded {
  /** What is matched, and the places in it that the patterns of the match look at. */
  readonly place: Place;
  readonly tested: readonly Place[];
  readonly span: Span;
  readonly held: readonly Statement[];
}

/** The static whose address a local holds. */
export interface StaticAt {
  readonly name: string;
  readonly mutable: boolean;
}

/** A function or closure that becomes a pointer, and the local that held it. */
export interface Reified {
  readonly of: FnInfo | ClosureInfo;
  readonly local: LocalId;
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
  // Most functions have nothing to note: the maps are made with what is put into them first.
  /** While a pattern is tested: what is matched, in the source. */
  looked: Span | null = null;
  /** While a guard is lowered: references to what its arm will bind by value. */
  guards: Map<Var, LocalId> | null = null;
  /** Which alternative of an or-pattern with bindings matched; found by the tests, used by the bindings. */
  chosen: Map<TPat, LocalId> | null = null;
  /** How long slices are that a guard has seen: by the pattern that counts from their end. */
  measured: Map<TPat, LocalId> | null = null;
  /** Loops and blocks that can be left, the inner ones behind those around them. */
  readonly jumps: JumpTo[] = [];
  /** Values of which a part is borrowed that is promoted: the references to their statics. */
  promoted: Map<TExpr, Operand> | null = null;
  /** In a closure: what it captured of the variables around. */
  around: UpvarPlaces | null = null;
  /** The scope at whose end temporaries are dropped, and the one for extended temporaries. */
  tempDepth = 0;
  extendDepth = 0;
  returnBlock: BlockId = 0;
  /** The blocks that end with calls, and what is called: in the order in which they were emitted. */
  readonly calls: { readonly block: BlockId; readonly to: CallSignature }[] = [];
  /** Locals that hold the address of a static. */
  statics: Map<LocalId, StaticAt> | null = null;
  written: Map<LocalId, Written> | null = null;
  ascriptions: Ascription[] | null = null;
  /** What is matched by the patterns that are bound now; and of each statement that binds, what was matched. */
  scrutinee: Span | null = null;
  scrutinees: Map<Statement, Span> | null = null;
  /** Borrows that captures make, with the use in the closure that asks for each. */
  captures: Map<Statement, Span> | null = null;
  /** Of each statement that assigns in one step, the whole assignment. */
  assignments: Map<Statement, Span> | null = null;
  /** Variables that an arm's guard has seen bound already. */
  guardBound: Set<Var> | null = null;
  /** What is matched while a guard runs: it may not change under the arms that were not tried yet. */
  readonly guarded: Guarded[] = [];
  /** Where a function or closure becomes a pointer. */
  pointers: Map<Statement, Reified> | null = null;

  constructor(program: ProgramCx, span: Span, parts: Parts) {
    this.parts = parts;
    this.program = program;
    this.cx = program.cx;
    this.b = new Builder(program, span);
    this.scopes = new Scopes(this.b);
  }

  /** A place in what a closure captured; null where nothing of it was. */
  settled(p: Place): Place | null {
    return this.around === null ? p : this.around.settled(p);
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

  holdsStatic(l: LocalId, name: string, mutable: boolean): void {
    (this.statics ??= new Map<LocalId, StaticAt>()).set(l, { name, mutable });
  }

  /** Storage of a variable begins; it ends with the scope of that depth. */
  declare(v: Var, depth = this.scopes.depth): LocalId {
    const { b } = this;
    const l = b.local(v.ty, v.name, v.mutable);
    v.local = l;
    if (v.written !== null) (this.written ??= new Map<LocalId, Written>()).set(l, v.written);
    b.push({ k: 'live', local: l, span: v.span });
    this.scopes.schedule(depth, l, 'storage');
    return l;
  }

  ownVar(v: Var, depth = this.scopes.depth): void {
    if (v.local >= 0 && this.needsDrop(v.ty)) this.scopes.schedule(depth, v.local, 'value');
  }
}
