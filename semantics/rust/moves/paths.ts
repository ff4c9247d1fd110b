/**
 * Move paths (rustc_mir_dataflow): the places of a function whose initialisation is tracked. A path is a local or a
 * field, variant or box content of a path; what lies behind a reference, raw pointer or index belongs to the place
 * that it is reached through.
 */
import type {
  CoreFn,
  LocalId,
  Operand,
  Place,
  Projection,
  Rvalue,
  Statement,
  Terminator,
} from '../../../model/core/mir.js';
import type { Ty } from '../../../model/types.js';

export interface MovePath {
  readonly id: number;
  readonly place: Place;
  readonly ty: Ty;
  readonly parent: number;
  /** Children by projection key. */
  readonly children: Map<string, number>;
}

const keyOf = (p: Projection): string => {
  switch (p.k) {
    case 'field':
      return `f${p.index}`;
    case 'variant':
      return `v${p.index}`;
    case 'deref':
      return '*';
    case 'elem':
      return `e${p.index}`;
    case 'index':
      return 'i';
  }
};

const isBox = (t: Ty): boolean => t.k === 'lib' && t.name === 'Box';

export class MovePaths {
  readonly paths: MovePath[] = [];
  private readonly locals: number[] = [];
  private readonly fn: CoreFn;

  constructor(fn: CoreFn) {
    this.fn = fn;
    fn.locals.forEach((l, local) => this.locals.push(this.make({ local, proj: [] }, l.ty, -1)));
    for (const b of fn.blocks) {
      for (const s of b.stmts) this.statement(s);
      this.terminator(b.term);
    }
  }

  private make(place: Place, ty: Ty, parent: number): number {
    const id = this.paths.length;
    this.paths.push({ id, place, ty, parent, children: new Map() });
    return id;
  }

  ofLocal(l: LocalId): number {
    return this.locals[l]!;
  }

  /** The deepest path that a place lies in or is, and whether it is exactly that. With `add`, missing paths are made. */
  find(p: Place, add = false): { readonly path: number; readonly exact: boolean } {
    let at = this.locals[p.local]!;
    let ty = this.fn.locals[p.local]!.ty;
    for (let k = 0; k < p.proj.length; k++) {
      const pr = p.proj[k]!;
      const tracked = pr.k === 'field' || pr.k === 'variant' || (pr.k === 'deref' && isBox(ty));
      if (!tracked) return { path: at, exact: false };
      const node = this.paths[at]!;
      const known = node.children.get(keyOf(pr));
      if (known === undefined && !add) return { path: at, exact: false };
      if (pr.k === 'field') ty = pr.ty;
      else if (pr.k === 'deref' && ty.k === 'lib') ty = ty.args[0]!;
      if (known !== undefined) at = known;
      else {
        const made = this.make({ local: p.local, proj: p.proj.slice(0, k + 1) }, ty, at);
        node.children.set(keyOf(pr), made);
        at = made;
      }
    }
    return { path: at, exact: true };
  }

  /** A path and all below it. */
  below(id: number): number[] {
    const out = [id];
    for (let k = 0; k < out.length; k++) out.push(...this.paths[out[k]!]!.children.values());
    return out;
  }

  private operand(o: Operand): void {
    if (o.k === 'move') this.find(o.place, true);
  }

  private rvalue(r: Rvalue): void {
    for (const o of operandsOf(r)) this.operand(o);
  }

  private statement(s: Statement): void {
    if (s.k !== 'assign') return;
    this.rvalue(s.rv);
    this.find(s.place, true);
  }

  private terminator(t: Terminator): void {
    if (t.k === 'call') {
      for (const o of t.args) this.operand(o);
      if (t.dest !== null) this.find(t.dest, true);
    }
    if (t.k === 'drop') this.find(t.place, true);
    if (t.k === 'switch') this.operand(t.on);
    if (t.k === 'print') for (const o of t.args) this.operand(o);
  }
}

export const operandsOf = (r: Rvalue): readonly Operand[] => {
  switch (r.k) {
    case 'use':
      return [r.op];
    case 'un':
    case 'cast':
      return [r.a];
    case 'bin':
    case 'distance':
      return [r.a, r.b];
    case 'aggregate':
      return r.fields;
    case 'repeat':
      return [r.value];
    case 'fat':
      return [r.ptr, r.len];
    case 'offset':
      return [r.ptr, r.count];
    case 'ref':
    case 'addr':
    case 'discr':
    case 'len':
      return [];
  }
};

/** Places that an rvalue looks at without moving: borrowed, measured, copied from. */
export const placesOf = (r: Rvalue): readonly { readonly place: Place; readonly how: 'borrow' | 'use' }[] => {
  if (r.k === 'ref') return [{ place: r.place, how: 'borrow' }];
  if (r.k === 'discr' || r.k === 'len') return [{ place: r.place, how: 'use' }];
  return [];
};
