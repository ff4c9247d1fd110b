/** Dereferencing: built in for references, raw pointers and boxes, by a function for what the library's table says. */
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { libType } from './types.js';

/** `*e`, or null if the type cannot be dereferenced. */
export const derefOnce = (f: FnCx, e: TExpr): TExpr | null => {
  const ty = f.shallow(e.ty);
  if (ty.k === 'ref' || ty.k === 'raw') return f.make({ k: 'deref', a: e, ty: ty.to, span: e.span });
  if (ty.k !== 'lib') return null;
  if (ty.name === 'Box') return f.make({ k: 'deref', a: e, ty: ty.args[0] ?? ty, span: e.span });
  const to = overloadedTarget(f, ty);
  return to === null ? null : f.make({ k: 'overloaded-deref', a: e, mut: false, ty: to, span: e.span });
};

export const overloadedTarget = (f: FnCx, ty: Ty): Ty | null => {
  if (ty.k !== 'lib') return null;
  return libType(f.cx, ty.name)?.deref?.to(ty.args) ?? null;
};

/** One step of automatic dereferencing, which never goes through a raw pointer. */
export const nextDeref = (f: FnCx, e: TExpr): TExpr | null =>
  f.shallow(e.ty).k === 'raw' ? null : derefOnce(f, e);
