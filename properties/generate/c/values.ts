/** Integer expressions without side effects and without undefined behaviour: operands are guarded where bounds do not fit. */
import * as c from '../../../model/c/build.js';
import type { BinaryOperator, Expression } from '../../../model/c/syntax.js';
import type { Elements, Record_, Scope } from './scope.js';
import {
  bits,
  common,
  int,
  intTypes,
  isSigned,
  literal,
  llong,
  read,
  seenAs,
  to,
  uint,
  ullong,
  whole,
  within,
  type IntType,
  type Value,
} from './types.js';

const small = [0n, 1n, 2n, 3n, 5n, 7n, 8n, 31n, 100n, 127n, 128n, 255n, 1000n, 32767n, 65535n];

/** Small ones first, then those at the edges of types. */
export const constant = (s: Scope): Value => {
  const { d } = s;
  switch (d.choose(9)) {
    case 5:
      return literal(-d.pick(small), d.pick([int, llong]));
    case 6:
    case 8: {
      const t = d.pick([int, uint, llong, ullong]);
      return literal(t.hi - BigInt(d.choose(2)), t);
    }
    case 7: {
      const t = d.pick([int, llong]);
      return literal(t.lo + BigInt(d.choose(2)), t);
    }
    default:
      return literal(d.pick(small), d.pick([int, int, uint, llong, ullong]));
  }
};

const power = (n: number): boolean => (n & (n - 1)) === 0;

/** An index of an array, which exists. */
export const index = (s: Scope, length: number, v: Value): Expression => {
  const fits = v.lo >= 0n && v.hi < BigInt(length);
  const good = fits
    ? v.e
    : power(length)
      ? c.binary('&', v.e, c.integer(length - 1))
      : c.binary('%', to(v, uint).e, c.integer(length, 'u'));
  const off = s.d.choose(2) === 0 ? 1 : length;
  return s.sites.choose(
    'out-of-bounds',
    off === 1 ? 'index off by one' : 'index off by the length',
    good,
    c.binary('+', good, c.integer(off)),
  );
};

export const element = (s: Scope, a: Elements, depth: number): Expression =>
  c.index(a.e, index(s, a.length, value(s, depth)));

/** A member that is an integer, or an element of one that is an array. */
export const memberOf = (s: Scope, r: Record_, depth: number): { e: Expression; t: IntType } => {
  const f = s.d.pick(r.of.fields);
  const m = c.member(r.e, f.name);
  return { e: f.length === null ? m : c.index(m, index(s, f.length, value(s, depth))), t: f.t };
};

const calculate = (op: '+' | '-' | '*', a: Value, b: Value): readonly [bigint, bigint] => {
  if (op === '+') return [a.lo + b.lo, a.hi + b.hi];
  if (op === '-') return [a.lo - b.hi, a.hi - b.lo];
  const all = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  return [all.reduce((x, y) => (x < y ? x : y)), all.reduce((x, y) => (x > y ? x : y))];
};

const masked = (v: Value): Value => ({ e: c.binary('&', v.e, c.integer(255)), t: v.t, lo: 0n, hi: 255n });

/** `a + b` and its kin: where the result may not fit a signed type, in unsigned arithmetic, with less, or wider. */
export const arithmetic = (s: Scope, op: '+' | '-' | '*', x: Value, y: Value): Value => {
  const t = common(x.t, y.t);
  const [a, b] = [seenAs(x, t), seenAs(y, t)];
  const [lo, hi] = calculate(op, a, b);
  const plain = c.binary(op, a.e, b.e);
  if (!isSigned(t) || (lo >= t.lo && hi <= t.hi)) return within(plain, t, lo, hi);
  const guard = (): Value => {
    const how = s.d.choose(3);
    if (how === 1) {
      const [m, n] = [masked(a), masked(b)];
      const [from, upTo] = calculate(op, m, n);
      return { e: c.binary(op, m.e, n.e), t, lo: from, hi: upTo };
    }
    if (how === 2 && t === int) return { e: c.binary(op, to(a, llong).e, b.e), t: llong, lo, hi };
    const u = t === int ? uint : ullong;
    return whole(c.cast(t.type, c.binary(op, c.cast(u.type, a.e), c.cast(u.type, b.e))), t);
  };
  const good = guard();
  const e = s.sites.choose('overflow', `unguarded ${op}`, good.e, plain);
  return { ...good, e };
};

const divide = (s: Scope, op: '/' | '%', x: Value, y: Value): Value => {
  const t = common(x.t, y.t);
  const bad = c.binary('&', y.e, c.integer(7));
  const e = s.sites.choose('division', 'divisor may be zero', c.binary('+', bad, c.integer(1)), bad);
  const a = seenAs(x, t);
  const bound = a.hi > -a.lo ? a.hi : -a.lo;
  return within(c.binary(op, x.e, e), t, isSigned(t) ? -bound : 0n, bound);
};

/** INT_MIN / -1: asked of the machine where the guard is left out. */
const divideByMinusOne = (s: Scope, x: Value): Value => {
  const v = x.t === int || x.t === llong ? x : to(x, int);
  const fits = v.lo > v.t.lo;
  const least = literal(v.t.lo, v.t).e;
  const isLeast = c.binary('==', v.e, least);
  const good = fits ? v.e : c.conditional(isLeast, literal(0n, v.t).e, v.e);
  const e = s.sites.choose('division', 'quotient not representable', good, fits ? least : v.e);
  return whole(c.binary('/', e, c.unary('-', c.integer(1))), v.t);
};

const shift = (s: Scope, op: '<<' | '>>', x: Value, y: Value): Value => {
  const signed = isSigned(x.t);
  const n = bits(x.t);
  const few = c.binary('&', y.e, c.integer(n - 1));
  const count = s.sites.choose(
    'shift',
    'shifted by the width or more',
    few,
    c.binary('+', few, c.integer(n)),
  );
  if (op === '>>' || !signed) {
    const lo = signed ? x.t.lo : 0n;
    return within(c.binary(op, x.e, count), x.t, lo, x.t.hi);
  }
  const u = x.t === int ? uint : ullong;
  const left = s.sites.choose('shift', 'a signed value shifted left', c.cast(u.type, x.e), x.e);
  return whole(c.cast(x.t.type, c.binary('<<', left, count)), x.t);
};

const bitwise = (op: '&' | '|' | '^', x: Value, y: Value): Value => {
  const t = common(x.t, y.t);
  const [a, b] = [seenAs(x, t), seenAs(y, t)];
  const e = c.binary(op, a.e, b.e);
  if (op === '&' && a.lo >= 0n && b.lo >= 0n) return within(e, t, 0n, a.hi < b.hi ? a.hi : b.hi);
  return whole(e, t);
};

const truth = (e: Expression): Value => ({ e, t: int, lo: 0n, hi: 1n });

const negate = (s: Scope, v: Value): Value => {
  if (!isSigned(v.t)) return whole(c.unary('-', v.e), v.t);
  if (v.lo > v.t.lo) return { e: c.unary('-', v.e), t: v.t, lo: -v.hi, hi: -v.lo };
  const good = c.unary('-', c.binary('/', v.e, c.integer(2)));
  const e = s.sites.choose('overflow', 'the least value negated', good, c.unary('-', v.e));
  return whole(e, v.t);
};

/** A variable, an element, a member, what a pointer points to. */
const object = (s: Scope, depth: number): Value | null => {
  const { d } = s;
  const what = d.choose(6);
  if (what === 3 && s.arrays.length > 0) {
    const a = d.pick(s.arrays);
    return read(element(s, a, depth), a.t);
  }
  if (what === 4 && s.pointers.length > 0) {
    const p = d.pick(s.pointers);
    return read(c.deref(c.name(p.name)), p.into.t);
  }
  if (what === 5 && s.records.length > 0) {
    const m = memberOf(s, d.pick(s.records), depth);
    return read(m.e, m.t);
  }
  if (s.scalars.length === 0) return null;
  const v = d.pick(s.scalars);
  return v.bounds === null ? read(v.e, v.t) : { e: v.e, t: v.t, lo: v.bounds[0], hi: v.bounds[1] };
};

const called = (s: Scope, depth: number): Value | null => {
  const { d } = s;
  if (s.tables.length > 0 && d.choose(3) === 2) {
    const t = d.pick(s.tables);
    const which = index(s, t.length, value(s, depth));
    const f = c.index(c.name(t.name), which);
    return whole(c.call(f, value(s, depth).e, value(s, depth).e), int);
  }
  if (s.pures.length === 0) return null;
  const f = d.pick(s.pures);
  return read(c.call(f.name, ...f.params.map(() => value(s, depth).e)), f.result);
};

export const compare = (s: Scope, depth: number): Value => {
  const op = s.d.pick<BinaryOperator>(['<', '==', '!=', '>', '<=', '>=']);
  return truth(c.binary(op, value(s, depth).e, value(s, depth).e));
};

/** 0 is the smallest. */
export const value = (s: Scope, depth: number): Value => {
  const { d } = s;
  if (depth <= 0) return (d.choose(3) > 0 ? object(s, 0) : null) ?? constant(s);
  const v = (): Value => value(s, depth - 1);
  switch (d.choose(20)) {
    case 0:
      return constant(s);
    case 1:
    case 2:
    case 3:
    case 4:
      return object(s, depth - 1) ?? constant(s);
    case 5:
    case 6:
    case 7:
      return arithmetic(s, d.pick(['+', '-', '*'] as const), v(), v());
    case 8:
      return divide(s, d.pick(['/', '%'] as const), v(), v());
    case 9:
      return divideByMinusOne(s, v());
    case 10:
    case 11:
      return shift(s, d.pick(['<<', '>>'] as const), v(), v());
    case 12:
      return bitwise(d.pick(['&', '|', '^'] as const), v(), v());
    case 13:
      return compare(s, depth - 1);
    case 14:
      return truth(c.logical(d.pick(['&&', '||'] as const), v().e, v().e));
    case 15: {
      const [test, a, b] = [v(), v(), v()];
      const t = common(a.t, b.t);
      const [x, y] = [seenAs(a, t), seenAs(b, t)];
      return within(c.conditional(test.e, x.e, y.e), t, x.lo < y.lo ? x.lo : y.lo, x.hi > y.hi ? x.hi : y.hi);
    }
    case 16:
      return negate(s, v());
    case 17: {
      const x = v();
      return d.choose(2) === 0 ? whole(c.unary('~', x.e), x.t) : truth(c.unary('!', x.e));
    }
    case 18: {
      const t = d.pick(intTypes.filter((k) => !k.wide));
      const e = c.cast(t.type, v().e);
      return read(e, t);
    }
    default:
      return called(s, depth - 1) ?? constant(s);
  }
};
