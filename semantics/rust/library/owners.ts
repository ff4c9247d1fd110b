/** `Box` and `Arc`: owners of memory from Rust's allocator. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { of, shim, type Emit, type Instance, type LibFn } from './table.js';
import {
  alignOf,
  allocate,
  asRaw,
  at,
  dangling,
  deref,
  field,
  number,
  ownerMade,
  read,
  sizeOf,
  spill,
  word,
} from './words.js';

const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};
const ty = (x: Instance, i = 0): Ty => x.tys[i] ?? T.unit;
const local = (b: Builder, x: Instance, i: number) => spill(b, arg(x, i), x.params[i] ?? T.unit);

/** Memory for a value of the type: fresh, or for values without size an aligned address of nothing. */
const memoryFor = (b: Builder, t: Ty): Operand => {
  const size = sizeOf(b, t);
  if (size === 0) return dangling(b, t, T.rawTo(t));
  return b.cast('ptr', allocate(b, word(size), alignOf(b, t)), T.rawTo(T.u8), T.rawTo(t));
};

/** Ownership comes back from a raw pointer, or goes: the machine sees whether it was gone already. */
export const owned = (b: Builder, p: Operand, pointer: Ty): void => {
  const to = pointer.k === 'raw' ? pointer.to : T.unit;
  if ('size' in b.program.layouts.find(to) && sizeOf(b, to) === 0) return;
  b.op('owned', [], [p], null);
};

const boxNew: Emit = (b, x, dest) => {
  const t = ty(x);
  const p = spill(b, memoryFor(b, t), T.rawTo(t));
  b.use(at(p, deref), arg(x, 0));
  b.assign(dest, { k: 'cast', kind: 'ptr', a: read(p), from: T.rawTo(t), to: x.ret });
};

const boxIntoRaw: Emit = (b, x, dest) =>
  b.assign(dest, { k: 'addr', mut: true, place: at(local(b, x, 0), deref) });

/** For a type without size there is nothing to own; how much is behind a wide pointer does not matter. */
const bytesBehind = (b: Builder, t: Ty): Operand =>
  word('size' in b.program.layouts.find(t) ? sizeOf(b, t) : 1);

const boxFromRaw: Emit = (b, x, dest) => {
  const raw = x.params[0] ?? T.unit;
  ownerMade(b, arg(x, 0), bytesBehind(b, ty(x)));
  owned(b, arg(x, 0), raw);
  b.assign(dest, { k: 'cast', kind: 'ptr', a: arg(x, 0), from: raw, to: x.ret });
};

const boxLeak: Emit = (b, x, dest) =>
  b.assign(dest, { k: 'ref', kind: 'mut', place: at(local(b, x, 0), deref) });

const box = of('Box', 'Box<T>', ['T']);

export const boxFns: readonly LibFn[] = [
  box('new', '(T) -> Box<T>', shim(boxNew)),
  box('into_raw', '(Box<T>) -> *mut T', shim(boxIntoRaw), { unsized: ['T'] }),
  box('from_raw', '(*mut T) -> Box<T>', shim(boxFromRaw), { unsafe: true, unsized: ['T'] }),
  box('leak', "(Box<T>) -> &'a mut T", shim(boxLeak), { unsized: ['T'] }),
];

// ---- Arc

const inner = (t: Ty): Ty => T.lib('ArcInner', [t]);
const count = T.lib('AtomicUsize');
/** The pointer of an `Arc` as one to its counts and value. */
const counts = (b: Builder, op: Operand, t: Ty): number =>
  spill(b, asRaw(b, op, T.lib('Arc', [t]), inner(t)), T.rawTo(inner(t)));

const strongOf = (i: number): Place => at(i, deref, field(0, count), field(0, T.usize));
const weakOf = (i: number): Place => at(i, deref, field(1, count), field(0, T.usize));
const dataOf = (i: number, t: Ty): Place => at(i, deref, field(2, t));

const arcNew: Emit = (b, x, dest) => {
  const t = ty(x);
  const i = spill(b, memoryFor(b, inner(t)), T.rawTo(inner(t)));
  b.use(strongOf(i), word(1));
  b.use(weakOf(i), word(1));
  b.use(dataOf(i, t), arg(x, 0));
  b.assign(dest, { k: 'cast', kind: 'ptr', a: read(i), from: T.rawTo(inner(t)), to: x.ret });
};

const behindArc = (b: Builder, x: Instance): number => counts(b, read(at(local(b, x, 0), deref)), ty(x));

const arcDeref: Emit = (b, x, dest) =>
  b.assign(dest, { k: 'ref', kind: 'shared', place: dataOf(behindArc(b, x), ty(x)) });

const arcClone: Emit = (b, x, dest) => {
  const i = behindArc(b, x);
  b.assign(strongOf(i), { k: 'bin', op: '+', a: read(strongOf(i)), b: word(1), ty: T.usize });
  b.use(dest, read(at(local(b, x, 0), deref)));
};

/** `Arc::into_raw`: the address of the value, with the provenance of the whole. */
export const arcToRaw = (b: Builder, arc: Operand, t: Ty, dest: Place): void =>
  b.assign(dest, { k: 'addr', mut: false, place: dataOf(counts(b, arc, t), t) });

/** `Arc::from_raw`: nothing is accessed, whatever the pointer is. */
export const arcFromRaw = (b: Builder, raw: Operand, t: Ty, dest: Place): void => {
  ownerMade(b, raw, word(1));
  const shape = b.program.layouts.of(inner(t)).shape;
  const by = shape.k === 'struct' ? (shape.offsets[2] ?? 0) : 0;
  const bytes = b.cast('ptr', raw, T.rawTo(t, false), T.rawTo(T.u8, false));
  const start = b.let(T.rawTo(T.u8, false), {
    k: 'offset',
    ptr: bytes,
    count: number(by, T.usize),
    elem: T.u8,
    negate: true,
    inBounds: false,
  });
  b.assign(dest, {
    k: 'cast',
    kind: 'ptr',
    a: read(start),
    from: T.rawTo(T.u8, false),
    to: T.lib('Arc', [t]),
  });
};

const arc = of('Arc', 'Arc<T>', ['T']);

export const arcFns: readonly LibFn[] = [
  arc('new', '(T) -> Arc<T>', shim(arcNew)),
  arc('deref', '(&self) -> &T', shim(arcDeref)),
  arc('clone', '(&self) -> Arc<T>', shim(arcClone)),
  arc(
    'into_raw',
    '(Arc<T>) -> *const T',
    shim((b, x, dest) => arcToRaw(b, arg(x, 0), ty(x), dest)),
  ),
  arc(
    'from_raw',
    '(*const T) -> Arc<T>',
    shim((b, x, dest) => arcFromRaw(b, arg(x, 0), ty(x), dest)),
    { unsafe: true },
  ),
  arc(
    'as_ptr',
    '(&Arc<T>) -> *const T',
    shim((b, x, dest) => b.assign(dest, { k: 'addr', mut: false, place: dataOf(behindArc(b, x), ty(x)) })),
  ),
  arc(
    'strong_count',
    '(&Arc<T>) -> usize',
    shim((b, x, dest) => b.use(dest, read(strongOf(behindArc(b, x))))),
  ),
  arc(
    'ptr_eq',
    '(&Arc<T>, &Arc<T>) -> bool',
    shim((b, x, dest) => {
      const raw = T.rawTo(inner(ty(x)));
      const a = behindArc(b, x);
      const c = counts(b, read(at(local(b, x, 1), deref)), ty(x));
      b.assign(dest, { k: 'bin', op: '==', a: read(a), b: read(c), ty: raw });
    }),
  ),
];

/** Dropping a box: what it holds, then the memory. */
export const dropBox = (b: Builder, self: number, t: Ty): void => {
  const place = at(self, deref, deref);
  const free = (): void => freeBox(b, at(self, deref), t);
  if (b.program.dropGlue(t) !== null) b.guarded(free, () => b.dropThrough(b.ref(place, t, true), t));
  free();
};

/** Gives the memory of the box at `place` back, without looking at what it holds. */
export const freeBox = (b: Builder, place: Place, t: Ty): void => {
  const boxTy = T.lib('Box', [t]);
  const bytes = T.rawTo(T.u8);
  if (!T.isThinPointee(t)) {
    // Text is bytes.
    const of = t.k === 'slice' ? t.of : T.u8;
    const size = sizeOf(b, of);
    if (size === 0) return;
    const len = b.len({ local: place.local, proj: [...place.proj, deref] });
    const total = b.bin('*wrap', len, word(size), T.usize);
    b.branch(b.bin('!=', total, word(0), T.usize), () =>
      b.op('dealloc', [], [b.cast('ptr', read(place), boxTy, bytes), total, word(alignOf(b, of))], null),
    );
    return;
  }
  const size = sizeOf(b, t);
  if (size === 0) return;
  b.op('dealloc', [], [b.cast('ptr', read(place), boxTy, bytes), word(size), word(alignOf(b, t))], null);
};

/** Dropping an `Arc`: one owner less; the last one drops the value and gives the memory back. */
export const dropArc = (b: Builder, self: number, t: Ty): void => {
  const whole = inner(t);
  const i = counts(b, read(at(self, deref)), t);
  owned(b, read(i), T.rawTo(whole));
  const before = spill(b, read(b.let(T.usize, { k: 'use', op: read(strongOf(i)), retag: false })), T.usize);
  b.assign(strongOf(i), { k: 'bin', op: '-wrap', a: read(before), b: word(1), ty: T.usize });
  b.branch(b.bin('==', read(before), word(1), T.usize), () => {
    const giveBack = (): void => releaseArc(b, i, t);
    if (b.program.dropGlue(t) !== null)
      b.guarded(giveBack, () => b.dropThrough(b.ref(dataOf(i, t), t, true), t));
    giveBack();
  });
};

/** The owners' common weak reference goes; with the last one the memory. */
const releaseArc = (b: Builder, i: number, t: Ty): void => {
  const whole = inner(t);
  const weak = b.let(T.usize, { k: 'use', op: read(weakOf(i)), retag: false });
  b.assign(weakOf(i), { k: 'bin', op: '-wrap', a: read(weak), b: word(1), ty: T.usize });
  b.branch(b.bin('==', read(weak), word(1), T.usize), () =>
    b.op(
      'dealloc',
      [],
      [
        b.cast('ptr', read(i), T.rawTo(whole), T.rawTo(T.u8)),
        word(sizeOf(b, whole)),
        word(alignOf(b, whole)),
      ],
      null,
    ),
  );
};
