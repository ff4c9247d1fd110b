/** Questions about the left and right edges of expressions, where Rust is stricter than tree-sitter's grammar. */
import type { Concrete } from '../../tree-sitter.js';
import { fieldOf, textOf } from './context.js';
import type { Context } from './context.js';

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);

export const isComparison = (op: string): boolean => comparisons.has(op);

/** Whether a `..` is a `..=` in the original text: see `Scan.text`. */
export const isInclusive = (c: Context, dots: Concrete): boolean =>
  textOf(c, { start: dots.start, end: dots.start + 3 }) === '..=';

const lastOf = (n: Concrete): Concrete | undefined => n.children.at(-1);

/** Whether a type ends in a path without arguments, behind which `<` would open them. */
const typeEndsWithPath = (type: Concrete): boolean => {
  let n: Concrete | undefined = type;
  while (n !== undefined) {
    if (n.type === 'type_identifier' || n.type === 'primitive_type' || n.type === 'scoped_type_identifier')
      return true;
    if (n.type !== 'reference_type' && n.type !== 'pointer_type' && n.type !== 'function_type') return false;
    n = lastOf(n);
  }
  return false;
};

const endsWithOperand = new Set([
  'binary_expression',
  'unary_expression',
  'reference_expression',
  'assignment_expression',
  'compound_assignment_expr',
  'range_expression',
  'return_expression',
  'yield_expression',
  'closure_expression',
]);

/** Whether an expression ends, outside all brackets, in a cast behind which `<` cannot be an operator. */
export const castEndsWithPath = (expr: Concrete): boolean => {
  let n: Concrete | undefined = expr;
  while (n !== undefined && endsWithOperand.has(n.type)) n = lastOf(n);
  if (n?.type !== 'type_cast_expression') return false;
  const type = fieldOf(n, 'type');
  return type !== null && typeEndsWithPath(type);
};

const blockLike = new Set([
  'block',
  'unsafe_block',
  'if_expression',
  'match_expression',
  'while_expression',
  'loop_expression',
  'for_expression',
]);

/** What the grammar calls an expression ending with a block: it needs no semicolon as a statement. */
export const isBlockLike = (n: Concrete): boolean => blockLike.has(n.type);

const startsWithOperand = new Set([
  'binary_expression',
  'type_cast_expression',
  'assignment_expression',
  'compound_assignment_expr',
  'range_expression',
  'call_expression',
  'index_expression',
]);

/**
 * The block-like expression with which a statement or a match arm begins as the operand of something else: Rust ends
 * the statement behind it (Reference, expression statements). Only `.` and `?` go on.
 */
export const leadingBlock = (stmt: Concrete): Concrete | null => {
  let n = stmt;
  while (startsWithOperand.has(n.type)) {
    const first = n.children[0];
    if (first === undefined || !first.named) return null;
    n = first;
  }
  return n !== stmt && blockLike.has(n.type) ? n : null;
};

const goesOn = new Set([...startsWithOperand, 'field_expression', 'try_expression']);

/** A range without an end that is the last thing in `expr`, outside all brackets. */
const trailingRange = (expr: Concrete): Concrete | null => {
  let n: Concrete | undefined = expr;
  while (n !== undefined && endsWithOperand.has(n.type)) {
    if (n.type === 'range_expression' && lastOf(n)?.type === '..') return n;
    n = lastOf(n);
  }
  return null;
};

/**
 * The grammar reads `0..*n` as a product of `0..` and `n`, and `x = ..-y` as a difference of `x = ..` and `y`, where
 * Rust's ranges bind looser than all operators but assignment. So where an operand ends in such a range, all that
 * follows is the range's end. Answers the operand and the range.
 */
export const openRange = (
  expr: Concrete,
): { readonly operand: Concrete; readonly range: Concrete } | null => {
  let n = expr;
  while (goesOn.has(n.type)) {
    const operand = n.children[0];
    if (operand === undefined || !operand.named) return null;
    const range = trailingRange(operand);
    if (range !== null) return { operand, range };
    n = operand;
  }
  return null;
};

/** `return` and `break`, as which `yield` stands. */
export const isJump = (n: Concrete): boolean =>
  n.type === 'return_expression' || n.type === 'yield_expression';

/**
 * The grammar reads `break || x` and `return &&x` as operators between a jump without a value and `x`, where Rust has a
 * closure and a reference as the jump's value. Answers the jump with which the expression begins so, and the operator.
 */
export const bareJump = (expr: Concrete): { readonly jump: Concrete; readonly op: Concrete } | null => {
  let n = expr;
  while (goesOn.has(n.type)) {
    const [jump, op] = n.children;
    if (jump === undefined || !jump.named) return null;
    if (isJump(jump) && op !== undefined && (op.type === '||' || op.type === '&&'))
      return jump.children.some((x) => x.named) ? null : { jump, op };
    n = jump;
  }
  return null;
};

/** Nodes that bracket what is inside, so that a struct literal there cannot be taken for a block. */
const brackets = new Set([
  'parenthesized_expression',
  'arguments',
  'array_expression',
  'tuple_expression',
  'block',
  'unsafe_block',
  'match_block',
  'token_tree',
  'type_arguments',
]);

/**
 * What may not stand before a block outside all brackets: a struct literal, whose braces would be the block's, and a
 * jump, whose operand would.
 */
export const misleadingHead = (n: Concrete): Concrete | null => {
  if (n.type === 'struct_expression' || isJump(n)) return n;
  if (brackets.has(n.type)) return null;
  const parts = n.type === 'index_expression' ? n.children.slice(0, 1) : n.children;
  for (const part of parts) {
    const found = misleadingHead(part);
    if (found !== null) return found;
  }
  return null;
};
