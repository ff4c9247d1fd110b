/** Paths as values: variables, items, constructors, functions of the library with their type arguments. */
import type { Span } from '../../../model/span.js';
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { AdtDef, Region, Ty } from '../../../model/types.js';
import { intRange, intSize } from '../../../model/target.js';
import { libFns } from '../library/index.js';
import type { LibFn } from '../library/table.js';
import type { FnInfo, TExpr } from '../tree.js';
import type { FnCx } from './body.js';
import { variantsOf, type VariantFacts } from './fields.js';
import { notFound } from './not-found.js';
import { behindAlias } from './aliases.js';
import { resolveType, resolveValue, showPath, suggestion, type Resolved } from './paths.js';
import { findType, findValue, meansVariant, type TypeEntity } from './scope.js';
import { namesLifetimes } from '../ty.js';
import { applyArgs, libType, lowerType } from './types.js';

/** What a path is as the thing that is called, or as a value. */
export type Meaning =
  | { readonly k: 'node'; readonly node: TExpr }
  | { readonly k: 'fn'; readonly fn: FnInfo; readonly of: Ty | null }
  | ({ readonly k: 'ctor' } & Constructor)
  | { readonly k: 'lib'; readonly fn: LibFn; readonly tys: readonly Ty[] }
  | { readonly k: 'namespace'; readonly name: string };

/** A function of a type: what its name means is found with types, after other names (rustc, E0164, E0533). */
export const isAssociated = (m: Meaning): boolean => m.k === 'fn' && m.fn.owner !== null;

export interface Constructor {
  readonly ty: Ty;
  readonly variant: number;
  readonly facts: VariantFacts;
  readonly of: Ty | null;
}

/** The type with its lifetimes, where the name says them. */
const namedBy = (def: AdtDef, regions: readonly Region[] | undefined): Ty | null =>
  regions === undefined || regions.length === 0 ? null : T.adt(def, regions);

/** … or where its arguments do. */
const saidBy = (ty: Ty): Ty | null => (ty.k === 'adt' && namesLifetimes(ty) ? ty : null);

const NO_ARGS: readonly S.GenericArg[] = [];
const NO_TYPES: readonly Ty[] = [];

const broken = (f: FnCx, span: Span): Meaning => ({ k: 'node', node: f.broken(span) });

export const meaningOf = (f: FnCx, path: S.Path): Meaning => {
  const node = variableOf(f, path);
  if (node !== null) return { k: 'node', node };
  return meaningOfItem(f, path);
};

/** A path that names a local variable. */
const variableOf = (f: FnCx, path: S.Path): TExpr | null => {
  if (path.segments.length !== 1) return null;
  const only = path.segments[0]!;
  const v = f.find(only.name);
  if (v === null) return null;
  if (only.args.length > 0)
    f.error('E0109', `generic arguments are not allowed on local variable \`${only.name}\``, only.span, {
      help: 'remove them',
    });
  return f.useVar(v, path.span);
};

/** … or anything else. */
const meaningOfItem = (f: FnCx, path: S.Path): Meaning => {
  const errors = f.cx.diagnostics.length;
  const found = resolveValue(f.cx, f.at, path);
  if (found !== null) return meaningOfFound(f, found, path);
  if (f.cx.diagnostics.length === errors) notFound(f, path);
  return broken(f, path.span);
};

const meaningOfFound = (f: FnCx, r: Resolved, path: S.Path): Meaning => {
  const { span } = path;
  const last = path.segments[path.segments.length - 1];
  const isStruct = r.k === 'ctor' && r.info.ast.kind === 'Struct';
  const takesArgs = r.k === 'lib-fn' || r.k === 'lib-ctor' || r.k === 'of-type' || isStruct;
  if (!takesArgs && last !== undefined) noArgs(f, last);
  const own = path.segments.length - (r.k === 'of-type' ? 2 : 1);
  for (let i = 0; i < own; i++) noArgs(f, path.segments[i]!);
  switch (r.k) {
    case 'fn':
      return { k: 'fn', fn: r.fn, of: null };
    case 'const':
      return { k: 'node', node: f.make({ k: 'const', def: r.def, ty: r.def.ty, span }) };
    case 'static':
      if (r.def.foreign) f.needsUnsafe('use of extern static', span);
      else if (r.def.mutable) f.needsUnsafe('use of mutable static', span);
      return { k: 'node', node: f.make({ k: 'static', def: r.def, ty: T.erase(r.def.ty), span }) };
    case 'ctor': {
      const written = isStruct ? (last?.args ?? NO_ARGS) : NO_ARGS;
      const said =
        written.length === 0
          ? null
          : saidBy(applyArgs(f.cx, f.at, { k: 'adt', info: r.info }, written, span, f.sayingRegions));
      return ctor(f, T.adt(r.info.def), r.variant, span, said ?? namedBy(r.info.def, r.regions));
    }
    case 'lib-ctor': {
      const facts = libType(f.cx, r.lib);
      const written = last?.args ?? NO_ARGS;
      if (written.length > 0) {
        const ty = applyArgs(f.cx, f.at, { k: 'lib', name: r.lib }, written, span, f.regions);
        return ctor(f, ty, r.variant, span);
      }
      const args: Ty[] = [];
      for (let i = facts?.params.length ?? 0; i > 0; i--) args.push(f.infer.fresh());
      return ctor(f, T.lib(r.lib, args), r.variant, span);
    }
    case 'lib-fn':
      return { k: 'lib', fn: r.fn, tys: typeArgs(f, r.fn, NO_TYPES, last?.args ?? NO_ARGS, span) };
    case 'number':
      return { k: 'node', node: f.make({ k: 'int', value: r.value, literal: false, ty: r.ty, span }) };
    case 'namespace':
      return { k: 'namespace', name: r.name };
    case 'of-type':
      return memberOf(f, r.entity, r.segment, r.name, span);
  }
};

/** Items of the program have no parameters that could be written. */
const noArgs = (f: FnCx, s: S.PathSegment): void => {
  if (s.args.length === 0) return;
  f.error(
    'E0107',
    `\`${s.name}\` takes 0 generic arguments but ${s.args.length} ${s.args.length === 1 ? 'was' : 'were'} supplied`,
    s.span,
    {
      help: 'remove them',
    },
  );
};

const ctor = (f: FnCx, ty: Ty, variant: number, span: Span, of: Ty | null = null): Meaning => {
  if (ty.k === 'lib' && ty.name === 'AssertUnwindSafe') {
    const facts: VariantFacts = {
      name: ty.name,
      shape: 'tuple',
      fields: [{ name: '0', ty: ty.args[0] ?? ty }],
    };
    return { k: 'ctor', ty, variant: 0, facts, of };
  }
  const facts = variantsOf(f.cx, ty)?.[variant];
  return facts === undefined ? broken(f, span) : { k: 'ctor', ty, variant, facts, of };
};

/** The type arguments of a call: those written, in their order; the others are inferred. */
const typeArgs = (
  f: FnCx,
  fn: LibFn,
  ofType: readonly Ty[],
  written: readonly S.GenericArg[],
  span: Span,
): readonly Ty[] => {
  const own: Ty[] = [];
  for (const a of written) if (a.kind !== 'Lifetime') own.push(lowerType(f.cx, f.at, a, f.regions));
  const room = fn.generics.length - ofType.length;
  if (own.length > 0 && own.length !== room)
    f.error(
      'E0107',
      `\`${fn.name}\` takes ${room} generic argument${room === 1 ? '' : 's'} but ${own.length} ${own.length === 1 ? 'was' : 'were'} supplied`,
      span,
      {
        help: 'give as many as it takes',
      },
    );
  const tys: Ty[] = [];
  for (let i = 0; i < fn.generics.length; i++) {
    const given = i < ofType.length ? ofType[i] : own[i - ofType.length];
    tys.push(given ?? f.infer.fresh());
  }
  return tys;
};

/** `Type::name`. */
const memberOf = (
  f: FnCx,
  entity: TypeEntity,
  segment: S.PathSegment | null,
  name: S.PathSegment,
  span: Span,
): Meaning => {
  const typeArgsWritten = entity.k === 'alias' ? NO_ARGS : (segment?.args ?? NO_ARGS);
  const e = behindAlias(f.cx, entity);
  if (e.k === 'adt') {
    const { info } = e;
    const variant = variantNamed(info.ast, name.name);
    const own = variant >= 0 && typeArgsWritten.length === 0 ? name.args : typeArgsWritten;
    const ty = applyArgs(f.cx, f.at, e, own, span, f.sayingRegions);
    const of = saidBy(ty) ?? namedBy(info.def, e.regions);
    if (variant >= 0) return ctor(f, T.erase(ty), variant, span, of);
    const found = info.assoc.get(name.name);
    if (found !== undefined) {
      noArgs(f, name);
      if ('k' in found && of !== null && of !== namedBy(info.def, e.regions))
        return {
          k: 'node',
          node: f.refuse(`\`${name.name}\`, with the lifetimes of its type`, span, 'leave them out'),
        };
      if ('k' in found) return { k: 'node', node: f.make({ k: 'const', def: found, ty: found.ty, span }) };
      return { k: 'fn', fn: found, of };
    }
    if (name.name === 'drop' && info.def.drop !== null) {
      f.error('E0040', 'explicit use of destructor method', name.span, { help: 'use `drop(x)`' });
      return broken(f, span);
    }
    const known = [
      ...info.assoc.keys(),
      ...(info.ast.kind === 'Enum' ? info.ast.variants.map((v) => v.name) : []),
    ];
    const what = info.ast.kind === 'Enum' ? 'variant or associated item' : 'function or associated item';
    f.error(
      'E0599',
      `no ${what} named \`${name.name}\` found for \`${info.def.name}\` in the current scope`,
      name.span,
      {
        help: suggestion(known, name.name),
      },
    );
    return broken(f, span);
  }
  if (e.k === 'lib') {
    const facts = libType(f.cx, e.name);
    const args =
      typeArgsWritten.length === 0
        ? (e.args ?? NO_TYPES)
        : argsOf(applyArgs(f.cx, f.at, e, typeArgsWritten, span, f.regions));
    const variant =
      facts?.enumOf === undefined
        ? -1
        : facts.enumOf(facts.params.map(() => T.unit)).findIndex((v) => v.name === name.name);
    if (variant >= 0 && facts !== null) {
      const own = name.args.length > 0 ? argsOf(applyArgs(f.cx, f.at, e, name.args, span, f.regions)) : args;
      return ctor(
        f,
        T.lib(
          e.name,
          facts.params.map((_, i) => own[i] ?? f.infer.fresh()),
        ),
        variant,
        span,
      );
    }
    const path = `${e.name}::${name.name}`;
    const found = f.cx.api.fns.get(path) ?? libFns.get(path);
    if (found !== undefined) return { k: 'lib', fn: found, tys: typeArgs(f, found, args, name.args, span) };
    return { k: 'node', node: unknownMember(f, e.name, name) };
  }
  if (e.k === 'type') return memberOfPrimitive(f, e.ty, name, span);
  return broken(f, span);
};

const variantNamed = (ast: S.Struct | S.Enum, name: string): number => {
  if (ast.kind !== 'Enum') return -1;
  for (let i = 0; i < ast.variants.length; i++) if (ast.variants[i]!.name === name) return i;
  return -1;
};

const argsOf = (t: Ty): readonly Ty[] => (t.k === 'lib' ? t.args : []);

const unknownMember = (f: FnCx, type: string, name: S.PathSegment): TExpr =>
  f.refuse(
    `\`${type}::${name.name}\``,
    name.span,
    'what mini-Rust takes from std is listed in the documentation',
  );

const memberOfPrimitive = (f: FnCx, ty: Ty, name: S.PathSegment, span: Span): Meaning => {
  if (ty.k === 'int') {
    const [min, max] = intRange(intSize(f.cx.layouts.target, ty), ty.signed);
    const bits = BigInt(intSize(f.cx.layouts.target, ty) * 8);
    const number = (value: bigint, at: Ty): Meaning => ({
      k: 'node',
      node: f.make({ k: 'int', value, literal: false, ty: at, span }),
    });
    if (name.name === 'MAX') return number(max, ty);
    if (name.name === 'MIN') return number(min, ty);
    if (name.name === 'BITS') return number(bits, T.u32);
    const found = libFns.get(`int::${name.name}`) ?? libFns.get(`Ord::${name.name}`);
    if (found !== undefined) return { k: 'lib', fn: found, tys: [ty] };
  }
  const found = libFns.get(`${f.show(ty)}::${name.name}`);
  if (found !== undefined) return { k: 'lib', fn: found, tys: typeArgs(f, found, [], name.args, span) };
  return { k: 'node', node: unknownMember(f, f.show(ty), name) };
};

export const checkPathExpr = (f: FnCx, e: S.PathExpr): TExpr => variableOf(f, e.path) ?? checkItemPath(f, e);

const checkItemPath = (f: FnCx, e: S.PathExpr): TExpr => {
  const m = meaningOfItem(f, e.path);
  switch (m.k) {
    case 'node':
      return m.node;
    case 'fn':
      f.uses(m.fn);
      return itemOf(f, m.fn, m.of, e.span);
    case 'ctor':
      if (m.facts.shape === 'unit')
        return f.make({
          k: 'adt',
          variant: m.variant,
          fields: [],
          base: null,
          ty: m.ty,
          span: e.span,
          of: m.of,
        });
      if (m.facts.shape === 'named')
        return f.wrong(
          'E0533',
          `expected value, found struct variant \`${showPath(e.path)}\``,
          e.span,
          `give its fields: \`${showPath(e.path)} { … }\``,
        );
      return f.refuse(`the constructor \`${showPath(e.path)}\` as a function`, e.span, 'call it directly');
    case 'lib':
      return f.refuse(
        `the library function \`${m.fn.name}\` as a value`,
        e.span,
        'call it directly, or write a function around it',
      );
    case 'namespace':
      return f.refuse(`\`${m.name}\` as a value`, e.span, `call its functions: \`${m.name}.…(…)\``);
  }
};

/** A function as a value; `of` is the type that its path names with lifetimes, which are a part of its own. */
const itemOf = (f: FnCx, fn: FnInfo, of: Ty | null, span: Span): TExpr => {
  const { header } = fn.signature;
  const ty = fn.item;
  if (of?.k !== 'adt' || header?.k !== 'adt') return f.make({ k: 'fn', fn, ty, span });
  const said = fn.early.map((name) => of.regions[header.regions.indexOf(name)] ?? '');
  return f.make({ k: 'fn', fn, ty, span, of: T.adt(ty.def, said) });
};

/** The struct or variant that a struct literal or pattern names. */
export const structPath = (f: FnCx, path: S.Path): Constructor | null => {
  const errors = f.cx.diagnostics.length;
  if (path.segments.length > 1) {
    const r = resolveValue(f.cx, f.at, path);
    if (r?.k === 'ctor') return ctorOf(f, T.adt(r.info.def), r.variant);
    if (r?.k === 'of-type') {
      const m = memberOf(f, r.entity, r.segment, r.name, path.span);
      if (m.k === 'ctor') return m;
    }
    if (f.cx.diagnostics.length > errors) return null;
  } else if (meansVariant(f.at.scope, path.segments[0]?.name ?? '')) {
    const v = resolveValue(f.cx, f.at, path);
    if (v?.k === 'ctor' && v.info.ast.kind === 'Enum') return ctorOf(f, T.adt(v.info.def), v.variant);
    if (v?.k === 'lib-ctor') {
      const m = meaningOfFound(f, v, path);
      return m.k === 'ctor' ? m : null;
    }
  }
  const e = resolveTypeQuietly(f, path);
  if (e?.k === 'adt' && e.info.ast.kind === 'Struct') {
    const { args } = path.segments[path.segments.length - 1] ?? { args: NO_ARGS };
    const ty = applyArgs(f.cx, f.at, e, args, path.span, f.sayingRegions);
    return ctorOf(f, T.adt(e.info.def), 0, saidBy(ty) ?? namedBy(e.info.def, e.regions));
  }
  const isAlias = path.segments.length === 1 && findType(f.at.scope, path.segments[0]!.name)?.k === 'alias';
  f.error(
    e !== null ? (isAlias ? 'E0071' : 'E0574') : isValue(f, path) ? 'E0574' : 'E0422',
    e === null
      ? `cannot find struct, variant or union type \`${showPath(path)}\` in this scope`
      : `expected struct, variant or union type, found \`${showPath(path)}\``,
    path.span,
    {
      help: 'name a struct, or a variant of an enum',
    },
  );
  return null;
};

const isValue = (f: FnCx, { segments }: S.Path): boolean => {
  const name = segments.length === 1 ? segments[0]!.name : '';
  return f.find(name) !== null || findValue(f.at.scope, name) !== null;
};

const resolveTypeQuietly = (f: FnCx, path: S.Path): TypeEntity | null => {
  const only = path.segments.length === 1 ? path.segments[0]!.name : 'Self';
  const found =
    only === 'Self' ? f.cx.quietly(() => resolveType(f.cx, f.at, path)) : findType(f.at.scope, only);
  return found === null ? null : behindAlias(f.cx, found);
};

const ctorOf = (f: FnCx, ty: Ty, variant: number, of: Ty | null = null): Constructor | null => {
  const facts = variantsOf(f.cx, ty)?.[variant];
  return facts === undefined ? null : { ty, variant, facts, of };
};
