/** Walks over the typed tree. */
import type { Message, TExpr } from './tree.js';

const message = (m: Message, f: (e: TExpr) => void): void => m.args.forEach(f);

/** Calls `f` on the expressions directly below, in order of evaluation as far as the tree shows it. */
export const eachChild = (e: TExpr, f: (e: TExpr) => void): void => {
  const maybe = (x: TExpr | null): void => {
    if (x !== null) f(x);
  };
  switch (e.k) {
    case 'int':
    case 'str':
    case 'bytes':
    case 'cstr':
    case 'var':
    case 'static':
    case 'const':
    case 'fn':
    case 'continue':
    case 'scopes':
    case 'error':
      return;
    case 'adt':
      e.fields.forEach((x) => f(x.value));
      return maybe(e.base);
    case 'tuple':
    case 'array':
      return e.elems.forEach(f);
    case 'repeat':
      return f(e.value);
    case 'un':
    case 'cast':
    case 'deref':
    case 'overloaded-deref':
    case 'field':
    case 'borrow':
    case 'raw':
    case 'never':
      return f(e.a);
    case 'bin':
    case 'compare':
    case 'lazy':
      f(e.a);
      return f(e.b);
    case 'index':
      f(e.a);
      return f(e.i);
    case 'slice':
      f(e.a);
      maybe(e.from);
      return maybe(e.to);
    case 'call':
      if (e.target.k === 'pointer') f(e.target.callee);
      e.args.forEach(f);
      return e.scopes.forEach(f);
    case 'block':
      for (const s of e.stmts) {
        if (s.k === 'expr') f(s.expr);
        else {
          maybe(s.init);
          maybe(s.otherwise);
        }
      }
      return maybe(e.tail);
    case 'if':
      f(e.cond);
      f(e.then);
      return maybe(e.otherwise);
    case 'let':
      return f(e.value);
    case 'match':
      f(e.value);
      for (const a of e.arms) {
        maybe(a.guard);
        f(a.body);
      }
      return;
    case 'loop':
      return f(e.body);
    case 'while':
      f(e.cond);
      return f(e.body);
    case 'for':
      f(e.start);
      f(e.end);
      return f(e.body);
    case 'break':
    case 'return':
      return maybe(e.value);
    case 'assign':
    case 'assign-op':
      f(e.value);
      return f(e.place);
    case 'closure':
      return f(e.closure.body);
    case 'print':
      return e.args.forEach(f);
    case 'panic':
      return message(e.message, f);
    case 'assert':
      f(e.cond);
      return message(e.message, f);
    case 'vec':
      e.elems?.forEach(f);
      maybe(e.value);
      return maybe(e.count);
  }
};
