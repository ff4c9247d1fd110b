/** Checks one body: every access against the loans in force, and universal regions against the signature. */
import type { Place, Statement, Terminator } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import type { Guarded } from '../lower/context.js';
import type { Flow } from '../moves/flow.js';
import { accessesAt, ruleOf, type Access, type See } from './access.js';
import type { Rows } from './bits.js';
import type { Requirements, RequirementsOf } from './closures.js';
import { conflicts, type Depth } from './conflict.js';
import { Liveness } from './liveness.js';
import { LoansByLocal, reservationsOf, scopesOf, type Loan } from './loans.js';
import { Points, type Point } from './points.js';
import { Report } from './report.js';
import type { RulesOff } from './rules.js';
import type { Slots } from './slots.js';
import { Typing } from './typing.js';
import { checkUniversal } from './universal.js';

const within = (a: Span, b: Span): boolean => a.file === b.file && a.start >= b.start && a.end <= b.end;

/** The points from which control may come to `to`; none if that is nowhere. */
const leadingTo = (points: Points, to: readonly Point[]): ReadonlySet<Point> => {
  const rest = to.filter((p) => p >= 0);
  const found = new Set(rest);
  const before: Point[] = [];
  for (let p = rest.pop(); p !== undefined; p = rest.pop()) {
    points.addBefore(p, before);
    for (let q = before.pop(); q !== undefined; q = before.pop()) {
      if (found.has(q)) continue;
      found.add(q);
      rest.push(q);
    }
  }
  return found;
};

/** It gives nothing, and no block is there for the way out (in rustc that is one that resumes). */
const onlyUnwinds = (at: Statement | Terminator): boolean =>
  (at.k === 'panic' || (at.k === 'call' && at.target === null)) && at.unwind === null;

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
  private reporter: Report | null = null;

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
  }

  private get report(): Report {
    return (this.reporter ??= new Report(this.cx, this.x, this.points, this.typing));
  }

  /** Says what is wrong; answers what a closure's body asks of the regions around it. */
  run(): Requirements | null {
    const { typing, points, x } = this;
    const { loans, regions } = typing;
    typing.run(points);
    // Which points a region holds matters to loans alone; of universal regions is asked which ends they reach.
    if (loans.length > 0 || regions.outlived.length > 0) {
      regions.begin(points.count);
      const liveness = new Liveness(x.fn, points, typing.views, regions, this.flow, this.off);
      liveness.run();
      regions.solve();
      if (regions.outlived.length > 0) this.higherRanked();
      activate(loans, liveness);
      this.accesses();
    } else if (regions.universals > 1) {
      regions.begin(0);
      regions.solve();
    }
    if (x.guarded.length > 0) this.guards();
    return regions.universals === 1 ? null : checkUniversal(this.cx, x, points, typing, this.off);
  }

  /** What a function pointer binds may be any lifetime, and outlives nothing that is known. */
  private higherRanked(): void {
    const { regions } = this.typing;
    const said = new Set<number>();
    for (const { region, span } of regions.outlived) {
      if (regions.isNowhere(region) || said.has(span.start)) continue;
      said.add(span.start);
      this.cx.error('E0308', 'mismatched types: one type is more general than the other', span, {
        help: 'give the function lifetimes of its own',
      });
    }
  }

  private accesses(): void {
    const { typing, points, x } = this;
    const { loans } = typing;
    const inForce = scopesOf(loans, points, typing.regions);
    const reserved = reservationsOf(loans, points);
    const byLocal = new LoansByLocal(loans, x.fn.locals.length);
    /** The loan itself, or the next one behind it, that holds what is accessed at `p`. */
    const conflicting = (from: Loan | null, p: Point, place: Place, depth: Depth): Loan | null => {
      let loan = from;
      while (loan !== null && !(inForce.has(loan.id, p) && conflicts(x.fn, loan.place, place, depth)))
        loan = byLocal.next(loan);
      return loan;
    };
    let p: Point = 0;
    const see: See = (place, access, depth) => {
      let loan = conflicting(byLocal.firstOf(place.local), p, place, depth);
      for (; loan !== null; loan = conflicting(byLocal.next(loan), p, place, depth)) {
        if (!this.isWrong(loan, access, reserved, p)) continue;
        const rule = ruleOf(loan.kind, access);
        this.report.conflict({ rule, loan, place, access, point: p, span: this.spanOf(p, access) });
      }
    };
    const covered = inForce.union();
    const activates = !this.off.has('activation');
    for (; p < points.count; p++) {
      if (!covered.has(0, p)) continue;
      for (const a of loans) {
        if (a.activation !== p || !activates || !inForce.has(a.id, p)) continue;
        const { place, span } = a;
        let loan = conflicting(byLocal.firstOf(place.local), p, place, 'deep');
        for (; loan !== null; loan = conflicting(byLocal.next(loan), p, place, 'deep')) {
          if (loan === a) continue;
          const access = 'borrow-mut';
          this.report.conflict({ rule: 'activation', loan, place, access, point: p, span });
        }
      }
      const at = points.at(p);
      accessesAt(x.fn, at, see);
      if (onlyUnwinds(at)) this.leave(p, inForce, reserved);
    }
  }

  /** Control leaves the function by a panic here, and nowhere else: what has to outlive it may not be its own. */
  private leave(p: Point, inForce: Rows, reserved: Rows): void {
    const { loans, regions } = this.typing;
    for (const loan of loans) {
      if (!inForce.has(loan.id, p) || regions.ends(loan.region).length === 0) continue;
      const place = localPlace(loan.place.local);
      if (place.local === 0 || !conflicts(this.x.fn, loan.place, place, 'shallow')) continue;
      if (!this.isWrong(loan, 'exit', reserved, p)) continue;
      const rule = ruleOf(loan.kind, 'exit');
      this.report.conflict({ rule, loan, place, access: 'exit', point: p, span: this.points.span(p) });
    }
  }

  /** While a guard runs, what is matched stays as it is (E0510; rustc's fake borrows of a match). */
  private guards(): void {
    const { points, x } = this;
    const { all } = points;
    const toHeld: (ReadonlySet<Point> | undefined)[] = [];
    for (let p = 0; p < all.length; p++) {
      const at = all[p]!;
      if (at.k !== 'assign' && at.k !== 'set-discr' && at.k !== 'call' && at.k !== 'drop') continue;
      const i = around(at.span, x.guarded);
      if (i < 0) continue;
      const guard = x.guarded[i]!;
      // A guard that does not end may do what it wants.
      this.inGuard(p, guard, () =>
        (toHeld[i] ??= leadingTo(
          points,
          guard.held.map((s) => points.of(s)),
        )).has(p),
      );
    }
  }

  private inGuard(p: Point, guard: Guarded, mayEnd: () => boolean): void {
    const { fn } = this.x;
    const at = this.points.at(p);
    accessesAt(fn, at, (place, access, depth) => {
      if (access !== 'assign' && access !== 'borrow-mut' && access !== 'reserve') return;
      // Deeper than what the patterns look at nothing is held still.
      const changed = (t: Place): boolean =>
        t.proj.length >= place.proj.length && conflicts(fn, t, place, depth);
      if (guard.tested.some(changed) && mayEnd())
        this.report.inGuard(guard.place, access === 'assign', at.span, guard.span);
    });
  }

  private spanOf(p: Point, access: Access): Span {
    const at = this.points.at(p);
    const whole = at.k === 'assign' && access === 'assign' ? this.x.assignments.get(at) : undefined;
    return whole ?? at.span;
  }

  private isWrong(loan: Loan, access: Access, reserved: Rows, p: Point): boolean {
    if (this.off.has(ruleOf(loan.kind, access))) return false;
    if (access === 'reserve') return loan.kind !== 'shared';
    if (access !== 'copy' && access !== 'borrow-shared') return true;
    if (loan.kind === 'shared') return false;
    return !(loan.kind === 'two-phase' && (loan.activation === null || reserved.has(loan.id, p)));
  }
}

/** A reference that is only reserved is activated where it is used first. */
const activate = (loans: readonly Loan[], liveness: Liveness): void => {
  for (const loan of loans)
    if (loan.kind === 'two-phase' && loan.into !== null) loan.activation = liveness.firstUse(loan.into);
};
