/** Bodies of functions and closures as functions of the core, in the analysis phase. */
import type { CoreFn, Place, Statement } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { placeKey } from '../check/captures.js';
import type { CrateCx } from '../check/context.js';
import type { Body, ClosureInfo, FnInfo, Signature, TExpr, TPat, Written } from '../tree.js';
import type { Upvars } from '../moves/describe.js';
import { ENV_REGION, isBoundRegion } from '../ty.js';
import { at, deref, field, inside } from './builder.js';
import { nameRegions } from './calls.js';
import { FnLower, type CallSignature, type Guarded, type Parts } from './context.js';
import { binaryInto, effect, exprInto, operand, operands, steady, temp } from './exprs.js';
import { bindAll, declareAll, ownPattern } from './patterns.js';
import { asPlace } from './places.js';
import type { ProgramCx } from './program.js';
import { prune } from './prune.js';

const parts: Parts = {
  into: exprInto,
  place: asPlace,
  binary: binaryInto,
  operand,
  operands,
  steady,
  temp,
  effect,
};

export type { CallSignature } from './context.js';

/** A function as the analyses read it: with drops and two-phase borrows, and with the regions of its signature. */
export interface AnalysisFn {
  readonly fn: CoreFn;
  readonly info: FnInfo | null;
  readonly closure: ClosureInfo | null;
  readonly signature: Signature;
  /** By the block that ends with the call. */
  readonly calls: ReadonlyMap<number, CallSignature>;
  /** Types of variables as written, where they name lifetimes. */
  readonly written: ReadonlyMap<number, Written>;
  /** Locals that hold the address of a static or constant. */
  readonly statics: ReadonlyMap<number, { readonly name: string; readonly mutable: boolean }>;
  readonly scrutinees: ReadonlyMap<Statement, Span>;
  readonly captures: ReadonlyMap<Statement, Span>;
  readonly assignments: ReadonlyMap<Statement, Span>;
  /** Places that are matched while a guard runs, which is the source at `span`. */
  readonly guarded: readonly Guarded[];
  /** In a closure. */
  readonly upvars: Upvars | null;
  readonly pointers: FnLower['pointers'];
}

interface Frame {
  readonly name: string;
  readonly signature: Signature;
  /** `span`: where the parameter stands, which is where its type makes its promises. */
  readonly params: readonly {
    readonly pat: TPat | null;
    readonly ty: Ty;
    readonly span?: Span | undefined;
  }[];
  readonly expr: TExpr;
  readonly ret: Ty;
  readonly span: Span;
}

const lowerFrame = (
  f: FnLower,
  x: Frame,
): { readonly blocks: CoreFn['blocks']; readonly calls: Map<number, CallSignature> } => {
  const { b, scopes } = f;
  b.local(x.ret);
  // A simple parameter is its variable; another one is taken apart when the body begins.
  x.params.forEach(({ pat, ty, span }) => {
    b.span = span ?? x.span;
    const simple = pat?.k === 'bind' && pat.mode === 'move' && pat.sub === null ? pat.v : null;
    const l = b.local(ty, simple?.name ?? null, simple?.mutable ?? false);
    if (simple !== null) {
      simple.local = l;
    }
  });
  b.span = x.span;
  f.returnBlock = b.newBlock();
  const close = x.expr.k === 'block' ? x.expr.closeSpan : null;
  scopes.push(close);
  f.tempDepth = f.extendDepth = scopes.depth;
  x.params.forEach(({ ty }, i) => {
    if (f.needsDrop(ty)) scopes.schedule(scopes.depth, i + 1, 'value');
  });
  x.params.forEach(({ pat }, i) => {
    if (pat === null || (pat.k === 'bind' && pat.mode === 'move' && pat.sub === null)) return;
    declareAll(f, pat);
    bindAll(f, pat, localPlace(i + 1), false);
    ownPattern(f, pat);
  });
  const outer = f.openTemps();
  exprInto(f, x.expr, localPlace(0));
  f.closeTemps(outer);
  if (close !== null) b.span = close;
  scopes.pop();
  b.goto(f.returnBlock);
  b.cur = f.returnBlock;
  b.ret();
  const calls = new Map<number, CallSignature>();
  const blocks = prune(b.blocks, {
    block: (from, to) => {
      const known = f.calls.get(from);
      if (known !== undefined) calls.set(to, known);
    },
    statement: (from, to) => {
      const whole = f.assignments.get(from);
      if (whole !== undefined) f.assignments.set(to, whole);
    },
  });
  return { blocks, calls };
};

export const lowerBody = (program: ProgramCx, body: Body): AnalysisFn => {
  const { fn: info } = body;
  const f = new FnLower(program, info.span, parts);
  const written = [...(info.ast.self === null ? [] : [info.ast.self]), ...info.ast.params];
  const params = body.params.map((pat, i) => ({ pat, ty: info.params[i] ?? T.unit, span: written[i]?.span }));
  const frame: Frame = {
    name: info.name,
    signature: info.signature,
    params,
    expr: body.expr,
    ret: info.ret,
    span: info.span,
  };
  const { blocks, calls } = lowerFrame(f, frame);
  return finish(f, frame, blocks, calls, info, null, null);
};

const finish = (
  f: FnLower,
  x: Frame,
  blocks: CoreFn['blocks'],
  calls: ReadonlyMap<number, CallSignature>,
  info: FnInfo | null,
  closure: ClosureInfo | null,
  upvars: AnalysisFn['upvars'],
): AnalysisFn => {
  const fn: CoreFn = {
    name: x.name,
    lang: 'rust',
    sig: { params: x.params.map((p) => p.ty), ret: x.ret, abi: info?.abi ?? 'Rust', variadic: false },
    locals: f.b.locals,
    argCount: x.params.length,
    blocks,
    span: x.span,
    annotations: info === null ? [] : annotationsOf(info),
    synthetic: false,
    exported: info?.exported ?? false,
  };
  const { written, statics, scrutinees, captures, guarded, assignments, pointers } = f;
  return {
    fn,
    info,
    closure,
    signature: x.signature,
    calls,
    written,
    statics,
    scrutinees,
    captures,
    upvars,
    guarded,
    assignments,
    pointers,
  };
};

export const annotationsOf = (info: FnInfo): CoreFn['annotations'] => {
  const own = info.ast.attrs.flatMap((a) =>
    a.kind === 'FerruleAttr' ? [{ name: a.name, args: a.args, param: null, span: a.span }] : [],
  );
  const shift = info.self === null ? 0 : 1;
  const ofParams = info.ast.params.flatMap((p, i) =>
    p.attrs.flatMap((a) =>
      a.kind === 'FerruleAttr' ? [{ name: a.name, args: a.args, param: i + shift, span: a.span }] : [],
    ),
  );
  return [...own, ...ofParams];
};

/** A closure: its first parameter is what it captured; by value, if it can be called but once. */
export const lowerClosure = (program: ProgramCx, closure: ClosureInfo): AnalysisFn => {
  const f = new FnLower(program, closure.span, parts);
  const env = 1;
  const once = closure.kind === 'once';
  const envTy = once ? closure.env : T.refTo(closure.env, closure.kind === 'mut', ENV_REGION);
  const byPlace = new Map<object, Map<string, Place>>();
  closure.captures.forEach((c, i) => {
    const key = placeKey(c.place);
    if (key === null) return;
    const byRef = c.mode !== 'copy' && c.mode !== 'move';
    const own = once ? at(env, field(i, c.ty)) : at(env, deref, field(i, c.ty));
    const place = byRef ? inside(own, deref) : own;
    const known = byPlace.get(key.root) ?? new Map<string, Place>();
    known.set(key.key, place);
    byPlace.set(key.root, known);
  });
  f.captured = (e) => {
    const key = placeKey(e);
    return key === null ? null : (byPlace.get(key.root)?.get(key.key) ?? null);
  };
  const params = [
    { pat: null, ty: T.erase(envTy) },
    ...closure.params.map((pat, i) => ({ pat, ty: closure.paramTys[i] ?? T.unit })),
  ];
  const signature: Signature = {
    params: [envTy, ...closure.given.map((t, i) => ownRegions(f.cx, t, `'#${i}.`))],
    ret: closure.givenRet ?? closure.ret,
    lifetimes: [],
    outlives: [],
  };
  const frame: Frame = {
    name: closure.name,
    signature,
    params,
    expr: closure.body,
    ret: closure.ret,
    span: closure.span,
  };
  const { blocks, calls } = lowerFrame(f, frame);
  const upvars = {
    behind: once ? 0 : 1,
    all: closure.captures.map((c) => ({
      name: rootName(c.place),
      mutable: isMutableRoot(c.place),
      byRef: c.mode !== 'copy' && c.mode !== 'move',
    })),
  } as const;
  return finish(f, frame, blocks, calls, null, closure, upvars);
};

/**
 * A closure's parameter with a name for each region: those that its caller's signature binds keep theirs, and every other
 * one is a region of the function around that the closure's body knows nothing of (rustc: external regions).
 */
const ownRegions = (cx: CrateCx, t: Ty, prefix: string): Ty => {
  let count = 0;
  const fresh = (): string => `${prefix}${count++}`;
  return nameRegions(cx, t, (r) => (isBoundRegion(r) ? r : fresh()), fresh);
};

const rootName = (e: TExpr): string =>
  e.k === 'var' ? e.v.name : e.k === 'field' || e.k === 'deref' ? rootName(e.a) : '';

/** Whether the captured place may be changed: behind `&mut` it may, whatever the variable is. */
const isMutableRoot = (e: TExpr): boolean => {
  if (e.k === 'var') return e.v.mutable;
  if (e.k === 'deref' && e.a.ty.k === 'ref') return e.a.ty.mut;
  return (e.k === 'field' || e.k === 'deref') && isMutableRoot(e.a);
};
