/** Builds the control-flow graph of one function. Statements after a jump, which nothing reaches, are dropped. */
import type { PrintPart, PrintTo } from '../../../model/core/formats.js';
import type {
  Block,
  BlockId,
  Callee,
  Const,
  Local,
  LocalId,
  Operand,
  Place,
  Rvalue,
  SeqAt,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { copy, localPlace } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';

export class Builder {
  readonly locals: Local[] = [];
  readonly blocks: Block[] = [];
  private current: Block | null;
  private readonly constants = new Map<string, LocalId>();
  /** Locals that hold one value, made by lowering: what they hold does not change under anybody. */
  private readonly temps = new Set<LocalId>();
  span: Span;

  constructor(span: Span) {
    this.span = span;
    this.current = this.make();
  }

  private make(): Block {
    const b: Block = {
      stmts: [],
      term: { k: 'unreachable', why: 'unreachable', span: this.span },
      cleanup: false,
    };
    this.blocks.push(b);
    return b;
  }

  get reachable(): boolean {
    return this.current !== null;
  }

  // ---- locals

  local(ty: Ty, name: string | null, mutable: boolean, span: Span): LocalId {
    this.locals.push({ name, ty, mutable, span, mem: false });
    return this.locals.length - 1;
  }

  /** A fresh local for one value. */
  temp(ty: Ty): LocalId {
    const id = this.local(ty, null, true, this.span);
    this.temps.add(id);
    return id;
  }

  /** The local that stands for the address of a static, of data or of a function. */
  constant(c: Const, ty: Ty): LocalId {
    const key = `${c.k} ${'name' in c ? c.name : 'index' in c ? c.index : ''} ${ty.id}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    this.locals.push({ name: null, ty, mutable: false, span: this.span, mem: false, constant: c });
    const id = this.locals.length - 1;
    this.temps.add(id);
    this.constants.set(key, id);
    return id;
  }

  isTemp(local: LocalId): boolean {
    return this.temps.has(local);
  }

  isStable(o: Operand): boolean {
    return o.k === 'const' || (o.place.proj.length === 0 && this.temps.has(o.place.local));
  }

  /** The place does not depend on anything that may change: a local, or what a temporary points to. */
  isPinned(p: Place): boolean {
    if (p.proj.every((s) => s.k === 'field' || s.k === 'elem')) return true;
    const [first, ...rest] = p.proj;
    return (
      first?.k === 'deref' && this.temps.has(p.local) && rest.every((s) => s.k === 'field' || s.k === 'elem')
    );
  }

  typeOf(p: Place): Ty {
    let ty = this.locals[p.local]!.ty;
    for (const s of p.proj) {
      if (s.k === 'field') ty = s.ty;
      else if (s.k === 'deref' && ty.k === 'raw') ty = ty.to;
      else if (s.k === 'elem' && ty.k === 'array') ty = ty.of;
    }
    return ty;
  }

  // ---- statements

  push(s: Statement): void {
    this.current?.stmts.push(s);
  }

  assign(place: Place, rv: Rvalue): void {
    this.push({ k: 'assign', place, rv, unwind: null, span: this.span });
  }

  /** The value in a temporary. */
  keep(rv: Rvalue, ty: Ty): Operand {
    const t = this.temp(ty);
    this.assign(localPlace(t), rv);
    return copy(localPlace(t));
  }

  seq(at: SeqAt): void {
    this.push({ k: 'seq', at, span: this.span });
  }

  live(local: LocalId): void {
    this.push({ k: 'live', local, span: this.locals[local]?.span ?? this.span });
  }

  dead(local: LocalId, span: Span): void {
    this.push({ k: 'dead', local, span });
  }

  // ---- control

  /** A block to be filled later. */
  block(): BlockId {
    this.make();
    return this.blocks.length - 1;
  }

  /** What comes now goes into that block. */
  start(id: BlockId): void {
    this.current = this.blocks[id] ?? null;
  }

  terminate(term: Terminator): void {
    if (this.current === null) return;
    this.current.term = term;
    this.current = null;
  }

  goto(target: BlockId): void {
    this.terminate({ k: 'goto', target, span: this.span });
  }

  /** Goes there if anything comes this way, and goes on there. */
  join(target: BlockId): void {
    this.goto(target);
    this.start(target);
  }

  print(
    to: PrintTo,
    parts: readonly PrintPart[],
    args: readonly Operand[],
    tys: readonly Ty[],
    dest: Place | null,
  ): void {
    if (this.current === null) return;
    const target = this.block();
    const result = dest === null ? {} : { dest };
    const where = to === 'output' ? {} : { to };
    this.terminate({ k: 'print', parts, args, tys, target, span: this.span, ...where, ...result });
    this.start(target);
  }

  call(callee: Callee, args: readonly Operand[], dest: Place | null): void {
    if (this.current === null) return;
    const target = this.block();
    this.terminate({ k: 'call', callee, args, dest, target, unwind: null, span: this.span });
    this.start(target);
  }
}
