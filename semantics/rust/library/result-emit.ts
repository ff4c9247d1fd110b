/** How the methods are emitted that `Result` alone has, or has in its own way. */
import * as T from '../../../model/types.js';
import { arg, behind, discard, on, self, ty } from './option-words.js';
import type { Emit } from './table.js';
import { at, callCallable, none, payload, some, spill, take } from './words.js';

export const resultRef =
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

/** One side of a result as an option; the other is dropped. */
export const side =
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

/** `map`, `map_err` and `and_then` of a result: `index` is the side that the function is given. */
export const mapResult =
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
