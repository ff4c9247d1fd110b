/** Statements to blocks: scopes with their storage, loops, switches, jumps out of scopes (C11 6.8, 6.2.4p5-6). */
import type { BlockId, LocalId } from '../../../model/core/mir.js';
import { constInt, localPlace } from '../../../model/core/mir.js';
import * as m from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { BlockScope, CaseLabel, Expr, Stmt } from '../tree.js';
import type { Builder } from './builder.js';
import type { Expressions } from './expressions.js';
import { use } from './lowering.js';

/** What a jump leaves on its way: the scopes that are open now, and how many stay open at its target. */
interface Target {
  readonly block: BlockId;
  readonly depth: number;
}

type Open = readonly { readonly locals: readonly LocalId[]; readonly end: Span }[];

/** A jump to a label that may come later: where it starts from, in which scopes. */
interface Leap {
  readonly name: string;
  readonly block: BlockId;
  readonly from: Open;
  readonly span: Span;
}

interface Landing {
  readonly label: CaseLabel;
  readonly block: BlockId;
}

export class Statements {
  private readonly b: Builder;
  private readonly x: Expressions;
  private readonly scopes: Open[number][] = [];
  private readonly leaps: Leap[] = [];
  private readonly labels = new Map<string, { readonly block: BlockId; readonly scopes: Open }>();
  private readonly breaks: Target[] = [];
  private readonly continues: Target[] = [];
  private readonly switches: { readonly depth: number; readonly landings: Landing[] }[] = [];

  constructor(b: Builder, x: Expressions) {
    this.b = b;
    this.x = x;
  }

  // ---- scopes

  private enter(scope: BlockScope): void {
    const locals = scope.vars.map((v) => this.x.home(v));
    for (const l of locals) this.b.live(l);
    this.scopes.push({ locals, end: scope.end });
  }

  /** Storage of every scope beyond `depth` ends, innermost first. */
  private leaveTo(depth: number, at: Span | null): void {
    for (let k = this.scopes.length - 1; k >= depth; k--) {
      const { locals, end } = this.scopes[k]!;
      for (const l of [...locals].reverse()) this.b.dead(l, at ?? end);
    }
  }

  private exit(): void {
    this.leaveTo(this.scopes.length - 1, null);
    this.scopes.pop();
  }

  block(scope: BlockScope, body: readonly Stmt[]): void {
    this.enter(scope);
    for (const s of body) this.statement(s);
    this.exit();
  }

  // ---- statements

  statement(s: Stmt): void {
    this.b.span = s.span;
    switch (s.k) {
      case 'block':
        return this.block(s.scope, s.body);
      case 'expr':
        return this.full(s.e);
      case 'init': {
        const place = localPlace(this.x.home(s.sym));
        // A jump may come here again while the object lives.
        if (s.sym.unset) this.x.becomeConst(s.sym, s.span, false);
        this.x.initialise(place, s.sym.q.ty, s.plan);
        this.x.endTemporaries();
        return this.x.becomeConst(s.sym, s.span);
      }
      case 'unset':
        return this.x.becomeUnset(s.sym);
      case 'if':
        return this.ifElse(s);
      case 'while':
        return this.whileLoop(s);
      case 'do':
        return this.doLoop(s);
      case 'for':
        return this.forLoop(s);
      case 'switch':
        return this.switchOn(s);
      case 'label':
        this.label(s.label);
        return this.statement(s.body);
      case 'target':
        this.target(s.name);
        return this.statement(s.body);
      case 'goto':
        return this.leap(s.name, s.span);
      case 'break':
        return this.jump(this.breaks, s.span);
      case 'continue':
        return this.jump(this.continues, s.span);
      case 'return':
        return this.returns(s);
    }
  }

  /** A full expression (6.8p4). */
  private full(e: Expr): void {
    this.x.effect(e);
    this.x.endTemporaries();
  }

  private ifElse(s: Extract<Stmt, { k: 'if' }>): void {
    if (!this.b.reachable && !hasLabel(s)) return;
    const [yes, done] = [this.b.block(), this.b.block()];
    const no = s.otherwise === null ? done : this.b.block();
    this.decide(s.test, yes, no);
    this.b.start(yes);
    this.statement(s.then);
    this.b.goto(done);
    if (s.otherwise !== null) {
      this.b.start(no);
      this.statement(s.otherwise);
      this.b.goto(done);
    }
    this.b.start(done);
  }

  /** A condition is a full expression (6.8p4): its temporaries end on both ways that it decides between. */
  private decide(test: Expr, yes: BlockId, no: BlockId): void {
    if (!this.x.effects.of(test).calls) return this.x.branch(test, yes, no);
    const [first, second] = [this.b.block(), this.b.block()];
    this.x.branch(test, first, second);
    for (const [from, to] of [
      [first, yes],
      [second, no],
    ] as const) {
      this.b.start(from);
      this.x.endTemporaries(from === second);
      this.b.goto(to);
    }
  }

  private loop(body: Stmt, next: BlockId, done: BlockId): void {
    const depth = this.scopes.length;
    this.breaks.push({ block: done, depth });
    this.continues.push({ block: next, depth });
    this.statement(body);
    this.breaks.pop();
    this.continues.pop();
  }

  private whileLoop(s: Extract<Stmt, { k: 'while' }>): void {
    const [test, body, done] = [this.b.block(), this.b.block(), this.b.block()];
    this.b.join(test);
    this.decide(s.test, body, done);
    this.b.start(body);
    this.loop(s.body, test, done);
    this.b.goto(test);
    this.b.start(done);
  }

  private doLoop(s: Extract<Stmt, { k: 'do' }>): void {
    const [body, test, done] = [this.b.block(), this.b.block(), this.b.block()];
    this.b.join(body);
    this.loop(s.body, test, done);
    this.b.join(test);
    this.decide(s.test, body, done);
    this.b.start(done);
  }

  private forLoop(s: Extract<Stmt, { k: 'for' }>): void {
    this.enter(s.scope);
    for (const first of s.init) this.statement(first);
    const [test, body, next, done] = [this.b.block(), this.b.block(), this.b.block(), this.b.block()];
    this.b.join(test);
    if (s.test === null) this.b.goto(body);
    else this.decide(s.test, body, done);
    this.b.start(body);
    this.loop(s.body, next, done);
    this.b.join(next);
    if (s.step !== null) this.full(s.step);
    this.b.goto(test);
    this.b.start(done);
    this.exit();
  }

  // ---- switch

  /** The dispatch is written once the body is known: labels may stand inside inner blocks (6.8.4.2). */
  private switchOn(s: Extract<Stmt, { k: 'switch' }>): void {
    const ty = this.x.ty(s.value.ty);
    let on = this.x.value(s.value);
    if (this.x.hasTemporaries) on = this.b.keep(use(on), ty);
    this.x.endTemporaries();
    const [dispatch, none, done] = [this.b.block(), this.b.block(), this.b.block()];
    const { body } = s;
    const scope: BlockScope = body.k === 'block' ? body.scope : { vars: [], end: s.span };
    const depth = this.scopes.length;
    this.enter(scope);
    this.b.goto(dispatch);
    this.switches.push({ depth: this.scopes.length, landings: [] });
    this.breaks.push({ block: done, depth });
    if (body.k === 'block') for (const inner of body.body) this.statement(inner);
    else this.statement(body);
    this.breaks.pop();
    const landings = this.switches.pop()?.landings ?? [];
    this.b.join(none);
    this.exit();
    this.b.goto(done);
    const cases = landings.flatMap((l) =>
      l.label.value === null ? [] : [[l.label.value, l.block] as const],
    );
    const otherwise = landings.find((l) => l.label.value === null)?.block ?? none;
    this.b.start(dispatch);
    this.b.terminate({ k: 'switch', on, ty, cases, otherwise, span: s.value.span });
    this.b.start(done);
  }

  /** Control may come in from the dispatch, past the beginning of the blocks that the label stands in. */
  private label(label: CaseLabel): void {
    const around = this.switches[this.switches.length - 1];
    if (around === undefined) return;
    const here = this.b.block();
    this.b.goto(here);
    const landing = this.b.block();
    this.b.start(landing);
    for (const scope of this.scopes.slice(around.depth)) for (const l of scope.locals) this.b.live(l);
    this.b.goto(here);
    around.landings.push({ label, block: landing });
    this.b.start(here);
  }

  // ---- jumps

  private jump(targets: readonly Target[], span: Span): void {
    const to = targets[targets.length - 1];
    if (to === undefined) return;
    this.leaveTo(to.depth, span);
    this.b.goto(to.block);
  }

  private target(name: string): void {
    const block = this.b.block();
    this.labels.set(name, { block, scopes: [...this.scopes] });
    this.b.join(block);
  }

  private leap(name: string, span: Span): void {
    if (!this.b.reachable) return;
    const block = this.b.block();
    this.b.goto(block);
    this.leaps.push({ name, block, from: [...this.scopes], span });
  }

  /** Blocks that a jump leaves end, and those that it enters begin (6.2.4p6); those around both ends go on. */
  private land(): void {
    for (const { name, block, from, span } of this.leaps) {
      const to = this.labels.get(name);
      if (to === undefined) continue;
      let shared = 0;
      while (shared < from.length && from[shared] === to.scopes[shared]) shared++;
      this.b.start(block);
      this.b.span = span;
      for (const { locals } of from.slice(shared).reverse())
        for (const l of [...locals].reverse()) this.b.dead(l, span);
      for (const { locals } of to.scopes.slice(shared)) for (const l of locals) this.b.live(l);
      this.b.goto(to.block);
    }
  }

  private returns(s: Extract<Stmt, { k: 'return' }>): void {
    if (s.value !== null) {
      const made = this.x.rvalue(s.value);
      this.b.span = s.span;
      this.b.assign(localPlace(0), made);
    }
    this.leave(s.span);
  }

  private leave(span: Span): void {
    this.leaveTo(0, span);
    this.b.terminate({ k: 'return', span });
  }

  /** The end of the body: `main` returns 0 (5.1.2.2.3), nothing else returns a value by itself (6.9.1p12). */
  body(scope: BlockScope, items: readonly Stmt[], kind: 'main' | 'void' | 'value'): void {
    this.enter(scope);
    for (const s of items) this.statement(s);
    this.b.span = scope.end;
    if (kind === 'main') this.b.assign(localPlace(0), use(constInt(0, m.i32)));
    this.leaveTo(0, null);
    this.scopes.pop();
    if (kind === 'value') this.b.terminate({ k: 'unreachable', why: 'no-return', span: scope.end });
    else this.b.terminate({ k: 'return', span: scope.end });
    this.land();
  }
}

/** Can a label inside make an unreachable statement reachable? */
const hasLabel = (s: Stmt): boolean => {
  switch (s.k) {
    case 'label':
    case 'target':
      return true;
    case 'block':
      return s.body.some(hasLabel);
    case 'if':
      return hasLabel(s.then) || (s.otherwise !== null && hasLabel(s.otherwise));
    case 'while':
    case 'do':
    case 'for':
      return hasLabel(s.body);
    default:
      return false;
  }
};
