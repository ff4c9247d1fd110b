/** How Omniglot writes the neutral operations: by its prelude, in safe Rust. */
import * as b from '../../../model/rust/build.js';
import type { Expr, Node, Stmt, Type } from '../../../model/rust/syntax.js';
import { mapChildren } from '../../../model/rust/walk.js';
import type { Glue } from '../glue.js';
import { blockOf, plainGlue } from '../plain-glue.js';

const unwrap = (e: Expr): Expr => b.methodCall(e, 'unwrap', []);
const mutAlloc = (): Expr => b.borrow(b.name('alloc'), true);
const mutAccess = (): Expr => b.borrow(b.name('access'), true);
const alloc = (): Expr => b.borrow(b.name('alloc'));
const access = (): Expr => b.borrow(b.name('access'));

const upgraded = (p: Expr): Expr => unwrap(b.methodCall(p, 'upgrade', [alloc()]));
const upgradedSlice = (p: Expr, n: Expr): Expr => unwrap(b.methodCall(p, 'upgrade_slice', [n, alloc()]));
const validated = (r: Expr): Expr => unwrap(b.methodCall(r, 'validate', [access()]));
const some = (r: Expr, method: string, args: readonly Expr[], of: readonly Type[] = []): Expr =>
  unwrap(b.methodCall(r, method, args, of));

const scopes = (first: string, second: string): Stmt =>
  b.let_(
    b.tuplePattern([b.bind(first, { mutable: true }), b.bind(second, { mutable: true })]),
    b.macroCall('scopes', []),
  );

/** Other names for the scopes, where they are named; closures of stacked memory bring scopes of their own. */
const renamed = (e: Expr, to: Readonly<Record<string, Expr>>): Expr => {
  const change = (n: Node): Node => {
    if (n.kind === 'Closure') return n;
    const { segments } = n.kind === 'PathExpr' ? n.path : { segments: [] };
    const other = segments.length === 1 ? to[segments[0]!.name] : undefined;
    return other ?? mapChildren(n, change);
  };
  return change(e) as Expr;
};

/** The block as a closure over the reference and the scopes that it gets; `pointer`: the reference as a raw pointer. */
const closure = (
  of: Expr,
  pointer: Expr,
  own: readonly ('alloc' | 'access')[] = ['alloc', 'access'],
  type: Type | null = null,
): Expr => {
  const { pointer: p, body } = blockOf(of);
  const inner = renamed(body, Object.fromEntries(own.map((s) => [s, b.deref(b.name(s))]))) as typeof body;
  const params = [b.closureParam(b.bind('room'), type), ...own.map((s) => b.closureParam(b.bind(s)))];
  return b.closure(params, b.block([b.let_(p.pattern, pointer), ...inner.stmts], inner.tail));
};
const itself = b.methodCall(b.name('room'), 'as_ptr', []);
const itsFirst = b.methodCall(unwrap(b.methodCall(b.name('room'), 'get', [b.int(0)])), 'as_ptr', []);

export const omniglotGlue: Glue = {
  ...plainGlue,
  prologue: (used) => [
    scopes('alloc', 'access'),
    ...(used.has('other_access') || used.has('other_scopes') ? [scopes('other_alloc', 'other_access')] : []),
  ],
  call: (name, args) => b.call(b.name(name), [...args, mutAlloc(), mutAccess()]),
  ops: {
    ...plainGlue.ops,
    hold: ([p]) => validated(upgraded(p)),
    hold_unseen: ([p]) => b.methodCall(upgraded(p), 'valid', [access()]),
    take_slice: ([p, n]) => validated(upgradedSlice(p, n)),
    read: ([p]) => b.deref(validated(upgraded(p))),
    read_shared: ([p]) => b.deref(validated(b.methodCall(upgraded(p), 'as_immut', []))),
    copy: ([p]) => unwrap(b.methodCall(b.methodCall(upgraded(p), 'copy', [access()]), 'validate', [])),
    read_element: ([p, n, k]) => b.deref(validated(some(upgradedSlice(p, n), 'get', [k]))),
    read_at: ([p, k]) => b.deref(validated(some(b.methodCall(upgraded(p), 'as_slice', []), 'get', [k]))),
    read_part: ([p, k], type) => b.deref(validated(some(upgraded(p), 'sub_ref', [k], [type]))),
    read_link: ([p]) => b.methodCall(upgraded(p), 'valid_ptr', [access()]),
    write: ([p, v]) => b.methodCall(upgraded(p), 'write', [v, mutAccess()]),
    copy_out: ([p]) => b.methodCall(upgraded(p), 'copy', [access()]),
    write_copy: ([p, c]) => b.methodCall(upgraded(p), 'write_copy', [b.borrow(c), mutAccess()]),
    write_slice: ([p, n, values]) =>
      b.methodCall(upgradedSlice(p, n), 'write_slice', [b.borrow(values), mutAccess()]),
    stack: ([v, then]) =>
      b.methodCall(b.name('alloc'), 'stacked_value', [v, mutAccess(), closure(then, itself)]),
    stack_slice: ([values, then]) =>
      b.methodCall(b.name('alloc'), 'stacked_slice', [
        b.borrow(values),
        mutAccess(),
        closure(then, itsFirst),
      ]),
    stack_room: ([then], type) =>
      b.methodCall(b.name('alloc'), 'stacked', [closure(then, itself, ['alloc'], b.named('OGMutRef', type))]),
    other_access: ([e]) => renamed(e, { access: b.name('other_access') }),
    other_scopes: ([e]) => renamed(e, { alloc: b.name('other_alloc'), access: b.name('other_access') }),
  },
};
