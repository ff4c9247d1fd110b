/** From the records of a campaign to what the report says of optimisations. Saved programs are run again. */
import type { Settings } from '../model/settings.js';
import type { LicenceRecord, ShownRecord } from '../properties/campaign/record.js';
import { replay } from '../properties/campaign/replay.js';
import type { CampaignState } from '../properties/campaign/state.js';
import { digestOf, type RealResults } from '../properties/optimise/real.js';
import { optimisations } from '../semantics/core/optimise/index.js';
import { unrestrictedRegime } from '../semantics/regimes/index.js';
import type { Run, Scenario, SourceText } from './data.js';
import type { LicenceRow, OptimisationsData, OptimisedProgram, RealSeen } from './optimisations-data.js';

type Sources = (rust: string, c: string) => SourceText[];

interface Program {
  readonly rust: string;
  readonly c: string;
  readonly settings: Settings;
}

const runOf = (p: Program, set: Settings, label: string, traced: boolean, sources: Sources): Run | null => {
  const settings = { ...p.settings, ...set };
  const r = replay(p.rust, p.c, unrestrictedRegime, settings);
  if (r === null) return null;
  const { outcome, steps, output } = r;
  return {
    regime: unrestrictedRegime.name,
    aliasing: settings['aliasing'] ?? '',
    label,
    settings,
    outcome,
    steps,
    output,
    trace: traced ? r.trace : null,
    sources: sources(p.rust, p.c),
  };
};

/** As compiled before and after, side by side; then what each model says of it. */
const runsOf = (
  p: Program,
  optimisation: string,
  judgedBy: readonly string[],
  defined: boolean,
  traced: boolean,
  sources: Sources,
): Run[] => {
  const [model = 'stacked'] = judgedBy;
  const ub = defined ? { ub: 'judged', aliasing: model } : { ub: 'ignored', aliasing: model };
  const judged = judgedBy.map((aliasing) =>
    runOf(p, { ub: 'judged', optimise: 'none', aliasing }, `as ${aliasing} judges it`, false, sources),
  );
  return [
    runOf(p, { ...ub, optimise: 'none' }, 'as written', traced, sources),
    runOf(p, { ...ub, optimise: optimisation }, `after ${optimisation}`, traced, sources),
    ...(defined ? [] : judged),
  ].filter((r) => r !== null);
};

/** Programs by text and optimisation, in the order in which they were asked for; one that returns is the same. */
class Programs {
  readonly all: OptimisedProgram[] = [];
  private readonly known = new Map<string, number>();
  private readonly count = new Map<string, number>();
  private readonly real: ReadonlyMap<string, RealSeen>;
  private readonly settings: Settings;
  private readonly sources: Sources;

  constructor(settings: Settings, real: RealResults | null, sources: Sources) {
    this.settings = settings;
    this.sources = sources;
    this.real = new Map((real?.programs ?? []).map((e) => [e.digest, e]));
  }

  /** Null: the program no longer compiles. */
  id(
    optimisation: string,
    s: ShownRecord | null,
    how: { readonly judgedBy: readonly string[]; readonly defined: boolean; readonly traced: boolean },
  ): string | null {
    if (s === null) return null;
    const key = `${optimisation}\n${s.rust}\n${s.c}`;
    const at = this.known.get(key);
    if (at !== undefined) return this.all[at]?.id ?? null;
    const program = { rust: s.rust, c: s.c, settings: this.settings };
    const runs = runsOf(program, optimisation, how.judgedBy, how.defined, how.traced, this.sources);
    if (runs.length < 2) return null;
    const n = (this.count.get(optimisation) ?? 0) + 1;
    this.count.set(optimisation, n);
    const id = `${optimisation}-${n}`;
    const { before, after, oneMinimal } = s;
    this.known.set(key, this.all.length);
    this.all.push({
      id,
      title: how.defined ? `${optimisation} breaks a defined program` : optimisation,
      optimisation,
      oneMinimal,
      before,
      after,
      sources: this.sources(s.rust, s.c),
      runs,
      real: this.real.get(digestOf({ optimisation, rust: s.rust, c: s.c })) ?? null,
    });
    return id;
  }

  /** A scenario that is run after an optimisation: the same program without it, beside it. */
  scenario(s: Scenario): void {
    const settings = s.runs[0]?.settings ?? {};
    const optimisation = settings['optimise'] ?? 'none';
    const text = (lang: string): string => s.sources.find((x) => x.lang === lang)?.text ?? '';
    const [rust, c] = [text('rust'), text('c')];
    const program = { rust, c, settings };
    const runs = runsOf(program, optimisation, ['stacked', 'tree'], false, true, this.sources);
    const [before, after] = runs;
    if (before === undefined || after === undefined) return;
    this.all.push({
      id: `scenario-${s.id}`,
      title: s.title,
      optimisation,
      oneMinimal: false,
      before: before.output.trim(),
      after: after.output.trim(),
      sources: this.sources(rust, c),
      runs,
      real: this.real.get(digestOf({ optimisation, rust, c })) ?? null,
      scenario: s.id,
    });
  }
}

/** Premises of the languages are answered alike under both models, as a rule: such answers are one row. */
const licenceRows = (records: readonly LicenceRecord[], programs: Programs): LicenceRow[] => {
  const out = new Map<string, LicenceRow>();
  for (const l of records) {
    const how = { judgedBy: [l.aliasing], defined: false, traced: false };
    const program = l.optimisation === null ? null : programs.id(l.optimisation, l.witness, how);
    const { rule, premise, answer, by, ended, optimisation } = l;
    const key = JSON.stringify([rule, l.index, answer, by, optimisation, program]);
    const known = out.get(key);
    out.set(key, {
      rule,
      premise,
      answer,
      by,
      optimisation,
      program,
      aliasing: [...(known?.aliasing ?? []), l.aliasing],
      ended: Math.max(ended, known?.ended ?? 0),
    });
  }
  return [...out.values()];
};

export const optimisationsOf = (
  state: CampaignState,
  scenarios: readonly Scenario[],
  real: RealResults | null,
  sources: Sources,
): OptimisationsData | null => {
  const records = [...state.optimisations.values()];
  if (records.length === 0) return null;
  const programs = new Programs(state.start?.settings ?? {}, real, sources);
  for (const s of scenarios) if ((s.runs[0]?.settings['optimise'] ?? 'none') !== 'none') programs.scenario(s);
  const models = [...new Set(records.map((r) => r.aliasing))];
  const rows = optimisations.flatMap((o) => {
    const mine = records.filter((r) => r.optimisation === o.name);
    if (mine.length === 0) return [];
    const shownUnder = mine.filter((r) => r.shownBy !== null).map((r) => r.aliasing);
    const cells = mine.map((r) => ({
      aliasing: r.aliasing,
      claimed: r.claimed,
      changed: r.changed,
      broken: r.broken,
      undefined: r.undefined,
      shown: r.shown,
      brokenBy: programs.id(o.name, r.brokenBy, { judgedBy: [r.aliasing], defined: true, traced: true }),
      shownBy: programs.id(o.name, r.shownBy, { judgedBy: shownUnder, defined: false, traced: true }),
    }));
    const { name, sentence, source, attribute, trusts } = o;
    const generated = real?.generated.find((g) => g.optimisation === name) ?? null;
    return [{ name, sentence, source, attribute, trusts, cells, generated }];
  });
  const licences = licenceRows([...state.licences.values()], programs);
  return {
    tried: Math.max(...records.map((r) => r.programs)),
    models,
    rows,
    licences,
    programs: programs.all,
    real: real === null ? null : { date: real.date, compilers: real.compilers, limits: real.limits },
  };
};
