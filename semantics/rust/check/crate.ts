/** Checks a crate: items first, then constants, then every body. */
import type { Layouts } from '../../../model/layout/index.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { maxDepth } from '../../../model/source.js';
import { usize } from '../../../model/types.js';
import type { ApiTable } from '../library/api.js';
import { primitives } from '../library/signature.js';
import { stdScope } from '../library/std.js';
import type { Body, ConstInfo, FnInfo, StaticInfo, TPat, Value } from '../tree.js';
import { isError } from '../ty.js';
import { checkAdt } from './adts.js';
import { checkDropImpl } from './drop-impls.js';
import { checkStaticBounds } from './implied.js';
import { FnCx, type Parts } from './body.js';
import { checkExpr } from './expr.js';
import { coerce } from './coerce.js';
import { collectItems } from './collect.js';
import { CrateCx, type Place } from './context.js';
import { checkBlock, checkCondition } from './control.js';
import { constCheck } from './const-check.js';
import { evaluate, rangeOf, type Evaluation } from './evaluate.js';
import { ifLaidOut } from './laid-out.js';
import { covered, finish, mustMatch } from './finish.js';
import { checkParams, checkPattern } from './pattern.js';
import { scopeIn } from './scope.js';
import { checkItemSizes, tooMuch } from './sizes.js';
import { isSync } from './sync.js';
import { LintLevels } from '../lints/levels.js';

const parts: Parts = {
  expr: checkExpr,
  block: checkBlock,
  pattern: checkPattern,
  condition: checkCondition,
  coerce,
};

/** The value of a literal that fits the type: most constants, and all that is checked of them. */
const literalValue = (cx: CrateCx, e: S.Expr, ty: Ty): Value | null => {
  if (e.kind !== 'IntLit' || ty.k !== 'int') return null;
  if (e.suffix !== null && primitives.get(e.suffix) !== ty) return null;
  return e.value <= rangeOf(cx, ty)[1] ? { k: 'int', value: e.value } : null;
};

/** A constant expression of a type, checked and evaluated. */
const constant = (
  cx: CrateCx,
  at: Place,
  e: S.Expr,
  ty: Ty,
  what: string,
  of: ConstInfo | StaticInfo | null = null,
): Value | null => {
  const literal = literalValue(cx, e, ty);
  if (literal !== null) return literal;
  const f = new FnCx(cx, at, parts, null, `${what} at ${e.span.line}:${e.span.column} `);
  f.constant = what;
  if (of !== null) f.outerVars = cx.aroundOf.get(of) ?? [];
  const before = cx.untyped;
  f.open();
  const node = coerce(f, checkExpr(f, e, ty), ty);
  f.close();
  f.broken_ = cx.untyped > before;
  if (!finish(f, e.span) || !covered(f)) return null;
  if (of?.k === 'const') of.node = node;
  const mutable = of?.k === 'static' && of.mutable;
  const v: Evaluation = { cx, what, mutable, unsafe: f.usesUnsafe };
  return ifLaidOut(cx, () => (constCheck(v, node) ? evaluate(v, node) : null));
};

/** The context of a crate, with what asks for the values of constants. */
class Checked extends CrateCx {
  /** Constants that wait for the value of the next. */
  private waiting = 0;

  override constLength(at: Place, e: S.Expr): number {
    const value = this.constInt(at, e, usize);
    if (value === null) {
      this.untyped++;
      return 0;
    }
    const n = Number(value);
    if (n <= this.layouts.target.maxObject) return n;
    this.error('too-big', `an array of ${value} elements is too big for the target architecture`, e.span, {
      help: 'use a smaller array',
    });
    return 0;
  }

  override constInt(at: Place, e: S.Expr, ty: Ty): bigint | null {
    const v = constant(this, at, e, ty, 'constant');
    return v?.k === 'int' ? v.value : null;
  }

  override constValue(c: ConstInfo): Value | null {
    const value = valueOf(this, c, ++this.waiting);
    this.waiting--;
    return value;
  }

  override staticValue(s: StaticInfo): Value | null {
    const value = valueOf(this, s, ++this.waiting);
    this.waiting--;
    return value;
  }
}

/** Constants that wait for the value of the next: as deep as anything else may nest. */
const tooManyDeep = (cx: CrateCx, c: ConstInfo | StaticInfo): null => {
  cx.error(
    'nested-too-deeply',
    `more than ${maxDepth} constants, each of which asks for the next`,
    c.ast.nameSpan,
    {
      help: 'give some of them a value of their own',
    },
  );
  return null;
};

/** The value of a constant, or what a static begins with: found when somebody asks first. */
const valueOf = (cx: CrateCx, c: ConstInfo | StaticInfo, depth: number): Value | null => {
  if (c.state === 'done' || c.ast.value === null) return c.value;
  const what = c.k === 'const' ? 'constant' : 'static';
  if (c.state === 'busy') {
    cx.error('E0391', `cycle detected when evaluating the ${what} \`${c.name}\``, c.ast.nameSpan, {
      help: 'remove the cycle',
    });
    return null;
  }
  if (depth > maxDepth) return tooManyDeep(cx, c);
  c.state = 'busy';
  const ty = T.erase(c.ty);
  // What is wrong in it is nothing that whoever uses it has to do with.
  const { untyped } = cx;
  c.value = isError(ty) ? null : constant(cx, placeOf(cx, c), c.ast.value, ty, what, c);
  cx.untyped = untyped;
  c.state = 'done';
  return c.value;
};

const placeOf = (cx: CrateCx, c: ConstInfo | StaticInfo): Place => cx.placeOf.get(c) ?? rootPlace(cx);

const paramsOf = (f: FnCx, { ast, params }: FnInfo): readonly TPat[] => {
  const patterns: S.Pattern[] = [];
  for (const p of ast.params) patterns.push(p.pattern);
  if (ast.self === null) return checkParams(f, patterns, params);
  const { self } = ast;
  const ty = params[0] ?? T.unit;
  const v = f.declare('self', ty, self.form === 'value' && self.mutable, self.span);
  const pat = f.pat({ k: 'bind', v, mode: 'move', sub: null, ty, span: self.span });
  return [pat, ...checkParams(f, patterns, params.slice(1))];
};

const checkFn = (cx: CrateCx, o: CrateCx['open'][number]): Body | null => {
  const { fn } = o;
  const { ast } = fn;
  if (ast.body === null) return null;
  const f = new FnCx(cx, o.at, parts, fn.ret, `${fn.name}::`);
  f.outerVars = cx.aroundOf.get(fn) ?? [];
  if (fn.unsafe) f.unsafe = 1;
  const before = cx.untyped;
  const { body } = ast;
  cx.checking.push(f);
  f.open();
  const params = paramsOf(f, fn);
  const expr = coerce(f, checkBlock(f, body, fn.ret), fn.ret);
  f.close();
  cx.checking.pop();
  f.broken_ = cx.untyped > before;
  if (!finish(f, fn.span) || fn.wrong) return forget(f);
  const all = covered(f);
  const typed = cx.untyped;
  for (const p of params) mustMatch(f, p, 'function argument');
  const total = all && cx.untyped === typed;
  if (!total) forget(f);
  return { fn, params, expr, pats: f.pats, unsafe: f.usesUnsafe, total };
};

/** Closures of a body that is not judged further are not, either. */
const forget = (f: FnCx): null => {
  for (const def of f.closureDefs) f.cx.closureOf.delete(def);
  return null;
};

const checkStatics = (cx: CrateCx): void => {
  for (const s of cx.statics) {
    const ty = T.erase(s.ty);
    if (!s.mutable && !s.foreign && !isSync(cx, ty))
      cx.error('E0277', `\`${T.showTy(ty)}\` cannot be shared between threads safely`, s.ast.type.span, {
        help: 'make it `static mut`, or use a type without cells and raw pointers',
      });
    const much = s.foreign || cx.staticValue(s) === null ? null : tooMuch(cx, ty);
    if (much !== null) cx.refuse(much, s.ast.nameSpan, 'allocate it when the program runs');
  }
};

const rootPlace = (cx: CrateCx): Place => ({
  scope: cx.root,
  self: null,
  selfRegions: [],
  outlives: [],
  lifetimes: [],
  prefix: '',
});

export const checkCrate = (crate: S.Crate, layouts: Layouts, api: ApiTable): CrateCx => {
  const root = scopeIn(stdScope(api));
  const cx = new Checked(layouts, api, root, new LintLevels(crate));
  collectItems(cx, rootPlace(cx), crate.items);
  // Bodies may declare items, whose bodies come after them.
  let adts = 0;
  let consts = 0;
  for (let open = 0; ; open++) {
    for (; adts < cx.adts.length; adts++) {
      const info = cx.adts[adts];
      if (info !== undefined) checkAdt(cx, info, T.adt(info.def));
    }
    for (; consts < cx.consts.length; consts++) {
      const c = cx.consts[consts];
      if (c !== undefined) cx.constValue(c);
    }
    const next = open < cx.open.length ? cx.open[open] : undefined;
    if (next === undefined) break;
    const body = checkFn(cx, next);
    if (body !== null) cx.bodies.push(body);
  }
  for (const a of cx.adts) if (a.def.lifetimes.length > 0) checkStaticBounds(cx, a);
  for (const d of cx.dropImpls) checkDropImpl(cx, d);
  checkStatics(cx);
  checkItemSizes(cx);
  return cx;
};
