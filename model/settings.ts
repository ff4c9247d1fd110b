/**
 * The registry of settings. A run is a function of program and settings, so everything that a language, a model or
 * a regime leaves open is one of these, with its values, default, sentence and source.
 */
import { orderPattern, rearrangements } from './layout/index.js';

export interface Setting {
  readonly name: string;
  /** The allowed values; `pattern` beside them for values with a number in them (`at K`). */
  readonly values: readonly string[];
  readonly pattern?: RegExp;
  /** The pattern as a person reads it; `at K` where nothing is said. */
  readonly shape?: string;
  readonly default: string;
  readonly sentence: string;
  readonly source: string;
}

export type Settings = Readonly<Record<string, string>>;

const number = /^\d{1,15}$/;

export const coreSettings: readonly Setting[] = [
  {
    name: 'aliasing',
    values: ['stacked', 'tree', 'none'],
    default: 'stacked',
    sentence: 'The aliasing model that accesses and retags are judged by.',
    source: 'Stacked Borrows; Tree Borrows; Miri',
  },
  {
    name: 'target',
    values: ['ilp32', 'lp64'],
    default: 'ilp32',
    sentence: 'Pointer size, usize and alignments.',
    source: 'psABI of the target',
  },
  {
    name: 'c.order',
    values: ['ltr', 'rtl', 'seed'],
    default: 'ltr',
    sentence: 'The order in which C evaluates operands that it leaves unsequenced.',
    source: 'C11 6.5p3',
  },
  {
    name: 'c.effective-types',
    values: ['on', 'off'],
    default: 'on',
    sentence: "Whether C's effective types are checked (off: -fno-strict-aliasing).",
    source: 'C11 6.5p6-7',
  },
  {
    name: 'unwind',
    values: ['abort', 'ub'],
    default: 'abort',
    sentence: 'What a panic that leaves an extern "C" function does.',
    source: 'Rust Reference, since 1.81: abort; R3 paper 2.2: undefined',
  },
  {
    name: 'addresses',
    values: ['fresh', 'reuse', 'falling'],
    default: 'fresh',
    sentence:
      'Whether freed addresses are handed out again, first, and whether the host’s memory grows upwards (falling: each object below the ones before).',
    source: 'C11 7.22.3p1',
  },
  {
    name: 'oom',
    values: ['never', 'seed'],
    pattern: /^at \d{1,9}$/,
    default: 'never',
    sentence: 'Which allocation fails: none, the K-th, or by the seed.',
    source: 'C11 7.22.3p1',
  },
  {
    name: 'oom.rust',
    values: ['abort', 'panic'],
    default: 'abort',
    sentence: 'What Rust does when its allocator fails.',
    source: 'std, handle_alloc_error; R3 paper 2.2: panic',
  },
  {
    name: 'layout',
    values: ['rustc', 'talk'],
    default: 'rustc',
    sentence: "Whether repr(Rust) enums are laid out as rustc does or as the talk's slide draws.",
    source: 'rustc 1.95; Omniglot talk',
  },
  {
    name: 'layout.order',
    values: ['own', ...rearrangements],
    pattern: orderPattern,
    shape: 'reversed TYPE | TYPE …',
    default: 'own',
    sentence:
      'The order of fields in repr(Rust) types: as `layout` says, or that last to first, or the last one moved to the front; of all types, or of those named.',
    source: 'Rust Reference, type layout, the Rust representation',
  },
  {
    name: 'foreign',
    values: ['c', 'machine'],
    default: 'c',
    sentence:
      'Whether foreign code is C, or machine code with flat loads and stores (as it always is in a domain of its own).',
    source: 'Omniglot talk, untrusted library; decision 26',
  },
  {
    name: 'tree.implicit-writes',
    values: ['off', 'on'],
    default: 'off',
    sentence: 'Whether a function-entry retag of &mut is an implicit write (Tree Borrows).',
    source: 'Miri, -Zmiri-tree-borrows-implicit-writes',
  },
  {
    name: 'optimise',
    values: ['none'],
    default: 'none',
    sentence: 'The optimisation that the program is run after (semantics/core/optimise).',
    source: 'Ferrule',
  },
  {
    name: 'ub',
    values: ['judged', 'ignored'],
    default: 'judged',
    sentence:
      'Whether undefined behaviour ends a run, or nothing is judged and the run goes on as a processor would.',
    source: 'Ferrule',
  },
  {
    name: 'registers',
    values: ['stale', 'zero'],
    default: 'stale',
    sentence:
      'What foreign code with a domain of its own finds in registers and stack words that a call at another type did not set.',
    source: 'System V psABI, AMD64 supplement 3.2.3, and AAPCS32 6.5: unspecified; decision 44',
  },
  {
    name: 'seed',
    values: [],
    pattern: number,
    default: '0',
    sentence: 'Feeds every setting whose value is seed.',
    source: 'Ferrule',
  },
  {
    name: 'fuel',
    values: [],
    pattern: number,
    default: '1000000',
    sentence: 'How many steps a run may take.',
    source: 'Ferrule',
  },
];

export const isValue = (s: Setting, value: string): boolean =>
  s.values.includes(value) || (s.pattern?.test(value) ?? false);

export const defaultsOf = (all: readonly Setting[]): Settings =>
  Object.fromEntries(all.map((s) => [s.name, s.default]));

/** What a person may write for a setting, for messages. */
export const showValues = (s: Setting): string => {
  const shape = s.pattern === undefined ? [] : [s.pattern === number ? 'a number' : (s.shape ?? 'at K')];
  return [...s.values, ...shape].join(', ');
};
