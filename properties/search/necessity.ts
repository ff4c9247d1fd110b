/**
 * Necessity: for each premise of a regime the smallest program that goes wrong without it. *needed*: a witness
 * without it alone; *masked by J*: none without it alone, but one without it and J; *idle*: none even so.
 *
 * One sweep over programs serves all premises. Without a premise a run can only differ where the premise failed, so
 * the regime runs first, unchanged, and only the premises that it saw fail are switched off, one at a time. Where
 * another premise then stops the program, both are switched off.
 */
import type { Settings } from '../../model/settings.js';
import { unrestrictedRegime } from '../../semantics/regimes/index.js';
import { threats, type Regime, type Threat } from '../../semantics/regimes/regime.js';
import { allRules } from '../../semantics/rules.js';
import type { Program } from '../program.js';
import { isRefused, type Bench, type Mutant, type Ran } from './bench.js';
import { threatOfProgram } from './classify.js';
import { deletions } from './shrink.js';
import { firstStatic, staticPremises } from './static-premises.js';

export interface PremiseOf {
  readonly rule: string;
  readonly premise: string;
  /** Why it is there although nothing is known to go wrong without it. */
  readonly keptFor: string | null;
  readonly mutant: Mutant;
  /** Its number among all premises of the regime's table, as runs report failures. */
  readonly number: number;
}

export const nameOf = (p: PremiseOf): string => `${p.rule}/${p.premise}`;

const listed = new WeakMap<Regime, readonly PremiseOf[]>();

/** Premises of the regime whose failure is a refusal (or a None): those that are there to keep Rust sound. */
export const premisesOf = (r: Regime): readonly PremiseOf[] => {
  const known = listed.get(r) ?? list(r);
  listed.set(r, known);
  return known;
};

const list = (r: Regime): PremiseOf[] => {
  const out: PremiseOf[] = [];
  let number = 0;
  for (const rule of allRules(r)) {
    rule.premises.forEach((p, k) => {
      const { fault } = p.predicate;
      if (r.rules.includes(rule) && (fault.k === 'refuse' || fault.k === 'none'))
        out.push({
          rule: rule.name,
          premise: p.name,
          keptFor: p.predicate.keptFor ?? null,
          mutant: { rule: rule.name, premise: k },
          number,
        });
      number++;
    });
  }
  staticPremises(r).forEach((p, k) => {
    out.push({ ...p, mutant: { rule: p.rule, premise: 0 }, number: firstStatic(r) + k });
  });
  return out;
};

/** A program with the settings that it runs under. `threat`: known beforehand, where the program cannot tell. */
export interface Candidate {
  readonly program: Program;
  readonly settings: Settings;
  readonly threat?: Threat;
}

/** A program that goes wrong without a premise, and perhaps another one. */
export interface Hit {
  readonly premise: PremiseOf;
  /** The other premise that is off too. */
  readonly by: PremiseOf | null;
  readonly kind: string;
  readonly candidate: Candidate;
  /** Programs looked at before. */
  readonly tries: number;
}

/** Nothing is outside of it. */
const weakestPromise: Threat = threats[threats.length - 1]!;
/** Programs kept for one pair of premises: the first may turn out to be about the other premise alone. */
const CANDIDATES = 2;

const within = (t: Threat, limit: Threat): boolean => threats.indexOf(t) <= threats.indexOf(limit);

/** A run that went on as the regime wants: no undefined behaviour, and no mistake of ours. */
const isSound = (ran: Ran): boolean =>
  ran.outcome.k !== 'ub' && ran.outcome.k !== 'error' && ran.outcome.k !== 'n/a' && ran.outcome.k !== 'fuel';

const nothing: readonly PremiseOf[] = [];

export class Sweep {
  readonly premises: readonly PremiseOf[];
  /** The first program found for each. */
  readonly needed = new Map<PremiseOf, Hit>();
  /** Programs that go wrong without it and another one, a few for each other one: candidates, see `isMask`. */
  readonly masked = new Map<PremiseOf, Hit[]>();
  /** On how many programs each premise failed. */
  readonly failed = new Map<PremiseOf, number>();
  tries = 0;
  /** It ended before it had looked at all the programs that it was to look at. */
  cut = false;
  private readonly regime: Regime;
  private readonly bench: Bench;
  private readonly threat: Threat;
  private readonly byNumber: ReadonlyMap<number, PremiseOf>;

  constructor(regime: Regime, threat: Threat, premises: readonly PremiseOf[], bench: Bench) {
    this.regime = regime;
    this.threat = threat;
    this.premises = premises;
    this.bench = bench;
    this.byNumber = new Map(premisesOf(regime).map((p) => [p.number, p]));
  }

  get done(): boolean {
    return this.needed.size === this.premises.length;
  }

  /**
   * Runs one program, and every mutant of the regime that could change how it ends. Gives the premises that failed and
   * are not known to be needed: of programs like this one, others may show that they are.
   */
  see(c: Candidate): readonly PremiseOf[] {
    this.tries++;
    const base = this.bench.run(c.program, this.regime, c.settings);
    if (isRefused(base) || base.failures.length === 0 || !isSound(base)) return nothing;
    const open: PremiseOf[] = [];
    for (const p of this.failing(base)) {
      if (!this.premises.includes(p)) continue;
      this.failed.set(p, (this.failed.get(p) ?? 0) + 1);
      // Also where it is known to be needed: it may be what masks another one.
      this.without(p, c);
      if (!this.needed.has(p)) open.push(p);
    }
    return open;
  }

  private failing(ran: Ran): Set<PremiseOf> {
    const out = new Set<PremiseOf>();
    for (const n of ran.failures) {
      const p = this.byNumber.get(n);
      if (p !== undefined) out.add(p);
    }
    return out;
  }

  private without(p: PremiseOf, c: Candidate): void {
    const alone = this.run(c, [p]);
    if (alone === null) return;
    if (alone.outcome.k === 'ub') {
      if (!this.needed.has(p) && this.isWithin(c)) this.needed.set(p, this.hit(p, null, alone.outcome.ub, c));
      return;
    }
    for (const other of this.failing(alone)) {
      if (other === p || (this.isEnough(p, other) && this.isEnough(other, p))) continue;
      const both = this.run(c, [p, other]);
      if (both?.outcome.k !== 'ub' || !this.isWithin(c) || this.breaks(c, [other])) continue;
      this.keep(this.hit(p, other, both.outcome.ub, c));
      if (this.premises.includes(other)) this.keep(this.hit(other, p, both.outcome.ub, c));
    }
  }

  private keep(h: Hit): void {
    const known = this.masked.get(h.premise) ?? [];
    if (!this.isEnough(h.premise, h.by)) this.masked.set(h.premise, [...known, h]);
  }

  private isEnough(p: PremiseOf, by: PremiseOf | null): boolean {
    if (this.needed.has(p)) return true;
    return (this.masked.get(p) ?? []).filter((h) => h.by === by).length >= CANDIDATES;
  }

  private hit(premise: PremiseOf, by: PremiseOf | null, kind: string, candidate: Candidate): Hit {
    return { premise, by, kind, candidate, tries: this.tries };
  }

  private run(c: Candidate, off: readonly PremiseOf[]): Ran | null {
    const ran = this.bench.run(c.program, this.regime, c.settings, { mutants: off.map((p) => p.mutant) });
    return isRefused(ran) ? null : ran;
  }

  /** Does it go wrong without this premise alone, and not as it is? A program that does not compile does neither. */
  goesWrong(c: Candidate, without: PremiseOf): boolean {
    try {
      return this.breaks(c, [without]) && !this.breaks(c, []);
    } catch {
      return false;
    }
  }

  private breaks(c: Candidate, off: readonly PremiseOf[]): boolean {
    return this.run(c, off)?.outcome.k === 'ub';
  }

  private isWithin(c: Candidate): boolean {
    if (this.threat === weakestPromise) return true;
    if (c.threat !== undefined) return within(c.threat, this.threat);
    const plain = this.bench.run(c.program, unrestrictedRegime, c.settings);
    return (
      !isRefused(plain) && within(threatOfProgram(this.bench, c.program, c.settings, plain), this.threat)
    );
  }

  /** Does a smaller program still show the same? The kind of UB stays, so that the witness is about one thing. */
  stillShows(h: Hit, program: Program): boolean {
    const c: Candidate = { ...h.candidate, program };
    const off = h.by === null ? [h.premise] : [h.premise, h.by];
    const mutant = this.run(c, off);
    if (mutant?.outcome.k !== 'ub' || mutant.outcome.ub !== h.kind) return false;
    const base = this.bench.run(program, this.regime, c.settings);
    if (isRefused(base) || !isSound(base)) return false;
    for (const p of h.by === null ? [] : off) if (this.breaks(c, [p])) return false;
    return this.isWithin(c);
  }
}

/**
 * Does the other premise mask this one, in a witness that was shrunk? Not if the program goes wrong without the other
 * one alone as soon as some part of it is gone: then this premise only stood in the way, in that part.
 */
export const isMask = (sweep: Sweep, h: Hit, program: Program): boolean => {
  const { by } = h;
  if (by === null) return false;
  for (const smaller of deletions(program))
    if (sweep.goesWrong({ ...h.candidate, program: smaller }, by)) return false;
  return true;
};
