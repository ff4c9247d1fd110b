/** C's side of a generated program: objects, pointers to them (good ones first, then worse), and what it does between calls. */
import * as c from '../../model/c/build.js';
import type { BlockItem, Expression, ExternalDeclaration, TypeName } from '../../model/c/syntax.js';
import { ct } from './kinds.js';
import type { Tape } from './tape.js';

const sizeofValue = (name: string): Expression => c.sizeofExpression(c.deref(c.name(name)));
const intPtr = c.pointerTo(ct.i32);
const does = (e: Expression): BlockItem => c.expressionStatement(e);

export class CMain {
  /** Declarations at the head of `main`, made as they are needed. */
  readonly declarations: BlockItem[] = [];
  /** Before `main`: what it keeps beyond a call, functions that Rust may call. */
  readonly definitions: ExternalDeclaration[] = [];
  private readonly d: Tape;
  /** Names of `int32_t *` variables in the heap, of `int32_t` locals, of byte buffers and of handles. */
  private readonly heap: string[] = [];
  private readonly locals: string[] = [];
  private readonly buffers: { name: string; size: number }[] = [];
  private readonly handles: string[] = [];
  /** Pointers to flags and to pairs, and whether they are in the heap. */
  private readonly flags: Expression[] = [];
  private readonly pairs: Expression[] = [];
  private readonly more: string[] = [];
  private fresh = 0;
  private prints = false;
  private bools = false;
  private keeps = false;

  constructor(d: Tape) {
    this.d = d;
  }

  headers(): string[] {
    return [
      'stdint.h',
      'stddef.h',
      ...(this.bools ? ['stdbool.h'] : []),
      'stdlib.h',
      ...(this.prints ? ['stdio.h'] : []),
    ];
  }

  needsBool(): void {
    this.bools = true;
  }

  private heapCell(): Expression {
    const name = `p${this.fresh++}`;
    this.heap.push(name);
    this.declarations.push(
      c.variable(name, intPtr, c.call('malloc', sizeofValue(name))),
      does(c.assign(c.deref(c.name(name)), c.integer(this.d.choose(3)))),
    );
    return c.name(name);
  }

  private local(): Expression {
    const name = `x${this.fresh++}`;
    this.locals.push(name);
    this.declarations.push(c.variable(name, ct.i32, c.integer(this.d.choose(3))));
    return c.addressOf(c.name(name));
  }

  private old(): Expression | null {
    const all = [...this.heap.map((n) => c.name(n)), ...this.locals.map((n) => c.addressOf(c.name(n)))];
    return all.length === 0 ? null : this.d.pick(all);
  }

  /** An `int32_t *`: a fresh cell, an old one, and then null, past the end, misaligned. */
  intPointer(): Expression {
    switch (this.d.choose(4)) {
      case 0:
        return this.heapCell();
      case 1:
      case 2:
        return this.old() ?? this.heapCell();
      default:
        return this.worsePointer();
    }
  }

  /** Where a pointer is not into the heap, or into nothing. */
  private worsePointer(): Expression {
    const n = this.d.choose(4);
    if (n === 0) return this.local();
    if (n === 1) return c.name('NULL');
    const p = this.old() ?? this.heapCell();
    if (n === 2) return c.binary('+', p, c.integer(1));
    const bytes = c.cast(c.pointerTo(ct.char), p);
    return c.cast(intPtr, c.binary('+', bytes, c.integer(1)));
  }

  /** One of the objects there are, a fresh one on the stack or in the heap, or null. */
  private pointerAmong(known: Expression[], type: TypeName, prefix: string, initial: Expression): Expression {
    const n = this.d.choose(known.length + 3);
    if (n < known.length) return known[n]!;
    if (n === known.length + 2) return c.name('NULL');
    const name = `${prefix}${this.fresh++}`;
    if (n === known.length) {
      this.declarations.push(c.variable(name, type, null), does(c.assign(c.name(name), initial)));
      known.push(c.addressOf(c.name(name)));
    } else {
      this.declarations.push(
        c.variable(name, c.pointerTo(type), c.call('malloc', sizeofValue(name))),
        does(c.assign(c.deref(c.name(name)), initial)),
      );
      this.more.push(name);
      known.push(c.name(name));
    }
    return known[known.length - 1]!;
  }

  boolPointer(): Expression {
    this.bools = true;
    return this.pointerAmong(this.flags, ct.bool, 'b', c.integer(this.d.choose(2)));
  }

  pairPointer(): Expression {
    return this.pointerAmong(this.pairs, ct.pair, 'y', this.newPair());
  }

  private newPair(): Expression {
    this.bools = true;
    const x = c.item(c.integer(this.d.choose(3)));
    return c.compoundLiteral(ct.pair, c.list(x, c.item(c.integer(1))));
  }

  pairValue(): Expression {
    if (this.pairs.length > 0 && this.d.choose(2) === 1) return c.deref(this.d.pick(this.pairs));
    return this.newPair();
  }

  /** A pointer and a length: right, too long, overlapping an earlier one, null. */
  bytes(): Expression[] {
    const n = this.d.choose(7);
    if (n === 4) return [c.name('NULL'), c.integer(0)];
    if (n === 6) return [c.name('NULL'), c.integer(1)];
    const known = n >= 2 && this.buffers.length > 0 ? this.d.pick(this.buffers) : this.buffer();
    if (n === 3) return [c.binary('+', c.name(known.name), c.integer(1)), c.integer(known.size - 1)];
    if (n === 5) return [c.name(known.name), c.integer(known.size + 1)];
    return [c.name(known.name), c.integer(known.size)];
  }

  private buffer(): { name: string; size: number } {
    const made = { name: `s${this.fresh++}`, size: 2 + this.d.choose(2) };
    this.buffers.push(made);
    if (this.d.choose(2) === 0) {
      this.more.push(made.name);
      this.declarations.push(
        c.variable(made.name, c.pointerTo(ct.u8), c.call('calloc', c.integer(made.size), c.integer(1))),
      );
    } else {
      const zero = c.list(c.item(c.integer(0)));
      this.declarations.push(
        c.declaration(c.named('uint8_t'), [c.declarator(made.name, [c.array(made.size)], zero)]),
      );
    }
    return made;
  }

  int(): Expression {
    return this.d.choose(4) === 3 ? c.name('INT32_MAX') : c.integer(this.d.choose(3));
  }

  /** Values that cross at a type with invalid ones, valid first. */
  oneOf(...values: readonly number[]): Expression {
    return c.integer(this.d.pick(values));
  }

  handle(type: TypeName, made: Expression): BlockItem {
    const name = `h${this.fresh++}`;
    this.handles.push(name);
    return c.variable(name, type, made);
  }

  aHandle(): Expression {
    const n = this.d.choose(this.handles.length + 1);
    if (n < this.handles.length) return c.name(this.handles[n]!);
    return c.name('NULL');
  }

  private kept(): Expression {
    if (!this.keeps) this.definitions.unshift(c.variable('kept', intPtr, null, 'static'));
    this.keeps = true;
    return c.name('kept');
  }

  /** A function that Rust may call: it gives back what it got, and does something with what C kept. */
  callback(): Expression {
    const n = this.d.choose(5);
    if (n === 4) return c.name('NULL');
    const name = `cb${this.fresh++}`;
    const p = n > 0 && this.d.choose(2) === 1 ? this.old() : null;
    if (p !== null) this.declarations.push(does(c.assign(this.kept(), p)));
    const body: BlockItem[] = [];
    if (n === 1)
      body.push(c.ifThen(this.kept(), c.expressionStatement(c.assign(c.deref(this.kept()), c.integer(9)))));
    if (n === 2) body.push(does(c.call('free', this.kept())));
    const result = n === 3 ? c.conditional(this.kept(), c.deref(this.kept()), c.name('x')) : c.name('x');
    this.definitions.push(
      c.functionDefinition(
        name,
        ct.i32,
        [c.parameter('x', ct.i32)],
        [...body, c.returnValue(result)],
        'static',
      ),
    );
    return c.name(name);
  }

  print(value: Expression): BlockItem {
    this.prints = true;
    return does(c.call('printf', c.string('%d\n'), value));
  }

  /** Between two calls: nothing, a write, a free, a byte that is no bool, a pointer that is kept. */
  between(): BlockItem[] {
    switch (this.d.choose(6)) {
      case 2: {
        const p = this.old();
        return p === null ? this.nothing() : [does(c.assign(c.deref(p), c.integer(this.d.choose(3))))];
      }
      case 3: {
        const all = [...this.heap, ...this.more];
        return all.length === 0 ? this.nothing() : [does(c.call('free', c.name(this.d.pick(all))))];
      }
      case 4: {
        const all = [...this.flags, ...this.pairs.map((p) => c.addressOf(c.arrow(p, 'b')))];
        if (all.length === 0) return this.nothing();
        return [does(c.assign(c.deref(c.cast(c.pointerTo(ct.u8), this.d.pick(all))), c.integer(2)))];
      }
      case 5: {
        const p = this.old();
        return p === null ? this.nothing() : [does(c.assign(this.kept(), p))];
      }
      default:
        return [];
    }
  }

  private nothing(): BlockItem[] {
    this.d.deadEnds++;
    return [];
  }

  /** At the end: what a cell holds, and sometimes what is left is freed. */
  after(): BlockItem[] {
    const out: BlockItem[] = [];
    const p = this.d.choose(2) === 1 ? this.old() : null;
    if (p !== null) out.push(this.print(c.deref(p)));
    if (this.d.choose(3) === 2)
      for (const h of [...this.heap, ...this.more]) out.push(does(c.call('free', c.name(h))));
    return out;
  }
}
