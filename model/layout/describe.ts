/** A type as the layout sees it: by what it is made of. No layout is computed here, so recursion is no danger. */
import type { Target } from '../target.js';
import { intSize } from '../target.js';
import type { AdtDef, IntTy, Ty } from '../types.js';
import { isThinPointee } from '../types.js';
import type { LibShape, LibShapes, Part } from './lib.js';
import type { Prim, PtrOf } from './types.js';

export interface VariantDesc {
  readonly name: string;
  readonly fields: readonly Part[];
  readonly discriminant: number;
}

export type Desc =
  | { readonly k: 'scalar'; readonly prim: Prim }
  | { readonly k: 'fat'; readonly of: PtrOf; readonly pointee: Ty; readonly nonNull: boolean }
  | {
      readonly k: 'struct';
      readonly fields: readonly Part[];
      readonly order: 'rust' | 'tuple' | 'c';
      readonly cell: boolean;
    }
  | { readonly k: 'union'; readonly fields: readonly Part[] }
  | { readonly k: 'array'; readonly of: Ty; readonly len: number }
  | { readonly k: 'enum'; readonly variants: readonly VariantDesc[]; readonly repr: 'rust' | 'c' | IntTy }
  | { readonly k: 'never' }
  | { readonly k: 'unsized'; readonly elem: Ty | null }
  | { readonly k: 'unknown' };

const pointer = (of: PtrOf, pointee: Ty, nonNull: boolean): Desc =>
  isThinPointee(pointee)
    ? { k: 'scalar', prim: { k: 'ptr', of, nonNull, pointee } }
    : { k: 'fat', of, pointee, nonNull };

const structOf = (fields: readonly Part[], order: 'rust' | 'tuple' | 'c', cell = false): Desc => ({
  k: 'struct',
  fields,
  order,
  cell,
});

const describeLib = (target: Target, s: LibShape): Desc => {
  switch (s.k) {
    case 'struct':
      return structOf(s.fields, s.c === true ? 'c' : 'rust', s.cell === true);
    case 'union':
      return s;
    case 'enum':
      return { k: 'enum', repr: 'rust', variants: s.variants.map((v, i) => ({ ...v, discriminant: i })) };
    case 'pointer':
      return pointer(s.of, s.pointee, s.nonNull);
    case 'nonzero':
      return { k: 'scalar', prim: { k: 'nonzero', size: intSize(target, s.int), signed: s.int.signed } };
    case 'cap':
      return { k: 'scalar', prim: { k: 'cap', size: target.pointerSize } };
    case 'unsized':
      return { k: 'unsized', elem: s.elem };
  }
};

const describeAdt = (def: AdtDef): Desc => {
  const fields = def.variants[0]?.fields ?? [];
  // What is transparent has at most one field that takes room: rustc's order leaves it at the start.
  const own = def.repr === 'Rust' || def.repr === 'transparent' ? 'rust' : null;
  if (def.kind === 'struct') return structOf(fields, own ?? 'c');
  if (def.kind === 'union') return { k: 'union', fields };
  if (def.lang === 'c') {
    // C11 6.7.2.2p4: compatible with an integer type that the implementation chooses. gcc and clang take unsigned
    // int unless a constant is negative.
    const signed = def.variants.some((v) => v.discriminant < 0);
    return { k: 'scalar', prim: { k: 'int', size: 4, signed } };
  }
  const repr = own ?? (typeof def.repr === 'object' ? def.repr : 'c');
  return { k: 'enum', variants: def.variants, repr };
};

export const describe = (target: Target, libs: LibShapes, t: Ty): Desc => {
  switch (t.k) {
    case 'unit':
      return structOf([], 'rust');
    case 'never':
      return { k: 'never' };
    case 'bool':
    case 'char':
      return { k: 'scalar', prim: { k: t.k } };
    case 'int':
      return { k: 'scalar', prim: { k: 'int', size: intSize(target, t), signed: t.signed } };
    case 'ref':
      return pointer(t.mut ? 'mut' : 'ref', t.to, true);
    case 'raw':
      return pointer('raw', t.to, false);
    case 'fn':
      return { k: 'scalar', prim: { k: 'ptr', of: 'fn', nonNull: true, pointee: null } };
    case 'str':
      return { k: 'unsized', elem: null };
    case 'slice':
      return { k: 'unsized', elem: t.of };
    case 'array':
      return { k: 'array', of: t.of, len: t.len };
    case 'tuple':
      return structOf(
        t.elems.map((ty, i) => ({ name: String(i), ty })),
        'tuple',
      );
    case 'adt':
      return describeAdt(t.def);
    case 'lib': {
      const shape = Object.hasOwn(libs, t.name) ? libs[t.name]?.(t.args) : undefined;
      return shape == null ? { k: 'unknown' } : describeLib(target, shape);
    }
  }
};

/** The types that lie inside by value: what must have a layout first. */
export const partsOf = (d: Desc): readonly Ty[] => {
  const parts: Ty[] = [];
  switch (d.k) {
    case 'struct':
    case 'union':
      for (const f of d.fields) parts.push(f.ty);
      return parts;
    case 'array':
      return [d.of];
    case 'enum':
      for (const v of d.variants) for (const f of v.fields) parts.push(f.ty);
      return parts;
    case 'scalar':
    case 'fat':
    case 'never':
    case 'unsized':
    case 'unknown':
      return parts;
  }
};
