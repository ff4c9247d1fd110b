/** `ferrule why ub`: for each premise that stands for undefined behaviour, the optimisation that it licenses. */
import * as E from '#fp/Either';
import { loadGrammars } from '../model/grammars.js';
import { printC } from '../model/c/print.js';
import { printCrate } from '../model/rust/print.js';
import { optimisable } from '../properties/generate/optimisable/index.js';
import { Tape } from '../properties/generate/tape.js';
import { nearest } from '../properties/scenario/index.js';
import { undefinedPremises } from '../properties/optimise/premises.js';
import { isLicensed, showBehaviour } from '../properties/optimise/behaviour.js';
import { offName, type Off } from '../properties/optimise/runs.js';
import { models, OptimiseSearch, premiseKey, type Licence } from '../properties/optimise/search.js';
import { shrinkLicence } from '../properties/optimise/shrink.js';
import { optimisationNamed } from '../semantics/core/optimise/index.js';
import { usage, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { Progress } from './progress.js';
import { searchSettings } from './search-settings.js';
import { Interrupt } from './searching.js';

export interface WhyUbOptions {
  readonly premise?: string;
  readonly tries: number;
  readonly time: number;
  readonly seed: number;
  readonly format: string;
}

/** Optimisation × aliasing model: what its source claims, and what was found. */
const printTable = (s: OptimiseSearch, io: Io): void => {
  io.out(io.paint('bold', 'Optimisations, on programs without undefined behaviour and with it:'));
  for (const c of s.cells.values()) {
    const claimed = isLicensed(optimisationNamed(c.optimisation)!, c.aliasing);
    const found =
      c.changed === 0
        ? 'changed nothing yet'
        : c.broken === 0
          ? `licensed so far (0 broken of ${c.changed})`
          : `not licensed (${c.broken} broken of ${c.changed})`;
    const shown =
      c.shownBy === null
        ? ''
        : `; undefined programs it shows on: ${c.shown} of ${c.undefined_} (${showBehaviour(c.shownBy.before)} becomes ${showBehaviour(c.shownBy.after)})`;
    const differs = claimed && c.broken > 0 ? ' AGAINST ITS SOURCE' : '';
    io.out(
      `  ${c.optimisation.padEnd(22)}${c.aliasing.padEnd(9)}${claimed ? 'claimed    ' : 'not claimed'} ${found}${differs}${shown}`,
    );
  }
};

const answerOf = (p: Off, l: Licence | undefined) => {
  if (l === undefined) return { answer: 'idle' as const, by: [] };
  const by = l.off.filter((x) => offName(x) !== offName(p) || x.index !== p.index).map(offName);
  return { answer: by.length === 0 ? ('needed' as const) : ('masked' as const), by };
};

export const whyUb =
  (o: WhyUbOptions, io: Io): Job =>
  async () => {
    const known = models.flatMap((aliasing) => undefinedPremises(aliasing));
    const asked = (p: Off): boolean => [undefined, offName(p), p.premise].includes(o.premise);
    if (!known.some(asked)) {
      const names = [...new Set(known.map(offName))];
      const near = nearest(o.premise ?? '', names);
      return E.left([
        usage(
          'unknown-premise',
          `no rule has a premise \`${o.premise ?? ''}\` that stands for undefined behaviour`,
          near === null
            ? 'name one as `RULE/PREMISE`, as in `npx ferrule rules`'
            : `did you mean \`${near}\`?`,
        ),
      ]);
    }
    await loadGrammars();
    const stop = new Interrupt();
    stop.listen();
    const progress = new Progress(io);
    const settings = searchSettings();
    const s = new OptimiseSearch(settings);
    const t0 = performance.now();
    const late = (share: number): boolean => stop.stopped || performance.now() - t0 > o.time * 1000 * share;
    for (let k = 0; k < o.tries && !late(0.6); k++) {
      s.try(optimisable(new Tape({ seed: (Math.imul(o.seed, 0x01000193) + k) | 0 })));
      if (k % 50 !== 0) continue;
      progress.say(`${s.programs.toLocaleString('en')} programs`);
      await new Promise((done) => setImmediate(done));
    }
    progress.done();
    const json = o.format === 'json';
    if (!json) printTable(s, io);
    for (const aliasing of models) {
      for (const p of undefinedPremises(aliasing)) {
        if (!asked(p)) continue;
        const [found] = s.licencesOf(aliasing, p);
        const small = found === undefined || late(1) ? null : shrinkLicence(found, settings, 1500);
        const l = small?.licence ?? found;
        const { answer, by } = answerOf(p, l);
        const rust = l === undefined ? '' : printCrate(l.program.rust);
        const c = l === undefined ? '' : printC(l.program.c);
        const ended = s.ended.get(premiseKey(aliasing, p)) ?? 0;
        if (json) {
          const witness =
            l === undefined
              ? null
              : {
                  optimisation: l.optimisation,
                  before: showBehaviour(l.before),
                  after: showBehaviour(l.after),
                  settings: { ...settings, aliasing },
                  rust,
                  c,
                  size: l.size,
                  oneMinimal: small?.oneMinimal ?? false,
                };
          const row = {
            regime: 'ub',
            rule: p.rule,
            premise: p.premise,
            property: 'why-ub',
            threat: 'arbitrary',
            aliasing,
          };
          io.out(JSON.stringify({ ...row, answer, by, tries: s.programs, ended, witness }));
          continue;
        }
        if (l === undefined) {
          io.out(`${aliasing} ${offName(p)}: by fiat (${s.programs} programs tried, ${ended} ended by it)`);
          continue;
        }
        io.out(
          `${aliasing} ${offName(p)}: ${io.paint(answer === 'needed' ? 'green' : 'yellow', answer)}${by.length === 0 ? '' : ` by ${by.join(', ')}`}, licenses ${l.optimisation} (${s.programs} programs tried)`,
        );
        io.out(
          `  without it: ${showBehaviour(l.before)} becomes ${showBehaviour(l.after)}; ${small?.oneMinimal === true ? '1-minimal' : 'not minimal'}, size ${l.size}`,
        );
        for (const line of [...rust.trimEnd().split('\n'), ...c.trimEnd().split('\n')]) io.out(`    ${line}`);
      }
    }
    stop.quiet();
    return E.right(exit.ok);
  };
