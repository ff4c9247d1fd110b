/**
 * Random trees of mini-Rust, for the parser and printer alone: all forms, no types. A tree is drawn from a tape of
 * numbers; at its end every choice is the first, which ends soonest.
 */
import * as b from '../../model/rust/build.js';
import type * as S from '../../model/rust/syntax.js';

export interface Tape {
  /** One of `0 … n-1`. */
  readonly choose: (n: number) => number;
  readonly isEmpty: () => boolean;
}

export const tape = (numbers: readonly number[]): Tape => {
  let at = 0;
  return {
    choose: (n) => (at < numbers.length ? numbers[at++]! % n : 0),
    isEmpty: () => at >= numbers.length,
  };
};

const identifiers = ['x', 'y', 'foo', 'raw', 'type', 'É', '_a', 'match', 'e1'];
const typeNames = ['u8', 'S', 'Foo', 'i32', 'usize', 'Box', 'Vec', 'Self', 'bool'];
const userNames = ['S', 'Foo', 'Self', 'É', 'type'];
const lifetimes = ["'a", "'b", "'static", "'_"];
const labels = ["'a", "'outer"];
const texts = ['', 'a', 'é😀', '"\\', '\n\r\t\0', '\u200b\u0301', "it's", '{x}', '\u{202e}', 'a b  c'];
const suffixes: readonly S.IntType[] = ['u8', 'i64', 'usize', 'u64'];
const binaryOps: readonly S.BinaryOp[] = [
  ...(['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>', '==', '!=', '<', '<=', '>', '>='] as const),
  ...(['&&', '||'] as const),
];
const arithmetic: readonly S.ArithmeticOp[] = ['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>'];

/** Draws a whole program; `depth` bounds the height of its parts. */
export const randomCrate = (t: Tape, depth: number): S.Crate => {
  const one = <T>(options: readonly T[]): T => options[t.choose(options.length)]!;
  const flip = (): boolean => t.choose(2) === 1;
  const list = <T>(max: number, make: (i: number) => T): readonly T[] =>
    Array.from({ length: t.choose(max + 1) }, (_, i) => make(i));
  const some = <T>(max: number, make: (i: number) => T): readonly T[] =>
    Array.from({ length: 1 + t.choose(max) }, (_, i) => make(i));
  const maybe = <T>(make: () => T): T | null => (flip() ? make() : null);
  const id = (): string => one(identifiers);
  /** Runs the first option where there is no height or tape left. */
  const grow = <T>(d: number, options: readonly (() => T)[]): T =>
    d <= 0 || t.isEmpty() ? options[0]!() : one(options)();

  // --- Paths and types ---------------------------------------------------------------------------------------
  const lifetime = (): S.Lifetime => b.lifetime(one(lifetimes));
  const args = (d: number): readonly S.GenericArg[] =>
    d <= 0 ? [] : list(2, () => (t.choose(4) === 3 ? lifetime() : type(d - 1)));
  const path = (d: number, names: readonly string[] = identifiers, min = 1): S.Path => {
    const more = t.choose(3) === 2 ? 1 : 0;
    const segments = Array.from({ length: min + more }, () => b.segment(one(names)));
    const first = segments[0]!;
    const isPlain = segments.length === 1 && first.name !== 'Self';
    const isSelfLate = segments.slice(1).some((s) => s.name === 'Self');
    const fixed = isSelfLate ? segments.map((s) => b.segment(s.name === 'Self' ? 'S' : s.name)) : segments;
    const last = fixed.at(-1)!;
    const generic = t.choose(4) === 3 && d > 0 ? args(d) : [];
    return b.pathFrom([...fixed.slice(0, -1), b.segment(last.name, generic)], isPlain && t.choose(9) === 8);
  };
  const type = (d: number): S.Type =>
    grow<S.Type>(d, [
      () => b.named(one(typeNames)),
      () => b.pathType(path(d - 1, [...userNames, 'Box', 'Vec'])),
      () => b.refType(type(d - 1), flip(), maybe(lifetime)),
      () => b.ptrType(type(d - 1), flip()),
      () => b.sliceType(type(d - 1)),
      () => b.arrayType(type(d - 1), expr(d - 2)),
      () => b.tupleType(list(3, () => type(d - 1))),
      () =>
        b.fnPtrType(
          list(2, () => type(d - 1)),
          maybe(() => type(d - 1)),
          {
            abi: one(['Rust', 'C', 'C-unwind'] as const),
            unsafe: flip(),
            lifetimes: flip() ? [b.lifetimeParam("'a")] : [],
          },
        ),
    ]);

  // --- Literals and patterns ---------------------------------------------------------------------------------
  const int = (): S.IntLit =>
    b.int(
      one([0n, 1n, 7n, 255n, 65536n, 18446744073709551615n]),
      maybe(() => one(suffixes)),
      one([10, 16, 2, 8] as const),
    );
  const bytes = (): readonly number[] => list(3, () => t.choose(256));
  const literal = (): S.Literal =>
    one<() => S.Literal>([
      int,
      () => b.bool(flip()),
      () => b.char(one([97, 39, 34, 92, 10, 0, 0x301, 0x1f600, 0xe9])),
      () => b.byte(t.choose(256)),
      () => b.str(one(texts)),
      () => b.byteStr(bytes()),
      () => b.cStr(bytes().map((x) => Math.max(1, x))),
    ])();
  const bound = (): S.LitPattern | S.PathPattern =>
    one<() => S.LitPattern | S.PathPattern>([
      () => b.litPattern(int(), flip()),
      () => b.litPattern(b.char(97)),
      () => b.pathPattern(b.path('u8', 'MAX')),
      () => b.pathPattern(b.path('MAX')),
    ])();
  const bind = (d: number): S.BindPattern =>
    b.bind(id(), {
      byRef: flip(),
      mutable: flip(),
      sub: d > 0 && t.choose(4) === 3 ? pattern(d - 1) : null,
    });
  const elements = (d: number): readonly S.Pattern[] => {
    const drawn = list(3, () => pattern(d - 1));
    return t.choose(4) === 3 ? [...drawn, b.restPattern()] : drawn;
  };
  const pattern = (d: number): S.Pattern =>
    grow<S.Pattern>(d, [
      () => b.wildPattern(),
      () => bind(d),
      () => {
        const lit = literal();
        return b.litPattern(lit, lit.kind === 'IntLit' && flip());
      },
      () => b.rangePattern(bound(), bound(), flip()),
      () => b.rangePattern(bound(), null, false),
      () => b.rangePattern(null, bound(), flip()),
      () => b.pathPattern(path(d - 1, userNames, 2)),
      () => b.tupleStructPattern(path(d - 1, userNames), elements(d)),
      () => b.slicePattern(elements(d)),
      () =>
        b.structPattern(
          path(0, userNames),
          list(2, () => {
            if (flip()) return b.fieldPattern(id(), pattern(d - 1));
            const bound = b.bind(id(), { byRef: flip(), mutable: flip() });
            return b.fieldPattern(bound.name, bound, true);
          }),
          flip(),
        ),
      () => b.tuplePattern(elements(d)),
      () => b.refPattern(pattern(d - 1), flip()),
      () => b.orPattern([pattern(d - 1), pattern(d - 1), ...list(1, () => pattern(d - 1))]),
    ]);

  // --- Expressions -------------------------------------------------------------------------------------------
  const place = (d: number): S.Expr =>
    grow<S.Expr>(d, [
      () => b.name(id()),
      () => b.deref(expr(d - 1)),
      () => b.field(expr(d - 1), one(['x', '0', '1', 'type'])),
      () => b.index(expr(d - 1), expr(d - 1)),
      () => b.binary(one(binaryOps), expr(d - 1), expr(d - 1)),
      () => b.unary('-', expr(d - 1)),
      () => b.return_(maybe(() => expr(d - 1))),
    ]);
  const format = (d: number): S.Format => {
    const positional = list(2, () => b.formatArg(expr(d - 1)));
    const named = flip() ? [b.formatArg(expr(d - 1), 'n')] : [];
    const given = [...positional, ...named];
    const captured = flip() ? [b.formatArg(b.name('cap'), 'cap', true)] : [];
    const all = [...given, ...captured];
    const pieces: (string | S.Placeholder)[] = [];
    const text = (): void => {
      const drawn = one(['', ' ', '{}', 'a\n"', 'é']);
      if (drawn !== '') pieces.push(drawn);
    };
    text();
    const order = all.map((_, i) => i);
    if (flip()) order.splice(0, positional.length, ...order.slice(0, positional.length).reverse());
    if (flip() && all.length > 0) order.push(0);
    for (const i of order) {
      pieces.push(b.placeholder(i, one(['', '?', 'x', '#?', '04', '>5'])));
      text();
    }
    return b.format(pieces, all);
  };
  const macro = (d: number): S.Expr => {
    const qualifier = t.choose(5) === 4 ? ['std'] : [];
    const message = (): S.Format | null => maybe(() => format(d));
    const e = (): S.Expr => expr(d - 1);
    return one<() => S.Expr>([
      () => b.macroCall('println', [], format(d), qualifier),
      () => b.macroCall('print', [], format(d), qualifier),
      () => b.macroCall('panic', [], message(), qualifier),
      () => b.macroCall('unreachable', [], message(), qualifier),
      () => b.macroCall('assert', [e()], message(), qualifier),
      () => b.macroCall('assert_eq', [e(), e()], message(), qualifier),
      () => b.macroCall('assert_ne', [e(), e()], message(), qualifier),
      () => b.macroCall('vec', [b.arrayList(list(3, e))], null, qualifier),
      () => b.macroCall('vec', [b.arrayRepeat(e(), e())], null, qualifier),
      () => b.macroCall('addr_of', [e()], null, ['std', 'ptr']),
      () => b.macroCall('addr_of_mut', [e()], null, ['ptr']),
      () => b.macroCall('scopes', []),
      () =>
        b.matches(
          e(),
          pattern(d - 1),
          maybe(() => e()),
        ),
    ])();
  };
  const label = (): string | null => (t.choose(3) === 2 ? one(labels) : null);
  const condition = (d: number): S.Condition =>
    flip() ? expr(d - 1) : b.letCond(pattern(d - 1), expr(d - 1));
  const ifExpr = (d: number): S.If =>
    b.if_(
      condition(d),
      block(d - 1),
      one<() => S.Block | S.If | null>([
        () => null,
        () => block(d - 1),
        () => (d > 0 ? ifExpr(d - 1) : null),
      ])(),
    );
  const blockLike = (d: number): S.Expr =>
    grow<S.Expr>(d, [
      () => b.block([]),
      () => {
        const drawn = block(d - 1);
        const isUnsafe = flip();
        return { ...drawn, unsafe: isUnsafe, label: isUnsafe ? null : label() };
      },
      () => ifExpr(d),
      () =>
        b.match(
          expr(d - 1),
          list(3, () =>
            b.arm(
              pattern(d - 1),
              expr(d - 1),
              maybe(() => expr(d - 1)),
            ),
          ),
        ),
      () => b.while_(condition(d), block(d - 1), label()),
      () => b.loop(block(d - 1), label()),
      () => b.for_(pattern(d - 1), expr(d - 1), block(d - 1), label()),
    ]);
  const closure = (d: number): S.Expr => {
    const params = list(2, () =>
      b.closureParam(
        pattern(d - 1),
        maybe(() => type(d - 1)),
      ),
    );
    const result = t.choose(4) === 3 ? type(d - 1) : null;
    return b.closure(params, result === null ? expr(d - 1) : block(d - 1), { move: flip(), result });
  };
  const expr = (d: number): S.Expr =>
    grow<S.Expr>(d, [
      () => b.name(id()),
      () => literal(),
      () => b.pathExpr(path(d - 1)),
      () => b.unary(one(['-', '!']), expr(d - 1)),
      () => b.deref(expr(d - 1)),
      () => b.borrow(expr(d - 1), flip()),
      () => b.rawBorrow(expr(d - 1), flip()),
      () => b.binary(one(binaryOps), expr(d - 1), expr(d - 1)),
      () => b.binary(one(binaryOps), expr(d - 1), expr(d - 1)),
      () => b.assign(place(d - 1), expr(d - 1)),
      () => b.compoundAssign(one(arithmetic), place(d - 1), expr(d - 1)),
      () => b.cast(expr(d - 1), flip() ? type(d - 1) : b.ptrType(b.inferType(), flip())),
      () =>
        b.range(
          maybe(() => expr(d - 1)),
          maybe(() => expr(d - 1)),
        ),
      () =>
        b.range(
          maybe(() => expr(d - 1)),
          expr(d - 1),
          true,
        ),
      () => b.field(expr(d - 1), one(['x', '0', '1', 'type'])),
      () => b.index(expr(d - 1), expr(d - 1)),
      () =>
        b.call(
          expr(d - 1),
          list(3, () => expr(d - 1)),
        ),
      () =>
        b.methodCall(
          expr(d - 1),
          id(),
          list(2, () => expr(d - 1)),
          t.choose(4) === 3 ? args(d - 1) : [],
        ),
      () =>
        b.structLit(
          path(d - 1, userNames),
          list(2, () => {
            const name = id();
            return flip()
              ? b.fieldInit(name, b.name(name), true)
              : b.fieldInit(one([name, '0']), expr(d - 1));
          }),
          t.choose(4) === 3 ? expr(d - 1) : null,
        ),
      () => b.tuple(list(3, () => expr(d - 1))),
      () => b.arrayList(list(3, () => expr(d - 1))),
      () => b.arrayRepeat(expr(d - 1), expr(d - 1)),
      () => blockLike(d),
      () => blockLike(d),
      () =>
        b.break_(
          maybe(() => expr(d - 1)),
          label(),
        ),
      () => b.continue_(label()),
      () => b.return_(maybe(() => expr(d - 1))),
      () => b.try_(expr(d - 1)),
      () => closure(d),
      () => macro(d),
    ]);

  // --- Statements and items ----------------------------------------------------------------------------------
  const lint = (): readonly S.Attribute[] =>
    t.choose(6) === 5 ? [b.lintAttr('allow', ['unused', 'clippy::all'])] : [];
  const stmt = (d: number): S.Stmt =>
    grow<S.Stmt>(d, [
      () => b.let_(b.bind('x')),
      () =>
        b.let_(
          pattern(d - 1),
          maybe(() => expr(d - 1)),
          maybe(() => type(d - 1)),
          { attrs: lint() },
        ),
      () => b.let_(pattern(d - 1), expr(d - 1), null, { otherwise: block(d - 1) }),
      () => b.exprStmt(expr(d - 1), true, lint()),
      () => b.exprStmt(expr(d - 1)),
      () => b.exprStmt(blockLike(d - 1), false),
      () => item(d - 1),
    ]);
  const block = (d: number): S.Block => {
    const stmts = d <= 0 ? [] : list(3, () => stmt(d - 1));
    const tail = d <= 0 ? null : maybe(() => expr(d - 1));
    const last = stmts.at(-1);
    // What ends with a block and stands last without a semicolon is the tail.
    if (tail === null && last?.kind === 'ExprStmt' && !last.semi)
      return b.block(stmts.slice(0, -1), last.expr);
    return b.block(stmts, tail);
  };
  const ferrule = (name: string, possible: readonly string[]): readonly S.Attribute[] =>
    t.choose(4) === 3 ? [b.ferruleAttr(name, possible, flip())] : [];
  const lifetimeParams = (): readonly S.LifetimeParam[] =>
    t.choose(3) === 2 ? [b.lifetimeParam("'a"), b.lifetimeParam("'b", flip() ? [b.lifetime("'a")] : [])] : [];
  const fn = (d: number, isMethod: boolean): S.Fn =>
    b.fn(id(), block(d), {
      attrs: [
        ...lint(),
        ...ferrule('r3_safeffi', []),
        ...(flip() ? [b.noMangle(), b.hintAttr('inline')] : []),
      ],
      pub: flip(),
      unsafe: flip(),
      abi: one(['Rust', 'C', 'C-unwind'] as const),
      lifetimes: lifetimeParams(),
      self:
        isMethod && flip()
          ? one([
              b.selfParam('value'),
              b.selfParam('value', null, true),
              b.selfParam('ref'),
              b.selfParam('ref-mut', b.lifetime("'a")),
            ])
          : null,
      params: list(3, () => b.param(pattern(d - 1), type(d - 1), ferrule('link', ['retains', 'frees']))),
      result: one<() => S.Type | null>([() => null, () => type(d - 1), () => b.neverType()])(),
    });
  const foreign = (d: number): S.Fn | S.Static =>
    flip()
      ? b.static_(id(), type(d - 1), null, { mutable: flip(), pub: flip() })
      : b.fn(id(), null, {
          pub: flip(),
          params: list(2, () => b.param(one([b.wildPattern(), b.bind('p')]), type(d - 1))),
          result: maybe(() => type(d - 1)),
        });
  const fields = (d: number, inEnum: boolean): { shape: S.Shape; fields: readonly S.FieldDef[] } => {
    const shape = one(['unit', 'tuple', 'named'] as const);
    if (shape === 'unit') return { shape, fields: [] };
    const make = (i: number): S.FieldDef =>
      b.fieldDef(
        shape === 'tuple' ? String(i) : `f${i}`,
        type(d - 1),
        !inEnum && flip(),
        shape === 'named' ? lint() : [],
      );
    return { shape, fields: list(3, make) };
  };
  const typeAttrs = (): readonly S.Attribute[] => [
    ...lint(),
    ...(flip() ? [b.repr([one(['C', 'u8', 'Rust'])])] : []),
    ...(flip() ? [b.derive(['Clone', 'Copy'])] : []),
    ...(flip() ? [b.derive(['Debug', 'PartialEq', 'Eq'])] : []),
  ];
  const useTree = (d: number): S.UseTree =>
    grow(d, [
      () => b.useTree(['std', 'ptr']),
      () => b.useTree(['std', 'mem'], 'name', [], one(['m', '_', 'type'])),
      () => b.useTree(['std'], 'glob'),
      () => b.useTree(['std', 'x'], 'list', [b.useTree(['self']), ...list(2, () => useTree(d - 1))]),
    ]);
  const item = (d: number): S.Item =>
    grow<S.Item>(d, [
      () => b.fn('f', b.block([])),
      () => fn(d - 1, false),
      () => fn(d - 1, false),
      () => b.use(useTree(2), flip(), lint()),
      () =>
        b.externBlock(
          list(3, () => foreign(d - 1)),
          one(['C', 'C-unwind'] as const),
        ),
      () => {
        const { shape, fields: drawn } = fields(d, false);
        return b.struct(id(), shape, drawn, { attrs: typeAttrs(), pub: flip(), lifetimes: lifetimeParams() });
      },
      () => {
        const variant = (): S.Variant => {
          const { shape, fields: drawn } = fields(d, true);
          return b.variant(
            id(),
            shape,
            drawn,
            maybe(() => expr(d - 2)),
            lint(),
          );
        };
        return b.enum_(id(), list(3, variant), { attrs: typeAttrs(), pub: flip() });
      },
      () =>
        b.impl(
          type(d - 1),
          list(2, () => fn(d - 1, true)),
          { lifetimes: lifetimeParams() },
        ),
      () => b.impl(b.named('S'), [{ ...fn(d - 1, true), pub: false }], { trait: 'Drop' }),
      () => b.const_(one(['_', 'N', 'type']), type(d - 1), expr(d - 1), { pub: flip() }),
      () => b.static_(id(), type(d - 1), expr(d - 1), { mutable: flip(), pub: flip() }),
    ]);
  return b.crate(
    some(3, () => item(depth)),
    '',
    lint(),
  );
};
