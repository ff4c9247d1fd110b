/** What a lint is: its name, and what it says of the expressions and patterns of a body. */
import type { Related } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import { showTy, type Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { TExpr, TPat } from '../tree.js';
import type { Origins } from './written.js';

/** One lint, as it speaks of one crate. */
export class Linting {
  readonly cx: CrateCx;
  private readonly lint: Lint;

  constructor(cx: CrateCx, lint: Lint) {
    this.cx = cx;
    this.lint = lint;
  }

  show(t: Ty): string {
    return showTy(t);
  }

  say(message: string, span: Span, help: string, related: readonly Related[] = []): void {
    this.cx.lint(this.lint.name, message, span, { help, related }, this.lint.code);
  }
}

/** One lint on its way through one body. */
export class BodyLinting extends Linting {
  readonly origins: Origins;
  /** Nodes that an enclosing expression has excused. */
  readonly exempt: Set<TExpr>;

  constructor(cx: CrateCx, lint: Lint, origins: Origins, exempt: Set<TExpr>) {
    super(cx, lint);
    this.origins = origins;
    this.exempt = exempt;
  }
}

export interface Lint {
  /** rustc's: what `allow` names. */
  readonly name: string;
  /** rustc's code, where the lint has one. */
  readonly code?: string;
  /** Parents come before their children. Bodies without an unsafe operation are not asked about. */
  readonly expr?: (l: BodyLinting, e: TExpr) => void;
  /** The kinds of expression that `expr` has something to say of. */
  readonly on?: readonly TExpr['k'][];
  /** Every pattern, the parts of patterns among them; also where there are other errors, as rustc looks at patterns. */
  readonly pattern?: (l: Linting, p: TPat) => void;
}
