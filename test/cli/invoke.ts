import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { commands } from '../../cli/commands.js';
import type { Io } from '../../cli/io.js';
import { ferrule } from '../../cli/program.js';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Of JSON output: one value a line. */
  readonly json: readonly Record<string, unknown>[];
}

/** Runs a command line in this process, as if neither stream were a terminal. */
export const invoke = async (...args: readonly string[]): Promise<Said> => {
  const out: string[] = [];
  const err: string[] = [];
  const plain = (_: string, text: string): string => text;
  const io: Io = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    paint: plain,
    paintErr: plain,
    interactive: false,
  };
  const code = await ferrule(commands, args, io);
  const json = (): readonly Record<string, unknown>[] =>
    out.map((l) => JSON.parse(l) as Record<string, unknown>);
  return {
    code,
    out: out.join('\n'),
    err: err.join('\n'),
    get json() {
      return json();
    },
  };
};

/** A folder of its own for a test file, removed at the end; `put` writes a file into it and gives its path. */
export const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'ferrule-cli-'));
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  const put = (name: string, content: string | Uint8Array): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  return { path, put };
};
