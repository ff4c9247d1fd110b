/** Patterns: first the tests, then the bindings. */
import type { BlockId, LocalId, Place, Statement } from '../../../model/core/mir.js';
import { constInt, copy, localPlace, move } from '../../../model/core/mir.js';
import { samePlace } from '../../../model/core/places.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { plainlyMatches } from '../check/covers.js';
import { fieldTy, variantsOf } from '../check/fields.js';
import { rangeOf } from '../check/evaluate.js';
import { partsOfPattern, partsOfSlice, type TPat, type Var } from '../tree.js';
import { at, behind, field, inside, read, variant } from './builder.js';
import type { FnLower } from './context.js';

/** Fields of a variant or struct as places. */
export const subPlace = (
  f: FnLower,
  p: TPat & { k: 'variant' | 'fields' },
  index: number,
  place: Place,
): Place => {
  const { ty } = p;
  if (p.k === 'variant') {
    const found =
      ty.k === 'adt' ? fieldTy(ty, p.variant, index) : variantsOf(f.cx, ty)?.[p.variant]?.fields[index]?.ty;
    return inside(place, variant(p.variant), field(index, found ?? T.unit));
  }
  const own = ty.k === 'lib' ? (ty.args[0] ?? T.unit) : fieldTy(ty, 0, index);
  return inside(place, field(index, own));
};

/** What is done with the parts of a slice pattern. */
type Doing = 'test' | 'guard' | 'bind';

/**
 * The parts that a slice pattern names, each with its place; of a slice what is counted from its end is computed here.
 * How long it is is read before anything is bound, and once: a guard's bindings may be exclusive borrows of parts.
 */
const eachPart = (
  f: FnLower,
  p: TPat & { k: 'slice' },
  place: Place,
  doing: Doing,
  see: (sub: TPat, place: Place) => void,
): void => {
  const { b } = f;
  const wanted = (x: TPat): boolean => (doing === 'test' ? tests(x) : binds(x));
  const atLeast = p.before.length + p.after.length;
  const array = p.ty.k === 'array' ? p.ty.len : null;
  let len: LocalId | undefined;
  if (array === null && ((p.rest !== null && wanted(p.rest)) || p.after.some(wanted))) {
    len = doing === 'bind' ? f.measured?.get(p) : undefined;
    len ??= b.let(T.usize, { k: 'len', place });
    if (doing === 'guard') (f.measured ??= new Map<TPat, LocalId>()).set(p, len);
  }
  const less = (n: number): LocalId =>
    b.let(T.usize, { k: 'bin', op: '-wrap', a: read(len ?? 0), b: constInt(n, T.usize), ty: T.usize });
  p.before.forEach((x, index) => {
    if (wanted(x))
      see(x, inside(place, array === null ? { k: 'elem', index, atLeast } : { k: 'elem', index }));
  });
  if (p.rest !== null && wanted(p.rest)) {
    const left = array === null ? { local: less(atLeast) } : array - atLeast;
    see(p.rest, inside(place, { k: 'subslice', from: p.before.length, to: p.after.length, left }));
  }
  p.after.forEach((x, i) => {
    if (!wanted(x)) return;
    const back = p.after.length - i;
    if (array !== null) return see(x, inside(place, { k: 'elem', index: array - back }));
    see(x, inside(place, { k: 'index', local: less(back), fromEnd: { back, atLeast } }));
  });
};

const binds = (p: TPat): boolean => p.k === 'bind' || partsOfPattern(p).some(binds);

/** Of an enum of one variant nothing is tested; of others it is also where no value can be of another one (rustc, `MatchPairTree::for_pattern`). */
const isTested = (f: FnLower, ty: Ty): boolean => {
  const { shape } = f.program.layouts.of(ty);
  return shape.k === 'enum' && shape.variants.length > 1;
};

export const discriminantOf = (f: FnLower, ty: Ty, index: number): number => {
  if (ty.k === 'adt') return ty.def.variants[index]?.discriminant ?? index;
  return index;
};

/** The discriminants that were read of places, so that the arms of one match read each once. */
export type Discriminants = { readonly place: Place; readonly local: LocalId }[];

export const readDiscriminant = (f: FnLower, place: Place, known: Discriminants | null): LocalId => {
  if (known !== null) for (const d of known) if (samePlace(d.place, place)) return d.local;
  const local = f.b.let(T.isize, { k: 'discr', place });
  known?.push({ place, local });
  return local;
};

/** Whether there is anything to test, or to find out for the bindings. */
const tests = (p: TPat): boolean => p.k !== 'wild' && !(p.k === 'bind' && p.sub === null);

/**
 * Goes on where the pattern matches; jumps to `failed` where it does not. Nothing is bound. `scrutinee` is what is matched,
 * in the source: integers and variants are looked at there, and other parts where the pattern asks for them (as rustc's
 * tests have their spans).
 */
export const testPattern = (
  f: FnLower,
  p: TPat,
  place: Place,
  failed: BlockId,
  scrutinee: Span,
  known: Discriminants | null = null,
): void => {
  const { b } = f;
  const before = b.span;
  const outer = f.looked;
  b.span = p.span;
  f.looked = scrutinee;
  test(f, p, place, failed, known);
  b.span = before;
  f.looked = outer;
};

const test = (f: FnLower, p: TPat, place: Place, failed: BlockId, known: Discriminants | null): void => {
  const { b } = f;
  switch (p.k) {
    case 'wild':
      return;
    case 'bind':
      if (p.sub !== null) test(f, p.sub, place, failed, known);
      return;
    case 'int': {
      const before = b.span;
      b.span = f.looked ?? before;
      const yes = b.newBlock();
      b.switchOn(copy(place), p.ty, [[p.value, yes]], failed);
      b.span = before;
      b.cur = yes;
      return;
    }
    case 'range':
      return testRange(f, p, place, failed);
    case 'str': {
      const want = b.local(p.ty);
      f.parts.into(f, { k: 'str', text: p.text, ty: p.ty, span: p.span }, at(want));
      const got = b.ref(behind(place), T.str, false);
      const equal = b.local(T.bool);
      b.callFn(f.program.equal(T.str, T.str), [got, read(want)], at(equal));
      return requireTrue(f, equal, failed);
    }
    case 'variant': {
      if (isTested(f, p.ty)) {
        const before = b.span;
        b.span = f.looked ?? before;
        const d = readDiscriminant(f, place, known);
        b.span = before;
        const yes = b.newBlock();
        b.switchOn(read(d), T.isize, [[discriminantOf(f, p.ty, p.variant), yes]], failed);
        b.cur = yes;
      }
      // What lies inside is read only where the variant is this one.
      for (const s of p.subs) test(f, s.pat, subPlace(f, p, s.index, place), failed, null);
      return;
    }
    case 'fields':
      for (const s of p.subs) test(f, s.pat, subPlace(f, p, s.index, place), failed, null);
      return;
    case 'slice': {
      const least = p.before.length + p.after.length;
      if (p.ty.k === 'slice' && (p.rest === null || least > 0)) {
        const op = p.rest === null ? '==' : '>=';
        const rv = { k: 'bin', op, a: b.len(place), b: constInt(least, T.usize), ty: T.usize } as const;
        requireTrue(f, b.let(T.bool, rv), failed);
      }
      return eachPart(f, p, place, 'test', (x, at) => test(f, x, at, failed, null));
    }
    case 'deref':
      return test(f, p.sub, behind(place), failed, known);
    case 'or':
      return testOr(f, p, place, failed);
  }
};

const requireTrue = (f: FnLower, local: LocalId, failed: BlockId): void => {
  const yes = f.b.newBlock();
  f.b.switchOn(read(local), T.bool, [[0, failed]], yes);
  f.b.cur = yes;
};

const testRange = (f: FnLower, p: TPat & { k: 'range' }, place: Place, failed: BlockId): void => {
  const { b } = f;
  const value = b.let(p.ty, { k: 'use', op: copy(place), retag: false });
  const [min, max] = rangeOf(f.cx, p.ty);
  const need = (op: '>=' | '<=' | '<', n: bigint): void => {
    const holds = b.let(T.bool, { k: 'bin', op, a: read(value), b: constInt(n, p.ty), ty: p.ty });
    requireTrue(f, holds, failed);
  };
  if (p.low !== null && p.low > min) need('>=', p.low);
  if (p.high !== null && (!p.inclusive || p.high < max)) need(p.inclusive ? '<=' : '<', p.high);
};

/**
 * For all that the analyses know control may go to `to` from here: an arm that no value reaches is judged like the others
 * (rustc's false edges).
 */
export const falseEdge = (f: FnLower, to: BlockId): void => {
  const next = f.b.newBlock();
  f.b.switchOn(constInt(1, T.bool), T.bool, [[0, to]], next);
  f.b.cur = next;
};

/** The or-patterns in a pattern that bind something. */
const choicesIn = (p: TPat): readonly TPat[] => {
  const inner = partsOfPattern(p).flatMap(choicesIn);
  return p.k === 'or' && binds(p) ? [p, ...inner] : inner;
};

/** The local that says which alternative matched. */
const chosenOf = (f: FnLower, p: TPat): LocalId => {
  const chosen = (f.chosen ??= new Map<TPat, LocalId>());
  const known = chosen.get(p);
  if (known !== undefined) return known;
  const made = f.b.local(T.usize);
  chosen.set(p, made);
  return made;
};

const testOr = (f: FnLower, p: TPat & { k: 'or' }, place: Place, failed: BlockId): void => {
  const { b } = f;
  const matched = b.newBlock();
  const which = binds(p) ? chosenOf(f, p) : null;
  // Where another alternative matches, those inside of this one have chosen nothing; nobody asks, but all paths meet.
  if (which !== null)
    for (const inner of p.alternatives.flatMap(choicesIn))
      b.use(at(chosenOf(f, inner)), constInt(0, T.usize), false);
  p.alternatives.forEach((alt, i) => {
    const isLast = i === p.alternatives.length - 1;
    const next = isLast ? failed : b.newBlock();
    test(f, alt, place, next, null);
    if (!isLast && plainlyMatches(alt)) falseEdge(f, next);
    if (which !== null) b.use(at(which), constInt(i, T.usize), false);
    b.goto(matched);
    if (!isLast) b.cur = next;
  });
  b.cur = matched;
};

const looks = (f: FnLower, p: TPat): boolean => {
  if (p.k === 'bind') return p.sub !== null && looks(f, p.sub);
  if (p.k === 'or' || (p.k === 'variant' && isTested(f, p.ty))) return true;
  return p.k !== 'wild' && partsOfPattern(p).some((x) => looks(f, x));
};

/** Of a pattern that always matches: which of its alternatives does, and what it looks at for all that. */
export const choose = (f: FnLower, p: TPat, place: Place, scrutinee: Span): void => {
  if (!looks(f, p)) return;
  const { b } = f;
  const failed = b.newBlock();
  testPattern(f, p, place, failed, scrutinee);
  const matched = b.cur;
  b.cur = failed;
  b.end({ k: 'unreachable', why: 'unreachable', span: p.span });
  b.cur = matched;
};

/** Binds the variables of a pattern that matches. `forGuard`: what is moved later is only referred to now. */
export const bindAll = (
  f: FnLower,
  p: TPat,
  place: Place,
  forGuard: boolean,
  scrutinee: Span | null = null,
): void => {
  const before = f.scrutinee;
  const { b } = f;
  const { span } = b;
  f.scrutinee = scrutinee;
  b.span = p.span;
  bind(f, p, place, forGuard);
  if (f.cx.patternsSay && !forGuard) ascribe(f, p, place);
  b.span = span;
  f.scrutinee = before;
};

/** Notes the lifetimes that patterns say by their paths: what they match has those, or longer ones. */
const ascribe = (f: FnLower, p: TPat, place: Place): void => {
  if ((p.k === 'variant' || p.k === 'fields') && p.of != null) {
    const own = f.settled(place);
    if (own !== null) (f.ascriptions ??= []).push({ place: own, ty: p.of, span: p.span });
  }
  // Whichever element of a slice: they have one type.
  const element = (): Place => inside(place, { k: 'index', local: 0 });
  if (p.k === 'variant' || p.k === 'fields')
    for (const s of p.subs) ascribe(f, s.pat, subPlace(f, p, s.index, place));
  else if (p.k === 'deref') ascribe(f, p.sub, behind(place));
  else if (p.k === 'slice') for (const x of partsOfSlice(p)) ascribe(f, x, x === p.rest ? place : element());
  else for (const x of partsOfPattern(p)) ascribe(f, x, place);
};

const bind = (f: FnLower, p: TPat, place: Place, forGuard: boolean): void => {
  const { b } = f;
  switch (p.k) {
    case 'bind':
      // The whole after its parts, so that these can be copied out of what is moved then (rustc, lowering of `x @ …`).
      if (p.sub !== null) bind(f, p.sub, place, forGuard);
      return bindVar(f, p, place, forGuard);
    case 'variant':
    case 'fields':
      for (const s of p.subs) bind(f, s.pat, subPlace(f, p, s.index, place), forGuard);
      return;
    case 'slice':
      return eachPart(f, p, place, forGuard ? 'guard' : 'bind', (x, at) => bind(f, x, at, forGuard));
    case 'deref':
      return bind(f, p.sub, behind(place), forGuard);
    case 'or': {
      const which = f.chosen?.get(p);
      const [only] = p.alternatives;
      if (which === undefined) {
        if (only !== undefined && binds(p)) bind(f, only, place, forGuard);
        return;
      }
      const join = b.newBlock();
      p.alternatives.forEach((alt, i) => {
        const mine = b.newBlock();
        const next = b.newBlock();
        const isLast = i === p.alternatives.length - 1;
        if (isLast) b.goto(mine);
        else b.switchOn(read(which), T.usize, [[i, mine]], next);
        b.cur = mine;
        bind(f, alt, place, forGuard);
        b.goto(join);
        b.cur = next;
      });
      b.cur = join;
      return;
    }
    case 'wild':
    case 'int':
    case 'str':
    case 'range':
      return;
  }
};

/** A guard sees what its arm binds behind shared references, so that it changes nothing (rustc: RefWithinGuard). */
const seenByGuard = (f: FnLower, v: Var, place: Place): void => {
  const ref = f.b.let(T.refTo(v.ty), { k: 'ref', kind: 'shared', place });
  (f.guards ??= new Map<Var, LocalId>()).set(v, ref);
};

const bindVar = (f: FnLower, p: TPat & { k: 'bind' }, place: Place, forGuard: boolean): void => {
  const { b } = f;
  const l = p.v.local;
  if (p.mode !== 'move') {
    // A reference is bound before the guard, a value behind it.
    if (f.guardBound?.has(p.v) !== true)
      b.assign(localPlace(l), { k: 'ref', kind: p.mode === 'ref-mut' ? 'mut' : 'shared', place });
    if (forGuard) {
      (f.guardBound ??= new Set<Var>()).add(p.v);
      seenByGuard(f, p.v, localPlace(l));
    }
    return;
  }
  if (forGuard) return seenByGuard(f, p.v, place);
  if (f.isCopy(p.ty)) return b.use(localPlace(l), copy(place));
  b.use(localPlace(l), move(place));
  const bound = b.last;
  if (bound !== undefined && f.scrutinee !== null)
    (f.scrutinees ??= new Map<Statement, Span>()).set(bound, f.scrutinee);
};
