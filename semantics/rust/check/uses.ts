/** `use`: names of std, and of the crate's own items, brought into a scope. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import type { CrateCx, Place } from './context.js';
import { suggestion } from './paths.js';
import { libTypeNames } from '../library/facts.js';
import { mayDefine, noteImport } from './clashes.js';
import {
  findType,
  findValue,
  names,
  type Import,
  type Names,
  type Space,
  type TypeEntity,
  type ValueEntity,
} from './scope.js';

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
  if (e.k === 'lib') return variantsOfLib(e.name);
  if (e.k === 'alias') return null;
  if (e.k !== 'adt' || e.info.ast.kind !== 'Enum') return null;
  const made = names();
  e.info.ast.variants.forEach((v, variant) => {
    made.values.set(v.name, { k: 'ctor', info: e.info, variant });
  });
  return made;
};

const variantsOfLib = (lib: string): Names | null => {
  const variants = libTypeNames.get(lib)?.enumOf?.([]);
  if (variants === undefined) return null;
  const made = names();
  variants.forEach((v, variant) => made.values.set(v.name, { k: 'lib-ctor', lib, variant }));
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
  node: S.UseTree,
): void => {
  const { span } = node;
  const { scope } = w.at;
  if (name === '_') return;
  const by: Import = { glob: false, node, span };
  const take = <E>(space: Space, all: Map<string, E>, e: E | undefined): void => {
    if (e === undefined || !mayDefine(w.cx, scope, space, name, span, by)) return;
    all.set(name, e);
    noteImport(scope, space, name, by);
  };
  // A variant is a type as well, of which nothing can be made: no other type has its name.
  if (v !== undefined && isVariant(v) && t === undefined && mayDefine(w.cx, scope, 'types', name, span, by))
    noteImport(scope, 'types', name, by);
  take('types', scope.types, t);
  take('values', scope.values, v);
};

const isVariant = (v: ValueEntity): boolean =>
  v.k === 'lib-ctor' || (v.k === 'ctor' && v.info.def.kind === 'enum');

/** By `*`: whatever else has the name comes before it, and of two different things none is meant. */
const bindAll = (w: Walk, from: Names, t: S.UseTree): void => {
  const { scope } = w.at;
  const by: Import = { glob: true, node: t, span: t.span };
  for (const [name, e] of from.types) {
    if (scope.types.has(name)) continue;
    scope.types.set(name, e);
    noteImport(scope, 'types', name, by);
  }
  for (const [name, e] of from.values) {
    const known = scope.values.get(name);
    const before = scope.imports?.get(`values ${name}`);
    if (known === undefined || (before?.glob === true && !isSame(known, e))) {
      scope.values.set(name, known === undefined ? e : { k: 'ambiguous' });
      noteImport(scope, 'values', name, by);
    }
  }
};

/** Of two functions of std the first is meant: rustc only warns (`ambiguous_glob_imports`). */
const isSame = (a: ValueEntity, b: ValueEntity): boolean =>
  a.k !== 'ctor' || b.k !== 'ctor' || (a.info === b.info && a.variant === b.variant);

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
    bindAll(w, from, t);
    return;
  }
  const isSelf = path[path.length - 1] === 'self' && path.length > 1;
  const full = isSelf ? path.slice(0, -1) : path;
  const name = full[full.length - 1] ?? '';
  const from = full.length === 1 ? null : open(w, full, full.length - 1);
  const type = full.length === 1 ? (findType(w.at.scope, name) ?? undefined) : from?.types.get(name);
  const value = isSelf
    ? undefined
    : full.length === 1
      ? (findValue(w.at.scope, name) ?? undefined)
      : from?.values.get(name);
  if (type === undefined && value === undefined) {
    notFound(w, full, t.span, from === null ? [] : [...from.types.keys(), ...from.values.keys()]);
    return;
  }
  bind(w, t.alias ?? name, type, value, t);
};

/** Answers whether everything was found. With `last`, what is not found is an error. */
export const collectUse = (cx: CrateCx, at: Place, u: S.Use, last: boolean): boolean => {
  const w: Walk = { cx, at, last, ok: true };
  visit(w, [], u.tree);
  return w.ok;
};
