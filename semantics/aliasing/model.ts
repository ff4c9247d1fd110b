/**
 * What an aliasing model is to the machine that runs it (MiniRust's `Memory` trait is the template).
 *
 * A call that may be undefined behaviour is a *judgement*: `test…` answers 0 or a failure code and changes
 * nothing that can be observed; `commit` applies the delta of the last test. With a premise switched off the
 * test skips it and still leaves a delta, so a mutant gives a wrong answer and never a crash.
 *
 * Only numbers cross this interface on the hot path:
 * - a **tag** is a positive integer, fresh per retag; `NO_TAG` is a pointer without provenance and `WILDCARD`
 *   one whose provenance came from an exposed address;
 * - an **allocation** is a small positive integer, never reused before `reset`; `NO_ALLOC` is none at all;
 * - offsets and sizes are bytes from the start of the allocation. Bounds and liveness are the caller's premises:
 *   what arrives here is in bounds of a live allocation.
 */

export const NO_TAG = 0;
export const WILDCARD = -1;
export const NO_ALLOC = 0;

export type AccessKind = 0 | 1;
export const READ = 0;
export const WRITE = 1;

/** Where an allocation came from. It decides the root item of Stacked Borrows, and whether writes are legal. */
export type Origin = 0 | 1 | 2 | 3 | 4;
/** A Rust local: the only allocation whose root is exclusive in Stacked Borrows. */
export const STACK = 0;
export const HEAP = 1;
export const STATIC = 2;
/** Read-only memory: immutable statics, constants, string literals. */
export const STATIC_READ_ONLY = 3;
/** C automatics and whatever else no Rust place owns (`malloc`, foreign domains): C has no exclusive locals. */
export const FOREIGN = 4;

export type RetagOf = 0 | 1 | 2 | 3 | 4;
export const REF = 0;
export const MUT = 1;
export const BOX = 2;
export const RAW_CONST = 3;
export const RAW_MUT = 4;

export type RetagMode = 0 | 1 | 2 | 3 | 4;
export const DEFAULT = 0;
/** An argument: protected until the innermost frame (see `pushFrame`) is popped. */
export const FN_ENTRY = 1;
export const TWO_PHASE = 2;
/** `&raw const|mut` and the casts that lower to it; `of` is then RAW_CONST or RAW_MUT. */
export const RAW = 3;
/** FN_ENTRY in a function marked `#[rustc_no_writable]`: no implicit write (Tree Borrows' option). */
export const FN_ENTRY_NO_WRITABLE = 4;

/** What a retag needs to know of the pointee: computed once a type by the linker, shared by reference. */
export interface PointeeInfo {
  /** Bytes of a sized pointee. A slice passes its dynamic size to `testRetag` and says 0 here. */
  readonly size: number;
  /** No `UnsafeCell` outside of pointers, zero-sized ones included (so `!freeze` may go with no `cells`). */
  readonly freeze: boolean;
  readonly unpin: boolean;
  /** The `UnsafeCell` bytes of one element, sorted, disjoint, none empty. */
  readonly cells: readonly (readonly [from: number, to: number])[];
  /** Bytes from one element of a slice to the next, to repeat `cells`; 0 for a sized pointee. */
  readonly stride: number;
}

/** The pointee of a plain type: no cells, may be moved. */
export const plainPointee = (size: number, stride = 0): PointeeInfo => ({
  size,
  freeze: true,
  unpin: true,
  cells: [],
  stride,
});

/** The fine kinds of `aliasing.md`, which a run gives as the premise of UB `aliasing`. */
export type AliasKind =
  | 'no-item'
  | 'read-only-item'
  | 'disabled'
  | 'frozen-write'
  | 'reserved-conflicted-write'
  | 'protector'
  | 'dealloc-protected'
  | 'wildcard-no-exposed'
  | 'read-only-memory';

/** A rule of the model: counted in `AliasState.fired` under its index in `AliasModel.rules`. */
export interface AliasRule {
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
  readonly tex: { readonly from: string; readonly to: string };
}

/** A named test of a rule, switched off by `AliasState.off[index in AliasModel.premises] = 1`. */
export interface AliasPremise {
  readonly name: string;
  /** Index of its rule in `AliasModel.rules`. */
  readonly rule: number;
  readonly sentence: string;
  readonly source: string;
  readonly tex: string;
  /** What its failure may be. */
  readonly kinds: readonly AliasKind[];
}

export interface AliasOptions {
  /** `tree.implicit-writes`: a function that takes `&mut` or `Box` counts as writing it (Miri's option). */
  readonly implicitWrites?: boolean;
  /** `tree.imprecise-cells`: a pointee that is not Freeze is a cell as a whole (Miri's option). */
  readonly impreciseCells?: boolean;
}

export interface AliasModel {
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
  readonly rules: readonly AliasRule[];
  readonly premises: readonly AliasPremise[];
  readonly create: (options?: AliasOptions) => AliasState;
}

/** Why a test failed. `kind` is the fine kind; `tag` the tag used, `holder` the protected tag in the way (or 0). */
export interface AliasFailure {
  readonly rule: string;
  readonly premise: string;
  readonly kind: AliasKind;
  readonly sentence: string;
  readonly tag: number;
  readonly holder: number;
  /** The first byte at which the test failed. */
  readonly offset: number;
}

/** One item of a stack, or one node of a tree, at some bytes: plain data for reports. */
export interface AliasItem {
  readonly tag: number;
  /** Depth in the tree; 0 for items of a stack. */
  readonly depth: number;
  /** Parent in the tree, or NO_TAG. */
  readonly parent: number;
  readonly permission: string;
  readonly protector: 'none' | 'weak' | 'strong';
  readonly exposed: boolean;
  /** Tree Borrows: this byte was accessed through the tag (false: the permission is still the lazy default). */
  readonly accessed: boolean;
}

/** A run of bytes that share one stack (bottom first) or one labelled tree (preorder, roots first). */
export interface AliasRun {
  readonly from: number;
  readonly to: number;
  readonly items: readonly AliasItem[];
  /** Stacked Borrows: below the items there may be anything with a tag less than this. */
  readonly unknownBelow: number | undefined;
}

export interface AliasView {
  readonly model: string;
  readonly shape: 'none' | 'stack' | 'tree';
  readonly runs: readonly AliasRun[];
}

export interface AliasState {
  /** Back to the empty state, keeping buffers, switches and counters. */
  reset(): void;
  /** A new allocation of `size` bytes; gives its root tag. Allocation numbers are the caller's, dense and from 1. */
  allocate(alloc: number, size: number, origin: Origin): number;

  testAccess(kind: AccessKind, alloc: number, offset: number, size: number, tag: number): number;
  /**
   * A retag of `size` bytes at `offset` through `parent`; after `commit` the new pointer's tag is `newTag`
   * (which may be `parent`: raw pointers in Tree Borrows). With NO_ALLOC (zero bytes, no provenance) the
   * pointer keeps its tag. In-place arguments and return places are a MUT / FN_ENTRY retag of a plain pointee.
   */
  testRetag(
    of: RetagOf,
    mode: RetagMode,
    alloc: number,
    offset: number,
    size: number,
    parent: number,
    info: PointeeInfo,
  ): number;
  /** Deallocation of the whole allocation (`size` bytes) through `tag`; the end of a local's storage uses its root tag. */
  testDealloc(alloc: number, size: number, tag: number): number;
  /** The innermost frame ends: its protectors go (with Tree Borrows' accesses). Before the return value is copied out. */
  testPopFrame(): number;
  /** Applies the delta of the last test (each test at most once; a committed dealloc forgets the allocation). */
  commit(): void;
  /** The tag that the last committed retag gave. */
  readonly newTag: number;

  pushFrame(): void;
  expose(alloc: number, tag: number): void;
  /** The allocation is gone without a test (a mutant's, or memory that the model did not see freed). */
  forget(alloc: number): void;

  /** Premise switches, indexed like `AliasModel.premises`: 1 is off. Survives `reset`. */
  readonly off: Uint8Array;
  /** How often each premise failed, and each rule fired (was committed). Survive `reset`. */
  readonly failed: Uint32Array;
  readonly fired: Uint32Array;

  /** The stacks or the tree at the bytes in question. Slow; for reports. */
  view(alloc: number, offset: number, size: number): AliasView;
  /** What a code of the last failing test means. */
  explain(code: number): AliasFailure;
}
