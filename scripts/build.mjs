// Bundles the command line, the benchmark and the report's scripts into `dist/`, and puts the grammars beside them.
// Dynamic imports become chunks: a command loads only what it uses.
import { chmod, copyFile, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const require = createRequire(import.meta.url);

// Taken before the first source is read: what changes while this runs makes the next run build again.
const started = new Date();

const programs = { cli: 'cli/main.ts', bench: 'bench/main.ts' };
const entryPoints = Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file)));

/**
 * Packages stay outside, but for three that every command loads: as a hundred small CommonJS files they cost as much time
 * as all else that happens before a command starts (processor time of `--help`: 190 ms outside, 121 ms inside).
 */
const inside = /^(?:commander|fp-ts|io-ts)(?:\/|$)/;
const packages = {
  name: 'packages',
  setup(build) {
    const esModules = { '#fp/': 'fp-ts/es6/', '#io/': 'io-ts/es6/' };
    build.onResolve({ filter: /^#(?:fp|io)\// }, ({ path, kind, resolveDir }) =>
      build.resolve(`${esModules[path.slice(0, 4)]}${path.slice(4)}.js`, { kind, resolveDir }),
    );
    build.onResolve({ filter: /^[^./#]/ }, ({ path, kind }) =>
      kind === 'entry-point' || inside.test(path) ? undefined : { path, external: true },
    );
  },
};

const bundlePrograms = async () => {
  const { metafile } = await build({
    entryPoints,
    outdir: 'dist',
    entryNames: '[name]',
    // In the same folder as the entries: `model/grammars.ts` looks for the grammars beside the code that runs.
    chunkNames: 'chunk-[hash]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    // What is CommonJS inside of the bundle (commander) asks for Node's modules by `require`.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    plugins: [packages],
    metafile: true,
    logLevel: 'warning',
  });
  for (const name of Object.keys(entryPoints)) await chmod(`dist/${name}.mjs`, 0o755);
  return Object.keys(metafile.outputs);
};

/** One self-contained script (or style sheet) for each file of `report/web`; what they share is in its folders. */
const bundlePage = async () => {
  const folder = 'report/web';
  const names = existsSync(folder) ? await readdir(folder) : [];
  const entries = names
    .filter((n) => /\.(ts|css)$/.test(n) && !n.endsWith('.d.ts'))
    .map((n) => join(folder, n));
  if (entries.length === 0) return;
  await build({
    entryPoints: entries,
    outdir: 'dist/web',
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
};

const grammars = [
  ['web-tree-sitter', 'web-tree-sitter.wasm'],
  ['tree-sitter-c', 'tree-sitter-c.wasm'],
  ['tree-sitter-rust', 'tree-sitter-rust.wasm'],
];
const copyGrammars = async () => {
  for (const [name, file] of grammars) await copyFile(require.resolve(`${name}/${file}`), join('dist', file));
};

/** Chunks of earlier builds, whose names nobody knows any more. */
const removeStale = async (outputs) => {
  const known = new Set(outputs);
  for (const name of await readdir('dist')) {
    const path = join('dist', name);
    if (/^chunk-.*\.mjs(\.map)?$/.test(name) && !known.has(path)) await rm(path);
  }
};

const main = async () => {
  await mkdir('dist', { recursive: true });
  const [outputs] = await Promise.all([bundlePrograms(), bundlePage(), copyGrammars()]);
  await removeStale(outputs.map((path) => join(path)));
  await writeFile('dist/.built', `${started.toISOString()}\n`);
  await utimes('dist/.built', started, started);
};

try {
  await main();
} catch (e) {
  // esbuild has said already what is wrong with which source.
  if (e.errors === undefined) throw e;
  process.exit(1);
}
