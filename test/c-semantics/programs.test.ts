import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builds, withCc } from './cc.js';
import { runC, short } from './run.js';

const folder = new URL('./programs/', import.meta.url);
const programs = readdirSync(fileURLToPath(folder)).filter((f) => f.endsWith('.c'));
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

describe('programs without undefined behaviour', () => {
  it.skipIf(!withCc).each(programs)('print under cc what they print here: %s.', (file) => {
    const text = read(file);
    const results = builds(text);
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
    expect(short(runC(read(file), { target: 'ilp32' }).outcome)).toMatch(/^done/);
  });
});
