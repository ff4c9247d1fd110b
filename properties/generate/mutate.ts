/**
 * Near misses: a program changed in one place, each kind of change by its name. What comes out parses; whether it is
 * accepted is for the checkers to say. `null`: the program has no such place.
 */
import * as b from '../../model/rust/build.js';
import type {
  Block,
  Crate,
  Expr,
  Fn,
  LetStmt,
  Node,
  NodeKind,
  PathExpr,
  RefType,
  Stmt,
} from '../../model/rust/syntax.js';
import { replace, walk } from '../../model/rust/walk.js';
import type { Tape } from './tape.js';

export interface Mutation {
  readonly name: string;
  readonly make: (d: Tape, crate: Crate) => Crate | null;
}

type Of<K extends NodeKind> = Extract<Node, { kind: K }>;

const all = <K extends NodeKind>(root: Node, kind: K, fits: (n: Of<K>) => boolean = () => true): Of<K>[] => {
  const out: Of<K>[] = [];
  walk(root, (n) => {
    if (n.kind === kind && fits(n as Of<K>)) out.push(n as Of<K>);
  });
  return out;
};

/** One node of the kind that fits, changed. */
const change =
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
const inBlocks =
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

const variableOf = (e: Node): string | null =>
  e.kind === 'PathExpr' && e.path.segments.length === 1 ? e.path.segments[0]!.name : null;

const isLocal = (name: string): boolean => /^[a-z]/.test(name) && !/^[fm]\d/.test(name) && name !== 'drop';

const variablesIn = (n: Node): string[] => [
  ...new Set(
    all(n, 'PathExpr')
      .map(variableOf)
      .filter((x): x is string => x !== null && isLocal(x)),
  ),
];

const dropOf = (name: string): Stmt => b.exprStmt(b.call(b.name('drop'), [b.name(name)]));
const lookAt = (name: string): Stmt => b.let_(b.bind('_seen'), b.borrow(b.name(name)));

const insert = (block: Block, at: number, s: Stmt): readonly Stmt[] => [
  ...block.stmts.slice(0, at),
  s,
  ...block.stmts.slice(at),
];

/** A variable that a statement moves, as far as the tree shows: bare as an initialiser or an argument. */
const movedBy = (s: Stmt): string[] => {
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

const borrowed = (s: Stmt): s is LetStmt =>
  s.kind === 'LetStmt' &&
  s.init !== null &&
  s.pattern.kind === 'BindPattern' &&
  all(s.init, 'Borrow').length > 0;

const rootOf = (e: Expr): string | null => {
  if (e.kind === 'Field') return rootOf(e.base);
  if (e.kind === 'Index') return rootOf(e.base);
  if (e.kind === 'Deref' || e.kind === 'Borrow') return rootOf(e.operand);
  return variableOf(e);
};

const isStmt = (s: Stmt): boolean => s.kind === 'LetStmt' || s.kind === 'ExprStmt';

const integers = ['i32', 'u8', 'usize', 'i64', 'u32'];

const signatureRefs = (crate: Crate): { fn: Fn; ref: RefType }[] =>
  all(crate, 'Fn').flatMap((fn) =>
    [...fn.params.map((p) => p.type), ...(fn.result === null ? [] : [fn.result])].flatMap((t) =>
      all(t, 'RefType').map((ref) => ({ fn, ref })),
    ),
  );

const relife =
  (to: (fn: Fn, ref: RefType, d: Tape) => string | null) =>
  (d: Tape, crate: Crate): Crate | null => {
    const sites = signatureRefs(crate);
    if (sites.length === 0) return null;
    const { fn, ref } = d.pick(sites);
    const name = to(fn, ref, d);
    if (name === (ref.lifetime?.name ?? null)) return null;
    return replace(crate, ref, { ...ref, lifetime: name === null ? null : b.lifetime(name) });
  };

const localsOf = (fn: Fn): string[] =>
  fn.body === null
    ? []
    : fn.body.stmts.flatMap((s) =>
        s.kind === 'LetStmt' && s.pattern.kind === 'BindPattern' ? [s.pattern.name] : [],
      );

export const mutations: readonly Mutation[] = [
  {
    name: 'use-after-move',
    make: inBlocks(
      (s) => movedBy(s).length > 0,
      (block, k, d) =>
        insert(block, k + 1 + d.choose(block.stmts.length - k), lookAt(d.pick(movedBy(block.stmts[k]!)))),
    ),
  },
  {
    name: 'move-inserted',
    make: inBlocks(
      (s) => variablesIn(s).length > 0,
      (block, k, d) => insert(block, k + 1, dropOf(d.pick(variablesIn(block.stmts[k]!)))),
    ),
  },
  {
    name: 'borrow-held-longer',
    make: inBlocks(borrowed, (block, k) => {
      const s = block.stmts[k]!;
      if (s.kind !== 'LetStmt' || s.pattern.kind !== 'BindPattern') return null;
      return insert(block, block.stmts.length, lookAt(s.pattern.name));
    }),
  },
  {
    name: 'borrow-moved-up',
    make: inBlocks(
      (s, k) => borrowed(s) && k > 0,
      (block, k, d) => {
        const to = d.choose(k);
        const s = block.stmts[k]!;
        return [...block.stmts.slice(0, to), s, ...block.stmts.slice(to, k), ...block.stmts.slice(k + 1)];
      },
    ),
  },
  {
    name: 'written-while-borrowed',
    make: inBlocks(borrowed, (block, k, d) => {
      const s = block.stmts[k] as LetStmt;
      const from = all(s, 'Borrow').map((x) => x.operand);
      const place = d.pick(from);
      if (rootOf(place) === null) return null;
      const at = k + 1 + d.choose(block.stmts.length - k);
      return insert(block, at, b.let_(b.bind('_again'), b.borrow(place, d.choose(2) === 0)));
    }),
  },
  {
    name: 'statements-swapped',
    make: inBlocks(
      (s, k, block) => isStmt(s) && k + 1 < block.stmts.length && isStmt(block.stmts[k + 1]!),
      (block, k) => [
        ...block.stmts.slice(0, k),
        block.stmts[k + 1]!,
        block.stmts[k]!,
        ...block.stmts.slice(k + 2),
      ],
    ),
  },
  {
    name: 'statement-duplicated',
    make: inBlocks(isStmt, (block, k, d) =>
      insert(block, k + 1 + d.choose(block.stmts.length - k), block.stmts[k]!),
    ),
  },
  { name: 'statement-removed', make: inBlocks(isStmt, (block, k) => block.stmts.filter((_, i) => i !== k)) },
  {
    name: 'statement-looped',
    make: inBlocks(isStmt, (block, k) => {
      const s = block.stmts[k]!;
      const loop = b.exprStmt(
        b.for_(b.wildPattern(), b.range(b.int(0), b.int(2, 'u8'), false), b.block([s], null)),
        false,
      );
      return [...block.stmts.slice(0, k), loop, ...block.stmts.slice(k + 1)];
    }),
  },
  {
    name: 'statement-nested',
    make: inBlocks(isStmt, (block, k, d) => {
      const end = Math.min(block.stmts.length, k + 1 + d.choose(3));
      const inner = b.exprStmt(b.block(block.stmts.slice(k, end), null), false);
      return [...block.stmts.slice(0, k), inner, ...block.stmts.slice(end)];
    }),
  },
  {
    name: 'mut-dropped',
    make: change(
      'BindPattern',
      (n) => ({ ...n, mutable: false }),
      (n) => n.mutable && !n.byRef,
    ),
  },
  {
    name: 'mut-added',
    make: change(
      'BindPattern',
      (n) => ({ ...n, mutable: true }),
      (n) => !n.mutable && !n.byRef && n.sub === null && isLocal(n.name),
    ),
  },
  {
    name: 'borrow-made-mut',
    make: change(
      'Borrow',
      (n) => ({ ...n, mutable: true }),
      (n) => !n.mutable,
    ),
  },
  {
    name: 'borrow-made-shared',
    make: change(
      'Borrow',
      (n) => ({ ...n, mutable: false }),
      (n) => n.mutable,
    ),
  },
  { name: 'borrow-removed', make: change('Borrow', (n) => n.operand) },
  {
    name: 'borrow-added',
    make: change(
      'PathExpr',
      (n, d) => b.borrow(n, d.choose(2) === 1),
      (n: PathExpr) => isLocal(variableOf(n) ?? ''),
    ),
  },
  { name: 'deref-removed', make: change('Deref', (n) => n.operand) },
  { name: 'reference-type-flipped', make: change('RefType', (n) => ({ ...n, mutable: !n.mutable })) },
  {
    name: 'receiver-changed',
    make: change(
      'SelfParam',
      (n, d) => ({ ...n, form: d.pick((['value', 'ref', 'ref-mut'] as const).filter((f) => f !== n.form)) }),
      (n) => n.lifetime === null && !n.mutable,
    ),
  },
  { name: 'lifetime-dropped', make: relife(() => null) },
  {
    name: 'lifetime-swapped',
    make: relife((fn, _, d) => d.pick([...fn.lifetimes.map((l) => l.name), "'static"])),
  },
  {
    name: 'lifetime-added',
    make: (d, crate) => {
      const fns = all(
        crate,
        'Fn',
        (f) => f.params.length > 0 && f.result !== null && all(f.result, 'RefType').length > 0,
      );
      if (fns.length === 0) return null;
      const fn = d.pick(fns);
      const more = replace(fn, all(fn.result!, 'RefType')[0]!, {
        ...all(fn.result!, 'RefType')[0]!,
        lifetime: b.lifetime("'b"),
      });
      return replace(crate, fn, {
        ...more,
        lifetimes: [
          ...fn.lifetimes,
          b.lifetimeParam("'b", d.choose(2) === 0 ? [] : fn.lifetimes.map((l) => b.lifetime(l.name))),
        ],
      });
    },
  },
  {
    name: 'local-returned',
    make: (d, crate) => {
      const fns = all(
        crate,
        'Fn',
        (f) =>
          f.body !== null &&
          f.result !== null &&
          all(f.result, 'RefType').length > 0 &&
          localsOf(f).length + f.params.length > 0,
      );
      if (fns.length === 0) return null;
      const fn = d.pick(fns);
      const params = fn.params.flatMap((p) => (p.pattern.kind === 'BindPattern' ? [p.pattern.name] : []));
      const local = d.pick([...params, ...localsOf(fn)]);
      const mutable = fn.result?.kind === 'RefType' && fn.result.mutable;
      const tail = d.choose(2) === 0 ? b.borrow(b.name(local), mutable) : b.name(local);
      return replace(crate, fn.body!, { ...fn.body!, tail });
    },
  },
  {
    name: 'arm-removed',
    make: change(
      'Match',
      (n, d) => ({ ...n, arms: n.arms.filter((_, k, xs) => k !== d.choose(xs.length)) }),
      (n) => n.arms.length > 1,
    ),
  },
  {
    name: 'guard-removed',
    make: change(
      'Arm',
      (n) => ({ ...n, guard: null }),
      (n) => n.guard !== null,
    ),
  },
  {
    name: 'unsafe-removed',
    make: change(
      'Block',
      (n) => ({ ...n, unsafe: false }),
      (n) => n.unsafe,
    ),
  },
  {
    name: 'unsafe-added',
    make: change(
      'Fn',
      (n) => ({ ...n, unsafe: true }),
      (n) => !n.unsafe && n.name !== 'main' && n.name !== 'drop',
    ),
  },
  {
    name: 'type-changed',
    make: change(
      'PathType',
      (n, d) => {
        const now = n.path.segments[0]!.name;
        return b.named(d.pick([...integers, 'bool', 'char'].filter((x) => x !== now)));
      },
      (n) => [...integers, 'bool', 'char'].includes(n.path.segments[0]!.name),
    ),
  },
  {
    name: 'suffix-changed',
    make: change('IntLit', (n, d) =>
      b.int(
        n.value,
        d.pick((['i32', 'u8', 'usize', 'i64', 'u32', null] as const).filter((x) => x !== n.suffix)),
      ),
    ),
  },
  {
    name: 'annotation-removed',
    make: change(
      'LetStmt',
      (n) => ({ ...n, type: null }),
      (n) => n.type !== null && n.init !== null,
    ),
  },
  {
    name: 'initialiser-removed',
    make: change(
      'LetStmt',
      (n) => ({ ...n, init: null }),
      (n) => n.init !== null && n.otherwise === null && n.pattern.kind === 'BindPattern',
    ),
  },
  { name: 'copy-removed', make: change('Derive', () => b.lintAttr('allow', ['unused'])) },
  {
    name: 'copy-added',
    make: change(
      'Struct',
      (n) => ({ ...n, attrs: [...n.attrs, b.derive(['Clone', 'Copy'])] }),
      (n) => n.attrs.length === 0,
    ),
  },
  {
    name: 'destructor-removed',
    make: change(
      'Crate',
      (n) => ({ ...n, items: n.items.filter((i) => i.kind !== 'Impl' || i.trait === null) }),
      (n) => n.items.some((i) => i.kind === 'Impl' && i.trait !== null),
    ),
  },
  {
    name: 'destructor-added',
    make: (d, crate) => {
      const has = new Set(
        crate.items.flatMap((i) =>
          i.kind === 'Impl' && i.trait !== null && i.target.kind === 'PathType'
            ? [i.target.path.segments[0]!.name]
            : [],
        ),
      );
      const able = crate.items.filter((i) => (i.kind === 'Struct' || i.kind === 'Enum') && !has.has(i.name));
      if (able.length === 0) return null;
      const of = d.pick(able);
      if (of.kind !== 'Struct' && of.kind !== 'Enum') return null;
      const drop = b.fn('drop', b.block([], null), { self: b.selfParam('ref-mut') });
      const target = b.named(of.name, ...of.lifetimes.map((l) => b.lifetime(l.name)));
      const impl = b.impl(target, [drop], {
        trait: 'Drop',
        lifetimes: of.lifetimes.map((l) => b.lifetimeParam(l.name)),
      });
      return { ...crate, items: [...crate.items, impl] };
    },
  },
  {
    name: 'variable-swapped',
    make: (d, crate) => {
      const fns = all(crate, 'Fn', (f) => f.body !== null && variablesIn(f.body).length > 1);
      if (fns.length === 0) return null;
      const fn = d.pick(fns);
      const uses = all(fn.body!, 'PathExpr', (n) => isLocal(variableOf(n) ?? ''));
      const at = d.pick(uses);
      const others = variablesIn(fn.body!).filter((v) => v !== variableOf(at));
      return others.length === 0 ? null : replace(crate, at, b.name(d.pick(others)));
    },
  },
  {
    name: 'arguments-swapped',
    make: change(
      'Call',
      (n) => ({ ...n, args: [n.args[1]!, n.args[0]!, ...n.args.slice(2)] }),
      (n) => n.args.length > 1,
    ),
  },
  {
    name: 'argument-removed',
    make: change(
      'Call',
      (n) => ({ ...n, args: n.args.slice(1) }),
      (n) => n.args.length > 0,
    ),
  },
  {
    name: 'field-removed',
    make: change(
      'StructLit',
      (n) => ({ ...n, fields: n.fields.slice(1) }),
      (n) => n.fields.length > 0,
    ),
  },
  {
    name: 'jump-moved-out',
    make: inBlocks(
      (s) => s.kind === 'ExprStmt' && ['While', 'Loop', 'For'].includes(s.expr.kind),
      (block, k, d) => insert(block, k + 1, b.exprStmt(d.choose(2) === 0 ? b.break_() : b.return_(null))),
    ),
  },
  {
    name: 'binding-by-reference',
    make: change(
      'BindPattern',
      (n, d) => ({ ...n, byRef: true, mutable: d.choose(2) === 1 }),
      (n) => !n.byRef && !n.mutable && n.sub === null && isLocal(n.name),
    ),
  },
  {
    name: 'binding-by-value',
    make: change(
      'BindPattern',
      (n) => ({ ...n, byRef: false, mutable: false }),
      (n) => n.byRef,
    ),
  },
];
