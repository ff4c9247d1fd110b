/**
 * Subtyping of types that function pointers are a part of, which bind lifetimes: for every choice of what the supertype
 * binds the subtype chooses what it binds (Reference, higher-ranked function pointers; rustc, `enter_forall`). The first are
 * placeholders, of which nothing is known; the others are variables. What is found is told in terms of the regions around.
 */
import type { Region, Ty } from '../../../model/types.js';
import { bindingDepth } from '../../../model/regions.js';
import { hasFn } from '../ty.js';
import { compose, type Slots, type Vary } from './slots.js';
import { STATIC, type RegionId, type View } from './views.js';

/** What is asked of the regions around, and what nobody can see to. */
export interface Asked {
  readonly pairs: { readonly longer: RegionId; readonly shorter: RegionId }[];
  /** Regions that a placeholder would have to outlive: none does, but what holds at no point. */
  readonly outlived: RegionId[];
  /** A placeholder would have to outlive another one. */
  impossible: boolean;
}

/** A region around by its number, or one that is bound: the number of its entry in `bound`, negative and less one. */
type Node = number;

interface Bound {
  readonly isPlaceholder: boolean;
  /** Of how many binders it is inside: it may be what is known there. */
  readonly level: number;
  /** What it has to outlive. */
  readonly above: Set<Node>;
}

/** What one function pointer binds, as far as it came up. */
interface Binder {
  readonly isPlaceholder: boolean;
  readonly level: number;
  readonly nodes: Map<Region, Node>;
}

/** One of the two types: its binders that are open, the innermost last, and which of its regions comes next. */
interface Side {
  readonly binders: Binder[];
  readonly regs: readonly RegionId[] | null;
  next: number;
}

class Relating {
  private readonly slots: Slots;
  private readonly x: Side;
  private readonly y: Side;
  private level = 0;
  readonly bound: Bound[] = [];
  /** Of regions around. */
  readonly pairs: { longer: RegionId; shorter: Node }[] = [];

  constructor(slots: Slots, x: readonly RegionId[] | null, y: readonly RegionId[] | null) {
    this.slots = slots;
    this.x = { binders: [], regs: x, next: 0 };
    this.y = { binders: [], regs: y, next: 0 };
  }

  types(a: Ty, b: Ty, vary: Vary): void {
    if (a === b || !hasFn(a)) return this.regions(a, b, vary);
    switch (a.k) {
      case 'ref':
        if (b.k !== 'ref') return;
        this.relate(this.node(this.x, a.region), this.node(this.y, b.region), vary);
        return this.types(a.to, b.to, b.mut ? '=' : vary);
      case 'raw':
        return b.k === 'raw' ? this.types(a.to, b.to, b.mut ? '=' : vary) : undefined;
      case 'slice':
      case 'array':
        return b.k === 'slice' || b.k === 'array' ? this.types(a.of, b.of, vary) : undefined;
      case 'tuple':
        return b.k === 'tuple' ? a.elems.forEach((t, i) => this.types(t, b.elems[i] ?? t, vary)) : undefined;
      case 'lib': {
        if (b.k !== 'lib') return;
        const { lifetimes, params } = this.slots.ofLibrary(a.name);
        lifetimes.forEach((v, i) =>
          this.relate(
            this.node(this.x, a.regions[i] ?? ''),
            this.node(this.y, b.regions[i] ?? ''),
            compose(vary, v),
          ),
        );
        return a.args.forEach((t, i) => this.types(t, b.args[i] ?? t, compose(vary, params[i] ?? '+')));
      }
      case 'fn': {
        if (b.k !== 'fn') return;
        if (vary !== '=') return this.pointers(a, b, vary, vary === '+');
        // Equal are two of which each has for every choice of what the other binds one of its own that makes them equal.
        const { next: x } = this.x;
        const { next: y } = this.y;
        this.pointers(a, b, '=', true);
        this.x.next = x;
        this.y.next = y;
        return this.pointers(a, b, '=', false);
      }
      default:
        return this.regions(a, b, vary);
    }
  }

  /** `forAll`: for every choice of what `b` binds, `a` chooses; else the other way round. */
  private pointers(a: Ty & { k: 'fn' }, b: Ty & { k: 'fn' }, vary: Vary, forAll: boolean): void {
    this.level++;
    const { level } = this;
    this.x.binders.push({ isPlaceholder: !forAll, level, nodes: new Map() });
    this.y.binders.push({ isPlaceholder: forAll, level, nodes: new Map() });
    a.params.forEach((p, i) => this.types(p, b.params[i] ?? p, compose(vary, '-')));
    this.types(a.ret, b.ret, vary);
    this.x.binders.pop();
    this.y.binders.pop();
    this.level--;
  }

  /** Types without function pointers, or the same type twice: their regions one by one. */
  private regions(a: Ty, b: Ty, vary: Vary): void {
    const mine = this.slots.of(a);
    const theirs = this.slots.of(b);
    for (let i = 0; i < Math.max(mine.length, theirs.length); i++) {
      const x = mine[i] === undefined ? null : this.node(this.x, mine[i]!.name);
      const y = theirs[i] === undefined ? null : this.node(this.y, theirs[i]!.name);
      if (x !== null && y !== null) this.relate(x, y, compose(vary, theirs[i]!.vary));
    }
  }

  private node(side: Side, name: Region): Node {
    const depth = bindingDepth(name);
    const binder = depth < 0 ? undefined : side.binders[side.binders.length - 1 - depth];
    if (binder === undefined) return side.regs === null ? STATIC : (side.regs[side.next++] ?? STATIC);
    const key = name.slice(depth + 2);
    let node = binder.nodes.get(key);
    if (node === undefined) {
      this.bound.push({ isPlaceholder: binder.isPlaceholder, level: binder.level, above: new Set() });
      binder.nodes.set(key, (node = -this.bound.length));
    }
    return node;
  }

  private relate(x: Node, y: Node, vary: Vary): void {
    if (vary !== '-') this.outlives(x, y);
    if (vary !== '+') this.outlives(y, x);
  }

  private outlives(longer: Node, shorter: Node): void {
    if (longer < 0) this.bound[-longer - 1]!.above.add(shorter);
    else this.pairs.push({ longer, shorter });
  }

  /** All that has to be outlived where `from` has to: other variables and placeholders, and regions around. */
  reach(from: Node): ReadonlySet<Node> {
    const found = new Set<Node>([from]);
    for (const n of found) if (n < 0) for (const m of this.bound[-n - 1]!.above) found.add(m);
    return found;
  }
}

const related = (slots: Slots, a: View, b: View, isKnown: boolean): Relating => {
  const r = new Relating(slots, isKnown ? a.regs : null, isKnown ? b.regs : null);
  r.types(a.ty, b.ty, '+');
  return r;
};

/** What `a` in the place of `b` asks for. */
export const relateHigherRanked = (slots: Slots, a: View, b: View): Asked => {
  const r = related(slots, a, b, true);
  const levelOf = (n: Node): number => (n < 0 ? r.bound[-n - 1]!.level : 0);
  const isPlaceholder = (n: Node): boolean => n < 0 && r.bound[-n - 1]!.isPlaceholder;
  // Outside of what binds it nothing is known of a placeholder: what outlives it there outlives everything.
  r.bound.forEach((x, i) => {
    for (const n of r.reach(-i - 1)) if (isPlaceholder(n) && levelOf(n) > x.level) x.above.add(STATIC);
  });
  const asked: Asked = { pairs: [], outlived: [], impossible: false };
  for (const { longer, shorter } of r.pairs)
    for (const n of r.reach(shorter)) {
      if (n >= 0) asked.pairs.push({ longer, shorter: n });
      else if (isPlaceholder(n)) asked.pairs.push({ longer, shorter: STATIC });
    }
  r.bound.forEach((x, i) => {
    if (!x.isPlaceholder) return;
    for (const n of r.reach(-i - 1)) {
      if (n >= 0) asked.outlived.push(n);
      else if (n !== -i - 1 && isPlaceholder(n)) asked.impossible = true;
    }
  });
  return asked;
};

/**
 * Whether a type may come in the place of another whatever their free lifetimes are: no placeholder has to outlive what is
 * known outside of its binder, or another placeholder (rustc, `leak_check`).
 */
export const isAsGeneral = (slots: Slots, from: Ty, to: Ty): boolean => {
  const r = related(slots, { ty: from, regs: [] }, { ty: to, regs: [] }, false);
  return r.bound.every((x, i) => {
    if (!x.isPlaceholder) return true;
    for (const n of r.reach(-i - 1)) {
      if (n === -i - 1) continue;
      if (n >= 0 || r.bound[-n - 1]!.isPlaceholder || r.bound[-n - 1]!.level < x.level) return false;
    }
    return true;
  });
};
