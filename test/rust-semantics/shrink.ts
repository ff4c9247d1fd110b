/** A disagreement made small: deletions and replacements in the tree, judged in batches, as long as it stays the same. */
import { printCrate } from '../../model/rust/print.js';
import { parseRust } from '../../model/rust/parse.js';
import type { Crate } from '../../model/rust/syntax.js';
import { rustCandidates } from '../../properties/search/shrink.js';
import { judge, type Judged } from './agreement.js';

/** What has to stay: the verdict, and the first code of who refuses. */
const signature = (j: Judged): string => `${j.verdict} ${(j.ours[0] ?? j.rustc[0])?.code ?? ''}`;

const BATCH = 60;

const textsOf = (crate: Crate, below: number): string[] => {
  const out = new Set<string>();
  for (const c of rustCandidates(crate)) {
    try {
      const text = printCrate(c);
      if (text.length < below && parseRust(text, 'candidate.rs').crate !== null) out.add(text);
    } catch {
      // A deletion left a place empty that the language needs: no program.
    }
  }
  return [...out].sort((a, b) => a.length - b.length);
};

export const shrinkDisagreement = async (from: Judged, rounds = 60): Promise<Judged> => {
  const want = signature(from);
  let best = from;
  for (let n = 0; n < rounds; n++) {
    const { crate } = parseRust(best.text, 'candidate.rs');
    if (crate === null) return best;
    const texts = textsOf(crate, best.text.length);
    let next: Judged | null = null;
    for (let k = 0; k < texts.length && next === null; k += BATCH) {
      const batch = texts.slice(k, k + BATCH).map((text) => ({ ...best, text }));
      next = (await judge(batch)).find((j) => signature(j) === want) ?? null;
    }
    if (next === null) return best;
    best = next;
  }
  return best;
};
