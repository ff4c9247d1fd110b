/**
 * Necessity: for each premise of a regime the smallest program that goes wrong without it. *needed*: a witness
 * without it alone; *masked by J*: none without it alone, but one without it and J; *idle*: none even so.
 */
import type { Settings } from '../../model/settings.js';
import type { Regime, Threat } from '../../semantics/regimes/regime.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import { printC } from '../../model/c/print.js';
import { printCrate } from '../../model/rust/print.js';
import { elaborate, sizeOf, type Program } from '../program.js';
import { Bench, isRefused, type Mutant } from './bench.js';
import { threatOfProgram } from './classify.js';
import { programAt } from './programs.js';
import { generatorFor, settingsFor } from './search.js';
import { shrinkTape, shrinkTrees } from './shrink.js';

export interface PremiseOf {
  readonly rule: string;
  readonly premise: string;
  readonly mutant: Mutant;
}

export interface Necessity {
  readonly regime: string;
  readonly rule: string;
  readonly premise: string;
  readonly property: string;
  readonly threat: Threat;
  readonly answer: 'needed' | 'masked' | 'idle';
  readonly by: readonly string[];
  readonly tries: number;
  readonly witness: NecessityWitness | null;
}

export interface NecessityWitness {
  readonly program: Program;
  readonly settings: Settings;
  readonly mutants: readonly Mutant[];
  readonly kind: string;
  readonly rust: string;
  readonly c: string;
  readonly size: number;
  readonly oneMinimal: boolean;
}

/** Premises of the regime whose failure is a refusal (or a None): those that are there to keep Rust sound. */
export const premisesOf = (r: Regime): PremiseOf[] =>
  r.rules.flatMap((rule) =>
    rule.premises.flatMap((p, k) => {
      const f = p.predicate.fault;
      return f.k === 'refuse' || f.k === 'none'
        ? [{ rule: rule.name, premise: p.name, mutant: { rule: rule.name, premise: k } }]
        : [];
    }),
  );

interface Goal {
  readonly regime: Regime;
  readonly mutants: readonly Mutant[];
  readonly threat: Threat;
}

const order: readonly Threat[] = ['contract', 'good-faith', 'buggy', 'arbitrary'];
const within = (t: Threat, limit: Threat): boolean => order.indexOf(t) <= order.indexOf(limit);

/** UB under the mutant where the regime itself has none; the threat is the one that the regime promises to withstand. */
const breaks = (
  p: Program,
  settings: Settings,
  g: Goal,
  kind: string | null,
  bench = new Bench(),
): string | null => {
  const mutant = bench.run(p, g.regime, settings, { mutants: g.mutants });
  if (isRefused(mutant) || mutant.outcome.k !== 'ub') return null;
  if (kind !== null && mutant.outcome.ub !== kind) return null;
  const base = bench.run(p, g.regime, settings);
  if (isRefused(base) || base.outcome.k === 'ub' || base.outcome.k === 'error') return null;
  const plain = bench.run(p, unrestrictedRegime, settings);
  if (isRefused(plain)) return null;
  return within(threatOfProgram(bench, p, settings, plain), g.threat) ? mutant.outcome.ub : null;
};

export interface NecessityOptions {
  readonly seed: number;
  readonly settings: Settings;
  /** Programs tried for each premise alone, and again for each pair. */
  readonly tries: number;
  readonly deadline: () => boolean;
}

const search = (
  g: Goal,
  o: NecessityOptions,
): { found: { index: number; kind: string } | null; tries: number } => {
  let tries = 0;
  for (let index = 0; index < o.tries; index++) {
    const { generator, program } = programAt(o.seed, index);
    if (g.regime.outOfScope(generator.direction) !== null) continue;
    if (o.deadline()) break;
    tries++;
    const kind = breaks(program, settingsFor(o, index, generator.direction), g, null);
    if (kind !== null) return { found: { index, kind }, tries };
  }
  return { found: null, tries };
};

const shrink = (g: Goal, o: NecessityOptions, index: number, kind: string): NecessityWitness => {
  const { generator, choices } = programAt(o.seed, index);
  const settings = settingsFor(o, index, generator.direction);
  const broken = (p: Program): boolean => breaks(p, settings, g, kind) !== null;
  const onTape = shrinkTape(generatorFor(generator.direction), choices, broken, 300);
  const { program, oneMinimal } = shrinkTrees(onTape.program, broken, 2000);
  return {
    program,
    settings,
    mutants: g.mutants,
    kind,
    rust: printCrate(elaborate(program, g.regime)),
    c: printC(program.c),
    size: sizeOf(program),
    oneMinimal,
  };
};

/** One premise: alone, then with each other one. */
export const necessityOf = (
  regime: Regime,
  p: PremiseOf,
  all: readonly PremiseOf[],
  threat: Threat,
  o: NecessityOptions,
): Necessity => {
  const row = {
    regime: regime.name,
    rule: p.rule,
    premise: p.premise,
    property: 'boundary-soundness',
    threat,
  };
  const alone: Goal = { regime, mutants: [p.mutant], threat };
  const first = search(alone, o);
  if (first.found !== null) {
    return {
      ...row,
      answer: 'needed',
      by: [],
      tries: first.tries,
      witness: shrink(alone, o, first.found.index, first.found.kind),
    };
  }
  let { tries } = first;
  for (const other of all) {
    if (other === p || o.deadline()) continue;
    const pair: Goal = { regime, mutants: [p.mutant, other.mutant], threat };
    const without: Goal = { regime, mutants: [other.mutant], threat };
    const second = searchMasked(pair, without, o);
    tries += second.tries;
    if (second.found === null) continue;
    const witness = shrink(pair, o, second.found.index, second.found.kind);
    return { ...row, answer: 'masked', by: [`${other.rule}/${other.premise}`], tries, witness };
  }
  return { ...row, answer: 'idle', by: [], tries, witness: null };
};

/** Breaks without both, and not without the other one alone: so this premise matters once the other is gone. */
const searchMasked = (
  pair: Goal,
  without: Goal,
  o: NecessityOptions,
): { found: { index: number; kind: string } | null; tries: number } => {
  let tries = 0;
  const limit = Math.max(200, Math.floor(o.tries / 4));
  for (let index = 0; index < limit; index++) {
    const { generator, program } = programAt(o.seed, index);
    if (pair.regime.outOfScope(generator.direction) !== null) continue;
    if (o.deadline()) break;
    tries++;
    const settings = settingsFor(o, index, generator.direction);
    const bench = new Bench();
    const kind = breaks(program, settings, pair, null, bench);
    if (kind === null || breaks(program, settings, without, null, bench) !== null) continue;
    return { found: { index, kind }, tries };
  }
  return { found: null, tries };
};
