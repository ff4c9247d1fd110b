/** Calls into a domain at another type (decision 44): what the library finds, and what the host makes of what comes back. */
import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { runProgram } from '../../properties/scenario/program.js';
import { defaultSettings } from '../../properties/scenario/registry.js';

beforeAll(loadGrammars);

interface Case {
  readonly name: string;
  readonly rust: string;
  readonly body: string;
  readonly c: string;
  /** On both targets, or by target; under omniglot. */
  readonly ends: string | readonly [ilp32: string, lp64: string];
  /** Under isolated, where that is something else. */
  readonly believed?: string;
}

const run = (k: Case, regime: string, target: string): string => {
  const text = {
    rust: { text: `${k.rust}\nfn main() { ${k.body} }`, file: 'a.rs' },
    c: { text: `#include <stdint.h>\n#include <stddef.h>\n${k.c}`, file: 'a.c' },
  };
  const ran = runProgram(text, { ...defaultSettings, target }, regime, 'stacked');
  if (E.isLeft(ran)) return ran.left.map((d) => d.message).join();
  const { outcome: o, machine } = ran.right;
  if (o.k === 'ub') return `ub ${o.ub}`;
  if (o.k === 'rejected') return `rejected ${o.premise}`;
  return o.k === 'done' ? String.fromCharCode(...(machine?.output ?? [])).trim() : o.k;
};

const declares = (what: string): string => `extern "C" { ${what} }`;
const prints = (call: string): string => `println!("{}", unsafe { ${call} });`;

const cases: readonly Case[] = [
  {
    name: 'an argument too many is not looked at',
    rust: declares('fn f(a: i32, b: i32) -> i32;'),
    body: prints('f(3, 4)'),
    c: 'int f(int a) { return a; }',
    ends: '3',
  },
  {
    name: 'an argument too few is what the last call left',
    rust: declares('fn seed(a: i32, b: i32); fn f(a: i32) -> i32;'),
    body: `unsafe { seed(1, 5) }; ${prints('f(3)')}`,
    c: 'void seed(int a, int b) { (void)a; (void)b; } int f(int a, int b) { return a * 10 + b; }',
    ends: '35',
  },
  {
    name: 'a short number is extended on Arm, and lies under what was there on x86-64',
    rust: declares('fn seed(a: u64); fn f(a: i8) -> i32;'),
    body: `unsafe { seed(0x1122) }; ${prints('f(-1)')}`,
    c: 'void seed(uint64_t a) { (void)a; } int f(int a) { return a; }',
    ends: ['-1', '4607'],
  },
  {
    name: 'two numbers are a struct of two: in two words on Arm, where x86-64 has it in one',
    rust: declares('fn f(a: u32, b: u32) -> u32;'),
    body: prints('f(1, 2)'),
    c: 'struct p { uint32_t a, b; }; uint32_t f(struct p p) { return p.a * 10 + p.b; }',
    ends: ['12', '10'],
  },
  {
    name: 'a long number begins at an even word on Arm',
    rust: declares('fn f(a: u32, b: u64) -> u32;'),
    body: prints('f(1, 2)'),
    c: 'uint32_t f(uint32_t a, uint32_t b, uint32_t c) { return a * 100 + b * 10 + c; }',
    ends: ['102', '120'],
  },
  {
    name: 'the address of a result that was not passed is the first argument',
    rust: declares('fn f(a: u32) -> u32;'),
    body: prints('f(16)'),
    c: 'struct big { uint64_t a, b, c; }; struct big f(uint32_t a) { struct big s = {a, 0, 0}; return s; }',
    ends: 'rejected in-domain',
  },
  {
    name: 'the address of a result that is not looked for is what it takes for its argument',
    rust: `#[repr(C)] struct Big { a: u64, b: u64, c: u64 } ${declares('fn f(a: u32) -> Big;')}`,
    body: 'let _b = unsafe { f(7) }; println!("{}", "back");',
    c: 'uint32_t f(uint32_t a) { return a == 7; }',
    ends: 'back',
    believed: 'ub abi',
  },
  {
    name: 'a result that was not given is what the last one left',
    rust: declares('fn f() -> u32; fn g() -> u32; fn h();'),
    body: `unsafe { h() }; ${prints('f()')}`,
    c: 'void f(void) {} uint32_t g(void) { return 9; } uint32_t h(void) { return 8; }',
    ends: '8',
    believed: 'ub abi',
  },
  {
    name: 'a result that is no value of its type is found out',
    rust: declares('fn f(a: i32) -> bool;'),
    body: prints('f(2)'),
    c: 'int f(int a) { return a; }',
    ends: 'rejected valid',
    believed: 'ub abi',
  },
  {
    name: 'a number that is taken for a pointer leads out of the domain',
    rust: declares('fn f(a: usize) -> i32;'),
    body: prints('f(64)'),
    c: 'int f(int *p, int n) { return *p + n; }',
    ends: 'rejected in-domain',
  },
  {
    name: 'the library calls its own function at another type',
    rust: declares('fn f() -> i32;'),
    body: prints('f()'),
    c: 'static int add(int a, int b, int c) { return a + b + c; } int f(void) { int (*g)(int, int) = (int (*)(int, int))add; return g(1, 2); }',
    ends: '3',
  },
];

describe.each([
  ['ilp32', 0],
  ['lp64', 1],
] as const)('A call of the library at another type, on %s', (target, which) => {
  it.each(cases)('$name', (k) => {
    const wanted = typeof k.ends === 'string' ? k.ends : k.ends[which];
    expect(run(k, 'omniglot', target)).toBe(wanted);
    expect(run(k, 'isolated', target)).toBe(k.believed ?? wanted);
    expect(run(k, 'unrestricted', target)).toBe('ub abi');
  });
});
