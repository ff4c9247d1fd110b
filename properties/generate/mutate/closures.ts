/** Changes of closures that are kept: of what they capture, while they live; of how, and of how often they are called. */
import * as b from '../../../model/rust/build.js';
import type { Closure, LetStmt, Stmt } from '../../../model/rust/syntax.js';
import {
  all,
  change,
  dropOf,
  inBlocks,
  insert,
  lookAt,
  variableOf,
  variablesIn,
  type Mutation,
} from './tools.js';

type Kept = LetStmt & { readonly init: Closure };

const isKept = (s: Stmt): s is Kept =>
  s.kind === 'LetStmt' && s.init?.kind === 'Closure' && s.pattern.kind === 'BindPattern';

const nameOf = (s: Kept): string => (s.pattern.kind === 'BindPattern' ? s.pattern.name : '_');

const capturedBy = (c: Closure): string[] => {
  const own = new Set(all(c, 'BindPattern').map((p) => p.name));
  return variablesIn(c.body).filter((v) => !own.has(v));
};

const calls = (s: Stmt, name: string): boolean => all(s, 'Call').some((c) => variableOf(c.callee) === name);

/** A variable that the statement calls. */
const calledIn = (s: Stmt): string[] =>
  all(s, 'Call')
    .map((c) => variableOf(c.callee))
    .filter((x): x is string => x !== null && /^c\d/.test(x));

export const closuresMutations: readonly Mutation[] = [
  {
    // What the closure captured is read, written, borrowed or moved, and then the closure is used.
    name: 'capture-crossed',
    about: 'borrows',
    make: inBlocks(
      (s) => isKept(s) && capturedBy(s.init).length > 0,
      (block, k, d) => {
        const s = block.stmts[k] as Kept;
        const v = d.pick(capturedBy(s.init));
        const other: Stmt = d.pick<() => Stmt>([
          () => lookAt(v),
          () => b.let_(b.bind('_again'), b.borrow(b.name(v), true)),
          () => dropOf(v),
          () => b.exprStmt(b.assign(b.name(v), b.name(v))),
        ])();
        const at = k + 1 + d.choose(block.stmts.length - k);
        const end = at + 1 + d.choose(block.stmts.length - at + 1);
        return insert(insert(block.stmts, at, other), end, lookAt(nameOf(s)));
      },
    ),
  },
  {
    name: 'closure-moved-before-call',
    make: inBlocks(
      (s) => calledIn(s).length > 0,
      (block, k, d) => insert(block.stmts, k, dropOf(d.pick(calledIn(block.stmts[k]!)))),
    ),
  },
  {
    name: 'closure-called-again',
    make: inBlocks(
      (s, k, block) => k > 0 && block.stmts.slice(0, k).some((x) => isKept(x) && calls(s, nameOf(x))),
      (block, k) => insert(block.stmts, k, block.stmts[k]!),
    ),
  },
  {
    name: 'body-doubled',
    make: change('Closure', (n) => ({ ...n, body: b.block([b.exprStmt(n.body)], n.body) })),
  },
  { name: 'move-toggled', make: change('Closure', (n) => ({ ...n, move: !n.move })) },
  {
    name: 'parameter-type-removed',
    make: change(
      'ClosureParam',
      (n) => ({ ...n, type: null }),
      (n) => n.type !== null,
    ),
  },
];
