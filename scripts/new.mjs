// `npm run new KIND NAME`: the one file and the one line that a new part needs. The file begins as a copy of the
// smallest part of its kind, so that it fits the interface of the day.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const stop = (text) => {
  process.stderr.write(`${text}\n`);
  process.exit(2);
};
const camel = (name) => name.replace(/[-_]+(.)/g, (_, c) => c.toUpperCase());

const write = async (file, text) => {
  if (existsSync(file)) stop(`${file} is there already`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`new:     ${file}`);
};

/** Adds an import and an entry to the list that `list` is declared as. */
const enlist = async (index, list, identifier, from) => {
  const text = readFileSync(index, 'utf8');
  const imports = [...text.matchAll(/^import [^;]*;\n/gm)];
  const last = imports.at(-1);
  const declared = new RegExp(`(export const ${list}\\b[^=]*= \\[)([^\\]]*)\\]`).exec(text);
  if (last === undefined || declared === null) stop(`${index} has no list \`${list}\` to add to`);
  const at = declared.index + declared[0].length - 1;
  const comma = /[[,]\s*$/.test(text.slice(0, at)) ? '' : ', ';
  const listed = `${text.slice(0, at)}${comma}${identifier}${text.slice(at)}`;
  const end = last.index + last[0].length;
  const line = `import { ${identifier} } from '${from}';\n`;
  const done = listed.slice(0, end) + line + listed.slice(end);
  writeFileSync(index, await format(done, { ...(await resolveConfig(index)), filepath: index }));
  console.log(`changed: ${index}`);
};

/** A copy under another name, whose prose is to be written. */
const copyOf = (file, oldName, name) => {
  let text = readFileSync(file, 'utf8');
  text = text.replace(new RegExp(`export const ${camel(oldName)}\\b`), `export const ${camel(name)}`);
  text = text.replace(`name: '${oldName}'`, `name: '${name}'`);
  for (const field of ['title', 'sentence', 'source', 'doc']) {
    const said = `${field}: 'The ${field} of ${name}.'`;
    text = text.replace(
      new RegExp(`^( {2})${field}:\\s*(?:'(?:[^'\\\\]|\\\\.)*'|"[^"]*"|\`(?:[^\`\\\\]|\\\\.)*\`)`, 'm'),
      `$1${said}`,
    );
  }
  return text;
};

const rules = { R: ['semantics/rust/rules', 'rust', 'rustRules'], C: ['semantics/c/rules', 'c', 'cRules'] };

const kinds = {
  rule: async (name) => {
    const [folder, lang, list] = rules[name.slice(0, 1)] ?? [];
    if (folder === undefined || name[1] !== '-')
      stop('a rule is named by language and case: `R-Swap`, `C-Load`');
    const file = name.slice(2).toLowerCase();
    const identifier = camel(`${lang}-${file}`);
    await write(
      join(folder, `${file}.ts`),
      `import { rule } from '../../machine/machine.js';

export const ${identifier} = rule('${name}', '${lang}', 'op:${file}', {
  sentence: 'One English sentence says what the rule does.',
  cite: 'the clause, section or page that says so',
  scratch: {},
  bind() {},
  premises: () => [],
  then() {},
  tex: { from: '\\\\langle \\\\mathsf{${file}} \\\\rangle', to: '\\\\langle \\\\rangle' },
});
`,
    );
    await enlist(join(folder, 'index.ts'), list, identifier, `./${file}.js`);
  },
  regime: async (name) => {
    const folder = 'semantics/regimes';
    await write(join(folder, `${name}.ts`), copyOf(join(folder, 'unrestricted.ts'), 'unrestricted', name));
    await enlist(join(folder, 'index.ts'), 'regimes', camel(name), `./${name}.js`);
  },
  aliasing: async (name) => {
    const folder = 'semantics/aliasing';
    const text = copyOf(join(folder, 'none.ts'), 'none', name).replace("model: 'none'", `model: '${name}'`);
    await write(join(folder, `${name}.ts`), text);
    await enlist(join(folder, 'index.ts'), 'aliasingModels', camel(name), `./${name}.js`);
  },
  optimisation: async (name) => {
    const folder = 'semantics/core/optimise';
    await write(join(folder, `${name}.ts`), copyOf(join(folder, 'no-unwind.ts'), 'no-unwind', name));
    await enlist(join(folder, 'index.ts'), 'optimisations', camel(name), `./${name}.js`);
  },
  property: async (name) => {
    const [folder, sample] = ['properties', 'fast-equals-traced'];
    if (!existsSync(join(folder, `${sample}.ts`))) stop('the properties are not built yet');
    await write(join(folder, `${name}.ts`), copyOf(join(folder, `${sample}.ts`), sample, name));
    await enlist(join(folder, 'index.ts'), 'properties', camel(name), `./${name}.js`);
  },
  scenario: async (path) => {
    const theme =
      dirname(path) === '.' ? stop('give theme and name: `aliasing/two-pointers`') : dirname(path);
    await write(
      join('scenarios', `${path}.md`),
      `---
title: ${basename(path).replaceAll('-', ' ')}
theme: ${theme}
source: where this program is from
direction: rust-calls-c
---

What happens, why it is or is not undefined, and what to look at.

\`\`\`rust
extern "C" {
    fn answer() -> i32;
}

fn main() {
    println!("{}", unsafe { answer() });
}
\`\`\`

\`\`\`c
int answer(void) {
    return 42;
}
\`\`\`

\`\`\`output
42
\`\`\`

\`\`\`expect
unrestricted: done
\`\`\`
`,
    );
  },
};

const [kind, name] = process.argv.slice(2);
if (kinds[kind] === undefined || name === undefined || !/^[A-Za-z][\w/-]*$/.test(name))
  stop(`usage: npm run new ${Object.keys(kinds).join('|')} NAME`);
await kinds[kind](name);
