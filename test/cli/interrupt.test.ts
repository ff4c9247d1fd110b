import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as E from '#fp/Either';
import { readRecords } from '../../cli/store.js';

/** Runs the built command line in a folder of its own, and interrupts it once it has said something. */
const interrupted = (cwd: string): Promise<number | null> =>
  new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [resolve('dist/cli.mjs'), 'search', '--time', '60', '--property', 'boundary-soundness'],
      { cwd },
    );
    let said = false;
    child.stderr.on('data', () => {
      if (said) return;
      said = true;
      child.kill('SIGINT');
    });
    child.stdout.resume();
    child.on('error', fail);
    child.on('exit', (code) => done(code));
  });

describe('Ctrl-C during a search', () => {
  it('stops at the end of a range, keeps what was found, and says that it was interrupted', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'interrupt-'));
    expect(await interrupted(cwd)).toBe(0);
    const file = join(cwd, '.ferrule', 'campaigns', 'search-boundary-soundness', 'records.jsonl');
    const read = readRecords(file);
    expect(E.isRight(read)).toBe(true);
    if (E.isLeft(read)) return;
    expect(read.right.state.interrupted).toBe(true);
    expect(read.right.state.programs).toBeGreaterThan(0);
    expect(read.right.state.found.size).toBeGreaterThan(0);
    expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true);
  });
});
