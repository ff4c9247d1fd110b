/** Which text a span is in, and what it says there. Also runs in the page. */
import type { Span } from '../model/span.js';
import type { SourceText } from './data.js';

export const lineCount = (s: SourceText): number => s.text.split('\n').length;

/** The text that a span lies in. Fences of one file are told apart by their lines. */
export const sourceOf = (sources: readonly SourceText[], span: Span): SourceText | null =>
  span.line === 0
    ? null
    : (sources.find(
        (s) => s.file === span.file && span.line >= s.firstLine && span.line < s.firstLine + lineCount(s),
      ) ?? null);

/** The id of a line, counted from 1 within its text. */
export const lineName = (prefix: string, s: SourceText, line: number): string =>
  `${prefix}-${s.lang.charAt(0)}${line}`;

/** Offsets in the text of a span that lies in it, cut off at the text's end. */
export const offsetsIn = (s: SourceText, span: Span): { from: number; to: number } => {
  const lines = s.text.split('\n');
  let from = span.column - 1;
  for (let k = 0; k < span.line - s.firstLine; k++) from += (lines[k]?.length ?? 0) + 1;
  return { from, to: Math.min(s.text.length, from + Math.max(1, span.end - span.start)) };
};

const longest = 60;

/** What stands at a span, on one line; null where no text stands behind it. */
export const snippet = (sources: readonly SourceText[], span: Span | null): string | null => {
  const s = span === null ? null : sourceOf(sources, span);
  if (s === null || span === null) return null;
  const { from, to } = offsetsIn(s, span);
  const text = s.text.slice(from, to).replace(/\s+/g, ' ').trim();
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};
