/** How confirmations look in a terminal. */
import {
  realityOf,
  showEnd,
  showPlan,
  showReality,
  type Confirmation,
  type Observed,
} from '../properties/confirm/index.js';
import type { Colour, Io } from './io.js';

const colours: Readonly<Record<Confirmation['verdict'], Colour>> = {
  agree: 'green',
  differ: 'red',
  ub: 'yellow',
  unspecified: 'dim',
  unfinished: 'dim',
  refused: 'dim',
};

const modelSays = ({ model }: Confirmation): string => {
  if (model.ub !== undefined) return `ub ${model.ub} ${model.premise ?? ''}`.trim();
  const status = model.exit === undefined || model.exit === 0 ? '' : `, exit ${model.exit}`;
  return `${model.outcome}${status}`;
};

const n = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const sentence = (c: Confirmation): string => {
  switch (c.verdict) {
    case 'agree':
      return `${n(c.builds.length, 'build')} agree`;
    case 'differ':
      return 'NOT AS THE MODEL SAYS';
    case 'ub':
      return showReality(c.builds);
    case 'unspecified':
      return 'unspecified: it depends on what the languages leave open; not compared';
    case 'refused':
      return 'the regime refuses it, or says nothing of it; not compared';
    case 'unfinished':
      return 'the model did not come to an end within its fuel; not compared';
  }
};

const short = (text: string): string => {
  const one = JSON.stringify(text.replace(/\n$/, '')).slice(1, -1);
  return one.length > 40 ? `${one.slice(0, 39)}…` : one;
};

const padded = (cells: readonly (readonly string[])[]): readonly string[] => {
  const widths = (cells[0] ?? []).map((_, k) => Math.max(...cells.map((r) => r[k]?.length ?? 0)));
  return cells.map((r) => `  ${r.map((c, k) => c.padEnd(widths[k] ?? 0)).join('  ')}`.trimEnd());
};

const rowOf = (
  name: string,
  b: Pick<Observed, 'output' | 'end'>,
  sanitizer: string | null,
): readonly string[] => [name, short(b.output), showEnd(b.end), sanitizer ?? ''];

/** Of builds that all do the same, one line tells. */
const table = (c: Confirmation): readonly string[] => {
  const head = ['build', 'output', 'end', 'sanitizer'];
  return padded([head, ...c.builds.map((b) => rowOf(showPlan(b.plan), b, b.sanitizer))]);
};

/** Whole outputs of what differs, where the table could show their beginnings only. */
const outputs = (c: Confirmation): readonly string[] => {
  const [first] = c.builds;
  const long = [c.model.output, ...c.builds.map((b) => b.output)].some((o) => short(o).endsWith('…'));
  if (!long || first === undefined) return [];
  const odd = c.builds.find((b) => b.output !== c.model.output) ?? first;
  const lines = (what: string, text: string): readonly string[] => [
    `  ${what}:`,
    ...text
      .trimEnd()
      .split('\n')
      .map((l) => `    ${l}`),
  ];
  return [
    ...lines('output of the model', c.model.output),
    ...lines(`output of ${showPlan(odd.plan)}`, odd.output),
  ];
};

export const showConfirmation = (c: Confirmation, alone: boolean, io: Io): void => {
  io.out(`${c.program}  ${modelSays(c)}  ${io.paint(colours[c.verdict], sentence(c))}`);
  const boring = c.verdict !== 'ub' && c.verdict !== 'differ';
  if (boring && !alone) return;
  if (c.verdict === 'differ') io.out(`  model: ${short(c.model.output)}`);
  table(c).forEach((l) => io.out(l));
  if (c.verdict === 'differ') outputs(c).forEach((l) => io.out(l));
  if (!alone) return;
  io.out(
    `  the model ran under ${n(c.model.tried?.length ?? 0, 'choice')} of what the languages leave open:`,
  );
  c.model.tried?.forEach((choice) => io.out(`    ${choice}`));
  Object.values(c.compilers).forEach((v) => io.out(`  ${v}`));
  io.out(`  limits: ${c.limits}`);
};

interface UbCounts {
  programs: number;
  differ: number;
  sanitizer: number;
  crashed: number;
  real: number;
}

/** What there is to say about many programs. */
export class ConfirmTally {
  private readonly counts: Record<Confirmation['verdict'], number> = {
    agree: 0,
    differ: 0,
    ub: 0,
    unspecified: 0,
    unfinished: 0,
    refused: 0,
  };
  private builds = 0;
  private readonly byKind = new Map<string, UbCounts>();
  notReal = 0;
  refused = 0;
  unbuilt = 0;

  add(c: Confirmation): void {
    this.counts[c.verdict]++;
    this.builds += c.builds.length;
    if (c.model.ub === undefined) return;
    const known = this.byKind.get(c.model.ub) ?? {
      programs: 0,
      differ: 0,
      sanitizer: 0,
      crashed: 0,
      real: 0,
    };
    const r = realityOf(c.builds);
    known.programs++;
    if (r.differ) known.differ++;
    if (r.sanitizer) known.sanitizer++;
    if (r.crashed) known.crashed++;
    if (r.differ || r.sanitizer || r.crashed) known.real++;
    this.byKind.set(c.model.ub, known);
  }

  lines(): readonly string[] {
    const { agree, differ, ub, unspecified, unfinished, refused } = this.counts;
    const some = (count: number, what: string): readonly string[] =>
      count === 0 ? [] : [`${count} ${what}`];
    const all = agree + differ + ub + unspecified + unfinished + refused;
    const parts = [
      ...some(agree, 'agree'),
      ...some(differ, 'DIFFER'),
      ...some(ub, 'undefined'),
      ...some(unspecified, 'unspecified'),
      ...some(unfinished, 'without an end'),
      ...some(refused, 'refused by the regime'),
      ...some(this.unbuilt, 'REFUSED BY A COMPILER'),
      ...some(this.notReal, 'that no compiler can build'),
      ...some(this.refused, 'refused'),
    ];
    return [`${n(all, 'program')}, ${n(this.builds, 'build')}: ${parts.join(', ')}`, ...this.ubTable()];
  }

  private ubTable(): readonly string[] {
    if (this.byKind.size === 0) return [];
    const head = ['undefined behaviour', 'programs', 'builds differ', 'sanitizer', 'crash', 'any of these'];
    const rows = [...this.byKind].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const total: UbCounts = { programs: 0, differ: 0, sanitizer: 0, crashed: 0, real: 0 };
    for (const [, c] of rows) for (const k of Object.keys(total) as (keyof UbCounts)[]) total[k] += c[k];
    const row = ([kind, c]: readonly [string, UbCounts]): readonly string[] => [
      kind,
      ...[c.programs, c.differ, c.sanitizer, c.crashed, c.real].map(String),
    ];
    return padded([head, ...rows.map(row), row(['all', total])]);
  }
}
