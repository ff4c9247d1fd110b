/** Statements that bind: values, parts of values, views that last. */
import { borrowHolds, mayRead, places, type Place } from './places.js';
import { anyType, owned } from './items.js';
import { hasRef, i32, int, isCopy, refTo, text, wantsAnnotation, type Ty } from './types.js';
import { just } from './scope.js';
import { Scope } from './values.js';
import { look, optional } from './matches.js';
import { type Make, declare, fresh } from './statement.js';

export const letValue: Make = (b) => {
  const ty = anyType(b.d, b.items);
  const mutable = b.d.choose(2) === 1;
  const bare = ty.k === 'int' && ty.name === 'i32' && b.d.rarely(3);
  const v = bare ? just(b.literal('i32', false)) : b.value(ty);
  if (!Scope.lasting(v) && b.d.choose(2) === 0) return null;
  const name = fresh(b);
  const written = !bare && (wantsAnnotation(ty) || hasRef(ty) || b.d.choose(2) === 0) ? `: ${text(ty)}` : '';
  declare(b, name, ty, Scope.lasting(v) ? v : just(v.text), mutable, bare);
  if (!Scope.lasting(v) && ty.k !== 'ref') return null;
  return [`let ${mutable ? 'mut ' : ''}${name}${written} = ${v.text};`];
};

/** `let x;` and its initialisation on both branches. */
export const deferred: Make = (b) => {
  const ty = owned(b.d, b.items, 1);
  const name = b.name('v');
  const x = b.s.declare(name, ty, { uninit: true, depth: b.depth });
  const c = b.bool();
  const before = b.s.snapshot();
  const first = b.value(ty);
  b.s.restore(x, []);
  const end = b.s.snapshot();
  b.s.reset(before);
  const second = b.value(ty);
  b.s.restore(x, []);
  b.s.join(before, [end, b.s.snapshot()]);
  return [
    `let ${name}: ${text(ty)};`,
    `if ${c.text} { ${name} = ${first.text}; } else { ${name} = ${second.text}; }`,
  ];
};

export const dropOrMove: Make = (b) => {
  const able = b.movable().filter((p) => !(p.ty.k === 'ref'));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const { ty } = p;
  const v = b.use(p);
  if (b.d.choose(2) === 0) return [`drop(${v.text});`];
  const name = b.name('v');
  const mutable = b.d.choose(2) === 1;
  declare(b, name, ty, v, mutable);
  return [`let ${mutable ? 'mut ' : ''}${name} = ${v.text};`];
};

/** `let S { a, ref b, .. } = s;` and of tuples. */
export const destructure: Make = (b) => {
  const able = places(b.s).filter(
    (p) =>
      p.path.length === 0 &&
      p.v.held === 0 &&
      mayRead(b.s, p) &&
      ((p.ty.k === 'adt' && p.ty.def.kind === 'struct' && !p.ty.def.drop && !p.ty.def.life) ||
        p.ty.k === 'tuple') &&
      !hasRef(p.ty),
  );
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const bound = pattern(b, p, b.d.choose(3) === 2);
  if (bound === null) return null;
  return [`let ${bound.text} = ${p.text};`];
};

/** A pattern of the fields of a place, as bindings by value, by reference, or none. */
export const pattern = (b: Scope, p: Place, refs: boolean): { text: string } | null => {
  const parts: { name: string; ty: Ty }[] =
    p.ty.k === 'tuple'
      ? p.ty.of.map((ty, k) => ({ name: String(k), ty }))
      : p.ty.k === 'adt'
        ? p.ty.def.variants[0]!.fields.map((f) => ({ name: f.name, ty: f.ty }))
        : [];
  const out: string[] = [];
  for (const f of parts) {
    const q: Place = { ...p, text: f.name, ty: f.ty, path: [...p.path, `.${f.name}`] };
    const choice = b.d.choose(3);
    const name = b.name('p');
    if (choice === 0) out.push('_');
    else if (refs && mayRead(b.s, q)) {
      const holds = borrowHolds(q, false);
      b.s.access(q.v.id, q.path, false);
      declare(b, name, refTo(f.ty, false), { text: '', holds }, false);
      out.push(`ref ${name}`);
    } else if (
      isCopy(f.ty)
        ? mayRead(b.s, q)
        : q.movable && !q.v.keep && q.v.depth === b.depth && b.s.may(q.v.id, q.path, true)
    ) {
      const v = b.use(q);
      const mutable = b.d.rarely(4);
      declare(b, name, f.ty, v, mutable);
      out.push(`${mutable ? 'mut ' : ''}${name}`);
    } else out.push('_');
  }
  if (p.ty.k === 'tuple') return { text: `(${out.join(', ')})` };
  if (p.ty.k !== 'adt') return null;
  const v = p.ty.def.variants[0]!;
  if (v.shape === 'tuple') return { text: `${v.name}(${out.join(', ')})` };
  return { text: `${v.name} { ${v.fields.map((f, k) => `${f.name}: ${out[k]!}`).join(', ')} }` };
};

export const slice: Make = (b) => {
  const ty = refTo({ k: 'slice', of: b.d.pick<Ty>([i32, i32, int('u8')]) }, b.d.choose(2) === 1);
  const v = b.value(ty);
  if (!Scope.lasting(v)) return null;
  const name = b.name('r');
  declare(b, name, ty, v, false);
  return [`let ${name}: ${text(ty)} = ${v.text};`];
};

/** A view with a destructor: its borrow lasts to the end of its scope. */
export const guard: Make = (b) => {
  const views = b.items.adts.filter((a) => a.life && a.drop);
  if (views.length === 0) return null;
  const ty: Ty = { k: 'adt', def: b.d.pick(views) };
  const v = b.construct(ty);
  if (!Scope.lasting(v)) return null;
  const name = b.name('g');
  declare(b, name, ty, v, b.d.choose(2) === 1);
  const x = b.s.vars[b.s.vars.length - 1]!;
  return [`let ${x.mutable ? 'mut ' : ''}${name} = ${v.text};`];
};

/** What a `let … else` leaves by. */
const leaving = (b: Scope): string => {
  if (b.exits.length > 0) return b.d.pick(b.exits);
  return b.signature === null || b.signature.ret.k === 'unit' ? 'return;' : 'panic!("nothing");';
};

/** By value, by `&`, by `&mut` or by `ref`. */
export const letElse: Make = (b) => {
  const able = optional(b);
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  const inner = p.ty.k === 'Option' ? p.ty.of : p.ty.k === 'Result' ? p.ty.ok : i32;
  const path = p.ty.k === 'Option' ? 'Some' : 'Ok';
  const l = look(b, p);
  if (l === null) return null;
  const bound = l.bind(b, inner, b.name('o'), [`.${path}`]);
  return [`let ${path}(${bound}) = ${l.scrutinee} else { ${leaving(b)} };`];
};
