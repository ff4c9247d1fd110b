/** The foreign domain, for every regime that isolates: what foreign code may read, write and free. */
import { refuses } from '../../model/faults.js';
import { STATIC_RO } from '../../model/memory.js';
import { Loc } from '../machine/loc.js';
import { rule, type MRule } from '../machine/machine.js';
import type { RegimePredicate } from './regime.js';

const hex = (n: number): string => `0x${n.toString(16)}`;

/**
 * C's own memory: automatics, statics, malloc, what the host stacked there; also what has ended, and what lies between,
 * for that is C's own affair. Addresses that are not mapped for it fault, null among them.
 */
export const inDomain: RegimePredicate<[Loc]> = {
  name: 'in-domain',
  sentence: 'The bytes belong to the foreign domain.',
  fault: refuses,
  holds: (m, l) => l.size === 0 || l.passed || m.mem.inDomain(l.addr, l.size),
  tex: (p) => `${p} \\in \\mathsf{domain}`,
  reason: (_m, l) => `foreign code reaches for ${l.size} bytes at ${hex(l.addr)}, which are not its own`,
};

/** The allocator of the sandbox knows only what it gave. */
const freesItsOwn: RegimePredicate<[Loc]> = {
  ...inDomain,
  sentence: 'What is freed belongs to the foreign domain (or is null).',
  holds: (m, l) => l.addr === 0 || m.mem.inDomain(l.addr, 0),
  reason: (_m, l) => `foreign code frees memory of the host at ${hex(l.addr)}`,
};

const writable: RegimePredicate<[Loc]> = {
  ...inDomain,
  name: 'writable',
  sentence: 'The bytes are not read-only data.',
  holds: (m, l) => m.mem.kind[l.alloc] !== STATIC_RO,
  tex: (p) => `\\neg\\mathsf{const}_\\mu(${p})`,
  reason: (_m, l) => `the data at ${hex(l.addr)} is read-only`,
};

/** The rules of a domain for one regime, with the prefix of its rule names. */
export const domainRules = (prefix: string, cite: string): readonly MRule[] => {
  const event = (
    name: string,
    on: string,
    sentence: string,
    needs: readonly RegimePredicate<[Loc]>[],
  ): MRule =>
    rule(`${prefix}-${name}`, 'boundary', `op:event-${on}`, {
      sentence,
      cite,
      scratch: { p: new Loc() },
      bind(m, _i, b) {
        if (m.event !== null) b.p = m.event;
      },
      premises: (need) => [...needs.map((p) => need(p, 'p'))],
      then() {},
      tex: { from: `T \\vdash \\mathsf{${name.toLowerCase()}}\\,p`, to: 'T' },
    });
  return [
    event('Read', 'foreign-read', 'Foreign code reads only in its own domain.', [inDomain]),
    event('Write', 'foreign-write', 'Foreign code writes only in its own domain.', [inDomain, writable]),
    event('Free', 'free', 'Foreign code frees only what belongs to its own domain.', [freesItsOwn]),
  ];
};
