/** Blocks, branches, loops and jumps. */
import type { BlockId, Operand, Place } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import { constInt, localPlace } from '../../../model/core/mir.js';
import { bool } from '../../../model/types.js';
import * as T from '../../../model/types.js';
import { plainlyMatches } from '../check/covers.js';
import type { Jump, TExpr, TStmt } from '../tree.js';
import { at, discarded, read } from './builder.js';
import type { FnLower } from './context.js';
import { declareOwned } from './declare.js';
import { bindAll, choose, falseEdge, testPattern } from './patterns.js';
import { matchedPlace } from './promote.js';

const unitInto = (f: FnLower, dest: Place): void =>
  f.b.use(dest, { k: 'const', value: { k: 'unit' }, ty: T.unit });

export const intoBlock = (f: FnLower, e: TExpr & { k: 'block' }, dest: Place): void => {
  if (e.jump === null) return blockBody(f, e, dest);
  const after = f.b.newBlock();
  f.jumps.push({ of: e.jump, after, again: null, dest, depth: f.scopes.depth });
  blockBody(f, e, dest);
  f.b.goto(after);
  f.b.cur = after;
};

const blockBody = (f: FnLower, e: TExpr & { k: 'block' }, dest: Place): void => {
  f.scopes.push(e.closeSpan);
  for (const s of e.stmts) lowerStmt(f, s);
  if (e.tail !== null) f.parts.into(f, e.tail, dest);
  else if (e.ty.k === 'unit') unitInto(f, dest);
  if (e.closeSpan !== null) f.b.span = e.closeSpan;
  f.scopes.pop();
};

const lowerStmt = (f: FnLower, s: TStmt): void => {
  f.b.span = s.span;
  if (s.k === 'let') return lowerLet(f, s);
  const outer = f.openTemps();
  f.parts.effect(f, s.expr);
  f.closeTemps(outer);
};

const lowerLet = (f: FnLower, s: TStmt & { k: 'let' }): void => {
  const { pat, init } = s;
  const before = f.extendDepth;
  f.extendDepth = f.scopes.depth;
  if (init === null) {
    declareOwned(f, pat);
    f.extendDepth = before;
    return;
  }
  if (pat.k === 'bind' && pat.mode === 'move' && pat.sub === null) {
    const l = f.declare(pat.v);
    const outer = f.openTemps();
    f.parts.into(f, init, localPlace(l));
    // Before what the value left behind is dropped, which may panic.
    f.ownVar(pat.v, f.extendDepth);
    f.closeTemps(outer);
    f.extendDepth = before;
    return;
  }
  const mark = f.scopes.mark();
  const outer = f.openTemps();
  const place = matchedPlace(f, init, [pat]);
  if (s.written !== null) (f.ascriptions ??= []).push({ place, ...s.written });
  const otherwise = s.otherwise === null ? null : failedLet(f, s, place, init.span, mark);
  if (otherwise === null) choose(f, pat, place, init.span);
  // Behind what is extended for them, so that they go first (rustc, `place_into_pattern`).
  declareOwned(f, pat, f.extendDepth);
  if (pat.k === 'wild') f.b.push({ k: 'mention', place, span: s.span });
  bindAll(f, pat, place, false, init.span);
  f.closeTemps(outer);
  f.extendDepth = before;
  if (otherwise === null || s.otherwise === null) return;
  const matched = f.b.cur;
  const instead = s.otherwise;
  f.b.cur = otherwise;
  f.scopes.without(mark, () => {
    f.parts.effect(f, instead);
  });
  f.b.end({ k: 'unreachable', why: 'unreachable', span: s.span });
  f.b.cur = matched;
};

/** Where the `else` of a `let` begins: behind the temporaries of the value, extended or not (rustc, `ast_let_else`). */
const failedLet = (
  f: FnLower,
  s: TStmt & { k: 'let' },
  place: Place,
  scrutinee: Span,
  mark: number,
): BlockId => {
  const failed = f.b.newBlock();
  testPattern(f, s.pat, place, failed, scrutinee);
  if (plainlyMatches(s.pat)) falseEdge(f, failed);
  const matched = f.b.cur;
  const otherwise = f.b.newBlock();
  f.b.cur = failed;
  f.scopes.exitTo(f.scopes.depth - 1);
  f.scopes.leaveSince(f.extendDepth, mark);
  f.b.goto(otherwise);
  f.b.cur = matched;
  return otherwise;
};

/** Goes on where the condition holds; jumps to `otherwise` where it does not. */
export const condition = (f: FnLower, e: TExpr, otherwise: BlockId): void => {
  const { b } = f;
  const before = b.span;
  b.span = e.span;
  if (e.k === 'let') {
    // Temporaries of what is matched live on behind the condition (Reference, drop scopes).
    const place = matchedPlace(f, e.value, [e.pat]);
    testPattern(f, e.pat, place, otherwise, e.value.span);
    if (plainlyMatches(e.pat)) falseEdge(f, otherwise);
    declareOwned(f, e.pat);
    bindAll(f, e.pat, place, false, e.value.span);
  } else holds(f, e, otherwise);
  b.span = before;
};

/**
 * The same of a value: what `&&`, `||` and `!` are made of is asked one by one, each in a scope of its own for its temporaries, so that
 * behind `c && { x = 1; true }` all know of `x` (rustc, `then_else_break`).
 */
export const holds = (f: FnLower, e: TExpr, otherwise: BlockId): void => {
  const { b } = f;
  if (e.k === 'lazy' && e.op === '&&') {
    holds(f, e.a, otherwise);
    return holds(f, e.b, otherwise);
  }
  const yes = b.newBlock();
  if (e.k === 'lazy') {
    const more = b.newBlock();
    holds(f, e.a, more);
    b.goto(yes);
    b.cur = more;
    holds(f, e.b, otherwise);
    b.goto(yes);
  } else if (e.k === 'un' && e.op === '!') {
    holds(f, e.a, yes);
    b.goto(otherwise);
  } else {
    const before = b.span;
    b.span = e.span;
    const outer = f.openTemps();
    const cond = f.parts.operand(f, e);
    f.closeTemps(outer);
    b.switchOn(cond, bool, [[0, otherwise]], yes);
    b.span = before;
  }
  b.cur = yes;
};

/** In a scope of its own for what it makes. */
const bodyInto = (f: FnLower, e: TExpr, dest: Place): void => {
  const outer = f.openTemps();
  f.parts.into(f, e, dest);
  f.closeTemps(outer);
};

export const intoIf = (f: FnLower, e: TExpr & { k: 'if' }, dest: Place): void => {
  const otherwise = f.b.newBlock();
  const join = f.b.newBlock();
  f.scopes.push();
  condition(f, e.cond, otherwise);
  bodyInto(f, e.then, dest);
  f.scopes.pop();
  f.b.goto(join);
  f.b.cur = otherwise;
  if (e.otherwise === null) unitInto(f, dest);
  else bodyInto(f, e.otherwise, dest);
  f.b.goto(join);
  f.b.cur = join;
};

/** `a && b`, `a || b`, and a `let` condition as a value. */
export const intoLazy = (f: FnLower, e: TExpr & { k: 'lazy' | 'let' }, dest: Place): void => {
  const { b } = f;
  const otherwise = b.newBlock();
  const join = b.newBlock();
  const truth = (v: boolean): Operand => constInt(v ? 1 : 0, bool);
  if (e.k === 'let') {
    f.scopes.push();
    condition(f, e, otherwise);
    b.use(dest, truth(true));
    f.scopes.pop();
  } else {
    const short = e.op === '&&';
    holds(f, e.a, otherwise);
    if (short) bodyInto(f, e.b, dest);
    else b.use(dest, truth(true));
    b.goto(join);
    b.cur = otherwise;
    if (short) b.use(dest, truth(false));
    else bodyInto(f, e.b, dest);
    b.goto(join);
    b.cur = join;
    return;
  }
  b.goto(join);
  b.cur = otherwise;
  b.use(dest, truth(false));
  b.goto(join);
  b.cur = join;
};

const loopFrame = (f: FnLower, jump: Jump, dest: Place, again: BlockId, after: BlockId): void => {
  f.jumps.push({ of: jump, after, again, dest, depth: f.scopes.depth });
};

export const intoLoop = (f: FnLower, e: TExpr & { k: 'loop' }, dest: Place): void => {
  const head = f.b.newBlock();
  const after = f.b.newBlock();
  loopFrame(f, e.jump, dest, head, after);
  f.b.goto(head);
  f.b.cur = head;
  // What a loop without an end holds is judged as if it were left by a panic (rustc, `FalseUnwind`).
  if (!e.jump.reached) falseEdge(f, f.scopes.diverge() ?? f.scopes.resumeBlock());
  bodyInto(f, e.body, discarded);
  f.b.goto(head);
  f.b.cur = after;
};

export const intoWhile = (f: FnLower, e: TExpr & { k: 'while' }, dest: Place): void => {
  const head = f.b.newBlock();
  const after = f.b.newBlock();
  const done = f.b.newBlock();
  loopFrame(f, e.jump, dest, head, after);
  f.b.goto(head);
  f.b.cur = head;
  const outer = f.openTemps();
  const failed = f.b.newBlock();
  f.scopes.push();
  condition(f, e.cond, failed);
  bodyInto(f, e.body, discarded);
  f.scopes.pop();
  const end = f.b.cur;
  // Temporaries of the condition are dropped also where it fails.
  f.b.cur = failed;
  f.scopes.exitTo(f.scopes.depth - 1);
  f.b.goto(done);
  f.b.cur = end;
  f.closeTemps(outer);
  f.b.goto(head);
  f.b.cur = done;
  f.b.goto(after);
  f.b.cur = after;
  unitInto(f, dest);
};

/**
 * `for i in a..b`: the range is evaluated once; the counter goes on before the body runs, so that `continue` needs
 * nothing of its own. `..=` ends after the end itself, which may be the last value of the type.
 */
export const intoFor = (f: FnLower, e: TExpr & { k: 'for' }, dest: Place): void => {
  const { b } = f;
  const ty = e.start.ty;
  const head = b.newBlock();
  const after = b.newBlock();
  const next = b.local(ty);
  const end = b.local(ty);
  // What the bounds make lasts as long as the loop (Reference, iterator loops: they are what a `match` is of).
  const outer = f.openTemps();
  const [low, high] = f.parts.operands(f, [e.start, e.end]);
  if (low !== undefined) b.use(at(next), low);
  if (high !== undefined) b.use(at(end), high);
  const spent = e.inclusive ? b.local(bool) : null;
  if (spent !== null) b.use(at(spent), constInt(0, bool));
  loopFrame(f, e.jump, dest, head, after);
  b.goto(head);
  b.cur = head;
  if (spent !== null) leaveIf(f, read(spent), after);
  const more = b.bin(e.inclusive ? '<=' : '<', read(next), read(end), ty);
  const body = b.newBlock();
  b.switchOn(more, bool, [[0, after]], body);
  b.cur = body;
  const item = b.local(ty);
  b.use(at(item), read(next));
  if (spent !== null) b.use(at(spent), b.bin('==', read(next), read(end), ty));
  b.assign(at(next), { k: 'bin', op: '+wrap', a: read(next), b: constInt(1, ty), ty });
  f.scopes.push();
  declareOwned(f, e.pat);
  choose(f, e.pat, at(item), e.pat.span);
  bindAll(f, e.pat, at(item), false);
  bodyInto(f, e.body, discarded);
  f.scopes.pop();
  b.goto(head);
  b.cur = after;
  f.closeTemps(outer);
  unitInto(f, dest);
};

const leaveIf = (f: FnLower, cond: Operand, to: BlockId): void => {
  const on = f.b.newBlock();
  f.b.switchOn(cond, bool, [[0, on]], to);
  f.b.cur = on;
};

export const jumpOut = (f: FnLower, e: TExpr & { k: 'break' | 'continue' }): void => {
  const to = f.jumps.findLast((x) => x.of === e.jump);
  if (to === undefined) return;
  if (e.k === 'break' && (e.jump.kind === 'loop' || e.jump.kind === 'block')) {
    if (e.value !== null) f.parts.into(f, e.value, to.dest);
    else unitInto(f, to.dest);
  }
  f.scopes.exitTo(to.depth);
  f.b.goto(e.k === 'break' ? to.after : (to.again ?? to.after));
};

export const lowerReturn = (f: FnLower, value: TExpr | null): void => {
  if (value !== null) f.parts.into(f, value, localPlace(0));
  else unitInto(f, localPlace(0));
  f.scopes.exitTo(0);
  f.b.goto(f.returnBlock);
};
