/** What stands in for the trusted half of every claim about C: that good C is good under the machine too. */
import * as rust from '../model/rust/build.js';
import { cProgram } from './generate/c/program.js';
import { alone } from './generate/index.js';
import { holds, vacuous, type Property, type Verdict } from './property.js';
import type { Ran } from './search/bench.js';

const nothing = rust.crate([]);

const judged = (ran: Ran, order: string): Verdict => {
  const o = ran.outcome;
  if (o.k === 'done') return holds;
  if (o.k === 'fuel') return vacuous('out of fuel');
  const [kind, rule, premise] = o.k === 'ub' ? [o.ub, o.rule, o.premise] : [o.k, '', ''];
  const why = o.k === 'ub' ? o.reason : o.k === 'error' ? o.message : `it ends as ${o.k}`;
  return { k: 'broken', kind, rule, premise, outcome: o, explanation: `${why} (c.order = ${order})` };
};

export const cAlone: Property = {
  name: 'c-alone',
  sentence:
    'C that is written for the `contract` threat has no undefined behaviour, in either order of evaluation.',
  source: 'C11 4p3; properties.md of the design',
  only: 'contract',
  generators: [alone('c-calls-rust', { rust: () => nothing, c: (d) => cProgram(d).unit })],
  check(s) {
    const order = s.settings['c.order'] ?? 'ltr';
    const first = judged(s.ran, order);
    if (first.k !== 'holds') return first;
    const other = order === 'rtl' ? 'ltr' : 'rtl';
    const again = s.again({ settings: { 'c.order': other } });
    const second = judged(again, other);
    if (second.k !== 'holds' || again.output === s.ran.output) return second;
    const explanation = 'the output depends on the order of evaluation, which the generator is to avoid';
    return { k: 'broken', kind: 'unspecified', rule: '', premise: '', outcome: again.outcome, explanation };
  },
};
