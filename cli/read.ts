/** Reading source files: whatever is wrong with one is a diagnostic with a way out. */
import { readFile, stat } from 'node:fs/promises';
import * as E from '#fp/Either';
import * as TE from '#fp/TaskEither';
import { error, type Diagnostic } from '../model/diagnostic.js';
import { maxText, source, unfit } from '../model/source.js';
import type { SourceText } from '../properties/scenario/index.js';

const wholeFile = (file: string) => ({ file, start: 0, end: 0, line: 0, column: 0 });

export const about = (file: string, code: string, message: string, help: string): Diagnostic =>
  error(code, message, wholeFile(file), { help });

const codeOf = (e: unknown): string =>
  typeof e === 'object' && e !== null && 'code' in e && typeof e.code === 'string' ? e.code : '';

/** What the system says about a path, for a person. */
export const fileProblem = (file: string, e: unknown): Diagnostic => {
  switch (codeOf(e)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return about(file, 'no-such-file', 'there is no such file or folder', 'is the path right?');
    case 'EACCES':
    case 'EPERM':
      return about(file, 'unreadable', 'this may not be read', 'change its permissions');
    case 'ELOOP':
      return about(file, 'unreadable', 'symbolic links that lead in a circle', 'give the file itself');
    default:
      return about(
        file,
        'unreadable',
        `this cannot be read (${codeOf(e) || String(e)})`,
        'give another file',
      );
  }
};

/** UTF-8 or nothing: a byte that is not text is said with its place. */
const decode = (file: string, bytes: Uint8Array): E.Either<Diagnostic, string> => {
  try {
    return E.right(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const at = Math.max(0, text.indexOf('\uFFFD'));
    const span = source(text, file).span(at, at + 1);
    return E.left(
      error('not-text', 'this is not text in UTF-8', span, { help: 'give a source file in UTF-8' }),
    );
  }
};

const fit = (file: string, text: string): E.Either<Diagnostic, SourceText> => {
  if (text.trim() === '')
    return E.left(about(file, 'empty-file', 'the file is empty', 'give a file with a program in it'));
  const problem = unfit(source(text, file));
  return problem === null ? E.right({ file, text }) : E.left(problem);
};

/** Reads a source file of at most 4 MiB. */
export const readSource = (file: string): TE.TaskEither<Diagnostic, SourceText> => {
  const attempt = <A>(f: () => Promise<A>): TE.TaskEither<Diagnostic, A> =>
    TE.tryCatch(f, (e) => fileProblem(file, e));
  return async () => {
    const info = await attempt(() => stat(file))();
    if (E.isLeft(info)) return info;
    if (!info.right.isFile())
      return E.left(about(file, 'not-a-file', 'this is neither a file nor a folder', 'give a source file'));
    if (info.right.size > maxText) {
      const size = (info.right.size / (1024 * 1024)).toFixed(1);
      const message = `the file has ${size} MiB; the most that is taken is ${maxText / (1024 * 1024)}`;
      return E.left(about(file, 'too-large', message, 'split the program'));
    }
    const bytes = await attempt(() => readFile(file))();
    if (E.isLeft(bytes)) return bytes;
    const text = decode(file, bytes.right);
    return E.isLeft(text) ? text : fit(file, text.right);
  };
};
