/** The catalogue of faults: every way a run can go wrong, with one sentence and its source. */

export interface UbKind {
  readonly code: string;
  readonly sentence: string;
  readonly source: string;
}

const kind = <C extends string>(code: C, sentence: string, source: string) => ({ code, sentence, source });

export const ubKinds = [
  kind(
    'null',
    'A null pointer is used where an object is needed.',
    'Rust Reference, behavior considered undefined; C11 6.5.3.2p4',
  ),
  kind(
    'dangling',
    'A pointer is used after the lifetime of the object that it points to, or points to none.',
    'Rust Reference, dangling pointers; C11 6.2.4p2',
  ),
  kind(
    'out-of-bounds',
    'An access leaves the object that its pointer was derived from.',
    'Rust Reference, place projection; C11 6.5.6p8',
  ),
  kind(
    'misaligned',
    'An address is not a multiple of the alignment of the type it is used at.',
    'Rust Reference, misaligned pointers; C11 6.3.2.3p7',
  ),
  kind('uninit', 'Uninitialised bytes are used as a value.', 'Rust Reference, invalid values; C11 6.3.2.1p2'),
  kind(
    'invalid-value',
    'Bytes are used at a type for which they mean nothing.',
    'Rust Reference, invalid values; C11 6.2.6.1p5',
  ),
  kind(
    'aliasing',
    'An access breaks the rules of the aliasing model.',
    'Stacked Borrows (Jung et al. 2020); Tree Borrows (Villani et al. 2025); Miri',
  ),
  kind('double-free', 'What was released already is released again.', 'C11 7.22.3.3p2; std, Box::from_raw'),
  kind(
    'invalid-free',
    'The address that is released is not the start of an allocation.',
    'C11 7.22.3.3p2; std, GlobalAlloc::dealloc',
  ),
  kind(
    'wrong-allocator',
    'Memory goes back to another allocator than the one it came from.',
    'C11 7.22.3.3p2; std, GlobalAlloc::dealloc',
  ),
  kind(
    'unwind',
    'Unwinding passes an edge that does not allow it.',
    'Rust Reference, panic: unwinding across FFI; R3 paper 2.2',
  ),
  kind(
    'abi',
    'Caller and callee disagree on the signature of the call.',
    'Rust Reference, behavior considered undefined: wrong call ABI; C11 6.5.2.2p9',
  ),
  kind(
    'foreign-access',
    'Foreign machine code touches bytes of the host that were never handed to it.',
    'Omniglot talk, Heartbleed; Rust Reference, linked code',
  ),
  kind('overflow', 'Signed arithmetic leaves the range of its type.', 'C11 6.5p5'),
  kind('division', 'Division by zero, or the quotient is not representable.', 'C11 6.5.5p5-6'),
  kind(
    'shift',
    'The shift count is negative or not below the width, or a signed left shift overflows.',
    'C11 6.5.7p3-4',
  ),
  kind(
    'const-write',
    'An object that is defined read-only is written.',
    'C11 6.7.3p6, 6.4.5p7; Rust Reference, mutating immutable bytes',
  ),
  kind(
    'unsequenced',
    'A side effect is unsequenced relative to another use of the same object.',
    'C11 6.5p2',
  ),
  kind(
    'effective-type',
    'An object is accessed at a type that is not compatible with its effective type.',
    'C11 6.5p6-7',
  ),
  kind('pointer-arithmetic', 'Pointer arithmetic leaves the array object.', 'C11 6.5.6p8; std, pointer::add'),
  kind(
    'pointer-compare',
    'Pointers into different objects are ordered or subtracted.',
    'C11 6.5.8p5, 6.5.6p9',
  ),
  kind('overlap', 'Regions that must be disjoint overlap.', 'C11 7.24.2.1p2; std, ptr::copy_nonoverlapping'),
  kind(
    'no-return-value',
    'The value of a function that ended without returning one is used.',
    'C11 6.9.1p12',
  ),
  kind('unreachable', 'Code that was declared unreachable is reached.', 'std, unreachable_unchecked'),
  kind(
    'data-race',
    'Two threads access the same bytes without order, one of them writing.',
    'C11 5.1.2.4p25; Rust Reference, data races',
  ),
] as const;

export type UbCode = (typeof ubKinds)[number]['code'];

const byCode = new Map<string, UbKind>(ubKinds.map((k) => [k.code, k]));
export const ubKind = (code: UbCode): UbKind => {
  const found = byCode.get(code);
  if (found === undefined) throw new Error(`no such UB kind: ${code}`);
  return found;
};

/** What the failure of a premise means. */
export type Fault =
  | { readonly k: 'ub'; readonly code: UbCode }
  /** Rust panics: `check`, overflow, indexing … */
  | { readonly k: 'panic'; readonly panic: string }
  /** The regime refuses: safe. */
  | { readonly k: 'refuse' }
  /** The process ends: `abort()`, out of memory where Rust aborts, a panic that met an edge that aborts. */
  | { readonly k: 'abort'; readonly why: string }
  /** The operation answers `None`, and the program goes on: a refusal that the program may handle. */
  | { readonly k: 'none' }
  /** A judgement: the inner rule says what its failure means. */
  | { readonly k: 'inner' };

export const ub = (code: UbCode): Fault => ({ k: 'ub', code });
export const panics = (panic: string): Fault => ({ k: 'panic', panic });
export const refuses: Fault = { k: 'refuse' };
export const answersNone: Fault = { k: 'none' };
export const aborts = (why: string): Fault => ({ k: 'abort', why });
