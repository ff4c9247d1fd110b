/** Blocks, branches, loops and jumps. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Arm, Jump, TExpr, TPat, TStmt } from '../tree.js';
import { isError } from '../ty.js';
import type { FnCx } from './body.js';
import { coerce, fit, settle } from './coerce.js';
import { collectBlockItems } from './block-items.js';
import { forEach } from './for-each.js';
import { bindsByRef, isExtending, markExtended } from './extend.js';
import { Merge } from './merge.js';
import { bindsByMutRef } from './pattern-bindings.js';
import { markMutable } from './coerce.js';
import { isPlace } from './ops.js';
import { lowerType } from './types.js';
import { keepWritten, writeParts } from './written.js';
import { namesLifetimes } from '../ty.js';

export const checkBlock = (f: FnCx, e: S.Block, want: Ty | null): TExpr => {
  const jump: Jump | null =
    e.label === null
      ? null
      : { label: e.label, kind: 'block', ty: want ?? f.infer.fresh(), broken: false, reached: false };
  if (e.unsafe) f.unsafe++;
  if (jump !== null) f.jumps.push(jump);
  f.open(collectBlockItems(f, e));
  const made = statements(f, e, want, jump);
  f.close();
  if (jump !== null) f.jumps.pop();
  if (e.unsafe) f.unsafe--;
  return made;
};

const statements = (f: FnCx, e: S.Block, want: Ty | null, jump: Jump | null): TExpr => {
  const stmts: TStmt[] = [];
  const entry = f.diverges;
  for (const s of e.stmts) {
    if (s.kind === 'LetStmt') {
      const before = f.diverges;
      f.diverges = false;
      stmts.push(checkLet(f, s));
      if (before) f.diverges = true;
    } else if (s.kind === 'ExprStmt') stmts.push(checkStmt(f, s));
  }
  const { span, closeSpan } = e;
  if (jump !== null) {
    let tail: TExpr | null = null;
    if (e.tail !== null) tail = coerce(f, f.parts.expr(f, e.tail, want), jump.ty);
    else if (!f.diverges && !f.infer.unify(jump.ty, T.unit))
      f.mismatch(jump.ty, T.unit, span, 'give a value at the end of the block');
    const never = f.diverges && !jump.broken && tail === null;
    if (jump.reached) f.diverges = entry;
    return jumping(
      f,
      f.make({ k: 'block', stmts, tail, jump, ty: never ? T.never : jump.ty, span, closeSpan }),
    );
  }
  if (e.tail === null)
    return f.make({
      k: 'block',
      stmts,
      tail: null,
      jump,
      ty: f.diverges ? T.never : T.unit,
      span,
      closeSpan,
    });
  let tail = f.parts.expr(f, e.tail, want);
  tail = want === null || f.infer.isUnknown(want) ? settle(f, tail) : coerce(f, tail, want);
  const tailTy = f.tyOf(tail);
  const ty = f.diverges && f.shallow(tailTy).k === 'unit' && want === null ? T.never : tailTy;
  return f.make({
    k: 'block',
    stmts,
    tail,
    jump,
    ty: f.shallow(tailTy).k === 'never' ? T.never : ty,
    span,
    closeSpan,
  });
};

/** What `break` gives may be inferred where the type of the node itself is not. */
const jumping = (f: FnCx, n: TExpr): TExpr => {
  f.unresolved.push(n);
  return n;
};

const checkStmt = (f: FnCx, s: S.ExprStmt): TStmt => {
  const expr = f.parts.expr(f, s.expr, s.semi ? null : T.unit);
  return { k: 'expr', expr: s.semi ? expr : coerce(f, expr, T.unit), span: s.span };
};

const checkLet = (f: FnCx, s: S.LetStmt): TStmt => {
  const whole = s.type !== null && isWhole(s.pattern);
  const written = s.type === null ? null : lowerType(f.cx, f.at, s.type, f.sayingRegions);
  const declared = written === null ? null : T.erase(written);
  let init: TExpr | null = null;
  if (s.init !== null) {
    const refs = bindsByRef(s.pattern);
    // Behind `ref` nothing is coerced, and so nothing is expected (rustc, `check_decl_initializer`).
    init = f.parts.expr(f, s.init, refs ? null : declared);
    init = fit(f, init, declared, refs);
    markExtended(init, refs && isExtending(s.pattern));
  }
  const ty = declared ?? (init === null ? f.infer.fresh() : f.tyOf(init));
  const reached = f.diverges;
  let otherwise: TExpr | null = null;
  if (s.otherwise !== null) {
    otherwise = f.parts.block(f, s.otherwise, null);
    const ty = f.shallow(otherwise.ty);
    if (ty.k !== 'never' && !isError(ty) && !(f.infer.isUnknown(ty) && f.infer.unify(ty, T.never)))
      f.error('E0308', '`else` clause of `let...else` does not diverge', s.otherwise.span, {
        help: 'leave it by `return`, `break`, `continue` or `panic!`',
      });
    f.diverges = reached;
  }
  const first = f.vars.length;
  const pat = f.parts.pattern(f, s.pattern, ty);
  if (init !== null && bindsByMutRef(pat)) markMutable(f, init);
  // What is its own erasure names no lifetime.
  if (whole && written !== null && s.type !== null && written !== declared)
    for (let i = first; i < f.vars.length; i++) keepWritten(f.vars[i]!, written, s.type.span);
  if (!whole && written !== null && s.type !== null) writeParts(f, pat, written, s.type.span);
  if (init !== null && isPlace(init) && f.shallow(init.ty).k === 'never') f.diverges = true;
  if (otherwise === null) f.mustMatch(pat, 'local binding', init);
  const says = !whole && written !== null && s.type !== null && namesLifetimes(written);
  const asWritten = says ? { ty: written, span: s.type.span } : null;
  return { k: 'let', pat, init, otherwise, written: asWritten, span: s.span };
};

/** Whether each variable of the pattern is all of the value: `x`, `x @ y`. */
const isWhole = (p: S.Pattern): boolean =>
  p.kind === 'BindPattern' && !p.byRef && (p.sub === null || p.sub.kind === 'WildPattern' || isWhole(p.sub));

export const checkCondition = (f: FnCx, c: S.Condition): TExpr => {
  if (c.kind !== 'LetCond') return coerce(f, f.parts.expr(f, c, T.bool), T.bool);
  const value = fit(f, f.parts.expr(f, c.value, null), null, bindsByRef(c.pattern));
  const pat = f.parts.pattern(f, c.pattern, f.tyOf(value));
  if (bindsByMutRef(pat)) markMutable(f, value);
  return f.make({ k: 'let', pat, value, ty: T.bool, span: c.span });
};

export const checkIf = (f: FnCx, e: S.If, want: Ty | null): TExpr => {
  f.open();
  const made = branches(f, e, want);
  f.close();
  return made;
};

const mayBeUnit = (f: FnCx, t: Ty): boolean => {
  const ty = f.shallow(t);
  return isError(ty) || f.infer.unify(ty, T.unit);
};

const missingElse = (f: FnCx, ty: Ty, span: Span): TExpr =>
  f.wrong(
    'E0317',
    `\`if\` may be missing an \`else\` clause: expected \`${f.show(ty)}\`, found \`()\``,
    span,
    'add an `else` block that gives a value',
  );

const branches = (f: FnCx, e: S.If, want: Ty | null): TExpr => {
  const cond = checkCondition(f, e.condition);
  const before = f.diverges;
  f.diverges = false;
  if (e.otherwise === null) {
    const then = f.parts.block(f, e.then, want);
    f.diverges = before;
    // Where the condition fails its value is `()`, whatever is expected of it; a block knows that itself.
    if (want !== null && f.shallow(want).k === 'unit')
      return f.make({ k: 'if', cond, then, otherwise: null, ty: T.unit, span: e.span });
    if (f.shallow(then.ty).k !== 'never' && !mayBeUnit(f, then.ty)) return missingElse(f, then.ty, e.span);
    if (want !== null && !mayBeUnit(f, want)) return missingElse(f, want, e.span);
    return f.make({ k: 'if', cond, then, otherwise: null, ty: T.unit, span: e.span });
  }
  const merge = new Merge(f, want, '`if` and `else`');
  merge.add(f.parts.block(f, e.then, merge.want));
  const afterThen = f.diverges;
  f.diverges = false;
  const other = e.otherwise;
  // The variables of the condition are not seen in `else`.
  const vars = f.ribs.pop();
  merge.add(f.parts.expr(f, other, merge.want));
  if (vars !== undefined) f.ribs.push(vars);
  f.diverges = before || (afterThen && f.diverges);
  const ty = merge.common();
  const parts = merge.parts(ty);
  return f.make({ k: 'if', cond, then: parts[0]!, otherwise: parts[1]!, ty, span: e.span });
};

const bindsPlace = (a: S.Arm): boolean => bindsByRef(a.pattern);

export const checkMatch = (f: FnCx, e: S.Match, want: Ty | null): TExpr => {
  const given = f.parts.expr(f, e.scrutinee, null);
  const value = e.arms.length === 0 ? given : fit(f, given, null, e.arms.some(bindsPlace));
  const before = f.diverges;
  // Where `()` is expected each arm is told so, and they need but agree: the whole is what is judged (rustc, `check_match`).
  const asUnit = want !== null && f.shallow(want).k === 'unit';
  const merge = new Merge(f, asUnit ? null : want, '`match` arms');
  let all = true;
  const pats: TPat[] = [];
  const guards: (TExpr | null)[] = [];
  for (const a of e.arms) {
    f.diverges = false;
    f.open();
    const pat = f.parts.pattern(f, a.pattern, value.ty);
    if (bindsByMutRef(pat)) markMutable(f, value);
    const guard = a.guard === null ? null : coerce(f, f.parts.expr(f, a.guard, T.bool), T.bool);
    f.diverges = false;
    merge.add(f.parts.expr(f, a.body, asUnit ? want : merge.want));
    pats.push(pat);
    guards.push(guard);
    f.close();
    all &&= f.diverges;
  }
  f.diverges = before || (all && (e.arms.length > 0 || f.shallow(value.ty).k === 'never'));
  const ty = e.arms.length === 0 ? merge.decided(T.never) : merge.common();
  const parts = merge.parts(ty);
  const arms: Arm[] = [];
  for (let i = 0; i < pats.length; i++)
    arms.push({ pat: pats[i]!, guard: guards[i]!, body: parts[i]!, span: e.arms[i]!.span });
  return f.makeMatch({ k: 'match', value, arms, ty, span: e.span });
};

export const checkMatches = (f: FnCx, e: S.Matches): TExpr => {
  const { span } = e;
  const value = fit(f, f.parts.expr(f, e.value, null), null, bindsByRef(e.pattern));
  f.open();
  const pat = f.parts.pattern(f, e.pattern, value.ty);
  const guard = e.guard === null ? null : coerce(f, f.parts.expr(f, e.guard, T.bool), T.bool);
  const wild: TPat = f.pat({ k: 'wild', ty: value.ty, span });
  const holds = f.make({ k: 'int', value: 1n, literal: true, ty: T.bool, span });
  const fails = f.make({ k: 'int', value: 0n, literal: true, ty: T.bool, span });
  f.close();
  const arms: Arm[] = [
    { pat, guard, body: holds, span },
    { pat: wild, guard: null, body: fails, span },
  ];
  return f.makeMatch({ k: 'match', value, arms, ty: T.bool, span });
};

export const checkLoop = (f: FnCx, e: S.Loop, want: Ty | null): TExpr => {
  const hint = want === null || f.infer.isUnknown(want) ? f.infer.fresh() : want;
  const jump: Jump = { label: e.label, kind: 'loop', ty: hint, broken: false, reached: false };
  f.jumps.push(jump);
  const body = f.parts.block(f, e.body, T.unit);
  f.jumps.pop();
  f.diverges = !jump.reached;
  const ty = jump.broken ? jump.ty : T.never;
  return jumping(f, f.make({ k: 'loop', body, jump, ty, span: e.span }));
};

export const checkWhile = (f: FnCx, e: S.While): TExpr => {
  const jump: Jump = { label: e.label, kind: 'while', ty: T.unit, broken: false, reached: false };
  f.open();
  f.jumps.push(jump);
  const around = f.inCondition;
  f.inCondition = jump;
  const cond = checkCondition(f, e.condition);
  f.inCondition = around;
  const reached = f.diverges;
  f.diverges = false;
  const body = f.parts.block(f, e.body, T.unit);
  f.jumps.pop();
  f.diverges = reached;
  f.close();
  return f.make({ k: 'while', cond, body, jump, ty: T.unit, span: e.span });
};

export const checkFor = (f: FnCx, e: S.For): TExpr => {
  const jump: Jump = { label: e.label, kind: 'for', ty: T.unit, broken: false, reached: false };
  const { iter } = e;
  if (iter.kind !== 'Range' || iter.start === null) {
    const value = f.parts.expr(f, iter.kind === 'Range' ? e.iter : iter, null);
    const made = forEach(f, e, value);
    if (made !== null) return made;
    const ty = f.known(value.ty, iter.span);
    if (isError(ty)) return f.broken(e.span);
    if (f.infer.isIntVar(ty) || (ty.k !== 'lib' && ty.k !== 'array' && ty.k !== 'ref'))
      return f.wrong(
        'E0277',
        `\`${f.show(ty)}\` is not an iterator`,
        iter.span,
        'go through a range, a slice, or a reference to an array or vector',
      );
    return f.refuse(
      '`for` over anything but a range of integers, a slice, or a reference to an array or vector',
      iter.span,
      'go through a reference, `for x in &v`, or count: `for i in 0..v.len()`',
    );
  }
  if (iter.end === null)
    return f.refuse('`for` over a range without an end', iter.span, 'write `loop`, and count');
  const start = f.parts.expr(f, iter.start, null);
  const end = coerce(f, f.parts.expr(f, iter.end, start.ty), start.ty);
  const ty = f.known(start.ty, start.span);
  if (ty.k === 'char') return f.refuse('a range of `char`', iter.span, 'count by `u32`');
  if (ty.k !== 'int' && !f.infer.isIntVar(ty) && !isError(ty) && ty.k !== 'never')
    f.error('E0277', `the trait bound \`${f.show(ty)}: Step\` is not satisfied`, iter.span, {
      help: 'use a range of integers',
    });
  const reached = f.diverges;
  f.open();
  const pat = f.parts.pattern(f, e.pattern, ty);
  f.jumps.push(jump);
  f.diverges = false;
  const body = f.parts.block(f, e.body, T.unit);
  f.jumps.pop();
  f.diverges = reached;
  f.mustMatch(pat, '`for` loop binding');
  f.close();
  return f.make({
    k: 'for',
    pat,
    start,
    end,
    inclusive: iter.inclusive,
    body,
    jump,
    ty: T.unit,
    span: e.span,
  });
};
