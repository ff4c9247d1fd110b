import type { Ty } from '../../../model/types.js';
import { pointee } from './body.js';
import { forwardLoads } from './forward.js';
import { hasDeref, writes } from './operands.js';
import type { Optimisation } from './optimisation.js';

/** Whether two C scalars may name one object: equal up to sign, or one of them a character type (C11 6.5p7). */
const mayShare = (a: Ty, b: Ty): boolean => {
  if (a === b) return true;
  if (a.k === 'int' && b.k === 'int')
    return a.bits === b.bits || a.bits === 8 || b.bits === 8 || a.bits === 'ptr' || b.bits === 'ptr';
  if (a.k === 'int' && a.bits === 8) return true;
  if (b.k === 'int' && b.bits === 8) return true;
  return a.k === b.k || !isScalar(a) || !isScalar(b);
};

const isScalar = (ty: Ty): boolean => ty.k === 'int' || ty.k === 'bool' || ty.k === 'raw';

export const typeBased: Optimisation = {
  name: 'type-based',
  sentence: 'What a C pointer pointed to is not read again after a write at an incompatible type.',
  source: 'C11 6.5p6-7 (effective types); -fstrict-aliasing',
  lang: 'c',
  trusts: 'effective-type',
  attribute: '!tbaa',
  licensedBy: null,
  step: (b) =>
    forwardLoads(b, {
      keeps: (body, p) =>
        p.proj.length === 1 &&
        p.proj[0]?.k === 'deref' &&
        body.isSteady(p.local) &&
        !(body.typeOf(p).k === 'int' && pointee(body.locals[p.local]!.ty) !== body.typeOf(p)),
      effect: (body, p, n) => {
        if (n.k === 'call') return 'ends';
        if ((n.k === 'dead' || n.k === 'live') && (n.local === p.local || body.isTaken(n.local)))
          return 'ends';
        const ty = body.typeOf(p);
        const others = writes(n).filter((w) => hasDeref(w) || body.isTaken(w.local));
        if (others.some((w) => w.proj.some((x) => x.k === 'field') || mayShare(ty, body.typeOf(w))))
          return 'ends';
        return others.length > 0 ? 'crosses' : 'none';
      },
    }),
};
