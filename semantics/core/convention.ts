/**
 * Where the C calling convention of a target puts arguments and results: words, of which the first lie in registers and the
 * rest on the stack. Both languages have integers and pointers alone, so no other class of registers is needed.
 *
 * - `lp64`: System V psABI, AMD64 supplement, 3.2.3: six registers; an aggregate of at most two words goes in registers if
 *   they suffice, else on the stack; a result of more than two words goes through a pointer that is passed first.
 * - `ilp32`: AAPCS32 6.4, 6.5: four registers, then the stack, as one row; what is aligned to 8 bytes begins at an even word;
 *   an aggregate result of more than one word goes through a pointer that is passed first.
 */
import type { FnSig } from '../../model/core/mir.js';
import type { Layouts } from '../../model/layout/index.js';
import type { Ty } from '../../model/types.js';

/** Bytes among the words. */
export interface Passed {
  readonly at: number;
  readonly size: number;
}

export interface Passing {
  /** The address of the result's place is the first word. */
  readonly hidden: boolean;
  /** Null: of no size. */
  readonly params: readonly (Passed | null)[];
  /** Bytes in the registers of results; null: none, or hidden. */
  readonly result: Passed | null;
}

const REGISTERS = 6;

/** Words in the order in which arguments take them. */
class Row {
  private readonly word: number;
  private register = 0;
  private stack = REGISTERS;

  constructor(word: number) {
    this.word = word;
  }

  /** `aligned`: in bytes. */
  take(size: number, aligned: number): Passed | null {
    if (size === 0) return null;
    const n = Math.ceil(size / this.word);
    return { at: this.word * (this.word === 4 ? this.inOrder(n, aligned) : this.fitting(n)), size };
  }

  private inOrder(n: number, aligned: number): number {
    if (aligned === 8) this.register += this.register % 2;
    this.register += n;
    return this.register - n;
  }

  private fitting(n: number): number {
    if (n <= 2 && this.register + n <= REGISTERS) {
      this.register += n;
      return this.register - n;
    }
    this.stack += n;
    return this.stack - n;
  }
}

/** `isScalar`: the type is one integer or pointer, whatever it is wrapped in. */
export const passing = (sig: FnSig, layouts: Layouts, isScalar: (ty: Ty) => boolean): Passing => {
  const word = layouts.target.pointerSize;
  const row = new Row(word);
  const ret = layouts.of(sig.ret);
  const hidden = word === 8 ? ret.size > 2 * word : ret.size > word && !isScalar(sig.ret);
  if (hidden) row.take(word, word);
  const params = sig.params.map((ty) => {
    const l = layouts.of(ty);
    return row.take(l.size, l.align);
  });
  return { hidden, params, result: hidden || ret.size === 0 ? null : { at: 0, size: ret.size } };
};
