/** Patterns of structs, variants and tuples: by position, by name, `..` for what is left out. */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { SubPat, TPat } from '../tree.js';
import { errorTy, isError } from '../ty.js';
import { fieldNamed } from './aggregate.js';
import type { FnCx } from './body.js';
import type { VariantFacts } from './fields.js';
import { isAssociated, meaningOf, structPath } from './path.js';
import { suggestion } from './paths.js';
import type { Bound, Mode } from './pattern-bindings.js';
import { variantPat } from './pattern-values.js';

/** Elements in order, `..` standing for as many as are left out. */
const elements = (
  f: FnCx,
  pats: readonly S.Pattern[],
  tys: readonly Ty[],
  mode: Mode,
  b: Bound,
): readonly SubPat[] => {
  const rest = restAt(pats);
  const made: SubPat[] = [];
  for (let i = 0; i < pats.length; i++) {
    const p = pats[i]!;
    if (p.kind === 'RestPattern') continue;
    const index = rest >= 0 && i > rest ? tys.length - (pats.length - i) : i;
    const ty = index >= 0 && index < tys.length ? tys[index]! : errorTy;
    made.push({ index, pat: b.part(f, p, ty, mode, b) });
  }
  return made;
};

/** Where `..` stands; -1 if it does not. */
const restAt = (pats: readonly S.Pattern[]): number => {
  for (let i = 0; i < pats.length; i++) if (pats[i]!.kind === 'RestPattern') return i;
  return -1;
};

/** Whether so many patterns, of which one may be `..`, can stand for so many elements. */
const countFits = (pats: readonly S.Pattern[], count: number): boolean =>
  restAt(pats) < 0 ? pats.length === count : pats.length - 1 <= count;

export const tupleStruct = (f: FnCx, p: S.TupleStructPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const errors = f.cx.diagnostics.length;
  const m = meaningOf(f, p.path);
  f.cx.recode(errors, 'E0425', 'E0531');
  f.cx.recode(errors, 'E0423', 'E0532');
  if (m.k !== 'ctor' || m.facts.shape !== 'tuple') {
    if (!(m.k === 'node' && m.node.k === 'error'))
      f.error(
        m.k === 'ctor' && m.facts.shape === 'named' ? 'E0769' : isAssociated(m) ? 'E0164' : 'E0532',
        'expected tuple struct or tuple variant',
        p.path.span,
        {
          help: 'name a variant with fields in parentheses',
        },
      );
    for (const x of p.elements) if (x.kind !== 'RestPattern') b.part(f, x, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  if (!f.infer.unify(ty, m.ty)) f.mismatch(ty, m.ty, p.span);
  const tys: Ty[] = [];
  for (const x of m.facts.fields) tys.push(x.ty);
  if (!countFits(p.elements, tys.length))
    f.error(
      'E0023',
      `this pattern has ${p.elements.length} field${p.elements.length === 1 ? '' : 's'}, but the corresponding tuple variant has ${tys.length}`,
      p.span,
      { help: 'leave fields out by `..`, or by `_`' },
    );
  return variantPat(f, m, elements(f, p.elements, tys, mode, b), p.span);
};

export const structPattern = (f: FnCx, p: S.StructPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const found = structPath(f, p.path);
  if (found === null) {
    for (const x of p.fields) b.part(f, x.pattern, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  if (!f.infer.unify(ty, found.ty)) f.mismatch(ty, found.ty, p.span);
  const { facts } = found;
  const subs: SubPat[] = [];
  const seen: number[] = [];
  for (const x of p.fields) {
    const index = fieldNamed(facts, x.name);
    if (index < 0)
      f.error('E0026', `\`${facts.name}\` does not have a field named \`${x.name}\``, x.span, {
        help: suggestion(
          facts.fields.map((y) => y.name),
          x.name,
        ),
      });
    if (seen.includes(index))
      f.error('E0025', `field \`${x.name}\` bound multiple times in the pattern`, x.span, {
        help: 'remove one of them',
      });
    seen.push(index);
    const of = index < 0 ? errorTy : facts.fields[index]!.ty;
    subs.push({ index: Math.max(index, 0), pat: b.part(f, x.pattern, of, mode, b) });
  }
  if (!p.rest && !seen.includes(-1)) notMentioned(f, p, facts, seen);
  return variantPat(f, found, subs, p.span);
};

const notMentioned = (f: FnCx, p: S.StructPattern, facts: VariantFacts, seen: readonly number[]): void => {
  const missing: string[] = [];
  for (let i = 0; i < facts.fields.length; i++)
    if (!seen.includes(i)) missing.push(`\`${facts.fields[i]!.name}\``);
  if (missing.length === 0) return;
  f.error(
    'E0027',
    `pattern does not mention field${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`,
    p.span,
    { help: 'leave them out by `..`' },
  );
};

export const tuplePattern = (f: FnCx, p: S.TuplePattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  let t = f.shallow(ty);
  if (f.infer.isUnknown(t) && !p.elements.some((x) => x.kind === 'RestPattern')) {
    f.infer.unify(t, T.tupleOf(p.elements.map(() => f.infer.fresh())));
    t = f.shallow(ty);
  }
  if (t.k === 'unit' && countFits(p.elements, 0))
    return f.pat({ k: 'fields', subs: [], ty: t, span: p.span });
  if (t.k !== 'tuple') {
    if (!isError(t))
      f.error('E0308', `mismatched types: expected \`${f.show(t)}\`, found a tuple pattern`, p.span, {
        help: 'match it by a pattern of its type',
      });
    for (const x of p.elements) if (x.kind !== 'RestPattern') b.part(f, x, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  const { elems } = t;
  if (!countFits(p.elements, elems.length))
    f.error(
      'E0308',
      `mismatched types: expected a tuple with ${elems.length} elements, found one with ${p.elements.length}`,
      p.span,
      { help: 'leave elements out by `..`' },
    );
  return f.pat({ k: 'fields', subs: elements(f, p.elements, elems, mode, b), ty: t, span: p.span });
};
