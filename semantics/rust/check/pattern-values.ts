/** Patterns without parts: literals, ranges, constants, and variants that have no fields. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import { intRange, intSize } from '../../../model/target.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { primitives } from '../library/signature.js';
import type { SubPat, TExpr, TPat, Value } from '../tree.js';
import { isError } from '../ty.js';
import type { FnCx } from './body.js';
import { isAssociated, meaningOf, type Constructor, type Meaning } from './path.js';
import { constPattern } from './pattern-constants.js';

/** The value of a literal, which must be one of the type. */
export const literalValue = (f: FnCx, p: S.LitPattern, ty: Ty): bigint => {
  const { literal } = p;
  switch (literal.kind) {
    case 'IntLit': {
      const t = f.shallow(ty);
      if (literal.suffix !== null) expect(f, p, ty, primitives.get(literal.suffix) ?? T.i32);
      else if (t.k !== 'int' && !isError(t)) expect(f, p, ty, f.infer.fresh('int'));
      f.wait(inRange, p, ty);
      return signed(p, literal);
    }
    case 'BoolLit':
      expect(f, p, ty, T.bool);
      return literal.value ? 1n : 0n;
    case 'CharLit':
      expect(f, p, ty, T.char);
      return BigInt(literal.value);
    case 'ByteLit':
      expect(f, p, ty, T.u8);
      return BigInt(literal.value);
    case 'StrLit':
    case 'ByteStrLit':
    case 'CStrLit':
      return 0n;
  }
};

const expect = (f: FnCx, p: S.LitPattern, ty: Ty, t: Ty): void => {
  if (!f.infer.unify(ty, t)) f.mismatch(ty, t, p.span);
};

const signed = (p: S.LitPattern, literal: S.IntLit): bigint => (p.negative ? -literal.value : literal.value);

const inRange = (f: FnCx, p: S.LitPattern, of: Ty): void => {
  const ty = f.infer.resolve(of);
  if (ty.k !== 'int' || p.literal.kind !== 'IntLit') return;
  const value = signed(p, p.literal);
  const range = intRange(intSize(f.cx.layouts.target, ty), ty.signed);
  if (value < range[0] || value > range[1])
    f.error('overflowing_literals', `literal out of range for \`${f.show(ty)}\``, p.span, {
      help: `the range is ${range[0]}..=${range[1]}`,
    });
};

export const textPattern = (f: FnCx, p: S.LitPattern, ty: Ty, span: Span): TPat => {
  if (p.literal.kind !== 'StrLit') {
    f.cx.refuse('a byte string or C string as a pattern', span, 'compare the bytes');
    return f.pat({ k: 'wild', ty, span });
  }
  if (!f.infer.unify(ty, T.refTo(T.str))) f.mismatch(ty, T.refTo(T.str), span);
  return f.pat({ k: 'str', text: p.literal.value, ty: T.refTo(T.str), span });
};

const constantInt = (f: FnCx, v: Value | null): bigint | null => {
  // What a constant matches that has no value nobody knows.
  if (v === null) f.cx.untyped++;
  return v?.k === 'int' ? v.value : null;
};

const rangeEnd = (f: FnCx, e: S.LitPattern | S.PathPattern | null, ty: Ty): bigint | null => {
  if (e === null) return null;
  if (e.kind === 'LitPattern') return literalValue(f, e, ty);
  const m = meaningOf(f, e.path);
  if (m.k === 'node' && m.node.k === 'int') {
    if (!f.infer.unify(ty, m.node.ty)) f.mismatch(ty, m.node.ty, e.span);
    return m.node.value;
  }
  if (m.k === 'node' && m.node.k === 'const') {
    if (!f.infer.unify(ty, m.node.ty)) f.mismatch(ty, m.node.ty, e.span);
    return constantInt(f, f.cx.constValue(m.node.def));
  }
  f.error('E0029', 'only `char` and numeric types are allowed in range patterns', e.span, {
    help: 'use a literal or a constant',
  });
  return null;
};

/** A literal that is neither a number nor a character: of such there are no ranges. */
const hasNoRange = (e: S.LitPattern | S.PathPattern | null): boolean =>
  e?.kind === 'LitPattern' && !['IntLit', 'CharLit', 'ByteLit'].includes(e.literal.kind);

export const rangePattern = (f: FnCx, p: S.RangePattern, ty: Ty): TPat => {
  if (hasNoRange(p.start) || hasNoRange(p.end)) {
    f.error('E0029', 'only `char` and numeric types are allowed in range patterns', p.span, {
      help: 'use a literal pattern',
    });
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  const low = rangeEnd(f, p.start, ty);
  const high = rangeEnd(f, p.end, ty);
  if (low !== null && high !== null && (p.inclusive ? low > high : low >= high))
    f.error(p.inclusive ? 'E0030' : 'E0579', 'lower range bound must be less than upper', p.span, {
      help: 'swap the ends',
    });
  return f.pat({ k: 'range', low, high, inclusive: p.inclusive, ty, span: p.span });
};

/** A constant, or one of std's numbers: `i32::MAX`. */
type ConstantNode = TExpr & { readonly k: 'const' | 'int' };

/** A path that is a value. Its type is that of what is matched, also where that is a reference. */
export const constantOf = (m: Meaning): ConstantNode | null =>
  m.k === 'node' && (m.node.k === 'const' || m.node.k === 'int') ? m.node : null;

export const constantPattern = (f: FnCx, node: ConstantNode, ty: Ty, span: Span): TPat => {
  if (node.k === 'const') return constPattern(f, node.def, ty, span);
  if (f.infer.unify(ty, node.ty)) return f.pat({ k: 'int', value: node.value, ty: node.ty, span });
  f.mismatch(ty, node.ty, span);
  return f.pat({ k: 'wild', ty, span });
};

/** A path that is no constant: a unit struct or variant. */
export const unitPattern = (f: FnCx, m: Meaning, ty: Ty, span: Span): TPat => {
  if (m.k === 'ctor' && m.facts.shape === 'unit') {
    if (!f.infer.unify(ty, m.ty)) f.mismatch(ty, m.ty, span);
    return variantPat(f, m, [], span);
  }
  if (m.k !== 'node' || m.node.k !== 'error') notUnit(f, m, span);
  return f.pat({ k: 'wild', ty, span });
};

const notUnit = (f: FnCx, m: Meaning, span: Span): void => {
  const shape = m.k === 'ctor' ? m.facts.shape : null;
  const help =
    shape === 'tuple'
      ? 'give its fields: `(…)` or `(..)`'
      : shape === 'named'
        ? 'give its fields: `{ .. }`'
        : 'name a variant or constant';
  f.error(
    isAssociated(m) || shape === 'named' ? 'E0533' : 'E0532',
    'expected unit struct, unit variant or constant',
    span,
    {
      help,
    },
  );
};

const isEnumTy = (ty: Ty): boolean =>
  (ty.k === 'adt' && ty.def.kind === 'enum') || (ty.k === 'lib' && ty.name !== 'AssertUnwindSafe');

export const variantPat = (f: FnCx, c: Constructor, subs: readonly SubPat[], span: Span): TPat => {
  const { ty, variant, of } = c;
  if (of !== null) f.cx.patternsSay = true;
  return isEnumTy(ty)
    ? f.pat({ k: 'variant', variant, subs, ty, span, of })
    : f.pat({ k: 'fields', subs, ty, span, of });
};
