import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../model/grammars.js';
import { CampaignState } from '../../properties/campaign/state.js';
import type { KillRecord, WitnessRecord } from '../../properties/campaign/record.js';
import { defaultSettings } from '../../properties/scenario/index.js';
import { witnessInputs } from '../../cli/confirmed.js';
import { assemble } from '../../report/assemble.js';
import type { RealResult, ReportData, Witness } from '../../report/data.js';
import { makeReport } from '../../report/page.js';
import { assets } from './assets.js';

const rust = `#[no_mangle]
pub extern "C" fn add_twice(a: &mut i32, b: &i32) {
    *a += *b;
}
`;
const c = `#include <stdlib.h>
void add_twice(int *a, const int *b);
int main(void) {
    int *p = malloc(sizeof *p);
    *p = 5;
    add_twice(p, p);
    return 0;
}
`;

const record: WitnessRecord = {
  k: 'witness',
  id: 'one',
  property: 'boundary-soundness',
  regime: 'unrestricted',
  settings: { ...defaultSettings },
  threat: 'good-faith',
  kind: 'aliasing',
  rule: 'R-Retag',
  premise: 'protector',
  explanation: '',
  direction: 'c-calls-rust',
  rust: {
    unrestricted: rust,
    r3: rust.replace('pub extern', '#[cfg_attr(ferrule, r3_safeffi)]\npub extern'),
  },
  c,
  size: 5,
  oneMinimal: true,
  tries: 10,
  savedBy: [{ regime: 'r3', rule: 'R3-Arg', premise: 'not-aliased' }],
  otherOrder: { order: 'reversed S', verdict: 'done 0', moved: [] },
  index: 17,
};

/** Premise 2 of the rule is `not-aliased`, as the kill table counts them. */
const kill = (premise: number): KillRecord => ({
  k: 'kill',
  regime: 'r3',
  rule: 'R3-Arg',
  premise: 'not-aliased',
  property: 'boundary-soundness',
  threat: 'good-faith',
  answer: 'needed',
  by: [],
  tries: 12,
  witness: {
    kind: 'aliasing',
    settings: { ...defaultSettings },
    rust: record.rust['r3'] ?? '',
    c,
    size: 5,
    oneMinimal: true,
    mutants: [{ rule: 'R3-Arg', premise }],
  },
});

const campaign = (premise: number): CampaignState => {
  const state = new CampaignState();
  state.add({
    k: 'start',
    ferrule: '0.1.0',
    seed: 7,
    settings: { ...defaultSettings },
    properties: ['boundary-soundness'],
    regimes: ['unrestricted', 'r3'],
    started: '2026-11-20T12:00:00.000Z',
  });
  state.add({
    k: 'range',
    range: 0,
    programs: 1000,
    distinct: 900,
    judged: 850,
    crossing: 800,
    idle: { 'no crossing': 200 },
    drawn: { draws: 9000, forced: 400, deadEnds: 300, cut: 0 },
    cells: {
      'boundary-soundness|unrestricted|good-faith|stacked': { programs: 400, vacuous: 10, broken: 31 },
      'boundary-soundness|r3|good-faith|stacked': { programs: 400, vacuous: 10, broken: 0 },
    },
    found: [],
    bugs: [],
    fired: { 'R-Retag': 12, 'R3-Arg': 5 },
    failed: { [`R3-Arg/${premise}`]: 3 },
    seconds: 2,
    times: { generate: 1, lower: 1, link: 1, run: 1 },
  });
  state.add(record);
  state.add(kill(premise));
  state.add({ k: 'end', interrupted: true, seconds: 2 });
  return state;
};

const meta = { version: '0.1.0', date: '2026-11-20', seed: '7', settings: {}, commands: [], tools: [] };

describe('a campaign as a report', () => {
  let data: ReportData;
  let premise = -1;
  const found = (id: string): Witness => {
    const w = data.witnesses.find((x) => x.id.includes(id));
    if (w === undefined) throw new Error(`no witness ${id}`);
    return w;
  };

  beforeAll(async () => {
    await loadGrammars();
    const { regimes } = await import('../../semantics/regimes/index.js');
    const rule = regimes.find((r) => r.name === 'r3')?.rules.find((r) => r.name === 'R3-Arg');
    premise = rule?.premises.findIndex((p) => p.name === 'not-aliased') ?? -1;
    data = assemble({ state: campaign(premise), meta, scenarios: [] });
  });

  it('says broken only where somebody promised otherwise.', () => {
    const verdicts = data.matrix.map((m) => [m.regime, m.threat, m.verdict, m.programs, m.witnessId]);
    expect(verdicts).toContainEqual(['unrestricted', 'good-faith', 'no-promise', 400, 'one']);
    expect(verdicts).toContainEqual(['r3', 'good-faith', 'holds', 400, undefined]);
  });

  it('runs a saved witness again, under its regime and under the one that stops it, with their own texts.', () => {
    const w = found('one');
    expect(w.runs[0]).toMatchObject({ regime: 'unrestricted', outcome: { k: 'ub', ub: 'aliasing' } });
    expect(w.runs[0]?.trace?.steps.at(-1)?.failed?.premise).toBe('protector');
    const stopped = w.runs.find((r) => r.regime === 'r3');
    expect(w.otherOrder).toEqual(record.otherOrder);
    expect(stopped?.outcome).toMatchObject({ k: 'rejected', premise: 'not-aliased' });
    expect(stopped?.sources?.[0]?.text).toContain('r3_safeffi');
    expect(w.cause).toBe('promise');
    expect(w.savedBy).toEqual({ regime: 'r3', rule: 'R3-Arg', premise: 'not-aliased' });
  });

  it('shows what real builds did of a witness, where that was kept.', () => {
    const real: RealResult = {
      sentence: 'The builds differ.',
      good: null,
      date: '2026-11-20',
      compilers: ['rustc', 'cc'],
      limits: '5 s',
      stale: false,
      builds: [{ level: 'Rust O3 + C O2', printed: '15', end: 'exit 0', sanitizer: null }],
    };
    const state = campaign(premise);
    const [input] = witnessInputs('c', state);
    expect(input).toMatchObject({ kind: 'pair', file: 'one' });
    const made = assemble({ state, meta, scenarios: [], real: new Map([['one', real]]) });
    expect(made.witnesses.find((w) => w.id === 'one')?.real).toEqual(real);
    expect(found('one').real).toBe(undefined);
  });

  it('shows a needed premise by the run without it beside the run with it.', () => {
    const [row] = data.necessity;
    expect(row).toMatchObject({ answer: 'needed', premise: 'not-aliased', tries: 12 });
    const w = found(row?.witnessId ?? '?');
    expect(w.runs[0]?.outcome).toMatchObject({ k: 'ub', ub: 'aliasing' });
    expect(w.runs[1]?.outcome).toMatchObject({ k: 'rejected', premise: 'not-aliased' });
  });

  it('counts rules and premises under their own names.', () => {
    const rule = data.rules.find((r) => r.name === 'R3-Arg');
    expect(rule?.fired).toBe(5);
    expect(rule?.premises[premise]).toMatchObject({ name: 'not-aliased', failed: 3 });
    expect(rule?.premises.filter((p) => p.failed > 0)).toHaveLength(1);
  });

  it('makes a page in which every link leads somewhere, and which says that the search was interrupted.', async () => {
    const few = {
      ...data,
      rules: data.rules.filter((r) => /^(R3-Arg|R-Retag|SB-Read|C-Store)$/.test(r.name)),
    };
    const page = (await makeReport(few, await assets())).replace(/<script[\s\S]*?<\/script>/g, '');
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]));
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map((m) => m[1]);
    expect(links.filter((l) => !ids.has(l))).toEqual([]);
    expect(page).toContain('the search was interrupted');
  });
});
