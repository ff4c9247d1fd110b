/** Checks a crate: items first, then constants, then every body. */
import type { Layouts } from '../../../model/layout/index.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { maxDepth } from '../../../model/source.js';
import { usize } from '../../../model/types.js';
import type { ApiTable } from '../library/api.js';
import { stdScope } from '../library/std.js';
import type { Body, ConstInfo, TExpr, TPat, Value } from '../tree.js';
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
import { evaluate } from './evaluate.js';
import { covered, finish, mustMatch } from './finish.js';
import { checkParams, checkPattern } from './pattern.js';
import { scopeIn } from './scope.js';
import { checkItemSizes } from './sizes.js';
import { implemented } from './traits.js';
import { isSync } from './sync.js';
import { LintLevels } from '../lints/levels.js';

const parts: Parts = {
  expr: checkExpr,
  block: checkBlock,
  pattern: checkPattern,
  condition: checkCondition,
  coerce,
};

/** A constant expression of a type, checked and evaluated. */
const constant = (cx: CrateCx, at: Place, e: S.Expr, ty: Ty, what: string): Value | null => {
  const f = new FnCx(cx, at, parts, null, `${what} at ${e.span.line}:${e.span.column} `);
  f.constant = what;
  const before = cx.untyped;
  const node = f.scoped(() => coerce(f, checkExpr(f, e, ty), ty));
  f.broken_ = cx.untyped > before;
  return finish(f) && covered(f) ? evaluate({ cx, what }, node) : null;
};

const constLength = (cx: CrateCx, at: Place, e: S.Expr): number => {
  const v = constant(cx, at, e, usize, 'constant');
  if (v?.k !== 'int') {
    cx.untyped++;
    return 0;
  }
  const n = Number(v.value);
  if (n <= cx.layouts.target.maxObject) return n;
  cx.error('too-big', `an array of ${v.value} elements is too big for the target architecture`, e.span, {
    help: 'use a smaller array',
  });
  return 0;
};

/** Constants that wait for the value of the next: as deep as anything else may nest. */
const tooManyDeep = (cx: CrateCx, c: ConstInfo): null => {
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

const constValue = (cx: CrateCx, at: Place, c: ConstInfo, depth: number): Value | null => {
  if (c.state === 'done') return c.value;
  if (c.state === 'busy') {
    cx.error('E0391', `cycle detected when evaluating the constant \`${c.name}\``, c.ast.nameSpan, {
      help: 'remove the cycle',
    });
    return null;
  }
  if (depth > maxDepth) return tooManyDeep(cx, c);
  c.state = 'busy';
  const { ty } = c;
  const place = placeOf(cx, c) ?? at;
  c.value = isError(ty) ? null : cx.apart(() => constant(cx, place, c.ast.value, ty, 'constant'));
  c.state = 'done';
  return c.value;
};

const placeOf = (cx: CrateCx, c: ConstInfo): Place | null => cx.placeOfConst.get(c) ?? null;

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
  let params: readonly TPat[] = [];
  const expr = f.scoped((): TExpr => {
    const self: TPat[] = [];
    if (ast.self !== null) {
      const ty = fn.params[0] ?? T.unit;
      const v = f.declare('self', ty, ast.self.form === 'value' && ast.self.mutable, ast.self.span);
      self.push(f.pat({ k: 'bind', v, mode: 'move', sub: null, ty, span: ast.self.span }));
    }
    const tys = fn.params.slice(self.length);
    const own = checkParams(
      f,
      ast.params.map((p, i) => ({ p: p.pattern, ty: tys[i] ?? T.unit })),
    );
    params = [...self, ...own];
    return coerce(f, checkBlock(f, body, fn.ret), fn.ret);
  });
  cx.checking.pop();
  f.broken_ = cx.untyped > before;
  if (!finish(f) || fn.wrong) return forget(f);
  const typed = cx.untyped;
  const all = covered(f);
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
    if (s.ast.value !== null)
      s.value = constant(cx, cx.placeOfStatic.get(s) ?? rootPlace(cx), s.ast.value, ty, 'static');
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
  const cx = new CrateCx(layouts, api, root, new LintLevels(crate));
  const at = rootPlace(cx);
  cx.constLength = (place, e) => constLength(cx, place, e);
  cx.constInt = (place, e, ty) => {
    const v = constant(cx, place, e, ty, 'constant');
    return v?.k === 'int' ? v.value : null;
  };
  let waiting = 0;
  cx.constValue = (c) => {
    const v = constValue(cx, at, c, ++waiting);
    waiting--;
    return v;
  };
  collectItems(cx, at, crate.items);
  // Bodies may declare items, whose bodies come after them.
  for (let done = { adts: 0, consts: 0, open: 0 }; ;) {
    for (; done.adts < cx.adts.length; done.adts++) {
      const info = cx.adts[done.adts];
      if (info !== undefined) checkAdt(cx, info, T.adt(info.def), (trait, t) => implemented(cx, trait, t));
    }
    for (; done.consts < cx.consts.length; done.consts++) {
      const c = cx.consts[done.consts];
      if (c !== undefined) cx.constValue(c);
    }
    const next = cx.open[done.open++];
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
