/**
 * Agreement with rustc: programs accepted by construction and near misses, judged by both checkers. What rustc says is
 * asked in batches and without lints, so lints that deny by default do not count on either side.
 */
import { printCrate } from '../../model/rust/print.js';
import type { Crate } from '../../model/rust/syntax.js';
import { mutations } from '../../properties/generate/mutate/index.js';
import { rustProgram } from '../../properties/generate/rust/program.js';
import { Tape } from '../../properties/generate/tape.js';
import { lints } from '../../semantics/rust/lints/index.js';
import { compile, errorsOf } from './support.js';
import { askRustc, type RustcError } from './rustc-batch.js';

export interface Subject {
  /** `accepted`, or the name of the mutation. */
  readonly kind: string;
  readonly seed: number;
  readonly text: string;
}

export type Verdict = 'both accept' | 'both refuse' | 'only Ferrule accepts' | 'only rustc accepts';

export interface Said {
  readonly code: string;
  readonly line: number;
  readonly message: string;
}

export interface Judged extends Subject {
  readonly verdict: Verdict;
  readonly ours: readonly Said[];
  readonly rustc: readonly RustcError[];
}

const lintNames = new Set([
  'dependency_on_unit_never_type_fallback',
  ...lints.map((l) => l.code ?? l.name),
  'arithmetic_overflow',
  'unconditional_panic',
  'overflowing_literals',
  'never_type_fallback_flowing_into_unsafe',
  'elided_lifetimes_in_associated_constant',
  // Conflicting `repr`s are a lint with a code.
  'E0566',
]);

/** What Ferrule says, without lints. A crash is no verdict. */
export const askFerrule = (text: string): readonly Said[] =>
  errorsOf(compile(text))
    .filter((d) => !lintNames.has(d.code))
    // Where rustc has no code, ours is a word.
    .map((d) => ({
      code: /^E\d{4}$|^outside-subset$/.test(d.code) ? d.code : '',
      line: d.span.line,
      message: d.message,
    }));

/** Every fourth is accepted by construction; the others are mutated, with a kind drawn from all. */
export const subjectAt = (seed: number, statements = 30): Subject => {
  const tape = new Tape({ seed });
  const crate: Crate = rustProgram(tape, {
    statements: 1 + tape.choose(statements),
    unsafe: tape.choose(3) === 0,
  });
  if (seed % 4 === 0) return { kind: 'accepted', seed, text: printCrate(crate) };
  const first = tape.choose(mutations.length);
  // The smallest programs have no place for some kinds, or for any.
  for (let tries = 0; tries < mutations.length; tries++) {
    const m = mutations[(first + 7 * tries) % mutations.length]!;
    const made = m.make(tape, crate);
    if (made !== null) return { kind: m.name, seed, text: printCrate(made) };
  }
  return { kind: 'accepted', seed, text: printCrate(crate) };
};

export const verdictOf = (ours: readonly Said[], rustc: readonly RustcError[]): Verdict => {
  if (ours.length === 0) return rustc.length === 0 ? 'both accept' : 'only Ferrule accepts';
  return rustc.length === 0 ? 'only rustc accepts' : 'both refuse';
};

export const judge = async (subjects: readonly Subject[]): Promise<Judged[]> => {
  const asked = askRustc(subjects.map((s) => s.text));
  const ours = subjects.map((s) => askFerrule(s.text));
  const rustc = await asked;
  // One `impl Copy` that is wrong hides others of its crate (E0204): what rustc alone accepts is asked about by itself.
  for (const [k, s] of subjects.entries())
    if (ours[k]!.length > 0 && rustc[k]!.length === 0) rustc[k] = (await askRustc([s.text]))[0]!;
  return subjects.map((s, k) => ({
    ...s,
    ours: ours[k]!,
    rustc: rustc[k]!,
    verdict: verdictOf(ours[k]!, rustc[k]!),
  }));
};

/** Of programs that both refuse: whether one of our errors has rustc's code, and rustc's code and line. */
export const sameCode = (j: Judged): boolean => j.ours.some((o) => j.rustc.some((r) => r.code === o.code));
export const samePlace = (j: Judged): boolean =>
  j.ours.some((o) => j.rustc.some((r) => r.code === o.code && r.line === o.line));
