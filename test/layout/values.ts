/** Random values of a type: as a Rust expression, and as the bytes that a layout says they have. */
import type { Layout, Layouts } from '../../model/layout/index.js';
import { nicheValue, variantAt } from '../../model/layout/index.js';
import type { Ty } from '../../model/types.js';
import { showTy } from '../../model/types.js';

export type Value =
  | { readonly k: 'int'; readonly value: bigint }
  /** Some address that is not null. */
  | { readonly k: 'address' }
  | { readonly k: 'wide'; readonly length: number }
  | { readonly k: 'fields'; readonly values: readonly Value[] }
  | { readonly k: 'variant'; readonly index: number; readonly values: readonly Value[] }
  /** Nothing is said about the bytes. */
  | { readonly k: 'any' };

export interface Made {
  readonly rust: string;
  readonly value: Value;
}

type Rand = (n: number) => number;

const int = (value: bigint): Value => ({ k: 'int', value });
const bytes = (rand: Rand, n: number, signed: boolean): bigint => {
  let v = 0n;
  for (let i = 0; i < n; i++) v = (v << 8n) | BigInt(rand(256));
  return signed ? BigInt.asIntN(n * 8, v) : v;
};

const all = (made: readonly Made[], open: string, close: string): Made => ({
  rust: `${open}${made.map((m) => m.rust).join(', ')}${close}`,
  value: { k: 'fields', values: made.map((m) => m.value) },
});

/** A value of an inhabited type, or null where there is none. `rustName` names a type in the program. */
export const makeValue = (
  layouts: Layouts,
  ty: Ty,
  rand: Rand,
  rustName: (t: Ty) => string,
  variant?: number,
): Made | null => {
  const layout = layouts.of(ty);
  if (layout.uninhabited) return null;
  const make = (t: Ty): Made => {
    const m = makeValue(layouts, t, rand, rustName);
    if (m === null) throw new Error(`no value of ${showTy(t)}`);
    return m;
  };
  switch (ty.k) {
    case 'unit':
      return all([], '()', '');
    case 'bool': {
      const b = rand(2);
      return { rust: b === 1 ? 'true' : 'false', value: int(BigInt(b)) };
    }
    case 'char': {
      const c = rand(0xd800);
      return { rust: `char::from_u32(${c}).unwrap()`, value: int(BigInt(c)) };
    }
    case 'int': {
      const v = bytes(rand, layout.size, ty.signed);
      const least = ty.signed && v === -(1n << BigInt(layout.size * 8 - 1));
      return { rust: least ? `${showTy(ty)}::MIN` : `(${v}_${showTy(ty)})`, value: int(v) };
    }
    case 'ref':
      if (ty.to.k === 'slice') return { rust: '&[1u8, 2, 3][..]', value: { k: 'wide', length: 3 } };
      if (ty.to.k === 'str') return { rust: '"ab"', value: { k: 'wide', length: 2 } };
      return { rust: `Box::leak(Box::new(${make(ty.to).rust}))`, value: { k: 'address' } };
    case 'raw': {
      const at = 0x1000 + 16 * rand(1000);
      return { rust: `(${at} as ${rustName(ty)})`, value: int(BigInt(at)) };
    }
    case 'fn':
      return { rust: `callback as ${rustName(ty)}`, value: { k: 'address' } };
    case 'array':
      return all(
        Array.from({ length: ty.len }, () => make(ty.of)),
        '[',
        ']',
      );
    case 'tuple':
      return all(ty.elems.map(make), '(', ty.elems.length === 1 ? ',)' : ')');
    case 'adt':
    case 'lib':
      break;
    case 'never':
    case 'str':
    case 'slice':
      return null;
  }
  const { shape } = layout;
  if (shape.k === 'enum') {
    const open = shape.variants.flatMap((v, i) => (v.uninhabited ? [] : [i]));
    const index = variant ?? open[rand(open.length)];
    const v = index === undefined ? undefined : shape.variants[index];
    if (index === undefined || v === undefined || v.uninhabited) return null;
    const fields = v.tys.map(make);
    const named = v.names.map((n, i) => `${n}: ${fields[i]?.rust ?? ''}`);
    const path = ty.k === 'adt' ? `${rustName(ty)}::${v.name}` : v.name;
    const args =
      fields.length === 0
        ? ''
        : ty.k === 'adt'
          ? ` { ${named.join(', ')} }`
          : `(${fields.map((f) => f.rust).join(', ')})`;
    return { rust: path + args, value: { k: 'variant', index, values: fields.map((f) => f.value) } };
  }
  if (ty.k === 'adt') {
    if (shape.k !== 'struct') return null;
    const fields = shape.tys.map(make);
    return all(
      fields.map((f, i) => ({ ...f, rust: `${shape.names[i] ?? ''}: ${f.rust}` })),
      `${rustName(ty)} { `,
      ' }',
    );
  }
  const arg = ty.args[0];
  switch (ty.name) {
    case 'Cell': {
      const inner = make(arg ?? ty);
      return { rust: `Cell::new(${inner.rust})`, value: { k: 'fields', values: [inner.value] } };
    }
    case 'MaybeUninit':
      return { rust: 'MaybeUninit::uninit()', value: { k: 'any' } };
    case 'Box': {
      const inner = arg === undefined ? null : makeValue(layouts, arg, rand, rustName);
      return inner === null ? null : { rust: `Box::new(${inner.rust})`, value: { k: 'address' } };
    }
    case 'Arc':
      return { rust: 'Arc::new(7u32)', value: { k: 'address' } };
    case 'CString':
      return { rust: 'CString::new("ab").unwrap()', value: { k: 'wide', length: 3 } };
    case 'Vec': {
      const inner = arg?.k === 'int' ? `vec![1, 2, 3]` : null;
      const counts = inner === null ? 0n : 3n;
      return {
        rust: inner ?? 'Vec::new()',
        value: { k: 'fields', values: [{ k: 'address' }, { k: 'any' }, int(counts)] },
      };
    }
    default: {
      if (!ty.name.startsWith('NonZero')) return null;
      const n = 1 + rand(200);
      return { rust: `${ty.name}::new(${n}).unwrap()`, value: int(BigInt(n)) };
    }
  }
};

/** Expected bytes: a number, null for anything, 'address' for bytes of an address that is not null. */
export type Expected = number | null | 'address';

const put = (out: Expected[], at: number, size: number, value: bigint): void => {
  const u = BigInt.asUintN(size * 8, value);
  for (let i = 0; i < size; i++) out[at + i] = Number((u >> BigInt(8 * i)) & 0xffn);
};

/** Writes what `value` must look like in memory at `at`. Padding stays null. */
export const encode = (layouts: Layouts, layout: Layout, value: Value, out: Expected[], at = 0): void => {
  const { shape } = layout;
  const word = layouts.target.pointerSize;
  const fields = (tys: readonly Ty[], offsets: readonly number[], values: readonly Value[]): void =>
    values.forEach((v, i) => {
      const t = tys[i];
      if (t !== undefined) encode(layouts, layouts.of(t), v, out, at + (offsets[i] ?? 0));
    });
  switch (value.k) {
    case 'int':
      return put(out, at, layout.size, value.value);
    case 'address':
      out.fill('address', at, at + word);
      return;
    case 'wide':
      out.fill('address', at, at + word);
      return put(out, at + word, word, BigInt(value.length));
    case 'any':
      return;
    case 'fields':
      if (shape.k === 'struct') return fields(shape.tys, shape.offsets, value.values);
      if (shape.k === 'array')
        return fields(
          value.values.map(() => shape.of),
          value.values.map((_, i) => i * shape.stride),
          value.values,
        );
      return;
    case 'variant': {
      if (shape.k !== 'enum') return;
      const v = shape.variants[value.index];
      if (v === undefined) return;
      fields(v.tys, v.offsets, value.values);
      const { tag } = shape;
      if (tag.k === 'direct') put(out, at + tag.offset, tag.size, BigInt(tag.values[value.index] ?? 0));
      if (tag.k === 'niche') {
        const n = nicheValue(tag, value.index);
        if (n !== null) put(out, at + tag.offset, tag.size, n.value);
      }
    }
  }
};

const half = (got: readonly number[], at: number, size: number): number =>
  got.slice(at, at + Math.min(4, size)).reduceRight((v, b) => v * 256 + b, 0);

/** The variant that these bytes say, read as the machine reads them; -1 if it is none. */
export const readVariant = (l: Layout, got: readonly number[]): number => {
  if (l.shape.k !== 'enum') return -1;
  const { tag } = l.shape;
  if (tag.k === 'none' || tag.k === 'single') return variantAt(tag, 0, 0);
  const high = tag.size === 8 ? half(got, tag.offset + 4, 4) : 0;
  return variantAt(tag, half(got, tag.offset, tag.size), high);
};
