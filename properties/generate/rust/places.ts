/** Places that a body may use now: variables and what is below them, with what may be done there. */
import type { Holds, LoanState, Step, Var } from './loans.js';
import { both, nothing } from './loans.js';
import { hasRef, isCopy, type Ty } from './types.js';

export interface Place {
  /** As an expression. */
  readonly text: string;
  /** As the base of a field or method, where dereferences go without saying. */
  readonly base: string;
  readonly ty: Ty;
  readonly v: Var;
  readonly path: readonly Step[];
  /** Reached through a shared reference: borrowing it borrows nothing of the variable. */
  readonly shared: boolean;
  /** Reached through a reference. */
  readonly behind: boolean;
  readonly write: boolean;
  readonly movable: boolean;
  /** Reached by a call that borrows all of what the path names: nothing below is told apart. */
  readonly whole: boolean;
}

const DEPTH = 4;

export const root = (v: Var): Place => ({
  text: v.name,
  base: v.name,
  ty: v.ty,
  v,
  path: [],
  shared: false,
  behind: false,
  write: v.mutable,
  movable: true,
  whole: false,
});

const longer = (p: Place, step: Step): readonly Step[] => (p.whole ? p.path : [...p.path, step]);

export const fieldOf = (p: Place, name: string, ty: Ty): Place => ({
  ...p,
  text: `${p.base}.${name}`,
  base: `${p.base}.${name}`,
  ty,
  path: longer(p, `.${name}`),
  movable: p.movable && !(p.ty.k === 'adt' && p.ty.def.drop),
});

/** Places directly below; elements of arrays and vectors at small indices. */
const below = (p: Place): Place[] => {
  const { ty } = p;
  switch (ty.k) {
    case 'tuple':
      return ty.of.map((t, k) => fieldOf(p, String(k), t));
    case 'adt':
      return ty.def.kind === 'struct' ? ty.def.variants[0]!.fields.map((f) => fieldOf(p, f.name, f.ty)) : [];
    case 'Box':
      return [{ ...p, text: `(*${p.text})`, ty: ty.of, path: longer(p, 'box') }];
    case 'ref':
      if (ty.to.k === 'slice') {
        const s: Place = { ...behind(p, ty), ty: ty.to };
        return [{ ...s, text: `${p.base}[0]`, base: `${p.base}[0]`, ty: ty.to.of, path: longer(s, '[]') }];
      }
      return ty.to.k === 'str' ? [] : [behind(p, ty)];
    case 'array':
      return ty.n === 0
        ? []
        : [
            {
              ...p,
              text: `${p.base}[${ty.n - 1}]`,
              base: `${p.base}[${ty.n - 1}]`,
              ty: ty.of,
              path: longer(p, '[]'),
              movable: false,
            },
          ];
    // Indexing a vector borrows the whole of it, by a call.
    case 'Vec':
      return [{ ...p, text: `${p.base}[0]`, base: `${p.base}[0]`, ty: ty.of, movable: false, whole: true }];
    default:
      return [];
  }
};

const behind = (p: Place, ty: Extract<Ty, { k: 'ref' }>): Place => ({
  ...p,
  text: `(*${p.text})`,
  ty: ty.to,
  path: longer(p, '*'),
  shared: p.shared || !ty.mut,
  behind: true,
  write: ty.mut && (!p.behind || p.write) && !p.shared,
  movable: false,
});

/** Through a `&mut` one writes whatever the variable is; through a `&` never, and what is behind stays so. */
const usable = (s: LoanState, v: Var): boolean =>
  v.ty.k !== 'closure' && !v.hidden && !v.uninit && !(v.dead && hasRef(v.ty)) && s.isInit(v, [], false);

/** All places that are initialised, parents before parts. */
export const places = (s: LoanState): Place[] => {
  const out: Place[] = [];
  const add = (p: Place, depth: number): void => {
    if (s.isInit(p.v, p.path, true)) out.push(p);
    else if (!s.isInit(p.v, p.path, false)) return;
    if (depth < DEPTH) for (const q of below(p)) add(q, depth + 1);
  };
  for (const v of s.vars) if (usable(s, v)) add(root(v), 0);
  return out;
};

/** What a borrow of the place holds. */
export const borrowHolds = (p: Place, mut: boolean): Holds => {
  const own: Holds = p.shared ? nothing : { loans: [{ root: p.v.id, path: p.path, mut }], life: [] };
  return p.behind || hasRef(p.ty) ? both(own, p.v.holds) : own;
};

export const mayRead = (s: LoanState, p: Place): boolean => s.may(p.v.id, p.path, false);
export const mayWrite = (s: LoanState, p: Place): boolean => p.write && s.may(p.v.id, p.path, true);

/** May it be moved out, here, in a body at this depth of loops? */
export const mayMove = (s: LoanState, p: Place, depth: number): boolean =>
  p.movable && !p.v.keep && p.v.depth === depth && p.v.held === 0 && s.may(p.v.id, p.path, true);

export const mayUse = (s: LoanState, p: Place, depth: number): boolean =>
  isCopy(p.ty) ? mayRead(s, p) : mayMove(s, p, depth);
