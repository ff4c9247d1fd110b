/** How the methods are emitted that `Option` and `Result` have alike: by the variant that holds the value. */
import * as T from '../../../model/types.js';
import { arg, behind, discard, on, self, ty, withRef } from './option-words.js';
import type { Emit } from './table.js';
import { at, callCallable, isVariant, payload, spill, take, truth } from './words.js';

export const asked =
  (index: number): Emit =>
  (b, x, dest) =>
    b.use(dest, isVariant(b, behind(b, x), index));

/** The payload of variant `index`, of type argument `t`, or a panic. */
export const orPanic =
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

export const orValue =
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

export const orElse =
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

/** Whether there is a value and the function says yes. */
export const andTest =
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

export const orDefault =
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

/** `inspect` and `inspect_err`: the value as it was, after the function has looked at it. */
export const inspect =
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
