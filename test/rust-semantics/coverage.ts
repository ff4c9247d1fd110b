/** Every case of `ub-cases.ts`, run once more for what it covers: rules that fire, premises that fail. */
import type { Outcome } from '../../model/outcome.js';
import type { Machine } from '../../semantics/machine/machine.js';
import { execute } from '../../semantics/machine/run.js';
import { unrestricted } from '../../semantics/regimes/unrestricted.js';
import { compile, settingsWith } from './support.js';
import { fineRust, rustCases, rustProgram } from './ub-cases.js';

/** The grammars must be loaded. */
export const replayRustCases = (see: (m: Machine, o: Outcome) => void): void => {
  const settings = settingsWith();
  for (const text of [...rustCases.map((c) => c.text), ...fineRust.map(([, t]) => t)]) {
    const { unit } = compile(rustProgram(text));
    if (unit === null) throw new Error(`a case does not compile:\n${text}`);
    const ran = execute({ rust: unit, c: null, settings, regime: unrestricted, promises: true });
    if (ran.ok !== 'ran') throw new Error(`a case does not run:\n${text}`);
    see(ran.result.machine, ran.result.outcome);
  }
};
