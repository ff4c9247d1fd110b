/** What the report says of optimisations: plain data, as everything that a report is made from. */
import type { Run, SourceText } from './data.js';

export interface OptimisationsData {
  /** Programs tried. */
  readonly tried: number;
  readonly models: readonly string[];
  readonly rows: readonly OptimisationRow[];
  readonly licences: readonly LicenceRow[];
  readonly programs: readonly OptimisedProgram[];
  /** When and with what real builds were made; null where none were. */
  readonly real: {
    readonly date: string;
    readonly compilers: readonly string[];
    readonly limits: string;
  } | null;
}

export interface OptimisationRow {
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
  readonly attribute: string;
  /** The promise that it trusts. */
  readonly trusts: string;
  readonly cells: readonly OptimisationCell[];
  /** Generated undefined programs that were built, and those in which it is to be seen. */
  readonly generated: { readonly built: number; readonly seen: number } | null;
}

/** Under one aliasing model. */
export interface OptimisationCell {
  readonly aliasing: string;
  /** Its source says that the model licenses it. */
  readonly claimed: boolean;
  /** Programs without undefined behaviour that it changes, and those of them that then do something else. */
  readonly changed: number;
  readonly broken: number;
  /** Programs with undefined behaviour that it changes, and those on which that shows. */
  readonly undefined: number;
  readonly shown: number;
  /** Ids of programs. */
  readonly brokenBy: string | null;
  readonly shownBy: string | null;
}

/** A premise that stands for undefined behaviour, and what it licenses. */
export interface LicenceRow {
  readonly rule: string;
  readonly premise: string;
  /** The models of which this is so. */
  readonly aliasing: readonly string[];
  readonly answer: 'needed' | 'masked' | 'idle';
  /** Others that have to be left out as well, as `rule/premise`. */
  readonly by: readonly string[];
  /** Programs that it was the first to end. */
  readonly ended: number;
  readonly optimisation: string | null;
  readonly program: string | null;
}

export interface OptimisedProgram {
  /** Unique among them; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly optimisation: string;
  readonly oneMinimal: boolean;
  readonly before: string;
  readonly after: string;
  readonly sources: readonly SourceText[];
  /** As written, and after the optimisation; then as models judge it. */
  readonly runs: readonly Run[];
  readonly real: RealSeen | null;
  /** The page of a scenario, where it is one. */
  readonly scenario?: string | undefined;
}

/** What real builds of the program did. */
export interface RealSeen {
  readonly seen: 'optimised' | 'otherwise' | 'as-written' | 'not-built';
  readonly builds: readonly {
    readonly plan: string;
    readonly printed: string;
    readonly end: string;
    readonly sanitizer: string | null;
  }[];
  readonly why: string | null;
}
