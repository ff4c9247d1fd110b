/** The fenced code blocks of a Markdown file (CommonMark 0.31, 4.5), with where they stand. */
import type { Source } from '../../model/source.js';
import type { Span } from '../../model/span.js';

export interface Fence {
  /** The words after the opening fence: `rust`, `rust r3`, `expect`. None: prose. */
  readonly words: readonly string[];
  readonly indented: boolean;
  /** The opening line. */
  readonly span: Span;
  /** Offsets of the content. */
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
}

const opening = /^( {0,3})(`{3,}|~{3,})[ \t]*(.*?)\s*$/;

const isClosing = (line: string, mark: string): boolean => {
  const text = line.replace(/^ {0,3}/, '').trimEnd();
  return text.length >= mark.length && text === mark.charAt(0).repeat(text.length);
};

/** All fences from the given offset on, in order. */
export const scanFences = ({ text, span }: Source, start: number): readonly Fence[] => {
  const fences: Fence[] = [];
  let open: { mark: string; fence: Fence } | null = null;
  for (let at = start; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    const line = text.slice(at, end === -1 ? text.length : end);
    if (open !== null) {
      if (isClosing(line, open.mark)) {
        fences.push({ ...open.fence, to: at, closed: true });
        open = null;
      }
    } else {
      const [, indent = '', mark = '', info = ''] = opening.exec(line) ?? [];
      // An info string of a backtick fence has no backticks: that is inline code.
      if (mark !== '' && !(mark.startsWith('`') && info.includes('`'))) {
        const words = info.split(/\s+/).filter((w) => w !== '');
        const indented = indent !== '';
        const fence = {
          words,
          indented,
          span: span(at, at + line.length),
          from: next,
          to: text.length,
          closed: false,
        };
        open = { mark, fence };
      }
    }
    at = next;
  }
  if (open !== null) fences.push(open.fence);
  return fences;
};
