/** Conversions of values (C11 6.3): between integers, to _Bool, between pointers, pointers to integers and back. */
import type { Rvalue } from '../../../model/core/mir.js';
import { constInt } from '../../../model/core/mir.js';
import { unit, usize } from '../../../model/types.js';
import { needsCast } from '../compatible.js';
import type { Cast } from '../tree.js';
import { isInteger } from '../types.js';
import { use, type Lowering } from './lowering.js';

export const cast = (l: Lowering, e: Cast): Rvalue => {
  const to = l.ty(e.ty);
  const from = l.ty(e.a.ty);
  if (e.ty.k === 'void') {
    l.effect(e.a);
    return use({ k: 'const', value: { k: 'unit' }, ty: unit });
  }
  if (!needsCast(l.w, e.a.ty, e.ty)) return l.rvalue(e.a);
  const a = l.value(e.a);
  l.b.span = e.span;
  if (isInteger(e.ty)) {
    if (to.k === 'bool' && from.k !== 'int' && from.k !== 'char')
      return { k: 'bin', op: '!=', a, b: constInt(0, from), ty: from };
    if (to.k === 'bool') return { k: 'cast', kind: 'to-bool', a, from, to };
    if (isInteger(e.a.ty)) return { k: 'cast', kind: 'int', a, from, to };
    const address = l.b.keep({ k: 'cast', kind: 'expose', a, from, to: usize }, usize);
    return to === usize ? use(address) : { k: 'cast', kind: 'int', a: address, from: usize, to };
  }
  if (isInteger(e.a.ty)) {
    const wide = from === usize ? a : l.b.keep({ k: 'cast', kind: 'int', a, from, to: usize }, usize);
    return { k: 'cast', kind: 'from-exposed', a: wide, from: usize, to };
  }
  return a.k === 'const' ? use({ ...a, ty: to }) : { k: 'cast', kind: 'ptr', a, from, to };
};
