import { describe, expect, it } from 'vitest';
import { Layouts } from '../../model/layout/index.js';
import { targets } from '../../model/target.js';
import type { AdtDef, Ty } from '../../model/types.js';
import * as T from '../../model/types.js';
import type { FnSig } from '../../model/core/mir.js';
import { abiCompatible, compatibleC, compatibleRust } from '../../semantics/core/abi.js';
import { convertible } from '../../semantics/core/convertibility.js';

const lp64 = new Layouts(targets.lp64);
const ilp32 = new Layouts(targets.ilp32);
const option = (t: Ty): Ty => T.lib('Option', [t]);
const record = (
  lang: 'rust' | 'c',
  fields: readonly Ty[],
  repr: AdtDef['repr'] = 'C',
  kind: AdtDef['kind'] = 'struct',
  name = 'S',
): Ty =>
  T.adt(
    T.adtDef(name, lang, kind, {
      repr,
      variants: [{ name, fields: fields.map((ty, i) => ({ name: `f${i}`, ty })), discriminant: 0 }],
    }),
  );
const plainEnum = (lang: 'rust' | 'c', repr: AdtDef['repr'], n = 3): Ty =>
  T.adt(
    T.adtDef('E', lang, 'enum', {
      repr,
      variants: Array.from({ length: n }, (_, i) => ({ name: `V${i}`, fields: [], discriminant: i })),
    }),
  );
const columns = (r: Ty, c: Ty, ls = lp64): string => {
  const { sameAbi, sameValidity, check, reason } = convertible(r, c, ls);
  return reason === null
    ? [sameAbi && 'abi', sameValidity && 'validity', check && 'check'].filter(Boolean).join(' ')
    : 'no';
};
const intPointer = T.rawTo(T.i32);
const callback = T.fnOf([T.i32], T.unit, 'C');

describe('Convertibility, row by row of the calculus', () => {
  it.each<[string, Ty, Ty, string]>([
    ['integers of one width', T.i32, T.i32, 'abi validity'],
    ['integers of one width, other sign', T.u32, T.i32, 'abi validity'],
    ['integers of two widths', T.u32, T.u64, 'no'],
    ['usize and a 64-bit integer on lp64', T.usize, T.u64, 'abi validity'],
    ['bool and _Bool', T.bool, T.bool, 'abi validity check'],
    ['bool and uint8_t', T.bool, T.u8, 'abi check'],
    ['bool and int', T.bool, T.i32, 'no'],
    ['u8 and _Bool', T.u8, T.bool, 'abi'],
    ['char and uint32_t', T.char, T.u32, 'abi check'],
    ['char and a C char', T.char, T.i8, 'no'],
    ['NonZeroU32 and uint32_t', T.lib('NonZeroU32'), T.u32, 'abi check'],
    ['Option<NonZeroU32> and uint32_t', option(T.lib('NonZeroU32')), T.u32, 'abi validity'],
    ['a raw pointer', T.rawTo(T.u8, false), intPointer, 'abi validity'],
    ['a reference', T.refTo(T.u8), intPointer, 'abi check'],
    ['a box', T.lib('Box', [T.u64]), intPointer, 'abi check'],
    ['an optional reference', option(T.refTo(T.u8, true)), intPointer, 'abi check'],
    ['a pointer and an integer', T.rawTo(T.u8), T.u64, 'no'],
    ['a slice reference', T.refTo(T.sliceOf(T.u8)), intPointer, 'no'],
    ['a &CStr', T.refTo(T.lib('CStr')), intPointer, 'no'],
    ['a boxed slice', T.lib('Box', [T.sliceOf(T.u8)]), intPointer, 'no'],
    ['an extern fn', callback, callback, 'abi check'],
    ['an optional extern fn', option(callback), T.rawTo(callback), 'abi check'],
    ['a function of Rust\u2019s own convention', T.fnOf([], T.unit, 'Rust'), callback, 'no'],
    ['a function and an object pointer', callback, T.rawTo(T.u8), 'no'],
    ['a repr(u8) enum and uint8_t', plainEnum('rust', T.u8), T.u8, 'abi check'],
    ['a repr(C) enum and an enum', plainEnum('rust', 'C'), plainEnum('c', 'C'), 'abi check'],
    ['a repr(Rust) enum', plainEnum('rust', 'Rust'), T.u8, 'no'],
    ['a tuple', T.tupleOf([T.u8, T.u8]), record('c', [T.u8, T.u8]), 'no'],
    ['Vec', T.lib('Vec', [T.u8]), record('c', [T.u64, T.u64, T.u64]), 'no'],
    ['Option<u32>', option(T.u32), T.u64, 'no'],
    ['MaybeUninit<bool> and uint8_t', T.lib('MaybeUninit', [T.bool]), T.u8, 'abi validity'],
    ['a transparent type and its field', record('rust', [T.unit, T.bool], 'transparent'), T.u8, 'abi check'],
    ['one and a struct of it', record('rust', [T.u8], 'transparent'), record('c', [T.u8]), 'no'],
    ['one of nothing', record('rust', [], 'transparent'), T.u8, 'no'],
    [
      'one around a struct, twice',
      record('rust', [record('rust', [record('rust', [T.u8])], 'transparent')], 'transparent'),
      record('c', [T.u8]),
      'abi validity',
    ],
    [
      'an optional transparent reference',
      option(record('rust', [T.refTo(T.u8)], 'transparent')),
      intPointer,
      'abi check',
    ],
    ['an optional transparent integer', option(record('rust', [T.u32], 'transparent')), T.u64, 'no'],
    ['an array by value', T.arrayOf(T.u8, 4), T.arrayOf(T.u8, 4), 'no'],
    ['()', T.unit, T.unit, 'no'],
  ])('%s', (_what, r, c, want) => {
    expect(columns(r, c)).toBe(want);
  });

  it('takes structs field by field, with the columns of the fields.', () => {
    expect(columns(record('rust', [T.u8, T.u32]), record('c', [T.u8, T.i32]))).toBe('abi validity');
    expect(columns(record('rust', [T.bool, T.u32]), record('c', [T.u8, T.u32]))).toBe('abi check');
    expect(columns(record('rust', [T.arrayOf(T.u8, 4)]), record('c', [T.arrayOf(T.i8, 4)]))).toBe(
      'abi validity',
    );
    expect(columns(record('rust', [T.u8]), record('c', [T.u8, T.u8]))).toBe('no');
    expect(columns(record('rust', [T.unit, T.u8, T.arrayOf(T.u8, 0)]), record('c', [T.u8]))).toBe(
      'abi validity',
    );
    expect(columns(record('rust', [T.u8, T.arrayOf(T.u64, 0)]), record('c', [T.u8]))).toBe('no');
    expect(columns(record('rust', [T.u32, T.u8]), record('c', [T.u8, T.u32]))).toBe('no');
    expect(columns(record('rust', [T.u8], 'Rust'), record('c', [T.u8]))).toBe('no');
  });
  it('says which field does not fit.', () => {
    const { reason } = convertible(record('rust', [T.u8, T.u32]), record('c', [T.u8, T.rawTo(T.u8)]), ilp32);
    expect(reason).toMatch(/field `f1`/);
  });
  it('depends on the target where widths do.', () => {
    expect(columns(T.usize, T.u32, ilp32)).toBe('abi validity');
    expect(columns(T.usize, T.u32, lp64)).toBe('no');
  });
});

describe('A call', () => {
  const sig = (params: readonly Ty[], ret: Ty, more: Partial<FnSig> = {}): FnSig => ({
    params,
    ret,
    abi: 'C',
    variadic: false,
    ...more,
  });
  const across = (a: FnSig, b: FnSig): unknown => abiCompatible(a, 'rust', b, 'c', lp64)?.what ?? null;

  it('fits when every argument and the result convert.', () => {
    expect(across(sig([T.refTo(T.u8), T.usize], T.bool), sig([T.rawTo(T.u8), T.u64], T.u8))).toBe(null);
    expect(across(sig([], T.unit), sig([], T.unit))).toBe(null);
    expect(across(sig([], T.never), sig([], T.unit))).toBe(null);
    expect(across(sig([], T.u8, { abi: 'C-unwind' }), sig([], T.u8))).toBe(null);
  });
  it.each<[string, FnSig, FnSig]>([
    ['count', sig([T.u8], T.unit), sig([], T.unit)],
    ['variadic', sig([T.u8], T.unit), sig([T.u8], T.unit, { variadic: true })],
    ['convention', sig([], T.unit, { abi: 'Rust' }), sig([], T.unit)],
    ['parameter', sig([T.u8, T.u32], T.unit), sig([T.u8, T.u64], T.unit)],
    ['return', sig([], T.u8), sig([], T.unit)],
    ['return', sig([], T.unit), sig([], T.u8)],
  ])('fails by its %s.', (what, a, b) => {
    expect(across(a, b)).toBe(what);
  });
  it('names the argument, counted from one for people.', () => {
    const found = abiCompatible(sig([T.u8, T.u32], T.unit), 'c', sig([T.u8, T.u64], T.unit), 'rust', lp64);
    expect(found?.index).toBe(1);
    expect(found?.message).toContain('argument 2');
  });
});

describe('Inside one language', () => {
  it('C asks for compatible types (C11 6.7.6.3p15): equal signs, compatible targets of pointers.', () => {
    const yes = (a: Ty, b: Ty): boolean => compatibleC(a, b, lp64);
    expect(yes(T.i32, plainEnum('c', 'C'))).toBe(false); // gcc and clang: unsigned int without negative constants
    expect(yes(T.u32, plainEnum('c', 'C'))).toBe(true);
    expect(yes(T.i32, T.u32)).toBe(false);
    expect(yes(T.rawTo(T.u8), T.rawTo(T.u8, false))).toBe(true);
    expect(yes(T.rawTo(T.u8), T.rawTo(T.i32))).toBe(false);
    expect(yes(callback, T.fnOf([T.i32], T.unit, 'C'))).toBe(true);
    expect(yes(callback, T.fnOf([T.u32], T.unit, 'C'))).toBe(false);
    expect(yes(record('c', [T.u8]), record('c', [T.u8]))).toBe(true);
    expect(yes(record('c', [T.u8]), record('c', [T.u8], 'C', 'struct', 'Other'))).toBe(false);
  });
  it('C compares recursive structs of two declarations without end to end.', () => {
    const list = (): Ty => {
      const def = T.adtDef('List', 'c', 'struct');
      def.variants = [{ name: 'List', fields: [{ name: 'next', ty: T.rawTo(T.adt(def)) }], discriminant: 0 }];
      return T.adt(def);
    };
    expect(compatibleC(list(), list(), lp64)).toBe(true);
  });
  it('Rust follows the list in std\u2019s page on fn.', () => {
    const yes = (a: Ty, b: Ty): boolean => compatibleRust(a, b, lp64);
    expect(yes(T.refTo(T.u8), T.rawTo(T.i32))).toBe(true);
    expect(yes(T.refTo(T.u8), option(T.lib('Box', [T.u64])))).toBe(true);
    expect(yes(T.refTo(T.sliceOf(T.u8)), T.refTo(T.str))).toBe(true);
    expect(yes(T.refTo(T.sliceOf(T.u8)), T.refTo(T.u8))).toBe(false);
    expect(yes(T.usize, T.u64)).toBe(true);
    expect(yes(T.i32, T.u32)).toBe(false);
    expect(yes(T.char, T.u32)).toBe(true);
    expect(yes(T.bool, T.u8)).toBe(false);
    expect(yes(callback, T.fnOf([], T.u64, 'Rust'))).toBe(true);
    expect(yes(option(T.lib('NonZeroU32')), T.u32)).toBe(true);
    expect(yes(T.unit, T.arrayOf(T.u8, 0))).toBe(true);
    expect(yes(record('rust', [T.u8]), record('rust', [T.u8]))).toBe(false);
    const around = (t: Ty): Ty => record('rust', [T.unit, t], 'transparent');
    expect(yes(around(T.u8), T.u8)).toBe(true);
    expect(yes(around(T.i8), T.u8)).toBe(false);
    expect(yes(around(T.tupleOf([T.u8, T.u16])), T.tupleOf([T.u8, T.u16]))).toBe(true);
    expect(yes(option(around(T.refTo(T.u8))), T.rawTo(T.i32))).toBe(true);
    expect(yes(around(T.unit), T.unit)).toBe(true);
  });
});
