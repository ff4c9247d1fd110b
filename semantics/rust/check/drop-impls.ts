/** `impl Drop` holds for the whole type: what drops a value does not know its lifetimes (Reference, destructors; E0366). */
import type { Span } from '../../../model/span.js';
import { adt, type Region } from '../../../model/types.js';
import type { AdtInfo, Outlives } from '../tree.js';
import type { CrateCx } from './context.js';
import { follows, impliedBy } from './implied.js';

export interface DropImpl {
  readonly info: AdtInfo;
  /** The lifetimes of the type, as the header of the `impl` gives them. */
  readonly regions: readonly Region[];
  readonly outlives: readonly Outlives[];
  readonly span: Span;
}

const STATIC = "'static";

export const checkDropImpl = (cx: CrateCx, d: DropImpl): void => {
  const { info, regions } = d;
  const { name, lifetimes } = info.def;
  if (regions.includes(STATIC) || new Set(regions).size < regions.length)
    return cx.error('E0366', '`Drop` impls cannot be specialized', d.span, {
      help: `implement it for every \`${name}\`: give each of its lifetimes a name of its own`,
    });
  const known = impliedBy(cx, adt(info.def, lifetimes));
  const of = (r: Region): Region => lifetimes[regions.indexOf(r)] ?? r;
  for (const o of d.outlives)
    if (!follows(known, of(o.longer), of(o.shorter)))
      cx.error(
        'E0367',
        `\`Drop\` impl requires \`${o.longer}: ${o.shorter}\` but \`${name}\` does not`,
        d.span,
        { help: `remove the bound, or write it at \`${name}\`` },
      );
};
