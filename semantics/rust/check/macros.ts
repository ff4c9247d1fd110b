/** The macros that mini-Rust knows. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { FormatPiece, Message, TExpr, TPat } from '../tree.js';
import { hasVar, isSized, isError } from '../ty.js';
import type { FnCx } from './body.js';
import type { CrateCx } from './context.js';
import { coerce } from './coerce.js';
import { compareNodes } from './compare.js';
import { Merge } from './merge.js';
import { checkRawBorrow } from './place.js';
import { mustBeSized } from './sized.js';
import { debuggable, isClone, isCopy } from './traits.js';
import { notSized } from './types.js';

/** What macros that panic say where nothing is said. */
const panics = {
  panic: 'explicit panic',
  unreachable: 'internal error: entered unreachable code',
  unimplemented: 'not implemented',
  todo: 'not yet implemented',
};

export const checkMacro = (f: FnCx, e: S.MacroCall, want: Ty | null): TExpr => {
  const { span } = e;
  const first = e.args[0];
  switch (e.name) {
    case 'println':
    case 'print':
      return checkPrint(f, e);
    case 'panic':
    case 'unreachable':
    case 'unimplemented':
    case 'todo':
      return f.make({
        k: 'panic',
        kind: e.name === 'unreachable' ? 'unreachable' : 'explicit',
        message: message(f, e.format, panics[e.name]),
        ty: T.never,
        span,
      });
    case 'assert': {
      if (first === undefined) return f.broken(span);
      const errors = f.cx.diagnostics.length;
      const given = f.parts.expr(f, first, T.bool);
      const isOther = f.cx.diagnostics.length === errors && !canNegate(f, given.ty);
      const cond = coerce(f, given, T.bool);
      if (isOther) f.cx.recode(errors, 'E0308', 'E0600');
      return assertNode(f, cond, message(f, e.format, 'assertion failed'), span);
    }
    case 'assert_eq':
    case 'assert_ne': {
      const second = e.args[1];
      if (first === undefined || second === undefined) return f.broken(span);
      return checkAssertEq(f, e, first, second);
    }
    case 'vec':
      return first === undefined ? f.broken(span) : checkVec(f, first, span, want);
    case 'addr_of':
    case 'addr_of_mut':
      return first === undefined
        ? f.broken(span)
        : checkRawBorrow(f, first, e.name === 'addr_of_mut', span, true);
    case 'scopes': {
      const { scopes } = f.cx.api;
      if (scopes === null)
        return f.wrong(
          'unknown-macro',
          'cannot find macro `scopes` in this scope',
          span,
          'scopes belong to the regime `omniglot`',
        );
      return f.make({ k: 'scopes', ty: T.erase(scopes.ret), span });
    }
  }
};

/** `assert!(x)` tests `!x`. */
const canNegate = (f: FnCx, t: Ty): boolean => {
  const ty = f.shallow(t);
  const of = ty.k === 'ref' && !ty.mut ? f.shallow(ty.to) : ty;
  return of.k === 'int' || of.k === 'bool' || of.k === 'never' || isError(of) || hasVar(of);
};

const assertNode = (f: FnCx, cond: TExpr, m: Message, span: Span): TExpr => {
  const reached = f.diverges;
  const made = f.make({ k: 'assert', cond, message: m, ty: T.unit, span });
  f.diverges = reached;
  return made;
};

/** Arguments of a format string are borrowed, all of them, before anything is printed (std, `format_args!`). */
const borrowed = (f: FnCx, e: S.Expr): TExpr => {
  const a = f.parts.expr(f, e, null);
  return f.make({ k: 'borrow', kind: 'shared', a, ty: T.refTo(f.tyOf(a)), span: e.span });
};

const borrowedArgs = (f: FnCx, format: S.Format): readonly TExpr[] => {
  const args: TExpr[] = [];
  for (const a of format.args) args.push(borrowed(f, a.value));
  return args;
};

const pieces = (f: FnCx, format: S.Format, args: readonly TExpr[]): FormatPiece[] => {
  const made: FormatPiece[] = [];
  for (const p of format.pieces) {
    if (typeof p === 'string') {
      made.push({ k: 'text', text: p });
      continue;
    }
    const arg = args[p.arg];
    const debug = p.spec === '?';
    if (p.spec !== '' && !debug) f.cx.refuse(`the format \`{:${p.spec}}\``, p.span, 'write `{}`, or `{:?}`');
    else if (arg !== undefined) f.wait(printable, arg, debug);
    made.push({ k: 'value', arg: p.arg, debug });
  }
  return made;
};

/** What `{}` shows: integers, bools, chars, text, and whatever leads to one. */
export const shownType = (t: Ty): Ty => {
  if (t.k === 'ref') return shownType(t.to);
  if (t.k === 'lib' && (t.name === 'Box' || t.name === 'Arc')) return shownType(t.args[0] ?? t);
  return t;
};

/** What `{:?}` shows and is not built: addresses, and what is of the library alone. */
const isUnshown = (cx: CrateCx, t: Ty, around: readonly Ty[] = []): boolean => {
  const go = (x: Ty): boolean => isUnshown(cx, x, [...around, t]);
  switch (t.k) {
    case 'raw':
    case 'fn':
      return true;
    case 'ref':
      return go(t.to);
    case 'array':
    case 'slice':
      return go(t.of);
    case 'tuple':
      return t.elems.some(go);
    case 'adt':
      return !around.includes(t) && t.def.variants.some((v) => v.fields.some((x) => go(T.erase(x.ty))));
    case 'lib':
      return t.args.some(go) || !debugged.has(t.name);
    default:
      return false;
  }
};

const debugged: ReadonlySet<string> = new Set(['Option', 'Result', 'Box', 'Vec', 'Arc', 'String']);

const printable = (f: FnCx, arg: TExpr, debug: boolean): void => {
  const given = f.infer.resolve(arg.ty);
  const t = shownType(given);
  const { span } = arg;
  if (isError(t)) return;
  // What is printed is borrowed as a value of some size (std::fmt::rt::Argument).
  if (given.k === 'ref' && !isSized(given.to)) return notSized(f.cx, given.to, span);
  if (debug) {
    if (!debuggable(f.cx, t))
      f.error('E0277', `\`${f.show(t)}\` doesn't implement \`Debug\``, span, { help: 'print its fields' });
    else if (isUnshown(f.cx, t))
      f.cx.refuse(`\`{:?}\` of \`${f.show(t)}\``, span, 'print it by `{}`, or its parts');
    return;
  }
  const shows =
    t.k === 'int' ||
    t.k === 'bool' ||
    t.k === 'char' ||
    t.k === 'str' ||
    (t.k === 'lib' && (t.name === 'String' || t.name.startsWith('NonZero')));
  if (t.k === 'never' || shows) return;
  f.error('E0277', `\`${f.show(t)}\` doesn't implement \`std::fmt::Display\``, span, {
    help: 'print its parts, or use `{:?}`',
  });
};

const checkPrint = (f: FnCx, e: S.MacroCall): TExpr => {
  const args = e.format === null ? [] : borrowedArgs(f, e.format);
  const all = e.format === null ? [] : pieces(f, e.format, args);
  if (e.name === 'println') all.push({ k: 'text', text: '\n' });
  return f.make({ k: 'print', pieces: all, args, ty: T.unit, span: e.span });
};

/** What a panic says is not part of a run's result, so only its literal text is kept; arguments are evaluated. */
const message = (f: FnCx, format: S.Format | null, none: string): Message => {
  if (format === null) return { text: none, args: [] };
  const args = borrowedArgs(f, format);
  let text = '';
  for (const p of pieces(f, format, args)) text += p.k === 'text' ? p.text : '{}';
  return { text, args };
};

/** An operand that a failed assertion shows. */
const reportable = (f: FnCx, x: TExpr): void => {
  const t = f.infer.resolve(x.ty);
  if (debuggable(f.cx, t)) return;
  f.error('E0277', `\`${f.show(shownType(t))}\` doesn't implement \`Debug\``, x.span, {
    help: 'use `assert!(a == b)`',
  });
};

/** `match (&left, &right) { (l, r) => assert!(*l == *r) }`, as std writes it. */
const checkAssertEq = (f: FnCx, e: S.MacroCall, left: S.Expr, right: S.Expr): TExpr => {
  const { span } = e;
  const a = borrowed(f, left);
  const hint = f.shallow(a.ty);
  const b = f.parts.expr(f, right, hint.k === 'ref' ? hint.to : null);
  const rb = f.make({ k: 'borrow', kind: 'shared', a: b, ty: T.refTo(b.ty), span: right.span });
  const l = f.declareHidden('left', a.ty, left.span);
  const r = f.declareHidden('right', rb.ty, right.span);
  const value = f.make({ k: 'tuple', elems: [a, rb], ty: T.tupleOf([a.ty, rb.ty]), span });
  const bind = (v: typeof l): TPat => f.pat({ k: 'bind', v, mode: 'move', sub: null, ty: v.ty, span });
  const pat = f.pat({
    k: 'fields',
    subs: [
      { index: 0, pat: bind(l) },
      { index: 1, pat: bind(r) },
    ],
    ty: value.ty,
    span,
  });
  const through = (v: typeof l): TExpr => {
    const at = f.make({ k: 'var', v, ty: v.ty, span: v.span });
    const to = f.shallow(v.ty);
    return to.k === 'ref' ? f.make({ k: 'deref', a: at, ty: to.to, span: v.span }) : at;
  };
  const op = e.name === 'assert_eq' ? '==' : '!=';
  const cond = compareNodes(f, op, through(l), through(r), span, span);
  f.wait(reportable, a, null);
  f.wait(reportable, rb, null);
  const m = message(f, e.format, `assertion \`left ${op} right\` failed`);
  const body = assertNode(f, cond, m, span);
  return f.makeMatch({ k: 'match', value, arms: [{ pat, guard: null, body, span }], ty: T.unit, span });
};

/** The element of `vec![x; n]` is cloned. */
const mayFill = (f: FnCx, value: TExpr, e: S.Expr): void => {
  const t = f.infer.resolve(value.ty);
  if (!isClone(f.cx, t))
    f.error('E0277', `the trait bound \`${f.show(t)}: Clone\` is not satisfied`, e.span, {
      help: 'push the elements one by one',
    });
  else if (!isCopy(f.cx, t))
    f.cx.refuse('`vec![x; n]` of a type that is not `Copy`', e.span, 'push the elements one by one');
};

const checkVec = (f: FnCx, e: S.Expr, span: Span, want: Ty | null): TExpr => {
  const w = want === null ? null : f.shallow(want);
  const hint = w?.k === 'lib' && w.name === 'Vec' ? (w.args[0] ?? null) : null;
  if (e.kind === 'ArrayList') {
    const merge = new Merge(f, hint, 'array elements');
    for (const x of e.elements) merge.add(f.parts.expr(f, x, merge.hint));
    const ty = merge.common();
    const parts = merge.parts(ty);
    mustBeSized(f, ty, span);
    return f.make({ k: 'vec', elems: parts, value: null, count: null, ty: T.lib('Vec', [ty]), span });
  }
  if (e.kind !== 'ArrayRepeat') return f.broken(span);
  const made = f.parts.expr(f, e.element, hint);
  const value = hint === null || f.infer.isUnknown(hint) ? made : coerce(f, made, hint);
  const count = coerce(f, f.parts.expr(f, e.length, T.usize), T.usize);
  mustBeSized(f, value.ty, span);
  f.wait(mayFill, value, e.element);
  return f.make({ k: 'vec', elems: null, value, count, ty: T.lib('Vec', [value.ty]), span });
};
