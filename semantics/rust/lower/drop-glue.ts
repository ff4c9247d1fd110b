/** Drop glue: the function that drops a value behind `&mut T` (Reference, destructors). */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { variantsOf } from '../check/fields.js';
import { dropArc, dropBox } from '../library/owners.js';
import { dropCString } from '../library/cstr.js';
import { dropVec } from '../library/vec.js';
import { dropSequence, spill } from '../library/words.js';
import { at, deref, field, inside, read, variant, word, type Builder } from './builder.js';
import type { ProgramCx } from './program.js';

/** Parts are dropped in order; if one drop panics, the others still run while it unwinds. */
const dropParts = (
  p: ProgramCx,
  b: Builder,
  parts: readonly { readonly place: Place; readonly ty: Ty }[],
): void => {
  const owned = parts.filter((x) => p.dropGlue(x.ty) !== null);
  const from = (i: number): void => {
    const x = owned[i];
    if (x === undefined) return;
    const rest = (): void => from(i + 1);
    const drop = (): void => b.dropThrough(b.ref(x.place, x.ty, true), x.ty);
    if (i + 1 < owned.length) b.guarded(rest, drop);
    else drop();
    rest();
  };
  from(0);
};

export const dropBody = (p: ProgramCx, b: Builder, ty: Ty): void => {
  const self = 1;
  const place = at(self, deref);
  switch (ty.k) {
    case 'adt':
      return dropAdt(p, b, ty, place);
    case 'tuple':
      return dropParts(
        p,
        b,
        ty.elems.map((t, i) => ({ place: inside(place, field(i, t)), ty: t })),
      );
    case 'array':
    case 'slice':
      return dropElements(b, place, ty.of);
    case 'lib':
      return dropLib(p, b, ty, place);
    default:
      return;
  }
};

const dropAdt = (p: ProgramCx, b: Builder, ty: T.AdtTy, place: Place): void => {
  const { def } = ty;
  const fields = (v: number, within: Place): readonly { place: Place; ty: Ty }[] =>
    (def.variants[v]?.fields ?? []).map((x, i) => {
      const t = T.erase(x.ty);
      return { place: inside(within, field(i, t)), ty: t };
    });
  const parts = (): void => {
    if (def.kind !== 'enum') return dropParts(p, b, fields(0, place));
    byVariant(
      b,
      place,
      def.variants.map((v) => v.discriminant),
      (v) => dropParts(p, b, fields(v, inside(place, variant(v)))),
    );
  };
  if (def.drop === null) return parts();
  // The fields are dropped also if the type's own `drop` panics.
  const { drop } = def;
  b.guarded(parts, () => b.callFn(drop, [b.ref(place, ty, true)], null));
  parts();
};

/** One branch for each variant; those behind it meet again. */
const byVariant = (
  b: Builder,
  place: Place,
  discriminants: readonly number[],
  body: (v: number) => void,
): void => {
  const d = b.let(T.isize, { k: 'discr', place });
  const join = b.newBlock();
  const cases = discriminants.map((v) => [v, b.newBlock()] as const);
  b.switchOn(read(d), T.isize, cases, join);
  cases.forEach(([, block], v) => {
    b.cur = block;
    body(v);
    b.goto(join);
  });
  b.cur = join;
};

const dropElements = (b: Builder, place: Place, of: Ty): void => {
  const element = (i: Operand): Place => inside(place, { k: 'index', local: spill(b, i, T.usize) });
  dropSequence(b, element, of, word(0), b.len(place), () => undefined);
};

const dropLib = (p: ProgramCx, b: Builder, ty: T.LibTy, place: Place): void => {
  const of = ty.args[0] ?? T.unit;
  switch (ty.name) {
    case 'Box':
      return dropBox(b, 1, of);
    case 'Arc':
      return dropArc(b, 1, of);
    case 'Vec':
      return dropVec(b, 1, of);
    case 'CString':
      return dropCString(b, 1);
    case 'Option':
    case 'Result': {
      const variants = variantsOf(p.cx, ty) ?? [];
      return byVariant(
        b,
        place,
        variants.map((_, i) => i),
        (v) =>
          dropParts(
            p,
            b,
            (variants[v]?.fields ?? []).map((x, i) => ({
              place: inside(place, variant(v), field(i, x.ty)),
              ty: x.ty,
            })),
          ),
      );
    }
    default: {
      // Wrappers of one field: cells, `AssertUnwindSafe`.
      const { shape } = b.program.layouts.of(ty);
      if (shape.k === 'struct')
        dropParts(
          p,
          b,
          shape.tys.map((t, i) => ({ place: inside(place, field(i, t)), ty: t })),
        );
    }
  }
};
