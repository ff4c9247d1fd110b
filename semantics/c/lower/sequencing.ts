/** The order of operands that C leaves open, and the brackets that make conflicts between them visible (6.5p2-3). */
import type { VarSym } from '../tree.js';
import type { Builder } from './builder.js';
import { conflict, hasPending, impure, none, storeConflict, union, type Effects } from './effects.js';

/** The order in which n unsequenced operands are evaluated. */
export type Order = (n: number) => readonly number[];

/** One of several operands: what it does, and how it is evaluated; `settle`: its value is needed at once. */
export interface Part {
  readonly effects: Effects;
  readonly run: (settle: boolean) => void;
}

export class Sequencing {
  private readonly b: Builder;
  /** The setting `c.order`. */
  readonly arrange: Order;
  /** Makes accesses to an object visible: it goes to memory. */
  private readonly expose: (sym: VarSym) => void;
  /** Open brackets. */
  private depth = 0;

  constructor(b: Builder, order: Order, expose: (sym: VarSym) => void) {
    this.b = b;
    this.arrange = order;
    this.expose = expose;
  }

  get inBracket(): boolean {
    return this.depth > 0;
  }

  open(): void {
    this.b.seq('begin');
    this.depth++;
  }

  close(): void {
    this.b.seq('end');
    this.depth--;
  }

  /** Does an open bracket need to see the sequence point that follows an operand? */
  needsPoint(e: Effects): boolean {
    return this.depth > 0 && hasPending(e);
  }

  private conflicts(parts: readonly Part[], store: Effects | null): boolean {
    const found = new Set<VarSym>();
    let any = false;
    for (const [i, a] of parts.entries())
      for (const b of parts.slice(i + 1)) any = conflict(a.effects, b.effects, found) || any;
    if (store !== null) any = storeConflict(store, union(...parts.map((p) => p.effects)), found) || any;
    for (const sym of found) this.expose(sym);
    return any;
  }

  /**
   * Evaluates operands; `store` is the side effect that follows them, if any. True: a bracket is open, which the
   * caller closes.
   */
  evaluate(parts: readonly Part[], store: Effects | null): boolean {
    const group = (parts.length > 1 || store !== null) && this.conflicts(parts, store);
    if (group) this.open();
    const order = parts.length > 1 ? this.arrange(parts.length) : parts.map((_, i) => i);
    order.forEach((which, k) => {
      if (k > 0 && group) this.b.seq('next');
      const later = order.slice(k + 1).some((i) => impure(parts[i]?.effects ?? none));
      parts[which]?.run(group || later);
    });
    return group;
  }
}

/** `c.order`: left to right, right to left, or shuffled by the seed, for each group anew. */
export const orderOf = (setting: string, seed: number): Order => {
  if (setting === 'rtl') return (n) => Array.from({ length: n }, (_, i) => n - 1 - i);
  if (setting !== 'seed') return (n) => Array.from({ length: n }, (_, i) => i);
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const below = (n: number): number => {
    // A small generator of its own (xorshift32): the order is a function of program and seed.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % n;
  };
  return (n) => {
    const left = Array.from({ length: n }, (_, i) => i);
    const out: number[] = [];
    while (left.length > 0) out.push(...left.splice(below(left.length), 1));
    return out;
  };
};
