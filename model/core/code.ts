/**
 * The machine's instructions: the core's runtime phase with every memory access standing alone, flattened to slots
 * and offsets. `semantics/core/explicate.ts` makes them; the rules of `semantics/` are rules for their heads.
 *
 * A *slot code* names a register: `>= 0` relative to the frame, `< NONE`'s complement for constants: code `-1 - k`
 * is entry k of the constant pool, which lies at the bottom of the register file.
 */
import type { Span } from '../span.js';
import type { Ty } from '../types.js';
import type { CoreFn, FnSig, Lang } from './mir.js';

/** No slot, no program counter. */
export const NONE = -0x40000000;

/** The heads that are not operations (`op:NAME`). One line each; the rules say what they do. */
export const heads = [
  'move',
  'un',
  'bin',
  'cast',
  'expose',
  'from-exposed',
  'load',
  'store',
  'copy',
  'deinit',
  'spread',
  'address',
  'mention',
  'retag',
  'retag-in',
  'receive',
  'receive-in',
  'discr',
  'set-discr',
  'offset',
  'distance',
  'compare',
  'live',
  'dead',
  'seq',
  'goto',
  'switch',
  'check',
  'panic',
  'resume',
  'unreachable',
  'print',
  'print-stream',
  'print-string',
  'call',
  'call-ptr',
  'return',
  'unwind',
  'x-use',
  'x-use-string',
  'x-validate',
  'x-spill',
  'x-arg',
  'x-words',
  'x-enter',
  'x-back',
  'x-believe',
  'x-result',
  'x-leave',
  'x-unwind',
] as const;
export type Head = (typeof heads)[number] | `op:${string}`;

/** How the bytes of a scalar are read, written and judged. */
export const S_INT = 0,
  S_BOOL = 1,
  S_CHAR = 2,
  S_NONZERO = 3,
  S_RAW = 4,
  S_REF = 5,
  S_FN = 6;

/** `op` of a load or store whose place is a member of a union, named as such: C11 6.5.2.3p3, footnote 95. */
export const THROUGH_UNION = 1;

/** Bits of `op` of a copy: a boundary passes what it reads; it makes a value, in a place that nothing else names. */
export const PASSED = 1,
  MAKES_VALUE = 2;

/** `op` of an `x-use`: how much is accessed is said in bytes, not in elements. */
export const IN_BYTES = 1;

export interface Scalar {
  readonly kind: number;
  readonly size: number;
  readonly align: number;
  readonly signed: boolean;
  /** Two slots: address and length. */
  readonly fat: boolean;
  /** A typed copy in Rust must test it (bool, char, NonZero, references, boxes, fn pointers). */
  readonly checked: boolean;
  /** References and boxes: what they point to and how a retag treats it. Raw pointers: the pointee, for raw retags. */
  readonly pointer: PointerScalar | null;
  readonly ty: Ty;
  /** Effective type class of the access (C11 6.5p7): 0 for character types, else one number per class. */
  readonly eff: number;
}

export interface PointerScalar {
  readonly of: number; // REF, MUT, BOX, RAW_CONST, RAW_MUT of semantics/aliasing/model
  readonly nonNull: boolean;
  /** Size of a sized pointee, of one element of a slice. */
  readonly size: number;
  readonly align: number;
  readonly info: unknown; // the aliasing model's PointeeInfo, opaque here
}

export interface Instr {
  head: Head;
  lang: Lang | 'boundary';
  span: Span;
  fn: Code;
  pc: number;
  /** Slot codes. */
  dst: number;
  a: number;
  b: number;
  /** Place: `[a + off + idx * stride]`, `a` holding a pointer. For `store`/`copy` the source is `b`. */
  off: number;
  idx: number;
  stride: number;
  /** The same for a second place (source of `copy`): base in `b`. */
  off2: number;
  idx2: number;
  stride2: number;
  /** Size and alignment of the access. */
  size: number;
  align: number;
  sc: Scalar | null;
  sc2: Scalar | null;
  /** Flattened facts of an aggregate type (`semantics/core/typed.ts`). */
  typed: unknown;
  /** C: the struct or union whose member is accessed through a pointer (`semantics/core/declared.ts`). */
  outer: unknown;
  /** Operator, mode, kind … by head. */
  op: number;
  name: string;
  target: number;
  unwind: number;
  /** Further slots (arguments). */
  args: readonly number[];
  x: unknown;
  /** Set when linked: the rule and where its counters begin. */
  rule: unknown;
  ruleId: number;
  premise0: number;
  /** Compiler-made: not shown step by step. */
  synthetic: boolean;
}

/** A function ready to run. */
export interface Code {
  readonly name: string;
  readonly lang: Lang | 'boundary';
  readonly core: CoreFn | null;
  readonly sig: FnSig;
  instrs: Instr[];
  /** Registers of a frame. */
  slots: number;
  /** First slot of each parameter, and how many slots it takes (0 for zero-sized, 1 address for aggregates). */
  params: { readonly slot: number; readonly n: number; readonly aggregate: boolean }[];
  /** For people: which register or memory local holds which variable. */
  locals: { readonly name: string; readonly slot: number; readonly mem: boolean; readonly ty: Ty }[];
  /** Unwinding out of it is allowed (everything but Rust's `extern "C"`). */
  mayUnwind: boolean;
}
