/**
 * Hashes of trees, for counting programs that differ. Names are given in order of generation, so renamed copies of one
 * program agree. 53 bits: among a million programs two share a hash by chance once in ten thousand searches.
 */
import type { Program } from '../program.js';

interface Print {
  readonly a: number;
  readonly b: number;
}

/** FNV-1a of a text, twice with two primes. */
const printOf = (s: string): Print => {
  let a = 0x811c9dc5,
    b = 0x2f0b4a27;
  for (let k = 0; k < s.length; k++) {
    const x = s.charCodeAt(k);
    a = Math.imul(a ^ x, 0x01000193);
    b = Math.imul(b ^ x, 0x85ebca6b) ^ (b >>> 13);
  }
  return { a, b };
};

/**
 * Texts are few and come again and again: kinds of nodes, names that generators give. A search spent a sixth of its time
 * on their characters; the print of one that was seen costs a look-up.
 */
const prints = new Map<string, Print>();
const KEPT = 10_000;

const print = (s: string): Print => {
  let known = prints.get(s);
  if (known === undefined) {
    if (prints.size >= KEPT) prints.clear();
    prints.set(s, (known = printOf(s)));
  }
  return known;
};

/** Fields that say where a node stands, and not what it is. */
const isPlace = (key: string): boolean => key.endsWith('pan') || key === 'marks';

class Hasher {
  private a = 0x811c9dc5;
  private b = 0x2f0b4a27;

  /** A word into each half: multiplied as FNV does it, with the high bits brought down (murmur3's steps). */
  private word(x: number, y: number): void {
    const a = Math.imul(this.a ^ x, 0x01000193);
    const b = Math.imul(this.b ^ y, 0x85ebca6b);
    this.a = a ^ (a >>> 15);
    this.b = b ^ (b >>> 13);
  }

  private text(s: string): void {
    const { a, b } = print(s);
    this.word(a, b);
  }

  visit(x: unknown): void {
    switch (typeof x) {
      case 'string':
        return this.text(x);
      case 'number':
        return x === (x | 0) ? this.word(x, ~x) : this.text(String(x));
      case 'bigint':
        return this.text(String(x));
      case 'boolean':
        return this.word(x ? 0x1b873593 : 0x52dce729, x ? 3 : 5);
      case 'object':
        if (x === null) return this.word(0x38b34ae5, 7);
        if (Array.isArray(x)) {
          for (const y of x) this.visit(y);
          return this.word(0x66a51e35, x.length);
        }
        for (const key in x) if (!isPlace(key)) this.visit((x as Record<string, unknown>)[key]);
        return this.word(0x2c9277b5, 11);
      default:
        return this.word(0x0bcbc24f, 13);
    }
  }

  join(hash: number): void {
    this.word(hash | 0, Math.floor(hash / 0x100000000));
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

export const joinHashes = (rust: number, c: number): number => {
  const h = new Hasher();
  h.join(rust);
  h.join(c);
  return h.number();
};

export const canonicalHash = (p: Program): number => joinHashes(hashOf(p.rust), hashOf(p.c));
