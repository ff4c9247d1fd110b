import { drawOps, opAlphabets } from '../properties/aliasing-ops.js';
import {
  MUT,
  READ,
  REF,
  STACK,
  WRITE,
  plainPointee,
  type AliasModel,
  type AliasState,
} from '../semantics/aliasing/model.js';
import { OpRunner } from '../semantics/aliasing/ops.js';
import { resolveCase, type AliasingProgram } from '../semantics/aliasing/program.js';
import { stacked } from '../semantics/aliasing/stacked.js';
import { tree } from '../semantics/aliasing/tree.js';

const models: readonly AliasModel[] = [stacked, tree];

/** Calls `body` again and again for about `ms`; gives calls a second. */
const rate = (ms: number, body: () => void): number => {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < ms) {
    body();
    calls += 1;
  }
  return (calls / (performance.now() - start)) * 1000;
};

/** Nanoseconds of one of `n` accesses that `body` makes (the second time round), and of the slowest in microseconds. */
const perAccess = (n: number, body: (i: number) => void): { mean: number; worst: number } => {
  let worst = 0;
  for (let i = 0; i < n; i += 1) body(i);
  const start = performance.now();
  for (let i = 0; i < n; i += 1) body(i);
  const mean = ((performance.now() - start) / n) * 1e6;
  for (let i = 0; i < n; i += 1) {
    const before = performance.now();
    body(i);
    worst = Math.max(worst, performance.now() - before);
  }
  return { mean, worst: worst * 1000 };
};

/** Programs of exactly `length` ops after the allocations, as the search draws them. */
const programs = (count: number, length: number): AliasingProgram[] => {
  let seed = 1;
  const choose = (n: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  const alphabets = Object.values(opAlphabets);
  return Array.from({ length: count }, (_, i) => {
    const ops = drawOps(alphabets[i % alphabets.length]!, length, choose);
    return resolveCase({ name: '', ops }).program;
  });
};

const must = (state: AliasState, code: number): void => {
  if (code !== 0) throw new Error(`the benchmark has undefined behaviour: ${state.explain(code).sentence}`);
  state.commit();
};
const access = (s: AliasState, kind: 0 | 1, offset: number, size: number, tag: number): void =>
  must(s, s.testAccess(kind, 1, offset, size, tag));
const retag = (s: AliasState, of: 0 | 1, offset: number, size: number, parent: number): number => {
  must(s, s.testRetag(of, 0, 1, offset, size, parent, plainPointee(0, 1)));
  return s.newTag;
};

const sizes = [1, 10, 100, 1_000, 10_000];
const rows: readonly {
  readonly name: string;
  readonly make: (s: AliasState, n: number) => (i: number) => void;
}[] = [
  {
    name: 'read through the owner of N shared siblings',
    make: (s, n) => {
      const root = s.allocate(1, 8, STACK);
      for (let i = 0; i < n; i += 1) retag(s, REF, 0, 8, root);
      return () => access(s, READ, 0, 8, root);
    },
  },
  {
    name: 'read through one of N shared siblings in turn',
    make: (s, n) => {
      const root = s.allocate(1, 8, STACK);
      const tags = Array.from({ length: n }, () => retag(s, REF, 0, 8, root));
      return (i) => access(s, READ, 0, 8, tags[i % n]!);
    },
  },
  {
    name: 'reborrow, write and forget, with N shared siblings before',
    make: (s, n) => {
      const root = s.allocate(1, 8, STACK);
      for (let i = 0; i < n; i += 1) retag(s, REF, 0, 8, root);
      return () => access(s, WRITE, 0, 8, retag(s, MUT, 0, 8, root));
    },
  },
  {
    name: 'read in turn through two ends of a chain of N reborrows (depth N)',
    make: (s, n) => {
      let tag = s.allocate(1, 8, STACK);
      for (let i = 0; i < n; i += 1) tag = retag(s, MUT, 0, 8, tag);
      const ends = [retag(s, REF, 0, 8, tag), retag(s, REF, 0, 8, tag)];
      return (i) => access(s, READ, 0, 8, ends[i & 1]!);
    },
  },
  {
    name: 'write a slice of N elements as a whole',
    make: (s, n) => {
      const slice = retag(s, MUT, 0, n * 4, s.allocate(1, n * 4, STACK));
      return () => access(s, WRITE, 0, n * 4, slice);
    },
  },
  {
    name: 'read and write a slice of N elements, one by one',
    make: (s, n) => {
      const slice = retag(s, MUT, 0, n * 4, s.allocate(1, n * 4, STACK));
      return (i) => {
        access(s, READ, (i % n) * 4, 4, slice);
        access(s, WRITE, (i % n) * 4, 4, slice);
      };
    },
  },
  {
    name: 'borrow each of N elements in turn and write it',
    make: (s, n) => {
      const slice = retag(s, MUT, 0, n * 4, s.allocate(1, n * 4, STACK));
      return (i) => access(s, WRITE, (i % n) * 4, 4, retag(s, MUT, (i % n) * 4, 4, slice));
    },
  },
];

/** Op sequences a second, and what an access costs against the number of tags and bytes. Lines for a person. */
export const benchAliasing = (print: (line: string) => void): void => {
  const drawn = programs(4_000, 8);
  for (const model of models) {
    const runner = new OpRunner(model.create());
    let at = 0;
    const run = (): void => {
      for (let i = 0; i < 100; i += 1) runner.run(drawn[at++ % drawn.length]!);
    };
    rate(200, run);
    print(
      `aliasing ${model.name}: ${Math.round(rate(800, run) * 100).toLocaleString('en')} op sequences (length 8) a second`,
    );
  }
  print(`aliasing: nanoseconds an operation (worst single one in µs), by N = ${sizes.join(', ')}`);
  for (const { name, make } of rows)
    for (const model of models) {
      const cells = sizes.map((n) => {
        const state = model.create();
        const body = make(state, n);
        const { mean, worst } = perAccess(4_000, body);
        return `${mean.toFixed(0)} (${worst.toFixed(0)})`;
      });
      print(`  ${name}, ${model.name}: ${cells.join('  ')}`);
    }
};
