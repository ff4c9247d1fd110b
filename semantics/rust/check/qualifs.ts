/**
 * What the value of a constant expression may hold: a cell, or something to drop. rustc asks the value and not its type:
 * `None` holds no cell, whatever it is an option of (rustc, `check_consts::qualifs`; Reference, constant promotion).
 */
import { erase, type Ty } from '../../../model/types.js';
import type { TExpr } from '../tree.js';
import { isSized } from '../ty.js';
import type { CrateCx } from './context.js';
import { needsDrop } from './traits.js';

export interface Qualif {
  /** Whether some value of the type has it. */
  readonly ofType: (cx: CrateCx, ty: Ty) => boolean;
  /** Whether every value of the type has it, whatever its parts are. */
  readonly inherent: (ty: Ty) => boolean;
}

export const hasCell: Qualif = {
  ofType: (cx, ty) => isSized(ty) && !cx.layouts.of(erase(ty)).freeze,
  inherent: (ty) => ty.k === 'lib' && (ty.name === 'Cell' || ty.name === 'UnsafeCell'),
};

export const needsToDrop: Qualif = {
  ofType: (cx, ty) => needsDrop(cx, ty),
  inherent: (ty) => ty.k === 'adt' && ty.def.drop !== null,
};

/** Whether the value may have it. Of both branches of an `if` one is taken: which, nobody asks. */
export const mayHave = (cx: CrateCx, q: Qualif, e: TExpr): boolean => {
  if (!q.ofType(cx, e.ty)) return false;
  const go = (x: TExpr): boolean => mayHave(cx, q, x);
  switch (e.k) {
    case 'adt':
      return q.inherent(e.ty) || e.base !== null || e.fields.some((x) => go(x.value));
    case 'tuple':
    case 'array':
      return e.elems.some(go);
    case 'repeat':
      return go(e.value);
    case 'const':
      cx.constValue(e.def);
      return e.def.node === null || go(e.def.node);
    case 'field':
    case 'index':
      return go(e.a);
    case 'block':
      return e.stmts.length > 0 || e.tail === null || e.jump !== null || go(e.tail);
    case 'if':
      return go(e.then) || (e.otherwise !== null && go(e.otherwise));
    default:
      return true;
  }
};
