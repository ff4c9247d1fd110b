import { spawnSync } from 'node:child_process';

const run = (args: readonly string[], input: string) =>
  spawnSync('cc', args, { input, encoding: 'utf8', timeout: 20_000 });

/** Whether the machine has a C compiler. `FERRULE_REQUIRE=cc` turns its absence into a failure. */
export const hasCc = ((): boolean => {
  const found = run(['--version'], '').status === 0;
  if (!found && (process.env['FERRULE_REQUIRE'] ?? '').split(',').includes('cc')) {
    throw new Error('FERRULE_REQUIRE wants cc, and there is none');
  }
  if (!found) console.warn('skipped: comparisons with cc, which is not installed');
  return found;
})();

/** What cc has to say against a text, or null. `strict` is C11 to the letter, without GNU's and later additions. */
export const ccErrors = (text: string, strict = false): string | null => {
  const how = strict ? '-pedantic-errors' : '-w';
  const { status, stderr } = run(['-std=c11', how, '-fsyntax-only', '-x', 'c', '-'], text);
  return status === 0 ? null : stderr;
};

/** Unoptimised assembly: equal for two texts that mean the same program written the same way. */
export const assembly = (text: string): string => {
  const { status, stdout, stderr } = run(
    ['-std=c11', '-w', '-O0', '-DNDEBUG', '-S', '-o', '-', '-x', 'c', '-'],
    text,
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
};
