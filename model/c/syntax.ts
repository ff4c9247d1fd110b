import type { Span } from '../span.js';

/**
 * The syntax tree of mini-C, a strict subset of C11.
 * Plain immutable data, tagged by `kind`, so that a checker, a generator and a shrinker share it.
 * Parentheses are not kept: the tree says what they said, and the printer puts back those that are needed.
 */

// ---- Types as written -------------------------------------------------------------------------------------

/** The arithmetic types of C11 6.2.5 inside the subset, each by one canonical spelling, and `void`. */
export type BasicName =
  | 'void'
  | '_Bool'
  | 'char'
  | 'signed char'
  | 'unsigned char'
  | 'short'
  | 'unsigned short'
  | 'int'
  | 'unsigned int'
  | 'long'
  | 'unsigned long'
  | 'long long'
  | 'unsigned long long';

export interface BasicType {
  readonly kind: 'basic';
  readonly name: BasicName;
  readonly const: boolean;
  readonly volatile?: boolean;
  readonly span: Span;
}

/** A typedef name: the program's own, or one that a standard header gives (`uint8_t`, `size_t`, `bool`, …). */
export interface NamedType {
  readonly kind: 'named';
  readonly name: string;
  readonly const: boolean;
  readonly volatile?: boolean;
  readonly span: Span;
}

/** `struct S`, `struct S { … }` or `struct { … }`; `members` is null where there are no braces (6.7.2.1). */
export interface RecordType {
  readonly kind: 'record';
  readonly tag: 'struct' | 'union';
  readonly name: string | null;
  readonly members: readonly MemberDeclaration[] | null;
  readonly const: boolean;
  readonly volatile?: boolean;
  readonly span: Span;
}

/** `enum E`, `enum E { … }` or `enum { … }` (6.7.2.2). */
export interface EnumType {
  readonly kind: 'enum';
  readonly name: string | null;
  readonly enumerators: readonly Enumerator[] | null;
  readonly const: boolean;
  readonly volatile?: boolean;
  readonly span: Span;
}

/** What the declaration specifiers name; several declarators may share one. */
export type BaseType = BasicType | NamedType | RecordType | EnumType;

/** A line of members. No declarator at all is an anonymous struct or union (6.7.2.1p13). */
export interface MemberDeclaration {
  readonly kind: 'member-declaration';
  readonly base: BaseType;
  readonly declarators: readonly Declarator[];
  readonly span: Span;
}

export interface Enumerator {
  readonly kind: 'enumerator';
  readonly name: string;
  readonly value: Expression | null;
  readonly span: Span;
}

export interface PointerTo {
  readonly kind: 'pointer';
  /** The pointer's own qualifier: `T *const p`. */
  readonly const: boolean;
  readonly volatile?: boolean;
  readonly span: Span;
}

/** `[size]`, or `[]` where an initialiser, a parameter or a flexible member leaves the size out. */
export interface ArrayOf {
  readonly kind: 'array';
  /** `[static size]`: of a parameter, which points to so many elements at least (6.7.6.3p7). */
  readonly atLeast?: boolean;
  readonly size: Expression | null;
  readonly span: Span;
}

export interface FunctionOf {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  /** False for `()`, which says nothing about parameters (6.7.6.3p14); `(void)` is true with none. */
  readonly prototype: boolean;
  /** `, ...`: only in declarations, so that a program may declare `printf` itself. */
  readonly variadic: boolean;
  readonly span: Span;
}

/**
 * One step of a declarator. A list of them reads from the declared name towards the base, as one says it in
 * English: `int (*f[3])(void)` is [array 3, pointer, function] over `int`, an array of 3 pointers to functions.
 */
export type Derivation = PointerTo | ArrayOf | FunctionOf;

/** A type without a name (6.7.7): of casts, `sizeof`, compound literals, results and parameters. */
export interface TypeName {
  readonly kind: 'type-name';
  readonly base: BaseType;
  readonly derived: readonly Derivation[];
  readonly span: Span;
}

export interface Parameter {
  readonly kind: 'parameter';
  /** The one storage class that a parameter may have (6.7.6.3p2). */
  readonly register?: boolean;
  readonly name: string | null;
  readonly type: TypeName;
  readonly span: Span;
}

// ---- Declarations -----------------------------------------------------------------------------------------

/** `none` is automatic in a block and external at file scope; `auto` and `register` stand in blocks alone (6.9p2). */
export type Storage = 'none' | 'static' | 'extern' | 'auto' | 'register' | 'typedef';

/** A declared name; the base stands in the declaration around it. Members and typedefs have no initialiser. */
export interface Declarator {
  readonly kind: 'declarator';
  readonly name: string;
  readonly derived: readonly Derivation[];
  readonly initialiser: Initialiser | null;
  /** The name's own span: what a message points at. */
  readonly span: Span;
}

/** Also every typedef, every prototype and, with no declarators, every `struct S { … };`. */
export interface Declaration {
  readonly kind: 'declaration';
  readonly storage: Storage;
  /** The function specifier (6.7.4), accepted on `static` functions alone. */
  readonly inline: boolean;
  readonly base: BaseType;
  readonly declarators: readonly Declarator[];
  readonly span: Span;
}

export interface FunctionDefinition {
  readonly kind: 'function-definition';
  readonly storage: 'none' | 'static' | 'extern';
  readonly inline: boolean;
  readonly name: string;
  readonly result: TypeName;
  readonly parameters: readonly Parameter[];
  /** False for `int main() { … }`. */
  readonly prototype: boolean;
  readonly body: Compound;
  readonly span: Span;
  readonly nameSpan: Span;
}

/** `_Static_assert(condition, "message");` (6.7.10). */
export interface StaticAssert {
  readonly kind: 'static-assert';
  readonly condition: Expression;
  readonly message: StringLiteral;
  readonly span: Span;
}

export type Initialiser = Expression | InitialiserList;

/** Braces (6.7.9). Never empty: C11 has no `{}`. */
export interface InitialiserList {
  readonly kind: 'initialiser-list';
  readonly items: readonly InitialiserItem[];
  readonly span: Span;
}

export interface InitialiserItem {
  readonly kind: 'initialiser-item';
  /** `.a[2].b =`; empty for a positional item. */
  readonly designators: readonly Designator[];
  readonly value: Initialiser;
  readonly span: Span;
}

export type Designator = FieldDesignator | IndexDesignator;

export interface FieldDesignator {
  readonly kind: 'field-designator';
  readonly name: string;
  readonly span: Span;
}

export interface IndexDesignator {
  readonly kind: 'index-designator';
  readonly index: Expression;
  readonly span: Span;
}

// ---- Expressions ------------------------------------------------------------------------------------------

export type IntegerSuffix = '' | 'u' | 'l' | 'ul' | 'll' | 'ull';

/** The type follows from value, radix and suffix (6.4.4.1p5). */
export interface IntegerLiteral {
  readonly kind: 'integer';
  readonly value: bigint;
  readonly radix: 8 | 10 | 16;
  readonly suffix: IntegerSuffix;
  readonly span: Span;
}

/** One byte, 0 to 255, before it is taken as a `char` and converted to `int` (6.4.4.4p10). */
export interface CharLiteral {
  readonly kind: 'char';
  readonly value: number;
  readonly span: Span;
}

/** The bytes, adjacent literals joined, without the closing zero (6.4.5). */
export interface StringLiteral {
  readonly kind: 'string';
  readonly bytes: readonly number[];
  readonly span: Span;
}

/**
 * Variables, functions, enumerators, and what headers define: `NULL`, `true`, `INT_MAX`, `malloc`
 * (`libraryNames` says which header each needs).
 */
export interface Identifier {
  readonly kind: 'identifier';
  readonly name: string;
  readonly span: Span;
}

export type UnaryOperator = '-' | '+' | '~' | '!' | '*' | '&';

export interface Unary {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
  readonly span: Span;
}

export interface Update {
  readonly kind: 'update';
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly operand: Expression;
  readonly span: Span;
}

export type BinaryOperator =
  '*' | '/' | '%' | '+' | '-' | '<<' | '>>' | '<' | '>' | '<=' | '>=' | '==' | '!=' | '&' | '^' | '|';

export interface Binary {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

/** Apart from `binary`: these have a sequence point and may skip their right side (6.5.13, 6.5.14). */
export interface Logical {
  readonly kind: 'logical';
  readonly operator: '&&' | '||';
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export interface Conditional {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
  readonly span: Span;
}

/** `=` has no operation; `+=` has `+`. */
export type CompoundOperator = '*' | '/' | '%' | '+' | '-' | '<<' | '>>' | '&' | '^' | '|';

export interface Assignment {
  readonly kind: 'assignment';
  readonly operator: CompoundOperator | null;
  readonly target: Expression;
  readonly value: Expression;
  readonly span: Span;
}

export interface Comma {
  readonly kind: 'comma';
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export interface Cast {
  readonly kind: 'cast';
  readonly type: TypeName;
  readonly operand: Expression;
  readonly span: Span;
}

export interface SizeofExpression {
  readonly kind: 'sizeof-expression';
  readonly operand: Expression;
  readonly span: Span;
}

/** `sizeof(T)` and `_Alignof(T)` (6.5.3.4). */
export interface TypeQuery {
  readonly kind: 'sizeof-type' | 'alignof-type';
  readonly type: TypeName;
  readonly span: Span;
}

/** `offsetof(T, member)` (7.19), one member deep. */
export interface Offsetof {
  readonly kind: 'offsetof';
  readonly type: TypeName;
  readonly member: string;
  readonly span: Span;
}

export interface Member {
  readonly kind: 'member';
  readonly object: Expression;
  /** `->` where true, `.` where false. */
  readonly arrow: boolean;
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface Index {
  readonly kind: 'index';
  readonly array: Expression;
  readonly index: Expression;
  readonly span: Span;
}

export interface Call {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly span: Span;
}

export interface CompoundLiteral {
  readonly kind: 'compound-literal';
  readonly type: TypeName;
  readonly initialiser: InitialiserList;
  readonly span: Span;
}

export type Expression =
  | IntegerLiteral
  | CharLiteral
  | StringLiteral
  | Identifier
  | Unary
  | Update
  | Binary
  | Logical
  | Conditional
  | Assignment
  | Comma
  | Cast
  | SizeofExpression
  | TypeQuery
  | Offsetof
  | Member
  | Index
  | Call
  | CompoundLiteral;

// ---- Statements -------------------------------------------------------------------------------------------

export type BlockItem = Statement | Declaration | StaticAssert;

export interface Compound {
  readonly kind: 'compound';
  readonly items: readonly BlockItem[];
  readonly span: Span;
}

export interface ExpressionStatement {
  readonly kind: 'expression-statement';
  readonly expression: Expression;
  readonly span: Span;
}

export interface Empty {
  readonly kind: 'empty';
  readonly span: Span;
}

export interface If {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: Statement;
  readonly otherwise: Statement | null;
  readonly span: Span;
}

export interface While {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly body: Statement;
  readonly span: Span;
}

export interface DoWhile {
  readonly kind: 'do-while';
  readonly body: Statement;
  readonly condition: Expression;
  readonly span: Span;
}

export interface For {
  readonly kind: 'for';
  readonly init: Declaration | Expression | null;
  readonly condition: Expression | null;
  readonly step: Expression | null;
  readonly body: Statement;
  readonly span: Span;
}

/** C allows any statement as the body; mini-C braces alone, since nothing else holds more than one label. */
export interface Switch {
  readonly kind: 'switch';
  readonly value: Expression;
  readonly body: Compound;
  readonly span: Span;
}

/**
 * As in C's grammar (6.8.1) a label holds the one statement after it: the statements that follow are its
 * siblings, and falling through is simply going on.
 */
export interface Case {
  readonly kind: 'case';
  readonly value: Expression;
  readonly body: Statement;
  readonly span: Span;
}

export interface Default {
  readonly kind: 'default';
  readonly body: Statement;
  readonly span: Span;
}

/** `name: …`, to which a `goto` of the same function may jump (6.8.1, 6.8.6.1). */
export interface Labelled {
  readonly kind: 'labelled';
  readonly name: string;
  readonly body: Statement;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface Goto {
  readonly kind: 'goto';
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
}

export interface Jump {
  readonly kind: 'break' | 'continue';
  readonly span: Span;
}

export interface Return {
  readonly kind: 'return';
  readonly value: Expression | null;
  readonly span: Span;
}

export type Statement =
  | Compound
  | ExpressionStatement
  | Empty
  | If
  | While
  | DoWhile
  | For
  | Switch
  | Case
  | Default
  | Labelled
  | Goto
  | Jump
  | Return;

// ---- The whole file ---------------------------------------------------------------------------------------

export type ExternalDeclaration = FunctionDefinition | Declaration | StaticAssert;

/** `#include <stdint.h>` or `#include "ferrule.h"`. */
export interface Include {
  readonly kind: 'include';
  readonly header: string;
  readonly span: Span;
}

/** A program point named by a comment: `// mark NAME`. */
export interface Mark {
  readonly name: string;
  readonly line: number;
}

export interface TranslationUnit {
  readonly kind: 'unit';
  readonly includes: readonly Include[];
  readonly items: readonly ExternalDeclaration[];
  readonly marks: readonly Mark[];
  readonly span: Span;
}

/** Everything in the tree that has a `kind`: what a generic walk meets. */
export type Node =
  | TranslationUnit
  | Include
  | ExternalDeclaration
  | Declarator
  | BaseType
  | MemberDeclaration
  | Enumerator
  | Derivation
  | TypeName
  | Parameter
  | InitialiserList
  | InitialiserItem
  | Designator
  | Expression
  | Statement;
