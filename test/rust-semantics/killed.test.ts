import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { parseRust } from '../../model/rust/parse.js';
import { checkWithout, undefinedIn } from '../../properties/search/checker-mutants.js';
import { borrowRuleList } from '../../semantics/rust/borrows/rules.js';
import { settingsWith } from './support.js';

const folder = fileURLToPath(new URL('killed', import.meta.url));

const textOf = (rule: string): string | null => {
  const file = join(folder, `${rule}.rs`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

beforeAll(loadGrammars);

describe('Each rule of the borrow checker', () => {
  it.each(borrowRuleList.map((r) => r.name))(
    'is all that stands between a stored program and its undefined behaviour: %s',
    (rule) => {
      const text = textOf(rule);
      if (text === null) throw new Error(`no stored program: ferrule why rust --premise ${rule} --save`);
      const want = /^\/\/ undefined: (.*) under (.*)$/m.exec(text);
      const settings = { ...settingsWith(), addresses: 'reuse' };
      const crate = parseRust(text, `${rule}.rs`).crate!;
      expect(checkWithout(crate, settings, []).errors).not.toEqual([]);
      const without = checkWithout(crate, settings, [rule]);
      expect(without.errors).toEqual([]);
      expect(undefinedIn(without.unit!, settings)).toEqual({ kind: want?.[1], model: want?.[2] });
    },
  );
});
