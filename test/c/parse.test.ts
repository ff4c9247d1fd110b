import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as b from '../../model/c/build.js';
import { parseC } from '../../model/c/parse.js';
import { preprocess } from '../../model/c/preprocess.js';
import { printC } from '../../model/c/print.js';
import type { ExternalDeclaration, Expression, TranslationUnit } from '../../model/c/syntax.js';
import { tokenise } from '../../model/c/tokens.js';
import { withoutSpans } from '../../model/c/walk.js';
import { showDiagnostic } from '../../model/diagnostic.js';
import { loadGrammars } from '../../model/grammars.js';
import { source } from '../../model/source.js';
import { assembly, ccErrors, hasCc } from './cc.js';

beforeAll(loadGrammars);

const parsed = (text: string): TranslationUnit => {
  const { unit, diagnostics } = parseC(text, 't.c');
  if (unit === null) throw new Error(`${text}\n${diagnostics.map(showDiagnostic).join('\n')}`);
  return unit;
};

const items = (text: string): readonly ExternalDeclaration[] => withoutSpans(parsed(text)).items;

const preamble = 'typedef int T; struct S { int m; }; int x, y, *p; int f(int);\n';

/** The expression of a statement, parsed where `T` is a type and `x`, `y`, `p`, `f` are not. */
const expressionOf = (text: string): Expression => {
  const last = items(`${preamble}void test(void) { ${text}; }`).at(-1);
  if (last?.kind !== 'function-definition') throw new Error('no function');
  const [statement] = last.body.items;
  if (statement?.kind !== 'expression-statement') throw new Error(`no expression: ${statement?.kind}`);
  return statement.expression;
};

const x = b.name('x');
const y = b.name('y');
const t = b.typeName(b.named('T'));
const int = b.typeName(b.basic('int'));

describe('The parser of mini-C, where the grammar needs to know types', () => {
  it.each<[string, Expression]>([
    ['(T)-x * y', b.binary('*', b.cast(t, b.unary('-', x)), y)],
    ['(T)*p + y', b.binary('+', b.cast(t, b.deref(b.name('p'))), y)],
    ['(T)&x == y', b.binary('==', b.cast(t, b.addressOf(x)), y)],
    ['(T)(x)[y]', b.cast(t, b.index(x, y))],
    ['(T)+x', b.cast(t, b.unary('+', x))],
    ['(x)-y * y', b.binary('-', x, b.binary('*', y, y))],
    ['(x)&y == y', b.binary('&', x, b.binary('==', y, y))],
    ['(x)*y', b.binary('*', x, y)],
    ['(f)(x)', b.call('f', x)],
    ['(f)(x) - y', b.binary('-', b.call('f', x), y)],
    ['x * y', b.binary('*', x, y)],
    ['f(x)', b.call('f', x)],
    ['sizeof(T) * x', b.binary('*', b.sizeofType(t), x)],
    ['sizeof(x) * y', b.binary('*', b.sizeofExpression(x), y)],
    ['sizeof(p[0])', b.sizeofExpression(b.index(b.name('p'), b.integer(0)))],
    ['sizeof(f(x)) - y', b.binary('-', b.sizeofExpression(b.call('f', x)), y)],
    ['sizeof(T[2])', b.sizeofType(b.typeName(b.named('T'), b.array(2)))],
    ['sizeof (T){1}', b.sizeofExpression(b.compoundLiteral(t, b.list(b.item(b.integer(1)))))],
    ['(p[0])(x)', b.call(b.index(b.name('p'), b.integer(0)), x)],
  ])('takes %s as C does', (text, expected) => {
    expect(expressionOf(text)).toEqual(expected);
  });

  it('takes `T * x;` for a declaration and `x * y;` for an expression', () => {
    const last = items(`${preamble}void g(void) { T * x; x * y; T (z); T (*q)(int); }`).at(-1);
    expect(last?.kind === 'function-definition' && last.body.items).toEqual([
      b.variable('x', b.pointerTo(t)),
      b.expressionStatement(b.binary('*', x, y)),
      b.variable('z', t),
      b.variable('q', b.typeName(b.named('T'), b.pointer(), b.functionOf([b.parameter(null, int)]))),
    ]);
  });

  it('follows the scopes of typedef names', () => {
    const [, , , last] = items(
      'typedef int T; int x; int g(T *T) { return (T)-x; } int h(void) { return (T)-x; }',
    );
    const [, , first] = items('typedef int T; int x; int g(T *T) { return (T)-x; }');
    const difference = b.returnValue(b.binary('-', b.name('T'), x));
    expect(first?.kind === 'function-definition' && first.body.items).toEqual([difference]);
    const cast = b.returnValue(b.cast(t, b.unary('-', x)));
    expect(last?.kind === 'function-definition' && last.body.items).toEqual([cast]);
  });

  it('keeps members, tags and labels apart from typedef names', () => {
    expect(items('typedef int T; struct T { T T; } T1; struct T *g(void);')).toEqual([
      b.typedef('T', int),
      b.declaration(b.record('struct', 'T', [b.members(b.named('T'), b.declarator('T'))]), [
        b.declarator('T1'),
      ]),
      b.prototype('g', b.typeName(b.record('struct', 'T'), b.pointer()), []),
    ]);
  });
});

describe('The parser of mini-C, where tree-sitter and C differ', () => {
  it.each<[string, Expression]>([
    ['-x++', b.unary('-', b.update('++', x))],
    ['!p++->m', b.unary('!', b.arrow(b.update('++', b.name('p')), 'm'))],
    ['*p++ = -x', b.assign(b.deref(b.update('++', b.name('p'))), b.unary('-', x))],
    ['x, y, x', b.comma(b.comma(x, y), x)],
    ['p[x, y]', b.index(b.name('p'), b.comma(x, y))],
    ['x ? y, x : y', b.conditional(x, b.comma(y, x), y)],
    ['x - y - x', b.binary('-', b.binary('-', x, y), x)],
    ['x = y = x', b.assign(x, b.assign(y, x))],
  ])('groups %s as C does', (text, expected) => {
    expect(expressionOf(text)).toEqual(expected);
  });

  it.each([
    'x + y = 1',
    'x ? y : x = 1',
    '-x = 1',
    '++x = 1',
    '(T)x = 1',
    'sizeof(T)(x)',
    'sizeof (T) x',
    'f(T)',
    'x = return',
    'sizeof(T)++',
  ])('refuses %s, which tree-sitter lets pass', (text) => {
    expect(() => expressionOf(text)).toThrow(/error\[syntax\]/);
  });

  it.each([
    'if x return;',
    'while x { }',
    'else x = 1;',
    'if (x) ; else ; else ;',
    'int y, ;',
    'int else;',
    'switch (x) { case 1: }',
    'switch (x) { case 1: int y; }',
  ])('refuses the statement %s, as C11 does', (text) => {
    const { unit, diagnostics } = parseC(`int x; void g(void) { ${text} }`, 't.c');
    expect(unit).toBeNull();
    expect(diagnostics[0]?.code).toBe('syntax');
    if (hasCc) expect(ccErrors(`int x; void g(void) { ${text} }`, true)).not.toBeNull();
  });
});

describe('The parser of mini-C reads', () => {
  it('declarators from the name outwards', () => {
    expect(items('int (*f[3])(void), *(*g(int))[2];')).toEqual([
      b.declaration(b.basic('int'), [
        b.declarator('f', [b.array(3), b.pointer(), b.functionOf([])]),
        b.declarator('g', [b.functionOf([b.parameter(null, int)]), b.pointer(), b.array(2), b.pointer()]),
      ]),
    ]);
  });

  it('const at each level', () => {
    expect(items('const char *const *p; char const q;')).toEqual([
      b.variable('p', b.typeName(b.basic('char', true), b.pointer(), b.pointer(true))),
      b.variable('q', b.typeName(b.basic('char', true))),
    ]);
  });

  it('the words of a type in any order', () => {
    const all = items(
      'long unsigned int a; int long long b; char signed c; unsigned const short d; signed e;',
    );
    expect(all).toEqual([
      b.variable('a', b.typeName(b.basic('unsigned long'))),
      b.variable('b', b.typeName(b.basic('long long'))),
      b.variable('c', b.typeName(b.basic('signed char'))),
      b.variable('d', b.typeName(b.basic('unsigned short', true))),
      b.variable('e', int),
    ]);
  });

  it('`()` and `(void)` as different things', () => {
    expect(items('int f(), g(void);')).toEqual([
      b.declaration(b.basic('int'), [
        b.declarator('f', [b.functionOf([], { prototype: false })]),
        b.declarator('g', [b.functionOf([])]),
      ]),
    ]);
  });

  it('labels with the one statement after them, and falling through as going on', () => {
    const [, last] = items('int x; void g(void) { switch (x) { case 1: case 2: x = 1; break; default: ; } }');
    expect(last?.kind === 'function-definition' && last.body.items).toEqual([
      b.switchOn(
        x,
        b.caseOf(b.integer(1), b.caseOf(b.integer(2), b.expressionStatement(b.assign(x, b.integer(1))))),
        b.breakLoop,
        b.defaultCase(b.empty),
      ),
    ]);
  });

  it('literals by value, radix and suffix', () => {
    expect(expressionOf('0x1Fu, 017, 10LL, 0')).toEqual(
      b.comma(
        b.comma(b.comma(b.integer(31, 'u', 16), b.integer(15, '', 8)), b.integer(10, 'll')),
        b.integer(0),
      ),
    );
    expect(expressionOf(String.raw`"a\n" "\x41\101é", '\0'`)).toEqual(b.comma(b.string('a\nAAé'), b.char(0)));
  });

  it('the program points that comments name, the headers, and where things stand', () => {
    const unit = parsed(
      '#include <stdint.h>\n\nuint8_t a; // mark here\n/* // mark not */ int b;\r\nint  c;',
    );
    expect(unit.includes.map((i) => i.header)).toEqual(['stdint.h']);
    expect(unit.marks).toEqual([{ name: 'here', line: 3 }]);
    const last = unit.items.at(-1);
    const declared = last?.kind === 'declaration' ? last.declarators[0] : undefined;
    expect(declared?.span).toMatchObject({ file: 't.c', line: 5, column: 6 });
  });
});

describe('The preprocessor of mini-C', () => {
  it('replaces tokens, so that an unparenthesised value keeps its meaning', () => {
    const [found] = items('#define N 1 + M\n#define M 2\nint a = N * 3;');
    const value = b.binary('+', b.integer(1), b.binary('*', b.integer(2), b.integer(3)));
    expect(found).toEqual(b.variable('a', int, value));
  });

  it('gives replaced tokens the place of the name that stood for them', () => {
    const { diagnostics } = parseC('#define N 1.5\nint a =\n  N;', 't.c');
    expect(diagnostics.map((d) => [d.code, d.span.line, d.span.column])).toEqual([['outside-subset', 3, 3]]);
  });

  it('does not replace a macro inside itself', () => {
    expect(items('#define a a + 1\nint x = a;')).toEqual([
      b.variable('x', int, b.binary('+', b.name('a'), b.integer(1))),
    ]);
  });

  it('keeps the branch that a C compiler keeps', () => {
    expect(
      items('#ifdef __cplusplus\nextern "C" {\n#else\nint a;\n#endif\n#ifndef G\n#define G\nint b;\n#endif'),
    ).toEqual([b.variable('a', int), b.variable('b', int)]);
  });

  it('replaces macros with parameters, as C11 6.10.3.5 shows', () => {
    const text = `#define x 3
#define f(a) f(x * (a))
#undef x
#define x 2
#define g f
#define z z[0]
#define h g(~
#define m(a) a(w)
#define w 0,1
#define t(a) a
#define p() int
#define q(x) x
#define r(x,y) x ## y
#define str(x) # x
#define xstr(s) str(s)
#define debug(s, t) "x" # s "= %d, x" # t "= %s" x ## s, x ## t
#define INCFILE(n) vers ## n
#define hash_hash # ## #
#define showlist(...) puts(#__VA_ARGS__)
#define report(test, ...) ((test) ? puts(#test) : printf(__VA_ARGS__))
f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);
g(x+(3,4)-w) | h 5) & m
(f)^m(m);
p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };
char c[2][6] = { str(hello), str() };
debug(1, 2);
xstr(INCFILE(2).c)
str(strncmp("abc\\0d", "abc", '\\4') == 0)
showlist(The first, second, and third items.);
report(x>y, "x is %d but y is %d", x, y);`;
    const replaced = preprocess(source(text, 't.c'), tokenise(source(text, 't.c')).tokens);
    expect(replaced.diagnostics).toEqual([]);
    expect(replaced.tokens.map((t) => t.text).join(' ')).toBe(
      [
        'f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ;',
        'f ( 2 * ( 2 + ( 3 , 4 ) - 0 , 1 ) ) | f ( 2 * ( ~ 5 ) ) & f ( 2 * ( 0 , 1 ) ) ^ m ( 0 , 1 ) ;',
        'int i [ ] = { 1 , 23 , 4 , 5 , } ;',
        'char c [ 2 ] [ 6 ] = { "hello" , "" } ;',
        '"x" "1" "= %d, x" "2" "= %s" x1 , x2 ;',
        '"vers2.c"',
        '"strncmp(\\"abc\\\\0d\\", \\"abc\\", \'\\\\4\') == 0"',
        'puts ( "The first, second, and third items." ) ;',
        '( ( 2 > y ) ? puts ( "x>y" ) : printf ( "x is %d but y is %d" , 2 , y ) ) ;',
      ].join(' '),
    );
  });

  it('knows where a use of a macro stands', () => {
    const found = items(
      '#define HERE __LINE__\n#define NAME(x) x __FILE__\n\nint a = HERE;\nchar b[] = NAME("in ");',
    );
    expect(found[0]).toEqual(b.variable('a', int, b.integer(4)));
    expect(JSON.stringify(found[1])).toContain([...new TextEncoder().encode('in t.c')].join());
  });

  it.each([
    ['#if 0\nint a;\n#elif 1\nint b;\n#elif 1 / 0\nint c;\n#else\nint d;\n#endif', 'b'],
    ['#if defined(A) || !defined B && -1 > 0u\nint b;\n#else\nint a;\n#endif', 'b'],
    ['#define A 2\n#if A == 2 ? A << 2 == 8 : 0\nint b;\n#endif', 'b'],
    ['#if 0\n#if 1\nint a;\n#else\nint c;\n#endif\n#else\nint b;\n#endif', 'b'],
  ])('decides %j', (text, name) => {
    expect(items(text)).toEqual([b.variable(name, int)]);
  });

  it('stops macros that grow without end', () => {
    const doubling = Array.from({ length: 40 }, (_, i) => `#define A${i} A${i + 1} + A${i + 1}\n`).join('');
    const { unit, diagnostics } = parseC(`${doubling}int x = A0;`, 't.c');
    expect(unit).toBeNull();
    expect(diagnostics[0]?.code).toBe('too-large');
  });
});

describe('The samples, which a C compiler accepts,', () => {
  const folder = new URL('./samples/', import.meta.url);
  const samples = readdirSync(folder).map(
    (name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const,
  );

  it.each(samples)('%s is in mini-C, and printing it changes nothing', (_, text) => {
    if (hasCc) expect(ccErrors(text)).toBeNull();
    const unit = parsed(text);
    const printed = printC(unit);
    expect({ ...withoutSpans(parsed(printed)), marks: [] }).toEqual({ ...withoutSpans(unit), marks: [] });
    if (hasCc) expect(assembly(printed)).toBe(assembly(text));
  });
});
