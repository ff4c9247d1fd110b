/** Items among the statements of a block: seen in the whole block, and nowhere else. */
import type * as S from '../../../model/rust/syntax.js';
import type { FnCx } from './body.js';
import { collectItems } from './collect.js';
import type { Place } from './context.js';
import { scopeIn } from './scope.js';

const isItem = (s: S.Block['stmts'][number]): s is S.Item => s.kind !== 'LetStmt' && s.kind !== 'ExprStmt';

const hasItems = (e: S.Block): boolean => {
  for (const s of e.stmts) if (isItem(s)) return true;
  return false;
};

export const collectBlockItems = (f: FnCx, e: S.Block): Place | null => {
  if (!hasItems(e)) return null;
  const items = e.stmts.filter(isItem);
  const { self, selfRegions, lifetimes, selfAround = null } = f.at;
  const scope = scopeIn(f.at.scope);
  const place: Place = {
    scope,
    self: null,
    selfAround: self ?? selfAround,
    selfRegions: [],
    outlives: [],
    lifetimes: [],
    prefix: f.prefix,
  };
  const { open, consts, statics, aroundOf } = f.cx;
  const [fns, values, places] = [open.length, consts.length, statics.length];
  f.cx.apart(() => collectItems(f.cx, place, items));
  for (const o of open.slice(fns)) aroundOf.set(o.fn, f.vars);
  for (const c of consts.slice(values)) aroundOf.set(c, f.vars);
  for (const s of statics.slice(places)) aroundOf.set(s, f.vars);
  return { ...place, self, selfAround, selfRegions, lifetimes };
};
