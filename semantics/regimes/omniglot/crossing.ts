/** Omniglot's glue made from the signature: references travel by copy through foreign memory, results are validated. */
import { S_RAW, S_REF, type Instr, type Scalar } from '../../../model/core/code.js';
import { refuses } from '../../../model/faults.js';
import type { Layout, Pointee } from '../../../model/layout/index.js';
import { mayRead } from '../../core/premises.js';
import { moveBytes } from '../../core/scalars.js';
import { bytesAreValid, scalarIsValid, whyInvalid } from '../../core/typed.js';
import { Loc, reg } from '../../machine/loc.js';
import { rule, type Machine } from '../../machine/machine.js';
import { inDomain } from '../isolated.js';
import type { Crossing, RegimePredicate } from '../regime.js';
import { bumpAll } from './rules.js';
import { ogState, stackForeign, type Stacked } from './state.js';

const toForeign = (i: Instr): boolean => (i.x as Crossing).direction === 'rust-calls-c';

export const argument = rule('O15-Arg', 'boundary', 'x-arg', {
  sentence:
    'A reference or slice becomes stacked foreign memory with the same bytes, for the extent of the call.',
  cite: 'design, table rows O14 and O15; Omniglot talk',
  when: (i) => toForeign(i) && i.sc !== null && i.sc.kind === S_REF,
  scratch: { p: new Loc(), q: new Loc() },
  bind(m, i, b) {
    const s = reg(m, i.a);
    const info = i.sc!.pointer!.info as Pointee;
    b.p.at(m, s, 0, info.stride === 0 ? info.size : info.stride * m.num[s + 1]!, info.align);
  },
  premises: (need) => [need(mayRead, 'p')],
  then(m, b, i) {
    const s = reg(m, i.a);
    const id = stackForeign(m, b.p.size, b.p.align);
    const host = { addr: b.p.addr, prov: b.p.prov, tag: b.p.tag };
    m.setPointer(s, m.mem.base[id]!, id, m.rootTags[id]!);
    b.q.at(m, s, 0, b.p.size, 1);
    moveBytes(m, b.q, b.p, b.p.size);
    ogState(m).stacked.push({
      frame: m.top.id,
      id,
      size: b.p.size,
      host,
      unique: i.sc!.pointer!.of !== 0,
      ty: i.sc!.pointer!.info as Pointee,
    });
  },
  tex: {
    from: '\\langle p : \\&\\tau;\\, \\mu \\rangle',
    to: '\\langle q;\\, \\mu[q \\mapsto \\mu(p)] \\rangle',
  },
});

const validResult: RegimePredicate<[number, Scalar]> = {
  name: 'valid',
  sentence: 'What foreign code gave back is a value of the declared type.',
  fault: refuses,
  holds: (m, s, sc) => scalarIsValid(m, s, sc),
  tex: (v) => `${v} : \\tau`,
  reason: (m, s, sc) => whyInvalid(m, s, sc),
};

export const result = rule('O6-Result', 'boundary', 'x-result', {
  sentence: 'A result is validated at its declared type before the host sees it.',
  cite: 'design, table rows O6 and O13; Omniglot talk, validate',
  when: (i) => toForeign(i) && i.sc !== null && i.sc.checked && i.sc.kind !== S_REF,
  scratch: { x: 0, sc: null as unknown as Scalar },
  bind(m, i, b) {
    b.x = reg(m, i.a);
    b.sc = i.sc!;
  },
  premises: (need) => [need(validResult, 'x', 'sc')],
  then() {},
  tex: { from: '\\langle v : \\tau_C \\rangle', to: '\\langle v : \\tau_R \\rangle' },
});

export const pointerResult = rule('O13-Pointer', 'boundary', 'x-result', {
  sentence: 'A pointer that comes back is a number until it is upgraded.',
  cite: 'design, addresses; Omniglot talk, *mut T',
  when: (i) => toForeign(i) && i.sc !== null && i.sc.kind === S_RAW && !i.sc.fat,
  scratch: { x: 0 },
  bind(m, i, b) {
    b.x = reg(m, i.a);
  },
  then(m, b) {
    m.setPointer(b.x, m.num[b.x]!, 0, 0);
  },
  tex: { from: '\\langle p \\rangle', to: '\\langle \\mathsf{addr}\\,p \\rangle' },
});

/** Reused while stacked memory is looked at. */
const here = new Loc();
const there = new Loc();
const asInstr = { typed: null as Layout | null } as unknown as Instr;

const placeOf = (m: Machine, s: Stacked, l: Loc): Loc => {
  l.alloc = s.id;
  l.addr = m.mem.base[s.id]!;
  l.prov = s.id;
  l.tag = m.rootTags[s.id]!;
  l.off = 0;
  l.store = m.mem.at[s.id]!;
  l.size = s.size;
  l.align = 1;
  return l;
};

const mine = (m: Machine): Stacked[] => ogState(m).stacked.filter((s) => s.frame === m.top.id);

const elementsValid = (m: Machine, s: Stacked): boolean => {
  const l = placeOf(m, s, here);
  const layout = m.linked.layouts.find(s.ty.ty.k === 'slice' ? s.ty.ty.of : s.ty.ty);
  if ('code' in layout) return true;
  const step = Math.max(layout.size, 1);
  asInstr.typed = layout;
  for (let k = 0; k < s.size; k += step) {
    l.store = m.mem.at[s.id]! + k;
    if (!bytesAreValid(m, l, asInstr)) return false;
  }
  return true;
};

const validBack: RegimePredicate<[number]> = {
  name: 'valid-back',
  sentence: 'What foreign code left in memory that is copied back is a value of its type.',
  fault: refuses,
  holds: (m) => mine(m).every((s) => !s.unique || elementsValid(m, s)),
  tex: (f) => `\\forall q \\in ${f}.\\, \\mu(q) : \\tau`,
  reason: (m) => m.innerFailure?.derivation.reason ?? 'the bytes are no value of the type',
};

export const leave = rule('O14-Leave', 'boundary', 'x-leave', {
  sentence:
    'The call is over: what a unique reference was copied to is validated and copied back; stacked memory ends, and so do validated values.',
  cite: 'design, table rows O13 to O15',
  when: toForeign,
  scratch: { frame: 0 },
  bind(m, _i, b) {
    b.frame = m.top.id;
  },
  premises: (need) => [need(validBack, 'frame')],
  then(m) {
    const t = ogState(m);
    for (const s of mine(m)) {
      const from = placeOf(m, s, here);
      if (s.unique) copyBack(m, s, from);
      m.alias.forget(s.id);
      m.mem.end(s.id);
    }
    const { id } = m.top;
    for (let k = t.stacked.length - 1; k >= 0; k--) if (t.stacked[k]!.frame === id) t.stacked.splice(k, 1);
    bumpAll(m);
  },
  tex: {
    from: '\\langle \\mathsf{leave};\\, \\mu, T \\rangle',
    to: '\\langle \\mu[p \\mapsto \\mu(q)];\\, T[A+1, X+1] \\rangle',
  },
});

/** The host writes its own memory through the reference that it had passed. */
const copyBack = (m: Machine, s: Stacked, from: Loc): void => {
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

const domainAccess = (name: string, event: 'foreign-read' | 'foreign-write') =>
  rule(name, 'boundary', `op:event-${event}`, {
    sentence: `Foreign code ${event === 'foreign-read' ? 'reads' : 'writes'} only in its own domain.`,
    cite: 'Omniglot talk, isolation primitive',
    scratch: { p: new Loc() },
    bind(m, _i, b) {
      if (m.event !== null) b.p = m.event;
    },
    premises: (need) => [need(inDomain, 'p')],
    then() {},
    tex: { from: `T \\vdash \\mathsf{${event.slice(8)}}\\,p`, to: 'T' },
  });

export const foreignRead = domainAccess('O-Read', 'foreign-read');
export const foreignWrite = domainAccess('O-Write', 'foreign-write');

export const crossingRules = [argument, result, pointerResult, leave, foreignRead, foreignWrite];
