/** Statements about references: borrows, copies, moves and reborrows of them, and raw pointers. */
import { mayRead, mayWrite, places, type Place } from './places.js';
import { hasRef, i32, refTo, same, text } from './types.js';
import { type Make, declare } from './statement.js';

export const borrowable = (p: Place): boolean => p.ty.k !== 'slice';

export const borrow: Make = (b) => {
  const mut = b.d.choose(2) === 1;
  const all = places(b.s).filter(
    (p) => borrowable(p) && (mut ? mayWrite(b.s, p) && !hasRef(p.ty) : mayRead(b.s, p)),
  );
  if (all.length === 0) return null;
  const p = b.d.pick(all);
  const ty = refTo(p.ty, mut);
  const v = b.borrow(p, mut);
  const name = b.name('r');
  const mutable = b.d.rarely(5);
  declare(b, name, ty, v, mutable);
  return [
    `let ${mutable ? 'mut ' : ''}${name}${p.v.open || b.d.rarely(4) ? `: ${text(ty)}` : ''} = ${v.text};`,
  ];
};

/** A reference copied, moved on, or reborrowed. */
export const again: Make = (b) => {
  const refs = places(b.s).filter(
    (p) => p.ty.k === 'ref' && p.ty.to.k !== 'slice' && p.ty.to.k !== 'str' && p.path.length === 0,
  );
  if (refs.length === 0) return null;
  const p = b.d.pick(refs);
  if (p.ty.k !== 'ref') return null;
  const name = b.name('r');
  const inner: Place = {
    ...p,
    text: `*${p.text}`,
    ty: p.ty.to,
    path: ['*'],
    behind: true,
    shared: !p.ty.mut,
    write: p.ty.mut,
  };
  const mut = p.ty.mut && b.d.choose(3) > 0;
  if (
    p.ty.mut &&
    b.d.choose(4) === 0 &&
    !p.v.keep &&
    p.v.depth === b.depth &&
    p.v.held === 0 &&
    b.s.may(p.v.id, [], true)
  ) {
    const v = b.use(p);
    declare(b, name, p.ty, v, false);
    return [`let ${name} = ${v.text};`];
  }
  if (!b.s.may(p.v.id, ['*'], mut)) return null;
  if (!p.ty.mut && b.d.choose(2) === 0) {
    const v = b.read(p);
    declare(b, name, p.ty, v, false);
    return [`let ${name} = ${v.text};`];
  }
  const v = b.borrow(inner, mut);
  declare(b, name, refTo(p.ty.to, mut), v, false);
  return [`let ${name} = ${v.text};`];
};

/** `r = &y`, of a variable declared as mutable. */
export const retarget: Make = (b) => {
  if (b.depth > 0) return null;
  const refs = b.s.vars.filter(
    (v) =>
      v.mutable &&
      !v.hidden &&
      !v.dead &&
      !v.uninit &&
      v.moved.length === 0 &&
      v.ty.k === 'ref' &&
      !v.keep &&
      v.held === 0,
  );
  if (refs.length === 0) return null;
  const r = b.d.pick(refs);
  if (r.ty.k !== 'ref' || r.ty.to.k === 'slice' || r.ty.to.k === 'str' || !b.s.may(r.id, [], true))
    return null;
  const { to, mut } = r.ty;
  if (r.holds.life.length > 0) return null;
  const here = b.of(
    to,
    (p) =>
      p.v.id !== r.id &&
      p.v.holds.life.length === 0 &&
      (mut ? mayWrite(b.s, p) && !hasRef(p.ty) : mayRead(b.s, p)),
  );
  if (here.length === 0) return null;
  const v = b.borrow(b.d.pick(here), mut);
  b.s.access(r.id, [], true);
  const now = b.s.byId(r.id)!;
  if (now.dead) return [`let _ = ${v.text};`];
  b.s.hold(now, v.holds);
  return [`${r.name} = ${v.text};`];
};

export const raw: Make = (b) => {
  const all = b.writable(i32);
  if (all.length === 0) return null;
  const p = b.d.pick(all);
  const v = b.borrow(p, true);
  const name = b.name('w');
  if (b.unsafe)
    return [`let ${name}: *mut i32 = ${v.text};`, `unsafe { *${name} = 4; println!("{}", *${name}); }`];
  return [`let ${name}: *mut i32 = ${v.text};`, `println!("{}", ${name}.is_null());`];
};

/**
 * A reference that comes from one of two parameters, and outlives what the other one was given: whoever reads the caller
 * relies on what the callee's lifetimes say.
 */
export const outlasting: Make = (b) => {
  const shared = refTo(i32, false);
  const fs = b.items.fns.filter(
    (f) =>
      f.owner === null &&
      !f.unsafe &&
      f.params.length === 2 &&
      f.params.every((p) => same(p.ty, shared)) &&
      same(f.ret, shared) &&
      f.from.length === 1,
  );
  const able = b.readable(i32);
  if (fs.length === 0 || able.length === 0) return null;
  const f = b.d.pick(fs);
  const v = b.borrow(b.d.pick(able), false);
  const name = b.name('r');
  const short = b.name('v');
  declare(b, name, shared, v, false);
  const args = f.params.map((_, k) => (f.from.includes(k) ? v.text : `&${short}`));
  return [
    `let ${name};`,
    `{ let ${short} = ${b.literal('i32', false)}; ${name} = ${f.name}(${args.join(', ')}); }`,
    `println!("{}", *${name});`,
  ];
};
