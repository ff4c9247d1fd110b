/**
 * Programs without undefined behaviour, by construction, to hold the machine against real compilers. They are written
 * as text: what is compared is what a person could have written, through both parsers.
 */
import type { Tape } from '../tape.js';

export interface Int {
  readonly rust: string;
  readonly c: string;
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
}

const int = (rust: string, c: string, bits: Int['bits'], signed: boolean): Int => ({ rust, c, bits, signed });

export const i32 = int('i32', 'int32_t', 32, true);
export const u32 = int('u32', 'uint32_t', 32, false);
export const u8 = int('u8', 'uint8_t', 8, false);
export const u64 = int('u64', 'uint64_t', 64, false);
export const usize = int('usize', 'size_t', 64, false);
/** The smallest to read first. */
export const ints: readonly Int[] = [
  i32,
  u32,
  u8,
  int('i64', 'int64_t', 64, true),
  u64,
  int('i8', 'int8_t', 8, true),
  int('u16', 'uint16_t', 16, false),
  int('i16', 'int16_t', 16, true),
  usize,
];

/** A variable that a body may read, and write where it is mutable. `text` is how it is read. */
export interface Variable {
  readonly text: string;
  readonly ty: Int;
  readonly mutable: boolean;
}

/** What one program is being made with. */
export class Making {
  readonly d: Tape;
  /** Before every name that a linker or the other language sees. */
  readonly prefix: string;
  readonly rust: string[] = [];
  /** Declarations of C's functions, for one `extern` block. */
  readonly externs: string[] = [];
  readonly c: string[] = [];
  readonly prototypes: string[] = [];
  /** Which parts of the languages it uses, for the count of what was covered. */
  readonly used = new Set<string>();
  private fresh = 0;

  constructor(d: Tape, prefix: string) {
    this.d = d;
    this.prefix = prefix;
  }

  note(what: string): void {
    this.used.add(what);
  }

  /** A name for the linker. */
  global(stem: string): string {
    return `${this.prefix}${stem}${this.fresh++}`;
  }

  local(stem: string): string {
    return `${stem}${this.fresh++}`;
  }

  /** A type's name: of both languages. */
  type(stem: string): string {
    return `${this.prefix === '' ? '' : this.prefix.toUpperCase()}${stem}${this.fresh++}`;
  }

  int(): Int {
    return this.d.pick(ints);
  }
}

/** Values at which widths and signs show. */
const landmarks: readonly bigint[] = [
  0n,
  1n,
  2n,
  7n,
  100n,
  127n,
  128n,
  200n,
  255n,
  256n,
  1000n,
  32767n,
  40000n,
  65535n,
  65536n,
  0x12345678n,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
  0x1_0000_0001n,
  0x7fff_ffff_ffff_ffffn,
  0x9e37_79b9_7f4a_7c15n,
  0xffff_ffff_ffff_ffffn,
];

/** A value of the type: a landmark, or its negative. */
export const valueOf = (d: Tape, ty: Int): bigint => {
  const v = d.pick(landmarks);
  const signed = ty.signed && d.choose(3) === 2 ? -v : v;
  return ty.signed ? BigInt.asIntN(ty.bits, signed) : BigInt.asUintN(ty.bits, signed);
};

export const rustLiteral = (v: bigint, ty: Int): string => {
  if (ty.signed && v === -(1n << BigInt(ty.bits - 1))) return `${ty.rust}::MIN`;
  return v < 0n ? `(-${-v}${ty.rust})` : `${v}${ty.rust}`;
};

/** With a suffix where the type is wide; the least value has no literal of its own (C11 6.4.4.1p5). */
export const cLiteral = (v: bigint, ty: Int): string => {
  if (ty.signed && v === -(1n << BigInt(ty.bits - 1)) && ty.bits >= 32)
    return `(-${-v - 1n}${ty.bits === 64 ? 'll' : ''} - 1)`;
  const suffix = ty.bits === 64 ? (ty.signed ? 'll' : 'ull') : ty.bits === 32 && !ty.signed ? 'u' : '';
  return v < 0n ? `(-${-v}${suffix})` : `${v}${suffix}`;
};

/** How C prints a value of the type. */
export const cPrint = (text: string, ty: Int, tag: string): string => {
  if (ty === usize) return `printf("${tag} %zu\\n", ${text});`;
  if (ty.bits === 64)
    return ty.signed
      ? `printf("${tag} %lld\\n", (long long)(${text}));`
      : `printf("${tag} %llu\\n", (unsigned long long)(${text}));`;
  return `printf("${tag} %${ty.signed || ty.bits < 32 ? 'd' : 'u'}\\n", ${text});`;
};

export const rustPrint = (text: string, tag: string): string => `println!("${tag} {}", ${text});`;
