/**
 * mini-Rust's static semantics: names, types, constants, moves and mutability, then the core. `compileRust` is all that
 * other folders need; the analysis phase is for the borrow checker.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { CoreFn, ForeignDecl, Unit } from '../../model/core/mir.js';
import type { Layouts } from '../../model/layout/index.js';
import type { Span } from '../../model/span.js';
import type * as S from '../../model/rust/syntax.js';
import type { Settings } from '../../model/settings.js';
import { erase } from '../../model/types.js';
import type { Api } from '../regimes/api.js';
import { checkBorrows } from './borrows/index.js';
import { noneOff, type RulesOff } from './borrows/rules.js';
import { checkCrate } from './check/crate.js';
import type { CrateCx } from './check/context.js';
import { ifLaidOut } from './check/laid-out.js';
import type { Body } from './tree.js';
import { apiTable } from './library/api.js';
import { checkLints, checkPatternLints } from './lints/index.js';
import { annotationsOf, lowerBody, lowerClosure, type AnalysisFn } from './lower/body.js';
import { ProgramCx } from './lower/program.js';
import { checkMoves } from './moves/check.js';
import { elaborate } from './moves/elaborate.js';
import { Flow } from './moves/flow.js';
import { checkKnownPanics } from './moves/known-panics.js';
import { checkMutability } from './moves/mutability.js';
import { slim, terminating } from './moves/slim.js';
import { checkUnsized } from './moves/unsized.js';

export type { AnalysisFn } from './lower/body.js';
export type { CallSignature } from './lower/context.js';

/** The parts of checking a crate, in order. `analysis` makes the bodies that moves and borrows are judged on. */
export const checkParts = ['types', 'analysis', 'moves', 'borrows', 'lowering'] as const;
export type CheckPart = (typeof checkParts)[number];

export interface RustContext {
  readonly layouts: Layouts;
  readonly settings: Settings;
  readonly api: Api;
  /** Told when a part of the work is done: who measures has the clock. */
  readonly done?: (part: CheckPart) => void;
  /** Rules of the borrow checker that are switched off: its mutants. */
  readonly borrowRulesOff?: RulesOff;
}

export interface CompiledRust {
  /** Null if there is an error among the diagnostics. */
  readonly unit: Unit | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The functions as the analyses read them; empty where the types were wrong. */
  readonly analysis: readonly AnalysisFn[];
}

const foreignOf = (cx: CrateCx): readonly ForeignDecl[] => {
  const made: ForeignDecl[] = [];
  for (const f of cx.fns) {
    if (!f.foreign) continue;
    const sig = { params: f.params, ret: f.ret, abi: f.abi, variadic: false };
    made.push({ name: f.name, lang: 'rust', sig, span: f.span, annotations: annotationsOf(f) });
  }
  return made;
};

const foreignStaticsOf = (cx: CrateCx): Unit['foreignStatics'] => {
  const made: Unit['foreignStatics'][number][] = [];
  for (const s of cx.statics) if (s.foreign) made.push({ name: s.name, ty: erase(s.ty), span: s.span });
  return made;
};

const marksOf = ({ marks, file }: S.Crate): Unit['marks'] => {
  const made: Unit['marks'][number][] = [];
  for (const { name, line } of marks) made.push({ name, line, file });
  return made;
};

/** Checks a crate and lowers it. Every mistake is among the diagnostics, with rustc's code where it has one. */
export const compileRust = (crate: S.Crate, ctx: RustContext): CompiledRust => {
  const cx = checkCrate(crate, ctx.layouts, apiTable(ctx.api));
  const done = (unit: Unit | null, analysis: readonly AnalysisFn[]): CompiledRust => ({
    unit,
    diagnostics: ordered(cx.diagnostics),
    analysis,
  });
  const finished = ctx.done ?? ((): void => undefined);
  finished('types');
  const program = new ProgramCx(cx);
  if (cx.ended) return done(null, []);
  // Errors of one body hide none of another. Those whose types are wrong are not among them.
  const analysis: AnalysisFn[] = [];
  for (const b of cx.bodies) if (b.total) ifLaidOut(cx, () => analysis.push(lowerBody(program, b)));
  for (const c of cx.closureOf.values())
    if (c.total) ifLaidOut(cx, () => analysis.push(lowerClosure(program, c)));
  checkPatternLints(cx);
  const flows: Flow[] = [];
  for (const x of analysis) flows.push(new Flow(x.fn, x.graph));
  finished('analysis');
  const before = cx.diagnostics.length;
  for (let i = 0; i < analysis.length; i++) {
    const x = analysis[i]!;
    const flow = flows[i]!;
    checkMutability(cx, x, flow.graph);
    checkMoves(cx, x, flow);
    checkUnsized(cx, x);
  }
  finished('moves');
  checkBorrows(cx, analysis, flows, ctx.borrowRulesOff ?? noneOff);
  finished('borrows');
  const wrong = wrongBodies(cx.bodies, cx.diagnostics.slice(before));
  for (let i = 0; i < analysis.length; i++) {
    const { fn } = analysis[i]!;
    if (!wrong.some((s) => holds(s, fn.span))) ifLaidOut(cx, () => checkKnownPanics(cx, fn, flows[i]!));
  }
  if (cx.wrong === 0) checkLints(cx);
  if (cx.failed) return done(null, analysis);
  const fns: CoreFn[] = [];
  for (let i = 0; i < analysis.length; i++) {
    const flow = flows[i]!;
    fns.push(terminating(slim(elaborate(program, analysis[i]!.fn, flow), flow.uses)));
  }
  for (const fn of program.fns) fns.push(fn);
  program.emitStatics();
  const unit: Unit = {
    lang: 'rust',
    fns,
    foreign: foreignOf(cx),
    statics: program.statics,
    foreignStatics: foreignStaticsOf(cx),
    data: cx.data,
    marks: marksOf(crate),
  };
  finished('lowering');
  return done(unit, analysis);
};

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Where the functions stand in which moves or borrows are wrong: of these rustc does not ask what it knows to panic. */
const wrongBodies = (bodies: readonly Body[], errors: readonly Diagnostic[]): readonly Span[] =>
  errors.length === 0
    ? []
    : bodies.map((b) => b.fn.ast.span).filter((s) => errors.some((d) => holds(s, d.span)));

/** In order of place, one message of a kind at a place. */
const ordered = (ds: readonly Diagnostic[]): readonly Diagnostic[] => {
  if (ds.length < 2) return ds;
  const seen = new Set<string>();
  return [...ds]
    .sort((a, b) => a.span.start - b.span.start)
    .filter((d) => {
      const key = `${d.code} ${d.span.start} ${d.span.end} ${d.message}`;
      return !seen.has(key) && seen.add(key);
    });
};
