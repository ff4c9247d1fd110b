/** Writes the report: the campaign, the scenarios and the rules as one HTML file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CampaignState } from '../properties/campaign/state.js';
import { assemble } from '../report/assemble.js';
import type { Meta } from '../report/data.js';
import type { MathCache } from '../report/math.js';
import { makeReport } from '../report/page.js';
import { scenarioIds, scenarioReport } from '../report/scenarios.js';
import { confirmedResult, confirmedWitnesses } from './confirmed.js';
import type { Io } from './io.js';
import { realResults } from './optimising.js';
import { collect } from './programs.js';
import { Progress } from './progress.js';
import { writeWhole } from './write.js';

/** Formulas by content: a second report typesets nothing again. */
const diskCache = (folder: string): MathCache => ({
  get: (key) => {
    const file = join(folder, key);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  },
  set: (key, value) => {
    writeWhole(join(folder, key), value);
  },
});

const asset = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../dist/web/${name}`, import.meta.url)), 'utf8');

export interface ReportPlan {
  readonly out: string;
  readonly scenarios: string;
  readonly meta: Meta;
  /** Where what real builds did of its witnesses may have been kept. */
  readonly campaign: string;
}

/** Gives how many expectations of the scenarios did not hold. */
export const writeReport = async (state: CampaignState, plan: ReportPlan, io: Io): Promise<number> => {
  const progress = new Progress(io);
  const { inputs } = await collect([plan.scenarios]);
  const parsed = inputs.flatMap((i) => (i.kind === 'scenario' ? [i.scenario] : []));
  const ids = scenarioIds(parsed);
  let failures = 0;
  const scenarios = [];
  for (const [k, s] of parsed.entries()) {
    const r = scenarioReport(s, true, ids, confirmedResult(s, io));
    failures += r.failures;
    scenarios.push(r.scenario);
    if (k % 10 === 0) progress.say(`scenarios: ${k} of ${parsed.length}`);
  }
  progress.say('typesetting');
  const data = assemble({
    state,
    meta: plan.meta,
    scenarios,
    real: confirmedWitnesses(plan.campaign, state, io),
    realOptimised: realResults(io),
  });
  const page = await makeReport(
    data,
    { script: asset('report.js'), style: asset('report.css') },
    diskCache('.cache/math'),
  );
  writeWhole(plan.out, page);
  progress.done();
  return failures;
};
