/** Compatible and composite types (C11 6.2.7, 6.7.6), and what may be assigned to what (6.5.16.1). */
import { showC, showQ } from './show.js';
import { asInt, type Widths } from './target.js';
import {
  isFunctionPointer,
  isInteger,
  isVoidPointer,
  pointerTo,
  qualifiedAs,
  type CFunction,
  type CPointer,
  type CTy,
  type QTy,
} from './types.js';

export const sameType = (a: CTy, b: CTy): boolean => compatible(a, b);

export const sameQualifiers = (a: QTy, b: QTy): boolean =>
  a.const === b.const && (a.volatile === true) === (b.volatile === true);

const compatibleQ = (a: QTy, b: QTy): boolean => sameQualifiers(a, b) && compatible(a.ty, b.ty);

const compatibleFunctions = (a: CFunction, b: CFunction): boolean => {
  if (!compatible(a.ret, b.ret)) return false;
  if (!a.prototype || !b.prototype) return true;
  if (a.params.length !== b.params.length || a.variadic !== b.variadic) return false;
  return a.params.every((p, i) => compatible(p, b.params[i] ?? p));
};

export const compatible = (a: CTy, b: CTy): boolean => {
  if (a === b) return true;
  // An enumeration and its integer type (6.7.2.2p4); two enumerations are two types.
  if (a.k === 'enum' && b.k === 'enum') return a.def === b.def;
  if (isInteger(a) && isInteger(b)) return asInt(a).kind === asInt(b).kind;
  if (a.k === 'pointer' && b.k === 'pointer') return compatibleQ(a.to, b.to);
  if (a.k === 'array' && b.k === 'array')
    return compatibleQ(a.of, b.of) && (a.len === null || b.len === null || a.len === b.len);
  if (a.k === 'function' && b.k === 'function') return compatibleFunctions(a, b);
  if (a.k === 'record' && b.k === 'record') return a.def === b.def;
  return a.k === 'void' && b.k === 'void';
};

/** Of two compatible types, the one that knows what either knows (6.2.7p3). */
export const composite = (a: CTy, b: CTy): CTy => {
  if (a.k === 'array' && b.k === 'array')
    return { k: 'array', of: qualifiedAs(a.of, composite(a.of.ty, b.of.ty)), len: a.len ?? b.len };
  if (a.k === 'pointer' && b.k === 'pointer')
    return pointerTo(qualifiedAs(a.to, composite(a.to.ty, b.to.ty)));
  if (a.k === 'function' && b.k === 'function') {
    if (!a.prototype) return b;
    if (!b.prototype) return a;
    const params = a.params.map((p, i) => composite(p, b.params[i] ?? p));
    return { ...a, ret: composite(a.ret, b.ret), params };
  }
  return a;
};

export interface Refused {
  readonly code: string;
  readonly why: string;
  readonly help: string;
}

const asPointee = (p: CPointer): string => showQ(p.to);

const pointers = (to: CPointer, from: CPointer): Refused | null => {
  const cast = `write the cast \`(${showC(to).slice(1, -1)})\` if it is meant`;
  const functions = isFunctionPointer(to) !== isFunctionPointer(from);
  const matches = isVoidPointer(to) || isVoidPointer(from) ? !functions : compatible(to.to.ty, from.to.ty);
  if (!matches)
    return {
      code: 'pointer-type',
      why: `${showC(from)} is not ${showC(to)}: they point to different types`,
      help: functions ? 'keep function pointers and object pointers apart' : cast,
    };
  const drops =
    from.to.const && !to.to.const ? 'const' : from.to.volatile && !to.to.volatile ? 'volatile' : null;
  if (drops !== null)
    return {
      code: `discards-${drops}`,
      why: `${showC(from)} becomes ${showC(to)}, which drops the \`${drops}\` of ${asPointee(from)}`,
      help: `add \`${drops}\` to the target, or ${cast}`,
    };
  return null;
};

/**
 * Whether a value of type `from` may be assigned, passed or returned as `to` without a cast (6.5.16.1p1); null if so.
 * `isNull`: the value is a null pointer constant (6.3.2.3p3).
 */
export const assignable = (to: CTy, from: CTy, isNull: boolean): Refused | null => {
  if (isInteger(to) && isInteger(from)) return null;
  if (to.k === 'int' && to.kind === 'bool' && from.k === 'pointer') return null;
  if (to.k === 'pointer' && isNull) return null;
  if (to.k === 'pointer' && from.k === 'pointer') return pointers(to, from);
  if (to.k === 'record' && from.k === 'record' && to.def === from.def) return null;
  const help =
    to.k === 'pointer' && isInteger(from)
      ? 'write NULL, the address of an object, or a cast'
      : isInteger(to) && from.k === 'pointer'
        ? 'write what it points to (`*`), or a cast'
        : 'use a value of that type';
  return { code: 'wrong-type', why: `${showC(from)} does not convert to ${showC(to)}`, help };
};

/** Whether the values of a type are converted to `t` in more than name. */
export const needsCast = (w: Widths, from: CTy, to: CTy): boolean => w.machine(from) !== w.machine(to);
