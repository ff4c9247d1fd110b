/**
 * Drop elaboration: `drop` becomes a call of the drop glue where the place holds a value, nothing where it holds none,
 * a test of a drop flag where that depends on the way taken, and a drop of the parts that are left where some were
 * moved out (as rustc's pass of this name).
 */
import type {
  Block,
  BlockId,
  CoreFn,
  Local,
  LocalId,
  Place,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import { constInt, copy, localPlace, move } from '../../../model/core/mir.js';
import { ints } from '../../../model/room.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { variantsOf } from '../check/fields.js';
import { freeBox } from '../library/owners.js';
import { Builder, inside } from '../lower/builder.js';
import type { ProgramCx } from '../lower/program.js';
import { prune, retarget } from '../lower/prune.js';
import { isLib } from '../ty.js';
import { typeOf } from './describe.js';
import { hasBit, holdsAfter, lossOf, pathOf, type Effect, type Flow, type State } from './flow.js';
import type { PathId } from './paths.js';

type Style = 'dead' | 'static' | 'conditional' | 'open';

/** A part of a place that is dropped by itself, with its path if it has one. */
interface Part {
  readonly place: Place;
  readonly ty: Ty;
  readonly child: PathId | null;
}

/** In blocks that are built apart: the block of this function that they lead to. */
const OUTSIDE = -1;

class Elaborator {
  private readonly program: ProgramCx;
  private readonly fn: CoreFn;
  private readonly flow: Flow;
  private readonly locals: Local[];
  private readonly blocks: Block[];
  private readonly flags = new Map<PathId, LocalId>();
  private readonly exits: { readonly block: BlockId; readonly path: PathId }[] = [];
  private resume: BlockId | null = null;
  /** Of the drop that is elaborated now. */
  private readonly state: State;
  private span: Span;

  constructor(program: ProgramCx, fn: CoreFn, flow: Flow) {
    this.program = program;
    this.fn = fn;
    this.flow = flow;
    this.state = flow.blank();
    this.locals = fn.locals.slice();
    this.blocks = [];
    for (const { stmts, term, cleanup } of fn.blocks) this.blocks.push({ stmts, term, cleanup });
    this.span = fn.span;
  }

  run(): CoreFn {
    const { blocks } = this.fn;
    for (let id = 0; id < blocks.length; id++) {
      const { term } = blocks[id]!;
      if (term.k === 'drop') this.replace(id, term);
    }
    if (this.flags.size > 0) this.maintainFlags();
    return { ...this.fn, locals: this.locals, blocks: prune(this.blocks) };
  }

  private local(ty: Ty): LocalId {
    this.locals.push({ name: null, ty, mutable: true, span: this.span, mem: false });
    return this.locals.length - 1;
  }

  private block(stmts: Statement[], term: Terminator, cleanup: boolean): BlockId {
    this.blocks.push({ stmts, term, cleanup });
    return this.blocks.length - 1;
  }

  private resumeBlock(): BlockId {
    this.resume ??= this.block([], { k: 'resume', span: this.fn.span }, true);
    return this.resume;
  }

  /** The state before the terminator of a block. */
  private before(id: BlockId): State | null {
    const block = this.fn.blocks[id];
    const s = this.state;
    if (block === undefined || !this.flow.enter(id, s)) return null;
    const { start } = this.flow.graph;
    this.flow.pass(s, start[id]!, start[id + 1]! - 1);
    return s;
  }

  private replace(id: BlockId, t: Terminator & { k: 'drop' }): void {
    const block = this.blocks[id];
    const state = this.before(id);
    if (block === undefined) return;
    this.span = t.span;
    const ty = typeOf(this.fn, t.place) ?? T.unit;
    const path = this.flow.paths.exact(t.place);
    if (state === null) {
      block.term = { k: 'goto', target: t.target, span: t.span };
      return;
    }
    // Behind the drop its flags are down.
    const after = this.block([], { k: 'goto', target: t.target, span: t.span }, block.cleanup);
    if (path !== null) this.exits.push({ block: after, path });
    const entry = this.drop(t.place, ty, path, state, after, t.unwind, block.cleanup);
    block.term = { k: 'goto', target: entry, span: t.span };
  }

  private style(path: PathId, s: State): Style {
    let live = false;
    let dead = false;
    let parts = 0;
    this.flow.paths.below(path, (id) => {
      live ||= hasBit(s.init, id);
      dead ||= hasBit(s.uninit, id);
      parts++;
    });
    if (!live) return 'dead';
    if (!dead) return 'static';
    return parts === 1 ? 'conditional' : 'open';
  }

  private flag(path: PathId): LocalId {
    const known = this.flags.get(path);
    if (known !== undefined) return known;
    const made = this.local(T.bool);
    this.flags.set(path, made);
    return made;
  }

  /** The first block of what drops the place and goes on at `target`. */
  private drop(
    place: Place,
    ty: Ty,
    path: PathId | null,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    cleanup: boolean,
  ): BlockId {
    if (path === null) return this.full(place, ty, target, unwind, cleanup);
    switch (this.style(path, s)) {
      case 'dead':
        return target;
      case 'static':
        return this.full(place, ty, target, unwind, cleanup);
      case 'conditional':
        return this.ifFlag(path, this.full(place, ty, target, unwind, cleanup), target, cleanup);
      case 'open':
        return this.open(place, ty, path, s, target, unwind, cleanup);
    }
  }

  private full(place: Place, ty: Ty, target: BlockId, unwind: BlockId | null, cleanup: boolean): BlockId {
    const glue = this.program.dropGlue(ty);
    if (glue === null) return target;
    const { span } = this;
    const ref = this.local(T.refTo(ty, true));
    this.flow.uses.borrow(place);
    return this.block(
      [{ k: 'assign', place: localPlace(ref), rv: { k: 'ref', kind: 'mut', place }, unwind: null, span }],
      {
        k: 'call',
        callee: { k: 'fn', name: glue },
        args: [move(localPlace(ref))],
        dest: null,
        target,
        unwind: cleanup ? null : unwind,
        span,
      },
      cleanup,
    );
  }

  private ifFlag(path: PathId, then: BlockId, otherwise: BlockId, cleanup: boolean): BlockId {
    const { span } = this;
    const flag = this.flag(path);
    return this.block(
      [],
      { k: 'switch', on: copy(localPlace(flag)), ty: T.bool, cases: [[0, otherwise]], otherwise: then, span },
      cleanup,
    );
  }

  /** Parts that have a path of their own are dropped by their own state, the others by that of the whole. */
  private open(
    place: Place,
    ty: Ty,
    path: PathId,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    cleanup: boolean,
  ): BlockId {
    if (isLib(ty, 'Box')) return this.openBox(place, ty, path, s, target, unwind, cleanup);
    const isEnum = (ty.k === 'adt' && ty.def.kind === 'enum') || ty.k === 'lib';
    if (isEnum && variantsOf(this.program.cx, ty) !== null)
      return this.openEnum(place, ty, path, s, target, unwind, cleanup);
    const tys =
      ty.k === 'tuple'
        ? ty.elems
        : ty.k === 'adt'
          ? (ty.def.variants[0]?.fields.map((x) => T.erase(x.ty)) ?? [])
          : ty.k === 'lib'
            ? ty.args
            : [];
    const parts = ty.k === 'array' ? this.runs(place, ty, path) : this.fields(place, tys, path);
    return this.ladder(parts, path, s, target, unwind, cleanup);
  }

  private fields(place: Place, tys: readonly Ty[], path: PathId): readonly Part[] {
    return tys.map((ty, index) => {
      const at = inside(place, { k: 'field', index, ty });
      return { place: at, ty, child: this.childAt(path, at) };
    });
  }

  /** Of an array elements with a path, and the runs between them; the last ones first (rustc: open_drop_for_array). */
  private runs(place: Place, ty: T.ArrayTy, path: PathId): readonly Part[] {
    const parts: Part[] = [];
    let from = 0;
    const run = (to: number): void => {
      if (to === from) return;
      const step = { k: 'subslice', from, to: ty.len - to, left: to - from } as const;
      parts.push({ place: inside(place, step), ty: T.arrayOf(ty.of, to - from), child: null });
    };
    for (let i = 0; i < ty.len; i++) {
      const at = inside(place, { k: 'elem', index: i });
      const child = this.childAt(path, at);
      if (child === null) continue;
      run(i);
      parts.push({ place: at, ty: ty.of, child });
      from = i + 1;
    }
    run(ty.len);
    return parts.reverse();
  }

  /** Parts in order; if one panics, those behind it are dropped on the way out. `whole` answers for parts without a path. */
  private ladder(
    parts: readonly Part[],
    whole: PathId,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    cleanup: boolean,
  ): BlockId {
    let next = target;
    let out: BlockId | null = cleanup ? null : unwind;
    for (let i = parts.length - 1; i >= 0; i--) {
      const { place, ty, child } = parts[i]!;
      if (this.program.dropGlue(ty) === null) continue;
      const one = (to: BlockId, away: BlockId | null, clean: boolean): BlockId =>
        child === null
          ? this.partOf(whole, place, ty, s, to, away, clean)
          : this.drop(place, ty, child, s, to, away, clean);
      const here = one(next, out, cleanup);
      if (!cleanup) out = one(out ?? this.resumeBlock(), null, true);
      next = here;
    }
    return next;
  }

  private partOf(
    whole: PathId,
    part: Place,
    ty: Ty,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    cleanup: boolean,
  ): BlockId {
    if (!hasBit(s.init, whole)) return target;
    const drop = this.full(part, ty, target, unwind, cleanup);
    return hasBit(s.uninit, whole) ? this.ifFlag(whole, drop, target, cleanup) : drop;
  }

  private childAt(path: PathId, part: Place): PathId | null {
    const found = this.flow.paths.exact(part);
    return found === path ? null : found;
  }

  private openEnum(
    place: Place,
    ty: Ty,
    path: PathId,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    cleanup: boolean,
  ): BlockId {
    const { span } = this;
    const variants = variantsOf(this.program.cx, ty) ?? [];
    const d = this.local(T.isize);
    const cases = variants.map((v, i): readonly [number, BlockId] => {
      const within = inside(place, { k: 'variant', index: i });
      const child = this.childAt(path, within);
      const tys = v.fields.map((x) => x.ty);
      const to = this.ladder(this.fields(within, tys, child ?? path), path, s, target, unwind, cleanup);
      return [ty.k === 'adt' ? (ty.def.variants[i]?.discriminant ?? i) : i, to];
    });
    const whole = this.block(
      [{ k: 'assign', place: localPlace(d), rv: { k: 'discr', place }, unwind: null, span }],
      { k: 'switch', on: copy(localPlace(d)), ty: T.isize, cases, otherwise: target, span },
      cleanup,
    );
    if (!hasBit(s.init, path)) return target;
    return hasBit(s.uninit, path) ? this.ifFlag(path, whole, target, cleanup) : whole;
  }

  /** The content, if it is still there; then the memory, if the box is. */
  private openBox(
    place: Place,
    ty: T.LibTy,
    path: PathId,
    s: State,
    target: BlockId,
    unwind: BlockId | null,
    cleanup: boolean,
  ): BlockId {
    const of = ty.args[0] ?? T.unit;
    const free = (to: BlockId, clean: boolean): BlockId => {
      if (!hasBit(s.init, path)) return to;
      const made = this.freeing(place, of, to, clean);
      return hasBit(s.uninit, path) ? this.ifFlag(path, made, to, clean) : made;
    };
    const content = inside(place, { k: 'deref' });
    const child = this.childAt(path, content);
    const after = free(target, cleanup);
    const out = cleanup ? null : free(unwind ?? this.resumeBlock(), true);
    return child === null
      ? this.partOf(path, content, of, s, after, out, cleanup)
      : this.drop(content, of, child, s, after, out, cleanup);
  }

  /** Blocks that give the memory of a box back. */
  private freeing(place: Place, of: Ty, target: BlockId, cleanup: boolean): BlockId {
    const b = new Builder(this.program, this.span);
    // The builder goes on in this function's locals and blocks.
    const first = this.blocks.length;
    b.locals.push(...this.locals);
    freeBox(b, place, of);
    b.goto(OUTSIDE);
    this.locals.push(...b.locals.slice(this.locals.length));
    for (const x of b.blocks) {
      const term = retarget(x.term, (t) => (t === OUTSIDE ? target : t + first));
      this.blocks.push({ stmts: x.stmts, term, cleanup });
    }
    return first;
  }

  private setFlag(flag: LocalId, value: boolean): Statement {
    const rv = { k: 'use', op: constInt(value ? 1 : 0, T.bool), retag: false } as const;
    return { k: 'assign', place: localPlace(flag), rv, unwind: null, span: this.fn.span };
  }

  /** What happens to a path, for its flags. */
  private update(e: Effect, out: Statement[]): void {
    this.flow.paths.below(pathOf(e), (id) => {
      const flag = this.flags.get(id);
      if (flag !== undefined) out.push(this.setFlag(flag, holdsAfter(e)));
    });
  }

  /** By path, whether it or one below it has a flag. */
  private flagged(): Int32Array {
    const { paths } = this.flow;
    const found = ints(paths.count);
    for (const path of this.flags.keys())
      for (let p: PathId | null = path; p !== null; p = paths.parent(p)) found[p] = 1;
    return found;
  }

  /** Flags are set where their paths get a value and cleared where they lose it. */
  private maintainFlags(): void {
    const { blocks } = this.fn;
    const flagged = this.flagged();
    for (let id = 0; id < blocks.length; id++) this.flagsIn(id, blocks[id]!, flagged);
    for (const { block, path } of this.exits) this.update(lossOf(path), this.blocks[block]!.stmts);
    // The entry block may be jumped to again, so flags begin in a block of their own.
    const entry = this.blocks[0]!;
    const moved = this.block(entry.stmts, entry.term, entry.cleanup);
    if (this.flow.graph.to.includes(0))
      for (const x of this.blocks) x.term = retarget(x.term, (b) => (b === 0 ? moved : b));
    const { span } = this.fn;
    const stmts: Statement[] = [];
    for (const [path, flag] of this.flags) stmts.push(this.setFlag(flag, this.isArgument(path)));
    this.blocks[0] = { stmts, term: { k: 'goto', target: moved, span }, cleanup: false };
  }

  /** The block with updates of flags behind what its points do. */
  private flagsIn(id: BlockId, original: Block, flagged: Int32Array): void {
    const { at, effects, graph } = this.flow;
    const from = graph.start[id]!;
    const end = graph.start[id + 1]! - 1;
    const isFlagged = (k: number): boolean => flagged[pathOf(effects[k]!)] === 1;
    let first = at[from]!;
    while (first < at[end + 1]! && !isFlagged(first)) first++;
    if (first === at[end + 1]) return;
    const stmts: Statement[] = [];
    for (let p = from; p < end; p++) {
      stmts.push(original.stmts[p - from]!);
      for (let k = at[p]!; k < at[p + 1]!; k++) if (isFlagged(k)) this.update(effects[k]!, stmts);
    }
    const after: Statement[] = [];
    // The flag of a place that is dropped is read by the test that the drop became.
    if (original.term.k !== 'drop')
      for (let k = at[end]!; k < at[end + 1]!; k++)
        if (isFlagged(k)) this.update(effects[k]!, holdsAfter(effects[k]!) ? after : stmts);
    const block = this.blocks[id]!;
    this.blocks[id] = { stmts, term: block.term, cleanup: block.cleanup };
    if (after.length === 0 || original.term.k !== 'call' || original.term.target === null) return;
    const { span } = this.fn;
    const target = this.block(after, { k: 'goto', target: original.term.target, span }, block.cleanup);
    this.blocks[id].term = { ...original.term, target };
  }

  private isArgument(path: PathId): boolean {
    const { local } = this.flow.paths.place(path);
    return local >= 1 && local <= this.fn.argCount;
  }
}

const hasDrops = (fn: CoreFn): boolean => {
  for (const b of fn.blocks) if (b.term.k === 'drop') return true;
  return false;
};

export const elaborate = (program: ProgramCx, fn: CoreFn, flow: Flow): CoreFn =>
  hasDrops(fn) ? new Elaborator(program, fn, flow).run() : fn;
