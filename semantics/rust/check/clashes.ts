/** One name for two things in a scope: items, and what `use` brings (Reference, use declarations, namespaces). */
import type { Span } from '../../../model/span.js';
import type { CrateCx } from './context.js';
import type { Import, Scope, Space, TypeEntity, ValueEntity } from './scope.js';

const codeOf = (before: Import | null, now: Import | null): string =>
  before === null && now === null ? 'E0428' : before !== null && now !== null ? 'E0252' : 'E0255';

const spanOf = (e: TypeEntity | ValueEntity | undefined): Span | null => {
  switch (e?.k) {
    case 'adt':
    case 'ctor':
      return e.info.ast.nameSpan;
    case 'fn':
      return e.fn.span;
    case 'const':
    case 'static':
      return e.def.ast.nameSpan;
    default:
      return null;
  }
};

/** Whether the name is free, for an item (`by` null) or an import; what is defined twice is said, at the second place. */
export const mayDefine = (
  cx: CrateCx,
  s: Scope,
  space: Space,
  name: string,
  span: Span,
  by: Import | null = null,
): boolean => {
  const known = s[space].get(name);
  if (known === undefined && s.imports === null) return true;
  const key = `${space} ${name}`;
  const before = s.imports?.get(key) ?? null;
  // A variant that is imported has its name among the types as well, where nothing is found by it.
  if (known === undefined && before === null) return true;
  if (before?.glob === true) {
    s.imports?.delete(key);
    return true;
  }
  if (before !== null && before.node === by?.node) return false;
  const other = before?.span ?? spanOf(known);
  const second = other !== null && other.start > span.start ? other : span;
  const what = space === 'types' ? 'type' : 'value';
  cx.error(codeOf(before, by), `the name \`${name}\` is defined multiple times`, second, {
    help: `\`${name}\` must be defined only once in the ${what} namespace of this module`,
  });
  return false;
};

export const noteImport = (s: Scope, space: Space, name: string, by: Import): void => {
  (s.imports ??= new Map()).set(`${space} ${name}`, by);
};
