/** Necessity as the commands drive it: a sweep within a time, then a witness for each premise that it answered. */
import type { Setting, Settings } from '../model/settings.js';
import { generators } from '../properties/generate/index.js';
import { Bench } from '../properties/search/bench.js';
import { nameOf, premisesOf, Sweep, type Candidate, type PremiseOf } from '../properties/search/necessity.js';
import { answerOf, type Necessity } from '../properties/search/necessity-answer.js';
import { Programs } from '../properties/search/programs.js';
import { aliasingModels } from '../semantics/aliasing/index.js';
import type { Regime, Threat } from '../semantics/regimes/regime.js';
import type { Interrupt } from './searching.js';

/** The strongest threat that the regime's source claims soundness for, and the settings under which it means it. */
const claimOf = (r: Regime): Claimed => {
  const claim = r.promises.find((p) => p.property === 'boundary-soundness');
  return { threat: claim?.threat ?? 'arbitrary', set: claim?.set ?? {}, parameters: r.parameters };
};

interface Claimed {
  readonly threat: Threat;
  readonly set: Settings;
  readonly parameters: readonly Setting[];
}

/** What a regime's source leaves open, in every combination. */
const openSettings = ({ set, parameters }: Claimed): Settings[] =>
  parameters
    .filter((p) => set[p.name] === undefined)
    .reduce<Settings[]>((all, p) => all.flatMap((s) => p.values.map((v) => ({ ...s, [p.name]: v }))), [{}]);

/**
 * The claim's settings under each aliasing model with a notion of borrows: as the defaults have it for one Rust half in
 * three, and else with what the regime's source leaves open.
 */
const settingsOf = (settings: Settings, claim: Claimed): Settings[][] => {
  const models = aliasingModels.filter((m) => m.name !== 'none').map((m) => m.name);
  const under = (more: Settings): Settings[] =>
    models.map((aliasing) => ({ ...settings, ...claim.set, ...more, aliasing }));
  const open = openSettings(claim);
  return open.flatMap((more, k) => (k % 2 === 0 ? [under({}), under(more)] : [under(more)]));
};

export interface WhyOptions {
  readonly seed: number;
  readonly tries: number;
  /** For the sweep and the shrinking together. */
  readonly seconds: number;
  readonly settings: Settings;
  readonly only?: string;
  /** Programs to look at first: scenarios. */
  readonly corpus?: readonly Candidate[];
  readonly say?: (text: string) => void;
}

const PAUSE = 500;
/** Few, so that many interfaces are seen: which premise is at stake depends on Σ more than on the halves. */
const HALVES = 4;

/** Found how fast: for `npm run bench`, and for the progress line. */
export interface Found {
  readonly premise: PremiseOf;
  readonly seconds: number;
}

/** Programs of a closer look. */
const NEAR = 12;

/**
 * Who may have a closer look. Half of the effort goes to them, in equal parts to all premises that are not known to be
 * needed: so one that fails often and is masked takes nothing from one that fails seldom.
 */
class CloserLooks {
  private readonly had = new Map<PremiseOf, number>();

  grants(p: PremiseOf, { tries, premises, needed }: Sweep): boolean {
    const had = this.had.get(p) ?? 0;
    if (2 * had * NEAR * (premises.length - needed.size) > tries) return false;
    this.had.set(p, had + 1);
    return true;
  }
}

const pause = (): Promise<void> => new Promise((done) => setImmediate(done));

export const chosenPremises = (regime: Regime, only: string | undefined): PremiseOf[] =>
  premisesOf(regime).filter((p) => only === undefined || nameOf(p) === only || p.premise === only);

/** Looks at programs until all premises are answered as needed, or the tries or the time are used up. */
export const sweepRegime = async (
  regime: Regime,
  premises: readonly PremiseOf[],
  o: WhyOptions,
  stopped: () => boolean,
): Promise<{ sweep: Sweep; found: Found[] }> => {
  const claim = claimOf(regime);
  const variants = settingsOf(o.settings, claim);
  const sweep = new Sweep(regime, claim.threat, premises, new Bench());
  const found: Found[] = [];
  const t0 = performance.now();
  const elapsed = (): number => (performance.now() - t0) / 1000;
  const see = (c: Candidate): readonly PremiseOf[] => {
    const before = sweep.needed.size;
    const open = sweep.see(c);
    if (sweep.needed.size > before)
      for (const premise of [...sweep.needed.keys()].slice(before))
        found.push({ premise, seconds: elapsed() });
    return open;
  };
  for (const c of o.corpus ?? []) see({ ...c, settings: { ...c.settings } });
  const mine = generators.filter((g) => regime.outOfScope(g.direction) === null);
  const programs = new Programs(o.seed, mine, HALVES);
  const looks = new CloserLooks();
  let index = 0;
  for (; index < o.tries && !sweep.done && !stopped(); index++) {
    const { program } = programs.at(index);
    // By the Rust half, which is lowered for them.
    const half = Math.floor(index / HALVES);
    for (const settings of variants[half % variants.length]!) {
      const open = see({ program, settings }).filter((p) => looks.grants(p, sweep));
      if (open.length === 0) continue;
      for (const like of programs.near(index, NEAR)) see({ program: like, settings });
    }
    if (index % PAUSE !== 0) continue;
    if (elapsed() > o.seconds * 0.6) break;
    o.say?.(`${regime.name}: ${index} programs, ${sweep.needed.size} of ${premises.length} premises needed`);
    await pause();
  }
  sweep.cut = index < o.tries && !sweep.done;
  return { sweep, found };
};

/** All premises of a regime: the needed ones first, in the order in which they were found. */
export async function* necessities(
  regime: Regime,
  o: WhyOptions,
  stop: Interrupt,
): AsyncGenerator<Necessity> {
  const premises = chosenPremises(regime, o.only);
  if (premises.length === 0) return;
  const t0 = performance.now();
  const { sweep } = await sweepRegime(regime, premises, o, () => stop.stopped);
  const { threat } = claimOf(regime);
  const answered = [...sweep.needed.keys(), ...[...sweep.masked.keys()].filter((p) => !sweep.needed.has(p))];
  const late = (): boolean => stop.stopped || (performance.now() - t0) / 1000 > o.seconds;
  for (const p of [...answered, ...premises.filter((x) => !answered.includes(x))]) {
    yield answerOf(sweep, regime, threat, p, late);
    await pause();
  }
}
