/** Raw pointers and `std::ptr`. All but the reads and writes of whole values are one operation of the machine. */
import type { Operand } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { free, inline, of, shim, type Constant, type Emit, type LibFn } from './table.js';
import { at, deref, none, number, read, sizeOf, some, spill, word } from './words.js';

const first = <X>(xs: readonly X[]): X => {
  const [x] = xs;
  if (x === undefined) throw new Error('an operand is missing');
  return x;
};

const move =
  (negate: boolean, inBounds: boolean): Emit =>
  (b, { args, tys }, dest) => {
    const [ptr, count] = args;
    if (ptr !== undefined && count !== undefined)
      b.assign(dest, { k: 'offset', ptr, count, elem: first(tys), negate, inBounds });
  };

const sameBits: Emit = (b, { args, params, ret }, dest) =>
  b.assign(dest, { k: 'cast', kind: 'ptr', a: first(args), from: params[0] ?? ret, to: ret });

const isNull: Emit = (b, { args, params }, dest) => {
  const ty = params[0] ?? T.unit;
  // A wide pointer is null if its address is.
  const thin = T.rawTo(T.u8, false);
  const wide = ty.k === 'raw' && (ty.to.k === 'slice' || ty.to.k === 'str');
  const a = wide ? b.cast('ptr', first(args), ty, thin) : first(args);
  const at_ = wide ? thin : ty;
  b.assign(dest, { k: 'bin', op: '==', a, b: number(0, at_), ty: at_ });
};

const readValue: Emit = (b, { args, params }, dest) => {
  const p = spill(b, first(args), params[0] ?? T.unit);
  b.use(dest, read(at(p, deref)));
};

const writeValue: Emit = (b, { args, params }) => {
  const [ptr, value] = args;
  if (ptr === undefined || value === undefined) return;
  b.use(at(spill(b, ptr, params[0] ?? T.unit), deref), value);
};

/** `Some(&*p)`, or `None` for null. */
const asReference =
  (mut: boolean): Emit =>
  (b, { args, params, tys, ret }, dest) => {
    const ty = params[0] ?? T.unit;
    const p = spill(b, first(args), ty);
    b.branch(
      b.bin('==', read(p), number(0, ty), ty),
      () => none(b, dest, ret),
      () => some(b, dest, ret, b.ref(at(p, deref), first(tys), mut)),
    );
  };

const offsetFrom: Emit = (b, { args, tys }, dest) => {
  const [p, q] = args;
  if (p !== undefined && q !== undefined) b.assign(dest, { k: 'distance', a: p, b: q, elem: first(tys) });
};

const bytes = (b: Builder, count: Operand, of: Ty): Operand =>
  b.bin('*wrap', count, word(sizeOf(b, of)), T.usize);

/** `copy(src, dst, count)`: the machine's operation takes the destination first. */
const copy =
  (op: 'memcpy' | 'memmove'): Emit =>
  (b, { args, tys }) => {
    const [src, dst, count] = args;
    if (src !== undefined && dst !== undefined && count !== undefined)
      b.op(op, [first(tys)], [dst, src, bytes(b, count, first(tys))], null);
  };

const copyTo =
  (op: 'memcpy' | 'memmove'): Emit =>
  (b, { args, tys }) => {
    const [dst, src, count] = args;
    if (src !== undefined && dst !== undefined && count !== undefined)
      b.op(op, [first(tys)], [dst, src, bytes(b, count, first(tys))], null);
  };

const writeBytes: Emit = (b, { args, tys }) => {
  const [dst, value, count] = args;
  if (dst === undefined || value === undefined || count === undefined) return;
  b.op('memset', [first(tys)], [dst, b.cast('int', value, T.u8, T.i32), bytes(b, count, first(tys))], null);
};

const null_: Emit = (b, { ret }, dest) => b.use(dest, number(0, ret));
const nullConstant: Constant = () => ({ k: 'int', value: 0n });
const sameConstant: Constant = ([p]) => p ?? null;

const dropInPlace: Emit = (b, { args, params, tys }) => {
  const p = spill(b, first(args), params[0] ?? T.unit);
  const ty = first(tys);
  if (b.program.dropGlue(ty) !== null) b.dropThrough(b.ref(at(p, deref), ty, true), ty);
};

const swapBehind: Emit = (b, { args, params, tys }) => {
  const ty = first(tys);
  const [x, y] = args.map((a, i) => spill(b, a, params[i] ?? T.unit));
  if (x === undefined || y === undefined) return;
  const kept = b.let(ty, { k: 'use', op: read(at(x, deref)), retag: true });
  b.use(at(x, deref), read(at(y, deref)));
  b.use(at(y, deref), read(kept));
};

const replaceBehind: Emit = (b, { args, params }, dest) => {
  const [ptr, value] = args;
  if (ptr === undefined || value === undefined) return;
  const p = spill(b, ptr, params[0] ?? T.unit);
  b.use(dest, read(at(p, deref)));
  b.use(at(p, deref), value);
};

const u = { unsafe: true } as const;
const wide = { unsized: ['T'] } as const;
const families = (['const', 'mut'] as const).flatMap((m): readonly LibFn[] => {
  const p = of(`*${m}`, `*${m} T`, ['T']);
  return [
    p('is_null', '(self) -> bool', inline(isNull), wide),
    p('add', '(self, usize) -> Self', inline(move(false, true)), u),
    p('sub', '(self, usize) -> Self', inline(move(true, true)), u),
    p('offset', '(self, isize) -> Self', inline(move(false, true)), u),
    p('wrapping_add', '(self, usize) -> Self', inline(move(false, false))),
    p('wrapping_sub', '(self, usize) -> Self', inline(move(true, false))),
    p('wrapping_offset', '(self, isize) -> Self', inline(move(false, false))),
    p('offset_from', '(self, *const T) -> isize', inline(offsetFrom), u),
    p('cast', `(self) -> *${m} U`, inline(sameBits), {
      generics: ['U'],
      constant: sameConstant,
      ...wide,
    }),
    p('read', '(self) -> T', inline(readValue), u),
    p('as_ref', `(self) -> Option<&'a T>`, shim(asReference(false)), { ...u, ...wide }),
  ];
});

const c = of('*const', '*const T', ['T']);
const mut = of('*mut', '*mut T', ['T']);

export const pointerFns: readonly LibFn[] = [
  ...families,
  c('cast_mut', '(self) -> *mut T', inline(sameBits), { constant: sameConstant, ...wide }),
  mut('cast_const', '(self) -> *const T', inline(sameBits), { constant: sameConstant, ...wide }),
  mut('write', '(self, T)', inline(writeValue), u),
  mut('as_mut', `(self) -> Option<&'a mut T>`, shim(asReference(true)), { ...u, ...wide }),
  mut('drop_in_place', '(self)', inline(dropInPlace), { ...u, ...wide }),
  mut('replace', '(self, T) -> T', shim(replaceBehind), u),
  mut('swap', '(self, *mut T)', shim(swapBehind), u),
  mut('write_bytes', '(self, u8, usize)', inline(writeBytes), u),
  mut('copy_from', '(self, *const T, usize)', inline(copyTo('memmove')), u),
  mut('copy_from_nonoverlapping', '(self, *const T, usize)', inline(copyTo('memcpy')), u),
  c('copy_to', '(self, *mut T, usize)', inline(copy('memmove')), u),
  c('copy_to_nonoverlapping', '(self, *mut T, usize)', inline(copy('memcpy')), u),
  free('ptr::null', '() -> *const T', inline(null_), {
    generics: ['T'],
    constant: nullConstant,
    promotable: true,
  }),
  free('ptr::null_mut', '() -> *mut T', inline(null_), {
    generics: ['T'],
    constant: nullConstant,
    promotable: true,
  }),
  free('ptr::read', '(*const T) -> T', inline(readValue), { generics: ['T'], ...u }),
  free('ptr::write', '(*mut T, T)', inline(writeValue), { generics: ['T'], ...u }),
  free('ptr::copy', '(*const T, *mut T, usize)', inline(copy('memmove')), { generics: ['T'], ...u }),
  free('ptr::copy_nonoverlapping', '(*const T, *mut T, usize)', inline(copy('memcpy')), {
    generics: ['T'],
    ...u,
  }),
  free('ptr::write_bytes', '(*mut T, u8, usize)', inline(writeBytes), { generics: ['T'], ...u }),
  free('ptr::drop_in_place', '(*mut T)', inline(dropInPlace), { generics: ['T'], ...u, ...wide }),
  free('ptr::swap', '(*mut T, *mut T)', shim(swapBehind), { generics: ['T'], ...u }),
  free('ptr::replace', '(*mut T, T) -> T', shim(replaceBehind), { generics: ['T'], ...u }),
  free(
    'ptr::eq',
    '(*const T, *const T) -> bool',
    inline((b, { args: [x, y], params: [ty] }, dest) => {
      if (x !== undefined && y !== undefined && ty !== undefined)
        b.assign(dest, { k: 'bin', op: '==', a: x, b: y, ty });
    }),
    { generics: ['T'], ...wide },
  ),
];

export const memFns: readonly LibFn[] = [
  free('mem::swap', '(&mut T, &mut T)', shim(swapBehind), { generics: ['T'] }),
  free('mem::replace', '(&mut T, T) -> T', shim(replaceBehind), { generics: ['T'] }),
  free(
    'mem::forget',
    '(T)',
    shim(() => undefined),
    { generics: ['T'] },
  ),
  free(
    'mem::drop',
    '(T)',
    shim((b, { args, tys }) => {
      const ty = first(tys);
      const l = spill(b, first(args), ty);
      if (b.program.dropGlue(ty) !== null) b.dropThrough(b.ref(at(l), ty, true), ty);
    }),
    { generics: ['T'] },
  ),
  free(
    'mem::size_of',
    '() -> usize',
    inline((b, { tys }, dest) => b.use(dest, word(sizeOf(b, first(tys))))),
    {
      promotable: true,
      generics: ['T'],
      constant: (_, [t], layouts) =>
        t === undefined ? null : { k: 'int', value: BigInt(layouts.of(t).size) },
    },
  ),
  free(
    'mem::align_of',
    '() -> usize',
    inline((b, { tys }, dest) => b.use(dest, word(b.program.layouts.of(first(tys)).align))),
    {
      promotable: true,
      generics: ['T'],
      constant: (_, [t], layouts) =>
        t === undefined ? null : { k: 'int', value: BigInt(layouts.of(t).align) },
    },
  ),
  free(
    'mem::transmute',
    '(Src) -> Dst',
    inline((b, { args, params, ret }, dest) =>
      b.assign(dest, { k: 'cast', kind: 'transmute', a: first(args), from: params[0] ?? ret, to: ret }),
    ),
    { generics: ['Src', 'Dst'], ...u },
  ),
];
