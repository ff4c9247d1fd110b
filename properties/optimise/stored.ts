/**
 * Programs that a search has found, as files: a program, the optimisation, and what it shows. Each line of `shows` is a
 * claim that can be replayed.
 */
import type { Settings } from '../../model/settings.js';
import { parseC } from '../../model/c/parse.js';
import { printC } from '../../model/c/print.js';
import { parseRust } from '../../model/rust/parse.js';
import { printCrate } from '../../model/rust/print.js';
import type { Program } from '../program.js';
import { premiseName, premiseOf, type CellAnswer, type PremiseAnswer } from './answers.js';
import { showBehaviour } from './behaviour.js';
import type { Off } from './runs.js';
import type { Example } from './search.js';
import { breaksDefined, showsCompiled, showsWithout, staysDefined, type Change } from './shrink.js';

/**
 * `compiled`: the program is undefined, and its optimised code does something else. `defined`: it is not undefined, and
 * the same. `unchanged`: it is not undefined, and does what it did.
 */
const words = ['compiled', 'defined', 'unchanged'] as const;
type Word = (typeof words)[number];

export interface Shows {
  readonly aliasing: string;
  readonly when: Word | readonly string[];
  readonly before: string;
  readonly after: string;
}

export interface StoredProgram {
  readonly optimisation: string;
  readonly oneMinimal: boolean;
  readonly shows: readonly Shows[];
  readonly rust: string;
  readonly c: string;
}

const showOne = (s: Shows): string => {
  const when = typeof s.when === 'string' ? s.when : `without ${s.when.join(' and ')}`;
  return `  - ${s.aliasing}, ${when}: \`${s.before}\` becomes \`${s.after}\``;
};

export const writeStored = (p: StoredProgram): string =>
  [
    '---',
    `optimisation: ${p.optimisation}`,
    `one-minimal: ${p.oneMinimal ? 'yes' : 'no'}`,
    'shows:',
    ...p.shows.map(showOne),
    '---',
    '',
    '```rust',
    `${p.rust.trimEnd()}\n\`\`\``,
    '',
    '```c',
    `${p.c.trimEnd()}\n\`\`\``,
    '',
  ].join('\n');

const line = /^ {2}- (\w+), (compiled|defined|unchanged|without ([^:]+)): `(.*)` becomes `(.*)`$/gm;
const fence = (text: string, lang: string): string | null =>
  new RegExp(`^\`\`\`${lang}\n([\\s\\S]*?)^\`\`\``, 'm').exec(text)?.[1] ?? null;
const field = (text: string, name: string): string | null =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? null;

/** Null: the file is none of these. */
export const readStored = (text: string): StoredProgram | null => {
  const optimisation = field(text, 'optimisation');
  const rust = fence(text, 'rust');
  const c = fence(text, 'c');
  if (optimisation === null || rust === null || c === null) return null;
  const shows = [...text.matchAll(line)].map(
    ([, aliasing = '', when = '', names, before = '', after = '']): Shows => ({
      aliasing,
      when: names?.split(' and ') ?? words.find((w) => w === when) ?? 'compiled',
      before,
      after,
    }),
  );
  return { optimisation, oneMinimal: field(text, 'one-minimal') === 'yes', shows, rust, c };
};

/** Null: a half does not parse, which no saved program should come to. */
export const programOf = (p: Pick<StoredProgram, 'rust' | 'c'>): Program | null => {
  const rust = parseRust(p.rust, 'stored.rs').crate;
  const c = parseC(p.c, 'stored.c').unit;
  return rust === null || c === null ? null : { direction: 'both', rust, c };
};

/** What the program shows today where the claim says that it shows something. */
export const replay = (
  program: Program,
  optimisation: string,
  s: Shows,
  settings: Settings,
): Change | null => {
  if (s.when === 'defined') return breaksDefined(program, optimisation, s.aliasing, settings);
  if (s.when === 'unchanged') return staysDefined(program, optimisation, s.aliasing, settings);
  if (s.when === 'compiled') return showsCompiled(program, optimisation, s.aliasing, settings);
  const off = s.when.map((name) => premiseOf(s.aliasing, name)).filter((x) => x !== null);
  return off.length === s.when.length
    ? showsWithout(program, { optimisation, aliasing: s.aliasing, off }, settings)
    : null;
};

const claim = (e: Example, aliasing: string, when: Shows['when']): Shows => ({
  aliasing,
  when,
  before: showBehaviour(e.before),
  after: showBehaviour(e.after),
});

/** The answers of a search as programs to save: one for each pair of program and optimisation. */
export const toStore = (
  cells: readonly CellAnswer[],
  premises: readonly PremiseAnswer[],
): readonly StoredProgram[] => {
  const out = new Map<string, { -readonly [K in keyof StoredProgram]: StoredProgram[K] }>();
  const add = (optimisation: string, e: Example | null, s: (e: Example) => Shows): void => {
    if (e === null) return;
    const rust = printCrate(e.program.rust);
    const c = printC(e.program.c);
    const key = `${optimisation}\n${rust}\n${c}`;
    let known = out.get(key);
    if (known === undefined)
      out.set(key, (known = { optimisation, oneMinimal: e.oneMinimal, shows: [], rust, c }));
    known.oneMinimal &&= e.oneMinimal;
    known.shows = [...known.shows, s(e)];
  };
  for (const x of cells) {
    add(x.optimisation, x.shownBy, (e) => claim(e, x.aliasing, 'compiled'));
    add(x.optimisation, x.unchanged, (e) => claim(e, x.aliasing, 'unchanged'));
    // What the source does not claim is no defect: it shows why it is not claimed.
    add(x.optimisation, x.brokenBy, (e) => claim(e, x.aliasing, 'defined'));
  }
  for (const x of premises)
    add(x.licence?.optimisation ?? '', x.licence, (e) =>
      claim(
        e,
        x.aliasing,
        (x.licence?.off ?? []).map((o: Off) => premiseName(x.aliasing, o)),
      ),
    );
  return [...out.values()];
};
