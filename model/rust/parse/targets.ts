/** Targets of destructuring assignments: `(a, b) = …`, `[x, ..] = …`, `P { x: v[0], y: _ } = …`, `Some(x) = …`. */
import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import type { Pattern } from '../syntax.js';
import {
  childOf,
  fieldOf,
  memberName,
  must,
  nameOf,
  namedOf,
  namedOrWild,
  refuse,
  spanOf,
  textOf,
  wrong,
} from './context.js';
import type { Context } from './context.js';

export const isDestructured = (c: Context, n: Concrete): boolean =>
  n.type === 'tuple_expression' ||
  n.type === 'array_expression' ||
  n.type === 'struct_expression' ||
  n.type === 'unit_expression' ||
  named(n) !== null ||
  textOf(c, n) === '_' ||
  (n.type === 'parenthesized_expression' && namedOf(n).some((x) => isRest(c, x) || isDestructured(c, x)));

/** What is called by a path: if that is a constructor, its fields are the places. Names are the checker's. */
const named = (n: Concrete): Concrete | null => {
  const callee = n.type === 'call_expression' ? fieldOf(n, 'function') : null;
  return callee !== null && (callee.type === 'identifier' || callee.type === 'scoped_identifier')
    ? callee
    : null;
};

/** `..` among the parts of a target. */
const isRest = (c: Context, n: Concrete): boolean => n.type === 'range_expression' && textOf(c, n) === '..';

/** The target of a destructuring assignment: a pattern in which expressions stand for places. */
export const toTarget = (c: Context, n: Concrete): Pattern => {
  const span = spanOf(c, n);
  const parts = (of = n): readonly Pattern[] => {
    const all = namedOrWild(of);
    const again = all.filter((p) => isRest(c, p))[1];
    if (again !== undefined) return wrong(c, again, '`..` can only be used once per pattern');
    return all.map((p) => (isRest(c, p) ? b.restPattern(spanOf(c, p)) : toTarget(c, p)));
  };
  if (textOf(c, n) === '_') return b.wildPattern(span);
  const callee = named(n);
  if (callee !== null)
    return b.tupleStructPattern(
      c.to.path(c, callee),
      parts(must(c, n, fieldOf(n, 'arguments'), 'places')),
      span,
    );
  switch (n.type) {
    case 'tuple_expression':
    case 'unit_expression':
      return b.tuplePattern(parts(), span);
    case 'array_expression':
      return childOf(n, ';') === null ? b.slicePattern(parts(), span) : b.placePattern(c.to.expr(c, n), span);
    case 'parenthesized_expression':
      if (namedOf(n).some((x) => isRest(c, x))) return b.tuplePattern(parts(), span);
      return toTarget(c, must(c, n, namedOf(n).at(-1), 'a place'));
    case 'struct_expression':
      return toStructTarget(c, n);
    default:
      return b.placePattern(c.to.expr(c, n), span);
  }
};

const toStructTarget = (c: Context, n: Concrete): Pattern => {
  const path = c.to.path(c, must(c, n, fieldOf(n, 'name'), 'a path'));
  const fields = namedOf(must(c, n, fieldOf(n, 'body'), 'fields')).map((part) => {
    const span = spanOf(c, part);
    if (part.type === 'base_field_initializer')
      return refuse(
        c,
        part,
        'a destructuring assignment with `..`',
        'name all fields, with `_` for the rest',
      );
    if (part.type === 'shorthand_field_initializer') {
      const name = must(c, part, namedOf(part).at(-1), 'a name');
      return b.fieldPattern(nameOf(c, name), toTarget(c, name), false, span);
    }
    const name = must(c, part, fieldOf(part, 'field'), 'a field');
    return b.fieldPattern(
      memberName(c, name),
      toTarget(c, must(c, part, fieldOf(part, 'value'), 'a place')),
      false,
      span,
    );
  });
  return b.structPattern(path, fields, false, spanOf(c, n));
};
