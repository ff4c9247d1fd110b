/**
 * The typed tree: what the type checker makes of a body, and what lowering reads. Names are resolved, adjustments
 * (dereferences, borrows, coercions) are nodes of their own, methods are calls, `while`, `for` and `?` are loops and
 * matches. Types may hold inference variables until the body is done; regions are erased.
 */
import type { CastKind, Const, PanicKind } from '../../model/core/mir.js';
import type { Span } from '../../model/span.js';
import type { Abi, AdtDef, AdtTy, FnTy, Region, Ty } from '../../model/types.js';
import type * as S from '../../model/rust/syntax.js';
import type { LibFn } from './library/table.js';

/** A local variable. */
export interface Var {
  readonly name: string;
  readonly span: Span;
  readonly mutable: boolean;
  ty: Ty;
  /** The type as written, with its regions, where it names any: the borrow checker's. */
  written: Written | null;
  /** The body that declares it: a closure's body may only capture it. */
  readonly owner: object;
  /** The local that it is in its owner's body; -1 before that is lowered. */
  local: number;
}

export interface Written {
  readonly ty: Ty;
  readonly span: Span;
}

/** `'a: 'b`, written or implied. */
export interface Outlives {
  readonly longer: Region;
  readonly shorter: Region;
}

/** Signature with its regions: named, anonymous (`'1`), `'static`. */
export interface Signature {
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly lifetimes: readonly Region[];
  readonly outlives: readonly Outlives[];
  /** The type whose `impl` it stands in: what that implies the body may assume, and a caller sees to. */
  readonly header?: Ty;
}

export interface FnInfo {
  /** Unique among the functions of the crate; its symbol if exported or foreign. */
  readonly name: string;
  readonly ast: S.Fn;
  readonly span: Span;
  readonly abi: Abi;
  readonly unsafe: boolean;
  readonly foreign: boolean;
  readonly exported: boolean;
  readonly signature: Signature;
  /** There is an error in its signature. */
  readonly wrong: boolean;
  /** Erased. */
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly self: S.SelfParam | null;
  /** Of the type that it is a method of. */
  readonly owner: AdtInfo | null;
  readonly isDrop: boolean;
  /** Its lifetimes that are chosen where it is named, and so are a part of its type. */
  readonly early: readonly Region[];
  /** Its own zero-sized type. */
  readonly item: AdtTy;
  /** The type of a pointer to it, which binds its other lifetimes. */
  readonly pointer: FnTy;
}

export interface AdtInfo {
  readonly def: AdtDef;
  readonly ast: S.Struct | S.Enum;
  readonly shapes: readonly S.Shape[];
  readonly outlives: readonly Outlives[];
  readonly assoc: Map<string, FnInfo | ConstInfo>;
  readonly derives: readonly S.Derivable[];
}

export interface ConstInfo {
  readonly k: 'const';
  readonly name: string;
  readonly ast: S.Const;
  readonly ty: Ty;
  state: 'no' | 'busy' | 'done';
  value: Value | null;
  /** What it is the value of; null for a literal, and after an error. */
  node: TExpr | null;
}

export interface StaticInfo {
  readonly k: 'static';
  readonly name: string;
  readonly ast: S.Static;
  readonly span: Span;
  /** With regions; where it is elided it is `'static`. */
  readonly ty: Ty;
  readonly mutable: boolean;
  readonly foreign: boolean;
  readonly exported: boolean;
  state: 'no' | 'busy' | 'done';
  value: Value | null;
}

/** A value known at compile time. */
export type Value =
  | { readonly k: 'int'; readonly value: bigint }
  | {
      readonly k: 'fields';
      readonly ty: Ty;
      readonly variant: number;
      readonly fields: readonly Value[];
      /** A library type by the field of its layout that is set: `MaybeUninit::new`. */
      readonly union?: number;
    }
  | { readonly k: 'elements'; readonly ty: Ty; readonly elements: readonly Value[] }
  | { readonly k: 'repeat'; readonly ty: Ty; readonly of: Value; readonly count: number }
  /** A pointer to a static, data or function; `length` where it is wide. */
  | { readonly k: 'address'; readonly to: Const; readonly addend: number; readonly length: number | null }
  | { readonly k: 'wide'; readonly address: bigint; readonly length: number }
  | { readonly k: 'uninit' };

interface Node {
  ty: Ty;
  readonly span: Span;
  /** If it becomes a temporary, it lives as long as the enclosing block (Reference, temporary lifetime extension). */
  extended?: boolean;
}

export type BorrowKind = 'shared' | 'mut' | 'two-phase';
export type ArithOp = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>';
export type CompareOp = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What a call reaches; `of`, as in paths: the type with its lifetimes, where the path says them (`Self`). */
export type Target =
  /** `held`: the variable that holds the function, where its type has lifetimes. */
  | { readonly k: 'fn'; readonly fn: FnInfo; readonly of?: Ty | null; readonly held?: Var | undefined }
  | { readonly k: 'lib'; readonly fn: LibFn; tys: readonly Ty[] }
  | { readonly k: 'pointer'; readonly callee: TExpr }
  /** A closure that is kept: borrowed for the call, or used up by it, as its kind says. */
  | { readonly k: 'closure'; readonly callee: TExpr; readonly closure: ClosureInfo };

export interface Jump {
  readonly label: string | null;
  readonly kind: 'loop' | 'while' | 'for' | 'block';
  /** What `break` gives; null where it may give nothing. */
  ty: Ty;
  broken: boolean;
  /** A `break` of it may be reached: control may go on behind it (rustc, `may_break`). */
  reached: boolean;
}

export interface Arm {
  readonly pat: TPat;
  readonly guard: TExpr | null;
  readonly body: TExpr;
  readonly span: Span;
}

/** A local of a closure's surroundings that it uses: a variable, through fields and references. */
export interface Capture {
  readonly place: TExpr;
  mode: 'copy' | 'move' | BorrowKind;
  ty: Ty;
  readonly span: Span;
}

/** How a call takes what the closure captured: `Fn`, `FnMut`, `FnOnce` (Reference, closure types: call traits). */
export type ClosureKind = 'shared' | 'mut' | 'once';

export interface ClosureInfo {
  readonly name: string;
  /** It is a value of its own, which is kept and called; another one is an argument of what calls it once. */
  readonly kept: boolean;
  /** Of one that is kept, found when the body is done; another one is called once. */
  kind: ClosureKind;
  /** It uses variables of the function around. */
  uses: boolean;
  /** Its patterns cover what they have to: if not, nothing more is asked of it. */
  total: boolean;
  readonly params: readonly TPat[];
  paramTys: readonly Ty[];
  /** Their types as the function that calls it gives them: with the lifetimes that are bound there (`'^0`). */
  given: readonly Ty[];
  /** Lifetimes that the function around names. */
  readonly lifetimes: readonly Region[];
  ret: Ty;
  /** Its result as what asks for the closure says, with the lifetimes that are bound there. */
  givenRet: Ty | null;
  body: TExpr;
  readonly move: boolean;
  /** Found when the body is done. */
  captures: Capture[];
  /** Places of the function around that are matched in the body: they hold values when the closure is made, captured or not. */
  matched: readonly TExpr[];
  /** Its type: a struct of what it captures. */
  readonly env: AdtTy;
  readonly span: Span;
}

export type FormatPiece =
  | { readonly k: 'text'; readonly text: string }
  | { readonly k: 'value'; readonly arg: number; readonly debug: boolean };

export type TExpr = Node &
  (
    | { readonly k: 'int'; value: bigint; readonly literal: boolean }
    | { readonly k: 'str'; readonly text: string }
    | { readonly k: 'bytes'; readonly bytes: readonly number[] }
    | { readonly k: 'cstr'; readonly bytes: readonly number[] }
    | { readonly k: 'var'; readonly v: Var }
    | { readonly k: 'static'; readonly def: StaticInfo }
    | { readonly k: 'const'; readonly def: ConstInfo }
    /** `of`: its type with the lifetimes that its path says. */
    | { readonly k: 'fn'; readonly fn: FnInfo; readonly of?: Ty }
    | {
        readonly k: 'adt';
        readonly variant: number;
        /** In the order in which they are evaluated. */
        readonly fields: readonly { readonly index: number; readonly value: TExpr }[];
        readonly base: TExpr | null;
        readonly of?: Ty | null;
      }
    | { readonly k: 'tuple'; readonly elems: readonly TExpr[] }
    | { readonly k: 'array'; readonly elems: readonly TExpr[] }
    | { readonly k: 'repeat'; readonly value: TExpr; readonly count: number }
    | { readonly k: 'un'; readonly op: '-' | '!'; readonly a: TExpr }
    | { readonly k: 'bin'; readonly op: ArithOp; a: TExpr; b: TExpr }
    /** `written`: of references, the operands themselves, which the operator borrows before it reads what is compared. */
    | {
        readonly k: 'compare';
        readonly op: CompareOp;
        a: TExpr;
        b: TExpr;
        written: readonly [TExpr, TExpr] | null;
      }
    | { readonly k: 'lazy'; readonly op: '&&' | '||'; readonly a: TExpr; readonly b: TExpr }
    | {
        readonly k: 'cast';
        /** `as-ptr`: of raw pointers, by `as`: of the lifetimes behind them it says nothing. */
        kind: CastKind | 'discriminant' | 'same' | 'ref-to-element' | 'as-ptr';
        a: TExpr;
        /** The type as written, where it names lifetimes. */
        readonly written?: Ty | null;
      }
    /** `late`: an operand that is a reference, which the operator reads through when both are evaluated. */
    | { readonly k: 'deref'; readonly a: TExpr; readonly late?: boolean }
    /** `*x` by a function of the library, which takes a reference to the place `a` and gives one. */
    | { readonly k: 'overloaded-deref'; readonly a: TExpr; mut: boolean }
    | { readonly k: 'field'; readonly a: TExpr; readonly index: number }
    | { readonly k: 'index'; readonly a: TExpr; readonly i: TExpr }
    /** `a[from..to]` of a slice: a place. */
    | {
        readonly k: 'slice';
        readonly a: TExpr;
        readonly from: TExpr | null;
        readonly to: TExpr | null;
        readonly inclusive: boolean;
        mut: boolean;
      }
    | { readonly k: 'borrow'; readonly kind: BorrowKind; readonly a: TExpr }
    /** `macro`: by `addr_of!` and not by `&raw`. */
    | { readonly k: 'raw'; readonly mut: boolean; readonly a: TExpr; readonly macro?: boolean }
    | {
        readonly k: 'call';
        readonly target: Target;
        readonly args: readonly TExpr[];
        readonly scopes: readonly TExpr[];
      }
    | {
        readonly k: 'block';
        readonly stmts: readonly TStmt[];
        readonly tail: TExpr | null;
        readonly jump: Jump | null;
        /** Where the scope ends; null for a block that nobody wrote. */
        readonly closeSpan: Span | null;
      }
    | { readonly k: 'if'; readonly cond: TExpr; readonly then: TExpr; readonly otherwise: TExpr | null }
    | { readonly k: 'let'; readonly pat: TPat; readonly value: TExpr }
    | { readonly k: 'match'; readonly value: TExpr; readonly arms: readonly Arm[] }
    | { readonly k: 'loop'; readonly body: TExpr; readonly jump: Jump }
    | { readonly k: 'while'; readonly cond: TExpr; readonly body: TExpr; readonly jump: Jump }
    | {
        readonly k: 'for';
        readonly pat: TPat;
        readonly start: TExpr;
        readonly end: TExpr;
        readonly inclusive: boolean;
        readonly body: TExpr;
        readonly jump: Jump;
      }
    | { readonly k: 'break'; readonly jump: Jump; readonly value: TExpr | null }
    | { readonly k: 'continue'; readonly jump: Jump }
    | { readonly k: 'return'; readonly value: TExpr | null }
    | { readonly k: 'assign'; readonly place: TExpr; readonly value: TExpr }
    | { readonly k: 'assign-op'; readonly op: ArithOp; readonly place: TExpr; value: TExpr }
    | { readonly k: 'closure'; readonly closure: ClosureInfo }
    | { readonly k: 'never'; readonly a: TExpr }
    | { readonly k: 'print'; readonly pieces: readonly FormatPiece[]; readonly args: readonly TExpr[] }
    | { readonly k: 'panic'; readonly kind: PanicKind; readonly message: Message }
    | { readonly k: 'assert'; readonly cond: TExpr; readonly message: Message }
    | {
        readonly k: 'vec';
        readonly elems: readonly TExpr[] | null;
        readonly value: TExpr | null;
        readonly count: TExpr | null;
      }
    | { readonly k: 'scopes' }
    /** Stands where an error was reported: never lowered. */
    | { readonly k: 'error' }
  );

/** What a panic says: its arguments are evaluated for their effects, the text is the literal part. */
export interface Message {
  readonly text: string;
  readonly args: readonly TExpr[];
}

export type TStmt =
  | {
      readonly k: 'let';
      readonly pat: TPat;
      readonly init: TExpr | null;
      readonly otherwise: TExpr | null;
      /** The type as written, where it names lifetimes and stands for the parts of a pattern. */
      readonly written: Written | null;
      readonly span: Span;
    }
  | { readonly k: 'expr'; readonly expr: TExpr; readonly span: Span };

interface PatNode {
  ty: Ty;
  readonly span: Span;
}

export type TPat = PatNode &
  (
    | { readonly k: 'wild' }
    | {
        readonly k: 'bind';
        readonly v: Var;
        readonly mode: 'move' | 'ref' | 'ref-mut';
        readonly sub: TPat | null;
      }
    | { readonly k: 'int'; readonly value: bigint }
    | { readonly k: 'str'; readonly text: string }
    | {
        readonly k: 'range';
        readonly low: bigint | null;
        readonly high: bigint | null;
        readonly inclusive: boolean;
      }
    | {
        readonly k: 'variant';
        readonly variant: number;
        readonly subs: readonly SubPat[];
        readonly of?: Ty | null;
      }
    /** Struct or tuple. */
    | { readonly k: 'fields'; readonly subs: readonly SubPat[]; readonly of?: Ty | null }
    /** Array or slice; `rest` is what `..` stands for, null where there is none. */
    | {
        readonly k: 'slice';
        readonly before: readonly TPat[];
        readonly rest: TPat | null;
        readonly after: readonly TPat[];
      }
    | { readonly k: 'deref'; readonly sub: TPat }
    | { readonly k: 'or'; readonly alternatives: readonly TPat[] }
  );

/** The parts of a slice pattern, in order. */
export const partsOfSlice = (p: TPat & { readonly k: 'slice' }): readonly TPat[] =>
  p.rest === null ? p.before : [...p.before, p.rest, ...p.after];

/** The patterns directly below, in order. */
export const partsOfPattern = (p: TPat): readonly TPat[] => {
  switch (p.k) {
    case 'bind':
      return p.sub === null ? [] : [p.sub];
    case 'deref':
      return [p.sub];
    case 'variant':
    case 'fields':
      return p.subs.map((s) => s.pat);
    case 'slice':
      return partsOfSlice(p);
    case 'or':
      return p.alternatives;
    case 'wild':
    case 'int':
    case 'str':
    case 'range':
      return [];
  }
};

export interface SubPat {
  readonly index: number;
  readonly pat: TPat;
}

/** A body ready for lowering. */
export interface Body {
  readonly fn: FnInfo;
  readonly params: readonly TPat[];
  readonly expr: TExpr;
  /** All of its patterns, the parts of patterns among them. */
  readonly pats: readonly TPat[];
  /** Whether it does something that Rust asks `unsafe` for. */
  readonly unsafe: boolean;
  /** Its patterns cover what they have to: if not, nothing more is asked of it. */
  readonly total: boolean;
}
