/** `as` (Reference, type cast expressions). */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { hasVar, isError, isSized, namesLifetimes } from '../ty.js';
import type { FnCx } from './body.js';
import { pointerOfItem, tryCoerce } from './coerce.js';
import { lowerType } from './types.js';

/** What a literal under a cast to this type is, unless something else says so (rustc, castable expectations). */
const hintFor = (f: FnCx, to: Ty): Ty | null => {
  if (to.k === 'int' || to.k === 'bool') return to;
  if (to.k === 'char') return T.u8;
  if (to.k === 'raw') return isSized(f.shallow(to.to)) ? T.usize : null;
  return to.k === 'fn' ? T.usize : null;
};

const literalHint = (e: S.Expr, hint: Ty | null): Ty | null =>
  e.kind === 'IntLit' || e.kind === 'Unary' ? hint : null;

/** A closure takes what the pointer does that it is cast to. */
const operandHint = (f: FnCx, e: S.Expr, to: Ty): Ty | null =>
  e.kind === 'Closure' && to.k === 'fn' ? to : literalHint(e, hintFor(f, to));

/** Of a closure its body may still say what it takes and gives. */
const isOpen = (f: FnCx, t: Ty): boolean =>
  hasVar(f.infer.resolve(t)) || (t.k === 'adt' && f.cx.closureOf.has(t.def));

export const checkCast = (f: FnCx, e: S.Cast): TExpr => {
  const written = lowerType(f.cx, f.at, e.type, f.sayingRegions);
  const to = T.erase(written);
  const a = f.parts.expr(f, e.operand, operandHint(f, e.operand, f.shallow(to)));
  const { span } = e;
  if (!isError(to) && !isSized(f.shallow(to)))
    return f.wrong(
      'E0620',
      `cast to unsized type: \`${f.show(a.ty)}\` as \`${f.show(to)}\``,
      span,
      `cast to a reference: \`&${f.show(to)}\``,
    );
  if (isError(to) || isError(f.shallow(a.ty))) return f.broken(span);
  const from = f.shallow(a.ty);
  const says = namesLifetimes(written) ? written : null;
  const made = f.make({ k: 'cast', kind: 'same', a, ty: to, span, written: says });
  if (made.k !== 'cast') return made;
  const isNumber = (t: Ty): boolean => t.k === 'int' || f.infer.isIntVar(t);
  // A coercion comes first, and says what `_` in the type is. Of two integers none is wanted: they may be one type later.
  const coerces = !isNumber(from) || !isNumber(f.shallow(to));
  // What is not known yet may be said by what comes later, as in `f(p as *const _)`: rustc judges casts at the end, when
  // literals have their types.
  if (coerces && (isOpen(f, from) || isOpen(f, to))) {
    f.casts.push(() => {
      if (f.infer.isUnknown(to) && isError(f.known(to, e.type.span))) return;
      const coerced = f.infer.isUnknown(made.a.ty) ? null : tryCoerce(f, made.a, to);
      if (coerced !== null) keepCoerced(f, made, coerced);
      else if (knowsKind(f, made, e.span)) f.wait(decide, made, e);
    });
    return made;
  }
  if (coerces) {
    const coerced = tryCoerce(f, a, to);
    if (coerced !== null) {
      keepCoerced(f, made, coerced);
      return made;
    }
  }
  f.wait(decide, made, e);
  return made;
};

/** A coercion says what the types are, but not the lifetimes behind a raw pointer that comes of a raw pointer. */
const keepCoerced = (f: FnCx, made: CastNode, coerced: TExpr): void => {
  if (f.shallow(made.a.ty).k === 'raw' && f.shallow(made.ty).k === 'raw') made.kind = 'as-ptr';
  made.a = coerced;
};

/** Whether it is known what kind of pointer the cast makes; an error is reported if not. */
const knowsKind = (f: FnCx, c: CastNode, span: S.Cast['span']): boolean => {
  const to = f.shallow(c.ty);
  if (to.k !== 'raw' || !f.infer.isUnknown(to.to)) return true;
  f.error('E0641', 'cannot cast to a pointer of an unknown kind', span, { help: 'write what it points to' });
  f.broken_ = true;
  return false;
};

type CastNode = TExpr & { k: 'cast' };

/** An integer, or what is cast as if it were one. */
type Scalar = 'int' | 'bool' | 'char' | 'enum';

const scalarOf = (f: FnCx, t: Ty): Scalar | null => {
  if (t.k === 'int' || t.k === 'bool' || t.k === 'char') return t.k;
  return t.k === 'adt' && t.def.kind === 'enum' && isFieldless(f, t.def) ? 'enum' : null;
};

/** No variant has fields; nor, if it has a discriminant written, parentheses or braces (rustc, `is_payloadfree`). */
const isFieldless = (f: FnCx, def: T.AdtDef): boolean => {
  if (def.variants.some((v) => v.fields.length > 0)) return false;
  const ast = f.cx.infoOf.get(def)?.ast;
  return ast?.kind !== 'Enum' || ast.variants.every((v) => v.discriminant === null || v.shape === 'unit');
};

/** What may be cast to what (rustc, `CastCheck::do_check`). */
const decide = (f: FnCx, c: CastNode, e: S.Cast): void => {
  const from = f.infer.resolve(c.a.ty);
  const to = f.infer.resolve(c.ty);
  if (isError(from) || isError(to)) return;
  const wrong = (code: string, message: string, help: string): void =>
    f.error(code, message, e.span, { help });
  const invalid = (help: string): void =>
    wrong('E0606', `casting \`${f.show(from)}\` as \`${f.show(to)}\` is invalid`, help);
  const notPrimitive = (): void =>
    wrong('E0605', `non-primitive cast: \`${f.show(from)}\` as \`${f.show(to)}\``, 'convert its parts');
  if (from === to || from.k === 'never') return;
  if (to.k === 'raw') return toRaw(f, c, from, to, invalid, notPrimitive, e);
  const scalar = scalarOf(f, to);
  if (scalar === null) return notPrimitive();
  if (from.k === 'ref') return invalid('cast through a raw pointer, or dereference it');
  const of = scalarOf(f, from);
  const isFn = from.k === 'fn' || pointerOfItem(f, from) !== null;
  if (scalar === 'enum' || (of === null && from.k !== 'raw' && !isFn)) return notPrimitive();
  if (scalar === 'bool')
    return wrong('E0054', `cannot cast \`${f.show(from)}\` as \`bool\``, 'compare with zero: `!= 0`');
  if (scalar === 'char') {
    if (from.k === 'int' && from.bits === 8 && !from.signed) c.kind = 'int';
    else wrong('E0604', `only \`u8\` can be cast as \`char\`, not \`${f.show(from)}\``, 'cast to `u8` first');
    return;
  }
  if (of === 'enum') {
    if (from.k !== 'adt' || from.def.drop === null) c.kind = 'discriminant';
    else
      wrong(
        'drop-cast',
        `cannot cast enum \`${f.show(from)}\` into integer \`${f.show(to)}\` because it implements \`Drop\``,
        'match it',
      );
  } else if (of !== null) c.kind = 'int';
  else if (from.k !== 'raw') c.kind = 'fn-ptr';
  else if (isSized(from.to)) c.kind = 'expose';
  else invalid('cast to a thin pointer first');
};

const toRaw = (
  f: FnCx,
  c: CastNode,
  from: Ty,
  to: T.RawTy,
  invalid: (help: string) => void,
  notPrimitive: () => void,
  e: S.Cast,
): void => {
  if (from.k === 'int') {
    if (isSized(to.to)) c.kind = 'from-exposed';
    else invalid('a wide pointer needs a length: use `slice::from_raw_parts`');
    return;
  }
  if (from.k === 'fn' || pointerOfItem(f, from) !== null) {
    if (isSized(to.to)) c.kind = 'fn-ptr';
    else invalid('cast to a thin pointer');
    return;
  }
  if (from.k === 'raw') {
    if (!isSized(from.to) || isSized(to.to)) c.kind = 'as-ptr';
    else
      f.error(
        'E0607',
        `cannot cast thin pointer \`${f.show(from)}\` to wide pointer \`${f.show(to)}\``,
        e.span,
        { help: 'use `slice::from_raw_parts`' },
      );
    return;
  }
  // `&[T; N]` to `*const T` (Reference: array to pointer cast).
  if (from.k === 'ref' && from.to.k === 'array' && (from.mut || !to.mut) && from.to.of === to.to) {
    c.kind = 'ref-to-element';
    return;
  }
  if (from.k === 'ref')
    return invalid(
      from.mut || !to.mut
        ? `cast to \`*${from.mut ? 'mut' : 'const'} ${f.show(from.to)}\` first`
        : 'a shared reference gives no `*mut`: borrow by `&mut`',
    );
  if (scalarOf(f, from) !== null) return invalid('only a number, a pointer or a function is an address');
  notPrimitive();
};
