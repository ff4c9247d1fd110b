/**
 * The syntax tree of mini-Rust: the strict subset of Rust 2021 that the design fixes. Names of nodes follow the
 * Rust Reference where it has one.
 *
 * Conventions, on which every consumer may rely:
 * - a node is a plain readonly object; `kind` is the name of its interface and is unique over all categories
 *   (no pattern shares a kind with an expression), so one generic walk serves all (`walk.ts`);
 * - fields that hold nodes stand in source order, and an absent node is `null`, never `undefined`;
 * - every node has a `span`; further places are fields ending in `Span`. Two trees are equal modulo spans when
 *   they are equal after dropping these;
 * - a node occurs once in its tree, so maps may be keyed by identity;
 * - parentheses leave no trace: the printer puts back those that are needed.
 */
import type { Span } from '../span.js';

interface Base {
  readonly span: Span;
}

// --- Crate and items -------------------------------------------------------------------------------------------

export interface Crate extends Base {
  readonly kind: 'Crate';
  readonly file: string;
  /** Inner attributes, `#![allow(..)]`. */
  readonly attrs: readonly Attribute[];
  readonly items: readonly Item[];
  /** Comments of the form `// mark NAME`, which name the line that they stand on. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly name: string;
  readonly line: number;
}

export type Item = Use | Fn | ExternBlock | Struct | Enum | Impl | TypeAlias | Const | Static;

export interface Use extends Base {
  readonly kind: 'Use';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  readonly tree: UseTree;
}

/** `a::b` (rest `name`), `a::b as c`, `a::*` (rest `glob`), `a::{b, c}` (rest `list`). */
export interface UseTree extends Base {
  readonly kind: 'UseTree';
  readonly path: readonly string[];
  readonly rest: 'name' | 'glob' | 'list';
  readonly alias: string | null;
  readonly children: readonly UseTree[];
}

/** The calling conventions of the subset; a plain `fn` is `Rust`, and `extern fn` is `C`. */
export type Abi = 'Rust' | 'C' | 'C-unwind';

export interface Fn extends Base {
  readonly kind: 'Fn';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  readonly unsafe: boolean;
  /** Inside an extern block it is `Rust`: the block's own ABI holds there. */
  readonly abi: Abi;
  readonly name: string;
  readonly nameSpan: Span;
  readonly lifetimes: readonly LifetimeParam[];
  readonly self: SelfParam | null;
  readonly params: readonly Param[];
  /** `null` where nothing is written, which means `()`. */
  readonly result: Type | null;
  /** `null` exactly inside extern blocks. */
  readonly body: Block | null;
}

export interface LifetimeParam extends Base {
  readonly kind: 'LifetimeParam';
  /** With its quote: `'a`. */
  readonly name: string;
  readonly bounds: readonly Lifetime[];
}

export interface Lifetime extends Base {
  readonly kind: 'Lifetime';
  /** With its quote: `'a`, `'static`, `'_`. */
  readonly name: string;
}

/** `self`, `mut self` (form `value`), `&self`, `&'a self`, `&mut self`. */
export interface SelfParam extends Base {
  readonly kind: 'SelfParam';
  readonly form: 'value' | 'ref' | 'ref-mut';
  readonly lifetime: Lifetime | null;
  /** `mut self`; only with form `value`. */
  readonly mutable: boolean;
}

export interface Param extends Base {
  readonly kind: 'Param';
  readonly attrs: readonly Attribute[];
  readonly pattern: Pattern;
  readonly type: Type;
}

export interface ExternBlock extends Base {
  readonly kind: 'ExternBlock';
  readonly attrs: readonly Attribute[];
  readonly abi: 'C' | 'C-unwind';
  readonly items: readonly (Fn | Static)[];
}

/** Of a struct or an enum's variant. The fields of a `tuple` are named `0`, `1`, …; a `unit` has none. */
export type Shape = 'named' | 'tuple' | 'unit';

export interface Struct extends Base {
  readonly kind: 'Struct';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  readonly name: string;
  readonly nameSpan: Span;
  readonly lifetimes: readonly LifetimeParam[];
  readonly shape: Shape;
  readonly fields: readonly FieldDef[];
}

export interface FieldDef extends Base {
  readonly kind: 'FieldDef';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  readonly name: string;
  readonly type: Type;
}

export interface Enum extends Base {
  readonly kind: 'Enum';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  readonly name: string;
  readonly nameSpan: Span;
  readonly lifetimes: readonly LifetimeParam[];
  readonly variants: readonly Variant[];
}

export interface Variant extends Base {
  readonly kind: 'Variant';
  readonly attrs: readonly Attribute[];
  readonly name: string;
  readonly shape: Shape;
  readonly fields: readonly FieldDef[];
  readonly discriminant: Expr | null;
}

export interface Impl extends Base {
  readonly kind: 'Impl';
  readonly attrs: readonly Attribute[];
  readonly lifetimes: readonly LifetimeParam[];
  /** The one trait that a user may implement, or an inherent impl. */
  readonly trait: 'Drop' | null;
  readonly target: Type;
  readonly items: readonly (Fn | Const)[];
}

/** `type Pair<'a> = (&'a u8, u8);` */
export interface TypeAlias extends Base {
  readonly kind: 'TypeAlias';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  readonly name: string;
  readonly nameSpan: Span;
  readonly lifetimes: readonly LifetimeParam[];
  readonly type: Type;
}

export interface Const extends Base {
  readonly kind: 'Const';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  /** May be `_`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly type: Type;
  readonly value: Expr;
}

export interface Static extends Base {
  readonly kind: 'Static';
  readonly attrs: readonly Attribute[];
  readonly pub: boolean;
  readonly mutable: boolean;
  readonly name: string;
  readonly nameSpan: Span;
  readonly type: Type;
  /** `null` exactly inside extern blocks. */
  readonly value: Expr | null;
}

// --- Attributes ------------------------------------------------------------------------------------------------

export type Attribute = Repr | Derive | NoMangle | FerruleAttr | LintAttr | HintAttr;

export interface Repr extends Base {
  readonly kind: 'Repr';
  /** `C`, `Rust`, or the name of an integer type. */
  readonly options: readonly string[];
}

export type Derivable = 'Clone' | 'Copy' | 'Debug' | 'PartialEq' | 'Eq';

export interface Derive extends Base {
  readonly kind: 'Derive';
  readonly traits: readonly Derivable[];
}

export interface NoMangle extends Base {
  readonly kind: 'NoMangle';
}

/**
 * An annotation for a regime: `#[cfg_attr(ferrule, name(args))]`, or bare `#[name(args)]`, which rustc would refuse
 * and which `confirm` and `export` therefore rewrite.
 */
export interface FerruleAttr extends Base {
  readonly kind: 'FerruleAttr';
  readonly name: string;
  readonly args: readonly string[];
  readonly bare: boolean;
}

/** `allow`, `warn` and `expect` of lints: no meaning for a run, kept so that printing loses nothing. */
export interface LintAttr extends Base {
  readonly kind: 'LintAttr';
  readonly level: 'allow' | 'warn' | 'expect';
  readonly lints: readonly string[];
}

/** `inline`, `inline(never)`, `inline(always)`, `cold`, `must_use`: hints to a compiler that no run depends on. */
export interface HintAttr extends Base {
  readonly kind: 'HintAttr';
  readonly name: 'inline' | 'cold' | 'must_use';
  readonly arg: string | null;
}

// --- Paths and types -------------------------------------------------------------------------------------------

export interface Path extends Base {
  readonly kind: 'Path';
  /** A leading `::`. */
  readonly global: boolean;
  /** At least one. */
  readonly segments: readonly PathSegment[];
}

export interface PathSegment extends Base {
  readonly kind: 'PathSegment';
  readonly name: string;
  readonly args: readonly GenericArg[];
}

export type GenericArg = Lifetime | Type;

export type Type =
  PathType | RefType | PtrType | SliceType | ArrayType | TupleType | FnPtrType | NeverType | InferType;

/** Primitive, built-in and user types, `Self`, and `str` (only behind a reference). */
export interface PathType extends Base {
  readonly kind: 'PathType';
  readonly path: Path;
}

export interface RefType extends Base {
  readonly kind: 'RefType';
  readonly lifetime: Lifetime | null;
  readonly mutable: boolean;
  readonly inner: Type;
}

export interface PtrType extends Base {
  readonly kind: 'PtrType';
  readonly mutable: boolean;
  readonly inner: Type;
}

export interface SliceType extends Base {
  readonly kind: 'SliceType';
  readonly element: Type;
}

export interface ArrayType extends Base {
  readonly kind: 'ArrayType';
  readonly element: Type;
  /** A constant expression of type `usize`. */
  readonly length: Expr;
}

/** `()` is the one without elements. */
export interface TupleType extends Base {
  readonly kind: 'TupleType';
  readonly elements: readonly Type[];
}

export interface FnPtrType extends Base {
  readonly kind: 'FnPtrType';
  /** `for<'a>` binders. */
  readonly lifetimes: readonly LifetimeParam[];
  readonly unsafe: boolean;
  readonly abi: Abi;
  readonly params: readonly Type[];
  readonly result: Type | null;
}

/** `!`, only as the result of a function. */
export interface NeverType extends Base {
  readonly kind: 'NeverType';
}

/** `_`, as in `p as *mut _` and `let v: Vec<_>`. */
export interface InferType extends Base {
  readonly kind: 'InferType';
}

// --- Statements ------------------------------------------------------------------------------------------------

/** Items stand directly among the statements of a block. Empty statements leave no trace. */
export type Stmt = LetStmt | ExprStmt | Item;

export interface LetStmt extends Base {
  readonly kind: 'LetStmt';
  readonly attrs: readonly Attribute[];
  readonly pattern: Pattern;
  readonly type: Type | null;
  readonly init: Expr | null;
  readonly otherwise: Block | null;
}

/**
 * An expression as a statement. `semi` is false only for an expression ending with a block that stands without a
 * semicolon before the end of its block: its type must then be `()` (Reference, expression statements).
 */
export interface ExprStmt extends Base {
  readonly kind: 'ExprStmt';
  readonly attrs: readonly Attribute[];
  readonly expr: Expr;
  readonly semi: boolean;
}

// --- Expressions -----------------------------------------------------------------------------------------------

export type Expr =
  | Literal
  | PathExpr
  | Unary
  | Deref
  | Borrow
  | RawBorrow
  | Binary
  | Assign
  | Destructure
  | CompoundAssign
  | Cast
  | Range
  | Field
  | Index
  | Call
  | MethodCall
  | StructLit
  | Tuple
  | ArrayList
  | ArrayRepeat
  | Block
  | If
  | Match
  | While
  | Loop
  | For
  | Break
  | Continue
  | Return
  | Try
  | Closure
  | MacroCall
  | Matches;

export type Literal = IntLit | BoolLit | CharLit | ByteLit | StrLit | ByteStrLit | CStrLit;

export type IntType = 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'u64' | 'i64' | 'usize' | 'isize';

export interface IntLit extends Base {
  readonly kind: 'IntLit';
  /** Never negative: the sign is a `Unary`. May lie outside every type, which the type checker refuses. */
  readonly value: bigint;
  readonly suffix: IntType | null;
  /** As written, for the printer alone. */
  readonly radix: 2 | 8 | 10 | 16;
}

export interface BoolLit extends Base {
  readonly kind: 'BoolLit';
  readonly value: boolean;
}

export interface CharLit extends Base {
  readonly kind: 'CharLit';
  /** A Unicode scalar value. */
  readonly value: number;
}

/** `b'a'`, of type `u8`. */
export interface ByteLit extends Base {
  readonly kind: 'ByteLit';
  readonly value: number;
}

export interface StrLit extends Base {
  readonly kind: 'StrLit';
  /** Unescaped; well-formed UTF-16. */
  readonly value: string;
}

/** `b"abc"`, of type `&'static [u8; 3]`. */
export interface ByteStrLit extends Base {
  readonly kind: 'ByteStrLit';
  readonly bytes: readonly number[];
}

/** `c"abc"`, of type `&'static CStr`. */
export interface CStrLit extends Base {
  readonly kind: 'CStrLit';
  /** Without the final NUL, and with none inside. */
  readonly bytes: readonly number[];
}

/** A variable, function, constant, static, unit or tuple struct or variant, `self`. */
export interface PathExpr extends Base {
  readonly kind: 'PathExpr';
  readonly path: Path;
}

export interface Unary extends Base {
  readonly kind: 'Unary';
  readonly op: '-' | '!';
  readonly operand: Expr;
}

export interface Deref extends Base {
  readonly kind: 'Deref';
  readonly operand: Expr;
}

export interface Borrow extends Base {
  readonly kind: 'Borrow';
  readonly mutable: boolean;
  readonly operand: Expr;
}

/** `&raw const place`, `&raw mut place`. */
export interface RawBorrow extends Base {
  readonly kind: 'RawBorrow';
  readonly mutable: boolean;
  readonly operand: Expr;
}

export type ArithmeticOp = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>';
export type CompareOp = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type LazyOp = '&&' | '||';
export type BinaryOp = ArithmeticOp | CompareOp | LazyOp;

export interface Binary extends Base {
  readonly kind: 'Binary';
  readonly op: BinaryOp;
  readonly opSpan: Span;
  readonly left: Expr;
  readonly right: Expr;
}

export interface Assign extends Base {
  readonly kind: 'Assign';
  readonly target: Expr;
  readonly value: Expr;
}

/** `(a, b) = value`: the places in the pattern are assigned. */
export interface Destructure extends Base {
  readonly kind: 'Destructure';
  readonly target: Pattern;
  readonly value: Expr;
}

/** `target op= value`; `op` is without the `=`. */
export interface CompoundAssign extends Base {
  readonly kind: 'CompoundAssign';
  readonly op: ArithmeticOp;
  readonly opSpan: Span;
  readonly target: Expr;
  readonly value: Expr;
}

export interface Cast extends Base {
  readonly kind: 'Cast';
  readonly operand: Expr;
  readonly type: Type;
}

export interface Range extends Base {
  readonly kind: 'Range';
  readonly start: Expr | null;
  readonly end: Expr | null;
  /** `..=`; then there is an end. */
  readonly inclusive: boolean;
}

/** `base.name`, `base.0`. */
export interface Field extends Base {
  readonly kind: 'Field';
  readonly base: Expr;
  readonly name: string;
  readonly nameSpan: Span;
}

/** Slicing is indexing by a `Range`. */
export interface Index extends Base {
  readonly kind: 'Index';
  readonly base: Expr;
  readonly index: Expr;
}

export interface Call extends Base {
  readonly kind: 'Call';
  readonly callee: Expr;
  readonly args: readonly Expr[];
}

export interface MethodCall extends Base {
  readonly kind: 'MethodCall';
  readonly receiver: Expr;
  readonly method: string;
  readonly methodSpan: Span;
  /** The turbofish, or empty. */
  readonly typeArgs: readonly GenericArg[];
  readonly args: readonly Expr[];
}

export interface StructLit extends Base {
  readonly kind: 'StructLit';
  readonly path: Path;
  readonly fields: readonly FieldInit[];
  /** `..base`. */
  readonly base: Expr | null;
}

export interface FieldInit extends Base {
  readonly kind: 'FieldInit';
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expr;
  /** `S { x }`; the value is then the path `x`. */
  readonly shorthand: boolean;
}

/** `()` is the one without elements. */
export interface Tuple extends Base {
  readonly kind: 'Tuple';
  readonly elements: readonly Expr[];
}

export interface ArrayList extends Base {
  readonly kind: 'ArrayList';
  readonly elements: readonly Expr[];
}

export interface ArrayRepeat extends Base {
  readonly kind: 'ArrayRepeat';
  readonly element: Expr;
  readonly length: Expr;
}

/** `{ … }`, `unsafe { … }`, `'a: { … }`; also the bodies of functions and loops, where `label` is null. */
export interface Block extends Base {
  readonly kind: 'Block';
  readonly label: string | null;
  readonly unsafe: boolean;
  readonly stmts: readonly Stmt[];
  readonly tail: Expr | null;
  /** The closing brace, where the block's scope ends. */
  readonly closeSpan: Span;
}

/** The condition of `if` and `while`. */
export type Condition = Expr | LetCond;

export interface LetCond extends Base {
  readonly kind: 'LetCond';
  readonly pattern: Pattern;
  readonly value: Expr;
}

export interface If extends Base {
  readonly kind: 'If';
  readonly condition: Condition;
  readonly then: Block;
  readonly otherwise: Block | If | null;
}

export interface Match extends Base {
  readonly kind: 'Match';
  readonly scrutinee: Expr;
  readonly arms: readonly Arm[];
}

export interface Arm extends Base {
  readonly kind: 'Arm';
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: Expr;
}

export interface While extends Base {
  readonly kind: 'While';
  readonly label: string | null;
  readonly condition: Condition;
  readonly body: Block;
}

export interface Loop extends Base {
  readonly kind: 'Loop';
  readonly label: string | null;
  readonly body: Block;
}

/** The parser takes any iterator; the type checker refuses what is not a range of integers. */
export interface For extends Base {
  readonly kind: 'For';
  readonly label: string | null;
  readonly pattern: Pattern;
  readonly iter: Expr;
  readonly body: Block;
}

/** Labels are with their quote: `'a`. */
export interface Break extends Base {
  readonly kind: 'Break';
  readonly label: string | null;
  readonly value: Expr | null;
}

export interface Continue extends Base {
  readonly kind: 'Continue';
  readonly label: string | null;
}

export interface Return extends Base {
  readonly kind: 'Return';
  readonly value: Expr | null;
}

/** `operand?`. */
export interface Try extends Base {
  readonly kind: 'Try';
  readonly operand: Expr;
}

export interface Closure extends Base {
  readonly kind: 'Closure';
  readonly move: boolean;
  readonly params: readonly ClosureParam[];
  /** Written only where the body is a block. */
  readonly result: Type | null;
  readonly body: Expr;
}

export interface ClosureParam extends Base {
  readonly kind: 'ClosureParam';
  readonly pattern: Pattern;
  readonly type: Type | null;
}

export type MacroName =
  | 'println'
  | 'print'
  | 'panic'
  | 'unreachable'
  | 'unimplemented'
  | 'todo'
  | 'assert'
  | 'assert_eq'
  | 'assert_ne'
  | 'vec'
  | 'addr_of'
  | 'addr_of_mut'
  | 'scopes';

/**
 * | macro | args | format |
 * | --- | --- | --- |
 * | `println` `print` | none | always |
 * | `panic` `unreachable` `unimplemented` `todo` | none | or null |
 * | `assert` | the condition | the message or null |
 * | `assert_eq` `assert_ne` | left, right | the message or null |
 * | `vec` | one `ArrayList` or `ArrayRepeat`, whose length need not be constant | null |
 * | `addr_of` `addr_of_mut` | the place | null |
 * | `scopes` | none | null |
 */
export interface MacroCall extends Base {
  readonly kind: 'MacroCall';
  /** What stands before the name: `['std', 'ptr']` of `std::ptr::addr_of!`. */
  readonly qualifier: readonly string[];
  readonly name: MacroName;
  readonly nameSpan: Span;
  readonly args: readonly Expr[];
  readonly format: Format | null;
}

/** A format string with its arguments, resolved: a placeholder refers to its argument by index. */
export interface Format extends Base {
  readonly kind: 'Format';
  /** Literal text (unescaped) and placeholders, in order; no two texts are neighbours and none is empty. */
  readonly pieces: readonly (string | Placeholder)[];
  /** Positional, then named, then those captured by `{name}`, each once, in order of first mention. */
  readonly args: readonly FormatArg[];
}

export interface Placeholder extends Base {
  readonly kind: 'Placeholder';
  readonly arg: number;
  /** What stands after the colon: empty for `Display`, `?` for `Debug`, `#x`, `04`, … */
  readonly spec: string;
}

export interface FormatArg extends Base {
  readonly kind: 'FormatArg';
  readonly name: string | null;
  /** `{x}` without an argument named `x`; `value` is then the path `x`. */
  readonly captured: boolean;
  readonly value: Expr;
}

/** `matches!(value, pattern if guard)`. */
export interface Matches extends Base {
  readonly kind: 'Matches';
  readonly value: Expr;
  readonly pattern: Pattern;
  readonly guard: Expr | null;
}

// --- Patterns --------------------------------------------------------------------------------------------------

export type Pattern =
  | WildPattern
  | RestPattern
  | BindPattern
  | LitPattern
  | RangePattern
  | PathPattern
  | TupleStructPattern
  | StructPattern
  | TuplePattern
  | SlicePattern
  | RefPattern
  | OrPattern
  | PlacePattern;

export interface WildPattern extends Base {
  readonly kind: 'WildPattern';
}

/**
 * `..`, at most once among the elements of a `TuplePattern`, `TupleStructPattern` or `SlicePattern`; in the latter also
 * as what a name stands for (`rest @ ..`).
 */
export interface RestPattern extends Base {
  readonly kind: 'RestPattern';
}

/**
 * `x`, `mut x`, `ref x`, `ref mut x`, `x @ sub`. A bare name that resolves to a unit struct, a variant (`None`) or a
 * constant is that, and not a binding (Reference, identifier patterns): the type checker decides.
 */
export interface BindPattern extends Base {
  readonly kind: 'BindPattern';
  readonly byRef: boolean;
  /** Of the reference where `byRef`, else of the variable. */
  readonly mutable: boolean;
  readonly name: string;
  readonly sub: Pattern | null;
}

export interface LitPattern extends Base {
  readonly kind: 'LitPattern';
  readonly negative: boolean;
  readonly literal: Literal;
}

/** `a..=b`, `a..b`, `a..`, `..=b`, `..b`. */
export interface RangePattern extends Base {
  readonly kind: 'RangePattern';
  readonly start: LitPattern | PathPattern | null;
  readonly end: LitPattern | PathPattern | null;
  readonly inclusive: boolean;
}

/** A path of several segments (`Color::Red`, `u32::MAX`); as an end of a range also of one. */
export interface PathPattern extends Base {
  readonly kind: 'PathPattern';
  readonly path: Path;
}

export interface TupleStructPattern extends Base {
  readonly kind: 'TupleStructPattern';
  readonly path: Path;
  readonly elements: readonly Pattern[];
}

export interface StructPattern extends Base {
  readonly kind: 'StructPattern';
  readonly path: Path;
  readonly fields: readonly FieldPattern[];
  /** A final `..`. */
  readonly rest: boolean;
}

export interface FieldPattern extends Base {
  readonly kind: 'FieldPattern';
  readonly name: string;
  readonly pattern: Pattern;
  /** `S { ref mut x }`; the pattern is then that binding. */
  readonly shorthand: boolean;
}

export interface TuplePattern extends Base {
  readonly kind: 'TuplePattern';
  readonly elements: readonly Pattern[];
}

/** `[a, .., b]`: of an array or a slice. */
export interface SlicePattern extends Base {
  readonly kind: 'SlicePattern';
  readonly elements: readonly Pattern[];
}

/** `&p`, `&mut p`. */
export interface RefPattern extends Base {
  readonly kind: 'RefPattern';
  readonly mutable: boolean;
  readonly inner: Pattern;
}

export interface OrPattern extends Base {
  readonly kind: 'OrPattern';
  /** At least two. */
  readonly alternatives: readonly Pattern[];
}

/** A place that is assigned; in the target of a `Destructure` only. */
export interface PlacePattern extends Base {
  readonly kind: 'PlacePattern';
  readonly place: Expr;
}

// --- All of them -----------------------------------------------------------------------------------------------

/** Every kind of node that a tree may hold. */
export type Node =
  | Crate
  | Item
  | UseTree
  | LifetimeParam
  | Lifetime
  | SelfParam
  | Param
  | FieldDef
  | Variant
  | Attribute
  | Path
  | PathSegment
  | Type
  | LetStmt
  | ExprStmt
  | Expr
  | FieldInit
  | LetCond
  | Arm
  | ClosureParam
  | Format
  | Placeholder
  | FormatArg
  | Pattern
  | FieldPattern;

export type NodeKind = Node['kind'];
