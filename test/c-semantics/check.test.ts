import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { haveTool } from '../tools.js';
import { checkC } from './run.js';

/** Files that violate a constraint of C11, with the code of the message; `BODY:` stands inside a function. */
const rejected: readonly (readonly [code: string, clause: string, text: string])[] = [
  ['undeclared', '6.5.1p2', 'BODY: x = 1;'],
  ['undeclared', '6.5.1p2', 'BODY: f();'],
  ['missing-include', '7.1.2', 'BODY: free(0);'],
  ['missing-include', '7.19', 'BODY: int *p = NULL; (void)p;'],
  ['redeclared', '6.7p3', 'BODY: int x; int x;'],
  ['redeclared', '6.7p3', 'BODY: int x; enum { x };'],
  ['redeclared', '6.7p4', 'int x; long x;'],
  ['redeclared', '6.7p4', 'int f(int); int f(long);'],
  ['redeclared', '6.2.2p7', 'int f(void); static int f(void) { return 1; } int g(void) { return f(); }'],
  ['redeclared', '6.9p3', 'int f(void) { return 1; } int f(void) { return 2; }'],
  ['redeclared', '6.9p5', 'int x = 1; int x = 2;'],
  ['redeclared', '6.7.2.3p1', 'struct s { int x; }; struct s { int x; };'],
  ['redeclared', '6.7.2.3p2', 'struct s { int x; }; union s *p;'],
  ['redeclared', '6.7.2.1', 'struct s { int x; int x; };'],
  ['redeclared', '6.7p3', 'int f(int a) { int a; return 1; }'],
  ['incomplete-type', '6.7p7', 'BODY: struct s x;'],
  ['incomplete-type', '6.7.2.1p3', 'struct s { struct s s; };'],
  ['incomplete-type', '6.7.2.1p3', 'struct s { int a[]; int b; };'],
  ['incomplete-type', '6.7p7', 'BODY: int a[];'],
  ['incomplete-type', '6.7p7', 'BODY: void x;'],
  ['incomplete-type', '6.5.2.3p2', 'struct s; int f(struct s *p) { return p->x; }'],
  ['incomplete-type', '6.5.3.4p1', 'struct s; BODY: sizeof(struct s);'],
  ['incomplete-type', '6.7.6.2p1', 'struct s; struct s a[2];'],
  ['bad-type', '6.7.6.2p1', 'int a[-1];'],
  ['bad-type', '6.7.6.3p1', 'typedef int a[2]; a f(void);'],
  ['bad-type', '6.7.6.2p1', 'int a[2](void);'],
  ['not-constant', '6.6p3', 'BODY: int x = 1; switch (1) { case x: ; }'],
  ['not-constant', '6.6p4', 'enum { a = 2147483647 + 1 };'],
  ['not-constant', '6.6p4', 'int a[1 / 0];'],
  ['not-constant', '6.7.9p4', 'int f(void); int x = f();'],
  ['not-constant', '6.7.9p4', 'int y; int x = y;'],
  ['not-constant', '6.7.9p4', 'BODY: int y = 1; static int x = y;'],
  ['too-large', '6.7.2.2p2', 'enum { a = 2147483647, b };'],
  ['static-assertion', '6.7.10p2', '_Static_assert(sizeof(int) == 3, "three");'],
  ['assign-const', '6.3.2.1p1', 'BODY: const int x = 1; x = 2;'],
  ['assign-const', '6.3.2.1p1', 'BODY: const int x = 1; x++;'],
  ['assign-const', '6.3.2.1p1', 'BODY: const int *p = 0; *p += 1;'],
  ['assign-const', '6.3.2.1p1', 'BODY: int *const p = 0; p = 0;'],
  ['assign-const', '6.3.2.1p1', 'BODY: const int a[2] = {1}; a[0] = 2;'],
  ['assign-const', '6.3.2.1p1', 'struct s { const int x; int y; }; BODY: struct s a = {1}, b = {2}; a = b;'],
  [
    'assign-const',
    '6.3.2.1p1',
    'struct s { int a[2]; }; int f(const struct s *p) { p->a[0] = 1; return 1; }',
  ],
  ['discards-const', '6.5.16.1p1', 'BODY: const int x = 1; int *p = &x; (void)p;'],
  ['discards-const', '6.5.2.2p2', 'int f(char *s); int g(const char *s) { return f(s); }'],
  ['discards-const', '6.8.6.4', 'char *f(const char *s) { return s; }'],
  ['pointer-type', '6.5.16.1p1', 'BODY: int x; long *p = &x; (void)p;'],
  ['pointer-type', '6.5.16.1p1', 'BODY: unsigned char *p = "abc"; (void)p;'],
  ['pointer-type', '6.5.16.1p1', 'int f(int); BODY: int (*p)(long) = f; (void)p;'],
  ['pointer-type', '6.5.16.1p1', 'BODY: char *a = 0; const char **p = &a; (void)p;'],
  ['wrong-type', '6.5.16.1p1', 'BODY: int *p = 5; (void)p;'],
  ['wrong-type', '6.5.16.1p1', 'BODY: int x, y = &x; (void)y;'],
  ['wrong-type', '6.5.16.1p1', 'struct s { int x; }; BODY: struct s a = {1}; int y = a; (void)y;'],
  ['wrong-type', '6.5.4p2', 'struct s { int x; }; BODY: struct s a = {1}; (int)a;'],
  ['wrong-type', '6.5.4p2', 'struct s { int x; }; BODY: (struct s)1;'],
  ['wrong-operand', '6.5.5p2', 'BODY: int *p = 0; p * 2;'],
  ['wrong-operand', '6.5.6p2', 'BODY: int *p = 0, *q = 0; p + q;'],
  ['wrong-operand', '6.5.6p3', 'BODY: int *p = 0; char *q = 0; p - q;'],
  ['wrong-operand', '6.5.6p2', 'BODY: void *p = 0; p + 1;'],
  ['wrong-operand', '6.5.3.2p2', 'BODY: int x = 1; *x;'],
  ['wrong-operand', '6.5.3.2', 'BODY: void *p = 0; (void)(1 + *p);'],
  ['wrong-operand', '6.5.3.3p1', 'BODY: int *p = 0; ~p;'],
  ['wrong-operand', '6.5.8p2', 'BODY: int *p = 0; p < 1;'],
  ['wrong-operand', '6.5.9p2', 'BODY: int *p = 0; p == 1;'],
  ['wrong-operand', '6.5.9p2', 'BODY: int *p = 0; char *q = 0; p == q;'],
  ['wrong-operand', '6.5.15p3', 'BODY: int *p = 0; 1 ? p : 5;'],
  ['wrong-operand', '6.8.4.1p1', 'struct s { int x; }; BODY: struct s a = {1}; if (a) return 2;'],
  ['wrong-operand', '6.8.4.2p1', 'BODY: int *p = 0; switch (p) { default: ; }'],
  ['wrong-operand', '6.5.2.1p1', 'BODY: int x = 1; x[2];'],
  ['wrong-operand', '6.5.16.2p1', 'BODY: int *p = 0; p *= 2;'],
  ['syntax', '6.5.16p2', 'BODY: 1 = 2;'],
  ['syntax', '6.5.16p2', 'BODY: int x; x + 1 = 2;'],
  ['not-lvalue', '6.5.16p2', 'int f(void); BODY: f() = 2;'],
  ['not-lvalue', '6.5.3.2p1', 'BODY: &1;'],
  ['not-lvalue', '6.5.3.1p1', 'BODY: int x = 1; ++(x++);'],
  ['not-modifiable', '6.3.2.1p1', 'BODY: int a[2], b[2]; a = b;'],
  ['no-member', '6.5.2.3p1', 'struct s { int x; }; BODY: struct s a = {1}; a.y;'],
  ['no-member', '6.5.2.3p2', 'struct s { int x; }; BODY: struct s a = {1}; a->x;'],
  ['no-member', '6.5.2.3p1', 'struct s { int x; }; int f(struct s *p) { return p.x; }'],
  ['not-a-function', '6.5.2.2p1', 'BODY: int x = 1; x(1);'],
  ['argument-count', '6.5.2.2p2', 'int f(int); BODY: f();'],
  ['argument-count', '6.5.2.2p2', 'int f(void); BODY: f(1);'],
  ['bad-return', '6.8.6.4p1', 'int f(void) { return; }'],
  ['bad-return', '6.8.6.4p1', 'void f(void) { return 1; }'],
  ['misplaced', '6.8.6.3p1', 'BODY: break;'],
  ['misplaced', '6.8.6.2p1', 'BODY: switch (1) { default: continue; }'],
  ['misplaced', '6.8.1p2', 'BODY: case 1: ;'],
  ['undeclared', '6.8.6.1p1', 'BODY: goto out;'],
  ['undeclared', '6.8.6.1p1', 'int g(void) { out: return 1; } BODY: goto out;'],
  ['redeclared', '6.8.1p3', 'BODY: a: ; a: ;'],
  ['duplicate-case', '6.8.4.2p3', 'BODY: switch (1) { case 1: case 1: ; }'],
  ['duplicate-case', '6.8.4.2p3', 'BODY: switch (1) { default: default: ; }'],
  ['bad-initialiser', '6.7.9p2', 'BODY: int a[2] = {1, 2, 3}; (void)a;'],
  ['bad-initialiser', '6.7.9p2', 'BODY: int x = {1, 2}; (void)x;'],
  ['bad-initialiser', '6.7.9', 'BODY: int a[2] = 1; (void)a;'],
  ['bad-initialiser', '6.7.9p14', 'BODY: char s[2] = "abc"; (void)s;'],
  ['bad-initialiser', '6.7.9p6', 'BODY: int a[2] = {[2] = 1}; (void)a;'],
  ['no-member', '6.7.9p7', 'struct s { int x; }; BODY: struct s a = {.y = 1}; (void)a;'],
  ['bad-member', '6.7.2.1p3', 'struct s { int f(void); };'],
  ['syntax', '6.7p2', 'int;'],
  ['bad-declaration', '6.7p2', 'struct { int x; };'],
  ['bad-declaration', '6.7.1p7', 'BODY: static int f(void);'],
  ['syntax', '6.9.1p5', 'int f(int) { return 1; }'],
  ['undefined', '6.9p3', 'static int f(void); int g(void) { return f(); }'],
  ['syntax', '6.5.1', 'typedef int t; BODY: t + 1;'],
  ['format', '7.21.6.1p9', '#include <stdio.h>\nBODY: printf("%d\\n", 1L);'],
  ['format', '7.21.6.1p9', '#include <stdio.h>\nBODY: printf("%s\\n", 1);'],
  ['format', '7.21.6.1p9', '#include <stdio.h>\nBODY: printf("%d %d\\n", 1);'],
  ['format', '7.21.6.1p9', '#include <stdio.h>\nBODY: printf("%d\\n", 1, 2);'],
  ['format', '7.21.6.1p9', '#include <stdio.h>\nBODY: int x; printf("%p\\n", &x);'],
  ['format', '7.21.6.1p9', '#include <stdio.h>\nBODY: printf("%lld\\n", (long)1);'],
  ['reserved-name', '7.1.3p1', '#include <stdlib.h>\nint malloc(int x) { return x; }'],
];

/** What is C11 and not mini-C: refused by name. */
const refused: readonly (readonly [what: RegExp, text: string])[] = [
  [/array whose length is known only when the program runs/, 'int f(int n) { int a[n]; return 1; }'],
  [
    /called? of a function declared without parameters|function declared without parameters/,
    'int f(); BODY: f(1);',
  ],
  [/`main` as/, 'int main(int argc, char **argv, char **environment) { return argc; }'],
  [/cast between function and object pointers/, 'int f(void); BODY: (void *)f;'],
  [
    /format of printf that is not a string literal/,
    '#include <stdio.h>\nint f(char *s) { return printf(s); }',
  ],
  [/`%f` in the format/, '#include <stdio.h>\nBODY: printf("%f", 1);'],
  [/`%n` in the format/, '#include <stdio.h>\nBODY: int x; printf("%n", &x);'],
  [
    /initialiser of a flexible member/,
    'struct s { int n; int a[]; }; BODY: static struct s x = {1, {2}}; (void)x;',
  ],
  [/object of more than 64 MiB/, 'static char a[100000000];'],
  [/which takes `...`/, 'int f(int, ...); BODY: f(1, 2);'],
];

const main = (text: string): string =>
  text.includes('BODY:') ? text.replace('BODY:', 'int test(void) {') + ' return 0; }\n' : `${text}\n`;
const withCc = haveTool('cc');
const cc = (text: string): boolean => {
  const flags = [
    '-std=c11',
    '-pedantic-errors',
    '-Wall',
    '-Werror',
    '-Wno-unused',
    '-fsyntax-only',
    '-x',
    'c',
    '-',
  ];
  return spawnSync('cc', flags, { input: text }).status === 0;
};

describe('what C11 does not allow', () => {
  it.each(rejected)('is rejected as `%s` (%s): %s', (code, _clause, text) => {
    const found = checkC(main(text), { target: 'lp64' });
    expect(found.map((d) => d.code)).toEqual([code]);
    expect(found[0]?.help).toBeTruthy();
    expect(found[0]?.span.line).toBeGreaterThan(0);
  });

  // The closing brace of an incomplete array and names of the library are for the linker or for -Wall to say.
  it.skipIf(!withCc).each(rejected.filter(([code]) => code !== 'undefined'))(
    'is rejected by cc as well (%s, %s): %s',
    (_code, _clause, text) => {
      expect(cc(main(text))).toBe(false);
    },
  );
});

describe('what is outside mini-C', () => {
  it.each(refused)('is refused by name: %s', (what, text) => {
    const found = checkC(main(text), { target: 'lp64' });
    expect(found.map((d) => d.message).join('\n')).toMatch(what);
    expect(found.every((d) => d.help !== undefined)).toBe(true);
  });
});

describe('messages', () => {
  it('give one error for each cause, and go on after it.', () => {
    const found = checkC('int f(void) { int x = y; x = 1; z(); return x; }\nint g(void) { return q; }\n');
    expect(found.map((d) => d.message)).toEqual([
      '`y` is not declared',
      'the function `z` is not declared',
      '`q` is not declared',
    ]);
  });

  it('show types as C writes them.', () => {
    const found = checkC('int *(*f)(const char *, int (*)[3]); int x = 1; int g(void) { f = &x; return 1; }');
    expect(found[0]?.message).toBe(
      'the assigned value: `int *` is not `int *(*)(const char *, int (*)[3])`: they point to different types',
    );
  });
});
