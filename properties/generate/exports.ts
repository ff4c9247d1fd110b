/** Programs in which C calls Rust: Σ is a few exports; S has their bodies, F a `main` that calls them. */
import * as b from '../../model/rust/build.js';
import type { Crate, Expr, Fn, Item, Param, Stmt, Type } from '../../model/rust/syntax.js';
import * as c from '../../model/c/build.js';
import type {
  BlockItem,
  Expression,
  ExternalDeclaration,
  TranslationUnit,
  TypeName,
} from '../../model/c/syntax.js';
import { neutral } from '../program.js';
import { CMain } from './c-main.js';
import type { Plan } from './index.js';
import { aParamKind, cDefinitions, ct, rustDefinitions, type Defined, type ParamKind } from './kinds.js';
import { bodyStatements, emptyContext, intExpr, ptr, ref, stmt, t, v } from './rust-body.js';
import type { Tape } from './tape.js';

/** What Σ says of one group of exports, and how each half is made against it. */
interface Exported {
  readonly defines: readonly Defined[];
  readonly uses: readonly Item[];
  readonly rust: (d: Tape) => Item[];
  /** `bool` or a struct that has one is in its prototypes. */
  readonly mentionsBool: boolean;
  readonly prototypes: readonly ExternalDeclaration[];
  /** The calls that C may make, each as statements of its `main`. */
  readonly calls: readonly ((m: CMain) => BlockItem[])[];
}

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

const signature = (d: Tape): ParamKind[] => Array.from({ length: 1 + d.choose(3) }, () => aParamKind(d));

const function_ = (d: Tape, name: string): Exported => {
  const kinds = signature(d);
  const returns = d.choose(2) === 1;
  const base = (n: number): string => 'abc'[n]!;
  const params = kinds.flatMap((kind, n) =>
    kind.rust.map((r) => b.param(b.bind(`${base(n)}${r.suffix}`), r.type)),
  );
  return {
    defines: kinds.flatMap((k) => (k.defines === null ? [] : [k.defines])),
    uses: [],
    mentionsBool: kinds.some((k) => k.mentionsBool),
    rust: (s) => {
      const k = emptyContext();
      const prologue = kinds.flatMap((kind, n) => kind.enter(base(n), k));
      const stmts = [...prologue, ...bodyStatements(s, k, 3)];
      return [exported(name, params, returns ? t.i32 : null, stmts, returns ? intExpr(s, k) : null)];
    },
    prototypes: [
      prototypeOf(
        name,
        returns ? ct.i32 : ct.void,
        kinds.flatMap((k) => k.c),
      ),
    ],
    calls: [
      (m) => {
        const call: Expression = c.call(name, ...kinds.flatMap((k) => k.pass(m)));
        return [returns ? m.print(call) : c.expressionStatement(call)];
      },
    ],
  };
};

/** A constructor, an accessor and a destructor of an owner that C holds. */
const owner = (name: string, of: 'Box' | 'Arc'): Exported => {
  const box = of === 'Box';
  const make = `${name}_new`,
    peek = `${name}_get`,
    free = `${name}_free`;
  const handle = ptr(t.i32, box);
  const cHandle = box ? c.pointerTo(ct.i32) : c.pointerTo(c.constant(ct.i32));
  return {
    defines: [],
    mentionsBool: false,
    uses: box ? [] : [b.use(b.useTree(['std', 'sync', 'Arc']))],
    rust: (s) => {
      const inner = b.call(b.name(of, 'new'), [b.int(s.choose(3))]);
      const back = neutral(box ? 'back_box' : 'back_arc', t.i32, v('p'));
      return [
        exported(make, [], handle, [], neutral(box ? 'hand_box' : 'hand_arc', t.i32, inner)),
        exported(peek, [b.param(b.bind('p'), ref(t.i32))], t.i32, [], b.deref(v('p'))),
        exported(free, [b.param(b.bind('p'), handle)], null, [stmt(b.call(b.name('drop'), [back]))], null),
      ];
    },
    prototypes: [
      prototypeOf(make, cHandle, []),
      prototypeOf(peek, ct.i32, [c.pointerTo(c.constant(ct.i32))]),
      prototypeOf(free, ct.void, [cHandle]),
    ],
    calls: [
      (m) => [m.handle(cHandle, c.call(make))],
      (m) => [c.expressionStatement(c.call(free, m.aHandle()))],
      (m) => [m.print(c.call(peek, m.aHandle()))],
      (m) => [c.expressionStatement(c.call('free', c.cast(c.pointerTo(ct.void), m.aHandle())))],
    ],
  };
};

const sigma = (d: Tape): Exported[] => {
  switch (d.choose(4)) {
    case 2:
      return [function_(d, 'f'), function_(d, 'g')];
    case 3:
      return [owner('h', d.choose(2) === 1 ? 'Arc' : 'Box')];
    default:
      return [function_(d, 'f')];
  }
};

const cHalf = (d: Tape, groups: readonly Exported[]): TranslationUnit => {
  const main = new CMain(d);
  if (groups.some((g) => g.mentionsBool)) main.needsBool();
  const all = groups.flatMap((g) => g.calls);
  const body: BlockItem[] = [];
  const calls = 1 + d.choose(3);
  for (let n = 0; n < calls; n++) {
    body.push(...main.between());
    body.push(...d.pick(all)(main));
  }
  body.push(...main.after());
  return c.unit(main.headers(), [
    ...cDefinitions(groups.flatMap((g) => g.defines)),
    ...groups.flatMap((g) => g.prototypes),
    ...main.definitions,
    c.functionDefinition('main', ct.int, [], [...main.declarations, ...body, c.returnValue(c.integer(0))]),
  ]);
};

const rustHalf = (d: Tape, groups: readonly Exported[]): Crate =>
  b.crate([
    ...groups.flatMap((g) => g.uses),
    ...rustDefinitions(groups.flatMap((g) => g.defines)),
    ...groups.flatMap((g) => g.rust(d)),
  ]);

/** Programs of `c-calls-rust`. */
export const exportsPlan = (d: Tape): Plan => {
  const groups = sigma(d);
  return { rust: (s) => rustHalf(s, groups), c: (f) => cHalf(f, groups) };
};
