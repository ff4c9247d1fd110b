/** Sets of small numbers as words of bits, several of them in one array: row `i` has `words` words. */

export class Rows {
  readonly words: number;
  private data: Int32Array;

  constructor(rows: number, bits: number) {
    this.words = (bits + 31) >> 5;
    this.data = new Int32Array(Math.max(1, rows) * this.words);
  }

  has(row: number, bit: number): boolean {
    return (((this.data[row * this.words + (bit >> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
  }

  add(row: number, bit: number): void {
    const i = row * this.words + (bit >> 5);
    this.data[i] = (this.data[i] ?? 0) | (1 << (bit & 31));
  }

  /** Adds the bits below `end`. */
  fill(row: number, end: number): void {
    for (let bit = 0; bit < end; bit++) this.add(row, bit);
  }

  /** Adds one row to another; answers whether that changed it. */
  join(into: number, from: number, source: Rows = this): boolean {
    const { words } = this;
    let changed = 0;
    const a = into * words;
    const b = from * words;
    for (let k = 0; k < words; k++) {
      const old = this.data[a + k] ?? 0;
      const now = old | (source.data[b + k] ?? 0);
      changed |= old ^ now;
      this.data[a + k] = now;
    }
    return changed !== 0;
  }
}
