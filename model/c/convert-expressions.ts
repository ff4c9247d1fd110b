import type { Span } from '../span.js';
import type { Concrete } from '../tree-sitter.js';
import type { Context } from './context.js';
import { field, fields, named } from './context.js';
import { typeName } from './convert-types.js';
import { readBytes, readChar, readInteger } from './literals.js';
import type { IntegerValue, Read } from './literals.js';
import type {
  BinaryOperator,
  CompoundOperator,
  Designator,
  Expression,
  Initialiser,
  InitialiserItem,
  InitialiserList,
  StringLiteral,
  UnaryOperator,
} from './syntax.js';

const binaryOperators = new Set<string>('* / % + - << >> < > <= >= == != & ^ |'.split(' '));
const compoundOperators = new Set<string>('* / % + - << >> & ^ |'.split(' '));
const unaryOperators = new Set<string>('- + ~ ! * &'.split(' '));

const isBinary = (text: string): text is BinaryOperator => binaryOperators.has(text);
const isCompound = (text: string): text is CompoundOperator => compoundOperators.has(text);
const isUnary = (text: string): text is UnaryOperator => unaryOperators.has(text);

const zero = (span: Span): Expression => ({ kind: 'integer', value: 0n, radix: 10, suffix: '', span });

const value = <T>(c: Context, read: Read<T>, at: Span, otherwise: T): T => {
  if (read.ok) return read.value;
  c.complain(read.outside ? 'outside-subset' : 'syntax', read.message, at, read.help);
  return otherwise;
};

const child = (node: Concrete, name: string): Concrete => field(node, name) ?? node;

/**
 * An operand of an operator that binds tighter than `=`. tree-sitter takes `a + b = c` for `a + (b = c)` and
 * `p ? a : b = c` for `p ? a : (b = c)`, as C++ does; neither is an expression of C (6.5.15, 6.5.16).
 */
const operand = (c: Context, node: Concrete, name: string): Expression => {
  const part = child(node, name);
  if (part.type === 'assignment_expression') {
    c.complain(
      'syntax',
      'the left side of this `=` cannot be assigned to',
      c.span(node),
      'put parentheses around the assignment',
    );
  }
  return expression(c, part);
};

/** What a postfix operator stands behind: not `sizeof(T)`, which tree-sitter would let pass. */
const primary = (c: Context, node: Concrete, name: string): Expression => {
  const part = child(node, name);
  if (part.type === 'sizeof_expression' || part.type === 'alignof_expression') {
    c.complain(
      'syntax',
      'this cannot follow `sizeof(…)`',
      c.span(node),
      'put parentheses around one of them',
    );
  }
  return expression(c, part);
};

export const stringLiteral = (c: Context, node: Concrete): StringLiteral => ({
  kind: 'string',
  bytes: c.tokens(node).flatMap((t) => {
    if (t.kind === 'string') return value(c, readBytes(t.text.slice(1, -1)), c.span(node), []);
    c.complain('syntax', `expected a string, found \`${t.text}\``, c.span(node), 'remove it');
    return [];
  }),
  span: c.span(node),
});

const isPrefixUpdate = (node: Concrete): boolean => node.children[0]?.field === 'operator';

/** The operand of a prefix operator; undefined for everything else, also in parentheses. */
const prefixOperand = (node: Concrete): Concrete | undefined => {
  switch (node.type) {
    case 'unary_expression':
    case 'pointer_expression':
      return field(node, 'argument');
    case 'update_expression':
      return isPrefixUpdate(node) ? field(node, 'argument') : undefined;
    case 'cast_expression':
    case 'sizeof_expression':
      return field(node, 'value');
    default:
      return undefined;
  }
};

/** What a postfix operator applies to; undefined for everything else, also in parentheses. */
const postfixOperand = (node: Concrete): Concrete | undefined => {
  switch (node.type) {
    case 'field_expression':
    case 'subscript_expression':
      return field(node, 'argument');
    case 'call_expression':
      return field(node, 'function');
    case 'update_expression':
      return isPrefixUpdate(node) ? undefined : field(node, 'argument');
    default:
      return undefined;
  }
};

const replaceChild = (node: Concrete, old: Concrete, by: Concrete): Concrete => {
  const swapped = node.children.map((n) => (n === old ? { ...by, field: old.field } : n));
  return {
    ...node,
    start: swapped[0]?.start ?? node.start,
    end: swapped[swapped.length - 1]?.end ?? node.end,
    children: swapped,
  };
};

/** tree-sitter takes `-x++` for `(-x)++`; in C a postfix operator binds tighter than a prefix one (6.5.2, 6.5.3). */
const postfixFirst = (node: Concrete): Concrete => {
  const below = postfixOperand(node);
  if (below === undefined) return node;
  const lower = postfixFirst(below);
  const innermost = prefixOperand(lower);
  if (innermost !== undefined) {
    return replaceChild(lower, innermost, postfixFirst(replaceChild(node, below, innermost)));
  }
  return lower === below ? node : replaceChild(node, below, lower);
};

const update = (c: Context, node: Concrete, span: Span): Expression => {
  const operator = c.text(child(node, 'operator')) === '--' ? '--' : '++';
  const prefix = isPrefixUpdate(node);
  const target = prefix ? operand(c, node, 'argument') : primary(c, node, 'argument');
  return { kind: 'update', operator, prefix, operand: target, span };
};

const binary = (c: Context, node: Concrete, span: Span): Expression => {
  const operator = c.text(child(node, 'operator'));
  const left = operand(c, node, 'left');
  const right = operand(c, node, 'right');
  if (operator === '&&' || operator === '||') return { kind: 'logical', operator, left, right, span };
  if (isBinary(operator)) return { kind: 'binary', operator, left, right, span };
  return unknown(c, node);
};

const assignment = (c: Context, node: Concrete, span: Span): Expression => {
  const operator = c.text(child(node, 'operator')).slice(0, -1);
  const target = expression(c, child(node, 'left'));
  const assigned = expression(c, child(node, 'right'));
  return {
    kind: 'assignment',
    operator: isCompound(operator) ? operator : null,
    target,
    value: assigned,
    span,
  };
};

const conditional = (c: Context, node: Concrete, span: Span): Expression => {
  const then = field(node, 'consequence');
  if (then === undefined) {
    c.refuse('`?:` without its middle', span, 'write the condition again in the middle');
    return zero(span);
  }
  return {
    kind: 'conditional',
    condition: operand(c, node, 'condition'),
    then: expression(c, then),
    otherwise: operand(c, node, 'alternative'),
    span,
  };
};

/** tree-sitter groups commas to the right; C groups them to the left (6.5.17). */
const comma = (c: Context, node: Concrete): Expression => {
  let left = expression(c, child(node, 'left'));
  let rest = child(node, 'right');
  for (;;) {
    const more = rest.type === 'comma_expression';
    const right = expression(c, more ? child(rest, 'left') : rest);
    left = { kind: 'comma', left, right, span: joined(left.span, right.span) };
    if (!more) return left;
    rest = child(rest, 'right');
  }
};

const joined = (from: Span, to: Span): Span => ({ ...from, end: to.end });

const member = (c: Context, node: Concrete, span: Span): Expression => {
  const name = child(node, 'field');
  return {
    kind: 'member',
    object: primary(c, node, 'argument'),
    arrow: c.text(child(node, 'operator')) === '->',
    name: c.name(name),
    span,
    nameSpan: c.span(name),
  };
};

const call = (c: Context, node: Concrete, span: Span): Expression => {
  const list = field(node, 'arguments');
  return {
    kind: 'call',
    callee: primary(c, node, 'function'),
    arguments: list === undefined ? [] : named(list).map((a) => expression(c, a)),
    span,
  };
};

const sizeof = (c: Context, node: Concrete, span: Span): Expression => {
  const type = field(node, 'type');
  if (type !== undefined) return { kind: 'sizeof-type', type: typeName(c, type), span };
  if (child(node, 'value').type === 'cast_expression') {
    c.complain(
      'syntax',
      'a cast cannot follow `sizeof` (C11 6.5.3p1)',
      span,
      'put parentheses around the cast',
    );
  }
  return { kind: 'sizeof-expression', operand: operand(c, node, 'value'), span };
};

const alignof = (c: Context, node: Concrete, span: Span): Expression => {
  const type = field(node, 'type');
  if (type !== undefined) return { kind: 'alignof-type', type: typeName(c, type), span };
  c.refuse('`_Alignof` of an expression', span, 'give its type');
  return zero(span);
};

const parenthesised = (c: Context, node: Concrete): Expression => {
  const [inner] = named(node);
  if (inner === undefined) return unknown(c, node);
  if (inner.type !== 'compound_statement') return expression(c, inner);
  c.refuse('a statement inside an expression', c.span(node), 'write a function');
  return zero(c.span(node));
};

const unknown = (c: Context, node: Concrete): Expression => {
  c.refuse('this expression', c.span(node), 'write it as in C11');
  return zero(c.span(node));
};

export const expression = (c: Context, found: Concrete): Expression => {
  const node = postfixFirst(found);
  const span = c.span(node);
  switch (node.type) {
    case 'parenthesized_expression':
      return parenthesised(c, node);
    case 'identifier':
      return { kind: 'identifier', name: c.name(node), span };
    case 'number_literal': {
      const none: IntegerValue = { value: 0n, radix: 10, suffix: '' };
      const read = value(c, readInteger(c.text(node)), span, none);
      return { kind: 'integer', ...read, span };
    }
    case 'char_literal':
      return { kind: 'char', value: value(c, readChar(c.text(node)), span, 0), span };
    case 'string_literal':
    case 'concatenated_string':
      return stringLiteral(c, node);
    case 'unary_expression':
    case 'pointer_expression': {
      const operator = c.text(child(node, 'operator'));
      return isUnary(operator)
        ? { kind: 'unary', operator, operand: operand(c, node, 'argument'), span }
        : unknown(c, node);
    }
    case 'update_expression':
      return update(c, node, span);
    case 'binary_expression':
      return binary(c, node, span);
    case 'assignment_expression':
      return assignment(c, node, span);
    case 'conditional_expression':
      return conditional(c, node, span);
    case 'comma_expression':
      return comma(c, node);
    case 'cast_expression':
      return {
        kind: 'cast',
        type: typeName(c, child(node, 'type')),
        operand: operand(c, node, 'value'),
        span,
      };
    case 'sizeof_expression':
      return sizeof(c, node, span);
    case 'alignof_expression':
      return alignof(c, node, span);
    case 'offsetof_expression':
      return {
        kind: 'offsetof',
        type: typeName(c, child(node, 'type')),
        member: c.name(child(node, 'member')),
        span,
      };
    case 'field_expression':
      return member(c, node, span);
    case 'subscript_expression':
      return {
        kind: 'index',
        array: primary(c, node, 'argument'),
        index: expression(c, child(node, 'index')),
        span,
      };
    case 'call_expression':
      return call(c, node, span);
    case 'compound_literal_expression':
      return {
        kind: 'compound-literal',
        type: typeName(c, child(node, 'type')),
        initialiser: initialiserList(c, child(node, 'value')),
        span,
      };
    default:
      return unknown(c, node);
  }
};

export const initialiser = (c: Context, node: Concrete): Initialiser =>
  node.type === 'initializer_list' ? initialiserList(c, node) : expression(c, node);

const initialiserList = (c: Context, node: Concrete): InitialiserList => {
  const items = named(node).map((n) => item(c, n));
  if (items.length === 0) c.refuse('`{}` as an initialiser', c.span(node), 'write {0}');
  return { kind: 'initialiser-list', items, span: c.span(node) };
};

const item = (c: Context, node: Concrete): InitialiserItem => {
  const span = c.span(node);
  if (node.type !== 'initializer_pair') {
    return { kind: 'initialiser-item', designators: [], value: initialiser(c, node), span };
  }
  return {
    kind: 'initialiser-item',
    designators: fields(node, 'designator').map((d) => designator(c, d)),
    value: initialiser(c, child(node, 'value')),
    span,
  };
};

const designator = (c: Context, node: Concrete): Designator => {
  const span = c.span(node);
  const [inner] = named(node);
  if (node.type === 'field_designator' && inner !== undefined) {
    return { kind: 'field-designator', name: c.name(inner), span };
  }
  if (node.type === 'subscript_designator' && inner !== undefined) {
    return { kind: 'index-designator', index: expression(c, inner), span };
  }
  c.refuse(
    node.type === 'field_identifier' ? 'the designator `name:`' : 'a range of indices',
    span,
    'write .name = or [index] =',
  );
  return { kind: 'field-designator', name: c.text(node), span };
};
