/** Which temporaries of a `let` live as long as its block (Reference, temporary lifetime extension). */
import type * as S from '../../../model/rust/syntax.js';
import type { TExpr } from '../tree.js';

/** The operand of an extending borrow, and what it is a place in. */
const keep = (e: TExpr): void => {
  let at: TExpr = e;
  for (;;) {
    at.extended = true;
    if (
      at.k === 'field' ||
      at.k === 'index' ||
      at.k === 'deref' ||
      at.k === 'borrow' ||
      at.k === 'overloaded-deref' ||
      at.k === 'slice'
    )
      at = at.a;
    else return;
  }
};

const extend = (e: TExpr): void => {
  switch (e.k) {
    case 'borrow':
    case 'raw':
      extend(e.a);
      keep(e.a);
      return;
    // Adjustments of what was written: `&x` that becomes `&*&x`.
    case 'cast':
    case 'never':
      return extend(e.a);
    case 'tuple':
    case 'array':
      for (const x of e.elems) extend(x);
      return;
    case 'adt':
      for (const x of e.fields) extend(x.value);
      return;
    case 'block':
      if (e.tail !== null) extend(e.tail);
      return;
    case 'if':
      extend(e.then);
      if (e.otherwise !== null) extend(e.otherwise);
      return;
    case 'match':
      for (const a of e.arms) extend(a.body);
      return;
    default:
      return;
  }
};

/** The patterns directly inside of one. */
const inside = (p: S.Pattern): readonly S.Pattern[] => {
  switch (p.kind) {
    case 'TupleStructPattern':
    case 'TuplePattern':
    case 'SlicePattern':
      return p.elements;
    case 'StructPattern':
      return p.fields.map((x) => x.pattern);
    case 'OrPattern':
      return p.alternatives;
    default:
      return NONE;
  }
};

const NONE: readonly S.Pattern[] = [];

/** Whether the value of a `let` with this pattern lives on: not by what stands behind `@` or `&` (rustc, `is_binding_pat`). */
export const isExtending = (p: S.Pattern): boolean =>
  p.kind === 'BindPattern' ? p.byRef : inside(p).some(isExtending);

/** Whether anything is bound by a `ref` that is written, wherever (rustc, `contains_explicit_ref_binding`). */
export const bindsByRef = (p: S.Pattern): boolean => {
  if (p.kind === 'BindPattern') return p.byRef || (p.sub !== null && bindsByRef(p.sub));
  return p.kind === 'RefPattern' ? bindsByRef(p.inner) : inside(p).some(bindsByRef);
};

/** `keeps`: the pattern is extending. */
export const markExtended = (init: TExpr, keeps: boolean): void => {
  extend(init);
  if (keeps) keep(init);
};
