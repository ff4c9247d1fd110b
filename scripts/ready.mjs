// Makes a checkout ready to run: `npm start`, `npm test` and `npm run bench` call it first. It uses Node's own modules
// only, for on a fresh clone there are no others yet, and no syntax that an old Node could not read. (It is no `prestart`:
// with `ignore-scripts` in .npmrc, which keeps the grammars' packages from native builds, npm runs no pre-scripts.)
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);
const stop = (text) => {
  say(text);
  process.exit(2);
};
const time = (path) => {
  const full = join(root, path);
  return existsSync(full) ? statSync(full).mtimeMs : 0;
};

const wanted = [20, 19];
const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  stop(
    `Ferrule needs Node ${wanted.join('.')} or newer; this is Node ${process.versions.node}.\n` +
      'Install a newer one from https://nodejs.org, or by your version manager (`nvm install 22`), and try again.',
  );
};

const run = (command, args, shell) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell }).status === 0;

/** `npm_execpath` is npm's own script, set in every npm script; a direct `node scripts/ready.mjs` has it not. */
const npm = (...args) => {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) return run(process.execPath, [script, ...args]);
  return run('npm', args, process.platform === 'win32');
};

const install = () => {
  const installed = time('node_modules/.package-lock.json');
  if (installed !== 0 && installed >= time('package-lock.json')) return;
  say(
    installed === 0 ? 'installing the packages (once) …' : 'the lock file changed: installing the packages …',
  );
  // esbuild is a development package, and needed to build.
  if (!npm('ci', '--include=dev', '--no-audit', '--no-fund')) {
    stop('The packages could not be installed: see above. Is there a network? `npm ci` tries again.');
  }
};

const sources = ['model', 'semantics', 'properties', 'report', 'cli', 'bench', 'scripts'];
const files = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** The newest change below a folder; a folder's own time tells of removed files. */
const newestBelow = (folder) => {
  let newest = time(folder);
  const full = join(root, folder);
  if (!existsSync(full)) return newest;
  for (const entry of readdirSync(full, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestBelow(path) : time(path));
  }
  return newest;
};

const build = () => {
  const built = time('dist/.built');
  const changed = Math.max(...sources.map(newestBelow), ...files.map(time));
  if (built !== 0 && built >= changed) return;
  say('building …');
  if (!run(process.execPath, [join('scripts', 'build.mjs')])) stop('The build failed: see above.');
};

checkNode();
install();
build();
