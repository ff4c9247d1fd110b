/** Changes of statements: moved, doubled, left out, and uses put where they may not be. */
import * as b from '../../../model/rust/build.js';
import type { LetStmt } from '../../../model/rust/syntax.js';
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

export const statementsMutations: readonly Mutation[] = [
  {
    name: 'use-after-move',
    make: inBlocks(
      (s) => movedBy(s).length > 0,
      (block, k, d) =>
        insert(block, k + 1 + d.choose(block.stmts.length - k), lookAt(d.pick(movedBy(block.stmts[k]!)))),
    ),
  },
  {
    name: 'move-inserted',
    make: inBlocks(
      (s) => variablesIn(s).length > 0,
      (block, k, d) => insert(block, k + 1, dropOf(d.pick(variablesIn(block.stmts[k]!)))),
    ),
  },
  {
    name: 'borrow-held-longer',
    make: inBlocks(borrowed, (block, k) => {
      const s = block.stmts[k]!;
      if (s.kind !== 'LetStmt' || s.pattern.kind !== 'BindPattern') return null;
      return insert(block, block.stmts.length, lookAt(s.pattern.name));
    }),
  },
  {
    name: 'borrow-moved-up',
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
    name: 'written-while-borrowed',
    make: inBlocks(borrowed, (block, k, d) => {
      const s = block.stmts[k] as LetStmt;
      const from = all(s, 'Borrow').map((x) => x.operand);
      const place = d.pick(from);
      if (rootOf(place) === null) return null;
      const at = k + 1 + d.choose(block.stmts.length - k);
      return insert(block, at, b.let_(b.bind('_again'), b.borrow(place, d.choose(2) === 0)));
    }),
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
      insert(block, k + 1 + d.choose(block.stmts.length - k), block.stmts[k]!),
    ),
  },
  { name: 'statement-removed', make: inBlocks(isStmt, (block, k) => block.stmts.filter((_, i) => i !== k)) },
  {
    name: 'statement-looped',
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
      (block, k, d) => insert(block, k + 1, b.exprStmt(d.choose(2) === 0 ? b.break_() : b.return_(null))),
    ),
  },
];
