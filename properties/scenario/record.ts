/** What one run leaves behind: the JSON of `ferrule run`. */
import * as E from '#fp/Either';
import type { Lang } from '../../model/core/mir.js';
import type { Cause, Outcome, OutcomeName } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import type { Span } from '../../model/span.js';
import { LAYOUT_DEPENDENT, type MovedType } from '../field-orders.js';
import type { Judged, OtherOrder } from './other-order.js';
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
  /** Always there where the run is `done`. */
  readonly flags?: readonly Flag[];
  /** Where it is `layout-dependent`: an order of fields under which the verdict is another one. */
  readonly otherOrder?: OtherVerdict;
  readonly steps?: number;
  readonly settings: Settings;
}

/** The verdict under another order of fields, and where the fields are then. */
export interface OtherVerdict extends Partial<
  Pick<RunRecord, 'when' | 'ub' | 'rule' | 'premise' | 'reason' | 'span' | 'output' | 'exit'>
> {
  /** The value of the setting `layout.order`. */
  readonly order: string;
  /** `refused`: the program is not accepted then. */
  readonly outcome: OutcomeName | 'refused';
  readonly moved: readonly MovedType[];
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

const flagsOf = (o: Outcome, other: OtherOrder | null): readonly Flag[] => [
  ...(o.k === 'done' && o.leak ? ['leak' as const] : []),
  ...(o.k === 'done' && o.caughtPanics > 0 ? ['caught-panics' as const] : []),
  ...(other === null ? [] : [LAYOUT_DEPENDENT]),
];

const outputOf = ({ machine }: Ran): { output?: string } =>
  machine === null ? {} : { output: new TextDecoder().decode(Uint8Array.from(machine.output)) };

const otherVerdict = ({ order, result, moved }: OtherOrder): OtherVerdict => {
  if (E.isRight(result)) {
    const { outcome } = result.right;
    const { cause: _, language: __, ...said } = verdict(outcome);
    return { order, outcome: outcome.k, ...said, ...outputOf(result.right), ...exitOf(outcome), moved };
  }
  const d = result.left.find((x) => x.severity === 'error');
  return {
    order,
    outcome: 'refused',
    ...(d === undefined ? {} : { premise: d.code, reason: d.message, ...placed(d.span) }),
    moved,
  };
};

export const runRecord = (file: string, ran: Judged): RunRecord => {
  const { outcome, regime, settings, machine, otherOrder } = ran;
  const flags = flagsOf(outcome, otherOrder);
  return {
    file,
    regime,
    aliasing: settings['aliasing'] ?? '',
    outcome: outcome.k,
    ...verdict(outcome),
    ...outputOf(ran),
    ...exitOf(outcome),
    ...(outcome.k === 'done' || flags.length > 0 ? { flags } : {}),
    ...(otherOrder === null ? {} : { otherOrder: otherVerdict(otherOrder) }),
    ...(machine === null ? {} : { steps: machine.steps }),
    settings,
  };
};
