/** How the evaluation of a constant ends where there is no value. */
import type { Span } from '../../../model/span.js';
import type { TExpr } from '../tree.js';

/** Thrown inside, never seen outside: the expression has no value at compile time. `code` null: that was said elsewhere. */
export class NoValue extends Error {
  readonly code: string | null;
  readonly span: Span;
  constructor(code: string | null, message: string, span: Span) {
    super(message);
    this.code = code;
    this.span = span;
  }
}

export const no = (e: Pick<TExpr, 'span'>, what: string, code: string | null = 'outside-subset'): never => {
  throw new NoValue(
    code,
    code === 'outside-subset' ? `${what} in a constant is outside mini-Rust` : what,
    e.span,
  );
};
