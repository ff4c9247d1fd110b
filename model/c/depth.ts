import { error } from '../diagnostic.js';
import type { Diagnostic } from '../diagnostic.js';
import { maxDepth } from '../source.js';
import type { Span } from '../span.js';
import type { Concrete } from '../tree-sitter.js';

export const nestedTooDeeply = (at: Span): Diagnostic =>
  error('nested-too-deeply', `nested too deeply: here the nesting passes ${maxDepth} levels`, at, {
    help: 'name parts of it by variables or by functions of their own',
  });

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
export const tooDeepAt = (root: Concrete): number | null => {
  const open: { readonly node: Concrete; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const depth = top.depth + (nests.has(top.node.type) ? 1 : 0);
    if (depth > maxDepth) return top.node.start;
    for (const node of top.node.children) open.push({ node, depth });
  }
  return null;
};
