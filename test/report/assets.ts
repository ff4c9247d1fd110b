/** The page's script and style, bundled from the sources, as `scripts/build.mjs` does. */
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { MathCache } from '../../report/math.js';
import type { Assets } from '../../report/page.js';

const web = (name: string): string => fileURLToPath(new URL(`../../report/web/${name}`, import.meta.url));

export const assets = async (): Promise<Assets> => {
  const built = await build({
    entryPoints: [web('report.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return { script: built.outputFiles[0]?.text ?? '', style: await readFile(web('report.css'), 'utf8') };
};

/** Formulas that a test file made already. */
export const memoryCache = (): MathCache & { readonly entries: Map<string, string> } => {
  const entries = new Map<string, string>();
  return { entries, get: (k) => entries.get(k) ?? null, set: (k, v) => void entries.set(k, v) };
};
