import { readFileSync } from 'node:fs';
import { parseJsonCases } from '../../model/aliasing/json.js';
import { parseCases } from '../../model/aliasing/parse.js';
import type { AliasingCase, CaseVerdict } from '../../model/aliasing/syntax.js';
import type { AliasState } from '../../semantics/aliasing/model.js';
import type { OpRunner } from '../../semantics/aliasing/ops.js';
import { resolveCase, type AliasingProgram } from '../../semantics/aliasing/program.js';
import { stacked } from '../../semantics/aliasing/stacked.js';
import { tree } from '../../semantics/aliasing/tree.js';

/** The models as results name them. */
export const configurations: readonly { readonly name: string; readonly create: () => AliasState }[] = [
  { name: 'stacked', create: () => stacked.create() },
  { name: 'tree', create: () => tree.create() },
  { name: 'tree.implicit-writes', create: () => tree.create({ implicitWrites: true }) },
];

const catalogueFile = 'test/data/aliasing-cases.json';
const extraFile = 'test/data/aliasing-extra.txt';

/** Miri's cases, restated (see test/data/README.md). */
export const catalogue = parseJsonCases(readFileSync(catalogueFile, 'utf8'), catalogueFile);

const extraText = readFileSync(extraFile, 'utf8');
const parsedExtra = parseCases(extraText, extraFile, 'unnamed');

/** `# expect MODEL: ok` and `# expect MODEL: OP KIND` in the lines of one case. */
const expectationsOf = (name: string): Map<string, CaseVerdict> => {
  const body = extraText.split(`== ${name}\n`)[1]?.split('\n== ')[0] ?? '';
  const expect = new Map<string, CaseVerdict>();
  for (const [, model, at, kind] of body.matchAll(/^# expect ([\w.-]+): (?:ok|(\d+) ([\w-]+))$/gm))
    expect.set(model!, {
      verdict: at === undefined ? 'ok' : 'ub',
      at: at === undefined ? undefined : Number(at),
      kind,
      basis: 'derived',
    });
  return expect;
};

/** Cases of ours, for rules that the catalogue does not pin. */
export const extra = {
  cases: parsedExtra.cases.map((c): AliasingCase => ({ ...c, expect: expectationsOf(c.name) })),
  diagnostics: parsedExtra.diagnostics,
};

export const allCases: readonly AliasingCase[] = [...catalogue.cases, ...extra.cases];

export const programOf = (c: AliasingCase): AliasingProgram => resolveCase(c).program;

/** `ok`, or the op and the kind. */
export const wordOf = (runner: OpRunner, program: AliasingProgram): string => {
  const op = runner.run(program);
  return op === 0 ? 'ok' : `${op} ${runner.state.explain(runner.code).kind}`;
};
