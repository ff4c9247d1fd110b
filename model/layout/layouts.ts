/**
 * The layouts of all types on one target. Types are interned and so are their layouts: `of` twice gives the same
 * object. A definition must have all its fields before it is asked for.
 */
import type { Target } from '../target.js';
import type { Ty } from '../types.js';
import { erase, showTy, u8 } from '../types.js';
import { OnTypes } from '../facts.js';
import { assemble, type Basis } from './assemble.js';
import type { Desc } from './describe.js';
import { describe, partsOf } from './describe.js';
import type { LibShapes } from './lib.js';
import { libShapes } from './lib.js';
import type { FieldOrder } from './order.js';
import type { Layout, LayoutError, LayoutMode, Pointee } from './types.js';

export const isLayoutError = (x: Layout | Pointee | LayoutError): x is LayoutError =>
  'k' in x && x.k === 'layout-error';

/** Thrown by `of` and `pointee` for a type that `find` refuses: who calls them has asked `find` before. */
export class NoLayout extends Error {
  readonly why: LayoutError;
  constructor(why: LayoutError) {
    super(`${why.code}: ${why.message}`);
    this.why = why;
  }
}

export class Layouts implements Basis {
  readonly target: Target;
  readonly mode: LayoutMode;
  readonly order: FieldOrder | null;
  private readonly libs: LibShapes;
  private readonly known = new OnTypes<Layout | LayoutError>();
  private readonly pointees = new OnTypes<Pointee | LayoutError>();

  constructor(
    target: Target,
    mode: LayoutMode = 'rustc',
    libs: LibShapes = libShapes,
    order: FieldOrder | null = null,
  ) {
    this.target = target;
    this.mode = mode;
    this.order = order;
    this.libs = libs;
  }

  /** The layout, or why there is none. Never throws, ends on every type. */
  find(ty: Ty): Layout | LayoutError {
    return this.known.get(ty) ?? this.atOnce(ty) ?? this.compute(ty);
  }

  /** The layout of a type that `find` accepts. */
  of(ty: Ty): Layout {
    const l = this.find(ty);
    if (isLayoutError(l)) throw new NoLayout(l);
    return l;
  }

  /** What a pointer to `ty` points to; also for slices, `str` and `CStr`. */
  findPointee(ty: Ty): Pointee | LayoutError {
    const known = this.pointees.get(ty);
    if (known !== undefined) return known;
    const made = this.makePointee(ty);
    this.pointees.set(ty, made);
    return made;
  }

  pointee(ty: Ty): Pointee {
    const p = this.findPointee(ty);
    if (isLayoutError(p)) throw new NoLayout(p);
    return p;
  }

  private makePointee(ty: Ty): Pointee | LayoutError {
    const d = describe(this.target, this.libs, ty);
    const elem = d.k === 'unsized' ? (d.elem ?? u8) : null;
    const l = this.find(elem ?? ty);
    if (isLayoutError(l)) return l;
    const { size, align, freeze, cells } = l;
    return {
      ty: erase(ty),
      size: elem === null ? size : 0,
      align,
      stride: elem === null ? 0 : size,
      freeze,
      unpin: true,
      cells,
      uninhabited: elem === null && l.uninhabited,
    };
  }

  /** The layout of a type whose parts have theirs already, as those have that a program names in order. */
  private atOnce(root: Ty): Layout | LayoutError | null {
    const ty = erase(root);
    const desc = describe(this.target, this.libs, ty);
    const parts: Layout[] = [];
    for (const p of partsOf(desc)) {
      const l = this.known.get(erase(p));
      if (l === undefined || isLayoutError(l)) return null;
      parts.push(l);
    }
    const made = this.fitting(ty, assemble(this, ty, desc, parts));
    this.known.set(ty, made);
    if (root !== ty) this.known.set(root, made);
    return made;
  }

  /** Depth first with a stack of its own, so that neither a long chain of types nor a cycle overflows ours. */
  private compute(root: Ty): Layout | LayoutError {
    const open = new Map<Ty, { readonly desc: Desc; readonly parts: readonly Ty[]; next: number }>();
    const path: Ty[] = [];
    const enter = (t: Ty): void => {
      const desc = describe(this.target, this.libs, t);
      open.set(t, { desc, parts: partsOf(desc).map(erase), next: 0 });
      path.push(t);
    };
    const start = erase(root);
    if (!this.known.has(start)) enter(start);
    for (let t = path[path.length - 1]; t !== undefined; t = path[path.length - 1]) {
      const state = open.get(t);
      if (state === undefined) break;
      const part = state.parts[state.next];
      if (part === undefined) {
        this.known.set(t, this.build(t, state.desc));
        path.pop();
        open.delete(t);
        continue;
      }
      if (open.has(part)) {
        const cycle = path.slice(path.indexOf(part));
        const error = infinite(cycle);
        for (const member of cycle) this.known.set(member, error);
        for (const member of cycle) open.delete(member);
        path.length -= cycle.length;
        continue;
      }
      if (this.known.has(part)) state.next++;
      else enter(part);
    }
    const found = this.known.get(start) ?? infinite([start]);
    this.known.set(root, found);
    return found;
  }

  private build(ty: Ty, d: Desc): Layout | LayoutError {
    const parts: Layout[] = [];
    for (const p of partsOf(d)) {
      const l = this.known.get(erase(p));
      if (l === undefined) return infinite([ty]);
      if (isLayoutError(l)) return l;
      parts.push(l);
    }
    return this.fitting(ty, assemble(this, ty, d, parts));
  }

  private fitting(ty: Ty, made: Layout | LayoutError): Layout | LayoutError {
    if (isLayoutError(made) || made.size <= this.target.maxObject) return made;
    return {
      k: 'layout-error',
      code: 'too-big',
      message: `values of the type \`${showTy(ty)}\` are too big for the target architecture`,
      tys: [ty],
    };
  }
}

const infinite = (cycle: readonly Ty[]): LayoutError => {
  const names = cycle.map((t) => `\`${showTy(t)}\``);
  return {
    k: 'layout-error',
    code: 'E0072',
    message:
      names.length === 1
        ? `recursive type ${names.join('')} has infinite size`
        : `recursive types ${names.join(', ')} have infinite size`,
    tys: cycle,
  };
};
