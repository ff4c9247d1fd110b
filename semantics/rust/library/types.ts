/** The built-in types with their facts: parameters, variance, `Copy`, what dropping one does, what `*` gives. */
import type { Ty } from '../../../model/types.js';

/** `+` covariant, `=` invariant (Reference, subtyping and variance). */
export type Variance = '+' | '=';

export interface LibType {
  readonly name: string;
  readonly params: readonly Variance[];
  readonly lifetimes: readonly Variance[];
  /** `args`: if all its arguments are. */
  readonly copy: 'always' | 'args' | 'never';
  /** Whether dropping it does something: of itself (`own`), or by its arguments that it holds by value. */
  readonly drop: 'own' | 'args' | 'none';
  /** Parameters that may be unsized. */
  readonly unsizedArgs?: boolean;
  /** What `*x` is, where it is not built in: with its functions in the table. */
  readonly deref?: {
    readonly to: (args: readonly Ty[]) => Ty;
    readonly shared: string;
    readonly mut: string | null;
  };
  readonly enumOf?: (args: readonly Ty[]) => readonly LibVariant[];
  /** Whether a program may name it. */
  readonly named: boolean;
}

export interface LibVariant {
  readonly name: string;
  readonly fields: readonly Ty[];
}

export const showVariance = (v: Variance): string => (v === '+' ? 'covariant' : 'invariant');
