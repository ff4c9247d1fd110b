/** What a sweep says of each premise, with the smallest program that answers; and what it could not finish. */
import { printC } from '../../model/c/print.js';
import { printCrate } from '../../model/rust/print.js';
import type { Settings } from '../../model/settings.js';
import type { Regime, Threat } from '../../semantics/regimes/regime.js';
import { elaborate, sizeOf, type Program } from '../program.js';
import type { Mutant } from './bench.js';
import { isMask, nameOf, type Hit, type PremiseOf, type Sweep } from './necessity.js';
import { shrinkTrees } from './shrink.js';

export interface Necessity {
  readonly regime: string;
  readonly rule: string;
  readonly premise: string;
  readonly property: string;
  readonly threat: Threat;
  /** `unfinished`: nothing is known yet that would be an answer, and the search was cut. */
  readonly answer: 'needed' | 'masked' | 'idle' | 'unfinished';
  readonly by: readonly string[];
  /** For an idle one: why it is there all the same, by thinking. */
  readonly keptFor: string | null;
  /** What was not finished, where that may change the answer or its program. */
  readonly unfinished: string | null;
  /** Programs tried: until the witness was found, or all of them. */
  readonly tries: number;
  /** On how many of them the premise failed. */
  readonly failed: number;
  readonly witness: NecessityWitness | null;
}

export interface NecessityWitness {
  readonly program: Program;
  readonly settings: Settings;
  readonly mutants: readonly Mutant[];
  readonly kind: string;
  readonly rust: string;
  readonly c: string;
  readonly size: number;
  readonly oneMinimal: boolean;
}

const TREE_TRIES = 6000;

/** The witness of a hit, from its program after shrinking. */
const witnessOf = (
  h: Hit,
  regime: Regime,
  shrunk: { readonly program: Program; readonly oneMinimal: boolean },
): NecessityWitness => ({
  program: shrunk.program,
  settings: h.candidate.settings,
  mutants: h.by === null ? [h.premise.mutant] : [h.premise.mutant, h.by.mutant],
  kind: h.kind,
  rust: printCrate(elaborate(shrunk.program, regime)),
  c: printC(shrunk.program.c),
  size: sizeOf(shrunk.program),
  oneMinimal: shrunk.oneMinimal,
});

interface Found {
  readonly hit: Hit;
  readonly witness: NecessityWitness;
}

/** `open`: candidates for a mask that nobody could decide, for their programs are not small. */
interface Looked {
  readonly found: Found | null;
  readonly open: readonly Hit[];
}

/** Whether one premise masks another is decided on 1-minimal programs: parts that could go may be about something else. */
const look = (sweep: Sweep, regime: Regime, p: PremiseOf, late: () => boolean): Looked => {
  const needed = sweep.needed.get(p);
  const hits = needed === undefined ? (sweep.masked.get(p) ?? []) : [needed];
  const open: Hit[] = [];
  for (const hit of hits) {
    const shrunk = late()
      ? { program: hit.candidate.program, oneMinimal: false }
      : shrinkTrees(hit.candidate.program, (x) => sweep.stillShows(hit, x), TREE_TRIES);
    const found = { hit, witness: witnessOf(hit, regime, shrunk) };
    if (hit.by === null) return { found, open };
    if (!shrunk.oneMinimal) open.push(hit);
    else if (isMask(sweep, hit, shrunk.program)) return { found, open };
  }
  return { found: null, open };
};

const cutAfter = (sweep: Sweep): string => `the search was cut after ${sweep.tries} runs`;

/** Why the answer is not the last word, or null. */
const unfinishedOf = (sweep: Sweep, p: PremiseOf, { found, open }: Looked): string | null => {
  if (found?.hit.by === null)
    return found.witness.oneMinimal ? null : 'its program was not made as small as can be';
  if (found !== null) return sweep.cut ? `${cutAfter(sweep)}, and a longer one may need it alone` : null;
  if (open.length > 0) {
    const names = [...new Set(open.map((h) => (h.by === null ? '' : nameOf(h.by))))];
    return `programs go wrong without it and ${names.join(' or ')}, and were not made small enough to tell whether that masks it`;
  }
  return sweep.cut && p.keptFor === null ? `${cutAfter(sweep)}, and no program was found` : null;
};

/** `late`: there is no time left to make programs smaller. */
export const answerOf = (
  sweep: Sweep,
  regime: Regime,
  threat: Threat,
  p: PremiseOf,
  late: () => boolean,
): Necessity => {
  const looked = look(sweep, regime, p, late);
  const { found } = looked;
  const unfinished = unfinishedOf(sweep, p, looked);
  const by = found?.hit.by ?? null;
  const none = unfinished === null ? 'idle' : 'unfinished';
  return {
    regime: regime.name,
    rule: p.rule,
    premise: p.premise,
    property: 'boundary-soundness',
    threat,
    answer: found === null ? none : by === null ? 'needed' : 'masked',
    by: by === null ? [] : [nameOf(by)],
    keptFor: found === null ? p.keptFor : null,
    unfinished,
    tries: by === null && found !== null ? found.hit.tries : sweep.tries,
    failed: sweep.failed.get(p) ?? 0,
    witness: found?.witness ?? null,
  };
};
