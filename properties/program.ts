/** A program N = (S, F, Σ), neutral: what crosses is written as neutral operations that a regime's glue replaces. */
import * as b from '../model/rust/build.js';
import type { Call, Crate, Expr, Fn, Item, Node, Stmt, Type } from '../model/rust/syntax.js';
import { mapChildren, walk } from '../model/rust/walk.js';
import type { TranslationUnit } from '../model/c/syntax.js';
import type { Args, NeutralOp } from '../semantics/regimes/glue.js';
import type { Direction, Regime } from '../semantics/regimes/regime.js';

export interface Program {
  readonly direction: Direction;
  /** S was written for the regime that it runs under (a scenario), and is not elaborated. */
  readonly written?: boolean;
  /** S with neutral operations: calls of `ferrule::OP::<T>(…)`, and plain calls of foreign functions. */
  readonly rust: Crate;
  /** F */
  readonly c: TranslationUnit;
}

/** A neutral operation as a node of mini-Rust. */
export const neutral = (op: NeutralOp, type: Type, ...args: Expr[]): Expr =>
  b.call(b.pathExpr(b.pathFrom([b.segment('ferrule'), b.segment(op, [type])])), args);

const neutralOf = (n: Node): { op: NeutralOp; type: Type; args: readonly Expr[] } | null => {
  if (n.kind !== 'Call' || n.callee.kind !== 'PathExpr') return null;
  const [first, second] = n.callee.path.segments;
  if (first?.name !== 'ferrule' || second === undefined) return null;
  return { op: second.name as NeutralOp, type: second.args[0] as Type, args: n.args };
};

const foreignNames = (crate: Crate): Set<string> => {
  const out = new Set<string>();
  for (const item of crate.items) {
    if (item.kind === 'ExternBlock') for (const f of item.items) if (f.kind === 'Fn') out.add(f.name);
  }
  return out;
};

const calleeName = (n: Call): string | null =>
  n.callee.kind === 'PathExpr' && n.callee.path.segments.length === 1
    ? (n.callee.path.segments[0]?.name ?? null)
    : null;

/** `elaborate(regime, N)`: inserts the regime's glue. The rest of S and all of F stay as they are. */
export const elaborate = (p: Program, regime: Regime): Crate => {
  if (p.written === true) return p.rust;
  const { glue } = regime;
  const foreign = foreignNames(p.rust);

  const change = (n: Node): Node => {
    const below = mapChildren(n, change);
    const op = neutralOf(below);
    if (op !== null) {
      return glue.ops[op.op](op.args as unknown as Args, op.type);
    }
    if (below.kind === 'Call') {
      const name = calleeName(below);
      if (name !== null && foreign.has(name)) return glue.call(name, below.args);
    }
    return below;
  };

  /** The operations that a function uses; null: it does not use the boundary. */
  const used = (f: Fn): Set<NeutralOp> | null => {
    const ops = new Set<NeutralOp>();
    let calls = false;
    walk(f, (n) => {
      if (n.kind !== 'Call') return true;
      const op = neutralOf(n);
      if (op !== null) ops.add(op.op);
      if (foreign.has(calleeName(n) ?? '')) calls = true;
      return true;
    });
    return calls || ops.size > 0 ? ops : null;
  };

  const item = (i: Item): Item => {
    if (i.kind !== 'Fn' || i.body === null) return i;
    const ops = used(i);
    const prologue: readonly Stmt[] = ops === null ? [] : glue.prologue(ops);
    const body = change(i.body) as typeof i.body;
    const attrs =
      i.abi === 'C' ? [...i.attrs, ...glue.exportAttributes.map((a) => b.ferruleAttr(a))] : i.attrs;
    return { ...i, attrs, body: { ...body, stmts: [...prologue, ...body.stmts] } };
  };
  return { ...p.rust, items: p.rust.items.map(item) };
};

/** Statements, expressions that cross, and items: how large a program is to a reader. */
export const sizeOf = (p: Program): number => {
  let n = 0;
  walk(p.rust, (x) => {
    if (x.kind === 'LetStmt' || x.kind === 'ExprStmt' || x.kind === 'Fn') n++;
  });
  const count = (x: unknown): void => {
    if (Array.isArray(x)) return x.forEach(count);
    if (typeof x !== 'object' || x === null) return;
    const k = (x as { kind?: unknown }).kind;
    if (k === 'expression-statement' || k === 'declaration' || k === 'return' || k === 'function-definition')
      n++;
    Object.values(x).forEach(count);
  };
  count(p.c.items);
  return n;
};
