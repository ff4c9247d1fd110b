/** `ferrule export FILE DIR`: a program as a Cargo project, for tools that read real ones. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as E from '#fp/Either';
import type { Diagnostic } from '../model/diagnostic.js';
import { loadGrammars } from '../model/grammars.js';
import { prepare, project, type ProjectFile } from '../properties/confirm/index.js';
import { usage, type CliCommand, type Job } from './command.js';
import { programOf, settingsOf } from './confirm-input.js';
import { exit, sayProblem, type Io } from './io.js';
import { collect } from './programs.js';
import { about } from './read.js';
import { asked, withSet } from './settings.js';

interface Options {
  readonly set: readonly (readonly [name: string, value: string])[];
}

/** A place that may be taken: nothing is there, or an empty folder, and the folder around it is. */
const refuse = (dir: string): Diagnostic | null => {
  const parent = dirname(resolve(dir));
  if (!existsSync(parent))
    return about(
      dir,
      'no-such-folder',
      `there is no folder \`${dirname(dir)}\` to put it in`,
      'make that folder first',
    );
  if (!existsSync(dir)) return null;
  if (!statSync(dir).isDirectory())
    return about(dir, 'not-a-folder', 'this is a file, and a project is a folder', 'give another name');
  if (readdirSync(dir).length > 0)
    return about(
      dir,
      'not-empty',
      'the folder is not empty, and nothing in it is overwritten',
      'give a new name, or an empty folder',
    );
  return null;
};

/** Written beside and renamed, so that there is a whole project or none. */
const writeProject = (dir: string, files: readonly ProjectFile[]): E.Either<Diagnostic, void> => {
  const target = resolve(dir);
  let beside: string | null = null;
  try {
    beside = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    for (const f of files) {
      const path = join(beside, f.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, f.text);
      if (f.executable === true) chmodSync(path, 0o755);
    }
    chmodSync(beside, 0o755);
    renameSync(beside, target);
    return E.right(undefined);
  } catch (e) {
    if (beside !== null) rmSync(beside, { recursive: true, force: true });
    const why = e instanceof Error ? e.message : String(e);
    return E.left(
      about(dir, 'unwritable', `the project cannot be written: ${why}`, 'give a folder that may be written'),
    );
  }
};

const exportProgram =
  (paths: readonly string[], options: Options, io: Io): Job =>
  async () => {
    const dir = paths.at(-1) ?? '';
    const files = paths.slice(0, -1);
    if (files.length === 0)
      return E.left([usage('usage', 'there is no DIR to write to', 'write `ferrule export FILE DIR`')]);
    const checked = asked(options);
    if (E.isLeft(checked)) return checked;
    const no = refuse(dir);
    if (no !== null) return E.left([no]);
    const [{ inputs, problems }] = await Promise.all([collect(files), loadGrammars()]);
    const errors = problems.filter((d) => d.severity === 'error');
    if (errors.length > 0) return E.left(errors);
    const [input, ...more] = inputs;
    if (input === undefined || more.length > 0)
      return E.left([
        usage(
          'usage',
          `one program goes into a project, and these are ${inputs.length}`,
          'give one scenario, or one .rs and one .c file',
        ),
      ]);
    const prepared = prepare(programOf(input), settingsOf(input, checked.right.settings));
    if (E.isLeft(prepared)) return E.left(prepared.left.filter((d) => d.severity === 'error'));
    prepared.right.warnings.filter((d) => d.code !== 'borrows-not-checked').forEach((d) => sayProblem(io, d));
    const written = writeProject(dir, project(basename(input.file), prepared.right));
    if (E.isLeft(written)) return E.left([written.left]);
    io.out(`${dir}: cargo run --offline --manifest-path ${join(dir, 'Cargo.toml')}`);
    return E.right(exit.ok);
  };

export const exportCommand: CliCommand = {
  name: 'export',
  register: (command, io, run) => {
    withSet(command)
      .description('Write a program as a Cargo project, for Miri, sanitizers or a debugger.')
      .argument(
        '<path...>',
        'scenario.md, or program.rs and program.c; last the folder to write, which is new or empty',
      )
      .usage('[options] FILE… DIR')
      .action((paths: readonly string[], options: Options) => run(exportProgram(paths, options, io)));
  },
};
