/**
 * Who kills which rule of the borrow checker: for each rule the smallest program that the checker without it accepts,
 * that the checker with it refuses, and that then has undefined behaviour. Programs that are accepted by construction
 * never need a rule, so the search goes through near misses.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Unit } from '../../model/core/mir.js';
import { parseRust } from '../../model/rust/parse.js';
import { printCrate } from '../../model/rust/print.js';
import type { Crate } from '../../model/rust/syntax.js';
import * as c from '../../model/c/build.js';
import type { Settings } from '../../model/settings.js';
import { aliasingModels } from '../../semantics/aliasing/index.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { execute } from '../../semantics/machine/run.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import { borrowCodes } from '../../semantics/rust/borrows/rules.js';
import { compileRust } from '../../semantics/rust/index.js';
import { aboutBorrows } from '../generate/mutate/index.js';
import { rustProgram } from '../generate/rust/program.js';
import { Tape } from '../generate/tape.js';
import { shrinkTrees } from './shrink.js';

export interface Undefined {
  readonly kind: string;
  /** The aliasing model under which it is. */
  readonly model: string;
}

export interface Kill {
  readonly rule: string;
  /** Near misses that the checker refused, up to the one that was found. */
  readonly tries: number;
  readonly witness: {
    readonly rust: string;
    readonly ub: Undefined;
    /** What the checker with the rule says. */
    readonly message: string;
    readonly oneMinimal: boolean;
  } | null;
}

export const checkWithout = (
  crate: Crate,
  settings: Settings,
  off: readonly string[],
): { readonly unit: Unit | null; readonly errors: readonly Diagnostic[] } => {
  const made = compileRust(crate, {
    layouts: layoutsFor(settings),
    settings,
    api: unrestrictedRegime.api(settings),
    borrowRulesOff: new Set(off),
  });
  return { unit: made.unit, errors: made.diagnostics.filter((d) => d.severity === 'error') };
};

/** Its undefined behaviour, under the first aliasing model that has any. Under `none`: memory is used that is none. */
export const undefinedIn = (unit: Unit, settings: Settings): Undefined | null => {
  for (const { name: model } of aliasingModels) {
    const under = { ...settings, aliasing: model };
    const r = execute({ rust: unit, c: null, settings: under, regime: unrestrictedRegime, promises: true });
    if (r.ok === 'ran' && r.result.outcome.k === 'ub') return { kind: r.result.outcome.ub, model };
  }
  return null;
};

interface Broken extends Undefined {
  readonly message: string;
}

/** The rule is all that stands between this program and its undefined behaviour; `errors` are the checker's with it. */
const needs = (
  crate: Crate,
  settings: Settings,
  rule: string,
  errors: readonly Diagnostic[],
): Broken | null => {
  const [first] = errors;
  if (first === undefined) return null;
  const { unit } = checkWithout(crate, settings, [rule]);
  const ub = unit === null ? null : undefinedIn(unit, settings);
  return ub === null ? null : { ...ub, message: `${first.code} ${first.message}` };
};

/** Printed and parsed: places are what messages and marks go by. */
const parsed = (crate: Crate): Crate | null => parseRust(printCrate(crate), 'program.rs').crate;

const nearMiss = (seed: number, index: number): Crate | null => {
  const d = new Tape({ seed: (Math.imul(seed, 0x01000193) + index) | 0 });
  let crate: Crate = rustProgram(d, {
    statements: 3 + d.choose(10),
    unsafe: false,
    guards: d.choose(2) === 1,
  });
  // A callee that breaks its promise is seen in a caller that relies on it: two changes.
  for (let n = 1 + d.choose(3); n > 0; n--) crate = d.pick(aboutBorrows).make(d, crate) ?? crate;
  return parsed(crate);
};

const noC = c.unit([], []);

const shrunk = (crate: Crate, settings: Settings, rule: string, kind: string): Kill['witness'] => {
  const still = (x: Crate): Broken | null => {
    const again = parsed(x);
    const found =
      again === null ? null : needs(again, settings, rule, checkWithout(again, settings, []).errors);
    return found?.kind === kind ? found : null;
  };
  const small = shrinkTrees(
    { direction: 'rust-calls-c', rust: crate, c: noC },
    (p) => still(p.rust) !== null,
    4000,
  );
  const found = still(small.program.rust);
  if (found === null) return null;
  const { message, ...ub } = found;
  return { rust: printCrate(small.program.rust), ub, message, oneMinimal: small.oneMinimal };
};

export interface KillOptions {
  readonly seed: number;
  readonly settings: Settings;
  /** Near misses made at most, for all rules together. */
  readonly tries: number;
  readonly rules: readonly string[];
  readonly stop: () => boolean;
  readonly progress?: (tries: number, left: number) => void;
}

/** One kill after another, as they are found; then the survivors. */
export function* killCheckers(o: KillOptions): Generator<Kill, void, undefined> {
  const left = new Set(o.rules);
  let refused = 0;
  for (let index = 0; index < o.tries && left.size > 0 && !o.stop(); index++) {
    o.progress?.(index, left.size);
    const crate = nearMiss(o.seed, index);
    if (crate === null) continue;
    const { errors } = checkWithout(crate, o.settings, []);
    if (errors.length === 0 || !errors.every((e) => borrowCodes.has(e.code))) continue;
    refused++;
    for (const rule of [...left]) {
      const found = needs(crate, o.settings, rule, errors);
      if (found === null) continue;
      left.delete(rule);
      yield { rule, tries: refused, witness: shrunk(crate, o.settings, rule, found.kind) };
    }
  }
  for (const rule of left) yield { rule, tries: refused, witness: null };
}
