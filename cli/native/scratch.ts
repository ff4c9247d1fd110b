/** A temporary folder that is gone afterwards, however the work ends: by its end, an exception, Ctrl-C or a signal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from './process.js';

const live = new Set<string>();
const remove = (folder: string): void => {
  live.delete(folder);
  rmSync(folder, { recursive: true, force: true });
};

const stopSignals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
let watching = false;

/** Once, and only while something is to be removed: a signal ends the process as it would have, after clearing up. */
const watch = (): void => {
  if (watching) return;
  watching = true;
  process.on('exit', () => [...live].forEach(remove));
  for (const [signal, code] of Object.entries(stopSignals))
    process.on(signal as keyof typeof stopSignals, () => {
      if (live.size === 0) return;
      stopAll();
      process.exit(code);
    });
};

export const withScratch = async <A>(work: (folder: string) => Promise<A>): Promise<A> => {
  watch();
  const folder = mkdtempSync(join(tmpdir(), 'ferrule-'));
  live.add(folder);
  try {
    return await work(folder);
  } finally {
    remove(folder);
  }
};
