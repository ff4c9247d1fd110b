import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showOp, type Op } from '../../model/aliasing/syntax.js';
import { drawOps, opAlphabets, type OpAlphabet } from '../../properties/aliasing-ops.js';
import type { AliasState } from '../../semantics/aliasing/model.js';
import { OpRunner } from '../../semantics/aliasing/ops.js';
import { resolveCase, type AliasingProgram } from '../../semantics/aliasing/program.js';
import { stacked } from '../../semantics/aliasing/stacked.js';
import { tree } from '../../semantics/aliasing/tree.js';
import { NaiveStacked } from './naive-stacked.js';
import { NaiveTree } from './naive-tree.js';

const opsOf = (alphabet: OpAlphabet, length: number): fc.Arbitrary<readonly Op[]> =>
  fc.array(fc.nat({ max: 59 }), { minLength: length * 5, maxLength: length * 5 }).map((tape) => {
    let at = 0;
    return drawOps(alphabet, length, (n) => tape[at++ % tape.length]! % n);
  });

/** One line a byte, in the words of the naive models. */
const showFast = (state: AliasState, alloc: number, size: number): string[] =>
  Array.from({ length: size }, (_, b) => {
    const view = state.view(alloc, b, 1);
    const run = view.runs[0]!;
    const sorted = view.shape === 'tree' ? run.items.toSorted((x, y) => x.tag - y.tag) : run.items;
    const items = sorted.map((i) => {
      const perm =
        i.permission === 'ReservedConflicted' && i.protector === 'none' ? 'Reserved' : i.permission;
      return `${i.tag}:${perm}:${view.shape === 'tree' ? `${i.accessed}:` : ''}${i.protector}`;
    });
    return `${view.shape === 'tree' ? '' : `<${run.unknownBelow ?? 0}> `}${items.join(' ')}`;
  });

interface Naive {
  run(p: AliasingProgram): { op: number; kind: string } | undefined;
  show(alloc: number): string[];
}

const agree = (state: AliasState, naive: Naive, ops: readonly Op[], alphabet: OpAlphabet): void => {
  const { program, diagnostics } = resolveCase({ name: 'drawn', ops });
  expect(diagnostics).toEqual([]);
  const runner = new OpRunner(state);
  const op = runner.run(program);
  const fast = op === 0 ? undefined : { op, kind: state.explain(runner.code).kind };
  const slow = naive.run(program);
  const text = ops.map(showOp).join('\n');
  expect({ text, verdict: fast }).toEqual({ text, verdict: slow });
  if (fast !== undefined) return;
  alphabet.allocations.forEach(({ size }, i) => {
    const shown = naive.show(i + 1);
    if (shown.length > 0)
      expect({ text, bytes: showFast(state, i + 1, size) }).toEqual({ text, bytes: shown });
  });
};

const runs = Number(process.env['FERRULE_RUNS'] ?? 400);
const alphabets: OpAlphabet[] = [...Object.values(opAlphabets)];

describe('on any sequence of ops, the models agree with their plainest statement in verdict, op, kind and state', () => {
  for (const alphabet of alphabets) {
    it(`stacked, alphabet ${alphabet.name}.`, () => {
      const state = stacked.create();
      fc.assert(
        fc.property(opsOf(alphabet, 12), (ops) => agree(state, new NaiveStacked(), ops, alphabet)),
        { numRuns: runs },
      );
    });
    for (const implicitWrites of [false, true])
      it(`tree, alphabet ${alphabet.name}${implicitWrites ? ', implicit writes' : ''}.`, () => {
        const state = tree.create({ implicitWrites });
        fc.assert(
          fc.property(opsOf(alphabet, 12), (ops) =>
            agree(state, new NaiveTree(implicitWrites), ops, alphabet),
          ),
          { numRuns: runs },
        );
      });
  }
});
