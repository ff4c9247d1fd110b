import { readFileSync } from 'node:fs';
import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { optimisable } from '../../properties/generate/optimisable/index.js';
import { Tape } from '../../properties/generate/tape.js';
import { isLicensed } from '../../properties/optimise/behaviour.js';
import { OptimiseSearch } from '../../properties/optimise/search.js';
import { defaultSettings, parseScenario, programFor } from '../../properties/scenario/index.js';
import { runProgram } from '../../properties/scenario/program.js';
import { aliasingModels } from '../../semantics/aliasing/index.js';
import { optimisationNamed, optimisations } from '../../semantics/core/optimise/index.js';

const scenario = (file: string) =>
  programFor(parseScenario(readFileSync(file, 'utf8'), file).scenario!, 'unrestricted');

const runText = (rust: string, c: string, optimise: string, more: Record<string, string> = {}) => {
  const p = { rust: { text: rust, file: 'p.rs' }, c: { text: c, file: 'p.c' } };
  const settings = { ...defaultSettings, optimise, ub: 'ignored', ...more };
  const ran = runProgram(p, settings, 'unrestricted', more['aliasing'] ?? 'none');
  if (E.isLeft(ran)) throw new Error(ran.left[0]?.message);
  const { outcome, machine } = ran.right;
  return { k: outcome.k, output: String.fromCharCode(...(machine?.output ?? [])).trim() };
};

const mainC = (prototype: string, call: string): string =>
  `#include <stdio.h>\n${prototype}\nint main(void) { int x = 5; printf("%d\\n", ${call}); return 0; }\n`;

describe('optimisations', () => {
  beforeAll(() => loadGrammars());

  it('have names of their own, a sentence and a source, and name models that exist', () => {
    const models = new Set(aliasingModels.map((m) => m.name));
    expect(new Set(optimisations.map((o) => o.name)).size).toBe(optimisations.length);
    for (const o of optimisations) {
      expect(o.sentence, o.name).toMatch(/^[A-Z].*\.$/);
      expect(o.source, o.name).not.toBe('');
      expect(
        [...(o.licensedBy ?? [])].filter((m) => !models.has(m)),
        o.name,
      ).toEqual([]);
      expect(optimisationNamed(o.name)).toBe(o);
    }
  });

  it('make 15 of the 20 that add_twice prints, and leave the correct call alone', () => {
    const prints = (file: string, optimise: string): string => {
      const ran = runProgram(
        scenario(file),
        { ...defaultSettings, optimise, ub: 'ignored' },
        'unrestricted',
        'none',
      );
      if (E.isLeft(ran)) throw new Error(ran.left[0]?.message);
      return String.fromCharCode(...(ran.right.machine?.output ?? [])).trim();
    };
    for (const o of ['read-once', 'forward-over-writes']) {
      expect(prints('scenarios/aliasing/add-twice-heap.md', 'none')).toBe('20');
      expect(prints('scenarios/aliasing/add-twice-heap.md', o)).toBe('15');
      expect(prints('scenarios/aliasing/add-twice-distinct.md', o)).toBe(
        prints('scenarios/aliasing/add-twice-distinct.md', 'none'),
      );
    }
  });

  it('take a 2 in a bool for a 0 where the program takes it for a 1', () => {
    const rust = '#[no_mangle]\npub extern "C" fn f(b: bool) -> i32 { if b { 1 } else { 0 } }\n';
    const c = mainC('int f(unsigned char);', 'f(2)');
    expect(runText(rust, c, 'none').output).toBe('1');
    expect(runText(rust, c, 'two-valued-bool').output).toBe('0');
  });

  it('drop the test of a reference for null', () => {
    const rust =
      '#[no_mangle]\npub extern "C" fn f(b: &i32) -> i32 { if (b as *const i32).is_null() { 1 } else { 2 } }\n';
    const c = mainC('int f(const int *);', 'f(0)');
    expect(runText(rust, c, 'none').output).toBe('1');
    expect(runText(rust, c, 'reference-not-null').output).toBe('2');
  });

  it('trust that signed C does not overflow, and that other types are other objects', () => {
    const overflow = '#include <stdio.h>\n#include <limits.h>\nstatic int f(int x) { return x + 1 > x; }\n';
    const c = `${overflow.replace('#include <limits.h>\n', '')}int main(void) { printf("%d\\n", f(2147483647)); return 0; }\n`;
    expect(runText('', c, 'none').output).toBe('0');
    expect(runText('', c, 'no-overflow').output).toBe('1');
    const types =
      '#include <stdio.h>\n#include <stdlib.h>\nstatic int f(int *p, short *q) { *p = 1; *q = 2; return *p; }\n' +
      'int main(void) { int *h = malloc(sizeof *h); printf("%d\\n", f(h, (short *)h)); return 0; }\n';
    expect(runText('', types, 'none').output).toBe('2');
    expect(runText('', types, 'type-based').output).toBe('1');
  });

  it('separate the models: a store moved over reads that come before the first write', () => {
    const rust =
      '#[no_mangle]\npub extern "C" fn f(q: *mut i32) -> i32 { let r = unsafe { &mut *q }; let x = unsafe { *q }; *r = 7; x }\n';
    const c = mainC('int f(int *);', 'f(&x)');
    const under = (aliasing: string, optimise: string) =>
      runText(rust, c, optimise, { ub: 'judged', aliasing });
    expect(under('stacked', 'none').k).toBe('ub');
    expect(under('tree', 'none')).toEqual({ k: 'done', output: '5' });
    expect(under('tree', 'early-stores')).toEqual({ k: 'done', output: '7' });
  });

  it('change no generated program without undefined behaviour, where the model licenses them', () => {
    const s = new OptimiseSearch({ ...defaultSettings, fuel: '20000' });
    for (let seed = 0; seed < 80; seed++) s.try(optimisable(new Tape({ seed })));
    expect(s.refused).toBe(0);
    const cells = [...s.cells.values()];
    expect(
      cells.reduce((n, c) => n + c.changed, 0),
      'not vacuous',
    ).toBeGreaterThan(10);
    const broken = cells.filter(
      (c) => c.broken > 0 && isLicensed(optimisationNamed(c.optimisation)!, c.aliasing),
    );
    expect(broken.map((c) => `${c.optimisation} ${c.aliasing}`)).toEqual([]);
  });
});
