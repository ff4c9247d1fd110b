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
import type { Mutant } from '../search/bench.js';

export interface Replay {
  readonly outcome: Outcome;
  readonly trace: Trace;
  readonly steps: number;
  readonly output: string;
}

export const RUST_FILE = 'witness.rs';
export const C_FILE = 'witness.c';

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
  const layouts = layoutsFor(settings);
  const r = compileRust(crate, { layouts, settings, api: regime.api(settings) }).unit;
  const f = compileC(unit, { layouts, settings }).unit;
  if (r === null || f === null) return null;
  const input: LinkInput = { rust: r, c: f, settings, regime, promises: true };
  const linked = link(input);
  if (!linked.ok) return null;
  const m = machineFor(linked.linked, settings);
  for (const x of mutants) {
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
