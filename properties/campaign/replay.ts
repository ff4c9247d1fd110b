/** A saved program, run again and recorded: for the report, and to see that a witness still breaks. */
import { parseC } from '../../model/c/parse.js';
import { parseRust } from '../../model/rust/parse.js';
import type { Outcome } from '../../model/outcome.js';
import type { Settings } from '../../model/settings.js';
import { compileC } from '../../semantics/c/index.js';
import { layoutsFor, link, type LinkInput } from '../../semantics/machine/link.js';
import { causeOf, machineFor, runMachine } from '../../semantics/machine/run.js';
import { Recorder, type Trace } from '../../semantics/machine/trace.js';
import type { Regime } from '../../semantics/regimes/regime.js';
import { compileRust } from '../../semantics/rust/index.js';
import type { Unit } from '../../model/core/mir.js';
import type { TranslationUnit } from '../../model/c/syntax.js';
import type { Crate } from '../../model/rust/syntax.js';
import { refused, refusedByScopes } from '../refused.js';
import type { Mutant } from '../search/bench.js';
import { BORROW_CHECK, everyBorrowRule, hasScopes, staticPremises } from '../search/static-premises.js';

export interface Replay {
  readonly outcome: Outcome;
  /** Null where nothing ran: refused before. */
  readonly trace: Trace | null;
  readonly steps: number;
  readonly output: string;
}

export const RUST_FILE = 'witness.rs';
export const C_FILE = 'witness.c';

interface Halves {
  readonly rust: Unit;
  readonly c: Unit;
}

/** Both halves, or the outcome where the borrow checker refused for the regime, or null: the text no longer compiles. */
const compiled = (
  crate: Crate,
  unit: TranslationUnit,
  regime: Regime,
  settings: Settings,
  off: (rule: string) => boolean,
): Halves | Outcome | null => {
  const layouts = layoutsFor(settings);
  const free = off(BORROW_CHECK) ? { borrowRulesOff: everyBorrowRule } : {};
  const rust = compileRust(crate, { layouts, settings, api: regime.api(settings), ...free });
  const c = compileC(unit, { layouts, settings }).unit;
  if (c === null) return null;
  if (rust.unit !== null) return { rust: rust.unit, c };
  return hasScopes(regime) ? refusedByScopes(rust.diagnostics) : null;
};

const notRun = (outcome: Outcome): Replay => ({
  outcome,
  trace: null,
  steps: 0,
  output: '',
});

/** Null if the text no longer compiles: rules or checkers changed since it was saved. */
export const replay = (
  rust: string,
  c: string,
  regime: Regime,
  settings: Settings,
  mutants: readonly Mutant[] = [],
): Replay | null => {
  const crate = parseRust(rust, RUST_FILE).crate;
  const unit = parseC(c, C_FILE).unit;
  if (crate === null || unit === null) return null;
  const off = (name: string): boolean => mutants.some((x) => x.rule === name);
  const halves = compiled(crate, unit, regime, settings, off);
  if (halves === null) return null;
  if ('k' in halves) return notRun(halves);
  const refusals = regime.admit.filter((a) => !off(a.name));
  const [refusal] = refusals.flatMap((a) => a.refuses(halves.rust, halves.c, settings));
  if (refusal !== undefined) return notRun(refused(refusal));
  const input: LinkInput = { ...halves, settings, regime, promises: true };
  const linked = link(input);
  if (!linked.ok) return null;
  const m = machineFor(linked.linked, settings);
  for (const x of mutants) {
    if (staticPremises(regime).some((p) => p.rule === x.rule)) continue;
    const id = linked.linked.table.rules.findIndex((rule) => rule.name === x.rule);
    if (id < 0) return null;
    m.off[linked.linked.table.premise0[id]! + x.premise] = 1;
    m.loose = true;
  }
  const recorder = new Recorder();
  m.observer = recorder;
  const plain = runMachine(m);
  const outcome: Outcome =
    plain.k === 'ub' && mutants.length === 0 ? { ...plain, cause: causeOf(input, m, plain) } : plain;
  const output = new TextDecoder().decode(Uint8Array.from(m.output));
  return { outcome, trace: recorder.trace, steps: m.steps, output };
};
