/** Typed copies: which bytes are values of a type, which references in them are retagged, what becomes padding. */
import { showAddress } from './address.js';
import { S_BOOL, S_CHAR, S_FN, S_NONZERO, S_REF, type Instr, type Scalar } from '../../model/core/code.js';
import { ub, type Fault, type UbCode } from '../../model/faults.js';
import {
  isValidNiche,
  variantAt,
  type Check,
  type EnumLayout,
  type Layout,
  type Pointee,
  type PointerAt,
} from '../../model/layout/index.js';
import { FUNCTION, INIT, NO_PROVENANCE, UNINIT, WILDCARD } from '../../model/memory.js';
import { showTy, type Ty } from '../../model/types.js';
import { BOX, DEFAULT, FN_ENTRY, MUT, REF } from '../aliasing/model.js';
import { Loc, reg } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import type { P, Retagging } from './premises.js';

/** Records why bytes are no value; always false. */
const invalid = (m: Machine, code: UbCode, rule: string, premise: string, reason: string): false => {
  m.innerFailure = { derivation: { rule, premise, reason, inner: null }, fault: ub(code) };
  return false;
};

const hex = showAddress;

/** May a reference or box to `size` bytes stand at this pointer? Null, alignment, liveness, bounds: in this order. */
const pointsWell = (m: Machine, l: Loc, what: string): boolean => {
  const { mem } = m;
  if (l.addr === 0) return invalid(m, 'null', 'Valid-Reference', 'not-null', `${what} is null`);
  if (l.addr === l.addr && l.addr % l.align !== 0) {
    return invalid(
      m,
      'misaligned',
      'Valid-Reference',
      'aligned',
      `${what} to ${hex(l.addr)} is not aligned to ${l.align}`,
    );
  }
  if (l.size === 0) return true;
  if (l.alloc === 0 || mem.live[l.alloc] === 0) {
    return invalid(
      m,
      'dangling',
      'Valid-Reference',
      'live',
      `${what} to ${hex(l.addr)} points to nothing that lives`,
    );
  }
  if (l.off < 0 || l.off + l.size > mem.size[l.alloc]!) {
    return invalid(
      m,
      'out-of-bounds',
      'Valid-Reference',
      'in-bounds',
      `${what} needs ${l.size} bytes at ${l.off} of ${mem.size[l.alloc]!}`,
    );
  }
  return true;
};

/** Also by the address alone, where the pointer stands for whatever was exposed. */
const isFunction = (m: Machine, addr: number, prov: number): boolean => {
  const at = prov === WILDCARD ? m.mem.find(addr) : prov;
  return addr !== 0 && at > 0 && m.mem.kind[at] === FUNCTION && m.mem.base[at] === addr;
};

const isChar = (v: number): boolean => v >= 0 && v <= 0x10ffff && !(v >= 0xd800 && v <= 0xdfff);

const target = new Loc();

/** A pointer stored in memory at store offset `s`. */
const pointerIn = (m: Machine, s: number, size: number, align: number): Loc => {
  const { mem } = m;
  const prov = mem.pointerProv(s);
  target.addr = mem.readInt(s, mem.pointerSize, false);
  target.prov = prov;
  target.tag = prov === 0 ? 0 : mem.tag[s]!;
  target.size = size;
  target.align = align;
  target.alloc = prov > 0 ? prov : prov === 0 ? 0 : mem.find(target.addr);
  target.off = target.alloc === 0 ? 0 : target.addr - mem.base[target.alloc]!;
  target.store = mem.at[target.alloc]! + target.off;
  return target;
};

const uninitIn = (m: Machine, s: number, n: number, what: string): boolean => {
  for (let k = 0; k < n; k++) {
    if (m.mem.state[s + k] === UNINIT)
      return invalid(m, 'uninit', 'Valid-Integer', 'initialised', `byte ${k} of ${what} is uninitialised`);
  }
  return true;
};

/** What is no pointer: bytes of one in it are noted, for the copy loses their provenance. */
const numberIn = (m: Machine, s: number, n: number, what: string): boolean => {
  for (let k = 0; k < n; k++) {
    const state = m.mem.state[s + k]!;
    if (state === INIT) continue;
    if (state === UNINIT) return uninitIn(m, s, n, what);
    m.strayProvenance = true;
  }
  return true;
};

/** A pointer whose bytes are of several, or out of order, has no provenance, and its copy none in its bytes. */
const wordIn = (m: Machine, s: number, what: string): boolean => {
  const n = m.mem.pointerSize;
  if (m.mem.pointerProv(s) !== NO_PROVENANCE) return true;
  return numberIn(m, s, n, what);
};

/** A reference or box of a type without values points to no value of it (Reference, invalid values; Miri). */
const pointsToNothing = (m: Machine, to: Pointee): false =>
  invalid(
    m,
    'invalid-value',
    'Valid-Reference',
    'is-inhabited',
    `${showTy(to.ty)} has no values to point to`,
  );

const sizeBehind = (p: Pointee, len: number): number => (p.stride === 0 ? p.size : p.stride * len);

const checkOne = (m: Machine, base: number, c: Check): boolean => {
  const s = base + c.off;
  const { mem } = m;
  switch (c.k) {
    case 'int':
      return numberIn(m, s, c.len, 'an integer');
    case 'prim': {
      const p = c.prim;
      if (p.k === 'ptr') {
        if (!wordIn(m, s, 'a pointer')) return false;
        if (p.of === 'raw') return true;
        const l = pointerIn(m, s, 0, 1);
        if (p.of === 'fn') {
          if (l.addr === 0) return invalid(m, 'null', 'Valid-Fn', 'not-null', 'a function pointer is null');
          return (
            isFunction(m, l.addr, l.prov) ||
            invalid(m, 'invalid-value', 'Valid-Fn', 'is-function', `${hex(l.addr)} is no function`)
          );
        }
        if (p.of === 'nonnull')
          return (
            l.addr !== 0 || invalid(m, 'null', 'Valid-NonNull', 'not-null', 'a non-null pointer is null')
          );
        const to = m.linked.layouts.pointee(p.pointee!);
        if (to.uninhabited) return pointsToNothing(m, to);
        l.size = to.size;
        l.align = to.align;
        return pointsWell(m, l, p.of === 'box' ? 'a box' : 'a reference');
      }
      const size = p.k === 'bool' ? 1 : p.k === 'char' ? 4 : p.size;
      if (!numberIn(m, s, size, `a ${p.k}`)) return false;
      if (p.k === 'bool') {
        const v = mem.bytes[s]!;
        return v <= 1 || invalid(m, 'invalid-value', 'Valid-Bool', 'is-0-or-1', `${v} is no bool`);
      }
      if (p.k === 'char') {
        const v = mem.readInt(s, 4, false);
        return (
          isChar(v) || invalid(m, 'invalid-value', 'Valid-Char', 'is-scalar-value', `${hex(v)} is no char`)
        );
      }
      if (p.k === 'cap') return true;
      return (
        mem.readInt(s, size, false) !== 0 ||
        invalid(m, 'invalid-value', 'Valid-NonZero', 'is-not-zero', '0 is no value of a non-zero type')
      );
    }
    case 'fat': {
      if (!uninitIn(m, s, 2 * mem.pointerSize, 'a wide pointer')) return false;
      const to = m.linked.layouts.pointee(c.pointee);
      if (c.of === 'raw') return true;
      const len = mem.readInt(s + mem.pointerSize, mem.pointerSize, false);
      return pointsWell(m, pointerIn(m, s, sizeBehind(to, len), to.align), 'a wide reference');
    }
    case 'enum': {
      const v = variantIn(m, s, c.layout);
      if (v === -2) return uninitIn(m, s + tagOffset(c.layout), tagSize(c.layout), 'a tag');
      const variant = c.layout.shape.variants[v];
      if (variant === undefined || variant.uninhabited) {
        return invalid(
          m,
          'invalid-value',
          'Valid-Enum',
          'is-variant',
          `the tag of ${showTy(c.layout.ty)} names no variant`,
        );
      }
      return checkAll(m, s, variant.checks);
    }
    case 'repeat':
      for (let k = 0; k < c.count; k++) if (!checkAll(m, s + k * c.stride, c.layout.checks)) return false;
      return true;
    case 'never':
      return invalid(m, 'invalid-value', 'Valid-Never', 'is-inhabited', `${showTy(c.ty)} has no values`);
  }
};

const checkAll = (m: Machine, base: number, checks: readonly Check[]): boolean => {
  for (const c of checks) if (!checkOne(m, base, c)) return false;
  return true;
};

const tagOffset = (l: EnumLayout): number => {
  const t = l.shape.tag;
  return t.k === 'direct' || t.k === 'niche' ? t.offset : 0;
};
const tagSize = (l: EnumLayout): number => {
  const t = l.shape.tag;
  return t.k === 'direct' || t.k === 'niche' ? t.size : 0;
};

/** The variant that the bytes at `s` encode; -1: none; -2: the tag is uninitialised. */
export const variantIn = (m: Machine, s: number, l: EnumLayout): number => {
  const { mem } = m;
  const size = tagSize(l);
  const at = s + tagOffset(l);
  if (!mem.isInit(at, size)) return -2;
  if (size <= 4) return variantAt(l.shape.tag, size === 0 ? 0 : mem.readInt(at, size, false), 0);
  return variantAt(l.shape.tag, mem.readInt(at, 4, false), mem.readInt(at + 4, 4, false));
};

/**
 * An enum whose tag is a niche of its untagged variant's: the bytes may also be no value of that field at all (Miri, "invalid
 * tag"; Reference, invalid values: an enum with an invalid discriminant).
 */
export const nicheIsValid = (m: Machine, s: number, l: EnumLayout, variant: number): boolean => {
  const { tag } = l.shape;
  if (tag.k !== 'niche' || variant !== tag.untagged || tag.valid === null) return true;
  const at = s + tag.offset;
  if (tag.size <= 4) return isValidNiche(tag, m.mem.readInt(at, tag.size, false), 0);
  return isValidNiche(tag, m.mem.readInt(at, 4, false), m.mem.readInt(at + 4, 4, false));
};

/** Are the bytes at a place a value of the instruction's type? With Rust's promises off everything is. */
export const bytesAreValid = (m: Machine, l: Loc, i: Instr): boolean => {
  if (m.loose && !(l.alloc > 0 && l.off >= 0 && l.off + l.size <= m.mem.size[l.alloc]!)) return true;
  return checkAll(m, l.store, (i.typed as Layout).checks);
};

export const scalarIsValid = (m: Machine, s: number, sc: Scalar): boolean => {
  const v = m.num[s]!;
  if (m.st[s] === 0) return false;
  switch (sc.kind) {
    case S_BOOL:
      return v === 0 || v === 1;
    case S_CHAR:
      return isChar(v);
    case S_NONZERO:
      return v !== 0;
    case S_FN:
      return isFunction(m, v, m.prov[s]!);
    case S_REF:
      return v !== 0 && !(sc.pointer!.info as Pointee).uninhabited;
    default:
      return true;
  }
};

export const whyInvalid = (m: Machine, s: number, sc: Scalar): string =>
  m.st[s] === 0 ? 'the value is uninitialised' : `${m.num[s]!} is no value of ${showTy(sc.ty)}`;

/** After a typed copy: bytes that carry no value are uninitialised. */
export const afterCopy = (m: Machine, to: Loc, i: Instr): void => {
  const layout = i.typed as Layout;
  if (m.strayProvenance) {
    m.strayProvenance = false;
    for (const c of layout.checks) loseProvenance(m, to.store, c);
  }
  for (const [from, end] of layout.padding) m.mem.uninit(to.store + from, end - from);
  if (layout.paddingVaries) padVariants(m, to.store, layout);
};

/** A typed copy of what is no pointer is one of its value, and provenance is no part of that (MiniRust, decode and encode). */
const loseProvenance = (m: Machine, base: number, c: Check): void => {
  const s = base + c.off;
  const { mem } = m;
  switch (c.k) {
    case 'int':
      return mem.forgetProvenance(s, c.len);
    case 'prim': {
      const p = c.prim;
      if (p.k !== 'ptr') return mem.forgetProvenance(s, p.k === 'bool' ? 1 : p.k === 'char' ? 4 : p.size);
      if (mem.pointerProv(s) === NO_PROVENANCE) mem.forgetProvenance(s, mem.pointerSize);
      return;
    }
    case 'enum': {
      const variant = c.layout.shape.variants[variantIn(m, s, c.layout)];
      for (const v of variant?.checks ?? []) loseProvenance(m, s, v);
      return;
    }
    case 'repeat':
      for (let k = 0; k < c.count; k++)
        for (const v of c.layout.checks) loseProvenance(m, s + k * c.stride, v);
      return;
    case 'fat':
    case 'never':
      return;
  }
};

const padVariants = (m: Machine, s: number, layout: Layout): void => {
  const sh = layout.shape;
  if (sh.k === 'enum') {
    const variant = sh.variants[variantIn(m, s, layout as EnumLayout)];
    for (const [from, end] of variant?.padding ?? []) m.mem.uninit(s + from, end - from);
    return;
  }
  for (const c of layout.checks) {
    if (c.k === 'enum') padVariants(m, s + c.off, c.layout);
    if (c.k === 'repeat')
      for (let k = 0; k < c.count; k++) padVariants(m, s + c.off + k * c.stride, c.layout);
  }
};

/** Fills in the range, alignment and kind of a retag: `i.sc.pointer` is the pointee, `i.args[0]` the length of a wide one. */
export const retagBytes = (m: Machine, i: Instr, l: Loc, r: Retagging): void => {
  const p = i.sc!.pointer!;
  const info = p.info as Pointee;
  l.size = info.stride === 0 ? info.size : info.stride * m.num[reg(m, i.args[0]!)]!;
  l.align = info.align;
  r.of = p.of;
  r.mode = i.op & 0xff;
  r.info = info;
};

export const rememberRetag = (m: Machine, tag: number, i: Instr): void => {
  if (tag > 0) m.retags[tag] = i;
};

const kinds = { ref: REF, mut: MUT, box: BOX } as const;

const retagOne = (m: Machine, base: number, c: PointerAt, i: Instr): boolean => {
  const s = base + c.off;
  switch (c.k) {
    case 'ptr': {
      const to = m.linked.layouts.pointee(c.pointee);
      const len = c.fat ? m.mem.readInt(s + m.mem.pointerSize, m.mem.pointerSize, false) : 0;
      const l = pointerIn(m, s, sizeBehind(to, len), to.align);
      if (!pointsWell(m, l, 'a reference')) return false;
      m.aliasCode = m.alias.testRetag(
        kinds[c.of],
        i.op === FN_ENTRY ? FN_ENTRY : DEFAULT,
        l.alloc,
        l.off,
        l.size,
        l.tag,
        to,
      );
      if (m.aliasCode !== 0) {
        const e = m.alias.explain(m.aliasCode);
        return invalid(m, 'aliasing', e.rule, e.kind, e.sentence);
      }
      m.alias.commit();
      const tag = l.alloc === 0 ? l.tag : m.alias.newTag;
      m.mem.writePointer(s, l.addr, l.prov, tag);
      rememberRetag(m, tag, i);
      return true;
    }
    case 'enum': {
      const variant = c.layout.shape.variants[variantIn(m, s, c.layout)];
      return variant === undefined || retagEach(m, s, variant.pointers, i);
    }
    case 'repeat':
      for (let k = 0; k < c.count; k++)
        if (!retagEach(m, s + k * c.stride, c.layout.pointers, i)) return false;
      return true;
  }
};

const retagEach = (m: Machine, base: number, all: readonly PointerAt[], i: Instr): boolean => {
  for (const c of all) if (!retagOne(m, base, c, i)) return false;
  return true;
};

const innerFault = (m: Machine): Fault => m.takeInner().fault;

/** Retags every reference in the value at a place, in place. Threads the aliasing state from one to the next. */
export const retagAll: P<[Loc, Instr]> = {
  name: 'may-retag',
  sentence: 'The aliasing model grants each reference inside the value its permission.',
  fault: { k: 'inner' },
  holds: (m, l, i) => !m.options.promises || retagEach(m, l.store, (i.typed as Layout).pointers, i),
  tex: (p) => `\\beta \\vdash \\mathsf{retag}^*\\,${p}`,
  judgement: { commit: () => undefined, inner: (m) => m.takeInner().derivation, innerFault },
};

export const layoutOf = (m: Machine, ty: Ty): Layout => m.linked.layouts.of(ty);
