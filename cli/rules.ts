/** `ferrule rules`: every rule there is, with its premises, its sentence and its source. */
import * as E from '#fp/Either';
import { typeset } from '../model/rule.js';
import { aliasingModels } from '../semantics/aliasing/index.js';
import { regimes } from '../semantics/regimes/index.js';
import type { MRule } from '../semantics/machine/machine.js';
import { languageRules } from '../semantics/rules.js';
import { checkRegime } from '../properties/scenario/index.js';
import { usage, type CliCommand, type Job } from './command.js';
import { exit, type Io } from './io.js';
import { withFormat } from './settings.js';

/** A rule of any kind, as plain data. `of`: the language, `shared`, a regime, or an aliasing model. */
export interface RuleEntry {
  readonly name: string;
  readonly of: string;
  readonly head?: string;
  readonly sentence: string;
  readonly cite: string;
  readonly premises: readonly { readonly name: string; readonly sentence: string; readonly means?: string }[];
  readonly tex: string;
}

const fromMachine = (r: MRule, of: string): RuleEntry => ({
  name: r.name,
  of,
  head: r.head,
  sentence: r.sentence,
  cite: r.cite,
  premises: r.premises.map(({ predicate: p }) => ({
    name: p.name,
    sentence: p.sentence,
    means: meansOf(p.fault),
  })),
  tex: typeset(r),
});

const meansOf = (f: MRule['premises'][number]['predicate']['fault']): string => {
  switch (f.k) {
    case 'ub':
      return `ub ${f.code}`;
    case 'panic':
      return 'panic';
    case 'refuse':
      return 'rejected';
    case 'abort':
      return 'abort';
    case 'none':
      return '`None`';
    case 'inner':
      return 'as the judgement says';
  }
};

const aliasingEntries = (): readonly RuleEntry[] =>
  aliasingModels.flatMap((m) =>
    m.rules.map((r, k): RuleEntry => {
      const premises = m.premises.filter((p) => p.rule === k);
      const above = premises.map((p) => p.tex).join(' \\quad ');
      return {
        name: r.name,
        of: m.name,
        sentence: r.sentence,
        cite: r.source,
        premises: premises.map((p) => ({ name: p.name, sentence: p.sentence, means: 'ub aliasing' })),
        tex: `\\dfrac{${above}}{${r.tex.from} \\longrightarrow ${r.tex.to}}`,
      };
    }),
  );

const regimeEntries = (name: string | null): readonly RuleEntry[] =>
  regimes
    .filter((r) => name === null || r.name === name)
    .flatMap((r) => [
      ...r.admit.map((a): RuleEntry => ({
        name: a.name,
        of: r.name,
        head: 'admit',
        sentence: a.sentence,
        cite: a.cite,
        premises: [{ name: a.premise, sentence: a.sentence, means: 'rejected' }],
        tex: a.tex,
      })),
      ...r.rules.map((x) => fromMachine(x, r.name)),
    ]);

/** Every rule, or those of one regime. */
export const allEntries = (regime: string | null): readonly RuleEntry[] =>
  regime === null
    ? [...languageRules.map((r) => fromMachine(r, r.lang)), ...aliasingEntries(), ...regimeEntries(null)]
    : regimeEntries(regime);

const asText = (r: RuleEntry, io: Io): string => {
  const premises = r.premises.map((p, k) => {
    const means = p.means === undefined ? '' : ` (else ${p.means})`;
    return `  ${k + 1}. ${p.name}: ${p.sentence}${means}`;
  });
  return [
    `${io.paint('bold', r.name)} (${r.of})  ${r.sentence}`,
    ...premises,
    `  ${io.paint('dim', r.cite)}`,
    '',
  ].join('\n');
};

const asTex = (r: RuleEntry): string =>
  `% ${r.name}: ${r.sentence}\n\\[ ${r.tex} \\quad \\text{${r.name}} \\]\n`;

const listRules =
  (options: { readonly format: string; readonly regime?: string }, io: Io): Job =>
  () => {
    const regime = options.regime ?? null;
    if (regime !== null) {
      const known = checkRegime(regime);
      if (E.isLeft(known)) {
        const { code, message, help } = known.left;
        return Promise.resolve(E.left([usage(code, message, help)]));
      }
    }
    const entries = allEntries(regime);
    if (options.format === 'json') io.out(JSON.stringify(entries, null, 2));
    else for (const r of entries) io.out(options.format === 'tex' ? asTex(r) : asText(r, io));
    return Promise.resolve(E.right(exit.ok));
  };

export const rulesCommand: CliCommand = {
  name: 'rules',
  register: (command, io, run) => {
    withFormat(command, ['text', 'tex', 'json'])
      .description('List the rules: of both languages, the aliasing models and the regimes.')
      .option('--regime <name>', 'only the rules of one regime')
      .action((options: { readonly format: string; readonly regime?: string }) =>
        run(listRules(options, io)),
      );
  },
};
