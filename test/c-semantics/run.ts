/** Runs C alone: parse, check, link without a boundary, execute. */
import { parseC } from '../../model/c/parse.js';
import { showDiagnostic, type Diagnostic } from '../../model/diagnostic.js';
import { loadGrammars } from '../../model/grammars.js';
import type { Outcome } from '../../model/outcome.js';
import { coreSettings, defaultsOf, type Settings } from '../../model/settings.js';
import { compileC } from '../../semantics/c/index.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { execute } from '../../semantics/machine/run.js';
import { unrestricted } from '../../semantics/regimes/unrestricted.js';

await loadGrammars();

export interface Ran {
  readonly outcome: Outcome;
  readonly output: string;
}

export const settingsWith = (more: Settings = {}): Settings => ({ ...defaultsOf(coreSettings), ...more });

/** The messages about a program; none where it is accepted. */
export const checkC = (text: string, set: Settings = {}): readonly Diagnostic[] => {
  const settings = settingsWith(set);
  const parsed = parseC(text, 'test.c');
  if (parsed.unit === null) return parsed.diagnostics;
  return compileC(parsed.unit, { layouts: layoutsFor(settings), settings }).diagnostics;
};

/** Runs a program that is accepted; an error in it is an exception of the test. */
export const runC = (text: string, set: Settings = {}): Ran => {
  const settings = settingsWith(set);
  const parsed = parseC(text, 'test.c');
  const compiled =
    parsed.unit === null ? null : compileC(parsed.unit, { layouts: layoutsFor(settings), settings });
  if (compiled?.unit == null)
    throw new Error([...parsed.diagnostics, ...(compiled?.diagnostics ?? [])].map(showDiagnostic).join('\n'));
  const ran = execute({ rust: null, c: compiled.unit, settings, regime: unrestricted, promises: true });
  if (ran.ok !== 'ran')
    throw new Error(ran.ok ? 'did not run' : ran.diagnostics.map(showDiagnostic).join('\n'));
  const { outcome, machine } = ran.result;
  return { outcome, output: new TextDecoder().decode(Uint8Array.from(machine.output)) };
};

/** The outcome in short: `done 0`, `ub overflow`, `abort`. */
export const short = (o: Outcome): string => {
  if (o.k === 'done') return `done ${o.exit}`;
  if (o.k === 'ub') return `ub ${o.ub}`;
  return o.k === 'error' ? `error ${o.message}` : o.k;
};
