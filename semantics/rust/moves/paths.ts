/**
 * Move paths: the places whose initialisation is followed one by one. A path exists for each local, and for each part of
 * one that is moved out of or assigned on its own; behind references nothing is followed.
 */
import type { CoreFn, Operand, Place, Rvalue } from '../../../model/core/mir.js';
import type { Ty } from '../../../model/types.js';
import { isLib } from '../ty.js';

export type PathId = number;

export interface MovePath {
  readonly id: PathId;
  readonly place: Place;
  readonly ty: Ty;
  readonly parent: PathId | null;
  readonly children: PathId[];
}

const stepKey = (p: Place['proj'][number]): string => {
  switch (p.k) {
    case 'deref':
      return '*';
    case 'field':
      return `.${p.index}`;
    case 'variant':
      return `v${p.index}`;
    case 'index':
      return '[]';
    case 'elem':
      return `[${p.index}]`;
  }
};

export class Paths {
  readonly all: MovePath[] = [];
  private readonly byKey = new Map<string, PathId>();
  private readonly fn: CoreFn;

  constructor(fn: CoreFn) {
    this.fn = fn;
    fn.locals.forEach((l, local) => {
      this.add({ local, proj: [] }, l.ty, null, `${local}`);
    });
  }

  private add(place: Place, ty: Ty, parent: PathId | null, key: string): PathId {
    const id = this.all.length;
    this.all.push({ id, place, ty, parent, children: [] });
    if (parent !== null) this.all[parent]?.children.push(id);
    this.byKey.set(key, id);
    return id;
  }

  get(id: PathId): MovePath {
    const found = this.all[id];
    if (found === undefined) throw new Error(`no move path ${id}`);
    return found;
  }

  /** How many leading projections of a place can be followed: fields, variants, and the contents of boxes. */
  private followed(p: Place): number {
    let ty = this.fn.locals[p.local]?.ty;
    let n = 0;
    for (const x of p.proj) {
      if (ty === undefined) return n;
      if (x.k === 'deref') {
        if (!isLib(ty, 'Box')) return n;
        ty = ty.args[0];
      } else if (x.k === 'field') ty = x.ty;
      else if (x.k !== 'variant') return n;
      n++;
    }
    return n;
  }

  /** The path of a place, made if need be; null if the place lies behind a reference or is an element. */
  make(p: Place): PathId | null {
    if (this.followed(p) < p.proj.length) return null;
    let id: PathId = p.local;
    let key = `${p.local}`;
    p.proj.forEach((x, i) => {
      key += stepKey(x);
      const ty = x.k === 'field' ? x.ty : x.k === 'deref' ? contentOf(this.get(id).ty) : this.get(id).ty;
      id = this.byKey.get(key) ?? this.add({ local: p.local, proj: p.proj.slice(0, i + 1) }, ty, id, key);
    });
    return id;
  }

  /** The path of the place, or of the longest part of it that has one, and whether it is the place's own. */
  find(p: Place): { readonly id: PathId; readonly exact: boolean } {
    let id: PathId = p.local;
    let key = `${p.local}`;
    for (const x of p.proj) {
      key += stepKey(x);
      const next = this.byKey.get(key);
      if (next === undefined) return { id, exact: false };
      id = next;
    }
    return { id, exact: true };
  }

  /** The path and everything below it. */
  below(id: PathId, f: (id: PathId) => void): void {
    f(id);
    for (const c of this.get(id).children) this.below(c, f);
  }
}

const contentOf = (t: Ty): Ty => (t.k === 'lib' ? (t.args[0] ?? t) : t);

/** Calls `f` on each operand of an rvalue, in order. */
export const operandsOf = (rv: Rvalue, f: (o: Operand) => void): void => {
  switch (rv.k) {
    case 'use':
      return f(rv.op);
    case 'un':
    case 'cast':
      return f(rv.a);
    case 'bin':
    case 'distance':
      f(rv.a);
      return f(rv.b);
    case 'aggregate':
      return rv.fields.forEach(f);
    case 'repeat':
      return f(rv.value);
    case 'fat':
      f(rv.ptr);
      return f(rv.len);
    case 'offset':
      f(rv.ptr);
      return f(rv.count);
    case 'ref':
    case 'addr':
    case 'discr':
    case 'len':
      return;
  }
};
