/** `main` of a program in which Rust calls C: variables, calls, what is done with what the library gives, and what is held meanwhile. */
import * as b from '../../model/rust/build.js';
import type { Expr, Stmt, Type } from '../../model/rust/syntax.js';
import { neutral } from '../program.js';
import { letIn, stmt, t, v } from './rust-body.js';
import type { Tape } from './tape.js';

/** What a pointer that the library gives leads to. */
export type Pointee = 'int' | 'flag' | 'pair' | 'array' | 'link';

interface Pointer {
  readonly name: string;
  readonly to: Pointee;
  readonly mutable: boolean;
  /** The function that gave it. */
  readonly from: string;
}

export const pointees: Readonly<Record<Pointee, Type>> = {
  int: t.i32,
  flag: t.bool,
  pair: t.pair,
  array: b.arrayType(t.i32, b.int(2)),
  link: b.ptrType(t.i32, true),
};

type Use = (q: Pointer) => Stmt[];

/** Names are used up in order, so that shrinking keeps them. */
export class RustMain {
  private readonly d: Tape;
  private readonly cells: string[] = [];
  private readonly flags: string[] = [];
  private readonly held: string[] = [];
  private readonly pointers: Pointer[] = [];
  private fresh = 0;
  /** Some programs use two instances of a library, and may mix them up. */
  private readonly mixes: boolean;
  readonly head: Stmt[] = [];

  constructor(d: Tape) {
    this.d = d;
    this.mixes = d.rarely(2);
  }

  private next(prefix: string): string {
    return `${prefix}${this.fresh++}`;
  }

  private variable(known: string[], type: Type, initial: () => Expr): string {
    if (known.length > 0 && this.d.choose(2) === 1) return this.d.pick(known);
    const name = this.next('x');
    known.push(name);
    this.head.push(b.let_(b.bind(name, { mutable: true }), initial(), type));
    return name;
  }

  private value(of: Pointee): Expr {
    return of === 'flag' ? b.bool(this.d.choose(2) === 1) : b.int(this.d.choose(3));
  }

  /** In programs that mix instances up: the operation with the scopes of the other one, or its access alone. */
  private through(e: Expr): Expr {
    const n = this.mixes ? this.d.choose(5) : 0;
    if (n === 3) return neutral('other_scopes', t.unit, e);
    return n === 4 ? neutral('other_access', t.unit, e) : e;
  }

  // ---- what Rust passes

  passPointer(f: string, mutable: boolean, flag: boolean, raw: boolean): Stmt[] {
    if (raw && this.d.rarely(6))
      return [stmt(b.call(v(f), [b.call(b.name('std', 'ptr', mutable ? 'null_mut' : 'null'), [])]))];
    if (raw && mutable && this.d.rarely(3)) return this.passStacked(f, flag ? 'flag' : 'int');
    const x = flag
      ? this.variable(this.flags, t.bool, () => b.bool(this.d.choose(2) === 1))
      : this.variable(this.cells, t.i32, () => b.int(this.d.choose(3)));
    return [stmt(b.call(v(f), [b.borrow(v(x), mutable)]))];
  }

  /** Memory that the library may use, for the extent of a block: written before, or room alone. */
  private passStacked(f: string, to: Pointee): Stmt[] {
    const p: Pointer = { name: this.next('p'), to, mutable: true, from: f };
    const type = pointees[to];
    const room = this.d.choose(3) === 2;
    const stmts = [stmt(b.call(v(f), [v(p.name)])), ...this.d.pick([this.read, this.write, this.copy])(p)];
    const block = b.closure([b.closureParam(b.bind(p.name))], b.block(stmts));
    const op = room ? neutral('stack_room', type, block) : neutral('stack', type, this.value(to), block);
    return [stmt(this.through(op))];
  }

  passBuffer(f: string): Stmt[] {
    const size = 2 + this.d.choose(2);
    if (this.d.rarely(3)) return this.passStackedBytes(f, size);
    const name = this.next('s');
    this.head.push(b.let_(b.bind(name, { mutable: true }), b.arrayRepeat(b.int(0, 'u8'), b.int(size))));
    const len = this.d.choose(3) === 2 ? b.int(size + 1) : b.methodCall(v(name), 'len', []);
    const pointer: Expr = b.methodCall(v(name), 'as_mut_ptr', []);
    return [stmt(b.call(v(f), [pointer, len]))];
  }

  private passStackedBytes(f: string, size: number): Stmt[] {
    const p = this.next('p');
    const len = b.int(this.d.choose(3) === 2 ? size + 1 : size);
    const read = stmt(b.println(neutral('read', t.u8, v(p))));
    const block = b.closure(
      [b.closureParam(b.bind(p))],
      b.block([stmt(b.call(v(f), [v(p), len])), ...(this.d.choose(2) === 0 ? [] : [read])]),
    );
    const bytes = b.arrayRepeat(b.int(0, 'u8'), b.int(size));
    return [stmt(this.through(neutral('stack_slice', t.u8, bytes, block)))];
  }

  /** A box is handed over, and taken back or not. */
  passOwner(f: string): Stmt[] {
    const q = this.next('q');
    const owner = b.call(b.name('Box', 'new'), [b.int(this.d.choose(3))]);
    const hand = letIn(q, neutral('hand_box', t.i32, owner));
    const call = stmt(b.call(v(f), [v(q)]));
    return this.d.choose(3) === 2 ? [hand, call] : [hand, call, this.takeBack(q)];
  }

  private takeBack(q: string): Stmt {
    return stmt(b.call(b.name('drop'), [neutral('back_box', t.i32, v(q))]));
  }

  // ---- what the library gives

  /** What a raw pointer is good for: reading, writing, holding as a reference, parts, owning. */
  usePointer(f: string, to: Pointee, mutable: boolean): Stmt[] {
    const q: Pointer = { name: this.next('q'), to, mutable, from: f };
    this.pointers.push(q);
    return [letIn(q.name, b.call(v(f), [])), ...this.use(q)];
  }

  private use(q: Pointer): Stmt[] {
    return this.d.pick(this.usesOf(q))(q);
  }

  private usesOf(q: Pointer): readonly Use[] {
    if (q.to === 'pair') return [() => [], this.readField, this.part, this.part, this.hold];
    if (q.to === 'array') return [() => [], this.element, this.part];
    if (q.to === 'link') return [this.follow];
    const reads: Use[] = [() => [], this.read, this.hold, this.copy, this.around, this.around, this.readRaw];
    if (!q.mutable) return reads;
    return [...reads, this.write, this.writeCopy, this.writeRaw, ...(q.to === 'int' ? [this.own] : [])];
  }

  private readonly read: Use = (q) => {
    const shared = q.mutable && this.d.rarely(3);
    return [
      stmt(b.println(this.through(neutral(shared ? 'read_shared' : 'read', pointees[q.to], v(q.name))))),
    ];
  };
  private readonly copy: Use = (q) => [
    stmt(b.println(this.through(neutral('copy', pointees[q.to], v(q.name))))),
  ];
  private readonly readRaw: Use = (q) => [stmt(b.println(neutral('read_raw', pointees[q.to], v(q.name))))];
  private readonly write: Use = (q) => [
    stmt(this.through(neutral('write', pointees[q.to], v(q.name), this.value(q.to)))),
  ];
  private readonly writeRaw: Use = (q) => [
    stmt(neutral('write_raw', pointees[q.to], v(q.name), this.value(q.to))),
  ];
  private readonly writeCopy: Use = (q) => {
    const from = this.d.pick(this.pointers.filter((x) => x.to === q.to));
    const c = this.next('c');
    return [
      letIn(c, this.through(neutral('copy_out', pointees[q.to], v(from.name)))),
      stmt(this.through(neutral('write_copy', pointees[q.to], v(q.name), v(c)))),
    ];
  };
  private readonly hold: Use = (q) => {
    const h = this.next('h');
    const hold = letIn(h, this.through(this.holding(q)));
    if (q.to === 'pair') return [hold];
    this.held.push(h);
    return this.d.choose(2) === 0 ? [hold] : [hold, stmt(b.println(b.deref(v(h))))];
  };
  private holding(q: Pointer): Expr {
    const unseen = this.d.rarely(q.to === 'int' ? 2 : 3);
    return neutral(unseen ? 'hold_unseen' : 'hold', pointees[q.to], v(q.name));
  }
  private readonly own: Use = (q) => [this.takeBack(q.name)];
  private readonly readField: Use = (q) => [
    stmt(
      b.println(
        b.field(this.through(neutral('read', t.pair, v(q.name))), this.d.choose(2) === 0 ? 'x' : 'b'),
      ),
    ),
  ];
  /** A part at an offset, which may not be there, or not be aligned. */
  private readonly part: Use = (q) => {
    const [type, at] = this.d.pick([
      [t.i32, 0],
      [t.u8, 1],
      [t.bool, 4],
      [t.i32, 1],
      [t.i32, 8],
    ] as const);
    return [stmt(b.println(this.through(neutral('read_part', type, v(q.name), b.int(at)))))];
  };
  private readonly element: Use = (q) => [
    stmt(b.println(this.through(neutral('read_at', t.i32, v(q.name), b.int(this.d.choose(2)))))),
  ];
  private readonly follow: Use = (q) => {
    const to: Pointer = { name: this.next('q'), to: 'int', mutable: true, from: q.from };
    this.pointers.push(to);
    const get = letIn(to.name, this.through(neutral('read_link', pointees.link, v(q.name))));
    return [get, ...this.d.pick([this.read, this.write, this.hold])(to)];
  };

  /** What is held is used after something that came between: a write, a call. Also as a plain reference. */
  private readonly around: Use = (q) => {
    const h = this.next('h');
    const out = [letIn(h, this.through(this.holding(q)))];
    let used = h;
    if (this.d.rarely(3)) {
      used = this.next('r');
      out.push(letIn(used, b.borrow(b.deref(v(h)))));
    }
    const between: Use[] = q.mutable ? [this.write, this.writeCopy] : [];
    const step = this.d.choose(between.length + 1);
    out.push(...(step < between.length ? between[step]!(q) : [stmt(this.through(b.call(v(q.from), [])))]));
    return [...out, stmt(b.println(b.deref(v(used))))];
  };

  /** Elements that the library lends, at a length that may not be theirs. */
  useElements(f: string, of: Type, mutable: boolean): Stmt[] {
    const q = this.next('q');
    const len = b.int(this.d.pick(of === t.i32 ? [2, 3] : [2, 8, 9]));
    const get = letIn(q, b.call(v(f), []));
    const used = this.d.choose(mutable ? 4 : 3);
    if (used === 1) {
      const k = b.int(this.d.pick([0, 1, 9, 5000]));
      return [get, stmt(b.println(this.through(neutral('read_element', of, v(q), len, k))))];
    }
    if (used === 3) return [get, this.writeElements(q, of)];
    const s = this.next('s');
    const hold = letIn(s, this.through(neutral('take_slice', of, v(q), len)));
    const show = stmt(b.println(b.index(v(s), b.int(1))));
    if (used === 0) return [get, hold, show];
    // Something comes between.
    const call = stmt(this.through(b.call(v(f), [])));
    return [get, hold, mutable && this.d.choose(3) > 0 ? this.writeElements(q, of) : call, show];
  }

  private writeElements(q: string, of: Type): Stmt {
    const one = of === t.bool ? b.bool(true) : b.int(1);
    const values = b.arrayList(Array.from({ length: this.d.choose(4) === 3 ? 1 : 2 }, () => one));
    return stmt(this.through(neutral('write_slice', of, v(q), b.int(2), values)));
  }

  /** The length of a text that the library gives. */
  useText(f: string): Stmt[] {
    const q = this.next('q');
    const get = letIn(q, b.call(v(f), []));
    return this.d.choose(2) === 1 ? [get] : [get, stmt(b.println(neutral('read_text', t.i8, v(q))))];
  }

  useReference(f: string, optional: boolean): Stmt[] {
    const q = this.next('q');
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
    const x = this.next('v');
    const get = letIn(x, b.call(v(f), []));
    return this.d.choose(2) === 0 ? [get] : [get, stmt(b.println(show(v(x))))];
  }

  /** Between two uses: nothing, a variable, something that is held, a pointer that was given before. */
  between(): Stmt[] {
    const n = this.d.choose(6);
    if (n > 3) return this.pointers.length === 0 ? [] : this.use(this.d.pick(this.pointers));
    const variables = [...this.cells, ...this.flags];
    if (n === 2 && this.held.length > 0) return [stmt(b.println(b.deref(v(this.d.pick(this.held)))))];
    if (n === 3 && variables.length > 0) return [stmt(b.println(v(this.d.pick(variables))))];
    if (n === 1 && this.cells.length > 0)
      return [stmt(b.assign(v(this.d.pick(this.cells)), b.int(this.d.choose(3))))];
    return [];
  }
}
