import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import {
  byAnother,
  made,
  mixed,
  mixing,
  notItsOwn,
  ofAnother,
  onFreed,
  operations,
  runScoped,
  tooLate,
  type ScopeCase,
} from './scope-cases.js';

beforeAll(loadGrammars);

/** How a run ends, by its premise; what the borrow checker refuses before is its code. */
const ends = (c: ScopeCase): string => {
  const ran = runScoped(c);
  if (!('outcome' in ran)) return ran.join(' ');
  const o = ran.outcome;
  return o.k === 'rejected' ? `${o.rule}/${o.premise}` : o.k;
};
const verdict = (body: string, set: Record<string, string>, oracle = false): string =>
  ends({ body, set, oracle });

describe.each(operations)('$rule', (operation) => {
  const { rule, on, use } = operation;
  it('goes on while nothing came between.', () => {
    expect(verdict(`${made[on]} ${use('access')}`, {})).toBe('done');
  });

  it('is refused after a foreign call, which took the allocation scope: at the call, or when it runs.', () => {
    expect(ends(tooLate(operation, false))).toBe('E0502');
    expect(ends(tooLate(operation, true))).toBe(`${rule}/alloc-scope`);
  });

  it('finds stale bytes where the library freed the memory, if upgrades are kept over calls.', () => {
    expect(ends(onFreed(operation))).toBe('done');
    expect(ends(onFreed(operation, { 'domain.tracker': 'region' }))).toBe('done');
  });

  it('is refused with the scope of another library.', () => {
    expect(ends(ofAnother(operation))).toBe(`${rule}/same-brand`);
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
  it.each(mixed)('do not mix in %s: %s', (rule, use) => {
    expect(ends(mixing(use))).toBe(`${rule}/same-brand`);
  });

  it.each(notItsOwn)('leave what the other pair used first to it, in %s: %s', (rule, use) => {
    expect(ends(byAnother(use))).toBe(`${rule}/its-library`);
  });

  it('share no memory: to the tracker of the other pair nothing is foreign.', () => {
    const body =
      'let (alloc2, _access2) = scopes!(); let p = peek(&mut alloc, &mut access); p.upgrade(&alloc2).unwrap();';
    expect(verdict(body, {})).toBe('O1-Upgrade-Mut/tracked');
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
