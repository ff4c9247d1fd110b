import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import type { ArithmeticOp, BinaryOp, Expr, FieldInit } from '../syntax.js';
import {
  childOf,
  deeper,
  fieldOf,
  memberName,
  must,
  nameOf,
  namedOf,
  namedOrWild,
  refuse,
  spanBetween,
  spanOf,
  textOf,
  labelIn,
  wrong,
} from './context.js';
import type { Context } from './context.js';
import { toControl } from './control.js';
import { bareJump, castEndsWithPath, isComparison, isInclusive, isJump, openRange } from './edges.js';
import { isLiteral, toLiteral, toTopPattern } from './patterns.js';
import { isDestructured, toTarget } from './targets.js';
import { toGenericArgs } from './types.js';
import { exprWithin } from './within.js';

const operand = (c: Context, n: Concrete, field: string): Expr =>
  c.to.expr(c, must(c, n, fieldOf(n, field), 'an expression'));

const only = (c: Context, n: Concrete): Concrete => must(c, n, namedOf(n).at(-1), 'an expression');

/** `self`, a field or an element behind an attribute cannot be an expression of its own. */
const noAttributes = (c: Context, n: Concrete): void => {
  const attribute = childOf(n, 'attribute_item');
  if (attribute !== null) refuse(c, attribute, 'an attribute on an expression', 'put it on the statement');
};

const list = (c: Context, n: Concrete): readonly Expr[] => {
  noAttributes(c, n);
  return namedOf(n).map((e) => c.to.expr(c, e));
};

const postfixes: Readonly<Record<string, string>> = {
  field_expression: 'a field access or method call',
  index_expression: 'indexing',
  call_expression: 'a call',
  try_expression: '`?`',
};

/** A type cannot be told from what follows it, so nothing may (the grammar lets it pass). */
const noCast = (c: Context, n: Concrete): void => {
  const [base] = n.children;
  const postfix = postfixes[n.type];
  if (postfix === undefined || base?.type !== 'type_cast_expression') return;
  wrong(c, base, `a cast cannot be followed by ${postfix}`, 'put the cast in parentheses');
};

const toCall = (c: Context, n: Concrete): Expr => {
  const callee = must(c, n, fieldOf(n, 'function'), 'a function');
  const args = must(c, n, fieldOf(n, 'arguments'), 'arguments');
  const turbofish = callee.type === 'generic_function' ? fieldOf(callee, 'type_arguments') : null;
  const access = turbofish === null ? callee : must(c, callee, fieldOf(callee, 'function'), 'a function');
  const name = access.type === 'field_expression' ? fieldOf(access, 'field') : null;
  if (name === null || name.type === 'integer_literal') {
    return b.call(c.to.expr(c, callee), list(c, args), spanOf(c, n));
  }
  noCast(c, access);
  const receiver = operand(c, access, 'value');
  const typeArgs = turbofish === null ? [] : toGenericArgs(c, turbofish);
  return b.methodCall(receiver, nameOf(c, name), list(c, args), typeArgs, spanOf(c, n), spanOf(c, name));
};

const toBinary = (c: Context, n: Concrete): Expr => {
  const left = must(c, n, fieldOf(n, 'left'), 'an expression');
  const right = must(c, n, fieldOf(n, 'right'), 'an expression');
  const op = must(c, n, fieldOf(n, 'operator'), 'an operator');
  if (isComparison(op.type) && (isComparisonNode(left) || isComparisonNode(right))) {
    return wrong(c, n, 'comparison operators cannot be chained', 'join two comparisons by `&&`');
  }
  if ((op.type === '<' || op.type === '<<') && castEndsWithPath(left)) {
    return wrong(
      c,
      op,
      `\`${op.type}\` behind a cast is read as the start of generic arguments`,
      'put the cast in parentheses',
    );
  }
  return b.binary(op.type as BinaryOp, c.to.expr(c, left), c.to.expr(c, right), spanOf(c, n), spanOf(c, op));
};

const isComparisonNode = (n: Concrete): boolean =>
  n.type === 'binary_expression' && isComparison(fieldOf(n, 'operator')?.type ?? '');

const assignments = new Set(['assignment_expression', 'compound_assignment_expr']);

/**
 * `a = b = c` is `a = (b = c)`: assignment associates to the right (Reference, operator precedence), and the grammar
 * has it to the left. So a chain is taken apart and put together again. Likewise `return a = b` is
 * `return (a = b)`, and not an assignment to `return a`.
 */
const toAssignment = (c: Context, n: Concrete): Expr => {
  const links: { readonly target: Concrete; readonly op: Concrete }[] = [];
  const value = must(c, n, fieldOf(n, 'right'), 'an expression');
  let first: Concrete = n;
  while (assignments.has(first.type)) {
    const left = must(c, first, fieldOf(first, 'left'), 'an expression');
    const op = must(c, first, fieldOf(first, 'operator') ?? childOf(first, '='), '`=`');
    const target = assignments.has(left.type) ? must(c, left, fieldOf(left, 'right'), 'an expression') : left;
    links.push({ target, op });
    first = left;
  }
  const chain = links.reduce(
    (right: Expr, { target, op }) => {
      const inner = target === first && isJump(first) ? namedOf(first)[0] : target;
      if (inner === undefined || isJump(inner) || inner.type === 'range_expression')
        return wrong(c, target, 'expected an expression that can be assigned to');
      const span = spanBetween(c, inner, value);
      if (op.type === '=' && isDestructured(c, inner)) return b.destructure(toTarget(c, inner), right, span);
      const place = c.to.expr(c, inner);
      if (op.type === '=') return b.assign(place, right, span);
      return b.compoundAssign(op.type.slice(0, -1) as ArithmeticOp, place, right, span, spanOf(c, op));
    },
    c.to.expr(c, value),
  );
  return isJump(first) ? jump(c, { ...first, end: value.end }, chain) : chain;
};

const toRange = (c: Context, n: Concrete): Expr => {
  const at = n.children.findIndex((t) => t.type === '..' || t.type === '...');
  const op = must(c, n, n.children[at], '`..`');
  if (op.type === '...') return wrong(c, op, 'unexpected token: `...`', 'write `..` or `..=`');
  const start = n.children.slice(0, at).find((e) => e.named);
  const end = n.children.slice(at + 1).find((e) => e.named);
  const chained = [start, end].find((e) => e?.type === 'range_expression');
  if (chained !== undefined) return wrong(c, n, 'ranges cannot be chained', 'put one in parentheses');
  const inclusive = isInclusive(c, op);
  if (inclusive && end === undefined) {
    return wrong(c, op, 'inclusive range with no end', 'write `..`', 'E0586');
  }
  const from = start === undefined ? null : c.to.expr(c, start);
  return b.range(from, end === undefined ? null : c.to.expr(c, end), inclusive, spanOf(c, n));
};

/** An expression of which the grammar took the end of a range for something else: see `openRange`. */
const toMisread = (c: Context, n: Concrete, operand: Concrete, open: Concrete): Expr => {
  const dots = must(c, open, open.children.at(-1), '`..`');
  const start = open.children.find((e) => e.named);
  const inclusive = isInclusive(c, dots);
  const { node, inside } = exprWithin(c, dots.start + (inclusive ? 3 : 2), n.end);
  if (node.type === 'range_expression' || assignments.has(node.type))
    return wrong(c, n, 'the end of a range cannot be a range or an assignment', 'put it in parentheses');
  const from = start === undefined ? null : c.to.expr(c, start);
  const span = c.source.span(open.start + c.shift, n.end + c.shift);
  const expr = b.range(from, c.to.expr(inside, node), inclusive, span);
  return operand === open ? expr : c.to.expr({ ...c, reread: { node: open, expr } }, operand);
};

const toStructLit = (c: Context, n: Concrete): Expr => {
  const path = c.to.path(c, must(c, n, fieldOf(n, 'name'), 'a path'));
  const parts = namedOf(must(c, n, fieldOf(n, 'body'), 'fields'));
  let base: Expr | null = null;
  const fields: FieldInit[] = [];
  for (const [i, part] of parts.entries()) {
    noAttributes(c, part);
    const span = spanOf(c, part);
    if (part.type === 'base_field_initializer') {
      if (i < parts.length - 1 || fieldOf(n, 'body')?.children.at(-2)?.type === ',')
        return wrong(c, part, 'cannot use a comma after the base struct', 'put it last');
      if (isInclusive(c, part)) return wrong(c, part, 'expected a field, found `..=`', 'write `..`');
      base = c.to.expr(c, only(c, part));
    } else if (part.type === 'shorthand_field_initializer') {
      const name = nameOf(c, only(c, part));
      fields.push(b.fieldInit(name, b.pathExpr(c.to.path(c, only(c, part)), span), true, span, span));
    } else {
      const name = must(c, part, fieldOf(part, 'field'), 'a field');
      fields.push(b.fieldInit(memberName(c, name), operand(c, part, 'value'), false, span, spanOf(c, name)));
    }
  }
  return b.structLit(path, fields, base, spanOf(c, n));
};

const toClosure = (c: Context, n: Concrete): Expr => {
  for (const word of ['static', 'async'])
    if (childOf(n, word) !== null) return refuse(c, n, `a closure that is \`${word}\``);
  const params = namedOrWild(must(c, n, fieldOf(n, 'parameters'), 'parameters')).map((p) => {
    if (p.type !== 'parameter') return b.closureParam(toTopPattern(c, p), null, spanOf(c, p));
    const pattern = must(c, p, fieldOf(p, 'pattern'), 'a pattern');
    const type = must(c, p, fieldOf(p, 'type'), 'a type');
    const binding = toTopPattern(c, pattern, childOf(p, 'mutable_specifier'));
    return b.closureParam(binding, c.to.type(c, type), spanOf(c, p));
  });
  const result = fieldOf(n, 'return_type');
  const body =
    result === null ? operand(c, n, 'body') : c.to.body(c, must(c, n, fieldOf(n, 'body'), 'a block'));
  const how = { move: childOf(n, 'move') !== null, result: result === null ? null : c.to.type(c, result) };
  return b.closure(params, body, how, spanOf(c, n));
};

const toBorrow = (c: Context, n: Concrete): Expr => {
  const value = operand(c, n, 'value');
  const mutable = childOf(n, 'mutable_specifier') !== null;
  return childOf(n, 'raw') === null
    ? b.borrow(value, mutable, spanOf(c, n))
    : b.rawBorrow(value, mutable, spanOf(c, n));
};

const toUnary = (c: Context, n: Concrete): Expr => {
  const inner = c.to.expr(c, only(c, n));
  const op = n.children[0]?.type;
  if (op === '*') return b.deref(inner, spanOf(c, n));
  return b.unary(op === '-' ? '-' : '!', inner, spanOf(c, n));
};

const toArray = (c: Context, n: Concrete): Expr => {
  const length = fieldOf(n, 'length');
  const elements = namedOf(n).filter((e) => e !== length);
  noAttributes(c, n);
  if (length === null)
    return b.arrayList(
      elements.map((e) => c.to.expr(c, e)),
      spanOf(c, n),
    );
  const element = c.to.expr(c, must(c, n, elements[0], 'an element'));
  return b.arrayRepeat(element, c.to.expr(c, length), spanOf(c, n));
};

/** `yield` stands for `break`, whose label is in the original text alone: see `Scan.text`. */
const breakLabel = (c: Context, n: Concrete): string | null => {
  const label =
    /^break(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*\n)*('[_\p{XID_Start}]\p{XID_Continue}*)(?!['\p{XID_Continue}])(\s*:)?/u;
  const found = label.exec(textOf(c, { start: n.start, end: n.end + labelReach }));
  if (found?.[2] !== undefined)
    return wrong(c, n, 'a labelled loop behind `break` is read as its label', 'put the loop in parentheses');
  return found?.[1] === undefined ? null : labelIn(c, n, found[1]);
};

/** A `break` without a value ends, for the grammar, before its label. */
const labelReach = 256;

const jump = (c: Context, n: Concrete, value: Expr | null): Expr => {
  if (n.type === 'return_expression') return b.return_(value, spanOf(c, n));
  if (!textOf(c, n).startsWith('break')) return refuse(c, n, '`yield`');
  return b.break_(value, breakLabel(c, n), spanOf(c, n));
};

const toJump = (c: Context, n: Concrete): Expr => {
  const [operand] = namedOf(n);
  if (n.type === 'continue_expression') {
    return b.continue_(operand === undefined ? null : labelIn(c, operand), spanOf(c, n));
  }
  return jump(c, n, operand === undefined ? null : c.to.expr(c, operand));
};

const outside: Readonly<Record<string, readonly [string, string?]>> = {
  await_expression: ['`.await`', 'write a plain function'],
  async_block: ['an `async` block', 'write a plain block'],
  gen_block: ['a `gen` block'],
  try_block: ['a `try` block', 'use `?` in a function of its own'],
  const_block: ['a `const` block', 'name the value by a `const` item'],
};

const convert = (c: Context, n: Concrete): Expr => {
  if (isLiteral(n)) return toLiteral(c, n);
  if (c.reread?.node === n) return c.reread.expr;
  const open = openRange(n);
  if (open !== null) return toMisread(c, n, open.operand, open.range);
  const bare = bareJump(n);
  if (bare !== null) {
    const { node, inside } = exprWithin(c, bare.op.start, n.end);
    return jump(c, { ...bare.jump, end: n.end }, c.to.expr(inside, node));
  }
  noCast(c, n);
  const span = spanOf(c, n);
  switch (n.type) {
    case 'identifier':
    case 'self':
    case 'scoped_identifier':
      if (textOf(c, n) === '_')
        return wrong(c, n, 'in expressions, `_` can only stand on the left of an assignment');
      return b.pathExpr(c.to.path(c, n), span);
    case 'generic_function': {
      const callee = fieldOf(n, 'function');
      if (callee?.type === 'field_expression')
        return wrong(c, n, 'a field takes no generic arguments', 'call it, if it is a method');
      return b.pathExpr(c.to.path(c, n), span);
    }
    case 'parenthesized_expression':
      return c.to.expr(c, only(c, n));
    case 'unary_expression':
      return toUnary(c, n);
    case 'reference_expression':
      return toBorrow(c, n);
    case 'binary_expression':
      return toBinary(c, n);
    case 'assignment_expression':
    case 'compound_assignment_expr':
      return toAssignment(c, n);
    case 'type_cast_expression': {
      if (n.children[0]?.type === 'continue_expression')
        return wrong(c, n, 'expected a label, found `as`', 'put `continue` in parentheses');
      const value = operand(c, n, 'value');
      return b.cast(value, c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type')), span);
    }
    case 'range_expression':
      return toRange(c, n);
    case 'field_expression': {
      const name = must(c, n, fieldOf(n, 'field'), 'a field');
      return b.field(operand(c, n, 'value'), memberName(c, name), span, spanOf(c, name));
    }
    case 'index_expression': {
      const [base, index] = namedOf(n);
      return b.index(c.to.expr(c, base!), c.to.expr(c, must(c, n, index, 'an index')), span);
    }
    case 'call_expression':
      return toCall(c, n);
    case 'struct_expression':
      return toStructLit(c, n);
    case 'unit_expression':
      return b.tuple([], span);
    case 'tuple_expression':
      return b.tuple(list(c, n), span);
    case 'array_expression':
      return toArray(c, n);
    case 'return_expression':
    case 'yield_expression':
    case 'continue_expression':
      return toJump(c, n);
    case 'try_expression':
      return b.try_(c.to.expr(c, only(c, n)), span);
    case 'closure_expression':
      return toClosure(c, n);
    case 'macro_invocation':
      return c.to.macro(c, n);
    default: {
      const control = toControl(c, n);
      if (control !== null) return control;
      const named = outside[n.type];
      return named === undefined ? wrong(c, n, 'expected an expression') : refuse(c, n, ...named);
    }
  }
};

export const toExpr = (c: Context, n: Concrete): Expr => deeper(c, n, convert);
