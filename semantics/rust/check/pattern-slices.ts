/** Patterns of arrays and slices: the first elements, the last ones, and `..` between them (Reference, slice patterns). */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TPat } from '../tree.js';
import { errorTy, isError, isLib } from '../ty.js';
import type { FnCx } from './body.js';
import type { Bound, Mode } from './pattern-bindings.js';
import { isCopy } from './traits.js';

/** What `..` or `name @ ..` stands for among the elements of a slice pattern. */
const isRest = (p: S.Pattern): boolean =>
  p.kind === 'RestPattern' || (p.kind === 'BindPattern' && p.sub?.kind === 'RestPattern');

const restOf = (f: FnCx, p: S.Pattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  if (p.kind !== 'BindPattern') return f.pat({ k: 'wild', ty, span: p.span });
  const made = b.part(f, { ...p, sub: null }, ty, mode, b);
  // The elements of an array would have to be moved one by one.
  if (made.k === 'bind' && made.mode === 'move' && ty.k === 'array')
    f.last.push(() => {
      if (!isCopy(f.cx, f.infer.resolve(ty)))
        f.cx.refuse('the rest of an array, moved out of it by a pattern', p.span, 'bind it by `ref`');
    });
  return made;
};

export const slicePattern = (f: FnCx, p: S.SlicePattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const t = f.known(ty, p.span);
  const rest = p.elements.findIndex(isRest);
  const broken = (): TPat => {
    for (const x of p.elements)
      if (x.kind !== 'RestPattern')
        b.part(f, x.kind === 'BindPattern' && isRest(x) ? { ...x, sub: null } : x, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  };
  if (t.k !== 'array' && t.k !== 'slice') {
    if (!isError(t))
      f.error('E0529', `expected an array or slice, found \`${f.show(t)}\``, p.span, {
        help: isLib(t, 'Vec') ? 'match on a slice of it: `&v[..]`' : 'match it by a pattern of its type',
      });
    return broken();
  }
  const again = p.elements.findIndex((x, i) => i > rest && rest >= 0 && isRest(x));
  if (again >= 0) {
    f.error('syntax', '`..` can only be used once per slice pattern', p.elements[again]!.span, {
      help: 'remove one of them',
    });
    return broken();
  }
  const least = rest < 0 ? p.elements.length : p.elements.length - 1;
  if (t.k === 'array' && (rest < 0 ? least !== t.len : least > t.len)) {
    const s = least === 1 ? '' : 's';
    f.error(
      rest < 0 ? 'E0527' : 'E0528',
      `pattern requires ${rest < 0 ? '' : 'at least '}${least} element${s} but array has ${t.len}`,
      p.span,
      { help: rest < 0 ? 'leave elements out by `..`' : 'name fewer elements' },
    );
    return broken();
  }
  const one = (x: S.Pattern): TPat => b.part(f, x, t.of, mode, b);
  const given = rest < 0 ? p.elements : p.elements.slice(0, rest);
  const before = given.map(one);
  const left = t.k === 'array' ? T.arrayOf(t.of, t.len - least) : T.sliceOf(t.of);
  const at = p.elements[rest];
  const middle = at === undefined ? null : restOf(f, at, left, mode, b);
  const after = rest < 0 ? [] : p.elements.slice(rest + 1).map(one);
  return f.pat({ k: 'slice', before, rest: middle, after, ty: t, span: p.span });
};
