import { describe, expect, it } from 'vitest';
import { drawOps, opAlphabets } from '../../properties/aliasing-ops.js';
import { aliasingModels } from '../../semantics/aliasing/index.js';
import {
  FN_ENTRY,
  HEAP,
  MUT,
  READ,
  REF,
  STACK,
  WRITE,
  plainPointee,
  type AliasState,
  type PointeeInfo,
} from '../../semantics/aliasing/model.js';
import { OpRunner } from '../../semantics/aliasing/ops.js';
import { resolveCase } from '../../semantics/aliasing/program.js';
import { Pieces } from '../../semantics/aliasing/shared.js';
import { stacked } from '../../semantics/aliasing/stacked.js';
import { tree } from '../../semantics/aliasing/tree.js';
import { allCases, programOf, wordOf } from './corpus.js';

/** A fixed stream of numbers, for samples that do not change. */
const stream = (seed: number) => {
  let s = seed;
  return (n: number): number => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return Math.floor((s / 2 ** 32) * n);
  };
};

/** The same state, whose every test is asked three times and only then committed. */
const asked = (state: AliasState): AliasState => {
  const again = (test: () => number): number => {
    const before = JSON.stringify(state.view(1, 0, 4));
    const codes = [test(), test(), test()];
    expect(new Set(codes).size).toBe(1);
    expect(JSON.stringify(state.view(1, 0, 4))).toBe(before);
    return codes[0]!;
  };
  return new Proxy(state, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      const call = (...args: unknown[]): unknown => Reflect.apply(value, target, args);
      if (typeof key === 'string' && key.startsWith('test'))
        return (...a: unknown[]) => again(() => call(...a) as number);
      return call;
    },
  });
};

describe('an aliasing model', () => {
  for (const model of [stacked, tree]) {
    it(`${model.name}: a test changes nothing that can be observed, however often it is asked.`, () => {
      const plain = new OpRunner(model.create());
      const pure = new OpRunner(asked(model.create()));
      const choose = stream(1);
      for (let i = 0; i < 300; i += 1) {
        const { program } = resolveCase({ name: '', ops: drawOps(opAlphabets.all, 12, choose) });
        expect(wordOf(pure, program)).toBe(wordOf(plain, program));
      }
    });

    it(`${model.name}: a state that was used and reset is as good as new.`, () => {
      const used = new OpRunner(model.create());
      for (const c of [...allCases, ...allCases])
        expect(wordOf(used, programOf(c))).toBe(wordOf(new OpRunner(model.create()), programOf(c)));
    });

    it(`${model.name}: with any premises switched off it gives an answer, and never a crash.`, () => {
      const choose = stream(2);
      const state = model.create();
      const runner = new OpRunner(state);
      for (let i = 0; i < 600; i += 1) {
        state.off.forEach((_, k) => (state.off[k] = choose(2)));
        const { program } = resolveCase({ name: '', ops: drawOps(opAlphabets.all, 20, choose) });
        wordOf(runner, program);
        for (const alloc of [1, 2]) state.view(alloc, 0, 4);
      }
      state.off.fill(1);
      for (const c of allCases) expect(wordOf(runner, programOf(c))).toBe('ok');
    });

    it(`${model.name}: gives an answer whatever it is asked, as a mutant of the machine may ask anything.`, () => {
      const choose = stream(3);
      const state = model.create();
      for (let run = 0; run < 200; run += 1) {
        state.reset();
        state.off.forEach((_, k) => (state.off[k] = choose(2)));
        const tags = [
          -1,
          0,
          state.allocate(1, 8, STACK),
          state.allocate(2, 0, HEAP),
          state.allocate(3, 3, HEAP),
        ];
        for (let i = 0; i < 40; i += 1) {
          const alloc = choose(5);
          const [offset, size, tag] = [choose(12) - 2, choose(10), tags[choose(tags.length)]!];
          const info: PointeeInfo = {
            ...plainPointee(size),
            unpin: choose(2) === 0,
            cells: size > 1 ? [[0, 1]] : [],
          };
          const asks = [
            () => state.testAccess(choose(2) as 0 | 1, alloc, offset, size, tag),
            () => state.testRetag(choose(5) as 0, choose(5) as 0, alloc, offset, size, tag, info),
            () => state.testDealloc(alloc, choose(9), tag),
            () => state.testPopFrame(),
          ];
          const code = asks[choose(6) % 4]!();
          if (code !== 0) state.explain(code);
          else state.commit();
          tags.push(state.newTag);
          if (choose(4) === 0) state.pushFrame();
          if (choose(4) === 0) state.expose(alloc, tag);
          if (choose(30) === 0) state.forget(alloc);
          state.view(alloc, offset, size);
        }
      }
    });

    it(`${model.name}: counts the rules that fire and the premises that fail, all of them in some case.`, () => {
      const state = model.create();
      const runner = new OpRunner(state);
      for (const c of allCases) runner.run(programOf(c));
      expect(model.rules.filter((_, k) => state.fired[k] === 0).map((r) => r.name)).toEqual([]);
      expect(model.premises.filter((_, k) => state.failed[k] === 0).map((p) => p.name)).toEqual([]);
    });

    it(`${model.name}: every rule and premise has its sentence, citation and formula.`, () => {
      for (const r of [...model.rules, ...model.premises]) {
        expect(r.sentence).toMatch(/^[A-Z].*\.$/);
        expect(r.source.length).toBeGreaterThan(10);
      }
      expect(model.premises.every((p) => p.tex.length > 0 && p.rule < model.rules.length)).toBe(true);
      expect(new Set(model.premises.map((p) => p.name)).size).toBe(model.premises.length);
    });

    it(`${model.name}: a slice that is used element by element and as a whole stays few runs.`, () => {
      const state = model.create();
      const root = state.allocate(1, 4000, STACK);
      const info = plainPointee(0, 4);
      expect(state.testRetag(MUT, 0, 1, 0, 4000, root, info)).toBe(0);
      state.commit();
      const slice = state.newTag;
      for (let round = 0; round < 20; round += 1)
        for (let i = 0; i < 1000; i += 1)
          for (const kind of [READ, WRITE] as const) {
            expect(state.testAccess(kind, 1, i * 4, 4, slice)).toBe(0);
            state.commit();
          }
      expect(state.view(1, 0, 4000).runs.length).toBe(1);
    });
  }

  it('is listed once, with a name of its own.', () => {
    const names = aliasingModels.map((m) => m.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['none', 'stacked', 'tree']));
  });

  it('may be none, which accepts everything.', () => {
    const runner = new OpRunner(aliasingModels[0]!.create());
    for (const c of allCases) expect(runner.run(programOf(c))).toBe(0);
  });
});

describe('the option of imprecise cells', () => {
  it('makes the whole of a pointee that is not Freeze a cell, in Tree Borrows.', () => {
    const half: PointeeInfo = { size: 2, freeze: false, unpin: true, cells: [[0, 1]], stride: 0 };
    const verdict = (impreciseCells: boolean): number => {
      const state = tree.create({ impreciseCells });
      const root = state.allocate(1, 2, STACK);
      state.testRetag(REF, 0, 1, 0, 2, root, half);
      state.commit();
      return state.testAccess(WRITE, 1, 1, 1, state.newTag);
    };
    expect(verdict(true)).toBe(0);
    expect(verdict(false)).not.toBe(0);
  });
});

describe('a frame', () => {
  it('that nothing pushed protects for good.', () => {
    for (const model of [stacked, tree]) {
      const state = model.create();
      const root = state.allocate(1, 1, HEAP);
      state.testRetag(MUT, FN_ENTRY, 1, 0, 1, root, plainPointee(1));
      state.commit();
      state.testAccess(WRITE, 1, 0, 1, state.newTag);
      state.commit();
      expect(state.testPopFrame()).toBe(0);
      state.commit();
      expect(state.explain(state.testAccess(WRITE, 1, 0, 1, root)).kind).toBe('protector');
    }
  });
});

describe('the pieces of a retag', () => {
  const pieces = (offset: number, size: number, info: PointeeInfo): number[][] => {
    const p = new Pieces();
    p.fill(offset, size, info, false);
    return Array.from({ length: p.count }, (_, k) => [...p.data.slice(k * 3, k * 3 + 3)]);
  };
  const withCells = (cells: PointeeInfo['cells'], stride: number): PointeeInfo => ({
    size: 0,
    freeze: cells.length === 0,
    unpin: true,
    cells,
    stride,
  });
  it('are the bytes in and outside of cells, element by element, joined where they meet.', () => {
    expect(pieces(8, 0, withCells([], 0))).toEqual([]);
    expect(pieces(8, 4, withCells([], 4))).toEqual([[8, 12, 0]]);
    expect(pieces(0, 8, withCells([[4, 8]], 0))).toEqual([
      [0, 4, 0],
      [4, 8, 1],
    ]);
    expect(pieces(2, 6, withCells([[0, 2]], 2))).toEqual([[2, 8, 1]]);
    expect(pieces(0, 8, withCells([[1, 2]], 4))).toEqual([
      [0, 1, 0],
      [1, 2, 1],
      [2, 5, 0],
      [5, 6, 1],
      [6, 8, 0],
    ]);
  });
});
