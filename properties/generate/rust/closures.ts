/**
 * Closures that are kept in variables. What one captures are places, as far as fields and dereferences lead to them
 * (Reference, closure types: capture precision): it holds loans of them, or owns them.
 */
import { borrowHolds, mayMove, mayRead, places, type Place } from './places.js';
import { both, nothing, type Holds, type Var } from './loans.js';
import { closure, hasRef, i32, same, unit, type Ty } from './types.js';
import { type Make, declare } from './statement.js';
import type { Scope } from './values.js';

/** What of a place is captured: elements are not told apart. */
const captured = (p: Place): Place => {
  const at = p.path.indexOf('[]');
  return at < 0 ? p : { ...p, path: p.path.slice(0, at) };
};

/** Behind a shared reference in an element the capture is of the element's owner, which `Place` does not say. */
const isPlain = (p: Place): boolean =>
  !(p.shared && (p.whole || (p.path.includes('[]') && p.path.lastIndexOf('*') > p.path.indexOf('[]'))));

/** Reached by fields alone: what `move` takes is that place and nothing around it. */
const byFields = (p: Place): boolean => !p.whole && p.path.every((s) => s.startsWith('.'));

const holdsFor = (b: Scope, p: Place, mut: boolean): Holds => {
  const c = captured(p);
  b.s.access(c.v.id, c.path, mut);
  return borrowHolds(c, mut);
};

const bind = (b: Scope, of: Extract<Ty, { k: 'closure' }>, body: string, holds: Holds): string[] => {
  const name = b.name('c');
  const mutable = of.kind === 'mut';
  declare(b, name, of, { text: '', holds }, mutable);
  return [`let ${mutable ? 'mut ' : ''}${name} = ${body};`];
};

const sized = (p: Place): boolean => p.ty.k === 'Vec' || p.ty.k === 'String' || p.ty.k === 'array';

/** Reads what is around: `Fn`. */
const reader: Make = (b) => {
  let holds = nothing;
  // What is captured first is in use when the next capture is made.
  const able = (): Place[] => {
    b.s.waiting.push(holds);
    const found = places(b.s).filter((p) => isPlain(p) && (same(p.ty, i32) || sized(p)) && mayRead(b.s, p));
    b.s.waiting.pop();
    return found;
  };
  const first = able();
  if (first.length === 0) return null;
  const read = (p: Place): string => {
    holds = both(holds, holdsFor(b, p, false));
    return same(p.ty, i32) ? p.text : `${p.base}.len() as i32`;
  };
  const parts = [read(b.d.pick(first))];
  const second = b.d.choose(2) === 1 ? able() : [];
  if (second.length > 0) parts.push(read(b.d.pick(second)));
  const sum = parts.map((p) => (p.includes(' ') ? `(${p})` : p)).join(' ^ ');
  return bind(b, closure('fn', i32, i32), `|a: i32| a ^ ${sum}`, holds);
};

/** Changes what is around: `FnMut`. */
const writer: Make = (b) => {
  const vectors: Ty = { k: 'Vec', of: i32 };
  const able = [...b.writable(i32), ...b.writable(vectors)].filter((p) => isPlain(p));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const holds = holdsFor(b, p, true);
  if (p.ty.k === 'Vec') return bind(b, closure('mut', i32, unit), `|a: i32| ${p.base}.push(a)`, holds);
  if (b.d.choose(2) === 0) return bind(b, closure('mut', i32, unit), `|a: i32| ${p.text} ^= a`, holds);
  return bind(b, closure('mut', i32, i32), `|a: i32| { ${p.text} ^= a; ${p.text} }`, holds);
};

/** Owns what it uses, and may be called again and again. */
const owner: Make = (b) => {
  const able = places(b.s).filter(
    (p) =>
      byFields(p) &&
      (same(p.ty, i32) ? mayRead(b.s, p) : sized(p) && !hasRef(p.ty) && mayMove(b.s, p, b.depth)),
  );
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  b.use(p);
  if (!same(p.ty, i32))
    return bind(b, closure('fn', i32, i32), `move |a: i32| a ^ ${p.base}.len() as i32`, nothing);
  if (b.d.choose(2) === 0 || !p.write)
    return bind(b, closure('fn', i32, i32), `move |a: i32| a ^ ${p.text}`, nothing);
  return bind(b, closure('mut', i32, i32), `move |a: i32| { ${p.text} ^= a; ${p.text} }`, nothing);
};

/** Gives away what it captured: `FnOnce`. */
const giver: Make = (b) => {
  const able = b.movable().filter((p) => byFields(p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  b.use(p);
  if (b.d.choose(2) === 0) return bind(b, closure('once', null, unit), `|| drop(${p.text})`, nothing);
  return bind(b, closure('once', null, p.ty), `|| ${p.text}`, nothing);
};

export const keep: Make = (b) => b.d.pick([reader, writer, owner, giver])(b);

const isUsable = (b: Scope, v: Var): boolean => {
  if (v.ty.k !== 'closure' || v.hidden || v.dead || v.uninit || v.moved.length > 0) return false;
  if (v.ty.kind === 'once') return v.depth === b.depth && v.held === 0;
  return b.s.may(v.id, [], v.ty.kind === 'mut');
};

/** A call; what the closure holds is in use while its argument is evaluated. */
export const callKept: Make = (b) => {
  const able = b.s.vars.filter((v) => isUsable(b, v));
  if (able.length === 0) return null;
  const v = b.d.pick(able);
  if (v.ty.k !== 'closure') return null;
  const { kind, param, ret } = v.ty;
  b.s.access(v.id, [], kind !== 'fn');
  b.s.waiting.push({ loans: [{ root: v.id, path: [], mut: kind !== 'fn' }, ...v.holds.loans], life: [] });
  const arg = param === null ? '' : b.int('i32', true).text;
  b.s.waiting.pop();
  if (kind === 'once') b.s.move(v, []);
  const text = `${v.name}(${arg})`;
  if (ret.k === 'unit') return [`${text};`];
  if (same(ret, i32) && b.d.choose(2) === 0) return [`println!("{}", ${text});`];
  const name = b.name('v');
  declare(b, name, ret, { text: '', holds: nothing }, false, false);
  return [`let ${name} = ${text};`];
};

/** Moved to another variable. */
export const passOn: Make = (b) => {
  const able = b.s.vars.filter((v) => isUsable(b, v) && v.depth === b.depth && v.held === 0);
  if (able.length === 0) return null;
  const v = b.d.pick(able);
  if (v.ty.k !== 'closure') return null;
  b.s.access(v.id, [], true);
  b.s.move(v, []);
  return bind(b, v.ty, v.name, v.holds);
};
