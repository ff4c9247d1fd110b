/** What an operation that was executed proves of its operands: else it had been undefined. Tests of it are folded. */
import {
  constInt,
  type BinOp,
  type LocalId,
  type Operand,
  type Rvalue,
  type Statement,
} from '../../../model/core/mir.js';
import { bool } from '../../../model/types.js';
import { accesses, isBox, type Body, type Point } from './body.js';
import { endsLocal } from './forward.js';
import { isBehind, type Node } from './operands.js';
import type { Optimisation } from './optimisation.js';

/** A fact about a local: it is not 0, or it is below a bound. */
type Fact = { readonly k: 'non-zero' } | { readonly k: 'below'; readonly bound: number };

const isLocal = (o: Operand, l: LocalId): boolean =>
  o.k !== 'const' && o.place.local === l && o.place.proj.length === 0;
const intOf = (o: Operand): number | null =>
  o.k === 'const' && o.value.k === 'int' ? Number(o.value.value) : null;
const localOf = (o: Operand): LocalId | null =>
  o.k !== 'const' && o.place.proj.length === 0 ? o.place.local : null;

/** The answer of a comparison of the local with a number, if the fact decides it. */
const decide = (op: BinOp, n: number, f: Fact): boolean | null => {
  if (f.k === 'non-zero') return n !== 0 ? null : op === '==' ? false : op === '!=' ? true : null;
  if (n < f.bound) return null;
  if (op === '<' || op === '<=' || op === '!=') return true;
  return op === '>' || op === '>=' || op === '==' ? false : null;
};

const truth = (s: Extract<Statement, { k: 'assign' }>, b: Body, v: boolean): Statement => {
  const ty = b.typeOf(s.place);
  const rv: Rvalue = { k: 'use', op: constInt(v ? 1 : 0, ty.k === 'int' ? ty : bool), retag: false };
  return { ...s, rv };
};

/** The node with what the fact decides folded away, or null. */
const fold = (b: Body, n: Node, l: LocalId, f: Fact): Node | null => {
  if (n.k === 'assign' && n.rv.k === 'bin' && isLocal(n.rv.a, l)) {
    const k = intOf(n.rv.b);
    const v = k === null ? null : decide(n.rv.op, k, f);
    return v === null ? null : truth(n, b, v);
  }
  if (n.k === 'switch' && isLocal(n.on, l) && f.k === 'non-zero') {
    const cases = n.cases.filter(([v]) => Number(v) !== 0);
    if (cases.length === n.cases.length) return null;
    return cases.length === 0 ? { k: 'goto', target: n.otherwise, span: n.span } : { ...n, cases };
  }
  return null;
};

/** What is known of locals once the node was executed. */
type Learn = (b: Body, n: Node) => readonly { readonly local: LocalId; readonly fact: Fact }[];

const stepWith =
  (learn: Learn) =>
  (b: Body): boolean => {
    const from: { local: LocalId; fact: Fact; at: Point }[] = [];
    b.eachNode((n, at) => {
      for (const x of learn(b, n)) if (!b.isTaken(x.local)) from.push({ ...x, at });
    });
    for (const { local, fact, at } of from) {
      let found: { at: Point; to: Node } | null = null;
      b.follow(at, true, (n, here, first) => {
        if (found !== null) return null;
        if (!first) {
          const to = fold(b, n, local, fact);
          if (to !== null) found = { at: here, to };
        }
        return found !== null || (!first && endsLocal(n, local)) ? null : false;
      });
      if (found === null) continue;
      const { at: where, to }: { at: Point; to: Node } = found;
      b.replace(where, to);
      return true;
    }
    return false;
  };

const nonZero: Fact = { k: 'non-zero' };

/** A pointer that was used is not null. */
const dereferenced: Learn = (b, n) =>
  accesses(n)
    .filter((a) => isBehind(a.place, a.place.local) && b.locals[a.place.local]!.ty.k === 'raw')
    .filter((a) => !endsLocal(n, a.place.local))
    .map((a) => ({ local: a.place.local, fact: nonZero }));

const divided: Learn = (_b, n) => {
  const l =
    n.k === 'assign' && n.rv.k === 'bin' && (n.rv.op === '/' || n.rv.op === '%') ? localOf(n.rv.b) : null;
  return l === null || endsLocal(n, l) ? [] : [{ local: l, fact: nonZero }];
};

const shifted: Learn = (_b, n) => {
  if (n.k !== 'assign' || n.rv.k !== 'bin' || (n.rv.op !== '<<' && n.rv.op !== '>>')) return [];
  const l = localOf(n.rv.b);
  const { ty } = n.rv;
  const bits = ty.k === 'int' && ty.bits !== 'ptr' ? Math.max(32, ty.bits) : 64;
  return l === null || endsLocal(n, l) ? [] : [{ local: l, fact: { k: 'below', bound: bits } }];
};

/** A raw pointer made from a reference or a box is not null: its type says so, whether it was used or not. */
const madeFromReference: Learn = (b, n) => {
  if (n.k !== 'assign' || n.place.proj.length > 0 || !b.isSteady(n.place.local)) return [];
  const place =
    n.rv.k === 'addr'
      ? n.rv.place
      : n.rv.k === 'cast' && n.rv.kind === 'ptr' && n.rv.a.k !== 'const'
        ? { ...n.rv.a.place, proj: [...n.rv.a.place.proj, { k: 'deref' } as const] }
        : null;
  if (place?.proj[0]?.k !== 'deref' || place.proj.some((x, k) => k > 0 && x.k !== 'field')) return [];
  const { ty } = b.locals[place.local]!;
  return ty.k === 'ref' || isBox(ty) ? [{ local: n.place.local, fact: nonZero }] : [];
};

export const referenceNotNull: Optimisation = {
  name: 'reference-not-null',
  sentence: 'A test whether a reference or a box is null is answered no.',
  source: 'Rust Reference, invalid values (references, Box); LLVM LangRef, nonnull',
  lang: 'rust',
  trusts: 'non-null',
  attribute: 'nonnull',
  licensedBy: null,
  step: stepWith(madeFromReference),
};

export const usedNotNull: Optimisation = {
  name: 'used-not-null',
  sentence: 'A test whether a C pointer is null is answered no once it was dereferenced.',
  source: 'C11 6.5.3.2p4; -fdelete-null-pointer-checks',
  lang: 'c',
  trusts: 'non-null',
  attribute: 'nonnull, dereferenceable',
  licensedBy: null,
  step: stepWith(dereferenced),
};

export const divisorNotZero: Optimisation = {
  name: 'divisor-not-zero',
  sentence: 'A test whether a number is zero is answered no once C divided by it.',
  source: 'C11 6.5.5p5',
  lang: 'c',
  trusts: 'divisor',
  attribute: 'sdiv, udiv',
  licensedBy: null,
  step: stepWith(divided),
};

export const shiftBelowWidth: Optimisation = {
  name: 'shift-below-width',
  sentence: 'A test whether a number is below the width of a type is answered yes once C shifted by it.',
  source: 'C11 6.5.7p3',
  lang: 'c',
  trusts: 'shift',
  attribute: 'poison of shl, lshr, ashr',
  licensedBy: null,
  step: stepWith(shifted),
};
