/** Whole programs in C: structs, objects with static storage, functions, and a `main` that prints what it computed. */
import * as c from '../../../model/c/build.js';
import type { BlockItem, Expression, TranslationUnit } from '../../../model/c/syntax.js';
import type { Tape } from '../tape.js';
import { does, Scope, type Struct } from './scope.js';
import { Sites, type Site } from './sites.js';
import { declare, print } from './pieces.js';
import { statements } from './statements.js';
import { int, intTypes, literal, read, type IntType, type Value } from './types.js';
import { arithmetic, constant, value } from './values.js';

const structure = (s: Scope): void => {
  const tag = s.name('S');
  const fields = Array.from({ length: 1 + s.d.choose(4) }, (_, n) => ({
    name: `m${n}`,
    t: s.d.pick(intTypes),
    length: s.d.choose(3) === 2 ? 1 + s.d.choose(3) : null,
  }));
  const members = fields.map((f) =>
    c.members(f.t.type.base, c.declarator(f.name, f.length === null ? [] : [c.array(f.length)])),
  );
  s.items.push(c.declaration(c.record('struct', tag, members), []));
  s.structs.push({ tag, fields } satisfies Struct);
};

/** Static objects of `main`: functions that may be called in expressions use none. */
const statics = (s: Scope): void => {
  const t = s.d.pick(intTypes);
  const name = s.name('g');
  if (s.d.choose(2) === 0) {
    s.items.push(c.variable(name, t.type, s.d.choose(2) === 0 ? null : constant(s).e, 'static'));
    s.scalars.push({ e: c.name(name), t, bounds: null });
    return;
  }
  const length = 1 + s.d.choose(5);
  const init = c.list(c.item(constant(s).e));
  s.items.push(c.declaration(t.type.base, [c.declarator(name, [c.array(length)], init)], 'static'));
  s.arrays.push({ e: c.name(name), t, length });
};

/** Its result depends on its arguments alone. */
const pure = (s: Scope, name: string, result: IntType, params: readonly IntType[]): void => {
  const made = s.function_(() => {
    const names = params.map((t) => {
      const p = s.name('x');
      s.scalars.push({ e: c.name(p), t, bounds: null });
      return c.parameter(p, t.type);
    });
    const body: BlockItem[] = [declare(s, s.d.pick(intTypes), value(s, 1)), ...statements(s, s.d.choose(3))];
    const early = s.d.choose(3) === 2 ? [c.ifThen(value(s, 1).e, c.returnValue(value(s, 1).e))] : [];
    const last = c.returnValue(value(s, 2).e);
    const end = s.sites.choose<BlockItem>('no-return-value', 'a result left out', last, c.empty);
    return c.functionDefinition(name, result.type, names, [...body, ...early, end], 'static');
  });
  s.items.push(made);
  s.pures.push({ name, result, params });
};

const recursive = (s: Scope): void => {
  const name = s.name('f');
  const [n, x] = [c.name('n'), c.name('x')];
  const again = read(c.call(name, c.binary('-', n, c.integer(1)), x), int);
  const seven: Value = { e: n, t: int, lo: 0n, hi: 31n };
  const sum = arithmetic(s, s.d.pick(['+', '-'] as const), again, seven);
  const body = [c.ifThen(c.binary('<=', n, c.integer(0)), c.returnValue(x)), c.returnValue(sum.e)];
  s.items.push(
    c.functionDefinition(
      name,
      int.type,
      [c.parameter('n', int.type), c.parameter('x', int.type)],
      body,
      'static',
    ),
  );
  const wrapper = s.name('f');
  s.items.push(
    c.functionDefinition(
      wrapper,
      int.type,
      [c.parameter('n', int.type), c.parameter('x', int.type)],
      [c.returnValue(c.call(name, c.binary('&', n, c.integer(7)), x))],
      'static',
    ),
  );
  s.pures.push({ name: wrapper, result: int, params: [int, int] });
};

const table = (s: Scope): void => {
  const two = s.pures.filter(
    (f) => f.result === int && f.params.length === 2 && f.params.every((t) => t === int),
  );
  if (two.length === 0) return;
  const name = s.name('t');
  const length = 1 + s.d.choose(3);
  const pointer = [c.pointer(), c.functionOf([c.parameter(null, int.type), c.parameter(null, int.type)])];
  const items = Array.from({ length }, () => c.item(c.name(s.d.pick(two).name)));
  const base = int.type.base;
  s.items.push(
    c.declaration(base, [c.declarator(name, [c.array(length), ...pointer], c.list(...items))], 'static'),
  );
  s.tables.push({ name, length });
};

/** A function that writes through its parameter, for `main` to call as a statement. */
const writer = (s: Scope): ((t: Scope) => BlockItem[]) => {
  const name = s.name('w');
  const t = s.d.pick(intTypes);
  const made = s.function_(() => {
    const [p, n] = [c.name('p'), c.name('n')];
    s.scalars.push({ e: c.name('v'), t, bounds: null });
    const set = c.assign(c.index(p, c.name('i')), value(s, 2).e);
    const less = c.binary('<', c.name('i'), n);
    return c.functionDefinition(
      name,
      c.typeName(c.basic('void')),
      [c.parameter('p', c.pointerTo(t.type)), c.parameter('n', int.type), c.parameter('v', t.type)],
      [
        c.forLoop(
          c.variable('i', int.type, c.integer(0)),
          less,
          c.update('++', c.name('i')),
          c.expressionStatement(set),
        ),
      ],
      'static',
    );
  });
  s.items.push(made);
  return (u) => {
    const a = u.arrays.find((x) => x.t === t);
    if (a === undefined) return [];
    const n = u.sites.choose('out-of-bounds', 'a length of one too many', a.length, a.length + 1);
    return [does(c.call(name, a.e, c.integer(n), value(u, 1).e))];
  };
};

/** A call through a pointer to a function, at its type or at another. */
const called = (s: Scope): BlockItem[] => {
  const f = s.pures.find((x) => x.params.length > 0);
  if (f === undefined) return [];
  const name = s.name('f');
  const args = f.params.map(() => value(s, 1).e);
  const at = (params: readonly IntType[]): BlockItem => {
    const type = c.typeName(
      f.result.type.base,
      c.pointer(),
      c.functionOf(params.map((t) => c.parameter(null, t.type))),
    );
    const target: Expression = params === f.params ? c.name(f.name) : c.cast(type, c.name(f.name));
    return c.variable(name, type, target);
  };
  const good = [at(f.params), print(s, read(c.call(name, ...args), f.result))];
  const fewer = f.params.slice(1);
  const bad = [at(fewer), print(s, read(c.call(name, ...args.slice(1)), f.result))];
  return [c.block(...s.sites.choose('abi', 'a function called at another type', good, bad))];
};

const mainFunction = (s: Scope, writers: readonly ((t: Scope) => BlockItem[])[]): void => {
  s.depth = 1;
  const body: BlockItem[] = [declare(s, int, constant(s)), ...statements(s, 2 + s.d.choose(7))];
  for (const w of writers) body.push(...w(s));
  if (s.d.choose(3) === 2) body.push(...called(s));
  const shown = [
    ...s.scalars.map((x) => print(s, read(x.e, x.t))),
    ...s.arrays.map((a) => print(s, read(c.index(a.e, c.integer(a.length - 1)), a.t))),
    ...s.records
      .flatMap((r) => r.of.fields.slice(0, 1).map((f) => ({ r, f })))
      .map(({ r, f }) => {
        const m = c.member(r.e, f.name);
        return print(s, read(f.length === null ? m : c.index(m, c.integer(0)), f.t));
      }),
  ];
  s.items.push(
    c.functionDefinition('main', int.type, [], [...body, ...shown, c.returnValue(literal(0n, int).e)]),
  );
};

export interface Generated {
  readonly unit: TranslationUnit;
  readonly sites: readonly Site[];
}

/** A program without undefined behaviour, except that the site `spoilt` (if any) goes without its care. */
export const cProgram = (d: Tape, spoilt = -1): Generated => {
  const sites = new Sites(spoilt);
  const s: Scope = new Scope(d, sites, (n) => statements(s, n));
  for (let n = d.choose(3); n > 0; n--) structure(s);
  for (let n = d.choose(3); n > 0; n--) {
    const two = d.choose(2) === 0;
    const params = two ? [int, int] : Array.from({ length: 1 + d.choose(3) }, () => d.pick(intTypes));
    pure(s, s.name('f'), two ? int : d.pick(intTypes), params);
  }
  if (d.choose(3) === 2) recursive(s);
  if (d.choose(3) === 2) table(s);
  const writers = Array.from({ length: d.choose(2) }, () => writer(s));
  for (let n = d.choose(3); n > 0; n--) statics(s);
  mainFunction(s, writers);
  const unit = c.unit(['stddef.h', 'stdio.h', 'stdlib.h', 'string.h'], s.items);
  return { unit, sites: sites.all };
};
