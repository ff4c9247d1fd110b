/** Which real builds a program is held against: pure data, so that tests, the report and the command agree on it. */

/** `0`: unoptimised; `2`, `3`: as a release; `sanitized`: with the address and undefined-behaviour sanitizers. */
export type RustLevel = '0' | '3';
export type CLevel = '0' | '2' | 'sanitized';

export interface BuildPlan {
  /** Null where the program has no such half. */
  readonly rust: RustLevel | null;
  readonly c: CLevel | null;
}

export interface Halves {
  readonly rust: boolean;
  readonly c: boolean;
}

const rustLevels: readonly RustLevel[] = ['0', '3'];
const cLevels: readonly CLevel[] = ['0', '2'];

/**
 * Every level of one language with every level of the other: what an optimiser does with a promise may need both (a
 * `&mut` is used by rustc, the second pointer to it stands in C).
 */
export const plansFor = (has: Halves, sanitizers: boolean): readonly BuildPlan[] => {
  const rust = has.rust ? rustLevels : [null];
  const c = has.c ? cLevels : [null];
  const plain = rust.flatMap((r) => c.map((k): BuildPlan => ({ rust: r, c: k })));
  if (!sanitizers || !has.c) return plain;
  return [...plain, { rust: has.rust ? '0' : null, c: 'sanitized' }];
};

/** As tables and messages name it: `Rust O3 + C O2`. */
export const showPlan = ({ rust, c }: BuildPlan): string =>
  [
    ...(rust === null ? [] : [`Rust O${rust}`]),
    ...(c === null ? [] : [c === 'sanitized' ? 'C sanitized' : `C O${c}`]),
  ].join(' + ');

/**
 * rustc's flags. Overflow checks and debug assertions are on at every level: mini-Rust's arithmetic panics. Lints are
 * capped: a build that a lint stops would show nothing.
 */
export const rustFlags = (level: RustLevel): readonly string[] => [
  '--edition',
  '2021',
  '--cap-lints',
  'allow',
  '-C',
  `opt-level=${level}`,
  '-C',
  'overflow-checks=on',
  '-C',
  'debug-assertions=on',
];

export const sanitizerFlags: readonly string[] = [
  '-fsanitize=address,undefined',
  '-fno-sanitize-recover=all',
  '-fno-omit-frame-pointer',
];

/** cc's flags; `strictAliasing` is the setting `c.effective-types`. */
export const cFlags = (level: CLevel, strictAliasing: boolean): readonly string[] => [
  '-std=c11',
  '-w',
  ...(level === 'sanitized' ? ['-O0', '-g', ...sanitizerFlags] : [`-O${level}`]),
  ...(strictAliasing ? [] : ['-fno-strict-aliasing']),
];
