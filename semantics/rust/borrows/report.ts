/** Messages of the borrow checker: what conflicts, where the loan was taken, and why it is still live. */
import type { Place } from '../../../model/core/mir.js';
import type { MoreSaid, Related } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import { describe, quoted, typeOf, upvarOf, type Named } from '../moves/describe.js';
import { hasDestructor } from './conflict.js';
import { Derivations, type Conflict } from './derivation.js';
import { laterUse } from './later.js';
import type { Loan } from './loans.js';
import type { Point, Points } from './points.js';
import type { Typing } from './typing.js';

export class Report {
  private readonly cx: CrateCx;
  private readonly x: AnalysisFn;
  private readonly points: Points;
  private readonly typing: Typing;
  private readonly named: Named;
  private readonly said = new Set<string>();
  private current: Conflict | null = null;

  constructor(cx: CrateCx, x: AnalysisFn, points: Points, typing: Typing) {
    this.cx = cx;
    this.x = x;
    this.points = points;
    this.typing = typing;
    this.named = { fn: x.fn, upvars: x.upvars };
  }

  conflict(c: Conflict): void {
    this.current = c;
    const { loan, place, access, point: p, span } = c;
    if (access === 'storage-end' || access === 'drop' || access === 'exit') return this.tooShort(c);
    const key = `${span.start} ${span.end} ${place.local}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    const name = this.name(place);
    if (this.unique(c, name)) return;
    switch (access) {
      case 'borrow-mut':
      case 'reserve':
        return loan.kind === 'shared'
          ? this.say(
              'E0502',
              `cannot borrow ${name} as mutable because it is also borrowed as immutable`,
              span,
              loan,
              p,
              'immutable borrow',
              'end the shared borrow before, or borrow later',
            )
          : this.say(
              'E0499',
              `cannot borrow ${name} as mutable more than once at a time`,
              span,
              loan,
              p,
              loan.span === span ? 'mutable borrow' : 'first mutable borrow',
              'end the first borrow before the second begins',
            );
      case 'borrow-shared':
        return this.say(
          'E0502',
          `cannot borrow ${name} as immutable because it is also borrowed as mutable`,
          span,
          loan,
          p,
          'mutable borrow',
          'end the mutable borrow before, or read through it',
        );
      case 'copy':
        return this.say(
          'E0503',
          `cannot use ${name} because it was mutably borrowed`,
          span,
          loan,
          p,
          'mutable borrow',
          'end the mutable borrow before, or read through it',
        );
      case 'assign':
        return this.say(
          'E0506',
          `cannot assign to ${name} because it is borrowed`,
          span,
          loan,
          p,
          'borrow',
          'assign after the borrow was used last',
        );
      case 'move':
        return this.say(
          'E0505',
          `cannot move out of ${name} because it is borrowed`,
          span,
          loan,
          p,
          'borrow',
          'move after the borrow was used last, or clone',
        );
    }
  }

  /** A closure that writes behind a reference whose variable is not `mut` borrows uniquely, and not mutably. */
  private unique({ loan, place, access, point: p, span }: Conflict, name: string): boolean {
    const at = this.points.at(p);
    const isMine =
      access === 'borrow-mut' && at.k === 'assign' && this.x.captures.has(at) && this.isFixed(place);
    const isLoans = loan.kind !== 'shared' && loan.capture !== null && this.isFixed(loan.place);
    if (!isMine && (!isLoans || access === 'copy' || access === 'assign' || access === 'move')) return false;
    const help = 'end the use of the first before the second begins';
    const tell = (code: string, message: string): true => {
      this.say(code, message, span, loan, p, isLoans ? 'the first closure' : 'borrow', help);
      return true;
    };
    if (isMine && isLoans)
      return tell('E0524', `two closures require unique access to ${name} at the same time`);
    if (isMine) return tell('E0500', `closure requires unique access to ${name} but it is already borrowed`);
    const how = access === 'borrow-shared' ? 'immutable' : 'mutable';
    return tell('E0501', `cannot borrow ${name} as ${how} because previous closure requires unique access`);
  }

  /** Whether the variable that a place begins with may not change itself. */
  private isFixed(p: Place): boolean {
    const up = upvarOf(this.x.upvars, p);
    return up === null ? this.x.fn.locals[p.local]?.mutable === false : !up.mutable;
  }

  inGuard(matched: Place, assigned: boolean, span: Span, guard: Span): void {
    // A loan that the guard itself takes says it already.
    const key = `${span.start} ${span.end} `;
    if ([...this.said].some((k) => k.startsWith(key))) return;
    const name = this.name(matched);
    this.cx.error('E0510', `cannot ${assigned ? 'assign' : 'mutably borrow'} ${name} in match guard`, span, {
      related: [{ span: guard, message: `${name} is matched while this guard runs` }],
      help: 'change it in the body of the arm',
    });
  }

  private name(p: Place): string {
    return quoted(this.named, p);
  }

  /** An error about the conflict at hand, with its derivation. */
  private error(code: string, message: string, span: Span, more: MoreSaid): void {
    const derivation =
      this.current === null
        ? {}
        : { derivation: new Derivations(this.x, this.points, this.typing).conflict(this.current) };
    this.cx.error(code, message, span, { ...more, ...derivation });
  }

  private say(
    code: string,
    message: string,
    span: Span,
    loan: Loan,
    p: Point,
    what: string,
    help: string,
  ): void {
    const related: Related[] =
      loan.span === span ? [] : [{ span: loan.span, message: `${what} occurs here` }];
    related.push(...this.why(loan, p, what));
    this.error(code, message, span, { related, help });
  }

  /** Why the loan is still in force. */
  private why(loan: Loan, p: Point, what: string): readonly Related[] {
    const use = laterUse(loan, p, this.points, this.typing, this.x.fn);
    if (use !== null) {
      const again = use.again || p === loan.point ? ', in later iteration of loop' : '';
      if (use.drop)
        return [
          {
            span: use.span,
            message: `${what} might be used here, when ${use.name === null ? 'a value' : `\`${use.name}\``} is dropped`,
          },
        ];
      return [{ span: use.span, message: `${what} later used here${again}` }];
    }
    const end = this.outliving(loan);
    if (end === null) return [];
    return [{ span: end.span, message: `the borrow has to be valid for ${end.name}` }];
  }

  /** The universal region that the loan has to outlive, and what asks for that. */
  private outliving(loan: Loan): { readonly name: string; readonly span: Span; readonly why: string } | null {
    const { regions } = this.typing;
    const [u] = regions.ends(loan.region);
    if (u === undefined) return null;
    const c = regions.blame(loan.region, u);
    const name = regions.names[u] ?? '';
    const shown = /^'[A-Za-z]/.test(name) ? `\`${name}\`` : 'a lifetime of the signature';
    return { name: shown, span: c?.span ?? this.x.fn.span, why: c?.why ?? 'inner' };
  }

  private tooShort({ loan, access, point: p, span }: Conflict): void {
    const key = `loan ${loan.span.start} ${loan.span.end}`;
    if (this.said.has(key)) return;
    this.said.add(key);
    const name = describe(this.named, loan.place);
    const root = this.x.fn.locals[loan.place.local];
    const use = laterUse(loan, p, this.points, this.typing, this.x.fn);
    const end = use === null ? this.outliving(loan) : null;
    if (access === 'drop' && this.throughDestructor(loan.place)) {
      const related: Related[] = [];
      if (root !== undefined && root.name !== null)
        related.push({ span: root.span, message: `binding \`${root.name}\` declared here` });
      related.push({ span, message: 'its destructor runs here' }, ...this.why(loan, p, 'borrow'));
      this.error('E0713', `borrow may still be in use when destructor runs`, loan.span, {
        related,
        help: 'end the borrow before the value is dropped',
      });
      return;
    }
    if (loan.capture !== null && (end?.why === 'return' || end?.why === 'argument'))
      return this.error(
        'E0373',
        `closure may outlive the current function, but it borrows ${this.name(loan.place)}, which is owned by the current function`,
        loan.span,
        { help: 'write `move` before the closure' },
      );
    if (end?.why === 'return') {
      const isWhole = loan.place.proj.every((x) => x.k !== 'deref');
      const what =
        root?.name === null || root === undefined ? 'temporary value' : `local variable \`${root.name}\``;
      const isParam = loan.place.local >= 1 && loan.place.local <= this.x.fn.argCount;
      this.error(
        'E0515',
        isWhole && end.span.start === loan.span.start
          ? `cannot return reference to ${isParam ? `function parameter \`${root?.name ?? ''}\`` : what}`
          : `cannot return value referencing ${isParam ? `function parameter \`${root?.name ?? ''}\`` : what}`,
        end.span,
        {
          related:
            loan.span === end.span
              ? []
              : [
                  {
                    span: loan.span,
                    message: `${name === null ? 'a temporary' : `\`${name}\``} is borrowed here`,
                  },
                ],
          help: 'return the value itself, or borrow from a parameter',
        },
      );
      return;
    }
    const related: Related[] = [];
    if (root !== undefined && root.name !== null)
      related.push({ span: root.span, message: `binding \`${root.name}\` declared here` });
    const later = this.why(loan, p, 'borrow');
    if (root?.name === null || root === undefined) {
      // A pattern that borrows from it stands elsewhere than what makes it.
      this.error('E0716', 'temporary value dropped while borrowed', this.madeAt(loan), {
        related: [{ span, message: 'temporary value is freed here' }, ...later],
        help: 'bind it with `let`, so that it lives longer',
      });
      return;
    }
    this.error('E0597', `\`${name ?? root.name}\` does not live long enough`, loan.capture ?? loan.span, {
      related: [
        ...related,
        { span, message: `\`${name ?? root.name}\` dropped here while still borrowed` },
        ...later,
      ],
      help: 'declare it before what borrows it, in the same scope or further out',
    });
  }

  /** Where the temporary that a pattern borrows from is made; else where it is borrowed. */
  private madeAt(loan: Loan): Span {
    const at = this.x.fn.locals[loan.place.local]?.span;
    return at === undefined || (at.start >= loan.span.start && at.end <= loan.span.end) ? loan.span : at;
  }

  /** Whether the path to the place goes through a field of a value with a destructor. */
  private throughDestructor(p: Place): boolean {
    return p.proj.some(
      (x, i) =>
        x.k === 'field' && hasDestructor(typeOf(this.x.fn, { local: p.local, proj: p.proj.slice(0, i) })),
    );
  }
}
