/** Slices, `str`, and `std::slice`. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { inline, free, of, shim, type Constant, type Emit, type Instance, type LibFn } from './table.js';
import { asText } from './utf8.js';
import { at, countTo, deref, none, offset, read, sizeOf, some, spill, word } from './words.js';

const slice = of('slice', '[T]', ['T']);

const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};
const elem = (x: Instance): Ty => x.tys[0] ?? T.unit;
const behind = (b: Builder, x: Instance, i = 0): Place =>
  at(spill(b, arg(x, i), x.params[i] ?? T.unit), deref);

/** The address of the first element, by a raw borrow of the whole, as std takes it. */
const start = (b: Builder, s: Place, t: Ty, mut: boolean): Operand => {
  const wide = T.rawTo(T.sliceOf(t), mut);
  return b.cast('ptr', read(b.let(wide, { k: 'addr', mut, place: s })), wide, T.rawTo(t, mut));
};

const asPtr =
  (mut: boolean): Emit =>
  (b, x, dest) =>
    b.use(dest, start(b, behind(b, x), elem(x), mut));

const elementRef =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    const i = spill(b, arg(x, 1), T.usize);
    b.branch(
      b.bin('<', read(i), b.len(s), T.usize),
      () =>
        some(
          b,
          dest,
          x.ret,
          b.ref({ local: s.local, proj: [...s.proj, { k: 'index', local: i }] }, elem(x), mut),
        ),
      () => none(b, dest, x.ret),
    );
  };

const unchecked =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const p = spill(
      b,
      offset(b, start(b, behind(b, x), elem(x), mut), arg(x, 1), elem(x)),
      T.rawTo(elem(x), mut),
    );
    b.assign(dest, { k: 'ref', kind: mut ? 'mut' : 'shared', place: at(p, deref) });
  };

const end =
  (last: boolean, mut: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    const n = b.len(s);
    b.branch(
      b.bin('==', n, word(0), T.usize),
      () => none(b, dest, x.ret),
      () => {
        const i = b.let(
          T.usize,
          last
            ? { k: 'bin', op: '-', a: n, b: word(1), ty: T.usize }
            : { k: 'use', op: word(0), retag: false },
        );
        some(
          b,
          dest,
          x.ret,
          b.ref({ local: s.local, proj: [...s.proj, { k: 'index', local: i }] }, elem(x), mut),
        );
      },
    );
  };

const swap: Emit = (b, x) => {
  const s = behind(b, x);
  const n = b.len(s);
  const [i, j] = [spill(b, arg(x, 1), T.usize), spill(b, arg(x, 2), T.usize)];
  for (const k of [i, j]) b.check(b.bin('<', read(k), n, T.usize), true, 'index', 'index out of bounds');
  const place = (k: number): Place => ({ local: s.local, proj: [...s.proj, { k: 'index', local: k }] });
  const kept = b.let(elem(x), { k: 'use', op: read(place(i)), retag: true });
  b.use(place(i), read(place(j)));
  b.use(place(j), read(kept));
};

const bytes = (b: Builder, n: Operand, t: Ty): Operand => b.bin('*wrap', n, word(sizeOf(b, t)), T.usize);

const copyFrom: Emit = (b, x) => {
  const to = behind(b, x);
  const from = behind(b, x, 1);
  const n = b.len(to);
  b.check(
    b.bin('==', n, b.len(from), T.usize),
    true,
    'slice',
    'copy_from_slice: source slice length does not match destination slice length',
  );
  const t = elem(x);
  b.op('memcpy', [], [start(b, to, t, true), start(b, from, t, false), bytes(b, n, t)], null);
};

const fill: Emit = (b, x) => {
  const s = behind(b, x);
  const value = at(spill(b, arg(x, 1), elem(x)));
  countTo(b, b.len(s), (i) =>
    b.use({ local: s.local, proj: [...s.proj, { k: 'index', local: i }] }, read(value)),
  );
};

const part = (b: Builder, p: Operand, n: Operand, t: Ty, mut: boolean): Operand => {
  const wide = T.rawTo(T.sliceOf(t), mut);
  const raw = b.let(wide, { k: 'fat', ptr: p, len: n });
  return b.ref(at(raw, deref), T.sliceOf(t), mut);
};

const splitAt =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    const n = b.len(s);
    const t = elem(x);
    b.check(b.bin('<=', arg(x, 1), n, T.usize), true, 'slice', 'mid > len');
    const p = start(b, s, t, mut);
    const left = part(b, p, arg(x, 1), t, mut);
    const right = part(b, offset(b, p, arg(x, 1), t), b.bin('-', n, arg(x, 1), T.usize), t, mut);
    b.aggregate(dest, x.ret, 0, [left, right]);
  };

const fromParts =
  (mut: boolean): Emit =>
  (b, x, dest) =>
    b.use(dest, part(b, arg(x, 0), arg(x, 1), elem(x), mut));

/** `&s[from..to]`: the range is checked, then the part is borrowed. */
const range =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    const t = elem(x);
    const [from, to] = [arg(x, 1), arg(x, 2)];
    b.check(b.bin('<=', from, to, T.usize), true, 'slice', 'slice index starts after it ends');
    b.check(b.bin('<=', to, b.len(s), T.usize), true, 'slice', 'range end index out of range');
    const p = offset(b, start(b, s, t, mut), from, t);
    b.use(dest, part(b, p, b.bin('-', to, from, T.usize), t, mut));
  };

const len: Emit = (b, x, dest) => b.assign(dest, { k: 'len', place: behind(b, x) });
const isEmpty: Emit = (b, x, dest) => b.use(dest, b.bin('==', b.len(behind(b, x)), word(0), T.usize));

const asBytes: Emit = (b, x, dest) => {
  const wide = T.rawTo(T.sliceOf(T.u8), false);
  const str = T.rawTo(T.str, false);
  const raw = b.let(str, { k: 'addr', mut: false, place: behind(b, x) });
  const p = spill(b, b.cast('ptr', read(raw), str, wide), wide);
  b.assign(dest, { k: 'ref', kind: 'shared', place: at(p, deref) });
};

const str = of('str', 'str');
const u = { unsafe: true } as const;
const x = { explicitRef: true } as const;
/** Of what may index a slice mini-Rust knows `usize` as a value: ranges are none (std, `SliceIndex`). */
const i = { generics: ['I'], bounds: { I: ['SliceIndex'] } } as const;

/** How long what a wide reference leads to is, in a constant. */
const lengthOf =
  (to: (n: number) => number): Constant =>
  ([v]) =>
    v !== undefined && (v.k === 'address' || v.k === 'wide') && v.length !== null
      ? { k: 'int', value: BigInt(to(v.length)) }
      : null;
const length = { constant: lengthOf((n) => n) };
const emptiness = { constant: lengthOf((n) => (n === 0 ? 1 : 0)) };

export const sliceFns: readonly LibFn[] = [
  slice('len', '(&self) -> usize', shim(len), { ...x, ...length }),
  slice('is_empty', '(&self) -> bool', shim(isEmpty), { ...x, ...emptiness }),
  slice('as_ptr', '(&self) -> *const T', shim(asPtr(false))),
  slice('as_mut_ptr', '(&mut self) -> *mut T', shim(asPtr(true))),
  slice('get', '(&self, I) -> Option<&T>', shim(elementRef(false)), { ...i, ...x }),
  slice('get_mut', '(&mut self, I) -> Option<&mut T>', shim(elementRef(true)), { ...i, ...x }),
  slice('get_unchecked', '(&self, I) -> &T', shim(unchecked(false)), { ...u, ...i, ...x }),
  slice('get_unchecked_mut', '(&mut self, I) -> &mut T', shim(unchecked(true)), { ...u, ...i, ...x }),
  slice('first', '(&self) -> Option<&T>', shim(end(false, false))),
  slice('first_mut', '(&mut self) -> Option<&mut T>', shim(end(false, true))),
  slice('last', '(&self) -> Option<&T>', shim(end(true, false))),
  slice('last_mut', '(&mut self) -> Option<&mut T>', shim(end(true, true))),
  slice('swap', '(&mut self, usize, usize)', shim(swap)),
  slice('copy_from_slice', '(&mut self, &[T])', shim(copyFrom), { bounds: { T: ['Copy'] } }),
  slice('fill', '(&mut self, T)', shim(fill), { bounds: { T: ['Copy'] } }),
  slice('split_at', '(&self, usize) -> (&[T], &[T])', shim(splitAt(false))),
  slice('split_at_mut', '(&mut self, usize) -> (&mut [T], &mut [T])', shim(splitAt(true))),
  free('slice range', '(&[T], usize, usize) -> &[T]', shim(range(false)), { generics: ['T'] }),
  free('slice range mut', '(&mut [T], usize, usize) -> &mut [T]', shim(range(true)), { generics: ['T'] }),
  free('slice::from_raw_parts', "(*const T, usize) -> &'a [T]", inline(fromParts(false)), {
    generics: ['T'],
    ...u,
  }),
  free('slice::from_raw_parts_mut', "(*mut T, usize) -> &'a mut [T]", inline(fromParts(true)), {
    generics: ['T'],
    ...u,
  }),
  free(
    'str::from_utf8',
    '(&[u8]) -> Result<&str, Utf8Error>',
    shim((b, x, dest) => {
      const s = behind(b, x);
      const wide = T.rawTo(T.sliceOf(T.u8), false);
      const src = b.cast(
        'ptr',
        read(b.let(wide, { k: 'addr', mut: false, place: s })),
        wide,
        T.rawTo(T.u8, false),
      );
      asText(b, src, b.len(s), x.ret, dest);
    }),
  ),
  str('len', '(&self) -> usize', shim(len), { ...x, ...length }),
  str('is_empty', '(&self) -> bool', shim(isEmpty), { ...x, ...emptiness }),
  str('as_bytes', '(&self) -> &[u8]', shim(asBytes)),
  str(
    'as_ptr',
    '(&self) -> *const u8',
    shim((b, x, dest) => {
      const wide = T.rawTo(T.str, false);
      const raw = b.let(wide, { k: 'addr', mut: false, place: behind(b, x) });
      b.assign(dest, { k: 'cast', kind: 'ptr', a: read(raw), from: wide, to: x.ret });
    }),
  ),
];
