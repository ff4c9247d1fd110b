import type { Span } from '../span.js';
import type { Concrete } from '../tree-sitter.js';
import type { Context } from './context.js';
import { field, fields, named } from './context.js';
import { headersOfType, wayAround } from './names.js';
import { qualifierWords } from './words.js';
import type {
  ArrayOf,
  BaseType,
  BasicName,
  Declarator,
  Derivation,
  Enumerator,
  FunctionOf,
  MemberDeclaration,
  Parameter,
  TypeName,
} from './syntax.js';

/** C11 6.7.2p2: the specifiers may come in any order, so the words are sorted before they are looked up. */
const spellings: readonly (readonly [BasicName, ...(readonly string[])])[] = [
  ['void', 'void'],
  ['_Bool', '_Bool'],
  ['char', 'char'],
  ['signed char', 'signed char'],
  ['unsigned char', 'unsigned char'],
  ['short', 'short', 'signed short', 'short int', 'signed short int'],
  ['unsigned short', 'unsigned short', 'unsigned short int'],
  ['int', 'int', 'signed', 'signed int'],
  ['unsigned int', 'unsigned', 'unsigned int'],
  ['long', 'long', 'signed long', 'long int', 'signed long int'],
  ['unsigned long', 'unsigned long', 'unsigned long int'],
  ['long long', 'long long', 'signed long long', 'long long int', 'signed long long int'],
  ['unsigned long long', 'unsigned long long', 'unsigned long long int'],
];
const sorted = (words: readonly string[]): string => [...words].sort().join(' ');
const basicNames: ReadonlyMap<string, BasicName> = new Map(
  spellings.flatMap(([name, ...all]) => all.map((s): [string, BasicName] => [sorted(s.split(' ')), name])),
);

/** Which qualifiers stand among words; `volatile` stays away where it is not (6.7.3). */
const qualifiers = (words: readonly string[]) => ({
  const: words.includes('const'),
  ...(words.includes('volatile') ? { volatile: true } : {}),
});

const int = (at: Span): BaseType => ({ kind: 'basic', name: 'int', const: false, span: at });

const unknownType = (c: Context, name: string, at: Span): BaseType => {
  const [header] = headersOfType(name);
  const around = wayAround(name);
  if (header !== undefined) {
    c.complain(
      'missing-include',
      `\`${name}\` is not declared: its header is not included`,
      at,
      `#include <${header}>`,
    );
  } else if (around !== undefined) c.refuse(`\`${name}\``, at, around);
  else
    c.complain(
      'unknown-type',
      `\`${name}\` names no type`,
      at,
      'declare it by typedef, or write struct before it',
    );
  return int(at);
};

const wordType = (c: Context, node: Concrete): BaseType => {
  const at = c.span(node);
  const words = c.tokens(node).map((t) => t.text);
  const late = words.find((w) => w === 'static' || w === 'extern' || w === 'typedef' || w === 'inline');
  if (late !== undefined)
    c.complain('syntax', `\`${late}\` among the words of a type`, at, `put \`${late}\` first`);
  const rest = words.filter((w) => !qualifierWords.has(w) && w !== late);
  const basic = basicNames.get(sorted(rest));
  if (basic !== undefined) return { kind: 'basic', name: basic, ...qualifiers(words), span: at };
  if (rest.length === 1) {
    const [name = ''] = rest;
    return c.isTypeName(node)
      ? { kind: 'named', name, ...qualifiers(words), span: at }
      : unknownType(c, name, at);
  }
  c.complain('syntax', `\`${words.join(' ')}\` is no type`, at, 'write one type');
  return int(at);
};

const enumType = (c: Context, node: Concrete): BaseType => {
  const at = c.span(node);
  const underlying = field(node, 'underlying_type');
  if (underlying !== undefined) c.refuse('an underlying type of an enum', c.span(underlying), 'leave it out');
  const name = field(node, 'name');
  const body = field(node, 'body');
  return {
    kind: 'enum',
    name: name === undefined ? null : c.name(name),
    enumerators: body === undefined ? null : enumerators(c, body),
    const: false,
    span: at,
  };
};

const enumerators = (c: Context, body: Concrete): readonly Enumerator[] => {
  const found = named(body).map((e): Enumerator => {
    const name = field(e, 'name') ?? e;
    const value = field(e, 'value');
    return {
      kind: 'enumerator',
      name: c.name(name),
      value: value === undefined ? null : c.expression(value),
      span: c.span(name),
    };
  });
  if (found.length === 0) c.complain('syntax', 'an enum needs an enumerator', c.span(body), 'add one');
  return found;
};

const recordType = (c: Context, node: Concrete, tag: 'struct' | 'union'): BaseType => {
  const name = field(node, 'name');
  const body = field(node, 'body');
  const members = body === undefined ? null : named(body).map((m) => memberDeclaration(c, m));
  if (body !== undefined && members?.length === 0) {
    c.refuse(`a ${tag} without members`, c.span(body), 'give it a member, say `char unused;`');
  }
  return {
    kind: 'record',
    tag,
    name: name === undefined ? null : c.name(name),
    members,
    const: false,
    span: c.span(node),
  };
};

const memberDeclaration = (c: Context, node: Concrete): MemberDeclaration => {
  const { base, storage, inline } = specifiers(c, node);
  const at = c.span(node);
  if (node.type !== 'field_declaration') c.refuse('this among members', at, 'move it out of the braces');
  if (storage.length > 0 || inline) c.complain('syntax', 'a member has no storage class', at, 'remove it');
  const declarators = fields(node, 'declarator')
    .filter((d) => !d.missing)
    .map((d) => declarator(c, d));
  if (declarators.length === 0 && base.kind !== 'record') {
    c.complain('syntax', 'this declares no member', at, 'name the member');
  }
  return { kind: 'member-declaration', base, declarators, span: at };
};

export interface Specifiers {
  readonly base: BaseType;
  readonly storage: readonly Concrete[];
  readonly inline: boolean;
}

/** What a declaration says before its declarators; whatever is not known here is refused. */
export const specifiers = (c: Context, node: Concrete): Specifiers => {
  const storage: Concrete[] = [];
  let inline = false;
  const words: string[] = [];
  for (const child of node.children) {
    switch (child.type) {
      case 'storage_class_specifier':
        if (c.text(child) === 'inline') inline = true;
        else storage.push(child);
        break;
      case 'type_qualifier':
        if (qualifierWords.has(c.text(child))) words.push(c.text(child));
        else c.refuse(`\`${c.text(child)}\``, c.span(child), 'drop it');
        break;
      case 'attribute_specifier':
      case 'attribute_declaration':
      case 'ms_declspec_modifier':
      case 'ms_call_modifier':
      case 'gnu_asm_expression':
        c.refuse('an attribute', c.span(child), 'remove it');
    }
  }
  const base = baseType(c, field(node, 'type') ?? node);
  const added = qualifiers(words);
  const isConst = base.const || added.const;
  return {
    base: { ...base, ...added, ...(base.volatile ? { volatile: true } : {}), const: isConst },
    storage,
    inline,
  };
};

const baseType = (c: Context, node: Concrete): BaseType => {
  switch (node.type) {
    case 'primitive_type':
    case 'sized_type_specifier':
    case 'type_identifier':
      return wordType(c, node);
    case 'struct_specifier':
      return recordType(c, node, 'struct');
    case 'union_specifier':
      return recordType(c, node, 'union');
    case 'enum_specifier':
      return enumType(c, node);
    default:
      c.complain('syntax', 'expected a type here', c.span(node), 'write one');
      return int(c.span(node));
  }
};

const abstractName = '';

/**
 * Unrolls a declarator, concrete or abstract, into the name and the derivations from the name outwards. A declarator
 * is written inside out: its outermost node is what is nearest to the base.
 */
export const derivations = (
  c: Context,
  node: Concrete | undefined,
): { name: Concrete | null; derived: readonly Derivation[] } => {
  const outermostFirst: Derivation[] = [];
  let at = node;
  while (at !== undefined) {
    switch (at.type) {
      case 'identifier':
      case 'field_identifier':
      case 'type_identifier':
      case 'primitive_type':
        return { name: at, derived: outermostFirst.reverse() };
      case 'parenthesized_declarator':
      case 'abstract_parenthesized_declarator':
        at = named(at)[0];
        break;
      case 'pointer_declarator':
      case 'abstract_pointer_declarator':
        outermostFirst.push({ kind: 'pointer', ...pointerQualifiers(c, at), span: c.span(at) });
        at = field(at, 'declarator');
        break;
      case 'array_declarator':
      case 'abstract_array_declarator':
        outermostFirst.push({ kind: 'array', ...arraySize(c, at), span: c.span(at) });
        at = field(at, 'declarator');
        break;
      case 'function_declarator':
      case 'abstract_function_declarator':
        outermostFirst.push(functionOf(c, at));
        at = field(at, 'declarator');
        break;
      default:
        c.refuse('this declarator', c.span(at), 'write it as in C11');
        at = undefined;
    }
  }
  return { name: null, derived: outermostFirst.reverse() };
};

const pointerQualifiers = (c: Context, node: Concrete) => {
  const words: string[] = [];
  for (const child of node.children) {
    if (child.field === 'declarator' || child.type === '*') continue;
    if (child.type === 'type_qualifier' && qualifierWords.has(c.text(child))) words.push(c.text(child));
    else c.refuse(`\`${c.text(child)}\``, c.span(child), 'drop it');
  }
  return qualifiers(words);
};

const arraySize = (c: Context, node: Concrete): Pick<ArrayOf, 'size' | 'atLeast'> => {
  let atLeast = false;
  for (const child of node.children) {
    if (child.field === 'declarator' || child.type === '[' || child.type === ']') continue;
    if (child.field === 'size' && child.type !== '*')
      return { size: c.expression(child), ...(atLeast ? { atLeast } : {}) };
    if (c.text(child) === 'static' && !atLeast) {
      atLeast = true;
      continue;
    }
    const what = `\`${c.text(child)}\` between the brackets of an array`;
    c.refuse(what, c.span(child), 'give the size alone, or nothing');
  }
  if (atLeast)
    c.complain('syntax', '`static` without a size', c.span(node), 'say how many elements there are');
  return { size: null };
};

const functionOf = (c: Context, node: Concrete): FunctionOf => {
  const span = c.span(node);
  for (const child of node.children) {
    if (child.field === null) c.refuse('this after a parameter list', c.span(child), 'remove it');
  }
  const list = field(node, 'parameters');
  const entries = list === undefined ? [] : named(list);
  const variadic = entries.some((e) => e.type === 'variadic_parameter');
  const parameters = entries.filter((e) => e.type !== 'variadic_parameter').map((e) => parameter(c, e));
  const [first] = parameters;
  const isVoid =
    parameters.length === 1 &&
    first?.name === null &&
    first.type.derived.length === 0 &&
    first.type.base.kind === 'basic' &&
    first.type.base.name === 'void' &&
    !first.type.base.const &&
    first.type.base.volatile !== true;
  if (variadic && parameters.length === 0) {
    c.complain('syntax', '`...` needs a parameter before it', span, 'name the first parameter');
  }
  return {
    kind: 'function',
    parameters: isVoid ? [] : parameters,
    prototype: entries.length > 0,
    variadic,
    span,
  };
};

const parameter = (c: Context, node: Concrete): Parameter => {
  const span = c.span(node);
  if (node.type !== 'parameter_declaration') {
    c.refuse('a parameter without a type (K&R style)', span, 'write the types between the parentheses');
    return {
      kind: 'parameter',
      name: null,
      type: { kind: 'type-name', base: int(span), derived: [], span },
      span,
    };
  }
  const { base, storage, inline } = specifiers(c, node);
  const [first, second] = storage.map((s) => c.text(s));
  if ((first !== undefined && first !== 'register') || second !== undefined || inline)
    c.complain('syntax', 'a parameter has no storage class but `register`', span, 'remove it');
  const { name, derived } = derivations(c, field(node, 'declarator'));
  onlyOfParameters(c, derived.slice(1));
  return {
    kind: 'parameter',
    ...(first === 'register' ? { register: true } : {}),
    name: name === null ? null : c.name(name),
    type: { kind: 'type-name', base, derived, span },
    span: name === null ? span : c.span(name),
  };
};

/** `static` between brackets stands in the outermost array of a parameter (6.7.6.2p1). */
const onlyOfParameters = (c: Context, derived: readonly Derivation[]): void => {
  const wrong = derived.find((d) => d.kind === 'array' && d.atLeast === true);
  if (wrong !== undefined)
    c.complain('syntax', '`static` in the brackets of what is no parameter itself', wrong.span, 'remove it');
};

export const declarator = (c: Context, node: Concrete): Declarator => {
  const { name, derived } = derivations(c, node);
  onlyOfParameters(c, derived);
  if (name === null) c.complain('syntax', 'a name is missing here', c.span(node), 'name what is declared');
  return {
    kind: 'declarator',
    name: name === null ? abstractName : c.name(name),
    derived,
    initialiser: null,
    span: c.span(name ?? node),
  };
};

/** `type_descriptor`: what stands between the parentheses of a cast or of `sizeof`. */
export const typeName = (c: Context, node: Concrete): TypeName => {
  const { base } = specifiers(c, node);
  const { derived } = derivations(c, field(node, 'declarator'));
  onlyOfParameters(c, derived);
  return { kind: 'type-name', base, derived, span: c.span(node) };
};
