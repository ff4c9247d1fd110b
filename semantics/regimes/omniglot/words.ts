/** Reading and writing Omniglot's values: a reference is a pointer (of a slice: with a length) and a word that says under which scope it was made. */
import { NONE, type Instr } from '../../../model/core/code.js';
import type { EnumLayout, Layout } from '../../../model/layout/index.js';
import type { Ty } from '../../../model/types.js';
import { writeTag } from '../../core/tags.js';
import { reg, type Loc } from '../../machine/loc.js';
import type { Machine } from '../../machine/machine.js';
import type { Elements } from './values.js';

/** The type arguments of the operation. */
const typeArg = (i: Instr, k: number): Ty => (i.x as { tys: readonly Ty[] }).tys[k]!;
export const resultType = (i: Instr): Ty => (i.x as { ret: Ty }).ret;

const layoutOf = (m: Machine, ty: Ty): Layout | null => {
  const found = m.linked.layouts.find(ty);
  return 'code' in found ? null : found;
};
export const layoutOfArg = (m: Machine, i: Instr, k = 0): Layout | null => layoutOf(m, typeArg(i, k));

const storeOf = (m: Machine, s: number): number =>
  m.mem.at[m.prov[s]!]! + (m.num[s]! - m.mem.base[m.prov[s]!]!);

/**
 * An `OGRef`, `OGMutRef` or `OGVal` whose address is in argument `k`: where it points to, of how many elements (`e`), and
 * its word. `sliced`: the type argument is that of an element, and the reference is one to a slice.
 */
export const readRef = (m: Machine, i: Instr, k: number, p: Loc, e: Elements, sliced = false): number => {
  const { mem } = m;
  const ty = typeArg(i, 0);
  const isSlice = sliced || ty.k === 'slice';
  e.layout = layoutOf(m, ty.k === 'slice' ? ty.of : ty);
  const at = storeOf(m, reg(m, i.args[k]!));
  const n = mem.pointerSize;
  e.count = isSlice ? mem.readInt(at + n, n, false) : 1;
  const prov = mem.pointerProv(at);
  p.addr = mem.readInt(at, n, false);
  p.prov = prov;
  p.tag = prov === 0 ? 0 : mem.tag[at]!;
  p.alloc = Math.max(prov, 0);
  p.off = prov > 0 ? p.addr - mem.base[prov]! : 0;
  p.store = mem.at[p.alloc]! + p.off;
  p.size = (e.layout?.size ?? 0) * e.count;
  p.align = e.layout?.align ?? 1;
  return mem.readInt(at + (isSlice ? 2 * n : n), n, false);
};

/** The brand word of a scope behind the reference in argument `k`. */
export const readBrand = (m: Machine, i: Instr, k: number): number =>
  m.mem.readInt(storeOf(m, reg(m, i.args[k]!)), m.mem.pointerSize, false);

/** Where the result of the operation goes (an aggregate: the caller named its place). */
export const resultPlace = (m: Machine, i: Instr, p: Loc): void => {
  p.size = 0;
  if (i.dst === NONE || i.size !== 3) return;
  p.at(m, reg(m, i.dst), 0, m.linked.layouts.of(resultType(i)).size, 1);
};

/** A reference or value at store offset `s`: its pointer, its length if it is of a slice, its word. */
const writeAt = (m: Machine, s: number, p: Pointer, word: number): void => {
  const n = m.mem.pointerSize;
  m.mem.writePointer(s, p.addr, p.prov, p.tag);
  if (p.len !== null) m.mem.writeInt(s + n, n, p.len);
  m.mem.writeInt(s + (p.len === null ? n : 2 * n), n, word);
};

export interface Pointer {
  readonly addr: number;
  readonly prov: number;
  readonly tag: number;
  /** Of a slice. */
  readonly len: number | null;
}

/** The result, which is a reference or a value, or `Some` of one. */
export const give = (m: Machine, i: Instr, d: Loc, p: Pointer, word: number): void => {
  if (d.size === 0) return;
  writeAt(m, someAt(m, i, d), p, word);
};

/** Where the content of the result lies: an `Option` is made `Some`. */
export const someAt = (m: Machine, i: Instr, d: Loc): number => {
  const layout = m.linked.layouts.of(resultType(i));
  if (layout.shape.k !== 'enum') return d.store;
  writeTag(m, d.store, layout as EnumLayout, 1);
  return d.store + layout.shape.variants[1]!.offsets[0]!;
};

export const isSliceArg = (i: Instr): boolean => typeArg(i, 0).k === 'slice';
