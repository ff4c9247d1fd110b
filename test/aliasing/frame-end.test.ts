/**
 * The end of a frame is refused by no model: what the release of a protector accesses again was allowed when its tag
 * was used, and anything since that forbids it would have been refused itself, for the tag was protected. That is why
 * `protectors-end` stands in test/completeness.ts; a counterexample would be a case for a scenario.
 */
import { describe, expect, it } from 'vitest';
import { drawOps, opAlphabets } from '../../properties/aliasing-ops.js';
import { OpRunner } from '../../semantics/aliasing/ops.js';
import { resolveCase } from '../../semantics/aliasing/program.js';
import { showOp } from '../../model/aliasing/syntax.js';
import { stacked } from '../../semantics/aliasing/stacked.js';
import { tree } from '../../semantics/aliasing/tree.js';

/** A generator of its own, so that the programs are the same in every run (Numerical Recipes' constants). */
const drawer = (seed: number): ((n: number) => number) => {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
};

const runs = Number(process.env['FERRULE_RUNS'] ?? 400) * 10;

describe('the end of a frame', () => {
  for (const model of [stacked, tree])
    for (const alphabet of Object.values(opAlphabets))
      it(`is refused in no sequence of ops: ${model.name}, alphabet ${alphabet.name}.`, () => {
        const runner = new OpRunner(model.create());
        const choose = drawer(1);
        for (let k = 0; k < runs; k++) {
          const ops = drawOps(alphabet, 4 + (k % 20), choose);
          const { program, diagnostics } = resolveCase({ name: 'drawn', ops });
          if (diagnostics.length > 0) continue;
          const at = runner.run(program);
          if (at > 0) expect(ops[at - 1]!.op, ops.map(showOp).join('\n')).not.toBe('ret');
        }
      });
});
