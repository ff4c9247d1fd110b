/** The commands. Adding one: its file, and a line here. */
import { aliasingCommand } from './aliasing.js';
import { checkCommand } from './check.js';
import type { CliCommand } from './command.js';
import { mainCommand } from './main-job.js';
import { rulesCommand } from './rules.js';
import { runCommand } from './run.js';

export const commands: readonly CliCommand[] = [
  runCommand,
  checkCommand,
  rulesCommand,
  aliasingCommand,
  mainCommand,
];
