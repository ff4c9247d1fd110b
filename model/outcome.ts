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
