/** What a property is: what it quantifies over, its check on one program, and how a failure is explained. */
import type { Settings } from '../model/settings.js';
import type { Outcome } from '../model/outcome.js';
import type { Regime, Threat } from '../semantics/regimes/regime.js';
import type { Observer } from '../semantics/machine/machine.js';
import type { Generator } from './generate/index.js';
import type { Program } from './program.js';
import type { Ran } from './search/bench.js';
import type { Halves } from './threats.js';

/** One program under one regime, with the runs that a property asks for. */
export interface Subject {
  readonly program: Program;
  readonly regime: Regime;
  readonly settings: Settings;
  /** The run under the regime and the settings, cached. */
  readonly ran: Ran;
  /** Another run of the same program: other settings, another regime, watched. */
  readonly again: (other: { settings?: Settings; regime?: Regime; observer?: Observer }) => Ran;
  /** Both halves in the core, as the unrestricted boundary has them. */
  readonly halves: () => Halves;
}

export type Verdict =
  | { readonly k: 'holds' }
  /** The run never came to what the property judges: counted apart. */
  | { readonly k: 'vacuous'; readonly why: string }
  | { readonly k: 'n/a'; readonly reason: string }
  | {
      readonly k: 'broken';
      /** What it is filed under: a UB kind, or what changed. */
      readonly kind: string;
      readonly rule: string;
      readonly premise: string;
      readonly outcome: Outcome;
      readonly explanation: string;
    };

export interface Property {
  readonly name: string;
  readonly sentence: string;
  readonly source: string;
  /** The weakest programs it speaks of: `contract` for transparency, else every threat. */
  readonly only: Threat | null;
  /**
   * What it quantifies over, where that is not the programs of every search (`generate/index.ts`): programs in one
   * language alone, or with something to optimise. No regime has a say in them, so they run under the unrestricted one.
   */
  readonly generators?: readonly Generator[];
  /** Settings that its own programs run under in turn. */
  readonly variants?: readonly Settings[];
  /** Settings of a run that shows a failure of this kind, beside the one that was judged. */
  readonly beside?: (kind: string) => Settings;
  readonly check: (s: Subject) => Verdict;
}

export const holds: Verdict = { k: 'holds' };
export const vacuous = (why: string): Verdict => ({ k: 'vacuous', why });
