/** Struct and enum literals, tuples, arrays. */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { coerce } from './coerce.js';
import { Merge } from './merge.js';
import { suggestion } from './paths.js';
import { structPath } from './path.js';
import { isCopy } from './traits.js';

export const checkTuple = (f: FnCx, e: S.Tuple, want: Ty | null): TExpr => {
  const hint = want === null ? null : f.shallow(want);
  const hints = hint?.k === 'tuple' ? hint.elems : [];
  const elems = e.elements.map((x, i) => {
    const h = hints[i] ?? null;
    const made = f.parts.expr(f, x, h);
    return h === null || f.infer.isUnknown(h) ? made : coerce(f, made, h);
  });
  return f.make({ k: 'tuple', elems, ty: T.tupleOf(elems.map((x) => x.ty)), span: e.span });
};

const elementHint = (f: FnCx, want: Ty | null): Ty | null => {
  if (want === null) return null;
  const w = f.shallow(want);
  return w.k === 'array' || w.k === 'slice' ? w.of : null;
};

export const checkArrayList = (f: FnCx, e: S.ArrayList, want: Ty | null): TExpr => {
  const merge = new Merge(f, elementHint(f, want), 'array elements');
  for (const x of e.elements) merge.add(f.parts.expr(f, x, merge.hint));
  const { ty, parts } = merge.done(() => f.infer.fresh());
  return f.make({ k: 'array', elems: parts, ty: T.arrayOf(ty, parts.length), span: e.span });
};

export const checkArrayRepeat = (f: FnCx, e: S.ArrayRepeat, want: Ty | null): TExpr => {
  const hint = elementHint(f, want);
  const made = f.parts.expr(f, e.element, hint);
  const value = hint === null || f.infer.isUnknown(hint) ? made : coerce(f, made, hint);
  const count = f.cx.constLength(f.at, e.length);
  f.later.push(() => mayRepeat(f, value, count, e.element));
  return f.make({ k: 'repeat', value, count, ty: T.arrayOf(value.ty, count), span: e.span });
};

/** The element is copied, unless there is at most one, or it is a constant. */
const mayRepeat = (f: FnCx, value: TExpr, count: number, e: S.Expr): void => {
  const ty = f.infer.resolve(value.ty);
  if (count <= 1 || value.k === 'const' || isCopy(f.cx, ty)) return;
  f.error('E0277', `the trait bound \`${f.show(ty)}: Copy\` is not satisfied`, e.span, {
    help: 'write the elements one by one, or name the value by a `const`',
  });
};

export const checkStructLit = (f: FnCx, e: S.StructLit): TExpr => {
  const found = structPath(f, e.path);
  if (found === null) {
    for (const x of e.fields) f.parts.expr(f, x.value, null);
    return f.broken(e.span);
  }
  const { ty, variant, facts } = found;
  const seen = new Set<number>();
  const fields = e.fields.flatMap((x) => {
    const index = facts.fields.findIndex((y) => y.name === x.name);
    const want = facts.fields[index]?.ty ?? null;
    const value = f.parts.expr(f, x.value, want);
    if (want === null) {
      const owner = ty.k === 'adt' && ty.def.kind === 'enum' ? 'variant' : 'struct';
      const code = owner === 'variant' ? 'E0559' : 'E0560';
      f.error(code, `${owner} \`${facts.name}\` has no field named \`${x.name}\``, x.nameSpan, {
        help: suggestion(
          facts.fields.map((y) => y.name),
          x.name,
        ),
      });
      return [];
    }
    if (seen.has(index))
      f.error('E0062', `field \`${x.name}\` specified more than once`, x.nameSpan, {
        help: 'remove one of them',
      });
    seen.add(index);
    return [{ index, value: coerce(f, value, want) }];
  });
  const base = e.base === null ? null : coerce(f, f.parts.expr(f, e.base, ty), ty);
  if (base !== null && ty.k === 'adt' && ty.def.kind !== 'struct')
    f.error('E0436', 'functional record update syntax requires a struct', e.span, {
      help: 'name all fields',
    });
  const missing = facts.fields.filter((_, i) => !seen.has(i)).map((x) => `\`${x.name}\``);
  if (base === null && missing.length > 0)
    f.error(
      'E0063',
      `missing field${missing.length > 1 ? 's' : ''} ${missing.join(', ')} in initializer of \`${facts.name}\``,
      e.span,
      {
        help: 'give every field a value',
      },
    );
  return f.make({ k: 'adt', variant, fields, base, ty, span: e.span });
};
