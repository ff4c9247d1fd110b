/** Programs in Omniglot's types in which scopes are judged when the program runs: the borrow checker is off, or leaves brands alone. */
import { parseC } from '../../model/c/parse.js';
import type { Outcome } from '../../model/outcome.js';
import { parseRust } from '../../model/rust/parse.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { everyBorrowRule } from '../../properties/search/static-premises.js';
import { compileC } from '../../semantics/c/index.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import type { Machine } from '../../semantics/machine/machine.js';
import { execute } from '../../semantics/machine/run.js';
import { omniglot } from '../../semantics/regimes/omniglot/index.js';
import { compileRust } from '../../semantics/rust/index.js';

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

export interface ScopeCase {
  /** Of `main`, after `scopes!()`. */
  readonly body: string;
  readonly set: Readonly<Record<string, string>>;
  /** Without the borrow checker scopes are judged when the program runs. */
  readonly oracle: boolean;
}

/** A run, or the codes of the borrow checker's errors. */
export const runScoped = ({
  body,
  set,
  oracle,
}: ScopeCase): { readonly outcome: Outcome; readonly machine: Machine } | readonly string[] => {
  const settings = { ...defaultSettings, ...set, aliasing: 'stacked' };
  const text = `${externs}\nfn main() { let (mut alloc, mut access) = scopes!(); ${body} }`;
  const rust = compileRust(parseRust(text, 'a.rs').crate!, {
    layouts: layoutsFor(settings),
    settings,
    api: omniglot.api(settings),
    ...(oracle ? { borrowRulesOff: everyBorrowRule } : {}),
  });
  if (rust.unit === null) return [...new Set(rust.diagnostics.map((d) => d.code))];
  const c = compileC(parseC(library, 'a.c').unit!, { layouts: layoutsFor(settings), settings }).unit;
  const done = execute({ rust: rust.unit, c, settings, regime: omniglot, promises: true });
  if (done.ok !== 'ran') throw new Error('not linked');
  const { outcome, machine } = done.result;
  return { outcome, machine };
};

/** An operation on a reference `r` to an `i32`, a `*mut i32` or a slice, with access scope `X`; and whether it has no `None` to answer with. */
export interface Operation {
  readonly rule: string;
  readonly on: 'int' | 'link' | 'slice';
  readonly use: (x: string) => string;
}
export const operations: readonly Operation[] = [
  { rule: 'O6-Validate', on: 'int', use: (x) => `r.validate(&${x}).unwrap();` },
  { rule: 'O7-Valid', on: 'int', use: (x) => `r.valid(&${x});` },
  { rule: 'O8-Valid-Ptr', on: 'link', use: (x) => `r.valid_ptr(&${x});` },
  { rule: 'O9-Copy', on: 'int', use: (x) => `r.copy(&${x});` },
  { rule: 'O10-Write', on: 'int', use: (x) => `r.write(3, &mut ${x});` },
  { rule: 'O11-Write-Copy', on: 'int', use: (x) => `r.write_copy(&bytes, &mut ${x});` },
  { rule: 'O12-Write-Slice', on: 'slice', use: (x) => `r.write_slice(&[3, 4], &mut ${x});` },
];
export const made = {
  int: 'let p = make(&mut alloc, &mut access); let r = p.upgrade(&alloc).unwrap(); let bytes = r.copy(&access);',
  link: 'let p = make_link(&mut alloc, &mut access); let r = p.upgrade(&alloc).unwrap();',
  slice: 'let p = make(&mut alloc, &mut access); let r = p.upgrade_slice(2, &alloc).unwrap();',
} as const;
export const call = (f: string): string => `${f}(&mut alloc, &mut access);`;

/** The same operation too late, on what the library freed, and with the scope of another library. */
export const tooLate = ({ on, use }: Operation, oracle: boolean): ScopeCase => ({
  body: `${made[on]} ${call('touch')} ${use('access')}`,
  set: {},
  oracle,
});
export const onFreed = ({ on, use }: Operation, set: Readonly<Record<string, string>> = {}): ScopeCase => ({
  body: `${made[on]} ${call('destroy')} ${use('access')}`,
  set: { upgraded: 'stays', ...set },
  oracle: false,
});
export const ofAnother = ({ on, use }: Operation): ScopeCase => ({
  body: `let (_alloc2, mut access2) = scopes!(); ${made[on]} ${use('access2')}`,
  set: { brands: 'run-time' },
  oracle: false,
});

/** A validated value is read after something that took its scope. */
export const heldOver = (use: string): ScopeCase => ({
  body: `${made.int} let v = r.validate(&access).unwrap(); ${use} println!("{}", *v);`,
  set: {},
  oracle: true,
});

/** Scopes of two libraries in one operation; and a library that another pair of scopes used first. */
export const mixed: readonly (readonly [rule: string, use: string])[] = [
  ['O13-Call', 'touch(&mut alloc, &mut access2);'],
  ['O13-Call', 'touch(&mut alloc2, &mut access);'],
  ['O15-Stack-Value', 'alloc.stacked_value(5u8, &mut access2, |r, _a, x| *r.validate(x).unwrap());'],
  ['O15-Stack-Slice', 'alloc2.stacked_slice(&[5u8], &mut access, |s, _a, x| s.validate(x).unwrap()[0]);'],
];
export const notItsOwn: readonly (readonly [rule: string, use: string])[] = [
  ['O13-Call', 'touch(&mut alloc2, &mut access2);'],
  ['O14-Stack', 'alloc2.stacked(|r: OGMutRef<u32>, _alloc| r.as_ptr());'],
  ['O15-Stack-Value', 'alloc2.stacked_value(5u8, &mut access2, |r, _a, x| *r.validate(x).unwrap());'],
  ['O15-Stack-Slice', 'alloc2.stacked_slice(&[5u8], &mut access2, |s, _a, x| s.validate(x).unwrap()[0]);'],
];
const two = 'let (mut alloc2, mut access2) = scopes!();';
export const mixing = (use: string): ScopeCase => ({
  body: `${two} ${use} touch(&mut alloc2, &mut access2);`,
  set: { brands: 'run-time' },
  oracle: false,
});
export const byAnother = (use: string): ScopeCase => ({
  body: `${two} touch(&mut alloc, &mut access); ${use}`,
  set: {},
  oracle: false,
});

/** All of them, for what they cover. */
export const replayScopeCases = (see: (m: Machine, o: Outcome) => void): void => {
  const all = [
    ...operations.flatMap((o) => [tooLate(o, true), onFreed(o), ofAnother(o)]),
    heldOver('r.write(3, &mut access);'),
    ...mixed.map(([, use]) => mixing(use)),
    ...notItsOwn.map(([, use]) => byAnother(use)),
  ];
  for (const c of all) {
    const ran = runScoped(c);
    if ('machine' in ran) see(ran.machine, ran.outcome);
  }
};
