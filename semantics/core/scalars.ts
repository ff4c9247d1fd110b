/** Moving scalars between registers and bytes. Total: where a dropped premise lets a bad place through, memory is flat and 0 where nothing is mapped. */
import { S_FN, S_RAW, S_REF, type Scalar } from '../../model/core/code.js';
import { FRAGMENT, INIT, UNINIT, WILDCARD } from '../../model/memory.js';
import type { Loc } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';

const isPointer = (sc: Scalar): boolean => sc.kind === S_RAW || sc.kind === S_REF || sc.kind === S_FN;

/** Store offset of the byte at a flat address, or -1 where nothing is mapped. */
export const flat = (m: Machine, addr: number): number => {
  if (m.mem.inDomain(addr, 1)) return m.mem.domainStore(addr);
  const id = m.mem.find(addr);
  if (id === 0) return -1;
  const off = addr - m.mem.base[id]!;
  return off < m.mem.size[id]! ? m.mem.at[id]! + off : -1;
};

export const inside = (m: Machine, l: Loc, size: number): boolean =>
  l.alloc > 0 && m.mem.live[l.alloc] !== 0 && l.off >= 0 && l.off + size <= m.mem.size[l.alloc]!;

/** For mutants: copies the flat bytes to the spare area behind the used store, so that the usual decoders read them. */
const spill = (m: Machine, addr: number, size: number): number => {
  const mem = m.mem;
  while (mem.used + size > mem.bytes.length) mem.reserve(size);
  const s = mem.used;
  for (let k = 0; k < size; k++) {
    const f = flat(m, addr + k);
    mem.bytes[s + k] = f < 0 ? 0 : mem.bytes[f]!;
    mem.state[s + k] = f < 0 || mem.state[f] === UNINIT ? INIT : mem.state[f]!;
    mem.prov[s + k] = f < 0 ? 0 : mem.prov[f]!;
    mem.tag[s + k] = f < 0 ? 0 : mem.tag[f]!;
  }
  return s;
};

const decode = (m: Machine, s: number, sc: Scalar, dst: number): void => {
  const mem = m.mem;
  const n = isPointer(sc) ? mem.pointerSize : sc.size;
  const v = mem.readInt(s, n, sc.signed);
  m.num[dst] = v;
  m.st[dst] = 1;
  if (v !== v) m.wide.set(dst, mem.readWide(s, n, sc.signed));
  if (isPointer(sc)) {
    const p = mem.pointerProv(s);
    m.prov[dst] = p;
    m.tag[dst] = p === 0 ? 0 : mem.tag[s]!;
    return;
  }
  m.prov[dst] = 0;
  m.tag[dst] = 0;
};

/** A character load carries what it finds: uninitialised bytes, bytes of pointers (C11 6.2.6.1; calculus, section 3). */
const decodeByte = (m: Machine, s: number, sc: Scalar, dst: number): void => {
  decode(m, s, sc, dst);
  const state = m.mem.state[s]!;
  m.st[dst] = state;
  if (state < FRAGMENT) return;
  m.prov[dst] = m.mem.prov[s]!;
  m.tag[dst] = m.mem.tag[s]!;
};

export const loadScalar = (m: Machine, l: Loc, sc: Scalar, dst: number, carries = false): void => {
  const store = !m.loose || inside(m, l, l.size) ? l.store : spill(m, l.addr, l.size);
  if (carries && sc.size === 1) decodeByte(m, store, sc, dst);
  else decode(m, store, sc, dst);
  if (!sc.fat) return;
  const n = m.mem.pointerSize;
  m.setInt(dst + 1, m.mem.readInt(store + n, n, false));
};

const encode = (m: Machine, s: number, sc: Scalar, src: number): void => {
  const mem = m.mem;
  const state = m.st[src]!;
  if (state !== 1) {
    if (state === 0) return mem.uninit(s, sc.size);
    mem.bytes[s] = m.num[src]! & 0xff;
    mem.state[s] = state;
    mem.prov[s] = m.prov[src]!;
    mem.tag[s] = m.tag[src]!;
    return;
  }
  const v = m.num[src]!;
  if (isPointer(sc) && v === v) return mem.writePointer(s, v, m.prov[src]!, m.tag[src]!);
  if (isPointer(sc)) {
    mem.writeWide(s, mem.pointerSize, m.wide.get(src) ?? 0n);
    return mem.markPointer(s, m.prov[src]!, m.tag[src]!);
  }
  if (v !== v) return mem.writeWide(s, sc.size, m.wide.get(src) ?? 0n);
  mem.writeInt(s, sc.size, v);
};

const encodeAll = (m: Machine, s: number, sc: Scalar, src: number): void => {
  encode(m, s, sc, src);
  if (sc.fat) m.mem.writeInt(s + m.mem.pointerSize, m.mem.pointerSize, m.num[src + 1]!);
};

export const storeScalar = (m: Machine, l: Loc, sc: Scalar, src: number): void => {
  if (!m.loose || inside(m, l, l.size)) return encodeAll(m, l.store, sc, src);
  const s = spill(m, l.addr, l.size);
  encodeAll(m, s, sc, src);
  for (let k = 0; k < l.size; k++) {
    const f = flat(m, l.addr + k);
    if (f >= 0) m.mem.move(f, s + k, 1);
  }
};

/** Bytes as they are from one place to another (they may overlap). */
export const moveBytes = (m: Machine, to: Loc, from: Loc, size: number): void => {
  if (!m.loose || (inside(m, to, size) && inside(m, from, size))) {
    m.mem.move(to.store, from.store, size);
    return;
  }
  const s = spill(m, from.addr, size);
  for (let k = 0; k < size; k++) {
    const f = flat(m, to.addr + k);
    if (f >= 0) m.mem.move(f, s + k, 1);
  }
};

/** The pointer in register `s` (absolute) as an integer, its tag exposed. */
export const expose = (m: Machine, s: number): void => {
  const prov = m.prov[s]!;
  if (prov > 0 && m.mem.live[prov] !== 0) m.alias.expose(prov, m.tag[s]!);
};

export const asWildcard = (m: Machine, dst: number, addr: number): void =>
  addr === 0 ? m.setPointer(dst, 0, 0, 0) : m.setPointer(dst, addr, WILDCARD, WILDCARD);

/** A pointer to an address that may leave 2^53, as `(void *)-1` does: what lies there is nothing. */
export const setAddress = (m: Machine, dst: number, addr: bigint, prov: number, tag: number): void => {
  const at = BigInt.asUintN(8 * m.mem.pointerSize, addr);
  const n = Number(at);
  const isPlain = Number.isSafeInteger(n);
  m.setPointer(dst, isPlain ? n : NaN, prov, tag);
  if (!isPlain) m.wide.set(dst, at);
};

/** `setPointer` to where the place `l` is, which was projected from register `s` (absolute). */
export const setPlace = (m: Machine, dst: number, l: Loc, s: number, prov: number, tag: number): void => {
  if (l.addr === l.addr) m.setPointer(dst, l.addr, prov, tag);
  else setAddress(m, dst, m.big(s) + BigInt(l.by), prov, tag);
};

/** The integer in register `s` (absolute) as an address: modulo the size of the address space, whatever its sign. */
export const pointerFromInt = (m: Machine, dst: number, s: number): void => {
  const n = m.num[s]!;
  if (n >= 0 && (n < 2 ** 32 || m.mem.pointerSize === 8)) return asWildcard(m, dst, n);
  setAddress(m, dst, m.big(s), WILDCARD, WILDCARD);
};
