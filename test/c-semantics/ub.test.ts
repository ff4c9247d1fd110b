import { describe, expect, it } from 'vitest';
import { ubKind } from '../../model/faults.js';
import { cases, fine, program } from './cases.js';
import { runC, short } from './run.js';

describe('what C11 leaves undefined', () => {
  for (const c of cases)
    it(`is found with its kind: ${c.title} (${c.clause}, ${c.kind}).`, () => {
      for (const target of ['ilp32', 'lp64'])
        for (const order of ['ltr', 'rtl'])
          expect(short(runC(program(c), { ...c.set, target, 'c.order': order }).outcome)).toBe(
            `ub ${c.kind}`,
          );
    });

  it('has a source in the catalogue for each kind.', () => {
    for (const c of cases) expect(ubKind(c.kind).source).not.toBe('');
  });
});

describe('what C11 defines', () => {
  for (const [title, body, before] of fine)
    it(`runs to its end: ${title}.`, () => {
      for (const target of ['ilp32', 'lp64'])
        for (const order of ['ltr', 'rtl', 'seed'])
          expect(
            short(
              runC(program({ body, before: before ?? '' }), { target, 'c.order': order, seed: '3' }).outcome,
            ),
          ).toBe('done 0');
    });
});
