/** Glue as people write it today: raw pointers are believed. Regimes that check at crossings share it. */
import * as b from '../../model/rust/build.js';
import type { Expr } from '../../model/rust/syntax.js';
import type { Glue } from './glue.js';

const unsafely = (e: Expr): Expr => b.block([], e, { unsafe: true });
const std = (...path: string[]): Expr => b.name('std', ...path);

export const plainGlue: Glue = {
  prologue: () => [],
  call: (name, args) => unsafely(b.call(b.name(name), args)),
  takePointer: (p, _to, mutable) => unsafely(b.borrow(b.deref(p), mutable)),
  hold: (p) => unsafely(b.borrow(b.deref(p))),
  takeSlice: (p, len, _of, mutable) =>
    unsafely(b.call(std('slice', mutable ? 'from_raw_parts_mut' : 'from_raw_parts'), [p, len])),
  read: (p) => unsafely(b.deref(p)),
  copy: (p) => unsafely(b.deref(p)),
  write: (p, value) => unsafely(b.assign(b.deref(p), value)),
  handOver: (owner, of) =>
    b.call(of === 'Box' ? b.name('Box', 'into_raw') : std('sync', 'Arc', 'into_raw'), [owner]),
  takeBack: (p, of) =>
    unsafely(b.call(of === 'Box' ? b.name('Box', 'from_raw') : std('sync', 'Arc', 'from_raw'), [p])),
  exportAttributes: [],
};
