/** Methods of the integer types. `Int` stands for any of them. */
import type { BinOp, LocalId, Operand } from '../../../model/core/mir.js';
import { intRange, intSize } from '../../../model/target.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { param } from '../ty.js';
import { inline, of, shim, type Emit, type LibFn } from './table.js';
import { at, none, number, read, some, truth } from './words.js';

const int = of('int', param('Int'), ['Int']);
/** Methods of a trait, which may be called on a literal whose type is not known yet. */
const ord = of('Ord', param('Int'), ['Int']);

const rangeIn = (b: Builder, ty: Ty): readonly [bigint, bigint] =>
  ty.k === 'int' ? intRange(intSize(b.program.layouts.target, ty), ty.signed) : [0n, 0n];
const isSigned = (ty: Ty): boolean => ty.k === 'int' && ty.signed;
const bitsOf = (b: Builder, ty: Ty): number =>
  ty.k === 'int' ? intSize(b.program.layouts.target, ty) * 8 : 0;

const plain =
  (op: BinOp): Emit =>
  (b, { args: [x, y], tys: [ty] }, dest) => {
    if (x !== undefined && y !== undefined && ty !== undefined)
      b.assign(dest, { k: 'bin', op, a: x, b: y, ty });
  };

type Op = '+' | '-' | '*';
const wrapping: Readonly<Record<Op, BinOp>> = { '+': '+wrap', '-': '-wrap', '*': '*wrap' };

/** The operands and type of an instance with two integers. */
const two = (
  b: Builder,
  x: Parameters<Emit>[1],
): { readonly x: Operand; readonly y: Operand; readonly ty: Ty } => {
  const [p, q] = x.args;
  const [ty] = x.tys;
  if (p === undefined || q === undefined || ty === undefined)
    throw new Error(`${b.locals.length}: two operands are needed`);
  return { x: p, y: q, ty };
};

/** A local that says whether `x op y` leaves the type; `r` is the wrapped result. */
const overflows = (b: Builder, op: Op, x: Operand, y: Operand, r: Operand, ty: Ty): LocalId => {
  const flag = b.local(T.bool);
  const set = (v: Operand): void => b.use(at(flag), v);
  const zero = number(0, ty);
  if (op !== '*' && !isSigned(ty)) {
    set(op === '+' ? b.bin('<', r, x, ty) : b.bin('<', x, y, ty));
    return flag;
  }
  if (op !== '*') {
    const a = b.bin('^', x, op === '+' ? r : y, ty);
    const c = b.bin('^', op === '+' ? y : x, r, ty);
    set(b.bin('<', b.bin('&', a, c, ty), zero, ty));
    return flag;
  }
  const byDivision = (): void => set(b.bin('!=', b.bin('/', r, x, ty), y, ty));
  b.branch(
    b.bin('==', x, zero, ty),
    () => set(truth(false)),
    () => {
      if (!isSigned(ty)) return byDivision();
      b.branch(
        b.bin('==', x, number(-1, ty), ty),
        () => set(b.bin('==', y, number(rangeIn(b, ty)[0], ty), ty)),
        byDivision,
      );
    },
  );
  return flag;
};

const checkedOp =
  (op: Op): Emit =>
  (b, inst, dest) => {
    const { x, y, ty } = two(b, inst);
    const r = read(b.let(ty, { k: 'bin', op: wrapping[op], a: x, b: y, ty }));
    b.branch(
      read(overflows(b, op, x, y, r, ty)),
      () => none(b, dest, inst.ret),
      () => some(b, dest, inst.ret, r),
    );
  };

const overflowingOp =
  (op: Op): Emit =>
  (b, inst, dest) => {
    const { x, y, ty } = two(b, inst);
    const r = read(b.let(ty, { k: 'bin', op: wrapping[op], a: x, b: y, ty }));
    b.aggregate(dest, inst.ret, 0, [r, read(overflows(b, op, x, y, r, ty))]);
  };

const saturatingOp =
  (op: Op): Emit =>
  (b, inst, dest) => {
    const { x, y, ty } = two(b, inst);
    const [min, max] = rangeIn(b, ty);
    const zero = number(0, ty);
    const r = read(b.let(ty, { k: 'bin', op: wrapping[op], a: x, b: y, ty }));
    b.branch(
      read(overflows(b, op, x, y, r, ty)),
      () => {
        if (!isSigned(ty)) return b.use(dest, number(op === '-' ? min : max, ty));
        const negative = b.bin('<', x, zero, ty);
        const low = op === '*' ? b.bin('!=', negative, b.bin('<', y, zero, ty), T.bool) : negative;
        b.branch(
          low,
          () => b.use(dest, number(min, ty)),
          () => b.use(dest, number(max, ty)),
        );
      },
      () => b.use(dest, r),
    );
  };

/** Division by zero and of the least value by -1 have no result. */
const checkedDivision =
  (op: '/' | '%'): Emit =>
  (b, inst, dest) => {
    const { x, y, ty } = two(b, inst);
    const give = (): void => some(b, dest, inst.ret, b.bin(op, x, y, ty));
    const refuse = (): void => none(b, dest, inst.ret);
    b.branch(b.bin('==', y, number(0, ty), ty), refuse, () => {
      if (!isSigned(ty)) return give();
      const least = b.bin('==', x, number(rangeIn(b, ty)[0], ty), ty);
      const minusOne = b.bin('==', y, number(-1, ty), ty);
      b.branch(b.bin('&', least, minusOne, T.bool), refuse, give);
    });
  };

const pow: Emit = (b, { args: [x, n], tys: [ty] }, dest) => {
  if (x === undefined || n === undefined || ty === undefined) return;
  const base = b.let(ty, { k: 'use', op: x, retag: false });
  const left = b.let(T.u32, { k: 'use', op: n, retag: false });
  const acc = b.let(ty, { k: 'use', op: number(1, ty), retag: false });
  const times = (l: LocalId): void => b.assign(at(l), { k: 'bin', op: '*', a: read(l), b: read(base), ty });
  b.branch(b.bin('!=', read(left), number(0, T.u32), T.u32), () => {
    b.loop((leave) => {
      b.branch(
        b.bin('>', read(left), number(1, T.u32), T.u32),
        () => {
          const odd = b.bin('&', read(left), number(1, T.u32), T.u32);
          b.branch(b.bin('==', odd, number(1, T.u32), T.u32), () => times(acc));
          b.assign(at(left), { k: 'bin', op: '/', a: read(left), b: number(2, T.u32), ty: T.u32 });
          times(base);
        },
        leave,
      );
    });
    times(acc);
  });
  b.use(dest, read(acc));
};

const negative = (b: Builder, x: Operand, ty: Ty): Operand => b.bin('<', x, number(0, ty), ty);

const abs: Emit = (b, { args: [x], tys: [ty] }, dest) => {
  if (x === undefined || ty === undefined) return;
  b.branch(
    negative(b, x, ty),
    () => b.assign(dest, { k: 'un', op: '-', a: x }),
    () => b.use(dest, x),
  );
};

const pick =
  (op: BinOp): Emit =>
  (b, inst, dest) => {
    const { x, y, ty } = two(b, inst);
    b.branch(
      b.bin(op, x, y, ty),
      () => b.use(dest, x),
      () => b.use(dest, y),
    );
  };

const shiftBy =
  (op: '<<' | '>>'): Emit =>
  (b, { args: [x, n], tys: [ty] }, dest) => {
    if (x === undefined || n === undefined || ty === undefined) return;
    const masked = b.bin('&', n, number(bitsOf(b, ty) - 1, T.u32), T.u32);
    b.assign(dest, { k: 'bin', op, a: x, b: masked, ty });
  };

const remEuclid: Emit = (b, inst, dest) => {
  const { x, y, ty } = two(b, inst);
  const r = b.let(ty, { k: 'bin', op: '%', a: x, b: y, ty });
  if (!isSigned(ty)) return b.use(dest, read(r));
  b.branch(negative(b, read(r), ty), () => {
    b.branch(
      negative(b, y, ty),
      () => b.assign(at(r), { k: 'bin', op: '-wrap', a: read(r), b: y, ty }),
      () => b.assign(at(r), { k: 'bin', op: '+wrap', a: read(r), b: y, ty }),
    );
  });
  b.use(dest, read(r));
};

const absDiff: Emit = (b, inst, dest) => {
  const { x, y, ty } = two(b, inst);
  b.branch(
    b.bin('<', x, y, ty),
    () => b.assign(dest, { k: 'bin', op: '-wrap', a: y, b: x, ty }),
    () => b.assign(dest, { k: 'bin', op: '-wrap', a: x, b: y, ty }),
  );
};

const signum: Emit = (b, { args: [x], tys: [ty] }, dest) => {
  if (x === undefined || ty === undefined) return;
  b.branch(
    negative(b, x, ty),
    () => b.use(dest, number(-1, ty)),
    () =>
      b.branch(
        b.bin('==', x, number(0, ty), ty),
        () => b.use(dest, number(0, ty)),
        () => b.use(dest, number(1, ty)),
      ),
  );
};

const ops: readonly (readonly [string, Op])[] = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
];

export const intFns: readonly LibFn[] = [
  ...ops.flatMap(([name, op]) => [
    int(`wrapping_${name}`, '(self, Self) -> Self', inline(plain(wrapping[op]))),
    int(`checked_${name}`, '(self, Self) -> Option<Self>', shim(checkedOp(op))),
    int(`overflowing_${name}`, '(self, Self) -> (Self, bool)', shim(overflowingOp(op))),
    int(`saturating_${name}`, '(self, Self) -> Self', shim(saturatingOp(op))),
  ]),
  int(
    'wrapping_neg',
    '(self) -> Self',
    inline((b, { args: [x], tys: [ty] }, dest) => {
      if (x !== undefined && ty !== undefined)
        b.assign(dest, { k: 'bin', op: '-wrap', a: number(0, ty), b: x, ty });
    }),
  ),
  int('wrapping_shl', '(self, u32) -> Self', inline(shiftBy('<<'))),
  int('wrapping_shr', '(self, u32) -> Self', inline(shiftBy('>>'))),
  int('checked_div', '(self, Self) -> Option<Self>', shim(checkedDivision('/'))),
  int('checked_rem', '(self, Self) -> Option<Self>', shim(checkedDivision('%'))),
  int('pow', '(self, u32) -> Self', shim(pow)),
  int('abs', '(self) -> Self', shim(abs), { bounds: { Int: ['Signed'] } }),
  int('signum', '(self) -> Self', shim(signum), { bounds: { Int: ['Signed'] } }),
  int('abs_diff', '(self, Self) -> Self', shim(absDiff), { bounds: { Int: ['Unsigned'] } }),
  int('rem_euclid', '(self, Self) -> Self', shim(remEuclid)),
  int(
    'is_negative',
    '(self) -> bool',
    inline((b, { args: [x], tys: [ty] }, dest) => {
      if (x !== undefined && ty !== undefined)
        b.assign(dest, { k: 'bin', op: '<', a: x, b: number(0, ty), ty });
    }),
    { bounds: { Int: ['Signed'] } },
  ),
  ord('min', '(self, Self) -> Self', shim(pick('<='))),
  ord('max', '(self, Self) -> Self', shim(pick('>'))),
];

const fromU32: Emit = (b, { args: [n], ret }, dest) => {
  if (n === undefined) return;
  const small = b.bin('<', n, number(0xd800, T.u32), T.u32);
  const above = b.bin('>', n, number(0xdfff, T.u32), T.u32);
  const below = b.bin('<=', n, number(0x10ffff, T.u32), T.u32);
  const valid = b.bin('|', small, b.bin('&', above, below, T.bool), T.bool);
  b.branch(
    valid,
    () => some(b, dest, ret, b.cast('int', n, T.u32, T.char)),
    () => none(b, dest, ret),
  );
};

export const charFns: readonly LibFn[] = [
  of('char', 'char')('from_u32', '(u32) -> Option<char>', shim(fromU32)),
];
