/**
 * The checked tree: every conversion stands where C makes it implicitly, names are resolved, lvalues are marked.
 * It is what lowering reads.
 */
import type { PrintPart, PrintTo } from '../../model/core/formats.js';
import type { Span } from '../../model/span.js';
import type { CFunction, CTy, QTy } from './types.js';

/** An object with a name, or an unnamed one of a compound literal. */
export interface VarSym {
  readonly k: 'var';
  readonly name: string;
  q: QTy;
  readonly storage: 'auto' | 'static';
  /** The name of the core's static. */
  readonly symbol: string;
  readonly span: Span;
  /** Its address is taken, or it decays: pointers may reach it. */
  escapes: boolean;
  /** Declared `register`: it has no address (6.5.3.2p1). */
  readonly register?: boolean;
  /** A parameter `[static n]`: what it points to has so many bytes at least (6.7.6.3p7). */
  readonly atLeast?: number;
  /** It may be read before it is set: there is no initialiser, or a label lets control pass it by. */
  unset: boolean;
}

export interface FnSym {
  readonly k: 'fn';
  readonly name: string;
  ty: CFunction;
  linkage: 'internal' | 'external';
  defined: boolean;
  /** A definition with `()`, which takes no arguments (6.7.6.3p14). */
  readonly span: Span;
}

interface Base {
  readonly ty: CTy;
  readonly span: Span;
  /** Designates an object (6.3.2.1p1). */
  readonly lv: boolean;
  /** … that is const-qualified. */
  readonly ro: boolean;
  /** … that is volatile-qualified. */
  readonly vol?: boolean;
}

export type ArithOp = '*' | '/' | '%' | '+' | '-' | '<<' | '>>' | '&' | '^' | '|';
export type CompareOp = '==' | '!=' | '<' | '<=' | '>' | '>=';

// Lvalues
export interface Var extends Base {
  readonly k: 'var';
  readonly sym: VarSym;
}
export interface Deref extends Base {
  readonly k: 'deref';
  readonly ptr: Expr;
}
export interface MemberOf extends Base {
  readonly k: 'member';
  readonly object: Expr;
  readonly index: number;
  /** The last member: its array may be followed by more of it (the idiom before flexible members). */
  readonly last: boolean;
}
export interface Str extends Base {
  readonly k: 'str';
  readonly data: number;
}
export interface Literal extends Base {
  readonly k: 'literal';
  readonly sym: VarSym;
  readonly init: InitPlan;
}

// Values
export interface Const extends Base {
  readonly k: 'const';
  readonly value: bigint;
}
/** The value of an object: lvalue conversion (6.3.2.1p2). */
export interface Load extends Base {
  readonly k: 'load';
  readonly of: Expr;
}
/** An array as the pointer to its first element (6.3.2.1p3). */
export interface Decay extends Base {
  readonly k: 'decay';
  readonly of: Expr;
}
export interface FnAddress extends Base {
  readonly k: 'fn';
  readonly name: string;
}
export interface AddressOf extends Base {
  readonly k: 'addr';
  readonly of: Expr;
}
export interface Unary extends Base {
  readonly k: 'unary';
  readonly op: '-' | '~';
  readonly a: Expr;
}
/** At `ty`, to which both operands are converted; of a shift only the left one is. */
export interface Arith extends Base {
  readonly k: 'arith';
  readonly op: ArithOp;
  readonly a: Expr;
  readonly b: Expr;
}
/** An `int`, 0 or 1; the operands have one type. `!x` is `x == 0`. */
export interface Compare extends Base {
  readonly k: 'compare';
  readonly op: CompareOp;
  readonly a: Expr;
  readonly b: Expr;
}
export interface Offset extends Base {
  readonly k: 'offset';
  readonly ptr: Expr;
  readonly index: Expr;
  readonly negate: boolean;
  /** The array inside a larger object that it must stay in; null where its allocation says it. */
  readonly within: number | null;
  /** The element that it moves on from is used: `*p++`. */
  readonly leaves: boolean;
}
export interface Distance extends Base {
  readonly k: 'distance';
  readonly a: Expr;
  readonly b: Expr;
}
export interface Logical extends Base {
  readonly k: 'logical';
  readonly op: '&&' | '||';
  readonly a: Expr;
  readonly b: Expr;
}
export interface Conditional extends Base {
  readonly k: 'cond';
  readonly test: Expr;
  readonly a: Expr;
  readonly b: Expr;
}
export interface Comma extends Base {
  readonly k: 'comma';
  readonly a: Expr;
  readonly b: Expr;
}
export interface Cast extends Base {
  readonly k: 'cast';
  readonly a: Expr;
}
export interface Assign extends Base {
  readonly k: 'assign';
  readonly target: Expr;
  readonly value: Expr;
}
/**
 * `target op= value`, `++` and `--`: `then` computes the new value, already at the target's type, from `old`, which
 * stands for the value of the target read before.
 */
export interface Modify extends Base {
  readonly k: 'modify';
  readonly target: Expr;
  readonly value: Expr | null;
  readonly old: Old;
  readonly then: Expr;
  /** The result is the old value: postfix. */
  readonly postfix: boolean;
}
/** The value read, or the right operand, of the `modify` around it. */
export interface Old extends Base {
  readonly k: 'old';
  readonly of: 'target' | 'value';
}
export interface Call extends Base {
  readonly k: 'call';
  readonly callee: Expr;
  readonly sig: CFunction;
  readonly args: readonly Expr[];
}
export interface LibraryCall extends Base {
  readonly k: 'library';
  readonly name: string;
  readonly args: readonly Expr[];
}
export interface Print extends Base {
  readonly k: 'print';
  readonly to: PrintTo;
  /** Of `args`, the first `leading[to]` say where. */
  readonly parts: readonly PrintPart[];
  readonly args: readonly Expr[];
}
/** `assert(e)`. */
export interface Assert extends Base {
  readonly k: 'assert';
  readonly test: Expr;
}

export type Expr =
  | Var
  | Deref
  | MemberOf
  | Str
  | Literal
  | Const
  | Load
  | Decay
  | FnAddress
  | AddressOf
  | Unary
  | Arith
  | Compare
  | Offset
  | Distance
  | Logical
  | Conditional
  | Comma
  | Cast
  | Assign
  | Modify
  | Old
  | Call
  | LibraryCall
  | Print
  | Assert;

/** A step from an aggregate to a part: a member, or an element, by number. */
export interface InitStep {
  readonly k: 'field' | 'elem';
  readonly index: number;
  readonly ty: CTy;
}
/** One part of an initialiser (6.7.9), in the order of the text; the last for a part counts. */
export interface InitPart {
  readonly path: readonly InitStep[];
  readonly value: Expr;
  readonly span: Span;
}
export interface InitPlan {
  readonly parts: readonly InitPart[];
  /** Some part of the object has none: it is zero (6.7.9p21). */
  readonly zeroFirst: boolean;
}

export interface BlockScope {
  /** Automatic objects of the block, those of its compound literals among them. */
  readonly vars: VarSym[];
  readonly end: Span;
}

export type Stmt =
  | {
      readonly k: 'block';
      readonly scope: BlockScope;
      readonly body: readonly Stmt[];
      readonly span: Span;
    }
  | { readonly k: 'expr'; readonly e: Expr; readonly span: Span }
  | { readonly k: 'init'; readonly sym: VarSym; readonly plan: InitPlan; readonly span: Span }
  /** A declaration without initialiser, where a jump may come to it again while its object lives (6.2.4p6). */
  | { readonly k: 'unset'; readonly sym: VarSym; readonly span: Span }
  | {
      readonly k: 'if';
      readonly test: Expr;
      readonly then: Stmt;
      readonly otherwise: Stmt | null;
      readonly span: Span;
    }
  | { readonly k: 'while'; readonly test: Expr; readonly body: Stmt; readonly span: Span }
  | { readonly k: 'do'; readonly body: Stmt; readonly test: Expr; readonly span: Span }
  | {
      readonly k: 'for';
      readonly scope: BlockScope;
      readonly init: readonly Stmt[];
      readonly test: Expr | null;
      readonly step: Expr | null;
      readonly body: Stmt;
      readonly span: Span;
    }
  | {
      readonly k: 'switch';
      readonly value: Expr;
      readonly labels: readonly CaseLabel[];
      readonly body: Stmt;
      readonly span: Span;
    }
  | { readonly k: 'label'; readonly label: CaseLabel; readonly body: Stmt; readonly span: Span }
  /** A label of the function, and a jump to it (6.8.6.1). */
  | { readonly k: 'target'; readonly name: string; readonly body: Stmt; readonly span: Span }
  | { readonly k: 'goto'; readonly name: string; readonly span: Span }
  | { readonly k: 'break' | 'continue'; readonly span: Span }
  | { readonly k: 'return'; readonly value: Expr | null; readonly span: Span };

/** A `case`, or (null) the `default`, of the innermost switch around it. */
export interface CaseLabel {
  readonly value: bigint | null;
  readonly span: Span;
}

export interface CheckedFunction {
  readonly sym: FnSym;
  readonly params: readonly VarSym[];
  readonly body: Extract<Stmt, { k: 'block' }>;
  readonly span: Span;
  readonly end: Span;
}

/** Where an address constant points (6.6p9). */
export interface StaticValue {
  readonly sym: VarSym;
  readonly plan: InitPlan | null;
  readonly exported: boolean;
}
