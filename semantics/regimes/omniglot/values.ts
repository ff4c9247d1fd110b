/** What Omniglot's validators say of bytes: as the types do, but that a pointer which has to be good must be null. */
import type { Instr } from '../../../model/core/code.js';
import { refuses } from '../../../model/faults.js';
import type { Layout, Layouts } from '../../../model/layout/index.js';
import { OnTypes } from '../../../model/facts.js';
import type { Ty } from '../../../model/types.js';
import { bytesAreValid } from '../../core/typed.js';
import { Loc } from '../../machine/loc.js';
import type { Machine } from '../../machine/machine.js';

/** `count` values of one type, one behind the other: a value, or the elements of a slice. */
export interface Elements {
  layout: Layout | null;
  count: number;
}

const at = new Loc();
const asInstr = { typed: null as Layout | null } as unknown as Instr;

const isPointer = (ty: Ty): boolean =>
  ty.k === 'ref' || ty.k === 'fn' || (ty.k === 'lib' && (ty.name === 'Box' || ty.name === 'Arc'));

/** `Option` of what cannot be validated: `None` can. */
const isNullable = (ty: Ty): boolean =>
  ty.k === 'lib' && ty.name === 'Option' && ty.args[0] !== undefined && isPointer(ty.args[0]);

const known = new OnTypes<boolean>();
const holdsNullable = (ty: Ty): boolean => {
  let holds = known.get(ty);
  if (holds === undefined) known.set(ty, (holds = isNullable(ty) || partsOf(ty).some(holdsNullable)));
  return holds;
};

/** The types of the fields of a struct or tuple; of an array its element. */
const partsOf = (ty: Ty): readonly Ty[] => {
  if (ty.k === 'tuple') return ty.elems;
  if (ty.k === 'array') return [ty.of];
  return ty.k === 'adt' && ty.def.kind === 'struct' ? ty.def.variants[0]!.fields.map((f) => f.ty) : [];
};

/** Is every nullable pointer in the value null? */
const nullables = (m: Machine, store: number, ty: Ty): boolean => {
  const { mem } = m;
  if (isNullable(ty)) {
    if (mem.readInt(store, mem.pointerSize, false) === 0) return true;
    m.innerFailure = {
      derivation: {
        rule: 'O6-Nullable',
        premise: 'null',
        reason: 'no look at a pointer tells whether it is a good reference: only null is valid',
        inner: null,
      },
      fault: refuses,
    };
    return false;
  }
  const { shape } = m.linked.layouts.of(ty);
  if (ty.k === 'array' && shape.k === 'array') {
    for (let k = 0; k < ty.len; k++) if (!nullables(m, store + k * shape.stride, ty.of)) return false;
    return true;
  }
  if (shape.k !== 'struct') return true;
  return partsOf(ty).every((f, k) => nullables(m, store + (shape.offsets[k] ?? 0), f));
};

export const valuesAt = (m: Machine, p: Loc, e: Elements): boolean => {
  const { layout } = e;
  if (layout === null) return true;
  asInstr.typed = layout;
  at.alloc = p.alloc;
  at.size = layout.size;
  for (let k = 0; k < e.count; k++) {
    at.off = p.off + k * layout.size;
    at.store = p.store + k * layout.size;
    if (!bytesAreValid(m, at, asInstr)) return false;
    if (holdsNullable(layout.ty) && !nullables(m, at.store, layout.ty)) return false;
  }
  return true;
};

/** Why a type has no validator, or null: references, boxes, functions, and what has cells or owns memory. */
export const noValidator = (ty: Ty): string | null => {
  switch (ty.k) {
    case 'ref':
      return 'no look at a number tells whether it is a live, unaliased reference';
    case 'fn':
      return 'no look at a number tells whether it is a function';
    case 'slice':
    case 'array':
      return noValidator(ty.of);
    case 'tuple':
      return first(ty.elems);
    case 'adt':
      return first(ty.def.variants.flatMap((v) => v.fields.map((f) => f.ty)));
    case 'lib':
      if (ty.name === 'Option') return isNullable(ty) ? null : first(ty.args);
      if (ty.name === 'MaybeUninit' || ty.name.startsWith('NonZero')) return null;
      return `\`${ty.name}\` has no validator`;
    default:
      return null;
  }
};

const first = (tys: readonly Ty[]): string | null => {
  for (const t of tys) {
    const why = noValidator(t);
    if (why !== null) return why;
  }
  return null;
};

/**
 * Are all bytes of any value of the type its own, so that none is left uninitialised? As `zerocopy::IntoBytes` has it: no padding,
 * no layout of Rust's own choice, no pointers (they are more than their bytes).
 */
export const allBytes = (ty: Ty, layouts: Layouts): boolean => {
  switch (ty.k) {
    case 'unit':
    case 'int':
    case 'bool':
    case 'char':
      return true;
    case 'array':
    case 'slice':
      return allBytes(ty.of, layouts);
    case 'lib': {
      const of = ty.name === 'Option' ? ty.args[0] : ty;
      return of?.k === 'lib' && of.name.startsWith('NonZero');
    }
    case 'adt': {
      const fields = ty.def.variants.flatMap((v) => v.fields.map((f) => f.ty));
      if (ty.def.repr === 'Rust' || (ty.def.kind !== 'struct' && fields.length > 0)) return false;
      if (ty.def.kind !== 'struct') return true;
      const sum = fields.reduce((n, f) => n + layouts.of(f).size, 0);
      return sum === layouts.of(ty).size && fields.every((f) => allBytes(f, layouts));
    }
    default:
      return false;
  }
};

/** Has every bit pattern of the type a value? */
export const anyBits = (ty: Ty): boolean =>
  ty.k === 'int' || ((ty.k === 'slice' || ty.k === 'array') && anyBits(ty.of));
