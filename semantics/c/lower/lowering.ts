/** What the parts of expression lowering give each other. */
import type { LocalId, Operand, Place, Projection, Rvalue } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { Widths } from '../target.js';
import type { Expr, InitPlan, Old, VarSym } from '../tree.js';
import type { CTy } from '../types.js';
import type { Builder } from './builder.js';
import type { EffectsIn } from './effects.js';
import type { Sequencing } from './sequencing.js';

export interface Lowering {
  readonly b: Builder;
  readonly w: Widths;
  readonly seq: Sequencing;
  readonly effects: EffectsIn;
  ty(t: CTy): Ty;
  home(sym: VarSym): LocalId;
  /** The object may be read before it is set. */
  isUnset(local: LocalId): boolean;
  place(e: Expr): Place;
  value(e: Expr): Operand;
  rvalue(e: Expr): Rvalue;
  effect(e: Expr): void;
  /** A value that stays what it is if `settle`, whatever is evaluated after it. */
  settled(e: Expr, settle: boolean): Operand;
  pinned(p: Place): Place;
  /** The two operands of an operator, whose result follows at once. */
  pair(a: Expr, b: Expr, make: (x: Operand, y: Operand) => Rvalue, ty: Ty): Rvalue;
  /** A const object has its value, or (`on` false) gets it anew. */
  becomeConst(sym: VarSym, span: Span, on: boolean): void;
  initialise(place: Place, ty: CTy, plan: InitPlan): void;
  /** Runs `f` with what `old` stands for. */
  withOld<T>(target: Operand, value: Operand | null, f: () => T): T;
  old(of: Old['of']): Operand;
  /** A part of a struct that is only a value has its address taken: it lives as long as the full expression (6.2.4p8). */
  temporary(p: Place): void;
  /** Fresh storage for an aggregate value. */
  aggregate(ty: Ty): LocalId;
}

export const use = (op: Operand): Rvalue => ({ k: 'use', op, retag: false });
export const step = (p: Place, s: Projection): Place => ({ local: p.local, proj: [...p.proj, s] });
export const isAggregate = (t: CTy): boolean => t.k === 'record' || t.k === 'array';
