/** What `derive` makes of `Debug` and `PartialEq`, and what the library has of them: `{:?}` and `==`. */
import { borrowHolds, mayRead, places } from './places.js';
import { same, showable } from './types.js';
import type { Make } from './statement.js';

export const derived: Make = (b) => {
  const able = places(b.s).filter((p) => showable(p.ty) && mayRead(b.s, p));
  if (able.length === 0) return null;
  const users = able.filter((p) => p.ty.k === 'adt');
  const p = b.d.pick(users.length > 0 ? users : able);
  b.s.access(p.v.id, p.path, false);
  if (b.d.choose(2) === 0) return [`println!("{:?}", ${p.text});`];
  b.s.waiting.push(borrowHolds(p, false));
  const others = places(b.s).filter((x) => same(x.ty, p.ty) && mayRead(b.s, x));
  b.s.waiting.pop();
  const q = others.length === 0 ? p : b.d.pick(others);
  b.s.access(q.v.id, q.path, false);
  return [`println!("{}", ${p.text} ${b.d.pick(['==', '!='])} ${q.text});`];
};
