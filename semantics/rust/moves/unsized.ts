/** Values without a size, which nothing can hold (E0161): what the type checker asks of no type ends in a temporary. */
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import { isSized, show } from '../ty.js';

/** Temporaries whose types have no size (rustc, `check_local` of its borrow checker). */
export const checkUnsized = (cx: CrateCx, { fn }: AnalysisFn): void => {
  for (const { ty, name, span } of fn.locals)
    if (name === null && !isSized(ty))
      cx.error('E0161', `cannot move a value of type \`${show(ty)}\``, span, {
        help: `use it behind a reference: \`&${show(ty)}\``,
      });
};
