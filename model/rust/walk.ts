/**
 * Generic walks over mini-Rust's trees. They read the nodes' own fields, so a new kind of node needs no line here:
 * a child is whatever object has a `kind`, alone or in a list, in the order of the fields, which is source order.
 */
import type { Node } from './syntax.js';

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value && 'span' in value;

/** The nodes directly below, in source order. */
export const children = (node: Node): readonly Node[] => {
  const found: Node[] = [];
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) {
      for (const element of value as unknown[]) if (isNode(element)) found.push(element);
    } else if (isNode(value)) found.push(value);
  }
  return found;
};

/** Calls `enter` on every node, parents first, in source order; where it answers false, not below that node. */
export const walk = (root: Node, enter: (node: Node) => boolean | void): void => {
  const rest: Node[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (enter(node) === false) continue;
    const below = children(node);
    for (let i = below.length - 1; i >= 0; i--) rest.push(below[i]!);
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

/**
 * The node with each child replaced by what `change` gives for it; the same object where none changes. The
 * replacement must fit the place (an expression for an expression). `null` drops an element of a list, and empties
 * a place that may be `null`.
 */
export const mapChildren = <N extends Node>(node: N, change: (child: Node) => Node | null): N => {
  let copy: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    let next = value;
    if (Array.isArray(value)) {
      const list = value as unknown[];
      const mapped = list.map((e) => (isNode(e) ? change(e) : e)).filter((e) => e !== null);
      if (mapped.length !== list.length || mapped.some((e, i) => e !== list[i])) next = mapped;
    } else if (isNode(value)) next = change(value);
    if (next !== value) {
      copy ??= { ...node };
      copy[key] = next;
    }
  }
  return copy === null ? node : (copy as unknown as N);
};

/** The tree with `target` (by identity) replaced, or dropped where `null`; all else is shared with the old tree. */
export const replace = <N extends Node>(root: N, target: Node, replacement: Node | null): N =>
  mapChildren(root, (child) => (child === target ? replacement : replace(child, target, replacement)));

/** The tree without its places, for comparing: drops `span`, fields ending in `Span`, and lines of marks. */
export const withoutSpans = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value as Record<string, unknown>).filter(
    ([key]) => key !== 'span' && !key.endsWith('Span') && key !== 'line' && key !== 'file',
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutSpans(inner)]));
};
