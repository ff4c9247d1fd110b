/** Lvalues to places, and the addresses of them: members, elements, pointers, array decay (C11 6.3.2.1, 6.5.2, 6.5.3.2). */
import type { Const, Operand, Place, Rvalue } from '../../../model/core/mir.js';
import { copy, localPlace } from '../../../model/core/mir.js';
import * as m from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { Expr, Literal, MemberOf, Offset } from '../tree.js';
import { step, use, type Lowering } from './lowering.js';

const pointsTo = (l: Lowering, c: Const, to: Ty): Place => ({
  local: l.b.constant(c, m.rawTo(to)),
  proj: [{ k: 'deref' }],
});

/** Where an lvalue is; of a struct that is only a value, a temporary that holds it. */
export const place = (l: Lowering, e: Expr): Place => {
  switch (e.k) {
    case 'var':
      return e.sym.storage === 'static'
        ? pointsTo(l, { k: 'static', name: e.sym.symbol }, l.ty(e.sym.q.ty))
        : localPlace(l.home(e.sym));
    case 'literal':
      return literal(l, e);
    case 'str':
      return pointsTo(l, { k: 'data', index: e.data }, l.ty(e.ty));
    case 'member':
      return member(l, e);
    case 'deref':
      return derefPlace(l, e.ptr);
    case 'load':
      return place(l, e.of);
    default:
      return asPlace(l, l.value(e), l.ty(e.ty));
  }
};

const asPlace = (l: Lowering, o: Operand, ty: Ty): Place =>
  o.k === 'const' ? asPlace(l, l.b.keep(use(o), ty), ty) : o.place;

const member = (l: Lowering, e: MemberOf): Place =>
  step(place(l, e.object), { k: 'field', index: e.index, ty: l.ty(e.ty) });

/** `a[2]` of an array object is a projection: no pointer arithmetic is needed to see that it is inside. */
const element = (l: Lowering, e: Offset): Place | null => {
  if (e.negate || e.ptr.k !== 'decay' || e.index.k !== 'const' || e.ptr.of.ty.k !== 'array') return null;
  const { value } = e.index;
  if (value < 0n || value >= BigInt(e.ptr.of.ty.len ?? 0)) return null;
  return step(arrayPlace(l, e.ptr.of), { k: 'elem', index: Number(value) });
};

/** An array where its address matters: of a struct that is no lvalue, a temporary (6.2.4p8). */
const arrayPlace = (l: Lowering, e: Expr): Place => {
  const p = place(l, e);
  if (!e.lv) l.temporary(p);
  return p;
};

const derefPlace = (l: Lowering, ptr: Expr): Place => {
  if (ptr.k === 'offset') {
    const inside = element(l, ptr);
    if (inside !== null) return inside;
    const at = l.b.keep(offset(l, ptr, true), l.ty(ptr.ty));
    return through(at, ptr.ptr.k === 'decay' && inUnion(ptr.ptr.of));
  }
  const steps = ptr.k === 'modify' && ptr.postfix && ptr.then.k === 'offset';
  const p = l.value(steps ? { ...ptr, then: { ...ptr.then, leaves: true } } : ptr);
  if (p.k === 'const' && (p.value.k === 'static' || p.value.k === 'data'))
    return { local: l.b.constant(p.value, p.ty), proj: [{ k: 'deref' }] };
  return through(p.k === 'const' ? l.b.keep(use(p), p.ty) : p);
};

const through = (p: Operand, punned = false): Place =>
  p.k === 'const' ? { local: 0, proj: [] } : step(p.place, punned ? { k: 'deref', punned } : { k: 'deref' });

/** `u.s`, `p->m.s[k]`, …: a member of a union, named as such, or a part of one (6.5.2.3p3, footnote 95). */
const inUnion = (e: Expr): boolean => {
  switch (e.k) {
    case 'member':
      return (e.object.ty.k === 'record' && e.object.ty.def.tag === 'union') || inUnion(e.object);
    case 'load':
      return inUnion(e.of);
    case 'deref':
      return e.ptr.k === 'offset' && e.ptr.ptr.k === 'decay' && inUnion(e.ptr.ptr.of);
    default:
      return false;
  }
};

/**
 * A place that stays where it is, whatever is evaluated after it: the pointer that it is reached through is kept. What
 * comes behind is named as before, since a member of a union is one only where it is named so (6.5.2.3p3).
 */
export const pinned = (l: Lowering, p: Place): Place => {
  if (l.b.isPinned(p)) return p;
  const at = p.proj.findLastIndex((s) => s.k === 'deref');
  const pointer: Place = { local: p.local, proj: p.proj.slice(0, at) };
  const kept = l.b.keep(use(copy(pointer)), l.b.typeOf(pointer));
  return kept.k === 'const' ? p : { ...kept.place, proj: [...kept.place.proj, ...p.proj.slice(at)] };
};

/** The object of a compound literal gets its value each time that it is evaluated (6.5.2.5). */
const literal = (l: Lowering, e: Literal): Place => {
  if (e.sym.storage === 'static') return pointsTo(l, { k: 'static', name: e.sym.symbol }, l.ty(e.ty));
  const home = localPlace(l.home(e.sym));
  l.becomeConst(e.sym, e.span, false);
  l.initialise(home, e.ty, e.init);
  l.becomeConst(e.sym, e.span, true);
  return home;
};

/** `ty` is a pointer to the object, or to the first element of an array: the same address and tag. */
export const address = (l: Lowering, of: Expr, ty: Ty): Rvalue => {
  if (of.k === 'var' && of.sym.storage === 'static')
    return use({ k: 'const', value: { k: 'static', name: of.sym.symbol }, ty });
  if (of.k === 'str') return use({ k: 'const', value: { k: 'data', index: of.data }, ty });
  // `*p` of a pointer to an array: the pointer itself, at the element's type.
  if (of.k === 'deref' && of.ptr.k !== 'offset') {
    const a = l.value(of.ptr);
    return a.k === 'const' ? use({ ...a, ty }) : { k: 'cast', kind: 'ptr', a, from: l.ty(of.ptr.ty), to: ty };
  }
  const p = arrayPlace(l, of);
  const last = p.proj[p.proj.length - 1];
  // Naming a member of what a null pointer points to is undefined, also where nothing is read (6.5.3.2p4).
  if (last?.k === 'field' && p.proj.some((s) => s.k === 'deref'))
    l.b.push({ k: 'mention', place: p, span: l.b.span });
  return { k: 'addr', mut: true, place: p };
};

/** `p + n`; `used`: the element there is about to be used. */
export const offset = (l: Lowering, e: Offset, used: boolean): Rvalue => {
  const ty = l.ty(e.ty);
  // Moving by nothing is allowed everywhere, also from null (6.5.6p8; C2Y says so of null).
  if (e.index.k === 'const' && e.index.value === 0n && e.within === null) return use(l.value(e.ptr));
  const inside = used ? null : element(l, e);
  if (inside !== null) return { k: 'addr', mut: true, place: inside };
  const elem = e.ty.k === 'pointer' ? l.ty(e.ty.to.ty) : m.u8;
  const range = { used: e.leaves ? 'before' : used ? 'after' : null, length: e.within } as const;
  return l.pair(
    e.ptr,
    e.index,
    (ptr, count) => ({ k: 'offset', ptr, count, elem, negate: e.negate, inBounds: true, element: range }),
    ty,
  );
};
