/** What `repr(transparent)` asks of a type: one variant, and at most one field that takes room or asks for alignment. */
import { isLayoutError } from '../../../model/layout/index.js';
import type { Span } from '../../../model/span.js';
import { erase, type Ty } from '../../../model/types.js';
import type { AdtInfo } from '../tree.js';
import type { CrateCx } from './context.js';

export const checkTransparent = (cx: CrateCx, info: AdtInfo): void => {
  const { def, ast } = info;
  const [variant, ...more] = def.variants;
  if (variant === undefined || more.length > 0) {
    const has = `transparent enum needs exactly one variant, but has ${def.variants.length}`;
    cx.error('E0731', has, ast.nameSpan, { help: 'remove the `repr`' });
    return;
  }
  const written = ast.kind === 'Struct' ? ast.fields : ast.variants[0]!.fields;
  const fields = variant.fields.map((f, i) => ({ ty: erase(f.ty), span: written[i]?.span ?? ast.nameSpan }));
  const wide = fields.filter((f) => takesRoom(cx, f.ty));
  if (wide.length > 1) {
    const what = ast.kind === 'Struct' ? 'transparent struct' : 'the variant of a transparent enum';
    const has = `${what} needs at most one field with non-trivial size or alignment, but has ${wide.length}`;
    cx.error('E0690', has, ast.nameSpan, { help: 'remove the `repr`, or all of these fields but one' });
    return;
  }
  const doubtful = fields.filter((f) => !wide.includes(f) && holdsReprC(f.ty));
  // The first may be the one that the type is transparent around.
  for (const f of wide.length === 0 ? doubtful.slice(1) : doubtful) warnOfReprC(cx, f.span);
};

const takesRoom = (cx: CrateCx, ty: Ty): boolean => {
  const l = cx.layouts.find(ty);
  return !isLayoutError(l) && (l.size > 0 || l.align > 1);
};

/** An empty struct that is C's has a size on some targets. */
const holdsReprC = (ty: Ty): boolean => {
  if (ty.k === 'tuple') return ty.elems.some(holdsReprC);
  if (ty.k === 'array') return holdsReprC(ty.of);
  if (ty.k !== 'adt') return false;
  return ty.def.repr === 'C' || ty.def.variants.some((v) => v.fields.some((f) => holdsReprC(f.ty)));
};

const warnOfReprC = (cx: CrateCx, span: Span): void =>
  cx.lint(
    'repr_transparent_non_zst_fields',
    'zero-sized fields in `repr(transparent)` cannot contain `repr(C)` types',
    span,
    { help: 'leave out the `repr(C)` of what has no fields' },
  );
