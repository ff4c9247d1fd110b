import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { front } from '../scenario/text.js';
import { folder, invoke } from './invoke.js';

const { path, put } = folder();
const rust = put('ok.rs', 'fn main() {}\n');

/** Refused as a user's mistake: exit status 2, a message on stderr, no trace of Ferrule's own code. */
const refuses = async (args: readonly string[], ...messages: readonly (string | RegExp)[]) => {
  const said = await invoke(...args);
  for (const m of messages) expect(said.err).toMatch(m);
  expect(said.err).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(said.err).not.toContain('bug in Ferrule');
  expect(said.code).toBe(2);
  return said;
};

describe.each(['run', 'check'])('`ferrule %s` says what is wrong with', (command) => {
  it('a command line without a file.', () => refuses([command], /missing required argument 'file'/));
  it('an unknown option, with the nearest one.', () =>
    refuses([command, rust, '--regme', 'r3'], /unknown option '--regme'/, /--regime/));
  it('an unknown regime, with the nearest one.', () =>
    refuses(
      [command, rust, '--regime', 'omnigolt'],
      /there is no regime `omnigolt`/,
      /did you mean `omniglot`\?/,
    ));
  it('an unknown aliasing model.', () =>
    refuses([command, rust, '--aliasing', 'stackd'], /aliasing model `stackd`/, /did you mean `stacked`\?/));
  it('an unknown setting.', () =>
    refuses([command, rust, '--set', 'taget=lp64'], /no setting `taget`/, /did you mean `target`\?/));
  it('a parameter of a regime that has no such value.', () =>
    refuses([command, rust, '--set', 'refs.until=noon'], /`noon` is no value/, /return, drop, never/));
  it('a setting without a value.', () => refuses([command, rust, '--set', 'target'], /name=value/));
  it('an unknown format.', () =>
    refuses([command, rust, '--format', 'xml'], /Allowed choices are text, json/));
  it('all wrong names at once.', () =>
    refuses([command, rust, '--regime', 'x', '--set', 'y=1', '--aliasing', 'z'], /`x`/, /`y`/, /`z`/));

  it('a file that is not there.', () => refuses([command, join(path, 'none.rs')], /no-such-file/));
  it('a path through a file.', () => refuses([command, join(rust, 'none.rs')], /no-such-file/));
  it('an empty file.', () => refuses([command, put('empty.rs', ' \n')], /the file is empty/));
  it('a file of another kind.', () =>
    refuses([command, put('notes.txt', 'x')], /neither a scenario nor a source file/));
  it('bytes that are no text, with their place.', () =>
    refuses(
      [command, put('bytes.c', Buffer.from('int x;\n\xff\xfe', 'latin1'))],
      /bytes\.c:2:1: error\[not-text\]/,
    ));
  it('a program of the machine.', () =>
    refuses([command, put('elf.rs', Buffer.from('\x7fELF\0\0\x01', 'latin1'))], /not-text/));
  it('a file of more than 4 MiB.', () =>
    refuses([command, put('huge.c', `//${'x'.repeat(4 * 1024 * 1024)}`)], /too-large/, /4\.0 MiB/));
  it('a folder without programs.', () => {
    mkdirSync(join(path, 'hollow'), { recursive: true });
    return refuses([command, join(path, 'hollow')], /there are no programs in this folder/);
  });
  it('symbolic links that lead in a circle.', () => {
    const [a, b] = [join(path, `${command}-a.rs`), join(path, `${command}-b.rs`)];
    symlinkSync(a, b);
    symlinkSync(b, a);
    return refuses([command, a], /circle/);
  });
  it('a page that is no scenario.', () => refuses([command, put('page.md', '# Title\n')], /front-matter/));
  it('a scenario that expects something of an unknown regime.', () =>
    refuses(
      [
        command,
        put(
          's.md',
          `${front}\n\`\`\`c\nint main(void) { return 0; }\n\`\`\`\n\`\`\`expect\nr33: done\n\`\`\`\n`,
        ),
      ],
      /s\.md:12:1: error\[unknown-regime\]/,
      /did you mean `r3`\?/,
    ));
});

describe('`ferrule`', () => {
  it('says which command is nearest to an unknown one.', () =>
    refuses(['rnu'], /unknown command 'rnu'/, /Did you mean run\?/));
  it('explains itself, and each command does, with exit status 0.', async () => {
    for (const args of [
      ['--help'],
      ['help', 'run'],
      ['run', '--help'],
      ['check', '--help'],
      ['rules', '--help'],
    ]) {
      const said = await invoke(...args);
      expect(said.out).toMatch(/^Usage: ferrule/);
      expect(said.code).toBe(0);
    }
  });
  it('does not list what only npm scripts call.', async () => {
    expect((await invoke('--help')).out).not.toMatch(/^ {2}main/m);
  });
  it('shows no JSON of the stepper, and never blesses in CI.', async () => {
    await refuses(['run', rust, '--trace', '--format', 'json'], /--trace/);
    const before = process.env['CI'];
    process.env['CI'] = '1';
    try {
      await refuses(['run', rust, '--bless'], /never runs in CI/);
    } finally {
      if (before === undefined) delete process.env['CI'];
      else process.env['CI'] = before;
    }
  });
});

describe('`ferrule run` says what is wrong with', () => {
  it('a program without a `main`.', () => refuses(['run', put('nomain.rs', 'fn f() {}\n')], /no-main/));
  it('two halves with a `main` each.', () => {
    const two = [put('two.rs', 'fn main() {}\n'), put('two.c', 'int main(void) { return 0; }\n')];
    return refuses(['run', ...two], /two-mains/);
  });
  it('a program that does not parse, with its place.', () =>
    refuses(
      ['run', put('broken.rs', 'fn main() {\n    let x = ;\n}\n')],
      /broken\.rs:2:\d+: error\[syntax\]/,
    ));
  it('a program that does not type-check.', () =>
    refuses(
      ['run', put('types.rs', 'fn main() {\n    let x: bool = 1u8;\n}\n')],
      /types\.rs:2:\d+: error\[E0308\]/,
    ));
  it('a call of what nobody defines, and proposes the file beside it.', () => {
    put('half.c', 'int get(void) { return 1; }\n');
    const half = put(
      'half.rs',
      'extern "C" {\n    fn get() -> i32;\n}\nfn main() {\n    unsafe { get() };\n}\n',
    );
    return refuses(['run', half], /undefined-symbol/, /half\.c/);
  });
  it('a construct outside of the subset, by its name.', () =>
    refuses(
      ['run', put('bits.c', 'struct s { unsigned a : 3; };\nint main(void) { return 0; }\n')],
      /outside-subset/,
      /bit-field/,
    ));
  it('nesting ten thousand deep.', () =>
    refuses(
      ['run', put('deep.c', `int main(void) { return ${'('.repeat(10_000)}1${')'.repeat(10_000)}; }\n`)],
      /nested/,
    ));
  it('one file, and runs the others all the same.', async () => {
    const said = await refuses(['run', join(path, 'none.rs'), rust, '--format', 'json'], /no-such-file/);
    expect(said.json).toMatchObject([{ file: rust, outcome: 'done' }]);
  });
});

describe('`ferrule why ub` says what is wrong with', () => {
  it('a premise that there is none of, with the nearest one.', () =>
    refuses(['why', 'ub', '--premise', 'C-Load/in-bonds'], /no rule has a premise/, /did you mean `C-Load/));
});
