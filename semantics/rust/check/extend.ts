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
      return e.elems.forEach(extend);
    case 'adt':
      return e.fields.forEach((x) => extend(x.value));
    case 'block':
      if (e.tail !== null) extend(e.tail);
      return;
    case 'if':
      extend(e.then);
      if (e.otherwise !== null) extend(e.otherwise);
      return;
    case 'match':
      return e.arms.forEach((a) => extend(a.body));
    default:
      return;
  }
};

/** A pattern that takes a reference to a part of the value keeps the value. */
export const bindsByRef = (p: S.Pattern): boolean => {
  switch (p.kind) {
    case 'BindPattern':
      return p.byRef || (p.sub !== null && bindsByRef(p.sub));
    case 'TupleStructPattern':
    case 'TuplePattern':
      return p.elements.some(bindsByRef);
    case 'StructPattern':
      return p.fields.some((x) => bindsByRef(x.pattern));
    case 'OrPattern':
      return p.alternatives.some(bindsByRef);
    default:
      return false;
  }
};

export const markExtended = (init: TExpr, pattern: S.Pattern): void => {
  extend(init);
  if (bindsByRef(pattern)) keep(init);
};
