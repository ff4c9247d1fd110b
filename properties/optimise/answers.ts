/** What a search says of each optimisation, and of each premise that stands for undefined behaviour. */
import { optimisationNamed } from '../../semantics/core/optimise/index.js';
import type { Program } from '../program.js';
import { isLicensed, isVisible } from './behaviour.js';
import { undefinedPremises } from './premises.js';
import { offName, type Off } from './runs.js';
import {
  isSame,
  models,
  premiseKey,
  type Example,
  type Licence,
  type OptimiseSearch,
  type OptimisationCell,
} from './search.js';
import { breaksDefined, shrinkExample, shrinkLicence, showsCompiled, type Change } from './shrink.js';

/** Candidates that are tried while a program is made smaller. */
const TRIES = 1500;

/** Programs that are made smaller until one still shows what it was chosen for. */
const CANDIDATES = 6;

/** A cell of the table with its examples shrunk. */
export interface CellAnswer extends Readonly<OptimisationCell> {
  /** Its source says that the model licenses it. */
  readonly claimed: boolean;
  /** The program with undefined behaviour on which it shows with the fewest premises to blame. */
  readonly shownBy: Example | null;
}

export interface PremiseAnswer {
  readonly aliasing: string;
  readonly premise: Off;
  /** Idle: no program was found on which it licenses anything, so that so far it holds by fiat. */
  readonly answer: 'needed' | 'masked' | 'idle';
  readonly by: readonly Off[];
  /** Programs that it was the first to end. */
  readonly ended: number;
  readonly licence: Licence | null;
}

/** Answers cell by cell and premise by premise; what was made smaller for one serves those that come after. */
export class Answers {
  private readonly s: OptimiseSearch;
  private readonly small = new Map<Licence, Licence>();

  constructor(s: OptimiseSearch) {
    this.s = s;
  }

  private shrunk(l: Licence): Licence {
    let known = this.small.get(l);
    if (known !== undefined) return known;
    known = shrinkLicence(l, this.s.settings, TRIES);
    this.small.set(l, known);
    this.small.set(known, known);
    this.s.keep(known);
    return known;
  }

  cell(cell: OptimisationCell, late: () => boolean): CellAnswer {
    const { optimisation, aliasing, brokenBy } = cell;
    const claimed = isLicensed(optimisationNamed(optimisation)!, aliasing);
    return {
      ...cell,
      claimed,
      brokenBy: brokenBy === null || late() ? brokenBy : this.shrunkBroken(brokenBy, cell),
      // Without a licence, that it shows on an undefined program says nothing about undefined behaviour.
      shownBy: claimed ? this.shownBy(optimisation, aliasing, late) : null,
    };
  }

  /** Smaller, and to be seen if it was. */
  private shrunkBroken(e: Example, { optimisation, aliasing }: OptimisationCell): Example {
    const visible = isVisible(e.after.outcome);
    const breaks = (p: Program): Change | null => {
      const found = breaksDefined(p, optimisation, aliasing, this.s.settings);
      return found !== null && isVisible(found.after.outcome) === visible ? found : null;
    };
    return shrinkExample(e, breaks, TRIES);
  }

  private shownBy(optimisation: string, aliasing: string, late: () => boolean): Example | null {
    for (const found of this.s.showsOf(aliasing, optimisation).slice(0, CANDIDATES)) {
      const { program, size, oneMinimal } = late() ? found : this.shrunk(found);
      const shown = showsCompiled(program, optimisation, aliasing, this.s.settings);
      if (shown !== null) return { program, size, oneMinimal, ...shown };
    }
    return null;
  }

  of(aliasing: string, premise: Off, late: () => boolean): PremiseAnswer {
    const ended = this.s.ended.get(premiseKey(aliasing, premise)) ?? 0;
    for (const found of this.s.licencesOf(aliasing, premise).slice(0, CANDIDATES)) {
      const licence = late() ? found : this.shrunk(found);
      // Made smaller, the program may do without the premise: it was there for something else.
      if (!licence.off.some((o) => isSame(o, premise))) continue;
      const by = licence.off.filter((o) => !isSame(o, premise));
      return { aliasing, premise, answer: by.length === 0 ? 'needed' : 'masked', by, ended, licence };
    }
    return { aliasing, premise, answer: 'idle', by: [], ended, licence: null };
  }
}

/** Every premise under every model. */
export const asPairs = (): { readonly aliasing: string; readonly premise: Off }[] =>
  models.flatMap((aliasing) => undefinedPremises(aliasing).map((premise) => ({ aliasing, premise })));

/** The name of a premise among those of its rule: with its number where the rule has two of the name. */
export const premiseName = (aliasing: string, p: Off): string => {
  const same = undefinedPremises(aliasing).filter((x) => offName(x) === offName(p));
  return same.length > 1 ? `${offName(p)}#${p.index}` : offName(p);
};

export const premiseOf = (aliasing: string, name: string): Off | null =>
  undefinedPremises(aliasing).find((p) => premiseName(aliasing, p) === name) ?? null;
