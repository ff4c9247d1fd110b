/**
 * Blocks of integers in one growing buffer, in classes of powers of two with a free list each.
 * A block is `[class, used, word, word, …]`; `used` counts the words after the two of the header.
 * `reset` forgets all blocks and keeps the buffer, so a run that is no larger than an earlier one allocates nothing.
 */
export const POOL_HEADER = 2;

export class Pool {
  data = new Int32Array(1 << 10);
  private top = 0;
  private readonly free = new Int32Array(32).fill(-1);

  reset(): void {
    this.top = 0;
    this.free.fill(-1);
  }

  /** A block with room for `words` words, none used yet. May replace `data`. */
  take(words: number): number {
    const k = Math.max(3, 32 - Math.clz32(words + POOL_HEADER - 1));
    const head = this.free[k]!;
    if (head >= 0) {
      this.free[k] = this.data[head + 1]!;
      this.data[head] = k;
      this.data[head + 1] = 0;
      return head;
    }
    const at = this.top;
    this.top += 1 << k;
    if (this.top > this.data.length) this.grow();
    this.data[at] = k;
    this.data[at + 1] = 0;
    return at;
  }

  give(block: number): void {
    const k = this.data[block]!;
    this.data[block + 1] = this.free[k]!;
    this.free[k] = block;
  }

  /** The same contents in a block of their own. */
  copy(block: number): number {
    const used = this.data[block + 1]!;
    const twin = this.take(used);
    this.data.copyWithin(twin + 1, block + 1, block + POOL_HEADER + used);
    return twin;
  }

  /** `block`, or a larger one with its contents, such that `words` words fit. */
  ensure(block: number, words: number): number {
    if (words + POOL_HEADER <= 1 << this.data[block]!) return block;
    const larger = this.take(words);
    this.data.copyWithin(larger + 1, block + 1, block + POOL_HEADER + this.data[block + 1]!);
    this.give(block);
    return larger;
  }

  /** `block`, or a smaller one with its contents, when it is large and mostly unused. */
  shrink(block: number): number {
    const used = this.data[block + 1]!;
    const k = this.data[block]!;
    if (k < 7 || (used + POOL_HEADER) * 4 > 1 << k) return block;
    const smaller = this.copy(block);
    this.give(block);
    return smaller;
  }

  private grow(): void {
    let length = this.data.length;
    while (length < this.top) length *= 2;
    const data = new Int32Array(length);
    data.set(this.data);
    this.data = data;
  }
}
