/**
 * Effective types (C11 6.5p6-7), byte by byte: the class of the type that the object was declared with or last stored
 * at, or its place in a struct (parts.ts). 0: none, or (of an access) a character type, which may look at everything.
 */
import { FOREIGN, MALLOC, RUST_HEAP } from '../../model/memory.js';
import type { Layout, Layouts } from '../../model/layout/index.js';
import type { Ty } from '../../model/types.js';
import type { Loc } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import { firstPart, PART, partOf } from './parts.js';

/** A declared character object: characters may look at other types, and not other types at characters. */
export const CHARACTER = 1;
export const BOOL = 2,
  SHORT = 3,
  INT = 4,
  /** `long` is as wide as a pointer on both targets; where it is as wide as `int` or `long long`, it is neither. */
  LONG = 5,
  LONG_LONG = 6,
  FUNCTION = 7;
const POINTERS = 16;
/** The byte lies in a declared union: a store may change which member is there (6.5.2.3p3, footnote 95). */
export const IN_UNION = 1 << 30;

/**
 * The class of an access. Signed and unsigned integers of one width are one class. Pointers are compatible only if
 * what they point to is (6.7.6.1p2): the machine's types are interned, so that is the identity of the pointee.
 */
export const effectiveClass = (ty: Ty): number => {
  switch (ty.k) {
    case 'bool':
      return BOOL;
    case 'int':
      if (ty.bits === 'ptr') return LONG;
      return ty.bits === 8 ? 0 : ty.bits === 16 ? SHORT : ty.bits === 32 ? INT : LONG_LONG;
    case 'char':
      return INT;
    case 'adt':
      // Enumerations; structs are accessed member by member.
      return INT;
    case 'raw':
      return POINTERS + ty.id;
    case 'fn':
      return POINTERS + ty.id;
    case 'lib':
      return ty.name.startsWith('NonZero') ? INT : FUNCTION;
    default:
      return FUNCTION;
  }
};

/** The classes of the bytes of a declared object. */
const profiles = new WeakMap<Layouts, WeakMap<Layout, Int32Array>>();

const fill = (layouts: Layouts, l: Layout, at: number, out: Int32Array): void => {
  const sh = l.shape;
  switch (sh.k) {
    case 'scalar':
      out.fill(effectiveClass(l.ty) || CHARACTER, at, at + l.size);
      return;
    case 'fat':
      return;
    case 'struct':
      sh.tys.forEach((t, i) => fill(layouts, layouts.of(t), at + (sh.offsets[i] ?? 0), out));
      return;
    case 'array':
      for (let i = 0; i < sh.len; i++) fill(layouts, layouts.of(sh.of), at + i * sh.stride, out);
      return;
    case 'union':
    case 'enum':
      out.fill(IN_UNION, at, at + l.size);
      return;
  }
};

export const declaredClasses = (layouts: Layouts, l: Layout): Int32Array => {
  let known = profiles.get(layouts);
  if (known === undefined) profiles.set(layouts, (known = new WeakMap()));
  const before = known.get(l);
  if (before !== undefined) return before;
  const made = new Int32Array(l.size);
  fill(layouts, l, 0, made);
  known.set(l, made);
  return made;
};

/** The class of what a byte's number says; characters of allocated memory have none. */
export const classOfByte = (layouts: Layouts, e: number): number => {
  const plain = e & ~IN_UNION;
  if (plain < PART) return plain;
  const part = partOf(layouts, plain);
  const c = part === null ? 0 : declaredClasses(layouts, part.of)[part.off]!;
  return c === CHARACTER ? 0 : c;
};

/** A declared object comes into being: an allocation of its own. */
export const declareObject = (m: Machine, alloc: number, l: Layout): void => {
  if (!m.options.effectiveTypes) return;
  m.mem.eff.set(declaredClasses(m.linked.layouts, l), m.mem.at[alloc]);
  m.declared[alloc] = l;
};

/** Memory without a declared type: what an allocator gave (C11 6.5p6, footnote 87), and Rust's objects. */
export const isAllocated = (m: Machine, l: Loc): boolean => {
  const kind = m.mem.kind[l.alloc];
  return kind === MALLOC || kind === FOREIGN || kind === RUST_HEAP || m.mem.foreign[l.alloc] === 0;
};

/** A value is stored: allocated memory takes its type, a character leaves it none; a union takes it as its member. */
export const storeEffective = (m: Machine, l: Loc, eff: number, punned: boolean): void => {
  if (!m.options.effectiveTypes) return;
  const bytes = m.mem.eff;
  if (isAllocated(m, l)) {
    bytes.fill(punned ? eff | IN_UNION : eff, l.store, l.store + l.size);
    return;
  }
  for (let k = l.store; k < l.store + l.size; k++)
    if ((bytes[k]! & IN_UNION) !== 0) bytes[k] = IN_UNION | eff;
};

/** Bytes are copied: allocated memory takes their types, a declared object keeps its own (6.5p6). */
export const copyEffective = (m: Machine, to: Loc, from: Loc, size: number): void => {
  if (!m.options.effectiveTypes) return;
  const { layouts } = m.linked;
  const bytes = m.mem.eff;
  const allocated = isAllocated(m, to);
  // The places may overlap, as those of memmove do.
  const source = bytes.slice(from.store, from.store + size);
  const declared = m.declared[from.alloc];
  const first = allocated && declared !== undefined ? firstPart(layouts, declared) : 0;
  for (let k = 0; k < size; k++) {
    const at = to.store + k;
    const e = source[k]!;
    if (allocated) bytes[at] = first !== 0 && isPart(e) ? first + from.off + k : e === CHARACTER ? 0 : e;
    else if ((bytes[at]! & IN_UNION) !== 0) {
      const eff = classOfByte(layouts, e);
      bytes[at] = IN_UNION | (eff === CHARACTER ? 0 : eff);
    }
  }
};

/** Has the byte a type that it has as a part of a struct? Padding has none, and members of unions change. */
const isPart = (e: number): boolean => e !== 0 && (e & IN_UNION) === 0;

/** A struct is stored whole: allocated memory is one from now on. */
export const storeWhole = (m: Machine, l: Loc, of: Layout): void => {
  if (!m.options.effectiveTypes || !isAllocated(m, l)) return;
  const { layouts } = m.linked;
  const first = firstPart(layouts, of);
  if (first === 0) return;
  const classes = declaredClasses(layouts, of);
  for (let k = 0; k < of.size; k++) if (isPart(classes[k]!)) m.mem.eff[l.store + k] = first + k;
};

/** May the bytes be accessed at a class? */
export const matches = (m: Machine, l: Loc, eff: number): boolean => {
  if (!m.options.effectiveTypes || eff === 0) return true;
  const bytes = m.mem.eff;
  for (let k = 0; k < l.size; k++) {
    const e = classOfByte(m.linked.layouts, bytes[l.store + k]!);
    if (e !== 0 && e !== eff) return false;
  }
  return true;
};

/** The same for a store to a declared object; in a union the member may change. */
export const mayStoreAt = (m: Machine, l: Loc, eff: number): boolean => {
  if (!m.options.effectiveTypes || eff === 0 || isAllocated(m, l)) return true;
  const bytes = m.mem.eff;
  for (let k = 0; k < l.size; k++) {
    const e = bytes[l.store + k]!;
    if (e !== 0 && e !== eff && (e & IN_UNION) === 0) return false;
  }
  return true;
};

/** The same for an access to a whole struct or union (6.5p7, fifth item): each byte at its member's class. */
export const matchesAggregate = (m: Machine, l: Loc, layout: Layout, store: boolean): boolean => {
  if (!m.options.effectiveTypes || (store && isAllocated(m, l))) return true;
  const wanted = declaredClasses(m.linked.layouts, layout);
  const bytes = m.mem.eff;
  for (let k = 0; k < l.size; k++) {
    const w = wanted[k] ?? 0;
    const raw = bytes[l.store + k]!;
    const e = raw < PART ? raw : classOfByte(m.linked.layouts, raw);
    if (w === 0 || w === CHARACTER || (w & IN_UNION) !== 0 || (raw & IN_UNION) !== 0 || e === 0) continue;
    if (w !== e) return false;
  }
  return true;
};
