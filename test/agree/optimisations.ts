/** Whether real compilers do what the optimisations of the model do, on the smallest programs on which these show. */
import * as E from '#fp/Either';
import {
  BuildFailure,
  Builder,
  haveSanitizers,
  programLimits,
  showLimits,
  findTools,
  withScratch,
  withoutNetwork,
} from '../../cli/native/index.js';
import { optimisedScenarios, realFile, savedPrograms } from '../../cli/optimising.js';
import { searchSettings } from '../../cli/search-settings.js';
import { writeWhole } from '../../cli/write.js';
import { printC } from '../../model/c/print.js';
import { printCrate } from '../../model/rust/print.js';
import { optimisable } from '../../properties/generate/optimisable/index.js';
import { Tape } from '../../properties/generate/tape.js';
import { plansFor, prepare, type Observed } from '../../properties/confirm/index.js';
import { isLicensed, showBehaviour } from '../../properties/optimise/behaviour.js';
import {
  builtAs,
  digestOf,
  predictedPair,
  seenIn,
  type RealEntry,
  type RealResults,
} from '../../properties/optimise/real.js';
import { subjectOf } from '../../properties/optimise/runs.js';
import { showsCompiled } from '../../properties/optimise/shrink.js';
import type { StoredProgram } from '../../properties/optimise/stored.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

/** Of each optimisation, and programs among which they are looked for. */
const EACH = 5;
const TRIES = 3000;

const build = (p: StoredProgram): Promise<readonly Observed[] | string> => {
  const settings = { ...searchSettings(), optimise: 'none', ub: 'judged' };
  const named = (text: string, name: string) => (text.trim() === '' ? {} : { [name]: { text, file: name } });
  const prepared = prepare({ ...named(p.rust, 'rust'), ...named(p.c, 'c') }, settings);
  if (E.isLeft(prepared)) return Promise.resolve(prepared.left[0]?.message ?? 'it is not to be built');
  const buildable = prepared.right;
  return withScratch(async (folder) => {
    const parts = { rust: buildable.rust !== null, c: buildable.c !== null };
    const builder = new Builder(buildable, folder, programLimits);
    const plans = plansFor(parts, parts.c && (await haveSanitizers(folder)));
    const out: Observed[] = [];
    try {
      for (const plan of plans) out.push(await builder.run(plan));
    } catch (e) {
      if (!(e instanceof BuildFailure)) throw e;
      return e.message;
    }
    return out;
  });
};

const entryOf = async (p: StoredProgram): Promise<RealEntry | null> => {
  const pair = predictedPair(p, searchSettings());
  if (pair === null) return null;
  const builds = await build(p);
  const about = {
    optimisation: p.optimisation,
    digest: digestOf(p),
    before: showBehaviour(pair.before),
    after: showBehaviour(pair.after),
  };
  return typeof builds === 'string'
    ? { ...about, seen: 'not-built', builds: [], why: builds }
    : { ...about, seen: seenIn(pair, builds), builds: builds.map(builtAs), why: null };
};

/** Generated programs on which an optimisation shows, so many of each, as they come: not shrunk, and so less odd. */
const generated = (each: number, seed: number): readonly StoredProgram[] => {
  const out = new Map<string, StoredProgram[]>();
  const settings = searchSettings();
  for (let k = 0; k < TRIES; k++) {
    const program = optimisable(new Tape({ seed: (Math.imul(seed, 0x01000193) + k) | 0 }));
    const s = subjectOf(program, settings);
    if (s?.run(null, 'stacked')?.outcome.k !== 'ub' || s.without('stacked') === null) continue;
    for (const o of s.changed) {
      const mine = out.get(o.name) ?? [];
      out.set(o.name, mine);
      if (mine.length >= each || !isLicensed(o, 'stacked')) continue;
      if (showsCompiled(program, o.name, 'stacked', settings) === null) continue;
      const texts = { rust: printCrate(program.rust), c: printC(program.c) };
      mine.push({ optimisation: o.name, oneMinimal: false, shows: [], ...texts });
    }
  }
  return [...out.values()].flat();
};

/** How often the optimisation is to be seen in builds of them. */
const counted = async (programs: readonly StoredProgram[]): Promise<RealResults['generated']> => {
  const out = new Map<string, { optimisation: string; built: number; seen: number }>();
  for (const p of programs) {
    const entry = await entryOf(p);
    if (entry === null || entry.seen === 'not-built') continue;
    const row = out.get(p.optimisation) ?? { optimisation: p.optimisation, built: 0, seen: 0 };
    out.set(p.optimisation, row);
    row.built++;
    if (entry.seen === 'optimised') row.seen++;
  }
  return [...out.values()];
};

const words: Readonly<Record<RealEntry['seen'], string>> = {
  optimised: 'some build does what the optimised program does',
  otherwise: 'some build does something else again',
  'as-written': 'every build does what the program says',
  'not-built': 'there is no such program for a compiler',
};

const run = async ({ runs, seed, say }: AgreeOptions): Promise<Agreement> => {
  const tools = findTools({ rust: true, c: true });
  if (E.isLeft(tools)) return { lines: [], disagreements: tools.left.map((d) => d.message) };
  // A program that is not undefined shows nothing: builds have to leave it as it is.
  const saved = savedPrograms().filter((p) =>
    p.shows.some((s) => s.when === 'compiled' || typeof s.when !== 'string'),
  );
  const programs = [...(await optimisedScenarios()), ...saved];
  const entries: RealEntry[] = [];
  for (const [k, p] of programs.slice(0, runs ?? undefined).entries()) {
    const entry = await entryOf(p);
    if (entry !== null) entries.push(entry);
    if (k % 10 === 9) say(`  … ${k + 1} of ${programs.length} programs`);
  }
  const many = await counted(generated(runs ?? EACH, seed));
  const results = {
    version: 1,
    date: new Date().toISOString().slice(0, 10),
    compilers: Object.values(tools.right),
    limits: showLimits(programLimits, withoutNetwork().length > 0),
    programs: entries,
    generated: many,
  };
  // A part of the programs is a sample, and not kept.
  if (runs === null) writeWhole(realFile, `${JSON.stringify(results, null, 2)}\n`);
  const names = [...new Set(entries.map((e) => e.optimisation))];
  const count = (seen: RealEntry['seen']): number => entries.filter((e) => e.seen === seen).length;
  const lines = [
    ...names.map((name) => {
      const mine = entries.filter((e) => e.optimisation === name);
      const best =
        mine.find((e) => e.seen === 'optimised') ?? mine.find((e) => e.seen === 'otherwise') ?? mine[0];
      const of = mine.filter((e) => e.seen === 'optimised').length;
      return `${name.padEnd(22)}${of} of ${mine.length} to be seen; ${best?.before ?? ''} becomes ${best?.after ?? ''}: ${best === undefined ? '' : (best.why ?? words[best.seen])}`;
    }),
    '',
    ...(Object.keys(words) as RealEntry['seen'][]).map(
      (s) => `${String(count(s)).padStart(3)} of ${entries.length}: ${words[s]}`,
    ),
    '',
    'generated programs, of each optimisation so many:',
    ...many.map((g) => `${g.optimisation.padEnd(22)}to be seen in ${g.seen} of ${g.built}`),
    ...(runs === null ? [`kept in ${realFile}`] : []),
  ];
  return { lines, disagreements: [] };
};

export const optimisations: Part = {
  name: 'optimisations',
  sentence: 'whether real builds do what the optimisations of the model do, on their smallest programs',
  needs: ['rustc', 'cc'],
  run,
};
