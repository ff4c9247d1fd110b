/** `==` on types that are no scalars, as std derives it: part by part, in order. */
import type { Operand, Place } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { variantsOf } from '../check/fields.js';
import { isLib, isScalar } from '../ty.js';
import { at, behind, deref, field, inside, read, variant, word, type Builder } from './builder.js';
import type { ProgramCx } from './program.js';

const truth = (v: boolean): Operand => ({ k: 'const', value: { k: 'int', value: v ? 1 : 0 }, ty: T.bool });

/** Ends the function with `false` where the parts differ. */
const requireEqual = (p: ProgramCx, b: Builder, x: Place, tx: Ty, y: Place, ty: Ty): void => {
  const same = b.local(T.bool);
  // One reference alone is to a sequence or text, and is compared with another that holds it (`String == &str`).
  if (tx.k === 'ref' && ty.k !== 'ref') return requireEqual(p, b, behind(x), tx.to, y, ty);
  if (tx.k !== 'ref' && ty.k === 'ref') return requireEqual(p, b, x, tx, behind(y), ty.to);
  if (isScalar(tx)) {
    const l = b.let(tx, { k: 'use', op: read(x), retag: false });
    const r = b.let(ty, { k: 'use', op: read(y), retag: false });
    b.assign(at(same), { k: 'bin', op: '==', a: read(l), b: read(r), ty: tx });
  } else if (tx.k === 'ref' && ty.k === 'ref') {
    return requireEqual(p, b, behind(x), tx.to, behind(y), ty.to);
  } else b.callFn(p.equal(tx, ty), [b.ref(x, tx, false), b.ref(y, ty, false)], at(same));
  b.branch(
    read(same),
    () => undefined,
    () => differ(b),
  );
};

const differ = (b: Builder): void => {
  b.use(localPlace(0), truth(false));
  b.ret();
};

/** A sequence as the place of a slice or array. */
const sequence = (
  p: ProgramCx,
  b: Builder,
  place: Place,
  t: Ty,
): { readonly place: Place; readonly of: Ty } => {
  if (t.k === 'array' || t.k === 'slice') return { place, of: t.of };
  const of = t.k === 'lib' ? (t.args[0] ?? T.unit) : T.unit;
  const s = b.local(T.refTo(T.sliceOf(of)));
  b.callFn(p.library('Vec::deref', [of]), [b.ref(place, t, false)], at(s));
  return { place: at(s, deref), of };
};

const isSequence = (t: Ty): boolean => t.k === 'array' || t.k === 'slice' || isLib(t, 'Vec');

export const equalBody = (p: ProgramCx, b: Builder, tx: Ty, ty: Ty): void => {
  const x = at(1, deref);
  const y = at(2, deref);
  if (isScalar(tx) || tx.k === 'ref') requireEqual(p, b, x, tx, y, ty);
  else if (isSequence(tx) && isSequence(ty)) sequences(p, b, sequence(p, b, x, tx), sequence(p, b, y, ty));
  else if (isText(tx)) sequences(p, b, bytes(b, textIn(p, b, x, tx)), bytes(b, textIn(p, b, y, ty)));
  else if (tx.k === 'tuple' && ty.k === 'tuple')
    tx.elems.forEach((t, i) =>
      requireEqual(p, b, inside(x, field(i, t)), t, inside(y, field(i, t)), ty.elems[i] ?? t),
    );
  else if (isLib(tx, 'Box')) {
    const of = tx.args[0] ?? T.unit;
    requireEqual(p, b, behind(x), of, behind(y), of);
  } else if (isLib(tx, 'Arc')) {
    const of = tx.args[0] ?? T.unit;
    const shared = (arc: Place): Place => {
      const l = at(b.local(T.refTo(of)));
      b.callFn(p.library('Arc::deref', [of]), [b.ref(arc, tx, false)], l);
      return behind(l);
    };
    requireEqual(p, b, shared(x), of, shared(y), of);
  } else if (isLib(tx, 'Cell')) {
    const of = tx.args[0] ?? T.unit;
    const held = (cell: Place): Place => {
      const l = at(b.local(of));
      b.callFn(p.library('Cell::get', [of]), [b.ref(cell, tx, false)], l);
      return l;
    };
    requireEqual(p, b, held(x), of, held(y), of);
  } else if (tx.k === 'lib' && tx.name.startsWith('NonZero')) {
    const int = p.integerOf(tx);
    const l = b.cast('int', read(x), tx, int);
    const r = b.cast('int', read(y), tx, int);
    b.branch(
      b.bin('==', l, r, int),
      () => undefined,
      () => differ(b),
    );
  } else enums(p, b, tx, x, y);
  b.use(localPlace(0), truth(true));
};

const isText = (t: Ty): boolean => t.k === 'str' || isLib(t, 'String');

const textIn = (p: ProgramCx, b: Builder, s: Place, t: Ty): Place => {
  if (t.k === 'str') return s;
  const text = b.local(T.refTo(T.str));
  b.callFn(p.library('String::deref', []), [b.ref(s, t, false)], at(text));
  return at(text, deref);
};

const bytes = (b: Builder, s: Place): { readonly place: Place; readonly of: Ty } => {
  const wide = T.rawTo(T.sliceOf(T.u8), false);
  const text = T.rawTo(T.str, false);
  const raw = b.let(text, { k: 'addr', mut: false, place: s });
  const l = b.let(wide, { k: 'cast', kind: 'ptr', a: read(raw), from: text, to: wide });
  return { place: at(l, deref), of: T.u8 };
};

const sequences = (
  p: ProgramCx,
  b: Builder,
  x: { readonly place: Place; readonly of: Ty },
  y: { readonly place: Place; readonly of: Ty },
): void => {
  const n = b.len(x.place);
  b.branch(
    b.bin('==', n, b.len(y.place), T.usize),
    () => undefined,
    () => differ(b),
  );
  const i = b.let(T.usize, { k: 'use', op: word(0), retag: false });
  b.loop((leave) => {
    b.branch(
      b.bin('<', read(i), n, T.usize),
      () => {
        requireEqual(
          p,
          b,
          inside(x.place, { k: 'index', local: i }),
          x.of,
          inside(y.place, { k: 'index', local: i }),
          y.of,
        );
        b.assign(at(i), { k: 'bin', op: '+', a: read(i), b: word(1), ty: T.usize });
      },
      leave,
    );
  });
};

const enums = (p: ProgramCx, b: Builder, t: Ty, x: Place, y: Place): void => {
  const variants = variantsOf(p.cx, t);
  if (variants === null) return;
  if (t.k === 'adt' && t.def.kind === 'struct') {
    variants[0]?.fields.forEach((f, k) =>
      requireEqual(p, b, inside(x, field(k, f.ty)), f.ty, inside(y, field(k, f.ty)), f.ty),
    );
    return;
  }
  const dx = b.let(T.isize, { k: 'discr', place: x });
  const dy = b.let(T.isize, { k: 'discr', place: y });
  b.branch(
    b.bin('==', read(dx), read(dy), T.isize),
    () => undefined,
    () => differ(b),
  );
  variants.forEach((v, i) => {
    if (v.fields.length === 0) return;
    const value = t.k === 'adt' ? (t.def.variants[i]?.discriminant ?? i) : i;
    b.branch(b.bin('==', read(dx), { k: 'const', value: { k: 'int', value }, ty: T.isize }, T.isize), () =>
      v.fields.forEach((f, k) =>
        requireEqual(
          p,
          b,
          inside(x, variant(i), field(k, f.ty)),
          f.ty,
          inside(y, variant(i), field(k, f.ty)),
          f.ty,
        ),
      ),
    );
  });
};
