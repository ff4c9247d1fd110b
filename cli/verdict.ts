/** How results look in a terminal. */
import type { Outcome } from '../model/outcome.js';
import {
  asLine,
  showCell,
  showVerdict,
  type CellResult,
  type Cell,
  type OtherVerdict,
  type RunRecord,
  type Scenario,
} from '../properties/scenario/index.js';
import { LAYOUT_DEPENDENT, type MovedType } from '../properties/field-orders.js';
import type { Colour, Paint } from './io.js';

const colourOf = (o: RunRecord['outcome']): Colour => {
  switch (o) {
    case 'done':
      return 'green';
    case 'ub':
    case 'error':
      return 'red';
    case 'n/a':
      return 'dim';
    case 'fuel':
    case 'panic':
    case 'abort':
    case 'rejected':
      return 'yellow';
  }
};

/** Only the file's own name: the line begins with the file. */
const place = (r: RunRecord, o: Outcome): string => {
  if (o.k === 'done' || r.span === undefined) return '';
  return ` at ${r.span.file.split(/[\\/]/).at(-1) ?? ''}:${r.span.line}:${r.span.column}`;
};

const verdict = (scenario: Scenario | null, r: RunRecord, o: Outcome, paint: Paint): string => {
  const text = asLine(scenario, r, o);
  const more = (r.flags ?? []).filter((f) => f !== LAYOUT_DEPENDENT);
  const flags = more.length === 0 ? '' : ` (${more.join(', ')})`;
  return `${paint(colourOf(r.outcome), text)}${flags}${place(r, o)}`;
};

const standings = {
  'as-expected': ['green', 'as expected'],
  'not-expected': ['red', 'NOT AS EXPECTED'],
  gap: ['yellow', 'known gap'],
  closed: ['red', 'A GAP THAT IS NONE'],
  unstated: ['dim', 'unstated'],
} as const satisfies Record<CellResult['standing'], readonly [Colour, string]>;

export const resultLine = (file: string, cell: Cell, r: RunRecord, o: Outcome, paint: Paint): string =>
  `${file}  ${showCell(cell)}  ${verdict(null, r, o, paint)}`;

export const cellLine = (s: Scenario, r: CellResult, paint: Paint): string => {
  const [colour, text] = standings[r.standing];
  const review = r.expected?.unreviewed === true ? ', unreviewed' : '';
  const line = `${s.file}  ${showCell(r.cell)}  ${verdict(s, r.record, r.outcome, paint)}`;
  return s.expect.length === 0 ? line : `${line}  ${paint(colour, text)}${review}`;
};

const block = (label: string, text: string): readonly string[] => {
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.length === 1
    ? [`  ${label}: ${lines[0] ?? ''}`]
    : [`  ${label}:`, ...lines.map((l) => `    ${l}`)];
};

const moved = (t: MovedType): string => {
  const size = t.size === t.sizeThere ? '' : ` (${t.size} bytes, there ${t.sizeThere})`;
  return `${t.name}${size}: ${t.fields.map((f) => `${f.name} at ${f.at}, there at ${f.there}`).join('; ')}`;
};

const otherOrder = (o: OtherVerdict): readonly string[] => {
  const verdict = [o.outcome, o.ub, o.premise].filter((w) => w !== undefined).join(' ');
  const printed = o.outcome === 'done' && o.output !== '' ? `, printing ${JSON.stringify(o.output)}` : '';
  return [
    '  layout-dependent: Rust promises no order of fields without `repr(C)`, and the verdict hangs on it',
    `    with --set "layout.order=${o.order}": ${verdict}${printed}`,
    ...o.moved.map((t) => `    ${moved(t)}`),
  ];
};

/** What stands behind a verdict. */
export const details = (r: RunRecord): readonly string[] => {
  const out: string[] = [];
  if (r.reason !== undefined) out.push(...block(r.outcome === 'panic' ? 'message' : 'because', r.reason));
  if (r.rule !== undefined) out.push(`  rule: ${r.rule}, premise ${r.premise ?? ''}`);
  const { cause } = r;
  if (cause?.kind === 'memory') out.push('  cause: memory alone, whatever Rust promises');
  if (cause?.kind === 'promise') {
    const where =
      cause.span === undefined ? '' : `, made at ${cause.span.file}:${cause.span.line}:${cause.span.column}`;
    out.push(`  cause: Rust's promise \`${cause.promise ?? ''}\`${where}`);
  }
  // The output may have more lines than a call takes arguments.
  const output = r.output === undefined || r.output === '' ? [] : block('output', r.output);
  const exit = r.exit === undefined || r.exit === 0 ? [] : [`  exit status: ${r.exit}`];
  return [...out, ...output, ...exit, ...(r.otherOrder === undefined ? [] : otherOrder(r.otherOrder))];
};

/** Why a run is not as its line says. */
export const complaint = (r: CellResult): readonly string[] => {
  const { expected } = r;
  if (expected === null || r.standing === 'unstated' || r.standing === 'as-expected') return [];
  const at = `${expected.span.file}:${expected.span.line}`;
  if (r.standing === 'closed')
    return [`  ${at}: the run is as the line says: remove \`# gap: ${expected.gap ?? ''}\``];
  const why = expected.gap === null ? '' : `  gap: ${expected.gap}`;
  return [`  ${at}: expected ${showVerdict(expected)}`, ...r.mismatches.map((m) => `  ${m}`), why].filter(
    (l) => l !== '',
  );
};
