/** `use`: names of std, and of the crate's own items, brought into a scope. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import type { CrateCx, Place } from './context.js';
import { suggestion } from './paths.js';
import { findType, names, type Names, type TypeEntity, type ValueEntity } from './scope.js';

const standard: ReadonlySet<string> = new Set(['std', 'core', 'alloc']);

interface Walk {
  readonly cx: CrateCx;
  readonly at: Place;
  /** Whether what is not found is an error. */
  readonly last: boolean;
  ok: boolean;
}

/** What lies below a name: a module's items, or an enum's variants. */
const below = (e: TypeEntity | undefined): Names | null => {
  if (e === undefined) return null;
  if (e.k === 'module') return e.names;
  if (e.k !== 'adt' || e.info.ast.kind !== 'Enum') return null;
  const made = names();
  e.info.ast.variants.forEach((v, variant) => {
    made.values.set(v.name, { k: 'ctor', info: e.info, variant });
  });
  return made;
};

/** What the first `count` names of the path lead to. */
const open = (w: Walk, path: readonly string[], count: number): Names | null => {
  const head = path[0];
  if (count === 0 || head === undefined) return w.at.scope;
  let here: Names | null =
    head === 'crate' || head === 'self' || head === 'super'
      ? w.cx.root
      : below(findType(w.at.scope, head) ?? undefined);
  for (let i = 1; i < count && here !== null; i++) here = below(here.types.get(path[i]!));
  return here;
};

const bind = (
  w: Walk,
  name: string,
  t: TypeEntity | undefined,
  v: ValueEntity | undefined,
  span: Span,
): void => {
  const { scope } = w.at;
  if (name === '_') return;
  const known = (t !== undefined && scope.types.get(name)) || (v !== undefined && scope.values.get(name));
  if (known !== false && known !== undefined && known !== t && known !== v)
    w.cx.error('E0252', `the name \`${name}\` is defined multiple times`, span, {
      help: 'import it `as` another name',
    });
  if (t !== undefined) scope.types.set(name, t);
  if (v !== undefined) scope.values.set(name, v);
};

const notFound = (w: Walk, path: readonly string[], span: Span, known: readonly string[]): void => {
  w.ok = false;
  if (!w.last) return;
  const text = path.join('::');
  if (standard.has(path[0] ?? '')) {
    w.cx.refuse(`\`${text}\``, span, 'what mini-Rust takes from std is listed in the documentation');
    return;
  }
  w.cx.error('E0432', `unresolved import \`${text}\``, span, { help: suggestion(known, path.at(-1) ?? '') });
};

const visit = (w: Walk, prefix: readonly string[], t: S.UseTree): void => {
  const path = prefix.length === 0 ? t.path : [...prefix, ...t.path];
  if (t.rest === 'list') {
    for (const child of t.children) visit(w, path, child);
    return;
  }
  if (t.rest === 'glob') {
    const from = open(w, path, path.length);
    if (from === null) {
      notFound(w, path, t.span, []);
      return;
    }
    for (const [name, e] of from.types) if (!w.at.scope.types.has(name)) w.at.scope.types.set(name, e);
    for (const [name, e] of from.values) if (!w.at.scope.values.has(name)) w.at.scope.values.set(name, e);
    return;
  }
  const isSelf = path[path.length - 1] === 'self' && path.length > 1;
  const full = isSelf ? path.slice(0, -1) : path;
  const name = full[full.length - 1] ?? '';
  const from = full.length === 1 ? null : open(w, full, full.length - 1);
  const type = full.length === 1 ? (findType(w.at.scope, name) ?? undefined) : from?.types.get(name);
  const value = isSelf ? undefined : from?.values.get(name);
  if (type === undefined && value === undefined) {
    notFound(w, full, t.span, from === null ? [] : [...from.types.keys(), ...from.values.keys()]);
    return;
  }
  bind(w, t.alias ?? name, type, value, t.span);
};

/** Answers whether everything was found. With `last`, what is not found is an error. */
export const collectUse = (cx: CrateCx, at: Place, u: S.Use, last: boolean): boolean => {
  const w: Walk = { cx, at, last, ok: true };
  visit(w, [], u.tree);
  return w.ok;
};
