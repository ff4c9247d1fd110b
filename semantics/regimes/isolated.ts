/** Memory isolation alone: foreign code reaches only its own domain; what comes back is believed. */
import { refuses } from '../../model/faults.js';
import type { Predicate } from '../../model/rule.js';
import { Loc } from '../machine/loc.js';
import { rule, type Machine } from '../machine/machine.js';
import { noApi } from './api.js';
import { plainGlue } from './plain-glue.js';
import type { Regime } from './regime.js';

/**
 * C's own memory: automatics, statics, malloc; also what has ended, for that is C's own affair. Null and addresses
 * that C made up fault.
 */
export const inDomain: Predicate<Machine, [Loc]> = {
  name: 'in-domain',
  sentence: 'The bytes belong to the foreign domain.',
  fault: refuses,
  holds: (m, l) => l.size === 0 || (l.alloc > 0 && m.mem.foreign[l.alloc] !== 0),
  tex: (p) => `${p} \\in \\mathsf{domain}`,
  reason: (_m, l) =>
    `foreign code reaches for ${l.size} bytes at 0x${l.addr.toString(16)}, which are not its own`,
};

const access = (name: string, event: 'foreign-read' | 'foreign-write', sentence: string) =>
  rule(name, 'boundary', `op:event-${event}`, {
    sentence,
    cite: 'Omniglot talk, "memory safety is table stakes"; RLBox; memory protection keys',
    scratch: { p: new Loc() },
    bind(m, _i, b) {
      if (m.event !== null) b.p = m.event;
    },
    premises: (need) => [need(inDomain, 'p')],
    then() {},
    tex: { from: `T \\vdash \\mathsf{${event.slice(8)}}\\,p`, to: 'T' },
  });

export const isolatedRead = access('I-Read', 'foreign-read', 'Foreign code reads only in its own domain.');
export const isolatedWrite = access(
  'I-Write',
  'foreign-write',
  'Foreign code writes only in its own domain.',
);

export const isolated: Regime = {
  name: 'isolated',
  title: 'Memory isolation alone',
  sentence: 'Foreign code reaches only its own memory; what it gives back is believed.',
  source: 'Omniglot talk, "memory safety is merely table stakes"; RLBox (Narayan et al. 2020)',
  doc: `A sandbox (process, memory protection keys, software fault isolation) around the foreign code: a load or store
outside the foreign domain is a fault, which the host survives. Values and pointers that come back are still
believed: a \`bool\` of 2, a pointer that two references share, a wrong length into the foreign domain.`,
  parameters: [],
  promises: [],
  outOfScope: () => null,
  admit: [],
  rules: [isolatedRead, isolatedWrite],
  start: () => null,
  view: () => ({ label: 'no state' }),
  glue: plainGlue,
  api: noApi,
};
