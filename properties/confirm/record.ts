/** The durable form of a confirmation: `NAME.confirmed.json` beside `NAME.md`. */
import * as E from '#fp/Either';
import * as t from '#io/index';
import type { Outcome } from '../../model/outcome.js';
import { agrees, predicted, realityOf, type Observed } from './observed.js';
import type { ModelSays } from './model.js';

const End = t.union([
  t.type({ k: t.literal('exit'), code: t.number }),
  t.type({ k: t.literal('signal'), signal: t.string }),
  t.type({ k: t.literal('limit'), of: t.keyof({ time: null, output: null }) }),
]);

const Plan = t.type({
  rust: t.union([t.literal('0'), t.literal('3'), t.null]),
  c: t.union([t.literal('0'), t.literal('2'), t.literal('sanitized'), t.null]),
});

const Build = t.type({
  plan: Plan,
  output: t.string,
  end: End,
  sanitizer: t.union([t.string, t.null]),
});

const Model = t.intersection([
  t.type({
    outcome: t.string,
    output: t.string,
    unspecified: t.boolean,
    settings: t.record(t.string, t.string),
  }),
  // `tried`: records from before it was written down lack it.
  t.partial({ ub: t.string, premise: t.string, exit: t.number, tried: t.array(t.string) }),
]);

/**
 * `agree`: every build does what the model says; `differ`: some does not. The rest has nothing to be held to: undefined,
 * unspecified, no end within the fuel, refused by the regime or out of its scope.
 */
export const verdicts = {
  agree: null,
  differ: null,
  ub: null,
  unspecified: null,
  unfinished: null,
  refused: null,
};
export type Verdict = keyof typeof verdicts;

export const ConfirmationCodec = t.type({
  version: t.literal(1),
  program: t.string,
  /** Of the program that was built: a file that changed since says so in the report. */
  digest: t.string,
  date: t.string,
  compilers: t.record(t.string, t.string),
  limits: t.string,
  verdict: t.keyof(verdicts),
  model: Model,
  builds: t.array(Build),
});
export type Confirmation = t.TypeOf<typeof ConfirmationCodec>;

export const verdictOf = (says: ModelSays, builds: readonly Observed[]): Verdict => {
  if (says.outcome.k === 'ub') return 'ub';
  if (says.outcome.k === 'rejected' || says.outcome.k === 'n/a') return 'refused';
  if (says.unspecified) return 'unspecified';
  const want = predicted(says.outcome, says.output);
  if (want === null) return 'unfinished';
  return builds.every((b) => agrees(want, b)) ? 'agree' : 'differ';
};

const modelPart = (says: ModelSays): Confirmation['model'] => {
  const o: Outcome = says.outcome;
  const want = predicted(o, says.output);
  return {
    outcome: o.k,
    output: says.output,
    unspecified: says.unspecified,
    settings: says.settings,
    tried: [...says.tried],
    ...(o.k === 'ub' ? { ub: o.ub, premise: o.premise } : {}),
    ...(want?.end.k === 'exit' ? { exit: want.end.code } : {}),
  };
};

export interface Circumstances {
  readonly program: string;
  readonly digest: string;
  readonly date: string;
  readonly compilers: Readonly<Record<string, string>>;
  readonly limits: string;
}

export const confirmation = (
  how: Circumstances,
  says: ModelSays,
  builds: readonly Observed[],
): Confirmation => ({
  version: 1,
  ...how,
  compilers: { ...how.compilers },
  verdict: verdictOf(says, builds),
  model: modelPart(says),
  builds: builds.map((b) => ({ ...b, plan: { ...b.plan } })),
});

/** Left: what is wrong with the text. */
export const parseConfirmation = (text: string): E.Either<string, Confirmation> => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (e) {
    return E.left(e instanceof Error ? e.message : String(e));
  }
  const decoded = ConfirmationCodec.decode(value);
  if (E.isRight(decoded)) return decoded;
  const at = decoded.left[0]?.context.map((c) => c.key).join('.') ?? '';
  return E.left(`no confirmation of version 1 (at \`${at.replace(/^\./, '')}\`)`);
};

export const showReality = (builds: readonly Observed[]): string => {
  const r = realityOf(builds);
  const parts = [
    r.differ ? 'the builds differ' : 'the builds do the same',
    r.sanitizer
      ? 'a sanitizer saw it'
      : builds.some((b) => b.plan.c === 'sanitized')
        ? 'no sanitizer saw it'
        : '',
  ];
  return parts.filter((p) => p !== '').join('; ');
};
