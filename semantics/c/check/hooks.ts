/** The parts of the checker that need each other: types hold expressions (array sizes), expressions hold types. */
import type { Expression, InitialiserList, TypeName } from '../../../model/c/syntax.js';
import type { Span } from '../../../model/span.js';
import type { Expr, InitPlan } from '../tree.js';
import type { CFunction, QTy } from '../types.js';
import type { Context } from './context.js';

export interface Checker extends Context {
  /** An expression as it stands: an lvalue stays one. */
  readonly expression: (c: Checker, e: Expression) => Expr;
  readonly typeName: (c: Checker, t: TypeName) => QTy;
  /**
   * An initialiser (6.7.9) for an object; an array without a length gets one. `isStatic`: it must be constant.
   */
  readonly initialiser: (
    c: Checker,
    of: QTy,
    value: Expression | InitialiserList,
    isStatic: boolean,
  ) => { readonly q: QTy; readonly plan: InitPlan };
  /** The type of a library function; null where it is none of mini-C's. One that is written in C is checked here. */
  readonly libraryFunction: (name: string) => CFunction | null;
  /** This is the library itself: its names are its own, and it may call what programs may not. */
  readonly ofLibrary: boolean;
  /** Does the program define a function of this name itself, and include no header that declares it? */
  readonly owns: (name: string) => boolean;
  /** The address of a library function, as a value. */
  readonly libraryAddress: (name: string, span: Span) => Expr;
}
