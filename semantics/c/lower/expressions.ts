/** Expressions to places, operands and rvalues: evaluation order, sequencing, conversions. */
import type { LocalId, Operand, Place, Rvalue } from '../../../model/core/mir.js';
import { constInt, copy, localPlace } from '../../../model/core/mir.js';
import * as m from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Widths } from '../target.js';
import type { Expr, InitPlan, Old, VarSym } from '../tree.js';
import { isConstObject, type CTy } from '../types.js';
import type { ConstPart } from '../../../model/const-part.js';
import { constParts } from './const-parts.js';
import type { Span } from '../../../model/span.js';
import { assign, modify } from './assign.js';
import { cast } from './casts.js';
import { assertion, branch, choose, chosen, comma, logical } from './choices.js';
import { address, offset, pinned, place } from './places.js';
import type { Builder } from './builder.js';
import { call, library, print } from './calls.js';
import { EffectsIn } from './effects.js';
import { initialise } from './initialise.js';
import { isAggregate, use, type Lowering } from './lowering.js';
import { Sequencing, type Order } from './sequencing.js';

export class Expressions implements Lowering {
  readonly b: Builder;
  readonly w: Widths;
  readonly seq: Sequencing;
  readonly effects = new EffectsIn();
  private readonly homes = new Map<VarSym, LocalId>();
  private readonly unset = new Set<LocalId>();
  private readonly temporaries = new Set<LocalId>();
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
    if (!sym.escapes || sym.storage === 'static') return;
    this.b.span = span;
    if (isConstObject(sym.q)) return this.markConst(this.home(sym), on);
    for (const part of constParts(this.w, sym.q.ty)) this.markConst(this.home(sym), on, part);
  }

  /** What a caller promised by `[static n]`. */
  pointsToEnough(sym: VarSym): void {
    if (sym.atLeast === undefined) return;
    this.b.span = sym.span;
    const args = [copy(localPlace(this.home(sym))), constInt(sym.atLeast, m.i32)];
    this.b.call({ k: 'op', name: 'points-to-array', tys: [] }, args, null);
  }

  /** `part`: a member of it; without one the object as a whole. */
  private markConst(local: LocalId, on: boolean, part: ConstPart | null = null): void {
    const address = this.b.keep({ k: 'addr', mut: false, place: localPlace(local) }, m.rawTo(m.unit));
    const flag = constInt(on ? 1 : 0, m.i32);
    const arrays = part?.arrays.flatMap((a) => [a.stride, a.count]) ?? [];
    const places = part === null ? [] : [part.from, part.size, ...arrays];
    this.b.call(
      { k: 'op', name: 'const-object', tys: [] },
      [address, flag, ...places.map((n) => constInt(n, m.i32))],
      null,
    );
  }

  /** Nothing may be stored to a temporary either (6.2.4p8). */
  temporary(p: Place): void {
    if (p.proj.some((s) => s.k === 'deref') || !this.b.isTemp(p.local)) return;
    this.temporaries.add(p.local);
    this.markConst(p.local, true);
  }

  get hasTemporaries(): boolean {
    return this.temporaries.size > 0;
  }

  /** A full expression has ended; `last`: here ends the last of the ways that control takes from it. */
  endTemporaries(last = true): void {
    for (const t of this.temporaries) this.b.dead(t, this.b.span);
    if (last) this.temporaries.clear();
  }

  /** Control reaches the declaration of an object that has no initialiser: whatever it held is gone (6.2.4p6). */
  becomeUnset(sym: VarSym): void {
    const place = localPlace(this.home(sym));
    const address = this.b.keep({ k: 'addr', mut: true, place }, m.rawTo(m.unit));
    this.b.call({ k: 'op', name: 'unset-object', tys: [] }, [address], null);
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

  // ---- operands

  settled(e: Expr, settle: boolean): Operand {
    const v = this.value(e);
    return settle && !this.b.isStable(v) ? this.b.keep(use(v), this.ty(e.ty)) : v;
  }

  /** The two operands of an operator, whose result follows at once. */
  pair(a: Expr, b: Expr, make: (x: Operand, y: Operand) => Rvalue, ty: Ty): Rvalue {
    let [x, y]: [Operand, Operand] = [constInt(0, ty), constInt(0, ty)];
    const outer = this.b.span;
    const group = this.seq.evaluate(
      [
        { effects: this.effects.of(a), run: (settle) => void (x = this.settled(a, settle)) },
        { effects: this.effects.of(b), run: (settle) => void (y = this.settled(b, settle)) },
      ],
      null,
    );
    this.b.span = outer;
    if (!group) return make(x, y);
    this.seq.close();
    return use(this.b.keep(make(x, y), ty));
  }

  // ---- places

  place(e: Expr): Place {
    return place(this, e);
  }

  pinned(p: Place): Place {
    return pinned(this, p);
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
        return comma(this, e, () => this.effect(e.b));
      case 'cond':
        return choose(this, e, (one) => this.effect(one));
      case 'logical':
        return void this.value(e);
      case 'cast':
        if (e.ty.k === 'void') return this.effect(e.a);
        return void this.value(e);
      case 'assert':
        return assertion(this, e.test);
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
        return address(this, e.of, ty);
      case 'unary':
        return { k: 'un', op: e.op, a: this.value(e.a) };
      case 'arith':
        return this.pair(e.a, e.b, (a, b) => ({ k: 'bin', op: e.op, a, b, ty }), ty);
      case 'compare': {
        const at = this.ty(e.a.ty);
        return this.pair(e.a, e.b, (a, b) => ({ k: 'bin', op: e.op, a, b, ty: at }), ty);
      }
      case 'offset':
        return offset(this, e, false);
      case 'distance': {
        const elem = e.a.ty.k === 'pointer' ? this.ty(e.a.ty.to.ty) : ty;
        return this.pair(e.a, e.b, (a, b) => ({ k: 'distance', a, b, elem }), ty);
      }
      case 'cast':
        return cast(this, e);
      case 'logical':
        return use(logical(this, e));
      case 'cond':
        return chosen(this, e, ty);
      case 'comma': {
        let v: Operand = constInt(0, ty);
        comma(this, e, () => (v = this.value(e.b)));
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

  branch(e: Expr, yes: number, no: number): void {
    branch(this, e, yes, no);
  }
}
