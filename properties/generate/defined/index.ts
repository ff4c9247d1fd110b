/** Programs of two languages without undefined behaviour, for comparison with real builds. */
import { parseC } from '../../../model/c/parse.js';
import { parseRust } from '../../../model/rust/parse.js';
import type { Program } from '../../program.js';
import type { Tape } from '../tape.js';
import { Making, type Variable } from './context.js';
import { features } from './features.js';
import type { Side } from './sides.js';

/** What stands before names that a linker sees, and what `main` is called: many programs go into one build. */
export interface Naming {
  readonly prefix: string;
  readonly main: string;
}

export interface DefinedProgram {
  readonly direction: 'c-calls-rust' | 'rust-calls-c';
  readonly rust: string;
  /** Without its `#include` lines. */
  readonly c: string;
  /** Which features, and which parts of the languages, it uses. */
  readonly used: ReadonlySet<string>;
}

export const includes: readonly string[] = [
  'stdbool.h',
  'stddef.h',
  'stdint.h',
  'stdio.h',
  'stdlib.h',
  'string.h',
];

/** A program from a tape; the same one under any naming. */
export const definedProgram = (d: Tape, { prefix, main }: Naming): DefinedProgram => {
  const m = new Making(d, prefix);
  const caller: Side = d.choose(2) === 0 ? 'rust' : 'c';
  const scope: Variable[] = [];
  const calls: string[] = [];
  const count = 1 + d.choose(4);
  for (let k = 0; k < count; k++) {
    const [name, feature] = d.pick(features);
    m.note(`${name}, ${caller} calls`);
    calls.push(...feature(m, caller, scope));
  }
  const block = calls.join('\n    ');
  if (caller === 'rust') m.rust.push(`pub fn ${main}() {\n    unsafe {\n    ${block}\n    }\n}`);
  else m.c.push(`int ${main}(void) {\n    ${block}\n    return ${d.choose(3) * 7};\n}`);
  const externs = m.externs.length === 0 ? [] : [`extern "C" {\n${m.externs.join('\n')}\n}`];
  return {
    direction: caller === 'rust' ? 'rust-calls-c' : 'c-calls-rust',
    rust: `${[...externs, ...m.rust].join('\n\n')}\n`,
    c: `${[...m.prototypes, ...m.c].join('\n\n')}\n`,
    used: m.used,
  };
};

export const withIncludes = (c: string): string =>
  `${includes.map((h) => `#include <${h}>`).join('\n')}\n\n${c}`;

/** As the other generators give programs: the texts, parsed. The grammars have to be loaded. */
export const definedTrees = (d: Tape): Program => {
  const p = definedProgram(d, { prefix: '', main: 'main' });
  const rust = parseRust(p.rust, 'defined.rs').crate;
  const c = parseC(withIncludes(p.c), 'defined.c').unit;
  if (rust === null || c === null) throw new Error(`a generated program does not parse:\n${p.rust}\n${p.c}`);
  return { direction: p.direction, rust, c };
};
