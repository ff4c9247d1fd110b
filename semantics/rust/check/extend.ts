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

/** A pattern that takes a reference to a part of the value keeps the value. */
export const bindsByRef = (p: S.Pattern): boolean => {
  switch (p.kind) {
    case 'BindPattern':
      return p.byRef || (p.sub !== null && bindsByRef(p.sub));
    case 'TupleStructPattern':
    case 'TuplePattern':
      return someByRef(p.elements);
    case 'StructPattern':
      for (const x of p.fields) if (bindsByRef(x.pattern)) return true;
      return false;
    case 'OrPattern':
      return someByRef(p.alternatives);
    default:
      return false;
  }
};

const someByRef = (ps: readonly S.Pattern[]): boolean => {
  for (const p of ps) if (bindsByRef(p)) return true;
  return false;
};

/** `keeps`: the pattern takes a reference to a part of the value. */
export const markExtended = (init: TExpr, keeps: boolean): void => {
  extend(init);
  if (keeps) keep(init);
};
