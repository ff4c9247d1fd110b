/** `e?`, and what it makes of an error: `From::from` (Reference, try propagation expressions). */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { IntTy, Ty } from '../../../model/types.js';
import type { Arm, TExpr, TPat, Var } from '../tree.js';
import { isError, isLib } from '../ty.js';
import type { FnCx } from './body.js';
import { hinges } from './never-fallback.js';
import { isPlace } from './ops.js';

/** Types `F` of the library with an impl of `From<E>` beside `From<F>`, whatever `E` may turn out to be. */
const convertedTo: ReadonlySet<string> = new Set([
  'Option',
  'Box',
  'Arc',
  'Vec',
  'String',
  'CString',
  'Cell',
  'UnsafeCell',
]);

const isSame = (tys: readonly Ty[]): boolean => tys.every((t) => t === tys[0]);

/** Whether the one impl `to: From<from>` that there may be is known by what is known of the types. */
const isKnown = (f: FnCx, from: Ty, to: Ty): boolean => {
  if (f.infer.isUnknown(to)) return false;
  if (f.infer.isIntVar(from)) return to.k !== 'int' || to.bits === 8;
  if (!f.infer.isUnknown(from)) return true;
  switch (to.k) {
    case 'int':
    case 'char':
    case 'array':
      return false;
    case 'tuple':
      return !isSame(to.elems.map((t) => f.shallow(t)));
    case 'lib':
      return !convertedTo.has(to.name) && (!to.name.startsWith('NonZero') || to.name.endsWith('8'));
    default:
      return true;
  }
};

/** Whether every value of the one type is one of the other, on all targets (std, `From` for integers). */
const widens = (from: IntTy, to: IntTy): boolean => {
  if (from.bits === 'ptr') return false;
  if (to.bits === 'ptr')
    return from.bits === 8 ? to.signed || !from.signed : from.bits === 16 && from.signed === to.signed;
  return from.bits < to.bits && (to.signed || !from.signed);
};

/** Whether std converts the one into the other; mini-Rust converts integers alone. */
const inStd = (f: FnCx, from: Ty, to: Ty): boolean => {
  if (to.k === 'int' || to.k === 'char')
    return from.k === 'bool' || f.infer.isIntVar(from) || from.k === 'int';
  if (to.k !== 'lib') return false;
  if (to.name === 'String') return from.k === 'ref' || from.k === 'char' || isLib(from, 'Box');
  return convertedTo.has(to.name) && f.infer.wouldFit(to.args[0] ?? T.unit, from);
};

/** Judges `to: From<from>`, and answers whether it could be. */
const judge = (f: FnCx, n: Converting, last: boolean): boolean => {
  const from = f.shallow(n.a.ty);
  const to = f.shallow(n.ty);
  if (isError(from) || isError(to) || from === to) return true;
  if (!isKnown(f, from, to)) return last && neverKnown(f, n, to);
  if (f.infer.fit(from, to)) return true;
  if (from.k === 'int' && to.k === 'int' && widens(from, to)) {
    n.kind = 'int';
    return true;
  }
  if (inStd(f, from, to) && !(from.k === 'int' && to.k === 'int'))
    f.cx.refuse(
      `a conversion by \`?\` of the error \`${f.show(from)}\` into \`${f.show(to)}\``,
      n.span,
      'use one type of error, or `match`',
    );
  else
    f.error('E0277', `\`?\` couldn't convert the error: \`${f.show(from)}\` into \`${f.show(to)}\``, n.span, {
      help: 'use one type of error',
    });
  return true;
};

/** Where the result is not known, that is said of it. */
const neverKnown = (f: FnCx, n: Converting, to: Ty): boolean => {
  if (f.broken_) return true;
  const open = f.infer.isUnknown(to);
  f.error(open ? 'E0282' : 'E0283', 'type annotations needed: `?` may convert the error', n.span, {
    help: open ? 'write what it returns: `|| -> Result<T, E> { … }`' : 'write the type of the error',
  });
  f.broken_ = true;
  return true;
};

type Converting = TExpr & { k: 'cast' };

/** The error as the function returns it. */
const converted = (f: FnCx, error: Var, to: Ty): TExpr => {
  const { span, ty } = error;
  const a = f.make({ k: 'var', v: error, ty, span });
  const n: Converting = { k: 'cast', kind: 'same', a, ty: to, span };
  if (!judge(f, n, false)) {
    hinges(f, [ty, to], (_, [x, y]) => x === y);
    f.operands.push((last) => judge(f, n, last));
  }
  return f.make(n);
};

/** `e?`: the value of `Ok` or `Some`; otherwise the function returns the error as it is. */
export const checkTry = (f: FnCx, e: S.Try): TExpr => {
  const value = f.parts.expr(f, e.operand, null);
  const ty = f.known(value.ty, value.span);
  if (isError(ty)) return f.broken(e.span);
  const isResult = isLib(ty, 'Result');
  if (!isResult && !isLib(ty, 'Option'))
    return f.wrong(
      'E0277',
      `the \`?\` operator can only be applied to values that implement \`Try\`: \`${f.show(ty)}\` does not`,
      e.span,
      'use it on an `Option` or a `Result`',
    );
  const ok = ty.args[0] ?? T.unit;
  const ret = f.ret === null ? null : f.shallow(f.ret);
  if (ret === null || (!f.infer.isUnknown(ret) && !isLib(ret, isResult ? 'Result' : 'Option'))) {
    f.error(
      'E0277',
      `the \`?\` operator can only be used in a function that returns \`${isResult ? 'Result' : 'Option'}\``,
      e.span,
      {
        help: 'change what the function returns, or use `match`',
      },
    );
    return f.broken(e.span);
  }
  const out = isResult
    ? T.lib('Result', [f.infer.fresh(), f.infer.fresh()])
    : T.lib('Option', [f.infer.fresh()]);
  f.infer.unify(ret, out);
  const error = isResult ? (ty.args[1] ?? T.unit) : null;
  const outError = out.args[1] ?? T.unit;
  // Its other arm never gives a value.
  f.infer.mayDiverge(ok);
  const bound = f.declareHidden('value', ok, e.span);
  const taken: TExpr = f.make({ k: 'var', v: bound, ty: ok, span: e.span });
  const bind = (v: typeof bound, at: Ty): TPat =>
    f.pat({ k: 'bind', v, mode: 'move', sub: null, ty: at, span: e.span });
  const okArm: Arm = {
    pat: f.pat({
      k: 'variant',
      variant: isResult ? 0 : 1,
      subs: [{ index: 0, pat: bind(bound, ok) }],
      ty,
      span: e.span,
    }),
    guard: null,
    body: taken,
    span: e.span,
  };
  const failed = error === null ? null : f.declareHidden('error', error, e.span);
  const residual: TExpr = f.make({
    k: 'adt',
    variant: isResult ? 1 : 0,
    fields: failed === null || error === null ? [] : [{ index: 0, value: converted(f, failed, outError) }],
    base: null,
    ty: out,
    span: e.span,
  });
  const back = f.make({ k: 'return', value: residual, ty: T.never, span: e.span });
  const errArm: Arm = {
    pat: f.pat({
      k: 'variant',
      variant: isResult ? 1 : 0,
      subs: failed === null || error === null ? [] : [{ index: 0, pat: bind(failed, error) }],
      ty,
      span: e.span,
    }),
    guard: null,
    body: f.make({ k: 'never', a: back, ty: ok, span: e.span }),
    span: e.span,
  };
  // `Try::branch` takes the whole value, also of a variable.
  const taking: TExpr = isPlace(value)
    ? f.make({ k: 'cast', kind: 'same', a: value, ty, span: value.span })
    : value;
  return f.makeMatch({ k: 'match', value: taking, arms: [okArm, errArm], ty: ok, span: e.span });
};
