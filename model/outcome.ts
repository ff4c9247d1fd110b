import type { UbCode } from './faults.js';
import type { Lang } from './core/mir.js';
import type { Span } from './span.js';

/** Rust's promise that a `promise` cause names. */
export type Promise_ = 'unaliased' | 'read-only' | 'valid' | 'live-for-the-call' | 'no-unwind';

/** Why a run is UB: memory alone, or a promise that Rust's types made to the compiler (and where it was made). */
export type Cause =
  | { readonly kind: 'memory' }
  | { readonly kind: 'promise'; readonly promise: Promise_; readonly span: Span | null };

/** The rule and premise behind a verdict, from the outermost rule to the innermost judgement's. */
export interface Derivation {
  readonly rule: string;
  readonly premise: string;
  readonly reason: string;
  readonly inner: Derivation | null;
}

interface At {
  readonly rule: string;
  readonly premise: string;
  readonly reason: string;
  readonly language: Lang;
  readonly span: Span;
  readonly derivation: Derivation;
}

/** What a run may have is used up, in the middle of a step: it ends as `fuel`. */
export class Exhausted extends Error {}

/** The most bytes that a run may print. */
export const MAX_OUTPUT = 1 << 24;
export const tooMuchOutput = `more than ${MAX_OUTPUT} bytes were printed`;

/** How a run ends (calculus, section 3). */
export type Outcome =
  | { readonly k: 'done'; readonly exit: number; readonly leak: boolean; readonly caughtPanics: number }
  | { readonly k: 'panic'; readonly message: string; readonly span: Span; readonly language: Lang }
  | { readonly k: 'abort'; readonly why: string; readonly span: Span; readonly language: Lang }
  | { readonly k: 'n/a'; readonly reason: string }
  | ({ readonly k: 'rejected'; readonly when: 'static' | 'dynamic' } & At)
  | ({ readonly k: 'ub'; readonly ub: UbCode; readonly cause: Cause | null } & At)
  | { readonly k: 'fuel'; readonly why: string }
  | { readonly k: 'error'; readonly message: string };

export type OutcomeName = Outcome['k'];
