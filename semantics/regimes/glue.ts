/**
 * How a regime writes each neutral boundary operation, as mini-Rust. Generators and `elaborate` make neutral
 * programs and ask the regime for these; it is the only place where `unsafe` is made.
 */
import type { Expr, Stmt, Type } from '../../model/rust/syntax.js';

export interface Glue {
  /** Opens a function that uses the boundary (Omniglot: its scopes). */
  readonly prologue: () => readonly Stmt[];
  /** Calls a foreign function. */
  readonly call: (name: string, args: readonly Expr[]) => Expr;
  /** A raw pointer from foreign code becomes a reference for the extent of an expression. */
  readonly takePointer: (p: Expr, to: Type, mutable: boolean) => Expr;
  /** The same, kept in a variable; `*v` reads it (Omniglot: a validated value). */
  readonly hold: (p: Expr, to: Type) => Expr;
  readonly takeSlice: (p: Expr, len: Expr, of: Type, mutable: boolean) => Expr;
  /** The value behind a raw pointer, at a type: `validate as τ`. */
  readonly read: (p: Expr, to: Type) => Expr;
  /** The same by a copy that the host owns, made while foreign memory is looked at and used later. */
  readonly copy: (p: Expr, to: Type) => Expr;
  readonly write: (p: Expr, value: Expr, to: Type) => Expr;
  /** An owner becomes a raw pointer that foreign code holds, and back. */
  readonly handOver: (owner: Expr, of: 'Box' | 'Arc') => Expr;
  readonly takeBack: (p: Expr, of: 'Box' | 'Arc', to: Type) => Expr;
  /** Attributes of an exported function, as source: `r3_safeffi`. */
  readonly exportAttributes: readonly string[];
}
