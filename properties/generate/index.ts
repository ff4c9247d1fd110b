/** The generators by direction. Adding one: its file, and a line here. */
import type { Program } from '../program.js';
import { exportsProgram } from './exports.js';
import { importsProgram } from './imports.js';
import type { Tape } from './tape.js';

export interface Generator {
  readonly direction: 'c-calls-rust' | 'rust-calls-c';
  readonly make: (d: Tape) => Program;
}

export const generators: readonly Generator[] = [
  { direction: 'c-calls-rust', make: exportsProgram },
  { direction: 'rust-calls-c', make: importsProgram },
];
