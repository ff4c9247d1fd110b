/** Programs that C11 does not allow: see the file. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const wrongPrograms = (): readonly string[] =>
  readFileSync(fileURLToPath(new URL('./wrong.txt', import.meta.url)), 'utf8')
    .split('\n')
    .slice(3)
    .filter((l) => l !== '')
    .map((l) => `${l.replace(/^(#include <\w+\.h>)\\n/, '$1\n')}\n`);
