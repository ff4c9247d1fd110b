/** Struct and enum literals, tuples, arrays. */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { coerce } from './coerce.js';
import type { VariantFacts } from './fields.js';
import { Merge } from './merge.js';
import { suggestion } from './paths.js';
import { structPath } from './path.js';
import { mustBeSized } from './sized.js';
import { isCopy } from './traits.js';

export const checkTuple = (f: FnCx, e: S.Tuple, want: Ty | null): TExpr => {
  const hint = want === null ? null : f.shallow(want);
  const hints = hint?.k === 'tuple' ? hint.elems : null;
  const elems: TExpr[] = [];
  const tys: Ty[] = [];
  for (let i = 0; i < e.elements.length; i++) {
    const h = hints?.[i] ?? null;
    const written = f.parts.expr(f, e.elements[i]!, h);
    const made = h === null || f.infer.isUnknown(h) ? written : coerce(f, written, h);
    elems.push(made);
    tys.push(f.tyOf(made));
  }
  const last = tys[tys.length - 1];
  if (last !== undefined) mustBeSized(f, last, e.span);
  return f.make({ k: 'tuple', elems, ty: T.tupleOf(tys), span: e.span });
};

const elementHint = (f: FnCx, want: Ty | null): Ty | null => {
  if (want === null) return null;
  const w = f.shallow(want);
  return w.k === 'array' || w.k === 'slice' ? w.of : null;
};

export const checkArrayList = (f: FnCx, e: S.ArrayList, want: Ty | null): TExpr => {
  const merge = new Merge(f, elementHint(f, want), 'array elements');
  for (const x of e.elements) merge.add(f.parts.expr(f, x, merge.hint));
  const ty = merge.common();
  const parts = merge.parts(ty);
  return f.make({ k: 'array', elems: parts, ty: T.arrayOf(ty, parts.length), span: e.span });
};

export const checkArrayRepeat = (f: FnCx, e: S.ArrayRepeat, want: Ty | null): TExpr => {
  const hint = elementHint(f, want);
  const made = f.parts.expr(f, e.element, hint);
  const value = hint === null || f.infer.isUnknown(hint) ? made : coerce(f, made, hint);
  mustBeSized(f, value.ty, e.span);
  const count = f.cx.constLength(f.at, e.length);
  if (count > 1 && value.k !== 'const') f.wait(mayRepeat, value, e.element);
  return f.make({ k: 'repeat', value, count, ty: T.arrayOf(value.ty, count), span: e.span });
};

/** The element is copied, unless there is at most one, or it is a constant. */
const mayRepeat = (f: FnCx, value: TExpr, e: S.Expr): void => {
  const ty = f.infer.resolve(value.ty);
  if (isCopy(f.cx, ty)) return;
  f.error('E0277', `the trait bound \`${f.show(ty)}: Copy\` is not satisfied`, e.span, {
    help: 'write the elements one by one, or name the value by a `const`',
  });
};

/** The number of the field of that name; -1 if there is none. */
export const fieldNamed = (facts: VariantFacts, name: string): number => {
  const { fields } = facts;
  for (let i = 0; i < fields.length; i++) if (fields[i]!.name === name) return i;
  return -1;
};

const missingFields = (
  f: FnCx,
  e: S.StructLit,
  facts: VariantFacts,
  given: readonly { readonly index: number }[],
): void => {
  const missing = facts.fields
    .filter((_, i) => !given.some((x) => x.index === i))
    .map((x) => `\`${x.name}\``);
  if (missing.length === 0) return;
  f.error(
    'E0063',
    `missing field${missing.length > 1 ? 's' : ''} ${missing.join(', ')} in initializer of \`${facts.name}\``,
    e.span,
    {
      help: 'give every field a value',
    },
  );
};

export const checkStructLit = (f: FnCx, e: S.StructLit): TExpr => {
  const found = structPath(f, e.path);
  if (found === null) {
    for (const x of e.fields) f.parts.expr(f, x.value, null);
    return f.broken(e.span);
  }
  const { ty, variant, facts, of } = found;
  const fields: { readonly index: number; readonly value: TExpr }[] = [];
  let wrong = false;
  for (const x of e.fields) {
    const index = fieldNamed(facts, x.name);
    const want = facts.fields[index]?.ty ?? null;
    const value = f.parts.expr(f, x.value, want);
    if (want === null) {
      wrong = true;
      const owner = ty.k === 'lib' || (ty.k === 'adt' && ty.def.kind === 'enum') ? 'variant' : 'struct';
      const code = owner === 'variant' ? 'E0559' : 'E0560';
      f.error(code, `${owner} \`${facts.name}\` has no field named \`${x.name}\``, x.nameSpan, {
        help: suggestion(
          facts.fields.map((y) => y.name),
          x.name,
        ),
      });
      continue;
    }
    if (fields.some((y) => y.index === index)) {
      wrong = true;
      f.error('E0062', `field \`${x.name}\` specified more than once`, x.nameSpan, {
        help: 'remove one of them',
      });
    }
    fields.push({ index, value: coerce(f, value, want) });
  }
  const base = e.base === null ? null : coerce(f, f.parts.expr(f, e.base, ty), ty);
  if (base !== null && ty.k === 'adt' && ty.def.kind !== 'struct')
    f.error('E0436', 'functional record update syntax requires a struct', e.span, {
      help: 'name all fields',
    });
  if (base === null && !wrong && fields.length < facts.fields.length) missingFields(f, e, facts, fields);
  return f.make({ k: 'adt', variant, fields, base, ty, span: e.span, of });
};
