import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { showDerivation, type StaticDerivation } from '../../model/diagnostic.js';
import { loadGrammars } from '../../model/grammars.js';
import { refusedByScopes } from '../../properties/refused.js';
import { borrowCodes, borrowRuleList } from '../../semantics/rust/borrows/rules.js';
import { compile, errorsOf } from './support.js';

const folder = fileURLToPath(new URL('cases', import.meta.url));
const programs = readdirSync(folder)
  .flatMap((f) => readFileSync(join(folder, f), 'utf8').split(/^\/\/ -+\n/m))
  .filter((text) => borrowCodes.has(/\/\/~ (\S+)/.exec(text)?.[1] ?? ''));

/** What a guard may not change is no loan's. */
const withoutLoan = new Set(['E0510']);
const derivations = (text: string): readonly StaticDerivation[] =>
  errorsOf(compile(text)).flatMap((d) => {
    if (!borrowCodes.has(d.code)) return [];
    if (!withoutLoan.has(d.code)) expect(d.derivation, `${d.code}: ${d.message}`).toBeDefined();
    return d.derivation ?? [];
  });

const one = (text: string): StaticDerivation => {
  const [d, ...more] = derivations(text);
  if (d === undefined || more.length > 0) throw new Error('one refusal was expected');
  return d;
};

const outline = (d: StaticDerivation): unknown => [`${d.rule}:${d.span.line}`, ...d.premises.map(outline)];

beforeAll(loadGrammars);

describe('A refusal of the borrow checker has a derivation', () => {
  it('that names the loan, why it is in force, and what conflicts', () => {
    const text = `struct Part<'a> { of: &'a Vec<i32> }
fn whole<'a>(p: &Part<'a>) -> &'a Vec<i32> {
    p.of
}
fn main() {
    let mut v = vec![1];
    let part = Part { of: &v };
    let again = whole(&part);
    v.push(2);
    println!("{}", again[0]);
}
`;
    // By thinking: the loan of line 7 flows into \`part\`, by the call of line 8 into \`again\`, and that is used on line 10.
    const d = one(text);
    expect(d.rule).toBe('activation');
    expect(d.says).toBe('`v` is borrowed as mutable while a loan of `v` is in force');
    const [loan, inForce, places] = d.premises;
    expect(loan).toMatchObject({ rule: 'loan', span: { line: 7 } });
    expect(places?.rule).toBe('places-conflict');
    const way = inForce?.premises ?? [];
    expect(way.at(-1)).toMatchObject({ rule: 'liveness', span: { line: 10 } });
    expect(way.at(-1)?.says).toContain('`again`');
    expect([...new Set(way.map((x) => x.span.line))]).toEqual([7, 8, 10]);
  });

  it('that ends at a lifetime of the signature where that is what the borrow has to last for', () => {
    const text = `fn f<'a>(_: &'a u8) -> &'a u8 {
    let x = 1;
    let r = &x;
    r
}
`;
    const d = one(text);
    expect(d.rule).toBe('no-dangling-borrow');
    expect(d.premises[1]?.premises.at(-1)).toMatchObject({ rule: 'universal-region' });
    expect(showDerivation(d)).toContain("`'a` is a lifetime of the signature");
  });

  it('that gives the constraints between two lifetimes which the signature does not relate', () => {
    const d = one(`fn f<'a, 'b>(x: &'a u8, y: &'b u8) -> &'a u8 {
    if *x > 1 { x } else { y }
}
`);
    expect(d.rule).toBe('universal-region');
    expect(d.says).toContain("`'b` has to outlive `'a`");
    expect(outline(d)).toEqual(['universal-region:2', ['subtyping:2']]);
  });

  it('in every stored program: by a rule of the table, from a loan, each step with a place', () => {
    const rules = new Set<string>(borrowRuleList.map((r) => r.name));
    let seen = 0;
    for (const text of programs)
      for (const d of derivations(text)) {
        seen++;
        expect(rules).toContain(d.rule);
        const walk = (x: StaticDerivation): void => {
          expect(x.span.line, x.says).toBeGreaterThan(0);
          x.premises.forEach(walk);
        };
        walk(d);
        if (d.rule === 'universal-region') continue;
        expect(d.premises.map((p) => p.rule)).toEqual(['loan', 'loan-in-scope', 'places-conflict']);
        expect(d.premises[1]?.premises.length, showDerivation(d)).toBeGreaterThan(0);
      }
    expect(seen).toBeGreaterThan(100);
  });

  it('which the refusal of glue carries, one step after the other', () => {
    const errors = errorsOf(
      compile('fn main() { let mut x = 1; let r = &mut x; let s = &mut x; *r = 1; *s = 2; }'),
    );
    const o = refusedByScopes(errors);
    if (o?.k !== 'rejected') throw new Error('no refusal');
    const steps: string[] = [];
    for (let d = o.derivation.inner; d !== null; d = d.inner) steps.push(d.premise);
    expect(steps[0]).toBe('mutable-is-unique');
    expect(steps).toContain('liveness');
    expect(steps.at(-1)).toBe('places-conflict');
  });
});
