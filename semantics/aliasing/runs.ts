import type { Pool } from './pool.js';

/**
 * The bytes of one allocation as sorted runs that share one block of state each. A run is cut where an
 * operation changes a part of it, and fused with its neighbour when their states have become equal: so a
 * thousand-element slice that is used as a whole stays one run.
 */
export class Runs {
  count = 0;
  /** Bytes of the allocation. */
  size = 0;
  from = new Int32Array(4);
  block = new Int32Array(4);

  /** All `size` bytes in one run. */
  start(size: number, block: number): void {
    this.size = size;
    this.count = 1;
    this.from[0] = 0;
    this.block[0] = block;
  }

  /** Whether these bytes are tracked: a mutant of the machine may ask for others, or for memory that was freed. */
  holds(offset: number, size: number): boolean {
    return this.count > 0 && offset >= 0 && offset + size <= this.size;
  }

  end(run: number): number {
    return run + 1 < this.count ? this.from[run + 1]! : this.size;
  }

  /** The run that holds the byte at `offset`. */
  find(offset: number): number {
    let lo = 0;
    let hi = this.count - 1;
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1;
      if (this.from[mid]! <= offset) lo = mid;
      else hi = mid - 1;
    }
    return lo;
  }

  /** Makes `offset`, which lies in `run` or at its end, a border; gives the run that begins there. */
  cut(pool: Pool, run: number, offset: number): number {
    if (this.from[run] === offset) return run;
    if (this.end(run) === offset) return run + 1;
    const twin = pool.copy(this.block[run]!);
    if (this.count === this.from.length) this.grow();
    this.from.copyWithin(run + 2, run + 1, this.count);
    this.block.copyWithin(run + 2, run + 1, this.count);
    this.from[run + 1] = offset;
    this.block[run + 1] = twin;
    this.count += 1;
    return run + 1;
  }

  /** Fuses equal neighbours among the runs `first…last` and the two around them. */
  fuse(pool: Pool, first: number, last: number, equal: (a: number, b: number) => boolean): void {
    const begin = Math.max(0, first - 1);
    const stop = Math.min(this.count - 1, last + 1);
    let keep = begin;
    for (let r = begin + 1; r <= stop; r += 1) {
      if (equal(this.block[keep]!, this.block[r]!)) {
        pool.give(this.block[r]!);
        continue;
      }
      keep += 1;
      this.from[keep] = this.from[r]!;
      this.block[keep] = this.block[r]!;
    }
    if (keep === stop) return;
    this.from.copyWithin(keep + 1, stop + 1, this.count);
    this.block.copyWithin(keep + 1, stop + 1, this.count);
    this.count -= stop - keep;
  }

  private grow(): void {
    const from = new Int32Array(this.from.length * 2);
    from.set(this.from);
    this.from = from;
    const block = new Int32Array(this.block.length * 2);
    block.set(this.block);
    this.block = block;
  }
}
