import type { Concrete } from '../tree-sitter.js';
import { maxDepth } from '../source.js';
import type { Context } from './context.js';
import { field, named } from './context.js';
import { declaration, staticAssert, typedef } from './convert-declarations.js';
import { expression } from './convert-expressions.js';
import type { BlockItem, Compound, Declaration, Expression, Statement } from './syntax.js';

/** A label on its way to the statement that it belongs to. */
interface Label {
  readonly label: Concrete;
  readonly value: Expression | null;
  /** Of a label that a `goto` jumps to; null for `case` and `default`. */
  readonly name: Concrete | null;
}

type Piece = BlockItem | Label;

const isLabel = (p: Piece): p is Label => 'label' in p;

const notStatements = new Set(['declaration', 'type_definition', 'static-assert']);

/** Flattens what tree-sitter nests: it puts everything up to the next label inside a `case`. */
const pieces = (c: Context, nodes: readonly Concrete[]): readonly Piece[] =>
  nodes.flatMap((node): readonly Piece[] => {
    if (node.type === 'labeled_statement') {
      const name = field(node, 'label') ?? node;
      const rest = named(node).filter((n) => n !== name && n.type !== 'comment');
      return [{ label: node, value: null, name }, ...pieces(c, rest)];
    }
    if (node.type !== 'case_statement') return blockItem(c, node);
    const value = field(node, 'value');
    const label: Label = {
      label: node,
      value: value === undefined ? null : expression(c, value),
      name: null,
    };
    const after = named(node).filter((n) => n.field !== 'value');
    return [label, ...pieces(c, after)];
  });

/** C11 6.8.1: a label belongs to the one statement after it. Iterative, since labels may stand in long rows. */
const attach = (c: Context, from: readonly Piece[]): readonly BlockItem[] => {
  const items: BlockItem[] = [];
  let row = 0;
  for (let i = from.length - 1; i >= 0; i--) {
    const piece = from[i] as Piece;
    if (!isLabel(piece)) {
      items.push(piece);
      row = 0;
      continue;
    }
    const span = c.span(piece.label);
    if (++row === maxDepth) {
      c.complain(
        'nested-too-deeply',
        `nested too deeply: more than ${maxDepth} labels in a row`,
        span,
        'compare by if',
      );
    }
    const next = items.pop();
    let body: Statement = { kind: 'empty', span };
    if (next === undefined) {
      c.complain('syntax', 'a label needs a statement after it (C11 6.8.1)', span, 'add `;` after the label');
    } else if (next.kind === 'declaration' || next.kind === 'static-assert') {
      c.complain(
        'syntax',
        'a label cannot be followed by a declaration (C11 6.8.1)',
        span,
        'put braces around what follows',
      );
      items.push(next);
    } else body = next;
    items.push(labelled(c, piece, body));
  }
  return items.reverse();
};

const labelled = (c: Context, { label, value, name }: Label, body: Statement): Statement => {
  const span = c.span(label);
  if (name !== null) return { kind: 'labelled', name: c.text(name), body, span, nameSpan: c.span(name) };
  return value === null ? { kind: 'default', body, span } : { kind: 'case', value, body, span };
};

export const compound = (c: Context, node: Concrete): Compound => ({
  kind: 'compound',
  items: attach(c, pieces(c, named(node))),
  span: c.span(node),
});

const blockItem = (c: Context, node: Concrete): readonly BlockItem[] => {
  switch (node.type) {
    case 'declaration':
      return [declaration(c, node)];
    case 'type_definition':
      return [typedef(c, node)];
    case 'function_definition':
      c.refuse('a function inside a function', c.span(node), 'move it out');
      return [];
    default: {
      const assertion = staticAssert(c, node);
      return [assertion ?? statement(c, node)];
    }
  }
};

const condition = (c: Context, node: Concrete): Expression => {
  const found = field(node, 'condition');
  return expression(c, found ?? node);
};

const body = (c: Context, node: Concrete | undefined, owner: Concrete): Statement => {
  if (node === undefined || notStatements.has(node.type)) {
    c.complain('syntax', 'a statement is missing here', c.span(node ?? owner), 'write one, or `;`');
    return { kind: 'empty', span: c.span(node ?? owner) };
  }
  if (node.type === 'case_statement') {
    // tree-sitter would take all that follows, outside the loop too, for a part of the label.
    c.refuse('a label inside a statement without braces', c.span(node), 'put braces around it');
    return { kind: 'empty', span: c.span(node) };
  }
  return statement(c, node);
};

const ifStatement = (c: Context, node: Concrete): Statement => {
  const otherwise = field(node, 'alternative');
  return {
    kind: 'if',
    condition: condition(c, node),
    then: body(c, field(node, 'consequence'), node),
    otherwise: otherwise === undefined ? null : body(c, named(otherwise)[0], otherwise),
    span: c.span(node),
  };
};

const forInit = (c: Context, node: Concrete): Declaration | Expression => {
  if (node.type !== 'declaration') return expression(c, node);
  const found = declaration(c, node);
  if (found.storage === 'static' || found.storage === 'extern' || found.storage === 'typedef') {
    c.complain(
      'syntax',
      'only automatic objects may be declared here (C11 6.8.5p3)',
      found.span,
      'declare it before the loop',
    );
  }
  return found;
};

const forStatement = (c: Context, node: Concrete): Statement => {
  const init = field(node, 'initializer');
  const until = field(node, 'condition');
  const step = field(node, 'update');
  return {
    kind: 'for',
    init: init === undefined ? null : forInit(c, init),
    condition: until === undefined ? null : expression(c, until),
    step: step === undefined ? null : expression(c, step),
    body: body(c, field(node, 'body'), node),
    span: c.span(node),
  };
};

const switchStatement = (c: Context, node: Concrete): Statement => ({
  kind: 'switch',
  value: condition(c, node),
  body: compound(c, field(node, 'body') ?? node),
  span: c.span(node),
});

export const statement = (c: Context, node: Concrete): Statement => {
  const span = c.span(node);
  const [inner] = named(node);
  switch (node.type) {
    case 'compound_statement':
      return compound(c, node);
    case 'expression_statement':
      return inner === undefined
        ? { kind: 'empty', span }
        : { kind: 'expression-statement', expression: expression(c, inner), span };
    case 'if_statement':
      return ifStatement(c, node);
    case 'while_statement':
      return { kind: 'while', condition: condition(c, node), body: body(c, field(node, 'body'), node), span };
    case 'do_statement':
      return {
        kind: 'do-while',
        body: body(c, field(node, 'body'), node),
        condition: condition(c, node),
        span,
      };
    case 'for_statement':
      return forStatement(c, node);
    case 'switch_statement':
      return switchStatement(c, node);
    case 'break_statement':
      return { kind: 'break', span };
    case 'continue_statement':
      return { kind: 'continue', span };
    case 'return_statement':
      return { kind: 'return', value: inner === undefined ? null : expression(c, inner), span };
    case 'labeled_statement': {
      const items = attach(c, pieces(c, [node]));
      const [only] = items;
      return only === undefined || only.kind === 'declaration' || only.kind === 'static-assert'
        ? { kind: 'empty', span }
        : only;
    }
    case 'goto_statement': {
      const label = field(node, 'label') ?? inner ?? node;
      return { kind: 'goto', name: c.name(label), span, nameSpan: c.span(label) };
    }
    default:
      c.refuse('this statement', span, 'write it as in C11');
      return { kind: 'empty', span };
  }
};
