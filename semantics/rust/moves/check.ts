/**
 * Uses of what holds no value: never initialised (E0381), moved away (E0382); and moves out of places that cannot be
 * left without a value (E0507, E0508, E0509). Judged on the control-flow graph, as rustc's borrow checker does.
 */
import type { BlockId, CoreFn, Operand, Place, Rvalue, Terminator } from '../../../model/core/mir.js';
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

class MoveCheck {
  private readonly cx: CrateCx;
  private readonly x: AnalysisFn;
  private readonly fn: CoreFn;
  private readonly flow: Flow;
  private readonly named: Named;
  private said: Set<PathId> | null = null;

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

  /** Places where the path was moved from, on a way to this point without a new value in between. */
  private moves(path: PathId, b: BlockId, i: number): readonly Span[] {
    const found: Span[] = [];
    const { at, effects } = this.flow;
    const { start } = this.flow.graph;
    const seen = new Set<BlockId>();
    const before = this.predecessors();
    const related = new Set<PathId>([path]);
    const { paths } = this.flow;
    for (let p = paths.parent(path); p !== null; p = paths.parent(p)) related.add(p);
    const scan = (block: BlockId, upTo: number): void => {
      const body = this.fn.blocks[block];
      if (body === undefined) return;
      const first = start[block]!;
      // The last that happens to the value before.
      let last = at[first + Math.min(upTo, body.stmts.length + 1)]! - 1;
      while (last >= at[first]! && !related.has(pathOf(effects[last]!))) last--;
      if (last >= at[first]!) {
        let p = first;
        while (at[p + 1]! <= last) p++;
        const here = body.stmts[p - first] ?? body.term;
        // The end of its storage is no move.
        const isEnd = here.k === 'live' || here.k === 'dead' || here.k === 'drop';
        if (!isEnd && !holdsAfter(effects[last]!)) found.push(here.span);
        return;
      }
      for (const from of before.get(block) ?? []) {
        if (seen.has(from)) continue;
        seen.add(from);
        scan(from, Infinity);
      }
    };
    scan(b, i);
    return found;
  }

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
    // One message a value: the rest follows from it.
    this.said ??= new Set();
    if (this.said.has(path)) return;
    this.said.add(path);
    const place = this.flow.paths.place(path);
    const root = place.local;
    const name = quoted(this.named, place);
    // What never got a value was never moved either, wherever a loop comes from.
    const from = this.everHeld(root) ? this.moves(path, b, i) : [];
    if (from.length === 0) {
      this.uninitialised(root, name, span, hasBit(s.init, path), how);
      return;
    }
    const isPart = place.proj.length > used.proj.length;
    const verb = how === 'borrow' ? 'borrow' : how === 'assign' ? 'assign to part' : 'use';
    const ty = typeOf(this.fn, place);
    const related: Related[] = from.map((at) => ({
      span: at,
      message: at === span ? 'value moved here, in previous iteration of loop' : 'value moved here',
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

  /** Whether a local gets a value anywhere. */
  private everHeld(local: number): boolean {
    const { argCount, blocks } = this.fn;
    if (local <= argCount) return true;
    const isOf = (p: Place | null): boolean => p?.local === local;
    return blocks.some(
      ({ stmts, term }) =>
        (term.k === 'call' && isOf(term.dest)) || stmts.some((x) => x.k === 'assign' && isOf(x.place)),
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
