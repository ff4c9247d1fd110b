/**
 * What the report is made from: plain data, so that a campaign can be saved, sent and rendered later. No class, no
 * function, no `Map`: everything here survives JSON. Absent figures are absent, never 0.
 */
import type { Outcome } from '../model/outcome.js';
import type { Settings } from '../model/settings.js';
import type { OtherOrder } from '../properties/field-orders.js';
import type { Trace } from '../semantics/machine/trace.js';
import type { OptimisationsData } from './optimisations-data.js';

export interface ReportData {
  readonly meta: Meta;
  readonly regimes: readonly RegimeData[];
  readonly properties: readonly PropertyData[];
  readonly matrix: readonly Cell[];
  readonly claims: readonly ClaimRow[];
  readonly witnesses: readonly Witness[];
  readonly necessity: readonly NecessityRow[];
  readonly rules: readonly RuleData[];
  readonly optimisations: OptimisationsData | null;
  readonly search: SearchData | null;
  readonly scenarios: readonly Scenario[];
}

export interface Meta {
  readonly version: string;
  /** When the report was made, ISO 8601, given by the caller (report/ reads no clock). */
  readonly date: string;
  readonly seed: string;
  /** The settings that searches ran under where a row does not say otherwise. */
  readonly settings: Settings;
  /** What to type to make this report again, in order. */
  readonly commands: readonly { readonly title: string; readonly command: string }[];
  /** Name and version of what it ran on: Node, rustc, cc … */
  readonly tools: readonly { readonly name: string; readonly version: string }[];
}

/** A column of the matrix, in the order of columns. */
export interface RegimeData {
  readonly name: string;
  readonly title: string;
  readonly sentence: string;
  readonly source: string;
  /** Markdown: the regime's page. */
  readonly doc: string;
}

/** A row of the matrix, in the order of rows. */
export interface PropertyData {
  readonly name: string;
  readonly sentence: string;
}

/**
 * `holds`: nothing found so far. `no-promise`: broken, where the regime's source promises nothing.
 * `n/a`: the regime says nothing about such programs. `not-run`: nobody looked.
 */
export type CellVerdict = 'holds' | 'broken' | 'no-promise' | 'n/a' | 'not-run';

export interface Cell {
  readonly property: string;
  readonly regime: string;
  readonly threat: string;
  readonly aliasing: string;
  readonly verdict: CellVerdict;
  /** Programs tried, distinct ones among them, and those that never came to what the property judges. */
  readonly programs: number;
  readonly distinct?: number | undefined;
  readonly vacuous?: number | undefined;
  /** Every program up to this size was tried. */
  readonly exhaustiveTo?: number | undefined;
  /** The smallest witness. */
  readonly witnessId?: string | undefined;
  /** How it broke, by kind and cause, each with its smallest witness. */
  readonly kinds?: readonly BrokenKind[] | undefined;
  readonly reason?: string | undefined;
}

export interface BrokenKind {
  readonly ub: string;
  readonly cause: 'memory' | 'promise' | null;
  readonly count: number;
  readonly witnessId?: string | undefined;
}

/** A sentence of a paper beside what was found. */
export interface ClaimRow {
  readonly regime: string;
  readonly property: string;
  readonly threat: string;
  readonly sentence: string;
  readonly source: string;
  readonly expected: 'holds' | 'broken';
  readonly found: CellVerdict;
  readonly programs: number;
  readonly exhaustiveTo?: number | undefined;
  readonly witnessId?: string | undefined;
  /** Why found and expected differ, where somebody knows. */
  readonly note?: string | undefined;
}

export type { OtherOrder };

/** One half of a program, or a fence of a scenario. */
export interface SourceText {
  readonly lang: 'rust' | 'c';
  /** As in the spans of outcomes and steps. */
  readonly file: string;
  readonly text: string;
  /** Line of `file` that the first line of `text` is; 1 where the file is the text. */
  readonly firstLine: number;
}

/** A recorded run. `sources` where the regime's glue makes them differ from the program's own. */
export interface Run {
  readonly regime: string;
  readonly aliasing: string;
  /** What tells the run apart, where regime and model do not. */
  readonly label?: string | undefined;
  readonly settings: Settings;
  readonly outcome: Outcome;
  readonly steps: number;
  readonly output: string;
  readonly trace: Trace | null;
  readonly sources?: readonly SourceText[] | undefined;
}

export interface Witness {
  /** Unique in the report; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly property: string;
  readonly regime: string;
  readonly aliasing: string;
  readonly threat: string;
  /** What it is filed under. `ub` is null where the property failed without UB. */
  readonly ub: string | null;
  readonly cause: 'memory' | 'promise' | null;
  readonly rule: string;
  readonly premise: string;
  /** What the property has to say, where the outcome does not say it. */
  readonly explanation?: string | undefined;
  /** No single deletion keeps the property broken with the same kind and premise. */
  readonly oneMinimal: boolean;
  /** Boundary operations and statements. */
  readonly size: number;
  readonly sources: readonly SourceText[];
  /** The run that breaks comes first. */
  readonly runs: readonly Run[];
  /** The premise that stops it, and the refined regime that has it; null if none does, which is a finding. */
  readonly savedBy: { readonly regime: string; readonly rule: string; readonly premise: string } | null;
  /** The verdict hangs on the order of fields: another one, and what it is then. */
  readonly otherOrder?: OtherOrder | undefined;
  readonly optimised?: Optimised | undefined;
  readonly real?: RealResult | undefined;
  /** The command that replays it. */
  readonly reproduce: string;
}

/** What an optimiser that trusts Rust's types makes of the program. */
export interface Optimised {
  readonly pass: string;
  readonly sentence: string;
  readonly lang: 'rust' | 'c';
  readonly before: string;
  readonly after: string;
  readonly printsBefore: string;
  readonly printsAfter: string;
}

/** What real builds did, as `ferrule confirm --save` kept it. */
export interface RealResult {
  readonly sentence: string;
  /** Null where there was nothing to agree with. */
  readonly good: boolean | null;
  readonly date: string;
  readonly compilers: readonly string[];
  readonly limits: string;
  /** The program has changed since. */
  readonly stale: boolean;
  readonly builds: readonly RealBuild[];
}

export interface RealBuild {
  /** `Rust O3 + C O2`. */
  readonly level: string;
  readonly printed: string;
  readonly end: string;
  readonly sanitizer: string | null;
}

/** Who kills which mutant: one premise of a regime switched off. */
export interface NecessityRow {
  readonly regime: string;
  readonly rule: string;
  readonly premise: string;
  readonly property: string;
  readonly threat: string;
  readonly aliasing?: string | undefined;
  readonly answer: 'needed' | 'masked' | 'idle' | 'unfinished';
  /** The smallest set of other premises that mask it, as `rule/premise`. */
  readonly by: readonly string[];
  readonly witnessId: string | null;
  /** Why it is there although nothing was found, by thinking. */
  readonly keptFor?: string | undefined;
  /** What the search had no time for. */
  readonly unfinished?: string | undefined;
  readonly tries: number;
  readonly exhaustiveTo?: number | undefined;
}

export interface RuleData {
  /** Unique in the report. */
  readonly name: string;
  /** `shared`, `rust`, `c`, `boundary`, `machine`, or the name of the regime or aliasing model it belongs to. */
  readonly group: string;
  /** Instruction form, or empty. */
  readonly head: string;
  readonly sentence: string;
  readonly cite: string;
  /** Premises over conclusion. */
  readonly tex: string;
  readonly premises: readonly PremiseData[];
  /** The code that runs, as text. */
  readonly code: string;
  readonly fired: number;
}

export interface PremiseData {
  readonly name: string;
  readonly sentence: string;
  /** What its failure means, in words. */
  readonly fault: string;
  readonly failed: number;
}

export interface SearchData {
  readonly seconds: number;
  readonly interrupted: boolean;
  readonly programs: number;
  readonly distinct: number;
  readonly vacuous: number;
  readonly campaigns: readonly Campaign[];
  /** When each kind was first found. */
  readonly findings: readonly Finding[];
  /** Coverage as the search went on, ascending in `programs`. */
  readonly coverage: readonly CoveragePoint[];
  /** How many programs of each size were tried. */
  readonly sizes: readonly { readonly size: number; readonly programs: number }[];
  /** Programs that were not judged, by reason: forced choice, duplicate, tape cut … */
  readonly discards: readonly { readonly reason: string; readonly programs: number }[];
  /** Distinct programs that a property judged. */
  readonly judged?: number;
  /** Draws of the generators, those with one alternative only, those that had nothing to do, those past a tape's end. */
  readonly drawn?: {
    readonly draws: number;
    readonly forced: number;
    readonly deadEnds: number;
    readonly cut: number;
  };
}

export interface Campaign {
  readonly property: string;
  readonly regime: string;
  readonly threat: string;
  readonly aliasing: string;
  readonly mode: 'random' | 'exhaustive' | 'corpus';
  readonly seed: string;
  readonly programs: number;
  /** Those that were judged, each once. Null: the campaign was begun by a version that did not count them. */
  readonly distinct: number | null;
  readonly vacuous: number;
  readonly seconds: number;
  readonly findings: number;
  readonly exhaustiveTo?: number | undefined;
  readonly command: string;
}

export interface Finding {
  readonly seconds: number;
  readonly programs: number;
  readonly regime: string;
  /** UB kind, or the property's own word. */
  readonly kind: string;
  readonly witnessId?: string | undefined;
}

export interface CoveragePoint {
  readonly programs: number;
  readonly seconds: number;
  /** Rules that fired, and premises that failed, at least once so far; and how many there are. */
  readonly rules: number;
  readonly ruleCount: number;
  readonly premises: number;
  readonly premiseCount: number;
}

export interface Scenario {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly theme: string;
  readonly source: string;
  readonly direction: string;
  /** The id of the repaired or broken twin. */
  readonly pair?: string | undefined;
  /** Markdown, without the fences that `sources` shows. */
  readonly prose: string;
  readonly sources: readonly SourceText[];
  /** Further fences that are shown but do not run here (`c original`). */
  readonly beside?: readonly (SourceText & { readonly title: string })[] | undefined;
  readonly rows: readonly ScenarioRow[];
  readonly runs: readonly Run[];
  readonly real?: RealResult | undefined;
}

/** An expectation beside what came out. `expected` is null where the scenario states nothing: counted, no failure. */
export interface ScenarioRow {
  readonly regime: string;
  readonly aliasing: string;
  readonly threat?: string | undefined;
  readonly expected: string | null;
  readonly got: string;
  readonly agrees: boolean;
  /** A known gap, with its reason. */
  readonly gap?: string | undefined;
  /** The verdict hangs on the order of fields. */
  readonly otherOrder?: OtherOrder | undefined;
  /** Index in `runs`. */
  readonly run?: number | undefined;
}
