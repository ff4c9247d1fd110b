import { beforeAll, describe, expect, it } from 'vitest';
import { parseC } from '../../model/c/parse.js';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';
import type { Program } from '../../properties/program.js';
import { replay } from '../../properties/campaign/replay.js';
import { defaultSettings } from '../../properties/scenario/registry.js';
import { Bench, isRefused, type Mutant } from '../../properties/search/bench.js';
import { nameOf, premisesOf } from '../../properties/search/necessity.js';
import { omniglot } from '../../semantics/regimes/omniglot/index.js';

beforeAll(loadGrammars);

const settings = { ...defaultSettings, aliasing: 'stacked' };
const scopes = 'let (mut alloc, mut access) = scopes!();';
const reference = {
  rust: `extern "C" { fn f() -> &'static i32; }\nfn main() { ${scopes} let r = f(&mut alloc, &mut access); println!("{}", *r); }`,
  c: 'int *f(void) { return (int *)16; }',
};
/** The value is held as a plain reference, which no stamp can end. */
const held = {
  rust: `extern "C" { fn f() -> *mut i32; }
fn main() {
  ${scopes}
  let p = f(&mut alloc, &mut access);
  let v = p.upgrade(&alloc).unwrap().validate(&access).unwrap();
  let r: &i32 = &*v;
  f(&mut alloc, &mut access);
  println!("{}", *r);
}`,
  c: 'static int cell = 1; int *f(void) { cell = 2; return &cell; }',
};

const programOf = (p: { rust: string; c: string }): Program => ({
  direction: 'rust-calls-c',
  written: true,
  rust: parseRust(p.rust, 'a.rs').crate!,
  c: parseC(p.c, 'a.c').unit!,
});

const run = (p: { rust: string; c: string }, ...mutants: Mutant[]) => {
  const ran = new Bench().run(programOf(p), omniglot, settings, { mutants });
  if (isRefused(ran)) throw new Error(ran.diagnostics[0]?.message);
  // What a report replays from the text says the same.
  expect(replay(p.rust, p.c, omniglot, settings, mutants)?.outcome.k).toBe(ran.outcome.k);
  return ran;
};

/** The premise that refused, by the number that the run gives for it. */
const failed = (p: { rust: string; c: string }): string[] => {
  const { failures } = run(p);
  return premisesOf(omniglot).flatMap((x) => (failures.includes(x.number) ? [nameOf(x)] : []));
};

describe('What is asked before a program of a search runs', () => {
  it('refuses it, as `run` does, and counts as the premise that failed.', () => {
    expect(run(reference).outcome).toMatchObject({ k: 'rejected', when: 'static', rule: 'O6-Validator' });
    expect(failed(reference)).toEqual(['O6-Validator/has-validator']);
    expect(run(held).outcome).toMatchObject({ k: 'rejected', when: 'static', rule: 'Borrow-Check' });
    expect(failed(held)).toEqual(['Borrow-Check/scopes']);
  });

  it('can be switched off, and then the program runs.', () => {
    expect(run(reference, { rule: 'O6-Validator', premise: 0 }).outcome).toMatchObject({ k: 'ub' });
    expect(run(held, { rule: 'Borrow-Check', premise: 0 }).outcome).toMatchObject({
      k: 'ub',
      ub: 'aliasing',
    });
  });
});
