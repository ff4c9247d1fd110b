/**
 * Generated C, held against real builds. Programs that are defined by construction print the same under the machine and
 * under cc at every level, and no sanitizer speaks. Near misses, in which one place goes without its care: where a
 * sanitizer speaks, the machine finds a fault of that kind, and a program that the machine runs to its end prints what
 * the build prints.
 */
import type { UbCode } from '../../model/faults.js';
import type { TranslationUnit } from '../../model/c/syntax.js';
import { cProgram } from '../../properties/generate/c/program.js';
import type { Site } from '../../properties/generate/c/sites.js';
import { smallerTapes } from '../../properties/generate/arbitrary.js';
import { Tape } from '../../properties/generate/tape.js';
import { printC } from '../../model/c/print.js';
import { Batch, sanitize, withoutFolding } from './batch.js';
import { hasSanitizers } from './cc.js';
import { runC, short, type Ran } from './run.js';
import { alwaysSeen, heard, unseen } from './sanitizers.js';

const settings = { target: 'lp64' };
const levels = [['-O0'], ['-O2'], ...(hasSanitizers ? [sanitize] : [])];

export interface Clean {
  readonly choices: readonly number[];
  readonly wrong: string | null;
}

const orders = ['ltr', 'rtl'];

/** What the machine says of a program that ought to be defined: its output, or what is wrong. */
const predicted = (unit: TranslationUnit): { output: string } | { wrong: string } => {
  const runs = orders.map((order) => runC(printC(unit), { ...settings, 'c.order': order }));
  const bad = runs.find((r) => r.outcome.k !== 'done');
  if (bad !== undefined) return { wrong: `the machine: ${short(bad.outcome)}` };
  const [a, b] = runs;
  return a?.output === b?.output ? { output: a?.output ?? '' } : { wrong: 'the orders differ' };
};

const againstBuilds = (folder: string, units: readonly TranslationUnit[]): readonly (string | null)[] => {
  const wanted = units.map(predicted);
  const wrong: (string | null)[] = wanted.map((w) => ('wrong' in w ? w.wrong : null));
  for (const flags of levels) {
    const batch = new Batch(folder, units, flags);
    const { outputs, ended } = batch.all();
    const whole = ended.status === 0 && ended.said === '';
    wanted.forEach((w, k) => {
      if ('wrong' in w || (whole && outputs[k] === w.output)) return;
      const one = batch.one(k);
      const spoke = heard(one.said)?.line ?? one.signal;
      if (one.output !== w.output) wrong[k] ??= `${flags.join(' ')} prints something else`;
      if (spoke !== null) wrong[k] ??= `${flags.join(' ')}: ${spoke}`;
    });
  }
  return wrong;
};

/** A smaller program that disagrees as well, within so many builds. */
const shrunk = (folder: string, choices: readonly number[], most: number): readonly number[] => {
  let best = choices;
  let left = most;
  for (let again = true; again && left > 0;) {
    again = false;
    for (const given of smallerTapes(best)) {
      if (left-- <= 0) break;
      const tape = new Tape({ choices: given });
      const { unit } = cProgram(tape);
      if (tape.made.length > best.length || againstBuilds(folder, [unit])[0] === null) continue;
      best = tape.made;
      again = true;
      break;
    }
  }
  return best;
};

const made = (
  seed: number,
): { choices: readonly number[]; unit: TranslationUnit; sites: readonly Site[] } => {
  const tape = new Tape({ seed });
  const { unit, sites } = cProgram(tape);
  return { choices: tape.made, unit, sites };
};

/** Programs without undefined behaviour, from `seed` on: what disagrees, shrunk. */
export const cleanPrograms = (folder: string, seed: number, count: number): readonly string[] => {
  const all = Array.from({ length: count }, (_, k) => made(seed + k));
  const wrong = againstBuilds(
    folder,
    all.map((p) => p.unit),
  );
  return wrong.flatMap((why, k) => {
    if (why === null) return [];
    const small = cProgram(new Tape({ choices: shrunk(folder, all[k]!.choices, 150) })).unit;
    return [`program ${seed + k}: ${why}\n${printC(small)}`];
  });
};

export interface NearMiss {
  readonly site: Site;
  /** Of the machine: a kind of undefined behaviour, or null. */
  readonly found: UbCode | null;
  /** Of the sanitizers: their line, or null. */
  readonly said: string | null;
  readonly wrong: string | null;
}

const machineAlone = 'only the machine finds it';

const verdict = (
  site: Site,
  ran: Ran,
  real: { output: string; said: string; signal: string | null },
): NearMiss => {
  const spoke = heard(real.said);
  const o = ran.outcome;
  const found = o.k === 'ub' ? o.ub : null;
  const miss = (wrong: string | null): NearMiss => ({ site, found, said: spoke?.line ?? null, wrong });
  if (o.k !== 'ub' && o.k !== 'done') return miss(o.k === 'fuel' ? null : `the machine: ${short(o)}`);
  if (found === null) {
    if (spoke !== null) return miss(`the machine finds nothing, and a sanitizer says: ${spoke.line}`);
    return miss(real.output === ran.output ? null : 'the machine finds nothing, and the outputs differ');
  }
  if (spoke === null) return miss(alwaysSeen.has(found) && real.signal === null ? machineAlone : null);
  const same = spoke.kinds.includes(found) || unseen.has(found);
  return miss(same ? null : `the machine finds ${found}, and a sanitizer says: ${spoke.line}`);
};

/** One site of a program, by the seed: kinds that have few sites get as many turns as those that have many. */
const spoilt = (seed: number): { unit: TranslationUnit; site: Site } | null => {
  const { choices, sites } = made(seed);
  const kinds = [...new Set(sites.map((s) => s.mutation))];
  if (kinds.length === 0) return null;
  const mutation = kinds[seed % kinds.length];
  const of = sites.flatMap((s, k) => (s.mutation === mutation ? [k] : []));
  const k = of[Math.floor(seed / kinds.length) % of.length]!;
  return { unit: cProgram(new Tape({ choices }), k).unit, site: sites[k]! };
};

/** Near misses from `seed` on; `valgrind` for so many of those that lack a value. */
export const nearMisses = (
  folder: string,
  seed: number,
  count: number,
  valgrind: number,
): readonly (NearMiss & { readonly text: string })[] => {
  const all = Array.from({ length: count }, (_, k) => spoilt(seed + k)).filter((p) => p !== null);
  const units = all.map((p) => p.unit);
  const batch = new Batch(folder, units, sanitize);
  const plain = valgrind > 0 ? new Batch(folder, units, ['-O0', '-g']) : null;
  let left = valgrind;
  return all.map(({ unit, site }, k) => {
    const text = printC(unit);
    const ran = runC(text, settings);
    let first = verdict(site, ran, batch.one(k));
    if (first.wrong === machineAlone) {
      const again = verdict(site, ran, new Batch(folder, [withoutFolding(unit)], sanitize).one(0));
      if (again.said !== null) first = { ...first, wrong: again.wrong };
    }
    if (plain === null || site.kind !== 'uninit' || first.wrong !== null || left-- <= 0)
      return { ...first, text };
    const there = plain.valgrind(k);
    const said = heard(there.said)?.line ?? null;
    const missed = said !== null && first.found === null ? `valgrind alone: ${said}` : null;
    return { ...first, said: first.said ?? said, wrong: missed, text };
  });
};
