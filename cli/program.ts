/** The command line as a function: arguments to an exit code, all that is said through `Io`. */
import { Command, CommanderError } from 'commander';
import * as E from '#fp/Either';
import packageFile from '../package.json' with { type: 'json' };
import type { Job, ListedCommand } from './command.js';
import { exit, sayProblem, type ExitCode, type Io } from './io.js';

/** Whatever is thrown was not foreseen. `FERRULE_DEBUG` shows where it happened. */
const sayBug = (io: Io, e: unknown): ExitCode => {
  const message = e instanceof Error ? e.message : String(e);
  io.err(`${io.paintErr('red', 'this is a bug in Ferrule')}: ${message}`);
  const debug = (process.env['FERRULE_DEBUG'] ?? '') !== '';
  if (debug && e instanceof Error) io.err(e.stack ?? '');
  else io.err('Please report it, with the program and the command. FERRULE_DEBUG=1 shows where it happened.');
  return exit.bug;
};

/** What the system refuses (a full disk, a folder that may not be written) is no mistake of Ferrule's. */
const isSystemError = (e: unknown): e is NodeJS.ErrnoException =>
  e instanceof Error && 'syscall' in e && typeof (e as NodeJS.ErrnoException).code === 'string';

const ways: Readonly<Record<string, string>> = {
  ENOSPC: 'make room, and give the command again: what was kept so far is still there',
  EDQUOT: 'make room, and give the command again: what was kept so far is still there',
  EMFILE: 'close other programs, or raise the limit of open files',
};

const saySystem = (io: Io, e: NodeJS.ErrnoException): ExitCode => {
  const where = e.path === undefined ? '' : `${e.path}: `;
  const what = e.message.replace(/^[A-Z]+: /, '').replace(/, .*$/, '');
  io.err(io.paintErr('red', `${where}error[system]: ${what} (${e.code ?? ''}, ${e.syscall ?? ''})`));
  io.err(`  help: ${ways[e.code ?? ''] ?? 'give a place that may be read and written'}`);
  return exit.badInput;
};

const perform = async (job: Job, io: Io): Promise<ExitCode> => {
  const result = await job();
  if (E.isRight(result)) return result.right;
  result.left.forEach((d) => sayProblem(io, d));
  return exit.badInput;
};

/** Commander writes whole texts, `Io` takes lines. */
const asLines =
  (write: (line: string) => void) =>
  (text: string): void =>
    write(text.replace(/\n$/, ''));

/** Whether a command is called, or help about it. */
const asksFor = ([first, second]: readonly string[], name: string): boolean =>
  first === name || (first === 'help' && second === name);

/** Runs the command line. Never throws: what was not foreseen is said to be a bug, and gives 3. */
export const ferrule = async (
  commands: readonly ListedCommand[],
  args: readonly string[],
  io: Io,
): Promise<ExitCode> => {
  let code: ExitCode = exit.ok;
  const program = new Command('ferrule')
    .description("A workbench for the semantics of Rust's foreign-function boundary.")
    .version(packageFile.version)
    .showHelpAfterError('(ferrule --help lists the commands)')
    .configureOutput({
      writeOut: asLines(io.out),
      writeErr: asLines(io.err),
      outputError: (text, write) => {
        write(io.paintErr('red', text.trimEnd()));
      },
    })
    .exitOverride();
  const run = async (job: Job): Promise<void> => {
    code = await perform(job, io);
  };
  try {
    for (const { name, summary, load } of commands) {
      const command = program.command(name, { hidden: summary === null });
      command.summary(summary ?? '').showHelpAfterError(`(ferrule ${name} --help says more)`);
      if (asksFor(args, name)) (await load()).register(command, io, run);
    }
    await program.parseAsync(args, { from: 'user' });
  } catch (e) {
    // `--help` and `--version` leave this way too, with 0.
    if (e instanceof CommanderError) return e.exitCode === 0 ? exit.ok : exit.badInput;
    return isSystemError(e) ? saySystem(io, e) : sayBug(io, e);
  }
  return code;
};
