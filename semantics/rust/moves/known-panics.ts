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
import { mayPanic } from '../lower/builder.js';
import { typeOf } from './describe.js';
import type { Flow } from './flow.js';
import { isBehind, OFTEN, type Uses } from './uses.js';

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

/** A struct, tuple, array or variant, and those of its fields that are known; of fields in fields nothing is (rustc, `Value`). */
interface Built {
  readonly variant: number;
  readonly fields: readonly (bigint | null)[];
}

type Known = bigint | Built;

/** What is not smaller is not followed (rustc, `MAX_ALLOC_LIMIT`). */
const LARGE = 1024;

/** An operation that is tested, or a call of the library that is an operation here. */
const endsBlock = (rv: Rvalue & { k: 'bin' | 'un' }): boolean =>
  mayPanic(rv) || rv.op === '+wrap' || rv.op === '-wrap' || rv.op === '*wrap';

class KnownPanics {
  private readonly cx: CrateCx;
  private readonly fn: CoreFn;
  private readonly uses: Uses;
  private readonly graph: Graph;
  /** By local, what it is known to be. */
  private readonly values: (Known | null)[];
  /** Locals whose values are forgotten at the end of the block. */
  private readonly passing: number[] = [];
  private into: Int32Array | null = null;

  constructor(cx: CrateCx, fn: CoreFn, { graph, uses }: Flow) {
    this.cx = cx;
    this.fn = fn;
    this.graph = graph;
    this.uses = uses;
    this.values = new Array<Known | null>(fn.locals.length).fill(null);
  }

  run(): void {
    const seen = ints(this.fn.blocks.length);
    const work: BlockId[] = [0];
    seen[0] = 1;
    const { first, last, to } = this.graph;
    for (let b = work.pop(); b !== undefined; b = work.pop()) {
      const { stmts, term, cleanup } = this.fn.blocks[b]!;
      if (cleanup) continue;
      for (let i = 0; i < stmts.length; i++) this.statement(stmts[i]!);
      const only = this.leave(term);
      for (let k = first[b]!; k < last[b]!; k++) {
        const next = to[k]!;
        if (seen[next] === 1 || (only !== null && next !== only)) continue;
        seen[next] = 1;
        work.push(next);
      }
      // A block that only this one leads to is a part of it.
      if (term.k !== 'goto' || this.ways(term.target) > 1) this.endBlock();
    }
  }

  /** How many blocks lead to this one. */
  private ways(b: BlockId): number {
    if (this.into === null) {
      this.into = ints(this.fn.blocks.length);
      const { first, last, to } = this.graph;
      for (let from = 0; from < this.fn.blocks.length; from++)
        for (let k = first[from]!; k < last[from]!; k++) this.into[to[k]!]!++;
    }
    return this.into[b]!;
  }

  private endBlock(): void {
    for (let l = this.passing.pop(); l !== undefined; l = this.passing.pop()) this.values[l] = null;
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
    return this.read(o.place);
  }

  /** A tuple or array that is assigned is built in its place, a struct or variant is not (rustc, `as_rvalue`). */
  private built(o: Operand): Built | null {
    if (o.k === 'const' || o.place.proj.length > 0) return null;
    const v = this.values[o.place.local]!;
    if (v === null || typeof v === 'bigint') return null;
    const local = this.fn.locals[o.place.local];
    return local?.name === null && (local.ty.k === 'tuple' || local.ty.k === 'array') ? v : null;
  }

  private read({ local, proj }: Place): bigint | null {
    const v = this.values[local]!;
    if (proj.length === 0) return typeof v === 'bigint' ? v : null;
    if (proj.length > 1 || v === null || typeof v === 'bigint') return null;
    const [p] = proj;
    if (p?.k === 'field' || p?.k === 'elem') return v.fields[p.index] ?? null;
    const at = p?.k === 'index' ? this.values[p.local]! : null;
    return typeof at === 'bigint' ? (v.fields[Number(at)] ?? null) : null;
  }

  private statement(s: Statement): void {
    if (s.k === 'live' || s.k === 'dead') this.forget(s.local);
    if (s.k === 'set-discr' && !isBehind(s.place)) this.forget(s.place.local);
    if (s.k !== 'assign') return;
    const { rv } = s;
    // Nothing will be known of it: its parts need no look.
    const unseen = s.place.proj.length > 0 || this.uses.isBorrowedOrDropped(s.place.local);
    const v = unseen && rv.k === 'aggregate' ? null : this.rvalue(rv, s.span);
    // rustc's block ends with the test of an operation.
    if ((rv.k === 'bin' || rv.k === 'un') && endsBlock(rv)) this.endBlock();
    if (isBehind(s.place)) return;
    const { local, proj } = s.place;
    if (v === null || proj.length > 0) return this.forget(local);
    // Of what is borrowed nothing is known.
    if (this.uses.isBorrowedOrDropped(local)) return;
    this.values[local] = v;
    // One that is assigned once keeps its value everywhere, others in a block. A parameter has been assigned.
    const isParam = local > 0 && local <= this.fn.argCount;
    if (isParam || this.uses.stores(local) === OFTEN) this.passing.push(local);
  }

  private rvalue(rv: Rvalue, span: Span): Known | null {
    switch (rv.k) {
      case 'use':
        return this.built(rv.op) ?? this.value(rv.op);
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
      case 'aggregate':
        if (rv.unionField !== null || this.cx.layouts.of(rv.ty).size >= LARGE) return null;
        return { variant: rv.variant, fields: rv.fields.map((x) => this.value(x)) };
      case 'discr': {
        const v = rv.place.proj.length > 0 ? null : this.values[rv.place.local]!;
        if (v === null || typeof v === 'bigint') return null;
        const ty = typeOf(this.fn, rv.place);
        const own = ty?.k === 'adt' ? ty.def.variants[v.variant]?.discriminant : null;
        return BigInt(own ?? v.variant);
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
      this.panics(span, 'a quotient that overflows');
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

  /** The only block where control may go from here, where that is known. */
  private leave(t: Terminator): BlockId | null {
    if (t.k === 'switch') {
      const v = this.value(t.on);
      if (v === null) return null;
      for (const [c, to] of t.cases) if (BigInt(c) === v) return to;
      return t.otherwise;
    }
    if (t.k === 'check' && t.kind === 'index' && this.value(t.cond) === 0n)
      this.panics(t.span, 'index out of bounds');
    if (t.k === 'call' && t.dest !== null && !isBehind(t.dest)) this.forget(t.dest.local);
    return null;
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

export const checkKnownPanics = (cx: CrateCx, fn: CoreFn, flow: Flow): void => {
  if (flow.uses.mayPanic) new KnownPanics(cx, fn, flow).run();
};
