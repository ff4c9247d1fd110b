/** Stored witnesses (`ferrule why --save`): replayed, never searched for. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../model/outcome.js';
import type { Settings } from '../model/settings.js';
import { parseC } from '../model/c/parse.js';
import { parseRust } from '../model/rust/parse.js';
import { compileC } from '../semantics/c/index.js';
import { layoutsFor, link } from '../semantics/machine/link.js';
import type { Machine } from '../semantics/machine/machine.js';
import { machineFor, runMachine } from '../semantics/machine/run.js';
import { regimeNamed } from '../semantics/regimes/index.js';
import { compileRust } from '../semantics/rust/index.js';

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

/** The machine of a stored witness, with its premises off or on. */
export const machineOf = (w: StoredWitness, mutant: boolean): Machine => {
  const regime = regimeNamed(w.regime)!;
  const layouts = layoutsFor(w.settings);
  const rust = compileRust(parseRust(w.rust, w.file).crate!, {
    layouts,
    settings: w.settings,
    api: regime.api(w.settings),
  }).unit;
  const c = compileC(parseC(w.c, w.file).unit!, { layouts, settings: w.settings }).unit;
  const linked = link({ rust, c, settings: w.settings, regime, promises: true });
  if (!linked.ok) throw new Error(`${w.file} does not link`);
  const m = machineFor(linked.linked, w.settings);
  for (const x of mutant ? w.off : []) {
    const id = linked.linked.table.rules.findIndex((r) => r.name === x.rule);
    m.off[linked.linked.table.premise0[id]! + x.premise] = 1;
    m.loose = true;
  }
  return m;
};

/** Runs every stored witness as the regime has it (where its premise fails). */
export const replayWitnesses = (see: (m: Machine, o: Outcome) => void): void => {
  for (const w of storedWitnesses()) {
    const m = machineOf(w, false);
    see(m, runMachine(m));
  }
};
