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
  readonly context: LinkContext;
  readonly refusals: readonly (Refusal | null)[];
}

/** One machine for each kind of run, and the rule that counts crossings. */
interface Running {
  readonly machine: Machine;
  readonly enter: number;
}

export class Bench {
  readonly times: Times = { generate: 0, lower: 0, link: 0, run: 0 };
  private readonly settings = new Interned();
  private readonly contexts = new LinkContexts();
  private readonly rust = new WeakMap<Program['rust'], Map<string, Lowered>>();
  private readonly c = new WeakMap<Program['c'], Map<string, Lowered>>();
  private readonly machines = new Map<LinkContext, Map<Settings, Running>>();
  /** Of the program that was looked at last: a search runs one program in several ways, then the next. */
  private last: { rust: Program['rust']; c: Program['c'] } | null = null;
  private readonly joined = new Map<LinkContext, Map<Settings, Ready>>();
  /** What admissions say that look at the Rust half alone: once for each half. */
  private readonly admitted = new WeakMap<Unit, readonly (Refusal | null)[]>();

  /** What was fired and failed since it was last asked. */
  takeCoverage(): Coverage {
    const out = new Coverage();
    for (const of of this.machines.values()) for (const { machine } of of.values()) out.take(machine);
    return out;
  }

  /** What regimes add to the library under some settings, by number. */
  private readonly apis: Api[] = [];

  private lowerRust(p: Program, regime: Regime, settings: Settings, borrows = true): Lowered {
    const api = regime.api(settings);
    if (!this.apis.includes(api)) this.apis.push(api);
    const key = `${regime.name} ${this.apis.indexOf(api)} ${layoutKey(settings)} ${borrows}`;
    let known = this.rust.get(p.rust);
    if (known === undefined) this.rust.set(p.rust, (known = new Map<string, Lowered>()));
    let found = known.get(key);
    if (found === undefined) {
      const t0 = now();
      const made = compileRust(elaborate(p, regime), {
        layouts: layoutsFor(settings),
        settings,
        api,
        ...(borrows ? {} : { borrowRulesOff: everyBorrowRule }),
      });
      known.set(key, (found = made.unit ?? made));
      this.times.lower += now() - t0;
    }
    return found;
  }

  private lowerC(p: Program, settings: Settings): Lowered {
    const key = `${layoutKey(settings)} ${settings['c.order']} ${settings['seed']}`;
    let known = this.c.get(p.c);
    if (known === undefined) this.c.set(p.c, (known = new Map<string, Lowered>()));
    let found = known.get(key);
    if (found === undefined) {
      const t0 = now();
      const made = compileC(p.c, { layouts: layoutsFor(settings), settings });
      known.set(key, (found = made.unit ?? made));
      this.times.lower += now() - t0;
    }
    return found;
  }

  private lower(
    p: Program,
    regime: Regime,
    settings: Settings,
    borrows = true,
  ): { rust: Unit; c: Unit } | Refused {
    const rust = this.lowerRust(p, regime, settings, borrows);
    if ('diagnostics' in rust) return rust;
    const c = this.lowerC(p, settings);
    return 'diagnostics' in c ? c : { rust, c };
  }

  /** Both halves as `unrestricted` elaborates them, for threats. Only asked of programs that compile. */
  halves(p: Program, settings: Settings): Halves {
    const units = this.lower(p, unrestrictedRegime, settings);
    if ('diagnostics' in units) throw new Error('a program that does not compile has no threat');
    return { ...units, direction: p.direction };
  }

  /** Link-time judgements are asked once for a half, or for a program where they look at both. */
  private admissions(regime: Regime, rust: Unit, c: Unit, settings: Settings): readonly (Refusal | null)[] {
    if (regime.admit.length === 0) return nothingAsked;
    const known = this.admitted.get(rust);
    if (known !== undefined) return known;
    const said = regime.admit.map((a) => a.refuses(rust, c, settings)[0] ?? null);
    if (regime.admit.every((a) => a.reads === 'rust')) this.admitted.set(rust, said);
    return said;
  }

  private make(p: Program, regime: Regime, settings: Settings, borrows: boolean): Ready | Refused {
    const context = this.contexts.for(regime, settings, true);
    const units = this.lower(p, regime, settings, borrows);
    if ('diagnostics' in units) return units;
    const t0 = now();
    const l = link({ ...units, settings, regime, promises: true }, context);
    this.times.link += now() - t0;
    if (!l.ok) return { diagnostics: l.diagnostics };
    const refusals = this.admissions(regime, units.rust, units.c, settings);
    return { linked: l.linked, context, refusals };
  }

  private link(p: Program, regime: Regime, settings: Settings): Ready | Refused {
    const context = this.contexts.for(regime, settings, true);
    if (this.last?.rust !== p.rust || this.last.c !== p.c) {
      this.joined.clear();
      this.last = { rust: p.rust, c: p.c };
    }
    let known = this.joined.get(context);
    if (known === undefined) this.joined.set(context, (known = new Map<Settings, Ready>()));
    const found = known.get(settings);
    if (found !== undefined) return found;
    const made = this.make(p, regime, settings, true);
    if (!('diagnostics' in made)) known.set(settings, made);
    return made;
  }

  private running(context: LinkContext, linked: Linked, settings: Settings): Running {
    let of = this.machines.get(context);
    if (of === undefined) this.machines.set(context, (of = new Map<Settings, Running>()));
    let r = of.get(settings);
    if (r === undefined) {
      const machine = machineFor(linked, settings, context.promises);
      of.set(settings, (r = { machine, enter: ruleNamed(linked.table, 'X-Enter') }));
    }
    r.machine.use(linked);
    return r;
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
    const settings = this.settings.of(asked);
    const off = more.mutants ?? none;
    const unborrowed = off.some((x) => x.rule === BORROW_CHECK);
    const made = unborrowed ? this.make(p, regime, settings, false) : this.link(p, regime, settings);
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
    const { machine: m, enter } = this.running(made.context, made.linked, settings);
    const before = m.fired[enter]!;
    for (const mutant of off) switchOff(m, mutant, true);
    m.observer = more.observer ?? null;
    const outcome = runMachine(m);
    m.observer = null;
    for (const mutant of off) switchOff(m, mutant, false);
    const ran = {
      outcome,
      output: latin1(m.output),
      crossings: m.fired[enter]! - before,
      steps: m.steps,
      failures: m.failures.length === 0 ? none : [...m.failures],
    };
    this.times.run += now() - t0;
    return ran;
  }

  /** Runs of halves that are no program of the search: what threats are judged by. */
  readonly go: Go = (rust, c, asked, promises, observer) => {
    const settings = this.settings.of(asked);
    const context = this.contexts.for(unrestrictedRegime, settings, promises);
    const l = link({ rust, c, settings, regime: unrestrictedRegime, promises }, context);
    if (!l.ok) return null;
    const { machine } = this.running(context, l.linked, settings);
    machine.observer = observer;
    const outcome = runMachine(machine);
    machine.observer = null;
    return outcome;
  };
}

const none: readonly never[] = [];
const nothingAsked: readonly (Refusal | null)[] = [];

/** Refused before anything ran. */
const beforeRunning = (outcome: Outcome, premise: number): Ran => ({
  outcome,
  output: '',
  crossings: 0,
  steps: 0,
  failures: [premise],
});

export const isRefused = (r: Ran | Refused): r is Refused => 'diagnostics' in r;

const ruleNamed = (table: RuleTable, name: string): number => table.rules.findIndex((r) => r.name === name);

const switchOff = (m: Machine, x: Mutant, off: boolean): void => {
  const { table } = m.linked;
  const id = ruleNamed(table, x.rule);
  if (id < 0) return;
  m.off[table.premise0[id]! + x.premise] = off ? 1 : 0;
  m.loose = off;
};
