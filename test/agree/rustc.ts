/** Programs of the generator and near misses, judged by Ferrule and by rustc: who accepts what, by kind of change. */
import { describe } from '../rust-semantics/agreement-classes.js';
import {
  judge,
  sameCode,
  samePlace,
  subjectAt,
  type Judged,
  type Verdict,
} from '../rust-semantics/agreement.js';
import { shrinkDisagreement } from '../rust-semantics/shrink.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

const BATCH = 250;
const verdicts: readonly Verdict[] = [
  'both accept',
  'both refuse',
  'only Ferrule accepts',
  'only rustc accepts',
];

const percent = (n: number, of: number): string => (of === 0 ? '–' : `${((100 * n) / of).toFixed(2)} %`);

/** The table, and how far codes and lines agree. */
export const tableOf = (all: readonly Judged[]): readonly string[] => {
  const kinds = [...new Set(all.map((j) => j.kind))].sort();
  const width = Math.max(...kinds.map((k) => k.length), 8);
  const row = (name: string, of: readonly Judged[]): string => {
    const refused = of.filter((j) => j.verdict === 'both refuse');
    const counts = verdicts.map((v) => String(of.filter((j) => j.verdict === v).length).padStart(20));
    return `${name.padEnd(width)}${counts.join('')}${percent(refused.filter(sameCode).length, refused.length).padStart(12)}${percent(refused.filter(samePlace).length, refused.length).padStart(12)}`;
  };
  return [
    `${''.padEnd(width)}${verdicts.map((v) => v.padStart(20)).join('')}${'same code'.padStart(12)}${'and line'.padStart(12)}`,
    ...kinds.map((k) =>
      row(
        k,
        all.filter((j) => j.kind === k),
      ),
    ),
    row('all', all),
  ];
};

const show = (j: Judged): string =>
  [
    `${j.verdict} (${j.kind}, --seed ${j.seed}): ${(j.ours[0] ?? j.rustc[0])?.code ?? ''} ${(j.ours[0] ?? j.rustc[0])?.message ?? ''}`,
    ...j.text
      .trimEnd()
      .split('\n')
      .map((l) => `    ${l}`),
  ].join('\n');

const run = async ({ runs, seed, say }: AgreeOptions): Promise<Agreement> => {
  const total = runs ?? 2000;
  const all: Judged[] = [];
  for (let k = 0; k < total; k += BATCH) {
    const subjects = Array.from({ length: Math.min(BATCH, total - k) }, (_, i) =>
      subjectAt(seed * 1_000_000 + k + i),
    );
    all.push(...(await judge(subjects)));
    say(`  … ${all.length} programs`);
  }
  const accepted = all.filter((j) => j.rustc.length === 0);
  const strict = accepted.filter((j) => j.ours.length > 0);
  const wrong = all.filter((j) => j.verdict === 'only Ferrule accepts');
  const bugs = all.filter((j) => j.kind === 'accepted' && j.rustc.length > 0);
  const lines = [
    ...tableOf(all),
    `only rustc accepts: ${strict.length} of ${accepted.length} that it accepts, ${percent(strict.length, accepted.length)}`,
    ...describe(strict),
    `refused though made to be accepted (bugs of the generator): ${bugs.length}`,
  ];
  const seen = new Set<string>();
  const disagreements: string[] = [];
  for (const j of [...wrong, ...strict]) {
    const of = j.verdict === 'only Ferrule accepts' ? j.rustc : j.ours;
    const key = `${j.verdict} ${of[0]?.code ?? ''}`;
    if (seen.has(key) && j.verdict === 'only rustc accepts') continue;
    if (seen.has(key) && disagreements.length >= 10) continue;
    seen.add(key);
    const small = show(await shrinkDisagreement(j));
    if (j.verdict === 'only Ferrule accepts') disagreements.push(small);
    else lines.push(small);
  }
  if (strict.length > accepted.length * 0.05)
    disagreements.push(
      `Ferrule refuses ${percent(strict.length, accepted.length)} of what rustc accepts; the limit is 5 %`,
    );
  return { lines, disagreements };
};

export const rustc: Part = {
  name: 'rustc',
  sentence: 'what Ferrule accepts, rustc accepts; what it refuses and rustc accepts is under 5 %',
  needs: ['rustc'],
  run,
};
