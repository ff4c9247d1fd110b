/**
 * Shrinking: on the tape, then on the trees, until no single deletion of a statement, argument, field or item, nor a
 * replacement of an expression by its smallest value, keeps the property broken in the same way (1-minimal).
 */
import { parseC } from '../../model/c/parse.js';
import { printC } from '../../model/c/print.js';
import { parseRust } from '../../model/rust/parse.js';
import { printCrate } from '../../model/rust/print.js';
import * as rb from '../../model/rust/build.js';
import { children as rustChildren, replace as rustReplace } from '../../model/rust/walk.js';
import type { Crate, Node as RustNode } from '../../model/rust/syntax.js';
import * as cb from '../../model/c/build.js';
import {
  children as cChildren,
  replace as cReplace,
  isExpression as isCExpression,
} from '../../model/c/walk.js';
import type { TranslationUnit } from '../../model/c/syntax.js';
import { makeProgram, type Generator } from '../generate/index.js';
import { isSmaller, smallerTapes } from '../generate/arbitrary.js';
import { Tape } from '../generate/tape.js';
import type { Program } from '../program.js';
import { paramDeletions } from './params.js';

/** Does the candidate still break the property in the same way? */
export type StillBroken = (p: Program) => boolean;

export interface Shrunk {
  readonly program: Program;
  /** Every single deletion and replacement was tried and none kept it broken. */
  readonly oneMinimal: boolean;
  readonly tries: number;
}

/** Greedy on the tape: the first smaller tape that still fails, again and again. */
export const shrinkTape = (
  g: Generator,
  choices: readonly number[],
  broken: StillBroken,
  budget: number,
): { program: Program; choices: readonly number[]; tries: number } => {
  let best = choices;
  let tries = 0;
  for (let again = true; again && tries < budget;) {
    again = false;
    for (const smaller of smallerTapes(best)) {
      if (++tries >= budget) break;
      const tape = new Tape({ choices: smaller });
      const p = makeProgram(g, tape);
      if (!isSmaller(tape.made, best) || !broken(p)) continue;
      best = tape.made;
      again = true;
      break;
    }
  }
  return { program: makeProgram(g, new Tape({ choices: best })), choices: best, tries };
};

type CNode = Parameters<typeof cChildren>[0];

function* rustNodes(n: RustNode): Generator_<RustNode> {
  for (const c of rustChildren(n)) {
    yield c;
    yield* rustNodes(c);
  }
}
type Generator_<T> = globalThis.Generator<T, void, undefined>;

function* cNodes(n: CNode): Generator_<CNode> {
  for (const c of cChildren(n)) {
    yield c;
    yield* cNodes(c);
  }
}

const smallestRust = [rb.int(0), rb.bool(false)];
const smallestC = [cb.integer(0), cb.integer(1)];
const rustExpressions = new Set([
  'IntLit',
  'BoolLit',
  'Binary',
  'Unary',
  'Deref',
  'Call',
  'MethodCall',
  'PathExpr',
  'Index',
  'Field',
  'Cast',
  'If',
  'Block',
]);

/** Rust: drop any element of a list; replace an expression by a smallest value or by one of its parts. */
export function* rustCandidates(crate: Crate): Generator_<Crate> {
  for (const n of rustNodes(crate)) yield rustReplace(crate, n, null);
  for (const n of rustNodes(crate)) {
    if (!rustExpressions.has(n.kind)) continue;
    for (const s of smallestRust) if (!isLiteral(n)) yield rustReplace(crate, n, s);
    if (n.kind === 'IntLit' && n.value > 0n) yield rustReplace(crate, n, rb.int(0, n.suffix));
    for (const part of rustChildren(n)) if (rustExpressions.has(part.kind)) yield rustReplace(crate, n, part);
  }
}

const isLiteral = (n: RustNode): boolean => n.kind === 'IntLit' || n.kind === 'BoolLit';

function* cCandidates(unit: TranslationUnit): Generator_<TranslationUnit> {
  for (const n of cNodes(unit)) yield cReplace(unit, n, null);
  for (const n of cNodes(unit)) {
    if (!isCExpression(n)) continue;
    if (n.kind !== 'integer') for (const s of smallestC) yield cReplace(unit, n, s);
    else if (n.value > 0n) yield cReplace(unit, n, cb.integer(0));
    for (const part of cChildren(n)) if (isCExpression(part)) yield cReplace(unit, n, part);
  }
}

/** The program without one element of some list, in either half; with an argument in the place of its call; a number less by one. */
export function* deletions(p: Program): Generator_<Program> {
  for (const n of cNodes(p.c)) yield { ...p, c: cReplace(p.c, n, null) };
  for (const n of rustNodes(p.rust)) {
    yield { ...p, rust: rustReplace(p.rust, n, null) };
    if (n.kind === 'IntLit' && n.value > 0n)
      yield { ...p, rust: rustReplace(p.rust, n, rb.int(n.value - 1n, n.suffix)) };
    if (n.kind === 'Call') for (const x of n.args) yield { ...p, rust: rustReplace(p.rust, n, x) };
  }
}

function* candidates(p: Program): Generator_<Program> {
  for (const c of cCandidates(p.c)) yield { ...p, c };
  for (const rust of rustCandidates(p.rust)) yield { ...p, rust };
  yield* paramDeletions(p);
}

/** How much there is to read: nodes of both trees; literals by value, so that a lower one is smaller. */
const weight = (p: Program): number => {
  let n = 0;
  const count = (x: unknown): void => {
    if (typeof x === 'bigint') n += x === 0n ? 0 : 1;
    if (Array.isArray(x)) return x.forEach(count);
    if (typeof x !== 'object' || x === null || !('kind' in x)) return;
    n += 2;
    Object.values(x).forEach(count);
  };
  count(p.rust);
  count(p.c);
  return n;
};

const sound = new WeakSet<object>();

const once = (tree: object, check: () => boolean): boolean => {
  if (sound.has(tree)) return true;
  if (!check()) return false;
  sound.add(tree);
  return true;
};

/** The text is the durable form: what does not print and parse again is no program. Candidates change one half at a time. */
const isProgram = (p: Program): boolean =>
  once(p.rust, () => parseRust(printCrate(p.rust), 'candidate.rs').crate !== null) &&
  once(p.c, () => parseC(printC(p.c), 'candidate.c').unit !== null);

/**
 * A deletion may leave a place empty that the language needs, which neither checkers nor printers are made for: such a
 * candidate is no program, and does not count.
 */
const guarded =
  (broken: StillBroken): StillBroken =>
  (p) => {
    try {
      return broken(p) && isProgram(p);
    } catch {
      return false;
    }
  };

/**
 * Program-aware passes to a fixed point. A pass goes on where it found something, for what came before has just been
 * tried on a program that was almost this one; it ends only after a whole pass over the last program found nothing.
 */
export const shrinkTrees = (program: Program, broken: StillBroken, budget: number): Shrunk => {
  const still = guarded(broken);
  const passes = treePasses(program, budget);
  let at = passes.next();
  while (at.done !== true) at = passes.next(still(at.value));
  return at.value;
};

/** The passes, candidate by candidate: whoever drives them answers whether it is still broken, at once or in time. */
export function* treePasses(
  program: Program,
  budget: number,
): globalThis.Generator<Program, Shrunk, boolean> {
  let best = program;
  let w = weight(best);
  let tries = 0;
  let skip = 0;
  for (;;) {
    let smaller: Program | null = null;
    let at = 0;
    for (const p of candidates(best)) {
      if (at++ < skip) continue;
      const pw = weight(p);
      if (pw >= w) continue;
      if (tries >= budget) return { program: best, oneMinimal: false, tries };
      tries++;
      if (!(yield p)) continue;
      smaller = p;
      w = pw;
      break;
    }
    if (smaller !== null) {
      best = smaller;
      skip = at - 1;
    } else if (skip > 0) skip = 0;
    else return { program: best, oneMinimal: true, tries };
  }
}
