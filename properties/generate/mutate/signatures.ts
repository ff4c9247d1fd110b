/** Changes of what signatures promise: references, lifetimes, and what comes back. */
import * as b from '../../../model/rust/build.js';
import type { Type } from '../../../model/rust/syntax.js';
import { replace, withoutSpans } from '../../../model/rust/walk.js';
import { all, change, relife, localsOf, type Mutation } from './tools.js';

const isAlike = (x: Type, y: Type): boolean => {
  const bare = (t: Type): string =>
    JSON.stringify(withoutSpans(t), (key, value: unknown) =>
      key === 'lifetime' ? null : typeof value === 'bigint' ? String(value) : value,
    );
  return bare(x) === bare(y);
};

export const signaturesMutations: readonly Mutation[] = [
  {
    name: 'other-parameter-returned',
    make: (d, crate) => {
      const sites = all(crate, 'Fn').flatMap((fn) => {
        const { result, body } = fn;
        if (result?.kind !== 'RefType' || body === null) return [];
        return fn.params.flatMap((p) =>
          p.pattern.kind === 'BindPattern' && isAlike(p.type, result) ? [{ body, name: p.pattern.name }] : [],
        );
      });
      if (sites.length === 0) return null;
      const { body, name } = d.pick(sites);
      return replace(crate, body, { ...body, tail: b.name(name) });
    },
  },
  { name: 'reference-type-flipped', make: change('RefType', (n) => ({ ...n, mutable: !n.mutable })) },
  {
    name: 'receiver-changed',
    make: change(
      'SelfParam',
      (n, d) => ({ ...n, form: d.pick((['value', 'ref', 'ref-mut'] as const).filter((f) => f !== n.form)) }),
      (n) => n.lifetime === null && !n.mutable,
    ),
  },
  { name: 'lifetime-dropped', make: relife(() => null) },
  {
    name: 'lifetime-swapped',
    make: relife((fn, _, d) => d.pick([...fn.lifetimes.map((l) => l.name), "'static"])),
  },
  {
    name: 'lifetime-added',
    make: (d, crate) => {
      const fns = all(
        crate,
        'Fn',
        (f) => f.params.length > 0 && f.result !== null && all(f.result, 'RefType').length > 0,
      );
      if (fns.length === 0) return null;
      const fn = d.pick(fns);
      const more = replace(fn, all(fn.result!, 'RefType')[0]!, {
        ...all(fn.result!, 'RefType')[0]!,
        lifetime: b.lifetime("'b"),
      });
      return replace(crate, fn, {
        ...more,
        lifetimes: [
          ...fn.lifetimes,
          b.lifetimeParam("'b", d.choose(2) === 0 ? [] : fn.lifetimes.map((l) => b.lifetime(l.name))),
        ],
      });
    },
  },
  {
    name: 'local-returned',
    make: (d, crate) => {
      const fns = all(
        crate,
        'Fn',
        (f) =>
          f.body !== null &&
          f.result !== null &&
          all(f.result, 'RefType').length > 0 &&
          localsOf(f).length + f.params.length > 0,
      );
      if (fns.length === 0) return null;
      const fn = d.pick(fns);
      const params = fn.params.flatMap((p) => (p.pattern.kind === 'BindPattern' ? [p.pattern.name] : []));
      const local = d.pick([...params, ...localsOf(fn)]);
      const mutable = fn.result?.kind === 'RefType' && fn.result.mutable;
      const tail = d.choose(2) === 0 ? b.borrow(b.name(local), mutable) : b.name(local);
      return replace(crate, fn.body!, { ...fn.body!, tail });
    },
  },
];
