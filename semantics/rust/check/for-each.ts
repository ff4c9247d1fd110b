/**
 * `for` over what is no range: a slice, array or vector behind a reference, or an iterator over one. It means
 * `match IntoIterator::into_iter(e) { mut iter => loop { match iter.next() { None => break, Some(p) => body } } }`
 * (Reference, iterator loops).
 */
import type * as S from '../../../model/rust/syntax.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { libFns } from '../library/index.js';
import type { Arm, Jump, TExpr, TPat } from '../tree.js';
import { hasVar, isLib } from '../ty.js';
import type { FnCx } from './body.js';
import { coerce } from './coerce.js';
import { bindsByRef } from './extend.js';
import { mustMatch } from './finish.js';
import { isCopy } from './traits.js';
import { libType } from './types.js';

const call = (f: FnCx, name: string, tys: readonly Ty[], arg: TExpr, ty: Ty, span: Span): TExpr | null => {
  const fn = libFns.get(name);
  if (fn === undefined) return null;
  return f.makeLibCall(fn, tys, [arg], ty, span);
};

/** The elements that a reference leads to, of which there are many. */
const elementsOf = (f: FnCx, t: Ty): Ty | null => {
  const to = f.shallow(t);
  if (to.k === 'array' || to.k === 'slice') return to.of;
  return isLib(to, 'Vec') ? (to.args[0] ?? T.unit) : null;
};

/** The iterator that a value stands for, and what it gives; null if it stands for none that mini-Rust has. */
const iteratorOf = (f: FnCx, e: TExpr): { readonly iter: TExpr; readonly item: Ty } | null => {
  const ty = f.shallow(e.ty);
  if (isLib(ty, 'Iter') || isLib(ty, 'IterMut'))
    return { iter: e, item: T.refTo(ty.args[0] ?? T.unit, ty.name === 'IterMut') };
  if (isLib(ty, 'Enumerate') || isLib(ty, 'EnumerateMut')) {
    const item = T.refTo(ty.args[0] ?? T.unit, ty.name === 'EnumerateMut');
    return { iter: e, item: T.tupleOf([T.usize, item]) };
  }
  if (ty.k !== 'ref') return null;
  const of = elementsOf(f, ty.to);
  if (of === null) return null;
  // `into_iter` takes the reference itself: one that is exclusive is moved, not lent.
  const whole = f.make({ k: 'block', stmts: [], tail: e, jump: null, ty, span: e.span, closeSpan: null });
  const slice = coerce(f, ty.mut ? whole : e, T.refTo(T.sliceOf(of), ty.mut));
  const made = T.lib(ty.mut ? 'IterMut' : 'Iter', [of]);
  const iter = call(f, ty.mut ? 'slice::iter_mut' : 'slice::iter', [of], slice, made, e.span);
  return iter === null ? null : { iter, item: T.refTo(of, ty.mut) };
};

/** The loop over what `value` stands for; null if that is nothing that mini-Rust goes through. */
export const forEach = (f: FnCx, e: S.For, value: TExpr): TExpr | null => {
  const found = iteratorOf(f, value);
  const made = found === null ? overCopies(f, e, value) : over(f, e, found, false);
  // As a statement of its own: what the head has made is dropped with the loop (rustc: drop temporaries).
  return (
    made &&
    f.make({
      k: 'block',
      stmts: [{ k: 'expr', expr: made, span: e.span }],
      tail: null,
      jump: null,
      closeSpan: null,
      ty: T.unit,
      span: e.span,
    })
  );
};

/** Whether values of the type can be copied, as far as it is known: a number is one whatever its size. */
const copies = (f: FnCx, t: Ty): boolean => {
  const ty = f.shallow(t);
  if (!hasVar(f.infer.resolve(ty))) return isCopy(f.cx, f.infer.resolve(ty));
  if (f.infer.isIntVar(ty)) return true;
  switch (ty.k) {
    case 'ref':
      return !ty.mut;
    case 'array':
      return copies(f, ty.of);
    case 'tuple':
      return ty.elems.every((x) => copies(f, x));
    case 'lib':
      return libType(f.cx, ty.name)?.copy === 'args' && ty.args.every((x) => copies(f, x));
    default:
      return false;
  }
};

/** An array or vector by value: where its elements can be copied, that is the same as going through a reference to it. */
const overCopies = (f: FnCx, e: S.For, value: TExpr): TExpr | null => {
  const of = elementsOf(f, value.ty);
  if (of === null || f.shallow(value.ty).k === 'slice') return null;
  if (!copies(f, of)) return null;
  const at = value.span;
  return f.scoped(() => {
    const v = f.declareHidden('elements', value.ty, at);
    const named = f.make({ k: 'var', v, ty: value.ty, span: at });
    const lent = f.make({ k: 'borrow', kind: 'shared', a: named, ty: T.refTo(value.ty), span: at });
    const found = iteratorOf(f, lent);
    if (found === null) return null;
    const body = over(f, e, found, true);
    const pat: TPat = f.pat({ k: 'bind', v, mode: 'move', sub: null, ty: value.ty, span: at });
    const arms: Arm[] = [{ pat, guard: null, body, span: e.span }];
    return f.makeMatch({ k: 'match', value, arms, ty: T.unit, span: e.span });
  });
};

/** What a round of the loop does; `own`: the written pattern, where it is not in `pat`. */
interface Round {
  readonly pat: TPat;
  readonly body: TExpr;
  readonly own?: TPat;
}

/** What is bound by `ref` is in a copy of the element, which lives for the round: `Some(e) => match { *e } { … }`. */
const ofEach = (f: FnCx, own: TPat, body: TExpr, item: Ty): Round => {
  const { span } = own;
  const v = f.declareHidden('element', item, span);
  const named = f.make({ k: 'var', v, ty: item, span });
  const behind = f.make({ k: 'deref', a: named, ty: own.ty, span });
  const value = f.make({ k: 'cast', kind: 'same', a: behind, ty: own.ty, span });
  const arms: Arm[] = [{ pat: own, guard: null, body, span: body.span }];
  const pat = f.pat({ k: 'bind', v, mode: 'move', sub: null, ty: item, span });
  return { pat, body: { k: 'match', value, arms, ty: T.unit, span }, own };
};

/** `copied`: the pattern is that of what the references lead to. */
const over = (
  f: FnCx,
  e: S.For,
  { iter, item }: { readonly iter: TExpr; readonly item: Ty },
  copied: boolean,
): TExpr => {
  const { span } = e;
  const at = iter.span;
  const jump: Jump = { label: e.label, kind: 'for', ty: T.unit, broken: false, reached: false };
  const reached = f.diverges;
  return f.scoped(() => {
    const v = f.declareHidden('iter', iter.ty, at, true);
    const named = f.make({ k: 'var', v, ty: iter.ty, span: at });
    const lent = f.make({ k: 'borrow', kind: 'mut', a: named, ty: T.refTo(iter.ty, true), span: at });
    const option = T.lib('Option', [item]);
    const kind = f.shallow(iter.ty);
    const name = kind.k === 'lib' ? `${kind.name}::next` : '';
    const tys = kind.k === 'lib' ? kind.args : [];
    const next = call(f, name, tys, lent, option, at) ?? f.broken(at);
    const inner = f.scoped((): Round => {
      const own = f.parts.pattern(f, e.pattern, copied && item.k === 'ref' ? item.to : item);
      f.jumps.push(jump);
      const body = f.parts.block(f, e.body, T.unit);
      f.jumps.pop();
      if (!copied) return { pat: own, body };
      if (bindsByRef(e.pattern)) return ofEach(f, own, body, item);
      return { pat: f.pat({ k: 'deref', sub: own, ty: item, span: own.span }), body };
    });
    f.last.push(() => mustMatch(f, inner.own ?? inner.pat, '`for` loop binding'));
    const ended: TPat = f.pat({ k: 'variant', variant: 0, subs: [], ty: option, span: at });
    const given: TPat = f.pat({
      k: 'variant',
      variant: 1,
      subs: [{ index: 0, pat: inner.pat }],
      ty: option,
      span: e.pattern.span,
    });
    const stop = f.make({ k: 'break', jump, value: null, ty: T.never, span: at });
    const arms: Arm[] = [
      { pat: ended, guard: null, body: stop, span: at },
      { pat: given, guard: null, body: inner.body, span: e.body.span },
    ];
    // Not among the nodes whose patterns are judged as those of a `match`: this one is a binding (E0005).
    const step: TExpr = { k: 'match', value: next, arms, ty: T.unit, span: at };
    const loop = f.make({ k: 'loop', body: step, jump, ty: T.unit, span });
    const bound: TPat = f.pat({ k: 'bind', v, mode: 'move', sub: null, ty: iter.ty, span: at });
    f.diverges = reached;
    return f.makeMatch({
      k: 'match',
      value: iter,
      arms: [{ pat: bound, guard: null, body: loop, span }],
      ty: T.unit,
      span,
    });
  });
};
