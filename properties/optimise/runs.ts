/** One program, before and after each optimisation, with premises on and off. */
import { latin1 } from '../../model/latin1.js';
import type { Unit } from '../../model/core/mir.js';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import { optimisations, optimise } from '../../semantics/core/optimise/index.js';
import type { Optimisation } from '../../semantics/core/optimise/optimisation.js';
import { compileC } from '../../semantics/c/index.js';
import type { Linked } from '../../semantics/machine/linked.js';
import { layoutsFor, link } from '../../semantics/machine/link.js';
import type { Machine } from '../../semantics/machine/machine.js';
import { aliasModelNamed, machineFor, runMachine } from '../../semantics/machine/run.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import { compileRust } from '../../semantics/rust/index.js';
import { elaborate, type Program } from '../program.js';
import { isVisible, type Behaviour } from './behaviour.js';

/** A premise of a rule of the languages, or of the aliasing model (`index` is then the model's own). */
export interface Off {
  readonly rule: string;
  readonly premise: string;
  readonly index: number;
  readonly aliasing: boolean;
}

export const offName = (o: Off): string => `${o.rule}/${o.premise}`;

/** The premise that ended a run in undefined behaviour. */
const failedPremise = (m: Machine, o: Extract<Outcome, { k: 'ub' }>): Off | null => {
  if (o.ub === 'aliasing' && m.aliasCode !== 0) {
    const e = m.alias.explain(m.aliasCode);
    const model = aliasModelNamed(m.linked.settings['aliasing'] ?? 'stacked') ?? null;
    return aliasPremise(model?.name ?? '', e.rule, e.premise);
  }
  const { table } = m.linked;
  const id = table.rules.findIndex((r) => r.name === o.derivation.rule);
  if (id < 0) return null;
  const rule = table.rules[id]!;
  const index = rule.premises.findIndex((_, k) => m.failed[table.premise0[id]! + k]! > 0);
  const premise = rule.premises[index];
  return premise === undefined ? null : { rule: rule.name, premise: premise.name, index, aliasing: false };
};

const aliasPremise = (model: string, rule: string, premise: string): Off | null => {
  const found = aliasModelNamed(model);
  const index =
    found?.premises.findIndex((p) => p.name === premise && found.rules[p.rule]?.name === rule) ?? -1;
  return index < 0 ? null : { rule, premise, index, aliasing: true };
};

const switchOff = (m: Machine, off: readonly Off[]): void => {
  for (const o of off) {
    if (o.aliasing) {
      m.alias.off[o.index] = 1;
      continue;
    }
    const id = m.linked.table.rules.findIndex((r) => r.name === o.rule);
    m.off[m.linked.table.premise0[id]! + o.index] = 1;
    m.loose = true;
  }
};

export interface Halves {
  readonly rust: Unit;
  readonly c: Unit;
}

/** A program that the checkers accept. */
export class Subject {
  readonly settings: Settings;
  readonly halves: Halves;
  /** The optimisations that change something. */
  readonly changed: readonly Optimisation[];
  private readonly after = new Map<string, Halves>();
  private readonly linked = new Map<string, Linked | null>();

  constructor(halves: Halves, settings: Settings, only: readonly Optimisation[] = optimisations) {
    this.halves = halves;
    this.settings = settings;
    const layouts = layoutsFor(settings);
    this.changed = only.filter((o) => {
      const rust = optimise(halves.rust, o, layouts);
      const c = optimise(halves.c, o, layouts);
      if (rust === halves.rust && c === halves.c) return false;
      this.after.set(o.name, { rust, c });
      return true;
    });
  }

  private link(o: Optimisation | null, model: string, ignored: boolean): Linked | null {
    const key = `${o?.name ?? ''} ${ignored ? 'ignored' : model}`;
    const known = this.linked.get(key);
    if (known !== undefined) return known;
    const halves = o === null ? this.halves : (this.after.get(o.name) ?? this.halves);
    const settings = { ...this.settings, aliasing: model, ub: ignored ? 'ignored' : 'judged' };
    const made = link({ ...halves, settings, regime: unrestrictedRegime, promises: true });
    const linked = made.ok ? made.linked : null;
    this.linked.set(key, linked);
    return linked;
  }

  private start(
    o: Optimisation | null,
    model: string,
    off: readonly Off[],
    ignored: boolean,
  ): Machine | null {
    const linked = this.link(o, model, ignored);
    if (linked === null) return null;
    const m = machineFor(linked, linked.settings);
    switchOff(m, off);
    return m;
  }

  /** Null: it does not link (no `main`, an undefined name). */
  run(o: Optimisation | null, model: string, off: readonly Off[] = [], ignored = false): Behaviour | null {
    const m = this.start(o, model, off, ignored);
    if (m === null) return null;
    const outcome = runMachine(m);
    return { outcome, output: latin1(m.output) };
  }

  /** As compiled: nothing is judged. */
  compiled(o: Optimisation | null): Behaviour | null {
    return this.run(o, 'none', [], true);
  }

  /**
   * The premises that stand between the program and its end, in the order in which they fail, and how it ends
   * without them. Null: it does not come to an end that can be seen.
   */
  without(model: string, most = 8): { readonly off: readonly Off[]; readonly then: Behaviour } | null {
    const off: Off[] = [];
    for (;;) {
      const m = this.start(null, model, off, false);
      if (m === null) return null;
      const outcome = runMachine(m);
      if (outcome.k !== 'ub')
        return isVisible(outcome) ? { off, then: { outcome, output: latin1(m.output) } } : null;
      const next = failedPremise(m, outcome);
      if (next === null || off.length === most) return null;
      if (off.some((o) => o.index === next.index && offName(o) === offName(next))) return null;
      off.push(next);
    }
  }
}

/** Null: a checker refuses it. */
export const subjectOf = (
  p: Program,
  settings: Settings,
  only: readonly Optimisation[] = optimisations,
): Subject | null => {
  const layouts = layoutsFor(settings);
  const rust = compileRust(elaborate(p, unrestrictedRegime), {
    layouts,
    settings,
    api: unrestrictedRegime.api(settings),
  });
  if (rust.unit === null) return null;
  const c = compileC(p.c, { layouts, settings });
  return c.unit === null ? null : new Subject({ rust: rust.unit, c: c.unit }, settings, only);
};
