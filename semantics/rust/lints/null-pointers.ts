/** Null pointers that are known to be null: passed where null is undefined, or dereferenced on the spot. */
import { isLayoutError } from '../../../model/layout/index.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { TExpr } from '../tree.js';
import type { Lint } from './lint.js';
import { libCalled, written, writtenDeref } from './written.js';

/** Which arguments must not be null, and whether they may be where nothing is accessed (rustc_lint, `ptr_nulls`). */
const nonNull: Readonly<Record<string, { readonly args: readonly number[]; readonly sized: boolean }>> = {
  'ptr::read': { args: [0], sized: true },
  'ptr::write': { args: [0], sized: true },
  'ptr::replace': { args: [0], sized: true },
  'ptr::write_bytes': { args: [0], sized: true },
  'ptr::copy': { args: [0, 1], sized: true },
  'ptr::copy_nonoverlapping': { args: [0, 1], sized: true },
  'ptr::swap': { args: [0, 1], sized: true },
  'slice::from_raw_parts': { args: [0], sized: false },
  'slice::from_raw_parts_mut': { args: [0], sized: false },
};

/** No byte is accessed, wherever it is. */
const isNothing = (cx: CrateCx, t: Ty): boolean => {
  const layout = cx.layouts.find(t);
  return !isLayoutError(layout) && layout.size === 0 && layout.align === 1;
};

const isZero = (e: TExpr): boolean => e.k === 'int' && e.literal && e.value === 0n;

const isNullCall = (e: TExpr): boolean => {
  const name = libCalled(e);
  return name === 'ptr::null' || name === 'ptr::null_mut';
};

export const nullArguments: Lint = {
  name: 'invalid_null_arguments',
  on: ['call'],
  expr: (l, e) => {
    if (e.k !== 'call') return;
    const must = nonNull[libCalled(e) ?? ''];
    for (const i of must?.args ?? []) {
      const arg = e.args[i];
      if (must === undefined || arg?.ty.k !== 'raw') continue;
      const from = l.origins.source(arg);
      if (!isNullCall(from) && !isZero(from)) continue;
      if (must.sized && isNothing(l.cx, arg.ty.to)) return;
      l.say(
        `calling \`${libCalled(e) ?? ''}\` with a null pointer is undefined behavior, even if the result is unused`,
        e.span,
        'pass a pointer to something; `NonNull::dangling` where there is nothing',
        from.span.start === arg.span.start ? [] : [{ span: from.span, message: 'null originates from here' }],
      );
    }
  },
};

/** Casts and `ptr::null`, as they stand: no variable is looked up. */
const isNullHere = (e: TExpr): boolean => {
  if (isNullCall(e)) return true;
  if (e.k !== 'cast' || e.ty.k !== 'raw') return false;
  const a = written(e.a);
  return isZero(a) || isNullHere(a);
};

export const derefNull: Lint = {
  name: 'deref_nullptr',
  on: ['raw', 'deref'],
  expr: (l, e) => {
    // `&raw const *p` reads nothing.
    const place = e.k === 'raw' ? written(e.a) : null;
    if (place?.k === 'deref') l.exempt.add(place);
    if (e.k !== 'deref' || written(e) !== e || l.exempt.has(e)) return;
    const pointer = writtenDeref(e);
    if (pointer === null || !isNullHere(pointer) || isNothing(l.cx, e.ty)) return;
    l.say(
      'dereferencing a null pointer',
      e.span,
      'this code causes undefined behavior when executed: use a pointer to something',
    );
  },
};
