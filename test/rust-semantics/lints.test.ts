import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { lints } from '../../semantics/rust/lints/index.js';
import { haveTool } from '../tools.js';
import { askRustc } from './rustc-batch.js';
import { compile, errorsOf, runAlone } from './support.js';

interface Case {
  readonly name: string;
  /** rustc's code, or its lint; null: it accepts. */
  readonly want: string | null;
  readonly text: string;
}

const file = fileURLToPath(new URL('lints.txt', import.meta.url));
const cases = readFileSync(file, 'utf8')
  .split(/^\/\/# /m)
  .slice(1)
  .map((part): Case => {
    const end = part.indexOf('\n');
    const [name = '', want = null] = part.slice(0, end).split(': ');
    return { name, want, text: part.slice(end + 1) };
  });

const codes = (c: Case): readonly string[] => [...new Set(errorsOf(compile(c.text)).map((d) => d.code))];

beforeAll(loadGrammars);

describe('Lints that deny by default', () => {
  it(`refuse what they say, and nothing beside it, of ${cases.length} programs at their edges.`, () => {
    const wrong = cases.flatMap((c) => {
      const said = codes(c);
      return said.join() === (c.want ?? '') ? [] : [`${c.name}: ${said.join()}, not ${c.want ?? 'accepted'}`];
    });
    expect(wrong).toEqual([]);
  });

  it('each refuse a program there, with a way out and the name that lets it through.', () => {
    for (const lint of lints) {
      const found = cases.find((c) => c.want === (lint.code ?? lint.name));
      expect(found, lint.name).toBeDefined();
      for (const d of errorsOf(compile(found?.text ?? '')))
        expect(d.help).toContain(`#[allow(${lint.name})]`);
    }
  });

  it('are silent under `allow` and `expect`, and warn under `warn`; the innermost attribute counts.', () => {
    const cast = 'unsafe { *(&x as *const i32 as *mut i32) = 4; }';
    const levels = (crate: string, item: string, statement = ''): readonly string[] =>
      compile(
        `${crate}\n${item}\nfn main() { let x = 3; ${statement} ${cast} println!("{}", x); }`,
      ).diagnostics.map((d) => d.severity);
    const at = (level: string): string => `[${level}(invalid_reference_casting)]`;
    expect(levels('', '')).toEqual(['error']);
    expect(levels(`#!${at('allow')}`, '')).toEqual([]);
    expect(levels('', `#${at('expect')}`)).toEqual([]);
    expect(levels('', `#${at('warn')}`)).toEqual(['warning']);
    expect(levels('', '', `#${at('allow')}`)).toEqual([]);
    expect(levels(`#!${at('allow')}`, `#${at('warn')}`)).toEqual(['warning']);
    expect(levels(`#!${at('warn')}`, '', `#${at('allow')}`)).toEqual([]);
    expect(levels('#![allow(deref_nullptr)]', '')).toEqual(['error']);
  });

  it('let through what then runs: a literal wraps around, an overflow panics.', () => {
    const literal = '#![allow(overflowing_literals)]\nfn main() { let x: u8 = 257; println!("{}", x); }';
    expect(runAlone(literal)).toEqual({ out: '1\n', end: 'exit 0' });
    const overflow = '#[allow(arithmetic_overflow)]\nfn main() { let x: u8 = 255; println!("{}", x + 1); }';
    expect(runAlone(overflow)).toEqual({ out: '', end: 'exit 101' });
  });

  it.runIf(haveTool('rustc'))('are those of the installed rustc.', { timeout: 60_000 }, async () => {
    const said = await askRustc(
      cases.map((c) => c.text),
      'with lints',
    );
    const wrong = cases.flatMap((c, k) => {
      const found = [...new Set(said[k]?.map((e) => e.code))].join();
      return found === (c.want ?? '') ? [] : [`${c.name}: rustc says ${found === '' ? 'nothing' : found}`];
    });
    expect(wrong).toEqual([]);
  });
});
