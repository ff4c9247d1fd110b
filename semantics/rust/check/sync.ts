/** `Sync`: what a static may hold (Reference, static items). */
import { erase, type Ty } from '../../../model/types.js';
import type { CrateCx } from './context.js';

export const isSync = (cx: CrateCx, t: Ty, seen: ReadonlySet<Ty> = new Set()): boolean => {
  switch (t.k) {
    case 'raw':
      return false;
    case 'ref':
      return isSync(cx, t.to, seen);
    case 'array':
    case 'slice':
      return isSync(cx, t.of, seen);
    case 'tuple':
      return t.elems.every((e) => isSync(cx, e, seen));
    case 'lib':
      return t.name !== 'Cell' && t.name !== 'UnsafeCell' && t.args.every((a) => isSync(cx, a, seen));
    case 'adt': {
      if (seen.has(t)) return true;
      const inner = new Set(seen).add(t);
      return t.def.variants.every((v) => v.fields.every((x) => isSync(cx, erase(x.ty), inner)));
    }
    default:
      return true;
  }
};
