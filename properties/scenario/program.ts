/** From the texts of both halves to an outcome: parse, compile, admit, link, run. */
import * as E from '#fp/Either';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import { parseC } from '../../model/c/parse.js';
import type { Unit } from '../../model/core/mir.js';
import type { Outcome } from '../../model/outcome.js';
import { parseRust } from '../../model/rust/parse.js';
import type { Settings } from '../../model/settings.js';
import { noSpan, type Span } from '../../model/span.js';
import type { Layouts } from '../../model/layout/index.js';
import { compileC } from '../../semantics/c/index.js';
import { layoutsFor, link, type LinkInput } from '../../semantics/machine/link.js';
import type { Machine } from '../../semantics/machine/machine.js';
import { execute } from '../../semantics/machine/run.js';
import { regimeNamed } from '../../semantics/regimes/index.js';
import type { Direction, Refusal, Regime } from '../../semantics/regimes/regime.js';
import { compileRust } from '../../semantics/rust/index.js';
import { refused, refusedByScopes } from '../refused.js';

/** A text whose offsets are those of the file; what is not of this language is blank. */
export interface SourceText {
  readonly text: string;
  readonly file: string;
}

export interface ProgramText {
  readonly rust?: SourceText | undefined;
  readonly c?: SourceText | undefined;
  /** Which way the calls go, where somebody said so; else it is read off the declarations. */
  readonly direction?: Direction | undefined;
  /** The Rust half is the regime's own fence: glue in its types, which the borrow checker judges for it. */
  readonly glue?: boolean;
}

export interface Compiled {
  readonly rust: Unit | null;
  readonly c: Unit | null;
  readonly direction: Direction;
  readonly warnings: readonly Diagnostic[];
}

export type Diagnostics = readonly Diagnostic[];

const isError = (d: Diagnostic): boolean => d.severity === 'error';

interface Half {
  readonly unit: Unit | null;
  readonly diagnostics: Diagnostics;
}

/** A scenario runs the same text many times: it is parsed once. Trees are never changed. */
const onceFor = <A>(parse: (s: SourceText) => A): ((s: SourceText) => A) => {
  const known = new WeakMap<SourceText, A>();
  return (s) => {
    const parsed = known.get(s) ?? parse(s);
    known.set(s, parsed);
    return parsed;
  };
};
const rustTree = onceFor((s) => parseRust(s.text, s.file));
const cTree = onceFor((s) => parseC(s.text, s.file));

/** A half as it was compiled, by what that depends on: layouts, and what else the language looks at. */
interface Made {
  readonly layouts: Layouts;
  readonly by: unknown;
  readonly half: Half;
}

/** The runs of a scenario differ in what happens when it runs: for most of them the halves are the same. */
const compiledOnce = (): ((s: SourceText, layouts: Layouts, by: unknown, make: () => Half) => Half) => {
  const known = new WeakMap<SourceText, Made[]>();
  return (s, layouts, by, make) => {
    const made = known.get(s) ?? [];
    const same = made.find((m) => m.layouts === layouts && m.by === by);
    if (same !== undefined) return same.half;
    const half = make();
    known.set(s, [...made, { layouts, by, half }]);
    return half;
  };
};
const rustHalf = compiledOnce();
const cHalf = compiledOnce();

/** Depends on the layouts and on what the regime adds to the library. */
const compileRustText = (s: SourceText | undefined, settings: Settings, regime: Regime): Half => {
  if (s === undefined) return { unit: null, diagnostics: [] };
  const layouts = layoutsFor(settings);
  const api = regime.api(settings);
  return rustHalf(s, layouts, api, () => {
    const { crate, diagnostics } = rustTree(s);
    if (crate === null) return { unit: null, diagnostics };
    const compiled = compileRust(crate, { layouts, settings, api });
    return { unit: compiled.unit, diagnostics: [...diagnostics, ...compiled.diagnostics] };
  });
};

/** Depends on the layouts and on the order of evaluation. */
const compileCText = (s: SourceText | undefined, settings: Settings): Half => {
  if (s === undefined) return { unit: null, diagnostics: [] };
  const layouts = layoutsFor(settings);
  return cHalf(s, layouts, `${settings['c.order']} ${settings['seed']}`, () => {
    const { unit, diagnostics } = cTree(s);
    if (unit === null) return { unit: null, diagnostics };
    const compiled = compileC(unit, { layouts, settings });
    return { unit: compiled.unit, diagnostics: [...diagnostics, ...compiled.diagnostics] };
  });
};

const defines = (u: Unit | null, name: string): boolean =>
  u?.fns.some((f) => f.name === name && f.exported) ?? false;

/** Which way calls may cross, by the declarations that the other half answers. */
export const directionOf = (rust: Unit | null, c: Unit | null): Direction => {
  const toC = rust?.foreign.some((d) => defines(c, d.name)) ?? false;
  const toRust = c?.foreign.some((d) => defines(rust, d.name)) ?? false;
  if (toC && toRust) return 'both';
  if (toC) return 'rust-calls-c';
  return toRust ? 'c-calls-rust' : 'none';
};

/** Names that a person gave were checked before (`checkRegime`). */
const mustBeRegime = (name: string): Regime => {
  const named = regimeNamed(name);
  if (named === null) throw new Error(`no regime \`${name}\``);
  return named;
};

/** Parses and compiles both halves. Left: at least one error, with whatever else was said. */
export const compileProgram = (
  p: ProgramText,
  settings: Settings,
  regime: string,
): E.Either<Diagnostics, Compiled> => {
  const rust = compileRustText(p.rust, settings, mustBeRegime(regime));
  const c = compileCText(p.c, settings);
  const said = [...rust.diagnostics, ...c.diagnostics];
  if (said.some(isError)) return E.left(said);
  const direction = p.direction ?? directionOf(rust.unit, c.unit);
  return E.right({ rust: rust.unit, c: c.unit, direction, warnings: said });
};

/** What the regime refuses at link time. */
export const refusals = (regime: Regime, c: Compiled, settings: Settings): readonly Refusal[] =>
  regime.admit.flatMap((a) => a.refuses(c.rust, c.c, settings));

export interface Ran {
  readonly outcome: Outcome;
  readonly regime: string;
  readonly settings: Settings;
  readonly warnings: Diagnostics;
  /** The Rust half as it ran; null where there is none, or it was refused for the regime. */
  readonly rust: Unit | null;
  /** Null where the program was not run: `n/a`, refused at link time. */
  readonly machine: Machine | null;
}

export type ProgramResult = E.Either<Diagnostics, Ran>;

/** A diagnostic about the whole program points at the file's first line rather than nowhere. */
const placed = (d: Diagnostic, fallback: Span): Diagnostic =>
  d.span.line === 0 ? { ...d, span: fallback } : d;

const firstPlace = (p: ProgramText): Span => {
  const file = (p.rust ?? p.c)?.file;
  return file === undefined ? noSpan : { file, start: 0, end: 0, line: 1, column: 1 };
};

export const linkInput = (c: Compiled, settings: Settings, regime: Regime): LinkInput => ({
  rust: c.rust,
  c: c.c,
  settings,
  regime,
  promises: true,
});

/** Admission and everything after it. */
export const runCompiled = (
  p: ProgramText,
  compiled: Compiled,
  settings: Settings,
  regime: Regime,
): ProgramResult => {
  const ran = { regime: regime.name, settings, warnings: compiled.warnings, rust: compiled.rust };
  const outOfScope = regime.outOfScope(compiled.direction);
  if (outOfScope !== null) {
    const outcome: Outcome = { k: 'n/a', reason: `direction: ${outOfScope}` };
    return E.right({ ...ran, outcome, machine: null });
  }
  const [refusal] = refusals(regime, compiled, settings);
  if (refusal !== undefined) return E.right({ ...ran, outcome: refused(refusal), machine: null });
  const done = execute(linkInput(compiled, settings, regime));
  if (done.ok === false) return E.left(done.diagnostics.map((d) => placed(d, firstPlace(p))));
  if (done.ok === true) throw new Error('linked, and not run');
  return E.right({ ...ran, ...done.result });
};

/**
 * Runs a program under a regime and an aliasing model, with the rest of the settings as given (a full set: see
 * `registry.ts`). Left: the program is not well-formed. A verdict, `error` among them, is on the right.
 */
export const runProgram = (
  p: ProgramText,
  settings: Settings,
  regime: string,
  aliasing: string,
): ProgramResult => {
  const named = mustBeRegime(regime);
  const full = { ...settings, aliasing };
  const compiled = compileProgram(p, full, regime);
  if (E.isRight(compiled)) return runCompiled(p, compiled.right, full, named);
  const outcome = p.glue === true ? refusedByScopes(compiled.left) : null;
  return outcome === null
    ? compiled
    : E.right({ regime, settings: full, warnings: [], rust: null, outcome, machine: null });
};

const refusalDiagnostic = (r: Refusal): Diagnostic =>
  error(r.premise, r.reason, r.span, { help: `rule ${r.rule}` });

/**
 * The static diagnostics of a program under a regime. Two halves are linked as well; one alone may leave names to the
 * other, and need not have a `main`.
 */
export const checkProgram = (p: ProgramText, settings: Settings, regime: string): Diagnostics => {
  const named = mustBeRegime(regime);
  const compiled = compileProgram(p, settings, regime);
  if (E.isLeft(compiled)) return compiled.left;
  const c = compiled.right;
  const said = [...c.warnings];
  if (named.outOfScope(c.direction) === null)
    said.push(...refusals(named, c, settings).map(refusalDiagnostic));
  if (c.rust === null || c.c === null) return said;
  const linked = link(linkInput(c, settings, named));
  if (!linked.ok) {
    const missing = linked.diagnostics.filter((d) => d.code !== 'no-main');
    said.push(...missing.map((d) => placed(d, firstPlace(p))));
  }
  return said;
};
