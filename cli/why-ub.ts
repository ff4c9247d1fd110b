/** `ferrule why ub`: for each premise that stands for undefined behaviour, the optimisation that it licenses. */
import * as E from '#fp/Either';
import { loadGrammars } from '../model/grammars.js';
import type { LicenceRecord, OptimisationRecord, ShownRecord } from '../properties/campaign/record.js';
import { nearest } from '../properties/scenario/index.js';
import { Answers, asPairs, premiseName } from '../properties/optimise/answers.js';
import { offName } from '../properties/optimise/runs.js';
import { toStore } from '../properties/optimise/stored.js';
import { usage, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { licenceRecord, optimisationRecord, savePrograms, survey, ubFolder } from './optimising.js';
import { Progress } from './progress.js';
import { searchSettings } from './search-settings.js';
import { Interrupt } from './searching.js';

export interface WhyUbOptions {
  readonly premise?: string;
  readonly tries: number;
  readonly time: number;
  readonly seed: number;
  readonly save?: boolean;
  readonly format: string;
}

const change = (e: ShownRecord): string => `${e.before} becomes ${e.after}`;

/** Optimisation × aliasing model: what its source claims, and what was found. */
export const cellLine = (c: OptimisationRecord): string => {
  const found =
    c.changed === 0
      ? 'changed nothing yet'
      : c.broken === 0
        ? `licensed so far (0 broken of ${c.changed})`
        : `not licensed (${c.broken} broken of ${c.changed}${c.brokenBy === null ? '' : `: ${change(c.brokenBy)}`})`;
  const shown =
    c.shownBy === null
      ? ''
      : `; undefined programs it shows on: ${c.shown} of ${c.undefined} (${change(c.shownBy)})`;
  const differs = c.claimed && c.broken > 0 ? ' AGAINST ITS SOURCE' : '';
  return `  ${c.optimisation.padEnd(22)}${c.aliasing.padEnd(9)}${c.claimed ? 'claimed    ' : 'not claimed'} ${found}${differs}${shown}`;
};

const printLicence = (name: string, l: LicenceRecord, io: Io): void => {
  const { witness } = l;
  if (witness === null) {
    io.out(`${l.aliasing} ${name}: by fiat (${l.tries} programs tried, ${l.ended} ended by it)`);
    return;
  }
  const masked = l.by.length === 0 ? '' : ` by ${l.by.join(', ')}`;
  io.out(
    `${l.aliasing} ${name}: ${io.paint(l.answer === 'needed' ? 'green' : 'yellow', l.answer)}${masked}, licenses ${l.optimisation ?? ''} (${l.tries} programs tried)`,
  );
  io.out(
    `  without it: ${change(witness)}; ${witness.oneMinimal ? '1-minimal' : 'not minimal'}, size ${witness.size}`,
  );
  const { rust, c } = witness;
  for (const line of [...rust.trimEnd().split('\n'), ...c.trimEnd().split('\n')]) io.out(`    ${line}`);
};

const unknownPremise = (asked: string) => {
  const names = [...new Set(asPairs().map((p) => offName(p.premise)))];
  const near = nearest(asked, names);
  return usage(
    'unknown-premise',
    `no rule has a premise \`${asked}\` that stands for undefined behaviour`,
    near === null ? 'name one as `RULE/PREMISE`, as in `npx ferrule rules`' : `did you mean \`${near}\`?`,
  );
};

export const whyUb =
  (o: WhyUbOptions, io: Io): Job =>
  async () => {
    const pairs = asPairs().map((p) => ({ ...p, name: premiseName(p.aliasing, p.premise) }));
    const asked = pairs.filter((p) =>
      [undefined, p.name, offName(p.premise), p.premise.premise].includes(o.premise),
    );
    if (asked.length === 0) return E.left([unknownPremise(o.premise ?? '')]);
    await loadGrammars();
    const stop = new Interrupt();
    stop.listen();
    const t0 = performance.now();
    const late = (): boolean => stop.stopped || performance.now() - t0 > o.time * 1000;
    const settings = searchSettings();
    const { seed, tries } = o;
    const s = await survey({ seed, tries, seconds: o.time * 0.6, settings, scenarios: true }, stop, io);
    const progress = new Progress(io);
    const json = o.format === 'json';
    if (!json)
      io.out(io.paint('bold', 'Optimisations, on programs without undefined behaviour and with it:'));
    const answers = new Answers(s);
    const cells = [];
    for (const c of s.cells.values()) {
      progress.say(`${c.optimisation}: made smaller`);
      const answer = answers.cell(c, late);
      cells.push(answer);
      progress.done();
      const record = optimisationRecord(s, answer);
      io.out(json ? JSON.stringify(record) : cellLine(record));
      await new Promise((done) => setImmediate(done));
    }
    const premises = [];
    // What is saved is saved whole.
    for (const p of o.save === true ? pairs : asked) {
      const answer = answers.of(p.aliasing, p.premise, late);
      premises.push(answer);
      if (!asked.includes(p)) continue;
      const record = licenceRecord(s, answer);
      if (json) io.out(JSON.stringify(record));
      else printLicence(p.name, record, io);
      await new Promise((done) => setImmediate(done));
    }
    stop.quiet();
    if (o.save === true) {
      const files = savePrograms(toStore(cells, premises));
      io.err(`saved ${files.length} programs in ${ubFolder}`);
    }
    return E.right(exit.ok);
  };
