/** From a campaign and the scenarios to what the report draws. Pure, but for running saved programs again. */
import type { Settings } from '../model/settings.js';
import type { CampaignState } from '../properties/campaign/state.js';
import type { KillRecord, WitnessRecord } from '../properties/campaign/record.js';
import { C_FILE, replay, RUST_FILE } from '../properties/campaign/replay.js';
import { properties, propertyNamed } from '../properties/index.js';
import type { RealResults } from '../properties/optimise/real.js';
import { aliasingModels } from '../semantics/aliasing/index.js';
import { regimeNamed, regimes, unrestrictedRegime } from '../semantics/regimes/index.js';
import { threats, type Regime, type Threat } from '../semantics/regimes/regime.js';
import { languageRules } from '../semantics/rules.js';
import type {
  Cell,
  CellVerdict,
  ClaimRow,
  Meta,
  NecessityRow,
  RealResult,
  ReportData,
  RuleData,
  Run,
  Scenario,
  SearchData,
  SourceText,
  Witness,
} from './data.js';
import { optimisationsOf } from './optimisations.js';
import { rulesOf, type Counts } from './rules.js';

export interface Assembly {
  readonly state: CampaignState;
  readonly meta: Meta;
  readonly scenarios: readonly Scenario[];
  /** What real builds did of witnesses, by their ids, where that was kept. */
  readonly real?: ReadonlyMap<string, RealResult>;
  /** What real builds did of the programs of `why ub`. */
  readonly realOptimised?: RealResults | null;
}

const models = aliasingModels.map((m) => m.name);
const level: Readonly<Record<Threat, number>> = { contract: 0, 'good-faith': 1, buggy: 2, arbitrary: 3 };

/** Does the regime's source promise the property at this threat (or a stronger one)? */
const promised = (regime: Regime, property: string, threat: string): boolean =>
  regime.promises.some((p) => p.property === property && level[p.threat] >= level[threat as Threat]);

const sources = (rust: string, c: string): SourceText[] => [
  { lang: 'rust', file: RUST_FILE, text: rust, firstLine: 1 },
  { lang: 'c', file: C_FILE, text: c, firstLine: 1 },
];

const runOf = (rust: string, w: { c: string; settings: Settings }, regime: Regime): Run | null => {
  const r = replay(rust, w.c, regime, w.settings);
  if (r === null) return null;
  const aliasing = w.settings['aliasing'] ?? 'stacked';
  return {
    regime: regime.name,
    aliasing,
    settings: w.settings,
    outcome: r.outcome,
    steps: r.steps,
    output: r.output,
    trace: r.trace,
    sources: sources(rust, w.c),
  };
};

const titleOf = (w: WitnessRecord): string => {
  const what =
    w.property === 'boundary-soundness' ? `undefined behaviour: ${w.kind}` : `${w.property}: ${w.kind}`;
  return `${w.regime}, ${what} (${w.premise})`;
};

const refusalFirst = (w: WitnessRecord): WitnessRecord['savedBy'] =>
  [...w.savedBy].sort((a, b) => (a.rule === '' ? 1 : 0) - (b.rule === '' ? 1 : 0));

const witnessOf = (w: WitnessRecord, seed: number, real: RealResult | undefined): Witness | null => {
  const regime = regimeNamed(w.regime);
  const rust = w.rust[w.regime];
  if (regime === null || rust === undefined) return null;
  const first = runOf(rust, w, regime);
  if (first === null) return null;
  const others = refusalFirst(w).flatMap((s) => {
    const r = regimeNamed(s.regime);
    const text = w.rust[s.regime];
    const run = r === null || text === undefined ? null : runOf(text, w, r);
    return run === null ? [] : [run];
  });
  // What the other aliasing model says of the same program, beside it.
  const other = w.settings['aliasing'] === 'tree' ? 'stacked' : 'tree';
  const model =
    w.kind === 'aliasing'
      ? runOf(rust, { ...w, settings: { ...w.settings, aliasing: other } }, regime)
      : null;
  const shown = propertyNamed(w.property)?.beside?.(w.kind);
  const after =
    shown === undefined ? null : runOf(rust, { ...w, settings: { ...w.settings, ...shown } }, regime);
  const stops = refusalFirst(w).find((s) => s.rule !== '') ?? null;
  const cause = first.outcome.k === 'ub' ? (first.outcome.cause?.kind ?? null) : null;
  return {
    id: w.id,
    title: titleOf(w),
    property: w.property,
    regime: w.regime,
    aliasing: w.settings['aliasing'] ?? 'stacked',
    threat: w.threat,
    ub: first.outcome.k === 'ub' ? first.outcome.ub : null,
    cause,
    rule: w.rule,
    premise: w.premise,
    explanation: w.explanation,
    oneMinimal: w.oneMinimal,
    size: w.size,
    sources: sources(rust, w.c),
    runs: [
      first,
      ...(after === null ? [] : [{ ...after, label: `after ${w.kind}` }]),
      ...others,
      ...(model === null ? [] : [model]),
    ],
    savedBy: stops,
    ...(w.otherOrder === undefined ? {} : { otherOrder: w.otherOrder }),
    ...(real === undefined ? {} : { real }),
    reproduce: `npx ferrule search --property ${w.property} --regime ${w.regime} --seed ${seed} --index ${w.index}`,
  };
};

const verdictOf = (
  regime: Regime,
  property: string,
  threat: string,
  broken: number,
  judged: number,
): CellVerdict => {
  if (judged === 0) return 'not-run';
  if (broken === 0) return 'holds';
  // What a property says of programs of its own, no regime has to promise.
  const own = propertyNamed(property)?.generators !== undefined;
  return own || promised(regime, property, threat) ? 'broken' : 'no-promise';
};

const matrix = (state: CampaignState): Cell[] => {
  const out: Cell[] = [];
  for (const p of properties) {
    for (const r of regimes) {
      for (const threat of threats) {
        for (const aliasing of models) {
          const c = state.cells.get(`${p.name}|${r.name}|${threat}|${aliasing}`);
          if (c === undefined) continue;
          const judged = c.programs - c.vacuous;
          const mine = [...state.witnesses.values()]
            .filter(
              (w) =>
                w.property === p.name &&
                w.regime === r.name &&
                w.threat === threat &&
                (w.settings['aliasing'] ?? '') === aliasing,
            )
            .sort((a, b) => a.size - b.size);
          out.push({
            property: p.name,
            regime: r.name,
            threat,
            aliasing,
            verdict: verdictOf(r, p.name, threat, c.broken, judged),
            programs: c.programs,
            vacuous: c.vacuous,
            witnessId: mine[0]?.id,
            kinds: mine.map((w) => ({ ub: w.kind, cause: null, count: 1, witnessId: w.id })),
          });
        }
      }
    }
  }
  return out;
};

const claims = (state: CampaignState, cells: readonly Cell[]): ClaimRow[] =>
  regimes.flatMap((r) =>
    r.promises.map((p): ClaimRow => {
      const covered = cells.filter(
        (c) =>
          c.regime === r.name && c.property === p.property && level[c.threat as Threat] <= level[p.threat],
      );
      const broken = covered.find((c) => c.verdict === 'broken');
      const programs = covered.reduce((n, c) => n + c.programs, 0);
      const found: CellVerdict = covered.length === 0 ? 'not-run' : broken === undefined ? 'holds' : 'broken';
      return {
        regime: r.name,
        property: p.property,
        threat: p.threat,
        sentence: p.sentence,
        source: p.source,
        expected: 'holds',
        found,
        programs,
        witnessId: broken?.witnessId,
      };
    }),
  );

const necessity = (kills: readonly KillRecord[]): NecessityRow[] =>
  kills.map((k) => ({
    regime: k.regime,
    rule: k.rule,
    premise: k.premise,
    property: k.property,
    threat: k.threat,
    answer: k.answer,
    by: k.by,
    witnessId: k.witness === null ? null : killId(k),
    keptFor: k.keptFor,
    unfinished: k.unfinished,
    tries: k.tries,
  }));

const killId = (k: KillRecord): string =>
  `why-${k.regime}-${k.rule}-${k.premise}`.replace(/[^A-Za-z0-9-]+/g, '-');

/** The witness of a necessity row: the run that goes wrong without the premise, beside the regime's own. */
const killWitness = (k: KillRecord, seed: number): Witness | null => {
  const regime = regimeNamed(k.regime);
  const w = k.witness;
  if (regime === null || w === null) return null;
  const without = replay(w.rust, w.c, regime, w.settings, w.mutants);
  const own = runOf(w.rust, w, regime);
  if (without === null || own === null) return null;
  const aliasing = w.settings['aliasing'] ?? 'stacked';
  const broken: Run = {
    regime: `${k.regime} without ${k.rule}/${k.premise}`,
    aliasing,
    settings: w.settings,
    outcome: without.outcome,
    steps: without.steps,
    output: without.output,
    trace: without.trace,
  };
  return {
    id: killId(k),
    title: `${k.regime} without ${k.premise} (${k.rule})`,
    property: k.property,
    regime: k.regime,
    aliasing,
    threat: k.threat,
    ub: without.outcome.k === 'ub' ? without.outcome.ub : null,
    cause: null,
    rule: without.outcome.k === 'ub' ? without.outcome.rule : k.rule,
    premise: without.outcome.k === 'ub' ? without.outcome.premise : k.premise,
    explanation: k.answer === 'masked' ? `only with ${k.by.join(', ')} off as well` : '',
    oneMinimal: w.oneMinimal,
    size: w.size,
    sources: sources(w.rust, w.c),
    runs: [broken, own],
    savedBy: { regime: k.regime, rule: k.rule, premise: k.premise },
    reproduce: `npx ferrule why ${k.regime} --premise ${k.rule}/${k.premise} --seed ${seed}`,
  };
};

/** Counters of a campaign are by rule, and by rule and number of the premise. */
const countsOf = (state: CampaignState, premises: number): Counts =>
  Object.fromEntries(
    [...state.fired.keys(), ...[...state.failed.keys()].map((k) => k.slice(0, k.lastIndexOf('/')))].map(
      (name) => [
        name,
        {
          fired: state.fired.get(name) ?? 0,
          failed: Array.from({ length: premises }, (_, k) => state.failed.get(`${name}/${k}`) ?? 0),
        },
      ],
    ),
  );

/** More premises than any rule has. */
const mostPremises = 32;

const search = (s: CampaignState, rules: readonly RuleData[]): SearchData => {
  const ruleCount = rules.length;
  const premiseCount = rules.reduce((n, r) => n + r.premises.length, 0);
  return {
    seconds: s.seconds,
    interrupted: s.interrupted,
    programs: s.programs,
    distinct: s.distinct,
    vacuous: s.programs - s.crossing,
    campaigns: properties.flatMap((p) =>
      regimes.flatMap((r) => {
        const mine = [...s.cells].filter(([k]) => k.startsWith(`${p.name}|${r.name}|`));
        if (mine.length === 0) return [];
        const programs = mine.reduce((n, [, c]) => n + c.programs, 0);
        return [
          {
            property: p.name,
            regime: r.name,
            threat: 'all',
            aliasing: 'all',
            mode: 'random' as const,
            seed: String(s.start?.seed ?? 0),
            programs,
            distinct: s.distinctOf(p.name, r.name),
            vacuous: mine.reduce((n, [, c]) => n + c.vacuous, 0),
            seconds: s.seconds,
            findings: [...s.found.values()].filter((f) => f.property === p.name && f.regime === r.name)
              .length,
            command: `npx ferrule search --property ${p.name} --regime ${r.name} --seed ${s.start?.seed ?? 0}`,
          },
        ];
      }),
    ),
    findings: [...s.firstFound.values()].sort((a, b) => a.seconds - b.seconds),
    coverage: s.timeline.map((t) => ({ ...t, ruleCount, premiseCount })),
    sizes: [],
    discards: [
      { reason: 'duplicate up to renaming', programs: s.programs - s.distinct },
      ...[...s.idle].map(([why, programs]) => ({ reason: `not judged: ${why}`, programs })),
      { reason: 'refused by a checker: a bug of the generator', programs: s.bugs.length },
    ].filter((d) => d.programs > 0),
    drawn: s.drawn,
    judged: s.judged,
  };
};

export const assemble = (a: Assembly): ReportData => {
  const { state } = a;
  const seed = state.start?.seed ?? 0;
  const cells = matrix(state);
  const rules = rulesOf(languageRules, aliasingModels, regimes, countsOf(state, mostPremises));
  const found = [...state.witnesses.values()].sort(
    (x, y) =>
      Number(x.regime !== unrestrictedRegime.name) - Number(y.regime !== unrestrictedRegime.name) ||
      x.size - y.size,
  );
  const witnesses = [
    ...found.map((w) => witnessOf(w, seed, a.real?.get(w.id))),
    ...state.kills.map((k) => killWitness(k, seed)),
  ].filter((w) => w !== null);
  const ids = new Set(witnesses.map((w) => w.id));
  const linked = <T extends { witnessId?: string | null | undefined }>(x: T): T =>
    x.witnessId != null && !ids.has(x.witnessId) ? { ...x, witnessId: undefined } : x;
  return {
    meta: a.meta,
    regimes: regimes.map((r) => ({
      name: r.name,
      title: r.title,
      sentence: r.sentence,
      source: r.source,
      doc: r.doc,
    })),
    properties: properties.map((p) => ({ name: p.name, sentence: p.sentence })),
    matrix: cells.map((c) => linked({ ...c, kinds: c.kinds?.map(linked) })),
    claims: claims(state, cells).map(linked),
    witnesses,
    necessity: necessity(state.kills).map((n) =>
      n.witnessId !== null && ids.has(n.witnessId) ? n : { ...n, witnessId: null },
    ),
    optimisations: optimisationsOf(state, a.scenarios, a.realOptimised ?? null, sources),
    rules,
    search: state.programs === 0 ? null : search(state, rules),
    scenarios: a.scenarios,
  };
};
