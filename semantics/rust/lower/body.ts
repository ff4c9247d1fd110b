/** Bodies of functions and closures as functions of the core, in the analysis phase. */
import type { Annotation, BlockId, CoreFn, Statement } from '../../../model/core/mir.js';
import { localPlace } from '../../../model/core/mir.js';
import type * as S from '../../../model/rust/syntax.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import type { Body, ClosureInfo, FnInfo, Signature, TExpr, TPat, Written } from '../tree.js';
import type { Upvars } from '../moves/describe.js';
import { ENV_REGION, isBoundRegion } from '../ty.js';
import { at, behind, deref, field } from './builder.js';
import {
  FnLower,
  type Ascription,
  type CallSignature,
  type Guarded,
  type Parts,
  type Reified,
  type StaticAt,
} from './context.js';
import { binaryInto, effect, exprInto, operand, operands, steady, temp } from './exprs.js';
import { Graph } from './graph.js';
import { declareOwned } from './declare.js';
import { bindAll, choose } from './patterns.js';
import { asPlace } from './places.js';
import type { ProgramCx } from './program.js';
import type { Reached } from './prune.js';
import { settle, type Settled } from './settle.js';
import { nameRegions } from './typed.js';
import { settledOperand, settledStatement, UpvarPlaces } from './upvars.js';

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
  readonly graph: Graph;
  readonly info: FnInfo | null;
  readonly closure: ClosureInfo | null;
  readonly signature: Signature;
  /** By the block that ends with the call. */
  readonly calls: ReadonlyMap<number, CallSignature>;
  /** Types of variables as written, where they name lifetimes. */
  readonly written: ReadonlyMap<number, Written>;
  readonly ascriptions: readonly Ascription[];
  /** Locals that hold the address of a static or constant. */
  readonly statics: ReadonlyMap<number, StaticAt>;
  readonly scrutinees: ReadonlyMap<Statement, Span>;
  readonly captures: ReadonlyMap<Statement, Span>;
  readonly assignments: ReadonlyMap<Statement, Span>;
  /** Places that are matched while a guard runs, which is the source at `span`. */
  readonly guarded: readonly Guarded[];
  /** In a closure. */
  readonly upvars: Upvars | null;
  readonly pointers: ReadonlyMap<Statement, Reified>;
}

interface Frame {
  readonly info: FnInfo | null;
  readonly closure: ClosureInfo | null;
  readonly upvars: Upvars | null;
  readonly name: string;
  readonly signature: Signature;
  /** The parameters: null where a pattern is none of the program's. */
  readonly pats: readonly (TPat | null)[];
  readonly tys: readonly Ty[];
  /** Where a parameter stands, which is where its type makes its promises. */
  readonly spans: readonly Span[];
  readonly expr: TExpr;
  readonly ret: Ty;
  readonly span: Span;
}

/** A parameter that is one variable; another one is taken apart when the body begins. */
const isSimple = (p: TPat): p is TPat & { readonly k: 'bind' } =>
  p.k === 'bind' && p.mode === 'move' && p.sub === null;

const lowerFrame = (f: FnLower, x: Frame): AnalysisFn => {
  const { b, scopes } = f;
  const { pats, tys } = x;
  b.local(x.ret);
  for (let i = 0; i < tys.length; i++) {
    const pat = pats[i] ?? null;
    b.span = x.spans[i]!;
    if (pat === null || !isSimple(pat)) b.local(tys[i]!, null, false);
    else pat.v.local = b.local(tys[i]!, pat.v.name, pat.v.mutable);
  }
  b.span = x.span;
  f.returnBlock = b.newBlock();
  const close = x.expr.k === 'block' ? x.expr.closeSpan : null;
  scopes.push(close);
  f.tempDepth = f.extendDepth = scopes.depth;
  // Each with the variables of its pattern, in order: what is left of an argument is dropped after these, and before the
  // argument in front of it (Reference, destructors: scopes of function parameters).
  for (let i = 0; i < tys.length; i++) {
    if (f.needsDrop(tys[i]!)) scopes.schedule(scopes.depth, i + 1, 'value');
    const pat = pats[i] ?? null;
    if (pat === null || isSimple(pat)) continue;
    declareOwned(f, pat);
    choose(f, pat, localPlace(i + 1), pat.span);
    bindAll(f, pat, localPlace(i + 1), false);
  }
  const outer = f.openTemps();
  exprInto(f, x.expr, localPlace(0));
  f.closeTemps(outer);
  if (close !== null) b.span = close;
  scopes.pop();
  b.goto(f.returnBlock);
  b.cur = f.returnBlock;
  b.ret();
  return finish(f, x, settle(b.blocks, b.unwinds));
};

const finish = (f: FnLower, x: Frame, { reached, blocks, ways }: Settled): AnalysisFn => {
  const { info } = x;
  const fn: CoreFn = {
    name: x.name,
    lang: 'rust',
    sig: { params: x.tys, ret: x.ret, abi: info === null ? 'Rust' : info.abi, variadic: false },
    locals: f.b.locals,
    argCount: x.tys.length,
    blocks,
    span: x.span,
    annotations: info === null ? NO_ANNOTATIONS : annotationsOf(info),
    synthetic: false,
    exported: info !== null && info.exported,
  };
  return {
    fn,
    graph: new Graph(ways),
    info,
    closure: x.closure,
    signature: x.signature,
    calls: f.calls.length === 0 ? NOTHING : callsByBlock(f, reached),
    written: f.written ?? NOTHING,
    ascriptions: f.ascriptions ?? NO_ASCRIPTIONS,
    statics: f.statics ?? NOTHING,
    scrutinees: f.scrutinees ?? NOTHING,
    captures: f.captures ?? NOTHING,
    upvars: x.upvars,
    guarded: f.guarded,
    assignments: f.assignments ?? NOTHING,
    pointers: f.pointers ?? NOTHING,
  };
};

const NO_ASCRIPTIONS: readonly Ascription[] = [];

/** What most functions have to note of most things. */
const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();

const callsByBlock = (f: FnLower, reached: Reached): ReadonlyMap<BlockId, CallSignature> => {
  const made = new Map<BlockId, CallSignature>();
  for (const { block, to } of f.calls) {
    const now = reached.of(block);
    if (now >= 0) made.set(now, to);
  }
  return made;
};

const NO_SPANS: readonly Span[] = [];

const spansOf = ({ self, params }: FnInfo['ast']): readonly Span[] => {
  if (self === null && params.length === 0) return NO_SPANS;
  const spans: Span[] = [];
  if (self !== null) spans.push(self.span);
  for (const p of params) spans.push(p.span);
  return spans;
};

export const lowerBody = (program: ProgramCx, body: Body): AnalysisFn => {
  const { fn: info } = body;
  const { name, signature, span } = info;
  return lowerFrame(new FnLower(program, span, parts), {
    info,
    closure: null,
    upvars: null,
    name,
    signature,
    pats: body.params,
    tys: info.params,
    spans: spansOf(info.ast),
    expr: body.expr,
    ret: info.ret,
    span,
  });
};

const NO_ANNOTATIONS: CoreFn['annotations'] = [];

const addAnnotations = (attrs: readonly S.Attribute[], param: number | null, to: Annotation[]): void => {
  for (const a of attrs)
    if (a.kind === 'FerruleAttr') to.push({ name: a.name, args: a.args, param, span: a.span });
};

export const annotationsOf = (info: FnInfo): CoreFn['annotations'] => {
  const found: Annotation[] = [];
  addAnnotations(info.ast.attrs, null, found);
  let param = info.self === null ? 0 : 1;
  for (const p of info.ast.params) addAnnotations(p.attrs, param++, found);
  return found;
};

/** A closure: its first parameter is what it captured; by value, if it can be called but once. */
export const lowerClosure = (program: ProgramCx, closure: ClosureInfo): AnalysisFn => {
  const f = new FnLower(program, closure.span, parts);
  const env = 1;
  const once = closure.kind === 'once';
  const envTy = once ? closure.env : T.refTo(closure.env, closure.kind === 'mut', ENV_REGION);
  const around = new UpvarPlaces(f.b, closure, (i) => {
    const c = closure.captures[i]!;
    const own = once ? at(env, field(i, c.ty)) : at(env, deref, field(i, c.ty));
    return c.mode !== 'copy' && c.mode !== 'move' ? behind(own) : own;
  });
  f.around = around;
  f.b.settle = {
    statement: (st) => settledStatement(st, around.settled),
    operand: (o) => settledOperand(o, around.settled),
  };
  const signature: Signature = {
    params: [envTy, ...closure.given.map((t, i) => ownRegions(f.cx, t, `'#${i}.`))],
    ret: closure.givenRet ?? closure.ret,
    lifetimes: [],
    outlives: [],
  };
  const upvars = {
    behind: once ? 0 : 1,
    all: closure.captures.map((c) => ({
      name: rootName(c.place),
      mutable: isMutableRoot(c.place),
      frozen: isFrozen(c.place),
      byRef: c.mode !== 'copy' && c.mode !== 'move',
    })),
  } as const;
  const tys = [T.erase(envTy), ...closure.paramTys];
  return lowerFrame(f, {
    info: null,
    closure,
    upvars,
    name: closure.name,
    signature,
    pats: [null, ...closure.params],
    tys,
    spans: tys.map(() => closure.span),
    expr: closure.body,
    ret: closure.ret,
    span: closure.span,
  });
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
  if (isFrozen(e)) return false;
  if (e.k === 'deref' && e.a.ty.k === 'ref') return e.a.ty.mut;
  return (e.k === 'field' || e.k === 'deref') && isMutableRoot(e.a);
};

/** Behind a shared reference: the function around is told that it cannot be borrowed for changes. */
const isFrozen = (e: TExpr): boolean =>
  (e.k === 'deref' && e.a.ty.k === 'ref' && !e.a.ty.mut) ||
  ((e.k === 'field' || e.k === 'deref') && isFrozen(e.a));
