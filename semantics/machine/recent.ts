/**
 * How many halves a search needs at a time: it pairs a Rust half (and one that stands in for it) with all C halves of a
 * family (`properties/search/programs.ts`), then the next. What is forgotten before the young objects are collected a
 * second time costs nothing to forget.
 */
export const keptHalves = { rust: 4, c: 16 } as const;

/**
 * A cache that forgets: what was asked for lately is kept, and of the rest at least `size` entries. It is no weak map on
 * purpose. A collection of young objects takes a table that is old for a root, and so moves all that was made for each
 * program, which is dead, to the old ones: with weak maps a search spent a quarter of its time so.
 */
export class Recent<K, V> {
  private readonly size: number;
  private young = new Map<K, V>();
  private old = new Map<K, V>();

  constructor(size: number) {
    this.size = size;
  }

  get(key: K): V | undefined {
    const found = this.young.get(key);
    if (found !== undefined) return found;
    const before = this.old.get(key);
    if (before !== undefined) this.set(key, before);
    return before;
  }

  set(key: K, value: V): void {
    if (this.young.size >= this.size) {
      this.old = this.young;
      this.young = new Map<K, V>();
    }
    this.young.set(key, value);
  }
}
