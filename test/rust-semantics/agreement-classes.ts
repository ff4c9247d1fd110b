/** What Ferrule refuses and rustc accepts, by class: the classes of docs/limits.md. */
import type { Judged } from './agreement.js';

const classOf = (j: Judged): string => {
  const first = j.ours[0];
  if (first === undefined) return '';
  return first.code === 'outside-subset'
    ? `outside-subset: ${first.message.replace(/`[^`]*`/g, '`…`')}`
    : first.code;
};

export const describe = (strict: readonly Judged[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const j of strict) counts.set(classOf(j), (counts.get(classOf(j)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, n]) => `  ${String(n).padStart(5)}  ${name}`);
};
