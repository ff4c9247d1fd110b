/** What one run leaves behind: the JSON of `ferrule run`. */
import type { Lang } from '../../model/core/mir.js';
import type { Cause, Outcome, OutcomeName } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import type { Span } from '../../model/span.js';
import type { Ran } from './program.js';
import type { Flag } from './vocabulary.js';

export interface Where {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What does not apply is absent. */
export interface RunRecord {
  readonly file: string;
  readonly regime: string;
  readonly aliasing: string;
  readonly outcome: OutcomeName;
  readonly when?: 'static' | 'dynamic';
  readonly ub?: string;
  readonly cause?: { readonly kind: Cause['kind']; readonly promise?: string; readonly span?: Where };
  readonly rule?: string;
  readonly premise?: string;
  readonly reason?: string;
  readonly language?: Lang;
  readonly span?: Where;
  readonly output?: string;
  /** Of a Rust `main` 0, else C's value; 101 after a panic, 134 after an abort. */
  readonly exit?: number;
  readonly flags?: readonly Flag[];
  readonly steps?: number;
  readonly settings: Settings;
}

const where = (s: Span): Where => ({ file: s.file, line: s.line, column: s.column });
const placed = (s: Span): { span?: Where } => (s.line === 0 ? {} : { span: where(s) });

const causeRecord = (c: Cause): NonNullable<RunRecord['cause']> =>
  c.kind === 'memory'
    ? { kind: 'memory' }
    : { kind: 'promise', promise: c.promise, ...(c.span === null ? {} : placed(c.span)) };

const verdict = (o: Outcome): Partial<RunRecord> => {
  switch (o.k) {
    case 'done':
      return {};
    case 'panic':
      return { reason: o.message, language: o.language, ...placed(o.span) };
    case 'abort':
      return { reason: o.why, language: o.language, ...placed(o.span) };
    case 'n/a':
      return { reason: o.reason };
    case 'rejected':
      return { when: o.when, ...at(o) };
    case 'ub':
      return { ub: o.ub, ...(o.cause === null ? {} : { cause: causeRecord(o.cause) }), ...at(o) };
    case 'fuel':
      return { reason: o.why };
    case 'error':
      return { reason: o.message };
  }
};

const at = (o: Extract<Outcome, { k: 'ub' | 'rejected' }>): Partial<RunRecord> => ({
  rule: o.rule,
  premise: o.premise,
  reason: o.reason,
  language: o.language,
  ...placed(o.span),
});

const exitOf = (o: Outcome): { exit?: number } => {
  if (o.k === 'done') return { exit: o.exit };
  if (o.k === 'panic') return { exit: 101 };
  return o.k === 'abort' ? { exit: 134 } : {};
};

const flagsOf = (o: Outcome): readonly Flag[] => {
  if (o.k !== 'done') return [];
  return [
    ...(o.leak ? (['leak'] as const) : []),
    ...(o.caughtPanics > 0 ? (['caught-panics'] as const) : []),
  ];
};

export const runRecord = (file: string, { outcome, regime, settings, machine }: Ran): RunRecord => ({
  file,
  regime,
  aliasing: settings['aliasing'] ?? '',
  outcome: outcome.k,
  ...verdict(outcome),
  ...(machine === null ? {} : { output: new TextDecoder().decode(Uint8Array.from(machine.output)) }),
  ...exitOf(outcome),
  ...(outcome.k === 'done' ? { flags: flagsOf(outcome) } : {}),
  ...(machine === null ? {} : { steps: machine.steps }),
  settings,
});
