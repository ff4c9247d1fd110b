/**
 * What falls back to `()` in Rust 2021, and to `!` in Rust 2024: types that only branches decide which never give a value.
 * rustc denies two things that hang on it, by lints (rustc, `hir_typeck::fallback`; Reference, never type).
 */
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { hasVar, isVar, mapTy, someTy } from '../ty.js';
import type { FnCx } from './body.js';

type Holds = (f: FnCx, tys: readonly Ty[]) => boolean;

/** A trait that is asked of types, some of which were not known where it was. */
export interface Hinge {
  readonly tys: readonly Ty[];
  readonly holds: Holds;
}

/** Keeps in mind that a trait is asked of the types. */
export const hinges = (f: FnCx, tys: readonly Ty[], holds: Holds): void => {
  if (tys.some(hasVar)) f.hinges.push({ tys, holds });
};

/** An unsafe function, or a raw pointer, at a type that nothing says but a branch that never gives a value. */
const flowsIntoUnsafe = (f: FnCx, n: TExpr): boolean => {
  if (n.k === 'deref') return f.shallow(n.a.ty).k === 'raw' && f.infer.isDiverging(n.ty);
  return (
    n.k === 'call' &&
    n.target.k === 'lib' &&
    n.target.fn.unsafe &&
    n.target.tys.some((t) => f.infer.isDiverging(t))
  );
};

/** Whether all that hangs on such types holds if they are `()`, and not if they are `!`. */
const hangsOnUnit = (f: FnCx): boolean => {
  const falls = (t: Ty): boolean => isVar(t) && f.infer.isDiverging(t);
  const open = f.hinges.filter((h) => h.tys.some((t) => someTy(f.infer.resolve(t), falls)));
  const holds = (h: Hinge, to: Ty): boolean => {
    const mark = f.infer.mark();
    const answer = h.holds(
      f,
      h.tys.map((t) => mapTy(f.infer.resolve(t), (x) => (falls(x) ? to : null))),
    );
    f.infer.rollback(mark);
    return answer;
  };
  return open.some((h) => !holds(h, T.never)) && open.every((h) => holds(h, T.unit));
};

/** What the lints say of a body before its types fall back: given when they have. `whole`: the function. */
export const fallbackLints = (f: FnCx, whole: Span): (() => void) => {
  const unsafes = f.unresolved.filter((n) => flowsIntoUnsafe(f, n));
  const hangs = hangsOnUnit(f);
  const help = 'write the type: Rust 2021 falls back to `()`, Rust 2024 to `!`';
  return () => {
    for (const n of unsafes)
      f.cx.lint(
        'never_type_fallback_flowing_into_unsafe',
        'never type fallback affects this unsafe operation',
        n.span,
        { help },
      );
    if (hangs)
      f.cx.lint(
        'dependency_on_unit_never_type_fallback',
        'this function depends on never type fallback being `()`',
        whole,
        { help },
      );
  };
};
