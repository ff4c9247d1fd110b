/** Patterns against types: one case a kind, references, alternatives (Reference, patterns). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { libTypeNames } from '../library/facts.js';
import type { TPat } from '../tree.js';
import { errorTy, isError } from '../ty.js';
import type { FnCx } from './body.js';
import { meaningOf, type Meaning } from './path.js';
import { bind, bindingOf, bindPattern, type Bound, type Mode } from './pattern-bindings.js';
import { structPattern, tuplePattern, tupleStruct } from './pattern-fields.js';
import { slicePattern } from './pattern-slices.js';
import {
  constantOf,
  constantPattern,
  literalValue,
  rangePattern,
  textPattern,
  unitPattern,
} from './pattern-values.js';
import { findValue, type ValueEntity } from './scope.js';

export const checkPattern = (f: FnCx, p: S.Pattern, ty: Ty): TPat =>
  pattern(f, p, ty, 'move', { own: [], again: null, code: 'E0416', peels: p !== f.target, part: pattern });

/** The patterns of all parameters together: no name may stand in two of them. */
export const checkParams = (f: FnCx, patterns: readonly S.Pattern[], tys: readonly Ty[]): readonly TPat[] => {
  const b: Bound = { own: [], again: null, code: 'E0415', peels: true, part: pattern };
  const made: TPat[] = [];
  for (let i = 0; i < patterns.length; i++) made.push(pattern(f, patterns[i]!, tys[i] ?? T.unit, 'move', b));
  return made;
};

const pattern = (f: FnCx, p: S.Pattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const { span } = p;
  switch (p.kind) {
    case 'BindPattern':
      return namePattern(f, p, ty, mode, b);
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

/** A constant is a value of just its type, also behind references (rustc, `AdjustMode::Pass`). */
const valuePattern = (f: FnCx, p: ValuePattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const path = p.kind === 'PathPattern' ? p.path : p.kind === 'BindPattern' ? nameAsPath(p) : null;
  if (path === null) return inside(f, p, null, ty, mode, b);
  const m = meaningOf(f, path);
  const constant = constantOf(m);
  return constant === null ? inside(f, p, m, ty, mode, b) : constantPattern(f, constant, ty, p.span);
};

/** It matches what a reference refers to, and binds by reference then. `m`: what its path is, where it is one. */
const inside = (f: FnCx, p: ValuePattern, m: Meaning | null, ty: Ty, mode: Mode, b: Bound): TPat => {
  const { span } = p;
  const t = f.shallow(ty);
  if (t.k === 'ref' && b.peels) {
    const next: Mode = t.mut && mode !== 'ref' ? 'ref-mut' : 'ref';
    const sub = inside(f, p, m, t.to, next, b);
    return f.pat({ k: 'deref', sub, ty: t, span });
  }
  switch (p.kind) {
    case 'LitPattern':
      return f.pat({ k: 'int', value: literalValue(f, p, t), ty: t, span });
    case 'RangePattern':
      return rangePattern(f, p, t);
    case 'PathPattern':
    case 'BindPattern':
      return unitPattern(f, m!, t, span);
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
interface Shadowed {
  readonly name: string;
  readonly unit: boolean;
}

const shadowed = (item: ValueEntity): Shadowed | null => {
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

/** The item that a bare name in a pattern stands for, instead of a binding. */
const shadowedBy = (f: FnCx, p: S.BindPattern): Shadowed | null => {
  const item = findValue(f.at.scope, p.name);
  return isPatternValue(item) ? shadowed(item) : null;
};

/** A bare name: of an item that is a pattern by itself, or of a variable. */
const namePattern = (f: FnCx, p: S.BindPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const what = shadowedBy(f, p);
  if (what === null) return bindPattern(f, p, ty, mode, b);
  if (what.unit && !p.byRef && !p.mutable && p.sub === null) return valuePattern(f, p, ty, mode, b);
  if (f.find(p.name) === null)
    f.error('E0530', `bindings cannot shadow ${what.name}`, p.span, { help: 'choose another name' });
  return bindPattern(f, p, ty, mode, b);
};

const nameAsPath = (p: S.BindPattern): S.Path => ({
  kind: 'Path',
  span: p.span,
  global: false,
  segments: [{ kind: 'PathSegment', span: p.span, name: p.name, args: [] }],
});

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
  const inner: Bound = { own: [], again: b.again, code: b.code, peels: b.peels, part: pattern };
  const alternatives = [pattern(f, first, ty, mode, inner)];
  for (const alt of rest) {
    const own: Bound = { own: [], again: inner.own, code: b.code, peels: b.peels, part: pattern };
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
