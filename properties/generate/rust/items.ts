/** The user's types of a generated program, and the signatures of its functions. */
import type { Tape } from '../tape.js';
import {
  bool,
  i32,
  int,
  isCopy,
  optionOf,
  refTo,
  same,
  showable,
  str,
  string,
  unit,
  type Adt,
  type FieldOf,
  type Ty,
} from './types.js';

export interface ParamOf {
  readonly name: string;
  readonly ty: Ty;
  /** The lifetime of its references, with its quote; empty where elided. */
  readonly life: string;
}

export interface Signature {
  readonly name: string;
  readonly self: '&' | '&mut' | 'value' | null;
  readonly owner: Adt | null;
  readonly lifetimes: readonly string[];
  readonly params: readonly ParamOf[];
  readonly ret: Ty;
  /** The lifetime of the result's references, as written; empty where elided. */
  readonly retLife: string;
  /** Parameters (`self` is -1) whose references the result may hold. */
  readonly from: readonly number[];
  readonly unsafe: boolean;
}

export interface Items {
  readonly adts: Adt[];
  readonly fns: Signature[];
  /** Names of constants and statics of type `i32`. */
  readonly consts: string[];
  readonly statics: string[];
  /** Static mutable variables: only where `unsafe` is allowed. */
  readonly mutables: string[];
}

export const scalar = (d: Tape): Ty =>
  d.pick<Ty>([i32, i32, i32, bool, int('u8'), int('usize'), int('i64'), int('u32'), { k: 'char' }]);

/** Any type that owns what it holds. */
export const owned = (d: Tape, items: Items, depth: number): Ty => {
  const own = items.adts.filter((a) => !a.life);
  const n = d.choose(depth <= 0 ? 3 : 12);
  if (n <= 2) return scalar(d);
  if (n <= 4 && own.length > 0) return { k: 'adt', def: d.pick(own) };
  switch (n) {
    case 5:
      return { k: 'tuple', of: [owned(d, items, depth - 1), owned(d, items, depth - 1)] };
    case 6:
      return { k: 'Box', of: owned(d, items, depth - 1) };
    case 7:
      return { k: 'Vec', of: owned(d, items, depth - 1) };
    case 8:
      return optionOf(owned(d, items, depth - 1));
    case 9:
      return { k: 'array', of: owned(d, items, depth - 1), n: 2 };
    case 10:
      return d.choose(2) === 0
        ? { k: 'Cell', of: scalar(d) }
        : { k: 'Result', ok: scalar(d), err: scalar(d) };
    case 11:
      return string;
    default:
      return scalar(d);
  }
};

/** A type of a variable: owned, or with references. */
export const anyType = (d: Tape, items: Items): Ty => {
  const views = items.adts.filter((a) => a.life && !a.drop);
  switch (d.choose(10)) {
    case 9:
      return refTo(str, false);
    case 6:
      if (views.length > 0) return { k: 'adt', def: d.pick(views) };
      return optionOf(refTo(scalar(d), false));
    case 7:
      return optionOf(refTo(owned(d, items, 0), false));
    case 8:
      return { k: 'tuple', of: [refTo(owned(d, items, 1), false), scalar(d)] };
    default:
      return owned(d, items, 2);
  }
};

const fields = (d: Tape, items: Items, count: number, named: boolean): FieldOf[] =>
  Array.from({ length: count }, (_, k) => ({ name: named ? 'abcd'[k]! : String(k), ty: owned(d, items, 1) }));

/** A struct with a lifetime and a destructor that writes through what it borrows. */
export const guardAdt: Adt = {
  name: 'G0',
  kind: 'struct',
  variants: [
    {
      name: 'G0',
      shape: 'named',
      fields: [
        { name: 'r', ty: refTo(i32, true) },
        { name: 'n', ty: i32 },
      ],
    },
  ],
  life: true,
  copy: false,
  drop: true,
  shown: false,
};

/** `fn first<'a>(x: &'a i32, y: &i32) -> &'a i32`: which of two parameters the result comes from. */
export const firstOf: Signature = {
  name: 'f0',
  self: null,
  owner: null,
  lifetimes: ["'a"],
  params: [
    { name: 'x', ty: refTo(i32, false), life: "'a" },
    { name: 'y', ty: refTo(i32, false), life: '' },
  ],
  ret: refTo(i32, false),
  retLife: "'a",
  from: [0],
  unsafe: false,
};

export const makeAdt = (d: Tape, items: Items): Adt => {
  const n = items.adts.length;
  const name = `${'STUVW'[n] ?? 'T'}${n}`;
  const kind = d.choose(6);
  if (kind === 4) {
    // A view: a struct with a lifetime.
    const mut = d.choose(2) === 1;
    const f: FieldOf[] = [
      { name: 'r', ty: refTo(d.choose(2) === 0 ? i32 : owned(d, items, 1), mut) },
      { name: 'n', ty: i32 },
    ];
    const drop = mut && f[0]!.ty.k === 'ref' && f[0]!.ty.to.k === 'int' && d.choose(2) === 1;
    return {
      name,
      kind: 'struct',
      variants: [{ name, shape: 'named', fields: f }],
      life: true,
      copy: !mut && d.choose(2) === 1,
      drop,
      shown: false,
    };
  }
  if (kind === 3 || kind === 5) {
    const variants = Array.from({ length: 2 + d.choose(2) }, (_, k) => {
      const shape = d.pick(['unit', 'tuple', 'named'] as const);
      return {
        name: `${'ABC'[k]!}${n}`,
        shape,
        fields: shape === 'unit' ? [] : fields(d, items, 1 + d.choose(2), shape === 'named'),
      };
    });
    const copyable = variants.every((v) => v.fields.every((f) => isCopy(f.ty)));
    return {
      name,
      kind: 'enum',
      variants,
      life: false,
      copy: copyable && d.choose(2) === 1,
      drop: false,
      shown: variants.every((v) => v.fields.every((f) => showable(f.ty))) && d.choose(3) === 2,
    };
  }
  const shape = d.choose(3) === 2 ? 'tuple' : 'named';
  const f = fields(d, items, 1 + d.choose(3), shape === 'named');
  const drop = d.choose(4) === 3;
  const copy = !drop && f.every((x) => isCopy(x.ty)) && d.choose(2) === 1;
  return {
    name,
    kind: 'struct',
    variants: [{ name, shape, fields: f }],
    life: false,
    copy,
    drop,
    shown: f.every((x) => showable(x.ty)) && d.choose(3) === 2,
  };
};

const param = (d: Tape, items: Items, name: string): ParamOf => {
  switch (d.choose(7)) {
    case 0:
      return { name, ty: scalar(d), life: '' };
    case 1:
      return { name, ty: refTo(owned(d, items, 1), false), life: '' };
    case 2:
    case 3:
      return { name, ty: refTo(owned(d, items, 1), true), life: '' };
    case 4:
      return { name, ty: refTo({ k: 'slice', of: i32 }, d.choose(2) === 1), life: '' };
    case 5: {
      const views = items.adts.filter((a) => a.life && !a.drop);
      if (views.length > 0) return { name, ty: { k: 'adt', def: d.pick(views) }, life: '' };
      return { name, ty: optionOf(refTo(i32, false)), life: '' };
    }
    default:
      return { name, ty: owned(d, items, 2), life: '' };
  }
};

/** Types that a reference result may have, from a parameter of this type: parts of it. */
const partsBehind = (t: Ty): Ty[] => {
  if (t.k !== 'ref') return [];
  const out: Ty[] = [t];
  const { to } = t;
  if (to.k === 'adt' && to.def.kind === 'struct' && !to.def.life)
    for (const f of to.def.variants[0]!.fields) out.push(refTo(f.ty, t.mut));
  if (to.k === 'tuple') for (const x of to.of) out.push(refTo(x, t.mut));
  if (to.k === 'array') out.push(refTo(to.of, t.mut));
  if (to.k === 'slice') out.push(refTo(to.of, t.mut));
  if (to.k === 'Box') out.push(refTo(to.of, t.mut));
  if (t.mut) for (const x of [...out]) if (x.k === 'ref') out.push(refTo(x.to, false));
  return out;
};

export const makeSignature = (d: Tape, items: Items, name: string, owner: Adt | null): Signature => {
  const self = owner === null ? null : d.pick(['&', '&mut', 'value'] as const);
  const count = owner === null ? 1 + d.choose(3) : d.choose(2);
  let params = Array.from({ length: count }, (_, k) => param(d, items, 'xyz'[k]!));
  const selfTy: Ty | null =
    owner === null || self === 'value' || self === null
      ? null
      : refTo({ k: 'adt', def: owner }, self === '&mut');
  const plain = { name, self, owner, lifetimes: [], unsafe: false, from: [] };
  const sources: { index: number; ty: Ty }[] = params.map((p, index) => ({ index, ty: p.ty }));
  if (selfTy !== null) sources.push({ index: -1, ty: selfTy });
  const able = sources.filter((s) => s.ty.k === 'ref');
  if (d.choose(3) > 0 || able.length === 0) {
    const ret =
      d.choose(4) === 3
        ? d.pick<Ty>([optionOf(i32), { k: 'Result', ok: i32, err: int('u8') }])
        : d.choose(3) === 0
          ? unit
          : owned(d, items, 1);
    return { ...plain, params, ret, retLife: '' };
  }
  // The result borrows from a parameter.
  const s = d.pick(able);
  const ret = d.pick(partsBehind(s.ty));
  const withRefs = sources.filter(
    (x) =>
      x.ty.k === 'ref' || (x.ty.k === 'Option' && x.ty.of.k === 'ref') || (x.ty.k === 'adt' && x.ty.def.life),
  );
  const elidable = s.index === -1 || (withRefs.length === 1 && selfTy === null);
  if (elidable && d.choose(3) < 2) return { ...plain, params, ret, retLife: '', from: [s.index] };
  if (s.index === -1) return { ...plain, params, ret, retLife: '', from: [-1] };
  const alike = d.choose(3) === 2;
  const from: number[] = [];
  params = params.map((p, k) => {
    if (k === s.index || (alike && same(p.ty, s.ty))) {
      from.push(k);
      return { ...p, life: "'a" };
    }
    return p;
  });
  return { ...plain, lifetimes: ["'a"], params, ret, retLife: "'a", from };
};
