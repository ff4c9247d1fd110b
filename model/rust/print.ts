/**
 * The printer of mini-Rust: readable source in the manner of rustfmt, with no more parentheses than Rust needs.
 * What it prints parses back to the same tree, places apart, for every tree that the parser can give.
 */
import { expr } from './print/expressions.js';
import { block, innerAttributes, item, statement } from './print/items.js';
import type { Printer } from './print/printer.js';
import { withMarks } from './print/printer.js';
import { path, pattern, type } from './print/types.js';
import type { Crate, Expr, Item, Node, Pattern, Stmt, Type } from './syntax.js';
import { walk } from './walk.js';

const printer = (marks: Printer['marks']): Printer => ({
  marks,
  path,
  type,
  pattern,
  expr,
  block,
  item,
});

const plain = printer(new Map());

export const printExpr = (e: Expr): string => expr(plain, e);
export const printType = (t: Type): string => type(plain, t);
export const printPattern = (x: Pattern): string => pattern(plain, x);
export const printStmt = (s: Stmt): string => statement(plain, s);
export const printItem = (i: Item): string => item(plain, i);

/** A mark goes with the last statement, tail or item that starts on its line or before. */
const placeMarks = (crate: Crate): Printer['marks'] => {
  const placed = new Map<Node, readonly string[]>();
  if (crate.marks.length === 0) return placed;
  const carriers: Node[] = [];
  walk(crate, (n) => {
    if (n.kind === 'Crate') carriers.push(...n.items);
    if (n.kind === 'Block') {
      carriers.push(...n.stmts);
      if (n.tail !== null) carriers.push(n.tail);
    }
  });
  for (const mark of crate.marks) {
    let best: Node | null = null;
    for (const n of carriers) {
      if (n.span.line <= mark.line && n.span.line >= (best?.span.line ?? 0)) best = n;
    }
    if (best !== null) placed.set(best, [...(placed.get(best) ?? []), mark.name]);
  }
  return placed;
};

/** Uses, constants and statics of one kind stand together; all else is set apart by an empty line. */
const separator = (before: Item | undefined, next: Item): string => {
  if (before === undefined) return '';
  const isLine =
    next.kind === 'Use' || next.kind === 'TypeAlias' || next.kind === 'Const' || next.kind === 'Static';
  return isLine && before.kind === next.kind ? '\n' : '\n\n';
};

export const printCrate = (crate: Crate): string => {
  const p = printer(placeMarks(crate));
  const items = crate.items.map((i, at) => separator(crate.items[at - 1], i) + withMarks(p, i, item(p, i)));
  const head = innerAttributes(crate.attrs);
  const text = `${head}${head === '' || items.length === 0 ? '' : '\n'}${items.join('')}`;
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
};
