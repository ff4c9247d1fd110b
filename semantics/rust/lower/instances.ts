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
import { isVar, someTy } from '../ty.js';
import { Builder, type Program } from './builder.js';
import { prune } from './prune.js';

export interface InstanceShape {
  readonly name: string;
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly build: (b: Builder) => void;
}

interface Shared {
  readonly key: string;
  readonly fn: CoreFn;
}

/** What an instance calls, and last the instance itself. */
type Group = readonly Shared[];

/** More than programs of one kind use; types of the library can be nested without end. */
const MOST = 4096;

const groups = new WeakMap<ApiTable, WeakMap<Layouts, Map<string, Group>>>();

const groupsOf = (cx: CrateCx): Map<string, Group> => {
  let byLayouts = groups.get(cx.api);
  if (byLayouts === undefined) groups.set(cx.api, (byLayouts = new WeakMap<Layouts, Map<string, Group>>()));
  let found = byLayouts.get(cx.layouts);
  if (found === undefined) byLayouts.set(cx.layouts, (found = new Map<string, Group>()));
  return found;
};

const isForeign = (t: Ty): boolean => t.k === 'adt' || isVar(t);

export class Instances {
  readonly fns: CoreFn[] = [];
  private readonly cx: CrateCx;
  private readonly names = new Map<string, string>();
  private readonly groups: Map<string, Group>;
  /** What the instance that is being built has called so far; null if it cannot be shared. */
  private needs: Map<string, Shared> | null = null;

  constructor(cx: CrateCx) {
    this.cx = cx;
    this.groups = groupsOf(cx);
  }

  /** The name of an instance that is known in this program. */
  find(key: string): string | undefined {
    const name = this.names.get(key);
    if (name !== undefined) this.calls(key);
    return name;
  }

  /** The instance that is being built is of this program alone. */
  isOwn(): void {
    this.needs = null;
  }

  private calls(key: string): void {
    if (this.needs === null) return;
    const group = this.groups.get(key);
    if (group === undefined) this.needs = null;
    else for (const x of group) this.needs.set(x.key, x);
  }

  /** The instance for a key that is not known yet, at these types. Its name is taken before it is built, for recursion. */
  make(program: Program, key: string, tys: readonly Ty[], shape: () => InstanceShape): string {
    const isShared = !tys.some((t) => someTy(t, isForeign));
    const name = (isShared ? this.reuse(key) : null) ?? this.build(program, key, isShared, shape());
    this.calls(key);
    return name;
  }

  /** The instance that another program has had; null if there is none, or if a name of it is taken here. */
  private reuse(key: string): string | null {
    const group = this.groups.get(key);
    if (group === undefined) return null;
    for (const x of group) {
      const known = this.names.get(x.key);
      if (known === undefined ? this.cx.isTaken(x.fn.name) : known !== x.fn.name) return null;
    }
    for (const x of group) {
      if (this.names.has(x.key)) continue;
      this.names.set(x.key, this.cx.unique(x.fn.name));
      this.fns.push(x.fn);
    }
    return this.names.get(key)!;
  }

  private build(program: Program, key: string, isShared: boolean, shape: InstanceShape): string {
    const { params, ret } = shape;
    const name = this.cx.unique(shape.name);
    this.names.set(key, name);
    const around = this.needs;
    this.needs = isShared && name === shape.name ? new Map() : null;
    const b = new Builder(program, noSpan);
    b.local(ret);
    for (const p of params) b.local(p);
    shape.build(b);
    b.ret();
    const fn: CoreFn = {
      name,
      lang: 'rust',
      sig: { params, ret, abi: 'Rust', variadic: false },
      locals: b.locals,
      argCount: params.length,
      blocks: prune(b.blocks),
      span: noSpan,
      annotations: [],
      synthetic: true,
      exported: false,
    };
    this.fns.push(fn);
    if (this.needs !== null) {
      if (this.groups.size >= MOST) this.groups.clear();
      this.groups.set(key, [...this.needs.values(), { key, fn }]);
    }
    this.needs = around;
    return name;
  }
}
