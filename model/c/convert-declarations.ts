import type { Concrete } from '../tree-sitter.js';
import type { Context } from './context.js';
import { field, fields, named } from './context.js';
import { initialiser, expression, stringLiteral } from './convert-expressions.js';
import { declarator, specifiers } from './convert-types.js';
import type { Specifiers } from './convert-types.js';
import type { Declaration, Declarator, StaticAssert, Storage, StringLiteral } from './syntax.js';

export const storageOf = (c: Context, { storage }: Specifiers): Exclude<Storage, 'typedef'> => {
  const [first, second] = storage;
  if (first === undefined) return 'none';
  if (second !== undefined) {
    c.complain('syntax', 'a declaration has one storage class (C11 6.7.1p2)', c.span(second), 'remove one');
  }
  const text = c.text(first);
  if (text === 'static' || text === 'extern' || text === 'auto' || text === 'register') return text;
  c.refuse(`\`${text}\``, c.span(first), 'drop it');
  return 'none';
};

export const inlineOf = (c: Context, { inline }: Specifiers, storage: Storage, node: Concrete): boolean => {
  // Without `static` another definition elsewhere may be the one that is called (6.7.4p7).
  if (inline && storage !== 'static')
    c.refuse('`inline` without `static`', c.span(node), 'write static inline');
  return inline;
};

const initDeclarator = (c: Context, node: Concrete): Declarator => {
  if (node.type !== 'init_declarator') return declarator(c, node);
  const value = field(node, 'value');
  const plain = declarator(c, field(node, 'declarator') ?? node);
  return { ...plain, initialiser: value === undefined ? null : initialiser(c, value) };
};

/** None for `struct S { … };`, which the skeleton gives a declarator that stands on the `;` alone. */
const declarators = (c: Context, node: Concrete, { base }: Specifiers): readonly Declarator[] => {
  const found = fields(node, 'declarator').filter((d) => c.text(d) !== ';');
  if (found.length === 0 && (base.kind === 'basic' || base.kind === 'named')) {
    c.complain('syntax', 'this declares nothing', c.span(node), 'name what is declared');
  }
  return found.map((d) => initDeclarator(c, d));
};

export const declaration = (c: Context, node: Concrete): Declaration => {
  const said = specifiers(c, node);
  const storage = storageOf(c, said);
  return {
    kind: 'declaration',
    storage,
    inline: inlineOf(c, said, storage, node),
    base: said.base,
    declarators: declarators(c, node, said),
    span: c.span(node),
  };
};

export const typedef = (c: Context, node: Concrete): Declaration => {
  const said = specifiers(c, node);
  const [extra] = said.storage;
  if (extra !== undefined || said.inline) {
    c.complain('syntax', 'a typedef has no storage class beside it', c.span(extra ?? node), 'remove it');
  }
  return {
    kind: 'declaration',
    storage: 'typedef',
    inline: false,
    base: said.base,
    declarators: declarators(c, node, said),
    span: c.span(node),
  };
};

/** `_Static_assert(…)`, which tree-sitter takes for a call; null where the node is something else. */
export const staticAssert = (c: Context, node: Concrete): StaticAssert | null => {
  const [called] = node.type === 'expression_statement' ? named(node) : [];
  const callee = called?.type === 'call_expression' ? field(called, 'function') : undefined;
  const list = called === undefined ? undefined : field(called, 'arguments');
  if (callee === undefined || list === undefined) return null;
  if (c.tokens(callee).length !== 1 || c.text(callee) !== '_Static_assert') return null;
  const span = c.span(node);
  const [condition, message, ...more] = named(list);
  const isText = message?.type === 'string_literal' || message?.type === 'concatenated_string';
  if (condition === undefined || !isText || more.length > 0) {
    const help = 'write _Static_assert(condition, "message");';
    c.complain('syntax', '`_Static_assert` wants a condition and a string (C11 6.7.10)', span, help);
  }
  const text: StringLiteral = isText ? stringLiteral(c, message) : { kind: 'string', bytes: [], span };
  return {
    kind: 'static-assert',
    condition: condition === undefined ? text : expression(c, condition),
    message: text,
    span,
  };
};
