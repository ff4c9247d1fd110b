/** Changes of types, literals, patterns, attributes and `unsafe`. */
import * as b from '../../../model/rust/build.js';
import { change, integers, type Mutation } from './tools.js';

export const typesMutations: readonly Mutation[] = [
  {
    name: 'arm-removed',
    make: change(
      'Match',
      (n, d) => ({ ...n, arms: n.arms.filter((_, k, xs) => k !== d.choose(xs.length)) }),
      (n) => n.arms.length > 1,
    ),
  },
  {
    name: 'guard-removed',
    make: change(
      'Arm',
      (n) => ({ ...n, guard: null }),
      (n) => n.guard !== null,
    ),
  },
  {
    name: 'unsafe-removed',
    make: change(
      'Block',
      (n) => ({ ...n, unsafe: false }),
      (n) => n.unsafe,
    ),
  },
  {
    name: 'unsafe-added',
    make: change(
      'Fn',
      (n) => ({ ...n, unsafe: true }),
      (n) => !n.unsafe && n.name !== 'main' && n.name !== 'drop',
    ),
  },
  {
    name: 'type-changed',
    make: change(
      'PathType',
      (n, d) => {
        const now = n.path.segments[0]!.name;
        return b.named(d.pick([...integers, 'bool', 'char'].filter((x) => x !== now)));
      },
      (n) => [...integers, 'bool', 'char'].includes(n.path.segments[0]!.name),
    ),
  },
  {
    name: 'suffix-changed',
    make: change('IntLit', (n, d) =>
      b.int(
        n.value,
        d.pick((['i32', 'u8', 'usize', 'i64', 'u32', null] as const).filter((x) => x !== n.suffix)),
      ),
    ),
  },
  {
    name: 'annotation-removed',
    make: change(
      'LetStmt',
      (n) => ({ ...n, type: null }),
      (n) => n.type !== null && n.init !== null,
    ),
  },
  {
    name: 'initialiser-removed',
    make: change(
      'LetStmt',
      (n) => ({ ...n, init: null }),
      (n) => n.init !== null && n.otherwise === null && n.pattern.kind === 'BindPattern',
    ),
  },
  { name: 'copy-removed', make: change('Derive', () => b.lintAttr('allow', ['unused'])) },
  {
    name: 'copy-added',
    make: change(
      'Struct',
      (n) => ({ ...n, attrs: [...n.attrs, b.derive(['Clone', 'Copy'])] }),
      (n) => n.attrs.length === 0,
    ),
  },
  {
    name: 'destructor-removed',
    make: change(
      'Crate',
      (n) => ({ ...n, items: n.items.filter((i) => i.kind !== 'Impl' || i.trait === null) }),
      (n) => n.items.some((i) => i.kind === 'Impl' && i.trait !== null),
    ),
  },
  {
    name: 'destructor-added',
    make: (d, crate) => {
      const has = new Set(
        crate.items.flatMap((i) =>
          i.kind === 'Impl' && i.trait !== null && i.target.kind === 'PathType'
            ? [i.target.path.segments[0]!.name]
            : [],
        ),
      );
      const able = crate.items.filter((i) => (i.kind === 'Struct' || i.kind === 'Enum') && !has.has(i.name));
      if (able.length === 0) return null;
      const of = d.pick(able);
      if (of.kind !== 'Struct' && of.kind !== 'Enum') return null;
      const drop = b.fn('drop', b.block([], null), { self: b.selfParam('ref-mut') });
      const target = b.named(of.name, ...of.lifetimes.map((l) => b.lifetime(l.name)));
      const impl = b.impl(target, [drop], {
        trait: 'Drop',
        lifetimes: of.lifetimes.map((l) => b.lifetimeParam(l.name)),
      });
      return { ...crate, items: [...crate.items, impl] };
    },
  },
  {
    name: 'arguments-swapped',
    make: change(
      'Call',
      (n) => ({ ...n, args: [n.args[1]!, n.args[0]!, ...n.args.slice(2)] }),
      (n) => n.args.length > 1,
    ),
  },
  {
    name: 'argument-removed',
    make: change(
      'Call',
      (n) => ({ ...n, args: n.args.slice(1) }),
      (n) => n.args.length > 0,
    ),
  },
  {
    name: 'field-removed',
    make: change(
      'StructLit',
      (n) => ({ ...n, fields: n.fields.slice(1) }),
      (n) => n.fields.length > 0,
    ),
  },
];
