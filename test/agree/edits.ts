/**
 * The programs that the tests know, changed in their text at one place or a few, judged by Ferrule and by rustc. Where the
 * generator's near misses keep to what it makes itself, these take every construct that a case was written for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRust } from '../../model/rust/parse.js';
import { Tape } from '../../properties/generate/tape.js';
import {
  askFerrule,
  judge,
  sameCode,
  samePlace,
  type Judged,
  type Subject,
} from '../rust-semantics/agreement.js';
import { edited, type Source } from '../rust-semantics/edits.js';
import { shrinkDisagreement } from '../rust-semantics/shrink.js';
import { compile, errorsOf } from '../rust-semantics/support.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

const BATCH = 400;
const folders = ['cases', 'corpus', 'killed', 'programs'].map((f) =>
  fileURLToPath(new URL(`../rust-semantics/${f}`, import.meta.url)),
);

const parsed = (text: string): Source | null => {
  const { crate } = parseRust(text, 'program.rs');
  return crate === null ? null : { text, crate };
};

/** What the compiler itself breaks on is worth more than what it judges wrongly. */
const errorsIn = (text: string): ReturnType<typeof errorsOf> => {
  try {
    return errorsOf(compile(text));
  } catch (cause) {
    throw new Error(`an internal error of Ferrule, by this program:\n${text}`, { cause });
  }
};

/** What rustc is not asked about: outside of the subset, or an error by a lint. */
const isOutside = (text: string): boolean => {
  const errors = errorsIn(text);
  const asked = askFerrule(text);
  return asked.some((s) => s.code === 'outside-subset') || (errors.length > 0 && asked.length === 0);
};

/** Exported symbols would meet in one batch. */
const sources = (): readonly Source[] =>
  folders
    .flatMap((folder) => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')))
    .flatMap((text) => text.replace(/\/\/~ .*$/gm, '').split(/^\/\/ -+\n/m))
    .filter((text) => !text.includes('no_mangle') && !isOutside(text))
    .flatMap((text) => parsed(text) ?? []);

/** One change, seldom two or three; null where one had no place, or what came out does not parse. */
const subjectFrom = (from: readonly Source[], seed: number): Subject | null => {
  const tape = new Tape({ seed });
  let at = tape.pick(from);
  const names: string[] = [];
  for (let more = true; more; more = names.length < 3 && tape.rarely(3)) {
    const made = edited(tape, at);
    const next = made === null ? null : parsed(made.text);
    if (made === null || next === null) return null;
    names.push(made.name);
    at = next;
  }
  return isOutside(at.text) ? null : { kind: names.join(', '), seed, text: at.text };
};

const shown = (j: Judged): string =>
  [
    `${j.verdict} (${j.kind}, --seed ${j.seed}): ${(j.ours[0] ?? j.rustc[0])?.code ?? ''} ${(j.ours[0] ?? j.rustc[0])?.message ?? ''}`,
    ...j.text
      .trimEnd()
      .split('\n')
      .map((l) => `    ${l}`),
  ].join('\n');

const run = async ({ runs, seed, say }: AgreeOptions): Promise<Agreement> => {
  const total = runs ?? 2000;
  const from = sources();
  const all: Judged[] = [];
  const seen = new Set<string>();
  for (let n = seed * 1_000_000; all.length < total;) {
    const size = Math.min(BATCH, total - all.length);
    const accepted: Subject[] = [];
    const refused: Subject[] = [];
    // As many of both: most changes break a program, and what Ferrule accepts wrongly is among the others.
    while (accepted.length + refused.length < size) {
      const made = subjectFrom(from, n++);
      if (made === null || seen.has(made.text)) continue;
      const side = askFerrule(made.text).length === 0 ? accepted : refused;
      if (side === refused && refused.length >= size / 2) continue;
      seen.add(made.text);
      side.push(made);
    }
    // Apart: what is wrong with one program may keep rustc from looking at another.
    all.push(...(await judge(accepted)), ...(await judge(refused)));
    say(`  … ${all.length} programs`);
  }
  const odd = all.filter((j) => j.verdict === 'only rustc accepts');
  // Once more, and alone.
  const strict: Judged[] = [];
  for (const j of odd) strict.push(...(await judge([j])).filter((x) => x.verdict === 'only rustc accepts'));
  const refused = all.filter((j) => j.verdict === 'both refuse');
  const wrong = all.filter((j) => j.verdict === 'only Ferrule accepts');
  const disagreements: string[] = [];
  for (const j of wrong) disagreements.push(shown(await shrinkDisagreement(j)));
  const percent = (k: number): string => ((100 * k) / Math.max(refused.length, 1)).toFixed(1);
  return {
    lines: [
      `${all.length} changes of ${from.length} programs: both accept ${all.filter((j) => j.verdict === 'both accept').length}, both refuse ${refused.length}, only rustc accepts ${strict.length}, only Ferrule ${wrong.length}`,
      `of what both refuse, ${percent(refused.filter(sameCode).length)} % with a code of rustc's, ${percent(refused.filter(samePlace).length)} % with that code at its line`,
      ...strict.map(shown),
    ],
    disagreements,
  };
};

export const edits: Part = {
  name: 'edits',
  sentence: 'what Ferrule accepts, rustc accepts: the programs of the tests, changed in their text',
  needs: ['rustc'],
  run,
};
