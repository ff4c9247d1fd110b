/** What a command is to `main.ts`: one file, one line in `commands.ts`. */
import type { Command } from 'commander';
import type { Diagnostic } from '../model/diagnostic.js';
import type * as TE from '#fp/TaskEither';
import type { ExitCode, Io } from './io.js';

/** What a command comes to: what keeps it from starting, or how it ended. */
export type Job = TE.TaskEither<readonly Diagnostic[], ExitCode>;

export interface CliCommand {
  readonly name: string;
  /** Adds description, arguments, options and the action, which hands its job over. */
  readonly register: (command: Command, io: Io, run: (job: Job) => Promise<void>) => void;
}

/** What is known of a command before its module is loaded: the others stay unread, and the start is quick. */
export interface ListedCommand {
  readonly name: string;
  /** For the list of `--help`; null: not in the list, called by npm scripts. */
  readonly summary: string | null;
  readonly load: () => Promise<CliCommand>;
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
