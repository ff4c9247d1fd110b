/** Small pieces that the bodies of library functions are put together from. */
import type { BinOp, LocalId, Operand, Place } from '../../../model/core/mir.js';
import { constInt, localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { at, deref, field, inside, read, take, variant, word, type Builder } from '../lower/builder.js';

export { at, deref, field, inside, read, take, variant, word };

/** An operand as a local, so that it can be the base of a place. */
export const spill = (b: Builder, op: Operand, ty: Ty): LocalId => {
  if (op.k !== 'const' && op.place.proj.length === 0) return op.place.local;
  return b.let(ty, { k: 'use', op, retag: false });
};

export const truth = (v: boolean): Operand => constInt(v ? 1 : 0, T.bool);
export const number = (n: number | bigint, ty: Ty): Operand => constInt(n, ty);
export const unitValue: Operand = { k: 'const', value: { k: 'unit' }, ty: T.unit };

export const some = (b: Builder, dest: Place, ty: Ty, value: Operand): void =>
  b.aggregate(dest, ty, 1, [value]);
export const none = (b: Builder, dest: Place, ty: Ty): void => b.aggregate(dest, ty, 0, []);

/** Whether the enum at `place` is of the variant with this discriminant: `Some` and `Err` are 1. */
export const isVariant = (b: Builder, place: Place, index: number): Operand => {
  const d = b.let(T.isize, { k: 'discr', place });
  return b.bin('==', read(d), constInt(index, T.isize), T.isize);
};

export const payload = (place: Place, index: number, ty: Ty): Place =>
  inside(place, variant(index), field(0, ty));

/** The pointer of a box or `NonNull` as a raw one, with the same tag. */
export const asRaw = (b: Builder, op: Operand, from: Ty, to: Ty): Operand =>
  b.cast('ptr', op, from, T.rawTo(to));

export const offset = (b: Builder, ptr: Operand, count: Operand, elem: Ty): Operand =>
  read(b.let(T.rawTo(elem), { k: 'offset', ptr, count, elem, negate: false, inBounds: true }));

export const sizeOf = (b: Builder, t: Ty): number => b.program.layouts.of(t).size;
export const alignOf = (b: Builder, t: Ty): number => b.program.layouts.of(t).align;

/** Fresh memory from Rust's allocator; nothing is allocated for values without size. */
export const allocate = (b: Builder, size: Operand, align: number): Operand => {
  const p = b.local(T.rawTo(T.u8));
  b.op('alloc', [], [size, word(align)], localPlace(p));
  return read(p);
};

export const deallocate = (b: Builder, p: Operand, size: Operand, align: number): void =>
  b.op('dealloc', [], [p, size, word(align)], null);

export const dangling = (b: Builder, of: Ty, ty: Ty): Operand => constInt(alignOf(b, of), ty);

/** Counts a local from 0 up to `end`. */
export const countTo = (b: Builder, end: Operand, body: (i: LocalId) => void): void => {
  const i = b.let(T.usize, { k: 'use', op: word(0), retag: false });
  b.loop((leave) => {
    const more = b.bin('<', read(i), end, T.usize);
    b.branch(
      more,
      () => {
        body(i);
        b.assign(at(i), { k: 'bin', op: '+', a: read(i), b: word(1), ty: T.usize });
      },
      leave,
    );
  });
};

export const compare = (b: Builder, op: BinOp, x: Operand, y: Operand, ty: Ty): Operand =>
  b.bin(op, x, y, ty);

/** Calls what a closure's parameter holds: a closure, a function, or a pointer to one. */
export const callCallable = (b: Builder, f: Operand, ty: Ty, args: readonly Operand[], dest: Place): void => {
  if (ty.k === 'lib' && ty.name === 'AssertUnwindSafe') {
    const inner = ty.args[0] ?? T.unit;
    const l = spill(b, f, ty);
    return callCallable(b, take(at(l, field(0, inner))), inner, args, dest);
  }
  if (ty.k === 'fn') return b.call({ k: 'ptr', op: f, ty }, args, dest, ty.ret.k === 'never');
  const { name, takesSelf, diverges } = b.program.callable(ty);
  b.call({ k: 'fn', name }, takesSelf ? [f, ...args] : args, dest, diverges);
};

/**
 * Drops the elements `from..to` in order. If one panics, those behind it are still dropped, and then `always` runs,
 * on the way out (std, drop_in_place of a slice).
 */
export const dropSequence = (
  b: Builder,
  place: (i: Operand) => Place,
  of: Ty,
  from: Operand,
  to: Operand,
  always: () => void,
): void => {
  const i = b.let(T.usize, { k: 'use', op: from, retag: false });
  const rest = (): void =>
    b.loop((leave) => {
      b.branch(
        b.bin('<', read(i), to, T.usize),
        () => {
          const now = b.let(T.usize, { k: 'use', op: read(i), retag: false });
          b.assign(at(i), { k: 'bin', op: '+wrap', a: read(i), b: word(1), ty: T.usize });
          b.dropThrough(b.ref(place(read(now)), of, true), of);
        },
        leave,
      );
    });
  b.guarded(() => {
    rest();
    always();
  }, rest);
};

/** A raw pointer to `size` bytes becomes an owner: the regime is asked. */
export const ownerMade = (b: Builder, p: Operand, size: Operand): void =>
  b.op('owner-made', [], [p, size], null);
