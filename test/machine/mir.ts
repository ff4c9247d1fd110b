/** Small hand-written core programs: the machine is tested below both front ends. */
import type {
  Block,
  CoreFn,
  FnSig,
  ForeignDecl,
  Lang,
  Local,
  Operand,
  Place,
  Projection,
  Rvalue,
  Statement,
  Terminator,
  Unit,
} from '../../model/core/mir.js';
import { noSpan } from '../../model/span.js';
import type { Ty } from '../../model/types.js';

const span = noSpan;

export const place = (local: number, ...proj: Projection[]): Place => ({ local, proj });
export const deref: Projection = { k: 'deref' };
export const copy = (p: Place): Operand => ({ k: 'copy', place: p });
export const num = (value: number, ty: Ty): Operand => ({ k: 'const', value: { k: 'int', value }, ty });
export const set = (p: Place, rv: Rvalue): Statement => ({ k: 'assign', place: p, rv, unwind: null, span });
export const use = (op: Operand, retag = true): Rvalue => ({ k: 'use', op, retag });
export const local = (name: string | null, ty: Ty, mem = false): Local => ({
  name,
  ty,
  mutable: true,
  span,
  mem,
});
export const block = (stmts: Statement[], term: Terminator): Block => ({ stmts, term, cleanup: false });
export const ret: Terminator = { k: 'return', span };
export const call = (name: string, args: Operand[], dest: Place | null, target: number): Terminator => ({
  k: 'call',
  callee: { k: 'fn', name },
  args,
  dest,
  target,
  unwind: null,
  span,
});
export const op = (
  name: string,
  tys: Ty[],
  args: Operand[],
  dest: Place | null,
  target: number,
): Terminator => ({ k: 'call', callee: { k: 'op', name, tys }, args, dest, target, unwind: null, span });
export const print = (arg: Operand, ty: Ty, target: number): Terminator => ({
  k: 'print',
  parts: [
    { k: 'value', arg: 0, as: 'int' },
    { k: 'text', bytes: [10] },
  ],
  args: [arg],
  tys: [ty],
  target,
  span,
});

export const fn = (name: string, lang: Lang, sig: FnSig, locals: Local[], blocks: Block[]): CoreFn => ({
  name,
  lang,
  sig,
  locals,
  argCount: sig.params.length,
  blocks,
  span,
  annotations: [],
  synthetic: false,
  exported: true,
});
export const sig = (params: Ty[], result: Ty, abi: FnSig['abi'] = 'C'): FnSig => ({
  params,
  ret: result,
  abi,
  variadic: false,
});
export const unit = (lang: Lang, fns: CoreFn[], foreign: ForeignDecl[] = []): Unit => ({
  lang,
  fns,
  foreign,
  statics: [],
  foreignStatics: [],
  data: [],
  marks: [],
});
export const decl = (name: string, lang: Lang, s: FnSig): ForeignDecl => ({
  name,
  lang,
  sig: s,
  span,
  annotations: [],
});
