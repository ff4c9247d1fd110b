import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aliasingModels } from '../semantics/aliasing/index.js';
import { regimes } from '../semantics/regimes/index.js';
import { languageRules } from '../semantics/rules.js';
import { longFiles } from './long-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const unkept = new Set(['node_modules', 'dist', 'out', '.git', '.cache', '.ferrule']);

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((e) => !unkept.has(e.name))
    .flatMap((e) => {
      const path = join(folder, e.name);
      return e.isDirectory() ? filesBelow(path) : [path];
    });

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const all = filesBelow('.');
const modules = all.filter((f) => f.endsWith('.ts') && !f.endsWith('.d.ts') && f.includes('/'));

interface Import {
  readonly from: string;
  readonly to: string;
  /** Gone after compilation: it says nothing about what is loaded. */
  readonly typeOnly: boolean;
}

const statement =
  /^(?:import|export)\s+(type\s)?([^'";]*?)\s*from\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

const importsOf = (file: string): readonly Import[] =>
  [...read(file).matchAll(statement)].map(([, type, names = '', a, b, c]) => ({
    from: file,
    to: a ?? b ?? c ?? '',
    typeOnly: type !== undefined || /^\{(\s*type\s+[^,}]+,?)+\s*\}$/.test(names),
  }));

const imports = modules.flatMap(importsOf);
const target = (i: Import): string =>
  relative(root, resolve(root, dirname(i.from), i.to)).replace(/\.js$/, '.ts');
const local = imports.filter((i) => i.to.startsWith('.'));

const layers = ['model', 'semantics', 'properties', 'report', 'cli'];
const folderOf = (file: string): string => file.split('/')[0] ?? '';

describe('the layers', () => {
  it('import only from themselves and from layers to their left: model, semantics, properties, report, cli.', () => {
    const wrong = local.filter((i) => {
      const [from, to] = [layers.indexOf(folderOf(i.from)), layers.indexOf(folderOf(target(i)))];
      return from !== -1 && to > from;
    });
    expect(wrong.map((i) => `${i.from} -> ${target(i)}`)).toEqual([]);
  });

  it('are not imported the other way round by tests or benchmarks: nothing imports those.', () => {
    const wrong = local.filter(
      (i) => ['test', 'bench'].includes(folderOf(target(i))) && folderOf(i.from) !== folderOf(target(i)),
    );
    expect(wrong.map((i) => `${i.from} -> ${target(i)}`)).toEqual([]);
  });

  it('have no cycles of modules that load each other.', () => {
    const edges = new Map<string, string[]>();
    for (const i of local) if (!i.typeOnly) edges.set(i.from, [...(edges.get(i.from) ?? []), target(i)]);
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of edges.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('do no I/O below the reports, but for the grammars that Node reads from the disk.', () => {
    const pure = ['model', 'semantics'];
    const wrong = imports.filter((i) => pure.includes(folderOf(i.from)) && i.to.startsWith('node:'));
    expect([...new Set(wrong.map((i) => i.from))]).toEqual(['model/grammars.ts']);
  });

  it('have neither randomness nor clocks in model and semantics: a run is a function of program and settings.', () => {
    const impure =
      /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bprocess\.(?:env|argv|hrtime)\b/;
    expect(modules.filter((f) => /^(model|semantics)\//.test(f) && impure.test(read(f)))).toEqual([]);
  });

  it('export by name only.', () => {
    expect(modules.filter((f) => /^export default/m.test(read(f)))).toEqual([]);
  });
});

describe('the tree', () => {
  const texts = all.filter(
    (f) => !['.png', '.wasm', '.gz'].includes(extname(f)) && statSync(join(root, f)).size < 4e6,
  );

  it('names no package registry and no path of a machine.', () => {
    // Pieced together, so that this file is not found by itself.
    const registry = new RegExp(
      ['registry', '(npmjs|yarnpkg)'].join('\\.') + '|https?://[^\\s"\'`]*(artifactory|nexus|verdaccio)',
      'i',
    );
    const machine = new RegExp(
      `(?<![\\w.$)*-])/(?:${['work', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'].join('|')})/[\\w.]`,
    );
    const wrong = texts.filter((f) => registry.test(read(f)) || machine.test(read(f)));
    expect(wrong).toEqual([]);
  });

  it('locks versions without saying where they were downloaded.', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
    expect(read('package-lock.json')).toContain('"integrity"');
  });

  it('has no file of more than 400 lines without a reason, and no reason for a file that is far from it.', () => {
    const lines = (f: string): number => read(f).split('\n').length - 1;
    const long = all.filter((f) => /\.(ts|mjs)$/.test(f) && lines(f) > 400);
    expect(long.filter((f) => !(f in longFiles))).toEqual([]);
    expect(Object.keys(longFiles).filter((f) => !all.includes(f) || lines(f) < 350)).toEqual([]);
  });
});

describe('rules', () => {
  const machineRules = [...languageRules, ...regimes.flatMap((r) => r.rules)];
  const stated = [
    ...machineRules.map((r) => ({ name: r.name, sentence: r.sentence, cite: r.cite })),
    ...regimes.flatMap((r) => r.admit.map((a) => ({ name: a.name, sentence: a.sentence, cite: a.cite }))),
    ...aliasingModels.flatMap((m) =>
      m.rules.map((r) => ({ name: r.name, sentence: r.sentence, cite: r.source })),
    ),
  ];

  it('have a name of their own.', () => {
    const names = stated.map((r) => r.name);
    expect(names.filter((n, k) => names.indexOf(n) !== k)).toEqual([]);
  });

  it('have one English sentence that ends in a period, and a citation.', () => {
    const wrong = stated.filter((r) => !/^\S.*\.$/s.test(r.sentence) || r.cite.trim() === '');
    expect(wrong.map((r) => r.name)).toEqual([]);
  });

  it('have premises with a name, a sentence and a typeset form.', () => {
    const wrong = machineRules.flatMap((r) =>
      r.premises
        .filter(({ predicate: p, on }) => {
          const tex = p.tex(...on);
          return !/^[a-z][a-z0-9-]*$/.test(p.name) || !p.sentence.endsWith('.') || tex === '';
        })
        .map((p) => `${r.name}: ${p.name}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a part of each kind is one new file and one changed index:', () => {
  let copy = '';
  const kept = [
    'model',
    'semantics',
    'properties',
    'report',
    'cli',
    'scripts',
    'scenarios',
    'package.json',
    'tsconfig.json',
    '.prettierrc.json',
  ];
  const node = (args: readonly string[]) => {
    const done = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    return { status: done.status, text: done.stdout + done.stderr };
  };
  const snapshot = (): Map<string, string> => {
    const walk = (folder: string): readonly string[] =>
      readdirSync(join(copy, folder), { withFileTypes: true })
        .filter((e) => e.name !== 'node_modules')
        .flatMap((e) => (e.isDirectory() ? walk(join(folder, e.name)) : [join(folder, e.name)]));
    return new Map(walk('.').map((f) => [f, readFileSync(join(copy, f), 'utf8')]));
  };
  const change = (kind: string, name: string) => {
    const before = snapshot();
    const made = node(['scripts/new.mjs', kind, name]);
    expect(made).toMatchObject({ status: 0 });
    const after = snapshot();
    return {
      added: [...after.keys()].filter((f) => !before.has(f)),
      changed: [...after].filter(([f, text]) => before.has(f) && before.get(f) !== text).map(([f]) => f),
    };
  };
  const ferrule = (...args: readonly string[]) =>
    node([join('node_modules', 'tsx', 'dist', 'cli.mjs'), 'cli/main.ts', ...args]);

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'ferrule-'));
    for (const part of kept) cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  });
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  it('a scenario (no index at all).', () => {
    expect(change('scenario', 'aliasing/dummy')).toEqual({
      added: ['scenarios/aliasing/dummy.md'],
      changed: [],
    });
    expect(ferrule('run', 'scenarios/aliasing/dummy.md')).toMatchObject({ status: 0 });
  });

  it('a regime.', () => {
    const file = 'semantics/regimes/dummy-regime.ts';
    expect(change('regime', 'dummy-regime')).toEqual({
      added: [file],
      changed: ['semantics/regimes/index.ts'],
    });
    expect(ferrule('run', 'scenarios/aliasing/dummy.md', '--regime', 'dummy-regime')).toMatchObject({
      status: 0,
    });
  });

  it('an optimisation.', () => {
    const file = 'semantics/core/optimise/dummy-optimisation.ts';
    expect(change('optimisation', 'dummy-optimisation')).toEqual({
      added: [file],
      changed: ['semantics/core/optimise/index.ts'],
    });
    expect(
      ferrule('run', 'scenarios/aliasing/dummy.md', '--set', 'optimise=dummy-optimisation'),
    ).toMatchObject({ status: 0 });
  });

  it('an aliasing model.', () => {
    const file = 'semantics/aliasing/dummy-model.ts';
    expect(change('aliasing', 'dummy-model')).toEqual({
      added: [file],
      changed: ['semantics/aliasing/index.ts'],
    });
    expect(ferrule('run', 'scenarios/aliasing/dummy.md', '--aliasing', 'dummy-model')).toMatchObject({
      status: 0,
    });
  });

  it('a property.', () => {
    const file = 'properties/dummy-property.ts';
    expect(change('property', 'dummy-property')).toEqual({ added: [file], changed: ['properties/index.ts'] });
    const search = ferrule('search', '--property', 'dummy-property', '--runs', '20', '--campaign', 'dummy');
    expect(search.text).not.toContain('there is no property');
    expect([0, 1]).toContain(search.status);
  });

  it('a rule.', () => {
    const file = 'semantics/rust/rules/dummy.ts';
    expect(change('rule', 'R-Dummy')).toEqual({ added: [file], changed: ['semantics/rust/rules/index.ts'] });
    expect(ferrule('rules').text).toContain('R-Dummy');
  });
});
