/** `CString` and `CStr`: bytes that end with their first 0. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { of, shim, type Emit, type Instance, type LibFn } from './table.js';
import { asText } from './utf8.js';
import { freeBuffer, lenOf, ptrOf } from './vec.js';
import {
  allocate,
  at,
  countTo,
  deref,
  field,
  inside,
  number,
  offset,
  ownerMade,
  read,
  spill,
  take,
  truth,
  word,
} from './words.js';

const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};
const behind = (b: Builder, x: Instance): Place => at(spill(b, arg(x, 0), x.params[0] ?? T.unit), deref);

const cStrTy = T.lib('CStr');
const bytesRaw = (mut: boolean): Ty => T.rawTo(T.sliceOf(T.u8), mut);
const byteRaw = (mut: boolean): Ty => T.rawTo(T.u8, mut);

/** The bytes of a `CStr`, with the final 0. */
const start = (b: Builder, s: Place): Operand => {
  const wide = T.rawTo(cStrTy, false);
  return b.cast('ptr', read(b.let(wide, { k: 'addr', mut: false, place: s })), wide, byteRaw(false));
};

const give = (b: Builder, ptr: Operand, len: Operand, to: Ty, dest: Place): void => {
  const raw = b.let(bytesRaw(false), { k: 'fat', ptr, len });
  const cast = spill(b, b.cast('ptr', read(raw), bytesRaw(false), T.rawTo(to, false)), T.rawTo(to, false));
  b.assign(dest, { k: 'ref', kind: 'shared', place: at(cast, deref) });
};

const strlen = (b: Builder, p: Operand): Operand => {
  const n = b.local(T.usize);
  b.op('strlen', [], [p], at(n));
  return read(n);
};

const fromPtr: Emit = (b, x, dest) => {
  const p = b.cast('ptr', arg(x, 0), x.params[0] ?? T.unit, byteRaw(false));
  give(b, p, b.bin('+', strlen(b, p), word(1), T.usize), cStrTy, dest);
};

const toBytes =
  (withNul: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    const n = b.len(s);
    give(b, start(b, s), withNul ? n : b.bin('-', n, word(1), T.usize), T.sliceOf(T.u8), dest);
  };

/** The content as a box of bytes: `CString` is one. */
const wideOf = (b: Builder, ptr: Operand, len: Operand, dest: Place, to: Ty): void => {
  const raw = b.let(bytesRaw(true), { k: 'fat', ptr, len });
  b.assign(dest, { k: 'cast', kind: 'ptr', a: read(raw), from: bytesRaw(true), to });
};

/** The text that is given: its first byte, its length, and what is due when it has been read. */
const given = (
  b: Builder,
  x: Instance,
  from: Ty,
): { readonly src: Operand; readonly n: Operand; readonly done: () => void } => {
  if (from.k === 'lib') {
    const local = at(spill(b, arg(x, 0), from));
    const v = from.name === 'String' ? inside(local, field(0, T.lib('Vec', [T.u8]))) : local;
    const src = b.cast('ptr', ptrOf(b, v, T.u8), byteRaw(true), byteRaw(false));
    return { src, n: lenOf(b, v), done: () => freeBuffer(b, v, T.u8) };
  }
  const to = from.k === 'ref' ? from.to : T.unit;
  const wide = T.rawTo(to, false);
  const s = behind(b, x);
  const src = b.cast('ptr', read(b.let(wide, { k: 'addr', mut: false, place: s })), wide, byteRaw(false));
  return { src, n: to.k === 'array' ? word(to.len) : b.len(s), done: () => undefined };
};

/** Text without a 0 inside is copied, and ended by one; otherwise the error says where the 0 is. */
const create: Emit = (b, x, dest) => {
  const from = x.params[0] ?? T.unit;
  const { src, n, done } = given(b, x, from);
  const bad = b.let(T.bool, { k: 'use', op: truth(false), retag: false });
  const where = b.let(T.usize, { k: 'use', op: word(0), retag: false });
  countTo(b, n, (i) => {
    const p = spill(b, offset(b, src, read(i), T.u8), byteRaw(false));
    const isZero = b.bin('==', read(at(p, deref)), number(0, T.u8), T.u8);
    const first = b.bin('==', read(bad), truth(false), T.bool);
    b.branch(b.bin('&', isZero, first, T.bool), () => {
      b.use(at(bad), truth(true));
      b.use(at(where), read(i));
    });
  });
  b.branch(
    read(bad),
    () => {
      const e = b.local(T.lib('NulError'));
      b.aggregate(at(e), T.lib('NulError'), 0, [read(where)]);
      b.aggregate(dest, x.ret, 1, [take(e)]);
    },
    () => {
      const total = b.bin('+', n, word(1), T.usize);
      const p = allocate(b, total, 1);
      b.op('memcpy', [], [p, src, n], null);
      const last = spill(b, offset(b, p, n, T.u8), byteRaw(true));
      b.use(at(last, deref), number(0, T.u8));
      const made = b.local(T.lib('CString'));
      wideOf(b, p, total, at(made), T.lib('CString'));
      b.aggregate(dest, x.ret, 0, [take(made)]);
    },
  );
  done();
};

const intoRaw: Emit = (b, x, dest) => {
  const from = x.params[0] ?? T.unit;
  const raw = b.cast('ptr', arg(x, 0), from, bytesRaw(true));
  b.assign(dest, { k: 'cast', kind: 'ptr', a: raw, from: bytesRaw(true), to: x.ret });
};

const fromRaw: Emit = (b, x, dest) => {
  ownerMade(b, arg(x, 0), word(1));
  const p = b.cast('ptr', arg(x, 0), x.params[0] ?? T.unit, byteRaw(true));
  const n = b.bin('+', strlen(b, p), word(1), T.usize);
  wideOf(b, p, n, dest, x.ret);
};

const derefCString: Emit = (b, x, dest) => {
  const raw = spill(b, b.cast('ptr', read(behind(b, x)), T.lib('CString'), bytesRaw(true)), bytesRaw(true));
  const p = b.cast('ptr', read(raw), bytesRaw(true), byteRaw(true));
  give(b, p, b.len(at(raw, deref)), cStrTy, dest);
};

const bytesOfCString: Emit = (b, x, dest) => {
  const raw = spill(b, b.cast('ptr', read(behind(b, x)), T.lib('CString'), bytesRaw(true)), bytesRaw(true));
  const p = b.cast('ptr', read(raw), bytesRaw(true), byteRaw(true));
  give(b, p, b.bin('-', b.len(at(raw, deref)), word(1), T.usize), T.sliceOf(T.u8), dest);
};

/** The first byte is made 0, so that a pointer kept somewhere shows an empty text; then the memory goes back. */
export const dropCString = (b: Builder, self: number): void => {
  const raw = spill(
    b,
    b.cast('ptr', read(at(self, deref)), T.lib('CString'), bytesRaw(true)),
    bytesRaw(true),
  );
  const p = spill(b, b.cast('ptr', read(raw), bytesRaw(true), byteRaw(true)), byteRaw(true));
  b.use(at(p, deref), number(0, T.u8));
  b.op('dealloc', [], [read(p), b.len(at(raw, deref)), word(1)], null);
};

const cString = of('CString', 'CString');
const cStr = of('CStr', 'CStr');
const u = { unsafe: true } as const;

export const cstrFns: readonly LibFn[] = [
  cString('new', '(I) -> Result<CString, NulError>', shim(create), {
    generics: ['I'],
    bounds: { I: ['Bytes'] },
  }),
  cString('into_raw', '(self) -> *mut i8', shim(intoRaw)),
  cString('from_raw', '(*mut i8) -> CString', shim(fromRaw), u),
  cString('deref', '(&self) -> &CStr', shim(derefCString)),
  cString('as_bytes', '(&self) -> &[u8]', shim(bytesOfCString)),
  cString('as_c_str', '(&self) -> &CStr', shim(derefCString)),
  cStr('from_ptr', "(*const i8) -> &'a CStr", shim(fromPtr), u),
  cStr(
    'as_ptr',
    '(&self) -> *const i8',
    shim((b, x, dest) =>
      b.assign(dest, { k: 'cast', kind: 'ptr', a: start(b, behind(b, x)), from: byteRaw(false), to: x.ret }),
    ),
  ),
  cStr('to_bytes', '(&self) -> &[u8]', shim(toBytes(false))),
  cStr(
    'to_str',
    '(&self) -> Result<&str, Utf8Error>',
    shim((b, x, dest) => {
      const s = behind(b, x);
      asText(b, start(b, s), b.bin('-', b.len(s), word(1), T.usize), x.ret, dest);
    }),
  ),
  cStr('to_bytes_with_nul', '(&self) -> &[u8]', shim(toBytes(true))),
];
