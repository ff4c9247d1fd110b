import { describe, expect, it } from 'vitest';
import type { Cause, Outcome } from '../../model/outcome.js';
import { noSpan, type Span } from '../../model/span.js';
import { verdictSentence, type Telling } from '../../report/verdict.js';
import { c, rust, spanOf } from './sample.js';

const heads: Readonly<Record<string, string>> = { 'C-Store': 'store', 'C-Load': 'load', 'R3-Arg': 'x-arg' };

const telling: Telling = {
  id: 'x',
  sources: [rust, c],
  shown: [rust, c],
  head: (r) => heads[r] ?? '',
  known: () => true,
};

const words = (o: Outcome): string =>
  verdictSentence(o, telling)
    .text.replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.:)])|(?<=\() /g, '')
    .trim();

const at = (span: Span) => ({
  rule: 'C-Store',
  premise: 'may-write',
  reason: 'the tag is not in the borrow stack (any more), or is disabled there',
  language: 'c' as const,
  span,
  derivation: { rule: 'C-Store', premise: 'may-write', reason: '', inner: null },
});

const aliasing = (cause: Cause | null, span = spanOf(c, '*bar = 5')): Outcome => ({
  k: 'ub',
  ub: 'aliasing',
  cause,
  ...at(span),
});

describe('verdicts in words', () => {
  it('say who did what after which promise, when a promise was broken.', () => {
    const span = spanOf(rust, 'a: &mut i32');
    expect(words(aliasing({ kind: 'promise', promise: 'unaliased', span }))).toBe(
      'C writes memory in *bar = 5 (line 7 of the C half), after Rust had promised that nobody else reaches the memory behind ' +
        'a: &mut i32 (line 2 of the Rust half): the tag is not in the borrow stack (any more), or is disabled there.',
    );
  });

  it('do not name the same place twice.', () => {
    const span = spanOf(c, '*bar = 5');
    expect(words(aliasing({ kind: 'promise', promise: 'valid', span }))).toContain(
      'C writes memory in *bar = 5 (line 7 of the C half), and breaks a promise of Rust’s types',
    );
  });

  it('say that memory alone is at fault, and what the kind means.', () => {
    const o: Outcome = {
      k: 'ub',
      ub: 'dangling',
      cause: { kind: 'memory' },
      ...at(spanOf(c, '*bar = 5')),
      rule: 'C-Load',
      reason: 'allocation 4 at 0x1058 has ended',
    };
    expect(words(o)).toBe(
      'C reads memory in *bar = 5 (line 7 of the C half): allocation 4 at 0x1058 has ended. A pointer is used after the lifetime ' +
        'of the object that it points to, or points to none. No promise of Rust’s is needed for this: memory alone ' +
        'does not allow it.',
    );
  });

  it('say where no source stands behind an instruction.', () => {
    expect(words(aliasing(null, noSpan))).toMatch(/^C runs code that the compiler made: /);
    expect(words({ k: 'panic', message: 'overflow', span: noSpan, language: 'rust' })).toBe(
      'Rust panics: overflow.',
    );
  });

  it('tell refusals before a run from refusals in it.', () => {
    const o: Outcome = {
      k: 'rejected',
      when: 'dynamic',
      ...at(spanOf(c, 'add_twice(bar, bar)')),
      rule: 'R3-Arg',
    };
    expect(words(o)).toMatch(/^The regime stops the run when C passes the argument of add_twice\(bar, bar\)/);
    expect(words({ ...o, when: 'static' })).toMatch(
      /^The regime refuses the program before it runs at add_twice/,
    );
  });

  it('have a sentence for every way a run may end.', () => {
    const span = spanOf(rust, '*a += *b');
    const all: readonly Outcome[] = [
      { k: 'done', exit: 0, leak: true, caughtPanics: 2 },
      { k: 'abort', why: 'out of memory', span, language: 'rust' },
      { k: 'n/a', reason: 'direction' },
      { k: 'fuel', why: '' },
      { k: 'error', message: 'x' },
    ];
    expect(all.map(words)).toEqual([
      'The run ends with exit value 0; memory is never freed; 2 panics are caught at the boundary.',
      'The process aborts at *a += *b (line 3 of the Rust half): out of memory.',
      'The regime says nothing about this program: direction.',
      'The run did not end within its steps and memory; nothing follows from that.',
      'The workbench failed, which is a bug in Ferrule: x.',
    ]);
  });
});
