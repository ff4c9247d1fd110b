/** The small programs of `corpus/`, by file and number; what rustc says of them is asked and not written down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Small {
  readonly name: string;
  readonly text: string;
}

const folder = fileURLToPath(new URL('corpus', import.meta.url));

export const corpus = (): readonly Small[] =>
  readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split(/^\/\/ -+\n/m)
      .map((text, k) => ({ name: `${file} ${k}`, text })),
  );
