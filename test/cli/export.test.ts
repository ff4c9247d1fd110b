/** `ferrule export`: projects that build offline and do what the model says, and what keeps one from being written. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageName } from '../../properties/confirm/index.js';
import { haveTool } from '../tools.js';
import { folder, invoke } from './invoke.js';

const { path, put } = folder();
const cargo = (dir: string, ...args: readonly string[]) =>
  spawnSync('cargo', ['run', '-q', '--offline', ...args], { cwd: dir, encoding: 'utf8', timeout: 120_000 });

describe.runIf(haveTool('cargo') && haveTool('cc'))('An exported project', () => {
  it.each([
    ['with `main` in Rust', 'test/cross/programs/callback-user-data', '2147483743 of 4\n', 0],
    [
      'with `main` in C',
      'test/cross/programs/union-on-c-side',
      'int -4\nunsigned 18446744073709551615\nbool true\ntag 3\n',
      5,
    ],
  ])('is built offline and prints what the model prints: %s.', async (_what, base, output, code) => {
    const dir = join(path, packageName(base));
    const said = await invoke('export', `${base}.rs`, `${base}.c`, dir);
    expect(said.err).toBe('');
    expect(said.code).toBe(0);
    const ran = cargo(dir);
    expect(ran.stdout).toBe(output);
    expect(ran.status).toBe(code);
    expect(readFileSync(join(dir, 'README.md'), 'utf8')).toContain(output.split('\n')[0]);
  });

  it('of a scenario says where it is undefined, and leaves out the page around it.', async () => {
    const dir = join(path, 'add-twice');
    mkdirSync(dir);
    const said = await invoke('export', 'scenarios/aliasing/add-twice-heap.md', dir);
    expect(said.code).toBe(0);
    const main = readFileSync(join(dir, 'src/main.rs'), 'utf8').split('\n');
    const [, line] =
      /ub aliasing .*at `src\/main\.rs:(\d+)`/.exec(readFileSync(join(dir, 'README.md'), 'utf8')) ?? [];
    expect(main[Number(line) - 1]).toContain('fn add_twice');
    expect(cargo(dir).stdout).toBe('20\n');
    expect(cargo(dir, '--release').stdout).toBe('15\n');
  });
});

/** Refused as a user's mistake, and nothing is left of the project. */
const refuses = async (args: readonly string[], ...messages: readonly RegExp[]): Promise<void> => {
  const before = readdirSync(path);
  const said = await invoke('export', ...args);
  for (const m of messages) expect(said.err).toMatch(m);
  expect(said.err).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(said.code).toBe(2);
  expect(readdirSync(path)).toEqual(before);
};

describe('`ferrule export` says what is wrong with', () => {
  const rust = put('a.rs', 'fn main() {}\n');
  put('full/notes.txt', 'mine');
  it('a command line without a folder.', () => refuses([rust], /no DIR/));
  it('a folder that is not empty.', () => refuses([rust, join(path, 'full')], /not empty/));
  it('a file where the folder should be.', () => refuses([rust, rust], /this is a file/));
  it('a folder in a folder that is not there.', () => refuses([rust, join(path, 'no', 'such')], /no folder/));
  it.runIf(process.platform === 'linux')('a folder that cannot be made.', () =>
    refuses([rust, '/proc/project'], /cannot be written/),
  );
  it('a file that is not there.', () => refuses([join(path, 'none.rs'), join(path, 'x')], /no-such-file/));
  it('two programs.', () => refuses([rust, put('b.rs', 'fn main() {}\n'), join(path, 'x')], /these are 2/));
  it('a program that does not type-check.', () =>
    refuses([put('bad.rs', 'fn main() { let x: bool = 1; }\n'), join(path, 'x')], /E0308/));
  it('a program that no compiler can build.', () =>
    refuses(['scenarios/validity/slide-message-flipped.md', join(path, 'x')], /hypothetical/));
});
