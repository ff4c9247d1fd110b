import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseC } from '../../model/c/parse.js';
import { printC } from '../../model/c/print.js';
import type { TranslationUnit } from '../../model/c/syntax.js';
import { withoutSpans } from '../../model/c/walk.js';
import { showDiagnostic } from '../../model/diagnostic.js';
import { loadGrammars } from '../../model/grammars.js';
import { expressions, unitOf, units } from './arbitrary.js';

beforeAll(loadGrammars);

const expectSameTree = (unit: TranslationUnit): void => {
  const text = printC(unit);
  const parsed = parseC(text, 'random.c');
  if (parsed.unit === null) throw new Error(`${text}\n${parsed.diagnostics.map(showDiagnostic).join('\n')}`);
  const again = withoutSpans(parsed.unit);
  expect({ ...again, text }).toEqual({ ...unit, text });
};

describe('The printer of mini-C', () => {
  it('prints expressions that parse to the same tree', () => {
    fc.assert(
      fc.property(expressions, (e) => expectSameTree(unitOf(e))),
      { numRuns: 1000 },
    );
  });

  it('prints declarations, statements and functions that parse to the same tree', () => {
    fc.assert(fc.property(units, expectSameTree), { numRuns: 500 });
  });
});
