import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initGrammars } from './tree-sitter.js';

/** A built program has the files beside it; sources run from the packages that ship them. */
const locate = (file: string, from: string): string => {
  const beside = fileURLToPath(new URL(`./${file}`, import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${from}/${file}`);
};

const read = (file: string, from: string): Promise<Uint8Array> => readFile(locate(file, from));

/** Loads both grammars under Node; the one place where the front ends touch the disk. Await before parsing. */
export const loadGrammars = (): Promise<void> =>
  initGrammars(async () => ({
    runtime: await read('web-tree-sitter.wasm', 'web-tree-sitter'),
    rust: await read('tree-sitter-rust.wasm', 'tree-sitter-rust'),
    c: await read('tree-sitter-c.wasm', 'tree-sitter-c'),
  }));
