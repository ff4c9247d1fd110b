/** The real compilers: which there are, what they call themselves, and what they can do. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from '#fp/Either';
import type { Diagnostic } from '../../model/diagnostic.js';
import { sanitizerFlags, type Halves } from '../../properties/confirm/index.js';
import { usage } from '../command.js';
import { compilerLimits, runCommand } from './process.js';

export interface Tools {
  /** Versions as the compilers say them, by name. */
  readonly versions: Readonly<Record<string, string>>;
  readonly sanitizers: boolean;
}

const ways = {
  rustc: 'install Rust (https://rustup.rs, or your system’s package `rustc`), and have `rustc` on the PATH',
  cc: 'install a C compiler (a system package such as `gcc` or `clang`), and have `cc` on the PATH',
} as const;
type Tool = keyof typeof ways;

const versionOf = (tool: Tool): string | null => {
  const said = spawnSync(tool, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return said.status === 0 ? (said.stdout.split('\n')[0] ?? '').trim() : null;
};

const missing = (tool: Tool, why: string): Diagnostic =>
  usage('no-compiler', `\`${tool}\` is not there, ${why}`, ways[tool]);

/** rustc links by `cc`, so every program needs that. */
export const findTools = (has: Halves): E.Either<readonly Diagnostic[], Tools['versions']> => {
  const versions: Record<string, string> = {};
  const problems: Diagnostic[] = [];
  const wanted: readonly (readonly [Tool, string])[] = [
    ...(has.rust ? [['rustc', 'and the Rust side cannot be built'] as const] : []),
    ['cc', has.c ? 'and the C side cannot be built' : 'and rustc links with it'],
  ];
  for (const [tool, why] of wanted) {
    const version = versionOf(tool);
    if (version === null) problems.push(missing(tool, why));
    else versions[tool] = version;
  }
  return problems.length > 0 ? E.left(problems) : E.right(versions);
};

let sanitizers: Promise<boolean> | null = null;

const probe = async (folder: string): Promise<boolean> => {
  const [source, program] = [join(folder, 'probe.c'), join(folder, 'probe')];
  writeFileSync(source, 'int main(void) { return 0; }\n');
  const env = { PATH: process.env['PATH'] ?? '' };
  const limits = { cwd: folder, env, ...compilerLimits };
  const built = await runCommand({
    program: 'cc',
    args: [...sanitizerFlags, source, '-o', program],
    ...limits,
  });
  if (built.end.k !== 'exit' || built.end.code !== 0) return false;
  const ran = await runCommand({ program, args: [], ...limits });
  return ran.end.k === 'exit' && ran.end.code === 0;
};

/** Whether cc has the address and undefined-behaviour sanitizers, and they run; found out once. */
export const haveSanitizers = (folder: string): Promise<boolean> => (sanitizers ??= probe(folder));
