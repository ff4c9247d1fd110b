/** How functions of the library are called at their type arguments: erased for the machine, and as the borrow checker sees them. */
import * as T from '../../../model/types.js';
import type { Region, Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { libType } from '../check/types.js';
import type { LibFn } from '../library/table.js';
import { isParam, mapTy, substitute } from '../ty.js';
import type { CallSignature } from './context.js';

/** The type with a name for each of its regions: `region` maps those that it has, `fresh` gives those that it left out. */
export const nameRegions = (cx: CrateCx, t: Ty, region: (r: Region) => Region, fresh: () => Region): Ty =>
  mapTy(
    t,
    // An erased type has left out the lifetimes of structs and of the library's types, and not only their names.
    (x) => {
      if (x.k === 'adt' && x.regions.length === 0 && x.def.lifetimes.length > 0)
        return T.adt(x.def, x.def.lifetimes.map(fresh));
      // What a closure has captured is one and the same wherever the call names its type: one name for all of it.
      if (x.k === 'adt' && x.regions.length === 0 && cx.closureOf.has(x.def)) return T.adt(x.def, [fresh()]);
      if (x.k !== 'lib' || x.regions.length > 0) return null;
      const lifetimes = libType(cx, x.name)?.lifetimes ?? [];
      if (lifetimes.length === 0) return null;
      return T.lib(
        x.name,
        x.args.map((a) => nameRegions(cx, a, region, fresh)),
        lifetimes.map(fresh),
      );
    },
    region,
  );

/** The signature with its type arguments in place; each of their regions gets a name, which the call chooses. */
const instantiate = (cx: CrateCx, fn: LibFn, tys: readonly Ty[]): CallSignature => {
  let count = 0;
  const extra: Region[] = [];
  const fresh = (): Region => {
    const name = `'t${count++}`;
    extra.push(name);
    return name;
  };
  const region = (r: Region): Region => (r.startsWith("'^") || r === "'static" ? r : fresh());
  const given = tys.map((t) => nameRegions(cx, t, region, fresh));
  const by = new Map(fn.generics.map((g, i) => [g, given[i] ?? T.unit]));
  const signature = {
    params: fn.params.map((p) => substitute(p, by)),
    ret: substitute(fn.ret, by),
    lifetimes: [...fn.lifetimes, ...extra],
    outlives: [],
  };
  const { name, callable } = fn;
  if (callable === null) return { name, signature, callable: null, closure: null };
  const param = fn.params.findIndex((p) => isParam(p) && p.name === `$${callable.param}`);
  const args = callable.args.map((a) => substitute(a, by));
  const called = { param, args, ret: substitute(callable.ret, by) };
  return { name, signature, callable: called, closure: null };
};

/** How a function of the library is called at its type arguments. */
export interface TypedCall {
  /** Of the instance that is called, if one is. */
  readonly key: string;
  /** Erased, as the machine sees them. */
  readonly params: readonly Ty[];
  readonly ret: Ty;
  /** As the borrow checker sees it. */
  readonly call: CallSignature;
}

export const typeCall = (cx: CrateCx, fn: LibFn, tys: readonly Ty[]): TypedCall => {
  const by = new Map(fn.generics.map((g, i) => [g, tys[i] ?? T.unit]));
  return {
    key: `${fn.name} ${idsOf(tys)}`,
    params: fn.params.map((p) => T.erase(substitute(p, by))),
    ret: T.erase(substitute(fn.ret, by)),
    call: instantiate(cx, fn, tys),
  };
};

const idsOf = (tys: readonly Ty[]): string => {
  let ids = '';
  for (const t of tys) ids += `${t.id} `;
  return ids;
};

/** More than programs of one kind use; types of the library can be nested without end. */
const MOST = 4096;

/** Answers that were found, by the function and its type arguments. */
export class TypedCalls {
  private by = new Map<LibFn, Map<Ty | string, TypedCall>>();
  private count = 0;

  get(fn: LibFn, tys: readonly Ty[]): TypedCall | undefined {
    return this.by.get(fn)?.get(tys.length === 1 ? tys[0]! : idsOf(tys));
  }

  put(fn: LibFn, tys: readonly Ty[], call: TypedCall): void {
    if (this.count++ === MOST) {
      this.by = new Map();
      this.count = 0;
    }
    let ofFn = this.by.get(fn);
    if (ofFn === undefined) this.by.set(fn, (ofFn = new Map<Ty | string, TypedCall>()));
    ofFn.set(tys.length === 1 ? tys[0]! : idsOf(tys), call);
  }
}
