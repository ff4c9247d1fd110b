/** Values of constants as bytes and relocations. */
import type { StaticInit } from '../../../model/core/mir.js';
import type { Fields, Layout, Layouts } from '../../../model/layout/index.js';
import { nicheValue } from '../../../model/layout/index.js';
import type { Ty } from '../../../model/types.js';
import type { Value } from '../tree.js';

interface Writer {
  readonly layouts: Layouts;
  readonly bytes: (number | null)[];
  readonly relocations: { offset: number; to: StaticInit['relocations'][number]['to']; addend: number }[];
}

export const staticInit = (layouts: Layouts, value: Value, ty: Ty): StaticInit => {
  const w: Writer = {
    layouts,
    bytes: new Array<number | null>(layouts.of(ty).size).fill(null),
    relocations: [],
  };
  write(w, value, layouts.of(ty), 0);
  return { bytes: w.bytes, relocations: w.relocations };
};

const int = (w: Writer, at: number, size: number, v: bigint): void => {
  // By halves of words: operations on large integers take as long as all the rest of writing a static.
  for (let k = 0; k < size; k += 4) {
    let part = Number(BigInt.asUintN(32, k === 0 ? v : v >> BigInt(8 * k)));
    for (let i = k; i < k + 4 && i < size; i++) {
      w.bytes[at + i] = part & 0xff;
      part >>>= 8;
    }
  }
};

const write = (w: Writer, v: Value, l: Layout, at: number): void => {
  const word = w.layouts.target.pointerSize;
  switch (v.k) {
    case 'int':
      // A single scalar inside of wrappers has the size of the whole.
      return int(w, at, l.size, v.value);
    case 'uninit':
      return;
    case 'address':
      w.relocations.push({ offset: at, to: v.to, addend: v.addend });
      int(w, at, word, 0n);
      if (v.length !== null && l.size > word) int(w, at + word, word, BigInt(v.length));
      return;
    case 'wide':
      int(w, at, word, v.address);
      return int(w, at + word, word, BigInt(v.length));
    case 'elements':
    case 'repeat': {
      const { shape } = l;
      if (shape.k !== 'array') return;
      const of = w.layouts.of(shape.of);
      const n = v.k === 'elements' ? v.elements.length : v.count;
      for (let k = 0; k < n; k++) {
        const e = v.k === 'elements' ? v.elements[k] : v.of;
        if (e !== undefined) write(w, e, of, at + k * shape.stride);
      }
      return;
    }
    case 'fields':
      return writeFields(w, v, l, at);
  }
};

const writeFields = (w: Writer, v: Value & { k: 'fields' }, l: Layout, at: number): void => {
  const { shape } = l;
  const put = (fields: Fields): void =>
    v.fields.forEach((x, i) => {
      const ty = fields.tys[i];
      if (ty !== undefined) write(w, x, w.layouts.of(ty), at + (fields.offsets[i] ?? 0));
    });
  switch (shape.k) {
    case 'struct':
      return put(shape);
    case 'union': {
      const ty = shape.tys[v.union ?? 0];
      const [only] = v.fields;
      if (ty !== undefined && only !== undefined) write(w, only, w.layouts.of(ty), at);
      return;
    }
    case 'enum': {
      const fields = shape.variants[v.variant];
      if (fields !== undefined) put(fields);
      const { tag } = shape;
      if (tag.k === 'direct') int(w, at + tag.offset, tag.size, BigInt(tag.values[v.variant] ?? 0));
      if (tag.k === 'niche') {
        const niche = nicheValue(tag, v.variant);
        if (niche !== null) int(w, at + tag.offset, tag.size, niche.value);
      }
      return;
    }
    case 'scalar':
    case 'fat': {
      const [only] = v.fields;
      if (only !== undefined) write(w, only, l, at);
      return;
    }
    case 'array':
      return;
  }
};
