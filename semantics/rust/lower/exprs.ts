/** Expressions into places, as operands, for their effects. */
import type { PrintPart } from '../../../model/core/formats.js';
import type { LocalId, Operand, Place, Statement } from '../../../model/core/mir.js';
import { constInt, copy, localPlace, move } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { utf8 } from '../../../model/utf8.js';
import { placeKey } from '../check/captures.js';
import { promoted, promotedTail, promoteRoot } from './promote.js';
import { emptyVec } from '../library/vec.js';
import type { ClosureInfo, TExpr, Value } from '../tree.js';
import { isLib, isScalar, isSized, pointeeOf, someTy } from '../ty.js';
import { behind, behindLocal, discarded, field, inside, read } from './builder.js';
import { callLibrary, lowerCall } from './calls.js';
import type { FnLower, Reified } from './context.js';
import {
  intoBlock,
  intoFor,
  intoIf,
  intoLazy,
  intoLoop,
  intoWhile,
  jumpOut,
  lowerReturn,
} from './control.js';
import { intoMatch } from './match.js';
import { assignOp, binInto, compareInto } from './operators.js';
import { asPlace, isPlaceExpr } from './places.js';

const unitConst: Operand = { k: 'const', value: { k: 'unit' }, ty: T.unit };

/** The value of a place: copied, or moved out. */
const consume = (f: FnLower, e: TExpr): Operand => {
  const p = asPlace(f, e);
  return f.isCopy(e.ty) ? copy(p) : move(p);
};

/** Evaluates an expression, its value into a place. */
export const exprInto = (f: FnLower, e: TExpr, dest: Place): void => {
  const { b } = f;
  const before = b.span;
  b.span = e.span;
  into(f, e, dest);
  b.span = before;
};

const into = (f: FnLower, e: TExpr, dest: Place): void => {
  const { b } = f;
  switch (e.k) {
    case 'int':
      return b.use(dest, constInt(e.value, e.ty));
    case 'str': {
      const bytes = utf8(e.text);
      return textInto(f, bytes, dest);
    }
    case 'cstr':
      return textInto(f, [...e.bytes, 0], dest);
    case 'bytes':
      return b.use(dest, { k: 'const', value: f.program.data(e.bytes), ty: e.ty }, false);
    case 'var':
    case 'static':
    case 'deref':
    case 'overloaded-deref':
    case 'field':
    case 'index':
    case 'slice':
      return b.use(dest, consume(f, e));
    case 'const':
      return constInto(f, e, dest);
    case 'fn':
      return fnInto(f, e, dest);
    case 'adt':
      return adtInto(f, e, dest);
    case 'tuple':
      if (e.elems.length === 0) return b.use(dest, unitConst);
      return b.aggregate(dest, e.ty, 0, operands(f, e.elems));
    case 'array':
      return b.aggregate(dest, e.ty, 0, operands(f, e.elems));
    case 'repeat':
      return b.assign(dest, { k: 'repeat', ty: e.ty, value: operand(f, e.value), count: e.count });
    case 'un':
      return b.assign(dest, { k: 'un', op: e.op, a: operand(f, e.a) });
    case 'bin':
      return binInto(f, e, dest);
    case 'compare':
      return compareInto(f, e, dest);
    case 'lazy':
      return intoLazy(f, e, dest);
    case 'cast':
      return castInto(f, e, dest);
    case 'borrow':
      return borrowInto(f, e, dest);
    case 'raw':
      return b.assign(dest, { k: 'addr', mut: e.mut, place: asPlace(f, e.a) });
    case 'call':
      return lowerCall(f, e, dest);
    case 'block':
      return intoBlock(f, e, dest);
    case 'if':
      return intoIf(f, e, dest);
    case 'let':
      return intoLazy(f, e, dest);
    case 'match':
      return intoMatch(f, e, dest);
    case 'loop':
      return intoLoop(f, e, dest);
    case 'while':
      return intoWhile(f, e, dest);
    case 'for':
      return intoFor(f, e, dest);
    case 'break':
    case 'continue':
      return jumpOut(f, e);
    case 'return':
      return lowerReturn(f, e.value);
    case 'assign':
      assign(f, e);
      return b.use(dest, unitConst);
    case 'assign-op':
      assignOp(f, e);
      return b.use(dest, unitConst);
    case 'closure': {
      for (const m of e.closure.matched) lookAt(f, m, e.closure);
      const fields = e.closure.captures.map((c) => captureOperand(f, c.place, c.mode, c.ty));
      return b.aggregate(dest, e.ty, 0, fields);
    }
    case 'never':
      effect(f, e.a);
      return unreachable(f);
    case 'print':
      printInto(f, e);
      return b.use(dest, unitConst);
    case 'panic':
      for (const a of e.message.args) operand(f, a);
      return b.panic(e.kind, e.message.text);
    case 'assert': {
      const cond = operand(f, e.cond);
      if (e.message.args.length === 0) b.check(cond, true, 'assert', e.message.text);
      else
        b.branch(
          cond,
          () => undefined,
          () => {
            for (const a of e.message.args) operand(f, a);
            b.panic('assert', e.message.text);
          },
        );
      return b.use(dest, unitConst);
    }
    case 'vec':
      return vecInto(f, e, dest);
    case 'scopes': {
      const { scopes } = f.cx.api;
      if (scopes !== null) b.op(scopes.op, [], [], dest);
      return;
    }
    case 'error':
      return;
  }
};

/** What stands behind something that never ends: no block leads here. */
export const unreachable = (f: FnLower): void =>
  f.b.end({ k: 'unreachable', why: 'unreachable', span: f.b.span });

const textInto = (f: FnLower, bytes: readonly number[], dest: Place): void => {
  const ptr: Operand = { k: 'const', value: f.program.data(bytes), ty: T.rawTo(T.u8, false) };
  f.b.assign(dest, { k: 'fat', ptr, len: constInt(bytes.length, T.usize) });
};

/** What a closure matches holds a value where it is made; if it captures some of it, it is the closure that uses it. */
const lookAt = (f: FnLower, e: TExpr, closure: ClosureInfo): void => {
  const place = f.settled(asPlace(f, e));
  if (place === null) return;
  const root = placeKey(e)?.root;
  const isCaptured = closure.captures.some((c) => placeKey(c.place)?.root === root);
  f.b.push({ k: 'mention', place, span: isCaptured ? f.b.span : e.span, fake: true });
};

/** The value is taken where the closure is made, whatever use in it asks for that. */
const captureOperand = (f: FnLower, place: TExpr, mode: string, ty: Ty): Operand => {
  if (mode === 'copy' || mode === 'move') return operand(f, { ...place, span: f.b.span });
  const at = asPlace(f, place);
  const op = move(localPlace(f.b.let(ty, { k: 'ref', kind: mode === 'mut' ? 'mut' : 'shared', place: at })));
  if (f.b.last !== undefined) (f.captures ??= new Map<Statement, Span>()).set(f.b.last, place.span);
  return op;
};

const adtInto = (f: FnLower, e: TExpr & { k: 'adt' }, dest: Place): void => {
  const { b } = f;
  const values: TExpr[] = [];
  for (const x of e.fields) values.push(x.value);
  const given = operands(f, values);
  const fields: Operand[] = [];
  for (let i = 0; i < given.length; i++) fields[e.fields[i]!.index] = given[i]!;
  if (e.base !== null && e.ty.k === 'adt') {
    const base = asPlace(f, e.base);
    e.ty.def.variants[0]?.fields.forEach((x, i) => {
      const ty = T.erase(x.ty);
      const p = inside(base, field(i, ty));
      fields[i] ??= f.isCopy(ty) ? copy(p) : move(p);
    });
  }
  if (e.of == null) return b.aggregate(dest, e.ty, e.variant, fields);
  // With the lifetimes that its path says, whatever it goes to.
  const made = heldTo(f, e.of, e.ty, e.span);
  b.aggregate(localPlace(made), e.ty, e.variant, fields);
  b.use(dest, f.isCopy(e.ty) ? copy(localPlace(made)) : move(localPlace(made)), false);
};

const constInto = (f: FnLower, e: TExpr & { k: 'const' }, dest: Place): void => {
  const v = f.cx.constValue(e.def);
  // The value of a constant that is wrong is asked for by nobody: such a program is analysed and not run.
  if (v === null) return f.b.aggregate(dest, e.ty, 0, []);
  valueInto(f, v, e.ty, dest);
};

/** A constant's value: a number as it is, anything larger as a copy of memory that holds it. */
export const valueInto = (f: FnLower, v: Value, ty: Ty, dest: Place): void => {
  const { b } = f;
  if (v.k === 'int') return b.use(dest, constInt(v.value, ty), false);
  if (v.k === 'address' && v.addend === 0) {
    if (v.length === null) return b.use(dest, { k: 'const', value: v.to, ty }, false);
    const ptr: Operand = { k: 'const', value: v.to, ty: T.rawTo(T.u8, false) };
    return b.assign(dest, { k: 'fat', ptr, len: constInt(v.length, T.usize) });
  }
  if (f.program.layouts.of(ty).size === 0) return b.aggregate(dest, ty, v.k === 'fields' ? v.variant : 0, []);
  const at: Operand = {
    k: 'const',
    value: { k: 'static', name: f.program.memoryOf(v, ty) },
    ty: T.rawTo(ty, false),
  };
  const p = b.let(T.rawTo(ty, false), { k: 'use', op: at, retag: false });
  f.holdsStatic(p, 'constant', false);
  b.use(dest, copy(behindLocal(p)));
};

/** An operator on two values of primitive types. */
export const binaryInto = (f: FnLower, e: TExpr & { k: 'bin' | 'compare' }, dest: Place): void => {
  const still = isStill(e.b);
  const a = (still ? direct(f, e.a) : null) ?? operand(f, e.a);
  const b = direct(f, e.b) ?? operand(f, e.b);
  f.b.assign(dest, { k: 'bin', op: e.op, a, b, ty: e.a.ty });
};

const castInto = (f: FnLower, e: TExpr & { k: 'cast' }, dest: Place): void => {
  if (e.written == null) return plainCastInto(f, e, dest);
  const made = heldTo(f, e.written, e.ty, e.span);
  plainCastInto(f, e, localPlace(made));
  f.b.use(dest, f.isCopy(e.ty) ? copy(localPlace(made)) : move(localPlace(made)), false);
};

/** A local whose type says lifetimes. */
const heldTo = (f: FnLower, written: Ty, ty: Ty, span: Span): LocalId => {
  const made = f.b.local(ty);
  (f.written ??= new Map()).set(made, { ty: written, span });
  return made;
};

const plainCastInto = (f: FnLower, e: TExpr & { k: 'cast' }, dest: Place): void => {
  const { b } = f;
  const { kind } = e;
  if (kind === 'same') return exprInto(f, e.a, dest);
  if (kind === 'discriminant') {
    // The value is used up, be it copied or moved.
    const place = localPlace(f.parts.temp(f, e.a));
    const d = b.let(T.isize, { k: 'discr', place });
    return b.assign(dest, { k: 'cast', kind: 'int', a: read(d), from: T.isize, to: e.ty });
  }
  if (kind === 'ref-to-element') {
    const place = behind(asPlace(f, e.a));
    const mut = e.ty.k === 'raw' && e.ty.mut;
    const array = T.rawTo(e.a.ty.k === 'ref' ? e.a.ty.to : e.a.ty, mut);
    const raw = b.let(array, { k: 'addr', mut, place });
    return b.assign(dest, { k: 'cast', kind: 'ptr', a: read(raw), from: array, to: e.ty });
  }
  const kept = kind === 'fn-ptr' && e.a.ty.k === 'adt' ? f.cx.closureOf.get(e.a.ty.def) : undefined;
  if (kept !== undefined) {
    const local = f.parts.temp(f, e.a);
    const name = f.program.closureFunction(kept);
    b.use(dest, { k: 'const', value: { k: 'fn', name }, ty: e.ty }, false);
    return reified(f, kept, local);
  }
  const item = f.cx.fnOfItem.get(e.a.ty.k === 'adt' ? e.a.ty.def : NO_DEF);
  if (kind === 'fn-ptr' && item !== undefined) {
    const ty = T.erase(item.pointer);
    const op: Operand = { k: 'const', value: { k: 'fn', name: item.name }, ty };
    // Its lifetimes that are chosen already are those of its type.
    const local = item.early.length === 0 ? null : f.parts.temp(f, e.a);
    if (local === null) effect(f, e.a);
    if (e.ty.k !== 'fn') return b.assign(dest, { k: 'cast', kind, a: op, from: ty, to: e.ty });
    b.use(dest, op);
    if (local !== null) reified(f, item, local);
    return;
  }
  if (kind === 'as-ptr') return rawCast(f, e, dest);
  const a = operand(f, e.a);
  // An address has the width of `usize`; a narrower integer is cut from that.
  if ((kind === 'expose' || kind === 'fn-ptr') && e.ty.k === 'int' && e.ty.bits !== 'ptr')
    return b.assign(dest, {
      k: 'cast',
      kind: 'int',
      a: b.cast(kind, a, e.a.ty, T.usize),
      from: T.usize,
      to: e.ty,
    });
  // An integer is widened to an address by its own sign.
  if (kind === 'from-exposed' && e.a.ty.k === 'int' && e.a.ty.bits !== 'ptr')
    return b.assign(dest, { k: 'cast', kind, a: b.cast('int', a, e.a.ty, T.usize), from: T.usize, to: e.ty });
  b.assign(dest, { k: 'cast', kind, a, from: e.a.ty, to: e.ty });
};

/** Goes by a pointer without lifetimes where there are any: the new ones have nothing to do with the old. */
const rawCast = (f: FnLower, e: TExpr & { k: 'cast' }, dest: Place): void => {
  const a = operand(f, e.a);
  const to = pointeeOf(e.ty);
  if (!hasRegion(e.a.ty) || to === null)
    return f.b.assign(dest, { k: 'cast', kind: 'ptr', a, from: e.a.ty, to: e.ty });
  const plain = T.rawTo(isSized(to) ? T.u8 : T.sliceOf(T.u8));
  const address = f.b.cast('ptr', a, e.a.ty, plain);
  f.b.assign(dest, { k: 'cast', kind: 'ptr', a: address, from: plain, to: e.ty });
};

const hasRegion = (t: Ty): boolean =>
  someTy(
    t,
    (x) => x.k === 'ref' || x.k === 'fn' || x.k === 'lib' || (x.k === 'adt' && x.def.lifetimes.length > 0),
  );

/** Notes what the pointer is that the last statement made. */
const reified = (f: FnLower, of: Reified['of'], local: LocalId): void => {
  if (f.b.last !== undefined) (f.pointers ??= new Map<Statement, Reified>()).set(f.b.last, { of, local });
};

const NO_DEF = T.adtDef('', 'rust', 'struct');

const fnInto = (f: FnLower, e: TExpr & { k: 'fn' }, dest: Place): void => {
  const { b } = f;
  if (e.of == null) return b.aggregate(dest, e.ty, 0, []);
  const made = b.local(e.ty);
  (f.written ??= new Map()).set(made, { ty: e.of, span: e.span });
  b.aggregate(localPlace(made), e.ty, 0, []);
  b.use(dest, copy(localPlace(made)), false);
};

/** `&e`: of a place, of a constant promoted to a static (Reference, constant promotion), or of a temporary. */
const borrowInto = (f: FnLower, e: TExpr & { k: 'borrow' }, dest: Place): void => {
  const { b } = f;
  const isEmptyArray =
    (e.a.k === 'array' && e.a.elems.length === 0) || (e.a.k === 'repeat' && e.a.count === 0);
  const op = e.kind === 'shared' || isEmptyArray ? promoted(f, e.a, e.kind !== 'shared') : null;
  if (op !== null) return b.use(dest, op, false);
  if (e.kind === 'shared') {
    const block = promotedTail(f, e.a);
    if (block?.tail != null) return intoBlock(f, { ...block, tail: { ...e, a: block.tail }, ty: e.ty }, dest);
    promoteRoot(f, e.a);
  }
  b.assign(dest, { k: 'ref', kind: e.kind, place: asPlace(f, e.a) });
};

/** Evaluated, then written in one step: no temporary is needed in between. */
const isOneStep = (e: TExpr): boolean =>
  e.k === 'int' || e.k === 'bin' || e.k === 'un' || (e.k === 'cast' && e.kind === 'int');

/** The value first, then the place (Reference, assignment expressions: evaluation order). */
const assign = (f: FnLower, e: TExpr & { k: 'assign' }): void => {
  if (e.place.k === 'var' && isOneStep(e.value)) {
    exprInto(f, e.value, asPlace(f, e.place));
    // The statement stands where its value does; what is assigned to stands for the whole.
    if (f.b.last !== undefined) (f.assignments ??= new Map<Statement, Span>()).set(f.b.last, e.span);
    return;
  }
  const value = operand(f, e.value);
  const place = asPlace(f, e.place);
  if (f.needsDrop(e.place.ty)) replace(f, place, value);
  else f.b.use(place, value);
};

/** The old value is dropped, and the new one takes its place, even if that drop panics. */
const replace = (f: FnLower, place: Place, value: Operand): void => {
  const { b } = f;
  const { span } = b;
  const outer = f.scopes.diverge();
  const after = b.newBlock();
  const failed = b.newBlock(true);
  const put = { k: 'assign', place, rv: { k: 'use', op: value, retag: true }, unwind: null, span } as const;
  b.blocks[failed]?.stmts.push(put);
  const rest = b.blocks[failed];
  if (rest !== undefined) rest.term = { k: 'goto', target: outer ?? f.scopes.resumeBlock(), span };
  b.end({ k: 'drop', place, target: after, unwind: failed, span });
  b.cur = after;
  b.push(put);
};

const vecInto = (f: FnLower, e: TExpr & { k: 'vec' }, dest: Place): void => {
  const elem = isLib(e.ty, 'Vec') ? (e.ty.args[0] ?? T.unit) : T.unit;
  if (e.elems !== null) return vecOf(f, elem, operands(f, e.elems), dest);
  if (e.value === null || e.count === null) return;
  callLibrary(f, 'Vec::from_elem', [elem], operands(f, [e.value, e.count]), dest);
};

/** `<[_]>::into_vec(Box::new([…]))`, as std's macro writes it. */
const vecOf = (f: FnLower, elem: Ty, values: readonly Operand[], dest: Place): void => {
  const { b } = f;
  if (values.length === 0) return emptyVec(b, elem, dest);
  const array = T.arrayOf(elem, values.length);
  const from = T.lib('Box', [array]);
  const to = T.lib('Box', [T.sliceOf(elem)]);
  const all = b.local(array);
  b.aggregate(localPlace(all), array, 0, values);
  const boxed = b.local(from);
  callLibrary(f, 'Box::new', [array], [move(localPlace(all))], localPlace(boxed));
  const slice = b.let(to, { k: 'cast', kind: 'unsize', a: move(localPlace(boxed)), from, to });
  callLibrary(f, 'slice::into_vec', [elem], [move(localPlace(slice))], dest);
};

// ---- Operands

/** An expression as an operand: a constant, or a temporary that holds its value. */
export const operand = (f: FnLower, e: TExpr): Operand => {
  const { b } = f;
  const before = b.span;
  b.span = e.span;
  const op = asOperand(f, e);
  b.span = before;
  return op;
};

const asOperand = (f: FnLower, e: TExpr): Operand => {
  const { b } = f;
  if (e.k === 'int') return constInt(e.value, e.ty);
  if (e.k === 'tuple' && e.elems.length === 0) return unitConst;
  if (e.k === 'const') {
    const v = f.cx.constValue(e.def);
    if (v?.k === 'int') return constInt(v.value, e.ty);
  }
  if (isPlaceExpr(e)) {
    const op = consume(f, e);
    return ownedBy(f, e.ty, b.let(e.ty, { k: 'use', op, retag: true }));
  }
  const l = b.local(e.ty);
  into(f, e, localPlace(l));
  return ownedBy(f, e.ty, l);
};

/** The value of a temporary, which drops it if it is not moved out. Nothing that can be copied needs that. */
const ownedBy = (f: FnLower, ty: Ty, l: LocalId): Operand => {
  if (f.isCopy(ty)) return copy(localPlace(l));
  if (f.needsDrop(ty)) f.scopes.schedule(f.tempDepth, l, 'value');
  return move(localPlace(l));
};

/** Evaluating it changes no variable and cannot fail. */
const isStill = (e: TExpr): boolean =>
  e.k === 'int' ||
  e.k === 'var' ||
  e.k === 'const' ||
  (e.k === 'field' && isStill(e.a)) ||
  (e.k === 'cast' && isStill(e.a) && e.kind === 'int');

/** A variable that nothing changes before the operation needs no temporary. */
const direct = (f: FnLower, e: TExpr): Operand | null => {
  if (e.k !== 'var' || !isScalar(e.ty) || f.around !== null || f.guards?.has(e.v) === true) return null;
  return e.v.local < 0 ? null : copy(localPlace(e.v.local));
};

/** Operands in order: each is evaluated before the next one. */
export const operands = (f: FnLower, es: readonly TExpr[]): readonly Operand[] => {
  // From here on to the end nothing changes a variable.
  let still = es.length;
  while (still > 0 && isStill(es[still - 1]!)) still--;
  const made: Operand[] = [];
  for (let i = 0; i < es.length; i++)
    made.push((i + 1 >= still ? direct(f, es[i]!) : null) ?? operand(f, es[i]!));
  return made;
};

/** An operand that must not change while `rest` is evaluated. */
export const steady = (f: FnLower, op: Operand, rest: readonly TExpr[]): Operand => {
  if (op.k === 'const' || rest.every(isStill) || f.b.locals[op.place.local]?.name === null) return op;
  return copy(localPlace(f.b.let(f.b.locals[op.place.local]?.ty ?? T.unit, { k: 'use', op, retag: false })));
};

/** A temporary with a place of its own: what is borrowed, or whose fields are named. */
export const temp = (f: FnLower, e: TExpr): LocalId => {
  const extended = e.extended === true;
  const l = f.temp(e.ty, extended);
  exprInto(f, e, localPlace(l));
  f.ownTemp(l, e.ty, extended);
  return l;
};

/** For its effects alone. */
export const effect = (f: FnLower, e: TExpr): void => {
  const { b } = f;
  const before = b.span;
  b.span = e.span;
  // A place as a statement is read, or moved out of and dropped.
  if (!isPlaceExpr(e) && (e.ty.k === 'unit' || e.ty.k === 'never')) into(f, e, discarded);
  else temp(f, e);
  b.span = before;
};

// ---- Printing

const printInto = (f: FnLower, e: TExpr & { k: 'print' }): void => {
  const { b } = f;
  const refs: Place[] = [];
  for (const a of e.args) {
    const ref = localPlace(b.local(a.ty));
    exprInto(f, a, ref);
    refs.push(ref);
  }
  let parts: PrintPart[] = [];
  let args: Operand[] = [];
  let tys: Ty[] = [];
  for (const p of e.pieces) {
    if (p.k === 'text') {
      parts.push({ k: 'text', bytes: utf8(p.text) });
      continue;
    }
    const ref = refs[p.arg]!;
    const { ty } = e.args[p.arg]!;
    const shown = f.program.shown(b, ref, ty, p.debug);
    if (shown !== null) {
      parts.push({ k: 'value', arg: args.length, as: shown.as });
      args.push(shown.op);
      tys.push(shown.ty);
      continue;
    }
    // What no operation of the machine shows is shown by a function, between what stands before it and behind it.
    if (parts.length > 0) b.print(parts, args, tys);
    parts = [];
    args = [];
    tys = [];
    const to = ty.k === 'ref' ? ty.to : ty;
    b.callFn(f.program.debug(to), [copy(ref)], localPlace(b.local(T.unit)));
  }
  if (parts.length > 0) b.print(parts, args, tys);
};
