import * as E from '#fp/Either';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import type { Outcome } from '../../model/outcome.js';
import { Memory, FOREIGN, MALLOC, RUST_STACK } from '../../model/memory.js';
import { runProgram } from '../../properties/scenario/program.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import type { MRule } from '../../semantics/machine/machine.js';
import { ruleTable } from '../../semantics/machine/table.js';
import { languageRules } from '../../semantics/rules.js';

beforeAll(loadGrammars);

const show = (o: Outcome): string => {
  if (o.k === 'ub') return `ub ${o.ub}`;
  return o.k === 'rejected' ? `rejected ${o.premise}` : o.k;
};

const run = (rust: string, c: string, regime: string, set: Record<string, string> = {}): string => {
  const r = runProgram(
    { rust: { text: rust, file: 'a.rs' }, c: { text: c, file: 'a.c' } },
    { ...defaultSettings, ...set },
    regime,
    'stacked',
  );
  return E.isLeft(r) ? r.left.map((d) => `${d.code}: ${d.message}`).join('\n') : show(r.right.outcome);
};

/** Addresses that are odd, on a target whose sums may leave what a plain number holds exactly. */
describe('Machine code on 64 bits', () => {
  it('reaches each byte that it is lent.', () => {
    const c =
      'void f(unsigned char *p, unsigned long n) { for (unsigned long i = 0; i < n; i++) p[i] += 10; }';
    const rust = `extern "C" { fn f(p: *mut u8, n: usize); }
      fn main() { let mut v = [1u8, 2, 3, 4, 5]; unsafe { f(&mut v[1], 1); f(&mut v[3], 2); }
      for i in 0..5usize { print!("{} ", v[i]); } println!(); }`;
    for (const target of ['ilp32', 'lp64']) {
      const settings = { ...defaultSettings, foreign: 'machine', target };
      const program = { rust: { text: rust, file: 'a.rs' }, c: { text: c, file: 'a.c' } };
      const r = runProgram(program, settings, 'unrestricted', 'none');
      const output = E.isRight(r) ? String.fromCharCode(...(r.right.machine?.output ?? [])) : '';
      expect(output).toBe('1 12 3 14 15 \n');
    }
  });
});

/** A library of one function, called from safe-looking Rust. */
const calls = 'extern "C" { fn f(); } fn main() { unsafe { f() }; println!("{}", 1); }';
const headers =
  '#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <stdbool.h>\n';

/** What C's own faults are as C, and what they are in a domain: they go on, fault, or end the process, as in a real one. */
const faults: readonly (readonly [what: string, body: string, asC: string, inDomain: string])[] = [
  ['reads freed memory', 'int *p = malloc(4); *p = 1; free(p); int x = *p; (void)x;', 'ub dangling', 'done'],
  ['writes freed memory', 'int *p = malloc(4); free(p); *p = 2;', 'ub dangling', 'done'],
  ['runs past its array', 'char a[4]; for (int i = 0; i < 9; i++) a[i] = 1;', 'ub out-of-bounds', 'done'],
  ['reads what was never written', 'int x; int y = x + 1; (void)y;', 'ub uninit', 'done'],
  ['overflows', 'int x = 2147483647; x = x + 1;', 'ub overflow', 'done'],
  ['shifts too far', 'int n = 40; unsigned x = 1u << n; (void)x;', 'ub shift', 'done'],
  ['divides by zero', 'int n = 0; int x = 1 / n; (void)x;', 'ub division', 'abort'],
  ['frees twice', 'int *p = malloc(4); free(p); free(p);', 'ub double-free', 'abort'],
  ['frees inside', 'char *p = malloc(4); free(p + 1);', 'ub invalid-free', 'abort'],
  [
    'reallocates what it freed',
    'char *p = malloc(4); free(p); p = realloc(p, 8);',
    'ub double-free',
    'abort',
  ],
  ['reads through null', 'int *p = 0; int x = *p; (void)x;', 'ub null', 'rejected in-domain'],
  ['writes to an address it made up', '*(int *)(uintptr_t)16 = 1;', 'ub dangling', 'rejected in-domain'],
  [
    'is misaligned',
    'char a[8] = {0}; int *p = (int *)(uintptr_t)((uintptr_t)a + 1); *p = 1;',
    'ub misaligned',
    'done',
  ],
  ['writes to a literal', 'char *s = (char *)"ab"; s[0] = 99;', 'ub const-write', 'rejected writable'],
  ['mixes types', 'int x = 1; *(float_bits *)&x = 2;', 'ub effective-type', 'done'],
  [
    'measures what is no string',
    'char *a = malloc(2); a[0] = 65; a[1] = 66; size_t n = strlen(a); (void)n;',
    'ub out-of-bounds',
    'done',
  ],
  ['prints what is no string', 'char *a = 0; printf("%s", a);', 'ub null', 'rejected in-domain'],
  ['copies too much', 'char a[4] = {0}; char b[2]; memcpy(b, a, 4);', 'ub out-of-bounds', 'done'],
  [
    'calls what is no function',
    'void (*g)(void) = (void (*)(void))(uintptr_t)64; g();',
    'ub dangling',
    'abort',
  ],
  ['subtracts strangers', 'int x = 1, y = 2; ptrdiff d = &x - &y; (void)d;', 'ub pointer-compare', 'done'],
  ['compares strangers', 'int x = 1, y = 2; int d = &x < &y; (void)d;', 'ub pointer-compare', 'done'],
];

describe('Foreign code in a domain of its own', () => {
  for (const [what, body, asC, inDomain] of faults) {
    it(`${what}: undefined as C, and never the host's affair.`, () => {
      const c = `${headers}typedef unsigned float_bits_base; typedef short float_bits; typedef long ptrdiff;\nvoid f(void) { ${body} }`;
      expect(run(calls, c, 'unrestricted')).toBe(asC);
      for (const regime of ['isolated', 'omniglot']) expect(run(calls, c, regime)).toBe(inDomain);
    });
  }

  it('goes on as C where C is alone: a program that never crosses is the same under every regime.', () => {
    const c = '#include <stddef.h>\nint main(void) { int *p = NULL; return *p; }';
    for (const regime of ['unrestricted', 'isolated', 'r3', 'omniglot']) {
      const r = runProgram({ c: { text: c, file: 'a.c' } }, defaultSettings, regime, 'stacked');
      expect(E.isRight(r) && show(r.right.outcome)).toBe('ub null');
    }
  });

  it('reaches no byte of the host, and says so at once.', () => {
    const rust =
      'extern "C" { fn f(p: *mut u8); } fn main() { let mut x = 1u8; unsafe { f(&raw mut x) }; println!("{}", x); }';
    for (const body of [
      '*p = 2;',
      'unsigned char y = *p; (void)y;',
      'free(p);',
      'memset(p, 0, 1);',
      'size_t n = strlen((char *)p); (void)n;',
    ])
      expect(run(rust, `${headers}void f(unsigned char *p) { ${body} }`, 'isolated')).toBe(
        'rejected in-domain',
      );
  });

  it("ends references of Rust's when it writes where they point, and is undefined while one is protected.", () => {
    const c = `${headers}static int cell = 4; int *peek(void) { return &cell; } void touch(void) { cell = 5; }`;
    const head = 'extern "C" { fn peek() -> *mut i32; fn touch(); }';
    const late = `${head} fn main() { let r = unsafe { &*peek() }; unsafe { touch() }; println!("{}", *r); }`;
    const held = `${head} fn hold(_r: &i32) { unsafe { touch() } } fn main() { hold(unsafe { &*peek() }); println!("{}", 1); }`;
    const raw = `${head} fn main() { let p = unsafe { peek() }; unsafe { touch() }; println!("{}", unsafe { *p }); }`;
    for (const [set, regime] of [
      [{}, 'isolated'],
      [{ foreign: 'machine' }, 'unrestricted'],
    ] as const) {
      expect(run(late, c, regime, set)).toBe('ub aliasing');
      expect(run(held, c, regime, set)).toBe('ub aliasing');
      expect(run(raw, c, regime, set)).toBe('done');
    }
  });

  it('lets Rust copy its own bytes.', () => {
    const rust = `extern "C" { fn f(); } fn main() {
      let a = [1u8, 2]; let mut b = [0u8, 0];
      unsafe { f(); std::ptr::copy_nonoverlapping(a.as_ptr(), b.as_mut_ptr(), 2) };
      println!("{}", b[1]); }`;
    expect(run(rust, 'void f(void) {}', 'isolated')).toBe('done');
  });
});

describe('Machine code', () => {
  it('has no undefined behaviour of its own: only what it does to the host.', () => {
    const table = ruleTable(languageRules, true);
    const theHosts = ['foreign-access', 'aliasing', 'abi'];
    const own = new Set<string>();
    const wrong: string[] = [];
    const see = (r: MRule): void => {
      if (own.has(r.name)) return;
      own.add(r.name);
      for (const { name, predicate } of r.premises)
        if (predicate.fault.k === 'ub' && !theHosts.includes(predicate.fault.code))
          wrong.push(`${r.name}/${name}`);
    };
    for (const r of table.rules) if (r.lang === 'machine') see(r);
    expect(own.size).toBeGreaterThan(15);
    expect(wrong).toEqual([]);
  });

  it('has a rule for whatever C could do wrong: what is left to the rules of C asks only for values that machine code has.', () => {
    const heads = new Set(languageRules.filter((r) => r.lang === 'machine').map((r) => r.head));
    const left = languageRules.filter((r) => (r.lang === 'c' || r.lang === 'shared') && !heads.has(r.head));
    /** `initialised`: registers of machine code always hold something. The others are about places that lowering made. */
    const own = ['initialised', 'live', 'in-bounds', 'not-null', 'aligned', 'may-unwind'];
    const wrong = left.flatMap((r) =>
      r.premises
        .filter((p) => p.predicate.fault.k === 'ub' && !own.includes(p.name))
        .map((p) => `${r.name}/${p.name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('The memory of a domain', () => {
  it('keeps addresses, and bytes, when more of it is mapped.', () => {
    const m = new Memory(4);
    m.reset('fresh', 0, true);
    const whole = m.ownDomain(FOREIGN);
    const first = m.allocate(4, 4, MALLOC, true);
    m.writeInt(m.at[first]!, 4, 77);
    const host = m.allocate(4, 4, RUST_STACK, false);
    m.writeInt(m.at[host]!, 4, 5);
    const before = m.base[first]!;
    const large = m.allocate(20_000, 4, MALLOC, true);
    expect(m.base[first]).toBe(before);
    expect(m.readInt(m.at[first]!, 4, true)).toBe(77);
    expect(m.readInt(m.domainStore(before), 4, true)).toBe(77);
    expect(m.readInt(m.at[host]!, 4, true)).toBe(5);
    expect(m.inDomain(m.base[large]!, 20_000)).toBe(true);
    expect(m.inDomain(m.base[host]!, 1)).toBe(false);
    expect(m.size[whole]).toBe(m.domainSize);
    expect(m.find(before)).toBe(first);
  });

  it('shows whoever allocates again no bytes, and machine code the old ones.', () => {
    const m = new Memory(4);
    m.reset('reuse', 0, true);
    const old = m.allocate(4, 4, MALLOC, true);
    m.writeInt(m.at[old]!, 4, 9);
    m.end(old);
    const next = m.allocate(4, 4, MALLOC, true);
    expect(m.base[next]).toBe(m.base[old]);
    expect(m.isInit(m.at[next]!, 4)).toBe(false);
    expect(m.readInt(m.domainStore(m.base[next]!), 4, true)).toBe(9);
  });
});
