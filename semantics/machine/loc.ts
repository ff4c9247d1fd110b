import { NONE, type Instr } from '../../model/core/code.js';
import type { Machine } from './machine.js';

/** A place in memory, resolved: what rules bind pointers to. One object per binding, reused at each step. */
export class Loc {
  addr = 0;
  prov = 0;
  tag = 0;
  /** The allocation that the pointer has a right to: its provenance's, or for a wildcard the one at the address. */
  alloc = 0;
  /** Offset in that allocation (meaningful only if there is one). */
  off = 0;
  /** Offset in the byte store. */
  store = 0;
  /** How far the place lies behind the pointer that it was projected from (its fields and indices), in bytes. */
  by = 0;
  /** Bytes about to be touched, and the alignment they need. */
  size = 0;
  align = 1;
  /** Bits that the boundary itself passes (an aggregate by value): no business of the regime's domain. */
  passed = false;

  /** From a pointer. */
  to(m: Machine, addr: number, prov: number, tag: number, size: number): void {
    const { mem } = m;
    this.addr = addr;
    this.prov = prov;
    this.tag = tag;
    this.by = 0;
    this.size = size;
    this.align = 1;
    this.alloc = prov > 0 ? prov : prov === 0 ? 0 : mem.find(addr);
    this.off = this.alloc === 0 ? 0 : addr - mem.base[this.alloc]!;
    this.store = mem.at[this.alloc]! + this.off;
  }

  /** From a pointer in register `s` (absolute), displaced by `by` bytes. */
  at(m: Machine, s: number, by: number, size: number, align: number): void {
    const addr = m.num[s]! + by;
    const prov = m.prov[s]!;
    this.addr = addr;
    this.prov = prov;
    this.tag = m.tag[s]!;
    this.by = by;
    this.size = size;
    this.align = align;
    const mem = m.mem;
    const alloc = prov > 0 ? prov : prov === 0 ? 0 : mem.find(addr);
    this.alloc = alloc;
    const off = alloc === 0 ? 0 : addr - mem.base[alloc]!;
    this.off = off;
    this.store = mem.at[alloc]! + off;
  }
}

/** Registers are absolute from here on: frame-relative codes are resolved, constants lie at the bottom. */
export const reg = (m: Machine, code: number): number => (code >= 0 ? m.fp + code : -1 - code);

/** The first place of an instruction: `[a + off + idx * stride]`. */
export const locate = (m: Machine, i: Instr, l: Loc): void => {
  const by = i.idx === NONE ? i.off : i.off + m.num[reg(m, i.idx)]! * i.stride;
  l.at(m, reg(m, i.a), by, i.size, i.align);
};

/** The second place: `[b + off2 + idx2 * stride2]`. */
export const locate2 = (m: Machine, i: Instr, l: Loc): void => {
  const by = i.idx2 === NONE ? i.off2 : i.off2 + m.num[reg(m, i.idx2)]! * i.stride2;
  l.at(m, reg(m, i.b), by, i.size, i.align);
};
