import { error } from './diagnostic.js';
import type { Diagnostic } from './diagnostic.js';
import type { Span } from './span.js';

/** Longest text, in UTF-16 units, that a front end takes. */
export const maxText = 4 * 1024 * 1024;

/** Deepest nesting that a front end takes: what walks a tree recursively stays far from the end of the stack. */
export const maxDepth = 500;

/** A text with its line table: turns offsets (UTF-16 units) into spans. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly span: (start: number, end: number) => Span;
}

/** Offsets at which lines start. As in rustc, only `\n` ends a line; the `\r` of `\r\n` belongs to the line. */
const lineStarts = (text: string): Uint32Array => {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
};

export const source = (text: string, file: string): Source => {
  const starts = lineStarts(text);
  // Front ends ask in roughly ascending order, so the last answer is the best first guess.
  let last = 0;
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    if ((starts[last] ?? 0) <= offset) {
      low = last;
      if (last === high || offset < (starts[last + 1] ?? 0)) return last;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    last = low;
    return low;
  };
  const span = (start: number, end: number): Span => {
    const line = lineOf(start);
    return { file, start, end, line: line + 1, column: start - (starts[line] ?? 0) + 1 };
  };
  return { file, text, span };
};

/** Characters that turn the direction of what follows, so that a text is shown in another order than it is read in. */
const turns = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * What makes a text unfit for any front end: too long, a NUL byte (binary data, most likely), or characters that make it
 * look like another text (rustc denies them in comments and literals; gcc and clang warn).
 */
export const unfit = ({ file, text, span }: Source): Diagnostic | null => {
  if (text.length > maxText) {
    const size = (text.length / (1024 * 1024)).toFixed(1);
    return error(
      'too-large',
      `${file} has ${size} MiB; the most that is taken is ${maxText / (1024 * 1024)}`,
      span(0, 0),
      {
        help: 'split the program',
      },
    );
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    return error('not-text', 'a NUL character: this is not a source text', span(nul, nul + 1), {
      help: 'give a text file in UTF-8',
    });
  }
  const turn = turns.exec(text);
  if (turn !== null) {
    const name = `U+${turn[0].codePointAt(0)!.toString(16).toUpperCase()}`;
    return error(
      'text-direction',
      `${name} changes the direction in which the text is shown`,
      span(turn.index, turn.index + 1),
      { help: 'remove it; in a literal write an escape' },
    );
  }
  return null;
};
