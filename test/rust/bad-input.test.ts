import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';

beforeAll(loadGrammars);

const report = (text: string): string => {
  const { crate, diagnostics } = parseRust(text, 'a.rs');
  const [d] = diagnostics;
  return d === undefined
    ? `${crate?.items.length} items`
    : `${d.span.line}:${d.span.column} ${d.code}: ${d.message}`;
};

describe('Bad input', () => {
  it('an empty text is an empty program', () => {
    expect(report('')).toBe('0 items');
    expect(report('// nothing\n')).toBe('0 items');
  });

  it.each([
    ['fn f() {\n  if x {\n', '2:8 syntax: this `{` is never closed'],
    ['fn f() { (1] }', '1:12 syntax: mismatched closing delimiter: `]`'],
    ['fn f() {}\n}', '2:1 syntax: unexpected closing delimiter: `}`'],
    ['fn f() { "abc }', '1:10 E0765: unterminated string literal'],
    ['fn f() { r#"abc" }', '1:10 E0748: unterminated string literal'],
    ['fn f() {} /* /* */', '1:11 E0758: unterminated block comment'],
    ["fn f() { 'ab'; }", '1:13 E0763: unterminated character literal'],
    ['fn f() { let x = 1 let y = 2; }', '1:19 syntax: expected `;`'],
    ['fn f() { x + ; }', '1:13 syntax: expected a name or an expression'],
    ['fn f() { println!("{}" x); }', '1:24 syntax: syntax error at `x`'],
    ['int main(void) { return 0; }', '1:1 syntax: syntax error at `int`, in `int main(void)`'],
    ['\u0007', '1:1 syntax: unknown start of a token: U+0007'],
    ['a\0b', '1:2 not-text: a NUL character: this is not a source text'],
  ])('%j is reported where it goes wrong', (text, expected) => expect(report(text)).toBe(expected));

  it.each([
    ['braces', '{', '}'],
    ['parentheses', '(', ')'],
    ['brackets', '[', ']'],
  ])('ten thousand nested %s are refused, not a stack overflow', (_, open, close) => {
    const text = `fn f() { ${open.repeat(10_000)}${close.repeat(10_000)} }`;
    expect(report(text)).toMatch(/nested-too-deeply/);
  });

  it.each([
    ['operators', `fn f() { ${'!'.repeat(20_000)}x }`],
    ['sums', `fn f() { ${'1 + '.repeat(20_000)}1 }`],
    ['types', `fn f(x: ${'&'.repeat(20_000)}u8) {}`],
    ['patterns', `fn f() { match x { ${'&'.repeat(20_000)}y => 1 } }`],
    ['paths', `fn f() { ${'a::'.repeat(20_000)}b }`],
    ['calls of methods', `fn f() { x${'.y()'.repeat(20_000)} }`],
    ['alternatives', `fn f() { match x { ${'1 | '.repeat(20_000)}2 => 1 } }`],
    ['assignments', `fn f() { ${'x = '.repeat(20_000)}1 }`],
    ['else-ifs', `fn f() { if x {}${' else if x {}'.repeat(20_000)} }`],
    ['use trees', `use a${'::a'.repeat(20_000)};`],
  ])('%s without brackets may not nest so deep either', (_, text) => {
    expect(report(text)).toMatch(/nested-too-deeply/);
  });

  it('what nests less than the limit is taken', () => {
    expect(report(`fn f() { ${'('.repeat(490)}1${')'.repeat(490)} }`)).toBe('1 items');
    expect(report(`fn f() { ${'1 + '.repeat(490)}1 }`)).toBe('1 items');
    expect(report(`fn f() { ${'vec!['.repeat(200)}1${']'.repeat(200)} }`)).toBe('1 items');
  });

  it('three MiB of simple functions parse, and more than four are refused', () => {
    const line = 'fn f(x: u32) -> u32 { let y = x + 1; y * 2 }\n';
    const count = Math.floor((3 * 1024 * 1024) / line.length);
    expect(report(line.repeat(count))).toBe(`${count} items`);
    expect(report(' '.repeat(4 * 1024 * 1024 + 1))).toMatch(/too-large/);
  });

  it('no text makes the parser throw', () => {
    const words = [
      'fn f() {',
      '}',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '/*',
      '//',
      'r#"',
      '..',
      '=',
      'break',
      "'a",
      '{}',
      '!',
      'x',
      '1',
      '#[',
      '\n',
      '&raw',
      'unsafe extern {',
      'println!(',
      'vec![',
      'matches!(',
      '\\',
      'é',
      '\u{1f600}',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((w) => w.join(' ')),
    );
    fc.assert(
      fc.property(text, (t) => {
        const { crate, diagnostics } = parseRust(t, 'a.rs');
        expect(crate === null).toBe(diagnostics.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
