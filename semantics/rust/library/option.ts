/** `Option` and `Result`. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import { of, shim, type Emit, type Instance, type LibFn } from './table.js';
import {
  at,
  callCallable,
  deref,
  inside,
  isVariant,
  none,
  payload,
  read,
  some,
  spill,
  take,
  truth,
} from './words.js';

const option = of('Option', 'Option<T>', ['T']);
const result = of('Result', 'Result<T, E>', ['T', 'E']);

const arg = (x: Instance, i: number): Operand => {
  const a = x.args[i];
  if (a === undefined) throw new Error('an operand is missing');
  return a;
};
const ty = (x: Instance, i: number): Ty => x.tys[i] ?? T.unit;
const self = (b: Builder, x: Instance): Place => at(spill(b, arg(x, 0), x.params[0] ?? T.unit));
const behind = (b: Builder, x: Instance): Place => at(spill(b, arg(x, 0), x.params[0] ?? T.unit), deref);

/** Drops a value that the function was given and does not give back. */
const discard = (b: Builder, place: Place, t: Ty): void => {
  if (b.program.dropGlue(t) !== null) b.dropThrough(b.ref(place, t, true), t);
};

/** Branches on a variant of the enum at `place`. */
const on = (b: Builder, place: Place, index: number, then: () => void, otherwise: () => void): void =>
  b.branch(isVariant(b, place, index), then, otherwise);

const asked =
  (index: number): Emit =>
  (b, x, dest) =>
    b.use(dest, isVariant(b, behind(b, x), index));

/** The payload of variant `index`, of type argument `t`, or a panic. */
const orPanic =
  (index: number, t: number, kind: 'unwrap' | 'expect', message: string): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    on(
      b,
      s,
      index,
      () => b.use(dest, take(payload(s, index, ty(x, t)))),
      () => b.panic(kind, message),
    );
  };

const orValue =
  (index: number): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    const t = ty(x, 0);
    const other = at(spill(b, arg(x, 1), t));
    on(
      b,
      s,
      index,
      () => {
        b.use(dest, take(payload(s, index, t)));
        discard(b, other, t);
      },
      () => {
        b.use(dest, take(other));
        if (x.tys.length > 1) discard(b, payload(s, 1 - index, ty(x, 1)), ty(x, 1));
      },
    );
  };

const orElse =
  (index: number): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    const isResult = x.tys.length > 2;
    on(
      b,
      s,
      index,
      () => {
        b.use(dest, take(payload(s, index, ty(x, 0))));
        discard(b, at(spill(b, arg(x, 1), x.params[1] ?? T.unit)), x.params[1] ?? T.unit);
      },
      () =>
        callCallable(
          b,
          arg(x, 1),
          x.params[1] ?? T.unit,
          isResult ? [take(payload(s, 1, ty(x, 1)))] : [],
          dest,
        ),
    );
  };

const optionRef =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    const t = ty(x, 0);
    on(
      b,
      s,
      1,
      () => some(b, dest, x.ret, b.ref(payload(s, 1, t), t, mut)),
      () => none(b, dest, x.ret),
    );
  };

const resultRef =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    on(
      b,
      s,
      0,
      () => b.aggregate(dest, x.ret, 0, [b.ref(payload(s, 0, ty(x, 0)), ty(x, 0), mut)]),
      () => b.aggregate(dest, x.ret, 1, [b.ref(payload(s, 1, ty(x, 1)), ty(x, 1), mut)]),
    );
  };

const takeOption: Emit = (b, x, dest) => {
  const s = behind(b, x);
  b.use(dest, read(s));
  none(b, s, x.ret);
};

const replaceOption: Emit = (b, x, dest) => {
  const s = behind(b, x);
  b.use(dest, read(s));
  some(b, s, x.ret, arg(x, 1));
};

const okOr: Emit = (b, x, dest) => {
  const s = self(b, x);
  const e = at(spill(b, arg(x, 1), ty(x, 1)));
  on(
    b,
    s,
    1,
    () => {
      b.aggregate(dest, x.ret, 0, [take(payload(s, 1, ty(x, 0)))]);
      discard(b, e, ty(x, 1));
    },
    () => b.aggregate(dest, x.ret, 1, [take(e)]),
  );
};

/** `Option<&T>` to `Option<T>`. */
const copied: Emit = (b, x, dest) => {
  const s = self(b, x);
  const t = ty(x, 0);
  on(
    b,
    s,
    1,
    () => {
      const r = b.let(T.refTo(t), { k: 'use', op: read(payload(s, 1, T.refTo(t))), retag: false });
      some(b, dest, x.ret, read(at(r, deref)));
    },
    () => none(b, dest, x.ret),
  );
};

/** One side of a result as an option; the other is dropped. */
const side =
  (index: number): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    on(
      b,
      s,
      index,
      () => some(b, dest, x.ret, take(payload(s, index, ty(x, index)))),
      () => {
        discard(b, payload(s, 1 - index, ty(x, 1 - index)), ty(x, 1 - index));
        none(b, dest, x.ret);
      },
    );
  };

/** `map` and `and_then` of an option. */
const mapOption =
  (wrap: boolean): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    const fTy = x.params[1] ?? T.unit;
    on(
      b,
      s,
      1,
      () => {
        const value = take(payload(s, 1, ty(x, 0)));
        if (!wrap) return callCallable(b, arg(x, 1), fTy, [value], dest);
        const u = b.local(ty(x, 1));
        callCallable(b, arg(x, 1), fTy, [value], at(u));
        some(b, dest, x.ret, take(u));
      },
      () => {
        discard(b, at(spill(b, arg(x, 1), fTy)), fTy);
        none(b, dest, x.ret);
      },
    );
  };

/** `map`, `map_err` and `and_then` of a result: `index` is the side that the function is given. */
const mapResult =
  (index: number, wrap: boolean): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    const fTy = x.params[1] ?? T.unit;
    const other = 1 - index;
    on(
      b,
      s,
      index,
      () => {
        const value = take(payload(s, index, ty(x, index)));
        if (!wrap) return callCallable(b, arg(x, 1), fTy, [value], dest);
        const u = b.local(ty(x, 2));
        callCallable(b, arg(x, 1), fTy, [value], at(u));
        b.aggregate(dest, x.ret, index, [take(u)]);
      },
      () => {
        discard(b, at(spill(b, arg(x, 1), fTy)), fTy);
        b.aggregate(dest, x.ret, other, [take(payload(s, other, ty(x, other)))]);
      },
    );
  };

/** `as_deref`: a reference to what the owner inside holds. */
const deref_ =
  (mut: boolean): Emit =>
  (b, x, dest) => {
    const s = behind(b, x);
    const t = ty(x, 0);
    const boxed =
      x.params[0]?.k === 'ref' && x.params[0].to.k === 'lib' ? (x.params[0].to.args[0] ?? T.unit) : T.unit;
    on(
      b,
      s,
      1,
      () => some(b, dest, x.ret, b.ref(inside(payload(s, 1, boxed), deref), t, mut)),
      () => none(b, dest, x.ret),
    );
  };

/** The value or, if there is none, the other option. */
const or: Emit = (b, x, dest) => {
  const s = self(b, x);
  const other = at(spill(b, arg(x, 1), x.ret));
  on(
    b,
    s,
    1,
    () => {
      b.use(dest, take(s));
      discard(b, other, x.ret);
    },
    () => b.use(dest, take(other)),
  );
};

const orElseOption: Emit = (b, x, dest) => {
  const s = self(b, x);
  const fTy = x.params[1] ?? T.unit;
  on(
    b,
    s,
    1,
    () => {
      b.use(dest, take(s));
      discard(b, at(spill(b, arg(x, 1), fTy)), fTy);
    },
    () => callCallable(b, arg(x, 1), fTy, [], dest),
  );
};

/** `map_or`: the function's result, or the value given for nothing. */
const mapOr: Emit = (b, x, dest) => {
  const s = self(b, x);
  const u = ty(x, 1);
  const other = at(spill(b, arg(x, 1), u));
  const fTy = x.params[2] ?? T.unit;
  on(
    b,
    s,
    1,
    () => {
      callCallable(b, arg(x, 2), fTy, [take(payload(s, 1, ty(x, 0)))], dest);
      discard(b, other, u);
    },
    () => {
      b.use(dest, take(other));
      discard(b, at(spill(b, arg(x, 2), fTy)), fTy);
    },
  );
};

/** Whether there is a value and the function says yes. */
const andTest =
  (index: number, t: number): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    const fTy = x.params[1] ?? T.unit;
    const other = x.tys.length > 2 ? ty(x, 1 - index) : null;
    on(
      b,
      s,
      index,
      () => callCallable(b, arg(x, 1), fTy, [take(payload(s, index, ty(x, t)))], dest),
      () => {
        if (other !== null) discard(b, payload(s, 1 - index, other), other);
        discard(b, at(spill(b, arg(x, 1), fTy)), fTy);
        b.use(dest, truth(false));
      },
    );
  };

const insert: Emit = (b, x, dest) => {
  const s = behind(b, x);
  const whole = x.params[0]?.k === 'ref' ? x.params[0].to : T.unit;
  discard(b, s, whole);
  some(b, s, whole, arg(x, 1));
  b.assign(dest, { k: 'ref', kind: 'mut', place: payload(s, 1, ty(x, 0)) });
};

const orDefault =
  (index: number): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    const t = ty(x, 0);
    on(
      b,
      s,
      index,
      () => b.use(dest, take(payload(s, index, t))),
      () => {
        if (x.tys.length > 1) discard(b, payload(s, 1 - index, ty(x, 1)), ty(x, 1));
        b.program.defaultOf(b, t, dest);
      },
    );
  };

/** `Option<&T>` to `Option<T>` by `clone`. */
const cloned: Emit = (b, x, dest) => {
  const s = self(b, x);
  const t = ty(x, 0);
  on(
    b,
    s,
    1,
    () => {
      const r = b.let(T.refTo(t), { k: 'use', op: read(payload(s, 1, T.refTo(t))), retag: false });
      const made = b.local(t);
      b.program.clone(b, at(r, deref), t, at(made));
      some(b, dest, x.ret, take(made));
    },
    () => none(b, dest, x.ret),
  );
};

/** Calls a function with a reference to a value that is dropped if the function panics. */
const withRef = (b: Builder, f: Operand, fTy: Ty, value: Place, t: Ty, dest: Place): void =>
  b.guarded(
    () => discard(b, value, t),
    () => callCallable(b, f, fTy, [b.ref(value, t, false)], dest),
  );

/** `filter`: the value, if the function says yes of a reference to it. */
const filter: Emit = (b, x, dest) => {
  const s = self(b, x);
  const t = ty(x, 0);
  const fTy = x.params[1] ?? T.unit;
  on(
    b,
    s,
    1,
    () => {
      const yes = b.local(T.bool);
      withRef(b, arg(x, 1), fTy, payload(s, 1, t), t, at(yes));
      b.branch(
        read(at(yes)),
        () => some(b, dest, x.ret, take(payload(s, 1, t))),
        () => {
          discard(b, payload(s, 1, t), t);
          none(b, dest, x.ret);
        },
      );
    },
    () => {
      discard(b, at(spill(b, arg(x, 1), fTy)), fTy);
      none(b, dest, x.ret);
    },
  );
};

/** `take_if`: the value is taken out, if the function says yes of a unique reference to it. */
const takeIf: Emit = (b, x, dest) => {
  const s = behind(b, x);
  const t = ty(x, 0);
  const fTy = x.params[1] ?? T.unit;
  on(
    b,
    s,
    1,
    () => {
      const yes = b.local(T.bool);
      callCallable(b, arg(x, 1), fTy, [b.ref(payload(s, 1, t), t, true)], at(yes));
      b.branch(
        read(at(yes)),
        () => {
          b.use(dest, read(s));
          none(b, s, x.ret);
        },
        () => none(b, dest, x.ret),
      );
    },
    () => {
      discard(b, at(spill(b, arg(x, 1), fTy)), fTy);
      none(b, dest, x.ret);
    },
  );
};

/** `inspect` and `inspect_err`: the value as it was, after the function has looked at it. */
const inspect =
  (index: number, t: number): Emit =>
  (b, x, dest) => {
    const s = self(b, x);
    const fTy = x.params[1] ?? T.unit;
    on(
      b,
      s,
      index,
      () => {
        const nothing = b.local(T.unit);
        withRef(b, arg(x, 1), fTy, payload(s, index, ty(x, t)), ty(x, t), at(nothing));
      },
      () => discard(b, at(spill(b, arg(x, 1), fTy)), fTy),
    );
    b.use(dest, take(s));
  };

const fn = (args: readonly string[], ret: string) => ({ param: 'F', args, ret });

export const optionFns: readonly LibFn[] = [
  option('is_some', '(&self) -> bool', shim(asked(1))),
  option('is_none', '(&self) -> bool', shim(asked(0))),
  option(
    'unwrap',
    '(self) -> T',
    shim(orPanic(1, 0, 'unwrap', 'called `Option::unwrap()` on a `None` value')),
  ),
  option('expect', '(self, &str) -> T', shim(orPanic(1, 0, 'expect', 'expected a value'))),
  option('unwrap_or', '(self, T) -> T', shim(orValue(1))),
  option('unwrap_or_else', '(self, F) -> T', shim(orElse(1)), { generics: ['F'], callable: fn([], 'T') }),
  option('as_ref', '(&self) -> Option<&T>', shim(optionRef(false))),
  option('as_mut', '(&mut self) -> Option<&mut T>', shim(optionRef(true))),
  option('take', '(&mut self) -> Option<T>', shim(takeOption)),
  option('replace', '(&mut self, T) -> Option<T>', shim(replaceOption)),
  option('ok_or', '(self, E) -> Result<T, E>', shim(okOr), { generics: ['E'] }),
  option('map', '(self, F) -> Option<U>', shim(mapOption(true)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'U'),
  }),
  option('and_then', '(self, F) -> Option<U>', shim(mapOption(false)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'Option<U>'),
  }),
  of('Option', "Option<&'a T>", ['T'])('copied', '(self) -> Option<T>', shim(copied), {
    bounds: { T: ['Copy'] },
  }),
  of('Option', "Option<&'a T>", ['T'])('cloned', '(self) -> Option<T>', shim(cloned), {
    bounds: { T: ['Clone'] },
  }),
  of('Option', 'Option<Box<T>>', ['T'])('as_deref', '(&self) -> Option<&T>', shim(deref_(false))),
  of('Option', 'Option<Box<T>>', ['T'])('as_deref_mut', '(&mut self) -> Option<&mut T>', shim(deref_(true))),
  option('or', '(self, Option<T>) -> Option<T>', shim(or)),
  option('or_else', '(self, F) -> Option<T>', shim(orElseOption), {
    generics: ['F'],
    callable: fn([], 'Option<T>'),
  }),
  option('filter', '(self, F) -> Option<T>', shim(filter), { generics: ['F'], callable: fn(['&T'], 'bool') }),
  option('take_if', '(&mut self, F) -> Option<T>', shim(takeIf), {
    generics: ['F'],
    callable: fn(['&mut T'], 'bool'),
  }),
  option('inspect', '(self, F) -> Option<T>', shim(inspect(1, 0)), {
    generics: ['F'],
    callable: fn(['&T'], '()'),
  }),
  result('inspect', '(self, F) -> Result<T, E>', shim(inspect(0, 0)), {
    generics: ['F'],
    callable: fn(['&T'], '()'),
  }),
  result('inspect_err', '(self, F) -> Result<T, E>', shim(inspect(1, 1)), {
    generics: ['F'],
    callable: fn(['&E'], '()'),
  }),
  option('map_or', '(self, U, F) -> U', shim(mapOr), { generics: ['U', 'F'], callable: fn(['T'], 'U') }),
  option('is_some_and', '(self, F) -> bool', shim(andTest(1, 0)), {
    generics: ['F'],
    callable: fn(['T'], 'bool'),
  }),
  option('insert', '(&mut self, T) -> &mut T', shim(insert)),
  option('unwrap_or_default', '(self) -> T', shim(orDefault(1)), { bounds: { T: ['Default'] } }),
  result('unwrap_or_default', '(self) -> T', shim(orDefault(0)), { bounds: { T: ['Default'] } }),
  result('is_ok_and', '(self, F) -> bool', shim(andTest(0, 0)), {
    generics: ['F'],
    callable: fn(['T'], 'bool'),
  }),
  result('is_err_and', '(self, F) -> bool', shim(andTest(1, 1)), {
    generics: ['F'],
    callable: fn(['E'], 'bool'),
  }),
  result('expect_err', '(self, &str) -> E', shim(orPanic(1, 1, 'expect', 'expected an error')), {
    bounds: { T: ['Debug'] },
  }),
  result('is_ok', '(&self) -> bool', shim(asked(0))),
  result('is_err', '(&self) -> bool', shim(asked(1))),
  result(
    'unwrap',
    '(self) -> T',
    shim(orPanic(0, 0, 'unwrap', 'called `Result::unwrap()` on an `Err` value')),
    { bounds: { E: ['Debug'] } },
  ),
  result('expect', '(self, &str) -> T', shim(orPanic(0, 0, 'expect', 'expected a value')), {
    bounds: { E: ['Debug'] },
  }),
  result(
    'unwrap_err',
    '(self) -> E',
    shim(orPanic(1, 1, 'unwrap', 'called `Result::unwrap_err()` on an `Ok` value')),
    { bounds: { T: ['Debug'] } },
  ),
  result('unwrap_or', '(self, T) -> T', shim(orValue(0))),
  result('unwrap_or_else', '(self, F) -> T', shim(orElse(0)), { generics: ['F'], callable: fn(['E'], 'T') }),
  result('as_ref', '(&self) -> Result<&T, &E>', shim(resultRef(false))),
  result('as_mut', '(&mut self) -> Result<&mut T, &mut E>', shim(resultRef(true))),
  result('ok', '(self) -> Option<T>', shim(side(0))),
  result('err', '(self) -> Option<E>', shim(side(1))),
  result('map', '(self, F) -> Result<U, E>', shim(mapResult(0, true)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'U'),
  }),
  result('map_err', '(self, F) -> Result<T, U>', shim(mapResult(1, true)), {
    generics: ['U', 'F'],
    callable: fn(['E'], 'U'),
  }),
  result('and_then', '(self, F) -> Result<U, E>', shim(mapResult(0, false)), {
    generics: ['U', 'F'],
    callable: fn(['T'], 'Result<U, E>'),
  }),
];
