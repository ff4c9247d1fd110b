/** Blocks, statements, and the expressions that contain blocks. */
import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import type { Arm, Attribute, Block, Condition, Expr, If, Stmt } from '../syntax.js';
import { isAttribute, lintsOnly, toAttributes } from './attributes.js';
import {
  childOf,
  deeper,
  fieldOf,
  must,
  namedOf,
  recovering,
  refuse,
  spanOf,
  textOf,
  labelIn,
  wrong,
} from './context.js';
import type { Context } from './context.js';
import { isBlockLike, leadingBlock, misleadingHead } from './edges.js';
import { toTopPattern } from './patterns.js';

const labelOf = (c: Context, n: Concrete): string | null => {
  const label = n.children[0]?.type === 'label' ? n.children[0] : null;
  return label === null ? null : labelIn(c, label);
};

/** An expression that stands before a block. */
const headOf = (c: Context, n: Concrete): Expr => {
  const found = misleadingHead(n);
  if (found !== null) {
    const what = found.type === 'struct_expression' ? 'struct literals' : 'jumps';
    return wrong(c, found, `${what} are not allowed here`, 'put it in parentheses');
  }
  return c.to.expr(c, n);
};

const toCondition = (c: Context, n: Concrete): Condition => {
  if (n.type === 'let_chain')
    return refuse(c, n, 'a chain of `let` conditions', 'nest the `if`s: chains are of Rust 2024');
  if (n.type !== 'let_condition') return headOf(c, n);
  const pattern = c.to.pattern(c, must(c, n, fieldOf(n, 'pattern'), 'a pattern'));
  const value = must(c, n, fieldOf(n, 'value'), 'an expression');
  const op = value.type === 'binary_expression' ? fieldOf(value, 'operator')?.type : undefined;
  if (op === '&&' || op === '||')
    return refuse(c, value, 'a chain of `let` conditions', 'nest the `if`s: chains are of Rust 2024');
  if (value.type === 'range_expression' || value.type.includes('assignment'))
    return wrong(c, value, 'this expression may not stand behind `let … =`', 'put it in parentheses');
  return b.letCond(pattern, headOf(c, value), spanOf(c, n));
};

const toIf = (c: Context, n: Concrete): If => {
  const condition = toCondition(c, must(c, n, fieldOf(n, 'condition'), 'a condition'));
  const then = c.to.body(c, must(c, n, fieldOf(n, 'consequence'), 'a block'));
  const clause = fieldOf(n, 'alternative');
  const alternative = clause === null ? null : must(c, clause, namedOf(clause)[0], 'a block');
  if (alternative === null) return b.if_(condition, then, null, spanOf(c, n));
  const otherwise =
    alternative.type === 'if_expression' ? deeper(c, alternative, toIf) : c.to.body(c, alternative);
  return b.if_(condition, then, otherwise, spanOf(c, n));
};

const toArm = (c: Context, n: Concrete): Arm => {
  const attribute = n.children.find(isAttribute);
  if (attribute !== undefined) return refuse(c, attribute, 'an attribute on a match arm');
  const head = must(c, n, fieldOf(n, 'pattern'), 'a pattern');
  const pattern = must(c, head, head.children[0], 'a pattern');
  const condition = fieldOf(head, 'condition');
  if (condition?.type === 'let_condition' || condition?.type === 'let_chain')
    return refuse(c, condition, 'an `if let` guard', 'match inside the arm');
  const value = must(c, n, fieldOf(n, 'value'), 'an expression');
  const block = leadingBlock(value);
  if (block !== null) return operandBlock(c, block);
  const guard = condition === null ? null : c.to.expr(c, condition);
  return b.arm(c.to.pattern(c, pattern), c.to.expr(c, value), guard, spanOf(c, n));
};

const operandBlock = (c: Context, block: Concrete): never =>
  wrong(
    c,
    block,
    'a statement ends behind this block, which so cannot be an operand',
    'put the block in parentheses',
  );

/** Expressions with blocks; `null` where the node is another. */
export const toControl = (c: Context, n: Concrete): Expr | null => {
  const span = spanOf(c, n);
  const body = (): Block => c.to.body(c, must(c, n, fieldOf(n, 'body'), 'a block'));
  switch (n.type) {
    case 'block':
    case 'unsafe_block':
      return toBlock(c, n);
    case 'if_expression':
      return toIf(c, n);
    case 'match_expression': {
      const scrutinee = headOf(c, must(c, n, fieldOf(n, 'value'), 'an expression'));
      const block = must(c, n, fieldOf(n, 'body'), 'arms');
      return b.match(
        scrutinee,
        namedOf(block).map((a) => toArm(c, a)),
        span,
      );
    }
    case 'while_expression': {
      const condition = toCondition(c, must(c, n, fieldOf(n, 'condition'), 'a condition'));
      return b.while_(condition, body(), labelOf(c, n), span);
    }
    case 'loop_expression':
      return b.loop(body(), labelOf(c, n), span);
    case 'for_expression': {
      const pattern = c.to.pattern(c, must(c, n, fieldOf(n, 'pattern'), 'a pattern'));
      const iter = headOf(c, must(c, n, fieldOf(n, 'value'), 'an iterator'));
      return b.for_(pattern, iter, body(), labelOf(c, n), span);
    }
    default:
      return null;
  }
};

const toLet = (c: Context, n: Concrete, attrs: readonly Attribute[]): Stmt => {
  const mutable = childOf(n, 'mutable_specifier');
  const pattern = toTopPattern(c, must(c, n, fieldOf(n, 'pattern'), 'a pattern'), mutable);
  const type = fieldOf(n, 'type');
  const value = fieldOf(n, 'value');
  const alternative = fieldOf(n, 'alternative');
  if (alternative !== null) {
    if (value === null) return wrong(c, n, '`let … else` needs a value');
    // Reference, let statements: neither a lazy operator nor a closing brace may stand before `else`.
    const op = value.type === 'binary_expression' ? fieldOf(value, 'operator')?.type : undefined;
    if (op === '&&' || op === '||' || textOf(c, value).endsWith('}')) {
      return wrong(
        c,
        value,
        'this expression may not stand before `else`',
        'put the expression in parentheses',
      );
    }
  }
  const parts = {
    attrs,
    otherwise: alternative === null ? null : c.to.body(c, alternative),
  };
  const init = value === null ? null : c.to.expr(c, value);
  return b.let_(pattern, init, type === null ? null : c.to.type(c, type), parts, spanOf(c, n));
};

const itemTypes =
  /_item$|_declaration$|^macro_definition$|^associated_type$|^function_signature_item$|^union_item$/;

/** The statements of a block, and the expression at its end. */
const toStatements = (
  c: Context,
  parts: readonly Concrete[],
): { stmts: readonly Stmt[]; tail: Expr | null } => {
  const stmts: Stmt[] = [];
  let tail: Expr | null = null;
  let attrs: Concrete[] = [];
  const take = (part: Concrete, next: Concrete | undefined): void => {
    const pending = attrs;
    attrs = [];
    if (part.type === 'let_declaration') {
      stmts.push(toLet(c, part, lintsOnly(c, pending, 'a statement')));
      return;
    }
    if (itemTypes.test(part.type)) {
      stmts.push(c.to.item(c, part, toAttributes(c, pending)));
      return;
    }
    const isStatement = part.type === 'expression_statement';
    const inner = isStatement ? must(c, part, namedOf(part)[0], 'an expression') : part;
    const semi = (isStatement && part.children.at(-1)?.type === ';') || next?.type === 'empty_statement';
    const block = leadingBlock(inner);
    if (block !== null) operandBlock(c, block);
    const expr = c.to.expr(c, inner);
    if (!semi && next === undefined) {
      if (pending[0] !== undefined)
        refuse(c, pending[0], 'an attribute on an expression', 'put it on a statement');
      tail = expr;
      return;
    }
    if (!semi && !isBlockLike(inner)) wrong(c, inner, 'expected `;` behind this expression');
    if (pending.length > 0 && inner.children[0]?.type === '..')
      wrong(c, inner, 'an attribute cannot stand on a range without a start', 'put the range in parentheses');
    stmts.push(b.exprStmt(expr, semi, lintsOnly(c, pending, 'a statement'), spanOf(c, part)));
  };
  for (const [i, part] of parts.entries()) {
    if (part.type === 'empty_statement' && attrs.length === 0) continue;
    if (isAttribute(part)) {
      attrs.push(part);
      continue;
    }
    if (part.type === 'empty_statement') break;
    recovering(c, () => take(part, parts[i + 1]));
  }
  if (attrs[0] !== undefined)
    recovering(c, () => wrong(c, attrs[0]!, 'expected a statement behind the attribute'));
  return { stmts, tail };
};

const noLabel = 'this block may not have a label';

const convertBlock = (c: Context, n: Concrete): Block => {
  const isUnsafe = n.type === 'unsafe_block';
  const block = isUnsafe ? must(c, n, childOf(n, 'block'), 'a block') : n;
  if (isUnsafe && labelOf(c, block) !== null) return wrong(c, block, noLabel);
  const label = labelOf(c, block);
  const { stmts, tail } = toStatements(
    c,
    namedOf(block).filter((p) => p.type !== 'label'),
  );
  const closeSpan = spanOf(c, { start: Math.max(n.start, n.end - 1), end: n.end });
  return b.block(stmts, tail, { label, unsafe: isUnsafe, closeSpan }, spanOf(c, n));
};

const toBlock = (c: Context, n: Concrete): Block => deeper(c, n, convertBlock);

/** The grammar lets any block have a label; Rust only those that are expressions of their own. */
export const toBody = (c: Context, n: Concrete): Block =>
  labelOf(c, n) === null ? toBlock(c, n) : wrong(c, n, noLabel);
