/** Bodies of safe Rust functions over a context of what they can read and write; well-typed and borrow-checked by construction. */
import * as b from '../../model/rust/build.js';
import { walk } from '../../model/rust/walk.js';
import type { Block, Expr, Stmt, Type } from '../../model/rust/syntax.js';
import type { Tape } from './tape.js';

export const t = {
  i32: b.named('i32'),
  i8: b.named('i8'),
  u8: b.named('u8'),
  u32: b.named('u32'),
  bool: b.named('bool'),
  char: b.named('char'),
  usize: b.named('usize'),
  nonZero: b.pathType(b.path('std', 'num', 'NonZeroU32')),
  unit: b.tupleType([]),
  pair: b.named('Pair'),
  level: b.named('Level'),
  callback: b.fnPtrType([b.named('i32')], b.named('i32'), { abi: 'C' }),
} satisfies Record<string, Type>;

export const ref = (to: Type, mutable = false): Type => b.refType(to, mutable);
export const ptr = (to: Type, mutable = true): Type => b.ptrType(to, mutable);
export const option = (of: Type): Type => b.named('Option', of);
export const boxOf = (of: Type): Type => b.named('Box', of);

export const v = (name: string): Expr => b.name(name);
export const stmt = (e: Expr): Stmt => b.exprStmt(e);
export const letIn = (name: string, e: Expr, mutable = false): Stmt => b.let_(b.bind(name, { mutable }), e);
export const blockOf = (...stmts: Stmt[]): Block => b.block(stmts);

/** What a body may use: i32 expressions to read, i32 places to write, conditions, and things to take apart. */
export interface Context {
  readonly ints: (() => Expr)[];
  readonly places: (() => Expr)[];
  /** Variables whose value a compiler knows: not for sums, for rustc refuses those that it sees overflow. */
  readonly constants: string[];
  readonly bools: (() => Expr)[];
  /** What can be printed and nothing else. */
  readonly shows: (() => Expr)[];
  /** `Option<&T>`, moved when used. */
  readonly options: { readonly name: string; readonly mutable: boolean }[];
  /** Slices of u8. */
  readonly slices: { readonly name: string; readonly mutable: boolean }[];
  /** `&mut i32` to reborrow. */
  readonly muts: string[];
  fresh: number;
}

export const emptyContext = (): Context => ({
  ints: [],
  places: [],
  constants: [],
  bools: [],
  shows: [],
  options: [],
  slices: [],
  muts: [],
  fresh: 0,
});

export const intExpr = (d: Tape, c: Context): Expr => {
  const open = c.ints.length + c.constants.length;
  const n = d.choose(open + 2);
  if (n === 0) return b.int(d.choose(3));
  if (n <= c.ints.length) return c.ints[n - 1]!();
  if (n <= open) return v(c.constants[n - 1 - c.ints.length]!);
  const big = d.rarely(3);
  if (big) return b.name('i32', 'MAX');
  return b.binary('+', atom(d, c), atom(d, c));
};

const atom = (d: Tape, c: Context): Expr => {
  const n = d.choose(c.ints.length + 1);
  return n === 0 ? b.int(1) : c.ints[n - 1]!();
};

const mentions = (e: Expr, name: string): boolean => {
  let found = false;
  walk(e, (n) => {
    if (n.kind === 'PathExpr' && n.path.segments[0]?.name === name) found = true;
    return !found;
  });
  return found;
};

/** Does a compiler know its value without running it? */
const isConstant = (e: Expr, c: Context): boolean => {
  if (e.kind === 'IntLit') return true;
  if (e.kind === 'Binary') return isConstant(e.left, c) && isConstant(e.right, c);
  if (e.kind !== 'PathExpr') return false;
  const { segments } = e.path;
  return segments.length > 1 || c.constants.includes(segments[0]?.name ?? '');
};

export const boolExpr = (d: Tape, c: Context): Expr => {
  const n = d.choose(c.bools.length + 2);
  if (n < c.bools.length) return c.bools[n]!();
  if (n === c.bools.length) return b.bool(true);
  return b.binary('<', atom(d, c), atom(d, c));
};

type Make = (d: Tape, c: Context) => Stmt[];

/** The statements that fit the context now, smallest first. */
const alternatives = (c: Context): Make[] => {
  const out: Make[] = [(d, k) => [stmt(b.println(intExpr(d, k)))]];
  if (c.places.length > 0) {
    out.push((d, k) => [stmt(b.assign(d.pick(k.places)(), intExpr(d, k)))]);
    out.push((d, k) => [stmt(b.compoundAssign('+', d.pick(k.places)(), intExpr(d, k)))]);
  }
  if (c.muts.length > 0) {
    out.push((d, k) => {
      const r = `r${k.fresh++}`;
      const from = d.pick(k.muts);
      const borrow = letIn(r, b.borrow(b.deref(v(from)), true));
      const value = intExpr(d, k);
      const write = (e: Expr): Stmt => stmt(b.assign(b.deref(v(r)), e));
      if (!mentions(value, from)) return [borrow, write(value)];
      // While the reborrow lives, what it came from is not read: the value is made before.
      const x = `x${k.fresh++}`;
      k.ints.push(() => v(x));
      return [letIn(x, value), borrow, write(v(x))];
    });
  }
  if (c.shows.length > 0) out.push((d, k) => [stmt(b.println(d.pick(k.shows)()))]);
  if (c.slices.length > 0) {
    out.push((d, k) => {
      const s = d.pick(k.slices);
      const at = b.index(v(s.name), b.int(d.choose(3)));
      return s.mutable && d.choose(2) === 1
        ? [stmt(b.assign(at, b.int(d.choose(3))))]
        : [stmt(b.println(at))];
    });
  }
  if (c.options.length > 0) {
    out.push((d, k) => {
      const o = k.options.splice(d.choose(k.options.length), 1)[0]!;
      const x = `o${k.fresh++}`;
      if (d.choose(2) === 0) {
        const then = o.mutable
          ? stmt(b.assign(b.deref(v(x)), intExpr(d, k)))
          : stmt(b.println(b.deref(v(x))));
        const some = b.tupleStructPattern(b.path('Some'), [b.bind(x)]);
        return [stmt(b.if_(b.letCond(some, v(o.name)), blockOf(then), null))];
      }
      k.ints.push(() => b.deref(v(x)));
      return [letIn(x, b.methodCall(v(o.name), 'unwrap', []))];
    });
  }
  out.push((d, k) => {
    const x = `x${k.fresh++}`;
    const e = intExpr(d, k);
    if (isConstant(e, k)) k.constants.push(x);
    else k.ints.push(() => v(x));
    return [letIn(x, e)];
  });
  if (c.bools.length > 0)
    out.push((d, k) => [stmt(b.if_(boolExpr(d, k), blockOf(stmt(b.println(b.int(1)))), null))]);
  out.push((d, k) => [stmt(b.macroCall('assert', [boolExpr(d, k)]))]);
  return out;
};

export const bodyStatements = (d: Tape, c: Context, max: number): Stmt[] => {
  const out: Stmt[] = [];
  for (let n = d.choose(max + 1); n > 0; n--) out.push(...d.pick(alternatives(c))(d, c));
  return out;
};
