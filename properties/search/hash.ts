/**
 * Hashes of trees, for counting programs that differ. Names are given in order of generation, so renamed copies of one
 * program agree. 53 bits: among a million programs two share a hash by chance once in ten thousand searches.
 */
import type { Program } from '../program.js';

/** FNV-1a twice, with two primes, joined to a number that a double holds exactly. */
class Hasher {
  private a = 0x811c9dc5;
  private b = 0x2f0b4a27;

  private byte(x: number): void {
    this.a = Math.imul(this.a ^ x, 0x01000193);
    this.b = Math.imul(this.b ^ x, 0x85ebca6b) ^ (this.b >>> 13);
  }

  private text(s: string): void {
    for (let k = 0; k < s.length; k++) this.byte(s.charCodeAt(k));
    this.byte(0xff);
  }

  visit(x: unknown): void {
    switch (typeof x) {
      case 'string':
        return this.text(x);
      case 'bigint':
      case 'number':
        return this.text(String(x));
      case 'boolean':
        return this.byte(x ? 1 : 0);
      case 'object':
        if (x === null) return this.byte(2);
        if (Array.isArray(x)) {
          this.byte(3);
          for (const y of x) this.visit(y);
          return;
        }
        for (const key in x) {
          if (key.endsWith('pan') || key === 'marks') continue;
          this.visit((x as Record<string, unknown>)[key]);
        }
        return this.byte(4);
      default:
        return this.byte(5);
    }
  }

  number(): number {
    return (this.a >>> 0) * 0x200000 + ((this.b ^ (this.b >>> 11)) & 0x1fffff);
  }
}

export const hashOf = (tree: unknown): number => {
  const h = new Hasher();
  h.visit(tree);
  return h.number();
};

export const joinHashes = (rust: number, c: number): number => hashOf([rust, c]);

export const canonicalHash = (p: Program): number => joinHashes(hashOf(p.rust), hashOf(p.c));
