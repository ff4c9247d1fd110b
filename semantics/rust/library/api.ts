/** A regime's API as entries of the library: its signatures are read once. */
import type { Api, ApiFn } from '../../regimes/api.js';
import * as T from '../../../model/types.js';
import { erase, type Region, type Ty } from '../../../model/types.js';
import { isLib, substitute } from '../ty.js';
import { readCallable, readSignature, readType } from './signature.js';
import { shim, type Callable, type Emit, type LibFn } from './table.js';
import type { LibType } from './types.js';
import { at, callCallable, take } from './words.js';

export interface ApiTable {
  readonly api: Api;
  readonly types: ReadonlyMap<string, LibType>;
  /** Plain functions by name; those of a namespace as `namespace.name`. */
  readonly fns: ReadonlyMap<string, LibFn>;
  /** By method name; the receiver is the first parameter. */
  readonly methods: ReadonlyMap<string, readonly LibFn[]>;
  /** Functions of the library that the types of the API deref with, by name. */
  readonly derefs: ReadonlyMap<string, LibFn>;
  readonly scopes: { readonly op: string; readonly ret: Ty } | null;
  readonly foreignCall: { readonly op: string; readonly params: readonly Ty[] } | null;
}

const receiverOf = (f: ApiFn): string => f.receiver ?? '';

/** An operation around a call of a closure, as a function of the core. */
const around =
  (f: ApiFn, first: string): Emit =>
  (b, { args, params, tys }, dest) => {
    const by = new Map(f.generics.map((g, i) => [g, tys[i] ?? T.unit]));
    const given = args.slice(0, -1);
    const made = b.local(T.erase(substitute(readType(first, { generics: f.generics, self: null }), by)));
    b.op(f.op, tys, given, at(made));
    const passed = given.filter((_, i) => isScope(params[i]));
    callCallable(b, args[args.length - 1]!, params[params.length - 1]!, [take(made), ...passed], dest);
    if (f.ends !== undefined) b.op(f.ends, tys, given.slice(0, 1), null);
  };

/** What a closure gets again of its function's arguments: the unique borrows. */
const isScope = (t: Ty | undefined): boolean => t?.k === 'ref' && t.mut;

const callableOf = ({ callable, generics }: ApiFn, lifetimes: readonly Region[]): Callable | null => {
  if (callable === undefined) return null;
  const { param, args, ret } = callable;
  return { param, ...readCallable(args, ret, { generics, self: null }, lifetimes) };
};

const toFn = (f: ApiFn): LibFn => {
  const params = f.receiver === undefined ? f.params : [receiverOf(f), ...f.params];
  const s = readSignature(`(${params.join(', ')}) -> ${f.ret}`, { generics: f.generics, self: null });
  return {
    name: f.name,
    generics: f.generics,
    params: s.params,
    ret: s.ret,
    lifetimes: s.lifetimes,
    self: f.receiver !== undefined,
    unsafe: f.unsafe,
    bounds: [],
    callable: callableOf(f, s.lifetimes),
    body: f.callable === undefined ? { k: 'op', name: f.op } : shim(around(f, f.callable.args[0] ?? '()')),
    constant: null,
    unsized: f.unsized ?? [],
    promotable: false,
    explicitRef: false,
  };
};

const derefFn = (api: Api, name: string): LibFn | null => {
  const t = api.types.find((x) => x.name === name);
  if (t?.deref === undefined) return null;
  const args = [...t.lifetimes, ...t.generics].join(', ');
  const signature = `(&'s ${name}<${args}>) -> &'s ${t.deref.to}`;
  const s = readSignature(signature, { generics: t.generics, self: null });
  return {
    name: `${name}::deref`,
    generics: t.generics,
    params: s.params,
    ret: s.ret,
    lifetimes: s.lifetimes,
    self: true,
    unsafe: false,
    bounds: [],
    callable: null,
    body: { k: 'op', name: t.deref.op },
    constant: null,
    unsized: t.generics,
    promotable: false,
    explicitRef: false,
  };
};

/** The type that `*x` gives, with the type's own parameters replaced by its arguments. */
const derefTarget = (text: string, generics: readonly string[]) => {
  const to = erase(readType(text, { generics, self: null }));
  return (args: readonly Ty[]): Ty => substitute(to, new Map(generics.map((g, i) => [g, args[i] ?? to])));
};

const make = (api: Api): ApiTable => {
  const types = new Map<string, LibType>();
  const derefs = new Map<string, LibFn>();
  for (const t of api.types) {
    const { deref } = t;
    const fn = derefFn(api, t.name);
    if (fn !== null) derefs.set(fn.name, fn);
    types.set(t.name, {
      name: t.name,
      params: t.generics.map(() => '+' as const),
      lifetimes: t.lifetimes.map((l) => (l === t.brand ? ('=' as const) : ('+' as const))),
      copy: t.copy ? 'always' : 'never',
      drop: 'none',
      named: true,
      ...(deref === undefined
        ? {}
        : {
            deref: {
              to: derefTarget(deref.to, t.generics),
              shared: `${t.name}::deref`,
              mut: null,
            },
          }),
    });
  }
  const fns = new Map<string, LibFn>();
  const methods = new Map<string, LibFn[]>();
  for (const f of api.fns) {
    const made = toFn(f);
    if (f.receiver === undefined) fns.set(f.name, made);
    else methods.set(f.name, [...(methods.get(f.name) ?? []), made]);
  }
  const names = { generics: [], self: null };
  return {
    api,
    types,
    fns,
    methods,
    derefs,
    scopes: api.scopes === null ? null : { op: api.scopes.op, ret: readType(api.scopes.ret, names) },
    foreignCall:
      api.foreignCall === null
        ? null
        : { op: api.foreignCall.op, params: api.foreignCall.params.map((p) => readType(p, names)) },
  };
};

const known = new WeakMap<Api, ApiTable>();

export const apiTable = (api: Api): ApiTable => {
  const found = known.get(api);
  if (found !== undefined) return found;
  const made = make(api);
  known.set(api, made);
  return made;
};

export const isArc = (t: Ty): boolean => isLib(t, 'Arc');
