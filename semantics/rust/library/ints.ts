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

/** Counts bits by looking at each: `from` the lowest or the highest, until one is set, or all of them. */
const countBits =
  (how: 'ones' | 'leading' | 'trailing'): Emit =>
  (b, { args: [x], tys: [ty] }, dest) => {
    if (x === undefined || ty === undefined) return;
    const bits = bitsOf(b, ty);
    const n = b.let(T.u32, { k: 'use', op: number(0, T.u32), retag: false });
    const i = b.let(T.u32, { k: 'use', op: number(0, T.u32), retag: false });
    const more = (l: LocalId): void =>
      b.assign(at(l), { k: 'bin', op: '+', a: read(l), b: number(1, T.u32), ty: T.u32 });
    b.loop((leave) => {
      b.branch(
        b.bin('<', read(i), number(bits, T.u32), T.u32),
        () => {
          const k = how === 'leading' ? b.bin('-', number(bits - 1, T.u32), read(i), T.u32) : read(i);
          const bit = b.bin('&', b.bin('>>', x, k, ty), number(1, ty), ty);
          const set = b.bin('!=', bit, number(0, ty), ty);
          more(i);
          if (how === 'ones') b.branch(set, () => more(n));
          else b.branch(set, leave, () => more(n));
        },
        leave,
      );
    });
    b.use(dest, read(n));
  };

const rotate =
  (left: boolean): Emit =>
  (b, { args: [x, n], tys: [ty] }, dest) => {
    if (x === undefined || n === undefined || ty?.k !== 'int') return;
    const bits = bitsOf(b, ty);
    const unsigned = T.intOf(ty.bits, false);
    const u = b.cast('int', x, ty, unsigned);
    const by = b.bin('%', n, number(bits, T.u32), T.u32);
    const rest = b.bin('%', b.bin('-', number(bits, T.u32), by, T.u32), number(bits, T.u32), T.u32);
    const up = b.bin('<<', u, left ? by : rest, unsigned);
    const down = b.bin('>>', u, left ? rest : by, unsigned);
    // A rotation by nothing shifts by nothing on both sides, and `|` of equal values is that value.
    b.assign(dest, { k: 'cast', kind: 'int', a: b.bin('|', up, down, unsigned), from: unsigned, to: ty });
  };

const clamp: Emit = (b, { args: [x, low, high], tys: [ty] }, dest) => {
  if (x === undefined || low === undefined || high === undefined || ty === undefined) return;
  b.check(b.bin('<=', low, high, ty), true, 'assert', 'assertion failed: min <= max');
  b.branch(
    b.bin('<', x, low, ty),
    () => b.use(dest, low),
    () =>
      b.branch(
        b.bin('>', x, high, ty),
        () => b.use(dest, high),
        () => b.use(dest, x),
      ),
  );
};

const checkedShift =
  (op: '<<' | '>>'): Emit =>
  (b, { args: [x, n], tys: [ty], ret }, dest) => {
    if (x === undefined || n === undefined || ty === undefined) return;
    b.branch(
      b.bin('<', n, number(bitsOf(b, ty), T.u32), T.u32),
      () => some(b, dest, ret, b.bin(op, x, n, ty)),
      () => none(b, dest, ret),
    );
  };

const checkedNeg: Emit = (b, { args: [x], tys: [ty], ret }, dest) => {
  if (x === undefined || ty === undefined) return;
  // Of unsigned types only 0 has a negative; of signed ones all but the least.
  const bad = isSigned(ty)
    ? b.bin('==', x, number(rangeIn(b, ty)[0], ty), ty)
    : b.bin('!=', x, number(0, ty), ty);
  b.branch(
    bad,
    () => none(b, dest, ret),
    () => some(b, dest, ret, b.bin('-wrap', number(0, ty), x, ty)),
  );
};

const isPowerOfTwo: Emit = (b, { args: [x], tys: [ty] }, dest) => {
  if (x === undefined || ty === undefined) return;
  const less = b.bin('-wrap', x, number(1, ty), ty);
  const alone = b.bin('==', b.bin('&', x, less, ty), number(0, ty), ty);
  b.use(dest, b.bin('&', alone, b.bin('!=', x, number(0, ty), ty), T.bool));
};

/** The bytes of an integer: in memory they lie lowest first. */
const byteFns = (['u8', 'i8', 'u16', 'i16', 'u32', 'i32', 'u64', 'i64'] as const).flatMap(
  (name): readonly LibFn[] => {
    const n = Number(name.slice(1)) / 8;
    const own = of(name, name);
    const swapped = (b: Builder, x: Operand, ty: Ty): Operand => {
      if (ty.k !== 'int') return x;
      const u = T.intOf(ty.bits, false);
      let out: Operand = number(0, u);
      const from = b.cast('int', x, ty, u);
      for (let k = 0; k < n; k++) {
        const byte = b.bin('&', b.bin('>>', from, number(8 * k, T.u32), u), number(255, u), u);
        out = b.bin('|', out, b.bin('<<', byte, number(8 * (n - 1 - k), T.u32), u), u);
      }
      return b.cast('int', out, u, ty);
    };
    const to =
      (big: boolean): Emit =>
      (b, { args: [x], params: [ty], ret }, dest) => {
        if (x === undefined || ty === undefined) return;
        b.assign(dest, { k: 'cast', kind: 'transmute', a: big ? swapped(b, x, ty) : x, from: ty, to: ret });
      };
    const back =
      (big: boolean): Emit =>
      (b, { args: [x], params: [ty], ret }, dest) => {
        if (x === undefined || ty === undefined) return;
        const v = b.cast('transmute', x, ty, ret);
        b.use(dest, big ? swapped(b, v, ret) : v);
      };
    return [
      ...['le', 'ne'].flatMap((e) => [
        own(`to_${e}_bytes`, `(self) -> [u8; ${n}]`, shim(to(false))),
        own(`from_${e}_bytes`, `([u8; ${n}]) -> Self`, shim(back(false))),
      ]),
      own('to_be_bytes', `(self) -> [u8; ${n}]`, shim(to(true))),
      own('from_be_bytes', `([u8; ${n}]) -> Self`, shim(back(true))),
      own(
        'swap_bytes',
        '(self) -> Self',
        shim((b, { args: [x], params: [ty] }, dest) => {
          if (x !== undefined && ty !== undefined) b.use(dest, swapped(b, x, ty));
        }),
      ),
    ];
  },
);

export const intFns: readonly LibFn[] = [
  ...byteFns,
  int('count_ones', '(self) -> u32', shim(countBits('ones'))),
  int('leading_zeros', '(self) -> u32', shim(countBits('leading'))),
  int('trailing_zeros', '(self) -> u32', shim(countBits('trailing'))),
  int('rotate_left', '(self, u32) -> Self', shim(rotate(true))),
  int('rotate_right', '(self, u32) -> Self', shim(rotate(false))),
  int('checked_neg', '(self) -> Option<Self>', shim(checkedNeg)),
  int('checked_shl', '(self, u32) -> Option<Self>', shim(checkedShift('<<'))),
  int('checked_shr', '(self, u32) -> Option<Self>', shim(checkedShift('>>'))),
  int('is_power_of_two', '(self) -> bool', shim(isPowerOfTwo), { bounds: { Int: ['Unsigned'] } }),
  int(
    'is_positive',
    '(self) -> bool',
    inline((b, { args: [x], tys: [ty] }, dest) => {
      if (x !== undefined && ty !== undefined)
        b.assign(dest, { k: 'bin', op: '>', a: x, b: number(0, ty), ty });
    }),
    { bounds: { Int: ['Signed'] } },
  ),
  ord('clamp', '(self, Self, Self) -> Self', shim(clamp)),
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
