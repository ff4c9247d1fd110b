/**
 * Random functions of mini-C, as text: typed, so that they are accepted; not without undefined behaviour, which the
 * model has to see. Every function ends by printing what it computed.
 */

const integers = [
  ...['char', 'signed char', 'unsigned char', 'short', 'unsigned short', 'int', 'unsigned'],
  ...['long', 'unsigned long', 'long long', 'unsigned long long', '_Bool'],
] as const;

export const preamble = `#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct inner { short h[3]; unsigned char c; };
struct outer { char a; int b; struct inner in; long long d; struct inner *link; };
union mixed { unsigned long long u; unsigned char bytes[8]; int i[2]; };
static int g0, g1 = 7;
static unsigned gu = 0xfffffff0u;
static long long gl = -3;
static int id(int x) { return x; }
static int bump(int *p) { return ++*p; }
static int add(int a, int b) { return a + b; }
static long long mix(long long a, unsigned b) { return a ^ (long long)b; }
static struct inner spin(struct inner x, int n) { x.h[0] = x.h[1]; x.h[1] = x.h[2]; x.h[2] = (short)n; return x; }
`;

class Generator {
  private state: number;
  private fresh = 0;
  /** Names of integer objects in scope that may be assigned. */
  private vars: string[] = [];
  private depth = 0;

  constructor(seed: number) {
    this.state = (seed * 2654435761) >>> 0 || 1;
  }

  private below(n: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    this.state >>>= 0;
    return this.state % n;
  }

  private pick<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }

  private chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  private literal(): string {
    const n = this.pick([0, 1, 2, 3, 5, 7, 8, 15, 31, 100, 127, 128, 255, 256, 1000, 32767, 65535, 65536]);
    return this.pick([`${n}`, `${n}`, `-${n}`, `${n}u`, `${n}L`, `${n}ULL`, `0x${n.toString(16)}`, `'a'`]);
  }

  /** An integer lvalue. */
  private lvalue(): string {
    const at = (n: number): string =>
      this.chance(70) ? `${this.below(n)}` : `(${this.value(1)}) & ${n - 1}`;
    switch (this.below(14)) {
      case 0:
        return `arr[${at(4)}]`;
      case 1:
        return `grid[${at(2)}][${at(2)}]`;
      case 2:
        return this.pick(['s.a', 's.b', 's.d', 's.in.c']);
      case 3:
        return `s.in.h[${this.below(3)}]`;
      case 4:
        return this.pick(['p->b', 'p->d', 'p->in.c', 'p->link->c', 's.link->h[1]']);
      case 5:
        return this.pick(['(*q)', 'q[1]', '(*(q + 1))', '1[q]']);
      case 6:
        return this.pick(['u.bytes[0]', 'u.bytes[7]', 'u.i[1]', 'u.u']);
      case 7:
        return this.pick(['g0', 'g1', 'gu', 'gl']);
      case 8:
        return this.pick(['bytes[0]', 'bytes[3]', '(*bytes)']);
      default:
        return this.pick(this.vars);
    }
  }

  /** An integer value. */
  private value(depth: number): string {
    if (depth <= 0) return this.chance(60) ? this.lvalueFlat() : this.literal();
    const v = (): string => this.value(depth - 1);
    switch (this.below(26)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return `${this.group(v())} ${this.pick(['+', '-', '*', '&', '|', '^'])} ${this.group(v())}`;
      case 4:
        return `${this.group(v())} ${this.pick(['/', '%'])} ${this.group(v())}`;
      case 5:
        return `${this.group(v())} ${this.pick(['<<', '>>'])} (${v()} & 15)`;
      case 6:
      case 7:
        return `${this.group(v())} ${this.pick(['<', '>', '<=', '>=', '==', '!='])} ${this.group(v())}`;
      case 8:
        return `${this.group(v())} ${this.pick(['&&', '||'])} ${this.group(v())}`;
      case 9:
        return `${this.group(v())} ? ${this.group(v())} : ${this.group(v())}`;
      case 10:
      case 11:
        return `(${this.pick(integers)})${this.group(v())}`;
      case 12:
        return `${this.pick(['-', '~', '!', '+'])}${this.group(v())}`;
      case 13:
        return this.pick([
          `id(${v()})`,
          `add(${v()}, ${v()})`,
          `(int)mix(${v()}, ${v()})`,
          `bump(&${this.pick(['g0', 'g1', 'arr[1]', 's.b'])})`,
        ]);
      case 14:
        return `(int)sizeof(${v()})`;
      case 15:
        return this.chance(50)
          ? `(${this.lvalue()} ${this.pick(['=', '+=', '^=', '-='])} ${v()})`
          : this.step();
      case 16:
        return `(g0++, ${v()})`;
      case 17:
        return this.pick([
          `(int)(q - arr)`,
          `(q == arr)`,
          `(q < arr + 4)`,
          `(p == &s)`,
          `(q != 0)`,
          `(int)((char *)q - (char *)arr)`,
        ]);
      case 18:
        return this.pick([
          `spin(s.in, ${v()}).h[1]`,
          `(cond ? s.in : *s.link).h[0]`,
          `((struct inner){.c = 3, .h = {1, ${v()}}}).h[1]`,
          `f(${v()}, ${v()})`,
        ]);
      case 19:
        return this.literal();
      default:
        return this.lvalue();
    }
  }

  private lvalueFlat(): string {
    return this.pick([...this.vars, 's.b', 'arr[2]', 'g1', '*q', 'u.bytes[1]']);
  }

  private step(): string {
    const l = this.lvalue();
    return this.pick([`${l}++`, `${l}--`, `++${l}`, `--${l}`]);
  }

  private group(e: string): string {
    return /^\w+$/.test(e) ? e : `(${e})`;
  }

  private statement(): string {
    const body = (): string => this.block(1 + this.below(2));
    switch (this.depth > 2 ? this.below(8) : this.below(16)) {
      case 0:
      case 1:
      case 2:
        return `${this.lvalue()} = ${this.value(3)};`;
      case 3:
        return `${this.lvalue()} ${this.pick(['+=', '-=', '*=', '&=', '|=', '^=', '/=', '%='])} ${this.value(2)};`;
      case 4:
        return `${this.lvalue()} ${this.pick(['<<=', '>>='])} (${this.value(1)} & 7);`;
      case 5:
        return `${this.step()};`;
      case 6:
        return this.pick([
          's.in = spin(s.in, 4);',
          '*p = s;',
          'copy = s;',
          's.in = *s.link;',
          'q = arr + (cond & 1);',
          'q++;',
          'q--;',
          'memcpy(&other, &s.in, sizeof other);',
          'memset(arr, 0, sizeof arr);',
          'memmove(arr + 1, arr, 2 * sizeof *arr);',
          'f = f == add ? sub : add;',
        ]);
      case 7:
        return `${this.value(2)};`;
      case 8:
      case 9:
        return `if (${this.value(2)}) ${body()}${this.chance(50) ? ` else ${body()}` : ''}`;
      case 10: {
        const i = `i${this.fresh++}`;
        return `for (int ${i} = 0; ${i} < ${1 + this.below(5)}; ${i}++) ${body()}`;
      }
      case 11: {
        const n = `n${this.fresh++}`;
        return `{ int ${n} = ${this.below(5)}; ${this.chance(50) ? `while (${n}-- > 0) ${body()}` : `do ${body()} while (--${n} > 0);`} }`;
      }
      case 12:
        return `switch ((int)(${this.value(2)}) & 3) { case 0: ${this.statement()} case 1: ${this.statement()} break; case 2: { ${this.statement()} break; } default: ${this.statement()} }`;
      default:
        return this.declared();
    }
  }

  /** A declaration in a block of its own, so that a label may stand before it. */
  private declared(): string {
    const name = `v${this.fresh++}`;
    const type = this.pick(integers);
    const init = this.chance(90) ? ` = ${this.value(2)}` : '';
    const before = this.vars;
    this.vars = [...before, name];
    this.depth++;
    const rest = Array.from({ length: 1 + this.below(3) }, () => this.statement()).join(' ');
    this.depth--;
    this.vars = before;
    return `{ ${type} ${name}${init}; ${rest} }`;
  }

  private block(n: number): string {
    this.depth++;
    const inside = Array.from({ length: n }, () => this.statement()).join(' ');
    this.depth--;
    return `{ ${inside} }`;
  }

  /** `static void fN(void) { … }`. */
  function(name: string): string {
    this.vars = ['x', 'y', 'c', 'h', 'w', 'cond'];
    const head = [
      'int x = 3, y = -5, cond = 1; unsigned char c = 200; short h = -300; unsigned long long w = 1ULL << 40;',
      'int arr[4] = {1, 2, 3}; int grid[2][2] = {{1, 2}, {3}}; int *q = arr;',
      `struct inner other = {{${this.literal()}, 2, 3}, 'q'};`,
      'struct outer s = {.b = 9, .in = {{4, 5, 6}, 7}, .d = -1, .link = &other}, copy = s, *p = &s;',
      'union mixed u = {.u = 0x0102030405060708ULL}; unsigned char *bytes = (unsigned char *)&y;',
      'int (*f)(int, int) = add; int (*sub)(int, int) = add; g0 = 0; g1 = 7; gu = 0xfffffff0u; gl = -3;',
    ].join('\n    ');
    const body = Array.from({ length: 2 + this.below(5) }, () => this.statement()).join('\n    ');
    const tail = [
      'printf("%d %d %d %d %d %llu ", x, y, cond, c, h, w);',
      'printf("%d %d %d %d %d %d ", arr[0], arr[1], arr[2], arr[3], grid[0][1], grid[1][1]);',
      'printf("%d %d %d %d %lld %d ", s.a, s.b, s.in.h[0], s.in.c, s.d, copy.b);',
      'printf("%llu %d %d %u %lld %d\\n", u.u, g0, g1, gu, gl, (int)(q - arr) + (f == sub) + (sub == add) + other.h[0]);',
    ].join('\n    ');
    return `static void ${name}(void) {\n    ${head}\n    ${body}\n    ${tail}\n}\n`;
  }
}

export const randomFunction = (seed: number, name: string): string => new Generator(seed).function(name);
