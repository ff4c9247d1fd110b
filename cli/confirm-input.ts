/** What `confirm` and `export` take from their inputs. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as E from '#fp/Either';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Settings } from '../model/settings.js';
import { mediates, REGIME, type Prelude } from '../properties/confirm/index.js';
import { defaultSettings, programFor, settingsFor, type ProgramText } from '../properties/scenario/index.js';
import type { Input } from './programs.js';
import { about } from './read.js';

export const programOf = (input: Input, regime = REGIME): ProgramText =>
  input.kind === 'pair' ? { rust: input.rust, c: input.c } : programFor(input.scenario, regime);

/** A regime's API for rustc, `semantics/regimes/NAME/prelude.rs`; null where it has none. */
export const preludeOf = (regime: string): Prelude | null => {
  const read = (name: string): string | null => {
    const file = fileURLToPath(new URL(`../semantics/regimes/${regime}/${name}`, import.meta.url));
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
  const [text, c, sections] = ['prelude.rs', 'foreign.c', 'foreign.ld'].map(read);
  if (text == null) return null;
  return { text, foreign: c == null || sections == null ? null : { c, sections } };
};

export interface Boundary {
  readonly regime: string;
  readonly prelude: Prelude | null;
}

/** Glue that was written by hand for a regime is written in its API, which rustc has to know. */
export const boundaryFor = (input: Input, regime: string): E.Either<Diagnostic, Boundary> => {
  const byHand = input.kind === 'scenario' && input.scenario.rustFor.has(regime);
  const known = preludeOf(regime);
  const prelude = byHand || input.kind === 'pair' ? known : null;
  if (known !== null && prelude === null && mediates(known))
    return E.left(
      about(
        input.file,
        'not-real',
        `the glue that \`${regime}\` makes from signatures is in no real build, nor is its domain`,
        `write a \`rust ${regime}\` fence, or leave out \`--regime\`: the plain program is built`,
      ),
    );
  if (byHand && prelude === null)
    return E.left(
      about(
        input.file,
        'not-real',
        `the API of \`${regime}\` has no twin in real Rust`,
        'leave out `--regime`: the plain program is built',
      ),
    );
  return E.right({ regime, prelude });
};

export const settingsOf = (input: Input, given: Settings): Settings =>
  input.kind === 'pair'
    ? { ...defaultSettings, ...input.settings, ...given }
    : settingsFor(input.scenario, given);

/** Both halves to the letter: what a saved result is about. */
export const digestOf = (p: ProgramText): string =>
  createHash('sha256')
    .update(`${p.rust?.text.trim() ?? ''}\0${p.c?.text.trim() ?? ''}`)
    .digest('hex')
    .slice(0, 16);
