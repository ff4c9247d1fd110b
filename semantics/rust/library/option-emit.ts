/** How the methods are emitted that `Option` alone has. */
import * as T from '../../../model/types.js';
import { arg, behind, discard, on, self, ty, withRef } from './option-words.js';
import type { Emit } from './table.js';
import { at, callCallable, deref, inside, none, payload, read, some, spill, take } from './words.js';

export const optionRef =
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

export const takeOption: Emit = (b, x, dest) => {
  const s = behind(b, x);
  b.use(dest, read(s));
  none(b, s, x.ret);
};

export const replaceOption: Emit = (b, x, dest) => {
  const s = behind(b, x);
  b.use(dest, read(s));
  some(b, s, x.ret, arg(x, 1));
};

export const okOr: Emit = (b, x, dest) => {
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
export const copied: Emit = (b, x, dest) => {
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

/** `map` and `and_then` of an option. */
export const mapOption =
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

/** `as_deref`: a reference to what the owner inside holds. */
export const deref_ =
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
export const or: Emit = (b, x, dest) => {
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

export const orElseOption: Emit = (b, x, dest) => {
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
export const mapOr: Emit = (b, x, dest) => {
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

export const insert: Emit = (b, x, dest) => {
  const s = behind(b, x);
  const whole = x.params[0]?.k === 'ref' ? x.params[0].to : T.unit;
  discard(b, s, whole);
  some(b, s, whole, arg(x, 1));
  b.assign(dest, { k: 'ref', kind: 'mut', place: payload(s, 1, ty(x, 0)) });
};

/** `Option<&T>` to `Option<T>` by `clone`. */
export const cloned: Emit = (b, x, dest) => {
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

/** `filter`: the value, if the function says yes of a reference to it. */
export const filter: Emit = (b, x, dest) => {
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
export const takeIf: Emit = (b, x, dest) => {
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
