/** Statements of a generated C program: what they use is alive and initialised, and loops end. */
import * as c from '../../../model/c/build.js';
import type { BlockItem, CompoundOperator, Expression, Statement } from '../../../model/c/syntax.js';
import { does, type Elements, type Scope } from './scope.js';
import { blocks } from './blocks.js';
import { print, sizeT } from './pieces.js';
import { arithmetic, compare, element, index, memberOf, value } from './values.js';
import { bits, int, intTypes, literal, read, to, uchar, type IntType } from './types.js';

/** A scalar that may be assigned: a variable, an element, a member, what a pointer points to. */
const target = (s: Scope): { e: Expression; t: IntType } => {
  const { d } = s;
  const what = d.choose(6);
  if (what === 3 && s.arrays.length > 0) {
    const a = d.pick(s.arrays);
    return { e: element(s, a, 1), t: a.t };
  }
  if (what === 4 && s.pointers.length > 0) {
    const p = d.pick(s.pointers);
    return { e: c.deref(c.name(p.name)), t: p.into.t };
  }
  if (what === 5 && s.records.length > 0) return memberOf(s, d.pick(s.records), 1);
  return d.pick(s.scalars.filter((x) => x.bounds === null));
};

const assignment = (s: Scope): BlockItem => {
  const to_ = target(s);
  return does(c.assign(to_.e, value(s, 2).e));
};

/** `x op= e`: computed as `x op e` is, with the same care. */
const compound = (s: Scope): BlockItem => {
  const { d } = s;
  const x = target(s);
  const y = value(s, 1);
  const bitwise = d.choose(3);
  if (bitwise < 2) return does(c.assign(x.e, y.e, d.pick(['^', '|', '&'] as const)));
  const v = read(x.e, x.t);
  const calculated = arithmetic(s, d.pick(['+', '-', '*'] as const), v, y);
  const { e } = calculated;
  // Care that is an expression around both operands cannot be written as a compound assignment.
  if (x.t.wide || e.kind !== 'binary' || e.left !== v.e || e.right !== y.e || e.operator === '%')
    return does(c.assign(x.e, e));
  return does(c.assign(x.e, y.e, e.operator as CompoundOperator));
};

const shifted = (s: Scope): BlockItem => {
  const x = target(s);
  if (x.t.wide) return does(c.assign(x.e, value(s, 2).e));
  const v = read(x.e, x.t);
  const few = c.binary('&', value(s, 1).e, c.integer(bits(v.t) - 1));
  const count = s.sites.choose(
    'shift',
    'shifted by the width or more',
    few,
    c.binary('+', few, c.integer(64)),
  );
  return does(c.assign(x.e, count, v.t.lo === 0n ? s.d.pick(['<<', '>>'] as const) : '>>'));
};

/** Where promotion leaves room, or the type is unsigned. */
const step = (s: Scope): BlockItem => {
  const { d } = s;
  const x = target(s);
  if (x.t.wide) return does(c.assign(x.e, value(s, 2).e));
  const op = d.pick(['++', '--'] as const);
  const v = read(x.e, x.t);
  const e = c.update(op, x.e, d.choose(2) === 1);
  const roomy = v.t.lo === 0n || (v.lo > v.t.lo && v.hi < v.t.hi);
  if (roomy) return does(e);
  const edge = literal(op === '++' ? v.t.hi : v.t.lo, v.t).e;
  const guarded = c.ifThen(c.binary('!=', x.e, edge), c.expressionStatement(e));
  return s.sites.choose<BlockItem>('overflow', `unguarded ${op}`, guarded, c.expressionStatement(e));
};

/** A side effect and a use of one object, in one expression or in two. */
const ordered = (s: Scope): BlockItem => {
  const all = s.scalars.filter((x) => x.bounds === null && x.t.lo === 0n);
  if (all.length === 0) return assignment(s);
  const x = s.d.pick(all);
  const good = c.assign(x.e, c.binary('+', x.e, c.integer(1)));
  const bad = c.assign(x.e, c.binary('+', c.update('++', x.e), c.integer(1)));
  return does(s.sites.choose('unsequenced', 'assigned and incremented at once', good, bad));
};

export const body = (s: Scope, most: number): Statement =>
  s.inside(() => c.block(...statements(s, 1 + s.d.choose(most))));

const choice = (s: Scope): BlockItem => {
  const test = s.d.choose(2) === 0 ? compare(s, 1) : value(s, 2);
  const then = body(s, 2);
  return c.ifThen(test.e, then, s.d.choose(2) === 1 ? body(s, 2) : null);
};

const looping = <T>(s: Scope, f: () => T): T => {
  s.loops++;
  const made = f();
  s.loops--;
  return made;
};

/** `for (int i = 0; i < n; i++)`, over an array where there is one. */
const counting = (s: Scope): BlockItem => {
  const { d } = s;
  const a = s.arrays.length > 0 && d.choose(3) > 0 ? d.pick(s.arrays) : null;
  const n = a?.length ?? 1 + d.choose(6);
  const i = s.name('i');
  const made = looping(s, () =>
    s.inside(() => {
      s.scalars.push({ e: c.name(i), t: int, bounds: [0n, BigInt(n - 1)] });
      const first =
        a === null ? [] : [does(c.assign(c.index(a.e, c.name(i)), value(s, 1).e, d.pick([null, '^'])))];
      return [...first, ...statements(s, d.choose(3))];
    }),
  );
  const less = c.binary('<', c.name(i), c.integer(n));
  const lessOrEqual = c.binary('<=', c.name(i), c.integer(n));
  const test =
    a === null ? less : s.sites.choose('out-of-bounds', 'a loop one step too long', less, lessOrEqual);
  return c.forLoop(c.variable(i, int.type, c.integer(0)), test, c.update('++', c.name(i)), c.block(...made));
};

/** `for (T *q = a; q < a + n; q++)`. */
const walking = (s: Scope): BlockItem => {
  const { d } = s;
  if (s.arrays.length === 0) return counting(s);
  const a = d.pick(s.arrays);
  const q = s.name('q');
  const end = c.binary('+', a.e, c.integer(a.length));
  const made = looping(s, () => s.inside(() => [does(c.assign(c.deref(c.name(q)), value(s, 1).e))]));
  const test = s.sites.choose(
    'out-of-bounds',
    'a walk one step too long',
    c.binary(d.pick(['<', '!='] as const), c.name(q), end),
    c.binary('<=', c.name(q), end),
  );
  return c.forLoop(
    c.variable(q, c.pointerTo(a.t.type), a.e),
    test,
    c.update('++', c.name(q), d.choose(2) === 1),
    c.block(...made),
  );
};

const backwards = (s: Scope): BlockItem => {
  const n = s.name('n');
  const inner = looping(s, () => s.inside(() => c.block(...statements(s, 1 + s.d.choose(2)))));
  const first = c.variable(n, int.type, c.integer(1 + s.d.choose(4)));
  const down = c.binary('>', c.update('--', c.name(n)), c.integer(0));
  return c.block(first, s.d.choose(2) === 0 ? c.whileLoop(down, inner) : c.doWhile(inner, down));
};

const selection = (s: Scope): BlockItem => {
  const part = (): BlockItem[] => s.inside(() => statements(s, 1));
  const v = value(s, 2);
  const cases: BlockItem[] = [];
  for (let k = 0; k < 3; k++) {
    const [first, ...rest] = part();
    cases.push(c.caseOf(c.integer(k), c.block(first!, ...rest)));
    if (s.d.choose(3) > 0) cases.push(c.breakLoop);
  }
  const last = c.defaultCase(c.block(...part()));
  return c.switchOn(c.binary('&', v.e, c.integer(3)), ...cases, last);
};

const leave = (s: Scope): BlockItem =>
  s.loops === 0
    ? assignment(s)
    : c.ifThen(compare(s, 1).e, s.d.choose(2) === 0 ? c.breakLoop : c.continueLoop);

/** A pointer to an element, moved or made anew. */
const repoint = (s: Scope): BlockItem => {
  if (s.pointers.length === 0) return assignment(s);
  const p = s.d.pick(s.pointers);
  const there = c.addressOf(c.index(p.into.e, index(s, p.into.length, value(s, 1))));
  const bad = s.d.choose(2);
  return does(
    c.assign(
      c.name(p.name),
      bad === 0
        ? s.sites.choose('null', 'a pointer set to null', there, c.name('NULL'))
        : s.sites.choose<Expression>(
            'pointer-arithmetic',
            'a pointer beyond one past the end',
            there,
            c.binary('+', p.into.e, c.integer(p.into.length + 1)),
          ),
    ),
  );
};

const printed = (s: Scope): BlockItem => print(s, value(s, 2));

const allBytes = (s: Scope, a: Elements): Expression => {
  const size = (n: number): Expression => c.binary('*', c.integer(n), c.sizeofType(a.t.type));
  return s.sites.choose(
    'out-of-bounds',
    'a size of one element too many',
    size(a.length),
    size(a.length + 1),
  );
};

/** An array as bytes: set, copied, or read one by one. */
const bytes = (s: Scope): BlockItem => {
  const { d } = s;
  if (s.arrays.length === 0) return assignment(s);
  const a = d.pick(s.arrays);
  if (a.t.name === '_Bool') return assignment(s);
  if (d.choose(2) === 0) return does(c.call('memset', a.e, to(value(s, 0), int).e, allBytes(s, a)));
  const other = sameType(s, a);
  if (other === null) {
    const sum = s.name('s');
    const i = s.name('i');
    const at = c.index(c.cast(c.pointerTo(uchar.type), a.e), c.name(i));
    return c.block(
      c.variable(sum, c.typeName(c.basic('unsigned int')), c.integer(0)),
      c.forLoop(
        c.variable(i, sizeT, c.integer(0)),
        c.binary('<', c.name(i), allBytes(s, a)),
        c.update('++', c.name(i)),
        c.expressionStatement(c.assign(c.name(sum), at, '+')),
      ),
      print(s, read(c.name(sum), intTypes[1]!)),
    );
  }
  const least = Math.min(a.length, other.length);
  const both = c.binary('*', c.integer(least), c.sizeofType(a.t.type));
  const name = d.pick(['memcpy', 'memmove'] as const);
  return does(c.call(name, other.e, a.e, both));
};

const sameType = (s: Scope, a: Elements): Elements | null =>
  s.arrays.find((x) => x !== a && x.t === a.t && x.e !== a.e) ?? null;

const kinds: readonly ((s: Scope) => BlockItem)[] = [
  assignment,
  assignment,
  compound,
  shifted,
  step,
  printed,
  choice,
  counting,
  walking,
  bytes,
  repoint,
  selection,
  backwards,
  ordered,
  leave,
];

/** Those that hold others come last. */
const flat = new Set([assignment, compound, shifted, step, printed, bytes, repoint, ordered, leave]);

export const statements = (s: Scope, n: number): BlockItem[] => {
  const out: BlockItem[] = [];
  for (let k = 0; k < n; k++) {
    const what = s.depth > 3 ? kinds.filter((f) => flat.has(f)) : kinds;
    const d = s.d.choose(what.length + (s.depth > 3 ? 0 : blocks.length));
    if (d < what.length) out.push(what[d]!(s));
    else out.push(...blocks[d - what.length]!(s));
  }
  return out;
};
