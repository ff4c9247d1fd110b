/** Names of items and what they mean. Local variables are kept apart, by the body that declares them. */
import type { Span } from '../../../model/span.js';
import type { AdtInfo, ConstInfo, FnInfo, StaticInfo } from '../tree.js';
import type { LibFn } from '../library/table.js';
import type { Ty, Region } from '../../../model/types.js';

/** Another name of a type. */
export interface Alias {
  readonly name: string;
  readonly lifetimes: readonly Region[];
  /** Found when somebody asks: it may name an alias that is declared further down. */
  readonly type: () => Ty;
}

export type TypeEntity =
  /** `regions`: those that `Self` has in its `impl`. */
  | { readonly k: 'adt'; readonly info: AdtInfo; readonly regions?: readonly Region[] }
  /** `args`: those that an alias gives. */
  | { readonly k: 'lib'; readonly name: string; readonly args?: readonly Ty[] }
  | { readonly k: 'alias'; readonly alias: Alias }
  | { readonly k: 'type'; readonly ty: Ty }
  | { readonly k: 'module'; readonly name: string; readonly names: Names };

export type ValueEntity =
  | { readonly k: 'fn'; readonly fn: FnInfo }
  | { readonly k: 'const'; readonly def: ConstInfo }
  | { readonly k: 'static'; readonly def: StaticInfo }
  | {
      readonly k: 'ctor';
      readonly info: AdtInfo;
      readonly variant: number;
      readonly regions?: readonly Region[];
    }
  | { readonly k: 'lib-ctor'; readonly lib: string; readonly variant: number }
  | { readonly k: 'lib-fn'; readonly fn: LibFn }
  /** Two imports by `*` give the name to different things. */
  | { readonly k: 'ambiguous' }
  | { readonly k: 'number'; readonly ty: Ty; readonly value: bigint }
  /** A value of a regime that has nothing but functions: `alloc_tracker`. */
  | { readonly k: 'namespace'; readonly name: string };

export interface Names {
  readonly types: Map<string, TypeEntity>;
  readonly values: Map<string, ValueEntity>;
}

/** What brought a name into a scope, where that was no item. */
export interface Import {
  /** By `*`: an item or another import of that name comes before it. */
  readonly glob: boolean;
  /** The part of a `use` that says it: tried again, it is the same. */
  readonly node: object;
  readonly span: Span;
}

export interface Scope extends Names {
  readonly parent: Scope | null;
  /** By space and name, where there are any. */
  imports: Map<string, Import> | null;
}

export type Space = 'types' | 'values';

export const names = (): Names => ({ types: new Map(), values: new Map() });
export const scopeIn = (parent: Scope | null): Scope => ({
  types: new Map(),
  values: new Map(),
  parent,
  imports: null,
});

export const findType = (s: Scope | null, name: string): TypeEntity | null => {
  for (let at = s; at !== null; at = at.parent) {
    const found = at.types.get(name);
    if (found !== undefined) return found;
  }
  return null;
};

export const findValue = (s: Scope | null, name: string): ValueEntity | null => {
  for (let at = s; at !== null; at = at.parent) {
    const found = at.values.get(name);
    if (found !== undefined) return found;
  }
  return null;
};

/** Variants are types as well: of one name that is found first which stands nearer, and a type before a variant. */
export const meansVariant = (s: Scope, name: string): boolean => {
  for (let at: Scope | null = s; at !== null; at = at.parent) {
    if (at.types.has(name)) return false;
    const v = at.values.get(name);
    if (v !== undefined && (v.k === 'lib-ctor' || v.k === 'ambiguous' || v.k === 'ctor')) return true;
  }
  return false;
};
