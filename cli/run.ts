/** `ferrule run FILE…`: runs programs, and says whether the verdicts are as their scenarios expect. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as E from '#fp/Either';
import type { Diagnostic } from '../model/diagnostic.js';
import { loadGrammars } from '../model/grammars.js';
import type { Settings } from '../model/settings.js';
import {
  bless,
  defaultSettings,
  isFailure,
  judgeProgram,
  ownAliasing,
  programFor,
  regimeNames,
  runCell,
  runRecord,
  settingsFor,
  statedCells,
  type Cell,
  type CellResult,
  type Diagnostics,
  type ProgramText,
  type Scenario,
} from '../properties/scenario/index.js';
import { usage, type CliCommand, type Job } from './command.js';
import { breathe, exit, sayProblem, worse, type ExitCode, type Io } from './io.js';
import { collect, type Input, type Pair } from './programs.js';
import { asked, withFormat, withSettings, type Asked, type Format, type RunOptions } from './settings.js';
import { cellLine, complaint, details, resultLine } from './verdict.js';

export interface Options extends RunOptions {
  readonly format: Format;
  readonly trace?: true;
  readonly bless?: true;
}

/** Counts for the summary, and what decides the exit code. */
interface Tally {
  readonly files: Set<string>;
  runs: number;
  readonly standing: Record<CellResult['standing'], number>;
  unreviewed: number;
  blessed: number;
  readonly refused: Set<string>;
  code: ExitCode;
}

class Runner {
  private readonly io: Io;
  private readonly options: Options;
  private readonly asked: Asked;
  private readonly said = new Set<string>();
  private readonly alone: boolean;
  readonly tally: Tally = {
    files: new Set(),
    runs: 0,
    standing: { 'as-expected': 0, 'not-expected': 0, gap: 0, closed: 0, unstated: 0 },
    unreviewed: 0,
    blessed: 0,
    refused: new Set(),
    code: exit.ok,
  };

  /** `alone`: there is one result, so there is room for what stands behind it. */
  constructor(io: Io, options: Options, a: Asked, alone: boolean) {
    this.io = io;
    this.options = options;
    this.asked = a;
    this.alone = alone;
  }

  async input(input: Input): Promise<void> {
    this.tally.files.add(input.file);
    if (input.kind === 'pair') await this.pair(input);
    else await this.scenario(input.scenario);
  }

  private count(code: ExitCode): void {
    this.tally.code = worse(this.tally.code, code);
  }

  /** The same warning once, however many runs give it. */
  private say(diagnostics: Diagnostics): void {
    for (const d of diagnostics) {
      const key = JSON.stringify([d.code, d.message, d.span.file, d.span.start]);
      if (this.said.has(key)) continue;
      this.said.add(key);
      sayProblem(this.io, d);
    }
  }

  private refused(file: string, diagnostics: Diagnostics): void {
    this.say(diagnostics);
    this.tally.refused.add(file);
    this.count(exit.badInput);
  }

  private async pair({ file, rust, c }: Pair): Promise<void> {
    for (const regime of this.asked.regimes ?? ['unrestricted']) {
      const cell: Cell = { regime, aliasing: this.asked.aliasing ?? 'stacked', threat: null };
      const program = { rust, c };
      const settings = { ...defaultSettings, ...this.asked.settings, aliasing: cell.aliasing };
      const ran = judgeProgram(program, settings, regime, cell.aliasing);
      if (E.isLeft(ran)) {
        this.refused(file, ran.left);
        this.proposeOther({ rust, c }, ran.left);
        continue;
      }
      this.say(ran.right.warnings);
      this.tally.runs++;
      const { outcome } = ran.right;
      const record = runRecord(file, ran.right);
      if (this.options.trace === true) await this.trace(program, settings, regime);
      if (this.options.format === 'json') this.io.out(JSON.stringify(record));
      else {
        this.io.out(resultLine(file, cell, record, outcome, this.io.paint));
        if (this.alone) details(record).forEach((l) => this.io.out(l));
      }
      this.count(outcome.k === 'done' ? exit.ok : outcome.k === 'error' ? exit.bug : exit.notSo);
      if (outcome.k === 'error') this.bug(file, outcome.message);
    }
  }

  /** A half that was given alone, and lacks what the file beside it may have. */
  private proposeOther(p: ProgramText, ds: Diagnostics): void {
    const alone = p.rust === undefined ? p.c : p.c === undefined ? p.rust : undefined;
    if (alone === undefined || !ds.some((d) => d.code === 'undefined-symbol' || d.code === 'no-main')) return;
    const other = alone.file.replace(/\.(rs|c)$/i, (ext) => (ext.toLowerCase() === '.rs' ? '.c' : '.rs'));
    if (existsSync(other)) this.io.err(`  help: ${other} is beside it: give both`);
  }

  private bug(file: string, message: string): void {
    this.io.err(`${file}: this is a bug in Ferrule: ${message}`);
  }

  private cells(s: Scenario): readonly Cell[] {
    const own = ownAliasing(s, this.asked.settings);
    const aliasing = this.asked.aliasing ?? own;
    if (this.options.bless === true) {
      const stated = statedCells(s, own);
      const others = regimeNames
        .map((regime): Cell => ({ regime, aliasing: own, threat: null }))
        .filter((c) => !stated.some((d) => d.regime === c.regime && d.aliasing === own && d.threat === null));
      return [...stated, ...others];
    }
    const { regimes } = this.asked;
    if (
      regimes === null &&
      this.asked.aliasing === null &&
      s.expect.length > 0 &&
      this.options.trace !== true
    )
      return statedCells(s, own);
    return (regimes ?? ['unrestricted']).map((regime) => ({ regime, aliasing, threat: null }));
  }

  private async scenario(s: Scenario): Promise<void> {
    const results: CellResult[] = [];
    for (const cell of this.cells(s)) {
      const ran = runCell(s, cell, this.asked.settings);
      if (E.isLeft(ran)) {
        this.refused(s.file, ran.left);
        continue;
      }
      const r = ran.right;
      results.push(r);
      if (this.options.trace === true) {
        const settings = { ...settingsFor(s, this.asked.settings), aliasing: cell.aliasing };
        await this.trace(programFor(s, cell.regime), settings, cell.regime);
      }
      this.result(s, r);
    }
    if (this.options.bless === true) await this.write(s, results);
  }

  private result(s: Scenario, r: CellResult): void {
    const { io } = this;
    this.tally.runs++;
    this.tally.standing[r.standing]++;
    if (r.expected?.unreviewed === true) this.tally.unreviewed++;
    const stated = s.expect.length > 0;
    if (this.options.format === 'json') {
      io.out(JSON.stringify(r.record));
      if (stated && isFailure(r)) [cellLine(s, r, io.paintErr), ...complaint(r)].forEach((l) => io.err(l));
    } else {
      io.out(cellLine(s, r, io.paint));
      if (stated) complaint(r).forEach((l) => io.out(l));
      if (this.alone || (stated && isFailure(r))) details(r.record).forEach((l) => io.out(l));
    }
    if (r.outcome.k === 'error') {
      this.bug(s.file, r.outcome.message);
      this.count(exit.bug);
    } else if (stated ? isFailure(r) : r.outcome.k !== 'done') this.count(exit.notSo);
  }

  private async trace(program: ProgramText, settings: Settings, regime: string): Promise<void> {
    const { record, showTrace } = await import('./trace.js');
    const trace = record(program, settings, regime);
    if (E.isRight(trace)) await showTrace(program, trace.right, this.io);
  }

  private async write(s: Scenario, results: readonly CellResult[]): Promise<void> {
    const text = bless(s, results, ownAliasing(s, this.asked.settings));
    if (text === s.text) return;
    await writeFile(s.file, text);
    this.tally.blessed++;
    this.io.err(`${s.file}: new lines, marked \`# unreviewed\``);
  }

  /** A line for a person, where there was more than one result. */
  summary(problems: number): void {
    const { files, runs, standing, unreviewed, refused } = this.tally;
    if (this.options.format === 'json' || runs + refused.size + problems <= 1) return;
    const some = (n: number, what: string): readonly string[] => (n === 0 ? [] : [`${n} ${what}`]);
    const parts = [
      ...some(standing['as-expected'], 'as expected'),
      ...some(standing['not-expected'], 'NOT AS EXPECTED'),
      ...some(standing.closed, 'gaps that are none'),
      ...some(standing.gap, 'known gaps'),
      ...some(standing.unstated, 'unstated'),
      ...some(unreviewed, 'unreviewed'),
      ...some(refused.size + problems, 'refused'),
    ];
    const what = `${files.size} ${files.size === 1 ? 'program' : 'programs'}, ${runs} ${runs === 1 ? 'run' : 'runs'}`;
    this.io.out(parts.length === 0 ? what : `${what}: ${parts.join(', ')}`);
  }
}

const refusedCombination = (o: Options): Diagnostic | null => {
  if (o.trace === true && o.format === 'json')
    return usage('usage', '`--trace` is for people: it has no JSON', 'leave out `--format json`');
  if (o.bless === true && (process.env['CI'] ?? '') !== '')
    return usage(
      'usage',
      '`--bless` never runs in CI',
      'bless on your own machine, read the diff, commit it',
    );
  if (o.bless === true && (o.regime !== undefined || o.aliasing !== undefined || o.set.length > 0))
    return usage(
      'usage',
      '`--bless` writes what a scenario states, with its own settings',
      'leave out the other options',
    );
  return null;
};

/** The job of `ferrule run`: everything that the paths name, one line a result. */
export const runFiles =
  (files: readonly string[], options: Options, io: Io): Job =>
  async () => {
    const wrong = refusedCombination(options);
    if (wrong !== null) return E.left([wrong]);
    const checked = asked(options);
    if (E.isLeft(checked)) return checked;
    const [{ inputs, problems }] = await Promise.all([collect(files), loadGrammars()]);
    problems.forEach((d) => sayProblem(io, d));
    const errors = problems.filter((d) => d.severity === 'error').length;
    const [only] = inputs;
    const manyRuns =
      only?.kind === 'scenario' && only.scenario.expect.length > 0 && checked.right.regimes === null;
    const alone = inputs.length === 1 && !manyRuns && (checked.right.regimes ?? ['one']).length === 1;
    const runner = new Runner(io, options, checked.right, alone);
    for (const input of inputs) {
      await runner.input(input);
      await breathe();
    }
    runner.summary(errors);
    return E.right(worse(runner.tally.code, errors > 0 ? exit.badInput : exit.ok));
  };

export const runCommand: CliCommand = {
  name: 'run',
  register: (command, io, run) => {
    withFormat(withSettings(command))
      .description('Run programs: scenarios, pairs of .rs and .c files, and folders of these.')
      .argument('<file...>', 'scenario.md, program.rs and program.c, or a folder')
      .option('--trace', 'step through the run in the terminal')
      .option('--bless', 'write verdicts that no line states into the scenarios, marked `unreviewed`')
      .addHelpText(
        'after',
        `
A file with an \`expect\` fence is run on every line of it, unless --regime or --aliasing is given. Else the defaults are
--regime unrestricted --aliasing stacked. Exit status: 0 as expected (or \`done\`, where nothing is expected), 1 not so,
2 bad input, 3 a bug in Ferrule.`,
      )
      .action((files: readonly string[], options: Options) => run(runFiles(files, options, io)));
  },
};
