/**
 * The slot `memory` of a regime: what foreign code reads, writes and frees can be judged by a regime that gives it no domain.
 * None that ships does so; one made here refuses every access of a kind, and each rule of C's that touches memory asks it.
 */
import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { refuses } from '../../model/faults.js';
import { loadGrammars } from '../../model/grammars.js';
import { compileProgram, runCompiled } from '../../properties/scenario/program.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { rule } from '../../semantics/machine/machine.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import type { Regime, RegimePredicate } from '../../semantics/regimes/regime.js';
import { half, fresh } from '../c-semantics/boundary-cases.js';
import { cases } from './access-cases.js';

beforeAll(loadGrammars);

const never: RegimePredicate<[]> = {
  name: 'never',
  sentence: 'Nothing of the kind is allowed.',
  fault: refuses,
  holds: () => false,
  tex: () => '\\bot',
  reason: () => 'refused by a regime of a test',
};

/** Refuses one kind of access, and has no domain. */
const refusing = (event: string): Regime => ({
  ...unrestrictedRegime,
  name: `refuses-${event}`,
  rules: [
    rule(`Refuse-${event}`, 'boundary', `op:event-${event}`, {
      sentence: 'A kind of access is refused.',
      cite: 'a test',
      scratch: {},
      bind() {},
      premises: (need) => [need(never)],
      then() {},
      tex: { from: 'T', to: 'T' },
    }),
  ],
});

const run = (body: string, regime: Regime) => {
  const program = { rust: { text: fresh, file: 'a.rs' }, c: { text: half(body), file: 'a.c' } };
  const compiled = compileProgram(program, defaultSettings, 'unrestricted');
  if (E.isLeft(compiled)) throw new Error(compiled.left.map((d) => d.message).join('\n'));
  const ran = runCompiled(program, compiled.right, defaultSettings, regime);
  if (E.isLeft(ran)) throw new Error(ran.left.map((d) => d.message).join('\n'));
  return ran.right.outcome;
};

describe('A regime without a domain judges what foreign code touches', () => {
  it.each(cases)('in %s, when it asks for a %s.', (name, event, body) => {
    expect(run(body, unrestrictedRegime).k).toBe('done');
    expect(run(body, refusing(event))).toMatchObject({
      k: 'rejected',
      when: 'dynamic',
      rule: name,
      derivation: { rule: name, premise: `regime-permits-${event}` },
    });
  });
});
