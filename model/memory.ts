/**
 * The byte-level memory M. Bytes of all allocations lie in one store of typed arrays; per byte: value, state
 * (uninitialised, integer byte, k-th byte of a pointer), provenance and tag of that pointer, effective type.
 * Pointers are `addr`, `prov` (allocation id; 0 none, -1 wildcard), `tag` (of the aliasing model; 0 none, -1 wildcard).
 * No rules here: what may be done is the business of the premises.
 */
import { touches, type ConstPart } from './const-part.js';
import { Exhausted } from './outcome.js';

export const allocKinds = [
  'rust-stack',
  'c-stack',
  'rust-heap',
  'malloc',
  'static',
  'static-ro',
  'foreign',
  'function',
  'c-stack-const',
] as const;
export type AllocKind = (typeof allocKinds)[number];
export const RUST_STACK = 0,
  C_STACK = 1,
  RUST_HEAP = 2,
  MALLOC = 3,
  STATIC = 4,
  STATIC_RO = 5,
  FOREIGN = 6,
  FUNCTION = 7,
  C_STACK_CONST = 8;

export const UNINIT = 0,
  INIT = 1,
  FRAGMENT = 2; // FRAGMENT + k: the k-th byte of a pointer

export const NO_PROVENANCE = 0,
  WILDCARD = -1;

/** Marks a number that does not fit: the exact value is beside it as a bigint. */
export const WIDE = Number.NaN;

const grow = <T extends Uint8Array | Int32Array | Float64Array>(
  a: T,
  make: (n: number) => T,
  n: number,
): T => {
  const b = make(Math.max(n, a.length * 2));
  b.set(a);
  return b;
};

/**
 * The most bytes that the allocations of one run may have together: each takes 14 here. A program that goes on
 * allocating ends like one that goes on running. The bytes of dead allocations stay, until there are many: then those of
 * a block, not of a small object, are taken for another of the same size.
 */
const MAX_STORE = 1 << 26;
const MANY = 1 << 22;
const BLOCK = 256;

interface Hole {
  base: number;
  size: number;
}

/** Addresses that are given out, from `next` on, and those that came back. */
/** The setting `addresses`. */
export type AddressMode = 'fresh' | 'reuse' | 'falling';

interface Addresses {
  next: number;
  readonly holes: Hole[];
}

/** Where the foreign domain begins, and how much of it is mapped at first: one page. */
const DOMAIN_BASE = 0x4000_0000;
/** Where the host's memory begins that grows downwards; below the domain. */
const TOP = 0x3000_0000;
const PAGE = 4096;

export class Memory {
  /** Per allocation, by id; ids start at 1 and are never reused within a run. */
  base = new Float64Array(64);
  size = new Int32Array(64);
  align = new Int32Array(64);
  kind = new Uint8Array(64);
  live = new Uint8Array(64);
  /** 1: allocated by or for C (whose automatics, statics and `malloc` are its own domain). */
  foreign = new Uint8Array(64);
  /** Offset of its first byte in the store. */
  at = new Int32Array(64);
  /** Step at which it was made, and ended (0: not), for the report and for messages. */
  count = 1;

  bytes = new Uint8Array(4096);
  state = new Uint8Array(4096);
  prov = new Int32Array(4096);
  tag = new Int32Array(4096);
  /** Effective type by type id; 0: none. */
  eff = new Int32Array(4096);
  used = 0;

  /**
   * The foreign domain, where foreign code has one (`domainSize` is 0 where not): what is allocated by or for C lies in
   * one stretch of mapped addresses, whose bytes are one stretch of the store. So machine code may run from one object
   * into the next, or read what was freed, and stays in its own memory.
   */
  domainSize = 0;
  domainAt = 0;
  /** The allocation that is the whole domain, for those to whom it is one (`ownDomain`); 0: none. */
  domain = 0;

  private readonly host: Addresses = { next: 0, holes: [] };
  private readonly own: Addresses = { next: 0, holes: [] };
  /** Store of dead blocks, by size. */
  private readonly spare = new Map<number, number[]>();
  private reuse = false;
  private falling = false;
  private gap = 0;
  readonly pointerSize: number;
  private readonly first: number;

  /** By allocation: members of C's objects that are defined const. */
  private readonly constParts = new Map<number, readonly ConstPart[]>();

  constructor(pointerSize: number) {
    this.pointerSize = pointerSize;
    this.first = 0x1000;
    this.reset('fresh', 0);
  }

  /** Ready for another run. `seed` shifts where the first address lies. `domain`: foreign code has memory of its own. */
  reset(addresses: AddressMode, seed: number, domain = false): void {
    this.state.fill(0, 0, this.used);
    this.eff.fill(0, 0, this.used);
    this.bytes.fill(0, 0, this.used);
    this.count = 1;
    this.used = 0;
    this.spare.clear();
    this.constParts.clear();
    this.host.holes.length = 0;
    this.own.holes.length = 0;
    this.reuse = addresses === 'reuse';
    this.gap = this.reuse ? 0 : 16;
    this.falling = addresses === 'falling';
    this.host.next = (this.falling ? TOP : this.first) + (seed % 97) * 64;
    this.own.next = DOMAIN_BASE + (seed % 97) * 8;
    this.domainSize = 0;
    this.domain = 0;
    if (domain) this.growDomain(PAGE);
  }

  /** A multiple of `align` and not of twice it, so that nothing is aligned by luck. */
  private place(a: Addresses, size: number, align: number): number {
    if (this.reuse) {
      for (let k = a.holes.length - 1; k >= 0; k--) {
        const h = a.holes[k];
        if (h === undefined || h.size < size || h.base % (2 * align) !== align % (2 * align)) continue;
        a.holes.splice(k, 1);
        return h.base;
      }
    }
    if (this.falling && a === this.host) {
      const most = a.next - this.gap - Math.max(size, 1) - align;
      a.next = Math.floor(most / (2 * align)) * 2 * align + align;
      return a.next;
    }
    const from = a.next + this.gap;
    const above = Math.ceil(from / (2 * align)) * 2 * align;
    const base = above - align >= from ? above - align : above + align;
    a.next = base + Math.max(size, 1);
    return base;
  }

  allocate(size: number, align: number, kind: number, foreign: boolean): number {
    const id = this.count++;
    if (id >= this.base.length) this.growTable();
    const inDomain = foreign && this.domainSize > 0;
    this.base[id] = this.place(inDomain ? this.own : this.host, size, align);
    this.size[id] = size;
    this.align[id] = align;
    this.kind[id] = kind;
    this.live[id] = 1;
    this.foreign[id] = foreign ? 1 : 0;
    this.at[id] = inDomain ? this.placeInDomain(id, size) : this.take(size);
    return id;
  }

  /** `size` fresh bytes of the store. */
  private take(size: number): number {
    const again = size >= BLOCK && this.used + size > MANY ? this.spare.get(size)?.pop() : undefined;
    if (again !== undefined) {
      this.state.fill(UNINIT, again, again + size);
      this.eff.fill(0, again, again + size);
      return again;
    }
    const from = this.used;
    const end = from + size;
    if (end > MAX_STORE) throw new Exhausted(`more than ${MAX_STORE} bytes were allocated`);
    if (end > this.bytes.length) this.growStore(end);
    this.used = end;
    return from;
  }

  /** To those to whom the domain is one allocation, its bytes always have some content. */
  private fresh(): number {
    return this.domain === 0 ? UNINIT : INIT;
  }

  /** Bytes of the domain are as the last owner left them, but uninitialised to whoever asks. */
  private placeInDomain(id: number, size: number): number {
    const from = this.base[id]! - DOMAIN_BASE;
    if (from + size > this.domainSize) this.growDomain(from + size);
    const at = this.domainAt + from;
    this.state.fill(this.fresh(), at, at + size);
    this.eff.fill(0, at, at + size);
    return at;
  }

  /** Maps more of the domain. Its bytes move to where there is room in the store; addresses stay. */
  private growDomain(needed: number): void {
    const before = this.domainSize;
    let size = Math.max(before, PAGE);
    while (size < needed) size *= 2;
    const from = this.domainAt;
    const to = this.take(size);
    this.move(to, from, before);
    this.state.fill(this.fresh(), to + before, to + size);
    this.eff.copyWithin(to, from, from + before);
    this.domainAt = to;
    this.domainSize = size;
    for (let id = 1; id < this.count; id++)
      if (this.foreign[id] !== 0) this.at[id] = to + this.base[id]! - DOMAIN_BASE;
    if (this.domain !== 0) this.size[this.domain] = size;
  }

  /** One allocation that stands for the whole domain, whatever is in it: it grows with it, and never ends. */
  ownDomain(kind: number): number {
    const id = this.count++;
    if (id >= this.base.length) this.growTable();
    this.base[id] = DOMAIN_BASE;
    this.size[id] = this.domainSize;
    this.align[id] = PAGE;
    this.kind[id] = kind;
    this.live[id] = 1;
    this.foreign[id] = 1;
    this.at[id] = this.domainAt;
    this.domain = id;
    // Behind what was placed there is nothing but fresh pages.
    const placed = Math.min(this.own.next - DOMAIN_BASE, this.domainSize);
    this.asForeign(this.domainAt, placed);
    this.state.fill(INIT, this.domainAt + placed, this.domainAt + this.domainSize);
    return id;
  }

  /** Are the bytes mapped, and foreign code's own? Numbers only, as a protection key knows them. */
  inDomain(addr: number, size: number): boolean {
    const off = addr - DOMAIN_BASE;
    return off >= 0 && off + size <= this.domainSize;
  }

  /** Where the byte at an address of the domain lies in the store. */
  domainStore(addr: number): number {
    return this.domainAt + addr - DOMAIN_BASE;
  }

  /** How far an address lies in the domain. */
  domainOffset(addr: number): number {
    return addr - DOMAIN_BASE;
  }

  /** Bytes that no store may change, in an object of which others may be. */
  addConstPart(id: number, part: ConstPart): void {
    this.constParts.set(id, [...(this.constParts.get(id) ?? []).filter((p) => p.from !== part.from), part]);
  }

  /** The object gets its value anew. */
  clearConstParts(id: number): void {
    this.constParts.delete(id);
  }

  holdsConstPart(id: number, from: number, size: number): boolean {
    if (this.constParts.size === 0) return false;
    return this.constParts.get(id)?.some((p) => touches(p, from, from + size)) ?? false;
  }

  end(id: number): void {
    this.live[id] = 0;
    const size = this.size[id]!;
    const inDomain = this.domainSize > 0 && this.foreign[id] !== 0;
    if (size >= BLOCK && !inDomain) {
      const same = this.spare.get(size);
      if (same === undefined) this.spare.set(size, [this.at[id]!]);
      else same.push(this.at[id]!);
    }
    if (!this.reuse) return;
    const { holes } = inDomain ? this.own : this.host;
    holes.push({ base: this.base[id] ?? 0, size });
  }

  private growTable(): void {
    const n = this.base.length * 2;
    this.base = grow(this.base, (k) => new Float64Array(k), n);
    this.size = grow(this.size, (k) => new Int32Array(k), n);
    this.align = grow(this.align, (k) => new Int32Array(k), n);
    this.kind = grow(this.kind, (k) => new Uint8Array(k), n);
    this.live = grow(this.live, (k) => new Uint8Array(k), n);
    this.foreign = grow(this.foreign, (k) => new Uint8Array(k), n);
    this.at = grow(this.at, (k) => new Int32Array(k), n);
  }

  private growStore(n: number): void {
    this.bytes = grow(this.bytes, (k) => new Uint8Array(k), n);
    this.state = grow(this.state, (k) => new Uint8Array(k), n);
    this.prov = grow(this.prov, (k) => new Int32Array(k), n);
    this.tag = grow(this.tag, (k) => new Int32Array(k), n);
    this.eff = grow(this.eff, (k) => new Int32Array(k), n);
  }

  /** Room for `n` spare bytes behind the used store. */
  reserve(n: number): void {
    this.growStore(this.used + n);
  }

  /** The live allocation that holds the byte at `addr`, else one that ends or starts there, else 0; never the whole domain. */
  find(addr: number): number {
    let edge = 0;
    for (let id = this.count - 1; id > 0; id--) {
      if (this.live[id] === 0 || id === this.domain) continue;
      const off = addr - (this.base[id] ?? 0);
      const size = this.size[id] ?? 0;
      if (off >= 0 && off < size) return id;
      if (off === size || off === 0) edge = id;
    }
    return edge;
  }

  /** An integer of `n` bytes at store offset `s`, little-endian; WIDE where it leaves 2^53 (then ask `readWide`). */
  readInt(s: number, n: number, signed: boolean): number {
    const b = this.bytes;
    switch (n) {
      case 1: {
        const v = b[s]!;
        return signed ? (v << 24) >> 24 : v;
      }
      case 2: {
        const v = b[s]! | (b[s + 1]! << 8);
        return signed ? (v << 16) >> 16 : v;
      }
      case 4: {
        const v = b[s]! | (b[s + 1]! << 8) | (b[s + 2]! << 16) | (b[s + 3]! << 24);
        return signed ? v : v >>> 0;
      }
      default: {
        const lo = (b[s]! | (b[s + 1]! << 8) | (b[s + 2]! << 16) | (b[s + 3]! << 24)) >>> 0;
        const hi = b[s + 4]! | (b[s + 5]! << 8) | (b[s + 6]! << 16) | (b[s + 7]! << 24);
        const v = (signed ? hi : hi >>> 0) * 0x100000000 + lo;
        return Number.isSafeInteger(v) ? v : WIDE;
      }
    }
  }

  readWide(s: number, n: number, signed: boolean): bigint {
    let v = 0n;
    for (let k = n - 1; k >= 0; k--) v = (v << 8n) | BigInt(this.bytes[s + k]!);
    return signed ? BigInt.asIntN(n * 8, v) : v;
  }

  /** Writes an integer (two's complement) and makes its bytes initialised integer bytes. */
  writeInt(s: number, n: number, v: number): void {
    const { bytes, state } = this;
    if (n <= 4) {
      for (let k = 0, w = v | 0, u = v > 0x7fffffff ? v - 0x100000000 : w; k < n; k++) {
        bytes[s + k] = u & 0xff;
        state[s + k] = INIT;
        u >>= 8;
      }
      return;
    }
    const hi = Math.floor(v / 0x100000000);
    const lo = v - hi * 0x100000000;
    this.writeInt(s, 4, lo);
    this.writeInt(s + 4, 4, hi);
  }

  writeWide(s: number, n: number, v: bigint): void {
    for (let k = 0, u = BigInt.asUintN(n * 8, v); k < n; k++, u >>= 8n) {
      this.bytes[s + k] = Number(u & 0xffn);
      this.state[s + k] = INIT;
    }
  }

  writePointer(s: number, addr: number, prov: number, tag: number): void {
    this.writeInt(s, this.pointerSize, addr);
    this.markPointer(s, prov, tag);
  }

  /** Gives the integer bytes at `s` the provenance of a pointer. */
  markPointer(s: number, prov: number, tag: number): void {
    if (prov === NO_PROVENANCE) return;
    for (let k = 0; k < this.pointerSize; k++) {
      this.state[s + k] = FRAGMENT + k;
      this.prov[s + k] = prov;
      this.tag[s + k] = tag;
    }
  }

  /** Provenance of the pointer stored at `s`: only if all its bytes agree and are in order (MiniRust). */
  pointerProv(s: number): number {
    const p = this.prov[s]!,
      t = this.tag[s]!;
    for (let k = 0; k < this.pointerSize; k++) {
      if (this.state[s + k] !== FRAGMENT + k || this.prov[s + k] !== p || this.tag[s + k] !== t)
        return NO_PROVENANCE;
    }
    return p;
  }

  isInit(s: number, n: number): boolean {
    for (let k = 0; k < n; k++) if (this.state[s + k] === UNINIT) return false;
    return true;
  }

  /** Bytes as they are: state, provenance and all (memmove). */
  move(to: number, from: number, n: number): void {
    this.bytes.copyWithin(to, from, from + n);
    this.state.copyWithin(to, from, from + n);
    this.prov.copyWithin(to, from, from + n);
    this.tag.copyWithin(to, from, from + n);
  }

  /** Bytes of pointers, and no others, become those of numbers. */
  forgetProvenance(s: number, n: number): void {
    for (let k = s; k < s + n; k++) if (this.state[k]! >= FRAGMENT) this.state[k] = INIT;
  }

  /** Bytes of pointers, and no others, become those of numbers that may stand for whatever was exposed. */
  asNumbers(s: number, n: number): void {
    for (let k = s; k < s + n; k++) {
      if (this.state[k]! < FRAGMENT) continue;
      this.prov[k] = WILDCARD;
      this.tag[k] = WILDCARD;
    }
  }

  /**
   * Bytes as somebody sees them to whom they are foreign: uninitialised ones are arbitrary (as the last owner left them, 0
   * in fresh pages), and those of pointers are numbers, which may stand for whatever was exposed.
   */
  asForeign(s: number, n: number): void {
    for (let k = s; k < s + n; k++) if (this.state[k] === UNINIT) this.state[k] = INIT;
    this.asNumbers(s, n);
  }

  uninit(s: number, n: number): void {
    this.state.fill(UNINIT, s, s + n);
    this.bytes.fill(0, s, s + n);
  }
}
