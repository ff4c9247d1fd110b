/**
 * What a type's size and alignment hang on outside of the type: the setting `target`.
 *
 * - `lp64` is x86-64 Linux (System V psABI, AMD64 supplement, figure 3.1), the machine that `confirm` runs on.
 * - `ilp32` is 32-bit Arm Linux (AAPCS32, 5.1 "Fundamental Data Types"): 64-bit integers have alignment 8, which
 *   keeps `align = size` for every integer on both targets; i386 would give them 4. Enumerations are int-sized
 *   (AAPCS32 8.1.3 leaves it to the platform; Arm Linux takes int).
 *
 * Plain `char` is implementation-defined (C11 6.2.5p15); it is signed on both, so that a program does not change
 * its meaning with the width alone. Both are little-endian, two's complement, 8 bits a byte.
 */
import type { IntBits, IntTy } from './types.js';

export type TargetName = 'ilp32' | 'lp64';

export type IntSize = 1 | 2 | 4 | 8;

export interface Target {
  readonly name: TargetName;
  /** Bytes of a thin pointer and of `usize`; also their alignment. */
  readonly pointerSize: 4 | 8;
  /** The last address that an object may cover. */
  readonly maxAddress: number;
  /** No object is larger: `isize::MAX` (std, `Layout`), on lp64 cut to what its addresses can hold. */
  readonly maxObject: number;
  /** Bits of C's `long`. */
  readonly longBits: 32 | 64;
  readonly charSigned: boolean;
}

export const targets: Readonly<Record<TargetName, Target>> = {
  ilp32: {
    name: 'ilp32',
    pointerSize: 4,
    maxAddress: 0xffff_ffff,
    maxObject: 0x7fff_ffff,
    longBits: 32,
    charSigned: true,
  },
  lp64: {
    name: 'lp64',
    pointerSize: 8,
    // User space of x86-64 with four-level paging; below 2^53, so that an address is an exact number.
    maxAddress: 0x7fff_ffff_ffff,
    maxObject: 0x7fff_ffff_ffff,
    longBits: 64,
    charSigned: true,
  },
};

/** Bytes of an integer; its alignment is the same on both targets. */
export const intSize = (target: Target, t: IntTy | IntBits): IntSize => {
  const bits = typeof t === 'object' ? t.bits : t;
  return bits === 'ptr' ? target.pointerSize : ((bits / 8) as IntSize);
};

/** Whether two integer types have the same width here: `usize` and `u32` on ilp32. */
export const sameWidth = (target: Target, a: IntTy, b: IntTy): boolean =>
  intSize(target, a) === intSize(target, b);

/** The values of an integer of `size` bytes. */
export const intRange = (size: number, signed: boolean): readonly [min: bigint, max: bigint] =>
  (signed ? signedRanges : unsignedRanges)[size] ?? rangeOf(size, signed);

const rangeOf = (size: number, signed: boolean): readonly [min: bigint, max: bigint] => {
  const bits = BigInt(size * 8);
  return signed ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
};

/** By size: they are asked for at every integer of a program. */
const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const signedRanges = sizes.map((n) => (n === 0 ? undefined : rangeOf(n, true)));
const unsignedRanges = sizes.map((n) => (n === 0 ? undefined : rangeOf(n, false)));
