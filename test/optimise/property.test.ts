import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseC } from '../../model/c/parse.js';
import { parseRust } from '../../model/rust/parse.js';
import { optimisation, optimisationOf } from '../../properties/optimisation.js';
import { optimisableGenerator } from '../../properties/generate/optimisable/index.js';
import { alone } from '../../properties/generate/index.js';
import { Bench } from '../../properties/search/bench.js';
import { aloneSettings, isRefusal, judge } from '../../properties/search/search.js';
import { aloneAt } from '../../properties/search/programs.js';
import { makeWitness } from '../../properties/search/witness.js';
import { defaultSettings } from '../../properties/scenario/index.js';
import type { Program } from '../../properties/program.js';
import { optimisationNamed } from '../../semantics/core/optimise/index.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';

const program = (rust: string, c: string): Program => ({
  direction: 'both',
  rust: parseRust(rust, 'p.rs').crate!,
  c: parseC(c, 'p.c').unit!,
});

const addTwice = (call: string): Program =>
  program(
    '#[no_mangle]\npub extern "C" fn add_twice(a: &mut i32, b: &i32) -> i32 { *a += *b; *a += *b; *a }\n',
    `#include <stdio.h>\nint add_twice(int *, const int *);\nint main(void) { int x = 5; int y = 5; printf("%d\\n", ${call}); return 0; }\n`,
  );

/** Tree Borrows lets another pointer read before the first write through a new `&mut`; a store moved up shows. */
const reserved = (): Program =>
  program(
    '#[no_mangle]\npub extern "C" fn f(q: *mut i32) -> i32 { let r = unsafe { &mut *q }; let x = unsafe { *q }; *r = 7; x }\n',
    '#include <stdio.h>\nint f(int *);\nint main(void) { int x = 5; printf("%d\\n", f(&x)); return 0; }\n',
  );

const verdict = (p: Program, set: Record<string, string> = {}, property = optimisation) => {
  const v = judge(new Bench(), property, p, unrestrictedRegime, { ...defaultSettings, ...set });
  if (isRefusal(v)) throw new Error(v.diagnostics[0]?.message);
  return v;
};

describe('the property `optimisation`', () => {
  beforeAll(() => loadGrammars());

  it('holds of the correct call of add_twice, and lets undefined behaviour do anything', () => {
    for (const aliasing of ['stacked', 'tree']) {
      expect(verdict(addTwice('add_twice(&x, &y)'), { aliasing })).toEqual({ k: 'holds' });
      expect(verdict(addTwice('add_twice(&x, &x)'), { aliasing })).toMatchObject({ k: 'vacuous' });
    }
  });

  it('breaks where undefined behaviour is ignored: this is what it allows', () => {
    expect(verdict(addTwice('add_twice(&x, &x)'), { ub: 'ignored' })).toMatchObject({
      k: 'broken',
      explanation: expect.stringContaining('`20` becomes `15`') as string,
    });
    expect(verdict(addTwice('add_twice(&x, &y)'), { ub: 'ignored' })).toEqual({ k: 'holds' });
  });

  it('breaks where a licence is dropped: Tree Borrows does not license moving a store up', () => {
    const early = optimisationNamed('early-stores')!;
    const tree = { aliasing: 'tree' };
    expect(verdict(reserved(), tree)).toMatchObject({ k: 'vacuous', why: 'nothing to optimise' });
    const all = optimisationOf([{ ...early, licensedBy: null }]);
    expect(verdict(reserved(), tree, all)).toMatchObject({ k: 'broken', kind: 'early-stores' });
  });

  it('holds of generated programs under both models and on both targets, and is not vacuous', () => {
    const spec = { settings: { ...defaultSettings, fuel: '20000' } };
    const bench = new Bench();
    const kinds = new Map<string, number>();
    for (let index = 0; index < 48; index++) {
      const { program: p } = aloneAt([optimisableGenerator], 3, index);
      const settings = aloneSettings(spec, optimisation, index);
      const v = judge(bench, optimisation, p, unrestrictedRegime, settings);
      expect(v, `program ${index}`).not.toHaveProperty('diagnostics');
      expect(v, `program ${index}`).not.toMatchObject({ k: 'broken' });
      const key = `${settings['aliasing']} ${settings['target']} ${(v as { k: string }).k}`;
      kinds.set(key, (kinds.get(key) ?? 0) + 1);
    }
    for (const aliasing of ['stacked', 'tree'])
      for (const target of ['ilp32', 'lp64'])
        expect(kinds.get(`${aliasing} ${target} holds`)).toBeGreaterThan(0);
  });

  it('has its findings shrunk to 1-minimal programs', () => {
    const fixed = {
      ...alone('c-calls-rust', { rust: () => addTwice('0').rust, c: () => addTwice('add_twice(&x, &x)').c }),
    };
    const property = { ...optimisation, generators: [fixed], variants: [{ ub: 'ignored' }] };
    const spec = { seed: 1, settings: defaultSettings, regimes: [unrestrictedRegime], heavyEvery: 1 };
    const found = {
      property: 'optimisation',
      regime: 'unrestricted',
      threat: 'arbitrary' as const,
      settings: { ...spec.settings, ub: 'ignored' },
      kind: 'forward-over-writes',
      rule: '',
      premise: 'unaliased',
      direction: 'c-calls-rust' as const,
      index: 0,
      choices: [],
    };
    const w = makeWitness(found, property, unrestrictedRegime, []);
    expect(w.oneMinimal).toBe(true);
    expect(w.explanation).toContain('becomes');
    expect(w.size).toBeLessThanOrEqual(8);
  });
});
