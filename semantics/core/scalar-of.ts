/** From a layout to what the machine needs to read, write and judge a scalar. Null: the type lives in memory. */
import {
  S_BOOL,
  S_CHAR,
  S_FN,
  S_INT,
  S_NONZERO,
  S_RAW,
  S_REF,
  type PointerScalar,
  type Scalar,
} from '../../model/core/code.js';
import type { Layouts, PtrOf } from '../../model/layout/index.js';
import { showTy, type Ty } from '../../model/types.js';
import { effectiveClass } from './effective.js';
import { BOX, MUT, RAW_CONST, RAW_MUT, REF } from '../aliasing/model.js';

const pointerOf = (
  layouts: Layouts,
  of: PtrOf,
  pointee: Ty | null,
  mutRaw: boolean,
  nonNull: boolean,
): PointerScalar | null => {
  if (pointee === null) return null;
  const found = layouts.findPointee(pointee);
  if ('k' in found) return null;
  const kind = of === 'mut' ? MUT : of === 'box' ? BOX : of === 'ref' ? REF : mutRaw ? RAW_MUT : RAW_CONST;
  return {
    of: kind,
    nonNull,
    size: found.stride === 0 ? found.size : found.stride,
    align: found.align,
    info: found,
  };
};

const isReference = (of: PtrOf): boolean => of === 'ref' || of === 'mut' || of === 'box';

export const scalarOf = (layouts: Layouts, ty: Ty): Scalar | null => {
  const l = layouts.of(ty);
  const sh = l.shape;
  const mutRaw = ty.k === 'raw' && ty.mut;
  if (sh.k === 'fat') {
    const reference = isReference(sh.of);
    return {
      kind: reference ? S_REF : S_RAW,
      size: l.size,
      align: l.align,
      signed: false,
      fat: true,
      checked: reference || sh.nonNull,
      pointer: pointerOf(layouts, sh.of, sh.pointee, mutRaw, sh.nonNull),
      ty,
      eff: effectiveClass(ty),
    };
  }
  if (sh.k !== 'scalar') return null;
  const p = sh.prim;
  const base = { size: l.size, align: l.align, fat: false, ty };
  switch (p.k) {
    case 'int':
    case 'cap':
      return {
        ...base,
        kind: S_INT,
        signed: p.k === 'int' && p.signed,
        checked: false,
        pointer: null,
        eff: effectiveClass(ty),
      };
    case 'bool':
      return { ...base, kind: S_BOOL, signed: false, checked: true, pointer: null, eff: effectiveClass(ty) };
    case 'char':
      return { ...base, kind: S_CHAR, signed: false, checked: true, pointer: null, eff: effectiveClass(ty) };
    case 'nonzero':
      return {
        ...base,
        kind: S_NONZERO,
        signed: p.signed,
        checked: true,
        pointer: null,
        eff: effectiveClass(ty),
      };
    case 'ptr': {
      const kind = p.of === 'fn' ? S_FN : isReference(p.of) ? S_REF : S_RAW;
      const checked = kind !== S_RAW || p.nonNull;
      return {
        ...base,
        kind,
        signed: false,
        checked,
        pointer: pointerOf(layouts, p.of, p.pointee, mutRaw, p.nonNull),
        eff: effectiveClass(ty),
      };
    }
  }
};

/** For messages. */
export const showScalar = (sc: Scalar): string => showTy(sc.ty);
