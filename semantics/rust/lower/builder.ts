/** Builds the blocks of one function of the core. Lowering and the bodies of library functions are written with it. */
import type { PrintPart } from '../../../model/core/formats.js';
import type {
  BinOp,
  Block,
  BlockId,
  Callee,
  CastKind,
  Const,
  Local,
  LocalId,
  Operand,
  PanicKind,
  Place,
  Projection,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { constInt, copy, localPlace, move } from '../../../model/core/mir.js';
import type { Layouts } from '../../../model/layout/index.js';
import { noSpan, type Span } from '../../../model/span.js';
import { bool, refTo, unit, usize, type Ty } from '../../../model/types.js';

/** What a function may ask of the program that it becomes part of. */
export interface Program {
  readonly layouts: Layouts;
  /** The function that drops a value behind `&mut T`; null where nothing is to be done. */
  readonly dropGlue: (ty: Ty) => string | null;
  /** The name of an instance of a function of the library. */
  readonly library: (fn: string, tys: readonly Ty[]) => string;
  /** The function behind the type of a closure or of a function's item; a closure takes what it captured first. */
  readonly callable: (ty: Ty) => {
    readonly name: string;
    readonly takesSelf: boolean;
    readonly diverges: boolean;
  };
  /** The function that compares two values behind references. */
  readonly equal: (a: Ty, c: Ty) => string;
  readonly data: (bytes: readonly number[]) => Const;
  /** The value of `Default`, where the type has one. */
  readonly defaultOf: (b: Builder, ty: Ty, dest: Place) => void;
  /** Clones the value at a place into another. */
  readonly clone: (b: Builder, from: Place, ty: Ty, dest: Place) => void;
}

/** What stands for statements and operands on other places. */
export interface Settle {
  readonly statement: (s: Statement) => Statement | null;
  readonly operand: (o: Operand) => Operand;
}

const nowhere = (): BlockId | null => null;

/** Where a `()` goes that nobody looks at. It stands for no local: only what makes one by a call gets one. */
export const discarded: Place = { local: -1, proj: [] };

const isUnit = (rv: Rvalue): boolean => rv.k === 'use' && rv.op.k === 'const' && rv.op.value.k === 'unit';

/** Of a block that is not ended yet. */
const unset: Terminator = { k: 'unreachable', why: 'unreachable', span: noSpan };

export class Builder {
  readonly program: Program;
  readonly locals: Local[] = [];
  readonly blocks: Block[] = [];
  /** The block that is emitted into; null behind the end of one, until somebody asks for it. */
  private current: BlockId | null = null;
  span: Span;
  /** Where a panic in what is emitted now unwinds to. */
  unwind: () => BlockId | null = nowhere;
  /** In a closure: statements on variables of the function around as statements on what was captured of them. */
  settle: Settle | null = null;
  /** Whether a statement was emitted that unwinds. */
  unwinds = false;
  /** What is emitted now runs while a panic unwinds. */
  private cleanup = false;

  constructor(program: Program, span: Span) {
    this.program = program;
    this.span = span;
    this.current = this.newBlock();
  }

  /** The current block. What is emitted behind the end of one, until another is made current, is unreachable. */
  get cur(): BlockId {
    return (this.current ??= this.newBlock());
  }

  set cur(b: BlockId) {
    this.current = b;
  }

  // ---- locals and places

  local(ty: Ty, name: string | null = null, mutable = true): LocalId {
    this.locals.push({ name, ty, mutable, span: this.span, mem: false });
    return this.locals.length - 1;
  }

  /** A new local that holds the value. */
  let(ty: Ty, rv: Rvalue): LocalId {
    const l = this.local(ty);
    this.assign(localPlace(l), rv);
    return l;
  }

  // ---- blocks

  newBlock(cleanup = this.cleanup): BlockId {
    this.blocks.push({ stmts: [], term: unset, cleanup });
    return this.blocks.length - 1;
  }

  /** The statement that was emitted last into the current block. */
  get last(): Statement | undefined {
    return this.blocks[this.cur]?.stmts.at(-1);
  }

  push(s: Statement): void {
    const made = this.settle === null ? s : this.settle.statement(s);
    if (made !== null) this.blocks[this.cur]!.stmts.push(made);
  }

  end(term: Terminator): void {
    this.blocks[this.cur]!.term = term;
    this.current = null;
  }

  goto(target: BlockId): void {
    this.end({ k: 'goto', target, span: this.span });
  }

  /** Ends the current block, and makes another one current. */
  private endInto(term: Terminator, next: BlockId): void {
    this.blocks[this.cur]!.term = term;
    this.cur = next;
  }

  ret(): void {
    this.end({ k: 'return', span: this.span });
  }

  // ---- statements

  assign(place: Place, rv: Rvalue): void {
    if (place === discarded) {
      if (!isUnit(rv)) this.let(unit, rv);
      return;
    }
    const unwind = mayPanic(rv) ? this.unwind() : null;
    if (unwind !== null) this.unwinds = true;
    this.push({ k: 'assign', place, rv, unwind, span: this.span });
  }

  use(place: Place, op: Operand, retag = true): void {
    this.assign(place, { k: 'use', op, retag });
  }

  bin(op: BinOp, a: Operand, b: Operand, ty: Ty): Operand {
    return copy(localPlace(this.let(compares(op) ? bool : ty, { k: 'bin', op, a, b, ty })));
  }

  cast(kind: CastKind, a: Operand, from: Ty, to: Ty): Operand {
    return copy(localPlace(this.let(to, { k: 'cast', kind, a, from, to })));
  }

  /** A reference to a place of type `ty`. */
  ref(place: Place, ty: Ty, mut: boolean): Operand {
    return move(localPlace(this.let(refTo(ty, mut), { k: 'ref', kind: mut ? 'mut' : 'shared', place })));
  }

  len(place: Place): Operand {
    return copy(localPlace(this.let(usize, { k: 'len', place })));
  }

  aggregate(
    place: Place,
    ty: Ty,
    variant: number,
    fields: readonly Operand[],
    unionField: number | null = null,
  ): void {
    const rv: Rvalue = { k: 'aggregate', ty, variant, fields, unionField };
    if (!isBehind(place)) return this.assign(place, rv);
    // Values are built in locals; what lies behind a pointer is overwritten as a whole.
    this.use(place, move(localPlace(this.let(ty, rv))), false);
  }

  // ---- terminators

  call(callee: Callee, args: readonly Operand[], dest: Place | null, diverges = false): void {
    const { span } = this;
    const { cur } = this;
    const unwind = this.unwind();
    const into = dest === discarded ? localPlace(this.local(unit)) : dest;
    const target = diverges ? null : this.newBlock();
    this.blocks[cur]!.term = { k: 'call', callee, args, dest: into, target, unwind, span };
    this.current = target;
  }

  callFn(name: string, args: readonly Operand[], dest: Place | null): void {
    this.call({ k: 'fn', name }, args, dest);
  }

  /** Calls a closure without arguments; unwinding stops here, and goes on at `caught`. */
  callCatching(f: Operand, ty: Ty, dest: Place, caught: BlockId): void {
    const { span } = this;
    const catches = { dest, unwind: caught, span, catches: true } as const;
    if (ty.k === 'lib' && ty.name === 'AssertUnwindSafe') {
      const inner = ty.args[0] ?? ty;
      const whole = this.let(ty, { k: 'use', op: f, retag: true });
      this.callCatching(move({ local: whole, proj: [field(0, inner)] }), inner, dest, caught);
      return;
    }
    if (ty.k === 'fn') {
      const target = this.newBlock();
      this.endInto({ k: 'call', callee: { k: 'ptr', op: f, ty }, args: [], target, ...catches }, target);
      return;
    }
    const { name, takesSelf } = this.program.callable(ty);
    const target = this.newBlock();
    const args = takesSelf ? [f] : [];
    this.endInto({ k: 'call', callee: { k: 'fn', name }, args, target, ...catches }, target);
  }

  op(name: string, tys: readonly Ty[], args: readonly Operand[], dest: Place | null): void {
    this.call({ k: 'op', name, tys }, args, dest);
  }

  check(cond: Operand, expected: boolean, kind: PanicKind, message: string): void {
    const unwind = this.unwind();
    const target = this.newBlock();
    this.endInto({ k: 'check', cond, expected, kind, message, target, unwind, span: this.span }, target);
  }

  panic(kind: PanicKind, message: string): void {
    this.end({ k: 'panic', kind, message, unwind: this.unwind(), span: this.span });
  }

  print(parts: readonly PrintPart[], args: readonly Operand[], tys: readonly Ty[]): void {
    const target = this.newBlock();
    this.endInto({ k: 'print', parts, args, tys, target, span: this.span }, target);
  }

  dropPlace(place: Place): void {
    const unwind = this.unwind();
    const target = this.newBlock();
    this.endInto({ k: 'drop', place, target, unwind, span: this.span }, target);
  }

  switchOn(
    on: Operand,
    ty: Ty,
    cases: readonly (readonly [number | bigint, BlockId])[],
    otherwise: BlockId,
  ): void {
    const value = this.settle === null ? on : this.settle.operand(on);
    this.end({ k: 'switch', on: value, ty, cases, otherwise, span: this.span });
  }

  // ---- structure

  /** Runs one of two pieces, then goes on behind both. */
  branch(cond: Operand, then: () => void, otherwise: () => void = () => undefined): void {
    const yes = this.newBlock();
    const no = this.newBlock();
    const join = this.newBlock();
    this.switchOn(cond, bool, [[0, no]], yes);
    this.cur = yes;
    then();
    this.goto(join);
    this.cur = no;
    otherwise();
    this.goto(join);
    this.cur = join;
  }

  /** Repeats the body; `leave` jumps behind the loop. */
  loop(body: (leave: () => void) => void): void {
    const head = this.newBlock();
    const after = this.newBlock();
    this.goto(head);
    this.cur = head;
    body(() => this.goto(after));
    this.goto(head);
    this.cur = after;
  }

  /** Blocks that run while a panic unwinds, which then goes on; answers the first. */
  inCleanup(build: () => void): BlockId {
    const { current, cleanup, unwind } = this;
    this.cleanup = true;
    this.unwind = nowhere;
    const first = this.newBlock();
    this.cur = first;
    build();
    this.end({ k: 'resume', span: this.span });
    Object.assign(this, { current, cleanup, unwind });
    return first;
  }

  /** Runs `body`; if it panics, `always` runs on the way out. */
  guarded(always: () => void, body: () => void): void {
    if (this.cleanup) return body();
    const { unwind } = this;
    const out = this.inCleanup(always);
    this.unwind = () => out;
    body();
    this.unwind = unwind;
  }

  /** Drops what `ref`, a `&mut ty`, refers to, by the glue of its type. */
  dropThrough(ref: Operand, ty: Ty): void {
    const glue = this.program.dropGlue(ty);
    if (glue !== null) this.callFn(glue, [ref], null);
  }
}

/** Arithmetic that panics for some operands. */
export const mayPanic = (rv: Rvalue): boolean => {
  if (rv.k !== 'bin') return rv.k === 'un' && rv.op === '-';
  switch (rv.op) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '<<':
    case '>>':
      return true;
    default:
      return false;
  }
};

const compares = (op: BinOp): boolean => {
  switch (op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return true;
    default:
      return false;
  }
};

/** Whether the place lies behind a pointer. */
const isBehind = (place: Place): boolean => {
  for (const p of place.proj) if (p.k === 'deref') return true;
  return false;
};

/** Steps and one more: arrays of the size that they keep. */
const longer = (proj: readonly Projection[], x: Projection): readonly Projection[] => {
  switch (proj.length) {
    case 0:
      return [x];
    case 1:
      return [proj[0]!, x];
    case 2:
      return [proj[0]!, proj[1]!, x];
    default:
      return [...proj, x];
  }
};

// ---- Small words for places and operands

export const at = (local: LocalId, ...proj: readonly Projection[]): Place =>
  proj.length === 0 ? localPlace(local) : { local, proj };
/** The part of a place that one step leads to, or two. */
export const inside = (p: Place, x: Projection, y: Projection | null = null): Place => {
  const proj = longer(p.proj, x);
  return { local: p.local, proj: y === null ? proj : longer(proj, y) };
};
export const deref: Projection = { k: 'deref' };
const DEREF: readonly Projection[] = [deref];
/** What a pointer leads to. */
export const behind = (p: Place): Place => ({
  local: p.local,
  proj: p.proj.length === 0 ? DEREF : longer(p.proj, deref),
});
/** What the pointer in a local leads to. */
export const behindLocal = (local: LocalId): Place => ({ local, proj: DEREF });
export const field = (index: number, ty: Ty): Projection => ({ k: 'field', index, ty });
export const variant = (index: number): Projection => ({ k: 'variant', index });
export const read = (p: Place | LocalId): Operand => copy(typeof p === 'number' ? localPlace(p) : p);
export const take = (p: Place | LocalId): Operand => move(typeof p === 'number' ? localPlace(p) : p);
export const word = (n: number | bigint): Operand => constInt(n, usize);
