/** Finding a place in a tree, and changing it. */
import * as b from '../../../model/rust/build.js';
import type {
  Block,
  Crate,
  Expr,
  Fn,
  LetStmt,
  Node,
  NodeKind,
  RefType,
  Stmt,
} from '../../../model/rust/syntax.js';
import { replace, walk } from '../../../model/rust/walk.js';
import type { Tape } from '../tape.js';

export interface Mutation {
  readonly name: string;
  /** It is made to break a borrow; others break what comes first. */
  readonly about?: 'borrows';
  readonly make: (d: Tape, crate: Crate) => Crate | null;
}

export type Of<K extends NodeKind> = Extract<Node, { kind: K }>;

export const all = <K extends NodeKind>(
  root: Node,
  kind: K,
  fits: (n: Of<K>) => boolean = () => true,
): Of<K>[] => {
  const out: Of<K>[] = [];
  walk(root, (n) => {
    if (n.kind === kind && fits(n as Of<K>)) out.push(n as Of<K>);
  });
  return out;
};

/** One node of the kind that fits, changed. */
export const change =
  <K extends NodeKind>(
    kind: K,
    to: (n: Of<K>, d: Tape, crate: Crate) => Node | null,
    fits: (n: Of<K>) => boolean = () => true,
  ) =>
  (d: Tape, crate: Crate): Crate | null => {
    const found = all(crate, kind, fits);
    if (found.length === 0) return null;
    const n = d.pick(found);
    const made = to(n, d, crate);
    return made === null ? null : replace(crate, n, made);
  };

/** One statement of a block, and what the block becomes. */
export const inBlocks =
  (
    fits: (s: Stmt, k: number, block: Block) => boolean,
    to: (block: Block, k: number, d: Tape) => readonly Stmt[] | null,
  ) =>
  (d: Tape, crate: Crate): Crate | null => {
    const sites = all(crate, 'Block').flatMap((block) =>
      block.stmts.flatMap((s, k) => (fits(s, k, block) ? [{ block, k }] : [])),
    );
    if (sites.length === 0) return null;
    const { block, k } = d.pick(sites);
    const stmts = to(block, k, d);
    return stmts === null ? null : replace(crate, block, { ...block, stmts });
  };

export const variableOf = (e: Node): string | null =>
  e.kind === 'PathExpr' && e.path.segments.length === 1 ? e.path.segments[0]!.name : null;

export const isLocal = (name: string): boolean =>
  /^[a-z]/.test(name) && !/^[fm]\d/.test(name) && name !== 'drop';

export const variablesIn = (n: Node): string[] => [
  ...new Set(
    all(n, 'PathExpr')
      .map(variableOf)
      .filter((x): x is string => x !== null && isLocal(x)),
  ),
];

export const dropOf = (name: string): Stmt => b.exprStmt(b.call(b.name('drop'), [b.name(name)]));
export const lookAt = (name: string): Stmt => b.let_(b.bind('_seen'), b.borrow(b.name(name)));

export const insert = (stmts: readonly Stmt[], at: number, s: Stmt): readonly Stmt[] => [
  ...stmts.slice(0, at),
  s,
  ...stmts.slice(at),
];

/** A variable that a statement moves, as far as the tree shows: bare as an initialiser or an argument. */
export const movedBy = (s: Stmt): string[] => {
  const out: string[] = [];
  const see = (e: Expr | null): void => {
    const v = e === null ? null : variableOf(e);
    if (v !== null && isLocal(v)) out.push(v);
  };
  if (s.kind === 'LetStmt') see(s.init);
  walk(s, (n) => {
    if (n.kind === 'Call') n.args.forEach(see);
  });
  return out;
};

export const borrowed = (s: Stmt): s is LetStmt =>
  s.kind === 'LetStmt' &&
  s.init !== null &&
  s.pattern.kind === 'BindPattern' &&
  all(s.init, 'Borrow').length > 0;

export const rootOf = (e: Expr): string | null => {
  if (e.kind === 'Field') return rootOf(e.base);
  if (e.kind === 'Index') return rootOf(e.base);
  if (e.kind === 'Deref' || e.kind === 'Borrow') return rootOf(e.operand);
  return variableOf(e);
};

export const isStmt = (s: Stmt): boolean => s.kind === 'LetStmt' || s.kind === 'ExprStmt';

export const integers = ['i32', 'u8', 'usize', 'i64', 'u32'];

export const signatureRefs = (crate: Crate): { fn: Fn; ref: RefType }[] =>
  all(crate, 'Fn').flatMap((fn) =>
    [...fn.params.map((p) => p.type), ...(fn.result === null ? [] : [fn.result])].flatMap((t) =>
      all(t, 'RefType').map((ref) => ({ fn, ref })),
    ),
  );

export const relife =
  (to: (fn: Fn, ref: RefType, d: Tape) => string | null) =>
  (d: Tape, crate: Crate): Crate | null => {
    const sites = signatureRefs(crate);
    if (sites.length === 0) return null;
    const { fn, ref } = d.pick(sites);
    const name = to(fn, ref, d);
    if (name === (ref.lifetime?.name ?? null)) return null;
    return replace(crate, ref, { ...ref, lifetime: name === null ? null : b.lifetime(name) });
  };

export const localsOf = (fn: Fn): string[] =>
  fn.body === null
    ? []
    : fn.body.stmts.flatMap((s) =>
        s.kind === 'LetStmt' && s.pattern.kind === 'BindPattern' ? [s.pattern.name] : [],
      );
