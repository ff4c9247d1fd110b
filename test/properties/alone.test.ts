import { describe, expect, it } from 'vitest';
import * as c from '../../model/c/build.js';
import { parseC } from '../../model/c/parse.js';
import { printC } from '../../model/c/print.js';
import { loadGrammars } from '../../model/grammars.js';
import { coreSettings, defaultsOf } from '../../model/settings.js';
import * as rust from '../../model/rust/build.js';
import { cAlone } from '../../properties/c-alone.js';
import { cProgram } from '../../properties/generate/c/program.js';
import { alone } from '../../properties/generate/index.js';
import { Tape } from '../../properties/generate/tape.js';
import type { Property } from '../../properties/property.js';
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

describe('a property that names its own generators', () => {
  const r = runRange(spec(careless), 0);

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
