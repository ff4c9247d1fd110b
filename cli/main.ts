#!/usr/bin/env node
/** The command line: `ferrule <command>`. */
import { Command, CommanderError } from 'commander';
import * as E from '#fp/Either';
import type { CliCommand, Job } from './command.js';
import packageFile from '../package.json' with { type: 'json' };
import { commands } from './commands.js';
import { exit, processIo, sayProblem, type ExitCode, type Io } from './io.js';

/** A reader that left (`| head`) wants no more output; there is nobody to tell. */
const leaveQuietly = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code === 'EPIPE') process.exit();
    throw e;
  });
};

/** Whatever is thrown was not foreseen. `FERRULE_DEBUG` shows where it happened. */
const sayBug = (io: Io, e: unknown): ExitCode => {
  const message = e instanceof Error ? e.message : String(e);
  io.err(`${io.paintErr('red', 'this is a bug in Ferrule')}: ${message}`);
  const debug = (process.env['FERRULE_DEBUG'] ?? '') !== '';
  if (debug && e instanceof Error) io.err(e.stack ?? '');
  else io.err('Please report it, with the program and the command. FERRULE_DEBUG=1 shows where it happened.');
  return exit.bug;
};

const perform = async (job: Job, io: Io): Promise<ExitCode> => {
  const result = await job();
  if (E.isRight(result)) return result.right;
  result.left.forEach((d) => sayProblem(io, d));
  return exit.badInput;
};

/** The commander program; `finish` is told how each command ended. */
export const ferrule = (list: readonly CliCommand[], io: Io, finish: (code: ExitCode) => void): Command => {
  const program = new Command('ferrule')
    .description("A workbench for the semantics of Rust's foreign-function boundary.")
    .version(packageFile.version)
    .showHelpAfterError('(ferrule --help lists the commands)')
    .configureOutput({ outputError: (text, write) => write(io.paintErr('red', text.trimEnd()) + '\n') })
    .exitOverride();
  for (const { name, hidden, register } of list) {
    const command = program.command(name, { hidden: hidden ?? false }).exitOverride();
    command.showHelpAfterError(`(ferrule ${name} --help says more)`);
    register(command, io, async (job) => finish(await perform(job, io)));
  }
  return program;
};

const main = async (): Promise<ExitCode> => {
  const io = processIo();
  leaveQuietly(process.stdout);
  leaveQuietly(process.stderr);
  let code: ExitCode = exit.ok;
  try {
    await ferrule(commands, io, (c) => (code = c)).parseAsync();
  } catch (e) {
    // `--help` and `--version` leave this way too, with 0.
    if (e instanceof CommanderError) return e.exitCode === 0 ? exit.ok : exit.badInput;
    return sayBug(io, e);
  }
  return code;
};

process.exitCode = await main();
