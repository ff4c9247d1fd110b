import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseJsonCases } from '../../model/aliasing/json.js';
import { OpRunner, resolveCase, runCase } from '../../semantics/aliasing/ops.js';
import { stacked } from '../../semantics/aliasing/stacked.js';
import { tree } from '../../semantics/aliasing/tree.js';

const file = 'test/data/aliasing-cases.json';
const { cases, diagnostics } = parseJsonCases(readFileSync(file, 'utf8'), file);

describe('the aliasing cases', () => {
  it('are all read.', () => {
    expect(diagnostics).toEqual([]);
    expect(cases.length).toBe(127);
  });

  const configurations = [
    ['stacked', stacked.create()],
    ['tree', tree.create()],
    ['tree.implicit-writes', tree.create({ implicitWrites: true })],
  ] as const;
  for (const [name, state] of configurations) {
    const runner = new OpRunner(state);
    describe(name, () => {
      for (const c of cases) {
        const expected = c.expect.get(name);
        if (expected === undefined) continue;
        it(`${c.name}: ${expected.verdict}${expected.at === undefined ? '' : ` at op ${expected.at}`}`, () => {
          const { program, diagnostics: errors } = resolveCase(c);
          expect(errors).toEqual([]);
          const { verdict } = runCase(program, name, runner);
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
