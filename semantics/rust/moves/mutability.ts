/** Writes and mutable borrows need a place that may change: E0384, E0594, E0596. */
import type { BlockId, Place, Statement } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import type { Graph } from '../lower/graph.js';
import { isLib } from '../ty.js';
import { describe, typeOf, upvarOf, type Named, type Upvar } from './describe.js';

interface Why {
  /** Behind what, or null: the variable itself is not `mut`. */
  readonly behind: string | null;
  readonly help: string;
  /** The local that would have to be `mut`. */
  readonly local: number | null;
}

/** A place that is borrowed mutably and may not change. */
interface Borrowed {
  readonly p: Place;
  readonly span: Span;
  readonly why: Why;
}

/** Where a variable gets a value: a statement of a block, or its terminator. */
interface Assigned {
  readonly b: BlockId;
  readonly i: number;
  readonly span: Span;
}

class Mutability {
  private readonly cx: CrateCx;
  private readonly x: AnalysisFn;
  private readonly named: Named;
  private readonly graph: Graph;
  private readonly said: string[] = [];
  /** Where variables that are not `mut` get values, by local. */
  private readonly assigned = new Map<number, Assigned[]>();

  /** Mutable borrows of variables that are not `mut`, by local. */
  private readonly borrows = new Map<number, Borrowed[]>();

  constructor(cx: CrateCx, x: AnalysisFn, graph: Graph) {
    this.cx = cx;
    this.x = x;
    this.graph = graph;
    this.named = { fn: x.fn, upvars: x.upvars };
  }

  run(): void {
    const { blocks } = this.x.fn;
    for (let b = 0; b < blocks.length; b++) {
      const { stmts, term, cleanup } = blocks[b]!;
      if (cleanup) continue;
      for (let i = 0; i < stmts.length; i++) {
        const s = stmts[i]!;
        if (s.k !== 'assign') continue;
        this.assigns(s.place, s.span, b, i);
        if (s.rv.k === 'ref' && s.rv.kind !== 'shared') this.borrowed(s, s.rv.place);
        if (s.rv.k === 'addr' && s.rv.mut) this.borrow(s.rv.place, s.span);
      }
      if (term.k === 'call' && term.dest !== null) this.assigns(term.dest, term.span, b, stmts.length);
    }
    for (const all of this.borrows.values()) this.variable(all);
    for (const [local, at] of this.assigned) this.assignedTwice(local, at);
  }

  private borrowed(s: Statement & { k: 'assign' }, place: Place): void {
    const { fn, captures } = this.x;
    const use = captures.get(s);
    if (use === undefined) return this.borrow(place, s.span);
    // What a guard sees behind its own reference is said at the use. Else only what lies behind a shared reference is said
    // here: whether the variable itself may change the closure's body judges.
    if (place.local > fn.argCount && fn.locals[place.local]?.name === null) this.borrow(place, use);
    else this.borrow(place, s.span, true);
  }

  private assigns(p: Place, span: Span, b: BlockId, i: number): void {
    if (p.proj.length > 0) return this.assign(p, span, b, i);
    const local = this.x.fn.locals[p.local];
    if (local === undefined || local.name === null || local.mutable) return;
    const known = this.assigned.get(p.local);
    if (known === undefined) this.assigned.set(p.local, [{ b, i, span }]);
    else known.push({ b, i, span });
  }

  /** Why a place may not change; null if it may. `locally`: the variable itself need not be `mut`. */
  private fixed(p: Place, locally: boolean): Why | null {
    for (let n = p.proj.length - 1, allowed = locally; ; n--) {
      if (n < 0) {
        const local = this.x.fn.locals[p.local];
        if (allowed || local === undefined || local.mutable || local.name === null) return null;
        return { behind: null, help: `declare it \`mut ${local.name}\``, local: p.local };
      }
      const step = p.proj[n];
      if (step?.k === 'field' && n === this.x.upvars?.behind) {
        const up = upvarOf(this.x.upvars, p);
        if (up !== null) {
          if (up.byRef || up.mutable || up.frozen || allowed) return null;
          return { behind: null, help: `declare it \`mut ${up.name}\``, local: null };
        }
      }
      if (step?.k !== 'deref') continue;
      const ty: Ty | undefined = typeOf(this.x.fn, p, n);
      if (ty === undefined) return null;
      const stat = n === 0 ? this.x.statics.get(p.local) : undefined;
      if (stat !== undefined)
        return stat.mutable
          ? null
          : { behind: `static ${stat.name}`, help: 'make it `static mut`', local: null };
      if (isLib(ty, 'Box')) continue;
      if (ty.k === 'raw')
        return ty.mut ? null : { behind: 'a `*const` pointer', help: 'use a `*mut` pointer', local: null };
      if (ty.k !== 'ref') return null;
      const up = this.upvarAt(p, n);
      if (up !== null && ty.mut) {
        // The closure holds a unique borrow of the variable, which must be one that may change.
        return up.mutable || up.frozen || allowed
          ? null
          : { behind: null, help: `declare it \`mut ${up.name}\``, local: null };
      }
      if (!ty.mut) {
        const behind = up === null ? 'a `&` reference' : 'a captured variable';
        return { behind, help: 'borrow it by `&mut`', local: null };
      }
      allowed = true;
    }
  }

  /** The captured variable that a place of a closure's surroundings, up to so many steps, refers to. */
  private upvarAt(p: Place, steps: number): Upvar | null {
    const { upvars } = this.x;
    const up = upvars !== null && steps === upvars.behind + 1 ? upvarOf(upvars, p) : null;
    return up?.byRef === true ? up : null;
  }

  private assign(p: Place, span: Span, b: BlockId, i: number): void {
    const why = this.fixed(p, false);
    // Of a variable that never got a value it is said that it has none, and not that it may not change.
    if (why === null || (why.local !== null && !this.everHeld(why.local, { b, i }))) return;
    const name = describe(this.named, p);
    this.say(
      'E0594',
      why,
      span,
      (what) => `cannot assign to ${name === null ? 'data' : `\`${name}\``}${what}`,
      p,
    );
  }

  private borrow(p: Place, span: Span, locally = false): void {
    const why = this.fixed(p, locally);
    if (why === null) return;
    if (why.local !== null) {
      const known = this.borrows.get(why.local);
      if (known === undefined) this.borrows.set(why.local, [{ p, span, why }]);
      else known.push({ p, span, why });
    } else this.immutable(p, span, why);
  }

  /** A variable that is not `mut`: borrowed once it is said there, and more often where it is declared (as rustc does). */
  private variable(all: readonly Borrowed[]): void {
    const [first] = all;
    if (first === undefined) return;
    const { p, span, why } = first;
    const declared = this.x.fn.locals[p.local]?.span ?? span;
    const spans = new Set(all.map((x) => `${x.span.start} ${x.span.end}`));
    this.immutable(p, spans.size === 1 ? span : declared, why);
  }

  private immutable(p: Place, span: Span, why: Why): void {
    const name = describe(this.named, p);
    this.say(
      'E0596',
      why,
      span,
      (what) => `cannot borrow ${name === null ? 'data' : `\`${name}\``} as mutable${what}`,
      p,
    );
  }

  private say(code: string, why: Why, span: Span, text: (what: string) => string, p: Place): void {
    const key = `${code} ${span.start} ${span.end} ${p.local}`;
    if (this.said.includes(key)) return;
    this.said.push(key);
    const root = this.x.fn.locals[p.local];
    let what = `, as it is behind ${why.behind ?? ''}`;
    if (code === 'E0594') what = `, which is behind ${why.behind ?? ''}`;
    if (why.behind === null) {
      const name = root?.name ?? upvarOf(this.x.upvars, p)?.name;
      what =
        p.proj.length === 0 || code === 'E0596'
          ? ', as it is not declared as mutable'
          : `, as \`${name ?? 'it'}\` is not declared as mutable`;
    }
    if (why.behind?.startsWith('static ') === true) {
      const item = why.behind.slice('static '.length);
      const message =
        code === 'E0594'
          ? `cannot assign to immutable static item \`${item}\``
          : `cannot borrow immutable static item \`${item}\` as mutable`;
      this.cx.error(code, message, span, { help: why.help });
      return;
    }
    const related =
      why.local === null || root === undefined ? [] : [{ span: root.span, message: 'declared here' }];
    this.cx.error(code, text(what), span, { related, help: why.help });
  }

  /** A variable that is not `mut` gets a value once on every way. */
  private assignedTwice(local: number, at: readonly Assigned[]): void {
    const isParam = local >= 1 && local <= this.x.fn.argCount;
    // Assigned at one point, to which control never comes back, or only by a new variable.
    if (!isParam && at.length === 1 && (!this.graph.loops || this.isFresh(local, at[0]!))) return;
    for (const one of at) {
      const earlier = isParam ? at : at.filter((other) => this.reaches(local, other, one));
      const [first] = earlier;
      if (first === undefined && !isParam) continue;
      const declared = this.x.fn.locals[local];
      const name = declared?.name ?? '_';
      this.cx.error(
        'E0384',
        isParam
          ? `cannot assign to immutable argument \`${name}\``
          : `cannot assign twice to immutable variable \`${name}\``,
        one.span,
        {
          related:
            isParam || first === undefined
              ? []
              : [{ span: first.span, message: `first assignment to \`${name}\`` }],
          help: `declare it \`mut ${name}\``,
        },
      );
    }
  }

  /** Whether a local may have got a value on the way to a point, be it there still or not (rustc: ever_inits). */
  private everHeld(local: number, at: { b: BlockId; i: number }): boolean {
    const { fn } = this.x;
    if (local <= fn.argCount) return true;
    return fn.blocks.some(({ stmts, term }, b) => {
      const holds = (i: number): boolean => this.reaches(local, { b, i }, at);
      const isWhole = (p: Place | null): boolean => p?.local === local && p.proj.length === 0;
      if (term.k === 'call' && isWhole(term.dest) && holds(stmts.length)) return true;
      return stmts.some((s, i) => s.k === 'assign' && isWhole(s.place) && holds(i));
    });
  }

  /** Whether the variable's storage begins in the block, before it gets its value. */
  private isFresh(local: number, { b, i }: Assigned): boolean {
    const { stmts } = this.x.fn.blocks[b]!;
    for (let k = i - 1; k >= 0; k--) {
      const s = stmts[k]!;
      if (s.k === 'live' && s.local === local) return true;
    }
    return false;
  }

  /** Whether control may go from behind one assignment to another, without a new variable in between. */
  private reaches(local: number, from: { b: BlockId; i: number }, to: { b: BlockId; i: number }): boolean {
    const { graph } = this;
    const seen = ints(this.x.fn.blocks.length);
    const work: BlockId[] = [];
    const go = (b: BlockId): void => {
      for (let k = graph.first[b]!; k < graph.last[b]!; k++) {
        const next = graph.to[k]!;
        if (seen[next] === 1) continue;
        seen[next] = 1;
        work.push(next);
      }
    };
    const first = this.passes(local, from.b, from.i + 1, to);
    if (first === 'there') return true;
    if (first === 'through') go(from.b);
    for (let b = work.pop(); b !== undefined; b = work.pop()) {
      const way = this.passes(local, b, 0, to);
      if (way === 'there') return true;
      if (way === 'through') go(b);
    }
    return false;
  }

  /** Along a block from one of its statements: to where is asked for, to a new variable, or through. */
  private passes(
    local: number,
    b: BlockId,
    start: number,
    to: { b: BlockId; i: number },
  ): 'there' | 'anew' | 'through' {
    const { stmts } = this.x.fn.blocks[b]!;
    const ends = b === to.b && to.i >= start;
    const end = ends ? to.i : stmts.length;
    for (let i = start; i < end; i++) {
      const s = stmts[i]!;
      if ((s.k === 'live' || s.k === 'dead') && s.local === local) return 'anew';
    }
    return ends ? 'there' : 'through';
  }
}

export const checkMutability = (cx: CrateCx, x: AnalysisFn, graph: Graph): void =>
  new Mutability(cx, x, graph).run();
