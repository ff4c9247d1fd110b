import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../model/outcome.js';
import { coreSettings, defaultsOf } from '../../model/settings.js';
import { i32, rawTo, refTo, unit as unitTy, usize } from '../../model/types.js';
import { execute } from '../../semantics/machine/run.js';
import { regimeNamed, regimes } from '../../semantics/regimes/index.js';
import {
  block,
  call,
  copy,
  decl,
  deref,
  fn,
  local,
  num,
  op,
  place,
  print,
  ret,
  set,
  sig,
  unit,
  use,
} from './mir.js';

const mutRef = refTo(i32, true);
const sharedRef = refTo(i32);
const ptr = rawTo(i32);

/** `fn add_twice(a: &mut i32, b: &i32) { *a += *b; *a += *b; }` (R3 paper, section 1). */
const addTwice = fn(
  'add_twice',
  'rust',
  sig([mutRef, sharedRef], unitTy),
  [local(null, unitTy), local('a', mutRef), local('b', sharedRef), local(null, i32), local(null, i32)],
  [
    block(
      [0, 1].flatMap(() => [
        set(place(3), use(copy(place(2, deref)))),
        set(place(4), { k: 'bin', op: '+', a: copy(place(1, deref)), b: copy(place(3)), ty: i32 }),
        set(place(1, deref), use(copy(place(4)))),
      ]),
      ret,
    ),
  ],
);

const cSig = sig([ptr, rawTo(i32, false)], unitTy);

/** C's main: one or two cells, in the heap or automatic. */
const main = (heap: boolean, same: boolean) => {
  const cell = (at: number, next: number) =>
    heap
      ? op('malloc', [], [num(4, usize)], place(at), next)
      : ({ k: 'goto', target: next, span: { file: '', start: 0, end: 0, line: 0, column: 0 } } as const);
  const address = (at: number, of: number) =>
    heap ? [] : [set(place(at), { k: 'addr', mut: true, place: place(of) })];
  return fn(
    'main',
    'c',
    sig([], i32),
    [
      local(null, i32),
      local('p', ptr),
      local('q', ptr),
      local('x', i32, true),
      local('y', i32, true),
      local(null, i32),
    ],
    [
      block([], cell(1, 1)),
      block([], cell(2, 2)),
      block(
        [
          ...address(1, 3),
          ...address(2, 4),
          set(place(1, deref), use(num(5, i32))),
          set(place(2, deref), use(num(5, i32))),
        ],
        call('add_twice', [copy(place(1)), copy(place(same ? 1 : 2))], null, 3),
      ),
      block([set(place(5), use(copy(place(1, deref))))], print(copy(place(5)), i32, 4)),
      block([set(place(0), use(num(0, i32)))], ret),
    ],
  );
};

const run = (
  heap: boolean,
  same: boolean,
  regime: string,
  set: Record<string, string> = {},
): { outcome: Outcome; output: string } => {
  const def = regimeNamed(regime)!;
  const settings = { ...defaultsOf([...coreSettings, ...regimes.flatMap((r) => r.parameters)]), ...set };
  const c = unit('c', [main(heap, same)], [decl('add_twice', 'c', cSig)]);
  const done = execute({ rust: unit('rust', [addTwice]), c, settings, regime: def, promises: true });
  if (done.ok !== 'ran') throw new Error(JSON.stringify(done));
  return { outcome: done.result.outcome, output: String.fromCharCode(...done.result.machine.output) };
};

describe('add_twice, below the front ends', () => {
  it('prints 15 for two cells under every regime that speaks of it', () => {
    for (const regime of ['unrestricted', 'r3']) {
      const { outcome, output } = run(true, false, regime);
      expect(outcome).toMatchObject({ k: 'done', exit: 0 });
      expect(output).toBe('15\n');
    }
  });

  it('is undefined for one cell twice: the shared retag meets a protected unique item', () => {
    expect(run(true, true, 'unrestricted').outcome).toMatchObject({
      k: 'ub',
      ub: 'aliasing',
      premise: 'protector',
      cause: { kind: 'promise', promise: 'live-for-the-call' },
    });
  });

  it('is undefined later under Tree Borrows, and not at all without a model', () => {
    expect(run(true, true, 'unrestricted', { aliasing: 'tree' }).outcome).toMatchObject({
      k: 'ub',
      ub: 'aliasing',
    });
    const none = run(true, true, 'unrestricted', { aliasing: 'none' });
    expect(none.outcome.k).toBe('done');
    expect(none.output).toBe('20\n');
  });

  it('is refused by R3 because current_refs has the cell already', () => {
    expect(run(true, true, 'r3').outcome).toMatchObject({
      k: 'rejected',
      when: 'dynamic',
      premise: 'not-aliased',
    });
  });

  it('is refused by R3 for a local even where it is called correctly', () => {
    expect(run(false, false, 'r3').outcome).toMatchObject({ k: 'rejected', premise: 'valid-cpp-alloc' });
    expect(run(false, false, 'r3', { 'alloc.tracks': 'heap+static+stack' }).outcome).toMatchObject({
      k: 'done',
    });
  });

  it('is out of the scope of Omniglot only as a judgement of the caller: the machine itself runs it', () => {
    expect(regimeNamed('omniglot')!.outOfScope('c-calls-rust')).not.toBeNull();
  });
});
