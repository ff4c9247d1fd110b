/** The commands. Adding one: its file, and a line here. */
import { aliasingCommand } from './aliasing.js';
import { checkCommand } from './check.js';
import type { CliCommand } from './command.js';
import { mainCommand } from './main-job.js';
import { reportCommand } from './report.js';
import { rulesCommand } from './rules.js';
import { runCommand } from './run.js';
import { searchCommand } from './search.js';
import { whyCommand } from './why.js';

export const commands: readonly CliCommand[] = [
  runCommand,
  checkCommand,
  searchCommand,
  whyCommand,
  reportCommand,
  rulesCommand,
  aliasingCommand,
  mainCommand,
];
