/**
 * Constructors of mini-Rust's nodes, as one namespace (`import * as b from './build.js'`). The parser and the generators both build by these, so that all nodes of a kind
 * have one shape and hold their children in source order. Spans come last and may be left out.
 */
import { noSpan } from '../span.js';
import type { Span } from '../span.js';
import { path } from './build-types.js';
import type * as S from './syntax.js';

export * from './build-items.js';
export * from './build-types.js';

// --- Literals and expressions ----------------------------------------------------------------------------------

export const int = (
  value: bigint | number,
  suffix: S.IntType | null = null,
  radix: S.IntLit['radix'] = 10,
  span: Span = noSpan,
): S.IntLit => ({ kind: 'IntLit', span, value: BigInt(value), suffix, radix });

export const bool = (value: boolean, span: Span = noSpan): S.BoolLit => ({ kind: 'BoolLit', span, value });

export const char = (value: number, span: Span = noSpan): S.CharLit => ({ kind: 'CharLit', span, value });

export const byte = (value: number, span: Span = noSpan): S.ByteLit => ({ kind: 'ByteLit', span, value });

export const str = (value: string, span: Span = noSpan): S.StrLit => ({ kind: 'StrLit', span, value });

export const byteStr = (bytes: readonly number[], span: Span = noSpan): S.ByteStrLit => ({
  kind: 'ByteStrLit',
  span,
  bytes,
});

export const cStr = (bytes: readonly number[], span: Span = noSpan): S.CStrLit => ({
  kind: 'CStrLit',
  span,
  bytes,
});

export const pathExpr = (path: S.Path, span: Span = noSpan): S.PathExpr => ({ kind: 'PathExpr', span, path });

/** A variable, or a path by its names: `name('mem', 'swap')`. */
export const name = (...names: readonly string[]): S.PathExpr => pathExpr(path(...names));

export const unary = (op: S.Unary['op'], operand: S.Expr, span: Span = noSpan): S.Unary => ({
  kind: 'Unary',
  span,
  op,
  operand,
});

export const deref = (operand: S.Expr, span: Span = noSpan): S.Deref => ({ kind: 'Deref', span, operand });

export const borrow = (operand: S.Expr, mutable: boolean = false, span: Span = noSpan): S.Borrow => ({
  kind: 'Borrow',
  span,
  mutable,
  operand,
});

export const rawBorrow = (operand: S.Expr, mutable: boolean = false, span: Span = noSpan): S.RawBorrow => ({
  kind: 'RawBorrow',
  span,
  mutable,
  operand,
});

export const binary = (
  op: S.BinaryOp,
  left: S.Expr,
  right: S.Expr,
  span: Span = noSpan,
  opSpan: Span = noSpan,
): S.Binary => ({ kind: 'Binary', span, op, opSpan, left, right });

export const assign = (target: S.Expr, value: S.Expr, span: Span = noSpan): S.Assign => ({
  kind: 'Assign',
  span,
  target,
  value,
});

export const destructure = (target: S.Pattern, value: S.Expr, span: Span = noSpan): S.Destructure => ({
  kind: 'Destructure',
  span,
  target,
  value,
});

export const compoundAssign = (
  op: S.ArithmeticOp,
  target: S.Expr,
  value: S.Expr,
  span: Span = noSpan,
  opSpan: Span = noSpan,
): S.CompoundAssign => ({ kind: 'CompoundAssign', span, op, opSpan, target, value });

export const cast = (operand: S.Expr, type: S.Type, span: Span = noSpan): S.Cast => ({
  kind: 'Cast',
  span,
  operand,
  type,
});

export const range = (
  start: S.Expr | null,
  end: S.Expr | null,
  inclusive: boolean = false,
  span: Span = noSpan,
): S.Range => ({ kind: 'Range', span, start, end, inclusive });

export const field = (base: S.Expr, name: string, span: Span = noSpan, nameSpan: Span = noSpan): S.Field => ({
  kind: 'Field',
  span,
  base,
  name,
  nameSpan,
});

export const index = (base: S.Expr, index: S.Expr, span: Span = noSpan): S.Index => ({
  kind: 'Index',
  span,
  base,
  index,
});

export const call = (callee: S.Expr, args: readonly S.Expr[] = [], span: Span = noSpan): S.Call => ({
  kind: 'Call',
  span,
  callee,
  args,
});

export const methodCall = (
  receiver: S.Expr,
  method: string,
  args: readonly S.Expr[] = [],
  typeArgs: readonly S.GenericArg[] = [],
  span: Span = noSpan,
  methodSpan: Span = noSpan,
): S.MethodCall => ({ kind: 'MethodCall', span, receiver, method, methodSpan, typeArgs, args });

export const structLit = (
  path: S.Path,
  fields: readonly S.FieldInit[],
  base: S.Expr | null = null,
  span: Span = noSpan,
): S.StructLit => ({ kind: 'StructLit', span, path, fields, base });

export const fieldInit = (
  name: string,
  value: S.Expr,
  shorthand: boolean = false,
  span: Span = noSpan,
  nameSpan: Span = noSpan,
): S.FieldInit => ({ kind: 'FieldInit', span, name, nameSpan, value, shorthand });

export const tuple = (elements: readonly S.Expr[], span: Span = noSpan): S.Tuple => ({
  kind: 'Tuple',
  span,
  elements,
});

export const arrayList = (elements: readonly S.Expr[], span: Span = noSpan): S.ArrayList => ({
  kind: 'ArrayList',
  span,
  elements,
});

export const arrayRepeat = (element: S.Expr, length: S.Expr, span: Span = noSpan): S.ArrayRepeat => ({
  kind: 'ArrayRepeat',
  span,
  element,
  length,
});

export const block = (
  stmts: readonly S.Stmt[],
  tail: S.Expr | null = null,
  more: { label?: string | null; unsafe?: boolean; closeSpan?: Span } = {},
  span: Span = noSpan,
): S.Block => ({
  kind: 'Block',
  span,
  label: more.label ?? null,
  unsafe: more.unsafe ?? false,
  stmts,
  tail,
  closeSpan: more.closeSpan ?? noSpan,
});

export const unsafeBlock = (stmts: readonly S.Stmt[], tail: S.Expr | null = null): S.Block =>
  block(stmts, tail, { unsafe: true });

export const letCond = (pattern: S.Pattern, value: S.Expr, span: Span = noSpan): S.LetCond => ({
  kind: 'LetCond',
  span,
  pattern,
  value,
});

export const if_ = (
  condition: S.Condition,
  then: S.Block,
  otherwise: S.Block | S.If | null = null,
  span: Span = noSpan,
): S.If => ({ kind: 'If', span, condition, then, otherwise });

export const match = (scrutinee: S.Expr, arms: readonly S.Arm[], span: Span = noSpan): S.Match => ({
  kind: 'Match',
  span,
  scrutinee,
  arms,
});

export const arm = (
  pattern: S.Pattern,
  body: S.Expr,
  guard: S.Expr | null = null,
  span: Span = noSpan,
): S.Arm => ({ kind: 'Arm', span, pattern, guard, body });

export const while_ = (
  condition: S.Condition,
  body: S.Block,
  label: string | null = null,
  span: Span = noSpan,
): S.While => ({ kind: 'While', span, label, condition, body });

export const loop = (body: S.Block, label: string | null = null, span: Span = noSpan): S.Loop => ({
  kind: 'Loop',
  span,
  label,
  body,
});

export const for_ = (
  pattern: S.Pattern,
  iter: S.Expr,
  body: S.Block,
  label: string | null = null,
  span: Span = noSpan,
): S.For => ({ kind: 'For', span, label, pattern, iter, body });

export const break_ = (
  value: S.Expr | null = null,
  label: string | null = null,
  span: Span = noSpan,
): S.Break => ({
  kind: 'Break',
  span,
  label,
  value,
});

export const continue_ = (label: string | null = null, span: Span = noSpan): S.Continue => ({
  kind: 'Continue',
  span,
  label,
});

export const return_ = (value: S.Expr | null = null, span: Span = noSpan): S.Return => ({
  kind: 'Return',
  span,
  value,
});

export const try_ = (operand: S.Expr, span: Span = noSpan): S.Try => ({ kind: 'Try', span, operand });

export const closure = (
  params: readonly S.ClosureParam[],
  body: S.Expr,
  more: { move?: boolean; result?: S.Type | null } = {},
  span: Span = noSpan,
): S.Closure => ({
  kind: 'Closure',
  span,
  move: more.move ?? false,
  params,
  result: more.result ?? null,
  body,
});

export const closureParam = (
  pattern: S.Pattern,
  type: S.Type | null = null,
  span: Span = noSpan,
): S.ClosureParam => ({ kind: 'ClosureParam', span, pattern, type });

export const macroCall = (
  name: S.MacroName,
  args: readonly S.Expr[],
  format: S.Format | null = null,
  qualifier: readonly string[] = [],
  span: Span = noSpan,
  nameSpan: Span = noSpan,
): S.MacroCall => ({ kind: 'MacroCall', span, qualifier, name, nameSpan, args, format });

export const format = (
  pieces: readonly (string | S.Placeholder)[],
  args: readonly S.FormatArg[],
  span: Span = noSpan,
): S.Format => ({ kind: 'Format', span, pieces, args });

export const placeholder = (arg: number, spec: string = '', span: Span = noSpan): S.Placeholder => ({
  kind: 'Placeholder',
  span,
  arg,
  spec,
});

export const formatArg = (
  value: S.Expr,
  name: string | null = null,
  captured: boolean = false,
  span: Span = noSpan,
): S.FormatArg => ({ kind: 'FormatArg', span, name, captured, value });

/** `println!("{}", value)`. */
export const println = (value: S.Expr): S.MacroCall =>
  macroCall('println', [], format([placeholder(0)], [formatArg(value)]));

export const matches = (
  value: S.Expr,
  pattern: S.Pattern,
  guard: S.Expr | null = null,
  span: Span = noSpan,
): S.Matches => ({ kind: 'Matches', span, value, pattern, guard });

// --- Statements ------------------------------------------------------------------------------------------------

export const let_ = (
  pattern: S.Pattern,
  init: S.Expr | null = null,
  type: S.Type | null = null,
  more: { otherwise?: S.Block | null; attrs?: readonly S.Attribute[] } = {},
  span: Span = noSpan,
): S.LetStmt => ({
  kind: 'LetStmt',
  span,
  attrs: more.attrs ?? [],
  pattern,
  type,
  init,
  otherwise: more.otherwise ?? null,
});

export const exprStmt = (
  expr: S.Expr,
  semi: boolean = true,
  attrs: readonly S.Attribute[] = [],
  span: Span = noSpan,
): S.ExprStmt => ({ kind: 'ExprStmt', span, attrs, expr, semi });
