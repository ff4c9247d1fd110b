/** Memory isolation alone: foreign code reaches only its own domain; what comes back is believed. */
import { ub } from '../../model/faults.js';
import type { Settings } from '../../model/settings.js';
import { showTy, unit } from '../../model/types.js';
import { mayRead } from '../core/premises.js';
import { Loc } from '../machine/loc.js';
import { rule, type Machine } from '../machine/machine.js';
import { noApi } from './api.js';
import { domainRules } from './domain.js';
import { plainGlue } from './plain-glue.js';
import type { Crossing, Regime, RegimePredicate } from './regime.js';
import {
  bindReference,
  copyOver,
  endCopies,
  isReferenceArgument,
  toForeign,
  type Stacked,
} from './stacked.js';

interface IsolatedState {
  readonly copies: boolean;
  readonly stacked: Stacked[];
}
const state = (m: Machine): IsolatedState => m.regime as IsolatedState;

const argument = rule('I-Arg', 'boundary', 'x-arg', {
  sentence:
    'With args = copy, what a reference points to is copied into the domain for the extent of the call.',
  cite: 'RLBox (Narayan et al. 2020); Sandcrust (Lamowski et al. 2017)',
  when: isReferenceArgument,
  scratch: { p: new Loc() },
  bind(m, i, b) {
    bindReference(m, i, b.p);
    if (!state(m).copies) b.p.size = 0;
  },
  premises: (need) => [need(mayRead, 'p')],
  then(m, b, i) {
    if (state(m).copies) copyOver(m, i, b.p, state(m).stacked);
  },
  tex: {
    from: '\\langle p : \\&\\tau;\\, \\mu \\rangle',
    to: '\\langle q;\\, \\mu[q \\mapsto \\mu(p)] \\rangle',
  },
});

const declared: RegimePredicate<[Crossing]> = {
  name: 'result-declared',
  sentence: 'The function is defined to give what the declaration says that it gives.',
  fault: ub('abi'),
  holds: () => false,
  tex: () => '\\tau_{decl} \\sim \\tau_f',
  reason: (_m, x) =>
    `the result is believed to be \`${showTy(x.rustTy ?? unit)}\`, and the function gives \`${showTy(x.foreignTy ?? unit)}\``,
};

const believe = rule('I-Believe', 'boundary', 'x-believe', {
  sentence:
    'What foreign code gives back is believed: of another type than the host declared, it is no value of its.',
  cite: 'Rust Reference, wrong call ABI; Omniglot talk, "memory safety is table stakes"; decision 44',
  scratch: { x: null as unknown as Crossing },
  bind(_m, i, b) {
    b.x = i.x as Crossing;
  },
  premises: (need) => [need(declared, 'x')],
  then() {},
  tex: { from: '\\langle v : \\tau_f \\rangle', to: '\\langle v : \\tau_{decl} \\rangle' },
});

const leave = rule('I-Leave', 'boundary', 'x-leave', {
  sentence: 'The call is over: copies of what was passed by unique reference go back, believed.',
  cite: 'RLBox (Narayan et al. 2020)',
  when: toForeign,
  scratch: {},
  bind() {},
  then(m) {
    endCopies(m, state(m).stacked);
  },
  tex: {
    from: '\\langle \\mathsf{leave};\\, \\mu \\rangle',
    to: '\\langle \\mu[p \\mapsto \\mu(q)] \\rangle',
  },
});

export const isolated: Regime = {
  name: 'isolated',
  title: 'Memory isolation alone',
  sentence: 'Foreign code reaches only its own memory; what it gives back is believed.',
  source: 'Omniglot talk, "memory safety is merely table stakes"; RLBox (Narayan et al. 2020)',
  doc: `A sandbox (process, memory protection keys, software fault isolation) around the foreign code: a load or store
outside the foreign domain is a fault, which the host survives. Values and pointers that come back are still
believed: a \`bool\` of 2, a pointer that two references share, a wrong length into the foreign domain.`,
  parameters: [
    {
      name: 'args',
      values: ['fault', 'copy'],
      default: 'fault',
      sentence:
        'Whether a reference that is passed points into host memory (a fault when used) or to a copy.',
      source: 'memory protection keys: fault; process isolation (Sandcrust): copy',
    },
  ],
  promises: [],
  outOfScope: () => null,
  domain: true,
  admit: [],
  rules: [
    argument,
    believe,
    leave,
    ...domainRules('I', 'Omniglot talk, "memory safety is table stakes"; RLBox; memory protection keys'),
  ],
  start: (_m: Machine, s: Settings): IsolatedState => ({ copies: s['args'] === 'copy', stacked: [] }),
  view: (m) => ({
    label: 'domain',
    children: state(m).stacked.map((s) => ({ label: `copy #${s.id}`, value: `${s.size} bytes` })),
  }),
  glue: plainGlue,
  api: () => noApi,
};
