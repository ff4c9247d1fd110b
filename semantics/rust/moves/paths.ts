/**
 * Move paths: the places whose initialisation is followed one by one. A path exists for each local, and for each part of
 * one that is moved out of or assigned on its own; behind references nothing is followed.
 */
import type { CoreFn, Operand, Place, Projection, Rvalue } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import type { Ty } from '../../../model/types.js';
import { isLib } from '../ty.js';

export type PathId = number;

/** A part of a local that has a path of its own. */
interface Part {
  readonly place: Place;
  readonly ty: Ty;
  readonly parent: PathId;
}

const NO_PATHS: readonly PathId[] = [];

/** Whether two steps lead to the same part. */
const sameStep = (a: Projection, b: Projection): boolean => {
  switch (a.k) {
    case 'deref':
    case 'index':
      return a.k === b.k;
    case 'field':
      return b.k === 'field' && a.index === b.index;
    case 'variant':
      return b.k === 'variant' && a.index === b.index;
    case 'elem':
      return b.k === 'elem' && a.index === b.index;
    case 'subslice':
      return false;
  }
};

/** The path of a local has the local's number; those of parts go on behind them. */
export class Paths {
  private readonly fn: CoreFn;
  private readonly locals: number;
  private readonly parts: Part[] = [];
  /** By path, those that lie one step below it; nothing where no part has a path. */
  private readonly under: (PathId[] | null)[] = [];

  constructor(fn: CoreFn) {
    this.fn = fn;
    this.locals = fn.locals.length;
  }

  get count(): number {
    return this.locals + this.parts.length;
  }

  /** Whether a part of a local has a path of its own: in most bodies none has. */
  get hasParts(): boolean {
    return this.parts.length > 0;
  }

  private part(id: PathId): Part {
    const found = this.parts[id - this.locals];
    if (found === undefined) throw new Error(`no move path ${id}`);
    return found;
  }

  private add(place: Place, ty: Ty, parent: PathId): PathId {
    const id = this.count;
    while (this.under.length <= id) this.under.push(null);
    this.parts.push({ place, ty, parent });
    const siblings = this.under[parent]!;
    if (siblings === null) this.under[parent] = [id];
    else siblings.push(id);
    return id;
  }

  place(id: PathId): Place {
    return id < this.locals ? localPlace(id) : this.part(id).place;
  }

  private ty(id: PathId): Ty {
    return id < this.locals ? this.fn.locals[id]!.ty : this.part(id).ty;
  }

  parent(id: PathId): PathId | null {
    return id < this.locals ? null : this.part(id).parent;
  }

  children(id: PathId): readonly PathId[] {
    return this.hasParts ? (this.under[id] ?? NO_PATHS) : NO_PATHS;
  }

  /** How many leading projections of a place can be followed: fields, variants, elements that patterns name, contents of boxes. */
  private followed(p: Place): number {
    let ty = this.fn.locals[p.local]?.ty;
    let n = 0;
    for (const x of p.proj) {
      if (ty === undefined) return n;
      if (x.k === 'deref') {
        if (!isLib(ty, 'Box')) return n;
        ty = ty.args[0];
      } else if (x.k === 'field') ty = x.ty;
      else if (x.k === 'elem' && ty.k === 'array') ty = ty.of;
      else if (x.k !== 'variant') return n;
      n++;
    }
    return n;
  }

  /** The path of a place, made if need be; null if the place lies behind a reference or is an element. */
  make(p: Place): PathId | null {
    const steps = p.proj.length;
    if (steps === 0) return p.local;
    if (this.followed(p) < steps) return null;
    let id: PathId = p.local;
    for (let i = 0; i < steps; i++) {
      const x = p.proj[i]!;
      const known = this.child(id, x);
      if (known !== null) {
        id = known;
        continue;
      }
      const whole = this.ty(id);
      const ty = x.k === 'field' ? x.ty : x.k === 'deref' || x.k === 'elem' ? contentOf(whole) : whole;
      id = this.add({ local: p.local, proj: p.proj.slice(0, i + 1) }, ty, id);
    }
    return id;
  }

  /** The path that lies one step below another one, if there is one. */
  private child(id: PathId, step: Projection): PathId | null {
    for (const c of this.children(id)) {
      const { proj } = this.part(c).place;
      if (sameStep(proj[proj.length - 1]!, step)) return c;
    }
    return null;
  }

  /** The path of the place, or of the longest part of it that has one; that of its first `upTo` steps where given. */
  nearest(p: Place, upTo = p.proj.length): PathId {
    if (!this.hasParts) return p.local;
    let id: PathId = p.local;
    for (let i = 0; i < upTo; i++) {
      const next = this.child(id, p.proj[i]!);
      if (next === null) return id;
      id = next;
    }
    return id;
  }

  /** Whether the path is that of the place, and not of a part of it. */
  isOf(id: PathId, p: Place, upTo = p.proj.length): boolean {
    return this.place(id).proj.length === upTo;
  }

  /** The place's own path, if it has one. */
  exact(p: Place): PathId | null {
    if (p.proj.length === 0) return p.local;
    const id = this.nearest(p);
    return this.isOf(id, p) ? id : null;
  }

  /** The path and everything below it. */
  below(id: PathId, f: (id: PathId) => void): void {
    f(id);
    for (const c of this.children(id)) this.below(c, f);
  }
}

const contentOf = (t: Ty): Ty => {
  if (t.k === 'array') return t.of;
  return t.k === 'lib' ? (t.args[0] ?? t) : t;
};

/** The operand of an rvalue at a place among them, in order; null behind the last. */
export const operandAt = (rv: Rvalue, i: number): Operand | null => {
  switch (rv.k) {
    case 'use':
      return i === 0 ? rv.op : null;
    case 'un':
    case 'cast':
      return i === 0 ? rv.a : null;
    case 'bin':
    case 'distance':
      return i === 0 ? rv.a : i === 1 ? rv.b : null;
    case 'aggregate':
      return i < rv.fields.length ? rv.fields[i]! : null;
    case 'repeat':
      return i === 0 ? rv.value : null;
    case 'fat':
      return i === 0 ? rv.ptr : i === 1 ? rv.len : null;
    case 'offset':
      return i === 0 ? rv.ptr : i === 1 ? rv.count : null;
    case 'ref':
    case 'addr':
    case 'discr':
    case 'len':
      return null;
  }
};
