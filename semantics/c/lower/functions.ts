/** Functions to the core, and wrappers of library functions whose address is taken. */
import type { CoreFn, FnSig } from '../../../model/core/mir.js';
import { copy, localPlace } from '../../../model/core/mir.js';
import { noSpan } from '../../../model/span.js';
import type { Widths } from '../target.js';
import type { CheckedFunction } from '../tree.js';
import type { CFunction } from '../types.js';
import { Builder } from './builder.js';
import { Expressions } from './expressions.js';
import type { Order } from './sequencing.js';
import { Statements } from './statements.js';

export const signature = (w: Widths, f: CFunction): FnSig => ({
  params: f.params.map((p) => w.machine(p)),
  ret: w.machine(f.ret),
  abi: 'C',
  variadic: f.variadic,
});

export const lowerFunction = (w: Widths, f: CheckedFunction, order: Order): CoreFn => {
  const sig = signature(w, f.sym.ty);
  const b = new Builder(f.span);
  const x = new Expressions(b, w, order);
  b.local(sig.ret, null, true, f.span);
  for (const p of f.params) x.declare(p);
  const kind = f.sym.name === 'main' ? 'main' : f.sym.ty.ret.k === 'void' ? 'void' : 'value';
  for (const p of f.params) x.becomeConst(p, p.span);
  for (const p of f.params) x.pointsToEnough(p);
  new Statements(b, x).body(f.body.scope, f.body.body, kind);
  return {
    name: f.sym.name,
    lang: 'c',
    sig,
    locals: b.locals,
    argCount: f.params.length,
    blocks: b.blocks,
    span: f.span,
    annotations: [],
    synthetic: false,
    exported: f.sym.linkage === 'external',
  };
};

/** `free` as a function: one that does nothing but call it. */
export const wrapper = (w: Widths, name: string, ty: CFunction, exported: boolean): CoreFn => {
  const sig = signature(w, ty);
  const b = new Builder(noSpan);
  b.local(sig.ret, null, true, noSpan);
  const args = sig.params.map((p) => copy(localPlace(b.local(p, null, true, noSpan))));
  b.call({ k: 'op', name, tys: [] }, args, ty.ret.k === 'void' ? null : localPlace(0));
  b.terminate({ k: 'return', span: noSpan });
  return {
    name,
    lang: 'c',
    sig,
    locals: b.locals,
    argCount: sig.params.length,
    blocks: b.blocks,
    span: noSpan,
    annotations: [],
    synthetic: true,
    exported,
  };
};
