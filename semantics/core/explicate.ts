/**
 * From the core's runtime phase to the machine's instructions: scalars whose address is never taken live in
 * registers, everything else in memory, and every access to memory becomes an instruction of its own.
 */
import { NONE, PASSED, type Code, type Instr } from '../../model/core/code.js';
import type { BlockId, CoreFn, LocalId, Operand, Terminator } from '../../model/core/mir.js';
import { DEFAULT, FN_ENTRY } from '../aliasing/model.js';
import type { Pool } from '../machine/pool.js';
import type { Cases } from './rules/data.js';
import { Statements } from './explicate/statements.js';

export const explicate = (f: CoreFn, pool: Pool, promises: boolean): Code =>
  new Explicate(f, pool, promises).run();

/** Locals with a `live` of their own; the others are live for the whole frame. */
const scoped = (f: CoreFn): Set<LocalId> => {
  const out = new Set<LocalId>();
  for (const b of f.blocks) for (const s of b.stmts) if (s.k === 'live') out.add(s.local);
  return out;
};

/** The last part: how blocks hang together, and calls. */
class Explicate extends Statements {
  run(): Code {
    this.assignHomes();
    this.prologue();
    this.f.blocks.forEach((b, id) => {
      this.starts[id] = this.code.instrs.length;
      for (const s of b.stmts) this.statement(s);
      this.terminator(b.term);
    });
    for (const { i, block, field } of this.fixes) i[field] = this.starts[block] ?? NONE;
    this.fixCases();
    this.code.slots = this.temp0 + this.maxTemps;
    return this.code;
  }

  private prologue(): void {
    const scopedLocals = scoped(this.f);
    this.homes.forEach((h, id) => {
      if (h.mem && (!scopedLocals.has(id) || (id >= 1 && id <= this.f.argCount))) this.live(h);
    });
    for (let k = 1; k <= this.f.argCount; k++) this.parameter(k);
  }

  /** Parameters that live in memory are copied there; what foreign code or a caller passed becomes a value of its type. */
  private parameter(k: number): void {
    const h = this.home(k);
    const p = this.code.params[k - 1]!;
    const span = this.f.locals[k]!.span;
    this.span = span;
    if (this.rust && this.promises && h.sc !== null) this.receiveScalar(h.sc, p.slot, FN_ENTRY);
    if (!h.mem) return;
    if (h.sc !== null) {
      this.store(this.at(h.slot, this.f.locals[k]!.ty), p.slot);
      return;
    }
    const ty = this.f.locals[k]!.ty;
    this.copyBytes(this.at(h.slot, ty), this.at(p.slot, ty), ty, PASSED);
    if (this.rust && this.promises && h.layout.hasPointers)
      this.retagIn(this.at(h.slot, ty), h.layout, FN_ENTRY);
  }

  /** Bits in a register become a value of the type: retagged if a reference, tested otherwise. */

  private jump(block: BlockId, i: Instr, field: 'target' | 'unwind' = 'target'): void {
    this.fixes.push({ i, block, field });
  }

  private goto(block: BlockId): void {
    this.jump(block, this.emit('goto', {}));
  }

  private terminator(t: Terminator): void {
    this.span = t.span;
    this.temps = 0;
    switch (t.k) {
      case 'goto':
        return this.goto(t.target);
      case 'switch':
        return this.switchOn(t);
      case 'return':
        return this.ret();
      case 'call':
        return this.call(t);
      case 'check': {
        const i = this.emit('check', {
          a: this.slotOf(t.cond),
          op: t.expected ? 1 : 0,
          x: { kind: t.kind, message: t.message },
        });
        this.jump(t.target, i);
        if (t.unwind !== null) this.jump(t.unwind, i, 'unwind');
        return;
      }
      case 'print': {
        const args = t.args.map((o, k) => ({
          slot: this.slotOf(o),
          fat: this.pool.scalar(t.tys[k]!)?.fat ?? false,
        }));
        const to = t.to ?? 'output';
        const site = { x: { to, parts: t.parts, args } };
        const head = to === 'output' ? 'print' : to === 'stream' ? 'print-stream' : 'print-string';
        if (t.dest === undefined) this.emit(head, site);
        else this.into(t.dest, 1, (dst) => this.emit(head, { ...site, dst }));
        return this.goto(t.target);
      }
      case 'panic': {
        const i = this.emit('panic', { x: { kind: t.kind, message: t.message } });
        if (t.unwind !== null) this.jump(t.unwind, i, 'unwind');
        return;
      }
      case 'resume':
        this.emit('resume', {});
        return;
      case 'unreachable':
        this.emit('unreachable', { op: t.why === 'unreachable' ? 0 : 1 });
        return;
      case 'drop':
        throw new Error(`${this.f.name}: a drop terminator is left after elaboration`);
    }
  }

  private switchOn(t: Extract<Terminator, { k: 'switch' }>): void {
    const a = this.slotOf(t.on);
    const values: number[] = [];
    const targets: number[] = [];
    const bigs = new Map<bigint, number>();
    const cases = { values, bigs: null as Map<bigint, number> | null, targets, otherwise: NONE };
    // Rust's conditions are of `bool`, and what they choose from has a value.
    const sc = this.rust ? null : this.pool.scalar(t.ty);
    this.emit('switch', { a, sc, x: cases satisfies Cases });
    t.cases.forEach(([v], k) => {
      const n = Number(v);
      if (Number.isSafeInteger(n)) values.push(n);
      else {
        values.push(NaN);
        bigs.set(BigInt(v), k);
        cases.bigs = bigs;
      }
      targets.push(NONE);
    });
    this.caseFixes.push({ cases, blocks: t.cases.map(([, b]) => b), otherwise: t.otherwise, bigs });
  }

  private readonly caseFixes: {
    cases: { targets: number[]; otherwise: number; bigs: Map<bigint, number> | null };
    blocks: BlockId[];
    otherwise: BlockId;
    bigs: Map<bigint, number>;
  }[] = [];

  /** Called once all blocks have their place. */
  private fixCases(): void {
    for (const c of this.caseFixes) {
      c.blocks.forEach((b, k) => (c.cases.targets[k] = this.starts[b] ?? NONE));
      c.cases.otherwise = this.starts[c.otherwise] ?? NONE;
      for (const [v, k] of c.bigs) c.bigs.set(v, c.cases.targets[k]!);
    }
  }

  private ret(): void {
    const h = this.home(0);
    if (h.layout.size === 0) {
      this.emit('return', { a: NONE, size: 0 });
      return;
    }
    if (h.sc === null) {
      this.emit('return', { a: h.slot, size: h.layout.size, align: h.layout.align, typed: h.layout });
      return;
    }
    const n = h.sc.fat ? 2 : 1;
    const slot = h.mem ? this.loadTo(this.at(h.slot, this.f.locals[0]!.ty), this.temp(n)) : h.slot;
    this.emit('return', { a: slot, size: n });
  }

  private argument(o: Operand): number[] {
    const ty = this.tyOf(o);
    const layout = this.pool.layouts.of(ty);
    const sc = this.pool.scalar(ty);
    if (sc === null) {
      if (layout.size === 0) return [];
      const a = this.addrOfOperand(o);
      if (a.off === 0 && a.idx === NONE) return [a.base];
      return [this.settle(a).base];
    }
    const s = this.slotOf(o);
    return sc.fat ? [s, this.next(s)] : [s];
  }

  private call(t: Extract<Terminator, { k: 'call' }>): void {
    const { callee } = t;
    const args = t.args.flatMap((o) => this.argument(o));
    const ret = t.dest === null ? null : this.placeTy(t.dest);
    const layout = ret === null ? null : this.pool.layouts.of(ret);
    const sc = ret === null ? null : this.pool.scalar(ret);
    let dst = NONE;
    let size = 0;
    let after: (() => void) | null = null;
    if (t.dest !== null && layout !== null && layout.size > 0) {
      const dest = t.dest;
      if (sc === null) {
        const addr = this.settle(this.own(dest));
        dst = addr.base;
        size = 3;
        if (this.rust && this.promises && layout.hasPointers)
          after = () => this.retagIn(addr, layout, DEFAULT);
      } else {
        size = sc.fat ? 2 : 1;
        if (this.isRegister(dest)) {
          dst = this.home(dest.local).slot;
          if (this.rust && this.promises && sc.kind === 5)
            after = () => this.retagScalar(sc, dst, dst, DEFAULT);
        } else {
          dst = this.temp(size);
          const a = this.resolve(dest);
          const isRef = this.rust && this.promises && sc.kind === 5;
          after = () => {
            if (isRef) this.retagScalar(sc, dst, dst, DEFAULT);
            this.store(a, dst);
          };
        }
      }
    }
    const i = this.callInstr(t, args, dst, size);
    if (t.unwind !== null) this.jump(t.unwind, i, 'unwind');
    after?.();
    if (t.target !== null) this.goto(t.target);
    else if (callee.k !== 'op') this.emit('unreachable', { op: 0 });
  }

  private callInstr(
    t: Extract<Terminator, { k: 'call' }>,
    args: readonly number[],
    dst: number,
    size: number,
  ): Instr {
    const { callee } = t;
    const catches = t.catches === true;
    switch (callee.k) {
      case 'fn':
        return this.emit('call', { args, dst, size, name: callee.name, x: { callee: null, catches } });
      case 'ptr': {
        const sig = callee.ty.k === 'fn' ? callee.ty : null;
        return this.emit('call-ptr', { a: this.slotOf(callee.op), args, dst, size, x: { sig, catches } });
      }
      case 'op':
        this.untyped(callee.name, args, callee.tys[0] ?? null);
        return this.emit(`op:${callee.name}`, {
          args,
          dst,
          size,
          name: callee.name,
          sc: callee.tys[0] === undefined ? null : this.pool.scalarOrNull(callee.tys[0]),
          typed: callee.tys[0] === undefined ? null : this.pool.layoutOrNull(callee.tys[0]),
          x: {
            tys: callee.tys,
            argTys: t.args.map((o) => this.tyOf(o)),
            ret: t.dest === null ? null : this.placeTy(t.dest),
          },
        });
    }
  }
}
