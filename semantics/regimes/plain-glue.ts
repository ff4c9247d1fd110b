/** Glue as people write it today: raw pointers are believed. Regimes that check at crossings share it. */
import * as b from '../../model/rust/build.js';
import type { Block, Closure, Expr, Stmt, Type } from '../../model/rust/syntax.js';
import type { Glue, Write } from './glue.js';

const unsafely = (e: Expr): Expr => b.block([], e, { unsafe: true });
const std = (...path: string[]): Expr => b.name('std', ...path);

const asRef: Write = ([p]) => unsafely(b.borrow(b.deref(p)));
const asMut: Write = ([p]) => unsafely(b.borrow(b.deref(p), true));
const value: Write = ([p]) => unsafely(b.deref(p));
const store: Write = ([p, v]) => unsafely(b.assign(b.deref(p), v));
const slice = (p: Expr, n: Expr, mutable: boolean): Expr =>
  b.call(std('slice', mutable ? 'from_raw_parts_mut' : 'from_raw_parts'), [p, n]);
const inside: Write = ([e]) => e;

/** The block of a neutral closure `|p| { … }`, and what its pointer is called. */
export const blockOf = (e: Expr): { readonly pointer: Closure['params'][number]; readonly body: Block } => {
  const { params, body } = e as Closure;
  return { pointer: params[0]!, body: body as Block };
};

/** A variable of the host, and a pointer to it for the block. */
const stacked = (room: Stmt, pointer: (name: Expr) => Expr, of: Expr, type: Type): Expr => {
  const { pointer: p, body } = blockOf(of);
  const bound = b.let_(p.pattern, pointer(b.name('room')), b.ptrType(type, true));
  return b.block([room, bound, ...body.stmts], body.tail);
};
const room = (initial: Expr, type: Type | null): Stmt =>
  b.let_(b.bind('room', { mutable: true }), initial, type);
const uninit = b.call(std('mem', 'MaybeUninit', 'uninit'), []);

export const plainGlue: Glue = {
  prologue: () => [],
  call: (name, args) => unsafely(b.call(b.name(name), args)),
  ops: {
    take_ref: asRef,
    take_mut: asMut,
    hold: asRef,
    hold_unseen: asRef,
    take_slice: ([p, n]) => unsafely(slice(p, n, false)),
    take_slice_mut: ([p, n]) => unsafely(slice(p, n, true)),
    read: value,
    read_shared: value,
    read_raw: value,
    read_text: ([p]) =>
      b.methodCall(
        b.methodCall(unsafely(b.call(std('ffi', 'CStr', 'from_ptr'), [p])), 'to_bytes', []),
        'len',
        [],
      ),
    read_link: value,
    copy: value,
    read_element: ([p, , k]) => unsafely(b.deref(b.methodCall(p, 'add', [k]))),
    read_at: ([p, k]) => unsafely(b.index(b.deref(p), k)),
    read_part: ([p, k], type) => {
      const at = b.methodCall(b.cast(p, b.ptrType(b.named('u8'), false)), 'add', [k]);
      return unsafely(b.deref(b.cast(at, b.ptrType(type, false))));
    },
    write: store,
    write_raw: store,
    copy_out: value,
    write_copy: store,
    write_slice: ([p, n, values]) =>
      unsafely(b.methodCall(slice(p, n, true), 'copy_from_slice', [b.borrow(values)])),
    stack: ([v, then], type) => stacked(room(v, type), (x) => b.borrow(x, true), then, type),
    stack_slice: ([values, then], type) =>
      stacked(room(values, null), (x) => b.methodCall(x, 'as_mut_ptr', []), then, type),
    stack_room: ([then], type) =>
      stacked(
        room(
          uninit,
          b.pathType(b.pathFrom([b.segment('std'), b.segment('mem'), b.segment('MaybeUninit', [type])])),
        ),
        (x) => b.methodCall(x, 'as_mut_ptr', []),
        then,
        type,
      ),
    other_access: inside,
    other_scopes: inside,
    hand_box: ([owner]) => b.call(b.name('Box', 'into_raw'), [owner]),
    hand_arc: ([owner]) => b.call(std('sync', 'Arc', 'into_raw'), [owner]),
    back_box: ([p]) => unsafely(b.call(b.name('Box', 'from_raw'), [p])),
    back_arc: ([p]) => unsafely(b.call(std('sync', 'Arc', 'from_raw'), [p])),
  },
  exportAttributes: [],
};
