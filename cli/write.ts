/** Writing files whole: never half of one, whatever goes wrong. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Written beside and renamed; what could not be renamed is removed. Throws what the system says. */
export const writeWhole = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  // Of this process alone: two may write one file at a time.
  const beside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (e) {
    rmSync(beside, { force: true });
    throw e;
  }
};
