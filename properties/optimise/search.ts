/**
 * The search of `optimisation` and `why-ub`: one walk over programs answers both. A program without undefined
 * behaviour must do the same after every optimisation; one with it shows which premise it takes to say so.
 */
import type { Settings } from '../../model/settings.js';
import { optimisations } from '../../semantics/core/optimise/index.js';
import { sizeOf, type Program } from '../program.js';
import { isLicensed, isVisible, sameBehaviour, type Behaviour } from './behaviour.js';
import { offName, subjectOf, type Off, type Subject } from './runs.js';

export const models = ['stacked', 'tree'] as const;

/** The smallest program so far that shows something. */
export interface Example {
  readonly program: Program;
  readonly size: number;
  readonly oneMinimal: boolean;
  readonly before: Behaviour;
  readonly after: Behaviour;
}

type About = Pick<Example, 'program' | 'size' | 'oneMinimal'>;

/** Optimisation × aliasing model. */
export interface OptimisationCell {
  readonly optimisation: string;
  readonly aliasing: string;
  /** Programs without undefined behaviour that it changes, and those of them that then do something else. */
  changed: number;
  broken: number;
  /** Programs with undefined behaviour that it changes, and those whose change shows. */
  undefined_: number;
  shown: number;
  brokenBy: Example | null;
  /** The smallest program without undefined behaviour that it changes, and that does the same. */
  unchanged: Example | null;
}

/** Without these premises, all of them needed for it, an optimisation that the model licenses shows. */
export interface Licence extends Example {
  readonly optimisation: string;
  readonly aliasing: string;
  readonly off: readonly Off[];
}

const key = (a: string, b: string): string => `${a}|${b}`;

export class OptimiseSearch {
  readonly settings: Settings;
  readonly cells = new Map<string, OptimisationCell>();
  /** By model, optimisation and premises: the smallest program. */
  private readonly licences = new Map<string, Licence>();
  /** Programs that a premise was the first to end, by model and premise. */
  readonly ended = new Map<string, number>();
  programs = 0;
  refused = 0;
  /** Programs without undefined behaviour, by model. */
  readonly defined = new Map<string, number>();

  constructor(settings: Settings) {
    this.settings = settings;
    for (const o of optimisations)
      for (const aliasing of models)
        this.cells.set(key(o.name, aliasing), {
          optimisation: o.name,
          aliasing,
          changed: 0,
          broken: 0,
          undefined_: 0,
          shown: 0,
          brokenBy: null,
          unchanged: null,
        });
  }

  /** `oneMinimal`: it was shrunk by an earlier search. */
  try(program: Program, oneMinimal = false): void {
    this.programs++;
    const s = subjectOf(program, this.settings);
    if (s === null) {
      this.refused++;
      return;
    }
    const about = { program, size: sizeOf(program), oneMinimal };
    for (const model of models) this.tryUnder(s, model, about);
  }

  private tryUnder(s: Subject, model: string, about: About): void {
    const before = s.run(null, model);
    if (before === null) return;
    if (before.outcome.k === 'ub') return this.tryUndefined(s, model, about);
    if (!isVisible(before.outcome)) return;
    this.defined.set(model, (this.defined.get(model) ?? 0) + 1);
    for (const o of s.changed) {
      const cell = this.cells.get(key(o.name, model))!;
      const after = s.run(o, model);
      if (after === null) continue;
      cell.changed++;
      if (sameBehaviour(before, after)) {
        if (cell.unchanged === null || about.size < cell.unchanged.size)
          cell.unchanged = { ...about, before, after };
        continue;
      }
      cell.broken++;
      if (isBetter(about.size, after, cell.brokenBy)) cell.brokenBy = { ...about, before, after };
    }
  }

  private tryUndefined(s: Subject, model: string, about: About): void {
    this.show(s, model);
    const chain = s.without(model);
    if (chain === null) return;
    const [first] = chain.off;
    if (first !== undefined) {
      const k = premiseKey(model, first);
      this.ended.set(k, (this.ended.get(k) ?? 0) + 1);
    }
    for (const o of s.changed) {
      const after = s.run(o, model, chain.off);
      if (after === null || !isVisible(after.outcome) || sameBehaviour(chain.then, after)) continue;
      const e = { ...about, before: chain.then, after };
      this.keep({ ...e, optimisation: o.name, aliasing: model, off: chain.off });
    }
  }

  /** The smallest program of each set of premises stays. */
  keep(l: Licence): void {
    const names = l.off.map((x) => premiseKey('', x)).sort();
    const k = `${l.aliasing} ${l.optimisation} ${names.join(',')}`;
    const known = this.licences.get(k);
    if (known === undefined || l.size < known.size) this.licences.set(k, l);
  }

  /**
   * First what takes all of its premises (of more than license the same optimisation elsewhere, the rest may have to do
   * with something else), then with few premises rather than many, on a small program rather than a large one.
   */
  private best(which: (l: Licence) => boolean): readonly Licence[] {
    const all = [...this.licences.values()];
    const isMore = (l: Licence): number =>
      all.some((m) => m.optimisation === l.optimisation && m.aliasing === l.aliasing && isLess(m.off, l.off))
        ? 1
        : 0;
    return all
      .filter(which)
      .map((l) => ({ l, more: isMore(l) }))
      .sort((a, b) => a.more - b.more || a.l.off.length - b.l.off.length || a.l.size - b.l.size)
      .map((x) => x.l);
  }

  /** What a premise licenses under a model, best first. */
  licencesOf(model: string, p: Off): readonly Licence[] {
    const licensed = new Set(optimisations.filter((o) => isLicensed(o, model)).map((o) => o.name));
    return this.best(
      (l) => l.aliasing === model && licensed.has(l.optimisation) && l.off.some((o) => isSame(o, p)),
    );
  }

  /** On what an optimisation shows under a model, best first. */
  showsOf(model: string, optimisation: string): readonly Licence[] {
    return this.best((l) => l.aliasing === model && l.optimisation === optimisation);
  }

  /** What the compiled program does, before and after. */
  private show(s: Subject, model: string): void {
    if (s.changed.length === 0) return;
    const before = s.compiled(null);
    if (before === null || !isVisible(before.outcome)) return;
    for (const o of s.changed) {
      const after = s.compiled(o);
      const cell = this.cells.get(key(o.name, model))!;
      cell.undefined_++;
      if (after === null || !isVisible(after.outcome) || sameBehaviour(before, after)) continue;
      cell.shown++;
    }
  }
}

export const premiseKey = (model: string, o: Off): string => `${model} ${offName(o)} ${o.index}`;

export const isSame = (a: Off, b: Off): boolean => offName(a) === offName(b) && a.index === b.index;

const isLess = (a: readonly Off[], b: readonly Off[]): boolean =>
  a.length < b.length && a.every((x) => b.some((y) => isSame(x, y)));

/** A change that can be seen says more than undefined behaviour that was not there before. */
const isBetter = (size: number, after: Behaviour, than: Example | null): boolean => {
  if (than === null) return true;
  const [now, before] = [isVisible(after.outcome), isVisible(than.after.outcome)];
  return now === before ? size < than.size : now;
};
