/**
 * The lines of an `expect` fence:
 *
 *     regime[/aliasing] [threat]: outcome [kind] [premise] [flag …] [@mark]  [# unreviewed | # gap: reason]
 *
 * A line without an aliasing model speaks of the scenario's own (the setting `aliasing`), a line without a threat of the
 * program as it stands; under the threat `arbitrary` the C half runs as machine code. `*` is for every regime not named.
 */
import * as E from '#fp/Either';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import type { OutcomeName } from '../../model/outcome.js';
import type { Span } from '../../model/span.js';
import { threats, type Threat } from '../../semantics/regimes/regime.js';
import { LAYOUT_DEPENDENT } from '../field-orders.js';
import { didYouMean } from './nearest.js';
import { checkAliasing, checkRegime, type Misspelt } from './registry.js';
import { flagNames, isFlag, isPremise, premiseNames, ubNames, type Flag } from './vocabulary.js';

export interface Expectation {
  /** `*`: all that no other line names. */
  readonly regime: string;
  readonly aliasing: string | null;
  readonly threat: Threat | null;
  readonly outcome: Exclude<OutcomeName, 'error'>;
  readonly when: 'static' | 'dynamic' | null;
  /** The kind of UB. */
  readonly kind: string | null;
  readonly premise: string | null;
  /** Each of them has to be there; others may be. */
  readonly flags: readonly Flag[];
  readonly mark: string | null;
  /** Of `n/a`. */
  readonly reason: string | null;
  /** Written by `--bless`: nobody has said yet that it is right. */
  readonly unreviewed: boolean;
  /** What the source says, and Ferrule does not do yet, with the reason. */
  readonly gap: string | null;
  readonly span: Span;
}

const outcomes = ['done', 'panic', 'abort', 'n/a', 'rejected', 'ub', 'fuel'] as const;

const fail = (span: Span, code: string, message: string, help: string): E.Either<Diagnostic, never> =>
  E.left(error(code, message, span, { help }));

const misspelt = (span: Span, m: Misspelt): E.Either<Diagnostic, never> =>
  fail(span, m.code, m.message, m.help);

type Verdict = Pick<Expectation, 'outcome' | 'when' | 'kind' | 'premise' | 'flags' | 'mark' | 'reason'>;

const premiseOr = (word: string, others: readonly string[], span: Span): E.Either<Diagnostic, string> =>
  isPremise(word)
    ? E.right(word)
    : fail(
        span,
        'unknown-premise',
        `there is no premise \`${word}\``,
        didYouMean(word, [...others, ...premiseNames]),
      );

const verdict = (text: string, span: Span): E.Either<Diagnostic, Verdict> => {
  const [first = '', ...rest] = text.split(/\s+/);
  const outcome = outcomes.find((o) => o === first);
  const blank: Omit<Verdict, 'outcome'> = {
    when: null,
    kind: null,
    premise: null,
    flags: [],
    mark: null,
    reason: null,
  };
  if (first === 'error')
    return fail(
      span,
      'expect-line',
      '`error` is a bug in Ferrule, and never expected',
      'mark a known gap: `# gap: reason`',
    );
  if (outcome === undefined)
    return fail(span, 'unknown-outcome', `there is no outcome \`${first}\``, didYouMean(first, outcomes));
  if (outcome === 'n/a') {
    const reason = rest.join(' ');
    return reason === ''
      ? fail(span, 'expect-line', '`n/a` without its reason', 'write `n/a direction`')
      : E.right({ ...blank, outcome, reason });
  }
  const flags = rest.filter(isFlag);
  const words = rest.filter((w) => !isFlag(w));
  const last = words.at(-1) ?? '';
  const mark = last.startsWith('@') ? last.slice(1) : null;
  if (mark !== null) words.pop();
  const extra = (): E.Either<Diagnostic, never> =>
    fail(span, 'expect-line', `nothing is known of \`${words.join(' ')}\` behind \`${first}\``, 'remove it');
  const ofDone = flags.find((f) => f !== LAYOUT_DEPENDENT);
  if (ofDone !== undefined && outcome !== 'done')
    return fail(span, 'unknown-flag', `\`${ofDone}\` is said of \`done\` alone`, 'remove it');
  const finish = (v: Partial<Verdict>): E.Either<Diagnostic, Verdict> =>
    words.length > 0 ? extra() : E.right({ ...blank, outcome, flags, mark, ...v });
  switch (outcome) {
    case 'ub': {
      const kind = ubNames.includes(words[0] ?? '') ? (words.shift() ?? null) : null;
      const word = words.shift();
      if (word === undefined) return finish({ kind });
      const premise = premiseOr(word, kind === null ? ubNames : [], span);
      return E.isLeft(premise) ? premise : finish({ kind, premise: premise.right });
    }
    case 'rejected': {
      const when = words.shift();
      if (when !== 'static' && when !== 'dynamic')
        return fail(
          span,
          'expect-line',
          '`rejected` says when',
          'write `rejected static …` or `rejected dynamic …`',
        );
      const word = words.shift();
      if (word === undefined) return finish({ when });
      const premise = premiseOr(word, [], span);
      return E.isLeft(premise) ? premise : finish({ when, premise: premise.right });
    }
    case 'done': {
      if (mark !== null)
        return fail(span, 'expect-line', '`done` happens nowhere in particular', 'remove the mark');
      const [flag] = words;
      if (flag !== undefined && flags.length === 0)
        return fail(span, 'unknown-flag', `there is no flag \`${flag}\``, didYouMean(flag, flagNames));
      return finish({});
    }
    case 'fuel':
    case 'panic':
    case 'abort':
      return finish({});
  }
};

const heads = /^(\*|[a-z][\w-]*)(?:\/([\w-]+))?(?:[ \t]+([\w-]+))?[ \t]*:[ \t]*(.*)$/;

/** Reads one line. */
export const parseExpectation = (line: string, span: Span): E.Either<Diagnostic, Expectation> => {
  const [, text = '', note = null] = /^(.*?)(?:\s+#\s*(.*))?$/.exec(line.trim()) ?? [];
  const head = heads.exec(text);
  if (head === null) {
    const help = 'write `regime[/aliasing] [threat]: outcome [kind] [premise] [flag] [@mark]`';
    return fail(span, 'expect-line', `\`${text}\` is no expectation`, help);
  }
  const [, regime = '', aliasing = null, threat = null, rest = ''] = head;
  if (regime !== '*') {
    const known = checkRegime(regime);
    if (E.isLeft(known)) return misspelt(span, known.left);
  }
  if (aliasing !== null) {
    const known = checkAliasing(aliasing);
    if (E.isLeft(known)) return misspelt(span, known.left);
  }
  const knownThreat = threats.find((t) => t === threat) ?? null;
  if (threat !== null && knownThreat === null)
    return fail(span, 'unknown-threat', `there is no threat \`${threat}\``, didYouMean(threat, threats));
  const gap = note === null ? null : (/^gap:\s*(.+)$/.exec(note)?.[1] ?? null);
  const unreviewed = note === 'unreviewed';
  if (note !== null && gap === null && !unreviewed)
    return fail(
      span,
      'expect-line',
      `nothing is known of the mark \`# ${note}\``,
      'write `# unreviewed` or `# gap: reason`',
    );
  const v = verdict(rest, span);
  if (E.isLeft(v)) return v;
  return E.right({ regime, aliasing, threat: knownThreat, ...v.right, unreviewed, gap, span });
};

/** The verdict as it stands in a line. */
export const showVerdict = (e: Verdict): string =>
  [e.outcome, e.when, e.kind, e.premise, e.reason, ...e.flags, e.mark === null ? null : `@${e.mark}`]
    .filter((w) => w !== null)
    .join(' ');
