/** The search as the commands drive it: range by range, findings shrunk and saved, Ctrl-C at a border. */
import type { Settings } from '../model/settings.js';
import { properties as allProperties } from '../properties/index.js';
import type { Property } from '../properties/property.js';
import { rangeRecord, type CampaignState } from '../properties/campaign/state.js';
import type { WitnessRecord } from '../properties/campaign/record.js';
import { elaborate } from '../properties/program.js';
import { printCrate } from '../model/rust/print.js';
import { Distinct } from '../properties/search/distinct.js';
import { hashesOfRange, runRange, type Found, type SearchSpec } from '../properties/search/search.js';
import { makeWitness, type WitnessProgram } from '../properties/search/witness.js';
import type { Regime } from '../semantics/regimes/regime.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';
import type { Io } from './io.js';
import { Progress, rate } from './progress.js';
import type { Store } from './store.js';

export interface SearchPlan {
  readonly seed: number;
  readonly settings: Settings;
  readonly properties: readonly Property[];
  readonly regimes: readonly Regime[];
  /** Stop at a border after so many programs, or seconds. */
  readonly programs: number;
  readonly seconds: number;
  /** Seconds for shrinking what was found. */
  readonly shrinkSeconds: number;
}

/** Set by the first Ctrl-C: loops stop at their next border. */
export class Interrupt {
  stopped = false;
  private readonly onSignal = (): void => {
    this.stopped = true;
  };

  listen(): void {
    process.once('SIGINT', this.onSignal);
    process.once('SIGTERM', this.onSignal);
  }

  quiet(): void {
    process.off('SIGINT', this.onSignal);
    process.off('SIGTERM', this.onSignal);
  }
}

const tick = (): Promise<void> => new Promise((done) => setImmediate(done));

export const witnessId = (
  f: Pick<Found, 'property' | 'regime' | 'kind' | 'premise' | 'settings'>,
): string => {
  const model = f.settings['aliasing'] === 'stacked' ? '' : `-${f.settings['aliasing']}`;
  return `${f.regime}-${f.property}-${f.kind}-${f.premise}${model}`.replace(/[^A-Za-z0-9-]+/g, '-');
};

export const witnessRecord = (w: WitnessProgram, f: Found, regimes: readonly Regime[]): WitnessRecord => {
  const rust: Record<string, string> = { [f.regime]: w.rust };
  for (const r of regimes) {
    if (r.outOfScope(w.program.direction) === null) rust[r.name] = printCrate(elaborate(w.program, r));
  }
  return {
    k: 'witness',
    id: witnessId(f),
    property: w.property,
    regime: w.regime,
    settings: { ...w.settings },
    threat: w.threat,
    kind: w.kind,
    rule: w.rule,
    premise: w.premise,
    explanation: w.explanation,
    direction: f.direction,
    rust,
    c: w.c,
    size: w.size,
    oneMinimal: w.oneMinimal,
    tries: w.tries,
    savedBy: [...w.savedBy],
    ...(w.otherOrder === null ? {} : { otherOrder: w.otherOrder }),
    index: w.index,
  };
};

/** Runs ranges that the campaign has not done yet. */
export const runSearch = async (
  plan: SearchPlan,
  state: CampaignState,
  store: Store,
  io: Io,
  stop: Interrupt,
): Promise<void> => {
  const spec: SearchSpec = {
    seed: plan.seed,
    settings: plan.settings,
    properties: plan.properties,
    regimes: plan.regimes,
    heavyEvery: 10,
  };
  const progress = new Progress(io);
  // Programs of earlier sessions count among the distinct ones: they are made again, from their seeds.
  const known = new Distinct();
  for (const range of state.ranges)
    known.addRange(hashesOfRange(spec, range), state.seen.get(range) ?? { sets: [], of: [] });
  const t0 = performance.now();
  const before = state.seconds;
  const judgedBefore = state.judged;
  const elapsed = (): number => (performance.now() - t0) / 1000;
  for (let range = 0; state.programs < plan.programs && elapsed() < plan.seconds && !stop.stopped; range++) {
    if (state.ranges.has(range)) continue;
    const r = runRange(spec, range);
    let { judged } = state;
    const fresh = new Map<string, number>();
    r.hashes.forEach((h, k) => {
      if (!known.has(h) && r.judged[k] === true) judged++;
      for (const a of known.add(h, r.seen.sets[r.seen.of[k]!]!)) fresh.set(a, (fresh.get(a) ?? 0) + 1);
    });
    const record = rangeRecord(r, { distinct: known.size, judged, fresh, seconds: before + elapsed() });
    store.append(record, r.found.size > 0);
    state.add(record);
    const left = Number.isFinite(plan.seconds)
      ? `, ${Math.max(0, Math.round(plan.seconds - elapsed()))} s left`
      : ` of ${plan.programs.toLocaleString('en')} programs`;
    progress.say(
      `${state.programs.toLocaleString('en')} programs, ${rate(state.judged - judgedBefore, elapsed())} distinct and judged, ${state.found.size} findings, ${state.fired.size} rules fired${left}`,
    );
    await tick();
  }
  progress.done();
};

const weight = (f: Found): number => (f.regime === unrestrictedRegime.name ? 0 : 1);

/** Shrinks each finding to a witness; those of the unrestricted boundary first. */
export const shrinkFindings = async (
  plan: SearchPlan,
  state: CampaignState,
  store: Store,
  io: Io,
  stop: Interrupt,
): Promise<void> => {
  const progress = new Progress(io);
  const t0 = performance.now();
  const refined = plan.regimes.filter((r) => r !== unrestrictedRegime);
  const todo = [...state.found.values()]
    .filter((f) => !state.witnesses.has(witnessId(f)))
    .sort((a, b) => weight(a) - weight(b) || a.choices.length - b.choices.length);
  let done = 0;
  for (const f of todo) {
    if (stop.stopped || performance.now() - t0 > plan.shrinkSeconds * 1000) break;
    const property = allProperties.find((p) => p.name === f.property);
    const regime = plan.regimes.find((r) => r.name === f.regime);
    if (property === undefined || regime === undefined) continue;
    const w = makeWitness(f, property, regime, refined);
    const record = witnessRecord(w, f, plan.regimes);
    store.append(record, true);
    state.add(record);
    progress.say(`shrinking: ${++done} of ${todo.length} (${f.regime}: ${f.kind} ${f.premise})`);
    await tick();
  }
  progress.done();
};
