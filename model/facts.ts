/** What others find out of types: layouts, and what follows from them. */
import type { Ty } from './types.js';

export interface Fact {
  readonly of: object;
  value: unknown;
  next: Fact | null;
}

/** Of how many kinds facts are kept with a type: the layouts of some targets and settings, and what follows from them. */
const FACTS = 12;

/**
 * Facts about types, kept with the types themselves. They are no weak map on purpose: a collection of young objects takes
 * a table that is old for a root, and so moves the types of all programs, which are dead, to the old objects.
 */
export class OnTypes<V extends object | number | boolean> {
  get(t: Ty): V | undefined {
    for (let f = t.known.facts; f !== null; f = f.next) if (f.of === this) return f.value as V;
    return undefined;
  }

  has(t: Ty): boolean {
    return this.get(t) !== undefined;
  }

  set(t: Ty, value: V): void {
    let count = 0;
    for (let f = t.known.facts; f !== null; f = f.next) {
      if (f.of === this) {
        f.value = value;
        return;
      }
      // What was found long ago, for settings that nobody uses any more, is found again if need be.
      if (++count === FACTS - 1) f.next = null;
    }
    t.known.facts = { of: this, value, next: t.known.facts };
  }
}
