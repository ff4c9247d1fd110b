/** What the model says of a program that is to be built: its verdict on the target of real compilers, and why not to build it. */
import * as E from '#fp/Either';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import type { Outcome } from '../../model/outcome.js';
import { parseRust } from '../../model/rust/parse.js';
import type { Settings } from '../../model/settings.js';
import type { Span } from '../../model/span.js';
import { regimeNamed } from '../../semantics/regimes/index.js';
import { compileProgram, runCompiled, type Diagnostics, type ProgramText } from '../scenario/program.js';
import { sameBehaviour, predicted } from './observed.js';
import { rustSource, type Prelude } from './sources.js';

/**
 * What real builds are: 64-bit, and a panic at an edge aborts. The boundary is `extern "C"`, as it is today. What is
 * undefined is judged: the builds show what compilers make of it, and not what one of our optimisations does.
 */
export const realSettings: Settings = {
  target: 'lp64',
  unwind: 'abort',
  'oom.rust': 'abort',
  ub: 'judged',
  optimise: 'none',
};
export const REGIME = 'unrestricted';

/**
 * What C leaves open, and what an allocator may do: a result that depends on it is not compared. Both ends of each, and
 * a few between them: a result that only other orders or addresses change is not seen to be unspecified.
 */
export const openChoices: readonly Settings[] = [
  { 'c.order': 'ltr', addresses: 'fresh', seed: '0' },
  { 'c.order': 'ltr', addresses: 'falling', seed: '1' },
  { 'c.order': 'rtl', addresses: 'reuse', seed: '2' },
  { 'c.order': 'rtl', addresses: 'falling', seed: '3' },
  { 'c.order': 'seed', addresses: 'reuse', seed: '4' },
  { 'c.order': 'seed', addresses: 'fresh', seed: '5' },
];

/** As people read it: `c.order=ltr addresses=fresh seed=0`. */
const showChoice = (c: Settings): string =>
  Object.entries(c)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

export interface ModelSays {
  readonly outcome: Outcome;
  readonly output: string;
  readonly settings: Settings;
  readonly steps: number;
  /** The results differ between choices that the languages leave open: nothing is compared. */
  readonly unspecified: boolean;
  /** The choices that were run (`openChoices`), as far as it took to decide. */
  readonly tried: readonly string[];
}

/** A program that may be built, and what the model says of it. */
export interface Buildable {
  readonly says: ModelSays;
  readonly rust: string | null;
  readonly c: string | null;
  readonly entry: 'rust' | 'c';
  readonly strictAliasing: boolean;
  /** A further file of the crate: the regime's API. */
  readonly prelude: Prelude | null;
  readonly warnings: Diagnostics;
}

const whole = (p: ProgramText): Span => ({
  file: (p.rust ?? p.c)?.file ?? '',
  start: 0,
  end: 0,
  line: 0,
  column: 0,
});

/** Settings that no real build has: what was asked for cannot be confirmed. */
const hypothetical = (p: ProgramText, s: Settings): Diagnostic | null => {
  const because = (what: string, help: string): Diagnostic => error('not-real', what, whole(p), { help });
  if (s['layout'] === 'talk')
    return because(
      'the layout `talk` is hypothetical: no compiler has it',
      'leave out `--set layout=talk`, or the scenario’s `layout`',
    );
  if (s['layout.order'] !== 'own')
    return because(
      'real builds are made by a rustc that has one order of fields',
      'leave out `--set layout.order=…`',
    );
  if (s['oom'] !== 'never')
    return because('allocations that fail by plan do not fail in real builds', 'leave out `oom`');
  if (s['foreign'] === 'machine')
    return because('`foreign = machine` stands for any library, not for this C', 'leave out `foreign`');
  return null;
};

const textOf = (m: { readonly output: readonly number[] } | null): string =>
  m === null ? '' : new TextDecoder().decode(Uint8Array.from(m.output));

type CompiledOr = ReturnType<typeof compileProgram>;

/** Compilation depends on C's order alone, with its seed: what differs in addresses is compiled once. */
const compileOnce = (p: ProgramText, regime: string): ((s: Settings) => CompiledOr) => {
  const known = new Map<string, CompiledOr>();
  return (s) => {
    const order = p.c === undefined ? 'none' : (s['c.order'] ?? '');
    const key = order === 'seed' ? `${order} ${s['seed']}` : order;
    const made = known.get(key) ?? compileProgram(p, s, regime);
    known.set(key, made);
    return made;
  };
};

/** Runs the program under each choice that is left open. The first verdict that is UB, or else the first, is told. */
const runAll = (
  p: ProgramText,
  base: Settings,
  name: string,
): E.Either<Diagnostics, { says: ModelSays; warnings: Diagnostics }> => {
  const regime = regimeNamed(name);
  if (regime === null) throw new Error(`no regime \`${name}\``);
  let told: ModelSays | null = null;
  let warnings: Diagnostics = [];
  const tried: string[] = [];
  const compile = compileOnce(p, name);
  for (const choice of openChoices) {
    const settings = { ...base, ...choice };
    const compiled = compile(settings);
    if (E.isLeft(compiled)) return compiled;
    warnings = compiled.right.warnings;
    tried.push(showChoice(choice));
    const ran = runCompiled(p, compiled.right, settings, regime);
    if (E.isLeft(ran)) return ran;
    const { outcome, machine } = ran.right;
    const now: ModelSays = {
      outcome,
      output: textOf(machine),
      settings,
      steps: machine?.steps ?? 0,
      unspecified: false,
      tried,
    };
    if (told === null || (outcome.k === 'ub' && told.outcome.k !== 'ub')) {
      // Undefined for one choice is undefined (C11 3.4.3): the others are no excuse.
      told = now;
      continue;
    }
    if (told.outcome.k === 'ub') continue;
    if (told.outcome.k === 'fuel') break;
    const [a, b] = [predicted(told.outcome, told.output), predicted(outcome, now.output)];
    const same = a === null || b === null ? a === b : sameBehaviour(a, b);
    if (!same) told = { ...told, unspecified: true };
  }
  if (told === null) throw new Error('no choice to run');
  return E.right({ says: told, warnings });
};

const exception = /\bferrule_throw\b/;

/**
 * Checks that a program may be built and run, and asks the model. Mini-Rust and mini-C have no way to do more than
 * compute and print; what they declare and do not define is the C library's part of the model, or is refused by the
 * linker. Left: why not.
 */
export const prepare = (
  p: ProgramText,
  asked: Settings,
  boundary: { readonly regime: string; readonly prelude: Prelude | null } = { regime: REGIME, prelude: null },
): E.Either<Diagnostics, Buildable> => {
  const settings: Settings = { ...asked, ...realSettings };
  const no = hypothetical(p, settings);
  if (no !== null) return E.left([no]);
  if (p.c !== undefined && exception.test(p.c.text)) {
    const help = 'no C compiler has it: it stands for an exception of C++';
    return E.left([error('not-real', '`ferrule_throw` exists in the model alone', whole(p), { help })]);
  }
  const ran = runAll(p, settings, boundary.regime);
  if (E.isLeft(ran)) return ran;
  const parsed = p.rust === undefined ? null : parseRust(p.rust.text, p.rust.file);
  const crate = parsed?.crate ?? null;
  const hasMain = crate?.items.some((i) => i.kind === 'Fn' && i.name === 'main') ?? false;
  const entry = hasMain ? 'rust' : 'c';
  return E.right({
    says: ran.right.says,
    rust:
      p.rust === undefined || crate === null ? null : rustSource(p.rust.text, crate, entry, boundary.prelude),
    c: p.c?.text ?? null,
    entry,
    prelude: boundary.prelude,
    strictAliasing: settings['c.effective-types'] !== 'off',
    warnings: ran.right.warnings,
  });
};
