/** Methods of slices and vectors that look at all elements: `contains`, `to_vec`, `reverse`, `sort`, `append`. */
import type { LocalId, Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { of, shim, type Emit, type Instance, type LibFn } from './table.js';
import { elementAt, lenOf, lenPlace, pushTo } from './vec.js';
import { at, countTo, deref, read, spill, take, truth, word } from './words.js';

const elem = (x: Instance): Ty => x.tys[0] ?? T.unit;
const behind = (b: Builder, x: Instance, i = 0): Place => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return at(spill(b, a, x.params[i] ?? T.unit), deref);
};
const nth = (s: Place, i: LocalId): Place => ({
  local: s.local,
  proj: [...s.proj, { k: 'index', local: i }],
});

const contains: Emit = (b, x, dest) => {
  const t = elem(x);
  const s = behind(b, x);
  const wanted = behind(b, x, 1);
  b.use(dest, truth(false));
  countTo(b, b.len(s), (i) => {
    const same = b.local(T.bool);
    b.callFn(b.program.equal(t, t), [b.ref(nth(s, i), t, false), b.ref(wanted, t, false)], at(same));
    b.branch(read(same), () => {
      b.use(dest, truth(true));
      b.ret();
    });
  });
};

const toVec: Emit = (b, x, dest) => {
  const t = elem(x);
  const s = behind(b, x);
  const n = b.len(s);
  const v = b.local(T.lib('Vec', [t]));
  b.callFn(b.program.library('Vec::with_capacity', [t]), [n], at(v));
  const drop = (): void => b.dropThrough(b.ref(at(v), T.lib('Vec', [t]), true), T.lib('Vec', [t]));
  b.guarded(drop, () =>
    countTo(b, n, (i) => {
      const made = b.local(t);
      b.program.clone(b, nth(s, i), t, at(made));
      pushTo(b, at(v), t, take(made));
    }),
  );
  b.use(dest, take(v));
};

const swap = (b: Builder, t: Ty, p: Place, q: Place): void => {
  const kept = b.let(t, { k: 'use', op: read(p), retag: false });
  b.use(p, read(q));
  b.use(q, read(kept));
};

const reverse: Emit = (b, x) => {
  const s = behind(b, x);
  const n = b.len(s);
  countTo(b, b.bin('/', n, word(2), T.usize), (i) => {
    const last = b.bin('-', n, word(1), T.usize);
    const j = b.let(T.usize, { k: 'bin', op: '-', a: last, b: read(i), ty: T.usize });
    swap(b, elem(x), nth(s, i), nth(s, j));
  });
};

/** Each element goes down to its place among those before it; equal ones keep their order. */
const sort: Emit = (b, x) => {
  const t = elem(x);
  const s = behind(b, x);
  const value = (p: Place): Operand => read(b.let(t, { k: 'use', op: read(p), retag: false }));
  countTo(b, b.len(s), (i) => {
    const j = b.let(T.usize, { k: 'use', op: read(i), retag: false });
    b.loop((leave) => {
      b.branch(b.bin('==', read(j), word(0), T.usize), leave);
      const before = b.let(T.usize, { k: 'bin', op: '-', a: read(j), b: word(1), ty: T.usize });
      const isLess = b.bin('<', value(nth(s, j)), value(nth(s, before)), t);
      b.branch(
        isLess,
        () => {
          swap(b, t, nth(s, j), nth(s, before));
          b.use(at(j), read(before));
        },
        leave,
      );
    });
  });
};

/** The elements of the other vector are moved, and it is left empty. */
const append: Emit = (b, x) => {
  const t = elem(x);
  const v = behind(b, x);
  const other = behind(b, x, 1);
  const n = lenOf(b, other);
  b.use(lenPlace(other), word(0));
  countTo(b, n, (i) => pushTo(b, v, t, read(elementAt(b, other, t, read(i)))));
};

const slice = of('slice', '[T]', ['T']);
const vec = of('Vec', 'Vec<T>', ['T']);

export const sequenceFns: readonly LibFn[] = [
  slice('contains', '(&self, &T) -> bool', shim(contains), { bounds: { T: ['PartialEq'] } }),
  slice('to_vec', '(&self) -> Vec<T>', shim(toVec), { bounds: { T: ['Clone'] } }),
  slice('reverse', '(&mut self)', shim(reverse)),
  slice('sort', '(&mut self)', shim(sort), { bounds: { T: ['Scalar'] } }),
  slice('sort_unstable', '(&mut self)', shim(sort), { bounds: { T: ['Scalar'] } }),
  vec('append', '(&mut self, &mut Vec<T>)', shim(append)),
];
