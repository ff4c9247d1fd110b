/** What checking one body carries along: its variables, its inference, where it stands. */
import type { MoreSaid } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import type { AdtDef, Ty } from '../../../model/types.js';
import type { LibFn } from '../library/table.js';
import type { ClosureInfo, FnInfo, Jump, TExpr, TPat, Var } from '../tree.js';
import { errorTy, hasVar, isError, show } from '../ty.js';
import type { CrateCx, Place } from './context.js';
import { Infer } from './infer.js';
import type { Hinge } from './never-fallback.js';
import { argsAreSized } from './sized.js';
import { fits } from './sizes.js';
import type { Regions } from './types.js';

/** Variables, or items, that a block brings into scope. */
export interface Rib {
  /** In the order of their declarations; of one name the last is seen. */
  readonly vars: Var[];
  /** Where there are many, by name. */
  byName: Map<string, Var> | null;
  /** Where names were looked up outside of it. */
  readonly outer: Place;
}

/** So many are looked through one by one. */
const FEW = 32;

const addTo = (rib: Rib, v: Var): void => {
  rib.vars.push(v);
  if (rib.byName !== null) rib.byName.set(v.name, v);
  else if (rib.vars.length > FEW) rib.byName = new Map(rib.vars.map((x) => [x.name, x]));
};

/** The parts of the checker that call each other in circles. */
export interface Parts {
  readonly expr: (f: FnCx, e: S.Expr, want: Ty | null) => TExpr;
  readonly block: (f: FnCx, b: S.Block, want: Ty | null) => TExpr;
  readonly pattern: (f: FnCx, p: S.Pattern, ty: Ty) => TPat;
  readonly condition: (f: FnCx, c: S.Condition) => TExpr;
  readonly coerce: (f: FnCx, e: TExpr, to: Ty) => TExpr;
}

/** What waits until the types of the body are known. */
interface Waiting {
  judge(f: FnCx, a: unknown, b: unknown): void;
  readonly a: unknown;
  readonly b: unknown;
}

/** The body of a closure: who owns its variables, and whether it uses others. */
export interface Around {
  readonly owner: object;
  uses: boolean;
}

export class FnCx {
  readonly cx: CrateCx;
  at: Place;
  readonly infer = new Infer();
  readonly ribs: Rib[] = [];
  readonly parts: Parts;
  /** What `return` gives; null where there is nothing to return from. */
  ret: Ty | null;
  /** Control does not reach the point that is checked now. */
  diverges = false;
  unsafe = 0;
  /** Something is done that needs `unsafe`, be it allowed or not. */
  usesUnsafe = false;
  /** Loops and labelled blocks around, innermost last. A closure starts anew. */
  jumps: Jump[] = [];
  /** The `while` whose condition is checked: no jump leaves that without a label. */
  inCondition: Jump | null = null;
  /** Labels around the closure, which no jump reaches. */
  labelsAround: readonly (string | null)[] = [];
  /** The body that owns variables declared now: the function's, or a closure's. */
  owner: object = {};
  /** Of the bodies that own variables, those that are closures. */
  readonly closureOf = new Map<object, ClosureInfo>();
  /** What a destructuring assignment assigns to: unlike other patterns it matches nothing behind references. */
  target: S.Pattern | null = null;
  /** In a constant or static: what it is called. */
  constant: string | null = null;
  /** Nodes of whose types something is to be inferred, in order; and of other types those whose size is to be judged. */
  readonly unresolved: TExpr[] = [];
  readonly typed: { readonly ty: Ty; readonly span: Span }[] = [];
  private readonly mark = nextMark++;
  /** How many errors there were before the body. */
  private readonly before: number;
  /** Literals that may not fit their types; nodes that have to cover all values; patterns that must, with their place. */
  readonly literals: (TExpr & { k: 'int' })[] = [];
  readonly matches: (TExpr & { k: 'match' })[] = [];
  /** Of each of them, the body that it is in. */
  readonly matchOwners: object[] = [];
  readonly bindings: {
    readonly pat: TPat;
    readonly what: string;
    readonly init: TExpr | null;
    readonly owner: object;
  }[] = [];
  readonly pats: TPat[] = [];
  /** Patterns behind a name that is bound by reference: they may move nothing out. */
  readonly held: { readonly sub: TPat; readonly span: Span }[] = [];
  readonly vars: Var[] = [];
  /** Operators of whose operands the rest of the body says more: each answers whether it is decided. `last`: nothing will. */
  operands: ((last: boolean) => boolean)[] = [];
  /** Traits that are asked of types which are not known where that is asked. */
  readonly hinges: Hinge[] = [];
  /** What can only be judged when the types of the body are known. */
  readonly later: Waiting[] = [];
  /** Before types are final: casts of pointers to what was not known where they stand. */
  readonly casts: (() => void)[] = [];
  /** After that: what needs the whole tree. */
  readonly last: (() => void)[] = [];
  readonly prefix: string;
  /** Variables of the function around a nested one: it cannot use them. */
  outerVars: readonly Var[] = [];
  closures = 0;
  readonly closureDefs: AdtDef[] = [];
  /** Bodies of closures that are checked now, innermost last. */
  readonly arounds: Around[] = [];
  inClosure = false;
  /** Unsafe operations outside of `unsafe`: errors where the body is well typed. */
  readonly unsafeUses: { readonly what: string; readonly span: Span }[] = [];
  /** Something is wrong already: what depends on it is not judged. */
  broken_ = false;

  constructor(cx: CrateCx, at: Place, parts: Parts, ret: Ty | null, prefix: string) {
    this.cx = cx;
    this.before = cx.untyped;
    this.at = at;
    this.parts = parts;
    this.ret = ret;
    this.prefix = prefix;
  }

  make(n: TExpr): TExpr {
    const { ty } = n;
    if (hasVar(ty)) this.unresolved.push(n);
    else this.note(ty, n);
    this.made = n;
    this.madeTy = ty;
    return n;
  }

  /** What was made last, with its type. */
  private made: TExpr | null = null;
  private madeTy: Ty = errorTy;

  /** The type of a node that has most likely just been made: nodes have forty shapes, and to look into one takes long. */
  tyOf(e: TExpr): Ty {
    return e === this.made ? this.madeTy : e.ty;
  }

  /** A type that the body uses and that may be too big, at the first place that does. */
  private note(ty: Ty, at: { readonly span: Span }): void {
    if (fits(ty) || ty.known.mark === this.mark) return;
    ty.known.mark = this.mark;
    this.typed.push({ ty, span: at.span });
  }

  /** A call of the library, with its type arguments. */
  makeLibCall(fn: LibFn, tys: readonly Ty[], args: readonly TExpr[], ty: Ty, span: Span): TExpr {
    const n = this.make({ k: 'call', target: { k: 'lib', fn, tys }, args, scopes: NO_SCOPES, ty, span });
    let open = false;
    for (const t of tys) {
      if (hasVar(t)) open = true;
      else this.note(t, n);
    }
    if (!open) argsAreSized(this, fn, tys, span);
    if (open) this.unresolved.push(n);
    return n;
  }

  /** Types of nodes are final now. */
  settled(): void {
    this.made = null;
  }

  /** What every type of integers holds needs no look. */
  makeLiteral(n: TExpr & { k: 'int' }): TExpr {
    if (n.value > 127n || n.value < 0n) this.literals.push(n);
    return this.make(n);
  }

  makeMatch(n: TExpr & { k: 'match' }): TExpr {
    this.matches.push(n);
    this.matchOwners.push(this.owner);
    return this.make(n);
  }

  /** The pattern has to match whatever comes. */
  mustMatch(pat: TPat, what: string, init: TExpr | null = null, owner = this.owner): void {
    if (pat.k === 'wild' || (pat.k === 'bind' && pat.sub === null)) return;
    this.bindings.push({ pat, what, init, owner });
  }

  pat(n: TPat): TPat {
    this.pats.push(n);
    return n;
  }

  error(code: string, message: string, span: Span, more: MoreSaid = {}): void {
    this.cx.error(code, message, span, more);
  }

  /** Reports, and stands in for the expression. */
  wrong(code: string, message: string, span: Span, help: string): TExpr {
    this.error(code, message, span, { help });
    return this.broken(span);
  }

  refuse(what: string, span: Span, help: string): TExpr {
    this.cx.refuse(what, span, help);
    return this.broken(span);
  }

  broken(span: Span): TExpr {
    return this.make({ k: 'error', ty: errorTy, span });
  }

  mismatch(want: Ty, got: Ty, span: Span, help = 'the types must be equal'): void {
    const a = this.infer.resolve(want);
    const b = this.infer.resolve(got);
    if (isError(a) || isError(b)) return;
    this.error('E0308', `mismatched types: expected \`${this.show(a)}\`, found \`${this.show(b)}\``, span, {
      help,
    });
  }

  show(t: Ty): string {
    const s = this.infer.shallow(t);
    return this.infer.isIntVar(s) ? 'integer' : show(this.infer.resolve(t));
  }

  shallow(t: Ty): Ty {
    return this.infer.shallow(t);
  }

  /** Decides the operators that can be decided by now; one may decide another. */
  decide(): void {
    for (;;) {
      const open = this.operands;
      if (open.length === 0) return;
      this.operands = [];
      for (const judge of open) if (!judge(false)) this.operands.push(judge);
      if (this.operands.length === 0 || this.operands.length === open.length) return;
    }
  }

  /** Says of those that nothing decides what is missing. */
  giveUp(): void {
    for (const judge of this.operands) judge(true);
  }

  /** The type at the top must be known by now. */
  known(t: Ty, span: Span): Ty {
    let s = this.infer.shallow(t);
    if (this.infer.isUnknown(s) && this.operands.length > 0) {
      this.decide();
      s = this.infer.shallow(s);
    }
    if (!this.infer.isUnknown(s)) return s;
    // What is not known after an error might be without it.
    if (this.cx.untyped === this.before)
      this.error('E0282', 'type annotations needed', span, { help: 'write the type: `let x: T = …`' });
    this.infer.unify(s, errorTy);
    return errorTy;
  }

  /** Has something judged when the types of the body are known. A function and what it is told: no closure is made. */
  wait<A, B>(judge: (f: FnCx, a: A, b: B) => void, a: A, b: B): void {
    this.later.push({ judge, a, b });
  }

  /** Lifetimes elided in a body are inferred, and so are types written `_`. */
  get regions(): Regions {
    return (this.inBody ??= { elided: erased, bound: noBound, names: refuseNamed, infer: this.infer });
  }

  private inBody: Regions | null = null;

  /** In types that the borrow checker holds a value to lifetimes may be named: of variables, parameters, casts, paths. */
  get sayingRegions(): Regions {
    return (this.saying ??= { elided: erased, bound: noBound, names: null, infer: this.infer });
  }

  private saying: Regions | null = null;

  find(name: string): Var | null {
    const { ribs } = this;
    for (let i = ribs.length - 1; i >= 0; i--) {
      const { vars, byName } = ribs[i]!;
      if (byName !== null) {
        const known = byName.get(name);
        if (known !== undefined) return known;
        continue;
      }
      for (let k = vars.length - 1; k >= 0; k--) {
        const v = vars[k]!;
        if (v.name === name) return v;
      }
    }
    return null;
  }

  /** A variable that the program names: of closures around, those that do not own it capture it. */
  useVar(v: Var, span: Span): TExpr {
    for (let i = this.arounds.length - 1; i >= 0; i--) {
      const around = this.arounds[i]!;
      if (around.owner === v.owner) break;
      around.uses = true;
    }
    return this.make({ k: 'var', v, ty: v.ty, span });
  }

  declare(name: string, ty: Ty, mutable: boolean, span: Span): Var {
    const v: Var = { name, ty, mutable, span, written: null, owner: this.owner, local: -1 };
    this.vars.push(v);
    const rib = this.ribs[this.ribs.length - 1];
    if (rib !== undefined) addTo(rib, v);
    return v;
  }

  /** A variable that the program cannot name. */
  declareHidden(name: string, ty: Ty, span: Span, mutable = false): Var {
    const v: Var = { name, ty, mutable, span, written: null, owner: this.owner, local: -1 };
    this.vars.push(v);
    return v;
  }

  /** Variables declared inside are not seen behind it. */
  scoped<R>(f: () => R): R {
    this.open();
    const result = f();
    this.close();
    return result;
  }

  /** Opens such a scope, with items of its own where `place` says so; `close` ends it. */
  open(place: Place | null = null): void {
    this.ribs.push({ vars: [], byName: null, outer: this.at });
    if (place !== null) this.at = place;
  }

  close(): void {
    const rib = this.ribs.pop();
    if (rib !== undefined) this.at = rib.outer;
  }

  needsUnsafe(what: string, span: Span): void {
    this.usesUnsafe = true;
    if (this.unsafe === 0) this.unsafeUses.push({ what, span });
  }

  /** Whoever uses a function whose signature is wrong is not judged further. */
  uses(fn: FnInfo): void {
    if (fn.wrong) this.cx.untyped++;
  }
}

/** Of one body's check. */
let nextMark = 1;

const NO_SCOPES: readonly TExpr[] = [];
const noBound: ReadonlyMap<string, string> = new Map();
const erased = (): string => '';
const refuseNamed = (cx: CrateCx, span: Span): void =>
  cx.refuse('a named lifetime in an expression', span, 'name it in the type of a `let`');
