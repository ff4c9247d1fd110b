/**
 * What an expression may read and write, known before it runs: where an unsequenced conflict (C11 6.5p2) is possible
 * at all, and which operands must be fetched before another one is evaluated.
 */
import type { Expr, VarSym } from '../tree.js';

export interface Effects {
  /** Objects that are named directly. */
  readonly reads: ReadonlySet<VarSym>;
  readonly writes: ReadonlySet<VarSym>;
  /** Writes with no sequence point between them and the end of the expression. */
  readonly pending: ReadonlySet<VarSym>;
  /** The same for objects reached through pointers. */
  readonly readsMemory: boolean;
  readonly writesMemory: boolean;
  readonly pendingMemory: boolean;
  readonly calls: boolean;
}

const empty: ReadonlySet<VarSym> = new Set();
export const none: Effects = {
  reads: empty,
  writes: empty,
  pending: empty,
  readsMemory: false,
  writesMemory: false,
  pendingMemory: false,
  calls: false,
};

const both = (a: ReadonlySet<VarSym>, b: ReadonlySet<VarSym>): ReadonlySet<VarSym> =>
  a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]);

export const union = (...all: readonly Effects[]): Effects =>
  all.reduce(
    (a, b) =>
      a === none
        ? b
        : b === none
          ? a
          : {
              reads: both(a.reads, b.reads),
              writes: both(a.writes, b.writes),
              pending: both(a.pending, b.pending),
              readsMemory: a.readsMemory || b.readsMemory,
              writesMemory: a.writesMemory || b.writesMemory,
              pendingMemory: a.pendingMemory || b.pendingMemory,
              calls: a.calls || b.calls,
            },
    none,
  );

/** After a sequence point: nothing is pending. */
export const settled = (e: Effects): Effects =>
  hasPending(e) ? { ...e, pending: empty, pendingMemory: false } : e;

export const hasPending = (e: Effects): boolean => e.pending.size > 0 || e.pendingMemory;
export const impure = (e: Effects): boolean => e.writes.size > 0 || e.writesMemory || e.calls;

/** The named object that an lvalue is (a part of); null where a pointer leads to it. */
const root = (e: Expr): VarSym | null => {
  if (e.k === 'var' || e.k === 'literal') return e.sym;
  if (e.k === 'member') return root(e.object);
  // An element of a named array, by way of its decayed pointer.
  if (e.k === 'deref' && e.ptr.k === 'offset' && e.ptr.ptr.k === 'decay') return root(e.ptr.ptr.of);
  return null;
};

const reading = (e: Expr): Effects => {
  const sym = root(e);
  return sym === null ? { ...none, readsMemory: true } : { ...none, reads: new Set([sym]) };
};

export const writing = (e: Expr): Effects => {
  const sym = root(e);
  if (sym === null) return { ...none, writesMemory: true, pendingMemory: true };
  const only = new Set([sym]);
  return { ...none, writes: only, pending: only };
};

const calling: Effects = { ...none, calls: true };

/** Effects of the expressions of one function, each found once: operands ask for those of all that is in them. */
export class EffectsIn {
  private readonly known = new Map<Expr, Effects>();

  /** Of an expression's value; of an lvalue, what finding the place does. */
  of(e: Expr): Effects {
    if (e.k === 'var' || e.k === 'const' || e.k === 'str' || e.k === 'fn' || e.k === 'old') return none;
    const before = this.known.get(e);
    if (before !== undefined) return before;
    const made = this.compute(e);
    this.known.set(e, made);
    return made;
  }

  /** Of the value that a `modify` reads, beside finding its place. */
  reading(target: Expr): Effects {
    return union(this.of(target), reading(target));
  }

  private all(es: readonly Expr[]): Effects {
    return union(...es.map((e) => this.of(e)));
  }

  private compute(e: Expr): Effects {
    switch (e.k) {
      case 'var':
      case 'str':
      case 'const':
      case 'fn':
      case 'old':
        return none;
      case 'literal':
        return union(settled(this.all(e.init.parts.map((p) => p.value))), settled(writing(e)), calling);
      case 'deref':
        return this.of(e.ptr);
      case 'member':
        return this.of(e.object);
      case 'load':
        return union(this.of(e.of), reading(e.of));
      case 'decay':
      case 'addr':
        return this.of(e.of);
      case 'unary':
      case 'cast':
        return this.of(e.a);
      case 'arith':
      case 'compare':
      case 'distance':
        return union(this.of(e.a), this.of(e.b));
      case 'offset':
        return union(this.of(e.ptr), this.of(e.index));
      case 'logical':
      case 'comma':
        return union(settled(this.of(e.a)), this.of(e.b));
      case 'cond':
        return union(settled(this.of(e.test)), this.of(e.a), this.of(e.b));
      case 'assign':
        return union(this.of(e.target), this.of(e.value), writing(e.target));
      case 'modify':
        return union(
          this.of(e.target),
          reading(e.target),
          e.value === null ? none : this.of(e.value),
          writing(e.target),
        );
      case 'call':
        return union(settled(union(this.of(e.callee), this.all(e.args))), calling);
      case 'library':
      case 'print':
        return union(settled(this.all(e.args)), calling);
      case 'assert':
        return union(settled(this.of(e.test)), calling);
    }
  }
}

const reachable = (s: VarSym): boolean => s.escapes || s.storage === 'static';

const clash = (
  a: ReadonlySet<VarSym>,
  aMemory: boolean,
  b: ReadonlySet<VarSym>,
  bMemory: boolean,
  found: Set<VarSym>,
): boolean => {
  let any = aMemory && bMemory;
  for (const s of a) {
    if (!b.has(s) && !(bMemory && reachable(s))) continue;
    found.add(s);
    any = true;
  }
  if (!aMemory) return any;
  for (const s of b) {
    if (!reachable(s)) continue;
    found.add(s);
    any = true;
  }
  return any;
};

/** May two operands conflict, one of them writing? `found`: the named objects that they may meet in. */
export const conflict = (a: Effects, b: Effects, found: Set<VarSym>): boolean => {
  const reads = clash(a.writes, a.writesMemory, b.reads, b.readsMemory, found);
  const back = clash(b.writes, b.writesMemory, a.reads, a.readsMemory, found);
  const writes = clash(a.writes, a.writesMemory, b.writes, b.writesMemory, found);
  return reads || back || writes;
};

/** May an assignment's own store meet a side effect of its operands that is still pending? */
export const storeConflict = (store: Effects, operands: Effects, found: Set<VarSym>): boolean =>
  clash(store.writes, store.writesMemory, operands.pending, operands.pendingMemory, found);
