/** C programs as people write them, with the undefined behaviour that they have, if any: see the file. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseC } from '../../model/c/parse.js';
import type { TranslationUnit } from '../../model/c/syntax.js';
import { Batch, sanitize } from './batch.js';
import { hasSanitizers } from './cc.js';
import { runC, short, type Ran } from './run.js';
import { heard, unseen } from './sanitizers.js';
import type { UbCode } from '../../model/faults.js';

export interface Entry {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

export const corpus = (): readonly Entry[] =>
  readFileSync(fileURLToPath(new URL('./corpus.txt', import.meta.url)), 'utf8')
    .split(/^\/\/\/\/ /m)
    .slice(1)
    .map((t) => {
      const end = t.indexOf('\n');
      const [kind = '', name = ''] = t.slice(0, end).split(' ');
      return { kind, name, text: t.slice(end + 1) };
    });

const ran = new Map<string, Ran>();

/** Once for all that ask. */
const run = (e: Entry, order: string): Ran => {
  const key = `${e.name} ${order}`;
  let made = ran.get(key);
  if (made === undefined) ran.set(key, (made = runC(e.text, { target: 'lp64', 'c.order': order })));
  return made;
};

const unitOf = (e: Entry): TranslationUnit => {
  const { unit } = parseC(e.text, `${e.name}.c`);
  if (unit === null) throw new Error(`${e.name} does not parse`);
  return unit;
};

/** Without a compiler: the kind, in both orders of evaluation. */
export const endsAsStated = (e: Entry): string | null => {
  const wanted = e.kind === 'ok' ? /^done/ : e.kind === 'abort' ? /^abort/ : new RegExp(`^ub ${e.kind}$`);
  const ends = ['ltr', 'rtl'].map((o) => short(run(e, o).outcome));
  return ends.every((s) => wanted.test(s)) ? null : `${e.name}: stated ${e.kind}, found ${ends.join(', ')}`;
};

/** Against builds at these levels: what defined programs print and return, what sanitizers say of the others. */
export const againstBuilds = (
  folder: string,
  entries: readonly Entry[],
  levels: readonly (readonly string[])[],
): readonly string[] => {
  const wrong: string[] = [];
  for (const flags of levels) {
    const speaks = flags === sanitize;
    const mine = entries.filter((e) => e.kind === 'ok' || e.kind === 'abort' || speaks);
    const batch = new Batch(folder, mine.map(unitOf), flags);
    mine.forEach((e, k) => {
      const { outcome, output } = run(e, 'ltr');
      const real = batch.one(k);
      const spoke = heard(real.said);
      const say = (what: string): void => void wrong.push(`${e.name} (${flags.join(' ')}): ${what}`);
      if (e.kind === 'ok') {
        if (real.output !== output) say('another output');
        if (outcome.k === 'done' && real.status !== (outcome.exit & 0xff)) say(`exit ${real.status}`);
        if (spoke !== null) say(spoke.line);
      } else if (e.kind === 'abort') {
        if (real.signal !== 'SIGABRT') say('it does not abort');
      } else if (spoke !== null && !spoke.kinds.includes(e.kind as UbCode) && !unseen.has(e.kind as UbCode))
        say(`stated ${e.kind}, and a sanitizer says: ${spoke.line}`);
    });
  }
  return wrong;
};

export const allLevels: readonly (readonly string[])[] = [
  ['-O0'],
  ['-O2'],
  ...(hasSanitizers ? [sanitize] : []),
];
