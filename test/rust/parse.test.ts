import { beforeAll, describe, expect, it } from 'vitest';
import { showDiagnostic } from '../../model/diagnostic.js';
import { loadGrammars } from '../../model/grammars.js';
import * as b from '../../model/rust/build.js';
import { parseRust } from '../../model/rust/parse.js';
import type * as S from '../../model/rust/syntax.js';
import { withoutSpans } from '../../model/rust/walk.js';

beforeAll(loadGrammars);

const parsed = (text: string): S.Crate => {
  const { crate, diagnostics } = parseRust(text, 'a.rs');
  if (crate === null) throw new Error(diagnostics.map(showDiagnostic).join('\n'));
  return crate;
};

/** The body of `fn f() { … }`. */
const body = (text: string): S.Block => {
  const [fn] = parsed(`fn f() { ${text} }`).items;
  if (fn?.kind !== 'Fn' || fn.body === null) throw new Error('no function');
  return fn.body;
};

const expr = (text: string): S.Expr => {
  const stmt = body(`let _ = ${text};`).stmts[0];
  if (stmt?.kind !== 'LetStmt' || stmt.init === null) throw new Error('no expression');
  return stmt.init;
};

const pattern = (text: string): S.Pattern => {
  const { tail } = body(`match x { ${text} => 1 }`);
  if (tail?.kind !== 'Match' || tail.arms[0] === undefined) throw new Error('no arm');
  return tail.arms[0].pattern;
};

const type = (text: string): S.Type => {
  const stmt = body(`let x: ${text};`).stmts[0];
  if (stmt?.kind !== 'LetStmt' || stmt.type === null) throw new Error('no type');
  return stmt.type;
};

const same = (actual: S.Node, expected: S.Node): void => {
  expect(withoutSpans(actual)).toEqual(withoutSpans(expected));
};

const x = (): S.Expr => b.name('x');
const y = (): S.Expr => b.name('y');
const z = (): S.Expr => b.name('z');

describe('Operators bind as the Reference says:', () => {
  it.each<[string, S.Expr]>([
    ['-x.y', b.unary('-', b.field(x(), 'y'))],
    ['-x as u32', b.cast(b.unary('-', x()), b.named('u32'))],
    ['*x += y', b.compoundAssign('+', b.deref(x()), y())],
    ['x + y as u32', b.binary('+', x(), b.cast(y(), b.named('u32')))],
    ['x as u8 as u32', b.cast(b.cast(x(), b.named('u8')), b.named('u32'))],
    ['(x as u8) < y', b.binary('<', b.cast(x(), b.named('u8')), y())],
    ['x as u8 > y', b.binary('>', b.cast(x(), b.named('u8')), y())],
    ['x & y == z', b.binary('==', b.binary('&', x(), y()), z())],
    ['x << y + z', b.binary('<<', x(), b.binary('+', y(), z()))],
    ['x - y - z', b.binary('-', b.binary('-', x(), y()), z())],
    ['x || y && z', b.binary('||', x(), b.binary('&&', y(), z()))],
    ['x..y + z', b.range(x(), b.binary('+', y(), z()))],
    ['x..=y', b.range(x(), y(), true)],
    ['..=y', b.range(null, y(), true)],
    ['..', b.range(null, null)],
    ['0..*y', b.range(b.int(0), b.deref(y()))],
    ['..-y + z', b.range(null, b.binary('+', b.unary('-', y()), z()))],
    ['&&x', b.borrow(b.borrow(x()))],
    ['x && &y', b.binary('&&', x(), b.borrow(y()))],
    ['&mut *x', b.borrow(b.deref(x()), true)],
    ['&raw const x.y', b.rawBorrow(b.field(x(), 'y'))],
    ['&raw mut *x', b.rawBorrow(b.deref(x()), true)],
    ['&raw', b.borrow(b.name('raw'))],
    ['&x as *const u8', b.cast(b.borrow(x()), b.ptrType(b.named('u8')))],
    ['x.0.1', b.field(b.field(x(), '0'), '1')],
    ['x.y()?.z', b.field(b.try_(b.methodCall(x(), 'y')), 'z')],
    ['x.y::<u8>(z)', b.methodCall(x(), 'y', [z()], [b.named('u8')])],
    ['(x.y)(z)', b.call(b.field(x(), 'y'), [z()])],
    ['x[1..]', b.index(x(), b.range(b.int(1), null))],
    ['|a| x = y', b.closure([b.closureParam(b.bind('a'))], b.assign(x(), y()))],
    ['move || x + y', b.closure([], b.binary('+', x(), y()), { move: true })],
    ['unsafe { x } + y', b.binary('+', b.unsafeBlock([], x()), y())],
    ['x == (S { a: y })', b.binary('==', x(), b.structLit(b.path('S'), [b.fieldInit('a', y())]))],
  ])('%s', (text, expected) => same(expr(text), expected));
});

describe('Assignment associates to the right, and jumps reach as far as they can:', () => {
  it.each<[string, S.Expr]>([
    ['x = y = z', b.assign(x(), b.assign(y(), z()))],
    ['x += y = z', b.compoundAssign('+', x(), b.assign(y(), z()))],
    ['return x = y', b.return_(b.assign(x(), y()))],
    ['return x + y', b.return_(b.binary('+', x(), y()))],
    ['break (x, y)', b.break_(b.tuple([x(), y()]))],
    ["break 'a (x)", b.break_(x(), "'a")],
    ['break -x', b.break_(b.unary('-', x()))],
    ["break 'a &x", b.break_(b.borrow(x()), "'a")],
    ["break 'a'", b.break_(b.char(97))],
    ["break 'a", b.break_(null, "'a")],
    ["break 'a x = y", b.break_(b.assign(x(), y()), "'a")],
    ['x || return', b.binary('||', x(), b.return_())],
  ])('%s', (text, expected) => same(body(`${text};`).stmts[0]!, b.exprStmt(expected)));
});

describe('Literals mean their values:', () => {
  it.each<[string, S.Expr]>([
    ['1_000u32', b.int(1000, 'u32')],
    ['0xff_u8', b.int(255, 'u8', 16)],
    ['0b1010', b.int(10, null, 2)],
    ['0o17i64', b.int(15, 'i64', 8)],
    ['18446744073709551615', b.int(18446744073709551615n)],
    ["'\\u{1F600}'", b.char(0x1f600)],
    ["'\\''", b.char(39)],
    ["b'\\xff'", b.byte(255)],
    ['"a\\n\\u{e9}é"', b.str('a\néé')],
    ['"a\\\n      b"', b.str('ab')],
    ['r#"a"\\n"#', b.str('a"\\n')],
    ['b"a\\xff\\0"', b.byteStr([97, 255, 0])],
    ['c"é\\xff"', b.cStr([0xc3, 0xa9, 0xff])],
    ['br"\\x"', b.byteStr([92, 120])],
  ])('%s', (text, expected) => same(expr(text), expected));
});

describe('Statements end where Rust ends them:', () => {
  const block = b.block([]);
  const one = (): S.Expr => b.int(1);
  it.each<[string, S.Block]>([
    [
      'if x {} *y = 1;',
      b.block([b.exprStmt(b.if_(x(), block), false), b.exprStmt(b.assign(b.deref(y()), one()))]),
    ],
    ['{} -x', b.block([b.exprStmt(block, false)], b.unary('-', x()))],
    ['{} [1]', b.block([b.exprStmt(block, false)], b.arrayList([one()]))],
    ['{} (1)', b.block([b.exprStmt(block, false)], one())],
    ['if x { 1 } else { 1 }', b.block([], b.if_(x(), b.block([], one()), b.block([], one())))],
    ['if x { 1 } else { 1 };', b.block([b.exprStmt(b.if_(x(), b.block([], one()), b.block([], one())))])],
    ['unsafe { x }.y();', b.block([b.exprStmt(b.methodCall(b.unsafeBlock([], x()), 'y'))])],
    ['x;;;', b.block([b.exprStmt(x())])],
    ['panic!()', b.block([], b.macroCall('panic', []))],
  ])('%s', (text, expected) => same(body(text), expected));
});

describe('Patterns:', () => {
  const some = (p: S.Pattern): S.Pattern => b.tupleStructPattern(b.path('Some'), [p]);
  it.each<[string, S.Pattern]>([
    ['x', b.bind('x')],
    ['_', b.wildPattern()],
    ['ref mut x', b.bind('x', { byRef: true, mutable: true })],
    [
      'mut x @ 1..=5',
      b.bind('x', {
        mutable: true,
        sub: b.rangePattern(b.litPattern(b.int(1)), b.litPattern(b.int(5)), true),
      }),
    ],
    ['-1', b.litPattern(b.int(1), true)],
    ['-1..', b.rangePattern(b.litPattern(b.int(1), true), null, false)],
    ['..=u8::MAX', b.rangePattern(null, b.pathPattern(b.path('u8', 'MAX')), true)],
    ['E::A | E::B', b.orPattern([b.pathPattern(b.path('E', 'A')), b.pathPattern(b.path('E', 'B'))])],
    ['| 1 | 2', b.orPattern([b.litPattern(b.int(1)), b.litPattern(b.int(2))])],
    ['Some(1 | 2)', some(b.orPattern([b.litPattern(b.int(1)), b.litPattern(b.int(2))]))],
    ['&mut x', b.refPattern(b.bind('x'), true)],
    ['&(mut x)', b.refPattern(b.bind('x', { mutable: true }))],
    ['&&x', b.refPattern(b.refPattern(b.bind('x')))],
    ['(x)', b.bind('x')],
    ['(x,)', b.tuplePattern([b.bind('x')])],
    ['(x, .., _)', b.tuplePattern([b.bind('x'), b.restPattern(), b.wildPattern()])],
    ['(..)', b.tuplePattern([b.restPattern()])],
    ['()', b.tuplePattern([])],
    [
      'S { ref x, y: 1, .. }',
      b.structPattern(
        b.path('S'),
        [
          b.fieldPattern('x', b.bind('x', { byRef: true }), true),
          b.fieldPattern('y', b.litPattern(b.int(1))),
        ],
        true,
      ),
    ],
  ])('%s', (text, expected) => same(pattern(text), expected));
});

describe('Types:', () => {
  const u8 = (): S.Type => b.named('u8');
  it.each<[string, S.Type]>([
    ['()', b.tupleType([])],
    ['(u8)', u8()],
    ['(u8,)', b.tupleType([u8()])],
    ["&'a mut [u8]", b.refType(b.sliceType(u8()), true, b.lifetime("'a"))],
    ['&&u8', b.refType(b.refType(u8()))],
    ['*const *mut u8', b.ptrType(b.ptrType(u8(), true))],
    ['[[u8; 2]; N + 1]', b.arrayType(b.arrayType(u8(), b.int(2)), b.binary('+', b.name('N'), b.int(1)))],
    ['Result<Box<u8>, Vec<u8>>', b.named('Result', b.named('Box', u8()), b.named('Vec', u8()))],
    ["S<'a>", b.named('S', b.lifetime("'a"))],
    ['*mut _', b.ptrType(b.inferType(), true)],
    [
      'Option<unsafe extern "C" fn(p: *mut u8, u8) -> u8>',
      b.named('Option', b.fnPtrType([b.ptrType(u8(), true), u8()], u8(), { abi: 'C', unsafe: true })),
    ],
    [
      "for<'a> fn(&'a u8)",
      b.fnPtrType([b.refType(u8(), false, b.lifetime("'a"))], null, { lifetimes: [b.lifetimeParam("'a")] }),
    ],
  ])('%s', (text, expected) => same(type(text), expected));
});

describe('Macros keep their arguments as expressions:', () => {
  const macro = b.macroCall;
  it.each<[string, S.Expr]>([
    ['vec![x; 3]', macro('vec', [b.arrayRepeat(x(), b.int(3))])],
    ['vec![x, y,]', macro('vec', [b.arrayList([x(), y()])])],
    ['std::ptr::addr_of!((*x).y)', macro('addr_of', [b.field(b.deref(x()), 'y')], null, ['std', 'ptr'])],
    [
      'assert_eq!(f::<u8, u8>(x), y)',
      macro('assert_eq', [
        b.call(b.pathExpr(b.pathFrom([b.segment('f', [b.named('u8'), b.named('u8')])])), [x()]),
        y(),
      ]),
    ],
    [
      'matches!(x, Some(1) | None if y)',
      b.matches(
        x(),
        b.orPattern([b.tupleStructPattern(b.path('Some'), [b.litPattern(b.int(1))]), b.bind('None')]),
        y(),
      ),
    ],
    [
      'println!("{} {{}} {0:?}{y:04}", x)',
      macro(
        'println',
        [],
        b.format(
          [b.placeholder(0), ' {} ', b.placeholder(0, '?'), b.placeholder(1, '04')],
          [b.formatArg(x()), b.formatArg(y(), 'y', true)],
        ),
      ),
    ],
    [
      'println!("{n}", n = x /* why */ + 1)',
      macro('println', [], b.format([b.placeholder(0)], [b.formatArg(b.binary('+', x(), b.int(1)), 'n')])),
    ],
    ['panic!()', macro('panic', [])],
    [
      'assert!(x, // why\n "no {y}")',
      macro('assert', [x()], b.format(['no ', b.placeholder(0)], [b.formatArg(y(), 'y', true)])),
    ],
  ])('%s', (text, expected) => same(expr(text), expected));
});

describe('Items and attributes:', () => {
  const unit = b.block([]);
  it.each<[string, S.Item]>([
    [
      '#[unsafe(no_mangle)] pub extern fn f() {}',
      b.fn('f', unit, { pub: true, abi: 'C', attrs: [b.noMangle()] }),
    ],
    [
      'unsafe extern "C-unwind" { fn g(_: u8) -> u8; static mut X: u8; }',
      b.externBlock(
        [
          b.fn('g', null, { params: [b.param(b.wildPattern(), b.named('u8'))], result: b.named('u8') }),
          b.static_('X', b.named('u8'), null, { mutable: true }),
        ],
        'C-unwind',
      ),
    ],
    [
      '#[cfg_attr(ferrule, r3_safeffi)] unsafe fn f(#[link(retains)] p: *mut u8) {}',
      b.fn('f', unit, {
        unsafe: true,
        attrs: [b.ferruleAttr('r3_safeffi')],
        params: [
          b.param(b.bind('p'), b.ptrType(b.named('u8'), true), [b.ferruleAttr('link', ['retains'], true)]),
        ],
      }),
    ],
    [
      "fn f<'a, 'b: 'a>(&'a mut self) {}",
      b.fn('f', unit, {
        lifetimes: [b.lifetimeParam("'a"), b.lifetimeParam("'b", [b.lifetime("'a")])],
        self: b.selfParam('ref-mut', b.lifetime("'a")),
      }),
    ],
    [
      '#[repr(u8)] #[derive(Clone, Copy)] enum E { A = 1, B(u8), C { x: u8 } }',
      b.enum_(
        'E',
        [
          b.variant('A', 'unit', [], b.int(1)),
          b.variant('B', 'tuple', [b.fieldDef('0', b.named('u8'))]),
          b.variant('C', 'named', [b.fieldDef('x', b.named('u8'))]),
        ],
        { attrs: [b.repr(['u8']), b.derive(['Clone', 'Copy'])] },
      ),
    ],
    [
      'struct T(pub u8, u8);',
      b.struct('T', 'tuple', [b.fieldDef('0', b.named('u8'), true), b.fieldDef('1', b.named('u8'))]),
    ],
    ['struct U;', b.struct('U', 'unit', [])],
    [
      'use std::{mem as m, ptr::*};',
      b.use(b.useTree(['std'], 'list', [b.useTree(['mem'], 'name', [], 'm'), b.useTree(['ptr'], 'glob')])),
    ],
    ['const _: () = ();', b.const_('_', b.tupleType([]), b.tuple([]))],
    ['pub static mut X: u8 = 1;', b.static_('X', b.named('u8'), b.int(1), { pub: true, mutable: true })],
  ])('%s', (text, expected) => {
    const isMethod = text.includes('self');
    const [item] = parsed(isMethod ? `impl S { ${text} }` : text).items;
    if (!isMethod) return same(item!, expected);
    if (item?.kind !== 'Impl') throw new Error('no impl');
    same(item.items[0]!, expected);
  });

  it('a trait can be implemented if it is `Drop`', () => {
    expect(parsed("impl<'a> ::std::ops::Drop for S<'a> { fn drop(&mut self) {} }").items[0]).toMatchObject({
      kind: 'Impl',
      trait: 'Drop',
    });
  });
});

describe('Places:', () => {
  it('spans count lines and columns from 1, in UTF-16 units, through macros too', () => {
    const text = 'fn f() {\n  /* 😀 */ println!("{}",\n    é + x.y);\n}';
    const [fn] = parsed(text).items;
    const stmt = fn?.kind === 'Fn' ? fn.body?.stmts[0] : undefined;
    if (stmt?.kind !== 'ExprStmt' || stmt.expr.kind !== 'MacroCall') throw new Error('no macro');
    expect(stmt.expr.span).toMatchObject({ line: 2, column: 12 });
    const value = stmt.expr.format?.args[0]?.value;
    expect(value?.span).toMatchObject({ line: 3, column: 5 });
    expect(text.slice(value?.span.start, value?.span.end)).toBe('é + x.y');
  });

  it('comments of the form `// mark NAME` are marks of their lines', () => {
    const text = 'fn f() { // mark start\n  g(1, // mark inside\n    2);\n  // marked nothing\n} // mark end';
    expect(parsed(text).marks).toEqual([
      { name: 'start', line: 1 },
      { name: 'inside', line: 2 },
      { name: 'end', line: 5 },
    ]);
  });

  it('a byte order mark, a shebang and nested comments are passed over', () => {
    expect(parsed('\ufeff#!/usr/bin/env x\n/* /* */ */ /** doc */ fn f() {}').items).toHaveLength(1);
  });
});
