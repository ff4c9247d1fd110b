/** `bindings_with_variant_name` (E0170): a pattern that looks like a variant and binds a variable, which matches all. */
import type { TPat } from '../tree.js';
import type { Lint, Linting } from './lint.js';

const check = (l: Linting, p: TPat): void => {
  if (p.k !== 'bind' || p.mode !== 'move' || p.v.mutable || p.sub !== null) return;
  let ty = p.ty;
  while (ty.k === 'ref') ty = ty.to;
  if (ty.k !== 'adt' || ty.def.kind !== 'enum') return;
  const info = l.cx.infoOf.get(ty.def);
  if (info?.ast.kind !== 'Enum') return;
  const { name } = p.v;
  if (!info.ast.variants.some((v) => v.name === name && v.shape === 'unit')) return;
  l.say(
    `pattern binding \`${name}\` is named the same as one of the variants of the type \`${info.def.name}\``,
    p.span,
    `to match on the variant, write \`${info.def.name}::${name}\``,
  );
};

export const variantNames: Lint = {
  name: 'bindings_with_variant_name',
  code: 'E0170',
  pattern: check,
};
