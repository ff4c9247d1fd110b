/** What a campaign has come to: the sum of its records. */
import type { Found, RangeResult } from '../search/search.js';
import { addDrawn, noDraws } from '../search/counters.js';
import { askedKey, type Seen } from '../search/distinct.js';
import { keepBest } from '../search/search.js';
import type {
  KillRecord,
  LicenceRecord,
  OptimisationRecord,
  Payload,
  RangeRecord,
  StartRecord,
  WitnessRecord,
} from './record.js';

export interface Timeline {
  readonly programs: number;
  readonly seconds: number;
  readonly rules: number;
  readonly premises: number;
}

export class CampaignState {
  start: StartRecord | null = null;
  programs = 0;
  distinct = 0;
  /** Distinct programs that a property judged. */
  judged = 0;
  crossing = 0;
  readonly idle = new Map<string, number>();
  drawn = noDraws;
  seconds = 0;
  interrupted = false;
  readonly ranges = new Set<number>();
  readonly cells = new Map<string, { programs: number; vacuous: number; broken: number }>();
  readonly found = new Map<string, Found>();
  /** When each kind was first found. */
  readonly firstFound = new Map<
    string,
    { seconds: number; programs: number; regime: string; kind: string }
  >();
  /** What judged the programs of each range, and how many distinct ones each question saw. */
  readonly seen = new Map<number, Seen>();
  private readonly fresh = new Map<string, number>();
  private countsFresh = true;
  readonly fired = new Map<string, number>();
  readonly failed = new Map<string, number>();
  readonly witnesses = new Map<string, WitnessRecord>();
  readonly kills: KillRecord[] = [];
  readonly optimisations = new Map<string, OptimisationRecord>();
  readonly licences = new Map<string, LicenceRecord>();
  readonly bugs: RangeRecord['bugs'] = [];
  readonly times = { generate: 0, lower: 0, link: 0, run: 0 };
  readonly timeline: Timeline[] = [];

  add(p: Payload): void {
    switch (p.k) {
      case 'start':
        this.start = p;
        return;
      case 'range':
        return this.addRange(p);
      case 'witness':
        this.witnesses.set(p.id, p);
        return;
      case 'kill': {
        const at = this.kills.findIndex(
          (k) =>
            k.regime === p.regime && k.rule === p.rule && k.premise === p.premise && k.threat === p.threat,
        );
        if (at >= 0) this.kills.splice(at, 1);
        this.kills.push(p);
        return;
      }
      case 'optimisation':
        this.optimisations.set(`${p.optimisation}|${p.aliasing}`, p);
        return;
      case 'licence':
        this.licences.set(`${p.aliasing}|${p.rule}|${p.index}`, p);
        return;
      case 'end':
        this.interrupted = p.interrupted;
        this.seconds = Math.max(this.seconds, p.seconds);
        return;
    }
  }

  /** Distinct programs that a property judged under a regime; null: a record of an earlier version does not say. */
  distinctOf(property: string, regime: string): number | null {
    return this.countsFresh ? (this.fresh.get(askedKey(property, regime)) ?? 0) : null;
  }

  private addRange(r: RangeRecord): void {
    if (this.ranges.has(r.range)) return;
    this.ranges.add(r.range);
    if (r.seen !== undefined) this.seen.set(r.range, r.seen);
    if (r.fresh === undefined) this.countsFresh = false;
    else sum(this.fresh, r.fresh);
    this.programs += r.programs;
    this.distinct = r.distinct;
    this.judged = r.judged;
    this.crossing += r.crossing;
    sum(this.idle, r.idle);
    this.drawn = addDrawn(this.drawn, r.drawn);
    this.seconds = Math.max(this.seconds, r.seconds);
    for (const [key, c] of Object.entries(r.cells)) {
      const known = this.cells.get(key) ?? { programs: 0, vacuous: 0, broken: 0 };
      this.cells.set(key, {
        programs: known.programs + c.programs,
        vacuous: known.vacuous + c.vacuous,
        broken: known.broken + c.broken,
      });
    }
    for (const f of r.found) {
      keepBest(this.found, f);
      const key = `${f.regime}|${f.kind}`;
      if (!this.firstFound.has(key))
        this.firstFound.set(key, {
          seconds: r.seconds,
          programs: this.programs,
          regime: f.regime,
          kind: f.kind,
        });
    }
    this.bugs.push(...r.bugs);
    sum(this.fired, r.fired);
    sum(this.failed, r.failed);
    this.times.generate += r.times.generate;
    this.times.lower += r.times.lower;
    this.times.link += r.times.link;
    this.times.run += r.times.run;
    this.timeline.push({
      programs: this.programs,
      seconds: r.seconds,
      rules: this.fired.size,
      premises: this.failed.size,
    });
  }
}

const sum = (into: Map<string, number>, more: Readonly<Record<string, number>>): void => {
  for (const [k, n] of Object.entries(more)) into.set(k, (into.get(k) ?? 0) + n);
};

/** `distinct` and `judged`: programs of all ranges so far; `fresh`: those that each question sees for the first time. */
export const rangeRecord = (
  r: RangeResult,
  {
    distinct,
    judged,
    seconds,
    fresh,
  }: Pick<RangeRecord, 'distinct' | 'judged' | 'seconds'> & { readonly fresh: ReadonlyMap<string, number> },
): RangeRecord => ({
  k: 'range',
  range: r.range,
  programs: r.programs,
  distinct,
  judged,
  crossing: r.crossing,
  idle: Object.fromEntries(r.idle),
  drawn: { ...r.drawn },
  cells: Object.fromEntries(r.cells),
  found: [...r.found.values()].map((f) => ({ ...f, choices: [...f.choices] })),
  bugs: r.bugs.slice(0, 20),
  fired: Object.fromEntries(r.fired),
  failed: Object.fromEntries(r.failed),
  seconds,
  times: { ...r.times },
  seen: { sets: r.seen.sets.map((s) => [...s]), of: [...r.seen.of] },
  fresh: Object.fromEntries(fresh),
});
