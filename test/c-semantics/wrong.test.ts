import { describe, expect, it } from 'vitest';
import { checkC } from './run.js';
import { wrongPrograms } from './wrong.js';

describe('programs that violate a constraint of C11, or its syntax', () => {
  it('are refused, each with a place and a way out.', () => {
    const accepted: string[] = [];
    for (const text of wrongPrograms()) {
      const errors = checkC(text, { target: 'lp64' }).filter((d) => d.severity === 'error');
      if (errors.length === 0) accepted.push(text);
      for (const d of errors) {
        expect(d.help, text).toBeTruthy();
        expect(d.span.line, text).toBeGreaterThan(0);
      }
    }
    expect(wrongPrograms().length).toBeGreaterThan(200);
    expect(accepted).toEqual([]);
  });
});
