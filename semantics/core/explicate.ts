/**
 * From the core's runtime phase to the machine's instructions: scalars whose address is never taken live in
 * registers, everything else in memory, and every access to memory becomes an instruction of its own.
 */
import type { Outer } from './declared.js';
import { NONE, THROUGH_UNION, type Code, type Head, type Instr, type Scalar } from '../../model/core/code.js';
import type {
  BlockId,
  CoreFn,
  LocalId,
  Operand,
  Place,
  Projection,
  Rvalue,
  SeqAt,
  Statement,
  Terminator,
} from '../../model/core/mir.js';
import type { Layout } from '../../model/layout/index.js';
import { isThinPointee, u8, usize, type Ty } from '../../model/types.js';
import type { Span } from '../../model/span.js';
import { DEFAULT, FN_ENTRY, RAW, TWO_PHASE } from '../aliasing/model.js';
import type { Pool } from '../machine/pool.js';
import { opCode } from './ints.js';
import { blankInstr } from './instr.js';
import type { Cases } from './rules/data.js';

/** Where a local lives: its first register, how many it has, and whether it holds the address of its storage. */
interface Home {
  readonly slot: number;
  readonly n: number;
  readonly mem: boolean;
  readonly layout: Layout;
  readonly sc: Scalar | null;
}

const seqCodes: Readonly<Record<SeqAt, number>> = { begin: 0, next: 1, end: 2, store: 3, point: 4 };

/** A resolved place: `[base + off + idx * stride]`; `len` is the slot of a slice's length. */
interface Addr {
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

/** Locals with a `live` of their own; the others are live for the whole frame. */
const scoped = (f: CoreFn): Set<LocalId> => {
  const out = new Set<LocalId>();
  for (const b of f.blocks) for (const s of b.stmts) if (s.k === 'live') out.add(s.local);
  return out;
};

/** Named as a part of a union's member: see `Projection`. */
const isPunned = (pr: Projection | undefined): boolean => pr?.k === 'deref' && pr.punned === true;

export const explicate = (f: CoreFn, pool: Pool, promises: boolean): Code =>
  new Explicate(f, pool, promises).run();

/** What C's rules for moving a pointer are chosen by. */
const elementUse = { no: 2, after: 3, before: 4 } as const;

class Explicate {
  private readonly f: CoreFn;
  private readonly pool: Pool;
  private readonly code: Code;
  private readonly homes: Home[] = [];
  private readonly rust: boolean;
  private readonly promises: boolean;
  private temps = 0;
  private temp0 = 0;
  private span: Span;
  private readonly starts: number[] = [];
  private readonly fixes: { i: Instr; block: BlockId; field: 'target' | 'unwind' }[] = [];

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

  private maxTemps = 0;

  private assignHomes(): void {
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
    this.temp0 = next;
  }

  private home(id: LocalId): Home {
    return this.homes[id]!;
  }

  /** Parameters that live in memory are copied there; what foreign code or a caller passed becomes a value of its type. */
  private prologue(): void {
    const scopedLocals = scoped(this.f);
    this.homes.forEach((h, id) => {
      if (h.mem && (!scopedLocals.has(id) || (id >= 1 && id <= this.f.argCount))) this.live(h);
    });
    for (let k = 1; k <= this.f.argCount; k++) this.parameter(k);
  }

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
    this.copyBytes(this.at(h.slot, ty), this.at(p.slot, ty), ty, true);
    if (this.rust && this.promises && h.layout.hasPointers)
      this.retagIn(this.at(h.slot, ty), h.layout, FN_ENTRY);
  }

  /** Bits in a register become a value of the type: retagged if a reference, tested otherwise. */
  private receiveScalar(sc: Scalar, slot: number, mode: number): void {
    if (sc.pointer !== null && sc.kind === 5) return this.retagScalar(sc, slot, slot, mode);
    if (sc.checked) this.emit('receive', { a: slot, sc });
  }

  private retagScalar(sc: Scalar, from: number, to: number, mode: number): void {
    this.emit('retag', { a: from, dst: to, sc, op: mode, args: sc.fat ? [this.next(from)] : [] });
  }

  private retagIn(a: Addr, layout: Layout, mode: number): void {
    this.emit('retag-in', {
      ...this.first(a),
      size: layout.size,
      align: layout.align,
      typed: layout,
      op: mode,
    });
  }

  private next(slot: number): number {
    return slot >= 0 ? slot + 1 : slot - 1;
  }

  private live(h: Home): void {
    this.emit('live', { dst: h.slot, size: h.layout.size, align: h.layout.align, typed: h.layout });
  }

  private at(slot: number, ty: Ty): Addr {
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
    };
  }

  private temp(n: number): number {
    const t = this.temp0 + this.temps;
    this.temps += n;
    this.maxTemps = Math.max(this.maxTemps, this.temps);
    return t;
  }

  private emit(head: Head, fields: Partial<Instr>): Instr {
    const i = blankInstr(head, this.f.lang, this.span, this.code, this.code.instrs.length);
    Object.assign(i, fields);
    i.synthetic = this.f.synthetic;
    this.code.instrs.push(i);
    return i;
  }

  private first(a: Addr): Partial<Instr> {
    return { a: a.base, off: a.off, idx: a.idx, stride: a.stride };
  }

  private second(a: Addr): Partial<Instr> {
    return { b: a.base, off2: a.off, idx2: a.idx, stride2: a.stride };
  }

  // ---- places

  private isRegister(p: Place): boolean {
    return p.proj.length === 0 && !this.home(p.local).mem;
  }

  /** The place of an access: where the regime judges the use of raw pointers, it is asked first. */
  private accessed(p: Place, reads: boolean): Addr {
    const a = this.resolve(p);
    if (!this.rust || !this.pool.judgesUse || !this.startsRaw(p)) return a;
    const typed = this.pool.layoutOrNull(a.ty);
    const fields = { ...this.first(a), size: typed?.size ?? 0, align: typed?.align ?? 1, typed };
    this.emit('x-use', fields);
    if (reads && typed !== null) this.emit('x-validate', fields);
    return a;
  }

  /**
   * The place of what is built in place: a local's, or a part of one. Lowering builds elsewhere what is assigned
   * through a pointer, so no rule of these instructions asks whether the place exists.
   */
  private own(p: Place): Addr {
    if (p.proj.some((x) => x.k === 'deref'))
      throw new Error(`${this.f.name}: a value is built behind a pointer`);
    return this.resolve(p);
  }

  private startsRaw(p: Place): boolean {
    return p.proj[0]?.k === 'deref' && this.f.locals[p.local]!.ty.k === 'raw' && !this.f.synthetic;
  }

  private resolve(p: Place): Addr {
    const h = this.home(p.local);
    const ty = this.f.locals[p.local]!.ty;
    let k = 0;
    let a: Addr;
    if (h.mem) a = this.at(h.slot, ty);
    else if (h.n === 0 && p.proj[0]?.k !== 'deref') a = this.at(this.pool.dangling(h.layout.align), ty);
    else {
      const to = pointee(ty);
      a = {
        ...this.at(h.slot, to),
        len: isThinPointee(to) ? NONE : h.slot + 1,
        union: isPunned(p.proj[0]),
        followed: true,
        raw: this.rust && ty.k === 'raw',
      };
      k = 1;
    }
    let layout: { variant: number } | null = null;
    for (; k < p.proj.length; k++) {
      const pr = p.proj[k]!;
      if (pr.k === 'variant') {
        layout = { variant: pr.index };
        continue;
      }
      a = this.project(a, pr, layout?.variant ?? null);
      layout = null;
    }
    return a;
  }

  private project(a: Addr, pr: Projection, variant: number | null): Addr {
    switch (pr.k) {
      case 'variant':
        return a;
      case 'field': {
        const sh = this.pool.layouts.of(a.ty).shape;
        const fields =
          variant !== null && sh.k === 'enum'
            ? sh.variants[variant]!
            : sh.k === 'enum'
              ? sh.variants[0]!
              : sh;
        const offset = 'offsets' in fields ? (fields.offsets[pr.index] ?? 0) : 0;
        const outer = a.outer ?? this.outer(a);
        return { ...a, off: a.off + offset, ty: pr.ty, union: a.union || sh.k === 'union', outer };
      }
      case 'elem': {
        const of = element(a.ty);
        return { ...a, off: a.off + pr.index * this.pool.layouts.of(of).size, ty: of, len: NONE };
      }
      case 'index': {
        const of = element(a.ty);
        const from = a.idx === NONE ? a : this.settle(a);
        const h = this.home(pr.local);
        const idx = h.mem ? this.loadTo(this.at(h.slot, usize), this.temp(1)) : h.slot;
        return { ...from, idx, stride: this.pool.layouts.of(of).size, ty: of, len: NONE };
      }
      case 'deref': {
        const to = pointee(a.ty);
        const n = isThinPointee(to) ? 1 : 2;
        const t = this.temp(n);
        this.loadTo(a, t);
        const raw = this.rust && a.ty.k === 'raw';
        return { ...this.at(t, to), len: n === 2 ? t + 1 : NONE, union: isPunned(pr), followed: true, raw };
      }
    }
  }

  /** What C looks for in a declared object: Rust's accesses have no effective types. */
  private outer(a: Addr): Outer | null {
    if (this.rust || !a.followed || a.idx !== NONE) return null;
    return { layout: this.pool.layouts.of(a.ty), off: a.off };
  }

  /** Puts the address of a place with an index in a register, to index it again. */
  private settle(a: Addr): Addr {
    this.projected(a);
    const t = this.temp(1);
    this.emit('address', { ...this.first(a), dst: t, size: 0, align: 1 });
    return { ...a, base: t, off: 0, idx: NONE, stride: 0 };
  }

  /** A part of what a raw pointer points to is named and not accessed: an access would judge the same by its bounds. */
  private projected(a: Addr): void {
    if (a.raw && (a.off !== 0 || a.idx !== NONE))
      this.emit('mention', { ...this.first(a), size: 0, align: 1 });
  }

  private loadTo(a: Addr, dst: number): number {
    const sc = this.pool.scalar(a.ty)!;
    const typed = this.pool.layouts.of(a.ty);
    const op = a.union ? THROUGH_UNION : 0;
    const { outer } = a;
    this.emit('load', { ...this.first(a), dst, sc, size: sc.size, align: sc.align, typed, op, outer });
    return dst;
  }

  private store(a: Addr, src: number): void {
    const sc = this.pool.scalar(a.ty);
    if (sc === null) return;
    const op = a.union ? THROUGH_UNION : 0;
    const { outer } = a;
    this.emit('store', { ...this.first(a), b: src, sc, size: sc.size, align: sc.align, op, outer });
  }

  /** `passed`: the copy of an aggregate parameter, which the call makes and not the callee's own code. */
  private copyBytes(to: Addr, from: Addr, ty: Ty, passed = false): void {
    const typed = this.pool.layouts.of(ty);
    this.emit('copy', {
      ...this.first(to),
      ...this.second(from),
      size: typed.size,
      align: typed.align,
      typed,
      op: passed ? 1 : 0,
    });
  }

  // ---- operands

  private tyOf(o: Operand): Ty {
    return o.k === 'const' ? o.ty : this.placeTy(o.place);
  }

  private placeTy(p: Place): Ty {
    let ty = this.f.locals[p.local]!.ty;
    for (const pr of p.proj) {
      if (pr.k === 'deref') ty = pointee(ty);
      else if (pr.k === 'field') ty = pr.ty;
      else if (pr.k === 'index' || pr.k === 'elem') ty = element(ty);
    }
    return ty;
  }

  /** A scalar operand in registers. */
  private slotOf(o: Operand): number {
    if (o.k === 'const') return this.pool.constant(o.value, o.ty, this.f.lang);
    if (this.isRegister(o.place)) return this.home(o.place.local).slot;
    const ty = this.placeTy(o.place);
    const sc = this.pool.scalar(ty);
    if (sc === null) return this.pool.zero;
    return this.loadTo(this.accessed(o.place, true), this.temp(sc.fat ? 2 : 1));
  }

  /** The place of an aggregate operand. */
  private addrOfOperand(o: Operand): Addr {
    return o.k === 'const' ? this.at(this.pool.dangling(1), o.ty) : this.accessed(o.place, true);
  }

  // ---- statements

  private statement(s: Statement): void {
    this.span = s.span;
    this.temps = 0;
    switch (s.k) {
      case 'assign': {
        const from = this.code.instrs.length;
        this.assign(s.place, s.rv);
        if (s.unwind === null) return;
        for (let k = from; k < this.code.instrs.length; k++)
          this.fixes.push({ i: this.code.instrs[k]!, block: s.unwind, field: 'unwind' });
        return;
      }
      case 'live': {
        const h = this.home(s.local);
        if (h.mem) this.live(h);
        else if (h.n > 0) this.emit('move', { dst: h.slot, a: this.pool.undefined_, size: 1 });
        return;
      }
      case 'dead': {
        const h = this.home(s.local);
        if (h.mem) this.emit('dead', { dst: h.slot });
        return;
      }
      case 'set-discr': {
        const typed = this.pool.layouts.of(this.placeTy(s.place));
        this.setDiscr(this.own(s.place), typed, s.variant);
        return;
      }
      case 'seq':
        this.emit('seq', { op: seqCodes[s.at] });
        return;
      case 'mention':
        if (this.isRegister(s.place)) return;
        this.emit('mention', { ...this.first(this.resolve(s.place)), size: 0, align: 1 });
        return;
    }
  }

  private setDiscr(a: Addr, typed: Layout, variant: number): void {
    if (typed.shape.k !== 'enum') return;
    const { tag } = typed.shape;
    if (tag.k === 'single' || tag.k === 'none' || (tag.k === 'niche' && tag.untagged === variant)) return;
    this.emit('set-discr', { ...this.first(a), ...tagBytes(typed), typed, op: variant });
  }

  /** A scalar result in `slot`s goes to a place. */
  private put(p: Place, slot: number, n: number, more: Partial<Instr> = {}): void {
    if (this.isRegister(p)) {
      const h = this.home(p.local);
      if (h.n > 0 && h.slot !== slot) this.emit('move', { dst: h.slot, a: slot, size: n, ...more });
      return;
    }
    this.store(this.accessed(p, false), slot);
  }

  /** Where an instruction may put a scalar directly: the local's register, or a temporary that is stored after. */
  private into(p: Place, n: number, make: (dst: number) => void): void {
    if (this.isRegister(p)) {
      const h = this.home(p.local);
      make(h.n === 0 ? this.temp(n) : h.slot);
      return;
    }
    const t = this.temp(n);
    make(t);
    this.store(this.accessed(p, false), t);
  }

  private assign(p: Place, rv: Rvalue): void {
    switch (rv.k) {
      case 'use':
        return this.use(p, rv.op, rv.retag);
      case 'un': {
        const a = this.slotOf(rv.a);
        const sc = this.pool.scalar(this.tyOf(rv.a))!;
        return this.into(p, 1, (dst) => this.emit('un', { a, dst, op: rv.op === '-' ? 0 : 1, sc }));
      }
      case 'bin': {
        const a = this.slotOf(rv.a);
        const b = this.slotOf(rv.b);
        const sc = this.pool.scalar(rv.ty)!;
        return this.into(p, 1, (dst) => this.emit('bin', { a, b, dst, op: opCode(rv.op), sc }));
      }
      case 'cast':
        return this.cast(p, rv);
      case 'ref':
        return this.ref(p, rv.place, rv.kind === 'two-phase' ? TWO_PHASE : DEFAULT);
      case 'addr':
        return this.addr(p, rv.place);
      case 'discr': {
        const ty = this.placeTy(rv.place);
        const typed = this.pool.layouts.of(ty);
        const a = this.accessed(rv.place, true);
        return this.into(p, 1, (dst) =>
          this.emit('discr', { ...this.first(a), dst, ...tagBytes(typed), typed, op: 1 }),
        );
      }
      case 'len': {
        const ty = this.placeTy(rv.place);
        if (ty.k === 'array')
          return this.into(p, 1, (dst) => this.emit('move', { dst, a: this.pool.number(ty.len), size: 1 }));
        const a = this.resolve(rv.place);
        return this.into(p, 1, (dst) => this.emit('move', { dst, a: a.len, size: 1 }));
      }
      case 'aggregate':
        return this.aggregate(p, rv);
      case 'repeat':
        return this.repeat(p, rv);
      case 'fat': {
        const ptr = this.slotOf(rv.ptr);
        const len = this.slotOf(rv.len);
        return this.into(p, 2, (dst) => {
          this.emit('move', { dst, a: ptr, size: 1 });
          this.emit('move', { dst: dst + 1, a: len, size: 1 });
        });
      }
      case 'offset': {
        const a = this.slotOf(rv.ptr);
        const b = this.slotOf(rv.count);
        const stride = this.pool.sizeOf(rv.elem);
        const size = rv.element === undefined ? (rv.inBounds ? 1 : 0) : elementUse[rv.element.used ?? 'no'];
        const x = rv.element ?? null;
        return this.into(p, 1, (dst) =>
          this.emit('offset', { a, b, dst, stride, op: rv.negate ? 1 : 0, size, x }),
        );
      }
      case 'distance': {
        const a = this.slotOf(rv.a);
        const b = this.slotOf(rv.b);
        const stride = this.pool.sizeOf(rv.elem);
        return this.into(p, 1, (dst) => this.emit('distance', { a, b, dst, stride }));
      }
    }
  }

  private use(p: Place, o: Operand, wantsRetag: boolean): void {
    const ty = this.tyOf(o);
    const layout = this.pool.layouts.of(ty);
    const sc = this.pool.scalar(ty);
    const retags = wantsRetag && this.rust && this.promises && layout.hasPointers;
    if (sc === null) {
      // Nothing is copied, but a pointer must be aligned for it (MiniRust, deref of zero-sized places).
      const throughPointer = this.rust && o.k !== 'const' && o.place.proj.some((x) => x.k === 'deref');
      if (layout.size === 0 && !throughPointer) return;
      const from = this.addrOfOperand(o);
      const to = this.accessed(p, false);
      this.copyBytes(to, from, ty);
      if (retags) this.retagIn(to, layout, DEFAULT);
      return;
    }
    const n = sc.fat ? 2 : 1;
    if (o.k !== 'const' && !this.isRegister(o.place) && this.isRegister(p)) {
      const h = this.home(p.local);
      this.loadTo(this.accessed(o.place, true), h.slot);
      if (retags && sc.kind === 5) this.retagScalar(sc, h.slot, h.slot, DEFAULT);
      return;
    }
    let src = this.slotOf(o);
    if (retags && sc.kind === 5) {
      const dst = this.isRegister(p) ? this.home(p.local).slot : this.temp(n);
      this.retagScalar(sc, src, dst, DEFAULT);
      src = dst;
    }
    // In C the value of a variable that was never set may not even be copied (C11 6.3.2.1p2).
    this.put(p, src, n, this.rust || o.k === 'const' ? {} : { sc });
  }

  private cast(p: Place, rv: Extract<Rvalue, { k: 'cast' }>): void {
    const from = this.pool.scalar(rv.from);
    const to = this.pool.scalar(rv.to);
    if (rv.kind === 'transmute') return this.transmute(p, rv.a, rv.from, rv.to);
    const a = this.slotOf(rv.a);
    if (rv.kind === 'unsize') {
      const arr = pointee(rv.from);
      const len = arr.k === 'array' ? arr.len : 0;
      return this.into(p, 2, (dst) => {
        this.emit('move', { dst, a, size: 1 });
        this.emit('move', { dst: dst + 1, a: this.pool.number(len), size: 1 });
      });
    }
    if (rv.kind === 'expose') return this.into(p, 1, (dst) => this.emit('expose', { a, dst }));
    if (rv.kind === 'from-exposed') return this.into(p, 1, (dst) => this.emit('from-exposed', { a, dst }));
    if (rv.kind === 'int' || rv.kind === 'to-bool')
      return this.into(p, 1, (dst) => this.emit('cast', { a, dst, sc: to }));
    // Pointer to pointer: the same bits; a wide pointer may become thin.
    const n = (from?.fat ?? false) && (to?.fat ?? false) ? 2 : 1;
    const align = to?.pointer?.align ?? 1;
    if (this.rust || align === 1) return this.put(p, a, n);
    this.into(p, 1, (dst) => this.emit('move', { dst, a, size: 1, sc: to, align }));
  }

  /** The bytes as they are, at another type: through memory, so that provenance and niches mean what they mean. */
  private transmute(p: Place, o: Operand, from: Ty, to: Ty): void {
    const layout = this.pool.layouts.of(from);
    if (layout.size === 0) return;
    const t = this.temp(1);
    this.emit('live', {
      dst: t,
      size: layout.size,
      align: Math.max(layout.align, this.pool.layouts.of(to).align),
    });
    if (this.pool.scalar(from) !== null) this.store(this.at(t, from), this.slotOf(o));
    else this.copyBytes(this.at(t, from), this.addrOfOperand(o), from);
    const sc = this.pool.scalar(to);
    if (sc !== null) {
      this.into(p, sc.fat ? 2 : 1, (dst) => {
        this.loadTo(this.at(t, to), dst);
        if (this.rust && this.promises && sc.kind === 5) this.retagScalar(sc, dst, dst, DEFAULT);
      });
    } else {
      const dest = this.accessed(p, false);
      this.copyBytes(dest, this.at(t, to), to);
      const toLayout = this.pool.layouts.of(to);
      if (this.rust && this.promises && toLayout.hasPointers) this.retagIn(dest, toLayout, DEFAULT);
    }
    this.emit('dead', { dst: t });
  }

  private ref(p: Place, place: Place, mode: number): void {
    const sc = this.pool.scalar(this.placeTy(p))!;
    const a = this.accessed(place, true);
    this.into(p, sc.fat ? 2 : 1, (dst) => {
      if (!this.promises) return this.plainAddress(a, dst);
      this.emit('retag', { ...this.first(a), dst, sc, op: mode, args: sc.fat ? [a.len] : [] });
    });
  }

  private plainAddress(a: Addr, dst: number): void {
    this.emit('address', { ...this.first(a), dst, size: 0, align: 1 });
    if (a.len !== NONE) this.emit('move', { dst: dst + 1, a: a.len, size: 1 });
  }

  /** `&raw` retags unless the place starts with a deref of a raw pointer (aliasing.md, "When does a retag happen"). */
  private addr(p: Place, place: Place): void {
    const sc = this.pool.scalar(this.placeTy(p));
    const a = this.resolve(place);
    const throughRaw = place.proj[0]?.k === 'deref' && this.f.locals[place.local]!.ty.k === 'raw';
    const retags = this.rust && this.promises && !throughRaw && sc !== null && sc.pointer !== null;
    this.projected(a);
    this.into(p, sc?.fat === true ? 2 : 1, (dst) => {
      if (!retags) return this.plainAddress(a, dst);
      this.emit('retag', { ...this.first(a), dst, sc, op: RAW | 0x100, args: sc.fat ? [a.len] : [] });
    });
  }

  private aggregate(p: Place, rv: Extract<Rvalue, { k: 'aggregate' }>): void {
    const layout = this.pool.layouts.of(rv.ty);
    const sh = layout.shape;
    if (sh.k === 'scalar' || sh.k === 'fat') {
      const only = rv.fields[0];
      if (only !== undefined) this.put(p, this.slotOf(only), sh.k === 'fat' ? 2 : 1);
      return;
    }
    if (layout.size === 0) return;
    const a = this.own(p);
    if (
      layout.padding.length > 0 ||
      layout.paddingVaries ||
      sh.k === 'union' ||
      (sh.k === 'enum' && rv.fields.length === 0)
    ) {
      this.emit('deinit', { ...this.first(a), size: layout.size, align: layout.align });
    }
    rv.fields.forEach((o, k) => this.setField(a, sh, rv, o, k));
    this.setDiscr(a, layout, rv.variant);
  }

  private setField(
    a: Addr,
    sh: Layout['shape'],
    rv: Extract<Rvalue, { k: 'aggregate' }>,
    o: Operand,
    k: number,
  ): void {
    const ty = this.tyOf(o);
    const index = rv.unionField ?? k;
    let off = 0;
    if (sh.k === 'array') off = index * sh.stride;
    else if (sh.k === 'enum') off = sh.variants[rv.variant]?.offsets[index] ?? 0;
    else if (sh.k === 'struct') off = sh.offsets[index] ?? 0;
    this.write({ ...a, off: a.off + off, ty }, o);
  }

  /** A typed copy of an operand to an address: with retags, as a field of a value that is built. */
  private write(to: Addr, o: Operand): void {
    const layout = this.pool.layouts.of(to.ty);
    const sc = this.pool.scalar(to.ty);
    if (layout.size === 0) return;
    const retags = this.rust && this.promises && layout.hasPointers;
    if (sc === null) {
      this.copyBytes(to, this.addrOfOperand(o), to.ty);
      if (retags) this.retagIn(to, layout, DEFAULT);
      return;
    }
    let src = this.slotOf(o);
    if (retags && sc.kind === 5) {
      const t = this.temp(sc.fat ? 2 : 1);
      this.retagScalar(sc, src, t, DEFAULT);
      src = t;
    }
    this.store(to, src);
  }

  private repeat(p: Place, rv: Extract<Rvalue, { k: 'repeat' }>): void {
    if (rv.count === 0) return;
    const of = element(rv.ty);
    const stride = this.pool.layouts.of(of).size;
    if (stride === 0) return;
    const a = this.own(p);
    this.write({ ...a, ty: of }, rv.value);
    if (rv.count > 1)
      this.emit('spread', { ...this.first(a), size: stride * rv.count, align: 1, op: stride });
  }

  // ---- terminators

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
        const site = { x: { parts: t.parts, args } };
        if (t.dest === undefined) this.emit('print', site);
        else this.into(t.dest, 1, (dst) => this.emit('print', { ...site, dst }));
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

/** Only the bytes of the tag are accessed; the alignment is that of the whole enum. */
const tagBytes = (typed: Layout): Partial<Instr> => {
  const tag = typed.shape.k === 'enum' ? typed.shape.tag : null;
  const at = tag !== null && (tag.k === 'direct' || tag.k === 'niche') ? tag : { offset: 0, size: 0 };
  return { off2: at.offset, size: at.size, align: typed.align };
};

/** What a reference, raw pointer or box points to. */
export const pointee = (ty: Ty): Ty => {
  if (ty.k === 'ref' || ty.k === 'raw') return ty.to;
  if (ty.k === 'lib' && (ty.name === 'Box' || ty.name === 'NonNull')) return ty.args[0] ?? u8;
  return u8;
};

export const element = (ty: Ty): Ty => {
  if (ty.k === 'array' || ty.k === 'slice') return ty.of;
  return u8;
};
