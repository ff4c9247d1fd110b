/** Places as messages name them: `x`, `x.field`, `*x`, `x[..]`. */
import type { CoreFn, Place } from '../../../model/core/mir.js';
import type { Ty } from '../../../model/types.js';
import { partOf } from '../../core/explicate/places.js';
import { isLib } from '../ty.js';

export interface Upvar {
  readonly name: string;
  /** The variable may change. */
  readonly mutable: boolean;
  readonly byRef: boolean;
  /** Captured through a shared reference. */
  readonly frozen: boolean;
}

/** Captured variables of a closure: fields of local 1, or (`behind` 1) of what that refers to. */
export interface Upvars {
  readonly all: readonly Upvar[];
  readonly behind: 0 | 1;
}

export interface Named {
  readonly fn: CoreFn;
  readonly upvars: Upvars | null;
}

/** The captured variable that a place begins with, which takes `behind + 1` steps. */
export const upvarOf = (upvars: Upvars | null, p: Place): Upvar | null => {
  if (upvars === null || p.local !== 1) return null;
  const step = p.proj[upvars.behind];
  return step?.k === 'field' ? (upvars.all[step.index] ?? null) : null;
};

const fieldName = (t: Ty | undefined, variant: number, index: number): string =>
  t?.k === 'adt' ? (t.def.variants[variant]?.fields[index]?.name ?? `${index}`) : `${index}`;

/** Null for a place that starts at a temporary. */
export const describe = (x: Named, p: Place): string | null => {
  const local = x.fn.locals[p.local];
  let name = local?.name ?? null;
  let ty: Ty | undefined = local?.ty;
  let variant = 0;
  let from = 0;
  const up = upvarOf(x.upvars, p);
  if (x.upvars !== null && up !== null) {
    const step = p.proj[x.upvars.behind];
    name = up.name;
    ty = step?.k === 'field' ? step.ty : ty;
    from = x.upvars.behind + 1;
    if (up.byRef && p.proj[from]?.k === 'deref') {
      ty = ty?.k === 'ref' ? ty.to : ty;
      from++;
    }
  }
  if (name === null) return null;
  for (const step of p.proj.slice(from)) {
    switch (step.k) {
      case 'deref':
        name = `*${name}`;
        ty =
          ty?.k === 'ref' || ty?.k === 'raw'
            ? ty.to
            : ty !== undefined && isLib(ty, 'Box')
              ? ty.args[0]
              : undefined;
        break;
      case 'field':
        name = `${name.startsWith('*') ? name.slice(1) : name}.${fieldName(ty, variant, step.index)}`;
        ty = step.ty;
        variant = 0;
        break;
      case 'variant':
        variant = step.index;
        break;
      case 'subslice':
        name = `${name}[..]`;
        ty = ty === undefined ? undefined : partOf(ty, step.left);
        break;
      case 'index':
      case 'elem':
        name = `${name}[_]`;
        ty = ty?.k === 'array' || ty?.k === 'slice' ? ty.of : undefined;
        break;
    }
  }
  return name;
};

export const quoted = (x: Named, p: Place): string => {
  const name = describe(x, p);
  return name === null ? 'value' : `\`${name}\``;
};

/** The type of a place; of its first `upTo` steps where that is given. */
export const typeOf = (fn: CoreFn, p: Place, upTo = p.proj.length): Ty | undefined => {
  let ty: Ty | undefined = fn.locals[p.local]?.ty;
  for (let i = 0; i < upTo; i++) {
    if (ty === undefined) return undefined;
    const step = p.proj[i]!;
    switch (step.k) {
      case 'deref':
        ty = ty.k === 'ref' || ty.k === 'raw' ? ty.to : ty.k === 'lib' ? ty.args[0] : undefined;
        break;
      case 'field':
        ty = step.ty;
        break;
      case 'variant':
        break;
      case 'subslice':
        ty = partOf(ty, step.left);
        break;
      case 'index':
      case 'elem':
        ty = ty.k === 'array' || ty.k === 'slice' ? ty.of : undefined;
        break;
    }
  }
  return ty;
};
