import { spawnSync } from 'node:child_process';

/**
 * Whether a real tool is installed. Without it the tests that need it are skipped and say so, unless
 * `FERRULE_REQUIRE` (a list with commas) names it: then they run, and fail.
 */
export const haveTool = (name: string): boolean => {
  if (spawnSync(name, ['--version']).status === 0) return true;
  if ((process.env['FERRULE_REQUIRE'] ?? '').split(',').includes(name)) return true;
  console.log(`skipped: \`${name}\` is not installed (FERRULE_REQUIRE=${name} makes this a failure)`);
  return false;
};
