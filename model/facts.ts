/** What is known of types, kept with them: what was derived from them, and what others found out. */
import type { RawTy, RefTy, Region, SliceTy, Ty } from './types.js';

/** Remembered answers about a type, and the types that are derived from it. They die with it. */
export interface Known {
  erased: Ty | null;
  /** Whether a parameter of a signature of the library is in it. */
  hasParameter: boolean | null;
  /** Whether a function pointer is in it. */
  hasFn: boolean | null;
  /** What others have found out of it, the last first. */
  facts: Fact | null;
  /** Whoever goes over many types leaves its mark on those that it has seen. */
  mark: number;
  /** Whether it fits into every target's memory, as one sees without a layout. */
  fits: boolean | null;
  /** How messages show it. */
  shown: string | null;
  shared: RefTy | null;
  exclusive: RefTy | null;
  constant: RawTy | null;
  mutable: RawTy | null;
  slice: SliceTy | null;
  /** References with a region, by it. */
  shareds: Map<Region, RefTy> | null;
  exclusives: Map<Region, RefTy> | null;
  /** The others, by derivation key. */
  others: Map<string, Ty> | null;
}

interface Fact {
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
