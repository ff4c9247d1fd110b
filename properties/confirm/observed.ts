/** What a real build did, and how that compares with what the model says. */
import type { Outcome } from '../../model/outcome.js';
import type { BuildPlan } from './plan.js';

/** How a process ended. `limit`: it was stopped, for taking too much of something. */
export type End =
  | { readonly k: 'exit'; readonly code: number }
  | { readonly k: 'signal'; readonly signal: string }
  | { readonly k: 'limit'; readonly of: 'time' | 'output' };

export interface Observed {
  readonly plan: BuildPlan;
  readonly output: string;
  readonly end: End;
  /** The first thing that a sanitizer said, in its words; null where none spoke. */
  readonly sanitizer: string | null;
}

/** A program's own behaviour: all of it that can be compared. */
export interface Behaviour {
  readonly output: string;
  readonly end: End;
}

/** As a shell counts: 128 and the signal. */
const signals: Readonly<Record<string, number>> = { SIGABRT: 134, SIGSEGV: 139, SIGFPE: 136, SIGILL: 132 };

export const showEnd = (e: End): string => {
  switch (e.k) {
    case 'exit':
      return `exit ${e.code}`;
    case 'signal': {
      const code = signals[e.signal];
      return code === undefined ? e.signal : `${e.signal} (${code})`;
    }
    case 'limit':
      return e.of === 'time' ? 'stopped: too much time' : 'stopped: too much output';
  }
};

const sameEnd = (a: End, b: End): boolean => showEnd(a) === showEnd(b);
export const sameBehaviour = (a: Behaviour, b: Behaviour): boolean =>
  a.output === b.output && sameEnd(a.end, b.end);

/**
 * What a process does that ends like this; null where the model predicts nothing. The system keeps eight bits of an
 * exit status (POSIX, wait).
 */
export const predicted = (o: Outcome, output: string): Behaviour | null => {
  switch (o.k) {
    case 'done':
      return { output, end: { k: 'exit', code: o.exit & 0xff } };
    case 'panic':
      return { output, end: { k: 'exit', code: 101 } };
    case 'abort':
      return { output, end: { k: 'signal', signal: 'SIGABRT' } };
    case 'ub':
    case 'n/a':
    case 'rejected':
    case 'fuel':
    case 'error':
      return null;
  }
};

/** Whether a build did what the model predicts: it has to do the same, and no sanitizer may speak. */
export const agrees = (want: Behaviour, got: Observed): boolean =>
  got.sanitizer === null && sameBehaviour(want, got);

/** The builds fall apart into groups that behave alike, in order of their first. */
export const groups = (all: readonly Observed[]): readonly (readonly Observed[])[] => {
  const out: Observed[][] = [];
  for (const o of all) {
    const known = out.find(([first]) => first !== undefined && sameBehaviour(first, o));
    if (known === undefined) out.push([o]);
    else known.push(o);
  }
  return out;
};

/** How real a UB is: what an optimiser or a tool makes of it. */
export interface Reality {
  readonly differ: boolean;
  readonly sanitizer: boolean;
  /** Some build was stopped by the processor or the allocator: a signal. */
  readonly crashed: boolean;
}

export const realityOf = (all: readonly Observed[]): Reality => ({
  // A sanitizer's own stop is not a difference between builds.
  differ: groups(all.filter((o) => o.sanitizer === null)).length > 1,
  sanitizer: all.some((o) => o.sanitizer !== null),
  crashed: all.some((o) => o.sanitizer === null && o.end.k === 'signal'),
});

/** The first line in which AddressSanitizer, UBSan or valgrind says what it saw. */
export const sanitizerWord = (stderr: string): string | null => {
  for (const line of stderr.split('\n')) {
    const asan = /ERROR: (?:Address|Leak)Sanitizer:? (.*)$/.exec(line);
    if (asan !== null)
      return (asan[1] ?? '').replace(/ on (?:unknown )?address 0x.*| \(pc .*|: 0x.*/, '').trim();
    const ubsan = /runtime error: (.*)$/.exec(line);
    if (ubsan !== null) return (ubsan[1] ?? '').trim();
  }
  return null;
};
