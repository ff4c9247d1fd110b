import { beforeAll, describe, expect, it } from 'vitest';
import { parseC } from '../../model/c/parse.js';
import { loadGrammars } from '../../model/grammars.js';

beforeAll(loadGrammars);

const errors = (text: string) => parseC(text, 't.c').diagnostics.filter((d) => d.severity === 'error');

describe('Outside mini-C, refused by name:', () => {
  it('`offsetof` of a part of a member, once.', () => {
    const text = '#include <stddef.h>\nstruct s { int a[2]; }; int x = offsetof(struct s, a[1]);';
    expect(errors(text)).toMatchObject([{ code: 'outside-subset', span: { line: 2, column: 53 } }]);
  });

  it.each<[string, string, number]>([
    ['int *restrict p;', '`restrict`', 6],
    ['float f;', '`float`', 1],
    ['long double f;', '`double`', 6],
    ['int x = 1.5;', 'floating constant', 9],
    ['struct S { int a : 3; };', 'bit-field', 18],
    ['struct S { int : 0; };', 'bit-field', 16],
    ['int f(int n, ...) { return n; }', '`...`', 5],
    ['inline int f(void) { return 0; }', '`inline` without `static`', 1],
    ['int f(a, b) int a; int b; { return a; }', 'K&R', 7],
    ['main() { return 0; }', 'without a result type', 1],
    ['_Atomic int x;', '`_Atomic`', 1],
    ['_Thread_local int x;', '`_Thread_local`', 1],
    ['void f(int *restrict p);', '`restrict`', 13],
    ['_Alignas(16) char x[3];', '`_Alignas`', 1],
    ['_Noreturn void f(void);', '`_Noreturn`', 1],
    ['int x = _Generic(1, int: 2);', '`_Generic`', 9],
    ['int x __attribute__((aligned(8)));', '`__attribute__`', 7],
    ['void f(void) { asm("nop"); }', '`asm`', 16],
    ['typeof(1) x;', '`typeof`', 1],
    ['int x = ({ 1; });', 'a statement inside an expression', 9],
    ['int x = 1 ?: 2;', '`?:` without its middle', 9],
    ['int f(void) { int g(void) { return 1; } return g(); }', 'a function inside a function', 15],
    ['void f(int x) { switch (x) { case 1 ... 3: ; } }', 'a range', 37],
    ['int x[3] = {[0 ... 2] = 1};', 'a range', 16],
    ['void f(int x) { switch (x) case 1: ; }', '`switch` without braces', 26],
    ['void f(int x) { switch (x) { if (x) case 1: ; } }', 'a label inside a statement', 37],
    ['struct S {};', 'struct without members', 10],
    ['int x[] = {};', '`{}`', 11],
    ['int x = 0b11;', 'binary constant', 9],
    ["int x = 'ab';", 'more than one byte', 9],
    ['int *x = L"a";', 'prefix `L`', 10],
    ['char *x = "\\e";', 'escape', 11],
    ['char *x = "??/";', 'trigraph', 11],
    ['void f(int a[const 3]);', '`const` between the brackets', 14],
    ['void f(int a[*]);', '`*` between the brackets', 14],
    ['extern "C" { int f(void); }', '`extern "C"`', 1],
    ['char *x = __func__;', '`__func__`', 11],
    ['va_list l;', '`va_list`', 1],
    ['wchar_t c;', '`wchar_t`', 1],
    ['#include <math.h>', '`math.h`', 1],
    ['#include "other.h"', '`other.h`', 1],
    ['#if INT_MAX > 32767\n#endif', '`INT_MAX` in a condition', 5],
    ['#if defined __GNUC__\n#endif', '`__GNUC__`', 1],
    ['#pragma pack(1)', '#pragma', 1],
    ['#error no', '#error', 1],
    ['#ifdef __GNUC__\n#endif', '`__GNUC__`', 1],
  ])('%s', (text, what, column) => {
    const [first] = errors(text);
    expect(first).toMatchObject({ code: 'outside-subset', span: { line: 1, column } });
    expect(first?.message).toContain(what);
    expect(first?.help).toBeTruthy();
    expect(parseC(text, 't.c').unit).toBeNull();
  });

  it('one refusal does not hide another, and causes no further message', () => {
    const found = errors('_Atomic float x = (double)1;\nint *restrict p;\n_Noreturn int y;');
    expect(found.map((d) => [d.code, d.span.line, d.span.column])).toEqual([
      ['outside-subset', 1, 1],
      ['outside-subset', 1, 9],
      ['outside-subset', 1, 20],
      ['outside-subset', 2, 6],
      ['outside-subset', 3, 1],
    ]);
  });
});

describe('A standard name without its header', () => {
  it.each([
    ['uint8_t x;', 'stdint.h', 1],
    ['void f(size_t n);', 'stddef.h', 8],
    ['int f(void) { return (int)(uintptr_t)0; }', 'stdint.h', 28],
    ['void f(void) { bool b; }', 'stdbool.h', 16],
    ['struct S { int m; }; int x = offsetof(struct S, m);', 'stddef.h', 30],
  ])('is named with the header: %s', (text, header, column) => {
    expect(errors(text)).toMatchObject([
      { code: 'missing-include', span: { column }, help: `#include <${header}>` },
    ]);
    expect(errors(`#include <${header}>\n${text}`)).toEqual([]);
  });

  it('is missing also where the header comes after it', () => {
    expect(errors('uint8_t x;\n#include <stdint.h>')).toMatchObject([{ code: 'missing-include' }]);
  });

  it('is fine where the program defines it', () => {
    expect(errors('typedef unsigned char uint8_t; uint8_t x = (uint8_t)-1;')).toEqual([]);
  });
});

describe('Bad input', () => {
  it.each<[string, string, number, number]>([
    ['int f(void) {\n  return 1;\n', 'not closed', 1, 13],
    ['int f(void) {\n  g((1, 2);\n}', 'not closed', 2, 4],
    ['int f(void) { }\n}', 'closes nothing', 2, 1],
    ['int x = 1\nint y;', 'expected `;`', 1, 9],
    ['int f(void) { return 1 }', 'expected `;`', 1, 22],
    ['struct S { int a };', 'expected `;`', 1, 16],
    ['struct S { int a; }', 'expected `;`', 1, 19],
    ['int f(void) { return 1 +; }', 'expected an expression', 1, 24],
    ['int f(void) { int x = ; return x; }', 'expected an expression', 1, 21],
    ['hello world;', '`hello` names no type', 1, 1],
    ['char *s = "abc;\nint x;', 'not closed', 1, 11],
    ['int x; /* abc', 'not closed', 1, 8],
    ['int x @ y;', '`@`', 1, 7],
    ['int x = 09;', 'octal', 1, 9],
    ['int x = 5lL;', 'suffix', 1, 9],
    ['x = 3;', 'only declarations', 1, 1],
    ['foo_t x;', '`foo_t` names no type', 1, 1],
    ['void f(foo_t *x);', '`foo_t` names no type', 1, 8],
    ['void f(void) { foo_t *x = 0; }', '`foo_t` names no type', 1, 16],
    ['#endif', '#endif without', 1, 1],
    ['#ifdef A', 'without its #endif', 1, 1],
    ['#if 1 +\n#endif', 'ends too early', 1, 7],
    ['#if 1 / 0\n#endif', 'division by zero', 1, 7],
    ['#elif 1', 'without its #if', 1, 1],
    ['#define F(x) x\nint a = F(1, 2);', 'has 1 parameter(s), and 2', 2, 9],
    ['#define F(x) x\nint a = F(1;', 'not closed', 2, 9],
    ['#define F(x, 1) x', 'not a list of names', 1, 1],
    ['#define F(x) #y', '`#` has nothing', 1, 1],
    ['#define F(x) x ##', '`##` has nothing', 1, 1],
    ['#define F(x) x ## +\nint a = F(-);', 'is no token', 2, 9],
    ['#define A 1\n#define A 2', 'defined already', 2, 1],
  ])('%j is answered with the place and what is wrong', (text, what, line, column) => {
    const [first] = errors(text);
    expect(first?.message).toContain(what);
    expect(first?.span).toMatchObject({ line, column });
    expect(parseC(text, 't.c').unit).toBeNull();
  });

  it('an empty file is an empty unit', () => {
    expect(parseC('', 't.c')).toMatchObject({ unit: { items: [] }, diagnostics: [] });
    expect(parseC('\n// nothing\n', 't.c')).toMatchObject({ unit: { items: [] }, diagnostics: [] });
  });

  it('a stray `;` between declarations is a warning, as in cc -Wpedantic', () => {
    const { unit, diagnostics } = parseC('int f(void) { return 0; };', 't.c');
    expect(unit).not.toBeNull();
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'extra-semicolon' }]);
  });

  const n = 10_000;
  const body = (text: string): string => `int f(int x) { ${text} }`;
  it.each<[string, string]>([
    ['braces', body('{'.repeat(n) + '}'.repeat(n))],
    ['open braces', '{'.repeat(n)],
    ['parentheses', body(`return ${'('.repeat(n)}1${')'.repeat(n)};`)],
    ['brackets', body(`return ${'x['.repeat(n)}1${']'.repeat(n)};`)],
    ['signs', body(`return ${'- '.repeat(n)}1;`)],
    ['sums', body(`return ${'1 + '.repeat(n)}1;`)],
    ['else ifs', body(`${'if (x) ; else '.repeat(n)};`)],
    ['conditions', body(`return ${'x ? x : '.repeat(n)}1;`)],
    ['pointers', `int ${'*'.repeat(n)}p;`],
    ['arrays', `int p${'[1]'.repeat(n)};`],
    ['labels', body(`switch (x) { ${'case 1: '.repeat(n)}; }`)],
    ['structs', `${'struct S { '.repeat(n)}int x; ${'} y;'.repeat(n)}`],
    ['casts', body(`return ${'(int)'.repeat(n)}x;`)],
    ['arrows', body(`return x${'->x'.repeat(n)};`)],
  ])('ten thousand nested %s are nested too deeply', (_, text) => {
    expect(errors(text)).toMatchObject([{ code: 'nested-too-deeply', severity: 'error' }]);
  });

  it('a long flat list is not nested', () => {
    expect(errors(`int x[] = { 1${', 1'.repeat(n)} };`)).toEqual([]);
    expect(errors(body(`switch (x) { ${'case 1: ; '.repeat(n)} }`))).toEqual([]);
  });

  it('a file of 3 MiB is parsed; one of more than 4 MiB and one with a NUL are not', () => {
    const line =
      `/* ${'prose '.repeat(100)}*/\n` +
      'int f(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }\n';
    const text = line.repeat(Math.ceil((3 * 1024 * 1024) / line.length));
    expect(parseC(text, 't.c').unit?.items.length).toBe(text.length / line.length);
    expect(errors('x'.repeat(5 * 1024 * 1024))).toMatchObject([{ code: 'too-large' }]);
    expect(errors('int \0x;')).toMatchObject([{ code: 'not-text', span: { column: 5 } }]);
  });

  it('a file of junk is answered with a readable number of messages', () => {
    for (const junk of [
      '{}'.repeat(50_000),
      'a b c '.repeat(20_000),
      ';'.repeat(50_000),
      ') '.repeat(1000),
    ]) {
      expect(parseC(junk, 't.c').diagnostics.length).toBeLessThan(60);
    }
  });
});
