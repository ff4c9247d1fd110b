/**
 * What rustc refuses by lints that deny by default: arithmetic that is known to overflow, indices and divisors that
 * are known to panic. Constants are propagated as its pass `known_panics_lint` does it: through locals that are assigned
 * once and never borrowed, in other locals only within a block, and only along branches that may be taken.
 */
import type {
  BinOp,
  BlockId,
  CoreFn,
  Operand,
  Place,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { intRange, intSize } from '../../../model/target.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import { ints } from '../../../model/room.js';
import type { CrateCx } from '../check/context.js';
import type { Graph } from '../lower/graph.js';
import { typeOf } from './describe.js';

type Mode = 'all' | 'block' | 'never';

/** Locals assigned once keep their value everywhere; borrowed ones and parameters have none. */
const modesOf = (fn: CoreFn): readonly Mode[] => {
  const modes = fn.locals.map((_, i): Mode => (i >= 1 && i <= fn.argCount ? 'never' : 'all'));
  const assigned = ints(fn.locals.length);
  const stores = (p: Place): void => {
    if (p.proj[0]?.k === 'deref') return;
    if (assigned[p.local] === 1 && modes[p.local] === 'all') modes[p.local] = 'block';
    assigned[p.local] = 1;
  };
  const borrows = (p: Place): void => {
    if (p.proj[0]?.k !== 'deref') modes[p.local] = 'never';
  };
  for (const b of fn.blocks) {
    for (const s of b.stmts) {
      if (s.k !== 'assign') continue;
      stores(s.place);
      if (s.rv.k === 'ref' || s.rv.k === 'addr') borrows(s.rv.place);
    }
    if (b.term.k === 'call' && b.term.dest !== null) stores(b.term.dest);
    if (b.term.k === 'drop') borrows(b.term.place);
  }
  return modes;
};

const comparisons: Partial<Record<BinOp, (a: bigint, b: bigint) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const plain: Partial<Record<BinOp, (a: bigint, b: bigint) => bigint>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
};

class KnownPanics {
  private readonly cx: CrateCx;
  private readonly fn: CoreFn;
  private readonly modes: readonly Mode[];
  private readonly graph: Graph;
  /** By local, what it is known to be. */
  private readonly values: (bigint | null)[];
  /** Locals whose values are forgotten at the end of the block. */
  private readonly passing: number[] = [];

  constructor(cx: CrateCx, fn: CoreFn, graph: Graph) {
    this.cx = cx;
    this.fn = fn;
    this.graph = graph;
    this.modes = modesOf(fn);
    this.values = new Array<bigint | null>(fn.locals.length).fill(null);
  }

  run(): void {
    const seen = ints(this.fn.blocks.length);
    const work: BlockId[] = [0];
    seen[0] = 1;
    const go = (to: BlockId): void => {
      if (seen[to] === 1) return;
      seen[to] = 1;
      work.push(to);
    };
    for (let b = work.pop(); b !== undefined; b = work.pop()) {
      const block = this.fn.blocks[b];
      if (block === undefined || block.cleanup) continue;
      for (const s of block.stmts) this.statement(s);
      this.leave(b, block.term, go);
      for (let l = this.passing.pop(); l !== undefined; l = this.passing.pop()) this.values[l] = null;
    }
  }

  private forget(local: number): void {
    this.values[local] = null;
  }

  private range(ty: Ty): readonly [bigint, bigint] | null {
    if (ty.k === 'int') return intRange(intSize(this.cx.layouts.target, ty), ty.signed);
    return ty.k === 'bool' ? [0n, 1n] : null;
  }

  private value(o: Operand): bigint | null {
    if (o.k === 'const') return o.value.k === 'int' ? BigInt(o.value.value) : null;
    if (o.place.proj.length > 0) return null;
    return this.values[o.place.local]!;
  }

  private statement(s: Statement): void {
    if (s.k === 'live' || s.k === 'dead') this.forget(s.local);
    if (s.k !== 'assign') return;
    const v = this.rvalue(s.rv, s.span);
    if (s.place.proj[0]?.k === 'deref') return;
    const mode = this.modes[s.place.local];
    if (v === null || s.place.proj.length > 0) return this.forget(s.place.local);
    if (mode === 'never') return;
    this.values[s.place.local] = v;
    if (mode === 'block') this.passing.push(s.place.local);
  }

  private rvalue(rv: Rvalue, span: Span): bigint | null {
    switch (rv.k) {
      case 'use':
        return this.value(rv.op);
      case 'un': {
        const a = this.value(rv.a);
        const ty = rv.a.k === 'const' ? rv.a.ty : typeOf(this.fn, rv.a.place);
        const r = ty === undefined ? null : this.range(ty);
        if (a === null || ty === undefined || r === null) return null;
        if (rv.op === '!') return ty.k === 'bool' ? 1n - a : ty.k === 'int' && ty.signed ? ~a : r[1] - a;
        if (-a <= r[1]) return -a;
        this.overflow(span);
        return null;
      }
      case 'bin':
        return this.binary(rv.op, rv.a, rv.b, rv.ty, span);
      case 'len': {
        const ty = typeOf(this.fn, rv.place);
        return ty?.k === 'array' ? BigInt(ty.len) : null;
      }
      case 'cast': {
        const a = rv.kind === 'int' ? this.value(rv.a) : null;
        if (a === null || rv.to.k !== 'int') return null;
        const bits = intSize(this.cx.layouts.target, rv.to) * 8;
        return rv.to.signed ? BigInt.asIntN(bits, a) : BigInt.asUintN(bits, a);
      }
      default:
        return null;
    }
  }

  private binary(op: BinOp, left: Operand, right: Operand, ty: Ty, span: Span): bigint | null {
    const r = this.range(ty);
    if (r === null) return null;
    const a = this.value(left);
    const mayPanic = op === '<<' || op === '>>' || op === '/' || op === '%';
    if (a === null && !mayPanic) return null;
    const b = this.value(right);
    if (op === '<<' || op === '>>') {
      const bits = ty.k === 'int' ? BigInt(intSize(this.cx.layouts.target, ty) * 8) : 1n;
      if (b !== null && (b < 0n || b >= bits)) this.overflow(span);
      else if (a !== null && b !== null && op === '>>') return a >> b;
      return null;
    }
    if (op === '/' || op === '%') {
      if (b === 0n) {
        this.panics(
          span,
          op === '/'
            ? 'attempt to divide by zero'
            : 'attempt to calculate the remainder with a divisor of zero',
        );
        return null;
      }
      if (a === null || b === null) return null;
      if (a / b <= r[1]) return op === '/' ? a / b : a % b;
      this.overflow(span);
      return null;
    }
    if (a === null || b === null) return null;
    const compare = comparisons[op];
    if (compare !== undefined) return compare(a, b) ? 1n : 0n;
    const exact = plain[op]?.(a, b);
    if (exact === undefined) return null;
    if (exact >= r[0] && exact <= r[1]) return exact;
    this.overflow(span);
    return null;
  }

  /** Where control may go from the end of a block. */
  private leave(b: BlockId, t: Terminator, go: (to: BlockId) => void): void {
    if (t.k === 'switch') {
      const v = this.value(t.on);
      if (v !== null) return go(t.cases.find(([c]) => BigInt(c) === v)?.[1] ?? t.otherwise);
    }
    if (t.k === 'check' && t.kind === 'index' && this.value(t.cond) === 0n)
      this.panics(t.span, 'index out of bounds');
    if (t.k === 'call' && t.dest !== null && t.dest.proj[0]?.k !== 'deref') this.forget(t.dest.local);
    const { first, last, to } = this.graph;
    for (let k = first[b]!; k < last[b]!; k++) go(to[k]!);
  }

  private overflow(span: Span): void {
    this.cx.lint('arithmetic_overflow', 'this arithmetic operation will overflow', span, {
      help: 'use a wider type, or `wrapping_…`',
    });
  }

  private panics(span: Span, what: string): void {
    this.cx.lint('unconditional_panic', `this operation will panic at runtime: ${what}`, span, {
      help: 'test before',
    });
  }
}

export const checkKnownPanics = (cx: CrateCx, fn: CoreFn, graph: Graph): void =>
  new KnownPanics(cx, fn, graph).run();
