/** Statements (C11 6.8). */
import type { BlockItem, Compound, Expression, For, Statement, Switch } from '../../../model/c/syntax.js';
import type { Span } from '../../../model/span.js';
import { showC } from '../show.js';
import type { BlockScope, CaseLabel, Expr, Stmt } from '../tree.js';
import { isInteger } from '../types.js';
import { integerConstant } from './constants.js';
import { rvalue, valueOf } from './expressions.js';
import type { Current } from './context.js';
import type { Checker } from './hooks.js';
import { convert } from './nodes.js';
import { assigned, condition } from './operators.js';

/** What a declaration inside a block amounts to: initialisers, in order. */
export type LocalDeclaration = (
  c: Checker,
  d: Extract<BlockItem, { kind: 'declaration' }>,
) => readonly Stmt[];

export class Statements {
  private readonly c: Checker;
  private readonly declare: LocalDeclaration;
  private readonly staticAssert: (d: Extract<BlockItem, { kind: 'static-assert' }>) => void;

  constructor(
    c: Checker,
    declare: LocalDeclaration,
    staticAssert: (d: Extract<BlockItem, { kind: 'static-assert' }>) => void,
  ) {
    this.c = c;
    this.declare = declare;
    this.staticAssert = staticAssert;
  }

  private last(span: Span): Span {
    return { ...span, start: Math.max(span.start, span.end - 1) };
  }

  /** A block; `params` have been entered already where it is a function's body. */
  block(
    b: Compound,
    scope: BlockScope = { vars: [], end: this.last(b.span) },
  ): Extract<Stmt, { k: 'block' }> {
    const body = this.c.inScope(scope, () => this.items(b.items));
    return { k: 'block', scope, body, span: b.span };
  }

  items(items: readonly BlockItem[]): readonly Stmt[] {
    const out: Stmt[] = [];
    for (const item of items) {
      this.c.attempt(() => {
        if (item.kind === 'declaration') out.push(...this.declare(this.c, item));
        else if (item.kind === 'static-assert') this.staticAssert(item);
        else out.push(this.statement(item));
      });
    }
    return out;
  }

  /** What stands under `if`, a loop or a label is a block of its own (6.8.4p3, 6.8.5p5). */
  private body(s: Statement): Stmt {
    if (s.kind === 'compound') return this.block(s);
    const scope: BlockScope = { vars: [], end: this.last(s.span) };
    const body = this.c.inScope(scope, () => this.items([s]));
    return { k: 'block', scope, body, span: s.span };
  }

  private loop(s: Statement): Stmt {
    const { current } = this.c;
    if (current !== null) current.loops++;
    const body = this.body(s);
    if (current !== null) current.loops--;
    return body;
  }

  private effect(e: Expression): Expr {
    return valueOf(this.c, this.c.expression(this.c, e));
  }

  statement(s: Statement): Stmt {
    const { c } = this;
    const { span } = s;
    switch (s.kind) {
      case 'compound':
        return this.block(s);
      case 'empty':
        return { k: 'block', scope: { vars: [], end: span }, body: [], span };
      case 'expression-statement':
        return { k: 'expr', e: this.effect(s.expression), span };
      case 'if': {
        const test = c.attempt(() => condition(c, s.condition));
        const then = this.body(s.then);
        const otherwise = s.otherwise === null ? null : this.body(s.otherwise);
        return test === null ? c.giveUp() : { k: 'if', test, then, otherwise, span };
      }
      case 'while': {
        const test = c.attempt(() => condition(c, s.condition));
        const body = this.loop(s.body);
        return test === null ? c.giveUp() : { k: 'while', test, body, span };
      }
      case 'do-while': {
        const body = this.loop(s.body);
        return { k: 'do', body, test: condition(c, s.condition), span };
      }
      case 'for':
        return this.forLoop(s);
      case 'switch':
        return this.switchOn(s);
      case 'case':
        return this.label(s.value, s.body, span);
      case 'default':
        return this.label(null, s.body, span);
      case 'labelled':
        return this.target(s.name, s.nameSpan, s.body, span);
      case 'goto':
        c.current?.gotos.push({ name: s.name, span: s.nameSpan });
        return { k: 'goto', name: s.name, span };
      case 'break':
      case 'continue':
        return this.jump(s.kind, span);
      case 'return':
        return this.returns(s.value, span);
    }
  }

  private forLoop(s: For): Stmt {
    const { c } = this;
    const scope: BlockScope = { vars: [], end: this.last(s.span) };
    return c.inScope(scope, () => {
      const { init } = s;
      const first = init === null ? [] : this.forInit(init);
      const test = s.condition === null ? null : condition(c, s.condition);
      const next = s.step === null ? null : this.effect(s.step);
      const body = this.loop(s.body);
      return { k: 'for', scope, init: first, test, step: next, body, span: s.span };
    });
  }

  private forInit(init: NonNullable<For['init']>): readonly Stmt[] {
    if (init.kind !== 'declaration') return [{ k: 'expr', e: this.effect(init), span: init.span }];
    if (init.storage !== 'none' && init.storage !== 'auto' && init.storage !== 'register')
      this.c.fail(
        'bad-declaration',
        `\`${init.storage}\` in the head of a for`,
        init.span,
        'declare it before the loop',
      );
    return this.declare(this.c, init);
  }

  // ---- switch

  private switchOn(s: Switch): Stmt {
    const { c } = this;
    const v = rvalue(c, s.value);
    if (!isInteger(v.ty))
      c.fail('wrong-operand', `\`switch\` on ${showC(v.ty)}`, v.span, 'switch on an integer');
    const ty = c.widths.promote(v.ty);
    const labels: CaseLabel[] = [];
    c.current?.switches.push({ ty, labels });
    const body = this.block(s.body);
    c.current?.switches.pop();
    return { k: 'switch', value: convert(c.widths, v, ty), labels, body, span: s.span };
  }

  private label(value: Expression | null, body: Statement, span: Span): Stmt {
    const { c } = this;
    const what = value === null ? 'default' : 'case';
    const around = c.current?.switches.at(-1);
    if (around === undefined)
      return c.fail('misplaced', `\`${what}\` outside of a switch`, span, 'put it inside a switch');
    const v =
      value === null
        ? null
        : c.widths.wrap(integerConstant(c, rvalue(c, value), 'the value of a case').value, around.ty);
    const before = around.labels.find((l) => l.value === v);
    if (before !== undefined)
      c.fail(
        'duplicate-case',
        v === null ? 'a second `default`' : `a second \`case ${v}\``,
        span,
        'keep one of them',
        [{ span: before.span, message: 'the first one' }],
      );
    const label: CaseLabel = { value: v, span };
    around.labels.push(label);
    return { k: 'label', label, body: this.statement(body), span };
  }

  // ---- jumps

  private target(name: string, at: Span, body: Statement, span: Span): Stmt {
    const { c } = this;
    const before = c.current?.labels.get(name);
    if (before !== undefined)
      c.complain('redeclared', `the label \`${name}\` is there twice`, at, 'rename one of them', [
        { span: before, message: 'the first one' },
      ]);
    c.current?.labels.set(name, at);
    return { k: 'target', name, body: this.statement(body), span };
  }

  /** A `goto` names a label somewhere in its function (6.8.6.1p1). */
  jumpsLand({ gotos, labels }: Current): void {
    for (const g of gotos)
      if (!labels.has(g.name))
        this.c.complain(
          'undeclared',
          `there is no label \`${g.name}\` in this function (C11 6.8.6.1p1)`,
          g.span,
          `put \`${g.name}:\` before a statement of it`,
        );
  }

  private jump(kind: 'break' | 'continue', span: Span): Stmt {
    const { c } = this;
    const inLoop = (c.current?.loops ?? 0) > 0;
    const inSwitch = (c.current?.switches.length ?? 0) > 0;
    if (kind === 'continue' ? !inLoop : !inLoop && !inSwitch)
      c.fail(
        'misplaced',
        `\`${kind}\` outside of a loop${kind === 'break' ? ' or switch' : ''}`,
        span,
        'remove it, or use return',
      );
    return { k: kind, span };
  }

  private returns(value: Expression | null, span: Span): Stmt {
    const { c } = this;
    const sym = c.current?.sym;
    const ret = sym?.ty.ret ?? { k: 'void' };
    const name = sym?.name ?? '';
    if (value === null) {
      if (ret.k !== 'void')
        c.fail(
          'bad-return',
          `\`${name}\` returns ${showC(ret)}, and no value is given`,
          span,
          'return a value',
        );
      return { k: 'return', value: null, span };
    }
    if (ret.k === 'void')
      c.fail('bad-return', `\`${name}\` returns nothing, and a value is given`, span, 'write `return;`');
    const v = assigned(c, ret, rvalue(c, value), 'the returned value');
    return { k: 'return', value: v, span };
  }
}
