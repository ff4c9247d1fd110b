/**
 * The core: what both front ends lower to. Functions are control-flow graphs in the manner of rustc's MIR, over
 * places, operands, rvalues, statements and terminators. It has two phases, like MIR:
 *   - *analysis*: as lowering leaves it; the borrow checker reads it. `drop` and two-phase borrows are still there.
 *   - *runtime*: after drop elaboration no `drop` terminator is left. `semantics/core/explicate.ts` turns this into
 *     the machine's instructions (`model/core/code.ts`), in which each memory access stands alone.
 */
import type { PrintPart, PrintTo } from './formats.js';
import type { ConstPart } from '../const-part.js';
import type { Span } from '../span.js';
import type { Abi, Ty } from '../types.js';

export type Lang = 'rust' | 'c';
export type LocalId = number;
export type BlockId = number;

export interface Local {
  /** As the user wrote it, or null for a temporary. */
  readonly name: string | null;
  readonly ty: Ty;
  readonly mutable: boolean;
  readonly span: Span;
  /** Must live in memory even if its address is never taken (C: arrays, unsequenced footprints). */
  mem: boolean;
  /** It stands for a constant pointer (to a static, data or a function): it is never assigned and needs no storage. */
  readonly constant?: Const;
}

export type Projection =
  /** `punned`: what C subscripts there is named as part of a union's member (`u.s[k]`), which may be read at any type. */
  | { readonly k: 'deref'; readonly punned?: boolean }
  /** Field of a struct, tuple or union; after `variant`, of that variant. `ty` is the field's type. */
  | { readonly k: 'field'; readonly index: number; readonly ty: Ty }
  | { readonly k: 'variant'; readonly index: number }
  /** Element of an array or slice by a local of type usize. Bounds are checked by a `check` before. */
  | { readonly k: 'index'; readonly local: LocalId; readonly fromEnd?: FromEnd }
  /** Element by constant, for patterns and array literals; of a slice that has at least `atLeast` elements. */
  | { readonly k: 'elem'; readonly index: number; readonly atLeast?: number }
  /** What a pattern leaves of an array or slice: without the first `from` and the last `to` elements. */
  | {
      readonly k: 'subslice';
      readonly from: number;
      readonly to: number;
      /** Of a slice the local that holds how many are left, of an array that number. */
      readonly left: { readonly local: LocalId } | number;
    };

/** An element that a pattern counts from the end of a slice: the last one is 1. The slice has at least so many elements. */
export interface FromEnd {
  readonly back: number;
  readonly atLeast: number;
}

export interface Place {
  readonly local: LocalId;
  readonly proj: readonly Projection[];
}

export type Const =
  | { readonly k: 'int'; readonly value: number | bigint } // also bool (0/1), char (code point), pointers without provenance
  | { readonly k: 'unit' }
  | { readonly k: 'fn'; readonly name: string }
  /** The address of a static, as a raw pointer with the static's root tag. */
  | { readonly k: 'static'; readonly name: string }
  /** The address of read-only data: `Program.data[index]`. */
  | { readonly k: 'data'; readonly index: number };

export type Operand =
  | { readonly k: 'copy'; readonly place: Place }
  | { readonly k: 'move'; readonly place: Place }
  | { readonly k: 'const'; readonly value: Const; readonly ty: Ty };

export type BinOp =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+wrap'
  | '-wrap'
  | '*wrap'; // wrapping_add … and C's unsigned arithmetic is decided by the rule, not here
export type UnOp = '-' | '!' | '~';

export type CastKind =
  | 'int' // int, bool, char -> int; u8 -> char: truncate or extend by the source's sign
  | 'to-bool' // C: != 0
  | 'ptr' // pointer to pointer, same bits, same tag
  | 'expose' // pointer -> int
  | 'from-exposed' // int -> pointer (wildcard)
  | 'unsize' // &[T; N] -> &[T], and raw likewise
  | 'fn-ptr' // function item or pointer -> pointer, int
  | 'transmute'; // same size, other type: the bytes as they are

export type RefKind = 'shared' | 'mut' | 'two-phase';

export type Rvalue =
  /** `retag: false` for compiler-made temporaries of a deref, which Miri does not retag. */
  | { readonly k: 'use'; readonly op: Operand; readonly retag: boolean }
  | { readonly k: 'un'; readonly op: UnOp; readonly a: Operand }
  /** `ty` is the type at which it is computed (C: after the usual arithmetic conversions). */
  | { readonly k: 'bin'; readonly op: BinOp; readonly a: Operand; readonly b: Operand; readonly ty: Ty }
  | { readonly k: 'cast'; readonly kind: CastKind; readonly a: Operand; readonly from: Ty; readonly to: Ty }
  | { readonly k: 'ref'; readonly kind: RefKind; readonly place: Place }
  /** `&raw const|mut place` and C's `&x`, array decay: in Rust a raw retag where the design says so, in C none. */
  | { readonly k: 'addr'; readonly mut: boolean; readonly place: Place }
  | { readonly k: 'discr'; readonly place: Place }
  /** Length of a slice or array place. */
  | { readonly k: 'len'; readonly place: Place }
  /**
   * Struct, tuple, array or enum variant, field by field (`fields` by index; a union names its one field). The place is
   * a local's or a part of one, as for `repeat`, `set-discr` and the results of calls: what lies behind a pointer is
   * overwritten as a whole, by `use`.
   */
  | {
      readonly k: 'aggregate';
      readonly ty: Ty;
      readonly variant: number;
      readonly fields: readonly Operand[];
      /** Null: the fields in order. */
      readonly unionField: number | null;
    }
  | { readonly k: 'repeat'; readonly ty: Ty; readonly value: Operand; readonly count: number }
  /** A wide pointer from a thin one and a length. No check here: `from_raw_parts` is followed by a `ref`/retag. */
  | { readonly k: 'fat'; readonly ptr: Operand; readonly len: Operand }
  /** `p + n` counted in elements of `elem`; `inBounds: false` for `wrapping_add` (Rust `add`, C `p + n`: true). */
  | {
      readonly k: 'offset';
      readonly ptr: Operand;
      readonly count: Operand;
      readonly elem: Ty;
      readonly negate: boolean;
      readonly inBounds: boolean;
      /**
       * C's own. `used`: an element that is used with it: the one that it moves to, as in `p[n]`, or the one that it
       * leaves, as in `*p++`. One past the end is too far for that (C11 J.2);
       * `length`: how many elements the array has that the pointer is the start of, where it is a part of a larger
       * object (6.5.6p8).
       */
      readonly element?: Element;
    }
  /** `p - q` counted in elements. */
  | { readonly k: 'distance'; readonly a: Operand; readonly b: Operand; readonly elem: Ty };

export interface Element {
  readonly used: 'before' | 'after' | null;
  readonly length: number | null;
}

/** What a failed `check` says: Rust's panics that stand for themselves. */
export type PanicKind =
  | 'overflow'
  | 'index'
  | 'slice'
  | 'division'
  | 'unwrap'
  | 'expect'
  | 'assert'
  | 'explicit'
  | 'unreachable'
  | 'oom'
  | 'char';

export type SeqAt = 'begin' | 'next' | 'store' | 'point' | 'end';

export type Statement =
  /** `unwind`: where cleanup goes if the operation panics (overflow …). */
  | {
      readonly k: 'assign';
      readonly place: Place;
      readonly rv: Rvalue;
      readonly unwind: BlockId | null;
      readonly span: Span;
    }
  | { readonly k: 'set-discr'; readonly place: Place; readonly variant: number; readonly span: Span }
  | { readonly k: 'live'; readonly local: LocalId; readonly span: Span }
  | { readonly k: 'dead'; readonly local: LocalId; readonly span: Span }
  /**
   * C's unsequenced evaluations (6.5p2): operands between begin … next … end are unsequenced to each other. After
   * `store` comes the side effect of an assignment, which waits for the values of the operands and not for their
   * side effects (6.5.16p3). `point` is a sequence point for all that came since the innermost begin.
   */
  | { readonly k: 'seq'; readonly at: SeqAt; readonly span: Span }
  /**
   * Mentions a place without reading it: `let _ = place;` (projections must be in bounds). A fake one is a use that only
   * the analyses see: what a match without arms looks at holds a value (rustc: FakeRead).
   */
  | { readonly k: 'mention'; readonly place: Place; readonly span: Span; readonly fake?: true };

export type Callee =
  | { readonly k: 'fn'; readonly name: string }
  | { readonly k: 'ptr'; readonly op: Operand; readonly ty: Ty }
  /** An operation of the machine, a library or the regime: `semantics/**` has one rule per name. `tys`: its type arguments. */
  | { readonly k: 'op'; readonly name: string; readonly tys: readonly Ty[] };

export type Terminator =
  | { readonly k: 'goto'; readonly target: BlockId; readonly span: Span }
  | {
      readonly k: 'switch';
      readonly on: Operand;
      readonly ty: Ty;
      readonly cases: readonly (readonly [value: number | bigint, target: BlockId])[];
      readonly otherwise: BlockId;
      readonly span: Span;
    }
  | { readonly k: 'return'; readonly span: Span }
  | {
      readonly k: 'call';
      readonly callee: Callee;
      readonly args: readonly Operand[];
      readonly dest: Place | null;
      readonly target: BlockId | null;
      readonly unwind: BlockId | null;
      readonly span: Span;
      readonly catches?: boolean;
    }
  /** Panics with `kind` unless `cond` is `expected`. */
  | {
      readonly k: 'check';
      readonly cond: Operand;
      readonly expected: boolean;
      readonly kind: PanicKind;
      readonly message: string;
      readonly target: BlockId;
      readonly unwind: BlockId | null;
      readonly span: Span;
    }
  | {
      readonly k: 'print';
      readonly parts: readonly PrintPart[];
      readonly args: readonly Operand[];
      readonly tys: readonly Ty[];
      /** C: where the output goes; absent for the standard output. */
      readonly to?: PrintTo;
      /** C: where the number of bytes goes that `printf` gives. */
      readonly dest?: Place;
      readonly target: BlockId;
      readonly span: Span;
    }
  | {
      readonly k: 'panic';
      readonly kind: PanicKind;
      readonly message: string;
      readonly unwind: BlockId | null;
      readonly span: Span;
    }
  /** Ends a cleanup block: unwinding goes on in the caller. */
  | { readonly k: 'resume'; readonly span: Span }
  /** Analysis phase only. */
  | {
      readonly k: 'drop';
      readonly place: Place;
      readonly target: BlockId;
      readonly unwind: BlockId | null;
      readonly span: Span;
    }
  /** Reaching it is UB: C's end of a non-void function whose value is used is `no-return`; Rust's unreachable_unchecked. */
  | { readonly k: 'unreachable'; readonly why: 'unreachable' | 'no-return'; readonly span: Span };

export interface Block {
  readonly stmts: Statement[];
  term: Terminator;
  readonly cleanup: boolean;
}

export interface FnSig {
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly abi: Abi;
  readonly variadic: boolean;
}

/** An annotation on a function or a parameter: `#[r3_safeffi]`, `#[link(retains)]`; `param` counts from 0. */
export interface Annotation {
  readonly name: string;
  readonly args: readonly string[];
  readonly param: number | null;
  readonly span: Span;
}

export interface CoreFn {
  readonly name: string;
  readonly lang: Lang;
  readonly sig: FnSig;
  /** Local 0 is the return place, 1..=argCount the parameters (MIR's convention). */
  readonly locals: Local[];
  readonly argCount: number;
  readonly blocks: Block[];
  readonly span: Span;
  readonly annotations: readonly Annotation[];
  /** Made by the compiler (drop glue, shims): steps in it are not shown by default. */
  readonly synthetic: boolean;
  /** C: its file has volatile objects, whose accesses are all made as written (5.1.2.3p6): nothing rewrites it. */
  readonly volatile?: boolean;
  /** The other language can call it: `#[no_mangle] extern "C"`, or C with external linkage. */
  readonly exported: boolean;
}

/** A function that this language declares and the other one should define (Σ). */
export interface ForeignDecl {
  readonly name: string;
  readonly lang: Lang;
  readonly sig: FnSig;
  readonly span: Span;
  readonly annotations: readonly Annotation[];
}

/** Initial bytes of a static: value bytes and relocations (pointers to statics, data or functions) at offsets. */
export interface StaticInit {
  readonly bytes: readonly (number | null)[]; // null: uninitialised or padding
  readonly relocations: readonly { readonly offset: number; readonly to: Const; readonly addend: number }[];
}

export interface Static {
  readonly name: string;
  readonly lang: Lang;
  readonly ty: Ty;
  readonly mutable: boolean;
  readonly init: StaticInit;
  /** Members of it that C defines const. */
  readonly constParts?: readonly ConstPart[];
  readonly exported: boolean;
  readonly span: Span;
}

/** One language's half of a program. Names are unique within a half; linking joins halves by symbol. */
export interface Unit {
  readonly lang: Lang;
  readonly fns: readonly CoreFn[];
  readonly foreign: readonly ForeignDecl[];
  readonly statics: readonly Static[];
  /** Statics that the other half defines. */
  readonly foreignStatics: readonly { readonly name: string; readonly ty: Ty; readonly span: Span }[];
  /** Read-only data: string literals (C's with their final 0), promoted constants. `lang` decides the allocation kind. */
  readonly data: readonly { readonly bytes: readonly number[]; readonly align: number }[];
  readonly marks: readonly { readonly name: string; readonly line: number; readonly file: string }[];
}

const NO_STEPS: readonly Projection[] = [];
const places: Place[] = [];

/** More locals than functions have that people write. */
const MANY = 4096;

/** Places of locals as a whole: made once for each number, since nobody changes a place. */
export const localPlace = (local: LocalId): Place =>
  local < MANY ? (places[local] ??= { local, proj: NO_STEPS }) : { local, proj: NO_STEPS };
export const copy = (place: Place): Operand => ({ k: 'copy', place });
export const move = (place: Place): Operand => ({ k: 'move', place });
export const constInt = (value: number | bigint, ty: Ty): Operand => ({
  k: 'const',
  value: { k: 'int', value },
  ty,
});
