/** What a command is to `main.ts`: one file, one line in `commands.ts`. */
import type { Command } from 'commander';
import type { Diagnostic } from '../model/diagnostic.js';
import type * as TE from '#fp/TaskEither';
import type { ExitCode, Io } from './io.js';

/** What a command comes to: what keeps it from starting, or how it ended. */
export type Job = TE.TaskEither<readonly Diagnostic[], ExitCode>;

export interface CliCommand {
  readonly name: string;
  /** Not listed by `--help`: called by npm scripts. */
  readonly hidden?: boolean;
  /** Adds arguments, options and the action, which hands its job over. Heavy modules are imported by the action. */
  readonly register: (command: Command, io: Io, run: (job: Job) => Promise<void>) => void;
}

/** A problem with the command line itself, which has no place in a file. */
export const usage = (code: string, message: string, help: string): Diagnostic => ({
  code,
  severity: 'error',
  message,
  span: { file: '', start: 0, end: 0, line: 0, column: 0 },
  related: [],
  help,
});
