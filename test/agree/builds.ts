/** Generated programs of two languages, without undefined behaviour, in real builds. */
import * as E from '#fp/Either';
import { BuildFailure, Builder, haveSanitizers, programLimits, withScratch } from '../../cli/native/index.js';
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
import { definedProgram, withIncludes } from '../../properties/generate/defined/index.js';
import { Tape } from '../../properties/generate/tape.js';
import { defaultSettings, type ProgramText } from '../../properties/scenario/index.js';
import { buildBatch, runMember, type Member } from './batch.js';
import type { Agreement, AgreeOptions, Part } from './part.js';
import { shrinkProgram, shrinkTape } from './shrink-builds.js';

const BATCH = 250;

const alone = { prefix: '', main: 'main' };

const textOf = (choices: readonly number[]): ProgramText => {
  const p = definedProgram(new Tape({ choices }), alone);
  return { rust: { text: p.rust, file: 'a.rs' }, c: { text: withIncludes(p.c), file: 'a.c' } };
};

/** What the model says of a program: a behaviour to compare, or why there is none, which is a bug here. */
export type Says = (text: ProgramText) => E.Either<string, Behaviour>;

export const model: Says = (text) => {
  const prepared = prepare(text, defaultSettings);
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

const endKind = (e: Behaviour['end']): string =>
  e.k === 'exit' && e.code !== 0 ? 'another exit status' : showEnd(e);

/** How the two differ: shrinking must not slip from one disagreement to another. */
const difference = (want: Behaviour, got: Observed): string =>
  `${endKind(want.end)} ${endKind(got.end)} ${got.sanitizer ?? ''}`;

/** Whether a program that the model gives a behaviour does something else in a build, as this one did. */
const differsUnder =
  (plan: BuildPlan, says: Says, how: string) =>
  async (text: ProgramText): Promise<boolean> => {
    const prepared = prepare(text, defaultSettings);
    if (E.isLeft(prepared) || prepared.right.says.unspecified || prepared.right.says.outcome.k === 'ub')
      return false;
    const want = says(text);
    if (E.isLeft(want)) return false;
    return withScratch(async (folder) => {
      try {
        const got = await new Builder(prepared.right, folder, programLimits).run(plan);
        return !agrees(want.right, got) && difference(want.right, got) === how;
      } catch (e) {
        // What the model accepts and a compiler refuses is another disagreement than this one.
        if (e instanceof BuildFailure) return false;
        throw e;
      }
    });
  };

const tell = (want: Behaviour, got: Observed): string =>
  `  the model: ${JSON.stringify(want.output)} ${showEnd(want.end)}\n` +
  `  ${showPlan(got.plan)}: ${JSON.stringify(got.output)} ${showEnd(got.end)} ${got.sanitizer ?? ''}`;

const show = ({ rust, c }: ProgramText): string => {
  return `--- a.rs\n${rust?.text ?? ''}\n--- a.c\n${c?.text ?? ''}`;
};

/** Two at a time: there are two processors, more or less. */
const inPairs = async <A, B>(all: readonly A[], f: (a: A) => Promise<B>): Promise<readonly B[]> => {
  const out: B[] = [];
  for (let k = 0; k < all.length; k += 2) out.push(...(await Promise.all(all.slice(k, k + 2).map(f))));
  return out;
};

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
  says: Says = model,
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
      const want = says(textOf(tape.made));
      if (E.isRight(want)) {
        cases.push({ id, choices: tape.made, want: want.right });
        bump(ends, endKind(want.right.end));
      } else
        disagreements.push(
          `program ${id}, which should be defined: ${want.left}\n${show(textOf(tape.made))}`,
        );
    }
    await withScratch(async (folder) => {
      const plans = plansFor({ rust: true, c: true }, await haveSanitizers(folder));
      const { members, refused } = await buildBatch(cases, plans, folder);
      for (const r of refused) {
        // A compiler that fails in itself says nothing about the program.
        if (/internal compiler error/.test(r.why)) compilerBugs.push(r.why);
        else
          disagreements.push(
            `program ${r.id}: ${r.why}\n${show(textOf(cases.find((c) => c.id === r.id)?.choices ?? []))}`,
          );
      }
      for (const plan of plans) {
        const got = await inPairs(members, (m) => runMember(m.id, plan, folder));
        runs += got.length;
        for (const [k, o] of got.entries()) {
          const c = cases.find((x) => x.id === members[k]?.id);
          if (c === undefined || agrees(c.want, o) || disagreements.length >= 5) continue;
          say(`  program ${c.id} disagrees under ${showPlan(plan)}: shrinking`);
          const differs = differsUnder(plan, says, difference(c.want, o));
          const tape = await shrinkTape(c.choices, (choices) => differs(textOf(choices)));
          const small = await shrinkProgram(textOf(tape), differs);
          const minimal = small.oneMinimal ? '1-minimal' : 'not 1-minimal: out of tries';
          disagreements.push(
            `program ${c.id} (${minimal}, ${small.tries} tries)\n${tell(c.want, o)}\n${show(small.text)}`,
          );
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
