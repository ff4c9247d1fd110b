import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder } from './invoke.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist', 'cli.mjs');
const { put } = folder();
const program = put('p.c', 'int main(void) { return 0; }\n');

/** The built command line, as a process of its own. */
const ferrule = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

beforeAll(() => {
  const ready = spawnSync(process.execPath, ['scripts/ready.mjs'], { cwd: root, encoding: 'utf8' });
  expect(ready.stderr.replace('building …\n', '')).toBe('');
}, 120_000);

describe('The built command line', () => {
  it('hands its exit status to the shell: 0, 1 and 2.', () => {
    expect(ferrule(['run', program]).status).toBe(0);
    const bad = put(
      'bad.c',
      '#include <stddef.h>\nint main(void) {\n    int *p = NULL;\n    return *p;\n}\n',
    );
    expect(ferrule(['run', bad]).status).toBe(1);
    expect(ferrule(['run', 'none.c']).status).toBe(2);
    expect(ferrule(['nothing']).status).toBe(2);
  });

  it('starts with a line that lets the system find Node.', () => {
    const direct = spawnSync(cli, ['--version'], { encoding: 'utf8' });
    expect(direct).toMatchObject({ status: 0 });
    expect(direct.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('writes no colours where nobody looks, nor with NO_COLOR.', () => {
    for (const env of [{}, { NO_COLOR: '1' }, { FORCE_COLOR: '1' }]) {
      const said = ferrule(['run', program], env);
      expect(said.stdout + said.stderr).not.toContain('\u001b');
    }
  });

  it('ends quietly when its reader leaves.', async () => {
    const child = spawn(process.execPath, [cli, 'rules', '--format', 'json'], { cwd: root });
    let err = '';
    child.stderr.on('data', (d: Buffer) => (err += d.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((done) => child.on('close', done));
    expect(err).toBe('');
  });

  it('gives the whole of a long output to a slow reader.', () => {
    const said = ferrule(['rules', '--format', 'json']);
    expect(() => JSON.parse(said.stdout) as unknown).not.toThrow();
  });
});

describe('`node scripts/ready.mjs`', () => {
  it('does nothing where everything is ready.', () => {
    const ready = spawnSync(process.execPath, ['scripts/ready.mjs'], { cwd: root, encoding: 'utf8' });
    expect(ready).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });
});
