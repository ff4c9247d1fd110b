import type { Span } from './span.js';

/** A further place that a diagnostic points at (where a loan was taken, where a value was moved…). */
export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** A node of the derivation behind a refusal: a rule, what it says here, and what it rests on. */
export interface StaticDerivation {
  readonly rule: string;
  readonly says: string;
  readonly span: Span;
  readonly premises: readonly StaticDerivation[];
}

/**
 * What a parser, type checker, borrow checker or linker has to say to a person.
 * `code` is rustc's where rustc has one (E0502), else one of ours in kebab-case (`syntax`, `outside-subset`, `nested-too-deeply`, …).
 * `help` is one line with a way out.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly help?: string;
  /** Where a judgement with rules of its own refused: how it came to that. */
  readonly derivation?: StaticDerivation;
}

export interface MoreSaid {
  readonly related?: readonly Related[];
  readonly help?: string;
  readonly derivation?: StaticDerivation;
}

export const error = (code: string, message: string, span: Span, more: MoreSaid = {}): Diagnostic => ({
  code,
  severity: 'error',
  message,
  span,
  related: more.related ?? [],
  ...(more.help === undefined ? {} : { help: more.help }),
  ...(more.derivation === undefined ? {} : { derivation: more.derivation }),
});

/** The usual text form: `file:line:column: error[code]: message`, then the related places, then help. */
export const showDiagnostic = (d: Diagnostic): string => {
  const at = (s: Span): string => `${s.file}:${s.line}:${s.column}`;
  const lines = [`${at(d.span)}: ${d.severity}[${d.code}]: ${d.message}`];
  for (const r of d.related) lines.push(`  ${at(r.span)}: ${r.message}`);
  if (d.help !== undefined) lines.push(`  help: ${d.help}`);
  return lines.join('\n');
};

/** A derivation as an indented list, the conclusion first, each line with the rule that it is by. */
export const showDerivation = (d: StaticDerivation, depth = 0): string =>
  [
    `${'  '.repeat(depth)}${d.says}  [${d.rule}, line ${d.span.line}]`,
    ...d.premises.map((p) => showDerivation(p, depth + 1)),
  ].join('\n');
