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
import { plansFor, prepare, type Observed } from '../../properties/confirm/index.js';
import { showBehaviour } from '../../properties/optimise/behaviour.js';
import { builtAs, digestOf, predictedPair, seenIn, type RealEntry } from '../../properties/optimise/real.js';
import type { StoredProgram } from '../../properties/optimise/stored.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

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

const words: Readonly<Record<RealEntry['seen'], string>> = {
  optimised: 'some build does what the optimised program does',
  otherwise: 'some build does something else again',
  'as-written': 'every build does what the program says',
  'not-built': 'there is no such program for a compiler',
};

const run = async ({ runs, say }: AgreeOptions): Promise<Agreement> => {
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
  const results = {
    version: 1,
    date: new Date().toISOString().slice(0, 10),
    compilers: Object.values(tools.right),
    limits: showLimits(programLimits, withoutNetwork().length > 0),
    programs: entries,
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
