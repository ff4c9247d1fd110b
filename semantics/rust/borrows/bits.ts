/** Sets of small numbers as words of bits, several of them in one array: row `i` has `words` words. */
import { ints } from '../../../model/room.js';

export class Rows {
  readonly words: number;
  private readonly bits: number;
  private readonly data: Int32Array;

  constructor(rows: number, bits: number) {
    this.bits = bits;
    this.words = (bits + 31) >> 5;
    this.data = ints(Math.max(1, rows) * this.words);
  }

  /** One row with the bits of all. */
  union(): Rows {
    const all = new Rows(1, this.bits);
    for (let i = 0; i < this.data.length; i++) all.data[i % this.words]! |= this.data[i]!;
    return all;
  }

  has(row: number, bit: number): boolean {
    return ((this.data[row * this.words + (bit >> 5)]! >>> (bit & 31)) & 1) === 1;
  }

  isEmpty(row: number): boolean {
    for (let k = row * this.words; k < (row + 1) * this.words; k++) if (this.data[k] !== 0) return false;
    return true;
  }

  add(row: number, bit: number): void {
    this.data[row * this.words + (bit >> 5)]! |= 1 << (bit & 31);
  }

  /** Adds the bits below `end`. */
  fill(row: number, end: number): void {
    const whole = row * this.words + (end >> 5);
    this.data.fill(-1, row * this.words, whole);
    if ((end & 31) !== 0) this.data[whole]! |= (1 << (end & 31)) - 1;
  }

  /** Adds one row to another; answers whether that changed it. */
  join(into: number, from: number, source: Rows = this): boolean {
    const { words } = this;
    let changed = 0;
    const a = into * words;
    const b = from * words;
    for (let k = 0; k < words; k++) {
      const old = this.data[a + k]!;
      const now = old | source.data[b + k]!;
      changed |= old ^ now;
      this.data[a + k] = now;
    }
    return changed !== 0;
  }
}
