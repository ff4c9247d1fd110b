/** `npm start`: the main job. It runs every scenario until the search stands. */
import { fileURLToPath } from 'node:url';
import type { CliCommand } from './command.js';
import { runFiles } from './run.js';

/** The bundle is in `dist/`, the sources in `cli/`: both one below the root. */
const scenarios = fileURLToPath(new URL('../scenarios', import.meta.url));

export const mainCommand: CliCommand = {
  name: 'main',
  hidden: true,
  register: (command, io, run) => {
    command
      .description('The main job of `npm start`.')
      .action(() => run(runFiles([scenarios], { format: 'text', set: [] }, io)));
  },
};
