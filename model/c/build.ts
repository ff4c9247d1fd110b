/** Constructors for trees that no source stands behind: generators, glue, tests. Spans are `noSpan` unless given. */
import { noSpan } from '../span.js';
import type {
  ArrayOf,
  BaseType,
  BasicName,
  BinaryOperator,
  BlockItem,
  Compound,
  CompoundOperator,
  Declaration,
  Declarator,
  Derivation,
  Designator,
  Enumerator,
  Expression,
  ExternalDeclaration,
  FunctionDefinition,
  FunctionOf,
  Include,
  Initialiser,
  InitialiserItem,
  InitialiserList,
  IntegerSuffix,
  MemberDeclaration,
  Parameter,
  PointerTo,
  Statement,
  StaticAssert,
  Storage,
  StringLiteral,
  TranslationUnit,
  TypeName,
  UnaryOperator,
} from './syntax.js';

const span = noSpan;

// ---- Types

export const basic = (name: BasicName, isConst = false): BaseType => ({
  kind: 'basic',
  name,
  const: isConst,
  span,
});
export const named = (name: string, isConst = false): BaseType => ({
  kind: 'named',
  name,
  const: isConst,
  span,
});
export const record = (
  tag: 'struct' | 'union',
  name: string | null,
  members: readonly MemberDeclaration[] | null = null,
  isConst = false,
): BaseType => ({ kind: 'record', tag, name, members, const: isConst, span });
export const enumeration = (
  name: string | null,
  enumerators: readonly Enumerator[] | null = null,
  isConst = false,
): BaseType => ({ kind: 'enum', name, enumerators, const: isConst, span });
export const enumerator = (name: string, value: Expression | null = null): Enumerator => ({
  kind: 'enumerator',
  name,
  value,
  span,
});
export const members = (base: BaseType, ...declarators: readonly Declarator[]): MemberDeclaration => ({
  kind: 'member-declaration',
  base,
  declarators,
  span,
});
export const pointer = (isConst = false): PointerTo => ({ kind: 'pointer', const: isConst, span });
export const array = (size: Expression | number | null): ArrayOf => ({
  kind: 'array',
  size: typeof size === 'number' ? integer(size) : size,
  span,
});
export const functionOf = (
  parameters: readonly Parameter[],
  { prototype = true, variadic = false } = {},
): FunctionOf => ({ kind: 'function', parameters, prototype, variadic, span });
export const parameter = (name: string | null, type: TypeName): Parameter => ({
  kind: 'parameter',
  name,
  type,
  span,
});
/** `typeName(basic('int'), pointer())` is `int *`; derivations read from the outside in. */
export const typeName = (base: BaseType, ...derived: readonly Derivation[]): TypeName => ({
  kind: 'type-name',
  base,
  derived,
  span,
});
export const pointerTo = (to: TypeName, isConst = false): TypeName =>
  typeName(to.base, pointer(isConst), ...to.derived);
/** The same type with `const` on its outermost level; arrays and functions have none of their own (6.7.3p9). */
export const constant = (type: TypeName): TypeName => {
  const [first, ...rest] = type.derived;
  if (first === undefined) return { ...type, base: { ...type.base, const: true } };
  return first.kind === 'pointer' ? { ...type, derived: [{ ...first, const: true }, ...rest] } : type;
};

// ---- Declarations

export const declarator = (
  name: string,
  derived: readonly Derivation[] = [],
  initialiser: Initialiser | null = null,
): Declarator => ({ kind: 'declarator', name, derived, initialiser, span });
export const declaration = (
  base: BaseType,
  declarators: readonly Declarator[],
  storage: Storage = 'none',
): Declaration => ({ kind: 'declaration', storage, inline: false, base, declarators, span });
/** One name: `variable('p', pointerTo(int), e)` is `int *p = e;`. */
export const variable = (
  name: string,
  type: TypeName,
  initialiser: Initialiser | null = null,
  storage: Storage = 'none',
): Declaration => declaration(type.base, [declarator(name, type.derived, initialiser)], storage);
export const typedef = (name: string, type: TypeName): Declaration => variable(name, type, null, 'typedef');
export const prototype = (
  name: string,
  result: TypeName,
  parameters: readonly Parameter[],
  storage: Storage = 'none',
): Declaration =>
  variable(name, typeName(result.base, functionOf(parameters), ...result.derived), null, storage);
export const functionDefinition = (
  name: string,
  result: TypeName,
  parameters: readonly Parameter[],
  body: readonly BlockItem[],
  storage: 'none' | 'static' | 'extern' = 'none',
): FunctionDefinition => ({
  kind: 'function-definition',
  storage,
  inline: false,
  name,
  result,
  parameters,
  prototype: true,
  body: block(...body),
  span,
  nameSpan: span,
});
export const staticAssert = (condition: Expression, message: string): StaticAssert => ({
  kind: 'static-assert',
  condition,
  message: string(message),
  span,
});
export const item = (value: Initialiser, ...designators: readonly Designator[]): InitialiserItem => ({
  kind: 'initialiser-item',
  designators,
  value,
  span,
});
export const list = (...items: readonly InitialiserItem[]): InitialiserList => ({
  kind: 'initialiser-list',
  items,
  span,
});
export const atField = (name: string): Designator => ({ kind: 'field-designator', name, span });
export const atIndex = (index: Expression): Designator => ({ kind: 'index-designator', index, span });

// ---- Expressions

export const integer = (
  value: number | bigint,
  suffix: IntegerSuffix = '',
  radix: 8 | 10 | 16 = 10,
): Expression => ({ kind: 'integer', value: BigInt(value), radix, suffix, span });
/** From a byte, or from a text of one ASCII character. */
export const char = (value: number | string): Expression => ({
  kind: 'char',
  value: typeof value === 'string' ? value.charCodeAt(0) : value,
  span,
});
/** The text's UTF-8. */
export const string = (text: string): StringLiteral => ({
  kind: 'string',
  bytes: [...new TextEncoder().encode(text)],
  span,
});
export const name = (text: string): Expression => ({ kind: 'identifier', name: text, span });
export const unary = (operator: UnaryOperator, operand: Expression): Expression => ({
  kind: 'unary',
  operator,
  operand,
  span,
});
export const deref = (operand: Expression): Expression => unary('*', operand);
export const addressOf = (operand: Expression): Expression => unary('&', operand);
export const update = (operator: '++' | '--', operand: Expression, prefix = false): Expression => ({
  kind: 'update',
  operator,
  prefix,
  operand,
  span,
});
export const binary = (operator: BinaryOperator, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
  span,
});
export const logical = (operator: '&&' | '||', left: Expression, right: Expression): Expression => ({
  kind: 'logical',
  operator,
  left,
  right,
  span,
});
export const conditional = (condition: Expression, then: Expression, otherwise: Expression): Expression => ({
  kind: 'conditional',
  condition,
  then,
  otherwise,
  span,
});
export const assign = (
  target: Expression,
  value: Expression,
  operator: CompoundOperator | null = null,
): Expression => ({ kind: 'assignment', operator, target, value, span });
export const comma = (left: Expression, right: Expression): Expression => ({
  kind: 'comma',
  left,
  right,
  span,
});
export const cast = (type: TypeName, operand: Expression): Expression => ({
  kind: 'cast',
  type,
  operand,
  span,
});
export const sizeofExpression = (operand: Expression): Expression => ({
  kind: 'sizeof-expression',
  operand,
  span,
});
export const sizeofType = (type: TypeName): Expression => ({ kind: 'sizeof-type', type, span });
export const alignofType = (type: TypeName): Expression => ({ kind: 'alignof-type', type, span });
export const offsetof = (type: TypeName, member: string): Expression => ({
  kind: 'offsetof',
  type,
  member,
  span,
});
export const member = (object: Expression, field: string): Expression => ({
  kind: 'member',
  object,
  arrow: false,
  name: field,
  span,
  nameSpan: span,
});
export const arrow = (object: Expression, field: string): Expression => ({
  kind: 'member',
  object,
  arrow: true,
  name: field,
  span,
  nameSpan: span,
});
export const index = (of: Expression, at: Expression): Expression => ({
  kind: 'index',
  array: of,
  index: at,
  span,
});
export const call = (callee: Expression | string, ...args: readonly Expression[]): Expression => ({
  kind: 'call',
  callee: typeof callee === 'string' ? name(callee) : callee,
  arguments: args,
  span,
});
export const compoundLiteral = (type: TypeName, initialiser: InitialiserList): Expression => ({
  kind: 'compound-literal',
  type,
  initialiser,
  span,
});

// ---- Statements

export const block = (...items: readonly BlockItem[]): Compound => ({ kind: 'compound', items, span });
export const expressionStatement = (expression: Expression): Statement => ({
  kind: 'expression-statement',
  expression,
  span,
});
export const empty: Statement = { kind: 'empty', span };
export const ifThen = (
  condition: Expression,
  then: Statement,
  otherwise: Statement | null = null,
): Statement => ({ kind: 'if', condition, then, otherwise, span });
export const whileLoop = (condition: Expression, body: Statement): Statement => ({
  kind: 'while',
  condition,
  body,
  span,
});
export const doWhile = (body: Statement, condition: Expression): Statement => ({
  kind: 'do-while',
  body,
  condition,
  span,
});
export const forLoop = (
  init: Declaration | Expression | null,
  condition: Expression | null,
  step: Expression | null,
  body: Statement,
): Statement => ({ kind: 'for', init, condition, step, body, span });
export const switchOn = (value: Expression, ...items: readonly BlockItem[]): Statement => ({
  kind: 'switch',
  value,
  body: block(...items),
  span,
});
export const caseOf = (value: Expression, body: Statement): Statement => ({
  kind: 'case',
  value,
  body,
  span,
});
export const defaultCase = (body: Statement): Statement => ({ kind: 'default', body, span });
export const labelled = (label: string, body: Statement): Statement => ({
  kind: 'labelled',
  name: label,
  body,
  span,
  nameSpan: span,
});
export const goTo = (label: string): Statement => ({ kind: 'goto', name: label, span, nameSpan: span });
export const breakLoop: Statement = { kind: 'break', span };
export const continueLoop: Statement = { kind: 'continue', span };
export const returnValue = (value: Expression | null = null): Statement => ({ kind: 'return', value, span });

// ---- The whole file

export const include = (header: string): Include => ({ kind: 'include', header, span });
export const unit = (
  includes: readonly string[],
  items: readonly ExternalDeclaration[],
): TranslationUnit => ({ kind: 'unit', includes: includes.map(include), items, marks: [], span });
