/**
 * What stands between the two languages: one module behind this interface. No other module knows its name but
 * `index.ts`. All that a regime does is rules: at crossings (heads `x-…`), at events of the machine (heads
 * `op:event-…` are judged inside the premises of shared rules), and for the operations of its API (heads `op:…`).
 */
import type { Unit } from '../../model/core/mir.js';
import type { Setting, Settings } from '../../model/settings.js';
import type { Span } from '../../model/span.js';
import type { Predicate } from '../../model/rule.js';
import type { Ty } from '../../model/types.js';
import type { Machine, MRule } from '../machine/machine.js';
import type { Api } from './api.js';
import type { Glue } from './glue.js';

export type Direction = 'rust-calls-c' | 'c-calls-rust' | 'both' | 'none';
export const threats = ['contract', 'good-faith', 'buggy', 'arbitrary'] as const;
export type Threat = (typeof threats)[number];

/** A property that the regime's source claims, for a threat. */
export interface Claim {
  readonly property: string;
  readonly threat: Threat;
  readonly sentence: string;
  readonly source: string;
  /** Settings under which the source means it. */
  readonly set?: Settings;
}

/** A regime's state as a labelled tree, drawn by the report without knowing the regime. */
export interface ViewNode {
  readonly label: string;
  readonly value?: string;
  readonly children?: readonly ViewNode[];
}

/** A link-time refusal. */
export interface Refusal {
  readonly rule: string;
  readonly premise: string;
  readonly reason: string;
  readonly span: Span;
}

/** One link-time premise over the two halves. */
export interface Admission {
  readonly name: string;
  readonly sentence: string;
  readonly cite: string;
  readonly premise: string;
  readonly tex: string;
  /** Why it is there although nothing goes wrong without it that a promise is about. */
  readonly keptFor?: string;
  /** What it looks at: a search asks once for each Rust half, or for each program. */
  readonly reads: 'rust' | 'both';
  readonly refuses: (rust: Unit | null, c: Unit | null, settings: Settings) => readonly Refusal[];
}

export interface Regime {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly source: string;
  /** Markdown: the regime's page. */
  readonly doc: string;
  readonly parameters: readonly Setting[];
  readonly promises: readonly Claim[];
  /** Null if the regime says something about programs of this direction, else why not. */
  readonly outOfScope: (direction: Direction) => string | null;
  /**
   * Foreign code has memory of its own, where it runs as machine code: C's own faults stay in there (decision 26).
   */
  readonly domain: boolean;
  readonly admit: readonly Admission[];
  readonly rules: readonly MRule[];
  /** T of the start configuration. */
  readonly start: (m: Machine, settings: Settings) => unknown;
  readonly view: (m: Machine) => ViewNode;
  readonly glue: Glue;
  /** What it adds to mini-Rust's library under its settings: types, functions and methods, each an operation with a rule. */
  readonly api: (settings: Settings) => Api;
}

/** What a crossing instruction (`x-arg`, `x-result`, `x-leave`, `x-unwind`) knows: `i.x`. */
export interface Crossing {
  readonly direction: 'rust-calls-c' | 'c-calls-rust';
  readonly function: string;
  /** Parameter counted from 0; -1 for the result. */
  readonly index: number;
  /** The type on the Rust side, and on the C side (null: that side declares fewer parameters). */
  readonly rustTy: Ty | null;
  readonly foreignTy: Ty | null;
}

export type RegimePredicate<A extends readonly unknown[]> = Predicate<Machine, A>;
