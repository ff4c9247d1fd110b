/** Results of `confirm --save`, where they lie beside scenarios. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import * as E from '#fp/Either';
import { parseConfirmation } from '../properties/confirm/index.js';
import type { Scenario } from '../properties/scenario/index.js';
import type { RealResult } from '../report/data.js';
import { realResult } from '../report/real.js';
import { digestOf, programOf } from './confirm-input.js';
import type { Io } from './io.js';

/** `a.md` → `a.confirmed.json`. */
export const confirmedFile = (file: string): string =>
  join(dirname(file), `${basename(file, extname(file))}.confirmed.json`);

/** What was kept for a scenario; a file that cannot be read is said, and left out. */
export const confirmedResult = (s: Scenario, io: Io): RealResult | undefined => {
  const file = confirmedFile(s.file);
  if (!existsSync(file)) return undefined;
  const read = parseConfirmation(readFileSync(file, 'utf8'));
  if (E.isLeft(read)) {
    io.err(`${file}: ${read.left}; make it again by \`ferrule confirm ${s.file} --save\``);
    return undefined;
  }
  const now = digestOf(programOf({ kind: 'scenario', file: s.file, scenario: s }));
  return realResult(read.right, read.right.digest !== now);
};
