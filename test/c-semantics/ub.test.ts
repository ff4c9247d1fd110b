import { describe, expect, it } from 'vitest';
import { ubKind } from '../../model/faults.js';
import type { UbCode } from '../../model/faults.js';
import type { Settings } from '../../model/settings.js';
import { runC, short } from './run.js';

/** A body of `main`, what comes before it, and the clause of C11 that leaves it undefined. */
interface Case {
  readonly title: string;
  readonly kind: UbCode;
  readonly clause: string;
  readonly before?: string;
  readonly body: string;
  readonly set?: Settings;
}

const headers = ['limits', 'stdbool', 'stddef', 'stdint', 'stdio', 'stdlib', 'string']
  .map((h) => `#include <${h}.h>\n`)
  .join('');
const program = (c: { before?: string; body: string }): string =>
  `${headers}${c.before ?? ''}\nint main(void) {\n${c.body}\nreturn 0;\n}\n`;

const ub = (kind: UbCode, clause: string, title: string, body: string, before = ''): Case => ({
  kind,
  clause,
  title,
  body,
  before,
});

const cases: readonly Case[] = [
  ub('null', '6.5.3.2p4', 'a null pointer is read through', 'int *p = NULL; return *p;'),
  ub('null', '6.5.3.2p4', 'a null pointer is written through', 'int *p = 0; *p = 1;'),
  ub(
    'null',
    '6.5.2.3p4',
    'a later member of a null struct is read',
    'struct s *p = 0; return p->y;',
    'struct s { int x, y; };',
  ),
  ub(
    'null',
    '6.5.2.3p4',
    'the address of a member of a null struct is taken',
    'struct s *p = 0; int *q = &p->y; (void)q;',
    'struct s { int x, y; };',
  ),
  ub('null', '6.5.2.2p9', 'a null function pointer is called', 'int (*f)(void) = 0; return f();'),
  ub('null', '7.24.1p2', 'memset on null', 'memset(NULL, 0, 3);'),
  ub('dangling', '6.2.4p2', 'a block is read after free', 'int *p = malloc(4); *p = 1; free(p); return *p;'),
  ub(
    'dangling',
    '6.2.4p2',
    'the address of a local outlives its function',
    'int *p = f(); return *p;',
    'static int *f(void) { int x = 1; int *p = &x; return p; }',
  ),
  ub(
    'dangling',
    '6.2.4p2',
    'the address of a block local outlives its block',
    'int *p; { int x = 1; p = &x; } return *p;',
  ),
  ub(
    'dangling',
    '6.2.4p2',
    'a local of one iteration is used in the next',
    'int *p = 0; for (int i = 0; i < 2; i++) { int x = i; if (p) return *p; p = &x; }',
  ),
  ub(
    'dangling',
    '6.2.4p2',
    'a local is left by break',
    'int *p = 0; while (1) { int x = 1; p = &x; break; } return *p;',
  ),
  ub(
    'dangling',
    '7.22.3.5',
    'the old pointer is used after realloc',
    'int *p = malloc(4); *p = 1; int *q = realloc(p, 64); if (q) return *p;',
  ),
  ub(
    'dangling',
    '6.3.2.3p5',
    'an integer that is no address is read through',
    'int *p = (int *)64; return *p;',
  ),
  ub(
    'out-of-bounds',
    '6.5.6p8',
    'one past the end is read',
    'int a[3] = {1, 2, 3}; int *p = a + 3; return *p;',
  ),
  ub('out-of-bounds', '6.5.6p8', 'one past the end of a block is written', 'char *p = malloc(3); p[3] = 0;'),
  ub(
    'out-of-bounds',
    'J.2',
    'one past the end of an inner array is read',
    'int a[2][3] = {{1}}; int i = 3; return a[0][i];',
  ),
  ub(
    'out-of-bounds',
    '6.5.6p8',
    'a small block is read at a wide type',
    'char *p = malloc(2); return *(int *)p;',
  ),
  ub('out-of-bounds', '7.24.2.1', 'memcpy reads past the source', 'char a[4], b[8] = {0}; memcpy(b, a, 8);'),
  ub(
    'out-of-bounds',
    '7.1.1p1',
    'strlen of characters that are no string',
    'char a[2] = {1, 2}; return (int)strlen(a);',
  ),
  ub(
    'misaligned',
    '6.3.2.3p7',
    'a pointer is converted to a type that it is not aligned for',
    'char *p = malloc(8); int *q = (int *)(p + 1); (void)q;',
  ),
  ub('uninit', '6.3.2.1p2', 'a variable is read before it is set', 'int x; int y = x; (void)y;'),
  ub(
    'uninit',
    '6.3.2.1p2',
    'a variable that was never set is passed',
    'int x; return id(x);',
    'static int id(int x) { return 1; }',
  ),
  ub('uninit', '6.3.2.1p2', 'a variable that was never set decides a branch', 'int x; if (x) return 1;'),
  ub(
    'uninit',
    '6.3.2.1p2',
    'a label passes an initialiser by',
    'switch (1) { int x = 3; case 1: return x; }',
  ),
  ub('uninit', '6.2.6.1p5', 'a fresh block is read', 'int *p = malloc(4); return *p;'),
  ub('uninit', '6.7.9p10', 'an element that nobody set is read', 'int a[2]; a[0] = 1; return a[1];'),
  ub(
    'uninit',
    '6.2.6.1p5',
    'arithmetic on a byte that was never set',
    'unsigned char *p = malloc(1); return *p + 1;',
  ),
  ub('uninit', '7.21.6.1', 'a string that was never set is printed', 'char s[4]; printf("%s", s);'),
  ub('invalid-value', '6.2.6.1p5', 'a _Bool holds 2', 'bool b; memset(&b, 2, 1); return b;'),
  ub('double-free', '7.22.3.3p2', 'a block is freed twice', 'int *p = malloc(4); free(p); free(p);'),
  ub(
    'double-free',
    '7.22.3.5p3',
    'a freed block is reallocated',
    'int *p = malloc(4); free(p); p = realloc(p, 8);',
  ),
  ub('invalid-free', '7.22.3.3p2', 'the middle of a block is freed', 'char *p = malloc(4); free(p + 1);'),
  ub('wrong-allocator', '7.22.3.3p2', 'a local is freed', 'int x = 1; free(&x);'),
  ub('wrong-allocator', '7.22.3.3p2', 'a string literal is freed', 'char *p = "abc"; free(p);'),
  ub('overflow', '6.5p5', 'signed addition overflows', 'int x = INT_MAX; x = x + 1;'),
  ub('overflow', '6.5p5', 'a signed increment overflows', 'int x = INT_MAX; x++;'),
  ub('overflow', '6.5p5', 'promoted operands overflow', 'unsigned short a = 65535; int x = a * a; (void)x;'),
  ub('overflow', '6.5p5', 'negation of the least value overflows', 'int x = INT_MIN; x = -x;'),
  ub('overflow', '6.5p5', 'a 64-bit product overflows', 'long long x = LLONG_MAX; x *= 2;'),
  ub('division', '6.5.5p5', 'division by zero', 'int z = 0; return 1 / z;'),
  ub('division', '6.5.5p5', 'remainder by zero', 'unsigned z = 0; return 1u % z;'),
  ub('division', '6.5.5p6', 'the quotient is not representable', 'int x = INT_MIN, y = -1; return x % y;'),
  ub('shift', '6.5.7p3', 'a shift by the width', 'int n = 32; unsigned x = 1u << n; (void)x;'),
  ub('shift', '6.5.7p3', 'a shift by a negative count', 'int n = -1; return 1 >> n;'),
  ub('shift', '6.5.7p4', 'a negative value is shifted left', 'int x = -1; return x << 1;'),
  ub('shift', '6.5.7p4', 'a one is shifted into the sign', 'int n = 31; return 1 << n;'),
  ub(
    'const-write',
    '6.7.3p6',
    'a static const object is written',
    '*(int *)&limit = 2;',
    'static const int limit = 1;',
  ),
  ub(
    'const-write',
    '6.7.3p6',
    'an automatic const object is written',
    'const int x = 1; int *p = (int *)&x; *p = 2;',
  ),
  ub(
    'const-write',
    '6.7.3p6',
    'an element of an automatic const array is written',
    'const int a[2] = {1, 2}; int *p = (int *)a; p[1] = 3;',
  ),
  ub('const-write', '6.4.5p7', 'a string literal is written', 'char *s = "abc"; s[0] = 0;'),
  ub('unsequenced', '6.5p2', 'i = i++', 'int i = 0; i = i++;'),
  ub('unsequenced', '6.5p2', 'i = ++i + 1', 'int i = 0; i = ++i + 1;'),
  ub('unsequenced', '6.5p2', 'a[i] = i++', 'int a[3], i = 0; a[i] = i++;'),
  ub('unsequenced', '6.5p2', 'a[i++] = i', 'int a[3], i = 0; a[i++] = i;'),
  ub('unsequenced', '6.5p2', 'i++ + i++', 'int i = 0; int j = i++ + i++; (void)j;'),
  ub('unsequenced', '6.5p2', 'i + i++', 'int i = 0; int j = i + i++; (void)j;'),
  ub(
    'unsequenced',
    '6.5.2.2p10',
    'f(i, i++)',
    'int i = 0; return f(i, i++);',
    'static int f(int a, int b) { return a + b; }',
  ),
  ub('unsequenced', '6.5p2', 'x ^= y ^= x ^= y', 'int x = 1, y = 2; x ^= y ^= x ^= y;'),
  ub(
    'unsequenced',
    '6.5p2',
    'through two pointers to one object',
    'int i = 0; int *p = &i, *q = &i; int j = (*p)++ + (*q)++; (void)j;',
  ),
  ub(
    'unsequenced',
    '6.5p2',
    'a value of a call beside a side effect',
    'int i = 0; int j = f(i++) + i; (void)j;',
    'static int f(int x) { return x; }',
  ),
  ub('unsequenced', '6.5.16p3', 'two stores to one object', 'int i; i = (i = 1) + 1;'),
  ub('unsequenced', '6.5p2', 'a static object', 'g = g++ + 1;', 'static int g;'),
  ub('unsequenced', '6.5p2', 'a member', 'struct s s = {1}; s.x = s.x++;', 'struct s { int x; };'),
  ub(
    'effective-type',
    '6.5p7',
    'an int object is read as a short',
    'int x = 1; short *p = (short *)&x; return *p;',
  ),
  ub(
    'effective-type',
    '6.5p6',
    'an int object is written as a short',
    'int x = 1; short *p = (short *)&x; *p = 2; return x;',
  ),
  ub(
    'effective-type',
    '6.5p7',
    'a block stored at int is read as long long',
    'int *p = malloc(8); p[0] = 1; p[1] = 2; return *(long long *)p > 0;',
  ),
  ub(
    'effective-type',
    '6.5p7',
    'a declared array of characters is read as an int',
    'union { int i; char c; } u; char a[sizeof(int) * 2] = {0}; char *p = a; while ((uintptr_t)p % sizeof(int)) p++; (void)u; return *(int *)p;',
  ),
  ub(
    'effective-type',
    '6.5p7',
    'a pointer is read as a pointer to another type',
    'int x = 1; int *p = &x; char **q = (char **)&p; return *q != 0;',
  ),
  ub(
    'effective-type',
    '6.5p7',
    'a struct is read as another struct',
    'struct a a = {1, 2}; struct b b = *(struct b *)&a; return b.x;',
    'struct a { int x, y; }; struct b { int x; short s, t; };',
  ),
  ub(
    'effective-type',
    '6.5p7',
    'another member of a union, through a pointer',
    'union u u; u.i = 1; short *s = &u.s[0]; return *s;',
    'union u { int i; short s[2]; };',
  ),
  ub('pointer-arithmetic', '6.5.6p8', 'a pointer two past the end', 'int a[2]; int *p = a + 2; p++;'),
  ub('pointer-arithmetic', '6.5.6p8', 'a pointer before the start', 'int a[2]; int *p = a; p--;'),
  ub('pointer-arithmetic', '6.5.6p8', 'a null pointer is moved', 'int *p = 0; p = p + 1;'),
  ub(
    'pointer-arithmetic',
    '6.5.6p8',
    'a pointer leaves the array inside a struct',
    'struct s s = {{1}, 2}; int i = 3; return s.a[i];',
    'struct s { int a[2]; int b; int c; };',
  ),
  ub(
    'pointer-compare',
    '6.5.8p5',
    'pointers into two objects are ordered',
    'int a, b; int *p = &a, *q = &b; return p < q;',
  ),
  ub(
    'pointer-compare',
    '6.5.6p9',
    'pointers into two objects are subtracted',
    'int a, b; int *p = &a, *q = &b; return (int)(p - q);',
  ),
  ub(
    'overlap',
    '7.24.2.1p2',
    'memcpy between places that overlap',
    'char a[6] = "abcde"; memcpy(a + 1, a, 3);',
  ),
  ub(
    'overlap',
    '6.5.16.1p3',
    'a struct is assigned from one that it overlaps',
    'union u u = {{{1, 2}, 3}}; u.b.t = u.a.s;',
    'struct s { int x, y; }; union u { struct { struct s s; int p; } a; struct { int q; struct s t; } b; };',
  ),
  ub(
    'no-return-value',
    '6.9.1p12',
    'the value of a function that returned none is used',
    'return f(0);',
    'static int f(int x) { if (x) return 1; }',
  ),
  ub(
    'abi',
    '6.5.2.2p9',
    'a function is called at another type',
    'int (*f)(int) = (int (*)(int))zero; return f(1);',
    'static int zero(void) { return 0; }',
  ),
];

describe('what C11 leaves undefined', () => {
  for (const c of cases)
    it(`is found with its kind: ${c.title} (${c.clause}, ${c.kind}).`, () => {
      for (const target of ['ilp32', 'lp64'])
        for (const order of ['ltr', 'rtl'])
          expect(short(runC(program(c), { ...c.set, target, 'c.order': order }).outcome)).toBe(
            `ub ${c.kind}`,
          );
    });

  it('has a source in the catalogue for each kind.', () => {
    for (const c of cases) expect(ubKind(c.kind).source).not.toBe('');
  });
});

/** Programs of one body that are defined, against the false alarms that their neighbours above invite. */
const fine: readonly (readonly [title: string, body: string, before?: string])[] = [
  [
    'one past the end may be formed and compared',
    'int a[3] = {1, 2, 3}, s = 0; for (int *p = a; p != a + 3; p++) s += *p; return s - 6;',
  ],
  ['null plus zero', 'char *p = NULL; p = p + 0; return p != NULL;'],
  ['equality of pointers into different objects', 'int a = 0, b = 0; return &a == &b;'],
  [
    'assignments that wait for the values they need',
    'int i = 0, j, a[4] = {0}; i = i + 1; j = (i = 3); a[i] = i; i += i; j = i++ && i; int k = (i++, i); return j + k < 0;',
  ],
  [
    'a side effect that a call or a comma sequences before the store',
    'int i = 1; i = f(i++); i = (i++, i + 1); return i - 4;',
    'static int f(int x) { return x + 1; }',
  ],
  [
    'different members and elements on both sides',
    'struct s s = {1, 2}; s.x = s.y++; int a[2] = {1, 2}; int i = 0; a[i] = a[i + 1]++; return s.x + a[0] - 4;',
    'struct s { int x, y; };',
  ],
  [
    '*p++ = *q++',
    'int a[2] = {1, 2}, b[2]; int *p = b, *q = a; *p++ = *q++; *p++ = *q++; return b[0] + b[1] - 3;',
  ],
  ['a choice sequences its test', 'int i = 0; int j = i++ ? 10 : i; return j - 1;'],
  [
    'calls are indeterminately sequenced',
    'int j = next() + next(); return j - 3;',
    'static int n; static int next(void) { return ++n; }',
  ],
  [
    'memcpy from one type to another',
    'int x = 0x01020304; short s[2]; memcpy(s, &x, sizeof s); unsigned char *p = (unsigned char *)&x; return s[0] + p[0] == 0;',
  ],
  [
    'members of a union, named as such',
    'union u u; u.i = 0x10002; u.s[0] = 5; return u.i - 0x10005;',
    'union u { int i; short s[2]; };',
  ],
  [
    'a union whose member is stored through a pointer',
    'union u u; u.i = 1; short *s = u.s; s[0] = 3; return *s - 3;',
    'union u { int i; short s[2]; };',
  ],
  [
    'a block that is stored at another type',
    'int *p = malloc(8); *p = 1; short *q = (short *)p; *q = 2; int r = *q; free(p); return r - 2;',
  ],
  [
    'a block that was cleared',
    'long long *p = malloc(8); *p = 1; memset(p, 0, 8); int r = *(int *)p; free(p); return r;',
  ],
  ['signed and unsigned of one type', 'int x = -1; unsigned *p = (unsigned *)&x; return *p != UINT_MAX;'],
  [
    'struct copies keep what was never set',
    'struct s a, b; a.x = 1; b = a; return b.x - 1;',
    'struct s { int x, y; };',
  ],
  [
    'a struct is assigned to itself',
    'struct s a = {1, 2}; a = a; return a.x - 1;',
    'struct s { int x, y; };',
  ],
  [
    'pointers travel byte by byte',
    'int x = 7; int *p = &x, *q; for (size_t i = 0; i < sizeof p; i++) ((char *)&q)[i] = ((char *)&p)[i]; return *q - 7;',
  ],
  ['pointers travel through integers', 'int x = 7; uintptr_t n = (uintptr_t)&x; return *(int *)n - 7;'],
  [
    'bytes that were never set may be moved',
    'unsigned char a[2], b[2]; a[0] = 1; for (int i = 0; i < 2; i++) b[i] = a[i]; return b[0] - 1;',
  ],
  [
    'a value that nobody uses need not be returned',
    'f(0); return 0;',
    'static int f(int x) { if (x) return 1; }',
  ],
  [
    'a const parameter and a const object in a loop',
    'int s = 0; for (int i = 0; i < 3; i++) { const int k = i; const int *p = &k; s += *p; } return s - 3;',
  ],
  [
    'free of null and realloc of null',
    'free(NULL); int *p = realloc(NULL, 4); *p = 1; int r = *p; free(p); return r - 1;',
  ],
  [
    'a cast away const of an object that is not const',
    'int x = 1; const int *p = &x; *(int *)p = 2; return x - 2;',
  ],
  ['unsigned arithmetic wraps', 'unsigned x = UINT_MAX; x++; x--; return x != UINT_MAX;'],
  [
    'the trailing array of a struct in a larger block',
    'struct s *p = malloc(sizeof *p + 8); p->n = 1; p->a[3] = 4; int r = p->a[3]; free(p); return r - 4;',
    'struct s { int n; char a[]; };',
  ],
];

describe('what C11 defines', () => {
  for (const [title, body, before] of fine)
    it(`runs to its end: ${title}.`, () => {
      for (const target of ['ilp32', 'lp64'])
        for (const order of ['ltr', 'rtl', 'seed'])
          expect(
            short(
              runC(program({ body, before: before ?? '' }), { target, 'c.order': order, seed: '3' }).outcome,
            ),
          ).toBe('done 0');
    });
});
