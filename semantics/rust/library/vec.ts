/** `Vec`: pointer, capacity, length. It grows as std's does: 4 elements at first (8 of one byte), then twofold. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { of, shim, type Emit, type Instance, type LibFn } from './table.js';
import {
  alignOf,
  allocate,
  at,
  countTo,
  dangling,
  deref,
  dropSequence,
  field,
  inside,
  none,
  offset,
  ownerMade,
  read,
  sizeOf,
  some,
  spill,
  take,
  word,
} from './words.js';

const vec = of('Vec', 'Vec<T>', ['T']);

const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};
const elem = (x: Instance): Ty => x.tys[0] ?? T.unit;
const behind = (b: Builder, x: Instance): Place => at(spill(b, arg(x, 0), x.params[0] ?? T.unit), deref);

const cap = T.lib('Cap');
const pointer = (t: Ty): Ty => T.lib('NonNull', [t]);
const ptrPlace = (v: Place, t: Ty): Place => inside(v, field(0, pointer(t)));
const capPlace = (v: Place): Place => inside(v, field(1, cap));
export const lenPlace = (v: Place): Place => inside(v, field(2, T.usize));

export const ptrOf = (b: Builder, v: Place, t: Ty): Operand =>
  b.cast('ptr', read(ptrPlace(v, t)), pointer(t), T.rawTo(t));
const capOf = (b: Builder, v: Place): Operand => b.cast('int', read(capPlace(v)), cap, T.usize);
export const lenOf = (b: Builder, v: Place): Operand =>
  read(b.let(T.usize, { k: 'use', op: read(lenPlace(v)), retag: false }));

const setBuffer = (b: Builder, v: Place, t: Ty, p: Operand, capacity: Operand): void => {
  b.assign(ptrPlace(v, t), { k: 'cast', kind: 'ptr', a: p, from: T.rawTo(T.u8), to: pointer(t) });
  b.assign(capPlace(v), { k: 'cast', kind: 'int', a: capacity, from: T.usize, to: cap });
};

/** A vector without elements or memory. */
export const emptyVec = (b: Builder, t: Ty, dest: Place): void =>
  b.aggregate(dest, T.lib('Vec', [t]), 0, [
    dangling(b, t, pointer(t)),
    b.cast('int', word(0), T.usize, cap),
    word(0),
  ]);

/** Room for at least `least` elements: a larger buffer, the old content moved, the old buffer given back. */
const grow = (b: Builder, v: Place, t: Ty, wanted: Operand): void => {
  const size = sizeOf(b, t);
  const align = alignOf(b, t);
  const old = ptrOf(b, v, t);
  const oldCap = capOf(b, v);
  const bytes = b.bin('*', wanted, word(size), T.usize);
  const fresh = allocate(b, bytes, align);
  b.branch(b.bin('!=', oldCap, word(0), T.usize), () => {
    const from = b.cast('ptr', old, T.rawTo(t), T.rawTo(T.u8));
    b.op('memcpy', [], [fresh, from, b.bin('*', lenOf(b, v), word(size), T.usize)], null);
    b.op('dealloc', [], [from, b.bin('*', oldCap, word(size), T.usize), word(align)], null);
  });
  setBuffer(b, v, t, fresh, wanted);
};

/** std, `RawVec::MIN_NON_ZERO_CAP`. */
const leastCap = (size: number): number => (size === 1 ? 8 : size <= 1024 ? 4 : 1);

const reserveOne = (b: Builder, v: Place, t: Ty): void => {
  const size = sizeOf(b, t);
  if (size === 0) return;
  const c = capOf(b, v);
  b.branch(b.bin('==', lenOf(b, v), c, T.usize), () => {
    const wanted = b.let(T.usize, { k: 'bin', op: '*', a: c, b: word(2), ty: T.usize });
    b.branch(b.bin('<', read(wanted), word(leastCap(size)), T.usize), () =>
      b.use(at(wanted), word(leastCap(size))),
    );
    grow(b, v, t, read(wanted));
  });
};

export const elementAt = (b: Builder, v: Place, t: Ty, i: Operand): Place =>
  at(spill(b, offset(b, ptrOf(b, v, t), i, t), T.rawTo(t)), deref);

export const pushTo = (b: Builder, v: Place, t: Ty, value: Operand): void => {
  reserveOne(b, v, t);
  const n = lenOf(b, v);
  b.use(elementAt(b, v, t, n), value);
  b.assign(lenPlace(v), { k: 'bin', op: '+', a: n, b: word(1), ty: T.usize });
};

const push: Emit = (b, x) => pushTo(b, behind(b, x), elem(x), arg(x, 1));

const pop: Emit = (b, x, dest) => {
  const v = behind(b, x);
  const n = lenOf(b, v);
  b.branch(
    b.bin('==', n, word(0), T.usize),
    () => none(b, dest, x.ret),
    () => {
      const last = b.let(T.usize, { k: 'bin', op: '-', a: n, b: word(1), ty: T.usize });
      b.use(lenPlace(v), read(last));
      some(b, dest, x.ret, read(elementAt(b, v, elem(x), read(last))));
    },
  );
};

const withCapacity = (b: Builder, t: Ty, capacity: Operand, dest: Place): void => {
  const v = b.local(T.lib('Vec', [t]));
  emptyVec(b, t, at(v));
  if (sizeOf(b, t) > 0) b.branch(b.bin('!=', capacity, word(0), T.usize), () => grow(b, at(v), t, capacity));
  b.use(dest, take(v));
};

const capacity: Emit = (b, x, dest) => {
  if (sizeOf(b, elem(x)) > 0) return b.use(dest, capOf(b, behind(b, x)));
  const { pointerSize } = b.program.layouts.target;
  b.use(dest, word((1n << BigInt(pointerSize * 8)) - 1n));
};

const slicePlace = (b: Builder, v: Place, t: Ty): Place => {
  const raw = T.rawTo(T.sliceOf(t));
  return at(b.let(raw, { k: 'fat', ptr: ptrOf(b, v, t), len: lenOf(b, v) }), deref);
};

const asSlice =
  (mut: boolean): Emit =>
  (b, x, dest) =>
    b.assign(dest, { k: 'ref', kind: mut ? 'mut' : 'shared', place: slicePlace(b, behind(b, x), elem(x)) });

/** Drops the elements from `from` on, in order. */
const dropFrom = (b: Builder, v: Place, t: Ty, from: Operand, n: Operand): void => {
  if (b.program.dropGlue(t) === null) return;
  dropSequence(
    b,
    (i) => elementAt(b, v, t, i),
    t,
    from,
    n,
    () => undefined,
  );
};

const truncateTo = (b: Builder, v: Place, t: Ty, to: Operand): void => {
  const n = lenOf(b, v);
  b.branch(b.bin('<', to, n, T.usize), () => {
    b.use(lenPlace(v), to);
    dropFrom(b, v, t, to, n);
  });
};

const outside = (b: Builder, i: Operand, n: Operand, last: boolean, what: string): void =>
  b.check(b.bin(last ? '<=' : '<', i, n, T.usize), true, 'index', what);

/** Moves `count` elements inside of the buffer. */
const shift = (b: Builder, v: Place, t: Ty, from: Operand, to: Operand, count: Operand): void => {
  const ptr = (i: Operand): Operand =>
    b.cast('ptr', offset(b, ptrOf(b, v, t), i, t), T.rawTo(t), T.rawTo(T.u8));
  if (sizeOf(b, t) > 0)
    b.op('memmove', [], [ptr(to), ptr(from), b.bin('*', count, word(sizeOf(b, t)), T.usize)], null);
};

const insert: Emit = (b, x) => {
  const t = elem(x);
  const v = behind(b, x);
  outside(b, arg(x, 1), lenOf(b, v), true, 'insertion index should be <= len');
  reserveOne(b, v, t);
  const n = lenOf(b, v);
  const next = b.bin('+', arg(x, 1), word(1), T.usize);
  shift(b, v, t, arg(x, 1), next, b.bin('-', n, arg(x, 1), T.usize));
  b.use(elementAt(b, v, t, arg(x, 1)), arg(x, 2));
  b.assign(lenPlace(v), { k: 'bin', op: '+', a: n, b: word(1), ty: T.usize });
};

const remove: Emit = (b, x, dest) => {
  const t = elem(x);
  const v = behind(b, x);
  const n = lenOf(b, v);
  outside(b, arg(x, 1), n, false, 'removal index should be < len');
  b.use(dest, read(elementAt(b, v, t, arg(x, 1))));
  const next = b.bin('+', arg(x, 1), word(1), T.usize);
  shift(b, v, t, next, arg(x, 1), b.bin('-', n, next, T.usize));
  b.assign(lenPlace(v), { k: 'bin', op: '-', a: n, b: word(1), ty: T.usize });
};

const swapRemove: Emit = (b, x, dest) => {
  const t = elem(x);
  const v = behind(b, x);
  const n = lenOf(b, v);
  outside(b, arg(x, 1), n, false, 'swap_remove index should be < len');
  const last = b.let(T.usize, { k: 'bin', op: '-', a: n, b: word(1), ty: T.usize });
  b.use(dest, read(elementAt(b, v, t, arg(x, 1))));
  b.use(elementAt(b, v, t, arg(x, 1)), read(elementAt(b, v, t, read(last))));
  b.use(lenPlace(v), read(last));
};

/** A buffer of exactly the length becomes a box of a slice. */
const intoBoxed: Emit = (b, x, dest) => {
  const t = elem(x);
  const v = at(spill(b, arg(x, 0), x.params[0] ?? T.unit));
  const size = sizeOf(b, t);
  const n = lenOf(b, v);
  if (size > 0) {
    b.branch(b.bin('!=', capOf(b, v), n, T.usize), () =>
      b.branch(
        b.bin('==', n, word(0), T.usize),
        () => {
          freeBuffer(b, v, t);
          setBuffer(b, v, t, dangling(b, t, T.rawTo(T.u8)), word(0));
        },
        () => grow(b, v, t, n),
      ),
    );
  }
  const raw = T.rawTo(T.sliceOf(t));
  const wide = b.let(raw, { k: 'fat', ptr: ptrOf(b, v, t), len: n });
  b.assign(dest, { k: 'cast', kind: 'ptr', a: read(wide), from: raw, to: x.ret });
};

/** What `vec![…]` ends with: the box's memory, with no room to spare. */
const intoVec: Emit = (b, x, dest) => {
  const t = elem(x);
  const whole = behind(b, x);
  const wide = T.rawTo(T.sliceOf(t));
  const n = b.len(whole);
  const raw = b.let(wide, { k: 'addr', mut: true, place: whole });
  b.aggregate(dest, x.ret, 0, [
    b.cast('ptr', read(raw), wide, pointer(t)),
    b.cast('int', sizeOf(b, t) === 0 ? word(0) : n, T.usize, cap),
    n,
  ]);
};

const extend: Emit = (b, x) => {
  const t = elem(x);
  const v = behind(b, x);
  const from = spill(b, arg(x, 1), x.params[1] ?? T.unit);
  const n = b.len(at(from, deref));
  countTo(b, n, (i) => pushTo(b, v, t, read(at(from, deref, { k: 'index', local: i }))));
};

const fromParts: Emit = (b, x, dest) => {
  const t = elem(x);
  ownerMade(b, arg(x, 0), b.bin('*wrap', arg(x, 2), word(sizeOf(b, t)), T.usize));
  b.aggregate(dest, x.ret, 0, [
    b.cast('ptr', arg(x, 0), T.rawTo(t), pointer(t)),
    b.cast('int', arg(x, 2), T.usize, cap),
    arg(x, 1),
  ]);
};

export const freeBuffer = (b: Builder, v: Place, t: Ty): void => {
  const size = sizeOf(b, t);
  if (size === 0) return;
  const c = capOf(b, v);
  b.branch(b.bin('!=', c, word(0), T.usize), () =>
    b.op(
      'dealloc',
      [],
      [
        b.cast('ptr', ptrOf(b, v, t), T.rawTo(t), T.rawTo(T.u8)),
        b.bin('*', c, word(size), T.usize),
        word(alignOf(b, t)),
      ],
      null,
    ),
  );
};

/** Dropping a vector: its elements in order, then the buffer. */
export const dropVec = (b: Builder, self: number, t: Ty): void => {
  const v = at(self, deref);
  const free = (): void => freeBuffer(b, v, t);
  if (b.program.dropGlue(t) !== null)
    dropSequence(b, (i) => elementAt(b, v, t, i), t, word(0), lenOf(b, v), free);
  free();
};

/** `vec![x; n]`. */
const repeat: Emit = (b, x, dest) => {
  const t = elem(x);
  const v = b.local(T.lib('Vec', [t]));
  withCapacity(b, t, arg(x, 1), at(v));
  const value = at(spill(b, arg(x, 0), t));
  countTo(b, arg(x, 1), (i) => b.use(elementAt(b, at(v), t, read(i)), read(value)));
  b.use(lenPlace(at(v)), arg(x, 1));
  b.use(dest, take(v));
};

export const vecFns: readonly LibFn[] = [
  vec(
    'new',
    '() -> Vec<T>',
    shim((b, x, dest) => emptyVec(b, elem(x), dest)),
    {
      constant: (_, [t], layouts, ret) =>
        t === undefined
          ? null
          : {
              k: 'fields',
              ty: ret,
              variant: 0,
              fields: [
                { k: 'int', value: BigInt(layouts.of(t).align) },
                { k: 'int', value: 0n },
                { k: 'int', value: 0n },
              ],
            },
    },
  ),
  vec(
    'with_capacity',
    '(usize) -> Vec<T>',
    shim((b, x, dest) => withCapacity(b, elem(x), arg(x, 0), dest)),
  ),
  vec('from_elem', '(T, usize) -> Vec<T>', shim(repeat)),
  vec('push', '(&mut self, T)', shim(push)),
  vec('pop', '(&mut self) -> Option<T>', shim(pop)),
  vec(
    'len',
    '(&self) -> usize',
    shim((b, x, dest) => b.use(dest, lenOf(b, behind(b, x)))),
  ),
  vec(
    'is_empty',
    '(&self) -> bool',
    shim((b, x, dest) => b.use(dest, b.bin('==', lenOf(b, behind(b, x)), word(0), T.usize))),
  ),
  vec('capacity', '(&self) -> usize', shim(capacity)),
  vec(
    'as_ptr',
    '(&self) -> *const T',
    shim((b, x, dest) =>
      b.assign(dest, {
        k: 'cast',
        kind: 'ptr',
        a: read(ptrPlace(behind(b, x), elem(x))),
        from: pointer(elem(x)),
        to: x.ret,
      }),
    ),
  ),
  vec(
    'as_mut_ptr',
    '(&mut self) -> *mut T',
    shim((b, x, dest) =>
      b.assign(dest, {
        k: 'cast',
        kind: 'ptr',
        a: read(ptrPlace(behind(b, x), elem(x))),
        from: pointer(elem(x)),
        to: x.ret,
      }),
    ),
  ),
  vec('deref', '(&self) -> &[T]', shim(asSlice(false))),
  vec('deref_mut', '(&mut self) -> &mut [T]', shim(asSlice(true))),
  vec('as_slice', '(&self) -> &[T]', shim(asSlice(false))),
  vec('as_mut_slice', '(&mut self) -> &mut [T]', shim(asSlice(true))),
  vec(
    'clear',
    '(&mut self)',
    shim((b, x) => truncateTo(b, behind(b, x), elem(x), word(0))),
  ),
  vec(
    'truncate',
    '(&mut self, usize)',
    shim((b, x) => truncateTo(b, behind(b, x), elem(x), arg(x, 1))),
  ),
  vec('insert', '(&mut self, usize, T)', shim(insert)),
  vec('remove', '(&mut self, usize) -> T', shim(remove)),
  vec('swap_remove', '(&mut self, usize) -> T', shim(swapRemove)),
  vec('into_boxed_slice', '(self) -> Box<[T]>', shim(intoBoxed)),
  of('slice', '[T]', ['T'])('into_vec', '(Box<[T]>) -> Vec<T>', shim(intoVec)),
  vec('extend_from_slice', '(&mut self, &[T])', shim(extend), { bounds: { T: ['Copy'] } }),
  vec(
    'set_len',
    '(&mut self, usize)',
    shim((b, x) => b.use(lenPlace(behind(b, x)), arg(x, 1))),
    { unsafe: true },
  ),
  vec('from_raw_parts', '(*mut T, usize, usize) -> Vec<T>', shim(fromParts), { unsafe: true }),
];
