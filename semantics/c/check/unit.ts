/** The translation unit (C11 6.9): ties the parts of the checker together. */
import type {
  Expression,
  FunctionDefinition,
  Parameter,
  StaticAssert,
  TranslationUnit,
  TypeName,
} from '../../../model/c/syntax.js';
import { START } from '../../../model/c/library/index.js';
import { walk } from '../../../model/c/walk.js';
import type { Layouts } from '../../../model/layout/index.js';
import type { Span } from '../../../model/span.js';
import { showC } from '../show.js';
import type { BlockScope, Expr, FnSym, VarSym } from '../tree.js';
import { char, int, isComplete, pointerTo, q, type CFunction, type CTy } from '../types.js';
import { compatible } from '../compatible.js';
import { call } from './calls.js';
import { integerConstant } from './constants.js';
import { Context } from './context.js';
import { declaration, declareFunction } from './declarations.js';
import {
  character,
  identifier,
  integer,
  member,
  memberPath,
  rvalue,
  sizeConstant,
  sizeOf,
  string,
} from './expressions.js';
import type { Checker } from './hooks.js';
import { initialiser } from './initialisers.js';
import { headersOfName, nativeFunction } from './library.js';
import { libraryUnit } from './written.js';
import { assignment, binary, cast, comma, conditional, index, logical, unary, update } from './operators.js';
import { Statements } from './statements.js';
import { adjusted, typeName } from './types.js';

const alignOf = (c: Checker, t: CTy, at: Expression): bigint => {
  sizeOf(c, t, at);
  const l = c.widths.layout(t);
  return BigInt(typeof l === 'string' ? 1 : l.align);
};

const offsetOf = (c: Checker, e: Extract<Expression, { kind: 'offsetof' }>): bigint => {
  const t = c.typeName(c, e.type).ty;
  sizeOf(c, t, e);
  const path = t.k === 'record' ? memberPath(t.def.members ?? [], e.member) : null;
  if (path === null)
    return c.fail(
      'no-member',
      `${showC(t)} has no member \`${e.member}\``,
      e.span,
      'name one of its members',
    );
  let of = t;
  let at = 0;
  for (const s of path) {
    const { shape } = c.widths.layouts.of(c.widths.machine(of));
    at += 'offsets' in shape ? (shape.offsets[s.index] ?? 0) : 0;
    of = s.member.q.ty;
  }
  return BigInt(at);
};

/** `(T){ … }`: an unnamed object, of the block around it or, at file scope, of the program (6.5.2.5p5). */
const compoundLiteral = (c: Checker, e: Extract<Expression, { kind: 'compound-literal' }>): Expr => {
  const isStatic = c.block === null;
  const of = c.typeName(c, e.type);
  if (of.ty.k === 'function' || of.ty.k === 'void')
    c.fail('bad-type', `a compound literal of ${showC(of.ty)}`, e.span, 'use an object type');
  const { q: full, plan } = c.initialiser(c, of, e.initialiser, isStatic);
  const sym: VarSym = {
    k: 'var',
    name: '',
    q: full,
    storage: isStatic ? 'static' : 'auto',
    symbol: isStatic ? c.freshSymbol('literal') : '',
    span: e.span,
    escapes: isStatic,
    unset: true,
  };
  if (isStatic) c.statics.set(sym.symbol, { sym, plan, exported: false });
  else c.block?.vars.push(sym);
  return {
    k: 'literal',
    sym,
    init: plan,
    ty: full.ty,
    span: e.span,
    lv: true,
    ro: full.const,
    vol: full.volatile === true,
  };
};

const sizeofExpression = (c: Checker, operand: Expression, at: Expression): Expr => {
  const x = c.unevaluated(() => c.expression(c, operand));
  if (x.k === 'fn')
    c.fail('incomplete-type', 'a function has no size', at.span, 'take the size of a pointer to it');
  return sizeConstant(c, sizeOf(c, x.ty, at), at);
};

const expression = (c: Checker, e: Expression): Expr => {
  switch (e.kind) {
    case 'integer':
      return integer(c, e);
    case 'char':
      return character(c, e.value, e);
    case 'string':
      return string(c, e.bytes, e);
    case 'identifier':
      return identifier(c, e);
    case 'unary':
      return unary(c, e);
    case 'update':
      return update(c, e);
    case 'binary':
      return binary(c, e);
    case 'logical':
      return logical(c, e.operator, e.left, e.right, e.span);
    case 'conditional':
      return conditional(c, e);
    case 'assignment':
      return assignment(c, e);
    case 'comma':
      return comma(c, e.left, e.right, e.span);
    case 'cast':
      return cast(c, c.typeName(c, e.type).ty, e.operand, e.span);
    case 'sizeof-expression':
      return sizeofExpression(c, e.operand, e);
    case 'sizeof-type':
      return sizeConstant(c, sizeOf(c, c.typeName(c, e.type).ty, e), e);
    case 'alignof-type':
      return sizeConstant(c, alignOf(c, c.typeName(c, e.type).ty, e), e);
    case 'offsetof':
      return sizeConstant(c, offsetOf(c, e), e);
    case 'member':
      return member(c, e);
    case 'index':
      return index(c, e.array, e.index, e.span);
    case 'call':
      return call(c, e);
    case 'compound-literal':
      return compoundLiteral(c, e);
  }
};

const mainOf = (params: readonly CTy[]): CFunction => ({
  k: 'function',
  ret: int,
  params,
  variadic: false,
  prototype: true,
});
const plainMain = mainOf([]);
const mainWithArguments = mainOf([int, pointerTo(q(pointerTo(q(char))))]);

export class UnitChecker extends Context implements Checker {
  readonly expression = expression;
  readonly typeName = (c: Checker, t: TypeName) => typeName(c, t);
  readonly initialiser = initialiser;
  private readonly unit: TranslationUnit;
  private readonly statements: Statements;

  readonly ofLibrary: boolean;
  /** Functions that the program defines and the library has too. */
  private readonly own: ReadonlySet<string>;

  /** `around`: the program whose library this is; literals of both lie in its data. */
  constructor(unit: TranslationUnit, layouts: Layouts, around: UnitChecker | null = null) {
    super(layouts, unit.includes, around?.data ?? []);
    this.unit = unit;
    this.ofLibrary = around !== null;
    const included = new Set(unit.includes.map((i) => i.header));
    this.own = new Set(
      unit.items.flatMap((i) =>
        i.kind === 'function-definition' && !headersOfName(i.name).some((h) => included.has(h))
          ? [i.name]
          : [],
      ),
    );
    this.statements = new Statements(this, declaration, (d) => this.staticAssert(d));
  }

  owns(name: string): boolean {
    return this.own.has(name);
  }

  libraryFunction(name: string): CFunction | null {
    return nativeFunction(this.widths, name) ?? this.written(name);
  }

  /** A library function that is written in C becomes part of the unit when it is first named. */
  private written(name: string): CFunction | null {
    const known = this.library.get(name);
    if (known !== undefined) return known.sym.ty;
    const unit = libraryUnit(name);
    if (unit === null) return null;
    const c = new UnitChecker(unit, this.widths.layouts, this);
    c.run();
    const [made] = c.functions;
    if (made === undefined) throw new Error(`${name}: ${c.diagnostics.map((d) => d.message).join('; ')}`);
    this.library.set(name, made);
    for (const [symbol, value] of c.statics) this.statics.set(symbol, value);
    return made.sym.ty;
  }

  libraryAddress(name: string, span: Span): Expr {
    const ty = this.libraryFunction(name);
    if (ty === null || ty.variadic)
      return this.refuse(`the address of \`${name}\``, span, 'write a function that calls it');
    if (nativeFunction(this.widths, name) !== null) this.wrapped.add(name);
    return { k: 'fn', name, ty: pointerTo(q(ty)), span, lv: false, ro: false };
  }

  run(): void {
    for (const item of this.unit.items) {
      this.attempt(() => {
        if (item.kind === 'declaration') declaration(this, item);
        else if (item.kind === 'static-assert') this.staticAssert(item);
        else this.functionDefinition(item);
      });
    }
    this.finishTentative();
  }

  /** Objects that were declared without initialiser and never completed (6.9.2p2-5). */
  private finishTentative(): void {
    for (const { sym } of this.statics.values()) {
      if (isComplete(sym.q.ty)) continue;
      if (sym.q.ty.k === 'array') sym.q = { ...sym.q, ty: { ...sym.q.ty, len: 1 } };
      if (!isComplete(sym.q.ty))
        this.complain(
          'incomplete-type',
          `\`${sym.name}\` has the type ${showC(sym.q.ty)}, which has no size`,
          sym.span,
          'define the type',
        );
    }
    for (const sym of this.linked.values()) {
      if (sym.k === 'fn' && sym.linkage === 'internal' && !sym.defined && this.used.has(sym.name))
        this.complain(
          'undefined',
          `the static function \`${sym.name}\` is not defined`,
          sym.span,
          'define it in this file',
        );
    }
  }

  private staticAssert(d: StaticAssert): void {
    const { value } = integerConstant(this, rvalue(this, d.condition), 'the condition of _Static_assert');
    if (value !== 0n) return;
    const text = new TextDecoder().decode(Uint8Array.from(d.message.bytes));
    this.fail('static-assertion', `static assertion failed: ${text}`, d.span, 'make the condition true');
  }

  /** Parameters and body share a scope (6.2.1p4), into which tags in the parameters go too. */
  private functionDefinition(f: FunctionDefinition): void {
    const ret = this.typeName(this, f.result).ty;
    if (ret.k === 'array' || ret.k === 'function')
      this.fail('bad-type', `\`${f.name}\` returns ${showC(ret)}`, f.nameSpan, 'return a pointer');
    if (ret.k !== 'void' && !isComplete(ret))
      this.fail(
        'incomplete-type',
        `\`${f.name}\` returns ${showC(ret)}, which is incomplete`,
        f.nameSpan,
        'define the type first',
      );
    const end: Span = { ...f.body.span, start: Math.max(f.body.span.start, f.body.span.end - 1) };
    const scope: BlockScope = { vars: [], end };
    this.inScope(scope, () => {
      const params = f.parameters.map((p, i) => this.parameter(f, p, i));
      const ty: CFunction = {
        k: 'function',
        ret,
        params: params.map((p) => p.q.ty),
        variadic: false,
        prototype: true,
      };
      const sym = this.outside(() => this.define(f, ty));
      for (const p of params) this.declareName(p.name, p);
      let jumps = false;
      walk(f.body, (n) => void (jumps ||= n.kind === 'goto'));
      this.current = { sym, statics: 0, switches: [], loops: 0, jumps, labels: new Map(), gotos: [] };
      const body = this.statements.items(f.body.items);
      this.statements.jumpsLand(this.current);
      this.current = null;
      this.functions.push({
        sym,
        params,
        body: { k: 'block', scope, body, span: f.body.span },
        span: f.nameSpan,
        end,
      });
    });
  }

  private parameter(f: FunctionDefinition, p: Parameter, i: number): VarSym {
    const said = this.typeName(this, p.type);
    const of = adjusted(said);
    if (p.name === null)
      this.fail('bad-declaration', `parameter ${i + 1} of \`${f.name}\` has no name`, p.span, 'name it');
    const name = p.name ?? '';
    if (!isComplete(of.ty))
      this.fail(
        'incomplete-type',
        `the parameter \`${name}\` has the incomplete type ${showC(of.ty)}`,
        p.span,
        'define the type first',
      );
    const [outermost] = p.type.derived;
    const counted = outermost?.kind === 'array' && outermost.atLeast === true && said.ty.k === 'array';
    return {
      k: 'var',
      name,
      q: of,
      storage: 'auto',
      symbol: '',
      span: p.span,
      escapes: false,
      unset: false,
      ...(p.register === true ? { register: true } : {}),
      ...(counted && said.ty.k === 'array'
        ? { atLeast: (said.ty.len ?? 0) * this.widths.bytes(said.ty.of.ty) }
        : {}),
    };
  }

  private define(f: FunctionDefinition, ty: CFunction): FnSym {
    if (f.name === 'main' && !compatible(ty, ty.params.length === 0 ? plainMain : mainWithArguments))
      this.refuse(
        `\`main\` as ${showC(ty)}`,
        f.nameSpan,
        'write `int main(void)` or `int main(int argc, char **argv)`',
      );
    const sym = declareFunction(this, f.name, ty, f.storage, f.nameSpan);
    if (this.libraryPrototypes.has(sym))
      this.fail(
        'reserved-name',
        `\`${f.name}\` is a function of the library`,
        f.nameSpan,
        'choose another name',
      );
    if (sym.defined)
      this.fail('redeclared', `\`${f.name}\` is defined twice`, f.nameSpan, 'keep one definition', [
        { span: sym.span, message: 'the first one' },
      ]);
    sym.defined = true;
    if (f.name === 'main' && ty.params.length > 0) this.libraryFunction(START);
    return sym;
  }
}
