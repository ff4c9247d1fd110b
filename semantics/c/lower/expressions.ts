/** Expressions to places, operands and rvalues: evaluation order, sequencing, conversions. */
import type { Const, LocalId, Operand, Place, Rvalue } from '../../../model/core/mir.js';
import { constInt, copy, localPlace } from '../../../model/core/mir.js';
import * as m from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { needsCast } from '../compatible.js';
import type { Widths } from '../target.js';
import type {
  Cast,
  Compare,
  Conditional,
  Expr,
  InitPlan,
  Literal,
  Logical,
  MemberOf,
  Offset,
  Old,
  VarSym,
} from '../tree.js';
import { isConstObject, isInteger, type CTy } from '../types.js';
import type { Span } from '../../../model/span.js';
import { assign, modify } from './assign.js';
import type { Builder } from './builder.js';
import { call, library, print } from './calls.js';
import { effectsOf } from './effects.js';
import { initialise } from './initialise.js';
import { isAggregate, step, use, type Lowering } from './lowering.js';
import { Sequencing, type Order } from './sequencing.js';

/** `x == 0` and `x != 0` as a test of `x`. */
const zeroTest = (e: Expr): { readonly of: Expr; readonly negated: boolean } | null => {
  const test = (c: Compare): Expr | null => (c.b.k === 'const' && c.b.value === 0n ? c.a : null);
  if (e.k !== 'compare' || (e.op !== '==' && e.op !== '!=')) return null;
  const of = test(e);
  return of === null ? null : { of, negated: e.op === '==' };
};

export class Expressions implements Lowering {
  readonly b: Builder;
  readonly w: Widths;
  readonly seq: Sequencing;
  private readonly homes = new Map<VarSym, LocalId>();
  private readonly unset = new Set<LocalId>();
  /** The values that `old` stands for, innermost last. */
  private readonly olds: { readonly target: Operand; readonly value: Operand | null }[] = [];

  constructor(b: Builder, w: Widths, order: Order) {
    this.b = b;
    this.w = w;
    this.seq = new Sequencing(b, order, (sym) => this.toMemory(sym));
  }

  // ---- objects

  declare(sym: VarSym): LocalId {
    const id = this.b.local(this.ty(sym.q.ty), sym.name === '' ? null : sym.name, !sym.q.const, sym.span);
    this.homes.set(sym, id);
    if (sym.unset) this.unset.add(id);
    return id;
  }

  home(sym: VarSym): LocalId {
    return this.homes.get(sym) ?? this.declare(sym);
  }

  isUnset(local: LocalId): boolean {
    return this.unset.has(local);
  }

  private toMemory(sym: VarSym): void {
    const local = sym.storage === 'auto' ? this.b.locals[this.home(sym)] : undefined;
    if (local !== undefined) local.mem = true;
  }

  ty(t: CTy): Ty {
    return this.w.machine(t);
  }

  aggregate(ty: Ty): LocalId {
    const id = this.b.temp(ty);
    this.b.live(id);
    return id;
  }

  initialise(place: Place, ty: CTy, plan: InitPlan): void {
    initialise(this, place, ty, plan);
  }

  /** A const object has its value: from here on no store may change it (6.7.3p6). Others need no guard. */
  becomeConst(sym: VarSym, span: Span, on = true): void {
    if (!sym.escapes || sym.storage === 'static' || !isConstObject(sym.q)) return;
    this.b.span = span;
    const place = localPlace(this.home(sym));
    const address = this.b.keep({ k: 'addr', mut: false, place }, m.rawTo(m.unit));
    const flag = constInt(on ? 1 : 0, m.i32);
    this.b.call({ k: 'op', name: 'const-object', tys: [] }, [address, flag], null);
  }

  withOld<T>(target: Operand, value: Operand | null, f: () => T): T {
    this.olds.push({ target, value });
    const made = f();
    this.olds.pop();
    return made;
  }

  old(of: Old['of']): Operand {
    const o = this.olds[this.olds.length - 1];
    return (of === 'target' ? o?.target : o?.value) ?? constInt(0, m.i32);
  }

  private pointsTo(c: Const, to: Ty): Place {
    return { local: this.b.constant(c, m.rawTo(to)), proj: [{ k: 'deref' }] };
  }

  // ---- operands

  settled(e: Expr, settle: boolean): Operand {
    const v = this.value(e);
    return settle && !this.b.isStable(v) ? this.b.keep(use(v), this.ty(e.ty)) : v;
  }

  /** The two operands of an operator, whose result follows at once. */
  private pair(a: Expr, b: Expr, make: (x: Operand, y: Operand) => Rvalue, ty: Ty): Rvalue {
    let [x, y]: [Operand, Operand] = [constInt(0, ty), constInt(0, ty)];
    const outer = this.b.span;
    const group = this.seq.evaluate(
      [
        { effects: effectsOf(a), run: (settle) => void (x = this.settled(a, settle)) },
        { effects: effectsOf(b), run: (settle) => void (y = this.settled(b, settle)) },
      ],
      null,
    );
    this.b.span = outer;
    if (!group) return make(x, y);
    this.seq.close();
    return use(this.b.keep(make(x, y), ty));
  }

  // ---- places

  /** Where an lvalue is; of a struct that is only a value, a temporary that holds it. */
  place(e: Expr): Place {
    switch (e.k) {
      case 'var':
        return e.sym.storage === 'static'
          ? this.pointsTo({ k: 'static', name: e.sym.symbol }, this.ty(e.sym.q.ty))
          : localPlace(this.home(e.sym));
      case 'literal':
        return this.literal(e);
      case 'str':
        return this.pointsTo({ k: 'data', index: e.data }, this.ty(e.ty));
      case 'member':
        return this.member(e);
      case 'deref':
        return this.derefPlace(e.ptr);
      case 'load':
        return this.place(e.of);
      default:
        return this.asPlace(this.value(e), this.ty(e.ty));
    }
  }

  private asPlace(o: Operand, ty: Ty): Place {
    return o.k === 'const' ? this.asPlace(this.b.keep(use(o), ty), ty) : o.place;
  }

  private member(e: MemberOf): Place {
    return step(this.place(e.object), { k: 'field', index: e.index, ty: this.ty(e.ty) });
  }

  /** `a[2]` of an array object is a projection; no pointer arithmetic is needed to see that it is inside. */
  private element(e: Offset): Place | null {
    if (e.negate || e.ptr.k !== 'decay' || e.index.k !== 'const' || e.ptr.of.ty.k !== 'array') return null;
    const { value } = e.index;
    const len = e.ptr.of.ty.len ?? 0;
    if (value < 0n || value >= BigInt(len)) return null;
    return step(this.place(e.ptr.of), { k: 'elem', index: Number(value) });
  }

  private derefPlace(ptr: Expr): Place {
    if (ptr.k === 'offset') {
      const inside = this.element(ptr);
      if (inside !== null) return inside;
      return this.through(this.b.keep(this.offset(ptr, true), this.ty(ptr.ty)));
    }
    const p = this.value(ptr);
    if (p.k === 'const' && (p.value.k === 'static' || p.value.k === 'data'))
      return { local: this.b.constant(p.value, p.ty), proj: [{ k: 'deref' }] };
    return this.through(p.k === 'const' ? this.b.keep(use(p), p.ty) : p);
  }

  private through(p: Operand): Place {
    return p.k === 'const' ? { local: 0, proj: [] } : step(p.place, { k: 'deref' });
  }

  /** A place that stays where it is, whatever is evaluated after it. */
  pinned(p: Place, ty: Ty): Place {
    if (this.b.isPinned(p)) return p;
    return this.through(this.b.keep({ k: 'addr', mut: true, place: p }, m.rawTo(ty)));
  }

  private literal(e: Literal): Place {
    if (e.sym.storage === 'static') return this.pointsTo({ k: 'static', name: e.sym.symbol }, this.ty(e.ty));
    const place = localPlace(this.home(e.sym));
    // Evaluated again in a loop, the one object gets its value anew (6.5.2.5p6).
    this.becomeConst(e.sym, e.span, false);
    this.initialise(place, e.ty, e.init);
    this.becomeConst(e.sym, e.span);
    return place;
  }

  // ---- values

  /** A scalar or aggregate value. What it names may change under it: see `settledValue`. */
  value(e: Expr): Operand {
    const rv = this.rvalue(e);
    return rv.k === 'use' ? rv.op : this.b.keep(rv, this.ty(e.ty));
  }

  /** For its effects alone. */
  effect(e: Expr): void {
    this.b.span = e.span;
    switch (e.k) {
      case 'assign':
        return void assign(this, e, false);
      case 'modify':
        return void modify(this, e, false);
      case 'call':
        return void call(this, e, false);
      case 'library':
        return void library(this, e, false);
      case 'print':
        return void print(this, e, false);
      case 'comma':
        return this.comma(e.a, () => this.effect(e.b));
      case 'cond':
        return this.conditional(e, (chosen) => this.effect(chosen));
      case 'logical':
        return void this.value(e);
      case 'cast':
        if (e.ty.k === 'void') return this.effect(e.a);
        return void this.value(e);
      case 'assert':
        return this.assertion(e.test);
      case 'load':
        // A register that nobody looks at; reading an object in memory is an access (6.8.3p2, 6.3.2.1p2).
        if (e.of.k === 'var' && e.of.sym.storage === 'auto') return;
        if (isAggregate(e.ty)) return void this.place(e.of);
        this.b.keep(use(copy(this.place(e.of))), this.ty(e.ty));
        return;
      default:
        if (e.ty.k !== 'void') this.value(e);
    }
  }

  /** The last step of an expression, not yet put anywhere. */
  rvalue(e: Expr): Rvalue {
    const outer = this.b.span;
    this.b.span = e.span;
    const made = this.made(e);
    this.b.span = made.k === 'use' && made.op.k === 'const' ? outer : e.span;
    return made;
  }

  private made(e: Expr): Rvalue {
    const ty = this.ty(e.ty);
    switch (e.k) {
      case 'const':
        return use(constInt(e.value, ty));
      case 'fn':
        return use({ k: 'const', value: { k: 'fn', name: e.name }, ty });
      case 'load':
        return use(copy(this.place(e.of)));
      case 'old':
        return use(this.old(e.of));
      case 'decay':
      case 'addr':
        return this.address(e.of, ty);
      case 'unary':
        return { k: 'un', op: e.op, a: this.value(e.a) };
      case 'arith':
        return this.pair(e.a, e.b, (a, b) => ({ k: 'bin', op: e.op, a, b, ty }), ty);
      case 'compare': {
        const at = this.ty(e.a.ty);
        return this.pair(e.a, e.b, (a, b) => ({ k: 'bin', op: e.op, a, b, ty: at }), ty);
      }
      case 'offset':
        return this.offset(e, false);
      case 'distance': {
        const elem = e.a.ty.k === 'pointer' ? this.ty(e.a.ty.to.ty) : ty;
        return this.pair(e.a, e.b, (a, b) => ({ k: 'distance', a, b, elem }), ty);
      }
      case 'cast':
        return this.cast(e);
      case 'logical':
        return use(this.logical(e));
      case 'cond':
        return this.chosen(e, ty);
      case 'comma': {
        let v: Operand = constInt(0, ty);
        this.comma(e.a, () => (v = this.value(e.b)));
        return use(v);
      }
      case 'assign':
        return use(assign(this, e, true) ?? constInt(0, ty));
      case 'modify':
        return use(modify(this, e, true) ?? constInt(0, ty));
      case 'call':
        return use(call(this, e, true));
      case 'library':
        return use(library(this, e, true));
      case 'var':
      case 'deref':
      case 'member':
      case 'str':
      case 'literal':
        return use(copy(this.place(e)));
      case 'print':
        return use(print(this, e, true));
      case 'assert':
        this.effect(e);
        return use(constInt(0, ty));
    }
  }

  /** `ty` is a pointer to the object, or to the first element of an array: the same address and tag. */
  private address(of: Expr, ty: Ty): Rvalue {
    if (of.k === 'var' && of.sym.storage === 'static')
      return use({ k: 'const', value: { k: 'static', name: of.sym.symbol }, ty });
    if (of.k === 'str') return use({ k: 'const', value: { k: 'data', index: of.data }, ty });
    const place = this.place(of);
    const last = place.proj[place.proj.length - 1];
    if (last?.k === 'field' && place.proj.some((s) => s.k === 'deref'))
      this.b.push({ k: 'mention', place, span: this.b.span });
    return { k: 'addr', mut: true, place };
  }

  private offset(e: Offset, access: boolean): Rvalue {
    const ty = this.ty(e.ty);
    if (e.index.k === 'const' && e.index.value === 0n && e.within === null) return use(this.value(e.ptr));
    const inside = access ? null : this.element(e);
    if (inside !== null) return { k: 'addr', mut: true, place: inside };
    const elem = e.ty.k === 'pointer' ? this.ty(e.ty.to.ty) : m.u8;
    const within = e.within === null ? {} : { within: { length: e.within, access } };
    return this.pair(
      e.ptr,
      e.index,
      (ptr, count) => ({ k: 'offset', ptr, count, elem, negate: e.negate, inBounds: true, ...within }),
      ty,
    );
  }

  private cast(e: Cast): Rvalue {
    const to = this.ty(e.ty);
    const from = this.ty(e.a.ty);
    if (e.ty.k === 'void') {
      this.effect(e.a);
      return use({ k: 'const', value: { k: 'unit' }, ty: m.unit });
    }
    if (!needsCast(this.w, e.a.ty, e.ty)) return this.rvalue(e.a);
    const a = this.value(e.a);
    if (isInteger(e.ty)) {
      if (to.k === 'bool') return { k: 'cast', kind: 'to-bool', a, from, to };
      if (isInteger(e.a.ty)) return { k: 'cast', kind: 'int', a, from, to };
      const address = this.b.keep({ k: 'cast', kind: 'expose', a, from, to: m.usize }, m.usize);
      return to === m.usize ? use(address) : { k: 'cast', kind: 'int', a: address, from: m.usize, to };
    }
    if (isInteger(e.a.ty)) {
      const wide =
        from === m.usize ? a : this.b.keep({ k: 'cast', kind: 'int', a, from, to: m.usize }, m.usize);
      return { k: 'cast', kind: 'from-exposed', a: wide, from: m.usize, to };
    }
    return a.k === 'const' ? use({ ...a, ty: to }) : { k: 'cast', kind: 'ptr', a, from, to };
  }

  // ---- choices

  private comma(first: Expr, rest: () => void): void {
    const bracket = this.seq.needsPoint(effectsOf(first));
    if (bracket) this.seq.open();
    this.effect(first);
    if (bracket) this.b.seq('point');
    rest();
    if (bracket) this.seq.close();
  }

  /** Goes to one of two blocks by whether a scalar is not zero. */
  branch(e: Expr, yes: number, no: number): void {
    if (e.k === 'const') return this.b.goto(e.value !== 0n ? yes : no);
    if (e.k === 'logical' && !this.seq.inBracket) {
      const mid = this.b.block();
      if (e.op === '&&') this.branch(e.a, mid, no);
      else this.branch(e.a, yes, mid);
      this.b.start(mid);
      return this.branch(e.b, yes, no);
    }
    const tested = this.seq.inBracket ? null : zeroTest(e);
    if (tested !== null)
      return tested.negated ? this.branch(tested.of, no, yes) : this.branch(tested.of, yes, no);
    this.switchOn(e, this.value(e), yes, no);
  }

  private switchOn(e: Expr, on: Operand, yes: number, no: number): void {
    this.b.span = e.span;
    this.b.terminate({ k: 'switch', on, ty: this.ty(e.ty), cases: [[0, no]], otherwise: yes, span: e.span });
  }

  /** Branches on an operand with a sequence point after it. True: a bracket is open that begins before it. */
  private decide(test: Expr, yes: number, no: number): boolean {
    if (!this.seq.needsPoint(effectsOf(test))) {
      this.branch(test, yes, no);
      return false;
    }
    this.seq.open();
    const on = this.settled(test, true);
    this.b.seq('point');
    this.switchOn(test, on, yes, no);
    return true;
  }

  private logical(e: Logical): Operand {
    const ty = this.ty(e.ty);
    const result = this.b.temp(ty);
    const [second, short, done] = [this.b.block(), this.b.block(), this.b.block()];
    const set = (at: number, value: number): void => {
      this.b.start(at);
      this.b.assign(localPlace(result), use(constInt(value, ty)));
      this.b.goto(done);
    };
    const bracket = e.op === '&&' ? this.decide(e.a, second, short) : this.decide(e.a, short, second);
    this.b.start(second);
    const [yes, no] = [this.b.block(), this.b.block()];
    this.branch(e.b, yes, no);
    set(yes, 1);
    set(no, 0);
    set(short, e.op === '&&' ? 0 : 1);
    this.b.start(done);
    if (bracket) this.seq.close();
    return copy(localPlace(result));
  }

  private conditional(e: Conditional, take: (chosen: Expr) => void): void {
    const [yes, no, done] = [this.b.block(), this.b.block(), this.b.block()];
    const bracket = this.decide(e.test, yes, no);
    for (const [block, chosen] of [
      [yes, e.a],
      [no, e.b],
    ] as const) {
      this.b.start(block);
      take(chosen);
      this.b.goto(done);
    }
    this.b.start(done);
    if (bracket) this.seq.close();
  }

  private chosen(e: Conditional, ty: Ty): Rvalue {
    if (e.ty.k === 'void') {
      this.conditional(e, (chosen) => this.effect(chosen));
      return use({ k: 'const', value: { k: 'unit' }, ty: m.unit });
    }
    const result = localPlace(isAggregate(e.ty) ? this.aggregate(ty) : this.b.temp(ty));
    this.conditional(e, (chosen) => this.b.assign(result, this.rvalue(chosen)));
    return use(copy(result));
  }

  private assertion(test: Expr): void {
    const [fine, failed] = [this.b.block(), this.b.block()];
    this.branch(test, fine, failed);
    this.b.start(failed);
    this.b.call({ k: 'op', name: 'abort', tys: [] }, [], null);
    this.b.join(fine);
  }
}
