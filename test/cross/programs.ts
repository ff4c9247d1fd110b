/** The hand-written programs of this folder, and what real builds of them did. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Behaviour, Observed } from '../../properties/confirm/index.js';
import type { ProgramText } from '../../properties/scenario/index.js';

export const folder = fileURLToPath(new URL('programs', import.meta.url));
const recorded = fileURLToPath(new URL('real.json', import.meta.url));

const names = (): readonly string[] =>
  [...new Set(readdirSync(folder).map((f) => basename(f).replace(/\.(rs|c)$/, '')))].toSorted();

const half = (name: string, ext: 'rs' | 'c'): { text: string; file: string } | undefined => {
  const file = join(folder, `${name}.${ext}`);
  return existsSync(file) ? { text: readFileSync(file, 'utf8'), file: `${name}.${ext}` } : undefined;
};

export interface CrossProgram {
  readonly name: string;
  readonly text: ProgramText;
}

export const crossPrograms = (): readonly CrossProgram[] =>
  names().map((name) => ({ name, text: { rust: half(name, 'rs'), c: half(name, 'c') } }));

/** What every real build printed, and how it ended; written by `npm run agree -- cross` with FERRULE_RECORD set. */
export const realBehaviours = (): Readonly<Record<string, Behaviour>> =>
  JSON.parse(readFileSync(recorded, 'utf8')) as Record<string, Behaviour>;

export const recordedIn = recorded;
export const behaviour = ({ output, end }: Observed): Behaviour => ({ output, end });
