import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { showDiagnostic } from '../../model/diagnostic.js';
import { loadGrammars } from '../../model/grammars.js';
import { compile, errorsOf } from './support.js';

/** Programs with what the borrow checker says of them, each read beside what rustc 1.95 says: code, text and places. */
const file = fileURLToPath(new URL('borrow-messages.txt', import.meta.url));
const cases = readFileSync(file, 'utf8')
  .split('// ----\n')
  .map((text) => {
    const [program = '', said = ''] = text.split('// ====\n');
    return { program, said: said.trim(), name: /error\[(\S+)\]: .*/.exec(said)?.[0] ?? '' };
  });

beforeAll(loadGrammars);

describe('The borrow checker says what conflicts, where the loan was taken and why it lives', () => {
  it.each(cases)('$name', ({ program, said }) => {
    const all = errorsOf(compile(program)).map(showDiagnostic).join('\n');
    expect(all.replaceAll(/[\w./-]+\.rs:/g, 'program.rs:')).toBe(said);
  });
});
