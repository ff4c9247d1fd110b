import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { haveTool } from '../tools.js';
import { fineRust, rustCases, rustProgram } from './ub-cases.js';
import { runAlone, rustcErrors, settingsWith } from './support.js';

const targets = ['ilp32', 'lp64'];

beforeAll(loadGrammars);

describe('what the Rust Reference and std leave undefined', () => {
  for (const c of rustCases)
    it(`is found with its kind: ${c.title} (${c.kind}).`, () => {
      for (const target of targets)
        expect(runAlone(rustProgram(c.text), settingsWith({ target })).end).toContain(`"ub":"${c.kind}"`);
    });

  it('has a title of its own for each case.', () => {
    expect(new Set(rustCases.map((c) => c.title)).size).toBe(rustCases.length);
  });
});

describe('what they define', () => {
  for (const [title, text] of fineRust)
    it(`runs to its end: ${title}.`, () => {
      for (const target of targets)
        for (const aliasing of ['stacked', 'tree'])
          expect(runAlone(rustProgram(text), settingsWith({ target, aliasing })).end).toBe('exit 0');
    });
});

describe('all of them together', () => {
  it.runIf(haveTool('rustc'))('are programs that rustc accepts.', () => {
    const texts = [...rustCases.map((c) => c.text), ...fineRust.map(([, text]) => text)];
    const modules = texts.map((t, k) => `mod m${k} {\n${rustProgram(t)}}\n`);
    expect(rustcErrors(`${modules.join('')}fn main() {}\n`)).toEqual([]);
  });
});
