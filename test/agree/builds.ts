/** Generated programs of two languages, without undefined behaviour, in real builds. */
import * as E from '#fp/Either';
import { Builder, haveSanitizers, programLimits, withScratch } from '../../cli/native/index.js';
import {
  agrees,
  plansFor,
  predicted,
  prepare,
  showEnd,
  showPlan,
  type Behaviour,
  type BuildPlan,
  type Observed,
} from '../../properties/confirm/index.js';
import { isSmaller, smallerTapes } from '../../properties/generate/arbitrary.js';
import { definedProgram, withIncludes } from '../../properties/generate/defined/index.js';
import { Tape } from '../../properties/generate/tape.js';
import { defaultSettings, type ProgramText } from '../../properties/scenario/index.js';
import { buildBatch, runMember, type Member } from './batch.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

const BATCH = 250;
/** Candidates that shrinking builds; each is a build of its own. */
const SHRINK_TRIES = 800;

const alone = { prefix: '', main: 'main' };

const textOf = (choices: readonly number[]): ProgramText => {
  const p = definedProgram(new Tape({ choices }), alone);
  return { rust: { text: p.rust, file: 'a.rs' }, c: { text: withIncludes(p.c), file: 'a.c' } };
};

/** What the model says of a program: a behaviour to compare, or why there is none, which is a bug here. */
const model = (choices: readonly number[]): E.Either<string, Behaviour> => {
  const prepared = prepare(textOf(choices), defaultSettings);
  if (E.isLeft(prepared)) return E.left(`refused: ${prepared.left.map((d) => d.message).join('; ')}`);
  const { says } = prepared.right;
  if (says.unspecified) return E.left('unspecified');
  const want = predicted(says.outcome, says.output);
  if (want !== null) return E.right(want);
  return E.left(says.outcome.k === 'ub' ? `ub ${says.outcome.ub} ${says.outcome.premise}` : says.outcome.k);
};

interface Case extends Member {
  readonly want: Behaviour;
}

/** Whether a program that the model gives a behaviour does something else in a build. */
const differsUnder =
  (plan: BuildPlan) =>
  async (choices: readonly number[]): Promise<boolean> => {
    const prepared = prepare(textOf(choices), defaultSettings);
    if (E.isLeft(prepared) || prepared.right.says.unspecified) return false;
    const want = predicted(prepared.right.says.outcome, prepared.right.says.output);
    if (want === null) return false;
    return withScratch(async (folder) => {
      const got = await new Builder(prepared.right, folder, programLimits).run(plan);
      return !agrees(want, got);
    });
  };

/** The smallest tape found that still `differs`. */
export const shrinkTape = async (
  choices: readonly number[],
  differs: (choices: readonly number[]) => Promise<boolean>,
): Promise<readonly number[]> => {
  let best = choices;
  let tries = 0;
  for (let again = true; again;) {
    again = false;
    for (const given of smallerTapes(best)) {
      const tape = new Tape({ choices: given });
      definedProgram(tape, alone);
      if (!isSmaller(tape.made, best)) continue;
      if (tries++ >= SHRINK_TRIES) return best;
      if (!(await differs(tape.made))) continue;
      best = [...tape.made];
      again = true;
      break;
    }
  }
  return best;
};

const tell = (want: Behaviour, got: Observed): string =>
  `  the model: ${JSON.stringify(want.output)} ${showEnd(want.end)}\n` +
  `  ${showPlan(got.plan)}: ${JSON.stringify(got.output)} ${showEnd(got.end)} ${got.sanitizer ?? ''}`;

const show = (choices: readonly number[]): string => {
  const { rust, c } = textOf(choices);
  return `--- a.rs\n${rust?.text ?? ''}\n--- a.c\n${c?.text ?? ''}`;
};

/** Two at a time: there are two processors, more or less. */
const inPairs = async <A, B>(all: readonly A[], f: (a: A) => Promise<B>): Promise<readonly B[]> => {
  const out: B[] = [];
  for (let k = 0; k < all.length; k += 2) out.push(...(await Promise.all(all.slice(k, k + 2).map(f))));
  return out;
};

const endKind = (e: Behaviour['end']): string =>
  e.k === 'exit' && e.code !== 0 ? 'another exit status' : showEnd(e);

export interface Compared {
  readonly programs: number;
  readonly runs: number;
  readonly used: ReadonlyMap<string, number>;
  readonly ends: ReadonlyMap<string, number>;
  /** Programs on which a compiler failed in itself. */
  readonly compilerBugs: readonly string[];
  readonly disagreements: readonly string[];
}

/** Makes `count` programs from `seed` on and compares all builds of them with the model. */
export const compareGenerated = async (
  count: number,
  seed: number,
  say: (line: string) => void,
): Promise<Compared> => {
  const used = new Map<string, number>();
  const ends = new Map<string, number>();
  const disagreements: string[] = [];
  const compilerBugs: string[] = [];
  let runs = 0;
  const bump = (m: Map<string, number>, k: string): void => void m.set(k, (m.get(k) ?? 0) + 1);
  for (let from = 0; from < count; from += BATCH) {
    const cases: Case[] = [];
    for (let id = from; id < Math.min(count, from + BATCH); id++) {
      const tape = new Tape({ seed: (Math.imul(seed, 0x01000193) + id) | 0 });
      const p = definedProgram(tape, alone);
      p.used.forEach((u) => bump(used, u));
      const want = model(tape.made);
      if (E.isRight(want)) {
        cases.push({ id, choices: tape.made, want: want.right });
        bump(ends, endKind(want.right.end));
      } else disagreements.push(`program ${id}, which should be defined: ${want.left}\n${show(tape.made)}`);
    }
    await withScratch(async (folder) => {
      const plans = plansFor({ rust: true, c: true }, await haveSanitizers(folder));
      const { members, refused } = await buildBatch(cases, plans, folder);
      for (const r of refused) {
        // A compiler that fails in itself says nothing about the program.
        if (/internal compiler error/.test(r.why)) compilerBugs.push(r.why);
        else
          disagreements.push(
            `program ${r.id}: ${r.why}\n${show(cases.find((c) => c.id === r.id)?.choices ?? [])}`,
          );
      }
      for (const plan of plans) {
        const got = await inPairs(members, (m) => runMember(m.id, plan, folder));
        runs += got.length;
        for (const [k, o] of got.entries()) {
          const c = cases.find((x) => x.id === members[k]?.id);
          if (c === undefined || agrees(c.want, o) || disagreements.length >= 5) continue;
          say(`  program ${c.id} disagrees under ${showPlan(plan)}: shrinking`);
          const small = await shrinkTape(c.choices, differsUnder(plan));
          disagreements.push(`program ${c.id}\n${tell(c.want, o)}\n${show(small)}`);
        }
      }
    });
    if (count > BATCH) say(`  … ${Math.min(count, from + BATCH)} programs`);
  }
  return { programs: count, runs, used, ends, compilerBugs, disagreements };
};

const counts = (m: ReadonlyMap<string, number>): string =>
  [...m]
    .toSorted(([, a], [, b]) => b - a)
    .map(([k, n]) => `${k} ${n}`)
    .join(', ');

const run = async ({ runs, seed, say }: AgreeOptions): Promise<Agreement> => {
  const c = await compareGenerated(runs ?? 1000, seed, say);
  const lines = [
    `${c.programs} programs, ${c.runs} runs of real builds`,
    ...c.compilerBugs.map((b) => `left out: ${b}`),
    `how they end: ${counts(c.ends)}`,
    `programs by what they use: ${counts(c.used)}`,
  ];
  return { lines, disagreements: c.disagreements };
};

export const builds: Part = {
  name: 'builds',
  sentence:
    'generated programs of two languages, defined by construction, do in every build what the model says',
  needs: ['rustc', 'cc'],
  run,
};
