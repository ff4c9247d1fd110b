/** Programs in which Rust calls C: a foreign library of small functions, and a safe `main` that uses it. */
import * as b from '../../model/rust/build.js';
import type { Expr, Fn, Param, Stmt, Type } from '../../model/rust/syntax.js';
import * as c from '../../model/c/build.js';
import type {
  BlockItem,
  Expression,
  ExternalDeclaration,
  Parameter,
  TypeName,
} from '../../model/c/syntax.js';
import { neutral, type Program } from '../program.js';
import { letIn, ptr, stmt, t, v } from './rust-body.js';
import { ct } from './c-main.js';
import type { Tape } from './tape.js';

interface Foreign {
  readonly rust: Fn;
  readonly c: ExternalDeclaration;
  /** One use of it in `main`. */
  readonly use: (m: RustMain) => Stmt[];
}

const declare = (name: string, params: readonly Param[], result: Type | null): Fn =>
  b.fn(name, null, { params, result });
const p = (name: string, type: Type): Param => b.param(b.bind(name), type);
const cp = (name: string, type: TypeName): Parameter => c.parameter(name, type);
const intPtr = c.pointerTo(ct.i32);
const does = (e: Expression): BlockItem => c.expressionStatement(e);
const star = (name: string): Expression => c.deref(c.name(name));

/** State of the library: a cell, a pointer that it kept. */
const cell = c.variable('cell', ct.i32, c.integer(4), 'static');
const kept = c.variable('kept', intPtr, null, 'static');
const bytes = c.declaration(c.named('uint8_t'), [c.declarator('bytes', [c.array(8)], null)], 'static');

/** What a function does with a pointer that it was given, good first. */
const withPointer = (d: Tape, name: string): BlockItem[] => {
  switch (d.choose(7)) {
    case 0:
      return [];
    case 1:
      return [does(c.assign(star(name), c.integer(d.choose(3))))];
    case 2:
      return [does(c.assign(c.name('cell'), star(name)))];
    case 3:
      return [does(c.assign(c.name('kept'), c.name(name)))];
    case 4:
      return [does(c.assign(c.name('cell'), c.index(c.name(name), c.integer(1))))];
    case 5:
      return [does(c.assign(c.index(c.name(name), c.integer(1)), c.integer(7)))];
    default:
      return [does(c.call('free', c.name(name)))];
  }
};

/** What a function does by itself: the cell, what it kept. */
const byItself = (d: Tape): BlockItem[] => {
  switch (d.choose(4)) {
    case 0:
      return [does(c.assign(c.name('cell'), c.integer(d.choose(3))))];
    case 1:
      return [c.ifThen(c.name('kept'), c.expressionStatement(c.assign(star('kept'), c.integer(9))))];
    case 2:
      return [c.ifThen(c.name('kept'), c.expressionStatement(c.assign(c.name('cell'), star('kept'))))];
    default:
      return [does(c.call('free', c.name('kept'))), does(c.assign(c.name('kept'), c.name('NULL')))];
  }
};

/** Pointers that a library gives back, good first. */
const aPointer = (d: Tape): { before: BlockItem[]; value: Expression } => {
  switch (d.choose(7)) {
    case 0:
      return { before: [], value: c.addressOf(c.name('cell')) };
    case 1: {
      const fresh = c.variable('fresh', intPtr, c.call('malloc', c.sizeofType(ct.i32)));
      return {
        before: [
          fresh,
          does(c.assign(star('fresh'), c.integer(d.choose(3)))),
          does(c.assign(c.name('kept'), c.name('fresh'))),
        ],
        value: c.name('fresh'),
      };
    }
    case 2:
      return { before: [], value: c.name('kept') };
    case 3:
      return { before: [], value: c.name('NULL') };
    case 4:
      return { before: [], value: c.cast(intPtr, c.binary('+', c.name('bytes'), c.integer(1))) };
    case 5:
      return { before: [c.variable('local', ct.i32, c.integer(1))], value: c.addressOf(c.name('local')) };
    default:
      return { before: [], value: c.binary('+', c.addressOf(c.name('cell')), c.integer(1)) };
  }
};

const takes = (d: Tape, name: string, mutable: boolean): Foreign => ({
  rust: declare(name, [p('p', ptr(t.i32, mutable))], null),
  c: c.functionDefinition(name, ct.void, [cp('p', intPtr)], withPointer(d, 'p')),
  use: (m) => m.passPointer(name, mutable),
});

const peeks = (d: Tape, name: string): Foreign => {
  const { before, value } = aPointer(d);
  return {
    rust: declare(name, [], ptr(t.i32)),
    c: c.functionDefinition(name, intPtr, [], [...before, c.returnValue(value)]),
    use: (m) => m.usePointer(name),
  };
};

const pokes = (d: Tape, name: string): Foreign => ({
  rust: declare(name, [], null),
  c: c.functionDefinition(name, ct.void, [], byItself(d)),
  use: () => [stmt(b.call(v(name), []))],
});

/** A value at a type with invalid patterns: the C side returns the integer that it is made of. */
const gives = (d: Tape, name: string): Foreign => {
  const [type, cType, values] = d.pick([
    [t.bool, ct.u8, [1, 0, 2]],
    [t.char, ct.u32, [65, 0xd800, 0x110000]],
    [t.nonZero, ct.u32, [1, 0]],
  ] as const);
  return {
    rust: declare(name, [], type),
    c: c.functionDefinition(name, cType, [], [c.returnValue(c.integer(d.pick(values)))]),
    use: (m) => m.useValue(name, type === t.nonZero),
  };
};

const fills = (d: Tape, name: string): Foreign => {
  const at = d.pick([c.integer(0), c.binary('-', c.name('n'), c.integer(1)), c.name('n')]);
  const write = d.choose(2) === 0;
  const access = c.index(c.name('p'), at);
  return {
    rust: declare(name, [p('p', ptr(t.u8)), p('n', t.usize)], null),
    c: c.functionDefinition(
      name,
      ct.void,
      [cp('p', c.pointerTo(ct.u8)), cp('n', ct.size)],
      [write ? does(c.assign(access, c.integer(3))) : does(c.assign(c.name('cell'), access))],
    ),
    use: (m) => m.passBuffer(name),
  };
};

const makers: readonly ((d: Tape, name: string) => Foreign)[] = [
  pokes,
  (d, n) => takes(d, n, true),
  peeks,
  gives,
  (d, n) => takes(d, n, false),
  fills,
];

/** `main`: variables, calls, and what is held across them. Names are used up in order, so that shrinking keeps them. */
class RustMain {
  private readonly d: Tape;
  private readonly cells: string[] = [];
  private readonly held: string[] = [];
  private fresh = 0;
  readonly head: Stmt[] = [];

  constructor(d: Tape) {
    this.d = d;
  }

  private cell(): string {
    if (this.cells.length > 0 && this.d.choose(2) === 1) return this.d.pick(this.cells);
    const name = `x${this.fresh++}`;
    this.cells.push(name);
    this.head.push(b.let_(b.bind(name, { mutable: true }), b.int(this.d.choose(3)), t.i32));
    return name;
  }

  passPointer(f: string, mutable: boolean): Stmt[] {
    if (this.d.rarely(6))
      return [stmt(b.call(v(f), [b.call(b.name('std', 'ptr', mutable ? 'null_mut' : 'null'), [])]))];
    const x = this.cell();
    return [stmt(b.call(v(f), [b.borrow(v(x), mutable)]))];
  }

  usePointer(f: string): Stmt[] {
    const q = `q${this.fresh++}`;
    const get = letIn(q, b.call(v(f), []));
    switch (this.d.choose(4)) {
      case 0:
        return [get, stmt(b.println(neutral('read', t.i32, v(q))))];
      case 1:
        return [get, stmt(neutral('write', t.i32, v(q), b.int(this.d.choose(3))))];
      case 2: {
        const h = `h${this.fresh++}`;
        this.held.push(h);
        return [get, letIn(h, neutral('hold', t.i32, v(q)))];
      }
      default:
        return [get];
    }
  }

  useValue(f: string, nonZero: boolean): Stmt[] {
    const x = `v${this.fresh++}`;
    const get = letIn(x, b.call(v(f), []));
    if (this.d.choose(2) === 0) return [get];
    return [get, stmt(b.println(nonZero ? b.methodCall(v(x), 'get', []) : v(x)))];
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
    if (n === 2 && this.held.length > 0) return [stmt(b.println(b.deref(v(this.d.pick(this.held)))))];
    if (n === 3 && this.cells.length > 0) return [stmt(b.println(v(this.d.pick(this.cells))))];
    if (n === 1 && this.cells.length > 0)
      return [stmt(b.assign(v(this.d.pick(this.cells)), b.int(this.d.choose(3))))];
    return [];
  }
}

/** A program of `rust-calls-c` from a tape. */
export const importsProgram = (d: Tape): Program => {
  const foreign: Foreign[] = [];
  const count = 1 + d.choose(3);
  for (let n = 0; n < count; n++) foreign.push(d.pick(makers)(d, 'fgk'[n]!));
  const main = new RustMain(d);
  const body: Stmt[] = [];
  const uses = 1 + d.choose(4);
  for (let n = 0; n < uses; n++) {
    body.push(...d.pick(foreign).use(main));
    body.push(...main.between());
  }
  const externs = b.externBlock(foreign.map((f) => f.rust));
  const rust = b.crate([externs, b.fn('main', b.block([...main.head, ...body]))]);
  const unit = c.unit(
    ['stdint.h', 'stddef.h', 'stdlib.h'],
    [...libraryState(foreign), ...foreign.map((f) => f.c)],
  );
  return { direction: 'rust-calls-c', rust, c: unit };
};

/** Only the state that some function names. */
const libraryState = (foreign: readonly Foreign[]): ExternalDeclaration[] => {
  const text = JSON.stringify(
    foreign.map((f) => f.c),
    (_k, x: unknown) => (typeof x === 'bigint' ? String(x) : x),
  );
  const named = (name: string): boolean => text.includes(`"name":"${name}"`);
  return [
    ...(named('cell') ? [cell] : []),
    ...(named('kept') ? [kept] : []),
    ...(named('bytes') ? [bytes] : []),
  ];
};
