/** From a found program to a witness: shrunk to 1-minimal, printed, and saved or not by the refined regimes. */
import { printC } from '../../model/c/print.js';
import { printCrate } from '../../model/rust/print.js';
import type { Settings } from '../../model/settings.js';
import type { Regime, Threat } from '../../semantics/regimes/regime.js';
import { elaborate, sizeOf, type Program } from '../program.js';
import type { Property } from '../property.js';
import {
  firstOrderThat,
  isOwnOrder,
  movedBy,
  orderedTypes,
  withOrder,
  type OtherOrder,
} from '../field-orders.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { Bench, isRefused, type Ran } from './bench.js';
import { threatOfProgram } from './classify.js';
import { generatorFor, isRefusal, judge, type Found } from './search.js';
import { shrinkTape, shrinkTrees } from './shrink.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';

export interface Saved {
  readonly regime: string;
  readonly rule: string;
  readonly premise: string;
}

export interface WitnessProgram {
  readonly property: string;
  readonly regime: string;
  readonly settings: Settings;
  readonly threat: Threat;
  readonly kind: string;
  readonly rule: string;
  readonly premise: string;
  readonly explanation: string;
  readonly program: Program;
  readonly rust: string;
  readonly c: string;
  readonly size: number;
  readonly oneMinimal: boolean;
  readonly tries: number;
  /** The premise of each refined regime that stops it. */
  readonly savedBy: readonly Saved[];
  /** Null where no order of fields that was tried changes the verdict. */
  readonly otherOrder: OtherOrder | null;
  /** Where it was found, for replay. */
  readonly index: number;
}

const weaker: Readonly<Record<Threat, number>> = { contract: 0, 'good-faith': 1, buggy: 2, arbitrary: 3 };

const TAPE_TRIES = 400;
const TREE_TRIES = 3000;

/** Keeps kind, premise and the threat (or a weaker one); the checkers must accept every candidate. */
const stillBroken =
  (property: Property, regime: Regime, f: Found) =>
  (p: Program): boolean => {
    const bench = new Bench();
    const v = judge(bench, property, p, regime, f.settings);
    if (isRefusal(v) || v.k !== 'broken' || v.kind !== f.kind || v.premise !== f.premise) return false;
    if (property.generators !== undefined) return true;
    const plain = bench.run(p, unrestrictedRegime, f.settings);
    return !isRefused(plain) && weaker[threatOfProgram(bench, p, f.settings, plain)] <= weaker[f.threat];
  };

/** Under the refined regimes: which premise refuses the same program. */
export const saviours = (p: Program, settings: Settings, regimes: readonly Regime[]): Saved[] => {
  const bench = new Bench();
  const out: Saved[] = [];
  for (const r of regimes) {
    const ran = bench.run(p, r, settings);
    if (isRefused(ran)) continue;
    const o = ran.outcome;
    if (o.k === 'rejected') out.push({ regime: r.name, rule: o.rule, premise: o.premise });
    if (o.k === 'done' || o.k === 'panic' || o.k === 'abort')
      out.push({ regime: r.name, rule: '', premise: o.k });
  }
  return out;
};

const outcomeOf = ({ outcome: o, output }: Ran): string => {
  const what = o.k === 'done' ? ` ${o.exit}` : o.k === 'ub' ? ` ${o.ub}` : '';
  return `${o.k}${what}${output === '' ? '' : `, printing ${JSON.stringify(output)}`}`;
};

/** What a property says of a program, and how it runs, as one text. */
const verdictOf = (
  bench: Bench,
  property: Property,
  p: Program,
  regime: Regime,
  settings: Settings,
): string => {
  const ran = bench.run(p, regime, settings);
  if (isRefused(ran)) return `not accepted: ${ran.diagnostics[0]?.code ?? ''}`;
  const v = judge(bench, property, p, regime, settings);
  const judged = isRefusal(v) ? 'not accepted' : v.k === 'broken' ? `${v.k} (${v.kind})` : v.k;
  return `${outcomeOf(ran)}; ${property.name}: ${judged}`;
};

/** Does the finding hang on the order of fields? Asked once a finding, of its smallest program. */
const otherOrderOf = (
  bench: Bench,
  property: Property,
  p: Program,
  regime: Regime,
  settings: Settings,
): OtherOrder | null => {
  if (!isOwnOrder(settings) || isRefused(bench.run(p, unrestrictedRegime, settings))) return null;
  const types = orderedTypes(bench.halves(p, settings).rust, layoutsFor(settings));
  const own = verdictOf(bench, property, p, regime, settings);
  const other = firstOrderThat(types, (order) => {
    const verdict = verdictOf(bench, property, p, regime, withOrder(settings, order));
    return verdict === own ? null : verdict;
  });
  if (other === null) return null;
  const { order, found: verdict } = other;
  return { order, verdict, moved: movedBy(types, settings, order) };
};

export const makeWitness = (
  f: Found,
  property: Property,
  regime: Regime,
  refined: readonly Regime[],
): WitnessProgram => {
  const broken = stillBroken(property, regime, f);
  const g = generatorFor(f.direction, property.generators);
  const onTape = shrinkTape(g, f.choices, broken, TAPE_TRIES);
  const { program, oneMinimal, tries } = shrinkTrees(onTape.program, broken, TREE_TRIES);
  const bench = new Bench();
  const verdict = judge(bench, property, program, regime, f.settings);
  const plain = bench.run(program, unrestrictedRegime, f.settings);
  const alone = property.generators !== undefined;
  const threat = alone || isRefused(plain) ? f.threat : threatOfProgram(bench, program, f.settings, plain);
  const broke = !isRefusal(verdict) && verdict.k === 'broken' ? verdict : null;
  return {
    property: f.property,
    regime: f.regime,
    settings: f.settings,
    threat,
    kind: f.kind,
    rule: broke?.rule ?? f.rule,
    premise: f.premise,
    explanation: broke?.explanation ?? '',
    program,
    rust: printCrate(elaborate(program, regime)),
    c: printC(program.c),
    size: sizeOf(program),
    oneMinimal,
    tries: tries + onTape.tries,
    savedBy: alone
      ? []
      : saviours(
          program,
          f.settings,
          refined.filter((r) => r.name !== f.regime),
        ),
    otherOrder: otherOrderOf(bench, property, program, regime, f.settings),
    index: f.index,
  };
};
