/** Values of constant expressions (Reference, constant evaluation), on the typed tree. */
import { intRange, intSize } from '../../../model/target.js';
import type { Ty } from '../../../model/types.js';
import { libFns } from '../library/index.js';
import type { ArithOp, CompareOp, StaticInfo, TExpr, Value } from '../tree.js';
import { show, someTy, substitute } from '../ty.js';
import { checkValid, offsetOf, readAt, staticNamed } from './constant-memory.js';
import type { CrateCx } from './context.js';
import { no, NoValue } from './no-value.js';
import { tooMuch } from './sizes.js';
import { hasCell } from './qualifs.js';

export interface Evaluation {
  readonly cx: CrateCx;
  /** What the expression belongs to, for messages: `constant`, `static`. */
  readonly what: string;
  /** It is that of a `static mut`, which alone may hold a `&mut`. */
  readonly mutable?: boolean;
  /** It is made by `unsafe`, and has to be looked through. */
  readonly unsafe?: boolean;
}

export const evaluate = (v: Evaluation, e: TExpr): Value | null => {
  try {
    const made = value(v, e);
    if (v.unsafe === true) checkValid({ cx: v.cx, at: e, what: v.what }, made, e.ty);
    return made;
  } catch (no) {
    if (!(no instanceof NoValue)) throw no;
    if (no.code !== null)
      v.cx.error(no.code, no.message, no.span, {
        help: 'a constant may only use what is known at compile time',
      });
    return null;
  }
};

/** The value of an expression if it has one, without a word where it has none. */
export const evaluateQuietly = (v: Evaluation, e: TExpr): Value | null => {
  try {
    return value(v, e);
  } catch (no) {
    if (no instanceof NoValue) return null;
    throw no;
  }
};

const int = (v: bigint): Value => ({ k: 'int', value: v });

export const rangeOf = (cx: CrateCx, ty: Ty): readonly [bigint, bigint] =>
  ty.k === 'int'
    ? intRange(intSize(cx.layouts.target, ty), ty.signed)
    : ty.k === 'char'
      ? [0n, 0x10ffffn]
      : [0n, 1n];

const wrap = (cx: CrateCx, n: bigint, ty: Ty): bigint => {
  if (ty.k !== 'int') return n;
  const bits = intSize(cx.layouts.target, ty) * 8;
  return ty.signed ? BigInt.asIntN(bits, n) : BigInt.asUintN(bits, n);
};

const asInt = (e: TExpr, v: Value): bigint =>
  v.k === 'int' ? v.value : no(e, 'this operation on an address');

const value = (v: Evaluation, e: TExpr): Value => {
  switch (e.k) {
    case 'int':
      return int(e.value);
    case 'str':
      return v.cx.textValue(e.text);
    case 'bytes':
      return v.cx.bytesValue(e.bytes, false);
    case 'cstr':
      return v.cx.bytesValue([...e.bytes, 0], true);
    case 'const':
      return v.cx.constValue(e.def) ?? no(e, '', null);
    case 'adt': {
      const fields: Value[] = [];
      if (e.base !== null) {
        const base = value(v, e.base);
        if (base.k === 'fields') fields.push(...base.fields);
      }
      for (const x of e.fields) fields[x.index] = value(v, x.value);
      return { k: 'fields', ty: e.ty, variant: e.variant, fields };
    }
    case 'tuple':
      return { k: 'fields', ty: e.ty, variant: 0, fields: e.elems.map((x) => value(v, x)) };
    case 'array':
      return { k: 'elements', ty: e.ty, elements: e.elems.map((x) => value(v, x)) };
    case 'repeat':
      return { k: 'repeat', ty: e.ty, of: value(v, e.value), count: e.count };
    case 'un': {
      const a = asInt(e.a, value(v, e.a));
      if (e.op === '!') return int(e.ty.k === 'bool' ? 1n - a : wrap(v.cx, ~a, e.ty));
      return checked(v, e, -a);
    }
    case 'bin':
      return arith(v, e, e.op, asInt(e.a, value(v, e.a)), asInt(e.b, value(v, e.b)));
    case 'compare':
      return int(compare(e.op, asInt(e.a, value(v, e.a)), asInt(e.b, value(v, e.b))) ? 1n : 0n);
    case 'lazy': {
      const a = asInt(e.a, value(v, e.a));
      return a === (e.op === '&&' ? 0n : 1n) ? int(a) : value(v, e.b);
    }
    case 'cast':
      return castValue(v, e);
    case 'field': {
      const base = value(v, e.a);
      const found = base.k === 'fields' ? base.fields[e.index] : undefined;
      return found ?? no(e, 'this field');
    }
    case 'index': {
      const base = value(v, e.a);
      const i = asInt(e.i, value(v, e.i));
      if (base.k === 'repeat' && i < base.count) return base.of;
      const found = base.k === 'elements' ? base.elements[Number(i)] : undefined;
      return found ?? no(e, 'index out of bounds', 'E0080');
    }
    case 'borrow':
    case 'raw':
      return addressOf(v, e.a, e.k === 'borrow' ? e.kind !== 'shared' : e.mut);
    case 'deref': {
      if (e.a.k === 'borrow') return value(v, e.a.a);
      const at = value(v, e.a);
      const held = at.k === 'address' && at.to.k === 'static' ? heldAt(v, e, at, at.to.name) : null;
      return held ?? no(e, 'a dereference');
    }
    case 'fn':
      return { k: 'fields', ty: e.ty, variant: 0, fields: [] };
    case 'block':
      if (e.stmts.length === 0 && e.tail !== null && e.jump === null) return value(v, e.tail);
      return e.stmts.length === 0 && e.tail === null ? unitValue(e.ty) : no(e, 'a statement');
    case 'if': {
      const c = asInt(e.cond, value(v, e.cond));
      if (c !== 0n) return value(v, e.then);
      return e.otherwise === null ? unitValue(e.ty) : value(v, e.otherwise);
    }
    case 'call':
      return callValue(v, e);
    case 'never':
      return value(v, e.a);
    case 'static':
      return staticRead(v, e);
    case 'vec':
      return e.elems?.length === 0 ? emptyVec(v, e) : no(e, 'an allocation');
    case 'assert':
      if (asInt(e.cond, value(v, e.cond)) !== 0n) return unitValue(e.ty);
      return no(e, 'evaluation panicked', 'E0080');
    case 'panic':
      return no(e, 'evaluation panicked', 'E0080');
    default:
      return no(e, 'this expression');
  }
};

const emptyVec = (v: Evaluation, e: TExpr): Value => {
  const args = e.ty.k === 'lib' ? e.ty.args : [];
  return libFns.get('Vec::new')?.constant?.([], args, v.cx.layouts, e.ty) ?? no(e, 'an empty vector');
};

const unitValue = (ty: Ty): Value => ({ k: 'fields', ty, variant: 0, fields: [] });

const checked = (v: Evaluation, e: TExpr, n: bigint): Value => {
  const [min, max] = rangeOf(v.cx, e.ty);
  return n < min || n > max
    ? no(e, 'evaluation of constant value failed: arithmetic overflow', 'E0080')
    : int(n);
};

const arith = (v: Evaluation, e: TExpr, op: ArithOp, a: bigint, b: bigint): Value => {
  switch (op) {
    case '+':
      return checked(v, e, a + b);
    case '-':
      return checked(v, e, a - b);
    case '*':
      return checked(v, e, a * b);
    case '/':
      return b === 0n
        ? no(e, 'evaluation of constant value failed: division by zero', 'E0080')
        : checked(v, e, a / b);
    case '%':
      return b === 0n
        ? no(e, 'evaluation of constant value failed: remainder with a divisor of zero', 'E0080')
        : checked(v, e, a % b);
    case '&':
      return int(a & b);
    case '|':
      return int(a | b);
    case '^':
      return int(a ^ b);
    case '<<':
    case '>>': {
      const bits = e.ty.k === 'int' ? BigInt(intSize(v.cx.layouts.target, e.ty) * 8) : 1n;
      if (b < 0n || b >= bits) return no(e, 'evaluation of constant value failed: shift overflow', 'E0080');
      return int(wrap(v.cx, op === '<<' ? a << b : a >> b, e.ty));
    }
  }
};

const compare = (op: CompareOp, a: bigint, b: bigint): boolean => {
  switch (op) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
};

const castValue = (v: Evaluation, e: TExpr & { k: 'cast' }): Value => {
  const a = value(v, e.a);
  switch (e.kind) {
    case 'int':
      return a.k === 'int' ? int(wrap(v.cx, a.value, e.ty)) : no(e, 'a pointer as an integer');
    case 'discriminant': {
      const { ty } = e.a;
      const d = a.k === 'fields' && ty.k === 'adt' ? ty.def.variants[a.variant]?.discriminant : undefined;
      return d === undefined ? no(e, 'this cast') : int(wrap(v.cx, BigInt(d), e.ty));
    }
    case 'fn-ptr': {
      if (e.ty.k === 'int') return no(e, 'the address of a function as an integer');
      const fn = e.a.ty.k === 'adt' ? v.cx.fnOfItem.get(e.a.ty.def) : undefined;
      if (fn === undefined) return a;
      return { k: 'address', to: { k: 'fn', name: fn.name }, addend: 0, length: null };
    }
    case 'unsize': {
      const from = e.a.ty.k === 'ref' || e.a.ty.k === 'raw' ? e.a.ty.to : e.a.ty;
      const length = from.k === 'array' ? from.len : 0;
      return a.k === 'address'
        ? { ...a, length }
        : a.k === 'int'
          ? { k: 'wide', address: a.value, length }
          : a;
    }
    case 'ptr':
    case 'as-ptr':
      return a.k === 'address' && e.ty.k === 'raw' && e.ty.to.k !== 'slice' ? { ...a, length: null } : a;
    case 'from-exposed':
      return a.k === 'int' ? int(BigInt.asUintN(8 * v.cx.layouts.target.pointerSize, a.value)) : a;
    case 'same':
    case 'ref-to-element':
      return a;
    default:
      return no(e, 'this cast');
  }
};

/** A static that cannot change may be read, and by another static any (Reference, constant evaluation). */
const staticRead = (v: Evaluation, e: TExpr & { k: 'static' }): Value => {
  const { def } = e;
  if (def.foreign) return no(e, 'constant accesses extern static', 'E0080');
  if (v.what !== 'static' && (def.mutable || hasCell.ofType(v.cx, def.ty)))
    return no(e, 'constant accesses mutable global memory', 'E0080');
  return v.cx.staticValue(def) ?? no(e, '', null);
};

/** What lies at an address that a constant knows: what was promoted, or a static. */
const heldAt = (v: Evaluation, e: TExpr, at: Value & { k: 'address' }, name: string): Value | null => {
  const def = v.cx.promotedNamed(name) === null ? staticNamed(v.cx, name) : null;
  if (def !== null) staticRead(v, { k: 'static', def, ty: e.ty, span: e.span });
  return readAt(v.cx, at, e.ty);
};

/** The address of a static, of what a pointer leads to, or of a part of these. */
const addressAt = (v: Evaluation, e: TExpr): Value | null => {
  if (e.k === 'static') return staticAddress(e.def);
  if (e.k === 'deref') return value(v, e.a);
  if (e.k !== 'field' && e.k !== 'index') return null;
  const base = addressAt(v, e.a);
  if (base === null) return null;
  const offset = e.k === 'field' ? offsetOf(v.cx, e.a.ty, e.index) : offsetOfElement(v, e, base);
  return base.k === 'address' && offset !== null
    ? { ...base, addend: base.addend + offset, length: null }
    : no(e, 'this place');
};

const offsetOfElement = (v: Evaluation, e: TExpr & { k: 'index' }, base: Value): number => {
  const i = asInt(e.i, value(v, e.i));
  const of = e.a.ty;
  const length = of.k === 'array' ? of.len : base.k === 'address' ? (base.length ?? 0) : 0;
  if (i >= BigInt(length)) return no(e, 'index out of bounds', 'E0080');
  return Number(i) * v.cx.layouts.of(e.ty).size;
};

/** `&e`: the address of a place, or of anonymous memory that holds the value. */
const addressOf = (v: Evaluation, e: TExpr, mut: boolean): Value => {
  const at = addressAt(v, e);
  if (at !== null) return at;
  const isEmpty = (e.k === 'array' && e.elems.length === 0) || (e.k === 'repeat' && e.count === 0);
  if (isEmpty && (!mut || v.mutable === true)) return int(BigInt(v.cx.layouts.of(e.ty).align));
  if (mut) return no(e, 'a mutable reference');
  const much = tooMuch(v.cx, e.ty);
  if (much !== null) return no(e, much);
  const found = value(v, e);
  return { k: 'address', to: { k: 'static', name: v.cx.promote(e.ty, found) }, addend: 0, length: null };
};

const staticAddress = (def: StaticInfo): Value => ({
  k: 'address',
  to: { k: 'static', name: def.name },
  addend: 0,
  length: null,
});

/** Whether the fields are known of all that lies in a value of the type: items are read in order, and constants when asked. */
const isRead = (cx: CrateCx, ty: Ty, seen: Set<Ty>): boolean =>
  !someTy(ty, (t) => {
    if (t.k !== 'adt' || seen.has(t)) return false;
    seen.add(t);
    const ast = cx.infoOf.get(t.def)?.ast;
    const { variants } = t.def;
    if (ast !== undefined && variants.length < (ast.kind === 'Enum' ? ast.variants.length : 1)) return true;
    return variants.some((x) => x.fields.some((y) => !isRead(cx, y.ty, seen)));
  });

const callValue = (v: Evaluation, e: TExpr & { k: 'call' }): Value => {
  const { target } = e;
  if (target.k !== 'lib' || target.fn.constant === null) return no(e, 'this call');
  for (const t of target.tys)
    if (!isRead(v.cx, t, new Set()))
      return no(e, `what is asked of \`${show(t)}\` before its fields are known`);
  const args = e.args.map((a) => value(v, a));
  const by = new Map(target.fn.generics.map((g, i) => [g, target.tys[i] ?? e.ty]));
  const tys = target.fn.generics.map((g) => substitute(by.get(g) ?? e.ty, by));
  return target.fn.constant(args, tys, v.cx.layouts, e.ty) ?? no(e, `the call of \`${target.fn.name}\``);
};
