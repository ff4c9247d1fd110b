/** The functions of each header that are written in C. A new one is an entry in its header's file. */
import { ctypeFunctions } from './ctype.js';
import type { WrittenFunction } from './entry.js';
import { startFunctions } from './start.js';
import { stdioFunctions } from './stdio.js';
import { stdlibFunctions } from './stdlib.js';
import { stringFunctions } from './string.js';

export { START } from './start.js';
export type { WrittenFunction } from './entry.js';

const byHeader: Readonly<Record<string, readonly WrittenFunction[]>> = {
  'ctype.h': ctypeFunctions,
  'stdio.h': stdioFunctions,
  'stdlib.h': stdlibFunctions,
  'string.h': stringFunctions,
};

export const writtenIn = (header: string): readonly string[] => (byHeader[header] ?? []).map((f) => f.name);

const byName = new Map([...Object.values(byHeader).flat(), ...startFunctions].map((f) => [f.name, f]));

export const writtenFunction = (name: string): WrittenFunction | null => byName.get(name) ?? null;
