/** Kinds of parameters of exports: how Rust declares one, what a body may do with it, how C declares and passes it. */
import * as b from '../../model/rust/build.js';
import type { Expr, Item, Stmt, Type } from '../../model/rust/syntax.js';
import * as c from '../../model/c/build.js';
import type { Expression, ExternalDeclaration, TypeName } from '../../model/c/syntax.js';
import { neutral } from '../program.js';
import type { CMain } from './c-main.js';
import type { Tape } from './tape.js';
import { letIn, option, ptr, ref, t, v, type Context } from './rust-body.js';

export const ct = {
  void: c.typeName(c.basic('void')),
  int: c.typeName(c.basic('int')),
  char: c.typeName(c.basic('char')),
  bool: c.typeName(c.named('bool')),
  i32: c.typeName(c.named('int32_t')),
  u8: c.typeName(c.named('uint8_t')),
  u32: c.typeName(c.named('uint32_t')),
  size: c.typeName(c.named('size_t')),
  pair: c.typeName(c.record('struct', 'Pair')),
};
const callbackParams = [c.parameter(null, ct.i32)];
const callbackType: TypeName = c.typeName(ct.i32.base, c.pointer(), c.functionOf(callbackParams));

/** A type that both halves define. */
export type Defined = 'Pair' | 'Level';

export const rustDefinitions = (needed: readonly Defined[]): Item[] => [
  ...(needed.includes('Pair')
    ? [
        b.struct('Pair', 'named', [b.fieldDef('x', t.i32), b.fieldDef('b', t.bool)], {
          attrs: [b.repr(['C']), b.derive(['Clone', 'Copy'])],
        }),
      ]
    : []),
  ...(needed.includes('Level')
    ? [
        b.enum_('Level', [b.variant('Low'), b.variant('High')], {
          attrs: [b.repr(['u8']), b.derive(['Clone', 'Copy'])],
        }),
      ]
    : []),
];

/** C's side: what is `Level` to Rust is a byte to C. */
export const cDefinitions = (needed: readonly Defined[]): ExternalDeclaration[] =>
  needed.includes('Pair')
    ? [
        c.declaration(
          c.record('struct', 'Pair', [
            c.members(ct.i32.base, c.declarator('x')),
            c.members(ct.bool.base, c.declarator('b')),
          ]),
          [],
        ),
      ]
    : [];

export interface ParamKind {
  readonly defines: Defined | null;
  /** C's declaration of it needs `bool`. */
  readonly mentionsBool: boolean;
  readonly rust: readonly { readonly suffix: string; readonly type: Type }[];
  readonly c: readonly TypeName[];
  readonly enter: (name: string, k: Context) => Stmt[];
  readonly pass: (m: CMain) => Expression[];
}

const isBool = (type: TypeName): boolean => type.base.kind === 'named' && type.base.name === 'bool';

const one = (
  type: Type,
  cType: TypeName,
  enter: (name: string, k: Context) => void,
  pass: (m: CMain) => Expression,
  defines: Defined | null = null,
): ParamKind => ({
  defines,
  mentionsBool: isBool(cType) || defines === 'Pair',
  rust: [{ suffix: '', type }],
  c: [cType],
  enter: (n, k) => {
    enter(n, k);
    return [];
  },
  pass: (m) => [pass(m)],
});

const toC = (type: TypeName, mutable: boolean): TypeName => c.pointerTo(mutable ? type : c.constant(type));
const pointeeOf =
  (name: string): (() => Expr) =>
  () =>
    b.deref(v(name));

const intRef = (mutable: boolean): ParamKind =>
  one(
    ref(t.i32, mutable),
    toC(ct.i32, mutable),
    (n, k) => {
      k.ints.push(pointeeOf(n));
      if (!mutable) return;
      k.places.push(pointeeOf(n));
      k.muts.push(n);
    },
    (m) => m.intPointer(),
  );

const optionRef = (mutable: boolean): ParamKind =>
  one(
    option(ref(t.i32, mutable)),
    toC(ct.i32, mutable),
    (n, k) => void k.options.push({ name: n, mutable }),
    (m) => m.intPointer(),
  );

const slice = (mutable: boolean): ParamKind => ({
  defines: null,
  mentionsBool: false,
  rust: [
    { suffix: '', type: ptr(t.u8, mutable) },
    { suffix: '_len', type: t.usize },
  ],
  c: [toC(ct.u8, mutable), ct.size],
  enter: (n, k) => {
    const s = `${n}_slice`;
    k.slices.push({ name: s, mutable });
    return [letIn(s, neutral(mutable ? 'take_slice_mut' : 'take_slice', t.u8, v(n), v(`${n}_len`)))];
  },
  pass: (m) => m.bytes(),
});

const readPair = (n: string, k: Context): void => {
  k.ints.push(() => b.field(v(n), 'x'));
  k.bools.push(() => b.field(v(n), 'b'));
};
const pairRef = (mutable: boolean): ParamKind =>
  one(
    ref(t.pair, mutable),
    toC(ct.pair, mutable),
    (n, k) => {
      readPair(n, k);
      if (mutable) k.places.push(() => b.field(v(n), 'x'));
    },
    (m) => m.pairPointer(),
    'Pair',
  );

const isLow = (n: string): Expr => b.matches(v(n), b.pathPattern(b.path('Level', 'Low')));

/** Pointers to C's memory: what the rules of a regime are mostly about, so half of all parameters are of these. */
const pointerKinds: readonly ParamKind[] = [
  intRef(true),
  intRef(false),
  slice(false),
  slice(true),
  optionRef(false),
  optionRef(true),
];

/** Smallest first. */
const otherKinds: readonly ParamKind[] = [
  one(
    t.i32,
    ct.i32,
    (n, k) => void k.ints.push(() => v(n)),
    (m) => m.int(),
  ),
  one(
    ref(t.bool),
    toC(ct.bool, false),
    (n, k) => void k.bools.push(pointeeOf(n)),
    (m) => m.boolPointer(),
  ),
  // C gives the byte of a `bool`, and the integer of the other types that do not have all values of it.
  one(
    t.bool,
    ct.u8,
    (n, k) => void k.bools.push(() => v(n)),
    (m) => m.oneOf(0, 1, 2),
  ),
  one(
    t.level,
    ct.u8,
    (n, k) => void k.bools.push(() => isLow(n)),
    (m) => m.oneOf(0, 1, 2),
    'Level',
  ),
  one(
    t.char,
    ct.u32,
    (n, k) => void k.shows.push(() => v(n)),
    (m) => m.oneOf(65, 0xd800, 0x110000),
  ),
  one(
    t.nonZero,
    ct.u32,
    (n, k) => void k.shows.push(() => b.methodCall(v(n), 'get', [])),
    (m) => m.oneOf(1, 0),
  ),
  pairRef(true),
  pairRef(false),
  one(t.pair, ct.pair, readPair, (m) => m.pairValue(), 'Pair'),
  one(
    t.callback,
    callbackType,
    (n, k) => void k.ints.push(() => b.call(v(n), [b.int(1)])),
    (m) => m.callback(),
  ),
];

export const aParamKind = (d: Tape): ParamKind => d.pick(d.choose(2) === 0 ? pointerKinds : otherKinds);
