import type { Diagnostic } from '../diagnostic.js';
import { error } from '../diagnostic.js';
import { source as makeSource, unfit } from '../source.js';
import type { Source } from '../source.js';
import type { Concrete, ConcreteTree } from '../tree-sitter.js';
import { parseConcrete } from '../tree-sitter.js';
import { context, named } from './context.js';
import type { Context } from './context.js';
import { expression } from './convert-expressions.js';
import { nestedTooDeeply, tooDeepAt } from './depth.js';
import { externalDeclaration } from './convert-unit.js';
import { preprocess } from './preprocess.js';
import { steer } from './steer.js';
import type { Steered } from './steer.js';
import type { TranslationUnit } from './syntax.js';
import { tokenise } from './tokens.js';

/** Either a unit without errors (there may be warnings), or null and at least one error. */
export interface ParsedC {
  readonly unit: TranslationUnit | null;
  readonly diagnostics: readonly Diagnostic[];
}

const shownErrors = 5;
const maxMessages = 50;
const isError = (d: Diagnostic): boolean => d.severity === 'error';

/** What a person calls the nodes that tree-sitter may miss. */
const missingNames: ReadonlyMap<string, string> = new Map([
  ['identifier', 'an expression or a name'],
  ['field_identifier', 'a name'],
  ['type_identifier', 'a type'],
  ['primitive_type', 'a type'],
]);

const syntaxError = (c: Context, source: Source, steered: Steered, node: Concrete): Diagnostic => {
  const last = steered.tokens[steered.tokens.length - 1];
  if (node.missing) {
    const before = c.at(Math.max(0, node.start - 1));
    const wanted =
      missingNames.get(node.type) ?? (/^[;,:=()[\]{}]$/.test(node.type) ? `\`${node.type}\`` : 'something');
    return error('syntax', `expected ${wanted} after this`, before, { help: 'add it' });
  }
  const found = node.start >= steered.text.length ? undefined : c.text(node);
  const at = found === undefined && last !== undefined ? source.span(last.end, last.end) : c.span(node);
  const what = found === undefined || found === '' ? 'the end of the file' : `\`${found}\``;
  return error('syntax', `did not expect ${what} here`, at, {
    help: 'look at what comes just before it: an operator, a name or a `;` may be missing',
  });
};

/** The outermost errors, in the order of the text, except where one of `known` says already what is wrong. */
const syntaxErrors = (
  c: Context,
  source: Source,
  steered: Steered,
  tree: ConcreteTree,
  known: readonly Diagnostic[],
): readonly Diagnostic[] => {
  const outermost: Concrete[] = [];
  for (const e of tree.errors) {
    const last = outermost[outermost.length - 1];
    if (last === undefined || e.start >= last.end) outermost.push(e);
  }
  return outermost
    .filter((e) => {
      const { start, end } = c.span(e);
      return !known.some((k) => k.span.start >= start && k.span.start < end);
    })
    .slice(0, shownErrors)
    .map((e) => syntaxError(c, source, steered, e));
};

/**
 * Parses one file of mini-C. Synchronous; the grammars must be loaded (`loadGrammars`).
 * Errors: `too-large`, `not-text`, `nested-too-deeply`, `syntax`, `outside-subset`, `missing-include`,
 * `unknown-type`, `redefined`, `macro`.
 */
export const parseC = (text: string, file: string): ParsedC => {
  const { unit, diagnostics } = parse(text, file);
  return { unit, diagnostics: inOrder(diagnostics) };
};

/** By place, one message of a kind a place, and no more than a person will read. */
const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const sorted = diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  const once = sorted.filter((d, i) => {
    const last = sorted[i - 1];
    return last === undefined || last.span.start !== d.span.start || last.code !== d.code;
  });
  const next = once[maxMessages];
  if (next === undefined) return once;
  const more = error('too-many', `${once.length - maxMessages} more messages from here on`, next.span);
  const severity = once.slice(maxMessages).some(isError) ? 'error' : 'warning';
  return [...once.slice(0, maxMessages), { ...more, severity }];
};

const parse = (text: string, file: string): ParsedC => {
  const source = makeSource(text, file);
  const bad = unfit(source);
  if (bad !== null) return { unit: null, diagnostics: [bad] };
  const lexed = tokenise(source);
  const { tokens, includes, diagnostics: fromDirectives } = preprocess(source, lexed.tokens);
  // What macros stand for is anybody's guess then.
  if (fromDirectives.some((d) => d.code === 'macro'))
    return { unit: null, diagnostics: [...lexed.diagnostics, ...fromDirectives] };
  const steered = steer(source, tokens, includes);
  const before = [...lexed.diagnostics, ...fromDirectives, ...steered.diagnostics];
  if (steered.fatal || lexed.diagnostics.length > 0) return { unit: null, diagnostics: before };
  const tree = parseConcrete('c', steered.text);
  const c = context(source, steered, expression);
  const deep = 'tooDeep' in tree ? tree.tooDeep : tooDeepAt(tree.root);
  if ('tooDeep' in tree || deep !== null) {
    return { unit: null, diagnostics: [...before, nestedTooDeeply(c.at(deep ?? 0))] };
  }
  if (tree.errors.length > 0) {
    // After a refusal the rest may no longer make sense, and one message about it is enough.
    const refused = before.some((d) => isError(d) && d.code !== 'syntax');
    const errors = refused ? [] : syntaxErrors(c, source, steered, tree, before);
    return { unit: null, diagnostics: [...before, ...errors] };
  }
  const items = named(tree.root).flatMap((n) => externalDeclaration(c, n));
  const diagnostics = [...before, ...c.diagnostics];
  if (diagnostics.some(isError)) return { unit: null, diagnostics };
  const unit: TranslationUnit = {
    kind: 'unit',
    includes,
    items,
    marks: lexed.marks,
    span: source.span(0, text.length),
  };
  return { unit, diagnostics };
};
