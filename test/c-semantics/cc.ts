/** Real builds of C programs, to hold the model against. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { haveTool } from '../tools.js';

export const withCc = haveTool('cc');

const sanitizers = ['-O1', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];

export interface Built {
  readonly flags: string;
  readonly output: string;
  readonly exit: number | null;
  /** What a sanitizer, or the loader, had to say. */
  readonly said: string;
}

const inFolder = <T>(f: (folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrule-c-'));
  try {
    return f(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const build = (text: string, flags: readonly string[]): Built =>
  inFolder((folder) => {
    const [source, program] = [join(folder, 'program.c'), join(folder, 'program')];
    writeFileSync(source, text);
    const cc = spawnSync('cc', ['-std=c11', '-w', ...flags, source, '-o', program], { encoding: 'utf8' });
    if (cc.status !== 0) throw new Error(cc.stderr);
    const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0' };
    const ran = spawnSync(program, [], { encoding: 'utf8', timeout: 20_000, env });
    return { flags: flags.join(' '), output: ran.stdout, exit: ran.status, said: ran.stderr };
  });

const sanitizersWork = (): boolean => {
  try {
    return build('int main(void) { return 0; }\n', sanitizers).exit === 0;
  } catch {
    return false;
  }
};

export const hasSanitizers = withCc && sanitizersWork();
if (withCc && !hasSanitizers) console.log('skipped: cc has no address and undefined-behaviour sanitizers');

/** The program as cc builds it: plainly, optimised, and (where cc has them) with its sanitizers. */
export const builds = (text: string): readonly Built[] =>
  [['-O0'], ['-O2'], ...(hasSanitizers ? [sanitizers] : [])].map((flags) => build(text, flags));
