/**
 * Uses of what holds no value: never initialised (E0381), moved away (E0382); and moves out of places that cannot be
 * left without a value (E0507, E0508, E0509). Judged on the control-flow graph, as rustc's borrow checker does.
 */
import type {
  BlockId,
  CoreFn,
  LocalId,
  Operand,
  Place,
  Rvalue,
  Terminator,
} from '../../../model/core/mir.js';
import { samePlace } from '../../../model/core/places.js';
import type { Related } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { AnalysisFn } from '../lower/body.js';
import { successors } from '../lower/prune.js';
import { isLib, show } from '../ty.js';
import { describe, quoted, typeOf, upvarOf, type Named } from './describe.js';
import { hasBit, holdsAfter, pathOf, type Flow, type State } from './flow.js';
import { operandAt, type PathId } from './paths.js';

type How = 'use' | 'borrow' | 'assign';

/** Where something was moved away: the point, and where that is in the source. */
interface Moved {
  readonly point: number;
  readonly span: Span;
}

interface Gone {
  readonly place: Place;
  readonly used: Place;
  readonly span: Span;
  readonly how: How;
  readonly from: readonly Moved[];
}

const isPrefix = (p: Place, of: Place): boolean =>
  p.proj.length <= of.proj.length && samePlace(p, { local: of.local, proj: of.proj.slice(0, p.proj.length) });

/** Reverse postorder: only ways that lead back go to a block that does not come later. */
const blockOrder = (fn: CoreFn): Int32Array => {
  const order = new Int32Array(fn.blocks.length);
  const seen = new Set<BlockId>([0]);
  let left = fn.blocks.length;
  const visit = (b: BlockId): void => {
    for (const to of successors(fn.blocks[b]!.term)) {
      if (seen.has(to)) continue;
      seen.add(to);
      visit(to);
    }
    order[b] = left--;
  };
  visit(0);
  return order;
};

class MoveCheck {
  private readonly cx: CrateCx;
  private readonly x: AnalysisFn;
  private readonly fn: CoreFn;
  private readonly flow: Flow;
  private readonly named: Named;
  /** Variables without a value of which that was said. */
  private unset: Set<LocalId> | null = null;
  /** What is used though it was moved, by the points where it was. */
  private gone: Map<string, Gone> | null = null;

  constructor(cx: CrateCx, x: AnalysisFn, flow: Flow) {
    this.cx = cx;
    this.x = x;
    this.fn = x.fn;
    this.flow = flow;
    this.named = { fn: x.fn, upvars: x.upvars };
  }

  run(): void {
    const s = this.flow.blank();
    const { blocks } = this.fn;
    const { scrutinees } = this.x;
    const { start } = this.flow.graph;
    for (let id = 0; id < blocks.length; id++) {
      const { stmts, term, cleanup } = blocks[id]!;
      if (cleanup || !this.flow.enter(id, s)) continue;
      const first = start[id]!;
      for (let i = 0; i < stmts.length; i++) {
        const st = stmts[i]!;
        if (st.k === 'assign') {
          const from = scrutinees.size === 0 ? undefined : scrutinees.get(st);
          this.rvalue(st.rv, s, st.span, id, i, from ?? st.span);
          this.target(st.place, s, st.span, id, i);
        } else if (st.k === 'mention' && st.fake === true) this.use(st.place, s, st.span, 'use', id, i);
        this.flow.pass(s, first + i, first + i + 1);
      }
      this.terminator(term, s, id, stmts.length);
    }
    if (this.gone !== null) for (const x of this.gone.values()) this.movedAway(x);
  }

  private terminator(t: Terminator, s: State, b: BlockId, i: number): void {
    switch (t.k) {
      case 'call':
        for (const o of t.args) this.operand(o, s, t.span, b, i);
        if (t.callee.k === 'ptr') this.operand(t.callee.op, s, t.span, b, i);
        return;
      case 'switch':
        return this.operand(t.on, s, t.span, b, i);
      case 'check':
        return this.operand(t.cond, s, t.span, b, i);
      case 'print':
        for (const o of t.args) this.operand(o, s, t.span, b, i);
        return;
      default:
        return;
    }
  }

  private rvalue(rv: Rvalue, s: State, span: Span, b: BlockId, i: number, moving: Span): void {
    if (rv.k === 'use') return this.operand(rv.op, s, span, b, i, moving);
    let o = operandAt(rv, 0);
    for (let k = 1; o !== null; o = operandAt(rv, k++)) this.operand(o, s, span, b, i, moving);
    if (rv.k === 'ref' || rv.k === 'addr') this.use(rv.place, s, span, 'borrow', b, i);
    else if (rv.k === 'discr' || rv.k === 'len') this.use(rv.place, s, span, 'use', b, i);
  }

  private operand(o: Operand, s: State, span: Span, b: BlockId, i: number, moving = span): void {
    if (o.k === 'const') return;
    this.use(o.place, s, span, 'use', b, i);
    if (o.k === 'move') {
      this.mayMove(o.place, moving);
      this.flow.passOperand(s, o);
    }
  }

  /** Assigning a part of something that is not there (rustc: partially assigned). */
  private target(p: Place, s: State, span: Span, b: BlockId, i: number): void {
    const { paths } = this.flow;
    for (let n = p.proj.length - 1; n >= 0; n--) {
      const step = p.proj[n];
      if (step?.k !== 'deref' && step?.k !== 'field') continue;
      const found = paths.nearest(p, n);
      // Putting a value back into a moved part is fine; a struct without any value has no parts.
      if (hasBit(s.uninit, found) && (step.k === 'deref' || paths.isOf(found, p, n)))
        return this.report(found, { local: p.local, proj: p.proj.slice(0, n) }, s, span, 'assign', b, i);
      // Behind a pointer nothing more is asked of what leads to it.
      if (step.k === 'deref') return;
    }
  }

  private use(p: Place, s: State, span: Span, how: How, b: BlockId, i: number): void {
    const { paths } = this.flow;
    const found = paths.nearest(p);
    if (hasBit(s.uninit, found)) return this.report(found, p, s, span, how, b, i);
    if (paths.children(found).length === 0) return;
    if (!paths.isOf(found, p)) return this.subslice(p, s, span, how, b, i);
    let part: PathId | null = null;
    paths.below(found, (id) => {
      if (part === null && hasBit(s.uninit, id)) part = id;
    });
    if (part !== null) this.report(part, p, s, span, how, b, i);
  }

  /** A part of an array, as a pattern has it: none of its elements was moved out by another pattern. */
  private subslice(p: Place, s: State, span: Span, how: How, b: BlockId, i: number): void {
    const { paths } = this.flow;
    const n = p.proj.findIndex((x) => x.k === 'subslice');
    const step = p.proj[n];
    if (step?.k !== 'subslice' || typeof step.left !== 'number') return;
    const whole = paths.nearest(p, n);
    if (!paths.isOf(whole, p, n)) return;
    for (const c of paths.children(whole)) {
      const last = paths.place(c).proj[n];
      if (last?.k !== 'elem' || last.index < step.from || last.index >= step.from + step.left) continue;
      let part: PathId | null = null;
      paths.below(c, (id) => {
        if (part === null && hasBit(s.uninit, id)) part = id;
      });
      if (part !== null)
        return this.report(part, { local: p.local, proj: p.proj.slice(0, n) }, s, span, how, b, i);
    }
  }

  /**
   * Where the path was moved from, on a way to this point without a new value in between. Around a loop only if no way
   * without going back leads to a move, or to the begin of the function (rustc: `get_moved_indexes`).
   */
  private moves(path: PathId, b: BlockId, i: number): readonly Moved[] {
    const found: Moved[] = [];
    const { paths } = this.flow;
    const related = new Set<PathId>([path]);
    for (let p = paths.parent(path); p !== null; p = paths.parent(p)) related.add(p);
    const order = (this.order ??= blockOrder(this.fn));
    const before = this.predecessors();
    const seen = new Set<BlockId>();
    const back: BlockId[] = [];
    let fromStart = false;
    const scan = (block: BlockId, upTo: number, around: boolean): void => {
      if (this.lastOf(related, block, upTo, found)) return;
      if (block === 0) fromStart = true;
      for (const from of before.get(block) ?? []) {
        if (!around && order[from]! >= order[block]!) {
          back.push(from);
          continue;
        }
        if (seen.has(from)) continue;
        seen.add(from);
        scan(from, Infinity, around);
      }
    };
    scan(b, i, false);
    const root = paths.place(path).local;
    const isArgument = root >= 1 && root <= this.fn.argCount;
    if (found.length > 0 || (fromStart && !isArgument)) return found;
    for (const from of back) {
      if (seen.has(from)) continue;
      seen.add(from);
      scan(from, Infinity, true);
    }
    return found;
  }

  /** Whether something happens to the paths in the block, before the point: if it is a move it is noted. */
  private lastOf(related: ReadonlySet<PathId>, block: BlockId, upTo: number, found: Moved[]): boolean {
    const { at, effects } = this.flow;
    const body = this.fn.blocks[block];
    if (body === undefined) return true;
    const first = this.flow.graph.start[block]!;
    for (let last = at[first + Math.min(upTo, body.stmts.length + 1)]! - 1; last >= at[first]!; last--) {
      if (!related.has(pathOf(effects[last]!))) continue;
      let p = first;
      while (at[p + 1]! <= last) p++;
      const here = body.stmts[p - first] ?? body.term;
      // Its storage is no move.
      if (here.k === 'live' || here.k === 'dead' || here.k === 'drop') continue;
      if (!holdsAfter(effects[last]!)) found.push({ point: p, span: here.span });
      return true;
    }
    return false;
  }

  private order: Int32Array | null = null;
  private preds: Map<BlockId, BlockId[]> | null = null;

  private predecessors(): Map<BlockId, BlockId[]> {
    if (this.preds !== null) return this.preds;
    const made = new Map<BlockId, BlockId[]>();
    this.fn.blocks.forEach((b, id) => {
      for (const to of successors(b.term)) made.set(to, [...(made.get(to) ?? []), id]);
    });
    return (this.preds = made);
  }

  private report(path: PathId, used: Place, s: State, span: Span, how: How, b: BlockId, i: number): void {
    const place = this.flow.paths.place(path);
    const from = this.moves(path, b, i);
    if (from.length === 0) {
      // One message a variable: the rest follows from it.
      this.unset ??= new Set();
      if (this.unset.has(place.local)) return;
      this.unset.add(place.local);
      return this.uninitialised(place.local, quoted(this.named, place), span, hasBit(s.init, path), how);
    }
    // And one for what was moved at the same points: of a part rather than of what contains it, and else of the last.
    const key = from.map((x) => x.point).join();
    this.gone ??= new Map();
    const known = this.gone.get(key);
    if (known !== undefined && isPrefix(used, known.used)) return;
    this.gone.set(key, { place, used, span, how, from });
  }

  private movedAway({ place, used, span, how, from }: Gone): void {
    const root = place.local;
    const name = quoted(this.named, place);
    const isPart = place.proj.length > used.proj.length;
    const verb = how === 'borrow' ? 'borrow' : how === 'assign' ? 'assign to part' : 'use';
    const ty = typeOf(this.fn, place);
    const related: Related[] = from.map((at) => ({
      span: at.span,
      message: at.span === span ? 'value moved here, in previous iteration of loop' : 'value moved here',
    }));
    if (ty !== undefined)
      related.push({
        span: this.fn.locals[root]?.span ?? span,
        message: `move occurs because ${name} has type \`${show(ty)}\`, which does not implement the \`Copy\` trait`,
      });
    this.cx.error(
      'E0382',
      `${verb} of ${isPart ? 'partially ' : ''}moved value: ${isPart ? quoted(this.named, used) : name}`,
      span,
      {
        related,
        help:
          ty?.k === 'ref' ? 'reborrow it: `&mut *…`' : 'borrow the value where it is moved, or `clone` it',
      },
    );
  }

  private uninitialised(root: number, name: string, span: Span, maybe: boolean, how: How): void {
    const declared = this.fn.locals[root];
    const message =
      how === 'assign'
        ? `partially assigned binding ${name} isn't fully initialized`
        : `used binding ${name} ${maybe ? 'is possibly-uninitialized' : "isn't initialized"}`;
    this.cx.error('E0381', message, span, {
      related:
        declared === undefined
          ? []
          : [{ span: declared.span, message: 'binding declared here but left uninitialized' }],
      help: 'give it a value first',
    });
  }

  /** `v[i]` of a vector: what is moved lies behind what `Index::index` gives, and not in a slice. */
  private isIndexed(p: Place, n: number): boolean {
    const step = p.proj[n + 1];
    if (n > 0 || step?.k !== 'index' || step.fromEnd !== undefined) return false;
    return this.fn.blocks.some(
      ({ term }, id) =>
        term.k === 'call' &&
        term.dest?.local === p.local &&
        this.x.calls.get(id)?.name.startsWith('Vec::deref') === true,
    );
  }

  private outOfSequence(ty: Ty, span: Span): void {
    const what = ty.k === 'slice' ? 'slice' : 'array';
    this.cx.error('E0508', `cannot move out of type \`${show(ty)}\`, a non-copy ${what}`, span, {
      help: 'borrow the element',
    });
  }

  /** Behind a reference, in an array, in a type with a destructor: nothing can be moved out. */
  private mayMove(p: Place, span: Span): void {
    let ty: Ty | undefined = this.fn.locals[p.local]?.ty;
    for (let n = 0; n < p.proj.length; n++) {
      if (ty === undefined) return;
      const step = p.proj[n]!;
      if (step.k === 'deref' && !isLib(ty, 'Box')) {
        const target = typeOf(this.fn, p, n + 1);
        const isSequence = target?.k === 'array' || target?.k === 'slice';
        if (isSequence && !this.isIndexed(p, n)) return this.outOfSequence(target, span);
        const whole = describe(this.named, p);
        const up = upvarOf(this.x.upvars, p);
        const stat = this.x.statics.get(p.local);
        const behind =
          stat !== undefined
            ? `static item \`${stat.name}\``
            : up?.byRef === true && n === (this.x.upvars?.behind ?? 0) + 1
              ? `\`${up.name}\`, a captured variable`
              : `${whole === null ? 'a place' : `\`${whole}\``} which is behind a ${ty.k === 'raw' ? 'raw pointer' : ty.k === 'ref' && ty.mut ? 'mutable reference' : 'shared reference'}`;
        this.cx.error('E0507', `cannot move out of ${behind}`, span, { help: 'borrow it, or `clone` it' });
        return;
      }
      // A pattern moves elements out of an array, of which is known what is left.
      if (step.k === 'index' || step.k === 'subslice' || (step.k === 'elem' && ty.k !== 'array')) {
        return this.outOfSequence(ty, span);
      }
      if (step.k === 'field' && ty.k === 'adt' && ty.def.drop !== null) {
        this.cx.error(
          'E0509',
          `cannot move out of type \`${show(ty)}\`, which implements the \`Drop\` trait`,
          span,
          {
            help: 'borrow the field',
          },
        );
        return;
      }
      const next = typeOf(this.fn, p, n + 1);
      ty = step.k === 'variant' ? ty : next;
    }
  }
}

export const checkMoves = (cx: CrateCx, x: AnalysisFn, flow: Flow): void => new MoveCheck(cx, x, flow).run();
