/** Place expressions as places. */
import type { Operand, Place } from '../../../model/core/mir.js';
import { constInt, copy, localPlace, move } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import { libType } from '../check/types.js';
import type { StaticInfo, TExpr } from '../tree.js';
import { behind, behindLocal, field, inside, read, variant } from './builder.js';
import { callLibrary } from './calls.js';
import type { FnLower } from './context.js';

export const isPlaceExpr = (e: TExpr): boolean =>
  e.k === 'var' ||
  e.k === 'static' ||
  e.k === 'deref' ||
  e.k === 'overloaded-deref' ||
  e.k === 'field' ||
  e.k === 'index' ||
  e.k === 'slice';

export const asPlace = (f: FnLower, e: TExpr): Place => {
  const { b } = f;
  const before = b.span;
  b.span = e.span;
  const made = place(f, e);
  b.span = before;
  return made;
};

const place = (f: FnLower, e: TExpr): Place => {
  const captured = f.around?.exact(e) ?? null;
  if (captured !== null) return captured;
  switch (e.k) {
    case 'var': {
      const guard = f.guards?.get(e.v);
      if (guard !== undefined) return behindLocal(guard);
      return localPlace(f.around?.standIn(e.v) ?? e.v.local);
    }
    case 'static':
      return staticPlace(f, e.def);
    case 'deref': {
      const at = asPlace(f, e.a);
      // A raw pointer is loaded first: a place that goes through one begins with it (aliasing models, &raw).
      if (e.a.ty.k === 'raw' && at.proj.length > 0) {
        const p = f.b.let(e.a.ty, { k: 'use', op: copy(at), retag: false });
        return behindLocal(p);
      }
      return behind(at);
    }
    case 'overloaded-deref':
      return overloaded(f, e);
    case 'field': {
      const base = asPlace(f, e.a);
      const isVariant = e.a.ty.k === 'adt' && e.a.ty.def.kind === 'enum';
      // A capture names fields of an enum with one variant.
      return isVariant ? inside(base, variant(0), field(e.index, e.ty)) : inside(base, field(e.index, e.ty));
    }
    case 'index':
      return indexed(f, e);
    case 'slice':
      return sliced(f, e);
    default: {
      const op = f.promoted?.get(e);
      if (op === undefined) return localPlace(f.parts.temp(f, e));
      return behindLocal(f.b.let(T.refTo(e.ty), { k: 'use', op, retag: false }));
    }
  }
};

/** The address of a static: a reference to one that does not change, a raw pointer to another. */
const staticPlace = (f: FnLower, def: StaticInfo): Place => {
  const ty = T.erase(def.ty);
  const pointer = def.mutable || def.foreign ? T.rawTo(ty, true) : T.refTo(ty);
  const op: Operand = { k: 'const', value: { k: 'static', name: def.name }, ty: pointer };
  const l = f.b.let(pointer, { k: 'use', op, retag: false });
  f.holdsStatic(l, def.name, def.mutable);
  return behindLocal(l);
};

/** `*x` where `x` is an `Arc`, a vector …: `*deref(&x)`. */
const overloaded = (f: FnLower, e: TExpr & { k: 'overloaded-deref' }): Place => {
  const facts = e.a.ty.k === 'lib' ? libType(f.cx, e.a.ty.name)?.deref : undefined;
  const name = (e.mut ? facts?.mut : facts?.shared) ?? facts?.shared ?? '';
  const args = e.a.ty.k === 'lib' ? e.a.ty.args : [];
  const self = f.b.ref(asPlace(f, e.a), e.a.ty, e.mut && facts?.mut !== null);
  const mut = e.mut && facts?.mut !== null;
  const l = f.b.local(T.refTo(e.ty, mut));
  callLibrary(f, name, args, [self], localPlace(l));
  return behindLocal(l);
};

const indexed = (f: FnLower, e: TExpr & { k: 'index' }): Place => {
  const { b } = f;
  const base = asPlace(f, e.a);
  const op = f.parts.operand(f, e.i);
  const i =
    op.k !== 'const' && op.place.proj.length === 0 && isTemp(f, op.place.local)
      ? op.place.local
      : b.let(T.usize, { k: 'use', op, retag: false });
  b.check(b.bin('<', read(i), b.len(base), T.usize), true, 'index', 'index out of bounds');
  return inside(base, { k: 'index', local: i });
};

/** A local that nothing in the program can change. */
const isTemp = (f: FnLower, l: number): boolean => f.b.locals[l]?.name === null;

/** `a[from..to]`: the array as a slice, then the part of it, as a place behind a reference. */
const sliced = (f: FnLower, e: TExpr & { k: 'slice' }): Place => {
  const { b } = f;
  const { mut } = e;
  const base = asPlace(f, e.a);
  if (e.ty.k === 'str') return slicedText(f, e, base);
  const elem = e.ty.k === 'slice' ? e.ty.of : e.ty;
  const whole = T.refTo(T.sliceOf(elem), mut);
  let self: Operand;
  if (e.a.ty.k === 'array') {
    const thin = b.ref(base, e.a.ty, mut);
    self = move(
      localPlace(b.let(whole, { k: 'cast', kind: 'unsize', a: thin, from: T.refTo(e.a.ty, mut), to: whole })),
    );
  } else self = b.ref(base, e.a.ty, mut);
  const s = b.let(whole, { k: 'use', op: self, retag: false });
  const from = e.from === null ? constInt(0, T.usize) : f.parts.operand(f, e.from);
  const to = e.to === null ? b.len(behindLocal(s)) : endOf(f, e.to, e.inclusive);
  const l = b.local(whole);
  callLibrary(
    f,
    mut ? 'slice range mut' : 'slice range',
    [elem],
    [move(localPlace(s)), from, to],
    localPlace(l),
  );
  return behindLocal(l);
};

const slicedText = (f: FnLower, e: TExpr & { k: 'slice' }, base: Place): Place => {
  const { b } = f;
  const s = b.let(T.refTo(T.str), { k: 'use', op: b.ref(base, T.str, false), retag: false });
  const from = e.from === null ? constInt(0, T.usize) : f.parts.operand(f, e.from);
  const to = e.to === null ? b.len(behindLocal(s)) : endOf(f, e.to, e.inclusive);
  const l = b.local(T.refTo(T.str));
  callLibrary(f, 'str range', [], [move(localPlace(s)), from, to], localPlace(l));
  return behindLocal(l);
};

/** `..=n` ends behind `n`. */
const endOf = (f: FnLower, e: TExpr, inclusive: boolean): Operand => {
  const op = f.parts.operand(f, e);
  return inclusive ? f.b.bin('+', op, constInt(1, T.usize), T.usize) : op;
};
