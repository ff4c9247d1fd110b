/** Iterators over slices (std::slice): what is left of the slice, by a raw pointer, as in std. */
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { of, shim, type Emit, type Instance, type LibFn } from './table.js';
import {
  at,
  deref,
  field,
  inside,
  isVariant,
  none,
  offset,
  payload,
  read,
  some,
  spill,
  take,
  word,
} from './words.js';

const elem = (x: Instance): Ty => x.tys[0] ?? T.unit;
const heldBy = (t: Ty): Ty => T.lib('NonNull', [T.sliceOf(t)]);

const self = (b: Builder, x: Instance): number => {
  const [a] = x.args;
  if (a === undefined) throw new Error('an operand is missing');
  return spill(b, a, x.params[0] ?? T.unit);
};

const iter =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const wide = T.rawTo(T.sliceOf(elem(x)), mut);
    const raw = b.let(wide, { k: 'addr', mut, place: at(self(b, x), deref) });
    b.aggregate(dest, x.ret, 0, [b.cast('ptr', read(raw), wide, heldBy(elem(x)))]);
  };

/** The first of what is left, if anything is. */
const next =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const t = elem(x);
    const rest = inside(at(self(b, x), deref), field(0, heldBy(t)));
    const wide = T.rawTo(T.sliceOf(t), mut);
    const raw = spill(b, b.cast('ptr', read(rest), heldBy(t), wide), wide);
    const n = b.len(at(raw, deref));
    b.branch(
      b.bin('==', n, word(0), T.usize),
      () => none(b, dest, x.ret),
      () => {
        const thin = T.rawTo(t, mut);
        const first = spill(b, b.cast('ptr', read(raw), wide, thin), thin);
        const left = b.let(wide, {
          k: 'fat',
          ptr: offset(b, read(first), word(1), t),
          len: b.bin('-', n, word(1), T.usize),
        });
        b.use(rest, b.cast('ptr', read(left), wide, heldBy(t)));
        some(b, dest, x.ret, b.ref(at(first, deref), t, mut));
      },
    );
  };

/** The iterator, and how many it has given. */
const enumerate: Emit = (b, x, dest) => b.aggregate(dest, x.ret, 0, [take(self(b, x)), word(0)]);

const nextPair =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const t = elem(x);
    const name = mut ? 'IterMut' : 'Iter';
    const whole = at(self(b, x), deref);
    const inner = T.lib(name, [t]);
    const count = inside(whole, field(1, T.usize));
    const found = b.local(T.lib('Option', [T.refTo(t, mut)]));
    const lent = b.ref(inside(whole, field(0, inner)), inner, true);
    b.callFn(b.program.library(`${name}::next`, [t]), [lent], at(found));
    b.branch(
      isVariant(b, at(found), 1),
      () => {
        const i = b.let(T.usize, { k: 'use', op: read(count), retag: false });
        b.assign(count, { k: 'bin', op: '+', a: read(i), b: word(1), ty: T.usize });
        const pair = T.tupleOf([T.usize, T.refTo(t, mut)]);
        const made = b.local(pair);
        b.aggregate(at(made), pair, 0, [read(i), take(payload(at(found), 1, T.refTo(t, mut)))]);
        some(b, dest, x.ret, take(made));
      },
      () => none(b, dest, x.ret),
    );
  };

const iterOf = of('Iter', "Iter<'a, T>", ['T']);
const iterMutOf = of('IterMut', "IterMut<'a, T>", ['T']);
const slice = of('slice', '[T]', ['T']);

export const iteratorFns: readonly LibFn[] = [
  slice('iter', "(&'a self) -> Iter<'a, T>", shim(iter(false))),
  slice('iter_mut', "(&'a mut self) -> IterMut<'a, T>", shim(iter(true))),
  iterOf('next', "(&mut self) -> Option<&'a T>", shim(next(false))),
  iterMutOf('next', "(&mut self) -> Option<&'a mut T>", shim(next(true))),
  iterOf('enumerate', "(self) -> Enumerate<'a, T>", shim(enumerate)),
  iterMutOf('enumerate', "(self) -> EnumerateMut<'a, T>", shim(enumerate)),
  of('Enumerate', "Enumerate<'a, T>", ['T'])(
    'next',
    "(&mut self) -> Option<(usize, &'a T)>",
    shim(nextPair(false)),
  ),
  of('EnumerateMut', "EnumerateMut<'a, T>", ['T'])(
    'next',
    "(&mut self) -> Option<(usize, &'a mut T)>",
    shim(nextPair(true)),
  ),
];
