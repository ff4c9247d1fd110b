/** What stands in for the trusted half of every claim about safe Rust: it is safe under the machine too. */
import * as c from '../model/c/build.js';
import { aliasingModels } from '../semantics/aliasing/index.js';
import { alone } from './generate/index.js';
import { rustProgram } from './generate/rust/program.js';
import { holds, vacuous, type Property } from './property.js';

const nothing = c.unit([], []);

/** The models that make promises; `none` makes no program undefined that these do not. */
const models = aliasingModels.map((m) => m.name).filter((name) => name !== 'none');

export const rustAlone: Property = {
  name: 'rust-alone',
  sentence:
    'A safe program of mini-Rust that the checkers accept has no undefined behaviour under any aliasing model.',
  source: 'Rust Reference, behavior considered undefined; progress and preservation',
  only: null,
  generators: [
    alone('rust-calls-c', {
      rust: (d) => rustProgram(d, { statements: 3 + d.choose(1 + d.choose(28)), unsafe: false }),
      c: () => nothing,
    }),
  ],
  check(s) {
    let fuel = false;
    for (const aliasing of models) {
      const o =
        s.settings['aliasing'] === aliasing ? s.ran.outcome : s.again({ settings: { aliasing } }).outcome;
      if (o.k === 'n/a') return { k: 'n/a', reason: o.reason };
      if (o.k === 'ub') {
        const { ub: kind, rule, premise } = o;
        return { k: 'broken', kind, rule, premise, outcome: o, explanation: `${o.reason} (${aliasing})` };
      }
      if (o.k === 'error')
        return { k: 'broken', kind: 'error', rule: '', premise: '', outcome: o, explanation: o.message };
      fuel ||= o.k === 'fuel';
    }
    return fuel ? vacuous('out of fuel') : holds;
  },
};
