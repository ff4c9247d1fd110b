import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { showDiagnostic } from '../../model/diagnostic.js';
import { loadGrammars } from '../../model/grammars.js';
import * as b from '../../model/rust/build.js';
import { parseRust } from '../../model/rust/parse.js';
import { printCrate, printExpr } from '../../model/rust/print.js';
import type * as S from '../../model/rust/syntax.js';
import { withoutSpans } from '../../model/rust/walk.js';
import { randomCrate, tape } from './random-tree.js';

beforeAll(loadGrammars);

const parsed = (text: string): S.Crate => {
  const { crate, diagnostics } = parseRust(text, 'a.rs');
  if (crate === null) throw new Error(`${text}\n${diagnostics.map(showDiagnostic).join('\n')}`);
  return crate;
};

const sample = (name: string): string => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');

describe('Printing', () => {
  it('gives a text that parses to the same tree, for any tree', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x7fffffff), { maxLength: 400, size: 'max' }), (numbers) => {
        const crate = randomCrate(tape(numbers), 4);
        expect(withoutSpans(parsed(printCrate(crate)))).toEqual(withoutSpans(crate));
      }),
      { numRuns: 600 },
    );
  });

  it.each(['forms.rs', 'ffi.rs'])('loses nothing of %s, and is the same when done again', (name) => {
    const crate = parsed(sample(name));
    const printed = printCrate(crate);
    const again = parsed(printed);
    expect(withoutSpans(again)).toEqual(withoutSpans(crate));
    expect(printCrate(again)).toBe(printed);
  });

  it('keeps marks on the lines of what they marked', () => {
    const text = 'fn f() {\n    g(); // mark a\n    if x { // mark b\n        h() // mark c\n    }\n}\n';
    const printed = printCrate(parsed(text));
    expect(printed).toBe(text.replace('{ // mark b', '{ // mark b'));
    expect(parsed(printed).marks.map((m) => m.name)).toEqual(['a', 'b', 'c']);
  });

  it('escapes what has no shape of its own', () => {
    expect(printExpr(b.str('\u202eé\u0301\n"'))).toBe('"\\u{202e}é\\u{301}\\n\\""');
  });

  const x = b.name('x');
  const y = b.name('y');
  const u32 = b.named('u32');
  const lit = b.structLit(b.path('S'), []);
  const unit = b.block([]);
  it.each<[string, S.Expr]>([
    ['(x as u32) < y', b.binary('<', b.cast(x, u32), y)],
    ['x as u32 > y', b.binary('>', b.cast(x, u32), y)],
    ['(x + y as u32) << y', b.binary('<<', b.binary('+', x, b.cast(y, u32)), y)],
    ['-x.y()', b.unary('-', b.methodCall(x, 'y'))],
    ['(-x).y()', b.methodCall(b.unary('-', x), 'y')],
    ['(*x).y', b.field(b.deref(x), 'y')],
    ['*x.y', b.deref(b.field(x, 'y'))],
    ['x - (y - x)', b.binary('-', x, b.binary('-', y, x))],
    ['x - y - x', b.binary('-', b.binary('-', x, y), x)],
    ['(x == y) == x', b.binary('==', b.binary('==', x, y), x)],
    ['x + (return y)', b.binary('+', x, b.return_(y))],
    ['(|| x)()', b.call(b.closure([], x))],
    ['(x.y)(x)', b.call(b.field(x, 'y'), [x])],
    ['(x..y).z()', b.methodCall(b.range(x, y), 'z')],
    ['if x == (S {}) {}', b.if_(b.binary('==', x, lit), unit)],
    ['match (S {}) {}', b.match(lit, [])],
    ['while f(S {}) {}', b.while_(b.call(b.name('f'), [lit]), unit)],
    ['for x in (0..) {}', b.for_(b.bind('x'), b.range(b.int(0), null), unit)],
    ['&mut **x', b.borrow(b.deref(b.deref(x)), true)],
    ['&raw const (*x).y', b.rawBorrow(b.field(b.deref(x), 'y'))],
    ['(1).0', b.field(b.int(1), '0')],
    ['(x, )'.replace(' ', ''), b.tuple([x])],
  ])('%s has no more parentheses than it needs', (text, expr) => expect(printExpr(expr)).toBe(text));

  it('puts a block that begins a statement as an operand in parentheses', () => {
    const sum = b.binary('+', b.if_(x, b.block([], x), b.block([], y)), y);
    const crate = b.crate([b.fn('f', b.block([b.exprStmt(sum)], b.methodCall(b.unsafeBlock([], x), 'y')))]);
    expect(printCrate(crate)).toBe('fn f() {\n    (if x { x } else { y }) + y;\n    unsafe { x }.y()\n}\n');
  });

  it('breaks what is too long for a line', () => {
    const args = Array.from({ length: 12 }, (_, i) => b.name(`argument_${i}`));
    expect(printExpr(b.call(b.name('f'), args)).split('\n')).toHaveLength(14);
  });
});
