import { describe, expect, it } from 'vitest';
import * as b from '../../model/rust/build.js';
import { printExpr } from '../../model/rust/print.js';
import { children, mapChildren, replace, size, walk } from '../../model/rust/walk.js';

const x = b.name('x');
const y = b.name('y');
const call = b.call(b.name('f'), [x, b.binary('+', y, b.int(1))]);

describe('Walking', () => {
  it('gives children in source order', () => {
    expect(children(call).map((n) => n.kind)).toEqual(['PathExpr', 'PathExpr', 'Binary']);
  });

  it('visits parents first, and leaves out what is under a node that says so', () => {
    const seen: string[] = [];
    walk(call, (n) => {
      seen.push(n.kind);
      return n.kind !== 'PathExpr';
    });
    expect(seen).toEqual(['Call', 'PathExpr', 'PathExpr', 'Binary', 'PathExpr', 'IntLit']);
    expect(size(x)).toBe(3);
  });

  it('shares what does not change', () => {
    expect(mapChildren(call, (n) => n)).toBe(call);
    const changed = replace(call, y, b.name('z'));
    expect(printExpr(changed)).toBe('f(x, z + 1)');
    expect(changed.args[0]).toBe(x);
    expect(printExpr(call)).toBe('f(x, y + 1)');
  });

  it('drops elements of lists', () => {
    expect(printExpr(replace(call, x, null))).toBe('f(y + 1)');
  });
});
