/** `ferrule why REGIME`: for each premise the smallest program that goes wrong without it. */
import { join } from 'node:path';
import * as E from '#fp/Either';
import { loadGrammars } from '../model/grammars.js';
import { nameOf, premisesOf } from '../properties/search/necessity.js';
import type { Necessity } from '../properties/search/necessity-answer.js';
import { checkRegime } from '../properties/scenario/index.js';
import { regimeNamed } from '../semantics/regimes/index.js';
import type { KillRecord } from '../properties/campaign/record.js';
import { whyUb } from './why-ub.js';
import { usage, type CliCommand, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { necessities } from './necessities.js';
import { Progress } from './progress.js';
import { searchSettings } from './search-settings.js';
import { wholeNumber, withFormat } from './settings.js';
import { writeWhole } from './write.js';
import { Interrupt } from './searching.js';
import { whyRust } from './why-rust.js';

interface Options {
  readonly premise?: string;
  readonly tries: number;
  readonly time: number;
  readonly seed: number;
  readonly save?: boolean;
  readonly format: string;
}

export const killRecord = (n: Necessity): KillRecord => ({
  k: 'kill',
  regime: n.regime,
  rule: n.rule,
  premise: n.premise,
  property: n.property,
  threat: n.threat,
  answer: n.answer,
  by: [...n.by],
  tries: n.tries,
  ...(n.keptFor === null ? {} : { keptFor: n.keptFor }),
  ...(n.unfinished === null ? {} : { unfinished: n.unfinished }),
  witness:
    n.witness === null
      ? null
      : {
          kind: n.witness.kind,
          settings: { ...n.witness.settings },
          rust: n.witness.rust,
          c: n.witness.c,
          size: n.witness.size,
          oneMinimal: n.witness.oneMinimal,
          mutants: n.witness.mutants.map((m) => ({ ...m })),
        },
});

/** The settings of the witness that are not the regime's defaults, of those that its source leaves open. */
const underOf = (n: Necessity): string => {
  const set = n.witness?.settings ?? {};
  const other = (regimeNamed(n.regime)?.parameters ?? []).filter(
    (p) => (set[p.name] ?? p.default) !== p.default,
  );
  return other.length === 0 ? '' : `, with ${other.map((p) => `${p.name} = ${set[p.name]}`).join(', ')}`;
};

const shown = (n: Necessity, io: Io): string => {
  const colour = n.answer === 'needed' ? 'green' : n.answer === 'masked' ? 'yellow' : 'dim';
  const by = n.by.length === 0 ? '' : ` by ${n.by.join(', ')}`;
  const set = underOf(n);
  const why = n.keptFor === null ? '' : `\n  kept: ${n.keptFor}`;
  const open = n.unfinished === null ? '' : `\n  not finished: ${n.unfinished}`;
  const answer = n.answer === 'unfinished' ? 'no answer yet' : n.answer;
  return `${n.rule}/${n.premise}: ${io.paint(colour, answer)}${by}${set} (${n.tries} runs tried, it failed in ${n.failed}; threat ${n.threat})${open}${why}`;
};

const save = (n: Necessity): string | null => {
  if (n.witness === null) return null;
  const dir = join('test', 'witnesses');
  const file = join(dir, `${n.regime}-${n.rule}-${n.premise}.md`.toLowerCase());
  const set = Object.entries(n.witness.settings)
    .map(([k, v]) => `  ${k}: ${v}`)
    .join('\n');
  const off = n.witness.mutants.map((m) => `${m.rule}#${m.premise}`).join(', ');
  const text = `---\nregime: ${n.regime}\npremise: ${n.rule}/${n.premise}\nanswer: ${n.answer}\noff: ${off}\nkind: ${n.witness.kind}\nset:\n${set}\n---\n\n\`\`\`rust\n${n.witness.rust}\`\`\`\n\n\`\`\`c\n${n.witness.c}\`\`\`\n`;
  writeWhole(file, text);
  return file;
};

const why =
  (name: string, o: Options, io: Io): Job =>
  async () => {
    if (name === 'rust') return whyRust(o, io)();
    if (name === 'ub') return whyUb(o, io)();
    const known = checkRegime(name);
    if (E.isLeft(known)) return E.left([usage(known.left.code, known.left.message, known.left.help)]);
    const regime = regimeNamed(name)!;
    await loadGrammars();
    const stop = new Interrupt();
    stop.listen();
    const progress = new Progress(io);
    const settings = searchSettings();
    const options = {
      seed: o.seed,
      tries: o.tries,
      seconds: o.time,
      settings,
      say: (text: string) => progress.say(text),
      ...(o.premise === undefined ? {} : { only: o.premise }),
    };
    let rows = 0;
    let unanswered = 0;
    progress.say(`${name}: ${premisesOf(regime).length} premises`);
    for await (const n of necessities(regime, options, stop)) {
      rows++;
      if (n.answer === 'unfinished') unanswered++;
      progress.done();
      if (o.format === 'json') io.out(JSON.stringify(killRecord(n)));
      else {
        io.out(shown(n, io));
        if (n.witness !== null) {
          io.out(
            `  without it: ub ${n.witness.kind}, ${n.witness.oneMinimal ? '1-minimal' : 'not minimal'}, size ${n.witness.size}`,
          );
          for (const line of [...n.witness.rust.trimEnd().split('\n'), ...n.witness.c.trimEnd().split('\n')])
            io.out(`    ${line}`);
        }
      }
      if (o.save === true) {
        const file = save(n);
        if (file !== null) io.err(`saved ${file}`);
      }
    }
    progress.done();
    stop.quiet();
    if (rows === 0 && o.premise !== undefined) {
      const names = premisesOf(regime).map(nameOf);
      return E.left([
        usage('unknown-premise', `${name} has no premise \`${o.premise}\``, `one of ${names.join(', ')}`),
      ]);
    }
    if (unanswered > 0)
      io.err(`${unanswered} of ${rows} premises have no answer yet: a search with more --time may have one`);
    if (rows === 0) io.out(`${name} has no premise that refuses anything.`);
    return E.right(exit.ok);
  };

export const whyCommand: CliCommand = {
  name: 'why',
  register: (command, io, run) => {
    withFormat(command)
      .description(
        'Which premises of a regime (or, for `rust`, rules of the borrow checker) are needed: the smallest program that goes wrong without each.',
      )
      .argument('<regime>', 'the regime, `rust`, or `ub` (what undefined behaviour is for)')
      .option('--premise <rule/premise>', 'one premise only')
      .option('--tries <n>', 'programs tried', wholeNumber, 1_000_000)
      .option('--time <seconds>', 'seconds for all premises together', wholeNumber, 60)
      .option('--seed <n>', 'where the programs come from', wholeNumber, 1)
      .option('--save', 'keep the witnesses in test/witnesses')
      .action((regime: string, o: Options) => run(why(regime, o, io)));
  },
};
