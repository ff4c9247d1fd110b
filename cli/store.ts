/**
 * A campaign on disk: `.ferrule/campaigns/NAME/records.jsonl`. One writer, appended line by line; a last line that was
 * cut off is dropped on opening, so that Ctrl-C and kill -9 lose nothing that was acknowledged.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import * as E from '#fp/Either';
import { decode, encode, type Payload } from '../properties/campaign/record.js';
import { CampaignState } from '../properties/campaign/state.js';

export interface OpenedStore {
  readonly state: CampaignState;
  readonly store: Store;
  /** What was not readable, for a warning. */
  readonly dropped: readonly string[];
}

/** What the system says, without its code and call. */
const systemWord = (e: unknown): string =>
  e instanceof Error ? e.message.replace(/^[A-Z]+: /, '').replace(/, \w+.*$/, '') : String(e);

const lockFile = (file: string): string => `${file}.lock`;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** One process writes a campaign at a time. Gives the one that does; a lock of a process that has gone is taken over. */
const lock = (file: string): number | null => {
  const held = lockFile(file);
  for (;;) {
    try {
      writeFileSync(held, `${process.pid}`, { flag: 'wx' });
      return null;
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e;
    }
    const by = existsSync(held) ? Number(readFileSync(held, 'utf8')) : 0;
    if (by > 0 && isAlive(by)) return by;
    rmSync(held, { force: true });
  }
};

export class Store {
  readonly file: string;
  private readonly fd: number;
  private synced = 0;

  constructor(file: string) {
    this.file = file;
    this.fd = openSync(file, 'a');
  }

  /** Throws what the system says; then the line is cut off again, so that the next one is not behind half of it. */
  append(p: Payload, important = false): void {
    const line = Buffer.from(`${encode(p)}\n`);
    const before = fstatSync(this.fd).size;
    try {
      for (let at = 0; at < line.length;) at += writeSync(this.fd, line, at);
    } catch (e) {
      ftruncateSync(this.fd, before);
      throw e;
    }
    const now = Date.now();
    if (!important && now - this.synced < 1000) return;
    fsyncSync(this.fd);
    this.synced = now;
  }

  close(): void {
    fsyncSync(this.fd);
    closeSync(this.fd);
    rmSync(lockFile(this.file), { force: true });
  }
}

export const campaignFile = (name: string): string => join('.ferrule', 'campaigns', name, 'records.jsonl');

/** Reads what is there; a torn last line is cut off, a bad line in the middle is an error of the file. */
export const readRecords = (
  file: string,
): E.Either<string, { state: CampaignState; dropped: string[]; good: number }> => {
  const state = new CampaignState();
  const dropped: string[] = [];
  if (!existsSync(file)) return E.right({ state, dropped, good: 0 });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (e) {
    return E.left(`${file}: ${systemWord(e)}`);
  }
  const lines = text.split('\n');
  let good = 0;
  for (const [k, line] of lines.entries()) {
    const last = k === lines.length - 1;
    if (line === '') {
      if (!last) good += 1;
      continue;
    }
    const record = decode(line);
    if (E.isRight(record) && !last) {
      state.add(record.right);
      good += Buffer.byteLength(line) + 1;
      continue;
    }
    const why = E.isLeft(record) ? record.left : 'the line has no end';
    if (!last) return E.left(`${file}:${k + 1}: ${why}; move the file away, or delete that line`);
    dropped.push(`${file}:${k + 1}: the last line was cut off (${why}) and is dropped`);
  }
  return E.right({ state, dropped, good });
};

/** Opens a campaign for writing; `fresh` begins anew. */
export const openStore = (name: string, fresh: boolean): E.Either<string, OpenedStore> => {
  const file = campaignFile(name);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const by = lock(file);
    if (by !== null)
      return E.left(`process ${by} is writing it (if there is none such, delete ${lockFile(file)})`);
    if (fresh && existsSync(file)) truncateSync(file, 0);
    const read = readRecords(file);
    if (E.isLeft(read)) {
      rmSync(lockFile(file), { force: true });
      return read;
    }
    if (read.right.dropped.length > 0) truncateSync(file, read.right.good);
    return E.right({ state: read.right.state, store: new Store(file), dropped: read.right.dropped });
  } catch (e) {
    return E.left(`${file}: ${systemWord(e)}`);
  }
};
