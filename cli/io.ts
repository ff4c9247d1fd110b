/** How a command talks: to a person or a program on stdout, about progress and trouble on stderr. */
import { styleText } from 'node:util';
import type { Diagnostic } from '../model/diagnostic.js';
import { showDiagnostic } from '../model/diagnostic.js';

export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

export interface Io {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** For stdout, and for stderr: the text as it is where colours are not wanted. */
  readonly paint: Paint;
  readonly paintErr: Paint;
  /** Stdin and stdout are a terminal: a person can press keys. */
  readonly interactive: boolean;
}

/** Colours only on a terminal, and never against `NO_COLOR` (no-color.org: any value that is not empty). */
const painter = (isTerminal: boolean): Paint => {
  const wanted = isTerminal && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
  return (colour, text) => (wanted ? styleText(colour, text, { validateStream: false }) : text);
};

export const processIo = (): Io => ({
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  paint: painter(process.stdout.isTTY),
  paintErr: painter(process.stderr.isTTY),
  interactive: process.stdin.isTTY && process.stdout.isTTY,
});

/** A diagnostic in the usual form; one about a file as a whole has no line. */
export const showProblem = (d: Diagnostic): string => {
  if (d.span.line !== 0) return showDiagnostic(d);
  const where = d.span.file === '' ? '' : `${d.span.file}: `;
  const help = d.help === undefined ? '' : `\n  help: ${d.help}`;
  return `${where}${d.severity}[${d.code}]: ${d.message}${help}`;
};

export const sayProblem = (io: Io, d: Diagnostic): void => {
  const [first = '', ...rest] = showProblem(d).split('\n');
  io.err([io.paintErr(d.severity === 'error' ? 'red' : 'yellow', first), ...rest].join('\n'));
};

/** As expected; not so; bad input or usage; a bug in Ferrule. Of several, the largest counts. */
export const exit = { ok: 0, notSo: 1, badInput: 2, bug: 3 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];

export const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);

/** Lets what waits outside of the program in: Ctrl-C, and a reader that left. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
