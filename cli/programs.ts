/** `FILE…`: scenarios, pairs of `.rs` and `.c`, lone halves, and folders of these, in the order in which they are given. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import * as E from '#fp/Either';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Settings } from '../model/settings.js';
import { parseScenario, type Scenario, type SourceText } from '../properties/scenario/index.js';
import { about, fileProblem, readSource } from './read.js';

export interface Pair {
  readonly kind: 'pair';
  /** The base name of the pair; of a lone half its path. */
  readonly file: string;
  readonly rust: SourceText | undefined;
  readonly c: SourceText | undefined;
  /** Of a witness: the settings that it was found under. */
  readonly settings?: Settings;
}

export type Input = { readonly kind: 'scenario'; readonly file: string; readonly scenario: Scenario } | Pair;

export interface Collected {
  readonly inputs: readonly Input[];
  /** Errors, and warnings about what runs all the same. */
  readonly problems: readonly Diagnostic[];
}

type Kind = 'md' | 'rs' | 'c';

interface Found {
  readonly path: string;
  readonly kind: Kind;
  /** Given by name, not found in a folder. */
  readonly named: boolean;
}

const kindOf = (path: string): Kind | null => {
  const ext = extname(path).toLowerCase();
  if (ext === '.md') return 'md';
  if (ext === '.rs') return 'rs';
  return ext === '.c' ? 'c' : null;
};

/** A folder's own page is no scenario. */
const isPage = (name: string): boolean => /^readme\.md$/i.test(name);

/** The programs below a folder, sorted by name; hidden folders and packages are left out. */
const walk = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true });
  const out: string[] = [];
  for (const e of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, e.name);
    if (e.name.startsWith('.') || e.name === 'node_modules') continue;
    if (e.isDirectory()) out.push(...(await walk(path)));
    else if (kindOf(path) !== null && !isPage(e.name)) out.push(path);
  }
  return out;
};

const find = async (path: string): Promise<E.Either<Diagnostic, readonly Found[]>> => {
  try {
    const info = await stat(path);
    if (info.isDirectory()) {
      const paths = await walk(path);
      if (paths.length > 0) return E.right(paths.flatMap((p) => found(p, false)));
      return E.left(
        about(path, 'no-programs', 'there are no programs in this folder', 'give `.md`, `.rs` or `.c` files'),
      );
    }
  } catch (e) {
    return E.left(fileProblem(path, e));
  }
  if (kindOf(path) !== null) return E.right(found(path, true));
  return E.left(
    about(path, 'unknown-file', 'neither a scenario nor a source file', 'give `.md`, `.rs` or `.c` files'),
  );
};

const found = (path: string, named: boolean): Found[] => {
  const kind = kindOf(path);
  return kind === null ? [] : [{ path, kind, named }];
};

const stem = (path: string): string => basename(path, extname(path));
const placed = (f: Found): string => resolve(dirname(f.path), stem(f.path));

interface Group {
  readonly file: string;
  readonly parts: readonly Found[];
}

/** Halves that share a key, if it is one `.rs` and one `.c`. */
const partner = (f: Found, all: readonly Found[], key: (f: Found) => string): Found | null => {
  const same = all.filter((g) => g.kind !== 'md' && key(g) === key(f));
  return same.length === 2 && same[0]?.kind !== same[1]?.kind ? (same.find((g) => g !== f) ?? null) : null;
};

/**
 * Which files are one program: the same base name in one folder; else, of files given by name, the same base name
 * anywhere; else one `.rs` and one `.c` given alone, which have different names.
 */
const group = (files: readonly Found[]): readonly Group[] => {
  const halves = files.filter((f) => f.kind !== 'md');
  const named = halves.filter((f) => f.named && partner(f, halves, placed) === null);
  const alone = files.length === 2 && named.length === 2 && named[0]?.kind !== named[1]?.kind;
  const other = (f: Found): Found | null => {
    const near = partner(f, halves, placed);
    if (near !== null || !named.includes(f)) return near;
    const far = partner(f, named, (g) => stem(g.path));
    return far ?? (alone ? (named.find((g) => g !== f) ?? null) : null);
  };
  const out: Group[] = [];
  const done = new Set<Found>();
  for (const f of files) {
    if (done.has(f)) continue;
    const second = f.kind === 'md' ? null : other(f);
    if (second === null) {
      out.push({ file: f.path, parts: [f] });
      continue;
    }
    done.add(second);
    const names = [...new Set([stem(f.path), stem(second.path)])];
    out.push({ file: names.join('+'), parts: [f, second] });
  }
  return distinct(out);
};

/** Two pairs of one invocation that share a base name are told apart by their folders. */
const distinct = (groups: readonly Group[]): readonly Group[] =>
  groups.map((g) => {
    const [first] = g.parts;
    const shared = g.parts.length === 2 && groups.some((h) => h !== g && h.file === g.file);
    return shared && first !== undefined ? { ...g, file: join(dirname(first.path), g.file) } : g;
  });

const load = async (g: Group): Promise<{ input: Input | null; problems: readonly Diagnostic[] }> => {
  const problems: Diagnostic[] = [];
  const texts = new Map<Kind, SourceText>();
  for (const part of g.parts) {
    const read = await readSource(part.path)();
    if (E.isLeft(read)) problems.push(read.left);
    else texts.set(part.kind, read.right);
  }
  if (problems.length > 0) return { input: null, problems };
  const md = texts.get('md');
  if (md === undefined) {
    return { input: { kind: 'pair', file: g.file, rust: texts.get('rs'), c: texts.get('c') }, problems };
  }
  const { scenario, diagnostics } = parseScenario(md.text, g.file);
  return {
    input: scenario === null ? null : { kind: 'scenario', file: g.file, scenario },
    problems: diagnostics,
  };
};

/** Two files with a `main` each are two programs, whatever they were given as. */
const mainOf: Readonly<Record<'rust' | 'c', RegExp>> = {
  rust: /^[^/\n]*\bfn\s+main\s*\(/m,
  c: /^[^/\n]*\bmain\s*\(/m,
};

const split = (input: Input): readonly Input[] => {
  if (input.kind === 'scenario' || !input.file.includes('+')) return [input];
  const { rust, c } = input;
  if (rust === undefined || c === undefined || !mainOf.rust.test(rust.text) || !mainOf.c.test(c.text))
    return [input];
  return [
    { kind: 'pair', file: rust.file, rust, c: undefined },
    { kind: 'pair', file: c.file, rust: undefined, c },
  ];
};

/** Finds and reads everything that the paths name; one bad file does not keep the others from running. */
export const collect = async (paths: readonly string[]): Promise<Collected> => {
  const problems: Diagnostic[] = [];
  const files = new Map<string, Found>();
  for (const path of paths) {
    const here = await find(path);
    if (E.isLeft(here)) problems.push(here.left);
    else for (const f of here.right) if (!files.has(resolve(f.path))) files.set(resolve(f.path), f);
  }
  const inputs: Input[] = [];
  for (const g of group([...files.values()])) {
    const loaded = await load(g);
    problems.push(...loaded.problems);
    if (loaded.input !== null) inputs.push(...split(loaded.input));
  }
  return { inputs, problems };
};
