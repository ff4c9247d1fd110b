/**
 * `invalid_reference_casting`: a shared reference, cast to a `*mut` that is then assigned or borrowed mutably; and any
 * reference, cast to a pointer to more bytes than there are (rustc_lint, `reference_casting`).
 */
import { isLayoutError, type Layout } from '../../../model/layout/index.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { TExpr } from '../tree.js';
import { isImplicit, libCalled, written, writtenDeref, type Origins } from './written.js';
import type { Lint } from './lint.js';

interface Use {
  readonly pointer: TExpr;
  readonly how: 'assigned' | 'borrowed' | 'borrowed mutably';
}

const behind = (place: TExpr, how: Use['how']): Use | null => {
  const pointer = writtenDeref(place);
  return pointer?.ty.k === 'raw' ? { pointer, how } : null;
};

/** `*p = v`, `*p += v`, `&mut *p`, `&*p`, `ptr::write(p, v)`. */
const useOf = (e: TExpr): Use | null => {
  if (isImplicit(e)) return null;
  switch (e.k) {
    case 'assign':
    case 'assign-op':
      return behind(e.place, 'assigned');
    case 'borrow':
      return behind(e.a, e.kind === 'shared' ? 'borrowed' : 'borrowed mutably');
    case 'raw':
      return e.macro === true ? null : behind(e.a, e.mut ? 'borrowed mutably' : 'borrowed');
    case 'call': {
      const [pointer] = e.args;
      return libCalled(e) === 'ptr::write' && pointer !== undefined
        ? { pointer: written(pointer), how: 'assigned' }
        : null;
    }
    default:
      return null;
  }
};

const sized = (cx: CrateCx, t: Ty): Layout | null => {
  const l = cx.layouts.find(t);
  return isLayoutError(l) ? null : l;
};

/** How many bytes too few the object of a reference has for what it is cast to; null where that cannot be said. */
const tooSmall = (cx: CrateCx, from: TExpr, to: Ty, origins: Origins): Layout | null => {
  if (from.ty.k !== 'ref') return null;
  const origin = origins.origin(from);
  const object = origin.k === 'borrow' ? written(origin.a) : origin;
  // A part of something larger, or what a pointer leads to: nobody knows where that ends.
  if (object.k === 'index' || object.k === 'slice' || object.k === 'field') return null;
  if (object.k === 'deref' || object.k === 'overloaded-deref') return null;
  if (object.ty.k === 'ref' || object.ty.k === 'raw' || object.ty.k === 'fn') return null;
  const [has, referred, wants] = [object.ty, from.ty.to, to].map((t) => sized(cx, t));
  if (has == null || referred == null || wants == null) return null;
  return wants.size > referred.size && wants.size > has.size ? has : null;
};

export const referenceCasting: Lint = {
  name: 'invalid_reference_casting',
  on: ['assign', 'assign-op', 'borrow', 'raw', 'call'],
  expr: (l, e) => {
    const use = useOf(e);
    if (use === null) return;
    const made = l.origins.origin(use.pointer);
    if (made.ty.k !== 'raw') return;
    const from = l.origins.source(made);
    if (from.ty.k !== 'ref') return;
    if (use.how !== 'borrowed' && made.ty.mut && !from.ty.mut)
      l.say(
        use.how === 'assigned'
          ? 'assigning to `&T` is undefined behavior'
          : 'casting `&T` to `&mut T` is undefined behavior, even if the reference is unused',
        e.span,
        'borrow by `&mut`, or use an `UnsafeCell`',
        [{ span: made.span, message: 'the cast is made here' }],
      );
    const has = tooSmall(l.cx, from, made.ty.to, l.origins);
    if (has !== null)
      l.say(
        'casting references to a bigger memory layout than the backing allocation is undefined behavior, even if the reference is unused',
        e.span,
        `the object has ${has.size} bytes: cast to no more`,
        [{ span: from.span, message: 'the reference is taken here' }],
      );
  },
};
