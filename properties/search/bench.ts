/** The workbench of a search: takes a program from trees to a run, and keeps what can be used again. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Unit } from '../../model/core/mir.js';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import { compileC } from '../../semantics/c/index.js';
import type { Linked } from '../../semantics/machine/linked.js';
import { layoutsFor, link } from '../../semantics/machine/link.js';
import type { Machine, Observer } from '../../semantics/machine/machine.js';
import { machineFor, runMachine } from '../../semantics/machine/run.js';
import { languageRules } from '../../semantics/rules.js';
import type { Regime } from '../../semantics/regimes/regime.js';
import { compileRust } from '../../semantics/rust/index.js';
import { elaborate, type Program } from '../program.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import type { Halves } from '../threats.js';

/** A run, or why there was none. `crossings`: calls that entered the other language. */
export interface Ran {
  readonly outcome: Outcome;
  readonly output: string;
  readonly crossings: number;
  readonly steps: number;
}

/** A program that the checkers refuse: in a search this is a bug of the generator, and is reported as one. */
export interface Refused {
  readonly diagnostics: readonly Diagnostic[];
}

/** A premise (or the delta of a judgement) that is switched off in a run. */
export interface Mutant {
  readonly rule: string;
  /** Index among the rule's premises. */
  readonly premise: number;
}

export interface Times {
  generate: number;
  lower: number;
  run: number;
}

const now = (): number => performance.now();

/** Counts over a whole search, by rule name and `rule/premise index`. */
export class Coverage {
  readonly fired = new Map<string, number>();
  readonly failed = new Map<string, number>();

  add(m: Machine): void {
    const { table } = m.linked;
    table.rules.forEach((r, id) => {
      const n = m.fired[id]!;
      if (n > 0) this.fired.set(r.name, (this.fired.get(r.name) ?? 0) + n);
      r.premises.forEach((_, k) => {
        const f = m.failed[table.premise0[id]! + k]!;
        if (f > 0) this.failed.set(`${r.name}/${k}`, (this.failed.get(`${r.name}/${k}`) ?? 0) + f);
      });
    });
  }
}

/** How many rules of the languages there are, for coverage shown as a share. */
export const ruleCount = (regimes: readonly Regime[]): number =>
  languageRules.length + regimes.reduce((n, r) => n + r.rules.length, 0);

export class Bench {
  readonly times: Times = { generate: 0, lower: 0, run: 0 };
  readonly coverage = new Coverage();
  private readonly units = new WeakMap<Program, Map<string, { rust: Unit; c: Unit } | Refused>>();
  private readonly linked = new WeakMap<Program, Map<string, Linked | Refused>>();

  /** Elaborated, checked and lowered; the neutral program's C half is the same under every regime. */
  private compile(p: Program, regime: Regime, settings: Settings): { rust: Unit; c: Unit } | Refused {
    const key = `${regime.name} ${settings['target']} ${settings['layout']} ${settings['c.order']}`;
    let known = this.units.get(p);
    if (known === undefined)
      this.units.set(p, (known = new Map<string, { rust: Unit; c: Unit } | Refused>()));
    const found = known.get(key);
    if (found !== undefined) return found;
    const layouts = layoutsFor(settings);
    const rust = compileRust(elaborate(p, regime), { layouts, settings, api: regime.api });
    const c = compileC(p.c, { layouts, settings });
    const made =
      rust.unit === null || c.unit === null
        ? { diagnostics: [...rust.diagnostics, ...c.diagnostics] }
        : { rust: rust.unit, c: c.unit };
    known.set(key, made);
    return made;
  }

  /** Both halves as `unrestricted` elaborates them, for threats. Only asked of programs that compile. */
  halves(p: Program, settings: Settings): Halves {
    const units = this.compile(p, unrestrictedRegime, settings);
    if ('diagnostics' in units) throw new Error('a program that does not compile has no threat');
    return { ...units, direction: p.direction };
  }

  link(p: Program, regime: Regime, settings: Settings): Linked | Refused {
    const key = `${regime.name} ${Object.values(settings).join(' ')}`;
    let known = this.linked.get(p);
    if (known === undefined) this.linked.set(p, (known = new Map<string, Linked | Refused>()));
    const found = known.get(key);
    if (found !== undefined) return found;
    const t0 = now();
    const units = this.compile(p, regime, settings);
    let made: Linked | Refused;
    if ('diagnostics' in units) made = units;
    else {
      const l = link({ ...units, settings, regime, promises: true });
      made = l.ok ? l.linked : { diagnostics: l.diagnostics };
    }
    this.times.lower += now() - t0;
    known.set(key, made);
    return made;
  }

  /** Null: refused by a checker, which the caller reports. */
  run(
    p: Program,
    regime: Regime,
    settings: Settings,
    more: { mutants?: readonly Mutant[]; observer?: Observer } = {},
  ): Ran | Refused {
    const na = regime.outOfScope(p.direction);
    if (na !== null) return { outcome: { k: 'n/a', reason: na }, output: '', crossings: 0, steps: 0 };
    const linked = this.link(p, regime, settings);
    if ('diagnostics' in linked) return linked;
    const t0 = now();
    const m = machineFor(linked, settings);
    for (const mutant of more.mutants ?? []) switchOff(m, mutant);
    if (more.observer !== undefined) m.observer = more.observer;
    const outcome = runMachine(m);
    this.times.run += now() - t0;
    this.coverage.add(m);
    return { outcome, output: String.fromCharCode(...m.output), crossings: crossingsOf(m), steps: m.steps };
  }
}

export const isRefused = (r: Ran | Refused): r is Refused => 'diagnostics' in r;

const switchOff = (m: Machine, x: Mutant): void => {
  const { table } = m.linked;
  const id = table.rules.findIndex((r) => r.name === x.rule);
  if (id < 0) return;
  m.off[table.premise0[id]! + x.premise] = 1;
  m.loose = true;
};

const crossingsOf = (m: Machine): number => {
  const id = m.linked.table.rules.findIndex((r) => r.name === 'X-Enter');
  return id < 0 ? 0 : m.fired[id]!;
};
