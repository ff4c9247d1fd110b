import { parseC } from '../model/c/parse.js';
import { parseRust } from '../model/rust/parse.js';
import type { Settings } from '../model/settings.js';
import { compileC } from '../semantics/c/index.js';
import type { Linked } from '../semantics/machine/linked.js';
import { layoutsFor, link } from '../semantics/machine/link.js';
import type { Regime } from '../semantics/regimes/regime.js';
import { compileRust } from '../semantics/rust/index.js';

/** A program from its texts, or an error: benchmarks run programs that are right. */
export const compileText = (
  rust: string | null,
  c: string | null,
  settings: Settings,
  regime: Regime,
): Linked => {
  const layouts = layoutsFor(settings);
  const crate = rust === null ? null : parseRust(rust, 'bench.rs').crate;
  const unit = c === null ? null : parseC(c, 'bench.c').unit;
  const r = crate === null ? null : compileRust(crate, { layouts, settings, api: regime.api(settings) }).unit;
  const f = unit === null ? null : compileC(unit, { layouts, settings }).unit;
  const linked = link({ rust: r, c: f, settings, regime, promises: true });
  if (!linked.ok) throw new Error(linked.diagnostics.map((d) => d.message).join('; '));
  return linked.linked;
};
