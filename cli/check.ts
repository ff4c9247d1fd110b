/** `ferrule check FILE…`: what can be said of programs without running them. */
import * as E from '#fp/Either';
import { showDerivation, type Diagnostic, type StaticDerivation } from '../model/diagnostic.js';
import { loadGrammars } from '../model/grammars.js';
import {
  checkInOrders,
  defaultSettings,
  programFor,
  settingsFor,
  type Diagnostics,
} from '../properties/scenario/index.js';
import type { CliCommand, Job } from './command.js';
import { breathe, exit, sayProblem, worse, type ExitCode, type Io } from './io.js';
import { collect, type Input } from './programs.js';
import { asked, withFormat, withSettings, type Asked, type Format, type RunOptions } from './settings.js';

interface Options extends RunOptions {
  readonly format: Format;
  readonly explain?: boolean;
}

/** A node of a derivation as JSON writes it. */
interface DerivationRecord {
  readonly rule: string;
  readonly says: string;
  readonly span: { readonly file: string; readonly line: number; readonly column: number };
  readonly premises: readonly DerivationRecord[];
}

export interface CheckRecord {
  readonly file: string;
  readonly accepted: boolean;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: Diagnostic['severity'];
    readonly message: string;
    readonly span: { readonly file: string; readonly line: number; readonly column: number };
    readonly related: readonly {
      readonly message: string;
      readonly span: CheckRecord['diagnostics'][number]['span'];
    }[];
    readonly help?: string;
    readonly derivation?: DerivationRecord;
  }[];
}

const where = ({ file, line, column }: Diagnostic['span']) => ({ file, line, column });

const derivationRecord = (d: StaticDerivation): DerivationRecord => ({
  rule: d.rule,
  says: d.says,
  span: where(d.span),
  premises: d.premises.map(derivationRecord),
});

const checkRecord = (file: string, ds: Diagnostics): CheckRecord => ({
  file,
  accepted: ds.every((d) => d.severity !== 'error'),
  diagnostics: ds.map((d) => ({
    code: d.code,
    severity: d.severity,
    message: d.message,
    span: where(d.span),
    related: d.related.map((r) => ({ message: r.message, span: where(r.span) })),
    ...(d.help === undefined ? {} : { help: d.help }),
    ...(d.derivation === undefined ? {} : { derivation: derivationRecord(d.derivation) }),
  })),
});

/** Fences are shared between regimes, and so is what is said of them. */
const distinct = (ds: Diagnostics): Diagnostics => {
  const seen = new Set<string>();
  return ds.filter((d) => {
    const key = JSON.stringify([d.code, d.message, d.span]);
    return !seen.has(key) && seen.add(key);
  });
};

const diagnosticsOf = (input: Input, a: Asked): Diagnostics => {
  const aliasing = a.aliasing === null ? {} : { aliasing: a.aliasing };
  if (input.kind === 'pair') {
    const settings = { ...defaultSettings, ...a.settings, ...aliasing };
    return distinct((a.regimes ?? ['unrestricted']).flatMap((r) => checkInOrders(input, settings, r)));
  }
  const s = input.scenario;
  // Without a regime: the program as it stands, and each fence that was written for one.
  const regimes = a.regimes ?? ['unrestricted', ...s.rustFor.keys()];
  const settings = { ...settingsFor(s, a.settings), ...aliasing };
  return distinct(regimes.flatMap((r) => checkInOrders(programFor(s, r), settings, r)));
};

const checkFiles =
  (files: readonly string[], options: Options, io: Io): Job =>
  async () => {
    const checked = asked(options);
    if (E.isLeft(checked)) return checked;
    const [{ inputs, problems }] = await Promise.all([collect(files), loadGrammars()]);
    problems.forEach((d) => sayProblem(io, d));
    let code: ExitCode = problems.some((d) => d.severity === 'error') ? exit.badInput : exit.ok;
    for (const input of inputs) {
      await breathe();
      const ds = diagnosticsOf(input, checked.right);
      const record = checkRecord(input.file, ds);
      if (!record.accepted) code = worse(code, exit.notSo);
      if (options.format === 'json') {
        io.out(JSON.stringify(record));
        continue;
      }
      for (const d of ds) {
        sayProblem({ ...io, err: io.out, paintErr: io.paint }, d);
        if (options.explain === true && d.derivation !== undefined) io.out(showDerivation(d.derivation, 1));
      }
      const verdict = record.accepted ? io.paint('green', 'accepted') : io.paint('red', 'not accepted');
      io.out(`${input.file}: ${verdict}`);
    }
    return E.right(code);
  };

export const checkCommand: CliCommand = {
  name: 'check',
  register: (command, io, run) => {
    withFormat(withSettings(command))
      .description(
        'Check programs without running them: syntax, types, and what the regime refuses at link time.',
      )
      .argument('<file...>', 'scenario.md, program.rs and program.c, or a folder')
      .option('--explain', 'show the derivation of what the borrow checker refuses')
      .addHelpText('after', '\nExit status: 0 accepted, 1 not accepted, 2 bad input, 3 a bug in Ferrule.')
      .action((files: readonly string[], options: Options) => run(checkFiles(files, options, io)));
  },
};
