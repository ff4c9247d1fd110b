/** What checking one body carries along: its variables, its inference, where it stands. */
import type { MoreSaid } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import type { Ty } from '../../../model/types.js';
import type { Jump, TExpr, TPat, Var } from '../tree.js';
import { errorTy, isError, show } from '../ty.js';
import type { CrateCx, Place } from './context.js';
import { Infer } from './infer.js';
import type { Regions } from './types.js';

/** Variables, or items, that a block brings into scope. */
export interface Rib {
  /** In the order of their declarations; of one name the last is seen. */
  readonly vars: Var[];
  /** Where names were looked up outside of it. */
  readonly outer: Place;
}

/** The parts of the checker that call each other in circles. */
export interface Parts {
  readonly expr: (f: FnCx, e: S.Expr, want: Ty | null) => TExpr;
  readonly block: (f: FnCx, b: S.Block, want: Ty | null) => TExpr;
  readonly pattern: (f: FnCx, p: S.Pattern, ty: Ty) => TPat;
  readonly condition: (f: FnCx, c: S.Condition) => TExpr;
  readonly coerce: (f: FnCx, e: TExpr, to: Ty) => TExpr;
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
  /** Loops and labelled blocks around, innermost last. A closure starts anew. */
  jumps: Jump[] = [];
  /** The body that owns variables declared now: the function's, or a closure's. */
  owner: object = {};
  /** In a constant or static: what it is called. */
  constant: string | null = null;
  readonly nodes: TExpr[] = [];
  readonly pats: TPat[] = [];
  readonly vars: Var[] = [];
  /** What can only be judged when the types of the body are known. */
  /** Operands whose types the rest of the body says; judged before literals fall back to a type. */
  readonly operands: (() => void)[] = [];
  readonly later: (() => void)[] = [];
  /** Before types are final: casts of pointers to what was not known where they stand. */
  readonly casts: (() => void)[] = [];
  /** After that: what needs the whole tree. */
  readonly last: (() => void)[] = [];
  readonly prefix: string;
  /** Variables of the function around a nested one: it cannot use them. */
  outerVars: readonly Var[] = [];
  closures = 0;
  inClosure = false;
  /** Something is wrong already: what depends on it is not judged. */
  broken_ = false;

  constructor(cx: CrateCx, at: Place, parts: Parts, ret: Ty | null, prefix: string) {
    this.cx = cx;
    this.at = at;
    this.parts = parts;
    this.ret = ret;
    this.prefix = prefix;
  }

  make(n: TExpr): TExpr {
    this.nodes.push(n);
    return n;
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

  /** The type at the top must be known by now. */
  known(t: Ty, span: Span): Ty {
    const s = this.infer.shallow(t);
    if (!this.infer.isUnknown(s)) return s;
    this.error('E0282', 'type annotations needed', span, { help: 'write the type: `let x: T = …`' });
    this.infer.unify(s, errorTy);
    return errorTy;
  }

  /** Lifetimes elided in a body are inferred, and so are types written `_`. */
  get regions(): Regions {
    return (this.inBody ??= {
      elided: erased,
      bound: noBound,
      names: (span) =>
        this.cx.refuse(
          'a named lifetime in an expression',
          span,
          'name it in the type of a `let` with one variable',
        ),
      infer: () => this.infer.fresh(),
    });
  }

  private inBody: Regions | null = null;

  /** In the type of a variable lifetimes may be named: the borrow checker holds the variable to them. */
  get variableRegions(): Regions {
    return (this.ofVariables ??= { ...this.regions, names: null });
  }

  private ofVariables: Regions | null = null;

  find(name: string): Var | null {
    for (let i = this.ribs.length - 1; i >= 0; i--) {
      const { vars } = this.ribs[i]!;
      for (let k = vars.length - 1; k >= 0; k--) if (vars[k]!.name === name) return vars[k]!;
    }
    return null;
  }

  declare(name: string, ty: Ty, mutable: boolean, span: Span): Var {
    const v: Var = { name, ty, mutable, span, written: null, owner: this.owner };
    this.vars.push(v);
    this.ribs[this.ribs.length - 1]?.vars.push(v);
    return v;
  }

  /** A variable that the program cannot name. */
  declareHidden(name: string, ty: Ty, span: Span, mutable = false): Var {
    const v: Var = { name, ty, mutable, span, written: null, owner: this.owner };
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
    this.ribs.push({ vars: [], outer: this.at });
    if (place !== null) this.at = place;
  }

  close(): void {
    const rib = this.ribs.pop();
    if (rib !== undefined) this.at = rib.outer;
  }

  needsUnsafe(what: string, span: Span): void {
    if (this.unsafe > 0) return;
    this.error('E0133', `${what} is unsafe and requires unsafe function or block`, span, {
      help: 'put it into `unsafe { … }`, if you have made sure that it is right',
    });
  }
}

const noBound: ReadonlyMap<string, string> = new Map();
const erased = (): string => '';
