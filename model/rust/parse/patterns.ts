import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import type {
  BindPattern,
  FieldPattern,
  LitPattern,
  Literal,
  PathPattern,
  Pattern,
  StructPattern,
} from '../syntax.js';
import {
  childOf,
  deeper,
  fieldOf,
  must,
  nameOf,
  namedOf,
  namedOrWild,
  once,
  refuse,
  spanOf,
  textOf,
  wrong,
} from './context.js';
import type { Context } from './context.js';
import { isInclusive } from './edges.js';
import { isIntType, readChar, readInt, readString } from './literals.js';

const noFloats = 'compute with integers';

/** Any literal token, in an expression or a pattern. */
export const toLiteral = (c: Context, n: Concrete): Literal => {
  const text = textOf(c, n);
  const span = spanOf(c, n);
  switch (n.type) {
    case 'integer_literal': {
      const read = readInt(text);
      if ('wrong' in read) return wrong(c, n, read.wrong);
      const suffix = read.suffix === null ? null : once(c, read.suffix);
      if (suffix === 'f32' || suffix === 'f64')
        return refuse(c, n, `a literal of type \`${suffix}\``, noFloats);
      if (suffix !== null && !isIntType(suffix)) return refuse(c, n, `a literal of type \`${suffix}\``);
      return b.int(read.value, suffix, read.radix, span);
    }
    case 'boolean_literal':
      return b.bool(text === 'true', span);
    case 'char_literal': {
      const read = readChar(text);
      if ('wrong' in read) return wrong(c, n, read.wrong);
      return read.byte ? b.byte(read.value, span) : b.char(read.value, span);
    }
    case 'string_literal':
    case 'raw_string_literal': {
      const read = readString(text);
      if ('wrong' in read) return wrong(c, n, read.wrong);
      if (read.kind === 'str') return b.str(read.value, span);
      return read.kind === 'byte' ? b.byteStr(read.bytes, span) : b.cStr(read.bytes, span);
    }
    case 'float_literal':
      return refuse(c, n, 'a floating-point literal (`f64`)', noFloats);
    default:
      return wrong(c, n, 'expected a literal');
  }
};

export const isLiteral = (n: Concrete): boolean =>
  n.type.endsWith('_literal') && n.type !== 'negative_literal';

const toLitPattern = (c: Context, n: Concrete): LitPattern => {
  if (n.type !== 'negative_literal') return b.litPattern(toLiteral(c, n), false, spanOf(c, n));
  const literal = toLiteral(c, must(c, n, namedOf(n)[0], 'a literal'));
  return b.litPattern(literal, true, spanOf(c, n));
};

const toBinding = (
  c: Context,
  n: Concrete,
  how: { byRef: boolean; mutable: boolean },
  whole: Concrete,
): BindPattern => {
  const span = spanOf(c, whole);
  if (n.type === 'identifier') return b.bind(nameOf(c, n), how, span);
  if (n.type === 'captured_pattern') {
    const [name, sub] = namedOrWild(n);
    const below = must(c, n, sub, 'a pattern');
    // `rest @ ..`: only in a slice pattern, which the checker sees.
    const pattern =
      below.type === 'remaining_field_pattern' && !isInclusive(c, below)
        ? b.restPattern(spanOf(c, below))
        : toTopPattern(c, below);
    return b.bind(nameOf(c, must(c, n, name, 'a name')), { ...how, sub: pattern }, span);
  }
  return wrong(c, n, `\`${how.byRef ? 'ref' : 'mut'}\` must be followed by a name`);
};

const toBound = (c: Context, n: Concrete): LitPattern | PathPattern => {
  if (!isLiteral(n) && n.type !== 'negative_literal') return b.pathPattern(c.to.path(c, n), spanOf(c, n));
  const bound = toLitPattern(c, n);
  const { kind } = bound.literal;
  if (kind === 'IntLit' || kind === 'CharLit' || kind === 'ByteLit') return bound;
  return wrong(c, n, 'only `char` and numeric types are allowed in range patterns', undefined, 'E0029');
};

const toRange = (c: Context, n: Concrete): Pattern => {
  if (childOf(n, '...') !== null)
    return wrong(c, n, '`...` range patterns are not allowed', 'write `..=`', 'E0783');
  const left = fieldOf(n, 'left');
  const right = fieldOf(n, 'right');
  const inclusive = isInclusive(c, must(c, n, childOf(n, '..'), '`..`'));
  if (inclusive && right === null) return wrong(c, n, 'inclusive range with no end', 'write `..`', 'E0586');
  const start = left === null ? null : toBound(c, left);
  return b.rangePattern(start, right === null ? null : toBound(c, right), inclusive, spanOf(c, n));
};

const toField = (c: Context, n: Concrete): FieldPattern => {
  const name = must(c, n, fieldOf(n, 'name'), 'a field');
  const pattern = fieldOf(n, 'pattern');
  const span = spanOf(c, n);
  if (pattern !== null) {
    if (n.children[0]?.type === 'ref' || n.children[0]?.type === 'mutable_specifier')
      return wrong(c, n, 'a field with a pattern takes no `ref` or `mut`', 'write it behind the colon');
    return b.fieldPattern(nameOf(c, name), c.to.pattern(c, pattern), false, span);
  }
  const how = { byRef: childOf(n, 'ref') !== null, mutable: childOf(n, 'mutable_specifier') !== null };
  const bound = b.bind(nameOf(c, name), how, span);
  return b.fieldPattern(bound.name, bound, true, span);
};

const toStruct = (c: Context, n: Concrete): StructPattern => {
  const path = c.to.path(c, must(c, n, fieldOf(n, 'type'), 'a path'));
  const parts = namedOf(n).filter((p) => p.field !== 'type');
  const rest = parts.findIndex((p) => p.type === 'remaining_field_pattern');
  if (rest !== -1 && rest !== parts.length - 1)
    return wrong(c, parts[rest]!, '`..` must be at the end of a struct pattern');
  if (rest !== -1 && n.children[n.children.length - 2]?.type === ',')
    return wrong(c, parts[rest]!, '`..` must be at the end and cannot have a trailing comma');
  if (rest !== -1 && isInclusive(c, parts[rest]!)) return noEnd(c, parts[rest]!);
  const fields = parts.filter((p) => p.type === 'field_pattern').map((p) => toField(c, p));
  return b.structPattern(path, fields, rest !== -1, spanOf(c, n));
};

const noEnd = (c: Context, n: Concrete): never =>
  wrong(c, n, 'inclusive range with no end', 'write `..`', 'E0586');

/** Elements of a tuple, tuple struct or slice, among which `..` may stand once. */
const toElements = (
  c: Context,
  elements: readonly Concrete[],
  what = 'tuple or tuple struct',
): readonly Pattern[] => {
  const rests = elements.filter((e) => e.type === 'remaining_field_pattern');
  if (rests.length > 1) return wrong(c, rests[1]!, `\`..\` can only be used once per ${what} pattern`);
  if (rests[0] !== undefined && isInclusive(c, rests[0])) return noEnd(c, rests[0]);
  return elements.map((e) =>
    e.type === 'remaining_field_pattern' ? b.restPattern(spanOf(c, e)) : c.to.pattern(c, e),
  );
};

/** In a slice `5..` without parentheses could be meant as the rest (rustc: half-open ranges in slices). */
const notOpen = (c: Context, n: Concrete): void => {
  const at = n.type === 'captured_pattern' ? must(c, n, namedOrWild(n)[1], 'a pattern') : n;
  if (at.type === 'range_pattern' && fieldOf(at, 'right') === null)
    wrong(c, at, '`X..` patterns in slices are experimental', 'put it in parentheses', 'E0658');
};

const alternatives = (n: Concrete): readonly Concrete[] => {
  const found: Concrete[] = [];
  let rest: Concrete | undefined = n;
  while (rest?.type === 'or_pattern') {
    const parts: readonly Concrete[] = namedOrWild(rest);
    if (parts.length > 1) found.push(parts[parts.length - 1]!);
    else if (parts[0]?.type === 'or_pattern' && parts[0].children[0]?.type === '|') break;
    rest = parts[0];
  }
  if (rest !== undefined) found.push(rest);
  return found.reverse();
};

const convert = (c: Context, n: Concrete): Pattern => {
  const span = spanOf(c, n);
  if (isLiteral(n) || n.type === 'negative_literal') return toLitPattern(c, n);
  switch (n.type) {
    case '_':
      return b.wildPattern(span);
    case 'identifier': {
      const text = textOf(c, n);
      if (text === '_') return b.wildPattern(span);
      return text === 'Self' ? b.pathPattern(c.to.path(c, n), span) : b.bind(nameOf(c, n), {}, span);
    }
    case 'scoped_identifier':
    case 'generic_pattern':
      return b.pathPattern(c.to.path(c, n), span);
    case 'captured_pattern':
      return toBinding(c, n, { byRef: false, mutable: false }, n);
    case 'mut_pattern':
      return toBinding(c, must(c, n, namedOf(n)[1], 'a name'), { byRef: false, mutable: true }, n);
    case 'ref_pattern': {
      const inner = must(c, n, namedOf(n)[0], 'a name');
      const mutable = inner.type === 'mut_pattern';
      const name = mutable ? namedOf(inner)[1] : inner;
      return toBinding(c, must(c, inner, name, 'a name'), { byRef: true, mutable }, n);
    }
    case 'tuple_pattern': {
      const elements = namedOrWild(n);
      const [only] = elements;
      const isParenthesised =
        elements.length === 1 && childOf(n, ',') === null && only?.type !== 'remaining_field_pattern';
      if (isParenthesised && only !== undefined) return c.to.pattern(c, only);
      return b.tuplePattern(toElements(c, elements), span);
    }
    case 'tuple_struct_pattern': {
      const path = c.to.path(c, must(c, n, fieldOf(n, 'type'), 'a path'));
      const elements = namedOrWild(n).filter((e) => e.field !== 'type');
      return b.tupleStructPattern(path, toElements(c, elements), span);
    }
    case 'struct_pattern':
      return toStruct(c, n);
    case 'reference_pattern': {
      const parts = namedOrWild(n);
      const inner = must(c, n, parts[parts.length - 1], 'a pattern');
      // `&mut x` is a pattern for a `&mut`, never a mutable binding behind `&` (Reference, reference patterns).
      // In `&mut mut x` the second `mut` is the binding's.
      const isSaid = childOf(n, 'mutable_specifier') !== null;
      const mutable = isSaid || inner.type === 'mut_pattern';
      const below =
        !isSaid && inner.type === 'mut_pattern' ? must(c, inner, namedOf(inner)[1], 'a pattern') : inner;
      if (below.type === 'range_pattern')
        return wrong(c, below, 'the range pattern here has an ambiguous reading', 'put it in parentheses');
      return b.refPattern(toTopPattern(c, below), mutable, span);
    }
    case 'or_pattern': {
      const [first, ...more] = alternatives(n).map((a) => toTopPattern(c, a));
      return more.length === 0 ? first! : b.orPattern([first!, ...more], span);
    }
    case 'range_pattern':
      return toRange(c, n);
    case 'slice_pattern':
      for (const e of namedOrWild(n)) notOpen(c, e);
      return b.slicePattern(toElements(c, namedOrWild(n), 'slice'), span);
    case 'remaining_field_pattern':
      return wrong(c, n, '`..` patterns are not allowed here');
    case 'macro_invocation':
      return refuse(c, n, 'a macro as a pattern');
    case 'const_block':
      return refuse(c, n, 'a `const` block as a pattern', 'name the value by a `const` item');
    default:
      return wrong(c, n, 'expected a pattern');
  }
};

export const toPattern = (c: Context, n: Concrete): Pattern => deeper(c, n, convert);

/** A pattern where `let`, parameters and closures stand: no alternatives at its top (Reference, patterns). */
export const toTopPattern = (c: Context, n: Concrete, mutable: Concrete | null = null): Pattern => {
  if (n.type === 'or_pattern') {
    return wrong(
      c,
      n,
      'top-level or-patterns are not allowed here',
      `wrap the pattern in parentheses: \`(${textOf(c, n)})\``,
    );
  }
  if (mutable === null) return c.to.pattern(c, n);
  return toBinding(c, n, { byRef: false, mutable: true }, n);
};
