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

const foreignOf = (cx: CrateCx): readonly ForeignDecl[] =>
  cx.fns
    .filter((f) => f.foreign)
    .map((f) => ({
      name: f.name,
      lang: 'rust',
      sig: { params: f.params, ret: f.ret, abi: f.abi, variadic: false },
      span: f.span,
      annotations: annotationsOf(f),
    }));

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
  const analysis: AnalysisFn[] = cx.bodies.filter((b) => b.total).map((b) => lowerBody(program, b));
  for (const c of cx.closureOf.values()) analysis.push(lowerClosure(program, c));
  checkPatternLints(cx);
  const flows = analysis.map((x) => new Flow(x.fn));
  finished('analysis');
  const before = cx.diagnostics.length;
  analysis.forEach((x, i) => {
    const flow = flows[i]!;
    checkMutability(cx, x, flow.graph);
    checkMoves(cx, x, flow);
  });
  finished('moves');
  checkBorrows(cx, analysis, flows, ctx.borrowRulesOff ?? noneOff);
  finished('borrows');
  const wrong = wrongBodies(cx.bodies, cx.diagnostics.slice(before));
  analysis.forEach((x, i) => {
    if (!wrong.some((s) => holds(s, x.fn.span))) checkKnownPanics(cx, x.fn, flows[i]!.graph);
  });
  if (cx.wrong === 0) checkLints(cx);
  if (cx.failed) return done(null, analysis);
  const fns: CoreFn[] = analysis.map((x, i) => slim(elaborate(program, x.fn, flows[i]!)));
  program.emitStatics();
  const unit: Unit = {
    lang: 'rust',
    fns: [...fns, ...program.fns].map(terminating),
    foreign: foreignOf(cx),
    statics: program.statics,
    foreignStatics: cx.statics
      .filter((s) => s.foreign)
      .map((s) => ({ name: s.name, ty: erase(s.ty), span: s.span })),
    data: cx.data,
    marks: crate.marks.map((m) => ({ ...m, file: crate.file })),
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
