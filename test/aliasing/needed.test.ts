import { describe, expect, it } from 'vitest';
import { OpRunner } from '../../semantics/aliasing/ops.js';
import { allCases, configurations, programOf, wordOf } from './corpus.js';
import { stackedMutants, treeMutants, type Mutant } from './mutants.js';

/**
 * Entries whose swap no program can notice, each with the reason. A swap that is neither noticed by a case nor
 * listed here fails the test, and so does a line here whose swap is noticed.
 */
const unnoticed: readonly { readonly model: string; readonly entry: RegExp; readonly because: string }[] = [
  {
    model: 'stacked',
    entry: /^(SharedRO|Disabled): sparesSharedRun/,
    because: 'Only an item that may write is ever the granting item of a write.',
  },
  {
    model: 'stacked',
    entry: /^Disabled: disabledByRead/,
    because:
      'Disabling a disabled item changes nothing, and a protected item is undefined behaviour to disable.',
  },
  {
    model: 'stacked',
    entry: /^& fn: other protect strong → weak/,
    because:
      'Strong and weak differ only for what a deallocation leaves, and it leaves no SharedRO item: whatever may write is below it.',
  },
  {
    model: 'tree',
    entry: /^& fn: protect strong → weak/,
    because:
      'They differ only for a deallocation, whose write a Frozen tag forbids anyway and a Cell is exempt from.',
  },
  {
    model: 'tree',
    entry: /^ReservedIM: protected/,
    because: 'No tag is both protected and ReservedIM: no retag makes it so, and no step leads there.',
  },
  {
    model: 'tree',
    entry: /^(Reserved: (localRead|foreignRead)|&mut: (other|outsideFreeze)) Reserved → ReservedConflicted/,
    because: 'Only a current protector tells the two apart, and these tags have none and never will.',
  },
  {
    model: 'tree',
    entry: /^ReservedConflicted: (localRead|foreignRead) ReservedConflicted → Reserved$/,
    because: 'Only a current protector tells the two apart, and these columns are for when there is none.',
  },
  {
    model: 'tree',
    entry: /^ReservedConflicted: access read → none/,
    because:
      'Its protector ends with a read that every older tag already saw when it was used, and that a younger tag only minds while protected itself, by a frame inside of this one.',
  },
  {
    model: 'tree',
    entry: /^Disabled: access none/,
    because:
      'No retag makes a Disabled tag, and one that was used is undefined behaviour to disable while protected.',
  },
];

const runs = (create: Parameters<typeof wordOf>[0]['state'][]): OpRunner[] =>
  create.map((state) => new OpRunner(state));
const programs = allCases.map(programOf);
const words = (runners: readonly OpRunner[]): string[] =>
  runners.flatMap((r) => programs.map((p) => wordOf(r, p)));

describe('every premise is needed: switching it off changes some case', () => {
  for (const { name, create } of configurations) {
    const state = create();
    const runner = new OpRunner(state);
    const usual = words([runner]);
    it(`${name}.`, () => {
      const idle: number[] = [];
      state.off.forEach((_, k) => {
        state.off[k] = 1;
        if (words([runner]).every((w, i) => w === usual[i])) idle.push(k);
        state.off[k] = 0;
      });
      expect(idle).toEqual([]);
    });
  }
});

describe('every entry of the tables is needed: swapping it for any other value changes some case', () => {
  const families: [string, () => Generator<Mutant>, readonly object[]][] = [
    ['stacked', stackedMutants, [{}]],
    ['tree', treeMutants, [{}, { implicitWrites: true }]],
  ];
  for (const [model, mutants, options] of families) {
    const usual = words(runs(configurations.filter((c) => c.name.startsWith(model)).map((c) => c.create())));
    it(`${model}.`, () => {
      const reasons = unnoticed.filter((u) => u.model === model);
      const used = new Set<RegExp>();
      const unexplained: string[] = [];
      for (const m of mutants()) {
        const got = words(runs(options.map((o) => m.model.create(o))));
        const reason = reasons.find((u) => u.entry.test(m.name));
        if (reason !== undefined) used.add(reason.entry);
        const isNoticed = got.some((w, i) => w !== usual[i]);
        if (isNoticed === (reason !== undefined))
          unexplained.push(`${m.name}: ${isNoticed ? 'noticed' : 'unnoticed'}`);
      }
      expect(unexplained).toEqual([]);
      expect(used.size).toBe(reasons.length);
    });
  }
});
