import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../model/grammars.js';
import { compile, errorsOf } from './rust-semantics/support.js';

/** Rows of the tables of docs/limits.md: a program, what is refused in it, and what the message says to do. */
const rows = readFileSync('docs/limits.md', 'utf8')
  .split('\n')
  .filter((l) => l.startsWith('| `'))
  .map((l) =>
    l
      .replaceAll('\\|', '\u0000')
      .split('|')
      .map((x) => x.replaceAll('\u0000', '|').trim()),
  )
  .map(([, program, what, help]) => ({ program: program!.slice(1, -1), what: what!, help: help! }));

beforeAll(loadGrammars);

describe('docs/limits.md', () => {
  it.each(rows)('says what the message says: $program', ({ program, what, help }) => {
    const [d] = errorsOf(compile(`${program}\nfn main() {}`));
    expect(d?.code).toBe('outside-subset');
    expect(d?.message).toBe(`${what} is outside mini-Rust`);
    expect(d?.help).toBe(help);
  });
});
