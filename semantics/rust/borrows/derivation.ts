/**
 * The derivation behind a refusal (RFC 2094): which loan and where it was taken, why it is still in force, and what
 * conflicts with it; or by which constraints one universal region has to outlive another.
 */
import type { LocalId, Place } from '../../../model/core/mir.js';
import type { StaticDerivation } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import type { AnalysisFn } from '../lower/body.js';
import { quoted, type Named } from '../moves/describe.js';
import type { Access } from './access.js';
import { laterUse } from './later.js';
import type { Loan } from './loans.js';
import type { Outlive } from './regions.js';
import type { Point, Points } from './points.js';
import type { BorrowRuleName } from './rules.js';
import type { Typing } from './typing.js';
import type { RegionId } from './views.js';

export interface Conflict {
  readonly rule: BorrowRuleName;
  readonly loan: Loan;
  readonly place: Place;
  readonly access: Access;
  readonly point: Point;
  readonly span: Span;
}

const verb: Readonly<Record<Access, string>> = {
  copy: 'is read',
  move: 'is moved',
  'borrow-shared': 'is borrowed',
  'borrow-mut': 'is borrowed as mutable',
  reserve: 'is borrowed as mutable',
  assign: 'is assigned',
  'storage-end': 'goes out of scope',
  drop: 'is dropped',
  exit: 'ends with the function',
};

export class Derivations {
  private readonly x: AnalysisFn;
  private readonly points: Points;
  private readonly typing: Typing;
  private readonly named: Named;
  /** Regions that no source text names are numbered as they come up. */
  private readonly numbers = new Map<RegionId, string>();

  constructor(x: AnalysisFn, points: Points, typing: Typing) {
    this.x = x;
    this.points = points;
    this.typing = typing;
    this.named = { fn: x.fn, upvars: x.upvars };
  }

  conflict({ rule, loan, place, access, point, span }: Conflict): StaticDerivation {
    const mut = loan.kind === 'shared' ? '' : 'mut';
    const lent = this.name(loan.place);
    const region = this.region(loan.region);
    return {
      rule,
      says: `${this.name(place)} ${verb[access]} while a loan of ${lent} is in force`,
      span,
      premises: [
        {
          rule: 'loan',
          says: `the loan: \`&${mut}\` of ${lent}, for the region ${region}`,
          span: loan.span,
          premises: [],
        },
        {
          rule: 'loan-in-scope',
          says: `it is in force here: ${region} holds every point on the way from the loan to here`,
          span,
          premises: this.inForce(loan, point),
        },
        {
          rule: 'places-conflict',
          says:
            lent === this.name(place)
              ? `both are of the same place`
              : `${this.name(place)} and ${lent} may overlap: neither lies in a part that is disjoint from the other`,
          span,
          premises: [],
        },
      ],
    };
  }

  /** The universal region `longer` has to outlive `shorter`, which the signature does not say. */
  universal(longer: RegionId, shorter: RegionId, span: Span): StaticDerivation {
    const [a, b] = [this.region(longer), this.region(shorter)];
    return {
      rule: 'universal-region',
      says: `${a} has to outlive ${b}, which the signature neither declares nor implies`,
      span,
      premises: this.way(longer, shorter),
    };
  }

  private inForce(loan: Loan, p: Point): readonly StaticDerivation[] {
    const { regions } = this.typing;
    const use = laterUse(loan, p, this.points, this.typing, this.x.fn);
    if (use !== null) {
      const at = this.regionOf(use.local, loan.region);
      const who = use.name === null ? 'the value of a temporary' : `\`${use.name}\``;
      const what = use.drop ? 'may be dropped' : 'is used';
      return [
        ...(at === null ? [] : this.way(loan.region, at)),
        {
          rule: use.drop ? 'drop-liveness' : 'liveness',
          says: `${who}, whose type names ${this.region(at ?? loan.region)}, ${what} later${use.again ? ', in a later iteration' : ''}`,
          span: use.span,
          premises: [],
        },
      ];
    }
    const [end] = regions.ends(loan.region);
    if (end === undefined) return [];
    return [
      ...this.way(loan.region, end),
      {
        rule: 'universal-region',
        says: `${this.region(end)} is a lifetime of the signature: it outlasts the whole body`,
        span: this.x.fn.span,
        premises: [],
      },
    ];
  }

  /** A shortest way of constraints; steps by one rule on one line are told as one. */
  private way(longer: RegionId, shorter: RegionId): readonly StaticDerivation[] {
    const steps: Outlive[] = [];
    for (const c of this.typing.regions.path(longer, shorter)) {
      const last = steps.at(-1);
      if (last?.rule === c.rule && last.span.line === c.span.line)
        steps[steps.length - 1] = { ...last, shorter: c.shorter };
      else steps.push(c);
    }
    return steps.map((c) => ({
      rule: c.rule,
      says: `${this.region(c.longer)} outlives ${this.region(c.shorter)}${this.gloss(c.shorter)}`,
      span: c.span,
      premises: [],
    }));
  }

  /** The region of the local's type that is nearest to the loan's. */
  private regionOf(l: LocalId, from: RegionId): RegionId | null {
    const mine = this.typing.views.locals[l]?.regs ?? [];
    return this.typing.regions.within(from).find((r) => mine.includes(r)) ?? null;
  }

  private region(r: RegionId): string {
    const name = this.typing.regions.names[r];
    if (name !== undefined && name !== null && /^'[A-Za-z]/.test(name)) return `\`${name}\``;
    const known = this.numbers.get(r) ?? `\`'${this.numbers.size + 1}\``;
    this.numbers.set(r, known);
    return known;
  }

  /** In whose type an unnamed region stands. */
  private gloss(r: RegionId): string {
    const at = this.typing.views.locals.findIndex((v) => v.regs.includes(r));
    const local = this.x.fn.locals[at];
    if (local === undefined) return '';
    if (at === 0) return ', of the result';
    return local.name === null ? '' : `, in the type of \`${local.name}\``;
  }

  private name(p: Place): string {
    const name = quoted(this.named, p);
    return name === 'value' ? 'a temporary' : name;
  }
}
