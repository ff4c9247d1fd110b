/** `ferrule aliasing FILE…`: the op language, run under the aliasing models alone. */
import { Option } from 'commander';
import * as E from '#fp/Either';
import { parseJsonCases } from '../model/aliasing/json.js';
import { parseCases, type ParsedCases } from '../model/aliasing/parse.js';
import type { AliasingCase, CaseVerdict } from '../model/aliasing/syntax.js';
import { drawTrace, traceCase } from '../semantics/aliasing/draw.js';
import { aliasingModels } from '../semantics/aliasing/index.js';
import type { AliasModel } from '../semantics/aliasing/model.js';
import { OpRunner, runCase, type OpVerdict } from '../semantics/aliasing/ops.js';
import { resolveCase, type AliasingProgram } from '../semantics/aliasing/program.js';
import type { CliCommand, Job } from './command.js';
import { exit, sayProblem, worse, type ExitCode, type Io } from './io.js';
import { readSource } from './read.js';
import { asked, withFormat, withSet, type Format } from './settings.js';

interface Options {
  readonly format: Format;
  readonly model: string;
  readonly draw?: true;
  readonly set: readonly (readonly [name: string, value: string])[];
}

interface Model {
  readonly model: AliasModel;
  readonly runner: OpRunner;
  /** Under which name a case states what it expects of this model. */
  readonly stated: string;
}

const fileStem = (file: string): string => file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');

/** JSON by its name or its first character; else text. */
const parse = (file: string, text: string): ParsedCases =>
  /\.json$/i.test(file) || /^\s*\[/.test(text)
    ? parseJsonCases(text, file)
    : parseCases(text, file, fileStem(file));

const isAsStated = (v: OpVerdict, stated: CaseVerdict): boolean =>
  v.verdict === stated.verdict &&
  (stated.at === undefined || v.op === stated.at) &&
  (stated.kind === undefined || v.kind === stated.kind);

const inWords = (v: OpVerdict): string => (v.verdict === 'ok' ? 'ok' : `ub at op ${v.op} (${v.kind})`);
const statedInWords = (s: CaseVerdict): string =>
  s.verdict === 'ok'
    ? 'ok'
    : `ub${s.at === undefined ? '' : ` at op ${s.at}`}${s.kind === undefined ? '' : ` (${s.kind})`}`;

class AliasingRun {
  private readonly io: Io;
  private readonly options: Options;
  private readonly models: readonly Model[];
  readonly verdicts: OpVerdict[] = [];
  code: ExitCode = exit.ok;
  private cases = 0;
  private stated = 0;
  private missed = 0;

  constructor(io: Io, options: Options, models: readonly Model[]) {
    this.io = io;
    this.options = options;
    this.models = models;
  }

  file(file: string, text: string): void {
    const { cases, diagnostics } = parse(file, text);
    diagnostics.forEach((d) => sayProblem(this.io, d));
    if (diagnostics.length > 0) this.count(exit.badInput);
    cases.forEach((c) => this.case(c));
  }

  summary(): string {
    const cases = `${this.cases} case${this.cases === 1 ? '' : 's'}`;
    if (this.stated === 0) return `${cases}, ${this.models.map((m) => m.model.name).join(' and ')}`;
    const missed = this.missed === 0 ? 'all as stated' : `${this.missed} not as stated`;
    return `${cases}; ${this.stated} verdicts stated, ${missed}`;
  }

  count(code: ExitCode): void {
    this.code = worse(this.code, code);
  }

  private case(c: AliasingCase): void {
    const { program, diagnostics } = resolveCase(c);
    diagnostics.forEach((d) => sayProblem(this.io, d));
    if (diagnostics.length > 0) return this.count(exit.badInput);
    this.cases += 1;
    for (const m of this.models) this.verdict(c, program, m);
  }

  private verdict(c: AliasingCase, program: AliasingProgram, m: Model): void {
    const { verdict } = runCase(program, m.model.name, m.runner);
    const stated = c.expect.get(m.stated);
    const isFine = stated === undefined ? verdict.verdict === 'ok' : isAsStated(verdict, stated);
    this.count(isFine ? exit.ok : exit.notSo);
    if (stated !== undefined) this.stated += 1;
    if (stated !== undefined && !isFine) this.missed += 1;
    this.verdicts.push(verdict);
    if (this.options.format === 'json') return;
    const { paint } = this.io;
    const words = paint(isFine ? 'green' : 'red', inWords(verdict));
    const instead = stated === undefined || isFine ? '' : `, stated: ${statedInWords(stated)}`;
    this.io.out(`${paint('bold', c.name)} ${m.model.name}: ${words}${instead}`);
    if (this.options.draw === true)
      drawTrace(traceCase(c, program, m.runner.state)).forEach((line) => this.io.out(line));
  }
}

const runFiles =
  (files: readonly string[], options: Options, io: Io): Job =>
  async () => {
    const checked = asked({ set: options.set });
    if (E.isLeft(checked)) return checked;
    const implicitWrites = checked.right.settings['tree.implicit-writes'] === 'on';
    const models = aliasingModels
      .filter(({ name }) => (options.model === 'all' ? name !== 'none' : name === options.model))
      .map((model): Model => {
        const stated = model.name === 'tree' && implicitWrites ? 'tree.implicit-writes' : model.name;
        return { model, runner: new OpRunner(model.create({ implicitWrites })), stated };
      });
    const run = new AliasingRun(io, options, models);
    for (const file of files) {
      const text = await readSource(file)();
      if (E.isLeft(text)) {
        sayProblem(io, text.left);
        run.count(exit.badInput);
      } else run.file(file, text.right.text);
    }
    if (options.format === 'json') io.out(JSON.stringify(run.verdicts, null, 1));
    else io.out(io.paint('dim', run.summary()));
    return E.right(run.code);
  };

export const aliasingCommand: CliCommand = {
  name: 'aliasing',
  register: (command, io, run) => {
    withFormat(withSet(command))
      .description(
        'Run op sequences (docs/aliasing.md) under Stacked Borrows and Tree Borrows: verdict, blamed op, kind.',
      )
      .argument('<file...>', 'cases as text, or as JSON like test/data/aliasing-cases.json')
      .addOption(
        new Option('--model <name>', 'the aliasing model')
          .choices([...aliasingModels.map((m) => m.name), 'all'])
          .default('all'),
      )
      .option('--draw', 'draw the stacks or the trees after each op')
      .addHelpText(
        'after',
        '\nExit status: 0 as the cases state (or, with nothing stated, no undefined behaviour), 1 not so, 2 bad input, 3 a bug in Ferrule.',
      )
      .action((files: readonly string[], options: Options) => run(runFiles(files, options, io)));
  },
};
