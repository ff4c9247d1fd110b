/** What stands before an access of machine code: an address is all that it has. */
import { showAddress } from '../../core/address.js';
import { aborts, ub } from '../../../model/faults.js';
import { STATIC_RO, WILDCARD } from '../../../model/memory.js';
import type { P } from '../../core/premises.js';
import { flat } from '../../core/scalars.js';
import type { Loc } from '../../machine/loc.js';
import type { Machine } from '../../machine/machine.js';

export const READS = 0,
  WRITES = 1;
type Kind = typeof READS | typeof WRITES;

/**
 * Whatever the pointer was derived from, the access is to what lies at the address: an object (`alloc`), or in the
 * foreign domain any byte of it. To its own objects foreign code has the root's right.
 */
export const flatten = (m: Machine, l: Loc): void => {
  const { mem } = m;
  const known =
    l.alloc > 0 &&
    l.alloc !== mem.domain &&
    mem.live[l.alloc] !== 0 &&
    l.off >= 0 &&
    l.off + Math.max(l.size, 1) <= mem.size[l.alloc]!;
  if (!known) {
    const id = mem.find(l.addr);
    l.alloc = id;
    l.off = id === 0 ? 0 : l.addr - mem.base[id]!;
    l.store = mem.at[id]! + l.off;
  }
  l.prov = WILDCARD;
  l.tag = mem.foreign[l.alloc] !== 0 ? m.rootTags[l.alloc]! : WILDCARD;
  if (mem.inDomain(l.addr, l.size)) l.store = mem.domainStore(l.addr);
};

/** The bytes of a string up to and with its 0, or up to the first that is not mapped. */
export const stringAt = (m: Machine, l: Loc, most = Infinity): void => {
  l.size = 0;
  for (let f = 1; f > 0 && l.size < most;) {
    f = flat(m, l.addr + l.size);
    l.size++;
    if (f >= 0 && m.mem.bytes[f] === 0) break;
  }
  flatten(m, l);
};

const inside = (m: Machine, l: Loc): boolean =>
  l.alloc > 0 && l.off >= 0 && l.off + l.size <= m.mem.size[l.alloc]!;

export const mapped = (kind: Kind): P<[Loc]> => ({
  name: 'mapped',
  sentence:
    kind === READS
      ? 'The address is mapped; else the process faults.'
      : 'The address is mapped, and not read-only; else the process faults.',
  fault: aborts('segmentation fault'),
  holds: (m, l) =>
    l.size === 0 ||
    ((m.mem.inDomain(l.addr, l.size) || inside(m, l)) &&
      (kind === READS || m.mem.kind[l.alloc] !== STATIC_RO)),
  tex: (p) => `${p} \\in \\mathsf{mapped}`,
  reason: (m, l) => `${showAddress(l.addr)} is ${inside(m, l) ? 'read-only' : 'not mapped'}`,
});

/** Bytes of the host may be touched only as far as an exposed tag permits (what was handed over). */
export const handedOver = (kind: Kind): P<[Loc]> => ({
  name: 'handed-over',
  sentence: 'Bytes of the host were handed to foreign code, and some exposed tag permits the access.',
  fault: ub('foreign-access'),
  holds: (m, l) => {
    const own = m.mem.foreign[l.alloc] !== 0 || m.mem.inDomain(l.addr, l.size);
    if (l.size === 0 || l.passed || l.alloc === 0 || own) return m.noAccess();
    m.aliasCode = m.alias.testAccess(kind, l.alloc, l.off, l.size, WILDCARD);
    return m.aliasCode === 0;
  },
  tex: (p) => `${p} \\in \\mathsf{foreign} \\vee \\beta \\vdash \\star\\,${p}`,
  reason: (_m, l) => `bytes of the host at ${showAddress(l.addr)} that were never handed over`,
  judgement: {
    commit: (m) => m.alias.commit(),
    inner: (m) => {
      const e = m.alias.explain(m.aliasCode);
      return { rule: e.rule, premise: e.kind, reason: e.sentence, inner: null };
    },
    innerFault: () => ub('foreign-access'),
  },
});

/** An access to the part of an object that lies in the range, by the root of the object. */
const touch = (m: Machine, kind: Kind, id: number, l: Loc): boolean => {
  const { mem } = m;
  const from = Math.max(l.addr, mem.base[id]!);
  const to = Math.min(l.addr + l.size, mem.base[id]! + mem.size[id]!);
  if (to <= from || mem.live[id] === 0 || mem.kind[id] === STATIC_RO) return true;
  m.aliasCode = m.alias.testAccess(kind, id, from - mem.base[id]!, to - from, m.rootTags[id]!);
  if (m.aliasCode !== 0) return false;
  m.alias.commit();
  return true;
};

const touchAll = (m: Machine, kind: Kind, l: Loc): boolean => {
  const { mem } = m;
  if (mem.domain !== 0 && !touch(m, kind, mem.domain, l)) return false;
  if (inside(m, l)) return touch(m, kind, l.alloc, l);
  for (let id = 1; id < mem.count; id++)
    if (mem.foreign[id] !== 0 && id !== mem.domain && !touch(m, kind, id, l)) return false;
  return true;
};

/**
 * Foreign code owns its memory: it goes by the root of each object that it touches, and of the whole domain where that
 * is one allocation to Rust. References that Rust made there end or, while a call protects them, forbid it.
 */
export const asOwner = (kind: Kind): P<[Loc]> => ({
  name: kind === READS ? 'may-read' : 'may-write',
  sentence: "No protected reference of Rust's stands against what foreign code does in its own memory.",
  fault: { k: 'inner' },
  holds: (m, l) => {
    const own = m.mem.foreign[l.alloc] !== 0 || m.mem.inDomain(l.addr, l.size);
    return l.size === 0 || l.passed || !own ? m.noAccess() : touchAll(m, kind, l);
  },
  tex: (p) => `\\beta \\vdash \\mathsf{${kind === READS ? 'read' : 'write'}}\\,${p}`,
  judgement: {
    commit: () => undefined,
    inner: (m) => {
      const e = m.alias.explain(m.aliasCode);
      return { rule: e.rule, premise: e.kind, reason: e.sentence, inner: null };
    },
    innerFault: () => ub('aliasing'),
  },
});
