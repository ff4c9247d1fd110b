/** Random search. The unit is a range of programs whose result is a function of version, settings, seed and range. */
import type { Settings } from '../../model/settings.js';
import type { Regime, Threat } from '../../semantics/regimes/regime.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import { generators, type Generator } from '../generate/index.js';
import type { Program } from '../program.js';
import type { Property, Subject, Verdict } from '../property.js';
import { Bench, isRefused, type Ran, type Refused } from './bench.js';
import {
  addDrawn,
  NOT_APPLICABLE,
  NOT_CHECKED,
  NOT_SAMPLED,
  noDraws,
  OTHER_THREAT,
  type Drawn,
} from './counters.js';
import { aloneAt, HALVES, Programs, RANGE, type Generated } from './programs.js';
import { threatOfProgram } from './classify.js';
import { keepBest, type Found } from './found.js';
import { Asking, joinSeen, type Seen } from './distinct.js';

/** Settings that a search varies from program to program: what the claims of different sources assume. */
export const variants: readonly { readonly only: Generator['direction'] | null; readonly set: Settings }[] = [
  { only: null, set: {} },
  { only: null, set: { unwind: 'ub', 'oom.rust': 'panic' } },
  { only: 'rust-calls-c', set: { foreign: 'machine' } },
  { only: null, set: { aliasing: 'tree' } },
];

export { foundKey, keepBest } from './found.js';
export type { Found } from './found.js';

export interface SearchSpec {
  readonly seed: number;
  readonly settings: Settings;
  readonly properties: readonly Property[];
  readonly regimes: readonly Regime[];
  /** Programs of a range that properties which run a program several times look at: one in so many. */
  readonly heavyEvery: number;
}

/** What was counted for one property, regime, threat and aliasing model. */
export interface CellCount {
  programs: number;
  vacuous: number;
  broken: number;
}

/** A generated program that the checkers refuse: a bug of the generator, never a silent discard. */
export interface GeneratorBug {
  readonly index: number;
  readonly direction: Generator['direction'];
  readonly regime: string;
  readonly message: string;
}

export interface RangeResult {
  readonly range: number;
  readonly programs: number;
  /** Canonical hashes, so that distinct programs are counted over ranges. */
  readonly hashes: readonly number[];
  /** Of each: did a property judge it? Else its verdicts were all vacuous, or there were none. */
  readonly judged: readonly boolean[];
  /** Of each: which properties judged it, under which regimes. */
  readonly seen: Seen;
  /** How many were not judged, by reason. */
  readonly idle: ReadonlyMap<string, number>;
  readonly drawn: Drawn;
  readonly crossing: number;
  readonly cells: ReadonlyMap<string, CellCount>;
  readonly found: ReadonlyMap<string, Found>;
  readonly bugs: readonly GeneratorBug[];
  readonly fired: ReadonlyMap<string, number>;
  readonly failed: ReadonlyMap<string, number>;
  readonly times: Readonly<Bench['times']>;
}

export const cellKey = (property: string, regime: string, threat: string, aliasing: string): string =>
  `${property}|${regime}|${threat}|${aliasing}`;

export const generatorFor = (
  direction: Generator['direction'],
  from: readonly Generator[] = generators,
): Generator => from.find((g) => g.direction === direction)!;

const varied = new WeakMap<Settings, Map<string, readonly Settings[]>>();

/** The settings of program `index`: those of the search, in one of the variants. */
export const settingsFor = (
  spec: { settings: Settings },
  index: number,
  direction: Generator['direction'],
): Settings => {
  let of = varied.get(spec.settings);
  if (of === undefined) varied.set(spec.settings, (of = new Map<string, readonly Settings[]>()));
  let fitting = of.get(direction);
  if (fitting === undefined) {
    const mine = variants.filter((v) => v.only === null || v.only === direction);
    of.set(direction, (fitting = mine.map((v) => ({ ...spec.settings, ...v.set }))));
  }
  // Not by the number alone: a half would then only ever run in one of them.
  return fitting[(index + Math.floor(index / HALVES)) % fitting.length]!;
};

/** A property's verdict on one program, or the checkers' refusal. */
export const judge = (
  bench: Bench,
  property: Property,
  program: Program,
  regime: Regime,
  settings: Settings,
): Verdict | Refused => {
  const ran = bench.run(program, regime, settings);
  if (isRefused(ran)) return ran;
  let refused: Refused | null = null;
  const subject: Subject = {
    program,
    regime,
    settings,
    ran,
    again: (o) => {
      const r = bench.run(
        program,
        o.regime ?? regime,
        { ...settings, ...o.settings },
        o.observer === undefined ? {} : { observer: o.observer },
      );
      if (!isRefused(r)) return r;
      refused = r;
      return ran;
    },
    halves: () => bench.halves(program, settings),
  };
  const verdict = property.check(subject);
  return refused ?? verdict;
};

export const isRefusal = (v: Verdict | Refused): v is Refused => 'diagnostics' in v;

const light = new Set(['boundary-soundness', 'transparency']);

/** What a range adds up, program by program. */
class Sums {
  readonly hashes: number[] = [];
  readonly judged: boolean[] = [];
  readonly idle = new Map<string, number>();
  readonly asking = new Asking();
  drawn = noDraws;
  private judgements = 0;
  private before = 0;
  private why: string | null = null;
  readonly cells = new Map<string, CellCount>();
  readonly found = new Map<string, Found>();
  readonly bugs: GeneratorBug[] = [];
  crossing = 0;

  begin({ hash, drawn }: Generated): void {
    this.hashes.push(hash);
    this.drawn = addDrawn(this.drawn, drawn);
    this.before = this.judgements;
    this.why = null;
  }

  /** `otherwise`: why it was not judged, if no verdict says. */
  end(otherwise: string): void {
    this.asking.end();
    const judged = this.judgements > this.before;
    this.judged.push(judged);
    if (judged) return;
    const why = this.why ?? otherwise;
    this.idle.set(why, (this.idle.get(why) ?? 0) + 1);
  }

  add(property: Property, regime: Regime, p: Judged, verdict: Verdict): void {
    if (verdict.k === 'n/a') return;
    if (verdict.k === 'vacuous') this.why ??= verdict.why;
    else {
      this.judgements++;
      this.asking.ask(property.name, regime.name);
    }
    const { settings, threat } = p;
    const key = cellKey(property.name, regime.name, threat, settings['aliasing']!);
    let cell = this.cells.get(key);
    if (cell === undefined) this.cells.set(key, (cell = { programs: 0, vacuous: 0, broken: 0 }));
    cell.programs++;
    if (verdict.k === 'vacuous') cell.vacuous++;
    if (verdict.k !== 'broken') return;
    cell.broken++;
    const { kind, rule, premise } = verdict;
    const { direction, index, choices } = p;
    keepBest(this.found, {
      property: property.name,
      regime: regime.name,
      threat,
      settings,
      kind,
      rule,
      premise,
      direction,
      index,
      choices,
    });
  }
}

/** A program of a range, and what it is judged as. */
interface Judged {
  readonly program: Program;
  readonly direction: Generator['direction'];
  readonly settings: Settings;
  readonly threat: Threat;
  readonly index: number;
  readonly choices: readonly number[];
}

const judgeUnder = (
  bench: Bench,
  sums: Sums,
  property: Property,
  regimes: readonly Regime[],
  p: Judged,
): void => {
  for (const regime of regimes) {
    if (property.name === 'transparency' && regime === unrestrictedRegime) continue;
    const verdict = judge(bench, property, p.program, regime, p.settings);
    if (isRefusal(verdict)) sums.bugs.push(bugOf(p.index, p.direction, regime.name, verdict));
    else sums.add(property, regime, p, verdict);
  }
};

/** Programs that cross the boundary, for the properties that speak of it. */
const crossing = (spec: SearchSpec, properties: readonly Property[], range: number, bench: Bench): Sums => {
  const sums = new Sums();
  const programs = new Programs(spec.seed);
  for (let k = 0; k < RANGE; k++) {
    const index = range * RANGE + k;
    const t0 = performance.now();
    const made = programs.at(index);
    bench.times.generate += performance.now() - t0;
    sums.begin(made);
    const { generator, program, choices } = made;
    const { direction } = generator;
    const settings = settingsFor(spec, index, direction);
    const plain = bench.run(program, unrestrictedRegime, settings);
    if (isRefused(plain)) {
      sums.bugs.push(bugOf(index, direction, 'unrestricted', plain));
      sums.end(NOT_CHECKED);
      continue;
    }
    if (plain.crossings > 0) sums.crossing++;
    const threat = threatOfProgram(bench, program, settings, plain);
    let otherwise = OTHER_THREAT;
    for (const property of properties) {
      if (property.only !== null && property.only !== threat) continue;
      const skipped = !light.has(property.name) && k % spec.heavyEvery !== 0;
      otherwise = skipped && otherwise !== NOT_APPLICABLE ? NOT_SAMPLED : NOT_APPLICABLE;
      if (skipped) continue;
      judgeUnder(bench, sums, property, spec.regimes, {
        program,
        direction,
        settings,
        threat,
        index,
        choices,
      });
    }
    sums.end(otherwise);
  }
  return sums;
};

/**
 * Both targets in turn, for what one language leaves to the implementation differs between them; and on each the
 * property's own variants.
 */
export const aloneSettings = (
  spec: { readonly settings: Settings },
  property: Property,
  index: number,
): Settings => {
  const variants = property.variants ?? [];
  const own = variants[Math.floor(index / 2) % Math.max(variants.length, 1)];
  if (own === undefined && index % 2 === 0) return spec.settings;
  return { ...spec.settings, ...(index % 2 === 0 ? {} : { target: 'lp64' }), ...own };
};

/** Programs of the generators that one property names; `every`: one in so many. */
const inOneLanguage = (
  spec: SearchSpec,
  property: Property,
  from: readonly Generator[],
  range: number,
  every: number,
  bench: Bench,
): Sums => {
  const sums = new Sums();
  const regimes = spec.regimes.filter((r) => r === unrestrictedRegime);
  for (let k = 0; k < RANGE; k += every) {
    const index = range * RANGE + k;
    const t0 = performance.now();
    const made = aloneAt(from, spec.seed, index);
    bench.times.generate += performance.now() - t0;
    sums.begin(made);
    const { generator, program, choices } = made;
    const { direction } = generator;
    const settings = aloneSettings(spec, property, index);
    const threat = property.only ?? 'contract';
    judgeUnder(bench, sums, property, regimes, { program, direction, settings, threat, index, choices });
    sums.end(NOT_APPLICABLE);
  }
  return sums;
};

/** A program of its own costs as much as ten pairs of halves: beside those, one in fifty. */
const shareOf = (
  spec: Pick<SearchSpec, 'properties'>,
): { readonly ofBoundary: readonly Property[]; readonly every: number } => {
  const ofBoundary = spec.properties.filter((p) => p.generators === undefined);
  return { ofBoundary, every: ofBoundary.length > 0 ? 50 : 1 };
};

/** The hashes of a range's programs, which are made again and not run: for a campaign that goes on. */
export const hashesOfRange = (spec: Pick<SearchSpec, 'properties' | 'seed'>, range: number): number[] => {
  const out: number[] = [];
  const { ofBoundary, every } = shareOf(spec);
  const programs = new Programs(spec.seed);
  for (let k = 0; k < RANGE && ofBoundary.length > 0; k++) out.push(programs.at(range * RANGE + k).hash);
  for (const { generators } of spec.properties)
    for (let k = 0; k < RANGE && generators !== undefined; k += every)
      out.push(aloneAt(generators, spec.seed, range * RANGE + k).hash);
  return out;
};

export const runRange = (spec: SearchSpec, range: number): RangeResult => {
  const bench = new Bench();
  const parts: Sums[] = [];
  const { ofBoundary, every } = shareOf(spec);
  if (ofBoundary.length > 0) parts.push(crossing(spec, ofBoundary, range, bench));
  for (const p of spec.properties)
    if (p.generators !== undefined) parts.push(inOneLanguage(spec, p, p.generators, range, every, bench));
  const found = new Map<string, Found>();
  for (const f of parts.flatMap((s) => [...s.found.values()])) keepBest(found, f);
  const idle = new Map<string, number>();
  for (const s of parts) for (const [why, n] of s.idle) idle.set(why, (idle.get(why) ?? 0) + n);
  const { times } = bench;
  const coverage = bench.takeCoverage();
  return {
    range,
    programs: parts.reduce((n, s) => n + s.hashes.length, 0),
    hashes: parts.flatMap((s) => s.hashes),
    judged: parts.flatMap((s) => s.judged),
    seen: joinSeen(parts.map((s) => s.asking.seen)),
    idle,
    drawn: parts.reduce((n, s) => addDrawn(n, s.drawn), noDraws),
    crossing: parts.reduce((n, s) => n + s.crossing, 0),
    // A cell is named after its property, and each property is in one part.
    cells: new Map(parts.flatMap((s) => [...s.cells])),
    found,
    bugs: parts.flatMap((s) => s.bugs),
    fired: coverage.fired,
    failed: coverage.failed,
    times,
  };
};

const bugOf = (
  index: number,
  direction: Generator['direction'],
  regime: string,
  r: Refused,
): GeneratorBug => ({
  index,
  direction,
  regime,
  message: r.diagnostics[0]?.message ?? 'refused',
});

export type { Ran };
