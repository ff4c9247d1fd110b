import type { Forest, TreeAllocation } from './forest.js';
import type { AliasItem, AliasRun, AliasView } from './model.js';
import { permissions } from './permissions.js';

/** The tags of an allocation, roots first and children in order of age, with their depths. */
const preorder = (f: Forest, a: TreeAllocation): { tag: number; depth: number }[] => {
  const roots: number[] = [];
  for (let u = a.lastTag; u !== 0; u = f.previous[u]!) if (f.parent[u] === 0) roots.push(u);
  const out: { tag: number; depth: number }[] = [];
  // Youngest below: what is pushed last comes out first.
  const stack = roots.map((tag) => ({ tag, depth: 0 }));
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    out.push(top);
    for (let u = f.firstChild[top.tag]!; u !== 0; u = f.nextSibling[u]!)
      stack.push({ tag: u, depth: top.depth + 1 });
  }
  return out;
};

/** The labelled trees at the bytes `from…to`, one picture a run. Neighbours that look alike are shown as one. */
export const viewForest = (f: Forest, a: TreeAllocation, from: number, to: number): AliasView => {
  const order = preorder(f, a);
  const runs: AliasRun[] = [];
  const item = (block: number, tag: number, depth: number): AliasItem => {
    const state = f.state(block, tag);
    const strength = f.protector[tag];
    return {
      tag,
      depth,
      parent: f.parent[tag]!,
      permission: permissions[state >> 1]!,
      protector: strength === 2 ? 'strong' : strength === 1 ? 'weak' : 'none',
      exposed: f.exposed[tag] === 1,
      accessed: (state & 1) === 1,
    };
  };
  for (let r = a.runs.find(from); r < a.runs.count && a.runs.from[r]! < to; r += 1) {
    const items = order.map(({ tag, depth }) => item(a.runs.block[r]!, tag, depth));
    const end = Math.min(to, a.runs.end(r));
    const last = runs.at(-1);
    const alike = last?.items.every(
      (it, i) => it.permission === items[i]!.permission && it.accessed === items[i]!.accessed,
    );
    if (last !== undefined && alike === true) runs[runs.length - 1] = { ...last, to: end };
    else runs.push({ from: Math.max(from, a.runs.from[r]!), to: end, items, unknownBelow: undefined });
  }
  return { model: 'tree', shape: 'tree', runs };
};
