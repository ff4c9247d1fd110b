import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { haveTool } from '../tools.js';
import { runC, short } from './run.js';

const folder = fileURLToPath(new URL('./programs/', import.meta.url));
const programs = readdirSync(folder).filter((f) => f.endsWith('.c'));
const withCc = haveTool('cc');
const temporary = mkdtempSync(join(tmpdir(), 'ferrule-c-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const sanitizers = '-fsanitize=address,undefined';
const hasSanitizers =
  withCc &&
  spawnSync('cc', [sanitizers, '-x', 'c', '-', '-o', join(temporary, 'probe')], {
    input: 'int main(void){return 0;}',
  }).status === 0;
if (withCc && !hasSanitizers) console.log('skipped: cc has no address and undefined-behaviour sanitizers');
const builds = [
  ['-O0'],
  ['-O2'],
  ...(hasSanitizers ? [['-O1', sanitizers, '-fno-sanitize-recover=all']] : []),
];

const real = (
  file: string,
  flags: readonly string[],
): { output: string; exit: number | null; said: string } => {
  const built = join(temporary, `${file}${flags.join('')}`);
  const cc = spawnSync('cc', ['-std=c11', '-w', ...flags, join(folder, file), '-o', built], {
    encoding: 'utf8',
  });
  if (cc.status !== 0) throw new Error(cc.stderr);
  const env = { ...process.env, ASAN_OPTIONS: 'detect_leaks=0' };
  const ran = spawnSync(built, [], { encoding: 'utf8', timeout: 10_000, env });
  return { output: ran.stdout, exit: ran.status, said: ran.stderr };
};

describe('programs without undefined behaviour', () => {
  it.skipIf(!withCc).each(programs)('print under cc what they print here: %s.', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const results = builds.map((flags) => real(file, flags));
    for (const order of ['ltr', 'rtl', 'seed']) {
      const { outcome, output } = runC(text, { target: 'lp64', 'c.order': order, seed: '7' });
      for (const r of results) {
        expect(r.said).toBe('');
        expect(short(outcome)).toBe(`done ${r.exit}`);
        expect(output).toBe(r.output);
      }
    }
  });

  it.each(programs)('end without undefined behaviour on 32 bits as well: %s.', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(short(runC(text, { target: 'ilp32' }).outcome)).toMatch(/^done/);
  });
});
