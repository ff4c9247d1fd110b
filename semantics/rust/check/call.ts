/** Calls: of functions, constructors, pointers, and of the library. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { isConstFn } from '../library/const-fns.js';
import type { LibFn } from '../library/table.js';
import type { ClosureInfo, FnInfo, TExpr, TStmt, Var } from '../tree.js';
import { hasVar, isError, isLib, isSized, substitute, type TypeArgs } from '../ty.js';
import type { FnCx } from './body.js';
import { checkBounds } from './bounds.js';
import { callableArg } from './callable-arg.js';
import { closureIn } from './closure.js';
import { coerce, markMutable, pointerOfItem, valueHint } from './coerce.js';
import { nextDeref } from './deref.js';
import { meaningOf, type Meaning } from './path.js';
import { isValue } from './sized.js';

export const checkCall = (f: FnCx, e: S.Call, want: Ty | null): TExpr => {
  if (e.callee.kind === 'PathExpr') return callMeaning(f, e, meaningOf(f, e.callee.path), want);
  return callValue(f, e, f.parts.expr(f, e.callee, null));
};

const callMeaning = (f: FnCx, e: S.Call, m: Meaning, want: Ty | null): TExpr => {
  switch (m.k) {
    case 'node':
      return callValue(f, e, m.node);
    case 'fn':
      return callFn(f, m.fn, e.args, e.span, m.of);
    case 'lib':
      return callLib(f, m.fn, m.tys, null, e.args, want, e.span);
    case 'ctor': {
      if (m.facts.shape !== 'tuple') {
        const what = m.facts.shape === 'unit' ? 'unit' : 'struct';
        return f.wrong(
          'E0618',
          `expected function, found ${what} variant or struct \`${m.facts.name}\``,
          e.callee.span,
          what === 'unit' ? 'remove the parentheses' : 'give its fields in braces',
        );
      }
      const formals: Ty[] = [];
      for (const x of m.facts.fields) formals.push(x.ty);
      const args = checkArgs(
        f,
        formals,
        expectedInputs(f, formals, m.ty, want),
        e.args,
        e.span,
        m.facts.name,
      );
      const fields: { readonly index: number; readonly value: TExpr }[] = [];
      for (let index = 0; index < args.length; index++) fields.push({ index, value: args[index]! });
      return f.make({
        k: 'adt',
        variant: m.variant,
        fields,
        base: null,
        ty: m.ty,
        span: e.span,
        of: m.of,
      });
    }
    case 'namespace':
      return f.refuse(`a call of \`${m.name}\``, e.span, `call its functions: \`${m.name}.…(…)\``);
  }
};

/**
 * What is expected of the result says what is expected of the arguments: `let p: Option<*const T> = Some(&x)` coerces
 * inside of `Some` (rustc, expected inputs for expected output).
 */
const expectedInputs = (f: FnCx, formals: readonly Ty[], ret: Ty, want: Ty | null): Ty[] | null => {
  // Inputs that are known are what they are.
  if (want === null || !anyOpen(formals) || f.infer.isUnknown(want)) return null;
  const mark = f.infer.mark();
  let expected: Ty[] | null = null;
  if (f.infer.unify(ret, want)) {
    expected = [];
    for (const t of formals) expected.push(f.infer.resolve(t));
  }
  f.infer.rollback(mark);
  return expected;
};

const anyOpen = (tys: readonly Ty[]): boolean => {
  for (const t of tys) if (hasVar(t)) return true;
  return false;
};

const arity = (f: FnCx, name: string, want: number, got: number, span: Span, code = 'E0061'): void => {
  const s = (n: number): string => `${n} argument${n === 1 ? '' : 's'}`;
  f.error(code, `\`${name}\` takes ${s(want)} but ${s(got)} ${got === 1 ? 'was' : 'were'} supplied`, span, {
    help: `give ${s(want)}`,
  });
};

/** Arguments, behind a receiver, are coerced to the types of the parameters; an implicit reborrow of `&mut` is a two-phase borrow. */
export const checkArgs = (
  f: FnCx,
  formals: readonly Ty[],
  expected: readonly Ty[] | null,
  args: readonly S.Expr[],
  span: Span,
  name: string,
  self: TExpr | null = null,
): TExpr[] => {
  const made: TExpr[] = self === null ? [] : [self];
  if (args.length !== formals.length) {
    arity(f, name, formals.length, args.length, span);
    for (const a of args) f.parts.expr(f, a, null);
    for (let i = 0; i < formals.length; i++) made.push(f.broken(span));
    return made;
  }
  for (let i = 0; i < args.length; i++)
    made.push(argument(f, args[i]!, formals[i]!, expected === null ? null : (expected[i] ?? null)));
  return made;
};

export const argument = (f: FnCx, a: S.Expr, formal: Ty, expected: Ty | null): TExpr => {
  const e = f.parts.expr(f, a, valueHint(f, a, expected ?? formal));
  // A type without a size is no type of an argument: it only says what the argument may be.
  if (expected === null || !isSized(f.shallow(expected))) return twoPhase(f, e, coerce(f, e, formal));
  const early = coerce(f, e, expected);
  if (!f.infer.fit(expected, formal)) return twoPhase(f, e, coerce(f, early, formal));
  return twoPhase(f, e, early);
};

const twoPhase = (f: FnCx, written: TExpr, made: TExpr): TExpr =>
  made !== written && made.k === 'borrow' && made.kind === 'mut'
    ? f.make({ ...made, kind: 'two-phase' })
    : made;

const NO_SCOPES: readonly TExpr[] = [];

export const callFn = (
  f: FnCx,
  fn: FnInfo,
  args: readonly S.Expr[],
  span: Span,
  of: Ty | null = null,
  held?: Var,
): TExpr => {
  const { foreignCall } = f.cx.api;
  f.uses(fn);
  const scoped =
    fn.foreign && foreignCall !== null && args.length === fn.params.length + foreignCall.params.length;
  if (fn.unsafe && !scoped) f.needsUnsafe(`call to unsafe function \`${fn.ast.name}\``, span);
  const plain = scoped ? args.slice(0, fn.params.length) : args;
  const made = checkArgs(f, fn.params, null, plain, span, fn.ast.name);
  const scopes = scoped
    ? args
        .slice(fn.params.length)
        .map((a, i) => argument(f, a, T.erase(foreignCall.params[i] ?? T.unit), null))
    : NO_SCOPES;
  if (f.constant !== null) notConst(f, fn.ast.name, span);
  const target = { k: 'fn', fn, of, held } as const;
  isValue(f, fn.ret, span);
  return f.make({ k: 'call', target, args: made, scopes, ty: fn.ret, span });
};

/** `known`: it could be called there, but mini-Rust does not know what it gives. */
const notConst = (f: FnCx, name: string, span: Span, known = false): void =>
  known
    ? f.cx.refuse(`the call of \`${name}\` in a ${f.constant}`, span, 'write its value')
    : f.error('E0015', `cannot call non-const function \`${name}\` in ${f.constant}s`, span, {
        help: 'a constant may only use what is known at compile time',
      });

/** A function, a pointer to one, or a closure. */
const canCall = (f: FnCx, t: Ty): boolean => {
  const ty = f.shallow(t);
  return ty.k === 'fn' || pointerOfItem(f, ty) !== null || closureIn(f, ty) !== null;
};

/** A function itself, that is known by the type of a value: the value is still made, and it must be there. */
const callItem = (f: FnCx, item: FnInfo, e: S.Call, callee: TExpr): TExpr => {
  if (callee.k === 'fn' && callee.of === undefined) return callFn(f, item, e.args, e.span);
  const v = f.declareHidden('callee', callee.ty, callee.span);
  const pat = f.pat({ k: 'bind', v, mode: 'move', sub: null, ty: callee.ty, span: callee.span });
  const held: TStmt = { k: 'let', pat, init: callee, otherwise: null, written: null, span: callee.span };
  const tail = callFn(f, item, e.args, e.span, null, item.early.length === 0 ? undefined : v);
  return f.make({ k: 'block', stmts: [held], tail, jump: null, ty: tail.ty, span: e.span, closeSpan: null });
};

/**
 * What `given` leads to that can be called. It is called by the first step on the way that implements a trait of calls:
 * behind `&mut` that is `FnMut`, which borrows the step mutably; the expression itself does not count where it is a
 * reference, so that `m()` of `m: &mut F` asks for no `mut m` (rustc, `try_overloaded_call_step`).
 */
const calleeOf = (f: FnCx, given: TExpr): TExpr | null => {
  const steps: TExpr[] = [];
  for (let x: TExpr | null = given; x !== null; x = nextDeref(f, x)) {
    steps.push(x);
    if (canCall(f, x.ty)) break;
  }
  const callee = steps.pop();
  if (callee === undefined || !canCall(f, callee.ty)) return null;
  const refs = steps
    .map((x) => f.shallow(x.ty))
    .map((t) => (t.k !== 'ref' ? null : t.mut ? 'mut' : 'shared'));
  const at = refs.findIndex((r, i) => (i > 0 || r === null) && (r !== 'shared' || !refs.includes('mut', i)));
  const step = steps[at];
  if (step === undefined || !refs.includes('mut', at)) return callee;
  markMutable(f, step);
  const lent = f.make({ k: 'borrow', kind: 'mut', a: step, ty: T.refTo(step.ty, true), span: given.span });
  for (let x: TExpr | null = lent; x !== null; x = nextDeref(f, x)) if (canCall(f, x.ty)) return x;
  return callee;
};

/**
 * A closure in a box is called by the box, which is `Fn` if the closure is: how the closure is called is not known yet, so
 * that the first of the traits is taken (rustc, `try_overloaded_call_traits`). `&mut` is never `Fn`, and the expression itself
 * does not count where it is a reference.
 */
const boxedClosure = (f: FnCx, given: TExpr, closure: ClosureInfo): void => {
  let at = f.shallow(given.ty);
  if (at.k === 'ref') at = f.shallow(at.to);
  let boxed = false;
  while (isLib(at, 'Box') || (at.k === 'ref' && !at.mut)) {
    boxed ||= at.k !== 'ref';
    at = f.shallow(at.k === 'ref' ? at.to : (at.args[0] ?? T.unit));
  }
  if (!boxed || closureIn(f, at) !== closure) return;
  f.last.push(() => {
    if (closure.kind === 'shared') return;
    const only = closure.kind === 'mut' ? 'FnMut' : 'FnOnce';
    f.error(
      'E0525',
      `expected a closure that implements the \`Fn\` trait, but this closure only implements \`${only}\``,
      closure.span,
      { help: 'call what is in the box: `(*…)(…)`' },
    );
  });
};

const callValue = (f: FnCx, e: S.Call, given: TExpr): TExpr => {
  const ty0 = f.known(given.ty, given.span);
  // What is called may stand behind references and boxes (Reference, call expressions).
  const callee = calleeOf(f, given) ?? given;
  const ty = callee === given ? ty0 : f.shallow(callee.ty);
  const kept = closureIn(f, ty);
  if (kept !== null) {
    if (callee !== given) boxedClosure(f, given, kept);
    return callClosure(f, e, callee, kept);
  }
  const item = ty.k === 'adt' ? f.cx.fnOfItem.get(ty.def) : undefined;
  if (item !== undefined) return callItem(f, item, e, callee);
  const sig = ty.k === 'fn' ? ty : pointerOfItem(f, ty);
  if (sig === null) {
    for (const a of e.args) f.parts.expr(f, a, null);
    if (isError(ty)) return f.broken(e.span);
    return f.wrong(
      'E0618',
      `expected function, found \`${f.show(ty)}\``,
      e.callee.span,
      'remove the parentheses, or call a function',
    );
  }
  if (sig.unsafe) f.needsUnsafe('call to unsafe function pointer', e.span);
  if (f.constant !== null)
    f.error('const-pointer', `function pointer calls are not allowed in ${f.constant}s`, e.span, {
      help: 'write the value, or make it at run time',
    });
  // What the pointer binds is each call's own.
  const args = checkArgs(f, sig.params.map(T.erase), null, e.args, e.span, 'this function');
  const ret = T.erase(sig.ret);
  for (const t of sig.params) isValue(f, t, e.span);
  isValue(f, ret, e.span);
  return f.make({ k: 'call', target: { k: 'pointer', callee }, args, scopes: [], ty: ret, span: e.span });
};

const callClosure = (f: FnCx, e: S.Call, callee: TExpr, closure: ClosureInfo): TExpr => {
  if (f.constant !== null) notConst(f, f.show(callee.ty), e.span);
  const errors = f.cx.diagnostics.length;
  const args = checkArgs(f, closure.paramTys, null, e.args, e.span, 'this function');
  f.cx.recode(errors, 'E0061', 'E0057');
  // Whether the call changes what the closure captured, or uses it up, is known when the closure's body is.
  f.last.push(() => {
    if (closure.kind === 'mut') markMutable(f, callee);
  });
  const target = { k: 'closure', callee, closure } as const;
  return f.make({ k: 'call', target, args, scopes: [], ty: closure.ret, span: e.span });
};

/** A call of the library: `self` is the receiver of a method, adjusted already. */
export const callLib = (
  f: FnCx,
  fn: LibFn,
  tys: readonly Ty[],
  self: TExpr | null,
  args: readonly S.Expr[],
  want: Ty | null,
  span: Span,
): TExpr => {
  const by = argsOf(fn, tys);
  const formals: Ty[] = [];
  // The receiver of a method is its first parameter.
  for (let i = self === null ? 0 : 1; i < fn.params.length; i++)
    formals.push(T.erase(substitute(fn.params[i]!, by)));
  const ret = T.erase(substitute(fn.ret, by));
  if (fn.unsafe) f.needsUnsafe(`call to unsafe function \`${fn.name}\``, span);
  if (f.constant !== null && fn.constant === null) notConst(f, fn.name, span, isConstFn(fn.name));
  const expected = expectedInputs(f, formals, ret, want);
  const made =
    fn.callable === null
      ? checkArgs(f, formals, expected, args, span, fn.name, self)
      : callableArgs(f, fn, by, formals, expected, args, span, self);
  checkBounds(f, fn, by, span);
  return f.makeLibCall(fn, tys, made, ret, span);
};

/** The type arguments of a function of the library by the names of its parameters: one or two, looked through. */
class ArgsOf implements TypeArgs {
  private readonly generics: readonly string[];
  private readonly tys: readonly Ty[];

  constructor(generics: readonly string[], tys: readonly Ty[]) {
    this.generics = generics;
    this.tys = tys;
  }

  get size(): number {
    return this.generics.length;
  }

  get(name: string): Ty | undefined {
    const i = this.generics.indexOf(name);
    return i < 0 ? undefined : (this.tys[i] ?? T.unit);
  }
}

export const argsOf = (fn: LibFn, tys: readonly Ty[]): TypeArgs => new ArgsOf(fn.generics, tys);

/** Arguments of a function that takes a closure: the others come first, for they say what its parameters are. */
const callableArgs = (
  f: FnCx,
  fn: LibFn,
  by: TypeArgs,
  formals: readonly Ty[],
  expected: readonly Ty[] | null,
  args: readonly S.Expr[],
  span: Span,
  self: TExpr | null,
): TExpr[] => {
  const { callable } = fn;
  if (callable === null || args.length !== formals.length)
    return checkArgs(f, formals, null, args, span, fn.name, self);
  const slot = by.get(callable.param);
  const params = callable.args.map((t) => substitute(t, by));
  const ret = T.erase(substitute(callable.ret, by));
  const made: TExpr[] = self === null ? [] : [self];
  const first = made.length;
  args.forEach((a, i) => {
    const formal = formals[i] ?? T.unit;
    if (formal !== slot) made[first + i] = argument(f, a, formal, expected?.[i] ?? null);
  });
  args.forEach((a, i) => {
    const formal = formals[i] ?? T.unit;
    if (formal === slot) made[first + i] = callableArg(f, a, formal, params, ret);
  });
  return made;
};
