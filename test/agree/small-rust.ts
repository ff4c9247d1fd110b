/** The small programs of every construct: accepted by both, they print the same; refused by both, one code is the same. */
import { askFerrule } from '../rust-semantics/agreement.js';
import { corpus, type Small } from '../rust-semantics/corpus.js';
import { askRustc, type RustcError } from '../rust-semantics/rustc-batch.js';
import { runAlone, runWithRustc } from '../rust-semantics/support.js';
import type { Agreement, Part } from './part.js';

/** What is wrong about one program; null: nothing, or it is outside of the subset. */
const disagreement = (s: Small, rustc: readonly RustcError[]): string | null => {
  const ours = askFerrule(s.text);
  const said = `ours ${ours.map((e) => e.code).join(', ')}; rustc ${rustc.map((e) => e.code).join(', ')}`;
  if (ours.some((e) => e.code === 'outside-subset')) return null;
  if (ours.length > 0 || rustc.length > 0)
    return ours.some((e) => rustc.some((r) => r.code === e.code && r.line === e.line))
      ? null
      : `${s.name}: ${said}`;
  const a = runAlone(s.text);
  const b = runWithRustc(s.text);
  if (a.out === b.out && a.end === b.end) return null;
  // A lint that denies by default, of both.
  if (b.end.startsWith('error: ') && !a.end.startsWith('exit')) return null;
  return `${s.name}: ${JSON.stringify(a)} where rustc's does ${JSON.stringify(b)}`;
};

const run = async (): Promise<Agreement> => {
  const all = corpus();
  const rustc = await askRustc(all.map((s) => s.text));
  const outside = all.filter((s) => askFerrule(s.text).some((e) => e.code === 'outside-subset'));
  const disagreements = all.flatMap((s, k) => disagreement(s, rustc[k]!) ?? []);
  return {
    lines: [`${all.length} programs, ${outside.length} of them outside of the subset and refused by name`],
    disagreements,
  };
};

export const smallRust: Part = {
  name: 'small-rust',
  sentence:
    'small programs of every construct print what rustc makes them print, or are refused with its code',
  needs: ['rustc'],
  run,
};
