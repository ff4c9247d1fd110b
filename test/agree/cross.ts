/** The hand-written programs of `test/cross`, and every scenario, through real builds. */
import { writeFileSync } from 'node:fs';
import * as E from '#fp/Either';
import { Builder, haveSanitizers, programLimits, withScratch } from '../../cli/native/index.js';
import { collect } from '../../cli/programs.js';
import {
  agrees,
  plansFor,
  predicted,
  prepare,
  REGIME,
  showEnd,
  showPlan,
  type Behaviour,
  type Observed,
} from '../../properties/confirm/index.js';
import {
  defaultSettings,
  programFor,
  settingsFor,
  type ProgramText,
} from '../../properties/scenario/index.js';
import type { Settings } from '../../model/settings.js';
import { behaviour, crossPrograms, recordedIn } from '../cross/programs.js';
import type { Agreement, AgreeOptions, Part } from './part.js';

interface Subject {
  readonly name: string;
  readonly text: ProgramText;
  readonly settings: Settings;
}

const scenarios = async (): Promise<readonly Subject[]> => {
  const { inputs } = await collect(['scenarios']);
  return inputs.flatMap((i) =>
    i.kind === 'scenario'
      ? [{ name: i.file, text: programFor(i.scenario, REGIME), settings: settingsFor(i.scenario, {}) }]
      : [],
  );
};

/** Null: there is nothing to compare (undefined, unspecified, hypothetical). */
export const compareWithBuilds = async (
  s: Subject,
): Promise<{ readonly builds: readonly Observed[]; readonly wrong: string | null } | null> => {
  const prepared = prepare(s.text, s.settings);
  if (E.isLeft(prepared)) {
    const real = prepared.left.filter((d) => d.severity === 'error' && d.code !== 'not-real');
    return real.length === 0 ? null : { builds: [], wrong: `${s.name}: ${real[0]?.message ?? ''}` };
  }
  const { says } = prepared.right;
  const want = predicted(says.outcome, says.output);
  if (want === null || says.unspecified) return null;
  const parts = { rust: prepared.right.rust !== null, c: prepared.right.c !== null };
  const builds = await withScratch(async (folder) => {
    const builder = new Builder(prepared.right, folder, programLimits);
    const plans = plansFor(parts, await haveSanitizers(folder));
    return Promise.all(plans.map((p) => builder.run(p)));
  });
  const odd = builds.find((b) => !agrees(want, b));
  const wrong =
    odd === undefined
      ? null
      : `${s.name}: the model ${JSON.stringify(want.output)} ${showEnd(want.end)}; ${showPlan(odd.plan)} ` +
        `${JSON.stringify(odd.output)} ${showEnd(odd.end)} ${odd.sanitizer ?? ''}`;
  return { builds, wrong };
};

const run = async ({ say }: AgreeOptions): Promise<Agreement> => {
  const own = crossPrograms().map((p) => ({ ...p, settings: defaultSettings }));
  const real: Record<string, Behaviour> = {};
  const disagreements: string[] = [];
  let programs = 0;
  let builds = 0;
  let skipped = 0;
  for (const s of [...own, ...(await scenarios())]) {
    const compared = await compareWithBuilds(s);
    if (compared === null) {
      skipped++;
      continue;
    }
    programs++;
    builds += compared.builds.length;
    if (compared.wrong !== null) disagreements.push(compared.wrong);
    const [first] = compared.builds;
    if (first !== undefined && own.some((o) => o.name === s.name)) real[s.name] = behaviour(first);
    if (programs % 50 === 0) say(`  … ${programs} programs`);
  }
  if ((process.env['FERRULE_RECORD'] ?? '') !== '')
    writeFileSync(recordedIn, `${JSON.stringify(real, null, 2)}\n`);
  const lines = [
    `${programs} programs (${own.length} of test/cross, the rest scenarios) in ${builds} builds`,
    `${skipped} scenarios left out: undefined, unspecified, or not to be built`,
  ];
  return { lines, disagreements };
};

export const cross: Part = {
  name: 'cross',
  sentence:
    'hand-written programs and scenarios without undefined behaviour do in every build what the model says',
  needs: ['rustc', 'cc'],
  run,
};
