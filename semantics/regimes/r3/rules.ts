/** The rules of R³, each read at run time. Numbers are those of the design's list, sections those of the paper. */
import { NONE, S_REF, type Instr } from '../../../model/core/code.js';
import { refuses } from '../../../model/faults.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { BOX, REF } from '../../aliasing/model.js';
import { fillBytes } from '../../core/bytes.js';
import { optionOfReference } from '../shapes.js';
import type { Crossing, RegimePredicate } from '../regime.js';
import type { Layout, Pointee } from '../../../model/layout/index.js';
import { boundaryFrame, conflicts, r3State, tracked } from './state.js';

const hex = (n: number): string => `0x${n.toString(16)}`;

/** A range of addresses that is to become a reference or slice. */
export interface Range {
  from: number;
  len: number;
  unique: boolean;
  /** An `Option` of a reference: null is a value of it. */
  nullable: boolean;
}
const range = (): Range => ({ from: 0, len: 0, unique: false, nullable: false });

export const notNull: RegimePredicate<[Range]> = {
  name: 'not-null',
  sentence: 'The pointer was tested and is not null.',
  fault: refuses,
  holds: (_m, r) => r.from !== 0,
  tex: (p) => `\\mathsf{not\\_null}(${p})`,
  reason: () => 'the pointer is null',
};

export const validAlloc: RegimePredicate<[Range]> = {
  name: 'valid-cpp-alloc',
  sentence: 'The tracker was asked, and the range lies inside one live C allocation.',
  fault: refuses,
  holds: (m, r) => tracked(m, r.from, r.len),
  tex: (p) => `\\mathsf{valid\\_cpp\\_alloc}(${p})`,
  reason: (_m, r) => `${r.len} bytes at ${hex(r.from)} lie in no tracked allocation`,
};

export const notAliased: RegimePredicate<[Range]> = {
  name: 'not-aliased',
  sentence: 'No entry of current_refs overlaps the range (shared entries tolerate shared ones).',
  fault: refuses,
  holds: (m, r) => conflicts(m, r.from, r.len, r.unique) === null,
  tex: (p) => `\\mathsf{not\\_aliased}(\\mathit{Refs}, ${p})`,
  reason: (m, r) => {
    const e = conflicts(m, r.from, r.len, r.unique);
    return `${hex(r.from)}..${hex(r.from + r.len)} overlaps a ${e?.unique === true ? 'unique' : 'shared'} entry of current_refs`;
  },
};

const register = (m: Machine, r: Range): void => {
  r3State(m).refs.push({ from: r.from, to: r.from + r.len, unique: r.unique, frame: boundaryFrame(m) });
};

const toRust = (i: Instr): boolean => (i.x as Crossing).direction === 'c-calls-rust';
/** A reference or slice, not an owner. */
const isReference = (i: Instr): boolean =>
  toRust(i) && i.sc !== null && i.sc.kind === S_REF && i.sc.pointer?.of !== BOX;

const bindArgument = (m: Machine, i: Instr, r: Range): void => {
  const s = reg(m, i.a);
  const p = i.sc!.pointer!.info as Pointee;
  r.from = m.num[s]!;
  r.len = p.stride === 0 ? p.size : p.stride * m.num[s + 1]!;
  r.unique = i.sc!.pointer!.of !== REF;
};

export const argument = rule('R3-Arg', 'boundary', 'x-arg', {
  sentence:
    'A reference in an exported signature is made from a pointer that was tested, tracked and not aliased; it is registered.',
  cite: 'R3 paper, section 3 and figure 3 (rules 3 to 7)',
  when: isReference,
  scratch: { r: range() },
  bind(m, i, b) {
    bindArgument(m, i, b.r);
  },
  premises: (need) => [need(notNull, 'r'), need(validAlloc, 'r'), need(notAliased, 'r')],
  then(m, b) {
    register(m, b.r);
  },
  tex: {
    from: '\\langle p : \\&\\tau;\\, T \\rangle',
    to: '\\langle T[\\mathit{Refs} \\cup [p, p+n)] \\rangle',
  },
});

const nullOrTracked: RegimePredicate<[Range]> = {
  ...validAlloc,
  sentence: 'The pointer is null, or the tracker was asked and the range lies inside one live C allocation.',
  holds: (m, r) => r.from === 0 || tracked(m, r.from, r.len),
};
const nullOrUnaliased: RegimePredicate<[Range]> = {
  ...notAliased,
  sentence: 'The pointer is null, or no entry of current_refs overlaps the range.',
  holds: (m, r) => r.from === 0 || conflicts(m, r.from, r.len, r.unique) === null,
};

export const optionArgument = rule('R3-Arg-Option', 'boundary', 'x-arg', {
  sentence: 'An optional reference: null is None; anything else is tested like a reference.',
  cite: 'R3 paper, section 3 (rules 3 to 7); std, Option: null pointer optimisation',
  when: (i) => toRust(i) && optionOfReference((i.x as Crossing).rustTy) !== null,
  scratch: { r: range() },
  bind(m, i, b) {
    const to = optionOfReference((i.x as Crossing).rustTy)!;
    const p = m.linked.layouts.pointee(to.to);
    b.r.from = m.num[reg(m, i.a)]!;
    b.r.len = p.size;
    b.r.unique = to.mut;
  },
  premises: (need) => [need(nullOrTracked, 'r'), need(nullOrUnaliased, 'r')],
  then(m, b) {
    if (b.r.from !== 0) register(m, b.r);
  },
  tex: {
    from: '\\langle p : \\mathsf{Option}\\,\\&\\tau;\\, T \\rangle',
    to: '\\langle T[\\mathit{Refs} \\cup [p, p+n)] \\rangle',
  },
});

export const leaveCrossing = rule('R3-Leave', 'boundary', 'x-leave', {
  sentence:
    'The exported function returns: what it converted is no longer a Rust reference (refs.until = return, drop).',
  cite: 'R3 paper, section 3; when an entry leaves current_refs the paper leaves open',
  when: toRust,
  scratch: {},
  bind() {},
  then(m) {
    const t = r3State(m);
    if (t.until === 'never') return;
    const { id } = m.top;
    t.refs = t.refs.filter((e) => e.frame !== id);
  },
  tex: {
    from: '\\langle \\mathsf{leave};\\, T \\rangle',
    to: '\\langle T[\\mathit{Refs} \\setminus \\mathit{frame}] \\rangle',
  },
});

export const catchPanic = rule('R3-Catch', 'boundary', 'x-unwind', {
  sentence: 'A panic is caught at the edge of the exported function, which then returns a default.',
  cite: 'R3 paper, section 3, exception safety (rule 10)',
  when: toRust,
  scratch: { p: new Loc() },
  bind(m, i, b) {
    // An aggregate of C's goes where the caller of this stub said.
    const f = m.top;
    b.p.size = 0;
    const to = (i.x as Crossing).foreignTy;
    if (to === null || i.sc2 !== null) return;
    b.p.to(m, f.retAddr, f.retProv, f.retTag, m.linked.layouts.of(to).size);
  },
  then(m, b, i) {
    if (b.p.size > 0) {
      m.ownWrite(b.p);
      fillBytes(m, b.p, 0);
    }
    if (i.a === NONE) return;
    m.setInt(reg(m, i.a), 0);
    m.setInt(reg(m, i.a) + 1, 0);
  },
  tex: { from: '\\langle \\mathsf{panic};\\, K \\cdot X \\rangle', to: '\\langle 0;\\, K \\cdot X \\rangle' },
});

export const trackMalloc = rule('R3-Malloc', 'boundary', 'op:event-malloc', {
  sentence: 'The wrapped malloc adds the allocation to the tracker.',
  cite: 'R3 paper, section 3, allocation tracker (rule 1)',
  scratch: {},
  bind() {},
  then(m) {
    const l = m.event;
    if (l !== null && l.alloc > 0) r3State(m).alloc.set(l.addr, l.size);
  },
  tex: {
    from: 'T \\vdash \\mathsf{malloc}\\,a\\,n',
    to: 'T[\\mathit{Alloc} \\mapsto \\mathit{Alloc} \\cup (a,n)]',
  },
});

const notInRefs: RegimePredicate<[Loc]> = {
  name: 'not-in-refs',
  sentence: 'No entry of current_refs lies in the allocation.',
  fault: refuses,
  holds: (m, l) => {
    const size = r3State(m).alloc.get(l.addr);
    return size === undefined || conflicts(m, l.addr, size, true) === null;
  },
  tex: (p) => `${p} \\cap \\mathit{Refs} = \\emptyset`,
  reason: (_m, l) => `the allocation at ${hex(l.addr)} is owned by Rust at the moment`,
};

export const wrappedFree = rule('R3-Free', 'boundary', 'op:event-free', {
  sentence:
    'The wrapped free refuses an allocation that a Rust reference lies in, and removes what it frees.',
  cite: 'R3 paper, section 3, allocation tracker (rules 1 and 2)',
  scratch: { p: new Loc() },
  bind(m, _i, b) {
    if (m.event !== null) b.p = m.event;
  },
  premises: (need) => [need(notInRefs, 'p')],
  then(m, b) {
    r3State(m).alloc.delete(b.p.addr);
  },
  tex: { from: 'T \\vdash \\mathsf{free}\\,a', to: 'T[\\mathit{Alloc} \\setminus a]' },
});

/** `from_raw_parts_safe(p, len)`: arguments in registers, element layout in `typed`. */
const bindParts =
  (unique: boolean) =>
  (m: Machine, i: Instr, b: { r: Range }): void => {
    b.r.from = m.num[reg(m, i.args[0]!)]!;
    b.r.len = m.num[reg(m, i.args[1]!)]! * ((i.typed as Layout | null)?.size ?? 1);
    b.r.unique = unique;
  };
const giveSlice = (m: Machine, b: { r: Range }, i: Instr): void => {
  register(m, b.r);
  if (i.dst === NONE) return;
  const d = reg(m, i.dst);
  m.moveReg(d, reg(m, i.args[0]!));
  m.moveReg(d + 1, reg(m, i.args[1]!));
};

const parts = (name: string, op: 'r3-slice' | 'r3-slice-mut', unique: boolean) =>
  rule(name, 'rust', `op:${op}`, {
    sentence: `A ${unique ? 'unique' : 'shared'} slice is made from a pointer and a length that were tested, tracked and not aliased; it is registered.`,
    cite: 'R3 paper, figure 3 (rules 4 to 7)',
    scratch: { r: range() },
    bind: bindParts(unique),
    premises: (need) => [need(notNull, 'r'), need(validAlloc, 'r'), need(notAliased, 'r')],
    then: giveSlice,
    tex: {
      from: '\\langle d \\gets \\mathsf{from\\_raw\\_parts\\_safe}\\,p\\,n;\\, T \\rangle',
      to: '\\langle \\rho[d \\mapsto (p,n)];\\, T[\\mathit{Refs} \\cup [p, p+n)] \\rangle',
    },
  });

export const sharedParts = parts('R3-Parts', 'r3-slice', false);
export const uniqueParts = parts('R3-Parts-Mut', 'r3-slice-mut', true);

const answer = (m: Machine, i: Instr, yes: boolean): void => {
  if (i.dst !== NONE) m.setInt(reg(m, i.dst), yes ? 1 : 0);
};

export const askTracker = rule('R3-Ask-Tracker', 'rust', 'op:r3-valid-alloc', {
  sentence: 'The tracker answers whether a range lies inside one live C allocation.',
  cite: 'R3 paper, figure 3, alloc_tracker.is_valid_cpp_alloc (rule 5)',
  scratch: { r: range() },
  bind: bindParts(false),
  then(m, b, i) {
    answer(m, i, tracked(m, b.r.from, b.r.len));
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{is\\_valid}\\,p\\,n \\rangle',
    to: '\\langle \\rho[d \\mapsto T \\vdash [p,p+n) \\in \\mathit{Alloc}] \\rangle',
  },
});

export const askRefs = rule('R3-Ask-Refs', 'rust', 'op:r3-refs-contain', {
  sentence: 'current_refs answers whether a range overlaps an entry.',
  cite: 'R3 paper, figure 3, current_refs.contains (rule 6)',
  scratch: { r: range() },
  bind: bindParts(true),
  then(m, b, i) {
    answer(m, i, conflicts(m, b.r.from, b.r.len, true) !== null);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{contains}\\,p\\,n \\rangle',
    to: '\\langle \\rho[d \\mapsto [p,p+n) \\cap \\mathit{Refs} \\neq \\emptyset] \\rangle',
  },
});

export const arcOut = rule('R3-Into-Raw', 'rust', 'op:r3-into-raw', {
  sentence: 'An Arc becomes a raw pointer; its address is recorded and its count kept.',
  cite: 'R3 paper, section 3, temporal safety (rule 9)',
  scratch: { p: 0 },
  bind(m, i, b) {
    b.p = reg(m, i.args[0]!);
  },
  then(m, b, i) {
    const { arcs } = r3State(m);
    const addr = m.num[b.p]!;
    arcs.set(addr, (arcs.get(addr) ?? 0) + 1);
    if (i.dst !== NONE) m.moveReg(reg(m, i.dst), b.p);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{into\\_raw\\_safe}\\,a;\\, T \\rangle',
    to: '\\langle \\rho[d \\mapsto a];\\, T[\\mathit{Arcs}(a) + 1] \\rangle',
  },
});

const isOut: RegimePredicate<[number]> = {
  name: 'arc-is-out',
  sentence: 'The address was handed out by into_raw_safe and not taken back as often.',
  fault: refuses,
  holds: (m, p) => (r3State(m).arcs.get(m.num[p]!) ?? 0) > 0,
  tex: (p) => `\\mathit{Arcs}(${p}) > 0`,
  reason: (m, p) => `${hex(m.num[p]!)} is no address that into_raw_safe gave out`,
};

export const arcBack = rule('R3-From-Raw', 'rust', 'op:r3-from-raw', {
  sentence: 'A raw pointer becomes an Arc again, only for an address that is out.',
  cite: 'R3 paper, section 3, temporal safety (rule 9)',
  scratch: { p: 0 },
  bind(m, i, b) {
    b.p = reg(m, i.args[0]!);
  },
  premises: (need) => [need(isOut, 'p')],
  then(m, b, i) {
    const { arcs } = r3State(m);
    const addr = m.num[b.p]!;
    const left = (arcs.get(addr) ?? 0) - 1;
    if (left > 0) arcs.set(addr, left);
    else arcs.delete(addr);
    if (i.dst !== NONE) m.moveReg(reg(m, i.dst), b.p);
  },
  tex: {
    from: '\\langle d \\gets \\mathsf{from\\_raw\\_safe}\\,p;\\, T \\rangle',
    to: '\\langle \\rho[d \\mapsto p];\\, T[\\mathit{Arcs}(p) - 1] \\rangle',
  },
});

export const r3Rules = [
  argument,
  optionArgument,
  leaveCrossing,
  catchPanic,
  trackMalloc,
  wrappedFree,
  sharedParts,
  uniqueParts,
  askTracker,
  askRefs,
  arcOut,
  arcBack,
];
