/** What `confirm` and `export` take from their inputs. */
import { createHash } from 'node:crypto';
import type { Settings } from '../model/settings.js';
import { REGIME } from '../properties/confirm/index.js';
import { defaultSettings, programFor, settingsFor, type ProgramText } from '../properties/scenario/index.js';
import type { Input } from './programs.js';

export const programOf = (input: Input): ProgramText =>
  input.kind === 'pair' ? { rust: input.rust, c: input.c } : programFor(input.scenario, REGIME);

export const settingsOf = (input: Input, given: Settings): Settings =>
  input.kind === 'pair' ? { ...defaultSettings, ...given } : settingsFor(input.scenario, given);

/** Both halves to the letter: what a saved result is about. */
export const digestOf = (p: ProgramText): string =>
  createHash('sha256')
    .update(`${p.rust?.text.trim() ?? ''}\0${p.c?.text.trim() ?? ''}`)
    .digest('hex')
    .slice(0, 16);
