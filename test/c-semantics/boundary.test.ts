import * as E from '#fp/Either';
import { describe, expect, it } from 'vitest';
import { showDiagnostic } from '../../model/diagnostic.js';
import type { Outcome } from '../../model/outcome.js';
import { compileProgram, runCompiled, type ProgramText } from '../../properties/scenario/program.js';
import { regimeNamed } from '../../semantics/regimes/index.js';
import {
  ends,
  fresh,
  half,
  lent,
  machineOnly,
  machineUses,
  ownHalf,
  protectedByCall,
  stale,
  uses,
  wild,
} from './boundary-cases.js';
import { settingsWith } from './run.js';

const run = (rust: string, c: string, regime: string, aliasing = 'stacked', foreign = 'c'): Outcome => {
  const settings = settingsWith({ aliasing, foreign });
  const program: ProgramText = { rust: { text: rust, file: 'test.rs' }, c: { text: c, file: 'test.c' } };
  const compiled = compileProgram(program, settings, regime);
  const ran = E.isLeft(compiled)
    ? compiled
    : runCompiled(program, compiled.right, settings, regimeNamed(regime)!);
  if (E.isLeft(ran)) throw new Error(ran.left.map(showDiagnostic).join('\n'));
  return ran.right.outcome;
};

describe("C's use of Rust's memory", () => {
  it.each(uses)(
    'breaks the aliasing model through a pointer that is no longer valid: %s.',
    (_title, body) => {
      for (const model of ['stacked', 'tree'])
        expect(run(stale, half(body), 'unrestricted', model)).toMatchObject({
          k: 'ub',
          ub: 'aliasing',
          language: 'c',
        });
      expect(run(stale, half(body), 'unrestricted', 'none').k).toBe('done');
    },
  );

  it.each(uses)('is in order through a valid one: %s.', (_title, body) => {
    expect(run(fresh, half(body), 'unrestricted').k).toBe('done');
  });

  it.each(uses)('is refused where C is kept to its own memory: %s.', (_title, body) => {
    expect(run(fresh, half(body), 'isolated')).toMatchObject({ k: 'rejected', when: 'dynamic' });
  });

  it.each([...uses, ...ends])(
    'breaks the promise of a reference that Rust holds, be the memory its own: %s.',
    (_title, body) => {
      const wrong = { k: 'ub', ub: 'aliasing', language: 'c' };
      for (const model of ['stacked', 'tree'])
        expect(run(lent, ownHalf(body), 'isolated', model)).toMatchObject(wrong);
      expect(run(lent, ownHalf(body), 'isolated', 'none').k).toMatch(/done|ub/);
    },
  );

  describe.each(machineUses)('as machine code, %s', (_fixture, rust, regime, expected) => {
    it.each(uses)('ends as it must: %s.', (_title, body) => {
      expect(run(rust, half(body), regime, 'stacked', 'machine')).toMatchObject(expected);
    });
  });

  it.each(machineOnly)('as machine code means what the processor does: %s.', (_title, body, end) => {
    expect(run(fresh, half(body), 'unrestricted', 'stacked', 'machine').k).toBe(end);
  });

  it('as machine code goes wrong in the allocator when it frees what is no block.', () => {
    for (const rust of [fresh, wild])
      expect(run(rust, half('free(p);'), 'unrestricted', 'stacked', 'machine')).toMatchObject({
        k: 'abort',
        why: 'heap corruption detected',
      });
    expect(run(fresh, half('free(p);'), 'isolated', 'stacked', 'machine')).toMatchObject({ k: 'rejected' });
  });

  it.each(['free(p);', 'p = realloc(p, 16);'])('may not free what is not its own: %s', (end) => {
    expect(run(fresh, half(end), 'isolated')).toMatchObject({ k: 'rejected', when: 'dynamic' });
    expect(run(fresh, half(end), 'unrestricted')).toMatchObject({ k: 'ub', ub: 'wrong-allocator' });
  });

  it.each(['free(kept);', 'kept = realloc(kept, 8);'])(
    'may not end what a running call of Rust borrows: %s',
    (end) => {
      expect(run(protectedByCall.rust, protectedByCall.c(end), 'unrestricted')).toMatchObject({
        k: 'ub',
        ub: 'aliasing',
      });
    },
  );
});
