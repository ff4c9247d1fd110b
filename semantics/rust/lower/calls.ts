/** Calls: of the crate's functions, of foreign ones, through pointers, and of the library. */
import type { Callee, LocalId, Operand, Place } from '../../../model/core/mir.js';
import { copy, localPlace, move } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { arcFromRaw, arcToRaw } from '../library/owners.js';
import { libFns } from '../library/index.js';
import type { LibFn } from '../library/table.js';
import { spill } from '../library/words.js';
import type { ClosureInfo, Signature, TExpr, Var } from '../tree.js';
import { isLib } from '../ty.js';
import type { CallSignature, FnLower } from './context.js';
import type { TypedCall } from './typed.js';

export const lowerCall = (f: FnLower, e: TExpr & { k: 'call' }, dest: Place): void => {
  const { target } = e;
  const { b } = f;
  const diverges = e.ty.k === 'never';
  if (target.k === 'pointer') {
    const callee = f.parts.operand(f, target.callee);
    const held = f.parts.steady(f, callee, e.args);
    const args = f.parts.operands(f, e.args);
    const ty = target.callee.ty;
    noteCall(f, { name: 'a pointer', signature: NO_SIGNATURE, callable: null, closure: null });
    return b.call({ k: 'ptr', op: held, ty }, args, dest, diverges);
  }
  if (target.k === 'closure') return callClosure(f, target.callee, target.closure, e.args, dest, diverges);
  const args = f.parts.operands(f, e.args);
  if (target.k === 'lib') {
    emitLibrary(f, target.fn, target.tys, args, dest, diverges);
    return;
  }
  const { fn } = target;
  if (e.scopes.length > 0) {
    const { foreignCall } = f.cx.api;
    const scopes = f.parts.operands(f, e.scopes);
    if (foreignCall !== null) {
      const signature = { params: foreignCall.params, ret: T.unit, lifetimes: [], outlives: [] };
      noteCall(f, { name: foreignCall.op, signature, callable: null, closure: null });
      b.op(foreignCall.op, [], scopes, null);
    }
  }
  const called = { name: fn.name, signature: fn.signature, callable: null, closure: null };
  if (target.held !== undefined) noteCall(f, { ...called, item: heldItem(f, target.held) });
  else noteCall(f, target.of == null ? called : { ...called, of: target.of });
  b.call({ k: 'fn', name: fn.name }, args, dest, diverges);
};

/** The function that is called, whose lifetimes are in use up to the call. */
const heldItem = (f: FnLower, held: Var): LocalId =>
  f.b.let(held.ty, { k: 'use', op: copy(localPlace(held.local)), retag: false });

/** The closure is borrowed, or moved, before its arguments are evaluated (Reference, call expressions). */
const callClosure = (
  f: FnLower,
  callee: TExpr,
  closure: ClosureInfo,
  args: readonly TExpr[],
  dest: Place,
  diverges: boolean,
): void => {
  const { b } = f;
  const self =
    closure.kind === 'once' ? f.parts.operand(f, callee) : borrowed(f, callee, closure.kind === 'mut');
  const given = f.parts.operands(f, args);
  noteCall(f, { name: closure.name, signature: NO_SIGNATURE, callable: null, closure });
  b.call({ k: 'fn', name: closure.name }, [self, ...given], dest, diverges);
};

const borrowed = (f: FnLower, callee: TExpr, mut: boolean): Operand => {
  const { b } = f;
  const before = b.span;
  b.span = callee.span;
  const made = b.ref(f.parts.place(f, callee), callee.ty, mut);
  b.span = before;
  return made;
};

const NO_SIGNATURE: Signature = { params: [], ret: T.unit, lifetimes: [], outlives: [] };

/** Remembers what is called where the current block ends, which it does next. */
const noteCall = (f: FnLower, to: CallSignature): void => {
  f.calls.push({ block: f.b.cur, to });
};

export const callLibrary = (
  f: FnLower,
  name: string,
  tys: readonly Ty[],
  args: readonly Operand[],
  dest: Place,
): void => {
  const fn = libFns.get(name) ?? f.cx.api.derefs.get(name);
  if (fn !== undefined) emitLibrary(f, fn, tys, args, dest, false);
};

const emitLibrary = (
  f: FnLower,
  fn: LibFn,
  tys: readonly Ty[],
  args: readonly Operand[],
  dest: Place,
  diverges: boolean,
): void => {
  const { b } = f;
  const typed = f.program.instances.typed(fn, tys);
  const { params, ret } = typed;
  switch (fn.body.k) {
    case 'inline':
      fn.body.emit(b, { tys, args, params, ret }, dest);
      if (fn.ret.k === 'unit') b.use(dest, { k: 'const', value: { k: 'unit' }, ty: T.unit });
      return;
    case 'shim': {
      const callee: Callee = { k: 'fn', name: f.program.instanceOf(fn, tys, typed) };
      noteCall(f, typed.call);
      return b.call(callee, args, dest, diverges);
    }
    case 'op':
      return emitOp(f, fn.body.name, tys, args, typed, dest);
  }
};

/** An `Arc` goes into an operation, and comes out of one, as the address of its value: what `Arc::into_raw` gives. */
const emitOp = (
  f: FnLower,
  op: string,
  tys: readonly Ty[],
  args: readonly Operand[],
  { params, ret, call }: TypedCall,
  dest: Place,
): void => {
  const { b } = f;
  const given = args.map((a, i) => {
    const ty = params[i] ?? T.unit;
    if (!isLib(ty, 'Arc')) return a;
    const of = ty.args[0] ?? T.unit;
    const raw = b.local(T.rawTo(of, false));
    arcToRaw(b, move(localPlace(spill(b, a, ty))), of, localPlace(raw));
    return copy(localPlace(raw));
  });
  if (!isLib(ret, 'Arc')) {
    noteCall(f, call);
    return b.op(op, tys, given, dest);
  }
  const of = ret.args[0] ?? T.unit;
  const raw = b.local(T.rawTo(of, false));
  noteCall(f, call);
  b.op(op, tys, given, localPlace(raw));
  arcFromRaw(b, copy(localPlace(raw)), of, dest);
};
