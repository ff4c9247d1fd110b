/** Compiles and runs mini-Rust alone, as the tests of this folder need it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic } from '../../model/diagnostic.js';
import { parseRust } from '../../model/rust/parse.js';
import { coreSettings, defaultsOf, type Settings } from '../../model/settings.js';
import { layoutsFor } from '../../semantics/machine/link.js';
import { execute } from '../../semantics/machine/run.js';
import { unrestricted } from '../../semantics/regimes/unrestricted.js';
import { compileRust, type CompiledRust } from '../../semantics/rust/index.js';

export const settingsWith = (more: Settings = {}): Settings => ({
  ...defaultsOf(coreSettings),
  target: 'lp64',
  ...more,
});

export const compile = (text: string, file = 'program.rs', settings = settingsWith()): CompiledRust => {
  const { crate, diagnostics } = parseRust(text, file);
  if (crate === null) return { unit: null, diagnostics, analysis: [] };
  return compileRust(crate, { layouts: layoutsFor(settings), settings, api: unrestricted.api(settings) });
};

export const errorsOf = (c: { readonly diagnostics: readonly Diagnostic[] }): readonly Diagnostic[] =>
  c.diagnostics.filter((d) => d.severity === 'error');

/** What a program printed, and how it ended: as a process would say it. */
export const runAlone = (
  text: string,
  settings = settingsWith(),
): { readonly out: string; readonly end: string } => {
  const c = compile(text, 'program.rs', settings);
  if (c.unit === null)
    return {
      out: '',
      end: errorsOf(c)
        .map((d) => `${d.code} ${d.message}`)
        .join('; '),
    };
  const r = execute({ rust: c.unit, c: null, settings, regime: unrestricted, promises: true });
  if (r.ok !== 'ran') return { out: '', end: 'not linked' };
  const { outcome, machine } = r.result;
  const out = new TextDecoder().decode(Uint8Array.from(machine.output));
  if (outcome.k === 'done') return { out, end: `exit ${outcome.exit}` };
  if (outcome.k === 'panic') return { out, end: 'exit 101' };
  if (outcome.k === 'abort') return { out, end: 'abort' };
  return { out, end: JSON.stringify(outcome) };
};

const flags = [
  '--edition',
  '2021',
  '-C',
  'debug-assertions=on',
  '-C',
  'overflow-checks=on',
  '-A',
  'warnings',
];

const inFolder = <R>(f: (folder: string) => R): R => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrule-'));
  try {
    return f(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The same by rustc. */
export const runWithRustc = (text: string): { readonly out: string; readonly end: string } =>
  inFolder((folder) => {
    const source = join(folder, SOURCE);
    const binary = join(folder, 'program');
    writeFileSync(source, text);
    const built = spawnSync('rustc', [...flags, '-o', binary, source], { encoding: 'utf8' });
    if (built.status !== 0) return { out: '', end: built.stderr };
    const ran = spawnSync(binary, [], { encoding: 'utf8', timeout: 10_000 });
    return { out: ran.stdout, end: ran.status === null ? 'abort' : `exit ${ran.status}` };
  });

interface RustcMessage {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly RustcSpan[];
}

const SOURCE = 'program.rs';

interface RustcSpan {
  readonly line_start: number;
  readonly is_primary: boolean;
  readonly file_name: string;
  /** The call of the macro that it comes from. */
  readonly expansion: { readonly span: RustcSpan } | null;
}

/** In the program's own text, and not in that of a macro; of what a `derive` makes the field has the place. */
const isWritten = (s: RustcSpan): boolean => s.expansion === null || s.file_name.endsWith(SOURCE);

const lineOf = (s: RustcSpan | undefined): number =>
  s === undefined ? 0 : isWritten(s) ? s.line_start : lineOf(s.expansion?.span);

/** rustc has no code for these: our words, by how their messages begin. */
const words: readonly (readonly [string, readonly string[]])[] = [
  [
    'lifetime-too-short',
    ['lifetime may not live long enough', 'captured variable cannot escape `FnMut` closure body'],
  ],
  ['not-general-enough', ['implementation of `FnOnce` is not general enough']],
  [
    'binding-conflict',
    [
      'cannot borrow value as immutable because it is also borrowed as mutable',
      'cannot borrow value as mutable because it is also borrowed as immutable',
      'borrow of moved value',
      'cannot move out of value because it is borrowed',
      'cannot borrow value as mutable more than once at a time',
    ],
  ],
  [
    'const-pointer',
    [
      'pointers cannot be reliably compared during const eval',
      'pointers cannot be cast to integers during const eval',
      'function pointer calls are not allowed in',
    ],
  ],
  [
    'constant-pattern',
    [
      'constant of non-structural type',
      'function pointers and raw pointers not derived from integers',
      'cannot use unions in constant patterns',
    ],
  ],
];

/** The code of an error of rustc's, ours where it has none; null where we have none either. */
export const codeOf = (code: string | null | undefined, message: string): string | null =>
  code ?? words.find(([, starts]) => starts.some((start) => message.startsWith(start)))?.[0] ?? null;

/** Codes of rustc's errors with their lines: `E0382:7`; without a code, `:7`. */
export const rustcErrors = (text: string): readonly string[] =>
  inFolder((folder) => {
    const source = join(folder, SOURCE);
    writeFileSync(source, text);
    const args = [...flags, '--error-format=json', '--emit=obj', '-o', join(folder, 'out.o'), source];
    const { stderr } = spawnSync('rustc', args, { encoding: 'utf8' });
    return stderr
      .split('\n')
      .filter((l) => l.startsWith('{'))
      .map((l) => JSON.parse(l) as RustcMessage)
      .filter((m) => m.level === 'error' && m.spans.length > 0)
      .map((m) => `${codeOf(m.code?.code, m.message) ?? ''}:${lineOf(m.spans.find((s) => s.is_primary))}`);
  });
