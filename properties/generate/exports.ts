/** Programs in which C calls Rust: exports with random signatures and bodies, and a C `main` that calls them. */
import * as b from '../../model/rust/build.js';
import type { Expr, Fn, Item, Param, Stmt, Type } from '../../model/rust/syntax.js';
import * as c from '../../model/c/build.js';
import type { BlockItem, Expression, ExternalDeclaration, TypeName } from '../../model/c/syntax.js';
import { neutral, type Program } from '../program.js';
import {
  bodyStatements,
  emptyContext,
  intExpr,
  letIn,
  option,
  ptr,
  ref,
  stmt,
  t,
  v,
  type Context,
} from './rust-body.js';
import type { Tape } from './tape.js';
import { ct, CMain } from './c-main.js';

/** One kind of parameter: how Rust declares it, what a body may do with it, how C declares and passes it. */
interface ParamKind {
  readonly rust: readonly { readonly suffix: string; readonly type: Type }[];
  readonly c: readonly TypeName[];
  readonly enter: (name: string, k: Context) => Stmt[];
  readonly pass: (m: CMain) => Expression[];
}

const byRef = (
  to: Type,
  mutable: boolean,
  cType: TypeName,
  enter: ParamKind['enter'],
  pass: ParamKind['pass'],
): ParamKind => ({
  rust: [{ suffix: '', type: ref(to, mutable) }],
  c: [c.pointerTo(mutable ? cType : c.constant(cType))],
  enter,
  pass,
});

const readInt =
  (name: string): (() => Expr) =>
  () =>
    b.deref(v(name));

const kinds: readonly ParamKind[] = [
  byRef(
    t.i32,
    true,
    ct.i32,
    (n, k) => {
      k.ints.push(readInt(n));
      k.places.push(readInt(n));
      k.muts.push(n);
      return [];
    },
    (m) => [m.intPointer()],
  ),
  byRef(
    t.i32,
    false,
    ct.i32,
    (n, k) => {
      k.ints.push(readInt(n));
      return [];
    },
    (m) => [m.intPointer()],
  ),
  {
    rust: [{ suffix: '', type: t.i32 }],
    c: [ct.i32],
    enter: (n, k) => {
      k.ints.push(() => v(n));
      return [];
    },
    pass: (m) => [m.int()],
  },
  byRef(
    t.bool,
    false,
    ct.bool,
    (n, k) => {
      k.bools.push(readInt(n));
      return [];
    },
    (m) => [m.boolPointer()],
  ),
  ...[false, true].map((mutable): ParamKind => ({
    rust: [{ suffix: '', type: option(ref(t.i32, mutable)) }],
    c: [c.pointerTo(mutable ? ct.i32 : c.constant(ct.i32))],
    enter: (n, k) => {
      k.options.push({ name: n, mutable });
      return [];
    },
    pass: (m) => [m.intPointer()],
  })),
  ...[false, true].map((mutable): ParamKind => ({
    rust: [
      { suffix: '', type: ptr(t.u8, mutable) },
      { suffix: '_len', type: t.usize },
    ],
    c: [c.pointerTo(mutable ? ct.u8 : c.constant(ct.u8)), ct.size],
    enter: (n, k) => {
      const s = `${n}_slice`;
      k.slices.push({ name: s, mutable });
      return [letIn(s, neutral(mutable ? 'take_slice_mut' : 'take_slice', t.u8, v(n), v(`${n}_len`)))];
    },
    pass: (m) => m.bytes(),
  })),
  {
    rust: [{ suffix: '', type: t.bool }],
    c: [ct.u8],
    enter: (n, k) => {
      k.bools.push(() => v(n));
      return [];
    },
    pass: (m) => [m.flag()],
  },
];

const exported = (
  name: string,
  params: readonly Param[],
  result: Type | null,
  stmts: readonly Stmt[],
  tail: Expr | null,
): Fn => b.fn(name, b.block(stmts, tail), { attrs: [b.noMangle()], pub: true, abi: 'C', params, result });

const prototypeOf = (name: string, result: TypeName, params: readonly TypeName[]): ExternalDeclaration =>
  c.prototype(
    name,
    result,
    params.map((p) => c.parameter(null, p)),
  );

interface Made {
  readonly items: Item[];
  readonly prototypes: ExternalDeclaration[];
  /** One call of the export, as statements of C's main. */
  readonly calls: ((m: CMain) => BlockItem[])[];
}

const function_ = (d: Tape, name: string, made: Made): void => {
  const k = emptyContext();
  const params: Param[] = [];
  const cParams: TypeName[] = [];
  const prologue: Stmt[] = [];
  const used: ParamKind[] = [];
  const count = 1 + d.choose(3);
  for (let n = 0; n < count; n++) {
    const kind = d.pick(kinds);
    const base = 'abc'[n]!;
    for (const r of kind.rust) params.push(b.param(b.bind(`${base}${r.suffix}`), r.type));
    cParams.push(...kind.c);
    prologue.push(...kind.enter(base, k));
    used.push(kind);
  }
  const stmts = [...prologue, ...bodyStatements(d, k, 3)];
  const returns = d.choose(2) === 1;
  made.items.push(exported(name, params, returns ? t.i32 : null, stmts, returns ? intExpr(d, k) : null));
  made.prototypes.push(prototypeOf(name, returns ? ct.i32 : ct.void, cParams));
  made.calls.push((m) => {
    const call = c.call(name, ...used.flatMap((u) => u.pass(m)));
    return [returns ? m.print(call) : c.expressionStatement(call)];
  });
};

/** A constructor, an accessor and a destructor of an owner that C holds. */
const owner = (d: Tape, name: string, of: 'Box' | 'Arc', made: Made): void => {
  const box = of === 'Box';
  const make = `${name}_new`,
    peek = `${name}_get`,
    free = `${name}_free`;
  const handle = ptr(t.i32, box);
  const inner = b.call(b.name(of, 'new'), [b.int(d.choose(3))]);
  made.items.push(exported(make, [], handle, [], neutral(box ? 'hand_box' : 'hand_arc', t.i32, inner)));
  made.items.push(exported(peek, [b.param(b.bind('p'), ref(t.i32))], t.i32, [], b.deref(v('p'))));
  const back = neutral(box ? 'back_box' : 'back_arc', t.i32, v('p'));
  made.items.push(
    exported(free, [b.param(b.bind('p'), handle)], null, [stmt(b.call(b.name('drop'), [back]))], null),
  );
  const cHandle = box ? c.pointerTo(ct.i32) : c.pointerTo(c.constant(ct.i32));
  made.prototypes.push(
    prototypeOf(make, cHandle, []),
    prototypeOf(peek, ct.i32, [c.pointerTo(c.constant(ct.i32))]),
    prototypeOf(free, ct.void, [cHandle]),
  );
  made.calls.push(
    (m) => [m.handle(cHandle, c.call(make))],
    (m) => [c.expressionStatement(c.call(free, m.aHandle()))],
    (m) => [m.print(c.call(peek, m.aHandle()))],
    (m) => [c.expressionStatement(c.call('free', c.cast(c.pointerTo(ct.void), m.aHandle())))],
  );
};

/** A program of `c-calls-rust` from a tape. */
export const exportsProgram = (d: Tape): Program => {
  const made: Made = { items: [], prototypes: [], calls: [] };
  const shape = d.choose(4);
  if (shape <= 1) function_(d, 'f', made);
  if (shape === 2) {
    function_(d, 'f', made);
    function_(d, 'g', made);
  }
  let usesArc = false;
  if (shape === 3) {
    usesArc = d.choose(2) === 1;
    owner(d, 'h', usesArc ? 'Arc' : 'Box', made);
  }
  const main = new CMain(d);
  const body: BlockItem[] = [];
  const calls = 1 + d.choose(3);
  for (let n = 0; n < calls; n++) {
    body.push(...main.between());
    body.push(...d.pick(made.calls)(main));
  }
  body.push(...main.after());
  const rust = b.crate([...(usesArc ? [b.use(b.useTree(['std', 'sync', 'Arc']))] : []), ...made.items]);
  const unit = c.unit(main.headers(), [
    ...made.prototypes,
    c.functionDefinition('main', ct.int, [], [...main.declarations, ...body, c.returnValue(c.integer(0))]),
  ]);
  return { direction: 'c-calls-rust', rust, c: unit };
};
