/** C's side of a generated program: objects, pointers to them (good ones first, then worse), and what it does between calls. */
import * as c from '../../model/c/build.js';
import type { BlockItem, Expression, TypeName } from '../../model/c/syntax.js';
import type { Tape } from './tape.js';

export const ct = {
  void: c.typeName(c.basic('void')),
  int: c.typeName(c.basic('int')),
  bool: c.typeName(c.named('bool')),
  i32: c.typeName(c.named('int32_t')),
  u8: c.typeName(c.named('uint8_t')),
  u32: c.typeName(c.named('uint32_t')),
  size: c.typeName(c.named('size_t')),
};

const sizeofValue = (name: string): Expression => c.sizeofExpression(c.deref(c.name(name)));

export class CMain {
  /** Declarations at the head of `main`, made as they are needed. */
  readonly declarations: BlockItem[] = [];
  private readonly d: Tape;
  /** Names of `int32_t *` variables in the heap, of `int32_t` locals, of flags, of byte buffers and of handles. */
  private readonly heap: string[] = [];
  private readonly locals: string[] = [];
  private readonly flags: string[] = [];
  private readonly buffers: { name: string; size: number }[] = [];
  private readonly handles: string[] = [];
  private fresh = 0;
  private prints = false;
  private bools = false;

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

  private heapCell(): Expression {
    const name = `p${this.fresh++}`;
    this.heap.push(name);
    this.declarations.push(
      c.variable(name, c.pointerTo(ct.i32), c.call('malloc', sizeofValue(name))),
      c.expressionStatement(c.assign(c.deref(c.name(name)), c.integer(this.d.choose(3)))),
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

  /** An `int32_t *`: a fresh cell, an old one, and then null, misaligned, past the end, wild. */
  intPointer(): Expression {
    switch (this.d.choose(8)) {
      case 0:
        return this.heapCell();
      case 1:
        return this.local();
      case 2:
      case 3:
      case 4:
        return this.old() ?? this.heapCell();
      case 5:
        return c.name('NULL');
      case 6: {
        const p = this.old() ?? this.heapCell();
        return c.binary('+', p, c.integer(1));
      }
      default: {
        const p = this.old() ?? this.heapCell();
        const bytes = c.cast(c.pointerTo(c.typeName(c.basic('char'))), p);
        return c.cast(c.pointerTo(ct.i32), c.binary('+', bytes, c.integer(1)));
      }
    }
  }

  boolPointer(): Expression {
    const n = this.d.choose(this.flags.length + 2);
    if (n < this.flags.length) return c.addressOf(c.name(this.flags[n]!));
    if (n === this.flags.length + 1) return c.name('NULL');
    const name = `b${this.fresh++}`;
    this.flags.push(name);
    this.bools = true;
    this.declarations.push(c.variable(name, ct.bool, c.integer(this.d.choose(2))));
    return c.addressOf(c.name(name));
  }

  /** A pointer and a length: right, too long, overlapping an earlier one, null. */
  bytes(): Expression[] {
    const n = this.d.choose(6);
    if (n === 4) return [c.name('NULL'), c.integer(0)];
    const known = n >= 2 && this.buffers.length > 0 ? this.d.pick(this.buffers) : this.buffer();
    if (n === 3) return [c.binary('+', c.name(known.name), c.integer(1)), c.integer(known.size - 1)];
    if (n === 5) return [c.name(known.name), c.integer(known.size + 1)];
    return [c.name(known.name), c.integer(known.size)];
  }

  private buffer(): { name: string; size: number } {
    const made = { name: `s${this.fresh++}`, size: 2 + this.d.choose(2) };
    this.buffers.push(made);
    if (this.d.choose(2) === 0) {
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

  /** What crosses as a Rust `bool`: 0, 1, and then no bool. */
  flag(): Expression {
    return c.integer(this.d.choose(3));
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

  print(value: Expression): BlockItem {
    this.prints = true;
    return c.expressionStatement(c.call('printf', c.string('%d\n'), value));
  }

  /** Between two calls: nothing, a write, a free, a byte that is no bool. */
  between(): BlockItem[] {
    switch (this.d.choose(5)) {
      case 2: {
        const p = this.old();
        return p === null ? [] : [c.expressionStatement(c.assign(c.deref(p), c.integer(this.d.choose(3))))];
      }
      case 3:
        return this.heap.length === 0
          ? []
          : [c.expressionStatement(c.call('free', c.name(this.d.pick(this.heap))))];
      case 4: {
        if (this.flags.length === 0) return [];
        const p = c.cast(c.pointerTo(ct.u8), c.addressOf(c.name(this.d.pick(this.flags))));
        return [c.expressionStatement(c.assign(c.deref(p), c.integer(2)))];
      }
      default:
        return [];
    }
  }

  /** At the end: what a cell holds, and sometimes what is left is freed. */
  after(): BlockItem[] {
    const out: BlockItem[] = [];
    const p = this.d.choose(2) === 1 ? this.old() : null;
    if (p !== null) out.push(this.print(c.deref(p)));
    if (this.d.choose(3) === 2)
      for (const h of this.heap) out.push(c.expressionStatement(c.call('free', c.name(h))));
    return out;
  }
}
