/**
 * Distinct programs, up to renaming, counted exactly: over all, and for each property under each regime that judged them
 * (not vacuously). Which those are is one of a few sets, so each program is kept as its hash and the number of a set.
 */

/** What was asked of the programs of a range: of each, which of `sets` (of `PROPERTY|REGIME`) judged it. */
export interface Seen {
  readonly sets: readonly (readonly string[])[];
  readonly of: readonly number[];
}

export const askedKey = (property: string, regime: string): string => `${property}|${regime}`;

const NOBODY: readonly string[] = [];

export class Distinct {
  private readonly programs = new Map<number, number>();
  private readonly sets: (readonly string[])[] = [NOBODY];
  private readonly numbers = new Map<string, number>([['', 0]]);
  /** Of two sets of which the first is known: their union, and what is new in it. */
  private readonly unions = new Map<string, { readonly number: number; readonly fresh: readonly string[] }>();

  get size(): number {
    return this.programs.size;
  }

  has(hash: number): boolean {
    return this.programs.has(hash);
  }

  /** Those of `asked` that see the program for the first time. */
  add(hash: number, asked: readonly string[]): readonly string[] {
    const known = this.programs.get(hash) ?? 0;
    const { number, fresh } = this.union(known, asked);
    this.programs.set(hash, number);
    return fresh;
  }

  private union(known: number, asked: readonly string[]): { number: number; fresh: readonly string[] } {
    const key = `${known} ${asked.join(' ')}`;
    let found = this.unions.get(key);
    if (found === undefined) {
      const before = this.sets[known]!;
      const fresh = [...new Set(asked)].filter((a) => !before.includes(a));
      found = { number: this.numberOf([...before, ...fresh].toSorted()), fresh };
      this.unions.set(key, found);
    }
    return found;
  }

  private numberOf(set: readonly string[]): number {
    const key = set.join(' ');
    let n = this.numbers.get(key);
    if (n === undefined) {
      n = this.sets.push(set) - 1;
      this.numbers.set(key, n);
    }
    return n;
  }

  /** All programs of a range; gives how many each of what was asked sees for the first time. */
  addRange(hashes: readonly number[], seen: Seen): ReadonlyMap<string, number> {
    const out = new Map<string, number>();
    hashes.forEach((hash, k) => {
      for (const a of this.add(hash, seen.sets[seen.of[k] ?? 0] ?? NOBODY)) out.set(a, (out.get(a) ?? 0) + 1);
    });
    return out;
  }
}

/** Makes a `Seen`, program by program. */
export class Asking {
  private readonly sets: string[][] = [];
  private readonly numbers = new Map<string, number>();
  private readonly of: number[] = [];
  private current: string[] = [];

  ask(property: string, regime: string): void {
    const key = askedKey(property, regime);
    if (!this.current.includes(key)) this.current.push(key);
  }

  end(): void {
    const key = this.current.join(' ');
    let n = this.numbers.get(key);
    if (n === undefined) this.numbers.set(key, (n = this.sets.push(this.current) - 1));
    this.of.push(n);
    this.current = [];
  }

  get seen(): Seen {
    return { sets: this.sets, of: this.of };
  }
}

/** Of the parts of a range, one behind the other. */
export const joinSeen = (parts: readonly Seen[]): Seen => {
  const sets = parts.flatMap((p) => p.sets);
  let before = 0;
  const of = parts.flatMap((p) => {
    const from = before;
    before += p.sets.length;
    return p.of.map((n) => n + from);
  });
  return { sets, of };
};
