/** Stored witnesses (`ferrule why --save`): replayed, never searched for. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../model/outcome.js';
import type { Settings } from '../model/settings.js';
import { parseC } from '../model/c/parse.js';
import { parseRust } from '../model/rust/parse.js';
import type { Program } from '../properties/program.js';
import { Bench, isRefused, type Coverage } from '../properties/search/bench.js';
import { regimeNamed } from '../semantics/regimes/index.js';

const folder = join('test', 'witnesses');

export interface StoredWitness {
  readonly file: string;
  readonly regime: string;
  readonly kind: string;
  readonly off: readonly { readonly rule: string; readonly premise: number }[];
  readonly settings: Settings;
  readonly rust: string;
  readonly c: string;
}

const fence = (text: string, lang: string): string =>
  new RegExp(`^\`\`\`${lang}\n([\\s\\S]*?)^\`\`\``, 'm').exec(text)?.[1] ?? '';
const field = (head: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '';

export const storedWitnesses = (): StoredWitness[] => {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((f) => f.endsWith('.md'))
    .map((f) => {
      const text = readFileSync(join(folder, f), 'utf8');
      const head = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
      const settings = Object.fromEntries(
        [...head.matchAll(/^ {2}([^:]+): (.*)$/gm)].map((m) => [m[1] ?? '', m[2] ?? '']),
      );
      const off = field(head, 'off')
        .split(', ')
        .filter((x) => x !== '')
        .map((x) => ({ rule: x.split('#')[0] ?? '', premise: Number(x.split('#')[1]) }));
      return {
        file: f,
        regime: field(head, 'regime'),
        kind: field(head, 'kind'),
        off,
        settings,
        rust: fence(text, 'rust'),
        c: fence(text, 'c'),
      };
    });
};

/** How a stored witness ends, with some of its premises off. */
export const runStored = (bench: Bench, w: StoredWitness, off: StoredWitness['off']): Outcome => {
  const rust = parseRust(w.rust, w.file).crate;
  const c = parseC(w.c, w.file).unit;
  if (rust === null || c === null) throw new Error(`${w.file} does not parse`);
  const regime = regimeNamed(w.regime)!;
  const inRust = rust.items.some((i) => i.kind === 'Fn' && i.name === 'main');
  const direction = inRust ? 'rust-calls-c' : 'c-calls-rust';
  const program: Program = { direction, written: true, rust, c };
  const ran = bench.run(program, regime, w.settings, { mutants: off });
  if (isRefused(ran)) throw new Error(`${w.file} does not compile: ${ran.diagnostics[0]?.message ?? ''}`);
  return ran.outcome;
};

/** All but one of its premises off, each in turn: what then stops the program is that one. */
export const allButOne = (w: StoredWitness): StoredWitness['off'][] =>
  w.off.map((_, k) => w.off.filter((_x, n) => n !== k));

/** Runs every stored witness without going wrong (where each of its premises fails), for what that covers. */
export const replayWitnesses = (see: (o: Outcome) => void): Coverage => {
  const bench = new Bench();
  for (const w of storedWitnesses()) for (const off of allButOne(w)) see(runStored(bench, w, off));
  return bench.takeCoverage();
};
