/** `clone` of the built-in types, and of user types by `derive(Clone)`: part by part. */
import type { Operand, Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { variantsOf } from '../check/fields.js';
import { isCopy } from '../check/traits.js';
import { pushTo } from '../library/vec.js';
import { isLib } from '../ty.js';
import { at, behind, deref, field, inside, read, take, variant, word, type Builder } from './builder.js';
import type { ProgramCx } from './program.js';

/** A clone of the part in a local of its own. */
const part = (p: ProgramCx, b: Builder, from: Place, t: Ty): Operand => {
  const l = b.local(t);
  if (isCopy(p.cx, t)) b.use(at(l), read(from));
  else b.callFn(p.library('Clone::clone', [t]), [b.ref(from, t, false)], at(l));
  return take(l);
};

export const cloneInto = (p: ProgramCx, b: Builder, from: Place, t: Ty, dest: Place): void => {
  if (isCopy(p.cx, t)) return b.use(dest, read(from));
  if (t.k === 'tuple')
    return b.aggregate(
      dest,
      t,
      0,
      t.elems.map((e, i) => part(p, b, inside(from, field(i, e)), e)),
    );
  if (t.k === 'array')
    return b.aggregate(
      dest,
      t,
      0,
      Array.from({ length: t.len }, (_, index) => part(p, b, inside(from, { k: 'elem', index }), t.of)),
    );
  if (isLib(t, 'Box')) {
    const of = t.args[0] ?? T.unit;
    return b.callFn(p.library('Box::new', [of]), [part(p, b, behind(from), of)], dest);
  }
  if (isLib(t, 'Arc'))
    return b.callFn(p.library('Arc::clone', [t.args[0] ?? T.unit]), [b.ref(from, t, false)], dest);
  if (isLib(t, 'Vec')) return cloneVec(p, b, from, t, dest);
  if (isLib(t, 'String')) {
    const v = T.lib('Vec', [T.u8]);
    return b.aggregate(dest, t, 0, [part(p, b, inside(from, field(0, v)), v)]);
  }
  if (isLib(t, 'CString')) return cloneCString(p, b, from, t, dest);
  if (isLib(t, 'Cell')) {
    const of = t.args[0] ?? T.unit;
    return b.aggregate(dest, t, 0, [read(inside(from, field(0, of)))]);
  }
  cloneVariants(p, b, from, t, dest);
};

const cloneVec = (p: ProgramCx, b: Builder, from: Place, t: T.LibTy, dest: Place): void => {
  const of = t.args[0] ?? T.unit;
  const s = b.local(T.refTo(T.sliceOf(of)));
  b.callFn(p.library('Vec::deref', [of]), [b.ref(from, t, false)], at(s));
  const n = b.len(at(s, deref));
  const v = b.local(t);
  b.callFn(p.library('Vec::with_capacity', [of]), [n], at(v));
  const i = b.let(T.usize, { k: 'use', op: word(0), retag: false });
  b.loop((leave) => {
    b.branch(
      b.bin('<', read(i), n, T.usize),
      () => {
        pushTo(b, at(v), of, part(p, b, at(s, deref, { k: 'index', local: i }), of));
        b.assign(at(i), { k: 'bin', op: '+', a: read(i), b: word(1), ty: T.usize });
      },
      leave,
    );
  });
  b.use(dest, take(v));
};

const cloneCString = (p: ProgramCx, b: Builder, from: Place, t: Ty, dest: Place): void => {
  const s = b.local(T.refTo(T.lib('CStr')));
  b.callFn(p.library('CString::deref', []), [b.ref(from, t, false)], at(s));
  const text = b.local(T.refTo(T.sliceOf(T.u8)));
  b.callFn(p.library('CStr::to_bytes', []), [read(s)], at(text));
  const result = T.lib('Result', [t, T.lib('NulError')]);
  const made = b.local(result);
  b.callFn(p.library('CString::new', [T.refTo(T.sliceOf(T.u8))]), [read(text)], at(made));
  b.use(dest, take(at(made, variant(0), field(0, t))));
};

const cloneVariants = (p: ProgramCx, b: Builder, from: Place, t: Ty, dest: Place): void => {
  const variants = variantsOf(p.cx, t) ?? [];
  const isEnum = t.k === 'lib' || (t.k === 'adt' && t.def.kind === 'enum');
  if (!isEnum) {
    const fields = variants[0]?.fields ?? [];
    return b.aggregate(
      dest,
      t,
      0,
      fields.map((x, i) => part(p, b, inside(from, field(i, x.ty)), x.ty)),
    );
  }
  const d = b.let(T.isize, { k: 'discr', place: from });
  const join = b.newBlock();
  const cases = variants.map(
    (_, i) => [t.k === 'adt' ? (t.def.variants[i]?.discriminant ?? i) : i, b.newBlock()] as const,
  );
  const none = b.newBlock();
  b.switchOn(read(d), T.isize, cases, none);
  b.cur = none;
  b.end({ k: 'unreachable', why: 'unreachable', span: b.span });
  cases.forEach(([, block], i) => {
    b.cur = block;
    const fields = variants[i]?.fields ?? [];
    b.aggregate(
      dest,
      t,
      i,
      fields.map((x, k) => part(p, b, inside(from, variant(i), field(k, x.ty)), x.ty)),
    );
    b.goto(join);
  });
  b.cur = join;
};
