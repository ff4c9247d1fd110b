/** Raw pointers as addresses and as bytes: `read_unaligned` and its like, and provenance by name (std::ptr, "provenance"). */
import type { LocalId, Operand } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { free, inline, of, shim, type Emit, type LibFn } from './table.js';
import { at, read, sizeOf, spill, word } from './words.js';

const bytesOf = (mut: boolean): Ty => T.rawTo(T.u8, mut);

/** A copy of as many bytes as the type has, at no alignment. */
const copyBytes = (b: Builder, to: Operand, from: Operand, ty: Ty): void =>
  b.op('memcpy', [T.u8], [to, from, word(sizeOf(b, ty))], null);

/** A pointer to all of a local's bytes. */
const addressOf = (b: Builder, local: LocalId, ty: Ty, mut: boolean): Operand => {
  const whole = T.rawTo(ty, mut);
  const p = b.let(whole, { k: 'addr', mut, place: at(local) });
  return b.cast('ptr', read(p), whole, bytesOf(mut));
};

/** Untyped up to where the bytes lie in a place of their own; then they become a value. */
const readFrom = (b: Builder, from: Operand, ty: Ty, dest: Parameters<Emit>[2]): void => {
  const maybe = T.lib('MaybeUninit', [ty]);
  const place = b.local(maybe);
  copyBytes(b, addressOf(b, place, maybe, true), from, ty);
  b.assign(dest, { k: 'cast', kind: 'transmute', a: read(place), from: maybe, to: ty });
};

const readUnaligned: Emit = (b, { args: [p], params: [from], ret }, dest) => {
  if (p !== undefined && from !== undefined) readFrom(b, b.cast('ptr', p, from, bytesOf(false)), ret, dest);
};

const writeUnaligned: Emit = (b, { args: [p, value], params: [to, ty] }) => {
  if (p === undefined || value === undefined || to === undefined || ty === undefined) return;
  const kept = b.let(ty, { k: 'use', op: value, retag: false });
  copyBytes(b, b.cast('ptr', p, to, bytesOf(true)), addressOf(b, kept, ty, false), ty);
};

const transmuteCopy: Emit = (b, { args: [src], params: [from], tys, ret }, dest) => {
  const [given] = tys;
  if (src === undefined || from === undefined || given === undefined) return;
  if (sizeOf(b, ret) > sizeOf(b, given))
    return b.panic('assert', 'cannot transmute_copy if Dst is larger than Src');
  const p = spill(b, src, from);
  readFrom(b, b.cast('ptr', read(p), from, bytesOf(false)), ret, dest);
};

/** From a pointer to a number or back, with this kind of cast. */
const as =
  (kind: 'transmute' | 'expose' | 'from-exposed'): Emit =>
  (b, { args: [a], params: [from], ret }, dest) => {
    if (a !== undefined && from !== undefined) b.assign(dest, { k: 'cast', kind, a, from, to: ret });
  };

const moveBytes =
  (negate: boolean, inBounds: boolean): Emit =>
  (b, { args: [ptr, count] }, dest) => {
    if (ptr !== undefined && count !== undefined)
      b.assign(dest, { k: 'offset', ptr, count, elem: T.u8, negate, inBounds });
  };

const u = { unsafe: true } as const;
const generic = { generics: ['T'] } as const;

const families = (['const', 'mut'] as const).flatMap((m): readonly LibFn[] => {
  const p = of(`*${m}`, `*${m} T`, ['T']);
  const made = m === 'const' ? '' : '_mut';
  return [
    p('read_unaligned', '(self) -> T', shim(readUnaligned), u),
    p('addr', '(self) -> usize', inline(as('transmute'))),
    p('expose_provenance', '(self) -> usize', inline(as('expose'))),
    p('byte_add', '(self, usize) -> Self', inline(moveBytes(false, true)), u),
    p('byte_sub', '(self, usize) -> Self', inline(moveBytes(true, true)), u),
    p('wrapping_byte_add', '(self, usize) -> Self', inline(moveBytes(false, false))),
    p('wrapping_byte_sub', '(self, usize) -> Self', inline(moveBytes(true, false))),
    free(`ptr::with_exposed_provenance${made}`, `(usize) -> *${m} T`, inline(as('from-exposed')), generic),
    free(`ptr::without_provenance${made}`, `(usize) -> *${m} T`, inline(as('transmute')), generic),
  ];
});

export const rawByteFns: readonly LibFn[] = [
  ...families,
  of('*mut', '*mut T', ['T'])('write_unaligned', '(self, T)', shim(writeUnaligned), u),
  free('ptr::read_unaligned', '(*const T) -> T', shim(readUnaligned), { ...generic, ...u }),
  free('ptr::write_unaligned', '(*mut T, T)', shim(writeUnaligned), { ...generic, ...u }),
  free('mem::transmute_copy', '(&Src) -> Dst', shim(transmuteCopy), { generics: ['Src', 'Dst'], ...u }),
];
