/** Every case of this folder, run once more for what it covers: rules that fire, premises that fail. */
import * as E from '#fp/Either';
import type { Outcome } from '../../model/outcome.js';
import { compileProgram, linkInput, type ProgramText } from '../../properties/scenario/program.js';
import { link } from '../../semantics/machine/link.js';
import type { Machine } from '../../semantics/machine/machine.js';
import { machineFor, runMachine } from '../../semantics/machine/run.js';
import { regimeNamed } from '../../semantics/regimes/index.js';
import {
  ends,
  fresh,
  half,
  lent,
  machineOnly,
  machineUses,
  ownHalf,
  protectedByCall,
  stale,
  uses,
} from './boundary-cases.js';
import { cases, fine, program } from './cases.js';
import { settingsWith } from './run.js';

interface Run {
  readonly rust?: string;
  readonly c: string;
  readonly regime: string;
  readonly set: Readonly<Record<string, string>>;
}

const alone = (c: string): readonly Run[] =>
  ['ltr', 'rtl'].map((order) => ({ c, regime: 'unrestricted', set: { 'c.order': order } }));

const runs = (): readonly Run[] => [
  ...cases.flatMap((c) => alone(program(c))),
  ...fine.flatMap(([, body, before]) => alone(program({ body, before: before ?? '' }))),
  ...uses.flatMap(([, body]): readonly Run[] => [
    { rust: stale, c: half(body), regime: 'unrestricted', set: {} },
    { rust: fresh, c: half(body), regime: 'isolated', set: {} },
  ]),
  ...machineUses.flatMap(([, rust, regime]) =>
    [...uses, ...ends].map(([, body]) => ({
      rust,
      c: half(body),
      regime,
      set: { foreign: 'machine' },
    })),
  ),
  ...[...uses, ...ends].map(([, body]) => ({ rust: lent, c: ownHalf(body), regime: 'isolated', set: {} })),
  ...machineOnly.map(([, body]) => ({
    rust: fresh,
    c: half(body),
    regime: 'unrestricted',
    set: { foreign: 'machine' },
  })),
  ...ends.map(([, end]) => ({
    rust: fresh,
    c: half(end),
    regime: 'isolated',
    set: {},
  })),
  ...alone('#include "ferrule.h"\nint main(void) { ferrule_throw(); return 0; }\n'),
  ...['free(kept);', 'kept = realloc(kept, 8);'].map((end) => ({
    rust: protectedByCall.rust,
    c: protectedByCall.c(end),
    regime: 'unrestricted',
    set: {},
  })),
];

/** The grammars must be loaded. */
export const replayCCases = (see: (m: Machine, o: Outcome) => void): void => {
  for (const r of runs()) {
    const settings = settingsWith(r.set);
    const text: ProgramText = {
      c: { text: r.c, file: 'case.c' },
      ...(r.rust === undefined ? {} : { rust: { text: r.rust, file: 'case.rs' } }),
    };
    const compiled = compileProgram(text, settings, r.regime);
    if (E.isLeft(compiled)) throw new Error(`a case does not compile:\n${r.c}`);
    const linked = link(linkInput(compiled.right, settings, regimeNamed(r.regime)!));
    if (!linked.ok) throw new Error(`a case does not link:\n${r.c}`);
    const m = machineFor(linked.linked, settings);
    see(m, runMachine(m));
  }
};
