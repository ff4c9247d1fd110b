import type { Program } from '../program.js';

/** A 32-bit hash of both trees. Names are given in order of generation, so renamed copies of one program agree. */
export const canonicalHash = (p: Program): number => {
  let h = 0x811c9dc5;
  const byte = (b: number): void => {
    h = Math.imul(h ^ b, 0x01000193);
  };
  const text = (s: string): void => {
    for (let k = 0; k < s.length; k++) byte(s.charCodeAt(k));
    byte(0xff);
  };
  const visit = (x: unknown): void => {
    switch (typeof x) {
      case 'string':
        return text(x);
      case 'bigint':
      case 'number':
        return text(String(x));
      case 'boolean':
        return byte(x ? 1 : 0);
      case 'object': {
        if (x === null) return byte(2);
        if (Array.isArray(x)) {
          byte(3);
          return x.forEach(visit);
        }
        for (const [key, value] of Object.entries(x)) if (!key.endsWith('pan')) visit(value);
        return byte(4);
      }
      default:
        return byte(5);
    }
  };
  visit(p.rust.items);
  visit(p.c.items);
  return h >>> 0;
};
