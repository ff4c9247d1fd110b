/**
 * A campaign on disk: `.ferrule/campaigns/NAME/records.jsonl`. One writer, appended line by line; a last line that was
 * cut off is dropped on opening, so that Ctrl-C and kill -9 lose nothing that was acknowledged.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
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

export class Store {
  readonly file: string;
  private readonly fd: number;
  private synced = 0;

  constructor(file: string) {
    this.file = file;
    this.fd = openSync(file, 'a');
  }

  append(p: Payload, important = false): void {
    writeSync(this.fd, `${encode(p)}\n`);
    const now = Date.now();
    if (!important && now - this.synced < 1000) return;
    fsyncSync(this.fd);
    this.synced = now;
  }

  close(): void {
    fsyncSync(this.fd);
    closeSync(this.fd);
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
  const text = readFileSync(file, 'utf8');
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
    if (fresh && existsSync(file)) truncateSync(file, 0);
    const read = readRecords(file);
    if (E.isLeft(read)) return read;
    if (read.right.dropped.length > 0) truncateSync(file, read.right.good);
    return E.right({ state: read.right.state, store: new Store(file), dropped: read.right.dropped });
  } catch (e) {
    return E.left(`${file}: ${e instanceof Error ? e.message : String(e)}`);
  }
};
