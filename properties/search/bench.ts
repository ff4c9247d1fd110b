/**
 * The workbench of a search: takes a program from trees to a run, and keeps what can be used again. Halves are checked
 * and lowered once however many programs they are in, code is explicated once for each regime, and machines are reset
 * and not rebuilt.
 */
import { latin1 } from '../../model/latin1.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Unit } from '../../model/core/mir.js';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import { compileC } from '../../semantics/c/index.js';
import type { Linked } from '../../semantics/machine/linked.js';
import { layoutKey, layoutsFor, link, LinkContexts, type LinkContext } from '../../semantics/machine/link.js';
import type { Machine, Observer } from '../../semantics/machine/machine.js';
import { keptHalves, Recent } from '../../semantics/machine/recent.js';
import { machineFor, runMachine } from '../../semantics/machine/run.js';
import type { RuleTable } from '../../semantics/machine/table.js';
import { languageRules } from '../../semantics/rules.js';
import type { Api } from '../../semantics/regimes/api.js';
import type { Refusal, Regime } from '../../semantics/regimes/regime.js';
import { compileRust } from '../../semantics/rust/index.js';
import { elaborate, type Program } from '../program.js';
import { refused, refusedByScopes } from '../refused.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import type { Go, Halves } from '../threats.js';
import { Interned } from './interned.js';
import { BORROW_CHECK, everyBorrowRule, firstStatic, hasScopes, numberOfStatic } from './static-premises.js';

/** A run, or why there was none. `crossings`: calls that entered the other language. */
export interface Ran {
  readonly outcome: Outcome;
  readonly output: string;
  readonly crossings: number;
  readonly steps: number;
  /** Premises that failed, in order, by their number in the table of the regime's rules, or behind it (`firstStatic`). */
  readonly failures: readonly number[];
}

/** A program that the checkers refuse: in a search this is a bug of the generator, and is reported as one. */
export interface Refused {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A premise (or the delta of a judgement) that is switched off in a run. An admission of the regime, or the borrow
 * checker where it judges for the regime, is one too: its name, and premise 0.
 */
export interface Mutant {
  readonly rule: string;
  /** Index among the rule's premises. */
  readonly premise: number;
}

export interface Times {
  generate: number;
  lower: number;
  link: number;
  run: number;
}

const now = (): number => performance.now();

/** Counts over a whole search, by rule name and `rule/premise index`. */
export class Coverage {
  readonly fired = new Map<string, number>();
  readonly failed = new Map<string, number>();

  /** Adds what was counted elsewhere. */
  add(other: Coverage): void {
    const join = (to: Map<string, number>, from: ReadonlyMap<string, number>): void =>
      from.forEach((n, k) => to.set(k, (to.get(k) ?? 0) + n));
    join(this.fired, other.fired);
    join(this.failed, other.failed);
  }

  /** Takes what a machine has counted, and leaves it at zero. */
  take(m: Machine): void {
    const { table } = m.linked;
    table.rules.forEach((r, id) => {
      const n = m.fired[id]!;
      if (n > 0) this.fired.set(r.name, (this.fired.get(r.name) ?? 0) + n);
      r.premises.forEach((_, k) => {
        const f = m.failed[table.premise0[id]! + k]!;
        if (f > 0) this.failed.set(`${r.name}/${k}`, (this.failed.get(`${r.name}/${k}`) ?? 0) + f);
      });
    });
    m.fired.fill(0);
    m.failed.fill(0);
  }
}

/** How many rules of the languages there are, for coverage shown as a share. */
export const ruleCount = (regimes: readonly Regime[]): number =>
  languageRules.length + regimes.reduce((n, r) => n + r.rules.length, 0);

type Lowered = Unit | Refused;

/** A program that is ready to run under a regime; and what the regime's admissions say of it, one by one. */
interface Ready {
  readonly linked: Linked;
  readonly refusals: readonly (Refusal | null)[];
}

type Refusals = readonly (Refusal | null)[];

/** What all runs share under one regime and the same settings: a machine, and the halves of such programs. */
interface Lane {
  readonly regime: Regime;
  readonly settings: Settings;
  readonly context: LinkContext;
  readonly rust: Recent<Program['rust'], Lowered>;
  /** The same where the borrow checker is off. */
  readonly unborrowed: Recent<Program['rust'], Lowered>;
  readonly c: Recent<Program['c'], Lowered>;
  /** The program that was linked last: a search runs one in several ways, then the next. */
  last: { readonly rust: Program['rust']; readonly c: Program['c']; readonly ready: Ready } | null;
  machine: Machine | null;
  /** The rule that counts crossings. */
  readonly enter: number;
}

export class Bench {
  readonly times: Times = { generate: 0, lower: 0, link: 0, run: 0 };
  private readonly settings = new Interned();
  private readonly contexts = new LinkContexts();
  private readonly rust = new Map<string, Recent<Program['rust'], Lowered>>();
  private readonly c = new Map<string, Recent<Program['c'], Lowered>>();
  private readonly lanes: Readonly<Record<'judged' | 'replay', Map<Regime, Map<Settings, Lane>>>> = {
    judged: new Map(),
    replay: new Map(),
  };
  /** What admissions say that look at the Rust half alone: once for each half. */
  private readonly admitted = new Recent<Unit, Refusals>(keptHalves.rust);

  /** What was fired and failed since it was last asked. */
  takeCoverage(): Coverage {
    const out = new Coverage();
    for (const ofRegime of [this.lanes.judged, this.lanes.replay])
      for (const of of ofRegime.values())
        for (const { machine } of of.values()) if (machine !== null) out.take(machine);
    return out;
  }

  /** What regimes add to the library under some settings, by number. */
  private readonly apis: Api[] = [];

  /** `settings`: interned. */
  private lane(regime: Regime, settings: Settings, promises = true): Lane {
    const ofKind = promises ? this.lanes.judged : this.lanes.replay;
    let of = ofKind.get(regime);
    if (of === undefined) ofKind.set(regime, (of = new Map<Settings, Lane>()));
    let lane = of.get(settings);
    if (lane === undefined) of.set(settings, (lane = this.makeLane(regime, settings, promises)));
    return lane;
  }

  private makeLane(regime: Regime, settings: Settings, promises: boolean): Lane {
    const api = regime.api(settings);
    if (!this.apis.includes(api)) this.apis.push(api);
    const layouts = layoutKey(settings);
    const context = this.contexts.for(regime, settings, promises);
    const glue = `${regime.name} ${this.apis.indexOf(api)} ${layouts}`;
    return {
      regime,
      settings,
      context,
      rust: kept(this.rust, glue, keptHalves.rust),
      unborrowed: kept(this.rust, `${glue} unborrowed`, keptHalves.rust),
      c: kept(this.c, `${layouts} ${settings['c.order']} ${settings['seed']}`, keptHalves.c),
      last: null,
      machine: null,
      enter: ruleNamed(context.table, 'X-Enter'),
    };
  }

  private lowerRust(p: Program, lane: Lane, borrows: boolean): Lowered {
    const { regime, settings } = lane;
    const known = borrows ? lane.rust : lane.unborrowed;
    let found = known.get(p.rust);
    if (found === undefined) {
      const t0 = now();
      const made = compileRust(elaborate(p, regime), {
        layouts: layoutsFor(settings),
        settings,
        api: regime.api(settings),
        ...(borrows ? {} : { borrowRulesOff: everyBorrowRule }),
      });
      known.set(p.rust, (found = made.unit ?? made));
      this.times.lower += now() - t0;
    }
    return found;
  }

  private lowerC(p: Program, { settings, c }: Lane): Lowered {
    let found = c.get(p.c);
    if (found === undefined) {
      const t0 = now();
      const made = compileC(p.c, { layouts: layoutsFor(settings), settings });
      c.set(p.c, (found = made.unit ?? made));
      this.times.lower += now() - t0;
    }
    return found;
  }

  private lower(p: Program, lane: Lane, borrows = true): { rust: Unit; c: Unit } | Refused {
    const rust = this.lowerRust(p, lane, borrows);
    if ('diagnostics' in rust) return rust;
    const c = this.lowerC(p, lane);
    return 'diagnostics' in c ? c : { rust, c };
  }

  /** Both halves as `unrestricted` elaborates them, for threats. Only asked of programs that compile. */
  halves(p: Program, settings: Settings): Halves {
    const units = this.lower(p, this.lane(unrestrictedRegime, this.settings.of(settings)));
    if ('diagnostics' in units) throw new Error('a program that does not compile has no threat');
    return { ...units, direction: p.direction };
  }

  /** Link-time judgements are asked once for a half, or for a program where they look at both. */
  private admissions(regime: Regime, rust: Unit, c: Unit, settings: Settings): Refusals {
    if (regime.admit.length === 0) return nothingAsked;
    const known = this.admitted.get(rust);
    if (known !== undefined) return known;
    const said = regime.admit.map((a) => a.refuses(rust, c, settings)[0] ?? null);
    if (regime.admit.every((a) => a.reads === 'rust')) this.admitted.set(rust, said);
    return said;
  }

  private make(p: Program, lane: Lane, borrows: boolean): Ready | Refused {
    const units = this.lower(p, lane, borrows);
    if ('diagnostics' in units) return units;
    const t0 = now();
    const { settings, regime, context } = lane;
    const { rust, c } = units;
    const l = link({ rust, c, settings, regime, promises: true }, context);
    this.times.link += now() - t0;
    if (!l.ok) return { diagnostics: l.diagnostics };
    return { linked: l.linked, refusals: this.admissions(regime, rust, c, settings) };
  }

  private link(p: Program, lane: Lane): Ready | Refused {
    const { last } = lane;
    if (last !== null && last.rust === p.rust && last.c === p.c) return last.ready;
    const ready = this.make(p, lane, true);
    if (!('diagnostics' in ready)) lane.last = { rust: p.rust, c: p.c, ready };
    return ready;
  }

  private machine(lane: Lane, linked: Linked): Machine {
    const machine = (lane.machine ??= machineFor(linked, lane.settings, lane.context.promises));
    machine.use(linked);
    return machine;
  }

  /** Null: refused by a checker, which the caller reports. */
  run(
    p: Program,
    regime: Regime,
    asked: Settings,
    more: { mutants?: readonly Mutant[]; observer?: Observer } = {},
  ): Ran | Refused {
    const na = regime.outOfScope(p.direction);
    if (na !== null)
      return { outcome: { k: 'n/a', reason: na }, output: '', crossings: 0, steps: 0, failures: [] };
    const lane = this.lane(regime, this.settings.of(asked));
    const off = more.mutants ?? none;
    const unborrowed = off.some((x) => x.rule === BORROW_CHECK);
    const made = unborrowed ? this.make(p, lane, false) : this.link(p, lane);
    if ('diagnostics' in made) {
      // Where the glue is in the regime's types, the borrow checker refuses for the regime.
      const outcome = hasScopes(regime) ? refusedByScopes(made.diagnostics) : null;
      return outcome === null ? made : beforeRunning(outcome, numberOfStatic(regime, BORROW_CHECK));
    }
    if (made.refusals !== nothingAsked) {
      const k = made.refusals.findIndex(
        (r, n) => r !== null && !off.some((x) => x.rule === regime.admit[n]?.name),
      );
      const refusal = made.refusals[k];
      if (refusal) return beforeRunning(refused(refusal), firstStatic(regime) + k);
    }
    const t0 = now();
    const m = this.machine(lane, made.linked);
    const before = m.fired[lane.enter]!;
    for (const mutant of off) switchOff(m, mutant, true);
    m.observer = more.observer ?? null;
    const outcome = runMachine(m);
    m.observer = null;
    for (const mutant of off) switchOff(m, mutant, false);
    const ran = {
      outcome,
      output: latin1(m.output),
      crossings: m.fired[lane.enter]! - before,
      steps: m.steps,
      failures: m.failures.length === 0 ? none : [...m.failures],
    };
    this.times.run += now() - t0;
    return ran;
  }

  /** Runs of halves that are no program of the search: what threats are judged by. */
  readonly go: Go = (rust, c, asked, promises, observer) => {
    const settings = this.settings.of(asked);
    const lane = this.lane(unrestrictedRegime, settings, promises);
    const l = link({ rust, c, settings, regime: unrestrictedRegime, promises }, lane.context);
    if (!l.ok) return null;
    const machine = this.machine(lane, l.linked);
    machine.observer = observer;
    const outcome = runMachine(machine);
    machine.observer = null;
    return outcome;
  };
}

const none: readonly never[] = [];
const nothingAsked: Refusals = [];

/** Refused before anything ran. */
const beforeRunning = (outcome: Outcome, premise: number): Ran => ({
  outcome,
  output: '',
  crossings: 0,
  steps: 0,
  failures: [premise],
});

const kept = <K, V>(of: Map<string, Recent<K, V>>, key: string, size: number): Recent<K, V> => {
  let found = of.get(key);
  if (found === undefined) of.set(key, (found = new Recent<K, V>(size)));
  return found;
};

export const isRefused = (r: Ran | Refused): r is Refused => 'diagnostics' in r;

const ruleNamed = (table: RuleTable, name: string): number => table.rules.findIndex((r) => r.name === name);

const switchOff = (m: Machine, x: Mutant, off: boolean): void => {
  const { table } = m.linked;
  const id = ruleNamed(table, x.rule);
  if (id < 0) return;
  m.off[table.premise0[id]! + x.premise] = off ? 1 : 0;
  m.loose = off;
};
