/** Programs of two languages, written by hand, that are undefined: see `undefined.txt`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as E from '#fp/Either';
import { loadGrammars } from '../../model/grammars.js';
import { prepare } from '../../properties/confirm/index.js';
import { defaultSettings, type ProgramText } from '../../properties/scenario/index.js';

await loadGrammars();

interface Wrong {
  readonly kind: string;
  readonly name: string;
  readonly text: ProgramText;
}

const programs = (): readonly Wrong[] => {
  const parts = readFileSync(fileURLToPath(new URL('./undefined.txt', import.meta.url)), 'utf8')
    .split(/^\/\/\/\/ /m)
    .slice(1)
    .map((t) => ({ head: t.slice(0, t.indexOf('\n')), text: t.slice(t.indexOf('\n') + 1) }));
  return parts.flatMap(({ head, text }, k) => {
    const [kind = '', name = ''] = head.split(' ');
    const c = parts[k + 1];
    if (kind === 'C' || c?.head !== 'C') return [];
    return [
      { kind, name, text: { rust: { text, file: `${name}.rs` }, c: { text: c.text, file: `${name}.c` } } },
    ];
  });
};

describe('Programs of two languages that are undefined in one place', () => {
  it.each(programs().map((p) => [p.kind, p.name, p.text] as const))(
    'are found to be: %s, %s.',
    (kind, _name, text) => {
      for (const aliasing of ['stacked', 'tree']) {
        const prepared = prepare(text, { ...defaultSettings, aliasing });
        if (E.isLeft(prepared)) throw new Error(JSON.stringify(prepared.left));
        expect(prepared.right.says.outcome).toMatchObject({ k: 'ub', ub: kind });
      }
    },
  );
});
