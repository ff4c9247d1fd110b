import { noSpan } from '../span.js';
import type { Expression, Node, Statement } from './syntax.js';

/**
 * Generic walks. A child is any value of a node that is itself a node, or an element of an array of nodes; so a
 * new kind of node needs no line here.
 */

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

/** The children in the order in which the source has them. */
export const children = (node: Node): readonly Node[] => {
  const found: Node[] = [];
  for (const value of Object.values(node) as readonly unknown[]) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value))
      for (const one of value as readonly unknown[]) if (isNode(one)) found.push(one);
  }
  return found;
};

/**
 * The node with each child replaced by `change(child)`, which must answer a node that may stand there (an expression
 * for an expression, …), or null: that drops an element of a list, and empties a place that may be null. Answers the
 * node itself where nothing changed, so that unchanged parts are shared.
 */
export const mapChildren = <N extends Node>(node: N, change: (child: Node) => Node | null): N => {
  let copy: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(node) as readonly (readonly [string, unknown])[]) {
    let next = value;
    if (isNode(value)) next = change(value);
    else if (Array.isArray(value)) {
      const old = value as readonly unknown[];
      const changed = old.map((one) => (isNode(one) ? change(one) : one)).filter((one) => one !== null);
      if (changed.length !== old.length || changed.some((one, i) => one !== old[i])) next = changed;
    }
    if (next === value) continue;
    copy ??= { ...node };
    copy[key] = next;
  }
  return (copy as N | null) ?? node;
};

/** The tree with `target` (by identity) replaced, or dropped where null; all else is shared with the old tree. */
export const replace = <N extends Node>(root: N, target: Node, replacement: Node | null): N =>
  mapChildren(root, (child) => (child === target ? replacement : replace(child, target, replacement)));

/** Calls `enter` on every node, parents first, in source order; where it answers false, not below that node. */
export const walk = (root: Node, enter: (node: Node) => boolean | void): void => {
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (enter(node) !== false) open.push(...[...children(node)].reverse());
  }
};

/** Nodes in a tree, itself included. */
export const size = (root: Node): number => {
  let count = 0;
  walk(root, () => {
    count++;
  });
  return count;
};

const expressionKinds: ReadonlySet<string> = new Set<Expression['kind']>([
  ...([
    'integer',
    'char',
    'string',
    'identifier',
    'unary',
    'update',
    'binary',
    'logical',
    'conditional',
  ] as const),
  ...([
    'assignment',
    'comma',
    'cast',
    'sizeof-expression',
    'sizeof-type',
    'alignof-type',
    'offsetof',
  ] as const),
  ...(['member', 'index', 'call', 'compound-literal'] as const),
]);
const statementKinds: ReadonlySet<string> = new Set<Statement['kind']>([
  ...(['compound', 'expression-statement', 'empty', 'if', 'while', 'do-while', 'for', 'switch'] as const),
  ...(['case', 'default', 'labelled', 'goto', 'break', 'continue', 'return'] as const),
]);

export const isExpression = (node: Node): node is Expression => expressionKinds.has(node.kind);
export const isStatement = (node: Node): node is Statement => statementKinds.has(node.kind);

const dropSpans = (node: Node): Node => {
  const inner = mapChildren(node, dropSpans);
  return 'nameSpan' in inner ? { ...inner, span: noSpan, nameSpan: noSpan } : { ...inner, span: noSpan };
};

/** The same tree with `noSpan` everywhere: what is compared when only the program matters. */
export const withoutSpans = <N extends Node>(node: N): N => dropSpans(node) as N;
