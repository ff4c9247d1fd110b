import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';

beforeAll(loadGrammars);

const first = (text: string): { code: string; message: string; at: string; help: string | undefined } => {
  const { crate, diagnostics } = parseRust(text, 'a.rs');
  expect(crate).toBeNull();
  const d = diagnostics[0]!;
  return { code: d.code, message: d.message, at: `${d.span.line}:${d.span.column}`, help: d.help };
};

describe('What is Rust but not mini-Rust is refused by name, with its place:', () => {
  it.each<[string, string, string]>([
    ['trait T {}', 'a trait', '1:1'],
    ['impl Clone for S {}', 'an implementation of `Clone`', '1:6'],
    ['fn f<T: Copy>(x: T) {}', 'the type parameter `T: Copy`', '1:6'],
    ['struct S<T>(T);', 'the type parameter `T`', '1:10'],
    ['fn f<const N: usize>() {}', 'the constant parameter', '1:6'],
    ["fn f<'a>(x: &'a u8) where 'a: 'static {}", 'a `where` clause', '1:21'],
    ['async fn f() {}', 'an `async fn`', '1:1'],
    ['const fn f() {}', 'a `const fn`', '1:1'],
    ['fn f() { x.await }', '`.await`', '1:10'],
    ['fn f() { async {} }', 'an `async` block', '1:10'],
    ['fn f(x: &dyn T) {}', 'a `dyn Trait` type', '1:10'],
    ['fn f(x: impl T) {}', 'an `impl Trait` type', '1:9'],
    ['fn f(x: Box<Fn(u8)>) {}', 'the type `Fn(…)`', '1:13'],
    ['mod m {}', 'a module', '1:1'],
    ['union U { a: u8 }', 'a union', '1:1'],
    ['macro_rules! m { () => {} }', '`macro_rules!`', '1:1'],
    ['extern crate libc;', '`extern crate`', '1:1'],
    ['fn f(x: f32) {}', 'the type `f32`', '1:9'],
    ['fn f(x: f64) {}', 'the type `f64`', '1:9'],
    ['fn f(x: i128) {}', 'the type `i128`', '1:9'],
    ['fn f() { 1u128 }', 'a literal of type `u128`', '1:10'],
    ['fn f() { 1.5 }', 'a floating-point literal', '1:10'],
    ['fn f() { 1f64 }', 'a literal of type `f64`', '1:10'],
    ['fn f() { foo!() }', 'the macro `foo!`', '1:10'],
    ['fn f() { format!("a"); }', 'the macro `format!`', '1:10'],
    ['fn f() { println! { "a" } }', '`println! { … }`', '1:19'],
    ['fn f() { println!("{:1$}", 1, 2) }', 'a width or precision', '1:19'],
    ['fn f() { const { 1 } }', 'a `const` block', '1:10'],
    ['fn f() { if let A = x && y {} }', 'a chain of `let` conditions', '1:13'],
    ['fn f() { <u8>::MAX }', 'a qualified path', '1:10'],
    ['fn f() { crate::x }', 'a path through `crate`', '1:10'],
    ['fn f() { match x { #[allow(unused)] _ => 1 } }', 'an attribute on a match arm', '1:20'],
    ['fn f(self: Box<Self>) {}', 'a typed `self` parameter', '1:6'],
    ['extern "C" { fn f(x: u8, ...); }', 'a variadic function', '1:26'],
    ['extern "C" { safe fn f(); }', '`safe fn`', '1:19'],
    ['extern "system" fn f() {}', 'the ABI `"system"`', '1:1'],
    ['pub(super) fn f() {}', 'the visibility `pub(super)`', '1:1'],
    ['#[derive(Hash)] struct S;', '`derive(Hash)`', '1:1'],
    ['#[repr(packed)] struct S;', '`repr(packed)`', '1:1'],
    ['#[repr(C, u8)] enum E { A }', '`repr(C, u8)`', '1:1'],
    ['#[test] fn f() {}', 'the attribute `test`', '1:1'],
    ['#[deny(unused)] fn f() {}', '`#[deny]`', '1:1'],
    ['#[link(name = "c")] extern "C" {}', '`#[link(name = …)]`', '1:1'],
    ['#[cfg_attr(ferrule, nonsense)] fn f() {}', 'the annotation `nonsense`', '1:1'],
    ['#[cfg_attr(test, inline)] fn f() {}', 'a `cfg_attr` other than', '1:1'],
  ])('%s', (text, what, at) => {
    const d = first(text);
    expect(d.code).toBe('outside-subset');
    expect(d.message).toContain(what);
    expect(d.message).toMatch(/is outside mini-Rust$/);
    expect(d.at).toBe(at);
  });

  it('most refusals name a way out', () => {
    expect(first('union U { a: u8 }').help).toBe('use `MaybeUninit` or a cast of pointers');
  });

  it('each statement and item is refused on its own, so that one run shows them all', () => {
    const { diagnostics } = parseRust('mod m {}\nfn f() {\n  1.5;\n  foo!();\n}\ntrait T {}', 'a.rs');
    expect(diagnostics.map((d) => d.span.line)).toEqual([1, 3, 4, 6]);
  });
});

describe('What is not Rust, and the grammar lets pass, is refused as rustc does:', () => {
  it.each<[string, string]>([
    ['fn f() { a as usize < b; }', 'start of generic arguments'],
    ['fn f() { x + a as usize << b; }', 'start of generic arguments'],
    ['fn f() { a < b < c; }', 'cannot be chained'],
    ['fn f() { a == b == c; }', 'cannot be chained'],
    ['fn f() { a..b..c; }', 'ranges cannot be chained'],
    ['fn f() { a...b; }', 'unexpected token: `...`'],
    ['fn f() { a..=; }', 'inclusive range with no end'],
    ['fn f() { x as u8.y(); }', 'a cast cannot be followed by a field access or method call'],
    ['fn f() { x as u8?; }', 'a cast cannot be followed by `?`'],
    ['fn f() { while return {} {} }', 'jumps are not allowed here'],
    ['fn f() { { x } as u8; }', 'a statement ends behind this block'],
    ['fn f() { println!("a") println!("b") }', 'expected `;`'],
    ['fn f() { let match = 1; }', 'found the keyword `match`'],
    ['fn f() { let A | B = x; }', 'top-level or-patterns'],
    ['fn f() { match x { A(.., ..) => 1 } }', 'can only be used once'],
    ['fn f() { match x { S { .., a } => 1 } }', 'must be at the end'],
    ['fn f() { match x { 1...2 => 1 } }', '`...` range patterns'],
    ['fn f() { let x = S {} else { return }; }', 'may not stand before `else`'],
    ["fn f() { if x 'a: {} }", 'may not have a label'],
    ["fn f() { ''; }", 'empty character literal'],
    ["fn f() { '\\u{d800}'; }", 'Unicode scalar value'],
    ['fn f() { "\\q"; }', 'unknown character escape'],
    ['fn f() { "\\xff"; }', 'out of range hex escape'],
    ['fn f() { b"é"; }', 'ASCII characters only'],
    ['fn f() { c"\\0"; }', 'may not hold a NUL'],
    ['fn f() { f"a"; }', 'not a literal of Rust 2021'],
    ['fn f() { "a"x; }', 'suffixes on string'],
    ['fn f();', 'has no body'],
    ['extern "C" { fn f() {} }', 'cannot have a body'],
    ['extern "C" { fn f(mut x: u8); }', 'patterns are not allowed in foreign'],
    ['fn f(u8) {}', 'expected a name before the type'],
    ['fn f(self) {}', 'only allowed in methods'],
    ['fn f(,) {}', 'unexpected `,`'],
    ['let x = 1;', 'expected an item, found `let`'],
    ['const X: u8;', 'needs a value'],
    ['enum E { pub A }', 'not permitted on enum variants'],
    ['impl Drop for S { pub fn drop(&mut self) {} }', 'not permitted'],
    ['fn f() { #[allow(unused)] }', 'expected a statement behind the attribute'],
    ['#[repr(C)] fn f() {}', '`#[repr]` does not apply to a function'],
    ['#[no_mangle] struct S;', '`#[no_mangle]` does not apply to a struct'],
    ['fn f() {} /// nothing', 'documents nothing'],
    ['fn f() { println!(x); }', 'must be a string literal'],
    ['fn f() { println!("{} {}", x); }', 'invalid reference to positional argument 1'],
    ['fn f() { println!("{}", x, y); }', 'argument never used'],
    ['fn f() { println!("{"); }', 'expected `}`'],
    ['fn f() { println!("}"); }', 'unmatched `}`'],
    ['fn f() { println!("{:q}", x); }', 'unknown format trait'],
    ['fn f() { println!("{a}", a = 1, 2); }', 'positional arguments cannot follow'],
    ['fn f() { assert!(); }', '`assert!` takes a condition'],
  ])('%s', (text, what) => expect(first(text).message).toContain(what));
});
