/** Walks over the typed tree. */
import type { Message, TExpr } from './tree.js';

type Visit = (e: TExpr) => void;

const message = (m: Message, f: Visit): void => m.args.forEach(f);
const maybe = (x: TExpr | null, f: Visit): void => {
  if (x !== null) f(x);
};

/** Calls `f` on the expressions directly below, in order of evaluation as far as the tree shows it. */
export const eachChild = (e: TExpr, f: Visit): void => {
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
      for (const x of e.fields) f(x.value);
      return maybe(e.base, f);
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
      maybe(e.from, f);
      return maybe(e.to, f);
    case 'call':
      if (e.target.k === 'pointer' || e.target.k === 'closure') f(e.target.callee);
      e.args.forEach(f);
      return e.scopes.forEach(f);
    case 'block':
      for (const s of e.stmts) {
        if (s.k === 'expr') f(s.expr);
        else {
          maybe(s.init, f);
          maybe(s.otherwise, f);
        }
      }
      return maybe(e.tail, f);
    case 'if':
      f(e.cond);
      f(e.then);
      return maybe(e.otherwise, f);
    case 'let':
      return f(e.value);
    case 'match':
      f(e.value);
      for (const a of e.arms) {
        maybe(a.guard, f);
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
      return maybe(e.value, f);
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
      maybe(e.value, f);
      return maybe(e.count, f);
  }
};
