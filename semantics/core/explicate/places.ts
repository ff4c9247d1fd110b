/** Places: the address of one, step by step, and what is read from it or written to it. */
import type { Outer } from '../declared.js';
import { IN_BYTES, NONE, THROUGH_UNION } from '../../../model/core/code.js';
import type { Operand, Place, Projection } from '../../../model/core/mir.js';
import { arrayOf, isThinPointee, sliceOf, u8, usize, type Ty } from '../../../model/types.js';
import { Emitter, type Addr } from './emit.js';

/** Named as a part of a union's member: see `Projection`. */
const isPunned = (pr: Projection | undefined): boolean => pr?.k === 'deref' && pr.punned === true;

/** By operation: arguments that are pointers, and whether the bytes there are read. The third one is a number of bytes. */
const untypedAccesses: Readonly<Record<string, readonly (readonly [arg: number, reads: boolean])[]>> = {
  memcpy: [
    [1, true],
    [0, false],
  ],
  memmove: [
    [1, true],
    [0, false],
  ],
  memset: [[0, false]],
};

/** What C's rules for moving a pointer are chosen by. */
export const elementUse = { no: 2, after: 3, before: 4 } as const;

export abstract class Places extends Emitter {
  protected isRegister(p: Place): boolean {
    return p.proj.length === 0 && !this.home(p.local).mem;
  }

  /** The place of an access: where the regime judges the use of raw pointers, it is asked first. */
  protected accessed(p: Place, reads: boolean): Addr {
    const a = this.resolve(p);
    if (!this.judgesRaw() || !this.startsRaw(p)) return a;
    // Of a slice: its elements, as many as the pointer says.
    const typed = this.pool.layoutOrNull(a.ty.k === 'slice' ? a.ty.of : a.ty);
    const args = a.len === NONE ? [] : [a.len];
    const fields = { ...this.first(a), size: typed?.size ?? 0, align: typed?.align ?? 1, typed, args };
    this.emit('x-use', fields);
    if (reads && typed !== null) this.emit('x-validate', fields);
    return a;
  }

  /**
   * The place of what is built in place: a local's, or a part of one. Lowering builds elsewhere what is assigned
   * through a pointer, so no rule of these instructions asks whether the place exists.
   */
  protected own(p: Place): Addr {
    if (p.proj.some((x) => x.k === 'deref'))
      throw new Error(`${this.f.name}: a value is built behind a pointer`);
    return this.resolve(p);
  }

  protected startsRaw(p: Place): boolean {
    return p.proj[0]?.k === 'deref' && this.f.locals[p.local]!.ty.k === 'raw';
  }

  /** Rust's own library follows its own pointers; those that it is handed (`as_ref`, `CStr::from_ptr`) it uses for its caller. */
  protected judgesRaw(): boolean {
    if (!this.rust || !this.pool.judgesUse) return false;
    return !this.f.synthetic || this.f.sig.params.some((t) => t.k === 'raw');
  }

  /** Untyped accesses through raw pointers (`ptr::copy`, `write_bytes`, `CStr::from_ptr`): the regime is asked first, too. */
  protected untyped(op: string, args: readonly number[], of: Ty | null): void {
    if (!this.judgesRaw()) return;
    if (op === 'strlen') this.emit('x-use-string', { a: args[0]! });
    const typed = of === null ? null : this.pool.layoutOrNull(of);
    for (const [k, reads] of untypedAccesses[op] ?? []) {
      const fields = {
        a: args[k]!,
        size: typed?.size ?? 1,
        align: typed?.align ?? 1,
        typed,
        args: [args[2]!],
        op: IN_BYTES,
      };
      this.emit('x-use', fields);
      if (reads && typed !== null) this.emit('x-validate', fields);
    }
  }

  protected resolve(p: Place): Addr {
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
        ...this.rawness(ty),
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

  protected project(a: Addr, pr: Projection, variant: number | null): Addr {
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
      case 'subslice': {
        const of = element(a.ty);
        const off = a.off + pr.from * this.pool.layouts.of(of).size;
        if (typeof pr.left === 'number') return { ...a, off, ty: arrayOf(of, pr.left), len: NONE };
        return { ...a, off, ty: sliceOf(of), len: this.home(pr.left.local).slot };
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
        const raw = this.rawness(a.ty);
        return {
          ...this.at(t, to),
          len: n === 2 ? t + 1 : NONE,
          union: isPunned(pr),
          followed: true,
          ...raw,
        };
      }
    }
  }

  /** Other pointers were found to be aligned when they were made. */
  private rawness(pointer: Ty): { readonly raw: boolean; readonly align: number } {
    const raw = this.rust && pointer.k === 'raw';
    if (!raw) return { raw, align: 1 };
    const to = this.pool.layouts.findPointee(pointee(pointer));
    return { raw, align: 'k' in to ? 1 : to.align };
  }

  /** What C looks for in a declared object: Rust's accesses have no effective types. */
  protected outer(a: Addr): Outer | null {
    if (this.rust || !a.followed || a.idx !== NONE) return null;
    return { layout: this.pool.layouts.of(a.ty), off: a.off };
  }

  /** Puts the address of a place with an index in a register, to index it again. */
  protected settle(a: Addr): Addr {
    this.projected(a);
    const t = this.temp(1);
    this.emit('address', { ...this.first(a), dst: t, size: 0, align: 1 });
    return { ...a, base: t, off: 0, idx: NONE, stride: 0, align: 1 };
  }

  /** A part of what a raw pointer points to is named and not accessed: an access would judge the same by its bounds. */
  protected projected(a: Addr): void {
    if (a.raw && (a.off !== 0 || a.idx !== NONE))
      this.emit('mention', { ...this.first(a), size: 0, align: 1 });
  }

  protected loadTo(a: Addr, dst: number): number {
    const sc = this.pool.scalar(a.ty)!;
    const typed = this.pool.layouts.of(a.ty);
    const op = a.union ? THROUGH_UNION : 0;
    const { outer } = a;
    const align = Math.max(sc.align, a.align);
    this.emit('load', { ...this.first(a), dst, sc, size: sc.size, align, typed, op, outer });
    return dst;
  }

  protected store(a: Addr, src: number): void {
    const sc = this.pool.scalar(a.ty);
    if (sc === null) return;
    const op = a.union ? THROUGH_UNION : 0;
    const { outer } = a;
    const align = Math.max(sc.align, a.align);
    this.emit('store', { ...this.first(a), b: src, sc, size: sc.size, align, op, outer });
  }

  /** `passed`: the copy of an aggregate parameter, which the call makes and not the callee's own code. */
  protected copyBytes(to: Addr, from: Addr, ty: Ty, op = 0): void {
    const typed = this.pool.layouts.of(ty);
    for (const a of [from, to]) {
      // The copy tests one alignment for both places.
      if (a.align <= typed.align) continue;
      this.emit('mention', { ...this.first(a), size: 0, align: a.align });
    }
    this.emit('copy', {
      ...this.first(to),
      ...this.second(from),
      size: typed.size,
      align: typed.align,
      typed,
      op,
    });
  }

  // ---- operands

  protected tyOf(o: Operand): Ty {
    return o.k === 'const' ? o.ty : this.placeTy(o.place);
  }

  protected placeTy(p: Place): Ty {
    let ty = this.f.locals[p.local]!.ty;
    for (const pr of p.proj) {
      if (pr.k === 'deref') ty = pointee(ty);
      else if (pr.k === 'field') ty = pr.ty;
      else if (pr.k === 'index' || pr.k === 'elem') ty = element(ty);
      else if (pr.k === 'subslice') ty = partOf(ty, pr.left);
    }
    return ty;
  }

  /** A scalar operand in registers. */
  protected slotOf(o: Operand): number {
    if (o.k === 'const') return this.pool.constant(o.value, o.ty, this.f.lang);
    if (this.isRegister(o.place)) return this.home(o.place.local).slot;
    const ty = this.placeTy(o.place);
    const sc = this.pool.scalar(ty);
    if (sc === null) return this.pool.zero;
    return this.loadTo(this.accessed(o.place, true), this.temp(sc.fat ? 2 : 1));
  }

  /** The place of an aggregate operand. */
  protected addrOfOperand(o: Operand): Addr {
    return o.k === 'const' ? this.at(this.pool.dangling(1), o.ty) : this.accessed(o.place, true);
  }

  // ---- statements
}

/** What a reference, raw pointer or box points to. */
export const pointee = (ty: Ty): Ty => {
  if (ty.k === 'ref' || ty.k === 'raw') return ty.to;
  if (ty.k === 'lib' && (ty.name === 'Box' || ty.name === 'NonNull')) return ty.args[0] ?? u8;
  return u8;
};

/** What a pattern leaves of an array or slice. */
export const partOf = (ty: Ty, left: unknown): Ty =>
  typeof left === 'number' ? arrayOf(element(ty), left) : sliceOf(element(ty));

export const element = (ty: Ty): Ty => {
  if (ty.k === 'array' || ty.k === 'slice') return ty.of;
  return u8;
};
