/** Programs in which Rust calls C: Σ is a library of small functions; F defines them, S is a safe `main` that uses them. */
import * as b from '../../model/rust/build.js';
import type { Crate, Expr, Fn, Param, Stmt, Type } from '../../model/rust/syntax.js';
import * as c from '../../model/c/build.js';
import type { ExternalDeclaration, Parameter, TranslationUnit, TypeName } from '../../model/c/syntax.js';
import { pointees, RustMain, type Pointee } from './foreign-main.js';
import type { Plan } from './index.js';
import { cDefinitions, ct, rustDefinitions, type Defined } from './kinds.js';
import {
  aBuffer,
  aCell,
  aFlag,
  aLink,
  aPair,
  aPointer,
  aText,
  aValue,
  byItself,
  type Given,
  libraryState,
  namesIn,
  throws,
  withBytes,
  withFlag,
  withPointer,
} from './library.js';
import { option, ptr, ref, stmt, t, v } from './rust-body.js';
import type { Tape } from './tape.js';

/** One function of Σ: what Rust declares, what C defines, and how `main` uses it. */
interface Foreign {
  readonly defines: Defined | null;
  readonly rust: Fn;
  readonly c: (d: Tape) => ExternalDeclaration;
  readonly use: (m: RustMain) => Stmt[];
}

const declare = (name: string, params: readonly Param[], result: Type | null): Fn =>
  b.fn(name, null, { params, result });
const p = (name: string, type: Type): Param => b.param(b.bind(name), type);
const cp = (name: string, type: TypeName): Parameter => c.parameter(name, type);
const statically = (to: Type): Type => b.refType(to, false, b.lifetime("'static"));

const pokes = (name: string): Foreign => ({
  defines: null,
  rust: declare(name, [], null),
  c: (d) => c.functionDefinition(name, ct.void, [], byItself(d)),
  use: () => [stmt(b.call(v(name), []))],
});

/** A pointer or a reference to a variable of Rust's. */
const takes = (d: Tape, name: string): Foreign => {
  const [kind, mutable, flag] = d.pick([
    ['raw', true, false],
    ['raw', false, false],
    ['ref', true, false],
    ['ref', false, false],
    ['ref', true, true],
    ['ref', false, true],
  ] as const);
  const to = flag ? t.bool : t.i32;
  return {
    defines: null,
    rust: declare(name, [p('p', kind === 'raw' ? ptr(to, mutable) : ref(to, mutable))], null),
    c: (f) =>
      c.functionDefinition(
        name,
        ct.void,
        [cp('p', c.pointerTo(flag ? ct.bool : ct.i32))],
        flag ? withFlag(f, 'p') : withPointer(f, 'p'),
      ),
    use: (m) => m.passPointer(name, mutable, flag, kind === 'raw'),
  };
};

/** What a pointer that the library gives may lead to: how C declares it, and what it gives. */
const leads: Readonly<Record<Pointee, { readonly c: TypeName; readonly given: (d: Tape) => Given }>> = {
  int: { c: ct.i32, given: aPointer },
  flag: { c: ct.bool, given: aFlag },
  pair: { c: ct.pair, given: aPair },
  array: { c: ct.i32, given: aCell },
  link: { c: c.pointerTo(ct.i32), given: aLink },
};

const gets = (name: string, to: Pointee, result: Type, use: (m: RustMain) => Stmt[]): Foreign => ({
  defines: to === 'pair' ? 'Pair' : null,
  rust: declare(name, [], result),
  c: (f) => {
    const { before, value } = leads[to].given(f);
    return c.functionDefinition(name, c.pointerTo(leads[to].c), [], [...before, c.returnValue(value)]);
  },
  use,
});

/** A pointer that the library gives back. */
const peeks = (d: Tape, name: string): Foreign => {
  const [to, mutable] = d.pick([
    ['int', true],
    ['flag', true],
    ['int', false],
    ['flag', false],
  ] as const);
  return gets(name, to, ptr(pointees[to], mutable), (m) => m.usePointer(name, to, mutable));
};

/** One to something that has parts, or to another pointer. */
const shows = (d: Tape, name: string): Foreign => {
  const to = d.pick(['pair', 'array', 'link'] as const);
  return gets(name, to, ptr(pointees[to]), (m) => m.usePointer(name, to, true));
};

/** A result that is declared a reference. */
const refers = (d: Tape, name: string): Foreign => {
  const optional = d.choose(2) === 1;
  const result = optional ? option(statically(t.i32)) : statically(t.i32);
  return gets(name, 'int', result, (m) => m.useReference(name, optional));
};

interface ValueKind {
  readonly rust: Type;
  readonly c: TypeName;
  readonly values: readonly number[];
  readonly show: (x: Expr) => Expr;
  readonly defines: Defined | null;
}
const low = b.pathPattern(b.path('Level', 'Low'));

/** Types with values that are none; the C side returns the integer that a value is made of. */
const valueKinds: readonly ValueKind[] = [
  { rust: t.bool, c: ct.u8, values: [1, 0, 2], show: (x) => x, defines: null },
  { rust: t.char, c: ct.u32, values: [65, 0xd800, 0x110000], show: (x) => x, defines: null },
  { rust: t.nonZero, c: ct.u32, values: [1, 0], show: (x) => b.methodCall(x, 'get', []), defines: null },
  { rust: t.level, c: ct.u8, values: [0, 1, 2], show: (x) => b.matches(x, low), defines: 'Level' },
  { rust: t.pair, c: ct.pair, values: [1, 2], show: (x) => b.field(x, 'b'), defines: 'Pair' },
  {
    rust: option(t.nonZero),
    c: ct.u32,
    values: [1, 0],
    show: (x) => b.methodCall(x, 'is_some', []),
    defines: null,
  },
];

const gives = (d: Tape, name: string): Foreign => {
  const kind = d.pick(valueKinds);
  return {
    defines: kind.defines,
    rust: declare(name, [], kind.rust),
    c: (f) => {
      const { before, value } = aValue(f, kind.c, kind.values);
      return c.functionDefinition(name, kind.c, [], [...before, c.returnValue(value)]);
    },
    use: (m) => m.useValue(name, kind.show),
  };
};

const fills = (name: string): Foreign => ({
  defines: null,
  rust: declare(name, [p('p', ptr(t.u8)), p('n', t.usize)], null),
  c: (f) =>
    c.functionDefinition(name, ct.void, [cp('p', c.pointerTo(ct.u8)), cp('n', ct.size)], withBytes(f)),
  use: (m) => m.passBuffer(name),
});

const lends = (d: Tape, name: string): Foreign => {
  const [of, type] = d.pick([
    [t.u8, ct.u8],
    [t.bool, ct.bool],
    [t.i32, ct.i32],
  ] as const);
  const mutable = d.choose(2) === 0;
  return {
    defines: null,
    rust: declare(name, [], ptr(of, mutable)),
    c: (f) => {
      const { before, value } = aBuffer(f, type);
      return c.functionDefinition(name, c.pointerTo(type), [], [...before, c.returnValue(value)]);
    },
    use: (m) => m.useElements(name, of, mutable),
  };
};

/** A text that the library has. */
const tells = (name: string): Foreign => ({
  defines: null,
  rust: declare(name, [], ptr(t.i8, false)),
  c: (f) => {
    const { before, value } = aText(f);
    const type = c.pointerTo(c.constant(ct.char));
    return c.functionDefinition(name, type, [], [...before, c.returnValue(value)]);
  },
  use: (m) => m.useText(name),
});

/** It is given an owner, as a pointer. */
const consumes = (name: string): Foreign => ({
  defines: null,
  rust: declare(name, [p('p', ptr(t.i32))], null),
  c: (f) => c.functionDefinition(name, ct.void, [cp('p', c.pointerTo(ct.i32))], withPointer(f, 'p')),
  use: (m) => m.passOwner(name),
});

const makers: readonly ((d: Tape, name: string) => Foreign)[] = [
  (_d, n) => pokes(n),
  takes,
  peeks,
  peeks,
  peeks,
  gives,
  (_d, n) => fills(n),
  lends,
  lends,
  shows,
  refers,
  (_d, n) => consumes(n),
  (_d, n) => tells(n),
];

const rustHalf = (d: Tape, foreign: readonly Foreign[]): Crate => {
  const main = new RustMain(d);
  const body: Stmt[] = [];
  const uses = 1 + d.choose(4);
  for (let n = 0; n < uses; n++) {
    body.push(...d.pick(foreign).use(main));
    body.push(...main.between());
  }
  return b.crate([
    ...rustDefinitions(foreign.flatMap((f) => (f.defines === null ? [] : [f.defines]))),
    b.externBlock(foreign.map((f) => f.rust)),
    b.fn('main', b.block([...main.head, ...body])),
  ]);
};

const cHalf = (d: Tape, foreign: readonly Foreign[]): TranslationUnit => {
  const functions = foreign.map((f) => f.c(d));
  const named = namesIn(functions);
  return c.unit(
    ['stdint.h', 'stddef.h', 'stdbool.h', 'stdlib.h', ...(throws(named) ? ['ferrule.h'] : [])],
    [
      ...cDefinitions(foreign.flatMap((f) => (f.defines === null ? [] : [f.defines]))),
      ...libraryState(named),
      ...functions,
    ],
  );
};

/** Programs of `rust-calls-c`. */
export const importsPlan = (d: Tape): Plan => {
  const foreign: Foreign[] = [];
  const count = 1 + d.choose(3);
  for (let n = 0; n < count; n++) foreign.push(d.pick(makers)(d, 'fgk'[n]!));
  return { rust: (s) => rustHalf(s, foreign), c: (f) => cHalf(f, foreign) };
};
