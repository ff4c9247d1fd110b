/** A place in a source text. Lines and columns count from 1, columns in UTF-16 units; `start`/`end` are offsets. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** For code that no source line stands behind (drop glue, prologues of stubs). */
export const noSpan: Span = { file: '', start: 0, end: 0, line: 0, column: 0 };

export const showSpan = (s: Span): string => (s.line === 0 ? s.file : `${s.file}:${s.line}:${s.column}`);
