/**
 * How a regime writes each neutral boundary operation, as mini-Rust. Generators and `elaborate` make neutral
 * programs and ask the regime for these; it is the only place where `unsafe` is made.
 */
import type { Expr, Stmt, Type } from '../../model/rust/syntax.js';

/** Each with its arguments and its type τ: p and q are raw pointers, n a length, k an index or offset. */
export const neutralOps = [
  /** A raw pointer from foreign code becomes a reference for the extent of an expression. */
  'take_ref',
  'take_mut',
  'take_slice',
  'take_slice_mut',
  /** `hold(p)`: kept in a variable; `*v` reads it. `hold_unseen`: of a type of which every bit pattern is a value. */
  'hold',
  'hold_unseen',
  /** The value behind a raw pointer, at a type. `read_shared`: by way of a reference that only reads. */
  'read',
  'read_shared',
  /** The same by a copy that the host owns, made while foreign memory is looked at and used later. */
  'copy',
  /** `read_element(p, n, k)`: of a slice. `read_at(p, k)`: of an array. `read_part(p, k)`: a τ at an offset. */
  'read_element',
  'read_at',
  'read_part',
  /** A pointer that lies behind a pointer. */
  'read_link',
  /** `write(p, v)`, `write_slice(p, n, [v, …])`; `write_copy(p, c)`, where c was copied by `copy_out(q)`. */
  'write',
  'copy_out',
  'write_copy',
  'write_slice',
  /** A raw pointer used as it is, where the program says so; `read_text`: for the length of the text that begins there. */
  'read_raw',
  'read_text',
  'write_raw',
  /** `stack(v, |p| …)`, `stack_slice([v, …], |p| …)`, `stack_room(|p| …)`: memory that foreign code may use, for the extent of a block. */
  'stack',
  'stack_slice',
  'stack_room',
  /** The operation inside is done as the host of another library: with its access, or with all that is its. */
  'other_access',
  'other_scopes',
  /** An owner becomes a raw pointer that foreign code holds, and back. */
  'hand_box',
  'hand_arc',
  'back_box',
  'back_arc',
] as const;
export type NeutralOp = (typeof neutralOps)[number];

/** As many arguments as the operation has. */
export type Args = readonly [Expr, Expr, Expr];
export type Write = (args: Args, type: Type) => Expr;

export interface Glue {
  /** Opens a function that uses the boundary (Omniglot: its scopes). */
  readonly prologue: (used: ReadonlySet<NeutralOp>) => readonly Stmt[];
  /** Calls a foreign function. */
  readonly call: (name: string, args: readonly Expr[]) => Expr;
  readonly ops: Readonly<Record<NeutralOp, Write>>;
  /** Attributes of an exported function, as source: `r3_safeffi`. */
  readonly exportAttributes: readonly string[];
}
