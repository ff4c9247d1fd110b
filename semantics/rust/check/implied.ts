/** What a well-formed type says of its regions: in `&'a T` all that `T` names outlives `'a` (Reference, implied bounds). */
import type { AdtDef, Region, Ty } from '../../../model/types.js';
import type { CrateCx } from './context.js';
import type { Outlives } from '../tree.js';
import { eachRegion } from '../ty.js';

/** Bounds that a type's definition writes, and those that its fields imply. */
const boundsOf = (cx: CrateCx, def: AdtDef): readonly Outlives[] => {
  const done = cx.implied.get(def);
  if (done !== undefined) return done;
  const out: Outlives[] = [...(cx.infoOf.get(def)?.outlives ?? [])];
  // A recursive type learns nothing more from itself.
  cx.implied.set(def, out);
  for (const v of def.variants) for (const f of v.fields) collect(cx, f.ty, out);
  return out;
};

const collect = (cx: CrateCx, t: Ty, out: Outlives[]): void => {
  switch (t.k) {
    case 'ref':
      eachRegion(t.to, (r: Region) => {
        if (r !== '' && t.region !== '' && r !== t.region) out.push({ longer: r, shorter: t.region });
      });
      return collect(cx, t.to, out);
    case 'raw':
      return collect(cx, t.to, out);
    case 'slice':
    case 'array':
      return collect(cx, t.of, out);
    case 'tuple':
      return t.elems.forEach((e) => collect(cx, e, out));
    case 'lib':
      return t.args.forEach((a) => collect(cx, a, out));
    case 'adt': {
      const names = t.def.lifetimes;
      const at = (r: Region): Region => (r === "'static" ? r : (t.regions[names.indexOf(r)] ?? ''));
      for (const o of boundsOf(cx, t.def)) {
        const pair = { longer: at(o.longer), shorter: at(o.shorter) };
        if (pair.longer !== '' && pair.shorter !== '') out.push(pair);
      }
      return;
    }
    default:
      return;
  }
};

export const impliedBy = (cx: CrateCx, t: Ty): readonly Outlives[] => {
  const out: Outlives[] = [];
  collect(cx, t, out);
  return out;
};
