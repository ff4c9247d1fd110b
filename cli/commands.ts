/** The commands. Adding one: its file, and a line here. Only the one that is called is loaded. */
import type { ListedCommand } from './command.js';

export const commands: readonly ListedCommand[] = [
  {
    name: 'run',
    summary: 'run programs, and compare with what their scenarios expect',
    load: async () => (await import('./run.js')).runCommand,
  },
  {
    name: 'check',
    summary: 'check programs without running them',
    load: async () => (await import('./check.js')).checkCommand,
  },
  {
    name: 'search',
    summary: 'search for programs that break a property',
    load: async () => (await import('./search.js')).searchCommand,
  },
  {
    name: 'why',
    summary: 'why each premise of a regime is needed',
    load: async () => (await import('./why.js')).whyCommand,
  },
  {
    name: 'report',
    summary: 'write the report of a campaign',
    load: async () => (await import('./report.js')).reportCommand,
  },
  {
    name: 'rules',
    summary: 'list the rules',
    load: async () => (await import('./rules.js')).rulesCommand,
  },
  {
    name: 'aliasing',
    summary: 'run the op language under the aliasing models',
    load: async () => (await import('./aliasing.js')).aliasingCommand,
  },
  {
    name: 'confirm',
    summary: 'build programs with the real compilers, and compare',
    load: async () => (await import('./confirm.js')).confirmCommand,
  },
  {
    name: 'export',
    summary: 'write a program as a Cargo project',
    load: async () => (await import('./export.js')).exportCommand,
  },
  {
    name: 'main',
    summary: null,
    load: async () => (await import('./main-job.js')).mainCommand,
  },
];
