import type { Diagnostic } from '../diagnostic.js';
import { error } from '../diagnostic.js';
import { maxDepth, source as makeSource, unfit } from '../source.js';
import type { Source } from '../source.js';
import type { Concrete, ConcreteTree } from '../tree-sitter.js';
import { parseConcrete, tooDeeply } from '../tree-sitter.js';
import { context, named } from './context.js';
import type { Context } from './context.js';
import { expression } from './convert-expressions.js';
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

/** The node types on which the converter recurses. Parentheses are counted before. */
const nests: ReadonlySet<string> = new Set([
  ...[
    'binary_expression',
    'unary_expression',
    'pointer_expression',
    'update_expression',
    'assignment_expression',
  ],
  ...[
    'conditional_expression',
    'comma_expression',
    'cast_expression',
    'sizeof_expression',
    'call_expression',
  ],
  ...['subscript_expression', 'field_expression', 'compound_literal_expression', 'initializer_list'],
  ...[
    'compound_statement',
    'if_statement',
    'while_statement',
    'do_statement',
    'for_statement',
    'switch_statement',
  ],
  ...['case_statement', 'labeled_statement', 'pointer_declarator', 'array_declarator', 'function_declarator'],
  ...['abstract_pointer_declarator', 'abstract_array_declarator', 'abstract_function_declarator'],
  ...['struct_specifier', 'union_specifier'],
]);

/** Where the nesting of these passes `maxDepth`, or null. Iterative: this is what makes the recursion after it safe. */
const tooDeepAt = (root: Concrete): number | null => {
  const open: { readonly node: Concrete; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const depth = top.depth + (nests.has(top.node.type) ? 1 : 0);
    if (depth > maxDepth) return top.node.start;
    for (const node of top.node.children) open.push({ node, depth });
  }
  return null;
};

const shownErrors = 5;
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

/** The outermost errors, in the order of the text. */
const syntaxErrors = (
  c: Context,
  source: Source,
  steered: Steered,
  tree: ConcreteTree,
): readonly Diagnostic[] => {
  const outermost: Concrete[] = [];
  for (const e of tree.errors) {
    const last = outermost[outermost.length - 1];
    if (last === undefined || e.start >= last.end) outermost.push(e);
  }
  return outermost.slice(0, shownErrors).map((e) => syntaxError(c, source, steered, e));
};

/**
 * Parses one file of mini-C. Synchronous; the grammars must be loaded (`loadGrammars`).
 * Errors: `too-large`, `not-text`, `nested-too-deeply`, `syntax`, `outside-subset`, `missing-include`,
 * `unknown-type`, `redefined`.
 */
export const parseC = (text: string, file: string): ParsedC => {
  const { unit, diagnostics } = parse(text, file);
  return { unit, diagnostics: diagnostics.toSorted((a, b) => a.span.start - b.span.start) };
};

const parse = (text: string, file: string): ParsedC => {
  const source = makeSource(text, file);
  const bad = unfit(source);
  if (bad !== null) return { unit: null, diagnostics: [bad] };
  const lexed = tokenise(source);
  const { tokens, includes, diagnostics: fromDirectives } = preprocess(source, lexed.tokens);
  const steered = steer(source, tokens, includes);
  const before = [...lexed.diagnostics, ...fromDirectives, ...steered.diagnostics];
  if (steered.fatal || lexed.diagnostics.length > 0) return { unit: null, diagnostics: before };
  const tree = parseConcrete('c', steered.text);
  const c = context(source, steered, expression);
  const deep = 'tooDeep' in tree ? tree.tooDeep : tooDeepAt(tree.root);
  if ('tooDeep' in tree || deep !== null) {
    const { start } = c.at(deep ?? 0);
    return { unit: null, diagnostics: [...before, tooDeeply(source, start)] };
  }
  if (tree.errors.length > 0) {
    // After a refusal the rest may no longer make sense, and one message about it is enough.
    const errors = before.some(isError) ? [] : syntaxErrors(c, source, steered, tree);
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
