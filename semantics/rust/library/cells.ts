/** Cells, `MaybeUninit`, `NonZeroU32` and its relatives, `AssertUnwindSafe`, and `Clone`. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { param } from '../ty.js';
import { inline, of, shim, type Constant, type Emit, type Instance, type LibFn } from './table.js';
import { at, deref, field, inside, none, number, read, some, spill, take } from './words.js';

const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};
const ty = (x: Instance): Ty => x.tys[0] ?? T.unit;
const self = (b: Builder, x: Instance): Place => at(spill(b, arg(x, 0), x.params[0] ?? T.unit));
const behind = (b: Builder, x: Instance): Place => at(spill(b, arg(x, 0), x.params[0] ?? T.unit), deref);
const value = (p: Place, t: Ty, index = 0): Place => inside(p, field(index, t));

const wrap: Emit = (b, x, dest) => b.aggregate(dest, x.ret, 0, [arg(x, 0)]);
const wrapConstant: Constant = ([v], _tys, _layouts, ret) =>
  v === undefined ? null : { k: 'fields', ty: ret, variant: 0, fields: [v] };

/** `self as *const Cell<T> as *const T as *mut T`: a raw borrow of the whole. */
const cellPtr =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const p = behind(b, x);
    const whole = T.rawTo(x.params[0]?.k === 'ref' ? x.params[0].to : T.unit, mut);
    const raw = b.let(whole, { k: 'addr', mut, place: p });
    b.assign(dest, { k: 'cast', kind: 'ptr', a: read(raw), from: whole, to: x.ret });
  };

/** A pointer into the cell, through which it may be written. */
const content = (b: Builder, x: Instance): Place => {
  const raw = b.local(T.rawTo(ty(x)));
  cellPtr(false)(b, { ...x, ret: T.rawTo(ty(x)) }, at(raw));
  return at(raw, deref);
};

const cellReplace: Emit = (b, x, dest) => {
  const c = content(b, x);
  b.use(dest, read(c));
  b.use(c, arg(x, 1));
};

const cellSet: Emit = (b, x) => {
  const t = ty(x);
  const c = content(b, x);
  const old = b.let(t, { k: 'use', op: read(c), retag: true });
  b.use(c, arg(x, 1));
  if (b.program.dropGlue(t) !== null) b.dropThrough(b.ref(at(old), t, true), t);
};

const getMut: Emit = (b, x, dest) =>
  b.assign(dest, { k: 'ref', kind: 'mut', place: value(behind(b, x), ty(x)) });

const cell = of('Cell', 'Cell<T>', ['T']);
const unsafeCell = of('UnsafeCell', 'UnsafeCell<T>', ['T']);
const maybe = of('MaybeUninit', 'MaybeUninit<T>', ['T']);
const assert = of('AssertUnwindSafe', 'AssertUnwindSafe<T>', ['T']);

/** Nothing is written: the value is what the memory holds, uninitialised. */
const uninit: Emit = (b, x, dest) =>
  b.aggregate(dest, x.ret, 0, [{ k: 'const', value: { k: 'unit' }, ty: T.unit }], 0);

const assumeRef =
  (mut: boolean): Emit =>
  (b, x, dest) =>
    b.assign(dest, { k: 'ref', kind: mut ? 'mut' : 'shared', place: value(behind(b, x), ty(x), 1) });

const maybeWrite: Emit = (b, x, dest) => {
  const p = behind(b, x);
  const whole = x.params[0]?.k === 'ref' ? x.params[0].to : T.unit;
  b.aggregate(p, whole, 0, [arg(x, 1)], 1);
  b.assign(dest, { k: 'ref', kind: 'mut', place: value(p, ty(x), 1) });
};

const nonZeroNames = ['U8', 'U16', 'U32', 'U64', 'Usize', 'I8', 'I16', 'I32', 'I64', 'Isize'] as const;

const nonZero = nonZeroNames.flatMap((n): readonly LibFn[] => {
  const name = `NonZero${n}`;
  const int = n.toLowerCase();
  const z = of(name, name);
  return [
    z(
      'new',
      `(${int}) -> Option<${name}>`,
      shim((b, x, dest) => {
        const from = x.params[0] ?? T.unit;
        b.branch(
          b.bin('==', arg(x, 0), number(0, from), from),
          () => none(b, dest, x.ret),
          () => some(b, dest, x.ret, b.cast('transmute', arg(x, 0), from, T.lib(name))),
        );
      }),
      {
        constant: ([v], _t, _l, ret) =>
          v?.k !== 'int'
            ? null
            : { k: 'fields', ty: ret, variant: v.value === 0n ? 0 : 1, fields: v.value === 0n ? [] : [v] },
      },
    ),
    z(
      'new_unchecked',
      `(${int}) -> ${name}`,
      shim((b, x, dest) =>
        b.assign(dest, {
          k: 'cast',
          kind: 'transmute',
          a: arg(x, 0),
          from: x.params[0] ?? T.unit,
          to: x.ret,
        }),
      ),
      { unsafe: true },
    ),
    z(
      'get',
      `(self) -> ${int}`,
      inline((b, x, dest) =>
        b.assign(dest, { k: 'cast', kind: 'int', a: arg(x, 0), from: x.params[0] ?? T.unit, to: x.ret }),
      ),
      { constant: ([v]) => v ?? null },
    ),
  ];
});

export const cellFns: readonly LibFn[] = [
  cell('new', '(T) -> Cell<T>', shim(wrap), { constant: wrapConstant }),
  cell(
    'get',
    '(&self) -> T',
    shim((b, x, dest) => b.use(dest, read(content(b, x)))),
    { bounds: { T: ['Copy'] } },
  ),
  cell('set', '(&self, T)', shim(cellSet)),
  cell('replace', '(&self, T) -> T', shim(cellReplace)),
  cell('as_ptr', '(&self) -> *mut T', shim(cellPtr(false))),
  cell('get_mut', '(&mut self) -> &mut T', shim(getMut)),
  cell(
    'into_inner',
    '(self) -> T',
    shim((b, x, dest) => b.use(dest, take(value(self(b, x), ty(x))))),
  ),
  unsafeCell('new', '(T) -> UnsafeCell<T>', shim(wrap), { constant: wrapConstant }),
  unsafeCell('get', '(&self) -> *mut T', shim(cellPtr(false))),
  unsafeCell('get_mut', '(&mut self) -> &mut T', shim(getMut)),
  unsafeCell(
    'into_inner',
    '(self) -> T',
    shim((b, x, dest) => b.use(dest, take(value(self(b, x), ty(x))))),
  ),
  maybe('uninit', '() -> MaybeUninit<T>', shim(uninit), { constant: () => ({ k: 'uninit' }) }),
  maybe(
    'new',
    '(T) -> MaybeUninit<T>',
    shim((b, x, dest) => b.aggregate(dest, x.ret, 0, [arg(x, 0)], 1)),
    {
      constant: ([v], _t, _l, ret) =>
        v === undefined ? null : { k: 'fields', ty: ret, variant: 0, fields: [v], union: 1 },
    },
  ),
  maybe('as_ptr', '(&self) -> *const T', shim(cellPtr(false))),
  maybe('as_mut_ptr', '(&mut self) -> *mut T', shim(cellPtr(true))),
  maybe('write', '(&mut self, T) -> &mut T', shim(maybeWrite)),
  maybe(
    'assume_init',
    '(self) -> T',
    shim((b, x, dest) => b.use(dest, take(value(self(b, x), ty(x), 1)))),
    { unsafe: true },
  ),
  maybe('assume_init_ref', '(&self) -> &T', shim(assumeRef(false)), { unsafe: true }),
  maybe('assume_init_mut', '(&mut self) -> &mut T', shim(assumeRef(true)), { unsafe: true }),
  ...nonZero,
  assert(
    'deref',
    '(&self) -> &T',
    shim((b, x, dest) => b.assign(dest, { k: 'ref', kind: 'shared', place: value(behind(b, x), ty(x)) })),
  ),
  assert(
    'deref_mut',
    '(&mut self) -> &mut T',
    shim((b, x, dest) => b.assign(dest, { k: 'ref', kind: 'mut', place: value(behind(b, x), ty(x)) })),
  ),
  of('Clone', param('T'), ['T'])(
    'clone',
    '(&self) -> T',
    shim((b, x, dest) => b.program.clone(b, behind(b, x), ty(x), dest)),
    { bounds: { T: ['Clone'] } },
  ),
];
