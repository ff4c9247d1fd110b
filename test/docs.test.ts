import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { aliasingModels } from '../semantics/aliasing/index.js';
import { regimes } from '../semantics/regimes/index.js';
import { languageRules } from '../semantics/rules.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const there = (file: string): boolean => existsSync(join(root, file));
const list = (folder: string): readonly string[] => readdirSync(join(root, folder)).toSorted();

const adrs = list('docs/adr').filter((f) => f !== 'README.md');
const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'scenarios/README.md'],
  ...['docs/notation.md', 'docs/paper-map.md', 'docs/adr/README.md', ...adrs.map((f) => `docs/adr/${f}`)],
];
const withoutFences = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');
const quoted = (text: string): readonly string[] =>
  [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map((m) => m[1] ?? '');

const machineRules = [...new Set([...languageRules, ...regimes.flatMap((r) => r.rules)])];
const ruleNames = new Set([
  ...machineRules.map((r) => r.name),
  ...regimes.flatMap((r) => r.admit.map((a) => a.name)),
  ...aliasingModels.flatMap((m) => m.rules.map((r) => r.name)),
]);
const themes = list('scenarios').filter((f) => !f.includes('.'));

describe('The documents', () => {
  it.each(pages)('link to files that are there: %s.', (page) => {
    const links = [...withoutFences(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1] ?? '');
    const files = links.filter((l) => !/^[a-z]+:|^#/.test(l)).map((l) => l.replace(/#.*$/, ''));
    expect(files.filter((f) => !there(join(dirname(page), f)))).toEqual([]);
  });

  it.each(pages)('name files and folders that are there: %s.', (page) => {
    const paths = quoted(read(page)).filter(
      (w) =>
        /^(model|semantics|properties|report|cli|scenarios|scripts|test|docs|bench)\/[\w./-]*$/.test(w) &&
        !/NAME|NNNN|THEME/.test(w),
    );
    const scenarios = quoted(read(page)).filter((w) => themes.some((t) => w.startsWith(`${t}/`)));
    expect(paths.filter((f) => !there(f))).toEqual([]);
    expect(
      scenarios.filter((s) => /\w$/.test(s) && !there(`scenarios/${s.replace(/\.md$/, '')}.md`)),
    ).toEqual([]);
  });

  it.each(pages)('name commands that there are: %s.', (page) => {
    const scripts = new Set(Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts));
    const own = new Set(['test', 'start']);
    const run = [...read(page).matchAll(/npm (run )?([a-z:]+)/g)].map(([, r, name = '']) => ({
      name,
      script: r !== undefined || own.has(name),
    }));
    expect(run.filter((c) => c.script && !scripts.has(c.name)).map((c) => c.name)).toEqual([]);
    const files = list('cli').filter((f) => f.endsWith('.ts'));
    const commands = files.flatMap((f) =>
      [...read(`cli/${f}`).matchAll(/CliCommand = \{\s*name: '([a-z]+)'/g)].map((m) => m[1]),
    );
    const lines = [...read(page).matchAll(/\bferrule ([a-z]+)([^`\n]*)/g)];
    expect(lines.map((m) => m[1]).filter((c) => !commands.includes(c))).toEqual([]);
    const options = lines.flatMap(([, , rest = '']) => [...rest.matchAll(/--[a-z]+/g)].map((m) => m[0]));
    const cli = files.map((f) => read(`cli/${f}`)).join('\n');
    expect(options.filter((o) => !cli.includes(`'${o}`) && o !== '--help')).toEqual([]);
  });

  it('name rules that there are.', () => {
    const wrong = pages.flatMap((page) =>
      quoted(read(page))
        .filter((w) => /^(?:[RCXFI]|R3|O\d*|SB|TB)-[A-Z][A-Za-z-]+$/.test(w) && !/NAME$/.test(w))
        .filter((w) => !ruleNames.has(w))
        .map((w) => `${page}: ${w}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');

  it('stays below 150 lines.', () => {
    expect(text.split('\n').length).toBeLessThan(150);
  });

  it('names for each invariant a test by its file and words of its title, and that test is there.', () => {
    const section = /## Invariants[^\n]*\n([\s\S]*?)\n\nHeld by the type checker/.exec(text)?.[1] ?? '';
    const items = section.trim().split(/\n(?=- )/);
    expect(items.length).toBeGreaterThan(20);
    const flat = items.map((i) => i.replace(/\s+/g, ' '));
    const tests = flat.map((i) => [...i.matchAll(/`(test\/[\w/.-]+\.test\.ts)`, "([^"]+)"/g)]);
    expect(flat.filter((_, k) => tests[k]?.length === 0)).toEqual([]);
    const missing = tests
      .flat()
      .filter(([, file = '', title = '']) => !there(file) || !read(file).includes(title))
      .map((m) => m[0]);
    expect(missing).toEqual([]);
  });
});

describe('The decisions', () => {
  it('are all linked from their index, in order, and each has a number of its own.', () => {
    const linked = [...read('docs/adr/README.md').matchAll(/\]\((\d{4}-[a-z0-9-]+\.md)\)/g)].map((m) => m[1]);
    expect(linked).toEqual(adrs);
    expect(new Set(adrs.map((f) => f.slice(0, 4))).size).toBe(adrs.length);
  });

  it.each(adrs)('%s fits on a page and has every part.', (file) => {
    const text = read(`docs/adr/${file}`);
    expect(text).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `));
    expect(text.split('\n').length).toBeLessThan(50);
    for (const part of ['Context', 'Decision', 'Alternatives', 'Consequence', 'Revisit when'])
      expect(text).toContain(`**${part}`);
  });
});

describe('docs/notation.md', () => {
  const known = new Set(quoted(read('docs/notation.md').replaceAll('\\|', '|')));
  /** Typography, which means nothing by itself. */
  const layout = new Set(
    ['langle', 'rangle', 'mathsf', 'mathit', 'text', 'begin', 'end', 'dfrac', 'quad', 'frac'].map(
      (w) => `\\${w}`,
    ),
  );
  /** Names of bindings are set in italics by `typeset`, and are explained as such. */
  const name = (n: string): string => `\\mathit{${n}}`;
  const bare = (tex: string): string => tex.replace(/\\(?:mathsf|mathit|text)\s*\{[^{}]*\}/g, ' ');
  const controls = (tex: string): readonly string[] =>
    [...bare(tex).matchAll(/\\[A-Za-z]+/g)].map((m) => m[0]).filter((w) => !layout.has(w));
  const letters = (tex: string): readonly string[] =>
    [...bare(tex).matchAll(/\\[A-Za-z]+|([A-Za-z]+)/g)].flatMap((m) => (m[1]?.length === 1 ? [m[1]] : []));
  const words = (tex: string): readonly string[] =>
    [...tex.matchAll(/\\mathsf\{([^{}]*)\}/g)].map((m) => (m[1] ?? '').replaceAll('\\_', '_'));
  const missing = (
    pick: (tex: string) => readonly string[],
    where: 'all' | 'premises',
  ): Record<string, string> => {
    const out: Record<string, string> = {};
    const look = (rule: string, tex: string): void => {
      for (const w of pick(tex)) if (!known.has(w)) out[w] ??= rule;
    };
    for (const r of machineRules) {
      for (const { predicate, on } of r.premises) look(r.name, predicate.tex(...(on.map(name) as never[])));
      if (where === 'all') look(r.name, `${r.tex.from} ${r.tex.to}`);
    }
    for (const m of aliasingModels) {
      if (where === 'premises') continue;
      for (const r of m.rules) look(r.name, `${r.tex.from} ${r.tex.to}`);
      for (const p of m.premises) look(p.name, p.tex);
    }
    return out;
  };

  it('explains every symbol that a rule is typeset with.', () => {
    expect(missing(controls, 'all')).toEqual({});
  });

  it('explains every letter that stands for something.', () => {
    expect(missing(letters, 'all')).toEqual({});
  });

  it('explains every word that stands in a premise.', () => {
    expect(missing(words, 'premises')).toEqual({});
  });
});
