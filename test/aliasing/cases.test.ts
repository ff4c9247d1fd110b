import { describe, expect, it } from 'vitest';
import { OpRunner, runCase } from '../../semantics/aliasing/ops.js';
import { resolveCase } from '../../semantics/aliasing/program.js';
import { allCases, catalogue, configurations, extra } from './corpus.js';

describe('the aliasing cases', () => {
  it('are all read.', () => {
    expect([...catalogue.diagnostics, ...extra.diagnostics]).toEqual([]);
    expect(catalogue.cases.length).toBe(127);
    expect(allCases.flatMap((c) => resolveCase(c).diagnostics)).toEqual([]);
  });

  it('each state what both models say.', () => {
    const silent = allCases.filter((c) => !c.expect.has('stacked') || !c.expect.has('tree'));
    expect(silent.map((c) => c.name)).toEqual([]);
    expect(new Set(allCases.map((c) => c.name)).size).toBe(allCases.length);
  });

  for (const { name, create } of configurations) {
    const runner = new OpRunner(create());
    describe(name, () => {
      for (const c of allCases) {
        const expected = c.expect.get(name);
        if (expected === undefined) continue;
        it(`${c.name}: ${expected.verdict}${expected.at === undefined ? '' : ` at op ${expected.at}`}`, () => {
          const { verdict } = runCase(resolveCase(c).program, name, runner);
          expect({ verdict: verdict.verdict, at: verdict.op ?? undefined }).toEqual({
            verdict: expected.verdict,
            at: expected.at,
          });
          if (expected.kind !== undefined) expect(verdict.kind).toBe(expected.kind);
        });
      }
    });
  }
});
