/** Changes of borrows, bindings and variables. */
import * as b from '../../../model/rust/build.js';
import type { PathExpr } from '../../../model/rust/syntax.js';
import { replace } from '../../../model/rust/walk.js';
import { all, change, variableOf, isLocal, variablesIn, type Mutation } from './tools.js';

export const borrowsMutations: readonly Mutation[] = [
  {
    name: 'mut-dropped',
    make: change(
      'BindPattern',
      (n) => ({ ...n, mutable: false }),
      (n) => n.mutable && !n.byRef,
    ),
  },
  {
    name: 'mut-added',
    make: change(
      'BindPattern',
      (n) => ({ ...n, mutable: true }),
      (n) => !n.mutable && !n.byRef && n.sub === null && isLocal(n.name),
    ),
  },
  {
    name: 'borrow-made-mut',
    make: change(
      'Borrow',
      (n) => ({ ...n, mutable: true }),
      (n) => !n.mutable,
    ),
  },
  {
    name: 'borrow-made-shared',
    make: change(
      'Borrow',
      (n) => ({ ...n, mutable: false }),
      (n) => n.mutable,
    ),
  },
  { name: 'borrow-removed', make: change('Borrow', (n) => n.operand) },
  {
    name: 'borrow-added',
    make: change(
      'PathExpr',
      (n, d) => b.borrow(n, d.choose(2) === 1),
      (n: PathExpr) => isLocal(variableOf(n) ?? ''),
    ),
  },
  { name: 'deref-removed', make: change('Deref', (n) => n.operand) },
  {
    name: 'variable-swapped',
    make: (d, crate) => {
      const fns = all(crate, 'Fn', (f) => f.body !== null && variablesIn(f.body).length > 1);
      if (fns.length === 0) return null;
      const fn = d.pick(fns);
      const uses = all(fn.body!, 'PathExpr', (n) => isLocal(variableOf(n) ?? ''));
      const at = d.pick(uses);
      const others = variablesIn(fn.body!).filter((v) => v !== variableOf(at));
      return others.length === 0 ? null : replace(crate, at, b.name(d.pick(others)));
    },
  },
  {
    name: 'binding-by-reference',
    make: change(
      'BindPattern',
      (n, d) => ({ ...n, byRef: true, mutable: d.choose(2) === 1 }),
      (n) => !n.byRef && !n.mutable && n.sub === null && isLocal(n.name),
    ),
  },
  {
    name: 'binding-by-value',
    make: change(
      'BindPattern',
      (n) => ({ ...n, byRef: false, mutable: false }),
      (n) => n.byRef,
    ),
  },
];
