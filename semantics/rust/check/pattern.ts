/** Patterns against types, with default binding modes (Reference, patterns; identifier patterns: binding modes). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import { libTypeNames } from '../library/facts.js';
import { primitives } from '../library/signature.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { intRange, intSize } from '../../../model/target.js';
import {
  partsOfPattern,
  partsOfSlice,
  type ConstInfo,
  type SubPat,
  type TPat,
  type Value,
  type Var,
} from '../tree.js';
import { errorTy, isError, isLib } from '../ty.js';
import { fieldNamed } from './aggregate.js';
import type { FnCx } from './body.js';
import type { VariantFacts } from './fields.js';
import { suggestion } from './paths.js';
import { meaningOf, says, structPath, type Constructor } from './path.js';
import { findValue, type ValueEntity } from './scope.js';
import { isCopy } from './traits.js';

type Mode = 'move' | 'ref' | 'ref-mut';

/** A variable of a pattern, and how it is bound. */
interface Binding {
  readonly v: Var;
  readonly mode: Mode;
}

/** The variables of one pattern: an alternative of an or-pattern binds those of the first. */
interface Bound {
  /** Few, so they are looked through one by one. */
  readonly own: Binding[];
  readonly again: readonly Binding[] | null;
  /** What a name bound twice is called: E0416 in one pattern, E0415 among parameters. */
  readonly code: 'E0416' | 'E0415';
}

const bindingOf = (all: readonly Binding[], name: string): Binding | null => {
  for (const b of all) if (b.v.name === name) return b;
  return null;
};

/** In place of one of that name, if there is one. */
const bind = (all: Binding[], x: Binding): void => {
  for (let i = 0; i < all.length; i++)
    if (all[i]!.v.name === x.v.name) {
      all[i] = x;
      return;
    }
  all.push(x);
};

export const checkPattern = (f: FnCx, p: S.Pattern, ty: Ty): TPat =>
  pattern(f, p, ty, 'move', { own: [], again: null, code: 'E0416' });

/** The patterns of all parameters together: no name may stand in two of them. */
export const checkParams = (f: FnCx, patterns: readonly S.Pattern[], tys: readonly Ty[]): readonly TPat[] => {
  const b: Bound = { own: [], again: null, code: 'E0415' };
  const made: TPat[] = [];
  for (let i = 0; i < patterns.length; i++) made.push(pattern(f, patterns[i]!, tys[i] ?? T.unit, 'move', b));
  return made;
};

const pattern = (f: FnCx, p: S.Pattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const { span } = p;
  switch (p.kind) {
    case 'BindPattern':
      return bindPattern(f, p, ty, mode, b);
    case 'WildPattern':
      return f.pat({ k: 'wild', ty, span });
    case 'PlacePattern':
    case 'RestPattern':
      f.error('syntax', '`..` patterns are not allowed here', span, {
        help: 'use it in a tuple or struct pattern',
      });
      return f.pat({ k: 'wild', ty, span });
    case 'RefPattern':
      return refPattern(f, p, ty, b);
    case 'OrPattern':
      return orPattern(f, p, ty, mode, b);
    case 'LitPattern':
      if (p.literal.kind === 'StrLit' || p.literal.kind === 'ByteStrLit' || p.literal.kind === 'CStrLit')
        return textPattern(f, p, ty, span);
      return valuePattern(f, p, ty, mode, b);
    default:
      return valuePattern(f, p, ty, mode, b);
  }
};

/** A pattern of a value that is no reference. */
type ValuePattern =
  | S.LitPattern
  | S.RangePattern
  | S.PathPattern
  | S.BindPattern
  | S.TupleStructPattern
  | S.StructPattern
  | S.SlicePattern
  | S.TuplePattern;

/** It matches what a reference refers to, and binds by reference then. */
const valuePattern = (f: FnCx, p: ValuePattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const { span } = p;
  const t = f.shallow(ty);
  if (t.k === 'ref') {
    const next: Mode = t.mut && mode !== 'ref' ? 'ref-mut' : 'ref';
    const sub = valuePattern(f, p, t.to, next, b);
    return f.pat({ k: 'deref', sub, ty: t, span });
  }
  switch (p.kind) {
    case 'LitPattern':
      return f.pat({ k: 'int', value: literalValue(f, p, t), ty: t, span });
    case 'RangePattern':
      return rangePattern(f, p, t);
    case 'PathPattern':
      return pathPattern(f, p.path, t, span);
    case 'BindPattern':
      return pathPattern(f, nameAsPath(p), t, span);
    case 'TupleStructPattern':
      return tupleStruct(f, p, t, mode, b);
    case 'StructPattern':
      return structPattern(f, p, t, mode, b);
    case 'SlicePattern':
      return slicePattern(f, p, t, mode, b);
    case 'TuplePattern':
      return tuplePattern(f, p, t, mode, b);
  }
};

const isPatternValue = (e: ValueEntity | null): e is ValueEntity =>
  e !== null &&
  (e.k === 'const' || e.k === 'static' || e.k === 'ctor' || e.k === 'lib-ctor' || e.k === 'number');

/** What a bare name in a pattern would mean instead of a binding, and whether that is a pattern by itself. */
const shadowed = (item: ValueEntity): { readonly name: string; readonly unit: boolean } | null => {
  switch (item.k) {
    case 'static':
      return { name: 'statics', unit: false };
    case 'const':
    case 'number':
      return { name: 'constants', unit: true };
    case 'ctor': {
      const shape = item.info.shapes[item.variant];
      if (shape !== 'unit' && shape !== 'tuple') return null;
      const of = item.info.def.kind === 'enum' ? 'variants' : 'structs';
      return { name: `${shape} ${of}`, unit: shape === 'unit' };
    }
    case 'lib-ctor': {
      const fields = libTypeNames.get(item.lib)?.enumOf?.([])[item.variant]?.fields ?? [];
      return { name: `${fields.length === 0 ? 'unit' : 'tuple'} variants`, unit: fields.length === 0 };
    }
    default:
      return null;
  }
};

const bindPattern = (f: FnCx, p: S.BindPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const item = findValue(f.at.scope, p.name);
  const what = isPatternValue(item) ? shadowed(item) : null;
  if (what !== null) {
    if (!what.unit || p.byRef || p.mutable || p.sub !== null) {
      f.error('E0530', `bindings cannot shadow ${what.name}`, p.span, { help: 'choose another name' });
      return f.pat({ k: 'wild', ty, span: p.span });
    }
    return valuePattern(f, p, ty, mode, b);
  }
  const own: Mode = p.byRef ? (p.mutable ? 'ref-mut' : 'ref') : p.mutable ? 'move' : mode;
  const varTy = own === 'move' ? ty : T.refTo(f.infer.resolve(ty), own === 'ref-mut');
  const v = bindVar(f, p, varTy, own, b);
  const sub = p.sub === null ? null : pattern(f, p.sub, ty, mode, b);
  if (sub !== null && own !== 'move') noneAgainst(f, own, sub, p.span);
  if (sub !== null && own === 'move' && bindings(sub).some((m) => m !== 'move'))
    f.wait(copiedWhole, ty, p.span);
  return f.pat({ k: 'bind', v, mode: own, sub, ty, span: p.span });
};

const copiedWhole = (f: FnCx, ty: Ty, span: Span): void => {
  if (isCopy(f.cx, f.infer.resolve(ty))) return;
  f.error('binding-conflict', 'borrow of moved value', span, { help: 'bind the whole, or its parts' });
};

/** Of `ref mut x @ p` nothing in `p` may borrow, and of `ref x @ p` nothing mutably (rustc, bindings after `@`). */
const noneAgainst = (f: FnCx, whole: 'ref' | 'ref-mut', sub: TPat, span: Span): void => {
  const [part] = bindings(sub).filter((m) => m !== 'move' && (m === 'ref-mut' || whole === 'ref-mut'));
  if (part === undefined) return;
  const first = whole === 'ref' ? 'immutable' : 'mutable';
  const message =
    whole === part
      ? 'cannot borrow value as mutable more than once at a time'
      : `cannot borrow value as ${part === 'ref' ? 'immutable' : 'mutable'} because it is also borrowed as ${first}`;
  f.error('binding-conflict', message, span, { help: 'bind the whole, or its parts' });
};

const bindings = (p: TPat): readonly Mode[] => {
  const below = partsOfPattern(p).flatMap(bindings);
  return p.k === 'bind' ? [p.mode, ...below] : below;
};

const nameAsPath = (p: S.BindPattern): S.Path => ({
  kind: 'Path',
  span: p.span,
  global: false,
  segments: [{ kind: 'PathSegment', span: p.span, name: p.name, args: [] }],
});

const bindVar = (f: FnCx, p: S.BindPattern, ty: Ty, mode: Mode, b: Bound): Var => {
  if (b.own.length > 0 && bindingOf(b.own, p.name) !== null) {
    const message =
      b.code === 'E0415'
        ? `identifier \`${p.name}\` is bound more than once in this parameter list`
        : `identifier \`${p.name}\` is bound more than once in the same pattern`;
    f.error(b.code, message, p.span, { help: 'choose another name' });
  }
  const again = b.again === null ? null : bindingOf(b.again, p.name);
  if (again !== null) {
    if (again.mode !== mode)
      f.error(
        'E0409',
        `variable \`${p.name}\` is bound inconsistently across alternatives separated by \`|\``,
        p.span,
        {
          help: 'bind it in the same way in all of them',
        },
      );
    else if (!f.infer.unify(again.v.ty, ty)) f.mismatch(again.v.ty, ty, p.span);
    bind(b.own, again);
    return again.v;
  }
  const v = f.declare(p.name, ty, p.mutable && !p.byRef, p.span);
  bind(b.own, { v, mode });
  return v;
};

const refPattern = (f: FnCx, p: S.RefPattern, ty: Ty, b: Bound): TPat => {
  const t = f.shallow(ty);
  if (f.infer.isUnknown(t)) f.infer.unify(t, T.refTo(f.infer.fresh(), p.mutable));
  const known = f.shallow(ty);
  if (known.k !== 'ref' || known.mut !== p.mutable) {
    if (!isError(known))
      f.error('E0308', `mismatched types: expected \`${f.show(known)}\`, found a reference pattern`, p.span, {
        help: 'remove the `&` of the pattern',
      });
    pattern(f, p.inner, errorTy, 'move', b);
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  return f.pat({ k: 'deref', sub: pattern(f, p.inner, known.to, 'move', b), ty: known, span: p.span });
};

const notInAll = (f: FnCx, name: string, span: Span): void =>
  f.error('E0408', `variable \`${name}\` is not bound in all patterns`, span, {
    help: 'bind it in every alternative, or in none',
  });

const orPattern = (f: FnCx, p: S.OrPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const [first, ...rest] = p.alternatives;
  if (first === undefined) return f.pat({ k: 'wild', ty, span: p.span });
  const inner: Bound = { own: [], again: b.again, code: b.code };
  const alternatives = [pattern(f, first, ty, mode, inner)];
  for (const alt of rest) {
    const own: Bound = { own: [], again: inner.own, code: b.code };
    alternatives.push(pattern(f, alt, ty, mode, own));
    for (const { v } of inner.own) if (bindingOf(own.own, v.name) === null) notInAll(f, v.name, alt.span);
    for (const { v } of own.own) if (bindingOf(inner.own, v.name) === null) notInAll(f, v.name, first.span);
  }
  for (const x of inner.own) {
    const { name } = x.v;
    if (bindingOf(b.own, name) !== null)
      f.error(b.code, `identifier \`${name}\` is bound more than once in the same pattern`, p.span, {
        help: 'choose another name',
      });
    bind(b.own, x);
  }
  return f.pat({ k: 'or', alternatives, ty, span: p.span });
};

/** The value of a literal, which must be one of the type. */
const literalValue = (f: FnCx, p: S.LitPattern, ty: Ty): bigint => {
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

const textPattern = (f: FnCx, p: S.LitPattern, ty: Ty, span: Span): TPat => {
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

const rangePattern = (f: FnCx, p: S.RangePattern, ty: Ty): TPat => {
  const low = rangeEnd(f, p.start, ty);
  const high = rangeEnd(f, p.end, ty);
  const t = f.shallow(ty);
  if (t.k !== 'int' && t.k !== 'char' && !f.infer.isIntVar(t) && !isError(t))
    f.error('E0029', 'only `char` and numeric types are allowed in range patterns', p.span, {
      help: 'use a literal pattern',
    });
  if (low !== null && high !== null && (p.inclusive ? low > high : low >= high))
    f.error(p.inclusive ? 'E0030' : 'E0579', 'lower range bound must be less than upper', p.span, {
      help: 'swap the ends',
    });
  return f.pat({ k: 'range', low, high, inclusive: p.inclusive, ty, span: p.span });
};

const constPattern = (f: FnCx, def: ConstInfo, ty: Ty, span: Span): TPat => {
  if (!f.infer.unify(ty, def.ty)) f.mismatch(ty, def.ty, span);
  const value = constantInt(f, f.cx.constValue(def));
  if (value !== null) return f.pat({ k: 'int', value, ty: def.ty, span });
  if (def.ty.k === 'int' || def.ty.k === 'bool' || def.ty.k === 'char') return f.pat({ k: 'wild', ty, span });
  f.cx.refuse(`a constant of type \`${f.show(def.ty)}\` as a pattern`, span, 'compare in a guard: `x if …`');
  return f.pat({ k: 'wild', ty, span });
};

const pathPattern = (f: FnCx, path: S.Path, ty: Ty, span: Span): TPat => {
  const m = meaningOf(f, path);
  if (m.k === 'node') {
    if (m.node.k === 'const') return constPattern(f, m.node.def, ty, span);
    if (m.node.k === 'int') {
      if (!f.infer.unify(ty, m.node.ty)) f.mismatch(ty, m.node.ty, span);
      return f.pat({ k: 'int', value: m.node.value, ty: m.node.ty, span });
    }
    if (m.node.k !== 'error')
      f.error('E0532', 'expected unit struct, unit variant or constant', span, {
        help: 'name a variant or constant',
      });
    return f.pat({ k: 'wild', ty, span });
  }
  if (m.k !== 'ctor' || m.facts.shape !== 'unit') {
    const help =
      m.k === 'ctor' && m.facts.shape === 'tuple'
        ? 'give its fields: `(…)` or `(..)`'
        : 'give its fields: `{ .. }`';
    f.error(
      m.k === 'ctor' && m.facts.shape === 'named' ? 'E0533' : 'E0532',
      'expected unit struct, unit variant or constant',
      span,
      { help },
    );
    return f.pat({ k: 'wild', ty, span });
  }
  if (!f.infer.unify(ty, m.ty)) f.mismatch(ty, m.ty, span);
  return variantPat(f, m, [], span);
};

const isEnumTy = (ty: Ty): boolean =>
  (ty.k === 'adt' && ty.def.kind === 'enum') || (ty.k === 'lib' && ty.name !== 'AssertUnwindSafe');

const variantPat = (f: FnCx, c: Constructor, subs: readonly SubPat[], span: Span): TPat => {
  const { ty, variant, of } = c;
  if (of !== null) f.cx.patternsSay = true;
  return isEnumTy(ty)
    ? f.pat({ k: 'variant', variant, subs, ty, span, ...says(of) })
    : f.pat({ k: 'fields', subs, ty, span, ...says(of) });
};

/** Elements in order, `..` standing for as many as are left out. */
const elements = (
  f: FnCx,
  pats: readonly S.Pattern[],
  tys: readonly Ty[],
  mode: Mode,
  b: Bound,
): readonly SubPat[] => {
  const rest = restAt(pats);
  const made: SubPat[] = [];
  for (let i = 0; i < pats.length; i++) {
    const p = pats[i]!;
    if (p.kind === 'RestPattern') continue;
    const index = rest >= 0 && i > rest ? tys.length - (pats.length - i) : i;
    const ty = index >= 0 && index < tys.length ? tys[index]! : errorTy;
    made.push({ index, pat: pattern(f, p, ty, mode, b) });
  }
  return made;
};

/** Where `..` stands; -1 if it does not. */
const restAt = (pats: readonly S.Pattern[]): number => {
  for (let i = 0; i < pats.length; i++) if (pats[i]!.kind === 'RestPattern') return i;
  return -1;
};

/** Whether so many patterns, of which one may be `..`, can stand for so many elements. */
const countFits = (pats: readonly S.Pattern[], count: number): boolean =>
  restAt(pats) < 0 ? pats.length === count : pats.length - 1 <= count;

const tupleStruct = (f: FnCx, p: S.TupleStructPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const errors = f.cx.diagnostics.length;
  const m = meaningOf(f, p.path);
  f.cx.recode(errors, 'E0425', 'E0531');
  if (m.k !== 'ctor' || m.facts.shape !== 'tuple') {
    if (!(m.k === 'node' && m.node.k === 'error'))
      f.error(
        m.k === 'ctor' && m.facts.shape === 'named' ? 'E0769' : 'E0532',
        'expected tuple struct or tuple variant',
        p.path.span,
        {
          help: 'name a variant with fields in parentheses',
        },
      );
    for (const x of p.elements) if (x.kind !== 'RestPattern') pattern(f, x, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  if (!f.infer.unify(ty, m.ty)) f.mismatch(ty, m.ty, p.span);
  const tys: Ty[] = [];
  for (const x of m.facts.fields) tys.push(x.ty);
  if (!countFits(p.elements, tys.length))
    f.error(
      'E0023',
      `this pattern has ${p.elements.length} field${p.elements.length === 1 ? '' : 's'}, but the corresponding tuple variant has ${tys.length}`,
      p.span,
      { help: 'leave fields out by `..`, or by `_`' },
    );
  return variantPat(f, m, elements(f, p.elements, tys, mode, b), p.span);
};

const structPattern = (f: FnCx, p: S.StructPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const found = structPath(f, p.path);
  if (found === null) {
    for (const x of p.fields) pattern(f, x.pattern, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  if (!f.infer.unify(ty, found.ty)) f.mismatch(ty, found.ty, p.span);
  const { facts } = found;
  const subs: SubPat[] = [];
  const seen: number[] = [];
  for (const x of p.fields) {
    const index = fieldNamed(facts, x.name);
    if (index < 0)
      f.error('E0026', `\`${facts.name}\` does not have a field named \`${x.name}\``, x.span, {
        help: suggestion(
          facts.fields.map((y) => y.name),
          x.name,
        ),
      });
    if (seen.includes(index))
      f.error('E0025', `field \`${x.name}\` bound multiple times in the pattern`, x.span, {
        help: 'remove one of them',
      });
    seen.push(index);
    const of = index < 0 ? errorTy : facts.fields[index]!.ty;
    subs.push({ index: Math.max(index, 0), pat: pattern(f, x.pattern, of, mode, b) });
  }
  if (!p.rest && !seen.includes(-1)) notMentioned(f, p, facts, seen);
  return variantPat(f, found, subs, p.span);
};

const notMentioned = (f: FnCx, p: S.StructPattern, facts: VariantFacts, seen: readonly number[]): void => {
  const missing: string[] = [];
  for (let i = 0; i < facts.fields.length; i++)
    if (!seen.includes(i)) missing.push(`\`${facts.fields[i]!.name}\``);
  if (missing.length === 0) return;
  f.error(
    'E0027',
    `pattern does not mention field${missing.length > 1 ? 's' : ''} ${missing.join(', ')}`,
    p.span,
    { help: 'leave them out by `..`' },
  );
};

const tuplePattern = (f: FnCx, p: S.TuplePattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  let t = f.shallow(ty);
  if (f.infer.isUnknown(t) && !p.elements.some((x) => x.kind === 'RestPattern')) {
    f.infer.unify(t, T.tupleOf(p.elements.map(() => f.infer.fresh())));
    t = f.shallow(ty);
  }
  if (t.k === 'unit' && p.elements.length === 0) return f.pat({ k: 'fields', subs: [], ty: t, span: p.span });
  if (t.k !== 'tuple') {
    if (!isError(t))
      f.error('E0308', `mismatched types: expected \`${f.show(t)}\`, found a tuple pattern`, p.span, {
        help: 'match it by a pattern of its type',
      });
    for (const x of p.elements) if (x.kind !== 'RestPattern') pattern(f, x, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  }
  const { elems } = t;
  if (!countFits(p.elements, elems.length))
    f.error(
      'E0308',
      `mismatched types: expected a tuple with ${elems.length} elements, found one with ${p.elements.length}`,
      p.span,
      { help: 'leave elements out by `..`' },
    );
  return f.pat({ k: 'fields', subs: elements(f, p.elements, elems, mode, b), ty: t, span: p.span });
};

/** What `..` or `name @ ..` stands for among the elements of a slice pattern. */
const isRest = (p: S.Pattern): boolean =>
  p.kind === 'RestPattern' || (p.kind === 'BindPattern' && p.sub?.kind === 'RestPattern');

const restOf = (f: FnCx, p: S.Pattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  if (p.kind !== 'BindPattern') return f.pat({ k: 'wild', ty, span: p.span });
  const made = bindPattern(f, { ...p, sub: null }, ty, mode, b);
  // The elements of an array would have to be moved one by one.
  if (made.k === 'bind' && made.mode === 'move' && ty.k === 'array')
    f.last.push(() => {
      if (!isCopy(f.cx, f.infer.resolve(ty)))
        f.cx.refuse('the rest of an array, moved out of it by a pattern', p.span, 'bind it by `ref`');
    });
  return made;
};

const slicePattern = (f: FnCx, p: S.SlicePattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const t = f.known(ty, p.span);
  const rest = p.elements.findIndex(isRest);
  const broken = (): TPat => {
    for (const x of p.elements)
      if (x.kind !== 'RestPattern')
        pattern(f, x.kind === 'BindPattern' && isRest(x) ? { ...x, sub: null } : x, errorTy, mode, b);
    return f.pat({ k: 'wild', ty, span: p.span });
  };
  if (t.k !== 'array' && t.k !== 'slice') {
    if (!isError(t))
      f.error('E0529', `expected an array or slice, found \`${f.show(t)}\``, p.span, {
        help: isLib(t, 'Vec') ? 'match on a slice of it: `&v[..]`' : 'match it by a pattern of its type',
      });
    return broken();
  }
  const again = p.elements.findIndex((x, i) => i > rest && rest >= 0 && isRest(x));
  if (again >= 0) {
    f.error('syntax', '`..` can only be used once per slice pattern', p.elements[again]!.span, {
      help: 'remove one of them',
    });
    return broken();
  }
  const least = rest < 0 ? p.elements.length : p.elements.length - 1;
  if (t.k === 'array' && (rest < 0 ? least !== t.len : least > t.len)) {
    const s = least === 1 ? '' : 's';
    f.error(
      rest < 0 ? 'E0527' : 'E0528',
      `pattern requires ${rest < 0 ? '' : 'at least '}${least} element${s} but array has ${t.len}`,
      p.span,
      { help: rest < 0 ? 'leave elements out by `..`' : 'name fewer elements' },
    );
    return broken();
  }
  const one = (x: S.Pattern): TPat => pattern(f, x, t.of, mode, b);
  const given = rest < 0 ? p.elements : p.elements.slice(0, rest);
  const before = given.map(one);
  const left = t.k === 'array' ? T.arrayOf(t.of, t.len - least) : T.sliceOf(t.of);
  const at = p.elements[rest];
  const middle = at === undefined ? null : restOf(f, at, left, mode, b);
  const after = rest < 0 ? [] : p.elements.slice(rest + 1).map(one);
  return f.pat({ k: 'slice', before, rest: middle, after, ty: t, span: p.span });
};

/** Whether something is bound by `&mut`: then the place that is matched is changed through it. */
export const bindsByMutRef = (p: TPat): boolean => {
  switch (p.k) {
    case 'bind':
      return p.mode === 'ref-mut' || (p.sub !== null && bindsByMutRef(p.sub));
    case 'variant':
    case 'fields':
      for (const s of p.subs) if (bindsByMutRef(s.pat)) return true;
      return false;
    case 'slice':
      return partsOfSlice(p).some(bindsByMutRef);
    case 'deref':
      return bindsByMutRef(p.sub);
    case 'or':
      return p.alternatives.some(bindsByMutRef);
    case 'wild':
    case 'int':
    case 'str':
    case 'range':
      return false;
  }
};
