/** Loops, and jumps out of them. */
import { mayWrite, places } from './places.js';
import { hasRef, int } from './types.js';
import type { Scope } from './values.js';
import { block } from './blocks.js';
import { type Lines, type Make } from './statement.js';

/** A loop's body: it moves nothing from outside, and what it finds borrowed it leaves so. */
export const looped = (
  b: Scope,
  head: string,
  max: number,
  inside: (b: Scope) => Lines = () => [],
  first: (b: Scope) => void = () => undefined,
  exits: readonly string[] = ['break;', 'continue;'],
): Lines => {
  let lines: Lines = [];
  b.s.heldAround(
    (v) => v.keep || b.d.choose(3) < 2,
    () => {
      const entry = b.s.snapshot();
      const around = b.exits;
      // Without a label the innermost loop is meant, and none beyond a labelled block (E0695).
      b.exits = [...exits, ...around.filter((x) => x.includes("'"))];
      b.depth++;
      const count = b.s.vars.length;
      first(b);
      const made = block(b, max);
      lines = [...made.lines, ...(made.diverges ? [] : inside(b))];
      b.s.leave(count);
      b.depth--;
      b.exits = around;
      const end = b.s.snapshot();
      b.s.join(entry, [entry, end]);
    },
  );
  return [`${head} { ${lines.join('\n')} }`];
};

export const forRange: Make = (b) => {
  const name = b.name('i');
  const label = b.d.rarely(5) ? `'l${name}` : null;
  return looped(
    b,
    `${label === null ? '' : `${label}: `}for ${name} in 0..${1 + b.d.choose(3)}u8`,
    3,
    () => [],
    (x) => {
      x.s.declare(name, int('u8'), { depth: x.depth });
    },
    ['break;', 'continue;', ...(label === null ? [] : [`break ${label};`, `continue ${label};`])],
  );
};

export const whileLoop: Make = (b) => {
  const k = b.name('k');
  const head = `let mut ${k} = 0i32;`;
  const bound = 1 + b.d.choose(3);
  if (b.d.choose(2) === 0)
    return [head, ...looped(b, `while ${k} < ${bound}`, 3, () => [`${k} += 1;`])].map((l) =>
      l.replace(/continue;/g, `{ ${k} += 1; continue; }`),
    );
  return [head, ...looped(b, 'loop', 3, () => [`${k} += 1;`, `if ${k} >= ${bound} { break; }`])].map((l) =>
    l.replace(/continue;/g, 'break;'),
  );
};

export const whilePop: Make = (b) => {
  const able = places(b.s).filter((p) => p.ty.k === 'Vec' && mayWrite(b.s, p) && !hasRef(p.ty));
  if (able.length === 0) return null;
  const p = b.d.pick(able);
  if (p.ty.k !== 'Vec') return null;
  const { of } = p.ty;
  const x = b.name('o');
  b.s.access(p.v.id, p.path, true);
  return looped(
    b,
    `while let Some(${x}) = ${p.base}.pop()`,
    2,
    () => [`break;`],
    (s) => {
      s.s.declare(x, of, { depth: s.depth });
    },
  );
};

export const jump: Make = (b) => {
  if (b.exits.length === 0) return null;
  return [`if ${b.bool().text} { ${b.d.pick(b.exits)} }`];
};
