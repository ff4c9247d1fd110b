/** `ferrule why rust`: for each rule of the borrow checker the smallest program that goes wrong without it. */
import { join } from 'node:path';
import * as E from '#fp/Either';
import { loadGrammars } from '../model/grammars.js';
import { killCheckers, type Kill } from '../properties/search/checker-mutants.js';
import { nearest } from '../properties/scenario/nearest.js';
import { borrowRuleList } from '../semantics/rust/borrows/rules.js';
import { usage, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { Progress } from './progress.js';
import { searchSettings } from './search-settings.js';
import { writeWhole } from './write.js';
import { Interrupt } from './searching.js';

export interface WhyRustOptions {
  readonly premise?: string;
  readonly tries: number;
  readonly time: number;
  readonly seed: number;
  readonly save?: boolean;
  readonly format: string;
}

/** Where `npm test` finds them again; it replays and never searches. */
export const killedFolder = join('test', 'rust-semantics', 'killed');

const save = (k: Kill): string | null => {
  if (k.witness === null) return null;
  const file = join(killedFolder, `${k.rule}.rs`);
  const { ub, message, rust } = k.witness;
  writeWhole(
    file,
    `// without: ${k.rule}\n// undefined: ${ub.kind} under ${ub.model}\n// with it: ${message}\n${rust}`,
  );
  return file;
};

const record = (k: Kill): string =>
  JSON.stringify({
    regime: 'rust',
    rule: k.rule,
    premise: k.rule,
    property: 'rust-alone',
    threat: 'contract',
    answer: k.witness === null ? 'idle' : 'needed',
    by: [],
    tries: k.tries,
    witness: k.witness,
  });

const show = (k: Kill, io: Io): void => {
  const answer = k.witness === null ? io.paint('dim', 'survived') : io.paint('green', 'needed');
  io.out(`${k.rule}: ${answer} (${k.tries} programs that only the borrow checker refuses)`);
  if (k.witness === null) return;
  const { ub, message, oneMinimal, rust } = k.witness;
  io.out(
    `  without it: ub ${ub.kind} under ${ub.model}, ${oneMinimal ? '1-minimal' : 'not minimal'}; with it: ${message}`,
  );
  for (const line of rust.trimEnd().split('\n')) io.out(`    ${line}`);
};

export const whyRust =
  (o: WhyRustOptions, io: Io): Job =>
  async () => {
    const names = borrowRuleList.map((r) => r.name);
    const { premise } = o;
    if (premise !== undefined && !names.includes(premise)) {
      const near = nearest(premise, names);
      const help = near === null ? `one of ${names.join(', ')}` : `did you mean \`${near}\`?`;
      return E.left([usage('unknown-premise', `the borrow checker has no rule \`${premise}\``, help)]);
    }
    await loadGrammars();
    const stop = new Interrupt();
    stop.listen();
    const progress = new Progress(io);
    const rules = premise === undefined ? names : [premise];
    const t0 = performance.now();
    const seconds = (): number => (performance.now() - t0) / 1000;
    const options = {
      seed: o.seed,
      settings: { ...searchSettings(), target: 'lp64' },
      tries: o.tries,
      rules,
      stop: () => stop.stopped || seconds() > o.time,
      progress: (tries: number, left: number) =>
        progress.say(`${tries} near misses, ${left} rules left, ${Math.round(o.time - seconds())} s`),
    };
    for (const k of killCheckers(options)) {
      progress.done();
      if (o.format === 'json') io.out(record(k));
      else show(k, io);
      if (o.save !== true) continue;
      const file = save(k);
      if (file !== null) io.err(`saved ${file}`);
    }
    progress.done();
    stop.quiet();
    return E.right(exit.ok);
  };
