/** Changes of statements: moved, doubled, left out, and uses put where they may not be. */
import * as b from '../../../model/rust/build.js';
import type { Block, Expr, LetStmt, Stmt } from '../../../model/rust/syntax.js';
import type { Tape } from '../tape.js';
import {
  all,
  inBlocks,
  variablesIn,
  dropOf,
  lookAt,
  insert,
  movedBy,
  borrowed,
  rootOf,
  isStmt,
  type Mutation,
} from './tools.js';

/** Uses what the statement bound: through the reference, where it is one or may be one, or as a whole. */
const look = (s: LetStmt, d: Tape): Stmt => {
  const name = s.pattern.kind === 'BindPattern' ? s.pattern.name : '_';
  const through = s.init?.kind === 'Borrow' || d.choose(2) === 0;
  return through ? b.let_(b.bind('_seen'), b.borrow(b.deref(b.name(name)))) : lookAt(name);
};

const nameOf = (s: Stmt): string | null =>
  s.kind === 'LetStmt' && s.pattern.kind === 'BindPattern' ? s.pattern.name : null;

/** Another access to a borrowed place: a borrow of either kind, a move, an assignment of its first value,
 * a method that changes it. */
const crossing = (d: Tape, place: Expr, root: string, block: Block): Stmt => {
  const first = block.stmts.find(
    (x): x is LetStmt => x.kind === 'LetStmt' && x.pattern.kind === 'BindPattern' && x.pattern.name === root,
  );
  switch (d.choose(5)) {
    case 4:
      // By a method: its receiver is borrowed in two phases.
      return b.exprStmt(b.methodCall(place, first?.init?.kind === 'MacroCall' ? 'clear' : 'take', []));
    case 0:
      return b.let_(b.bind('_again'), b.borrow(place, true));
    case 1:
      return b.let_(b.bind('_again'), b.borrow(place, false));
    case 2:
      return dropOf(root);
    default:
      return first?.init == null ? dropOf(root) : b.exprStmt(b.assign(b.name(root), first.init));
  }
};

/** Where the block declares what the statement borrows; -1: not there. */
const declaredAt = (block: Block, s: LetStmt, before: number): number => {
  const borrows = all(s, 'Borrow');
  const root = borrows[0] === undefined ? null : rootOf(borrows[0].operand);
  return block.stmts.findIndex(
    (x, i) =>
      i < before && x.kind === 'LetStmt' && x.pattern.kind === 'BindPattern' && x.pattern.name === root,
  );
};

/** Places whose methods the statement calls itself, and not in a block of its own. */
const receiversIn = (s: Stmt): Expr[] => {
  if (all(s, 'Block').length > 0) return [];
  return all(s, 'MethodCall')
    .map((m) => m.receiver)
    .filter((e) => rootOf(e) !== null);
};

export const statementsMutations: readonly Mutation[] = [
  {
    name: 'use-after-move',
    make: inBlocks(
      (s) => movedBy(s).length > 0,
      (block, k, d) =>
        insert(
          block.stmts,
          k + 1 + d.choose(block.stmts.length - k),
          lookAt(d.pick(movedBy(block.stmts[k]!))),
        ),
    ),
  },
  {
    name: 'move-inserted',
    about: 'borrows',
    make: inBlocks(
      (s) => variablesIn(s).length > 0,
      (block, k, d) => insert(block.stmts, k + 1, dropOf(d.pick(variablesIn(block.stmts[k]!)))),
    ),
  },
  {
    name: 'borrow-held-longer',
    about: 'borrows',
    make: inBlocks(borrowed, (block, k, d) =>
      insert(block.stmts, block.stmts.length, look(block.stmts[k] as LetStmt, d)),
    ),
  },
  {
    name: 'borrow-moved-up',
    about: 'borrows',
    make: inBlocks(
      (s, k) => borrowed(s) && k > 0,
      (block, k, d) => {
        const to = d.choose(k);
        const s = block.stmts[k]!;
        return [...block.stmts.slice(0, to), s, ...block.stmts.slice(to, k), ...block.stmts.slice(k + 1)];
      },
    ),
  },
  {
    // Something else is done with the place, and then the borrow is used.
    name: 'borrow-crossed',
    about: 'borrows',
    make: inBlocks(borrowed, (block, k, d) => {
      const s = block.stmts[k] as LetStmt;
      // The place that is borrowed, or another one that it may have come from.
      const others = block.stmts.slice(0, k).flatMap((x) => nameOf(x) ?? []);
      const own = d.pick(all(s, 'Borrow')).operand;
      const place: Expr = others.length > 0 && d.choose(3) === 2 ? b.name(d.pick(others)) : own;
      const root = rootOf(place);
      if (root === null) return null;
      const at = k + 1 + d.choose(block.stmts.length - k);
      const end = at + d.choose(block.stmts.length - at + 1);
      const crossed = insert(block.stmts, at, crossing(d, place, root, block));
      // A destructor at the end of the scope is a use as well.
      return d.choose(4) === 3 ? crossed : insert(crossed, end + 1, look(s, d));
    }),
  },
  {
    // A place is borrowed before a method is called on it, and used behind: if the method changes it, its receiver was
    // borrowed in two phases, and what goes wrong is its activation.
    name: 'borrow-held-over-method',
    about: 'borrows',
    make: inBlocks(
      (s) => isStmt(s) && receiversIn(s).length > 0,
      (block, k, d) => {
        const held = b.let_(b.bind('_held'), b.borrow(d.pick(receiversIn(block.stmts[k]!))));
        const seen = b.let_(b.bind('_seen'), b.borrow(b.deref(b.name('_held'))));
        return insert(insert(block.stmts, k, held), k + 2, seen);
      },
    ),
  },
  {
    // What is borrowed is declared in a block of its own, and the borrow is used after it.
    name: 'storage-ended',
    about: 'borrows',
    make: inBlocks(
      (s, k, block) => borrowed(s) && declaredAt(block, s, k) >= 0,
      (block, k, d) => {
        const s = block.stmts[k] as LetStmt;
        const from = declaredAt(block, s, k);
        if (s.pattern.kind !== 'BindPattern' || s.init === null) return null;
        const outer: LetStmt = { ...s, init: null };
        const set = b.exprStmt(b.assign(b.name(s.pattern.name), s.init));
        const inner = b.exprStmt(b.block([...block.stmts.slice(from, k), set], null), false);
        const { stmts } = block;
        return [...stmts.slice(0, from), outer, inner, look(s, d), ...stmts.slice(k + 1)];
      },
    ),
  },
  {
    name: 'statements-swapped',
    make: inBlocks(
      (s, k, block) => isStmt(s) && k + 1 < block.stmts.length && isStmt(block.stmts[k + 1]!),
      (block, k) => [
        ...block.stmts.slice(0, k),
        block.stmts[k + 1]!,
        block.stmts[k]!,
        ...block.stmts.slice(k + 2),
      ],
    ),
  },
  {
    name: 'statement-duplicated',
    make: inBlocks(isStmt, (block, k, d) =>
      insert(block.stmts, k + 1 + d.choose(block.stmts.length - k), block.stmts[k]!),
    ),
  },
  { name: 'statement-removed', make: inBlocks(isStmt, (block, k) => block.stmts.filter((_, i) => i !== k)) },
  {
    name: 'statement-looped',
    about: 'borrows',
    make: inBlocks(isStmt, (block, k) => {
      const s = block.stmts[k]!;
      const loop = b.exprStmt(
        b.for_(b.wildPattern(), b.range(b.int(0), b.int(2, 'u8'), false), b.block([s], null)),
        false,
      );
      return [...block.stmts.slice(0, k), loop, ...block.stmts.slice(k + 1)];
    }),
  },
  {
    name: 'statement-nested',
    about: 'borrows',
    make: inBlocks(isStmt, (block, k, d) => {
      const end = Math.min(block.stmts.length, k + 1 + d.choose(3));
      const inner = b.exprStmt(b.block(block.stmts.slice(k, end), null), false);
      return [...block.stmts.slice(0, k), inner, ...block.stmts.slice(end)];
    }),
  },
  {
    name: 'jump-moved-out',
    make: inBlocks(
      (s) => s.kind === 'ExprStmt' && ['While', 'Loop', 'For'].includes(s.expr.kind),
      (block, k, d) =>
        insert(block.stmts, k + 1, b.exprStmt(d.choose(2) === 0 ? b.break_() : b.return_(null))),
    ),
  },
];
