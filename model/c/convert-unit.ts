import type { Concrete } from '../tree-sitter.js';
import type { Context } from './context.js';
import { field, named } from './context.js';
import { declaration, inlineOf, staticAssert, storageOf, typedef } from './convert-declarations.js';
import { compound } from './convert-statements.js';
import { derivations, specifiers } from './convert-types.js';
import type { Span } from '../span.js';
import type { ExternalDeclaration, FunctionDefinition, FunctionOf, Storage } from './syntax.js';

const isFunction = (d: { readonly kind: string } | undefined): d is FunctionOf => d?.kind === 'function';

/** C11 6.9p2. */
const outside = (c: Context, storage: Storage, at: Span): FunctionDefinition['storage'] => {
  if (storage === 'static' || storage === 'extern' || storage === 'none') return storage;
  c.complain('syntax', `\`${storage}\` on a function (C11 6.9p2)`, at, 'remove it');
  return 'none';
};

const functionDefinition = (c: Context, node: Concrete): FunctionDefinition | null => {
  const said = specifiers(c, node);
  const span = c.span(node);
  const storage = outside(c, storageOf(c, said), span);
  const complaints = c.diagnostics.length;
  const { name, derived } = derivations(c, field(node, 'declarator'));
  const [head, ...result] = derived;
  const oldStyle = node.children.find((n) => n.type === 'declaration');
  if (oldStyle !== undefined && c.diagnostics.length === complaints) {
    c.refuse('a definition in K&R style', c.span(oldStyle), 'write the types between the parentheses');
  }
  if (name === null || !isFunction(head)) {
    c.complain('syntax', 'a body follows what is no function', span, 'write a parameter list before it');
    return null;
  }
  if (head.variadic) c.refuse('a definition with `...`', head.span, 'pass a pointer and a count');
  const unnamed = head.parameters.find((p) => p.name === null);
  if (unnamed !== undefined && c.diagnostics.length === complaints) {
    c.complain('syntax', 'a parameter of a definition needs a name (C11 6.9.1p5)', unnamed.span, 'name it');
  }
  const body = field(node, 'body');
  return {
    kind: 'function-definition',
    storage,
    inline: inlineOf(c, said, storage, node),
    name: c.name(name),
    result: { kind: 'type-name', base: said.base, derived: result, span: said.base.span },
    parameters: head.parameters,
    prototype: head.prototype,
    body: body === undefined ? { kind: 'compound', items: [], span } : compound(c, body),
    span,
    nameSpan: c.span(name),
  };
};

/** One child of the translation unit; nothing for what was complained about. */
export const externalDeclaration = (c: Context, node: Concrete): readonly ExternalDeclaration[] => {
  switch (node.type) {
    case 'declaration':
      return [declaration(c, node)];
    case 'type_definition':
      return [typedef(c, node)];
    case 'function_definition': {
      const found = functionDefinition(c, node);
      return found === null ? [] : [found];
    }
    case 'linkage_specification':
      c.refuse('`extern "C"`', c.span(node), 'this is C already: remove it');
      return [];
    case 'expression_statement': {
      if (named(node).length === 0) {
        c.warn({
          code: 'extra-semicolon',
          severity: 'warning',
          message: 'this `;` declares nothing',
          span: c.span(node),
          related: [],
          help: 'remove it',
        });
        return [];
      }
      const assertion = staticAssert(c, node);
      if (assertion !== null) return [assertion];
    }
  }
  c.complain(
    'syntax',
    'only declarations may stand outside of functions',
    c.span(node),
    'move it into a function',
  );
  return [];
};
