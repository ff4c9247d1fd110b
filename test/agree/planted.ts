/** What the machine says of a program, and what it says with a mistake planted: a premise of a rule left out. */
import * as E from '#fp/Either';
import type { Settings } from '../../model/settings.js';
import { predicted, realSettings, REGIME, type Behaviour } from '../../properties/confirm/index.js';
import { defaultSettings, type ProgramText } from '../../properties/scenario/index.js';
import { compileProgram, linkInput } from '../../properties/scenario/program.js';
import { link } from '../../semantics/machine/link.js';
import { machineFor, runMachine } from '../../semantics/machine/run.js';
import { unrestricted } from '../../semantics/regimes/unrestricted.js';

export interface Planted {
  readonly rule: string;
  readonly premise: string;
}

/** Null: it is not accepted, or not defined. */
export const behaves = (p: ProgramText, planted: Planted | null, more: Settings = {}): Behaviour | null => {
  const settings = { ...defaultSettings, ...realSettings, ...more };
  const compiled = compileProgram(p, settings, REGIME);
  if (E.isLeft(compiled)) return null;
  const linked = link(linkInput(compiled.right, settings, unrestricted));
  if (!linked.ok) return null;
  const m = machineFor(linked.linked, settings);
  const { table } = m.linked;
  for (let k = 0; planted !== null && k < table.premiseCount; k++) {
    const { rule, index } = table.premiseAt(k);
    if (rule.name === planted.rule && rule.premises[index]?.predicate.name === planted.premise) m.off[k] = 1;
  }
  const outcome = runMachine(m);
  return predicted(outcome, new TextDecoder().decode(Uint8Array.from(m.output)));
};
