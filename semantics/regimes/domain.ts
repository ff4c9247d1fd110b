/** The foreign domain, for every regime that isolates: what foreign code may read, write and free. */
import { NONE } from '../../model/core/code.js';
import { refuses } from '../../model/faults.js';
import { STATIC_RO } from '../../model/memory.js';
import { Loc } from '../machine/loc.js';
import { rule, type MRule } from '../machine/machine.js';
import type { RegimePredicate } from './regime.js';
import { toForeign } from './stacked.js';

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
  keptFor: "the library's allocator ends the process when it is given what it did not hand out",
  holds: (m, l) => l.addr === 0 || m.mem.inDomain(l.addr, 0),
  reason: (_m, l) => `foreign code frees memory of the host at ${hex(l.addr)}`,
};

const writable: RegimePredicate<[Loc]> = {
  ...inDomain,
  name: 'writable',
  sentence: 'The bytes are not read-only data.',
  keptFor: 'read-only data of the library is its own affair, and a call ends what the host holds of it',
  holds: (m, l) => m.mem.kind[l.alloc] !== STATIC_RO,
  tex: (p) => `\\neg\\mathsf{const}_\\mu(${p})`,
  reason: (_m, l) => `the data at ${hex(l.addr)} is read-only`,
};

/** Unwinding walks frames of one program; the host's are not the library's to walk. */
const endsInDomain: RegimePredicate<[]> = {
  name: 'ends-in-domain',
  sentence: 'Unwinding that passed through foreign code does not go on into the host.',
  fault: refuses,
  holds: () => false,
  tex: () => '\\neg\\mathsf{unwinds}(X)',
  reason: () =>
    'unwinding passed through foreign code and would go on in the host, which a sandbox does not let it',
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
  const unwinding = rule(`${prefix}-Unwind`, 'boundary', 'x-unwind', {
    sentence:
      'An exception of the library, or a panic that passed through it, ends at the edge of the domain.',
    cite: 'Rust Reference, panic: unwinding across FFI; RLBox (Narayan et al. 2020)',
    when: toForeign,
    scratch: {},
    bind() {},
    premises: (need) => [need(endsInDomain)],
    then(m) {
      m.unwindFrom(NONE);
    },
    tex: {
      from: '\\langle \\mathsf{unwinding};\\, K \\cdot X \\rangle',
      to: '\\langle \\mathsf{unwinding};\\, K \\rangle',
    },
  });
  return [
    unwinding,
    event('Read', 'foreign-read', 'Foreign code reads only in its own domain.', [inDomain]),
    event('Write', 'foreign-write', 'Foreign code writes only in its own domain.', [inDomain, writable]),
    event('Free', 'free', 'Foreign code frees only what belongs to its own domain.', [freesItsOwn]),
  ];
};
