/** What a well-formed type says of its regions: in `&'a T` all that `T` names outlives `'a` (Reference, implied bounds). */
import { erase, type AdtDef, type Region, type Ty } from '../../../model/types.js';
import type { CrateCx } from './context.js';
import type { AdtInfo, Outlives } from '../tree.js';
import { eachRegion } from '../ty.js';

const STATIC = "'static";

/** Whether `longer` outlives `shorter` by a chain of these. */
export const follows = (from: readonly Outlives[], longer: Region, shorter: Region): boolean => {
  const reached = new Set([longer]);
  for (const at of reached) {
    if (at === shorter || at === STATIC) return true;
    for (const o of from) if (o.longer === at) reached.add(o.shorter);
  }
  return false;
};

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

const has = (all: readonly Outlives[], o: Outlives): boolean =>
  all.some((x) => x.longer === o.longer && x.shorter === o.shorter);

const collect = (cx: CrateCx, t: Ty, out: Outlives[]): void => {
  // What is its own erasure names no lifetime, and so bounds none.
  if (erase(t) === t) return;
  switch (t.k) {
    case 'ref':
      if (t.to !== erase(t.to))
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
      for (const e of t.elems) collect(cx, e, out);
      return;
    case 'lib':
      for (const a of t.args) collect(cx, a, out);
      return;
    case 'adt': {
      const names = t.def.lifetimes;
      const at = (r: Region): Region => (r === STATIC ? r : (t.regions[names.indexOf(r)] ?? ''));
      // A copy: of a recursive type it is the list that is being made.
      for (const o of [...boundsOf(cx, t.def)]) {
        const pair = { longer: at(o.longer), shorter: at(o.shorter) };
        if (pair.longer !== '' && pair.shorter !== '' && !has(out, pair)) out.push(pair);
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

/**
 * What the types of fields need of a type's lifetimes is inferred (RFC 2093), but that one of them is `'static` has to be
 * written.
 */
export const checkStaticBounds = (cx: CrateCx, info: AdtInfo): void => {
  const { ast, def } = info;
  for (let k = 0; k < def.variants.length; k++) {
    const { fields } = def.variants[k]!;
    const written = ast.kind === 'Struct' ? ast.fields : ast.variants[k]?.fields;
    for (let i = 0; i < fields.length; i++) {
      const { ty } = fields[i]!;
      if (erase(ty) === ty) continue;
      const wrong = impliedBy(cx, ty).find(
        (o) => o.shorter === STATIC && !follows(info.outlives, o.longer, STATIC),
      );
      if (wrong === undefined) continue;
      cx.error(
        'E0491',
        'reference has a longer lifetime than the data it references',
        written?.[i]?.type.span ?? ast.nameSpan,
        { help: `write \`${wrong.longer}: 'static\`, or a shorter lifetime` },
      );
    }
  }
};
