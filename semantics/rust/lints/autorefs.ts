/**
 * `dangerous_implicit_autorefs`: `(*p).len()` makes a reference to what the raw pointer `p` leads to, without a `&` that
 * says so; the reference asserts more than the access needs (rustc_lint, `autorefs`).
 */
import type { TExpr } from '../tree.js';
import type { Lint } from './lint.js';
import { isImplicit, wrapped, written, writtenDeref } from './written.js';

/** Fields and elements, of whatever: the place that a place is a part of. */
const whole = (e: TExpr): TExpr => {
  let at = written(e);
  while (at.k === 'index' || at.k === 'slice' || at.k === 'field') at = written(at.a);
  return at;
};

const derefsBy = (e: TExpr): boolean => {
  const below = wrapped(e);
  return below !== null && (e.k === 'overloaded-deref' || derefsBy(below));
};

/** The operand that gets a reference of its own accord, if one does. */
const referred = (e: TExpr): TExpr | null => {
  switch (e.k) {
    // Ranges are taken by a function, and so are the elements of what derefs to a slice.
    case 'slice':
      return e.a;
    case 'index':
      return derefsBy(e.a) ? e.a : null;
    case 'field':
      return isImplicit(e.a) && e.a.k === 'overloaded-deref' ? e.a : null;
    case 'raw': {
      const place = written(e.a);
      return !isImplicit(e) && place.k === 'overloaded-deref' ? place.a : null;
    }
    case 'call': {
      if (e.target.k !== 'lib' || !e.target.fn.explicitRef) return null;
      const [self] = e.args;
      return self?.k === 'borrow' && isImplicit(self) ? self : null;
    }
    default:
      return null;
  }
};

export const implicitAutorefs: Lint = {
  name: 'dangerous_implicit_autorefs',
  on: ['slice', 'index', 'field', 'raw', 'call'],
  expr: (l, e) => {
    const inner = referred(e);
    const pointer = inner === null ? null : writtenDeref(whole(inner));
    if (pointer?.ty.k !== 'raw') return;
    l.say(
      'implicit autoref creates a reference to the dereference of a raw pointer',
      e.span,
      'write the reference, if it is meant: `(&*p)`, `(&mut *p)`',
      [{ span: pointer.span, message: 'this raw pointer has type `' + l.show(pointer.ty) + '`' }],
    );
  },
};
