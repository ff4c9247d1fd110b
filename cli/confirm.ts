/** `ferrule confirm FILE…`: builds programs with the real compilers, runs them, and compares with the model. */
import { basename } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import * as E from '#fp/Either';
import type { Diagnostic } from '../model/diagnostic.js';
import { loadGrammars } from '../model/grammars.js';
import type { Settings } from '../model/settings.js';
import {
  confirmation,
  plansFor,
  prepare,
  REGIME,
  type Buildable,
  type Confirmation,
  type Halves,
  type Observed,
} from '../properties/confirm/index.js';
import type { ProgramText } from '../properties/scenario/index.js';
import { usage, type CliCommand, type Job } from './command.js';
import { boundaryFor, digestOf, programOf, settingsOf } from './confirm-input.js';
import { confirmedFile, witnessInputs } from './confirmed.js';
import { ConfirmTally, showConfirmation } from './confirming.js';
import { breathe, exit, sayProblem, worse, type ExitCode, type Io } from './io.js';
import {
  BuildFailure,
  Builder,
  findTools,
  programLimits,
  SECONDS,
  haveSanitizers,
  showLimits,
  withoutNetwork,
  withScratch,
  type Limits,
  type Tools,
} from './native/index.js';
import { collect, type Input } from './programs.js';
import { about } from './read.js';
import { campaignFile, readRecords } from './store.js';
import { writeWhole } from './write.js';
import { asked, campaignName, withFormat, withSet, type Format } from './settings.js';

interface Options {
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly campaign?: string;
  readonly regime?: string;
  readonly aliasing?: string;
  readonly format: Format;
  readonly save?: true;
  readonly seconds: number;
}

const seconds = (text: string): number => {
  const n = Number(text);
  if (Number.isInteger(n) && n >= 1 && n <= 600) return n;
  throw new InvalidArgumentError('Write a whole number of seconds, 1 to 600.');
};

/** A pair's result goes beside its Rust half. */
const savedBeside = (input: Input): string =>
  confirmedFile(input.kind === 'scenario' ? input.file : ((input.rust ?? input.c)?.file ?? input.file));

/** Without `main` in Rust and without C there is nothing to link with. */
const partsOf = (b: Buildable): Halves => ({ rust: b.rust !== null, c: b.c !== null });

class Confirmer {
  private readonly io: Io;
  private readonly options: Options;
  private readonly given: Settings;
  readonly tally = new ConfirmTally();
  code: ExitCode = exit.ok;
  private readonly alone: boolean;
  private readonly limits: Limits;
  private readonly regime: string;

  constructor(io: Io, options: Options, given: Settings, alone: boolean) {
    this.io = io;
    this.options = options;
    this.given = given;
    this.alone = alone;
    this.regime = options.regime ?? REGIME;
    this.limits = { ...programLimits, seconds: options.seconds };
  }

  private count(code: ExitCode): void {
    this.code = worse(this.code, code);
  }

  /** Of many programs, those that no compiler can build are counted; of one, it is an answer to a question. */
  private refused(file: string, ds: readonly Diagnostic[]): void {
    const errors = ds.filter((d) => d.severity === 'error');
    const notReal = errors.length > 0 && errors.every((d) => d.code === 'not-real');
    if (notReal && !this.alone) {
      this.tally.notReal++;
      this.io.err(`${file}: not built: ${errors[0]?.message ?? ''}`);
      return;
    }
    errors.forEach((d) => sayProblem(this.io, d));
    this.tally.refused++;
    this.count(exit.badInput);
  }

  async input(
    input: Input,
    versions: (h: Halves) => E.Either<readonly Diagnostic[], Tools['versions']>,
  ): Promise<void> {
    const boundary = boundaryFor(input, this.regime);
    if (E.isLeft(boundary)) return this.refused(input.file, [boundary.left]);
    const program = programOf(input, this.regime);
    const prepared = prepare(program, settingsOf(input, this.given), boundary.right);
    if (E.isLeft(prepared)) return this.refused(input.file, prepared.left);
    const buildable = prepared.right;
    if (buildable.says.outcome.k === 'error') {
      this.io.err(`${input.file}: this is a bug in Ferrule: ${buildable.says.outcome.message}`);
      this.count(exit.bug);
      return;
    }
    const found = versions(partsOf(buildable));
    if (E.isLeft(found)) return this.refused(input.file, found.left);
    try {
      const builds = await this.builds(buildable);
      this.tell(input, program, buildable, builds, found.right);
    } catch (e) {
      if (!(e instanceof BuildFailure)) throw e;
      this.buildFailed(input.file, e);
    }
  }

  private builds(b: Buildable): Promise<readonly Observed[]> {
    return withScratch(async (folder) => {
      const parts = partsOf(b);
      const plans = plansFor(parts, parts.c && (await haveSanitizers(folder)));
      const builder = new Builder(b, folder, this.limits);
      // Two at a time: a build waits for the disk as much as for a processor.
      const out: Observed[] = [];
      for (let k = 0; k < plans.length; k += 2)
        out.push(...(await Promise.all(plans.slice(k, k + 2).map((p) => builder.run(p)))));
      return out;
    });
  }

  /** A program that Ferrule accepts and a compiler refuses breaks the first promise of the subset. */
  private buildFailed(file: string, e: BuildFailure): void {
    this.io.err(`${file}: ${this.io.paintErr('red', e.message)}, though Ferrule accepts it:`);
    this.io.err(e.said.split('\n').slice(0, 20).join('\n').trimEnd());
    this.tally.unbuilt++;
    this.count(exit.notSo);
  }

  private tell(
    input: Input,
    program: ProgramText,
    b: Buildable,
    builds: readonly Observed[],
    compilers: Tools['versions'],
  ): void {
    const how = {
      program: input.file,
      digest: digestOf(program),
      date: new Date().toISOString().slice(0, 10),
      compilers,
      limits: showLimits(this.limits, withoutNetwork().length > 0),
    };
    const c = confirmation(how, b.says, builds);
    this.tally.add(c);
    if (c.verdict === 'differ') this.count(exit.notSo);
    if (this.options.format === 'json') this.io.out(JSON.stringify(c));
    else showConfirmation(c, this.alone, this.io);
    if (this.options.save === true) this.save(savedBeside(input), c);
  }

  private save(file: string, c: Confirmation): void {
    try {
      // The path as it was typed is of this machine: the name is enough beside the file.
      writeWhole(file, `${JSON.stringify({ ...c, program: basename(c.program) }, null, 2)}\n`);
      this.io.err(`saved: ${file}`);
    } catch (e) {
      const why = e instanceof Error ? e.message : String(e);
      sayProblem(
        this.io,
        about(
          file,
          'unwritable',
          `the result cannot be saved: ${why}`,
          'change the permissions, or leave out `--save`',
        ),
      );
      this.count(exit.badInput);
    }
  }
}

const witnessesOf = (campaign: string): E.Either<readonly Diagnostic[], readonly Input[]> => {
  const records = readRecords(campaignFile(campaign));
  if (E.isLeft(records)) return E.left([usage('campaign', records.left, 'repair or delete the file')]);
  const inputs = witnessInputs(campaign, records.right.state);
  if (inputs.length > 0) return E.right(inputs);
  return E.left([
    usage(
      'no-campaign',
      `there are no witnesses in a campaign \`${campaign}\``,
      'run `npx ferrule search` or `npm start` first',
    ),
  ]);
};

const confirmFiles =
  (files: readonly string[], options: Options, io: Io): Job =>
  async () => {
    const checked = asked(options);
    if (E.isLeft(checked)) return checked;
    if (options.save === true && options.regime !== undefined && options.regime !== REGIME)
      return E.left([usage('usage', "`--save` keeps what today's boundary does", 'leave `--regime` out')]);
    if (options.regime === 'all')
      return E.left([
        usage('usage', 'real builds are compared under one regime', 'name one, or leave `--regime` out'),
      ]);
    if (files.length === 0 && options.campaign === undefined)
      return E.left([usage('usage', 'there is nothing to confirm', 'name files, or `--campaign NAME`')]);
    const witnesses = options.campaign === undefined ? E.right([]) : witnessesOf(options.campaign);
    if (E.isLeft(witnesses)) return witnesses;
    const [{ inputs: named, problems }] = await Promise.all([collect(files), loadGrammars()]);
    const inputs = [...named, ...witnesses.right];
    problems.forEach((d) => sayProblem(io, d));
    const known = new Map<string, E.Either<readonly Diagnostic[], Tools['versions']>>();
    const versions = (h: Halves) => {
      const key = `${h.rust} ${h.c}`;
      const found = known.get(key) ?? findTools(h);
      known.set(key, found);
      return found;
    };
    const { aliasing } = checked.right;
    const given = { ...checked.right.settings, ...(aliasing === null ? {} : { aliasing }) };
    const confirmer = new Confirmer(io, options, given, inputs.length === 1);
    for (const input of inputs) {
      await confirmer.input(input, versions);
      await breathe();
    }
    if (options.format === 'text' && inputs.length > 1) confirmer.tally.lines().forEach((l) => io.out(l));
    const errors = problems.some((d) => d.severity === 'error');
    return E.right(worse(confirmer.code, errors ? exit.badInput : exit.ok));
  };

export const confirmCommand: CliCommand = {
  name: 'confirm',
  register: (command, io, run) => {
    withFormat(withSet(command))
      .description('Build programs with the real rustc and cc, run them, and compare with the model.')
      .argument('[file...]', 'scenario.md, program.rs and program.c, or a folder')
      .option('--campaign <name>', 'the witnesses of a search as well', campaignName)
      .option('--regime <name>', 'the boundary of the model; its API, where one is written, is built too')
      .option('--aliasing <model>', 'the aliasing model: stacked, tree or none')
      .addOption(
        new Option('--seconds <n>', 'how long each run may take').argParser(seconds).default(SECONDS),
      )
      .option(
        '--save',
        'keep the result as NAME.confirmed.json beside the file (of a witness: beside the campaign), for the report',
      )
      .addHelpText(
        'after',
        `
This compiles and runs native code, which may be undefined: in a temporary folder, without network where the system
permits it, under limits of time, memory and output. The model runs on the target lp64, with unwind=abort, under today's
boundary (\`unrestricted\`) where no other is named. A program without undefined behaviour has to do the same in every build
as in the model. For one with it, the table shows what each build made of it.
Exit status: 0 every build that can be compared agrees, 1 not so, 2 bad input or a missing compiler, 3 a bug in Ferrule.`,
      )
      .action((files: readonly string[], options: Options) => run(confirmFiles(files, options, io)));
  },
};
