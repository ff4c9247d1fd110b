/** The search about optimisations as the commands drive it: saved programs first, then scenarios, then generated ones. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as E from '#fp/Either';
import { printC } from '../model/c/print.js';
import { printCrate } from '../model/rust/print.js';
import type { Settings } from '../model/settings.js';
import type { LicenceRecord, OptimisationRecord, ShownRecord } from '../properties/campaign/record.js';
import { optimisable } from '../properties/generate/optimisable/index.js';
import { Tape } from '../properties/generate/tape.js';
import {
  Answers,
  asPairs,
  premiseName,
  type CellAnswer,
  type PremiseAnswer,
} from '../properties/optimise/answers.js';
import { showBehaviour } from '../properties/optimise/behaviour.js';
import { offName } from '../properties/optimise/runs.js';
import { parseReal, type RealResults } from '../properties/optimise/real.js';
import { OptimiseSearch, type Example } from '../properties/optimise/search.js';
import { programOf, readStored, writeStored, type StoredProgram } from '../properties/optimise/stored.js';
import { programFor, settingsFor } from '../properties/scenario/index.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';
import type { Io } from './io.js';
import { collect } from './programs.js';
import { Progress } from './progress.js';
import { scenariosFolder } from './report-meta.js';
import type { Interrupt } from './searching.js';

/** What `why ub --save` keeps. The bundle is in `dist/`, the sources in `cli/`: both one below the root. */
export const ubFolder = fileURLToPath(new URL('../test/witnesses/ub', import.meta.url));

export const savedPrograms = (folder = ubFolder): readonly StoredProgram[] => {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((f) => f.endsWith('.md'));
  return files
    .toSorted()
    .map((f) => readStored(readFileSync(join(folder, f), 'utf8')))
    .filter((p) => p !== null);
};

/** Scenarios that are run after an optimisation: real builds are asked about them as well. */
export const optimisedScenarios = async (): Promise<readonly StoredProgram[]> => {
  const { inputs } = await collect([scenariosFolder]);
  return inputs.flatMap((i): readonly StoredProgram[] => {
    if (i.kind !== 'scenario') return [];
    const { optimise = 'none' } = settingsFor(i.scenario, {});
    if (optimise === 'none') return [];
    const { rust, c } = programFor(i.scenario, unrestrictedRegime.name);
    const texts = { rust: rust?.text ?? '', c: c?.text ?? '' };
    return [{ optimisation: optimise, oneMinimal: false, shows: [], ...texts }];
  });
};

/** What `npm run agree -- optimisations` keeps; a file that cannot be read is said, and left out. */
export const realFile = join(ubFolder, 'real.json');

export const realResults = (io: Io): RealResults | null => {
  if (!existsSync(realFile)) return null;
  const read = parseReal(readFileSync(realFile, 'utf8'));
  if (E.isRight(read)) return read.right;
  io.err(`${realFile}: ${read.left}; make it again by \`npm run agree -- optimisations\``);
  return null;
};

/** Whole, so that no program stays that a smaller one has replaced. Gives the files. */
export const savePrograms = (programs: readonly StoredProgram[], folder = ubFolder): readonly string[] => {
  mkdirSync(folder, { recursive: true });
  for (const f of readdirSync(folder)) if (f.endsWith('.md')) rmSync(join(folder, f));
  const count = new Map<string, number>();
  return programs.map((p) => {
    const n = (count.get(p.optimisation) ?? 0) + 1;
    count.set(p.optimisation, n);
    const file = join(folder, `${p.optimisation}-${n}.md`);
    writeFileSync(file, writeStored(p));
    return file;
  });
};

export interface SurveyOptions {
  readonly seed: number;
  readonly tries: number;
  readonly seconds: number;
  readonly settings: Settings;
  /** Also programs of the scenarios, and not only generated ones. */
  readonly scenarios: boolean;
}

const PAUSE = 50;
const pause = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Tries programs until the tries or the time are used up. */
export const survey = async (o: SurveyOptions, stop: Interrupt, io: Io): Promise<OptimiseSearch> => {
  const s = new OptimiseSearch(o.settings);
  const progress = new Progress(io);
  const t0 = performance.now();
  const late = (): boolean => stop.stopped || performance.now() - t0 > o.seconds * 1000;
  for (const p of savedPrograms()) {
    const program = programOf(p);
    if (program !== null) s.try(program, p.oneMinimal);
  }
  const saved = s.programs;
  // What is saved is no try: `--tries 0` replays.
  const { inputs } = o.scenarios && o.tries > 0 ? await collect([scenariosFolder]) : { inputs: [] };
  for (const i of inputs) {
    if (i.kind !== 'scenario' || late() || s.programs - saved >= o.tries) continue;
    const { rust, c } = programFor(i.scenario, unrestrictedRegime.name);
    const program = programOf({ rust: rust?.text ?? '', c: c?.text ?? '' });
    if (program !== null) s.try({ ...program, written: true });
  }
  for (let k = 0; s.programs - saved < o.tries && !late(); k++) {
    s.try(optimisable(new Tape({ seed: (Math.imul(o.seed, 0x01000193) + k) | 0 })));
    if (k % PAUSE !== 0) continue;
    progress.say(`${s.programs.toLocaleString('en')} programs`);
    await pause();
  }
  progress.done();
  return s;
};

/** A short survey with its answers, for a campaign: the table, then every premise. */
export async function* optimisationRecords(
  o: { readonly seed: number; readonly settings: Settings; readonly seconds: number },
  stop: Interrupt,
  io: Io,
): AsyncGenerator<OptimisationRecord | LicenceRecord> {
  const t0 = performance.now();
  const late = (): boolean => stop.stopped || performance.now() - t0 > o.seconds * 1000;
  const { seed, settings } = o;
  const s = await survey(
    { seed, settings, tries: Infinity, seconds: o.seconds * 0.7, scenarios: false },
    stop,
    io,
  );
  const answers = new Answers(s);
  for (const c of s.cells.values()) {
    yield optimisationRecord(s, answers.cell(c, late));
    await pause();
  }
  for (const { aliasing, premise } of asPairs()) yield licenceRecord(s, answers.of(aliasing, premise, late));
}

const shown = (e: Example | null): ShownRecord | null =>
  e === null
    ? null
    : {
        rust: printCrate(e.program.rust),
        c: printC(e.program.c),
        size: e.size,
        oneMinimal: e.oneMinimal,
        before: showBehaviour(e.before),
        after: showBehaviour(e.after),
      };

export const optimisationRecord = (s: OptimiseSearch, c: CellAnswer): OptimisationRecord => ({
  k: 'optimisation',
  optimisation: c.optimisation,
  aliasing: c.aliasing,
  claimed: c.claimed,
  programs: s.programs,
  changed: c.changed,
  broken: c.broken,
  undefined: c.undefined_,
  shown: c.shown,
  brokenBy: shown(c.brokenBy),
  shownBy: shown(c.shownBy),
});

export const licenceRecord = (s: OptimiseSearch, a: PremiseAnswer): LicenceRecord => ({
  k: 'licence',
  aliasing: a.aliasing,
  rule: a.premise.rule,
  premise: a.premise.premise,
  index: a.premise.index,
  answer: a.answer,
  by: a.by.map((o) => (o.aliasing ? offName(o) : premiseName(a.aliasing, o))),
  tries: s.programs,
  ended: a.ended,
  optimisation: a.licence?.optimisation ?? null,
  witness: shown(a.licence),
});
