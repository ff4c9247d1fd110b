/**
 * Instances of functions that nobody wrote: of the library's at their type arguments, and of glue for types. Those at
 * types of the library alone are the same in every program, so they are built once and shared.
 */
import type { CoreFn } from '../../../model/core/mir.js';
import type { Layouts } from '../../../model/layout/index.js';
import { noSpan } from '../../../model/span.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { ApiTable } from '../library/api.js';
import type { LibFn } from '../library/table.js';
import { terminating } from '../moves/slim.js';
import { isVar, someTy } from '../ty.js';
import { Builder, type Program } from './builder.js';
import { settle } from './settle.js';
import { typeCall, TypedCalls, type TypedCall } from './typed.js';

export interface InstanceShape {
  readonly name: string;
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly build: (b: Builder) => void;
}

interface Shared {
  readonly key: string;
  readonly fn: CoreFn;
  /** The last program that took it: asking a table of each program for each of them took longer than all the rest. */
  taker: number;
}

/** What an instance calls, and last the instance itself. */
type Group = readonly Shared[];

/** What all programs with the same library and layouts share. */
interface Store {
  readonly groups: Map<string, Group>;
  readonly calls: TypedCalls;
}

/** More than programs of one kind use; types of the library can be nested without end. */
const MOST = 4096;

const stores = new WeakMap<ApiTable, WeakMap<Layouts, Store>>();

const storeOf = (cx: CrateCx): Store => {
  let byLayouts = stores.get(cx.api);
  if (byLayouts === undefined) stores.set(cx.api, (byLayouts = new WeakMap<Layouts, Store>()));
  let found = byLayouts.get(cx.layouts);
  if (found === undefined)
    byLayouts.set(cx.layouts, (found = { groups: new Map(), calls: new TypedCalls() }));
  return found;
};

const isOwn = (t: Ty): boolean => t.k === 'adt' || isVar(t);

/** Types that other programs have as well. */
const areShared = (tys: readonly Ty[]): boolean => {
  for (const t of tys) if (someTy(t, isOwn)) return false;
  return true;
};

/** Of programs, so that what they share can say whose it is. */
let nextProgram = 1;

export class Instances {
  readonly fns: CoreFn[] = [];
  private readonly cx: CrateCx;
  private readonly program = nextProgram++;
  /** Of those that were built for this program. */
  private readonly built = new Map<string, string>();
  private readonly store: Store;
  /** Of calls at types of this program. */
  private readonly own = new TypedCalls();
  /** What the instance that is being built has called so far; null if it cannot be shared. */
  private needs: Map<string, Shared> | null = null;

  constructor(cx: CrateCx) {
    this.cx = cx;
    this.store = storeOf(cx);
    // Never while a program is made: what it took would be built again.
    if (this.store.groups.size >= MOST) this.store.groups.clear();
  }

  /** How a call of a function of the library is typed: at types that all programs have, found once for all of them. */
  typed(fn: LibFn, tys: readonly Ty[]): TypedCall {
    const known = this.store.calls.get(fn, tys) ?? this.own.get(fn, tys);
    if (known !== undefined) return known;
    const made = typeCall(this.cx, fn, tys);
    (areShared(tys) ? this.store.calls : this.own).put(fn, tys, made);
    return made;
  }

  /** The instance that is being built is of this program alone. */
  isOwn(): void {
    this.needs = null;
  }

  private calls(key: string): void {
    if (this.needs === null) return;
    const group = this.store.groups.get(key);
    if (group === undefined) this.needs = null;
    else for (const x of group) this.needs.set(x.key, x);
  }

  /** The name of an instance that this program has, or that another one has had; null if it is to be built. */
  find(key: string): string | null {
    const name = this.nameOf(key);
    if (name !== null) this.calls(key);
    return name;
  }

  private nameOf(key: string): string | null {
    if (this.built.size > 0) {
      const name = this.built.get(key);
      if (name !== undefined) return name;
    }
    const group = this.store.groups.get(key);
    return group !== undefined && this.take(group) ? group[group.length - 1]!.fn.name : null;
  }

  /** Takes over what another program has had; false if a name of it is taken here. */
  private take(group: Group): boolean {
    if (group[group.length - 1]!.taker === this.program) return true;
    for (const x of group) {
      if (x.taker === this.program) continue;
      const own = this.built.size === 0 ? undefined : this.built.get(x.key);
      if (own === undefined ? this.cx.isTaken(x.fn.name) : own !== x.fn.name) return false;
    }
    for (const x of group) {
      if (x.taker === this.program) continue;
      x.taker = this.program;
      if (this.built.has(x.key)) continue;
      this.cx.unique(x.fn.name);
      this.fns.push(x.fn);
    }
    return true;
  }

  /** The instance for a key that `find` did not find, at these types. Its name is taken before it is built, for recursion. */
  make(program: Program, key: string, tys: readonly Ty[], shape: InstanceShape): string {
    const name = this.build(program, key, areShared(tys), shape);
    this.calls(key);
    return name;
  }

  private build(program: Program, key: string, isShared: boolean, shape: InstanceShape): string {
    const { params, ret } = shape;
    const name = this.cx.unique(shape.name);
    this.built.set(key, name);
    const around = this.needs;
    this.needs = isShared && name === shape.name ? new Map() : null;
    const b = new Builder(program, noSpan);
    b.local(ret);
    for (const p of params) b.local(p);
    shape.build(b);
    b.ret();
    const fn = terminating({
      name,
      lang: 'rust',
      sig: { params, ret, abi: 'Rust', variadic: false },
      locals: b.locals,
      argCount: params.length,
      blocks: settle(b.blocks, b.unwinds).blocks,
      span: noSpan,
      annotations: [],
      synthetic: true,
      exported: false,
    });
    this.fns.push(fn);
    if (this.needs !== null)
      this.store.groups.set(key, [...this.needs.values(), { key, fn, taker: this.program }]);
    this.needs = around;
    return name;
  }
}
