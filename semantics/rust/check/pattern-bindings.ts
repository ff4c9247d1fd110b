/** What patterns bind, and how: default binding modes, names bound twice, `@` (Reference, identifier patterns). */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { partsOfPattern, partsOfSlice, type TPat, type Var } from '../tree.js';
import type { FnCx } from './body.js';
import { isCopy } from './traits.js';

export type Mode = 'move' | 'ref' | 'ref-mut';

/** A variable of a pattern, and how it is bound as written: alternatives may differ in what ergonomics make of that. */
interface Binding {
  readonly v: Var;
  readonly mode: Mode;
}

/** The variables of one pattern: an alternative of an or-pattern binds those of the first. */
export interface Bound {
  /** Few, so they are looked through one by one. */
  readonly own: Binding[];
  readonly again: readonly Binding[] | null;
  /** What a name bound twice is called: E0416 in one pattern, E0415 among parameters. */
  readonly code: 'E0416' | 'E0415';
  /** Patterns of values match what references refer to (default binding modes). */
  readonly peels: boolean;
  /** The judgement of patterns, for their parts. */
  readonly part: (f: FnCx, p: S.Pattern, ty: Ty, mode: Mode, b: Bound) => TPat;
}

export const bindingOf = (all: readonly Binding[], name: string): Binding | null => {
  for (const b of all) if (b.v.name === name) return b;
  return null;
};

/** In place of one of that name, if there is one. */
export const bind = (all: Binding[], x: Binding): void => {
  for (let i = 0; i < all.length; i++)
    if (all[i]!.v.name === x.v.name) {
      all[i] = x;
      return;
    }
  all.push(x);
};

export const bindPattern = (f: FnCx, p: S.BindPattern, ty: Ty, mode: Mode, b: Bound): TPat => {
  const own: Mode = p.byRef ? (p.mutable ? 'ref-mut' : 'ref') : p.mutable ? 'move' : mode;
  const varTy = own === 'move' ? ty : T.refTo(f.infer.resolve(ty), own === 'ref-mut');
  const written: Mode = p.byRef ? own : 'move';
  const v = bindVar(f, p, varTy, written, b);
  const sub = p.sub === null ? null : b.part(f, p.sub, ty, mode, b);
  if (sub !== null && own !== 'move') {
    noneAgainst(f, own, sub, p.span);
    f.held.push({ sub, span: p.span });
  }
  if (sub !== null && own === 'move' && bindings(sub).some((m) => m !== 'move'))
    f.wait(copiedWhole, ty, p.span);
  return f.pat({ k: 'bind', v, mode: own, sub, ty, span: p.span });
};

const copiedWhole = (f: FnCx, ty: Ty, span: Span): void => {
  if (isCopy(f.cx, f.infer.resolve(ty))) return;
  f.error('binding-conflict', 'borrow of moved value', span, { help: 'bind the whole, or its parts' });
};

/** Of `ref mut x @ p` nothing in `p` may borrow, and of `ref x @ p` nothing mutably (rustc, bindings after `@`). */
const noneAgainst = (f: FnCx, whole: 'ref' | 'ref-mut', sub: TPat, span: Span): void => {
  const [part] = bindings(sub).filter((m) => m !== 'move' && (m === 'ref-mut' || whole === 'ref-mut'));
  if (part === undefined) return;
  const first = whole === 'ref' ? 'immutable' : 'mutable';
  const message =
    whole === part
      ? 'cannot borrow value as mutable more than once at a time'
      : `cannot borrow value as ${part === 'ref' ? 'immutable' : 'mutable'} because it is also borrowed as ${first}`;
  f.error('binding-conflict', message, span, { help: 'bind the whole, or its parts' });
};

/** Whether the pattern moves something out of what it matches. */
export const movesOut = (f: FnCx, p: TPat): boolean =>
  (p.k === 'bind' && p.mode === 'move' && !isCopy(f.cx, p.ty)) ||
  partsOfPattern(p).some((x) => movesOut(f, x));

const bindings = (p: TPat): readonly Mode[] => {
  const below = partsOfPattern(p).flatMap(bindings);
  return p.k === 'bind' ? [p.mode, ...below] : below;
};

const bindVar = (f: FnCx, p: S.BindPattern, ty: Ty, mode: Mode, b: Bound): Var => {
  if (b.own.length > 0 && bindingOf(b.own, p.name) !== null) {
    const message =
      b.code === 'E0415'
        ? `identifier \`${p.name}\` is bound more than once in this parameter list`
        : `identifier \`${p.name}\` is bound more than once in the same pattern`;
    f.error(b.code, message, p.span, { help: 'choose another name' });
  }
  const again = b.again === null ? null : bindingOf(b.again, p.name);
  if (again !== null) {
    if (again.mode !== mode || again.v.mutable !== (p.mutable && !p.byRef))
      f.error(
        'E0409',
        `variable \`${p.name}\` is bound inconsistently across alternatives separated by \`|\``,
        p.span,
        {
          help: 'bind it in the same way in all of them',
        },
      );
    if (!f.infer.unify(again.v.ty, ty)) f.mismatch(again.v.ty, ty, p.span);
    bind(b.own, again);
    return again.v;
  }
  const v = f.declare(p.name, ty, p.mutable && !p.byRef, p.span);
  bind(b.own, { v, mode });
  return v;
};

/** Whether something is bound by `&mut`: then the place that is matched is changed through it. */
export const bindsByMutRef = (p: TPat): boolean => {
  switch (p.k) {
    case 'bind':
      return p.mode === 'ref-mut' || (p.sub !== null && bindsByMutRef(p.sub));
    case 'variant':
    case 'fields':
      for (const s of p.subs) if (bindsByMutRef(s.pat)) return true;
      return false;
    case 'slice':
      return partsOfSlice(p).some(bindsByMutRef);
    case 'deref':
      return bindsByMutRef(p.sub);
    case 'or':
      return p.alternatives.some(bindsByMutRef);
    case 'wild':
    case 'int':
    case 'str':
    case 'range':
      return false;
  }
};
