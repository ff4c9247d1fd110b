/** `Default::default()` of the types that `check/bounds.ts` says it is built of. */
import { constInt, localPlace, move, type Operand, type Place } from '../../../model/core/mir.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { show } from '../ty.js';
import type { Builder } from './builder.js';
import type { ProgramCx } from './program.js';

const part = (p: ProgramCx, b: Builder, ty: Ty): Operand => {
  const l = b.local(ty);
  defaultInto(p, b, ty, localPlace(l));
  return move(localPlace(l));
};

export const defaultInto = (p: ProgramCx, b: Builder, ty: Ty, dest: Place): void => {
  switch (ty.k) {
    case 'int':
    case 'bool':
    case 'char':
      return b.use(dest, constInt(0, ty));
    case 'unit':
      return b.use(dest, { k: 'const', value: { k: 'unit' }, ty });
    case 'tuple': {
      const elems = ty.elems.map((t) => part(p, b, t));
      return b.aggregate(dest, ty, 0, elems);
    }
    case 'array': {
      const elems = Array.from({ length: ty.len }, () => part(p, b, ty.of));
      return b.aggregate(dest, ty, 0, elems);
    }
    case 'lib':
      return libDefault(p, b, ty, dest);
    default:
      throw new Error(`\`${show(ty)}\` has no default`);
  }
};

const libDefault = (p: ProgramCx, b: Builder, ty: T.LibTy, dest: Place): void => {
  switch (ty.name) {
    case 'Option':
      return b.aggregate(dest, ty, 0, []);
    case 'Vec':
      return b.callFn(p.library('Vec::new', ty.args), [], dest);
    case 'String':
      return b.callFn(p.library('String::new', []), [], dest);
    case 'Box':
    case 'Cell': {
      const inside = part(p, b, ty.args[0] ?? T.unit);
      return b.callFn(p.library(`${ty.name}::new`, ty.args), [inside], dest);
    }
    default:
      throw new Error(`\`${show(ty)}\` has no default`);
  }
};
