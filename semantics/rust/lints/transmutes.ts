/** `mutable_transmutes`: from `&T` to `&mut T`, which is undefined even if the reference is unused. */
import type { Lint } from './lint.js';

export const mutableTransmutes: Lint = {
  name: 'mutable_transmutes',
  on: ['call'],
  expr: (l, e) => {
    if (e.k !== 'call' || e.target.k !== 'lib' || e.target.fn.name !== 'mem::transmute') return;
    const [from, to] = e.target.tys;
    if (from?.k !== 'ref' || to?.k !== 'ref' || from.mut || !to.mut) return;
    l.say(
      'transmuting &T to &mut T is undefined behavior, even if the reference is unused',
      e.span,
      'borrow by `&mut`, or use an `UnsafeCell`',
    );
  },
};
