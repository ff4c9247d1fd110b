/** Programs that ask for much: each ends with a word, and none with the end of a stack or of memory. */
import { describe, expect, it } from 'vitest';
import { folder, invoke } from './invoke.js';

const { put } = folder();
const main = (body: string): string => `fn main() {\n    ${body}\n}\n`;
const lines = (n: number, line: (k: number) => string): string =>
  Array.from({ length: n }, (_, k) => line(k)).join('');

const ends = async (file: string, text: string, code: number, ...messages: readonly RegExp[]) => {
  const said = await invoke('run', put(file, text));
  expect(said.err).not.toContain('bug in Ferrule');
  for (const m of messages) expect(`${said.err}\n${said.out}`).toMatch(m);
  expect(said.code).toBe(code);
  return said;
};

describe('`ferrule run` is told', () => {
  it('that constants ask for each other two thousand deep.', () =>
    ends(
      'consts.rs',
      `${lines(2_000, (k) => `const C${k}: i32 = C${k + 1};\n`)}const C2000: i32 = 1;\n${main('println!("{}", C0);')}`,
      2,
      /consts\.rs:501:7: error\[nested-too-deeply\]/,
    ));
  it('that constants go round in a circle, and nothing else of them.', async () => {
    const said = await ends('circle.rs', `const A: i32 = B;\nconst B: i32 = A + 1;\n${main('')}`, 2, /E0391/);
    expect(said.err.match(/error\[/g)).toHaveLength(1);
  });

  const doubled = `${lines(40, (k) => `struct S${k} {\n    a: [S${k + 1}; 2],\n}\n`)}struct S40 {\n    a: i32,\n}\n`;
  const tooBig = /error\[too-big\]: values of the type `\[S\d+; 2\]` are too big/;
  it.each([
    ['is declared', main('')],
    ['is stored', main('let x: Option<S0> = None;')],
    ['is pointed to', main('let p: *const S0 = std::ptr::null();\n    let q = unsafe { p.add(1) };')],
    ['is measured', main('println!("{}", std::mem::size_of::<S0>());')],
    ['crosses', `extern "C" {\n    fn f(x: S0) -> S1;\n}\n${main('')}`],
  ])('that no memory holds a type that %s.', async (how, rest) => {
    await ends(`${how.replace(/ /g, '-')}.rs`, doubled + rest, 2, tooBig);
  });
  it('that no memory holds an array.', () =>
    ends('array.rs', main('let a = [[0u8; 65536]; 65536];'), 2, /too-big.*`\[\[u8; 65536\]; 65536\]`/));

  it('a text longer than an argument list, and prints all of it.', async () => {
    const long = 'x'.repeat(200_000);
    const rust = await ends(
      'text.rs',
      main(`let s = "${long}";\n    println!("{}", s);\n    println!("${long}");`),
      0,
    );
    expect(rust.out.match(/x{200000}/g)).toHaveLength(2);
    const c = `#include <stdio.h>\nint main(void) {\n    printf("%s", "${long}");\n    printf("${long}\\n");\n    return 0;\n}\n`;
    expect((await ends('text.c', c, 0)).out).toMatch(/x{400000}/);
  });
  it('to print without an end: what it printed is shown, and the run is out of fuel.', () =>
    ends(
      'endless.c',
      '#include <stdio.h>\nint main(void) {\n    for (;;) printf("line\\n");\n}\n',
      1,
      /fuel/,
      /not finished after/,
      /line\n {4}line/,
    ));
  it('to print more than a run may.', async () => {
    const text = '0123456789abcdef'.repeat(4096);
    await ends(
      'flood.rs',
      main(`let s = "${text}";\n    loop {\n        println!("{}", s);\n    }`),
      1,
      /fuel/,
      /bytes were printed/,
    );
    const wide = (format: string): string =>
      `#include <stdio.h>\nint main(void) {\n    printf("${format}", 1);\n    return 0;\n}\n`;
    await ends('width.c', wide('%99999999999d'), 1, /bytes were printed/);
    await ends('precision.c', wide('%.999999999d'), 1, /bytes were printed/);
  });
  it('a number of many digits, and says how many.', async () => {
    const said = await ends(
      'digits.c',
      `int main(void) { return ${'1'.repeat(100_000)}; }\n`,
      2,
      /a number of 100000 digits/,
    );
    expect(said.err.length).toBeLessThan(1000);
  });
  it.each([
    ['comment.rs', main('/* \u202e */')],
    ['comment.c', 'int main(void) { /* \u2066 */ return 0; }\n'],
    ['literal.rs', main('println!("\u202e");')],
  ])('that the text is shown in another order than it is read in: %s.', async (file, text) => {
    await ends(file, text, 2, /error\[text-direction\]: U\+20[26]/);
  });
  it("that `main` is not of Rust's own calling convention.", () =>
    ends('main.rs', 'extern "C" fn main() {}\n', 2, /E0580/));
});
