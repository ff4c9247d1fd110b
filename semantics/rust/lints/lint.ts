/** What a lint is: its name, and what it says of the expressions and patterns of a body. */
import type { Related } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { TExpr, TPat } from '../tree.js';
import type { Origins } from './written.js';

/** One lint on its way through one body. */
export interface Linting {
  readonly cx: CrateCx;
  readonly origins: Origins;
  /** Nodes that an enclosing expression has excused. */
  readonly exempt: Set<TExpr>;
  readonly show: (t: Ty) => string;
  readonly say: (message: string, span: Span, help: string, related?: readonly Related[]) => void;
}

export interface Lint {
  /** rustc's: what `allow` names. */
  readonly name: string;
  /** rustc's code, where the lint has one. */
  readonly code?: string;
  /** Parents come before their children. Bodies without an unsafe operation are not asked about. */
  readonly expr?: (l: Linting, e: TExpr) => void;
  /** The kinds of expression that `expr` has something to say of. */
  readonly on?: readonly TExpr['k'][];
  /** Every pattern, the parts of patterns among them; also where there are other errors, as rustc looks at patterns. */
  readonly pattern?: (l: Linting, p: TPat) => void;
}
