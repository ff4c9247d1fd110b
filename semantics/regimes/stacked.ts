/** Arguments by copy: what a reference or slice points to is copied to foreign memory for the extent of a call, and back. */
import { S_REF, type Instr } from '../../model/core/code.js';
import type { Layout, Pointee } from '../../model/layout/index.js';
import { FOREIGN } from '../../model/memory.js';
import { BOX, FOREIGN as FOREIGN_ORIGIN } from '../aliasing/model.js';
import { moveBytes } from '../core/scalars.js';
import { Loc, reg } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import type { Crossing } from './regime.js';

export interface Stacked {
  readonly frame: number;
  readonly id: number;
  readonly size: number;
  /** Where the host's bytes are. */
  readonly host: { readonly addr: number; readonly prov: number; readonly tag: number };
  readonly unique: boolean;
  readonly pointee: Pointee;
}

export const toForeign = (i: Instr): boolean => (i.x as Crossing).direction === 'rust-calls-c';
/** A reference or slice, not an owner. */
export const isReferenceArgument = (i: Instr): boolean =>
  toForeign(i) && i.sc !== null && i.sc.kind === S_REF && i.sc.pointer?.of !== BOX;

/** The bytes that a reference argument (register `a`, length behind it if wide) points to. */
export const bindReference = (m: Machine, i: Instr, p: Loc): void => {
  const s = reg(m, i.a);
  const info = i.sc!.pointer!.info as Pointee;
  p.at(m, s, 0, info.stride === 0 ? info.size : info.stride * m.num[s + 1]!, info.align);
};

/** Memory in the foreign domain, made by the host. */
export const stackForeign = (m: Machine, size: number, align: number): number => {
  const id = m.mem.allocate(size, align, FOREIGN, true);
  m.rootTags[id] = m.alias.allocate(id, size, FOREIGN_ORIGIN);
  return id;
};

const q = new Loc();

/** Copies what the argument points to, and passes the copy instead. */
export const copyOver = (m: Machine, i: Instr, p: Loc, stacked: Stacked[]): void => {
  const s = reg(m, i.a);
  const id = stackForeign(m, p.size, p.align);
  const host = { addr: p.addr, prov: p.prov, tag: p.tag };
  m.setPointer(s, m.mem.base[id]!, id, m.rootTags[id]!);
  q.at(m, s, 0, p.size, 1);
  moveBytes(m, q, p, p.size);
  if (m.mem.domain !== 0) m.mem.asForeign(q.store, p.size);
  const pointer = i.sc!.pointer!;
  stacked.push({
    frame: m.top.id,
    id,
    size: p.size,
    host,
    unique: pointer.of !== 0,
    pointee: pointer.info as Pointee,
  });
};

const here = new Loc();
const there = new Loc();

const placeOf = (m: Machine, s: Stacked): Loc => {
  here.alloc = s.id;
  here.addr = m.mem.base[s.id]!;
  here.prov = s.id;
  here.tag = m.rootTags[s.id]!;
  here.off = 0;
  here.store = m.mem.at[s.id]!;
  here.size = s.size;
  here.align = 1;
  return here;
};

/** A copy as values of the pointee's type (of its elements), for a regime that asks what they are. */
export const copyAsValues = (
  m: Machine,
  s: Stacked,
): { place: Loc; layout: Layout | null; count: number } => {
  const ty = s.pointee.ty;
  const found = m.linked.layouts.find(ty.k === 'slice' ? ty.of : ty);
  const layout = 'code' in found ? null : found;
  return {
    place: placeOf(m, s),
    layout,
    count: layout === null || layout.size === 0 ? 1 : s.size / layout.size,
  };
};

/** The host writes its own memory through the reference that it had passed. */
const copyBack = (m: Machine, s: Stacked): void => {
  const from = placeOf(m, s);
  const id = s.host.prov;
  if (id <= 0 || m.mem.live[id] === 0) return;
  there.addr = s.host.addr;
  there.prov = id;
  there.tag = s.host.tag;
  there.alloc = id;
  there.off = s.host.addr - m.mem.base[id]!;
  there.store = m.mem.at[id]! + there.off;
  there.size = s.size;
  if (m.alias.testAccess(1, id, there.off, s.size, s.host.tag) === 0) m.alias.commit();
  moveBytes(m, there, from, s.size);
};

export const ofThisCrossing = (m: Machine, stacked: readonly Stacked[]): Stacked[] =>
  stacked.filter((s) => s.frame === m.top.id);

/** The call is over: unique copies go back, all copies end. */
export const endCopies = (m: Machine, stacked: Stacked[]): void => {
  for (const s of ofThisCrossing(m, stacked)) {
    if (s.unique) copyBack(m, s);
    m.alias.forget(s.id);
    m.mem.end(s.id);
  }
  const { id } = m.top;
  for (let k = stacked.length - 1; k >= 0; k--) if (stacked[k]!.frame === id) stacked.splice(k, 1);
};
