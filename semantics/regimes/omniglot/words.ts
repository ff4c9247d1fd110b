/** Reading and writing Omniglot's values: a reference is a pointer and a word that says under which scope it was made. */
import type { Instr } from '../../../model/core/code.js';
import type { EnumLayout, Layout } from '../../../model/layout/index.js';
import type { Ty } from '../../../model/types.js';
import { reg, type Loc } from '../../machine/loc.js';
import type { Machine } from '../../machine/machine.js';
import { writeTag } from '../../core/tags.js';

/** The pointer and the word of an `OGRef`, `OGMutRef` or `OGVal` whose address is in argument `k`. */
export const readPair = (m: Machine, i: Instr, k: number, p: Loc, size: number, align: number): number => {
  const { mem } = m;
  const s = reg(m, i.args[k]!);
  const at = mem.at[m.prov[s]!]! + (m.num[s]! - mem.base[m.prov[s]!]!);
  const n = mem.pointerSize;
  const prov = mem.pointerProv(at);
  const addr = mem.readInt(at, n, false);
  const id = prov > 0 ? prov : mem.find(addr);
  p.addr = addr;
  p.prov = prov > 0 ? prov : 0;
  p.tag = prov > 0 ? mem.tag[at]! : 0;
  p.alloc = id;
  p.off = id === 0 ? 0 : addr - mem.base[id]!;
  p.store = mem.at[id]! + p.off;
  p.size = size;
  p.align = align;
  return mem.readInt(at + n, n, false);
};

/** The brand word of a scope behind the reference in argument `k`. */
export const readBrand = (m: Machine, i: Instr, k: number): number => {
  const s = reg(m, i.args[k]!);
  const { mem } = m;
  return mem.readInt(mem.at[m.prov[s]!]! + (m.num[s]! - mem.base[m.prov[s]!]!), mem.pointerSize, false);
};

/** Where the result of the operation goes (an aggregate: the caller named its place). */
export const resultPlace = (m: Machine, i: Instr, p: Loc, size: number): void =>
  p.at(m, reg(m, i.dst), 0, size, 1);

export const resultType = (i: Instr): Ty => (i.x as { ret: Ty }).ret;

/** `Some(pair)` at the result place. */
export const writeSomePair = (
  m: Machine,
  i: Instr,
  at: Loc,
  addr: number,
  prov: number,
  tag: number,
  word: number,
): void => {
  const layout = m.linked.layouts.of(resultType(i)) as EnumLayout;
  const some = layout.shape.variants[1]!;
  const s = at.store + some.offsets[0]!;
  writeTag(m, at.store, layout, 1);
  m.mem.writePointer(s, addr, prov, tag);
  m.mem.writeInt(s + m.mem.pointerSize, m.mem.pointerSize, word);
};

export const layoutOfArg = (i: Instr): Layout | null => i.typed as Layout | null;

/** A pair at store offset `s`: a value that was written is valid, and held under the new stamp. */
export const writePair = (m: Machine, s: number, p: Loc, word: number): void => {
  m.mem.writePointer(s, p.addr, p.alloc, p.tag);
  m.mem.writeInt(s + m.mem.pointerSize, m.mem.pointerSize, word);
};
