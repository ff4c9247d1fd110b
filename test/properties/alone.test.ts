import * as E from '#fp/Either';
import { describe, expect, it } from 'vitest';
import * as c from '../../model/c/build.js';
import { parseC } from '../../model/c/parse.js';
import { printC } from '../../model/c/print.js';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';
import { coreSettings, defaultsOf } from '../../model/settings.js';
import * as rust from '../../model/rust/build.js';
import { cAlone } from '../../properties/c-alone.js';
import { cProgram } from '../../properties/generate/c/program.js';
import { alone } from '../../properties/generate/index.js';
import { Tape } from '../../properties/generate/tape.js';
import { holds, type Property } from '../../properties/property.js';
import { rustAlone } from '../../properties/rust-alone.js';
import { decode, encode } from '../../properties/campaign/record.js';
import { witnessRecord } from '../../cli/searching.js';
import { runRange } from '../../properties/search/search.js';
import { makeWitness } from '../../properties/search/witness.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';

await loadGrammars();

const spec = (property: Property) => ({
  seed: 5,
  settings: defaultsOf(coreSettings),
  properties: [property],
  regimes: [unrestrictedRegime],
  heavyEvery: 10,
});

/** Frees once or twice. */
const careless: Property = {
  ...cAlone,
  generators: [
    alone('c-calls-rust', {
      rust: () => rust.crate([]),
      c: (d) => {
        const release = c.expressionStatement(c.call('free', c.name('p')));
        const made = c.variable(
          'p',
          c.pointerTo(c.typeName(c.basic('int'))),
          c.call('malloc', c.integer(1 + d.choose(100))),
        );
        const main = [made, release, ...(d.choose(2) === 1 ? [release] : [])];
        return c.unit(
          ['stdlib.h'],
          [
            c.functionDefinition(
              'main',
              c.typeName(c.basic('int')),
              [],
              [...main, c.returnValue(c.integer(0))],
            ),
          ],
        );
      },
    }),
  ],
};

const r = runRange(spec(careless), 0);

describe('a property that names its own generators', () => {
  it('runs on all of their programs, and on no others.', () => {
    expect(r.programs).toBe(1000);
    expect(r.bugs).toEqual([]);
    expect([...r.cells.keys()]).toEqual(['c-alone|unrestricted|contract|stacked']);
    expect([...r.found.values()].map((f) => f.kind)).toEqual(['double-free']);
    expect(r.crossing).toBe(0);
  });

  it('has its findings shrunk to 1-minimal programs.', () => {
    const [f] = r.found.values();
    const w = makeWitness(f!, careless, unrestrictedRegime, []);
    expect(w.oneMinimal).toBe(true);
    expect(w.kind).toBe('double-free');
    expect(w.c.split('\n').filter((l) => l.includes('free(')).length).toBe(2);
  });
});

/** Reads a field where rustc happens to have put it not, of a struct whose order is promised or is not. */
const misplaced = (attribute: string): Property => ({
  ...rustAlone,
  generators: [
    alone('rust-calls-c', {
      rust: () => {
        const { crate } = parseRust(
          `${attribute} struct S { a: u8, b: u32 }
           fn main() { let s = S { a: 1, b: 2 }; let p = &raw const s as *const u32;
             println!("{}", unsafe { *p.add(1) } + s.b + s.a as u32); }`,
          'made.rs',
        );
        if (crate === null) throw new Error('no program');
        return crate;
      },
      c: () => c.unit([], []),
    }),
  ],
  check: ({ ran: { outcome } }) =>
    outcome.k === 'ub'
      ? { k: 'broken', kind: outcome.ub, rule: '', premise: outcome.premise, outcome, explanation: '' }
      : holds,
});

describe('a finding', () => {
  it('that hangs on the order of fields says in which order it is none.', () => {
    const property = misplaced('');
    const [f] = runRange(spec(property), 0).found.values();
    const w = makeWitness(f!, property, unrestrictedRegime, []);
    expect(w.kind).toBe('uninit');
    expect(w.otherOrder?.order).toBe('reversed S');
    expect(w.otherOrder?.verdict).toMatch(/^done 0, printing .*; rust-alone: holds$/);
    expect(w.otherOrder?.moved[0]?.name).toBe('S');
    const record = witnessRecord(w, f!, [unrestrictedRegime]);
    expect(decode(encode(record))).toEqual(E.right(record));
  });
  it('of a program in which it is promised does not.', () => {
    const property = misplaced('#[repr(C)]');
    expect([...runRange(spec(property), 0).found.values()]).toEqual([]);
    const [f] = r.found.values();
    expect(makeWitness(f!, careless, unrestrictedRegime, []).otherOrder).toBeNull();
  });
});

describe('the generator of C', () => {
  it('makes the same program from the same choices, and prints what parses.', () => {
    for (let seed = 0; seed < 50; seed++) {
      const tape = new Tape({ seed });
      const text = printC(cProgram(tape).unit);
      expect(printC(cProgram(new Tape({ choices: tape.made })).unit)).toBe(text);
      expect(parseC(text, 'made.c').unit).not.toBeNull();
    }
  });

  it('spoils one site and leaves the rest of the program as it is.', () => {
    for (let seed = 0; seed < 20; seed++) {
      const tape = new Tape({ seed });
      const { unit, sites } = cProgram(tape);
      const lines = printC(unit).split('\n');
      sites.forEach((_, k) => {
        const again = new Tape({ choices: tape.made });
        const spoilt = cProgram(again, k);
        expect(again.made).toEqual(tape.made);
        expect(spoilt.sites).toEqual(sites);
        const other = printC(spoilt.unit).split('\n');
        expect(other, sites[k]?.mutation).not.toEqual(lines);
        expect(Math.abs(other.length - lines.length)).toBeLessThan(6);
      });
    }
  });
});
