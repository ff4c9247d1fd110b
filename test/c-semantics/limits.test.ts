import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkC, runC } from './run.js';

const main = (before: string, body: string): string =>
  `#include <stdlib.h>\n${before}\nint main(void) { ${body} }\n`;

describe('what is large', () => {
  it('recurses ten thousand deep, and says so where it never ends.', () => {
    const deep = 'static int depth(int n) { return n == 0 ? 0 : 1 + depth(n - 1); }';
    expect(runC(main(deep, 'return depth(10000) - 10000;')).outcome).toMatchObject({ k: 'done', exit: 0 });
    const endless = 'static int f(int n) { return f(n ^ 1) + 1; }';
    expect(runC(main(endless, 'return f(0);')).outcome).toMatchObject({ k: 'abort', why: 'stack overflow' });
  });

  it('loops as long as its fuel lasts, and says how to get more.', () => {
    const loop = main('', 'int s = 0; for (int i = 0; i < 1000000; i++) s ^= i; return s != 0;');
    const short = runC(loop).outcome;
    expect(short.k === 'fuel' && short.why).toMatch(/1000000 steps.*fuel/);
    expect(runC(loop, { fuel: '20000000' }).outcome).toMatchObject({ k: 'done', exit: 0 });
  });

  it('has objects of a megabyte, static, automatic and in the heap.', () => {
    const text = main(
      'static unsigned char s[1 << 20] = {[77] = 7};',
      'unsigned char a[1 << 20]; a[(1 << 20) - 1] = 1; unsigned char *h = calloc(1 << 20, 1); int r = s[77] + a[(1 << 20) - 1] + h[5]; free(h); return r - 8;',
    );
    expect(runC(text).outcome).toMatchObject({ k: 'done', exit: 0 });
  });

  it('frees and allocates again and again, and does not run out of memory.', () => {
    const text = main(
      '',
      'for (int i = 0; i < 2000; i++) { char *p = malloc(1 << 16); if (p == NULL) return 1; p[i] = 1; free(p); } return 0;',
    );
    expect(runC(text).outcome).toMatchObject({ k: 'done', exit: 0 });
  });
});

/** Rows of the table of docs/c-limits.md: a program (`\n` for the end of a line), what is refused in it, and what the message says to do. */
const rows = readFileSync('docs/c-limits.md', 'utf8')
  .split('\n')
  .filter((l) => l.startsWith('| `'))
  .map((l) => l.split('|').map((x) => x.trim()))
  .map(([, program = '', what = '', help = '']) => ({
    program: program.slice(1, -1).replaceAll('\\n', '\n'),
    what,
    help,
  }));

describe('docs/c-limits.md', () => {
  it.each(rows)('says what the message says: $program', ({ program, what, help }) => {
    const [d] = checkC(`${program}\nint main(void) { return 0; }`);
    expect(d?.code).toBe('outside-subset');
    expect(d?.message).toBe(`${what} is outside mini-C`);
    expect(d?.help).toBe(help);
  });
});
