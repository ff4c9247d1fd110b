import { beforeAll, describe, expect, it } from 'vitest';
import { parseC } from '../../model/c/parse.js';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { compileC } from '../../semantics/c/index.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { execute } from '../../semantics/machine/run.js';
import { omniglot } from '../../semantics/regimes/omniglot/index.js';
import { borrowRuleList } from '../../semantics/rust/borrows/rules.js';
import { compileRust } from '../../semantics/rust/index.js';

beforeAll(loadGrammars);

const library = `#include <stdlib.h>
static int cell = 4;
static int *block;
static int *link = &cell;
int *peek(void) { return &cell; }
int **slot(void) { return &link; }
int *make(void) { block = malloc(8); if (!block) abort(); block[0] = 1; block[1] = 2; return block; }
int **make_link(void) { int **l = malloc(sizeof *l); if (!l) abort(); *l = &cell; block = (int *)l; return l; }
void destroy(void) { free(block); }
void touch(void) { }
`;
const externs = `extern "C" {
  fn peek() -> *mut i32; fn slot() -> *mut *mut i32; fn make() -> *mut i32; fn make_link() -> *mut *mut i32;
  fn destroy(); fn touch();
}`;

const everyRule = new Set(borrowRuleList.map((r) => r.name));

/**
 * How a run ends, by its premise; what the borrow checker refuses before is its code. Without the checker (`oracle`)
 * scopes are judged when the program runs.
 */
const verdict = (body: string, set: Record<string, string>, oracle = false): string => {
  const settings = { ...defaultSettings, ...set, aliasing: 'stacked' };
  const text = `${externs}\nfn main() { let (mut alloc, mut access) = scopes!(); ${body} }`;
  const rust = compileRust(parseRust(text, 'a.rs').crate!, {
    layouts: layoutsFor(settings),
    settings,
    api: omniglot.api(settings),
    ...(oracle ? { borrowRulesOff: everyRule } : {}),
  });
  if (rust.unit === null) return [...new Set(rust.diagnostics.map((d) => d.code))].join(' ');
  const c = compileC(parseC(library, 'a.c').unit!, { layouts: layoutsFor(settings), settings }).unit;
  const done = execute({ rust: rust.unit, c, settings, regime: omniglot, promises: true });
  if (done.ok !== 'ran') return 'not linked';
  const o = done.result.outcome;
  return o.k === 'rejected' ? `${o.rule}/${o.premise}` : o.k;
};

/** An operation on a reference `r` to an `i32`, a `*mut i32` or a slice, with access scope `X`; and whether it has no `None` to answer with. */
interface Operation {
  readonly rule: string;
  readonly on: 'int' | 'link' | 'slice';
  readonly use: (x: string) => string;
}
const operations: readonly Operation[] = [
  { rule: 'O6-Validate', on: 'int', use: (x) => `r.validate(&${x}).unwrap();` },
  { rule: 'O7-Valid', on: 'int', use: (x) => `r.valid(&${x});` },
  { rule: 'O8-Valid-Ptr', on: 'link', use: (x) => `r.valid_ptr(&${x});` },
  { rule: 'O9-Copy', on: 'int', use: (x) => `r.copy(&${x});` },
  { rule: 'O10-Write', on: 'int', use: (x) => `r.write(3, &mut ${x});` },
  { rule: 'O11-Write-Copy', on: 'int', use: (x) => `r.write_copy(&bytes, &mut ${x});` },
  { rule: 'O12-Write-Slice', on: 'slice', use: (x) => `r.write_slice(&[3, 4], &mut ${x});` },
];
const made = {
  int: 'let p = make(&mut alloc, &mut access); let r = p.upgrade(&alloc).unwrap(); let bytes = r.copy(&access);',
  link: 'let p = make_link(&mut alloc, &mut access); let r = p.upgrade(&alloc).unwrap();',
  slice: 'let p = make(&mut alloc, &mut access); let r = p.upgrade_slice(2, &alloc).unwrap();',
} as const;
const call = (f: string): string => `${f}(&mut alloc, &mut access);`;

describe.each(operations)('$rule', ({ rule, on, use }) => {
  it('goes on while nothing came between.', () => {
    expect(verdict(`${made[on]} ${use('access')}`, {})).toBe('done');
  });

  it('is refused after a foreign call, which took the allocation scope: at the call, or when it runs.', () => {
    const body = `${made[on]} ${call('touch')} ${use('access')}`;
    expect(verdict(body, {})).toBe('E0502');
    expect(verdict(body, {}, true)).toBe(`${rule}/alloc-scope`);
  });

  it('finds nothing where the library freed the memory, if upgrades are kept over calls.', () => {
    const body = `${made[on]} ${call('destroy')} ${use('access')}`;
    expect(verdict(body, { upgraded: 'stays' })).toBe(`${rule}/mapped`);
    expect(verdict(body, { upgraded: 'stays', 'domain.tracker': 'region' })).toBe('done');
  });

  it('is refused with the scope of another library.', () => {
    const body = `let (_alloc2, mut access2) = scopes!(); ${made[on]} ${use('access2')}`;
    expect(verdict(body, { brands: 'run-time' })).toBe(`${rule}/same-brand`);
  });
});

describe('A validated value', () => {
  const held = `${made.int} let v = r.validate(&access).unwrap();`;
  it.each([
    ['a write', 'r.write(3, &mut access);'],
    ['a write of a copy', 'r.write_copy(&bytes, &mut access);'],
    ['a foreign call', 'touch(&mut alloc, &mut access);'],
    ['a stacked value', 'alloc.stacked_value(1u8, &mut access, |_r, _a, _x| ());'],
  ])('ends with %s: the borrow checker refuses that, and the late use when it runs.', (_what, use) => {
    const body = `${held} ${use} println!("{}", *v);`;
    expect(verdict(body, {})).toBe('E0502');
    expect(verdict(body, {}, true)).toBe('O6-Get/access-scope');
    expect(verdict(`${held} println!("{}", *v); ${use}`, {})).toBe('done');
  });
});

describe('Scopes of two libraries', () => {
  const two = 'let (mut alloc2, mut access2) = scopes!();';
  it.each([
    ['O13-Call', 'touch(&mut alloc, &mut access2);'],
    ['O13-Call', 'touch(&mut alloc2, &mut access);'],
    ['O15-Stack-Value', 'alloc.stacked_value(5u8, &mut access2, |r, _a, x| *r.validate(x).unwrap());'],
    ['O15-Stack-Slice', 'alloc2.stacked_slice(&[5u8], &mut access, |s, _a, x| s.validate(x).unwrap()[0]);'],
  ])('do not mix in %s: %s', (rule, use) => {
    expect(verdict(`${two} ${use} touch(&mut alloc2, &mut access2);`, { brands: 'run-time' })).toBe(
      `${rule}/same-brand`,
    );
  });
});

describe('Stacked memory', () => {
  const stays = 'touch(alloc, access); *r.validate(access).unwrap()';
  it('stays over the calls in its closure.', () => {
    const body = `let n = alloc.stacked_value(5u8, &mut access, |r, alloc, access| { ${stays} }); assert!(n == 5);`;
    expect(verdict(body, {})).toBe('done');
  });

  it('ends with its closure, also by a panic.', () => {
    const leaves = (how: string): string => `
      let mut q = std::ptr::null_mut::<u8>();
      let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        alloc.stacked_value(5u8, &mut access, |r, _alloc, _access| { q = r.as_ptr(); ${how} });
      }));
      q.upgrade(&alloc).unwrap();`;
    for (const how of ['', 'panic!();']) expect(verdict(leaves(how), {})).toBe('O1-Upgrade-Mut/tracked');
  });

  it('nests.', () => {
    const body = `let n = alloc.stacked_value(5u8, &mut access, |r, alloc, access| {
      alloc.stacked_value(6u8, access, |s, alloc, access| {
        touch(alloc, access);
        *r.validate(access).unwrap() + *s.validate(access).unwrap()
      })
    }); assert!(n == 11);`;
    expect(verdict(body, {})).toBe('done');
  });
});
