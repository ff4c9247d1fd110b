/**
 * `(a, b) = e`: the value is taken apart by a `let`, and its parts are assigned in order, in a block of their own
 * (Reference, destructuring assignments).
 */
import * as b from '../../../model/rust/build.js';
import type * as S from '../../../model/rust/syntax.js';
import { mapChildren } from '../../../model/rust/walk.js';
import type { TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { meaningOf } from './path.js';

/** A unit struct or variant is a pattern of its own: `S = e` is one as well. */
export const checkDestructure = (f: FnCx, e: S.Destructure | S.Assign): TExpr => {
  const assigns: S.Stmt[] = [];
  const take = (p: S.Pattern): S.Pattern => {
    if (p.kind === 'TupleStructPattern' && !isConstructor(f, p)) return b.wildPattern(p.span);
    if (p.kind !== 'PlacePattern') return mapChildren(p, (x) => (isPattern(x) ? take(x) : fieldOf(x, take)));
    const unit = unitOf(f, p.place);
    if (unit !== null) return unit;
    // No name that a program can write.
    const name = `lhs#${assigns.length}`;
    const part = b.pathExpr({ ...b.path(name), span: p.span }, p.span);
    assigns.push(b.exprStmt(b.assign(p.place, part, p.span), true, [], p.span));
    return b.bind(name, {}, p.span);
  };
  const pattern = e.kind === 'Destructure' ? take(e.target) : take(b.placePattern(e.target, e.target.span));
  const taken = b.let_(pattern, e.value, null, {}, e.span);
  const around = f.target;
  f.target = pattern;
  const made = f.parts.block(f, b.block([taken, ...assigns], null, { closeSpan: e.span }, e.span), null);
  f.target = around;
  return made;
};

export const unitOf = (f: FnCx, place: S.Expr): S.Pattern | null => {
  if (place.kind !== 'PathExpr' || isVariable(f, place.path)) return null;
  const m = f.cx.quietly(() => meaningOf(f, place.path));
  return m.k === 'ctor' && m.facts.shape === 'unit' ? b.pathPattern(place.path, place.span) : null;
};

const isVariable = (f: FnCx, { segments }: S.Path): boolean =>
  segments.length === 1 && f.find(segments[0]!.name) !== null;

/** A call of anything else is no place. */
const isConstructor = (f: FnCx, p: S.TupleStructPattern): boolean => {
  const m = meaningOf(f, p.path);
  if (m.k === 'ctor') return true;
  if (m.k !== 'node' || m.node.k !== 'error')
    f.error('E0070', 'invalid left-hand side of assignment', p.span, {
      help: 'assign to a variable or place',
    });
  return false;
};

const isPattern = (x: S.Node): x is S.Pattern => x.kind.endsWith('Pattern') && x.kind !== 'FieldPattern';

const fieldOf = (x: S.Node, take: (p: S.Pattern) => S.Pattern): S.Node =>
  x.kind === 'FieldPattern' ? { ...x, pattern: take(x.pattern) } : x;
