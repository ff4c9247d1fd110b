/** Checks one body: every access against the loans in force, and universal regions against the signature. */
import type { LocalId, Place } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import type { Flow } from '../moves/flow.js';
import { accessesAt, ruleOf, type Access, type See } from './access.js';
import type { Rows } from './bits.js';
import { conflicts, type Depth } from './conflict.js';
import { Liveness, usesAt } from './liveness.js';
import { reservationsOf, scopesOf, type Loan } from './loans.js';
import { addWays, Points, type Point } from './points.js';
import { Report } from './report.js';
import type { RulesOff } from './rules.js';
import type { Slots } from './slots.js';
import { Typing, type Requirements, type RequirementsOf } from './typing.js';
import { checkUniversal } from './universal.js';

const within = (a: Span, b: Span): boolean => a.file === b.file && a.start >= b.start && a.end <= b.end;

/** The points from which control may come to `to`; none if that is nowhere. */
const leadingTo = (points: Points, to: Point): ReadonlySet<Point> => {
  if (to < 0) return new Set();
  const found = new Set([to]);
  const rest = [to];
  for (let p = rest.pop(); p !== undefined; p = rest.pop()) {
    const before: Point[] = [];
    addWays(points.before, p, before);
    for (const q of before) {
      if (found.has(q)) continue;
      found.add(q);
      rest.push(q);
    }
  }
  return found;
};

/** The guard that a place in the source is in; -1 if there is none. */
const around = (span: Span, guards: readonly { readonly span: Span }[]): number => {
  for (let i = 0; i < guards.length; i++) if (within(span, guards[i]!.span)) return i;
  return -1;
};

export class BodyCheck {
  private readonly cx: CrateCx;
  private readonly x: AnalysisFn;
  private readonly flow: Flow;
  private readonly off: RulesOff;
  private readonly points: Points;
  private readonly typing: Typing;
  private readonly report: Report;

  constructor(
    cx: CrateCx,
    slots: Slots,
    x: AnalysisFn,
    flow: Flow,
    off: RulesOff,
    requirementsOf: RequirementsOf,
  ) {
    this.cx = cx;
    this.x = x;
    this.flow = flow;
    this.off = off;
    this.points = new Points(x.fn, flow.graph);
    this.typing = new Typing(cx, slots, x, off, requirementsOf);
    this.report = new Report(cx, x, this.points, this.typing);
  }

  /** Says what is wrong; answers what a closure's body asks of the regions around it. */
  run(): Requirements | null {
    const { typing, points, x } = this;
    const { regions, views } = typing;
    typing.run(points);
    if (typing.loans.length === 0 && regions.universals === 1 && x.guarded.length === 0) return null;
    regions.begin(points.count);
    new Liveness(x.fn, points, views, regions, this.flow, this.off).run();
    regions.solve();
    if (typing.loans.length > 0) this.accesses();
    if (x.guarded.length > 0) this.guards();
    return checkUniversal(this.cx, x, points, typing, this.off);
  }

  private accesses(): void {
    const { typing, points, x } = this;
    const { loans } = typing;
    this.activations(loans);
    const inForce = scopesOf(loans, points, typing.regions);
    const reserved = reservationsOf(loans, points);
    const byLocal = new Map<LocalId, Loan[]>();
    for (const loan of loans) {
      const known = byLocal.get(loan.place.local);
      if (known === undefined) byLocal.set(loan.place.local, [loan]);
      else known.push(loan);
    }
    let p: Point = 0;
    const see: See = (place, access, depth) => {
      const here = byLocal.get(place.local);
      if (here === undefined) return;
      this.each(here, inForce, p, place, depth, (loan) => {
        if (!this.isWrong(loan, access, reserved, p)) return;
        const rule = ruleOf(loan.kind, access);
        this.report.conflict({ rule, loan, place, access, point: p, span: this.spanOf(p, access) });
      });
    };
    const covered = inForce.union();
    for (; p < points.count; p++) {
      if (!covered.has(0, p)) continue;
      for (const a of loans) {
        if (a.activation !== p || this.off.has('activation') || !inForce.has(a.id, p)) continue;
        this.each(byLocal.get(a.place.local), inForce, p, a.place, 'deep', (loan) => {
          if (loan === a) return;
          const access = 'borrow-mut';
          this.report.conflict({ rule: 'activation', loan, place: a.place, access, point: p, span: a.span });
        });
      }
      accessesAt(x.fn, points.at(p), see);
    }
  }

  /** While a guard runs, what is matched stays as it is (E0510; rustc's fake borrows of a match). */
  private guards(): void {
    const { points, x } = this;
    const toHeld: (ReadonlySet<Point> | undefined)[] = [];
    for (let p = 0; p < points.count; p++) {
      const at = points.at(p);
      const i = around(at.span, x.guarded);
      const guard = x.guarded[i];
      if (guard === undefined) continue;
      // A guard that does not end may do what it wants.
      const mayEnd = (): boolean => (toHeld[i] ??= leadingTo(points, points.of(guard.held))).has(p);
      accessesAt(x.fn, at, (place, access, depth) => {
        const changes = access === 'assign' || access === 'borrow-mut' || access === 'reserve';
        // Deeper than what the patterns look at nothing is held still.
        const changed = (t: Place): boolean =>
          t.proj.length >= place.proj.length && conflicts(x.fn, t, place, depth);
        if (changes && guard.tested.some(changed) && mayEnd())
          this.report.inGuard(guard.place, access === 'assign', at.span, guard.span);
      });
    }
  }

  private spanOf(p: Point, access: Access): Span {
    const at = this.points.at(p);
    const whole = at.k === 'assign' && access === 'assign' ? this.x.assignments.get(at) : undefined;
    return whole ?? at.span;
  }

  private each(
    loans: readonly Loan[] | undefined,
    inForce: Rows,
    p: Point,
    place: Place,
    depth: Depth,
    f: (loan: Loan) => void,
  ): void {
    if (loans === undefined) return;
    for (const loan of loans)
      if (inForce.has(loan.id, p) && conflicts(this.x.fn, loan.place, place, depth)) f(loan);
  }

  /** A reference that is only reserved is activated where it is used first. */
  private activations(loans: readonly Loan[]): void {
    const waiting = new Map<LocalId, Loan[]>();
    for (const loan of loans) {
      if (loan.kind !== 'two-phase' || loan.into === null) continue;
      waiting.set(loan.into, [...(waiting.get(loan.into) ?? []), loan]);
    }
    if (waiting.size === 0) return;
    for (let p = 0; p < this.points.count; p++)
      usesAt(this.points.at(p), (l) => {
        for (const loan of waiting.get(l) ?? []) loan.activation ??= p;
      });
  }

  private isWrong(loan: Loan, access: Access, reserved: Rows, p: Point): boolean {
    if (this.off.has(ruleOf(loan.kind, access))) return false;
    if (access === 'reserve') return loan.kind !== 'shared';
    if (access !== 'copy' && access !== 'borrow-shared') return true;
    if (loan.kind === 'shared') return false;
    return !(loan.kind === 'two-phase' && (loan.activation === null || reserved.has(loan.id, p)));
  }
}
