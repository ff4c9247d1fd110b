/**
 * Drop elaboration (rustc_mir_transform): every `drop` becomes nothing, a call of drop glue, a test of a drop flag,
 * or, for a value that was partly moved out of, the drops of what is left. Gives the runtime phase.
 */
import type {
  Block,
  BlockId,
  CoreFn,
  Local,
  Place,
  Projection,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import { bool, refTo, unit, type Ty } from '../../../model/types.js';
import { Flow, MAY_INIT, MAY_UNINIT, visit, type State } from './dataflow.js';
import { MovePaths } from './paths.js';

export interface DropContext {
  /** The function that drops a value behind `&mut T`; null where nothing is to be done. */
  readonly dropGlue: (ty: Ty) => string | null;
  /** Fields of a struct, tuple or variant that may be dropped one by one; null for types with `impl Drop` and others. */
  readonly fields: (ty: Ty, variant: number | null) => readonly Ty[] | null;
  /** Frees a box whose content was moved out: terminator of a call with the box place, to `target`. */
  readonly freeBox: (place: Place, ty: Ty, target: BlockId, span: Span) => Terminator;
}

export const elaborateDrops = (fn: CoreFn, ctx: DropContext): CoreFn => new Elaborator(fn, ctx).run();

class Elaborator {
  private readonly fn: CoreFn;
  private readonly ctx: DropContext;
  private readonly paths: MovePaths;
  private readonly flow: Flow;
  private readonly locals: Local[];
  private readonly blocks: Block[];
  /** Drop flags by path. */
  private readonly flags = new Map<number, number>();
  private readonly at = new Map<BlockId, State>();

  constructor(fn: CoreFn, ctx: DropContext) {
    this.fn = fn;
    this.ctx = ctx;
    this.paths = new MovePaths(fn);
    this.flow = new Flow(fn, this.paths);
    this.locals = [...fn.locals];
    this.blocks = fn.blocks.map((b) => ({ ...b, stmts: [...b.stmts] }));
    visit(this.flow, {
      statement: () => undefined,
      terminator: (s, _t, b) => void this.at.set(b, Uint8Array.from(s)),
    });
  }

  run(): CoreFn {
    this.fn.blocks.forEach((b, id) => {
      if (b.term.k !== 'drop') return;
      const s = this.at.get(id);
      const { place, target, unwind, span } = b.term;
      if (s === undefined) {
        this.blocks[id]!.term = { k: 'goto', target, span };
        return;
      }
      const { path } = this.paths.find(place);
      const to = this.dropPath(path, s, target, unwind, span, b.cleanup);
      this.blocks[id]!.term = { k: 'goto', target: to, span };
    });
    if (this.flags.size > 0) this.setFlags();
    return { ...this.fn, locals: this.locals, blocks: this.blocks };
  }

  private block(term: Terminator, cleanup: boolean, stmts: Statement[] = []): BlockId {
    this.blocks.push({ stmts, term, cleanup });
    return this.blocks.length - 1;
  }

  /** Code that drops what is left of a path, going on at `target`; gives where it begins. */
  private dropPath(
    path: number,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    span: Span,
    cleanup: boolean,
  ): BlockId {
    const all = this.paths.below(path);
    const node = this.paths.paths[path]!;
    if (this.ctx.dropGlue(node.ty) === null) return target;
    if (all.every((k) => (s[k]! & MAY_INIT) === 0)) return target;
    const uniform = all.every((k) => s[k] === s[path]);
    if (uniform && (s[path]! & MAY_UNINIT) === 0)
      return this.glue(node.place, node.ty, target, unwind, span, cleanup);
    if (node.children.size === 0)
      return this.flagged(
        path,
        this.glue(node.place, node.ty, target, unwind, span, cleanup),
        target,
        span,
        cleanup,
      );
    return this.open(path, s, target, unwind, span, cleanup);
  }

  /** Some parts may be gone: the rest field by field, in order of declaration. */
  private open(
    path: number,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    span: Span,
    cleanup: boolean,
  ): BlockId {
    const node = this.paths.paths[path]!;
    const content = node.children.get('*');
    if (content !== undefined) {
      const free = this.block(this.ctx.freeBox(node.place, node.ty, target, span), cleanup);
      const ifHeld = (s[path]! & MAY_UNINIT) === 0 ? free : this.flagged(path, free, target, span, cleanup);
      return this.dropPath(content, s, ifHeld, unwind, span, cleanup);
    }
    const variants = [...node.children].filter(([k]) => k.startsWith('v'));
    if (variants.length > 0) {
      // Only one variant's fields can have been moved; the others are dropped by glue if the whole is still there.
      let to = target;
      for (const [, child] of variants) to = this.dropPath(child, s, to, unwind, span, cleanup);
      const moved = variants.some(([, child]) =>
        this.paths.below(child).some((k) => (s[k]! & MAY_UNINIT) !== 0),
      );
      if (moved) return to;
      return this.flagged(
        path,
        this.glue(node.place, node.ty, target, unwind, span, cleanup),
        target,
        span,
        cleanup,
      );
    }
    const last = node.place.proj.at(-1);
    const variant = last?.k === 'variant' ? last.index : null;
    const fields = this.ctx.fields(node.ty, variant);
    if (fields === null)
      return this.flagged(
        path,
        this.glue(node.place, node.ty, target, unwind, span, cleanup),
        target,
        span,
        cleanup,
      );
    let to = target;
    for (let index = fields.length - 1; index >= 0; index--) {
      const ty = fields[index]!;
      const child = node.children.get(`f${index}`);
      if (child !== undefined) {
        to = this.dropPath(child, s, to, unwind, span, cleanup);
        continue;
      }
      if (this.ctx.dropGlue(ty) === null) continue;
      const field: Projection = { k: 'field', index, ty };
      const drop = this.glue(
        { local: node.place.local, proj: [...node.place.proj, field] },
        ty,
        to,
        unwind,
        span,
        cleanup,
      );
      to = (s[path]! & MAY_UNINIT) === 0 ? drop : this.flagged(path, drop, to, span, cleanup);
    }
    return to;
  }

  private glue(
    place: Place,
    ty: Ty,
    target: BlockId,
    unwind: BlockId | null,
    span: Span,
    cleanup: boolean,
  ): BlockId {
    const name = this.ctx.dropGlue(ty);
    if (name === null) return target;
    const ref = this.local(refTo(ty, true), span);
    const dest = this.local(unit, span);
    const borrow: Statement = {
      k: 'assign',
      place: { local: ref, proj: [] },
      rv: { k: 'ref', kind: 'mut', place },
      unwind: null,
      span,
    };
    const call: Terminator = {
      k: 'call',
      callee: { k: 'fn', name },
      args: [{ k: 'move', place: { local: ref, proj: [] } }],
      dest: { local: dest, proj: [] },
      target,
      unwind,
      span,
    };
    return this.block(call, cleanup, [borrow]);
  }

  private local(ty: Ty, span: Span): number {
    this.locals.push({ name: null, ty, mutable: true, span, mem: false });
    return this.locals.length - 1;
  }

  private flagOf(path: number, span: Span): number {
    const known = this.flags.get(path);
    if (known !== undefined) return known;
    const made = this.local(bool, span);
    this.flags.set(path, made);
    return made;
  }

  /** `yes` if the drop flag of the path is set, else `no`. */
  private flagged(path: number, yes: BlockId, no: BlockId, span: Span, cleanup: boolean): BlockId {
    const flag = this.flagOf(path, span);
    return this.block(
      {
        k: 'switch',
        on: { k: 'copy', place: { local: flag, proj: [] } },
        ty: bool,
        cases: [[0, no]],
        otherwise: yes,
        span,
      },
      cleanup,
    );
  }

  private set(path: number, value: 0 | 1, span: Span): Statement {
    const flag = this.flags.get(path)!;
    return {
      k: 'assign',
      place: { local: flag, proj: [] },
      rv: { k: 'use', op: { k: 'const', value: { k: 'int', value }, ty: bool }, retag: false },
      unwind: null,
      span,
    };
  }

  /** Flags follow initialisation: set where a path becomes initialised, cleared where it is moved out of or dropped. */
  private setFlags(): void {
    const flagged = [...this.flags.keys()];
    const { fn } = this;
    fn.blocks.forEach((b, id) => {
      const out: Statement[] = [];
      const s: State = new Uint8Array(this.paths.paths.length);
      const follow = (span: Span, apply: (s: State) => void): void => {
        s.fill(0);
        apply(s);
        for (const p of flagged)
          if (s[p] !== 0) out.push(this.set(p, (s[p]! & MAY_INIT) !== 0 ? 1 : 0, span));
      };
      for (const st of b.stmts) {
        out.push(st);
        follow(st.span, (x) => this.flow.statement(x, st));
      }
      this.blocks[id]!.stmts.splice(0, b.stmts.length, ...out);
      this.edgeFlags(b.term, id, flagged);
    });
    const first = this.blocks[0]!;
    const start: Statement[] = [];
    for (const p of flagged) {
      const isArgument =
        this.paths.paths[p]!.place.local >= 1 && this.paths.paths[p]!.place.local <= fn.argCount;
      start.push(this.set(p, isArgument ? 1 : 0, fn.span));
    }
    first.stmts.unshift(...start);
  }

  /** A call moves its arguments before it, and initialises its destination on the way to its target. */
  private edgeFlags(t: Terminator, id: BlockId, flagged: readonly number[]): void {
    if (t.k !== 'call') return;
    const moved = new Uint8Array(this.paths.paths.length);
    for (const o of t.args) this.flow.operand(moved, o);
    const stmts = this.blocks[id]!.stmts;
    for (const p of flagged) if ((moved[p]! & MAY_UNINIT) !== 0) stmts.push(this.set(p, 0, t.span));
    if (t.dest === null || t.target === null) return;
    const made = new Uint8Array(this.paths.paths.length);
    this.flow.init(made, t.dest);
    const sets = flagged.filter((p) => (made[p]! & MAY_INIT) !== 0).map((p) => this.set(p, 1, t.span));
    if (sets.length === 0) return;
    const cleanup = this.blocks[id]!.cleanup;
    const between = this.block({ k: 'goto', target: t.target, span: t.span }, cleanup, sets);
    const own = this.blocks[id]!.term;
    if (own.k === 'call') this.blocks[id]!.term = { ...own, target: between };
  }
}
