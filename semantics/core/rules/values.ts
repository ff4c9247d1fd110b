/** Casts, complements, enums, pointer arithmetic: what both languages share. */
import { NONE, S_BOOL, S_INT, type Instr, type Scalar } from '../../../model/core/code.js';
import type { EnumLayout } from '../../../model/layout/index.js';
import { inside, setAddress } from '../scalars.js';
import { Loc, locate, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { wrap, wrapBig } from '../ints.js';
import {
  aligned,
  bothLive,
  defined,
  inBounds,
  live,
  mayRead,
  notNull,
  staysInside,
  validBytes,
  type P,
} from '../premises.js';
import { ub } from '../../../model/faults.js';
import { writeTag } from '../tags.js';
import { nicheIsValid, variantIn } from '../typed.js';

export const complement = rule('Complement', 'shared', 'un', {
  sentence: 'Not of a bool; the bitwise complement of an integer.',
  cite: 'Rust Reference, negation operators; C11 6.5.3.3p4',
  when: (i) => i.op === 1,
  scratch: { x: 0, d: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
    b.sc = i.sc!;
  },
  premises: (need) => [need(defined, 'x')],
  then(m, b) {
    const { sc } = b;
    const v = m.num[b.x]!;
    if (sc.kind === S_BOOL) return m.setInt(b.d, v === 0 ? 1 : 0);
    if (sc.size === 8) return m.setBig(b.d, wrapBig(~m.big(b.x), 8, sc.signed));
    m.setInt(b.d, wrap(~v, sc.size, sc.signed));
  },
  tex: {
    from: '\\langle d \\gets {\\sim}x \\rangle',
    to: '\\langle \\rho[d \\mapsto {\\sim}\\rho(x)] \\rangle',
  },
});

export const cast = rule('Cast', 'shared', 'cast', {
  sentence:
    'An integer, bool or char becomes an integer: truncated, or extended by the sign of its own type; any scalar becomes a C bool by comparing with 0.',
  cite: 'Rust Reference, numeric cast; C11 6.3.1',
  scratch: { x: 0, d: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.d = reg(m, i.dst);
    b.sc = i.sc!;
  },
  premises: (need) => [need(defined, 'x')],
  then(m, b) {
    const { sc } = b;
    const v = m.num[b.x]!;
    if (sc.kind === S_BOOL) return m.setInt(b.d, v === 0 ? 0 : 1);
    if (sc.size === 8 || v !== v) return m.setBig(b.d, wrapBig(m.big(b.x), sc.size, sc.signed));
    m.setInt(b.d, sc.kind === S_INT ? wrap(v, sc.size, sc.signed) : v);
  },
  tex: {
    from: '\\langle d \\gets x\\,\\mathsf{as}\\,\\tau \\rangle',
    to: '\\langle \\rho[d \\mapsto \\rho(x) \\bmod 2^n] \\rangle',
  },
});

/** Only the tag is judged: the payload may be uninitialised (MiniRust, GetDiscriminant). */
const validTag: P<[Loc, Instr]> = {
  ...validBytes,
  sentence: 'The tag bytes are initialised and name a variant.',
  holds: (m, l, i) => {
    if (!m.options.promises || m.loose) return true;
    const layout = i.typed as EnumLayout;
    const v = variantIn(m, l.store, layout);
    const variant = layout.shape.variants[v];
    if (variant !== undefined && !variant.uninhabited && nicheIsValid(m, l.store, layout, v)) return true;
    m.innerFailure = {
      derivation: {
        rule: 'Valid-Enum',
        premise: v === -2 ? 'initialised' : 'is-variant',
        reason: v === -2 ? 'the tag is uninitialised' : 'the tag names no variant',
        inner: null,
      },
      fault: ub(v === -2 ? 'uninit' : 'invalid-value'),
    };
    return false;
  },
};

const discrScratch = () => ({ p: new Loc(), t: new Loc(), d: 0, i: null as unknown as Instr });

/** `p` is the enum (for alignment), `t` the bytes of its tag. */
const locateTag = (m: Machine, i: Instr, p: Loc, t: Loc): void => {
  locate(m, i, p);
  t.size = i.size;
  t.align = 1;
  t.addr = p.addr + i.off2;
  t.prov = p.prov;
  t.tag = p.tag;
  t.alloc = p.alloc;
  t.off = p.off + i.off2;
  t.store = p.store + i.off2;
  t.by = p.by + i.off2;
};

export const discriminant = rule('Discriminant', 'shared', 'discr', {
  sentence: 'The tag of an enum is read and must name a variant; the result is its discriminant.',
  cite: 'Rust Reference, discriminants; MiniRust, GetDiscriminant',
  scratch: discrScratch(),
  bind(m, i, b) {
    locateTag(m, i, b.p, b.t);
    b.d = reg(m, i.dst);
    b.i = i;
  },
  premises: (need) => [
    need(notNull, 'p'),
    need(live, 't'),
    need(inBounds, 't'),
    need(aligned, 'p'),
    need(mayRead, 't'),
    need(validTag, 'p', 'i'),
  ],
  then(m, b, i) {
    const layout = i.typed as EnumLayout;
    const v = variantIn(m, b.p.store, layout);
    m.setInt(b.d, i.op === 1 ? (layout.shape.variants[v]?.discriminant ?? 0) : Math.max(v, 0));
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{discr}\\,{*p};\\, \\mu, \\beta \\rangle',
    to: "\\langle \\rho[d \\mapsto k];\\, \\beta' \\rangle",
  },
});

export const setDiscriminant = rule('Set-Discriminant', 'shared', 'set-discr', {
  sentence: 'The tag of a local that is an enum is written; its payload stays.',
  cite: 'MiniRust, SetDiscriminant',
  scratch: { p: new Loc(), t: new Loc() },
  bind(m, i, b) {
    locateTag(m, i, b.p, b.t);
  },
  then(m, b, i) {
    m.ownWrite(b.t);
    if (m.loose && !inside(m, b.t, b.t.size)) return;
    writeTag(m, b.p.store, i.typed as EnumLayout, i.op);
  },
  tex: {
    from: '\\langle \\mathsf{discr}\\,{*p} \\gets k;\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mathsf{tag}_k];\\, \\beta' \\rangle",
  },
});

export const deinit = rule('Deinit', 'shared', 'deinit', {
  sentence: 'A local is overwritten as a whole: its bytes are uninitialised until its fields are set.',
  cite: 'rustc MIR, Deinit',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    locate(m, i, b.p);
  },
  then(m, b, i) {
    m.ownWrite(b.p);
    if (!m.loose || inside(m, b.p, i.size)) m.mem.uninit(b.p.store, i.size);
  },
  tex: {
    from: '\\langle \\mathsf{deinit}\\,{*p};\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto \\mathsf{uninit}];\\, \\beta' \\rangle",
  },
});

export const spread = rule('Spread', 'shared', 'spread', {
  sentence: 'The first element of a local array is repeated over the rest.',
  cite: 'Rust Reference, array expressions; C11 6.7.9p21',
  scratch: { p: new Loc() },
  bind(m, i, b) {
    locate(m, i, b.p);
  },
  then(m, b, i) {
    m.ownWrite(b.p);
    if (m.loose && !inside(m, b.p, i.size)) return;
    for (let k = i.op; k < i.size; k += i.op) m.mem.move(b.p.store + k, b.p.store, i.op);
  },
  tex: {
    from: '\\langle {*p} \\gets [v; n];\\, \\mu, \\beta \\rangle',
    to: "\\langle \\mu[p \\mapsto v^n];\\, \\beta' \\rangle",
  },
});

/** A projection moves a pointer, as `ptr::add` does; by nothing it may stay wherever it is. */
const projectionLive: P<[Loc, number]> = {
  ...live,
  name: 'projected-from-live',
  sentence: 'What a field or element is named in lies in a live allocation.',
  holds: (m, l, by) => by === 0 || (l.alloc > 0 && m.mem.live[l.alloc] !== 0),
  tex: (p) => `\\mathsf{live}_\\mu(${p})`,
  reason: (m, l) => live.reason!(m, l),
};

const projectionInside: P<[Loc, number]> = {
  ...staysInside,
  name: 'projection-in-bounds',
  sentence: 'The projection stays inside its allocation, or one past its end.',
};

export const mention = rule('Mention', 'shared', 'mention', {
  sentence:
    'A place is named without being read; its field or element must lie inside its object. Where it is part of what a copy accesses, the object is aligned.',
  cite: 'Rust Reference, behavior considered undefined: place projections; MiniRust, PlaceMention',
  scratch: { p: new Loc(), by: 0 },
  bind(m, i, b) {
    b.p.at(m, reg(m, i.a), 0, 0, i.align);
    b.by = i.idx === NONE ? i.off : i.off + m.num[reg(m, i.idx)]! * i.stride;
  },
  premises: (need) => [
    need(projectionLive, 'p', 'by'),
    need(projectionInside, 'p', 'by'),
    need(aligned, 'p'),
  ],
  then() {},
  tex: { from: '\\langle \\mathsf{mention}\\,\\pi \\rangle', to: '\\langle \\rho \\rangle' },
});

export const offsetScratch = () => ({ p: new Loc(), x: 0, n: 0, by: 0, d: 0 });
export const bindOffset = (m: Machine, i: Instr, b: ReturnType<typeof offsetScratch>): void => {
  b.x = reg(m, i.a);
  b.n = reg(m, i.b);
  b.p.at(m, b.x, 0, 0, 1);
  const n = m.num[b.n]!;
  b.by = (i.op === 1 ? -n : n) * i.stride;
  b.d = reg(m, i.dst);
};
export const movePointer = (
  m: Machine,
  b: { p: Loc; x: number; n: number; by: number; d: number },
  i: Instr,
): void => {
  const to = b.p.addr + b.by;
  const space = m.mem.pointerSize === 4 ? 2 ** 32 : 2 ** 53;
  if (to >= 0 && to < space) return m.setPointer(b.d, to, b.p.prov, b.p.tag);
  const by = m.big(b.n) * BigInt(i.stride);
  setAddress(m, b.d, m.big(b.x) + (i.op === 1 ? -by : by), b.p.prov, b.p.tag);
};

export const offset = rule('Offset', 'shared', 'offset', {
  sentence: 'A pointer moves by a number of elements and stays in its allocation, or one past its end.',
  cite: 'std, pointer::add; C11 6.5.6p8',
  when: (i) => i.size === 1,
  scratch: offsetScratch(),
  bind: bindOffset,
  premises: (need) => [need(defined, 'x'), need(defined, 'n'), need(staysInside, 'p', 'by')],
  then: movePointer,
  tex: { from: '\\langle d \\gets p + n \\rangle', to: '\\langle \\rho[d \\mapsto p + n\\cdot s] \\rangle' },
});

export const wrappingOffset = rule('Wrapping-Offset', 'shared', 'offset', {
  sentence: 'A pointer moves anywhere, keeping its provenance.',
  cite: 'std, pointer::wrapping_add',
  scratch: offsetScratch(),
  bind: bindOffset,
  then: movePointer,
  tex: {
    from: '\\langle d \\gets p +_w n \\rangle',
    to: '\\langle \\rho[d \\mapsto p +_w n\\cdot s] \\rangle',
  },
});

/** std, `offset_from`: the bytes between the two lie in the object. C has no other pointers into it (C11 6.5.6p8). */
const rangeInside: P<[Loc, Loc]> = {
  name: 'range-in-bounds',
  sentence: 'Neither pointer lies outside of the allocation: at most one past its end.',
  fault: ub('pointer-arithmetic'),
  holds: (m, p, q) => p.addr === q.addr || staysInside.holds(m, q, p.addr - q.addr),
  tex: (p, q) => `[${q}, ${p}] \\subseteq \\mathsf{bounds}^{+1}_\\mu`,
  reason: (m, p, q) => staysInside.reason!(m, q, p.addr - q.addr),
};

const wholeElements: P<[Loc, Loc, number]> = {
  name: 'whole-elements',
  sentence: 'The distance is a whole number of elements.',
  fault: ub('pointer-arithmetic'),
  holds: (_m, p, q, stride) => (p.addr - q.addr) % stride === 0,
  tex: (p, q, n) => `${n} \\mid ${p} - ${q}`,
  reason: (_m, p, q, stride) => `${p.addr - q.addr} bytes are no whole number of elements of ${stride} bytes`,
};

export const distance = rule('Distance', 'shared', 'distance', {
  sentence: 'The distance of two pointers into one object, in elements.',
  cite: 'std, pointer::offset_from; C11 6.5.6p9',
  scratch: { p: new Loc(), q: new Loc(), x: 0, y: 0, stride: 1, d: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.y = reg(m, i.b);
    b.p.at(m, b.x, 0, 0, 1);
    b.q.at(m, b.y, 0, 0, 1);
    b.stride = Math.max(i.stride, 1);
    b.d = reg(m, i.dst);
  },
  premises: (need) => [
    need(defined, 'x'),
    need(defined, 'y'),
    need(bothLive, 'p', 'q'),
    need(rangeInside, 'p', 'q'),
    need(wholeElements, 'p', 'q', 'stride'),
  ],
  then(m, b) {
    m.setInt(b.d, Math.trunc((b.p.addr - b.q.addr) / b.stride));
  },
  tex: { from: '\\langle d \\gets p - q \\rangle', to: '\\langle \\rho[d \\mapsto (p - q)/s] \\rangle' },
});

export const valueRules = [
  complement,
  cast,
  discriminant,
  setDiscriminant,
  deinit,
  spread,
  mention,
  offset,
  wrappingOffset,
  distance,
];
