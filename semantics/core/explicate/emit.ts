/** Where locals live, and how instructions are put behind each other: what the other parts of the step are written with. */
import type { Outer } from '../declared.js';
import { NONE, type Code, type Head, type Instr, type Scalar } from '../../../model/core/code.js';
import type { BlockId, CoreFn, LocalId, Place } from '../../../model/core/mir.js';
import type { Layout } from '../../../model/layout/index.js';
import { type Ty } from '../../../model/types.js';
import type { Span } from '../../../model/span.js';
import type { Pool } from '../../machine/pool.js';
import { blankInstr } from '../instr.js';

/** Where a local lives: its first register, how many it has, and whether it holds the address of its storage. */
export interface Home {
  readonly slot: number;
  readonly n: number;
  readonly mem: boolean;
  readonly layout: Layout;
  readonly sc: Scalar | null;
}

/** A resolved place: `[base + off + idx * stride]`; `len` is the slot of a slice's length. */
export interface Addr {
  base: number;
  off: number;
  idx: number;
  stride: number;
  len: number;
  ty: Ty;
  /** A member of a union, named as such, or a part of one. */
  union: boolean;
  /** Reached through a pointer, and what is the first struct or union there whose member is named. */
  followed: boolean;
  outer: Outer | null;
  /** `base` holds a raw pointer of Rust: nobody promised that there is an object to name a part of. */
  raw: boolean;
  /** The alignment that `base` needs once the place is accessed, part or not: that of a raw pointer's pointee; else 1. */
  align: number;
}

const takenLocals = (f: CoreFn): Set<LocalId> => {
  const taken = new Set<LocalId>();
  const see = (p: Place): void => {
    if (p.proj[0]?.k !== 'deref') taken.add(p.local);
  };
  for (const b of f.blocks) {
    for (const s of b.stmts) {
      if (s.k !== 'assign') continue;
      if (s.rv.k === 'ref' || s.rv.k === 'addr') see(s.rv.place);
    }
  }
  return taken;
};

const transmutes = (f: CoreFn): boolean =>
  f.blocks.some((b) =>
    b.stmts.some((s) => s.k === 'assign' && s.rv.k === 'cast' && s.rv.kind === 'transmute'),
  );

export abstract class Emitter {
  protected readonly f: CoreFn;
  protected readonly pool: Pool;
  protected readonly code: Code;
  protected readonly homes: Home[] = [];
  protected readonly rust: boolean;
  protected readonly promises: boolean;
  protected temps = 0;
  protected temp0 = 0;
  /** Holds the storage that bits lie in between two types. No temporary: what begins in a slot ends what it held. */
  protected between = 0;
  protected span: Span;
  protected readonly starts: number[] = [];
  protected readonly fixes: { i: Instr; block: BlockId; field: 'target' | 'unwind' }[] = [];

  constructor(f: CoreFn, pool: Pool, promises: boolean) {
    this.f = f;
    this.pool = pool;
    this.rust = f.lang === 'rust';
    this.promises = promises;
    this.span = f.span;
    this.code = {
      name: f.name,
      lang: f.lang,
      core: f,
      sig: f.sig,
      instrs: [],
      slots: 0,
      params: [],
      locals: [],
      mayUnwind: !(this.rust && f.sig.abi === 'C'),
    };
  }

  protected maxTemps = 0;

  protected assignHomes(): void {
    const taken = takenLocals(this.f);
    let incoming = 0;
    for (let k = 1; k <= this.f.argCount; k++) {
      const layout = this.pool.layouts.of(this.f.locals[k]!.ty);
      const sc = this.pool.scalar(this.f.locals[k]!.ty);
      const n = layout.size === 0 && sc === null ? 0 : sc === null ? 1 : sc.fat ? 2 : 1;
      this.code.params.push({ slot: incoming, n, aggregate: sc === null && layout.size > 0 });
      incoming += n;
    }
    let next = incoming;
    this.f.locals.forEach((l, id) => {
      const layout = this.pool.layouts.of(l.ty);
      const sc = this.pool.scalar(l.ty);
      const mem = l.mem || taken.has(id) || (sc === null && layout.size > 0);
      const n = mem ? 1 : sc === null ? 0 : sc.fat ? 2 : 1;
      if (l.constant !== undefined) {
        const slot = this.pool.constant(l.constant, l.ty, this.f.lang);
        this.homes.push({ slot, n: 1, mem: false, layout, sc });
        return;
      }
      const param = id >= 1 && id <= this.f.argCount ? this.code.params[id - 1]! : null;
      const slot = param !== null && !mem ? param.slot : next;
      if (param === null || mem) next += n;
      this.homes.push({ slot, n, mem, layout, sc });
      if (l.name !== null) this.code.locals.push({ name: l.name, slot, mem, ty: l.ty });
    });
    this.between = next;
    this.temp0 = transmutes(this.f) ? next + 1 : next;
  }

  protected home(id: LocalId): Home {
    return this.homes[id]!;
  }

  protected receiveScalar(sc: Scalar, slot: number, mode: number): void {
    if (sc.pointer !== null && sc.kind === 5) return this.retagScalar(sc, slot, slot, mode);
    if (sc.checked) this.emit('receive', { a: slot, sc });
  }

  protected retagScalar(sc: Scalar, from: number, to: number, mode: number): void {
    this.emit('retag', { a: from, dst: to, sc, op: mode, args: sc.fat ? [this.next(from)] : [] });
  }

  protected retagIn(a: Addr, layout: Layout, mode: number): void {
    this.emit('retag-in', {
      ...this.first(a),
      size: layout.size,
      align: layout.align,
      typed: layout,
      op: mode,
    });
  }

  protected next(slot: number): number {
    return slot >= 0 ? slot + 1 : slot - 1;
  }

  protected live(h: Home): void {
    this.emit('live', { dst: h.slot, size: h.layout.size, align: h.layout.align, typed: h.layout });
  }

  protected at(slot: number, ty: Ty): Addr {
    return {
      base: slot,
      off: 0,
      idx: NONE,
      stride: 0,
      len: NONE,
      ty,
      union: false,
      followed: false,
      outer: null,
      raw: false,
      align: 1,
    };
  }

  protected temp(n: number): number {
    const t = this.temp0 + this.temps;
    this.temps += n;
    this.maxTemps = Math.max(this.maxTemps, this.temps);
    return t;
  }

  protected emit(head: Head, fields: Partial<Instr>): Instr {
    const i = blankInstr(head, this.f.lang, this.span, this.code, this.code.instrs.length);
    Object.assign(i, fields);
    i.synthetic = this.f.synthetic;
    this.code.instrs.push(i);
    return i;
  }

  protected first(a: Addr): Partial<Instr> {
    return { a: a.base, off: a.off, idx: a.idx, stride: a.stride };
  }

  protected second(a: Addr): Partial<Instr> {
    return { b: a.base, off2: a.off, idx2: a.idx, stride2: a.stride };
  }

  // ---- places
}
