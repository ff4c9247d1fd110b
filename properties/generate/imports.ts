/** Programs in which Rust calls C: Σ is a library of small functions; F defines them, S is a safe `main` that uses them. */
import * as b from '../../model/rust/build.js';
import type { Crate, Expr, Fn, Param, Stmt, Type } from '../../model/rust/syntax.js';
import * as c from '../../model/c/build.js';
import type { ExternalDeclaration, Parameter, TranslationUnit, TypeName } from '../../model/c/syntax.js';
import { neutral } from '../program.js';
import type { Plan } from './index.js';
import { cDefinitions, ct, rustDefinitions, type Defined } from './kinds.js';
import {
  aBuffer,
  aFlag,
  aPointer,
  aValue,
  byItself,
  libraryState,
  withBytes,
  withFlag,
  withPointer,
} from './library.js';
import { letIn, option, ptr, ref, stmt, t, v } from './rust-body.js';
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

/** A pointer that the library gives back. */
const peeks = (d: Tape, name: string): Foreign => {
  const [how, result, flag] = d.pick([
    ['raw', ptr(t.i32), false],
    ['raw', ptr(t.bool), true],
    ['ref', statically(t.i32), false],
    ['option', option(statically(t.i32)), false],
  ] as const);
  return {
    defines: null,
    rust: declare(name, [], result),
    c: (f) => {
      const { before, value } = flag ? aFlag(f) : aPointer(f);
      const type = c.pointerTo(flag ? ct.bool : ct.i32);
      return c.functionDefinition(name, type, [], [...before, c.returnValue(value)]);
    },
    use: (m) =>
      how === 'raw' ? m.usePointer(name, flag ? t.bool : t.i32) : m.useReference(name, how === 'option'),
  };
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

const lends = (name: string): Foreign => ({
  defines: null,
  rust: declare(name, [], ptr(t.u8)),
  c: (f) => {
    const { before, value } = aBuffer(f);
    return c.functionDefinition(name, c.pointerTo(ct.u8), [], [...before, c.returnValue(value)]);
  },
  use: (m) => m.useBytes(name),
});

const makers: readonly ((d: Tape, name: string) => Foreign)[] = [
  (_d, n) => pokes(n),
  takes,
  peeks,
  gives,
  (_d, n) => fills(n),
  (_d, n) => lends(n),
];

/** `main`: variables, calls, and what is held across them. Names are used up in order, so that shrinking keeps them. */
class RustMain {
  private readonly d: Tape;
  private readonly cells: string[] = [];
  private readonly flags: string[] = [];
  private readonly held: string[] = [];
  private fresh = 0;
  readonly head: Stmt[] = [];

  constructor(d: Tape) {
    this.d = d;
  }

  private variable(known: string[], type: Type, initial: () => Expr): string {
    if (known.length > 0 && this.d.choose(2) === 1) return this.d.pick(known);
    const name = `x${this.fresh++}`;
    known.push(name);
    this.head.push(b.let_(b.bind(name, { mutable: true }), initial(), type));
    return name;
  }

  passPointer(f: string, mutable: boolean, flag: boolean, raw: boolean): Stmt[] {
    if (raw && this.d.rarely(6))
      return [stmt(b.call(v(f), [b.call(b.name('std', 'ptr', mutable ? 'null_mut' : 'null'), [])]))];
    const x = flag
      ? this.variable(this.flags, t.bool, () => b.bool(this.d.choose(2) === 1))
      : this.variable(this.cells, t.i32, () => b.int(this.d.choose(3)));
    return [stmt(b.call(v(f), [b.borrow(v(x), mutable)]))];
  }

  /** What a raw pointer is good for: reading, writing, holding as a reference. */
  usePointer(f: string, to: Type): Stmt[] {
    const q = `q${this.fresh++}`;
    const get = letIn(q, b.call(v(f), []));
    switch (this.d.choose(5)) {
      case 4:
        return [get, stmt(b.println(neutral('copy', to, v(q))))];
      case 0:
        return [get, stmt(b.println(neutral('read', to, v(q))))];
      case 1: {
        const value = to === t.bool ? b.bool(this.d.choose(2) === 1) : b.int(this.d.choose(3));
        return [get, stmt(neutral('write', to, v(q), value))];
      }
      case 2: {
        const h = `h${this.fresh++}`;
        this.held.push(h);
        return [get, letIn(h, neutral('hold', to, v(q)))];
      }
      default:
        return [get];
    }
  }

  /** Bytes that the library lends, at a length that may not be theirs. */
  useBytes(f: string): Stmt[] {
    const q = `q${this.fresh++}`;
    const s = `s${this.fresh++}`;
    const len = b.int(this.d.pick([2, 8, 9]));
    const slice = neutral('take_slice', t.u8, v(q), len);
    return [letIn(q, b.call(v(f), [])), letIn(s, slice), stmt(b.println(b.index(v(s), b.int(1))))];
  }

  useReference(f: string, optional: boolean): Stmt[] {
    const q = `q${this.fresh++}`;
    const call = b.call(v(f), []);
    if (!optional) {
      this.held.push(q);
      return [letIn(q, call)];
    }
    if (this.d.choose(2) === 1) return [letIn(q, call)];
    const some = b.tupleStructPattern(b.path('Some'), [b.bind(q)]);
    return [stmt(b.if_(b.letCond(some, call), b.block([stmt(b.println(b.deref(v(q))))]), null))];
  }

  useValue(f: string, show: (x: Expr) => Expr): Stmt[] {
    const x = `v${this.fresh++}`;
    const get = letIn(x, b.call(v(f), []));
    return this.d.choose(2) === 0 ? [get] : [get, stmt(b.println(show(v(x))))];
  }

  passBuffer(f: string): Stmt[] {
    const name = `s${this.fresh++}`;
    const size = 2 + this.d.choose(2);
    this.head.push(b.let_(b.bind(name, { mutable: true }), b.arrayRepeat(b.int(0, 'u8'), b.int(size))));
    const len = this.d.choose(3) === 2 ? b.int(size + 1) : b.methodCall(v(name), 'len', []);
    const pointer: Expr = b.methodCall(v(name), 'as_mut_ptr', []);
    return [stmt(b.call(v(f), [pointer, len]))];
  }

  between(): Stmt[] {
    const n = this.d.choose(4);
    const variables = [...this.cells, ...this.flags];
    if (n === 2 && this.held.length > 0) return [stmt(b.println(b.deref(v(this.d.pick(this.held)))))];
    if (n === 3 && variables.length > 0) return [stmt(b.println(v(this.d.pick(variables))))];
    if (n === 1 && this.cells.length > 0)
      return [stmt(b.assign(v(this.d.pick(this.cells)), b.int(this.d.choose(3))))];
    return [];
  }
}

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
  return c.unit(
    ['stdint.h', 'stddef.h', 'stdbool.h', 'stdlib.h'],
    [
      ...cDefinitions(foreign.flatMap((f) => (f.defines === null ? [] : [f.defines]))),
      ...libraryState(functions),
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
