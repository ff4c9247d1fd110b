/** What a path means: modules of std, types with their variants and functions, plain names. */
import { nearest } from './nearest.js';
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import { adt, lib, type Ty } from '../../../model/types.js';
import type { CrateCx, Place } from './context.js';
import { findType, findValue, type Scope, type TypeEntity, type ValueEntity } from './scope.js';

/** In Rust's prelude, and not among what mini-Rust takes from std. */
const outside: ReadonlyMap<string, string> = new Map([
  ['ToString', 'print the value instead'],
  ['Iterator', 'write a loop over indices'],
  ['IntoIterator', 'write a loop over indices'],
]);

/** What the segments before the last one name, or null after an error. */
const resolvePrefix = (cx: CrateCx, at: Place, path: S.Path): TypeEntity | Scope | null => {
  let here: TypeEntity | Scope | null = null;
  for (let i = 0; i + 1 < path.segments.length; i++) {
    const s = path.segments[i]!;
    if (i === 0) here = first(cx, at, s.name);
    else if (here !== null && 'k' in here && here.k === 'module') here = here.names.types.get(s.name) ?? null;
    else if (here !== null && 'types' in here) here = here.types.get(s.name) ?? null;
    else here = null;
    if (here !== null) continue;
    return noPrefix(cx, at, path, i);
  }
  return here;
};

/** An item in a body has no part in what `Self` is around it. */
const noSelf = (cx: CrateCx, at: Place, span: Span): void => {
  const code = at.selfAround != null ? 'E0401' : 'E0411';
  const what =
    code === 'E0401' ? "can't use `Self` from outer item" : 'cannot find type `Self` in this scope';
  cx.error(code, what, span, {
    help: code === 'E0401' ? 'name the type' : '`Self` is only available in impls',
  });
};

/** Nothing is called as the segment of that number. */
const noPrefix = (cx: CrateCx, at: Place, path: S.Path, i: number): null => {
  const s = path.segments[i]!;
  if (s.name === 'Self' && at.selfAround != null) {
    noSelf(cx, at, s.span);
    return null;
  }
  if (i > 0) {
    cx.refuse(`\`${showPath(path)}\``, path.span, 'say it by what mini-Rust takes from std');
    return null;
  }
  const help = outside.get(s.name);
  if (help !== undefined) {
    cx.refuse(`\`${s.name}\``, s.span, help);
    return null;
  }
  const what = /^[A-Z]/.test(s.name) ? 'type' : 'module or crate';
  cx.error('E0433', `failed to resolve: use of undeclared ${what} \`${s.name}\``, s.span, {
    help: suggestion([...allTypes(at.scope)], s.name),
  });
  return null;
};

const first = (cx: CrateCx, at: Place, name: string): TypeEntity | Scope | null => {
  if (name === 'self' || name === 'crate') return cx.root;
  if (name === 'Self') return at.self === null ? null : { k: 'adt', info: at.self, regions: at.selfRegions };
  return findType(at.scope, name);
};

function* allTypes(s: Scope | null): Iterable<string> {
  for (let at = s; at !== null; at = at.parent) yield* at.types.keys();
}

export function* allValues(s: Scope | null): Iterable<string> {
  for (let at = s; at !== null; at = at.parent) yield* at.values.keys();
}

export const suggestion = (known: readonly string[], name: string): string => {
  const near = nearest(name, known);
  return near === null ? 'declare it, or import it by `use`' : `there is \`${near}\``;
};

export const showPath = (p: S.Path): string => p.segments.map((s) => s.name).join('::');

const kindOf: Readonly<Record<ValueEntity['k'], string>> = {
  fn: 'function',
  const: 'constant',
  static: 'static',
  ctor: 'variant',
  'lib-ctor': 'variant',
  'lib-fn': 'function',
  number: 'constant',
  namespace: 'value',
  ambiguous: 'value',
};

const unknownType = (cx: CrateCx, at: Place, path: S.Path, name: string, span: Span): null => {
  const away = path.segments.length === 1 ? outside.get(name) : undefined;
  if (away !== undefined) {
    cx.refuse(`\`${name}\``, span, away);
    return null;
  }
  const value = path.segments.length === 1 ? findValue(at.scope, name) : null;
  if (value !== null) {
    const what = kindOf[value.k];
    cx.error('E0573', `expected type, found ${what} \`${name}\``, span, { help: 'name a type' });
    return null;
  }
  const help = suggestion([...allTypes(at.scope)], name);
  cx.error('E0425', `cannot find type \`${name}\` in this scope`, span, { help });
  return null;
};

export const resolveType = (cx: CrateCx, at: Place, path: S.Path): TypeEntity | null => {
  const last = path.segments[path.segments.length - 1];
  if (last === undefined) return null;
  if (path.segments.length === 1) {
    if (last.name === 'Self') {
      if (at.self !== null) return { k: 'adt', info: at.self, regions: at.selfRegions };
      noSelf(cx, at, last.span);
      return null;
    }
    return findType(at.scope, last.name) ?? unknownType(cx, at, path, last.name, path.span);
  }
  const prefix = resolvePrefix(cx, at, path);
  if (prefix === null) return null;
  const found =
    'k' in prefix
      ? prefix.k === 'module'
        ? prefix.names.types.get(last.name)
        : undefined
      : prefix.types.get(last.name);
  return found ?? unknownType(cx, at, path, last.name, last.span);
};

/** A value, or a function, constant or variant that belongs to a type. */
export type Resolved =
  | Exclude<ValueEntity, { k: 'ambiguous' }>
  | {
      readonly k: 'of-type';
      readonly entity: TypeEntity;
      readonly segment: S.PathSegment | null;
      readonly name: S.PathSegment;
    };

/** Names of one segment are looked up among the items in scope; local variables come before, and are not found here. */
/** `Self(…)`, `Self`: of a struct without names for its fields (Reference, paths in expressions). */
const selfConstructor = (at: Place): Resolved | null => {
  // In an item in a body rustc lets that through, with a warning (`self_constructor_from_outer_item`).
  const self = at.self ?? at.selfAround;
  return self?.ast.kind === 'Struct' && self.ast.shape !== 'named'
    ? { k: 'ctor', info: self, variant: 0, regions: at.selfRegions }
    : null;
};

export const resolveValue = (cx: CrateCx, at: Place, path: S.Path): Resolved | null => {
  const last = path.segments[path.segments.length - 1];
  if (last === undefined) return null;
  if (path.segments.length === 1) {
    const found = last.name === 'Self' ? selfConstructor(at) : findValue(at.scope, last.name);
    if (found?.k !== 'ambiguous') return found;
    cx.error('E0659', `\`${last.name}\` is ambiguous`, path.span, {
      help: 'import it by its name, from where you mean it',
    });
    return null;
  }
  const prefix = resolvePrefix(cx, at, path);
  if (prefix === null) return null;
  if ('k' in prefix && prefix.k !== 'module')
    return {
      k: 'of-type',
      entity: prefix,
      segment: path.segments[path.segments.length - 2] ?? null,
      name: last,
    };
  const names = 'k' in prefix ? prefix.names : prefix;
  const found = names.values.get(last.name);
  if (found !== undefined && found.k !== 'ambiguous') return found;
  const help = suggestion([...names.values.keys()], last.name);
  if (names !== cx.root) {
    cx.refuse(`\`${showPath(path)}\``, last.span, `${help}, or say it by what mini-Rust takes from std`);
    return null;
  }
  cx.error(
    'E0425',
    `cannot find value or function \`${last.name}\` in \`${showPath({ ...path, segments: path.segments.slice(0, -1) })}\``,
    last.span,
    { help },
  );
  return null;
};

/** The type of an entity where no arguments are written and none are needed. */
export const plainType = (e: TypeEntity): Ty | null => {
  if (e.k === 'type') return e.ty;
  if (e.k === 'alias') return e.alias.type();
  if (e.k === 'adt') return adt(e.info.def);
  return e.k === 'lib' ? lib(e.name) : null;
};
