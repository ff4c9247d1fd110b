/**
 * What an optimisation is: a rewriting of one function of the core, in its runtime phase, that needs nothing but what
 * the languages promise. It looks at no caller and at no callee: every step is licensed by a type or an operation of
 * the function itself, so that it is right for every program without undefined behaviour, if the promise is one.
 */
import type { CoreFn, Lang, Unit } from '../../../model/core/mir.js';
import type { Layouts } from '../../../model/layout/index.js';
import type { Body } from './body.js';

/** The promise of the language that an optimisation trusts. */
export type Promise_ =
  | 'unaliased'
  | 'read-only'
  | 'valid'
  | 'non-null'
  | 'no-unwind'
  | 'no-overflow'
  | 'divisor'
  | 'shift'
  | 'initialised'
  | 'const'
  | 'in-bounds'
  | 'effective-type'
  | 'unreachable'
  | 'none';

export interface Optimisation {
  readonly name: string;
  /** One English sentence. */
  readonly sentence: string;
  readonly source: string;
  readonly lang: Lang;
  readonly trusts: Promise_;
  /** What tells LLVM (or a C compiler) of the promise. */
  readonly attribute: string;
  /**
   * The aliasing models that license it, according to the source; null: all of them, `none` too, for it trusts no
   * promise about aliasing. What the search finds stands beside it (`properties/optimisation.ts`).
   */
  readonly licensedBy: readonly string[] | null;
  /** One rewriting, where there is one to do. It is asked again until it says false. */
  readonly step: (b: Body) => boolean;
}

/** What an optimisation may know of a function beyond its text. */
export interface UnitFacts {
  readonly layouts: Layouts;
  readonly unit: Unit;
  /** Functions of the other language that cannot unwind into the caller: declared `extern "C"`. */
  readonly mayNotUnwind: (name: string) => boolean;
}

export type Rewrite = (f: CoreFn, facts: UnitFacts) => CoreFn;
