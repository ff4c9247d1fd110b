/** Which runs a scenario speaks of, and whether a run is as it says. */
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import type { Span } from '../../model/span.js';
import type { Threat } from '../../semantics/regimes/regime.js';
import { showVerdict, type Expectation } from './expectation.js';
import { markLines, type Scenario } from './parse.js';
import type { RunRecord } from './record.js';
import { regimeNames } from './registry.js';
import { LAYOUT_DEPENDENT } from '../field-orders.js';

/** One run of a program. */
export interface Cell {
  readonly regime: string;
  readonly aliasing: string;
  readonly threat: Threat | null;
}

const speaksOf = (e: Expectation, c: Cell, own: string): boolean =>
  (e.aliasing ?? own) === c.aliasing && e.threat === c.threat && (e.regime === '*' || e.regime === c.regime);

/** The line for a run, or null: unstated. `own` is the scenario's aliasing model. */
export const expectationFor = (s: Scenario, c: Cell, own: string): Expectation | null =>
  s.expect.find((e) => speaksOf(e, c, own)) ?? null;

/** The runs that the lines state, in their order; `*` is for every regime that no line before it names. */
export const statedCells = (s: Scenario, own: string): readonly Cell[] => {
  const cells: Cell[] = [];
  for (const e of s.expect) {
    for (const regime of e.regime === '*' ? regimeNames : [e.regime]) {
      const cell: Cell = { regime, aliasing: e.aliasing ?? own, threat: e.threat };
      if (expectationFor(s, cell, own) === e) cells.push(cell);
    }
  }
  return cells;
};

/** The settings that a threat stands for: an arbitrary library is what the processor runs. */
export const threatSettings = (t: Threat | null): Settings =>
  t === 'arbitrary' ? { foreign: 'machine' } : {};

export const showCell = (c: Cell): string =>
  `${c.regime}/${c.aliasing}${c.threat === null ? '' : ` ${c.threat}`}`;

const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (let k = text.indexOf('\n'); k !== -1 && k < offset; k = text.indexOf('\n', k + 1)) line++;
  return line;
};

/** A fault is at a mark if it begins or ends on the mark's line. */
const isAt = (s: Scenario, mark: string, span: Span): boolean => {
  const last = lineAt(s.text, Math.max(span.start, span.end - 1));
  return markLines(s, mark).some((line) => line === span.line || line === last);
};

const spanOf = (o: Outcome): Span | null => ('span' in o ? o.span : null);

/** The name of the mark that a fault is at, if any. */
export const markOf = (s: Scenario, o: Outcome): string | null => {
  const span = spanOf(o);
  if (span === null || span.line === 0) return null;
  return s.marks.find((m) => isAt(s, m.name, span))?.name ?? null;
};

/** An output ends in a line end whether or not the program printed the last one. */
const sameOutput = (a: string, b: string): boolean => {
  const lines = (x: string): string => x.replace(/\r\n/g, '\n').replace(/\n$/, '');
  return lines(a) === lines(b);
};

/** A line gives the first word, or all, of the reason: `direction` for `direction: …`. */
const reasonHolds = (e: Expectation, r: RunRecord): boolean => {
  const reason = r.reason ?? '';
  return e.reason === null || reason === e.reason || reason.startsWith(`${e.reason}:`);
};

/** In what the run is not as the line says; empty if it is. */
export const mismatches = (s: Scenario, e: Expectation, r: RunRecord, o: Outcome): readonly string[] => {
  if (r.outcome !== e.outcome) return [`the outcome is \`${r.outcome}\`, not \`${e.outcome}\``];
  const out: string[] = [];
  const differs = (what: string, found: string | undefined, wanted: string): void => {
    out.push(`the ${what} is \`${found ?? 'none'}\`, not \`${wanted}\``);
  };
  if (e.kind !== null && r.ub !== e.kind) differs('kind', r.ub, e.kind);
  const missing = e.flags.filter((f) => !(r.flags ?? []).includes(f));
  if (missing.length > 0) out.push(`it is not ${missing.map((f) => `\`${f}\``).join(' and ')}`);
  if (e.when !== null && r.when !== e.when) differs('time', r.when, e.when);
  if (e.premise !== null && r.premise !== e.premise) differs('premise', r.premise, e.premise);
  if (!reasonHolds(e, r)) differs('reason', r.reason, e.reason ?? '');
  if (e.mark !== null) {
    const span = spanOf(o);
    if (span === null || !isAt(s, e.mark, span)) {
      const at = span === null || span.line === 0 ? 'nowhere' : `line ${span.line}`;
      out.push(`the place is ${at}, not @${e.mark} (line ${markLines(s, e.mark).join(', ')})`);
    }
  }
  if (r.outcome === 'done' && s.output !== null && !sameOutput(r.output ?? '', s.output))
    differs('output', JSON.stringify(r.output), JSON.stringify(s.output));
  return out;
};

/** A run's verdict as a line would say it. */
export const asLine = (s: Scenario | null, r: RunRecord, o: Outcome): string => {
  if (r.outcome === 'error') return 'error';
  const [reason = ''] = (r.reason ?? '').split(':');
  const premise = r.outcome === 'rejected' || r.outcome === 'ub' ? (r.premise ?? null) : null;
  return showVerdict({
    outcome: r.outcome,
    when: r.when ?? null,
    kind: r.ub ?? null,
    // That memory leaks, or a panic was caught, is not of the verdict; that it hangs on the layout is.
    flags: (r.flags ?? []).filter((f) => f === LAYOUT_DEPENDENT),
    // The kind says enough, but where a model has several reasons for one kind.
    premise: r.outcome === 'ub' && r.ub !== 'aliasing' ? null : premise,
    mark: s === null || r.outcome === 'done' ? null : markOf(s, o),
    reason: r.outcome === 'n/a' ? reason : null,
  });
};
