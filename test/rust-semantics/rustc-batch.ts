/**
 * Asks rustc about many programs at once: one module a program, metadata only, verdict by span. Errors in one module do
 * not hide those of another; a syntax error does, and then the batch is halved.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RustcError {
  /** Empty where rustc gives none. */
  readonly code: string;
  /** Line of the program, from 1. */
  readonly line: number;
  readonly message: string;
}

interface RustcMessage {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly RustcSpan[];
}

interface RustcSpan {
  readonly file_name: string;
  readonly line_start: number;
  readonly is_primary: boolean;
  readonly expansion: { readonly span: RustcSpan } | null;
}

const args = ['--edition', '2021', '--crate-type', 'lib', '--error-format=json'];

/** With lints, programs have to be well typed: rustc gives no lint where any module has an error. */
export type Asked = 'without lints' | 'with lints';
const argsOf: Readonly<Record<Asked, readonly string[]>> = {
  'without lints': ['--cap-lints', 'allow', '--emit=metadata'],
  'with lints': ['-A', 'warnings', '--emit=mir'],
};

const rustc = (argv: readonly string[]): Promise<{ stderr: string; status: number | null }> =>
  new Promise((done, failed) => {
    const child = spawn('rustc', [...argv], { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (stderr += text));
    child.on('error', failed);
    child.on('close', (status) => done({ stderr, status }));
  });

/** The place in our file: a macro's span is that of its call. */
const placeOf = (s: RustcSpan): RustcSpan =>
  s.expansion !== null && !s.file_name.endsWith('batch.rs') ? placeOf(s.expansion.span) : s;

/** The errors of each program, in order; `[]`: accepted. */
export const askRustc = async (
  programs: readonly string[],
  asked: Asked = 'without lints',
): Promise<RustcError[][]> => {
  const folder = mkdtempSync(join(tmpdir(), 'ferrule-'));
  try {
    return await ask(programs, folder, asked);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const ask = async (programs: readonly string[], folder: string, asked: Asked): Promise<RustcError[][]> => {
  const source = join(folder, 'batch.rs');
  const starts: number[] = [];
  let line = 1;
  let text = '';
  programs.forEach((p, k) => {
    const made = `mod p${k} {\n${p}\n}\n`;
    starts.push(line + 1);
    line += made.split('\n').length - 1;
    text += made;
  });
  writeFileSync(source, text);
  const { stderr, status } = await rustc([
    ...args,
    ...argsOf[asked],
    '-o',
    join(folder, 'batch.out'),
    source,
  ]);
  const out: RustcError[][] = programs.map(() => []);
  let outside = status !== 0 && !stderr.includes('"level":"error"');
  for (const l of stderr.split('\n')) {
    if (!l.startsWith('{')) continue;
    const m = JSON.parse(l) as RustcMessage;
    if (m.level !== 'error' || m.message.startsWith('aborting due to')) continue;
    const span = m.spans.find((s) => s.is_primary) ?? m.spans[0];
    if (span === undefined) {
      outside = true;
      continue;
    }
    const { line_start } = placeOf(span);
    let k = starts.length - 1;
    while (k > 0 && starts[k]! > line_start) k--;
    out[k]!.push({ code: m.code?.code ?? '', line: line_start - starts[k]! + 1, message: m.message });
    // Without a code it is the parser's, which then says nothing about the rest.
    if (m.code === null && programs.length > 1) outside = true;
  }
  if (!outside || programs.length === 1) return out;
  const half = programs.length >> 1;
  return [
    ...(await ask(programs.slice(0, half), folder, asked)),
    ...(await ask(programs.slice(half), folder, asked)),
  ];
};
