/** `npm start`: a search over everything that is built, which premises are needed, the scenarios, and the report. */
import * as E from '#fp/Either';
import { loadGrammars } from '../model/grammars.js';
import { properties } from '../properties/index.js';
import { aliasingModels } from '../semantics/aliasing/index.js';
import { regimes, unrestrictedRegime } from '../semantics/regimes/index.js';
import { threats } from '../semantics/regimes/regime.js';
import type { CampaignState } from '../properties/campaign/state.js';
import { usage, type CliCommand, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { Progress } from './progress.js';
import { reportMeta, scenariosFolder } from './report-meta.js';
import { searchSettings } from './search-settings.js';
import { Interrupt, runSearch, shrinkFindings } from './searching.js';
import { openStore } from './store.js';
import { optimisationRecords } from './optimising.js';
import { killRecord } from './why.js';
import { necessities } from './necessities.js';

const SEED = 1;
const CAMPAIGN = 'main';
const OUT = 'out/report.html';

/** Property × regime, each cell over all threats and models: how many programs, how many broke. */
const printMatrix = (state: CampaignState, io: Io): void => {
  const width = Math.max(...properties.map((p) => p.name.length)) + 2;
  const column = 24;
  io.out(`${''.padEnd(width)}${regimes.map((r) => r.name.padEnd(column)).join('')}`);
  for (const p of properties) {
    const cells = regimes.map((r) => {
      let programs = 0,
        vacuous = 0,
        broken = 0;
      for (const threat of threats) {
        for (const model of aliasingModels) {
          const c = state.cells.get(`${p.name}|${r.name}|${threat}|${model.name}`);
          programs += c?.programs ?? 0;
          vacuous += c?.vacuous ?? 0;
          broken += c?.broken ?? 0;
        }
      }
      if (programs === 0) return 'not run'.padEnd(column);
      const judged = programs - vacuous;
      const text = broken === 0 ? `holds so far (${judged})` : `broken (${broken} of ${judged})`;
      return io.paint(broken === 0 ? 'green' : 'red', text.padEnd(column));
    });
    io.out(`${p.name.padEnd(width)}${cells.join('')}`);
  }
};

const printKinds = (state: CampaignState, io: Io): void => {
  const found = [...state.witnesses.values()].filter(
    (w) => w.regime === unrestrictedRegime.name && w.property === 'boundary-soundness',
  );
  const kinds = [...new Set(found.map((w) => w.kind))].sort();
  io.out(`\nWitnesses of undefined behaviour under \`${unrestrictedRegime.name}\`, and what stops them:`);
  for (const kind of kinds) {
    const mine = found.filter((w) => w.kind === kind).sort((a, b) => a.size - b.size);
    const w = mine[0];
    if (w === undefined) continue;
    const refused = w.savedBy.filter((s) => s.rule !== '').map((s) => `${s.regime}: ${s.premise}`);
    const sound = w.savedBy
      .filter((s) => s.rule === '')
      .map((s) => `${s.regime}: ${s.premise}, without undefined behaviour`);
    const by = [...refused, ...sound];
    io.out(
      `  ${kind.padEnd(18)}size ${String(w.size).padEnd(4)}${w.oneMinimal ? '1-minimal  ' : '           '}${by.length === 0 ? 'no refined regime stops it: a finding' : by.join('; ')}`,
    );
  }
};

interface Budget {
  readonly search: number;
  readonly shrink: number;
  readonly why: number;
  readonly optimise: number;
}

/** About a minute on two cores; `FERRULE_BUDGET=short` for tests. */
const budget = (): Budget =>
  process.env['FERRULE_BUDGET'] === 'short'
    ? { search: 3, shrink: 3, why: 4, optimise: 3 }
    : { search: 17, shrink: 16, why: 19, optimise: 8 };

const main =
  (io: Io): Job =>
  async () => {
    await loadGrammars();
    const opened = openStore(CAMPAIGN, true);
    if (E.isLeft(opened))
      return E.left([usage('campaign', opened.left, 'delete .ferrule, or make it writable')]);
    const { state, store } = opened.right;
    const seconds = budget();
    const settings = searchSettings();
    const start = {
      k: 'start',
      ferrule: '0.1.0',
      seed: SEED,
      settings: { ...settings },
      properties: properties.map((p) => p.name),
      regimes: regimes.map((r) => r.name),
      started: new Date().toISOString(),
    } as const;
    const record = { ...start, properties: [...start.properties], regimes: [...start.regimes] };
    store.append(record, true);
    state.add(record);
    const plan = {
      seed: SEED,
      settings,
      properties,
      regimes,
      programs: Infinity,
      seconds: seconds.search,
      shrinkSeconds: seconds.shrink,
    };
    const stop = new Interrupt();
    stop.listen();
    io.err(
      `searching for ${seconds.search} s: ${properties.length} properties, ${regimes.length} regimes, ${threats.length} threat models`,
    );
    await runSearch(plan, state, store, io, stop);
    io.err(`shrinking ${state.found.size} findings`);
    await shrinkFindings(plan, state, store, io, stop);
    const progress = new Progress(io);
    const refined = regimes.filter((r) => r.promises.length > 0);
    for (const r of refined) {
      io.err(`necessity of the premises of ${r.name}`);
      for await (const n of necessities(
        r,
        { seed: SEED, tries: 1_000_000, seconds: seconds.why / refined.length, settings },
        stop,
      )) {
        const kill = killRecord(n);
        store.append(kill, true);
        state.add(kill);
        progress.say(`${r.name}: ${n.rule}/${n.premise} ${n.answer}`);
      }
      progress.done();
    }
    io.err('optimisations, and the premises that license them');
    for await (const r of optimisationRecords({ ...plan, seconds: seconds.optimise }, stop, io)) {
      store.append(r);
      state.add(r);
    }
    store.append({ k: 'end', interrupted: stop.stopped, seconds: state.seconds }, true);
    state.add({ k: 'end', interrupted: stop.stopped, seconds: state.seconds });
    store.close();
    printMatrix(state, io);
    printKinds(state, io);
    for (const b of state.bugs.slice(0, 3)) {
      io.err(
        `a generated program was refused (a bug of the generator): index ${b.index}, ${b.regime}: ${b.message}`,
      );
    }
    if (state.bugs.length > 3) io.err(`… and ${state.bugs.length - 3} more`);
    io.err('writing the report');
    const { writeReport } = await import('./making-report.js');
    const failures = await writeReport(
      state,
      { out: OUT, scenarios: scenariosFolder, meta: reportMeta(state), campaign: CAMPAIGN },
      io,
    );
    stop.quiet();
    const saved = `${state.programs.toLocaleString('en')} programs (${state.distinct.toLocaleString('en')} distinct), ${state.witnesses.size} witnesses`;
    io.out(`\n${saved}${stop.stopped ? ', interrupted' : ''}; findings in ${store.file}`);
    if (failures > 0) io.out(`${failures} expectations of scenarios do not hold: npx ferrule run scenarios`);
    io.out(`report: ${OUT}`);
    return E.right(exit.ok);
  };

export const mainCommand: CliCommand = {
  name: 'main',
  register: (command, io, run) => {
    command.description('The main job of `npm start`.').action(() => run(main(io)));
  },
};
