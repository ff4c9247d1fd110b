/** `ferrule search`: random search for programs that break a property, kept as a campaign. */
import { Option } from 'commander';
import * as E from '#fp/Either';
import { loadGrammars } from '../model/grammars.js';
import type { Settings } from '../model/settings.js';
import { properties, propertyNamed } from '../properties/index.js';
import type { Property } from '../properties/property.js';
import { printCrate } from '../model/rust/print.js';
import { printC } from '../model/c/print.js';
import { elaborate } from '../properties/program.js';
import { aloneAt, programAt } from '../properties/search/programs.js';
import { aloneSettings, settingsFor } from '../properties/search/search.js';
import { Bench, isRefused } from '../properties/search/bench.js';
import { nearest } from '../properties/scenario/nearest.js';
import { regimeNamed, regimes, unrestrictedRegime } from '../semantics/regimes/index.js';
import { threats } from '../semantics/regimes/regime.js';
import { usage, type CliCommand, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { Interrupt, runSearch, shrinkFindings } from './searching.js';
import { asked, campaignName, wholeNumber, withFormat, withSet } from './settings.js';
import { openStore } from './store.js';
import type { CampaignState } from '../properties/campaign/state.js';
import { NOT_CHECKED } from '../properties/search/counters.js';
import { searchSettings } from './search-settings.js';

interface Options {
  readonly property?: string;
  readonly regime?: string;
  readonly threat?: string;
  readonly runs?: number;
  readonly time?: number;
  readonly seed: number;
  readonly index?: number;
  readonly campaign?: string;
  readonly fresh?: boolean;
  readonly format: string;
  readonly set: readonly (readonly [string, string])[];
}

const choose = (name: string | undefined): E.Either<string, readonly Property[]> => {
  if (name === undefined) return E.right(properties);
  const p = propertyNamed(name);
  if (p !== null) return E.right([p]);
  const near = nearest(
    name,
    properties.map((x) => x.name),
  );
  return E.left(
    near === null ? `one of ${properties.map((x) => x.name).join(', ')}` : `did you mean \`${near}\`?`,
  );
};

/** The findings, as a person reads them or one JSON object each. */
export const printFindings = (state: CampaignState, threat: string | null, format: string, io: Io): void => {
  const found = [...state.witnesses.values()].filter((w) => threat === null || w.threat === threat);
  for (const w of found) {
    if (format === 'json') {
      io.out(JSON.stringify(w));
      continue;
    }
    const saved = w.savedBy.filter((s) => s.rule !== '').map((s) => `${s.regime}: ${s.premise}`);
    io.out(io.paint('bold', `${w.id}`));
    io.out(
      `  ${w.property}: ${w.kind} (${[w.rule, w.premise].filter((x) => x !== '').join(', ')}) at threat ${w.threat}; ${w.oneMinimal ? '1-minimal' : 'not minimal'}, size ${w.size}`,
    );
    if (w.otherOrder !== undefined)
      io.out(`  layout-dependent: with layout.order=${w.otherOrder.order} ${w.otherOrder.verdict}`);
    if (w.explanation !== '') io.out(`  ${w.explanation}`);
    // No boundary has a say in programs of the property's own.
    if (propertyNamed(w.property)?.generators === undefined)
      io.out(`  stopped by ${saved.length === 0 ? 'no refined regime: a finding' : saved.join('; ')}`);
    for (const line of [...(w.rust[w.regime] ?? '').trimEnd().split('\n'), ...w.c.trimEnd().split('\n')])
      io.out(`    ${line}`);
  }
};

const figure = (n: number): string => n.toLocaleString('en');

/** What was counted beside the findings: the last line of JSON. */
const summary = (s: CampaignState): object => ({
  k: 'summary',
  programs: s.programs,
  distinct: s.distinct,
  judged: s.judged,
  crossing: s.crossing,
  idle: Object.fromEntries(s.idle),
  refused: s.idle.get(NOT_CHECKED) ?? 0,
  drawn: s.drawn,
  times: s.times,
});

/** The same for a person. */
const honestly = (s: CampaignState): string[] => {
  const { draws, forced, deadEnds, cut } = s.drawn;
  const share = (n: number, of: number): string => `${((100 * n) / Math.max(of, 1)).toFixed(1)} %`;
  const idle = [...s.idle].map(([why, n]) => `${figure(n)} ${why}`);
  return [
    `${figure(s.judged)} programs distinct and judged; duplicates up to renaming ${share(s.programs - s.distinct, s.programs)}`,
    `each program was checked: ${figure(s.idle.get(NOT_CHECKED) ?? 0)} refused by a checker (mistakes of the generators)`,
    ...(idle.length === 0 ? [] : [`not judged: ${idle.join('; ')}`]),
    `draws: ${figure(draws)}, forced ${share(forced, draws)}, dead ends ${share(deadEnds, draws)}, past the end of a tape ${figure(cut)}`,
  ];
};

/** `--index N`: the one program that a finding was made from. */
const showOne = (o: Options, only: Property | undefined, settings: Settings, io: Io): void => {
  const index = o.index ?? 0;
  if (only?.generators !== undefined) {
    const { program } = aloneAt(only.generators, o.seed, index);
    const ran = new Bench().run(program, unrestrictedRegime, aloneSettings({ settings }, only, index));
    io.out(
      isRefused(ran)
        ? `refused: ${ran.diagnostics[0]?.message ?? ''}`
        : ran.outcome.k === 'ub'
          ? `ub ${ran.outcome.ub}: ${ran.outcome.reason}`
          : ran.outcome.k,
    );
    if (program.rust.items.length > 0) io.out(printCrate(program.rust));
    if (program.c.items.length > 0) io.out(printC(program.c));
    return;
  }
  const { generator, program } = programAt(o.seed, index);
  const named = o.regime === undefined ? null : regimeNamed(o.regime);
  for (const r of named === null ? regimes : [named]) {
    const ran = new Bench().run(program, r, settingsFor({ settings }, index, generator.direction));
    io.out(`${r.name}: ${isRefused(ran) ? `refused: ${ran.diagnostics[0]?.message ?? ''}` : ran.outcome.k}`);
    if (named !== null) io.out(printCrate(elaborate(program, r)));
  }
  io.out(printC(program.c));
};

/** What a campaign was begun with and is not asked now: its ranges would count for programs that nobody judged so. */
const differs = (
  start: NonNullable<CampaignState['start']>,
  plan: {
    readonly seed: number;
    readonly settings: Settings;
    readonly properties: readonly { readonly name: string }[];
    readonly regimes: readonly { readonly name: string }[];
  },
): string | null => {
  const names = (xs: readonly { readonly name: string }[]): string => xs.map((x) => x.name).join(', ');
  if (start.seed !== plan.seed) return `its seed is ${start.seed}, and --seed says ${plan.seed}`;
  if (start.properties.join(', ') !== names(plan.properties))
    return `its properties are ${start.properties.join(', ')}`;
  if (start.regimes.join(', ') !== names(plan.regimes)) return `its regimes are ${start.regimes.join(', ')}`;
  const setting = Object.keys({ ...start.settings, ...plan.settings }).find(
    (k) => start.settings[k] !== plan.settings[k],
  );
  return setting === undefined ? null : `its \`${setting}\` is ${start.settings[setting] ?? 'not set'}`;
};

const search =
  (o: Options, io: Io): Job =>
  async () => {
    const chosen = choose(o.property);
    if (E.isLeft(chosen))
      return E.left([usage('unknown-property', `there is no property \`${o.property ?? ''}\``, chosen.left)]);
    const checked = asked({ set: o.set, ...(o.regime === undefined ? {} : { regime: o.regime }) });
    if (E.isLeft(checked)) return E.left(checked.left);
    const settings: Settings = { ...searchSettings(), ...Object.fromEntries(o.set) };
    await loadGrammars();
    if (o.index !== undefined) {
      showOne(o, o.property === undefined ? undefined : chosen.right[0], settings, io);
      return E.right(exit.ok);
    }
    // Each question has a campaign of its own, unless it is given a name.
    const campaign = o.campaign ?? ['search', o.property, o.regime].filter((x) => x !== undefined).join('-');
    const opened = openStore(campaign, o.fresh === true);
    if (E.isLeft(opened))
      return E.left([
        usage(
          'campaign',
          `campaign \`${campaign}\`: ${opened.left}`,
          'give another --campaign NAME, or --fresh',
        ),
      ]);
    const { state, store, dropped } = opened.right;
    for (const d of dropped) io.err(d);
    const names = checked.right.regimes;
    // Who says how many programs wants that many; else a short search.
    const seconds = o.time ?? (o.runs === undefined ? 20 : Infinity);
    const plan = {
      seed: o.seed,
      settings,
      properties: chosen.right,
      regimes: names === null ? regimes : regimes.filter((r) => names.includes(r.name)),
      programs: o.runs ?? 1_000_000,
      seconds,
      shrinkSeconds: Math.max(10, Math.min(seconds, 600) / 2),
    };
    if (state.start === null) {
      const start = {
        k: 'start',
        ferrule: '0.1.0',
        seed: o.seed,
        settings,
        properties: plan.properties.map((p) => p.name),
        regimes: plan.regimes.map((r) => r.name),
        started: new Date().toISOString(),
      } as const;
      const record = {
        ...start,
        properties: [...start.properties],
        regimes: [...start.regimes],
        settings: { ...settings },
      };
      store.append(record, true);
      state.add(record);
    } else {
      const other = differs(state.start, plan);
      if (other !== null) {
        store.close();
        const message = `campaign \`${campaign}\` asks something else: ${other}`;
        return E.left([usage('campaign', message, 'use --fresh, or another --campaign')]);
      }
    }
    const stop = new Interrupt();
    stop.listen();
    await runSearch(plan, state, store, io, stop);
    await shrinkFindings(plan, state, store, io, stop);
    store.append({ k: 'end', interrupted: stop.stopped, seconds: state.seconds }, true);
    stop.quiet();
    store.close();
    printFindings(state, o.threat ?? null, o.format, io);
    if (o.format === 'json') io.out(JSON.stringify(summary(state)));
    else for (const line of honestly(state)) io.err(line);
    io.err(
      `${figure(state.programs)} programs (${figure(state.distinct)} distinct), ${state.witnesses.size} findings${stop.stopped ? ', interrupted' : ''}; kept in ${store.file}`,
    );
    for (const b of state.bugs.slice(0, 3))
      io.err(`a generated program was refused (a bug here): index ${b.index}, ${b.regime}: ${b.message}`);
    return E.right(exit.ok);
  };

export const searchCommand: CliCommand = {
  name: 'search',
  register: (command, io, run) => {
    withFormat(withSet(command))
      .description(
        'Search for programs that break a property, shrink them, and say which premise stops them.',
      )
      .option('--property <name>', 'one property; else all')
      .option('--regime <name>', 'one regime; else all')
      .addOption(new Option('--threat <name>', 'print only findings at this threat').choices([...threats]))
      .option('--runs <n>', 'stop after so many programs', wholeNumber)
      .option(
        '--time <seconds>',
        'stop after so many seconds, at the end of a range (default: 20, or no limit with --runs)',
        wholeNumber,
      )
      .option('--seed <n>', 'where the programs come from', wholeNumber, 1)
      .option('--index <n>', 'show the one program with this index, and how it runs', wholeNumber)
      .option(
        '--campaign <name>',
        'where findings are kept: .ferrule/campaigns/NAME (default: by what is asked)',
        campaignName,
      )
      .option('--fresh', 'begin the campaign anew')
      .action((o: Options) => run(search(o, io)));
  },
};
