/** Moving a store through a reference: later, over a call; earlier, over a call or over reads through other pointers. */
import {
  copy,
  localPlace,
  type Operand,
  type Place,
  type Statement,
  type Terminator,
} from '../../../model/core/mir.js';
import { assign, mayDiverge, type Body, type Point } from './body.js';
import { endsLocal } from './forward.js';
import { hasDeref, isBehind, reads, writes, type Node } from './operands.js';
import type { Optimisation } from './optimisation.js';
import { escapedBefore, escapes, isFieldBehind, isFixedParameter, promiseOf } from './pointers.js';

type Store = Extract<Statement, { k: 'assign' }>;
type Call = Extract<Terminator, { k: 'call' }>;

/** A store of a plain value through an exclusive reference that nothing else was derived from. */
const isStore = (b: Body, n: Node, at: Point, pointer: (local: number) => boolean): n is Store =>
  n.k === 'assign' &&
  n.rv.k === 'use' &&
  isFieldBehind(n.place) &&
  promiseOf(b, n.place.local) === 'exclusive' &&
  pointer(n.place.local) &&
  !escapedBefore(b, n.place.local, at);

const touches = (n: Node, p: Place): boolean =>
  [...reads(n), ...writes(n)].some((q) => isBehind(q, p.local)) ||
  escapes(n, p.local) ||
  endsLocal(n, p.local);

/** A call into the other language that returns, exits or never ends, and does not unwind (`extern "C"`). */
const isForeign = (b: Body, n: Node): n is Call =>
  n.k === 'call' && n.callee.k === 'fn' && n.target !== null && b.facts.mayNotUnwind(n.callee.name);

/** A value that is the same wherever it is computed. */
const isFixed = (b: Body, o: Operand): boolean =>
  o.k === 'const' || (o.place.proj.length === 0 && b.isSteady(o.place.local));

const sink = (b: Body): boolean => {
  let found: { at: Point; call: Point } | null = null;
  b.eachNode((n, at) => {
    if (found !== null || !isStore(b, n, at, (l) => isFixedParameter(b, l))) return;
    b.follow(at, true, (m, here, first) => {
      if (first) return false;
      if (found !== null || touches(m, n.place)) return null;
      if (isForeign(b, m)) {
        if (b.isEnteredOnce(m.target!)) found = { at, call: here };
        return null;
      }
      return mayDiverge(m, true) || m.k === 'switch' || writes(m).some(hasDeref) ? null : false;
    });
  });
  if (found === null) return false;
  const { at, call }: { at: Point; call: Point } = found;
  const store = b.node(at) as Store;
  const value = b.fresh(b.typeOf(store.place), store.span);
  const { target } = b.node(call) as Call;
  const { op } = store.rv as Extract<Store['rv'], { k: 'use' }>;
  b.insert({ block: target!, at: 0 }, assign(store.place, copy(localPlace(value)), store.span));
  b.replace(at, assign(localPlace(value), op, store.span));
  return true;
};

interface Passed {
  readonly crossed: boolean;
  readonly between: readonly Node[];
}

/** Moves the first store behind `from` that the path allows, where something was crossed, to `from`. */
const hoist = (
  b: Body,
  from: Point,
  pointer: (local: number) => boolean,
  passes: (n: Node) => 'crosses' | 'none' | 'ends',
): boolean => {
  let found: Point | null = null;
  b.follow<Passed>(from, { crossed: false, between: [] }, (n, here, s) => {
    if (found !== null) return null;
    if (s.crossed && isStore(b, n, here, pointer)) {
      const { place, rv } = n;
      const free = rv.k === 'use' && isFixed(b, rv.op) && isOpen(b, rv.op, from);
      if (free && !s.between.some((m) => touches(m, place))) found = here;
      return null;
    }
    const e = passes(n);
    return e === 'ends' ? null : { crossed: s.crossed || e === 'crosses', between: [...s.between, n] };
  });
  if (found === null) return false;
  const store = b.node(found) as Statement;
  b.remove(found);
  b.insert(from, store);
  return true;
};

/** The operand has its value at the point already. */
const isOpen = (b: Body, o: Operand, to: Point): boolean => {
  if (o.k === 'const') return true;
  const { local } = o.place;
  if (b.isParameter(local)) return true;
  let set: Point | null = null;
  b.eachNode((n, p) => {
    if (writes(n).some((w) => w.local === local && w.proj.length === 0)) set = p;
  });
  return set !== null && b.reaches(set, to) && !b.reaches(to, set);
};

const hoistOverCall = (b: Body): boolean => {
  const calls: Point[] = [];
  b.eachNode((n, at) => {
    if (isForeign(b, n)) calls.push(at);
  });
  return calls.some((at) =>
    hoist(
      b,
      at,
      (l) => isFixedParameter(b, l),
      (n) => {
        if (isForeign(b, n)) return 'crosses';
        return mayDiverge(n, true) || n.k === 'switch' || writes(n).some(hasDeref) ? 'ends' : 'none';
      },
    ),
  );
};

/** From where a reference is made, a store through it comes first: before reads through anything else. */
const hoistOverReads = (b: Body): boolean => {
  const made: { local: number; at: Point }[] = [];
  b.eachNode((n, at) => {
    if (n.k !== 'assign' || n.rv.k !== 'ref' || n.rv.kind !== 'mut' || n.place.proj.length > 0) return;
    if (b.isSteady(n.place.local)) made.push({ local: n.place.local, at: { ...at, at: at.at + 1 } });
  });
  return made.some(({ local, at }) =>
    hoist(
      b,
      at,
      (l) => l === local,
      (n) => {
        if (mayDiverge(n, true) || n.k === 'switch' || writes(n).some(hasDeref)) return 'ends';
        return reads(n).some(hasDeref) ? 'crosses' : 'none';
      },
    ),
  );
};

const base = { lang: 'rust', trusts: 'unaliased', attribute: 'noalias' } as const;

export const sinkStores: Optimisation = {
  ...base,
  name: 'sink-stores',
  sentence:
    'A store through `&mut` is made after a foreign call instead of before it: the call can neither see nor change it.',
  source:
    'Stacked Borrows (POPL 2020), section 4 (protectors, example3_down); Tree Borrows (PLDI 2025), section 5 (optimizing with protectors)',
  licensedBy: ['stacked', 'tree'],
  step: sink,
};

export const hoistStores: Optimisation = {
  ...base,
  name: 'hoist-stores',
  sentence:
    'A store through `&mut` is made before a foreign call instead of after it, although the call may never return.',
  source:
    'Stacked Borrows (POPL 2020), its Coq development (example3); that of Tree Borrows (PLDI 2025) has it for a reference that was written through before (mutable_reorder_write_up_activated)',
  licensedBy: ['stacked'],
  step: hoistOverCall,
};

export const earlyStores: Optimisation = {
  ...base,
  name: 'early-stores',
  sentence: 'A store through a `&mut` that was just made is moved before reads through other pointers.',
  source:
    'Stacked Borrows (POPL 2020): a new `&mut` is unique at once; Tree Borrows (PLDI 2025): it is reserved until the first write',
  licensedBy: ['stacked'],
  step: hoistOverReads,
};
