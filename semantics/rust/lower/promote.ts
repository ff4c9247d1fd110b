/** What `&` promotes to a static: constant expressions that need no drop, hold no cell and cannot fail. */
import type { TExpr } from '../tree.js';
import type { FnLower } from './context.js';

export const isPromotable = (f: FnLower, e: TExpr): boolean =>
  f.program.layouts.of(e.ty).freeze && !f.needsDrop(e.ty) && constant(e);

const constant = (e: TExpr): boolean => {
  switch (e.k) {
    case 'int':
    case 'str':
    case 'bytes':
    case 'cstr':
    case 'const':
    case 'fn':
      return true;
    case 'adt':
      return e.base === null && e.fields.every((x) => constant(x.value));
    case 'tuple':
    case 'array':
      return e.elems.every(constant);
    case 'repeat':
      return constant(e.value);
    case 'un':
    case 'cast':
      return constant(e.a);
    case 'bin':
      // Division may fail, unless by a number that is plainly not zero.
      return (
        constant(e.a) &&
        constant(e.b) &&
        (e.op !== '/' && e.op !== '%' ? true : e.b.k === 'int' && e.b.value > 0n)
      );
    case 'compare':
      return constant(e.a) && constant(e.b);
    case 'borrow':
      return e.kind === 'shared' && constant(e.a);
    case 'deref':
      return e.a.k === 'borrow' && constant(e.a);
    case 'field':
      return constant(e.a);
    default:
      return false;
  }
};
