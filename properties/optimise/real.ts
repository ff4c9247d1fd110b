/** What real compilers make of the smallest programs: whether the licensed optimisation is to be seen in a build. */
import * as E from '#fp/Either';
import * as t from '#io/index';
import type { Settings } from '../../model/settings.js';
import { optimisationNamed } from '../../semantics/core/optimise/index.js';
import { checksum } from '../campaign/record.js';
import {
  predicted,
  realSettings,
  sameBehaviour,
  showEnd,
  showPlan,
  type Observed,
} from '../confirm/index.js';
import { subjectOf } from './runs.js';
import { programOf, type StoredProgram } from './stored.js';

/**
 * `optimised`: a build does what the model's optimised program does. `otherwise`: none does, but some does not do what
 * the program says either. `as-written`: all do what it says. `not-built`: there is no such program for a compiler.
 */
const seen = { optimised: null, otherwise: null, 'as-written': null, 'not-built': null };
export type Seen = keyof typeof seen;

const Entry = t.type({
  optimisation: t.string,
  /** Of optimisation and program: another program has no result. */
  digest: t.string,
  seen: t.keyof(seen),
  /** As written and after the optimisation, by the model on the target of real builds. */
  before: t.string,
  after: t.string,
  builds: t.array(
    t.type({ plan: t.string, printed: t.string, end: t.string, sanitizer: t.union([t.string, t.null]) }),
  ),
  why: t.union([t.string, t.null]),
});
export type RealEntry = t.TypeOf<typeof Entry>;

const Results = t.type({
  version: t.literal(1),
  date: t.string,
  compilers: t.array(t.string),
  limits: t.string,
  programs: t.array(Entry),
  /** Generated programs, as they came: of how many it is to be seen in a build. */
  generated: t.array(t.type({ optimisation: t.string, built: t.number, seen: t.number })),
});
export type RealResults = t.TypeOf<typeof Results>;

/** Left: what is wrong with the text. */
export const parseReal = (text: string): E.Either<string, RealResults> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (e) {
    return E.left(e instanceof Error ? e.message : String(e));
  }
  const decoded = Results.decode(value);
  return E.isRight(decoded) ? decoded : E.left('no results of version 1');
};

export const digestOf = (p: Pick<StoredProgram, 'optimisation' | 'rust' | 'c'>): string =>
  checksum(`${p.optimisation}\n${p.rust.trim()}\n${p.c.trim()}`);

/** What the model says of the program as compiled for the target of real builds, before and after. */
export const predictedPair = (p: StoredProgram, settings: Settings) => {
  const o = optimisationNamed(p.optimisation);
  const program = programOf(p);
  if (o === null || program === null) return null;
  const s = subjectOf(program, { ...settings, ...realSettings }, [o]);
  const before = s?.compiled(null) ?? null;
  const after = s?.compiled(o) ?? null;
  return before === null || after === null ? null : { before, after };
};

type Pair = NonNullable<ReturnType<typeof predictedPair>>;

export const seenIn = ({ before, after }: Pair, builds: readonly Observed[]): Seen => {
  const was = predicted(before.outcome, before.output);
  const becomes = predicted(after.outcome, after.output);
  const plain = builds.filter((b) => b.plan.c !== 'sanitized');
  const does = (b: Observed, w: typeof was): boolean => w !== null && sameBehaviour(w, b);
  if (plain.some((b) => does(b, becomes) && !does(b, was))) return 'optimised';
  return plain.every((b) => does(b, was)) ? 'as-written' : 'otherwise';
};

export const builtAs = (b: Observed): RealEntry['builds'][number] => ({
  plan: showPlan(b.plan),
  printed: b.output,
  end: showEnd(b.end),
  sanitizer: b.sanitizer,
});
