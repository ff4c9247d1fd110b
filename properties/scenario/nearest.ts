/** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours (Damerau 1964). */
export const editDistance = (a: string, b: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

/** No name that a person knows is longer; the distance to a longer text is not worth its quadratic cost. */
const longest = 100;

/** The name that a misspelt one most likely stands for, or null where nothing is near. The first of equals wins. */
export const nearest = (name: string, names: readonly string[]): string | null => {
  if (name.length > longest) return null;
  return byDistance(name, names) ?? begunBy(name, names);
};

/** The one name that was cut short. */
const begunBy = (name: string, names: readonly string[]): string | null => {
  const begun = names.filter((n) => name.length >= 2 && n.startsWith(name));
  return begun.length === 1 ? (begun[0] ?? null) : null;
};

const byDistance = (name: string, names: readonly string[]): string | null => {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 2)) + 1;
  for (const candidate of names) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least && distance < candidate.length) {
      best = candidate;
      least = distance;
    }
  }
  return best;
};

/** A line of help: the nearest name, else all of them where they are few. */
export const didYouMean = (name: string, names: readonly string[]): string => {
  const near = nearest(name, names);
  if (near !== null) return `did you mean \`${near}\`?`;
  return names.length > 30 ? 'there is no name like it' : `one of: ${names.join(', ')}`;
};
