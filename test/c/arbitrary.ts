/** Random trees of mini-C: any syntax, no types. Names of types and of objects are kept apart, as in C's scopes. */
import fc from 'fast-check';
import * as b from '../../model/c/build.js';
import type * as C from '../../model/c/syntax.js';

const objects = ['a', 'b', 'c', 'p', 'q', 'x', 'y', 'f', 'g'] as const;
const fieldNames = ['m', 'n', 'T', 'a'] as const;
const tags = ['S', 'T', 'a'] as const;

/** Declared by typedef at the top of each unit; two of them from a header. */
const typeNames = ['T', 'U', 'uint8_t', 'size_t'] as const;
const preamble: readonly C.ExternalDeclaration[] = [
  b.typedef('T', b.typeName(b.basic('int'))),
  b.typedef('U', b.typeName(b.basic('char'), b.pointer())),
];
const includes = ['stdint.h', 'stddef.h'];

const basicNames: readonly C.BasicName[] = [
  ...([
    '_Bool',
    'char',
    'signed char',
    'unsigned char',
    'short',
    'unsigned short',
    'int',
    'unsigned int',
  ] as const),
  ...(['long', 'unsigned long', 'long long', 'unsigned long long'] as const),
];
const binaryOperators = '* / % + - << >> < > <= >= == != & ^ |'.split(' ') as C.BinaryOperator[];
const compoundOperators = [null, ...('* / % + - << >> & ^ |'.split(' ') as C.CompoundOperator[])];
const unaryOperators = '- + ~ ! * &'.split(' ') as C.UnaryOperator[];

// A type, not an interface: `letrec` wants an index signature.
type Trees = {
  readonly expression: C.Expression;
  readonly initialiser: C.Initialiser;
  readonly list: C.InitialiserList;
  readonly designator: C.Designator;
  readonly base: C.BaseType;
  readonly type: C.TypeName;
  readonly derivation: C.Derivation;
  readonly parameter: C.Parameter;
  readonly function: C.FunctionOf;
  readonly members: C.MemberDeclaration;
  readonly declaration: C.Declaration;
  readonly item: C.BlockItem;
  readonly label: C.Statement;
  readonly block: C.Compound;
  readonly statement: C.Statement;
};

const depth = { depthSize: 'small', withCrossShrink: true } as const;
const some = <T>(one: fc.Arbitrary<T>, most = 3): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: 1, maxLength: most });
const few = <T>(one: fc.Arbitrary<T>, most = 2): fc.Arbitrary<T[]> => fc.array(one, { maxLength: most });
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null, freq: 2 });
const name = fc.constantFrom(...objects);

const integer = fc
  .record({
    value: fc.oneof(fc.constantFrom(0n, 1n, 7n), fc.bigInt(0n, (1n << 64n) - 1n)),
    radix: fc.constantFrom<(8 | 10 | 16)[]>(8, 10, 16),
    suffix: fc.constantFrom<C.IntegerSuffix[]>('', 'u', 'l', 'ul', 'll', 'ull'),
  })
  .map(({ value, radix, suffix }) => b.integer(value, suffix, radix));
const byte = fc.integer({ min: 0, max: 255 });
const string = fc.oneof(
  fc.array(byte, { maxLength: 6 }).map((bytes): C.StringLiteral => ({ ...b.string(''), bytes })),
  fc.string({ maxLength: 6, unit: fc.constantFrom('?', '"', '\\', 'é', '…', '1', 'x', '\n') }).map(b.string),
);
const leaf: fc.Arbitrary<C.Expression> = fc.oneof(
  { weight: 4, arbitrary: name.map(b.name) },
  { weight: 2, arbitrary: integer },
  byte.map(b.char),
  string,
);

/** C's one type that is also an empty list: `(void)` alone would mean no parameters. */
const notVoid = (t: C.TypeName): C.TypeName =>
  t.derived.length === 0 && t.base.kind === 'basic' && t.base.name === 'void'
    ? { ...t, base: b.basic('int') }
    : t;

const takesElse = (s: C.Statement): boolean => {
  if (s.kind === 'if') return s.otherwise === null || takesElse(s.otherwise);
  return (
    (s.kind === 'while' || s.kind === 'for' || s.kind === 'case' || s.kind === 'default') && takesElse(s.body)
  );
};

const trees = fc.letrec<Trees>((tie) => {
  const e = tie('expression');
  const t = tie('type');
  const s = tie('statement');
  const field = fc.constantFrom(...fieldNames);
  const declarator = (owner: 'object' | 'type' | 'member'): fc.Arbitrary<C.Declarator> =>
    fc
      .record({
        name: owner === 'type' ? fc.constantFrom('V', 'W') : owner === 'member' ? field : name,
        derived: few(tie('derivation'), 3),
        value: owner === 'object' ? maybe(tie('initialiser')) : fc.constant(null),
      })
      .map((d) => b.declarator(d.name, d.derived, d.derived[0]?.kind === 'function' ? null : d.value));
  return {
    expression: fc.oneof(
      depth,
      leaf,
      fc.tuple(fc.constantFrom(...unaryOperators), e).map(([o, x]) => b.unary(o, x)),
      fc.tuple(fc.constantFrom<('++' | '--')[]>('++', '--'), e, fc.boolean()).map((u) => b.update(...u)),
      fc.tuple(fc.constantFrom(...binaryOperators), e, e).map((u) => b.binary(...u)),
      fc.tuple(fc.constantFrom<('&&' | '||')[]>('&&', '||'), e, e).map((u) => b.logical(...u)),
      fc.tuple(e, e, e).map((u) => b.conditional(...u)),
      fc.tuple(e, e, fc.constantFrom(...compoundOperators)).map((u) => b.assign(...u)),
      fc.tuple(e, e).map((u) => b.comma(...u)),
      fc.tuple(t, e).map((u) => b.cast(...u)),
      e.map(b.sizeofExpression),
      t.map(b.sizeofType),
      t.map(b.alignofType),
      fc.tuple(t, field).map((u) => b.offsetof(...u)),
      fc.tuple(e, field).map((u) => b.member(...u)),
      fc.tuple(e, field).map((u) => b.arrow(...u)),
      fc.tuple(e, e).map((u) => b.index(...u)),
      fc.tuple(e, few(e)).map(([callee, args]) => b.call(callee, ...args)),
      fc.tuple(t, tie('list')).map((u) => b.compoundLiteral(...u)),
    ),
    initialiser: fc.oneof(depth, e, tie('list')),
    list: some(
      fc.tuple(tie('initialiser'), few(tie('designator'))).map(([value, ds]) => b.item(value, ...ds)),
      2,
    ).map((items) => b.list(...items)),
    designator: fc.oneof(field.map(b.atField), e.map(b.atIndex)),
    base: fc.oneof(
      depth,
      fc.tuple(fc.constantFrom(...basicNames), fc.boolean()).map((u) => b.basic(...u)),
      fc.tuple(fc.constantFrom(...typeNames), fc.boolean()).map((u) => b.named(...u)),
      fc.constantFrom(...tags).map((tag) => b.record('struct', tag)),
      fc.constantFrom(...tags).map((tag) => b.enumeration(tag, null, true)),
      fc
        .tuple(
          fc.constantFrom<('struct' | 'union')[]>('struct', 'union'),
          maybe(fc.constantFrom(...tags)),
          some(tie('members'), 2),
        )
        .map((u) => b.record(...u)),
      fc
        .tuple(
          maybe(fc.constantFrom(...tags)),
          some(
            fc.tuple(fc.constantFrom('A', 'B'), maybe(e)).map((u) => b.enumerator(...u)),
            2,
          ),
        )
        .map((u) => b.enumeration(...u)),
    ),
    type: fc
      .tuple(tie('base'), few(tie('derivation')))
      .map(([base, derived]) => b.typeName(base, ...derived)),
    derivation: fc.oneof(
      depth,
      fc.boolean().map(b.pointer),
      fc.constant(b.array(null)),
      e.map(b.array),
      tie('function'),
    ),
    parameter: fc.tuple(maybe(fc.constantFrom(...objects)), t.map(notVoid)).map((u) => b.parameter(...u)),
    function: fc.oneof(
      depth,
      fc.boolean().map((prototype) => b.functionOf([], { prototype })),
      fc
        .tuple(some(tie('parameter'), 2), fc.boolean())
        .map(([ps, variadic]) => b.functionOf(ps, { variadic })),
    ),
    members: fc.oneof(
      depth,
      fc.tuple(tie('base'), some(declarator('member'), 2)).map(([base, ds]) => b.members(base, ...ds)),
      some(tie('members'), 2).map((ms) => b.members(b.record('union', null, ms))),
    ),
    declaration: fc.oneof(
      { ...depth, depthIdentifier: 'declaration' },
      fc
        .tuple(
          tie('base'),
          some(declarator('object'), 2),
          fc.constantFrom<C.Storage[]>('none', 'static', 'extern'),
        )
        .map((u) => b.declaration(...u)),
      fc
        .tuple(tie('base'), some(declarator('type'), 2))
        .map(([base, ds]) => b.declaration(base, ds, 'typedef')),
      fc.constantFrom(...tags).map((tag) => b.declaration(b.record('union', tag), [])),
      fc
        .tuple(fc.constantFrom(...tags), some(tie('members'), 2))
        .map(([tag, ms]) => b.declaration(b.record('struct', tag, ms), [])),
    ),
    item: fc.oneof(
      { ...depth, depthIdentifier: 'statement' },
      { weight: 3, arbitrary: s },
      tie('declaration'),
      tie('label'),
      fc
        .tuple(e, string)
        .map(([condition, message]): C.BlockItem => ({ ...b.staticAssert(condition, ''), message })),
    ),
    label: fc.oneof(
      { ...depth, depthIdentifier: 'statement' },
      s.map(b.defaultCase),
      fc.tuple(name, s).map((u) => b.labelled(...u)),
      fc.tuple(e, s).map((u) => b.caseOf(...u)),
      fc.tuple(e, tie('label')).map((u) => b.caseOf(...u)),
    ),
    block: few(tie('item'), 3).map((items) => b.block(...items)),
    statement: fc.oneof(
      { ...depth, depthIdentifier: 'statement' },
      e.map(b.expressionStatement),
      fc.constantFrom(b.empty, b.breakLoop, b.continueLoop),
      maybe(e).map(b.returnValue),
      name.map(b.goTo),
      tie('block'),
      fc
        .tuple(e, s, maybe(s))
        .map(([c, then, otherwise]) =>
          b.ifThen(c, otherwise !== null && takesElse(then) ? b.block(then) : then, otherwise),
        ),
      fc.tuple(e, s).map((u) => b.whileLoop(...u)),
      fc.tuple(s, e).map((u) => b.doWhile(...u)),
      fc
        .tuple(
          fc.oneof(
            maybe(e),
            fc.tuple(tie('base'), some(declarator('object'), 2)).map((u) => b.declaration(...u)),
          ),
          maybe(e),
          maybe(e),
          s,
        )
        .map((u) => b.forLoop(...u)),
      fc.tuple(e, tie('block')).map(([value, body]) => b.switchOn(value, ...body.items)),
    ),
  };
});

export const expressions = trees.expression;

const definition: fc.Arbitrary<C.ExternalDeclaration> = fc
  .record({
    name,
    result: trees.type,
    parameters: few(fc.tuple(name, trees.type.map(notVoid)).map((u) => b.parameter(...u))),
    body: trees.block,
    storage: fc.constantFrom<('none' | 'static' | 'extern')[]>('none', 'static', 'extern'),
  })
  .map((d) => b.functionDefinition(d.name, d.result, d.parameters, d.body.items, d.storage));

const around = (items: readonly C.ExternalDeclaration[]): C.TranslationUnit =>
  b.unit(includes, [...preamble, ...items]);

/** A unit whose last function returns the expression. */
export const unitOf = (e: C.Expression): C.TranslationUnit =>
  around([b.functionDefinition('f', b.typeName(b.basic('int')), [], [b.returnValue(e)])]);

export const units: fc.Arbitrary<C.TranslationUnit> = some(fc.oneof(trees.declaration, definition), 3).map(
  around,
);
