/** Types that the target cannot hold: what a program names, stores or points to (rustc asks when it makes code). */
import { isLayoutError } from '../../../model/layout/index.js';
import type { Span } from '../../../model/span.js';
import { erase, type Ty } from '../../../model/types.js';
import { isError, someTy } from '../ty.js';
import type { CrateCx } from './context.js';

const isUsers = (cx: CrateCx, t: Ty): boolean => t.k === 'adt' && cx.infoOf.has(t.def);

const isScalar = (t: Ty): boolean =>
  t.k === 'int' || t.k === 'bool' || t.k === 'char' || t.k === 'unit' || t.k === 'never';

/** More than any type of the language and of the library has beside its parts, alignment included. */
const OWN = 64;

/** How many parts are looked at before the type is laid out to know. */
const LOOKS = 64;

/** Sizes that values of a type do not exceed. */
class Look {
  private left = LOOKS;

  /** `Infinity` if that takes more than a look: for recursive types, large ones, and those without a size. */
  atMost(t: Ty): number {
    if (isScalar(t)) return 8;
    if (this.left-- <= 0) return Infinity;
    switch (t.k) {
      case 'ref':
      case 'raw':
      case 'fn':
        return OWN;
      case 'array':
        return OWN + t.len * this.atMost(t.of);
      case 'tuple':
        return this.all(t.elems);
      case 'lib':
        return this.all(t.args);
      case 'adt': {
        let n = OWN;
        for (const v of t.def.variants) for (const x of v.fields) n += this.atMost(x.ty);
        return n;
      }
      default:
        return Infinity;
    }
  }

  private all(parts: readonly Ty[]): number {
    let n = OWN;
    for (const t of parts) n += this.atMost(t);
    return n;
  }
}

/** Whether a look tells that values of the type are small: most are, and need no layout to be made for that. */
export const isSmall = (t: Ty): boolean => new Look().atMost(t) < 2 ** 16;

/** What is wrong with the size of the type, or of a part of it; null if nothing is. */
const whyTooBig = (cx: CrateCx, ty: Ty): string | null => {
  let message: string | null = null;
  someTy(ty, (t) => {
    // Only arrays make a type big. What a closure captures is not known yet, so other types are not asked for.
    const layout = (t.k === 'array' || isUsers(cx, t)) && !isSmall(t) ? cx.layouts.find(erase(t)) : null;
    if (layout !== null && isLayoutError(layout) && layout.code === 'too-big') ({ message } = layout);
    return message !== null;
  });
  return message;
};

/** Whether values of the type are small in every program: most types, of which nothing is asked more than once. */
export const fits = (t: Ty): boolean => (t.known.fits ??= !someTy(t, mayBeBig));

/** A user's type and a closure's are filled in later; what stands for an error is nothing to rely on. */
const mayBeBig = (t: Ty): boolean => t.k === 'adt' || (t.k === 'array' && !isSmall(t)) || isError(t);

/** Says of a type that it is too big, once for all types that are so for one reason. */
export const checkSize = (cx: CrateCx, ty: Ty, span: Span): void => {
  if (fits(ty) || cx.measured.has(ty)) return;
  cx.measured.add(ty);
  const message = whyTooBig(cx, ty);
  if (message !== null && !cx.diagnostics.some((d) => d.message === message))
    cx.error('too-big', message, span, { help: 'use a smaller array' });
};

/** Types in items: bodies are judged with their expressions. */
export const checkItemSizes = (cx: CrateCx): void => {
  for (const f of cx.fns) {
    for (const ty of f.params) checkSize(cx, ty, f.span);
    checkSize(cx, f.ret, f.span);
  }
  for (const s of cx.statics) checkSize(cx, s.ty, s.ast.nameSpan);
  for (const a of cx.adts)
    for (const v of a.def.variants) for (const f of v.fields) checkSize(cx, f.ty, a.ast.nameSpan);
};

/** More memory than this is not written out for a static or what a constant refers to: the machine is no place for it. */
const MOST_BYTES = 1 << 24;

/** What is too large about such memory; null if nothing is. */
export const tooMuch = (cx: CrateCx, ty: Ty): string | null => {
  const { size } = cx.layouts.of(ty);
  return size <= MOST_BYTES ? null : `memory of ${size} bytes that is there from the start`;
};
