/** Statements, and the values that they assign. */
import { MAKES_VALUE, NONE, type Instr } from '../../../model/core/code.js';
import type { Operand, Place, Rvalue, SeqAt, Statement } from '../../../model/core/mir.js';
import type { Layout, Pointee } from '../../../model/layout/index.js';
import { type Ty } from '../../../model/types.js';
import { DEFAULT, RAW, TWO_PHASE } from '../../aliasing/model.js';
import { opCode } from '../ints.js';
import type { Addr } from './emit.js';
import { element, elementUse, pointee, Places } from './places.js';

const seqCodes: Readonly<Record<SeqAt, number>> = { begin: 0, next: 1, end: 2, store: 3, point: 4 };

export abstract class Statements extends Places {
  protected statement(s: Statement): void {
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
        if (s.fake === true) return;
        if (this.isRegister(s.place)) return;
        this.emit('mention', { ...this.first(this.resolve(s.place)), size: 0, align: 1 });
        return;
    }
  }

  protected setDiscr(a: Addr, typed: Layout, variant: number): void {
    if (typed.shape.k !== 'enum') return;
    const { tag } = typed.shape;
    if (tag.k === 'single' || tag.k === 'none' || (tag.k === 'niche' && tag.untagged === variant)) return;
    this.emit('set-discr', { ...this.first(a), ...tagBytes(typed), typed, op: variant });
  }

  /** A scalar result in `slot`s goes to a place. */
  protected put(p: Place, slot: number, n: number, more: Partial<Instr> = {}): void {
    if (this.isRegister(p)) {
      const h = this.home(p.local);
      if (h.n > 0 && h.slot !== slot) this.emit('move', { dst: h.slot, a: slot, size: n, ...more });
      return;
    }
    this.store(this.accessed(p, false), slot);
  }

  /** Where an instruction may put a scalar directly: the local's register, or a temporary that is stored after. */
  protected into(p: Place, n: number, make: (dst: number) => void): void {
    if (this.isRegister(p)) {
      const h = this.home(p.local);
      make(h.n === 0 ? this.temp(n) : h.slot);
      return;
    }
    const t = this.temp(n);
    make(t);
    this.store(this.accessed(p, false), t);
  }

  protected assign(p: Place, rv: Rvalue): void {
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
          this.emit('discr', { ...this.first(a), dst, ...tagBytes(typed, a.align), typed, op: 1 }),
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

  protected use(p: Place, o: Operand, wantsRetag: boolean): void {
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
      const makesValue = p.proj.length === 0 && this.f.locals[p.local]!.name === null;
      this.copyBytes(to, from, ty, makesValue ? MAKES_VALUE : 0);
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

  protected cast(p: Place, rv: Extract<Rvalue, { k: 'cast' }>): void {
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
  protected transmute(p: Place, o: Operand, from: Ty, to: Ty): void {
    const layout = this.pool.layouts.of(from);
    if (layout.size === 0) return;
    const t = this.between;
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

  protected ref(p: Place, place: Place, mode: number): void {
    const sc = this.pool.scalar(this.placeTy(p))!;
    const a = this.accessed(place, true);
    this.into(p, sc.fat ? 2 : 1, (dst) => {
      if (!this.promises) return this.plainAddress(a, dst);
      this.emit('retag', { ...this.first(a), dst, sc, op: mode, args: sc.fat ? [a.len] : [] });
      if ((sc.pointer?.info as Pointee | undefined)?.uninhabited === true)
        this.emit('receive', { a: dst, sc });
    });
  }

  protected plainAddress(a: Addr, dst: number): void {
    this.emit('address', { ...this.first(a), dst, size: 0, align: 1 });
    if (a.len !== NONE) this.emit('move', { dst: dst + 1, a: a.len, size: 1 });
  }

  /** `&raw` retags unless the place starts with a deref of a raw pointer (aliasing.md, "When does a retag happen"). */
  protected addr(p: Place, place: Place): void {
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

  protected aggregate(p: Place, rv: Extract<Rvalue, { k: 'aggregate' }>): void {
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

  protected setField(
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
  protected write(to: Addr, o: Operand): void {
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

  protected repeat(p: Place, rv: Extract<Rvalue, { k: 'repeat' }>): void {
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
}

/** Only the bytes of the tag are accessed; the alignment is that of the whole enum. */
const tagBytes = (typed: Layout, align = 1): Partial<Instr> => {
  const tag = typed.shape.k === 'enum' ? typed.shape.tag : null;
  const at = tag !== null && (tag.k === 'direct' || tag.k === 'niche') ? tag : { offset: 0, size: 0 };
  return { off2: at.offset, size: at.size, align: Math.max(typed.align, align) };
};
