/** Load forwarding: a value that was just read or written is used again, and the place is not read a second time. */
import type { Operand, Place } from '../../../model/core/mir.js';
import { copy, localPlace } from '../../../model/core/mir.js';
import { accesses, assign, isPlainScalar, type Body, type Point } from './body.js';
import { samePlace } from '../../../model/core/places.js';
import { mapOperands, reads, type Node } from './operands.js';

/** What a node does to a remembered value: nothing, something that only the promise makes harmless, or its end. */
export type Effect = 'none' | 'crosses' | 'ends';

export interface Forwarding {
  /** May the value at this place be remembered from this point on? */
  readonly keeps: (b: Body, p: Place, at: Point) => boolean;
  readonly effect: (b: Body, p: Place, n: Node) => Effect;
}

/** Places whose value the node knows: those that it reads, and the one that it sets to an operand. */
const knownBy = (n: Node): readonly Place[] => {
  const read = reads(n);
  return n.k === 'assign' && n.rv.k === 'use' ? [...read, n.place] : read;
};

const isStore = (n: Node, p: Place): boolean => n.k === 'assign' && n.rv.k === 'use' && samePlace(n.place, p);

/** Later reads of `p` that the promise makes needless: the path to each crosses something. */
const needless = (b: Body, o: Forwarding, p: Place, at: Point): Point[] => {
  const hits: Point[] = [];
  b.follow(at, { first: true, crossed: false }, (n, here, s) => {
    if (!s.first && s.crossed && reads(n).some((q) => samePlace(q, p))) hits.push(here);
    if (s.first && isStore(n, p)) return { first: false, crossed: false };
    const e = o.effect(b, p, n);
    return e === 'ends' ? null : { first: false, crossed: s.crossed || e === 'crosses' };
  });
  return hits;
};

/** Reads `p` once at `at`, into a local that stands for it at the later points. */
const rewrite = (b: Body, p: Place, at: Point, later: readonly Point[]): void => {
  const n = b.node(at);
  const { span } = n;
  const value = b.fresh(b.typeOf(p), span);
  const known: Operand = copy(localPlace(value));
  const use = (o: Operand): Operand => (o.k !== 'const' && samePlace(o.place, p) ? known : o);
  for (const x of later) b.replace(x, mapOperands(b.node(x), use));
  if (n.k === 'assign' && n.rv.k === 'use' && isStore(n, p)) {
    b.replace(at, { ...n, rv: { ...n.rv, op: known } });
    b.insert(at, assign(localPlace(value), n.rv.op, span));
    return;
  }
  b.replace(at, mapOperands(n, use));
  b.insert(at, assign(localPlace(value), copy(p), span));
};

export const forwardLoads = (b: Body, o: Forwarding): boolean => {
  const from: { p: Place; at: Point }[] = [];
  b.eachNode((n, at) => {
    for (const p of knownBy(n)) if (isPlainScalar(b.typeOf(p)) && o.keeps(b, p, at)) from.push({ p, at });
  });
  for (const { p, at } of from) {
    const later = needless(b, o, p, at);
    if (later.length === 0) continue;
    rewrite(b, p, at, later);
    return true;
  }
  return false;
};

/** The node writes the local itself, or its storage ends. */
export const endsLocal = (n: Node, local: number): boolean =>
  n.k === 'dead' || n.k === 'live'
    ? n.local === local
    : accesses(n).some((a) => a.write && a.place.local === local && a.place.proj[0]?.k !== 'deref');
