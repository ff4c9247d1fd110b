/** Declarations of lifetimes: of items, and of `for<'a>` (Reference, lifetime parameters; none shadows another). */
import type * as S from '../../../model/rust/syntax.js';
import type { Region } from '../../../model/types.js';
import type { CrateCx } from './context.js';

/** Declares lifetimes; answers their names, those around first. */
export const declareLifetimes = (
  cx: CrateCx,
  around: readonly Region[],
  declared: readonly S.LifetimeParam[],
): readonly Region[] => {
  if (declared.length === 0) return around;
  const all = [...around];
  for (const l of declared) {
    if (l.name === "'static" || l.name === "'_") {
      const what =
        l.name === "'_" ? "`'_` cannot be used here" : "invalid lifetime parameter name: `'static`";
      cx.error(l.name === "'_" ? 'E0637' : 'E0262', what, l.span, { help: "choose another name: `'a`" });
    } else if (all.includes(l.name)) {
      const code = around.includes(l.name) ? 'E0496' : 'E0403';
      const message =
        code === 'E0496'
          ? `lifetime name \`${l.name}\` shadows a lifetime name that is already in scope`
          : `the name \`${l.name}\` is already used for a generic parameter in this item's generic parameters`;
      cx.error(code, message, l.span, { help: 'choose another name' });
    } else all.push(l.name);
  }
  return all;
};
