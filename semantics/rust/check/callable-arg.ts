/** Arguments that have to be callable: closures, functions, and what `AssertUnwindSafe` holds of these (std, closure traits). */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { isError } from '../ty.js';
import type { FnCx } from './body.js';
import { callableOf, checkClosure } from './closure.js';
import { meaningOf } from './path.js';

const isAssert = (a: S.Expr): a is S.Call =>
  a.kind === 'Call' &&
  a.callee.kind === 'PathExpr' &&
  a.callee.path.segments.at(-1)?.name === 'AssertUnwindSafe' &&
  a.args.length === 1;

export const callableArg = (f: FnCx, a: S.Expr, formal: Ty, params: readonly Ty[], ret: Ty): TExpr => {
  if (a.kind === 'Closure') {
    const made = checkClosure(f, a, params, ret);
    f.infer.unify(formal, made.ty);
    return made;
  }
  const [inner] = isAssert(a) ? a.args : [];
  if (isAssert(a) && inner?.kind === 'Closure' && a.callee.kind === 'PathExpr') {
    const m = meaningOf(f, a.callee.path);
    const value = checkClosure(f, inner, params, ret);
    const ty = T.lib('AssertUnwindSafe', [value.ty]);
    f.infer.unify(formal, ty);
    if (m.k !== 'ctor') return f.broken(a.span);
    return f.make({ k: 'adt', variant: 0, fields: [{ index: 0, value }], base: null, ty, span: a.span });
  }
  const e = f.parts.expr(f, a, null);
  const sig = callableOf(f, e.ty);
  if (sig === null) {
    if (!isError(f.shallow(e.ty)))
      f.error('E0277', `expected a closure or function, found \`${f.show(e.ty)}\``, a.span, {
        help: 'write a closure: `|| …`',
      });
    return e;
  }
  if (
    sig.params.length !== params.length ||
    sig.unsafe ||
    !sig.params.every((p, i) => f.infer.unify(T.erase(p), T.erase(params[i] ?? p)))
  )
    f.error('E0631', 'type mismatch in function arguments', a.span, { help: 'its parameters do not fit' });
  if (!f.infer.unify(ret, T.erase(sig.ret))) f.mismatch(ret, T.erase(sig.ret), a.span);
  f.infer.unify(formal, e.ty);
  return e;
};
