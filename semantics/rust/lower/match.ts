/** `match`: the arms are tried in order; a match on the variants of an enum or on integers alone is one switch. */
import { copy, localPlace, type BlockId, type Place, type Statement } from '../../../model/core/mir.js';
import type { Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import { plainlyMatches } from '../check/covers.js';
import { partsOfSlice, type Arm, type SubPat, type TExpr, type TPat } from '../tree.js';
import { behind, read } from './builder.js';
import type { FnLower } from './context.js';
import { holds } from './control.js';
import { declareOwned, declareReferences } from './declare.js';
import {
  bindAll,
  discriminantOf,
  falseEdge,
  readDiscriminant,
  testPattern,
  type Discriminants,
} from './patterns.js';
import { matchedPlace } from './promote.js';
import { addTested } from './tested.js';

export const intoMatch = (f: FnLower, e: TExpr & { k: 'match' }, dest: Place): void => {
  const { b } = f;
  const patterns: TPat[] = [];
  let guards = false;
  let isWild = true;
  for (const a of e.arms) {
    patterns.push(a.pat);
    if (a.guard !== null) guards = true;
    if (a.pat.k !== 'wild') isWild = false;
  }
  const place = matchedPlace(f, e.value, patterns);
  const join = b.newBlock();
  if (isWild) b.push({ k: 'mention', place, span: e.value.span });
  // Without arms nothing looks at it, and it holds a value all the same (rustc: FakeRead).
  if (e.arms.length === 0) b.push({ k: 'mention', place, span: e.value.span, fake: true });
  const heads = guards ? null : switchHeads(f, e, place);
  if (heads !== null) {
    for (let i = 0; i < heads.length; i++) {
      b.cur = heads[i]!;
      body(f, e.arms[i]!, e.value.span, place, dest, join, null);
    }
    b.cur = join;
    return;
  }
  const known: Discriminants = [];
  const tested: Place[] = [];
  if (guards) for (const a of e.arms) addTested(f, a.pat, place, tested);
  for (const arm of guards ? alternativesOf(e.arms) : e.arms) {
    const failed = b.newBlock();
    testPattern(f, arm.pat, place, failed, e.value.span, known);
    // A guard may not be asked, for all that the analyses know.
    if (arm.guard !== null || (arm !== e.arms[e.arms.length - 1] && plainlyMatches(arm.pat)))
      falseEdge(f, failed);
    body(f, arm, e.value.span, place, dest, join, { to: failed, tested });
    b.cur = failed;
  }
  b.end({ k: 'unreachable', why: 'unreachable', span: e.span });
  b.cur = join;
};

/** A guard is asked for each alternative that matches, and may so run more than once (Reference, match guards). */
const alternativesOf = (arms: readonly Arm[]): readonly Arm[] => {
  const made: Arm[] = [];
  for (const arm of arms) {
    const { guard, body, span } = arm;
    if (guard === null) made.push(arm);
    else for (const pat of expand(arm.pat)) made.push({ pat, guard, body, span });
  }
  return made;
};

/** The patterns without alternatives that an or-pattern stands for, in the order in which they are tried. */
const expand = (p: TPat): readonly TPat[] => {
  switch (p.k) {
    case 'or':
      return p.alternatives.flatMap(expand);
    case 'bind':
      return p.sub === null ? [p] : expand(p.sub).map((sub) => ({ ...p, sub }));
    case 'deref':
      return expand(p.sub).map((sub) => ({ ...p, sub }));
    case 'variant':
    case 'fields':
      return p.subs
        .reduce<readonly (readonly SubPat[])[]>(
          (made, s) => made.flatMap((all) => expand(s.pat).map((pat) => [...all, { ...s, pat }])),
          [[]],
        )
        .map((subs) => ({ ...p, subs }));
    case 'slice':
      return partsOfSlice(p)
        .reduce<readonly (readonly TPat[])[]>(
          (made, s) => made.flatMap((all) => expand(s).map((pat) => [...all, pat])),
          [[]],
        )
        .map((all) => ({
          ...p,
          before: all.slice(0, p.before.length),
          rest: p.rest === null ? null : (all[p.before.length] ?? null),
          after: p.rest === null ? [] : all.slice(p.before.length + 1),
        }));
    case 'wild':
    case 'int':
    case 'str':
    case 'range':
      return [p];
  }
};

/** Where an arm's guard leads if it fails, and what no guard may change. */
interface Otherwise {
  readonly to: BlockId;
  readonly tested: readonly Place[];
}

const body = (
  f: FnLower,
  arm: Arm,
  scrutinee: Span,
  place: Place,
  dest: Place,
  join: BlockId,
  otherwise: Otherwise | null,
): void => {
  const { b } = f;
  const before = b.span;
  b.span = arm.span;
  f.scopes.push();
  const isGuarded = arm.guard !== null && otherwise !== null;
  // What a guard sees bound already is there before the rest (rustc: bindings by reference live from the guard on).
  if (isGuarded) declareReferences(f, arm.pat);
  if (isGuarded) guard(f, arm.guard, arm.pat, place, otherwise);
  declareOwned(f, arm.pat);
  bindAll(f, arm.pat, place, false, scrutinee);
  f.guardBound = null;
  const outer = f.openTemps();
  f.parts.into(f, arm.body, dest);
  f.closeTemps(outer);
  f.scopes.pop();
  b.span = before;
  b.goto(join);
};

/** Goes on where the guard holds; the arm's variables are dropped on the way to `failed`. */
const guard = (f: FnLower, e: TExpr, pat: TPat, place: Place, otherwise: Otherwise): void => {
  const { b } = f;
  bindAll(f, pat, place, true);
  const no = b.newBlock();
  holds(f, e, no);
  const yes = b.cur;
  const seen: Place[] = [];
  for (const [v, l] of f.guards ?? []) if (f.guardBound?.has(v) !== true) seen.push(localPlace(l));
  f.guards = null;
  const matched = f.settled(place);
  const held: Statement[] = [];
  const hold = (at: Place): void => {
    const mention: Statement = { k: 'mention', place: at, span: e.span };
    b.push(mention);
    held.push(mention);
  };
  b.cur = no;
  // The arms that come look at it again (rustc 1.95 forgets that where a guard holds on no way, and mended it since).
  if (matched !== null && otherwise.tested.length > 0) hold(matched);
  f.scopes.exitTo(f.scopes.depth - 1);
  b.goto(otherwise.to);
  b.cur = yes;
  // What the arm binds is still what the guard has seen (rustc: FakeRead, ForGuardBinding).
  for (const at of seen) b.push({ k: 'mention', place: at, span: e.span });
  // Of what no pattern looks at or binds nothing is borrowed, and whatever the place is behind need not be there any more.
  if (otherwise.tested.length === 0 && seen.length === 0 && f.guardBound === null) return;
  if (matched === null) return;
  hold(matched);
  const tested = otherwise.tested.flatMap((p) => f.settled(p) ?? []);
  f.guarded.push({ place: matched, tested, span: e.span, held });
};

/** What a pattern tests at its head, if that is all it tests. */
interface Head {
  readonly derefs: number;
  readonly pat: TPat;
}

const isFlat = (p: TPat): boolean => p.k === 'wild' || (p.k === 'bind' && p.sub === null);

const headOf = (p: TPat): Head | null => {
  let derefs = 0;
  let at = p;
  for (;;) {
    if (at.k === 'deref') {
      derefs++;
      at = at.sub;
    } else if (at.k === 'bind' && at.sub !== null) at = at.sub;
    else break;
  }
  if (at.k === 'variant') for (const s of at.subs) if (!isFlat(s.pat)) return null;
  return at.k === 'wild' || at.k === 'bind' || at.k === 'int' || at.k === 'variant'
    ? { derefs, pat: at }
    : null;
};

/** The heads of all arms, if one switch tells them apart, and of those that it tests the first one. */
const headsOf = (arms: readonly Arm[]): { readonly heads: readonly Head[]; readonly first: Head } | null => {
  const heads: Head[] = [];
  let first: Head | null = null;
  let tested = 0;
  for (const a of arms) {
    const h = a.guard === null ? headOf(a.pat) : null;
    if (h === null) return null;
    heads.push(h);
    if (h.pat.k !== 'variant' && h.pat.k !== 'int') continue;
    first ??= h;
    if (h.derefs !== first.derefs || h.pat.k !== first.pat.k) return null;
    tested++;
  }
  return first === null || tested < 2 ? null : { heads, first };
};

/** The first block of each arm behind one switch. Null if tests are needed. */
const switchHeads = (f: FnLower, e: TExpr & { k: 'match' }, place: Place): readonly BlockId[] | null => {
  const { b } = f;
  const found = headsOf(e.arms);
  if (found === null) return null;
  const { heads, first } = found;
  let on = place;
  for (let i = 0; i < first.derefs; i++) on = behind(on);
  const isEnum = first.pat.k === 'variant';
  const value = isEnum
    ? readDiscriminant(f, on, null)
    : b.let(first.pat.ty, { k: 'use', op: copy(on), retag: false });
  const cases: (readonly [number | bigint, BlockId])[] = [];
  const seen = new Set<bigint>();
  let rest: BlockId | null = null;
  const blocks: BlockId[] = [];
  for (const { pat } of heads) {
    const made = b.newBlock();
    blocks.push(made);
    if (rest !== null) {
      falseEdge(f, made);
      continue;
    }
    if (pat.k !== 'variant' && pat.k !== 'int') {
      rest = made;
      continue;
    }
    const v = pat.k === 'int' ? pat.value : BigInt(discriminantOf(f, pat.ty, pat.variant));
    if (seen.has(v)) {
      falseEdge(f, made);
      continue;
    }
    seen.add(v);
    cases.push([v, made]);
  }
  b.switchOn(read(value), isEnum ? T.isize : first.pat.ty, cases, rest ?? impossible(f, e));
  return blocks;
};

const impossible = (f: FnLower, e: TExpr): BlockId => {
  const made = f.b.newBlock();
  const block = f.b.blocks[made];
  if (block !== undefined) block.term = { k: 'unreachable', why: 'unreachable', span: e.span };
  return made;
};
