/**
 * What lints see of an expression: as it was written, without what coercions and method calls put around it, and a
 * variable as what it was initialised with, where nothing can have changed it since (rustc_lint, `expr_or_init`).
 */
import type { Body, TExpr, TPat, Var } from '../tree.js';
import { eachChild } from '../walk.js';

/** A node that the checker put around its operand has its operand's span, and whatever is written is longer: the operand. */
export const wrapped = (e: TExpr): TExpr | null => {
  switch (e.k) {
    case 'deref':
    case 'overloaded-deref':
    case 'borrow':
    case 'raw':
    case 'cast':
    case 'never':
      return e.span.start === e.a.span.start && e.span.end === e.a.span.end ? e.a : null;
    default:
      return null;
  }
};

export const isImplicit = (e: TExpr): boolean => wrapped(e) !== null;

export const written = (e: TExpr): TExpr => {
  let at = e;
  for (let below = wrapped(at); below !== null; below = wrapped(at)) at = below;
  return at;
};

/** The dereference that is written here, if one is: of `*p`, `p`. */
export const writtenDeref = (e: TExpr): TExpr | null => {
  const at = written(e);
  return at.k === 'deref' ? written(at.a) : null;
};

/** The value of a block is its last expression. */
const inner = (e: TExpr): TExpr => {
  let at = written(e);
  while (at.k === 'block' && at.tail !== null) at = written(at.tail);
  return at;
};

/** What the variables of a body were initialised with that are bound by value and immutably. */
export class Origins {
  private readonly body: Body;
  /** Collected when a lint asks for the first time. */
  private of: ReadonlyMap<Var, TExpr> | null = null;

  constructor(body: Body) {
    this.body = body;
  }

  private collect(): ReadonlyMap<Var, TExpr> {
    const of = new Map<Var, TExpr>();
    const visit = (e: TExpr): void => {
      if (e.k === 'block')
        for (const s of e.stmts)
          if (s.k === 'let' && s.init !== null && isPlain(s.pat)) of.set(s.pat.v, s.init);
      eachChild(e, visit);
    };
    visit(this.body.expr);
    return of;
  }

  origin(e: TExpr): TExpr {
    let at = inner(e);
    while (at.k === 'var') {
      const init = (this.of ??= this.collect()).get(at.v);
      if (init === undefined) return at;
      at = inner(init);
    }
    return at;
  }

  /** Through casts, by `as` or a method, and `transmute`: the value that a pointer was made from. */
  source(e: TExpr): TExpr {
    for (let at = e; ;) {
      const here = inner(at);
      const next = here.k === 'cast' ? here.a : (castByCall(here) ?? this.origin(here));
      if (next === here) return here;
      at = next;
    }
  }
}

const isPlain = (p: TPat): p is TPat & { readonly k: 'bind' } =>
  p.k === 'bind' && p.mode === 'move' && !p.v.mutable;

const casts: ReadonlySet<string> = new Set([
  '*const::cast',
  '*mut::cast',
  '*const::cast_mut',
  '*mut::cast_const',
  'mem::transmute',
]);

const castByCall = (e: TExpr): TExpr | null =>
  e.k === 'call' && e.target.k === 'lib' && casts.has(e.target.fn.name) ? (e.args[0] ?? null) : null;

/** The name of the library's function that is called. */
export const libCalled = (e: TExpr): string | null =>
  e.k === 'call' && e.target.k === 'lib' ? e.target.fn.name : null;
