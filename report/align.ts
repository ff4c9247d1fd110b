/** Two runs of one program, step beside step. Also runs in the page. */
import type { TraceStep } from '../semantics/machine/trace.js';

/** A moment of one or both runs: index of the step of each, or -1 where it has none here. */
export interface Moment {
  readonly a: number;
  readonly b: number;
}

const key = (s: TraceStep): string => `${s.lang} ${s.function} ${s.rule} ${s.span.line}:${s.span.column}`;

/**
 * A longest common subsequence of the steps by rule and place: what both runs do stands in one moment, what only one
 * of them does (a regime's checks, what comes after the other's end) in a moment of its own.
 */
export const align = (a: readonly TraceStep[], b: readonly TraceStep[]): readonly Moment[] => {
  const ka = a.map(key);
  const kb = b.map(key);
  let head = 0;
  while (head < ka.length && head < kb.length && ka[head] === kb[head]) head++;
  const n = ka.length - head;
  const m = kb.length - head;
  const width = m + 1;
  const longest = new Uint16Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      longest[i * width + j] =
        ka[head + i] === kb[head + j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const out: Moment[] = [];
  for (let k = 0; k < head; k++) out.push({ a: k, b: k });
  let i = 0;
  let j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && ka[head + i] === kb[head + j]) out.push({ a: head + i++, b: head + j++ });
    else if (j >= m || (i < n && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!))
      out.push({ a: head + i++, b: -1 });
    else out.push({ a: -1, b: head + j++ });
  }
  return out;
};
