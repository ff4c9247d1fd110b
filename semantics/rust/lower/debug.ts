/** `{:?}` of types that are no scalars, as std derives it. */
import type { PrintPart } from '../../../model/core/formats.js';
import type { Place } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { utf8 } from '../../../model/utf8.js';
import { variantsOf, type VariantFacts } from '../check/fields.js';
import { isLib } from '../ty.js';
import { at, behind, deref, field, inside, read, variant, word, type Builder } from './builder.js';
import type { ProgramCx } from './program.js';

const text = (s: string): PrintPart => ({ k: 'text', bytes: utf8(s) });
const say = (b: Builder, s: string): void => b.print([text(s)], [], []);

const part = (p: ProgramCx, b: Builder, place: Place, t: Ty): void => {
  const ref = b.ref(place, t, false);
  const l = b.let(T.refTo(t), { k: 'use', op: ref, retag: false });
  const shown = p.shown(b, localPlace(l), T.refTo(t), true);
  if (shown !== null) b.print([{ k: 'value', arg: 0, as: shown.as }], [shown.op], [shown.ty]);
  else b.callFn(p.debug(t), [read(l)], localPlace(b.local(T.unit)));
};

export const debugBody = (p: ProgramCx, b: Builder, t: Ty): void => {
  const self = at(1, deref);
  if (t.k === 'unit') return say(b, '()');
  if (t.k === 'ref') return part(p, b, behind(self), t.to);
  if (isLib(t, 'Box')) return part(p, b, behind(self), t.args[0] ?? T.unit);
  if (t.k === 'tuple') {
    t.elems.forEach((e, i) => {
      say(b, i === 0 ? '(' : ', ');
      part(p, b, inside(self, field(i, e)), e);
    });
    return say(b, t.elems.length === 1 ? ',)' : ')');
  }
  if (t.k === 'array' || t.k === 'slice') return list(p, b, self, t.of);
  if (isLib(t, 'Vec') || isLib(t, 'Arc')) {
    const of = t.args[0] ?? T.unit;
    const to = t.name === 'Vec' ? T.sliceOf(of) : of;
    const s = b.local(T.refTo(to));
    b.callFn(p.library(`${t.name}::deref`, [of]), [b.ref(self, t, false)], at(s));
    return part(p, b, at(s, deref), to);
  }
  const variants = variantsOf(p.cx, t) ?? [];
  if (t.k === 'adt' && t.def.kind === 'struct') {
    const [only] = variants;
    return only === undefined ? undefined : members(p, b, only, (k, ty) => inside(self, field(k, ty)));
  }
  const d = b.let(T.isize, { k: 'discr', place: self });
  variants.forEach((v, i) => {
    const value = t.k === 'adt' ? (t.def.variants[i]?.discriminant ?? i) : i;
    b.branch(b.bin('==', read(d), { k: 'const', value: { k: 'int', value }, ty: T.isize }, T.isize), () =>
      members(p, b, v, (k, ty) => inside(self, variant(i), field(k, ty))),
    );
  });
};

/** `Name`, `Name(a, b)`, `Name { x: a, y: b }`. */
const members = (
  p: ProgramCx,
  b: Builder,
  v: VariantFacts,
  place: (index: number, ty: Ty) => Place,
): void => {
  if (v.fields.length === 0) return say(b, v.name);
  const isNamed = v.shape === 'named';
  v.fields.forEach((f, k) => {
    const open = isNamed ? ' { ' : '(';
    say(b, `${k === 0 ? `${v.name}${open}` : ', '}${isNamed ? `${f.name}: ` : ''}`);
    part(p, b, place(k, f.ty), f.ty);
  });
  say(b, isNamed ? ' }' : ')');
};

const list = (p: ProgramCx, b: Builder, place: Place, of: Ty): void => {
  say(b, '[');
  const n = b.len(place);
  const i = b.let(T.usize, { k: 'use', op: word(0), retag: false });
  b.loop((leave) => {
    b.branch(
      b.bin('<', read(i), n, T.usize),
      () => {
        b.branch(b.bin('!=', read(i), word(0), T.usize), () => say(b, ', '));
        part(p, b, inside(place, { k: 'index', local: i }), of);
        b.assign(at(i), { k: 'bin', op: '+', a: read(i), b: word(1), ty: T.usize });
      },
      leave,
    );
  });
  say(b, ']');
};
