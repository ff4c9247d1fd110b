import { describe, expect, it } from 'vitest';
import type { LayoutMode } from '../../model/layout/index.js';
import {
  isLayoutError,
  Layouts,
  libShapes,
  NoLayout,
  parseOrder,
  rearrangements,
} from '../../model/layout/index.js';
import { targets, type TargetName } from '../../model/target.js';
import type { AdtDef, Ty } from '../../model/types.js';
import * as T from '../../model/types.js';

const on = (target: TargetName, mode: LayoutMode = 'rustc'): Layouts => new Layouts(targets[target], mode);
const option = (t: Ty): Ty => T.lib('Option', [t]);
const result = (t: Ty, e: Ty): Ty => T.lib('Result', [t, e]);

const struct = (fields: readonly Ty[], repr: AdtDef['repr'] = 'Rust', lang: 'rust' | 'c' = 'rust'): Ty =>
  T.adt(
    T.adtDef('S', lang, 'struct', {
      repr,
      variants: [{ name: 'S', fields: fields.map((ty, i) => ({ name: `f${i}`, ty })), discriminant: 0 }],
    }),
  );
const enumOf = (variants: readonly (readonly Ty[])[], repr: AdtDef['repr'] = 'Rust'): Ty =>
  T.adt(
    T.adtDef('E', 'rust', 'enum', {
      repr,
      variants: variants.map((fields, k) => ({
        name: `V${k}`,
        fields: fields.map((ty, i) => ({ name: `${i}`, ty })),
        discriminant: k,
      })),
    }),
  );

const message = enumOf([[T.bool, T.lib('Vec', [T.u8])], [T.lib('CString')]]);

const enumShape = (ls: Layouts, t: Ty) => {
  const { shape } = ls.of(t);
  if (shape.k !== 'enum') throw new Error('no enum');
  return shape;
};

describe('A target', () => {
  it('gives 64-bit integers alignment 8 on both, as AAPCS32 and the x86-64 psABI do.', () => {
    for (const name of ['ilp32', 'lp64'] as const) {
      expect([on(name).of(T.u64).size, on(name).of(T.u64).align]).toEqual([8, 8]);
    }
  });
  it('decides the size of usize and of pointers, wide ones twice that.', () => {
    expect(on('ilp32').of(T.usize).size).toBe(4);
    expect(on('lp64').of(T.refTo(T.u8)).size).toBe(8);
    expect(on('ilp32').of(T.refTo(T.sliceOf(T.u32))).size).toBe(8);
    expect(on('ilp32').of(T.lib('Box', [T.u64])).size).toBe(4);
  });
});

describe('Layout of structs', () => {
  it('puts repr(C) fields in order, as C does, and counts the gaps as padding.', () => {
    for (const lang of ['rust', 'c'] as const) {
      const l = on('lp64').of(struct([T.u8, T.u32, T.u16], 'C', lang));
      expect(l.shape).toMatchObject({ k: 'struct', offsets: [0, 4, 8] });
      expect([l.size, l.align, l.padding]).toEqual([
        12,
        4,
        [
          [1, 4],
          [10, 12],
        ],
      ]);
    }
  });
  it('lets rustc reorder the rest, so that u8, u32, u16 need 8 bytes.', () => {
    const l = on('lp64').of(struct([T.u8, T.u32, T.u16]));
    expect(l.size).toBe(8);
    expect(l.padding).toEqual([[7, 8]]);
    expect(l.checks).toEqual([{ k: 'int', off: 0, len: 7 }]);
  });
  it('has the size of the largest member for unions, and nothing to test.', () => {
    const u = T.adt(
      T.adtDef('U', 'c', 'union', {
        variants: [
          {
            name: 'U',
            fields: [
              { name: 'a', ty: T.u8 },
              { name: 'b', ty: struct([T.u8, T.u16], 'C', 'c') },
            ],
            discriminant: 0,
          },
        ],
      }),
    );
    const l = on('lp64').of(u);
    expect([l.size, l.align, l.checks, l.niche]).toEqual([4, 2, [], null]);
    expect(l.padding).toEqual([[1, 2]]);
  });
  it('has Vec in rustc\u2019s order: capacity, pointer, length.', () => {
    expect(on('lp64').of(T.lib('Vec', [T.u8])).shape).toMatchObject({
      names: ['ptr', 'cap', 'len'],
      offsets: [8, 0, 16],
    });
  });
});

describe('Layout of enums', () => {
  it('keeps None of a reference, a box or a function in the null pointer.', () => {
    for (const t of [T.refTo(T.u32), T.lib('Box', [T.u8]), T.fnOf([], T.unit, 'C'), T.lib('CString')]) {
      const ls = on('ilp32');
      expect(ls.of(option(t)).size).toBe(ls.of(t).size);
      expect(enumShape(ls, option(t)).tag).toMatchObject({ k: 'niche', offset: 0, untagged: 1, start: 0n });
    }
  });
  it('gives None of bool the value 2, and the next Option 3.', () => {
    const ls = on('lp64');
    expect(ls.of(option(option(T.bool))).size).toBe(1);
    expect(enumShape(ls, option(T.bool)).tag).toMatchObject({ start: 2n });
    expect(enumShape(ls, option(option(T.bool))).tag).toMatchObject({ start: 3n });
  });
  it('has no niche inside a Cell, so that Option<Cell<bool>> needs a tag.', () => {
    expect(on('lp64').of(option(T.lib('Cell', [T.bool]))).size).toBe(2);
  });
  it('widens the tag of Result<u32, ()> to the payload\u2019s alignment.', () => {
    const ls = on('ilp32');
    expect(ls.of(result(T.u32, T.unit)).size).toBe(8);
    expect(enumShape(ls, result(T.u32, T.unit)).tag).toMatchObject({ k: 'direct', offset: 0, size: 4 });
  });
  it('needs no tag where one variant alone has values.', () => {
    const ls = on('ilp32');
    expect(ls.of(result(T.u32, T.never)).size).toBe(4);
    expect(enumShape(ls, result(T.u32, T.never)).tag).toEqual({ k: 'single', variant: 0 });
    expect(ls.of(result(T.never, T.never)).uninhabited).toBe(true);
  });
  it('takes the tag that repr names, int for repr(C), and reorders nothing there.', () => {
    const ls = on('lp64');
    expect(ls.of(enumOf([[], []], T.u16)).size).toBe(2);
    expect(ls.of(enumOf([[], []], 'C')).size).toBe(4);
    expect(enumShape(ls, enumOf([[T.bool, T.u32], [T.u16]], T.u8)).variants.map((v) => v.offsets)).toEqual([
      [1, 4],
      [2],
    ]);
    expect(enumShape(ls, enumOf([[T.bool, T.u32], [T.u64]], 'C')).variants.map((v) => v.offsets)).toEqual([
      [8, 12],
      [8],
    ]);
  });
  it('reads a bool of 2 in Enc(bool, [u8; 3]) as Plain: the flip that regimes.md asks to ship.', () => {
    const e = enumOf([[T.bool, T.arrayOf(T.u8, 3)], [T.arrayOf(T.u8, 3)]]);
    const tag = enumShape(on('lp64'), e).tag;
    expect(on('lp64').of(e).size).toBe(4);
    expect(tag).toMatchObject({ k: 'niche', untagged: 0, first: 1, start: 2n, offset: 0 });
  });
  it('says which bytes are padding in one variant only.', () => {
    const ls = on('lp64');
    const l = ls.of(option(T.u32));
    expect([l.padding, l.paddingVaries]).toEqual([[], true]);
    expect(enumShape(ls, option(T.u32)).variants.map((v) => v.padding)).toEqual([[[4, 8]], []]);
  });
});

describe('The talk\u2019s Message', () => {
  it('has its niche in the Vec\u2019s capacity under rustc, where a bool of 2 changes nothing.', () => {
    const shape = enumShape(on('lp64'), message);
    expect(shape.tag).toMatchObject({ k: 'niche', offset: 0, size: 8, start: 1n << 63n });
    expect(shape.variants[0]?.offsets).toEqual([24, 0]);
  });
  it('has its tag in the bool under layout = talk, the CString one word in, as the slide draws it.', () => {
    for (const [name, word] of [
      ['ilp32', 4],
      ['lp64', 8],
    ] as const) {
      const ls = on(name, 'talk');
      const shape = enumShape(ls, message);
      expect(shape.tag).toMatchObject({ k: 'niche', offset: 0, size: 1, untagged: 0, first: 1, start: 2n });
      expect(shape.variants.map((v) => v.offsets)).toEqual([[0, word], [word]]);
      expect(ls.of(message).size).toBe(4 * word);
      expect(ls.of(T.lib('Vec', [T.u8])).shape).toMatchObject({ offsets: [0, word, 2 * word] });
    }
  });
});

describe('The facts of a typed copy', () => {
  const ls = on('lp64');
  it('list tests in order of offset, integers side by side as one.', () => {
    const l = ls.of(struct([T.u32, T.u16, T.u16, T.bool, T.refTo(T.u64)], 'C'));
    expect(l.checks).toEqual([
      { k: 'int', off: 0, len: 8 },
      { k: 'prim', off: 8, prim: { k: 'bool' } },
      { k: 'prim', off: 16, prim: { k: 'ptr', of: 'ref', nonNull: true, pointee: T.u64 } },
    ]);
    expect([l.needsCheck, l.hasPointers, l.plainInts]).toEqual([true, true, false]);
  });
  it('treat an array of integers as one run and other arrays as a repetition.', () => {
    expect(ls.of(T.arrayOf(T.u16, 100))).toMatchObject({
      checks: [{ k: 'int', off: 0, len: 200 }],
      plainInts: true,
    });
    expect(ls.of(T.arrayOf(T.bool, 100)).checks).toMatchObject([{ k: 'repeat', count: 100, stride: 1 }]);
    expect(ls.of(T.arrayOf(struct([T.u8, T.u16], 'C'), 3)).padding).toEqual([
      [1, 2],
      [5, 6],
      [9, 10],
    ]);
  });
  it('retag references, boxes and the box in a CString, not what lies in unions, Vec or Arc.', () => {
    const pointers = (t: Ty): unknown => ls.of(t).pointers;
    expect(pointers(struct([T.u8, T.refTo(T.u8, true)], 'C'))).toEqual([
      { k: 'ptr', off: 8, of: 'mut', pointee: T.u8, fat: false },
    ]);
    expect(pointers(T.lib('CString'))).toMatchObject([{ of: 'box', fat: true }]);
    expect(pointers(option(T.refTo(T.u8)))).toMatchObject([{ k: 'enum', off: 0 }]);
    for (const t of [T.lib('MaybeUninit', [T.refTo(T.u8)]), T.lib('Vec', [T.u8]), T.lib('Arc', [T.u8])])
      expect(pointers(t)).toEqual([]);
  });
  it('ask nothing of MaybeUninit and never of a type without values.', () => {
    expect(ls.of(T.lib('MaybeUninit', [T.bool])).checks).toEqual([]);
    expect(ls.of(struct([T.u8, T.never], 'C')).checks).toContainEqual({ k: 'never', off: 1, ty: T.never });
  });
  it('know the bytes inside UnsafeCell, all of an enum that holds one (Miri), none behind a pointer.', () => {
    const cell = T.lib('Cell', [T.u16]);
    const cells = (t: Ty): unknown => [ls.of(t).freeze, ls.of(t).cells];
    expect(cells(struct([T.u32, cell, T.u32], 'C'))).toEqual([false, [[4, 6]]]);
    expect(cells(option(cell))).toEqual([false, [[0, 4]]]);
    expect(cells(T.lib('Box', [cell]))).toEqual([true, []]);
    expect(cells(T.lib('Cell', [T.unit]))).toEqual([false, []]);
  });
  it('describe pointees: slices by their element.', () => {
    const p = ls.pointee(T.sliceOf(struct([T.u32, T.lib('Cell', [T.u8])], 'C')));
    expect(p).toMatchObject({ size: 0, stride: 8, align: 4, freeze: false, cells: [[4, 5]] });
    expect(ls.pointee(T.str)).toMatchObject({ size: 0, stride: 1, align: 1 });
    expect(ls.pointee(T.lib('CStr'))).toMatchObject({ size: 0, stride: 1 });
  });
});

describe('A type without a layout', () => {
  const recursive = (name: string): AdtDef => T.adtDef(name, 'rust', 'struct');
  const setField = (d: AdtDef, ty: Ty): void => {
    d.variants = [{ name: d.name, fields: [{ name: 'next', ty }], discriminant: 0 }];
  };
  it('is E0072 when it holds itself, and names the whole cycle.', () => {
    const [a, b] = [recursive('A'), recursive('B')];
    setField(a, option(T.adt(b)));
    setField(b, T.arrayOf(T.adt(a), 2));
    const e = on('lp64').find(T.adt(a));
    expect(isLayoutError(e) && e.code).toBe('E0072');
    expect(isLayoutError(e) && e.message).toMatch(/`A`.*`B`/);
    expect(() => on('lp64').of(T.adt(a))).toThrow(NoLayout);
  });
  it('is no error through a pointer.', () => {
    const a = recursive('List');
    setField(a, option(T.lib('Box', [T.adt(a)])));
    expect(on('lp64').of(T.adt(a)).size).toBe(8);
  });
  it('infects what holds it, and nothing else.', () => {
    const a = recursive('A');
    setField(a, T.adt(a));
    const ls = on('lp64');
    expect(isLayoutError(ls.find(T.tupleOf([T.u8, T.adt(a)])))).toBe(true);
    expect(isLayoutError(ls.find(T.tupleOf([T.u8, T.rawTo(T.adt(a))])))).toBe(false);
  });
  it('is refused by name when it is unsized, unknown or larger than memory.', () => {
    const code = (t: Ty): unknown => {
      const e = on('ilp32').find(t);
      return isLayoutError(e) && e.code;
    };
    expect(code(T.str)).toBe('E0277');
    expect(code(T.tupleOf([T.sliceOf(T.u8)]))).toBe('E0277');
    expect(code(T.lib('HashMap', [T.u8]))).toBe('unknown-type');
    expect(code(T.lib('toString'))).toBe('unknown-type');
    expect(code(T.lib('Arc', [T.str]))).toBe('unknown-type');
    expect(code(T.arrayOf(T.u64, 1 << 30))).toBe('too-big');
    expect(code(T.arrayOf(T.tupleOf([T.bool, T.u32]), 1e12))).toBe('too-big');
  });
  it('is found for a chain of 20,000 types without overflowing the stack.', () => {
    let t: Ty = T.u8;
    for (let i = 0; i < 20_000; i++) t = struct([t]);
    expect(on('lp64').of(t).size).toBe(1);
  });
});

describe('layout.order', () => {
  const under = (order: string): Layouts => new Layouts(targets.lp64, 'rustc', libShapes, parseOrder(order));
  const mixed = struct([T.u8, T.u32, T.u16]);

  it('puts the fields of repr(Rust) types last to first, or the last one to the front, in memory.', () => {
    // rustc: u32, u16, u8
    expect(on('lp64').of(mixed).shape).toMatchObject({ offsets: [6, 0, 4] });
    expect(under('reversed').of(mixed).shape).toMatchObject({ offsets: [0, 4, 2] });
    expect(under('rotated').of(mixed).shape).toMatchObject({ offsets: [0, 4, 8] });
  });
  it('leaves repr(C) alone, and what the Reference promises of repr(Rust).', () => {
    for (const how of rearrangements) {
      expect(under(how).of(struct([T.u8, T.u32, T.u16], 'C')).shape).toMatchObject({ offsets: [0, 4, 8] });
      expect(under(how).of(option(T.refTo(T.u8))).size).toBe(8);
    }
  });
  it('moves every field of two or more: no field is where it was in both.', () => {
    for (const n of [2, 3, 4, 5]) {
      const t = struct(new Array<Ty>(n).fill(T.u32));
      const at = (order: string): readonly number[] => {
        const { shape } = under(order).of(t);
        return shape.k === 'struct' ? shape.offsets : [];
      };
      const [own, reversed, rotated] = [at('own'), at('reversed'), at('rotated')];
      for (let i = 0; i < n; i++) expect([reversed[i], rotated[i]]).not.toEqual([own[i], own[i]]);
    }
  });
  it('moves what has a size: a field without one hides nothing.', () => {
    const { shape } = under('rotated').of(struct([T.u32, T.u16, T.unit]));
    expect(shape.k === 'struct' ? shape.offsets.slice(0, 2) : []).toEqual([4, 0]);
  });
  it('names the types that it speaks of.', () => {
    const pair = T.tupleOf([T.u32, T.u32]);
    const ls = under('reversed (u32, u32) | Other');
    expect(ls.of(pair).shape).toMatchObject({ offsets: [4, 0] });
    expect(ls.of(mixed).shape).toMatchObject({ offsets: [6, 0, 4] });
  });
});

describe('Layouts', () => {
  it('are computed once a type, and do not depend on lifetimes.', () => {
    const ls = on('lp64');
    const t = T.tupleOf([T.refTo(T.u8, false, "'a"), T.u8]);
    expect(ls.of(t)).toBe(ls.of(t));
    expect(ls.of(t)).toBe(ls.of(T.erase(t)));
  });
  it('take further library types from whoever brings them.', () => {
    const ls = new Layouts(targets.lp64, 'rustc', {
      Handle: () => ({ k: 'struct', fields: [{ name: 'slot', ty: T.u32 }] }),
    });
    expect(ls.of(T.lib('Handle')).size).toBe(4);
  });
});
