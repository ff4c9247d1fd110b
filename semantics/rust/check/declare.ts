/** Makes what an item stands for: functions with their signatures, constants. */
import type * as S from '../../../model/rust/syntax.js';
import type { Span } from '../../../model/span.js';
import {
  adt,
  adtDef,
  erase,
  intOf,
  type AdtDef,
  type AdtTy,
  type FnTy,
  type Region,
  type Ty,
} from '../../../model/types.js';
import { primitives } from '../library/signature.js';
import type { AdtInfo, ConstInfo, FnInfo } from '../tree.js';
import { bindFn, errorTy, isSized } from '../ty.js';
import { attr, withLifetimes, type CrateCx, type Place } from './context.js';
import type { Alias } from './scope.js';
import { declareLifetimes } from './lifetimes.js';
import { earlyBound, lowerSignature, staticRegions, writtenRegions } from './signatures.js';
import { lowerType, notSized, type Regions } from './types.js';

export const reprOf = (attrs: readonly S.Attribute[]): AdtDef['repr'] => {
  const [option] = attr(attrs, 'Repr')?.options ?? [];
  if (option === undefined) return 'Rust';
  if (option === 'Rust' || option === 'C' || option === 'transparent') return option;
  const t = primitives.get(option);
  return t?.k === 'int' ? t : intOf(32, true);
};

/** Where a function is declared, and what it is called there. */
interface Surroundings {
  readonly self: Ty | null;
  readonly owner: AdtInfo | null;
  readonly block: S.ExternBlock | null;
  readonly name: string;
  readonly isDrop: boolean;
}

export const makeFn = (cx: CrateCx, at: Place, f: S.Fn, more: Surroundings): FnInfo => {
  const inner = withLifetimes(at, declareLifetimes(cx, at.lifetimes, f.lifetimes));
  const before = cx.untyped;
  const signature = lowerSignature(cx, inner, f, more.self);
  const wrong = cx.untyped > before;
  return new Declared(cx, f, more, signature, wrong);
};

/** Most functions are called and nothing else: their types as values are made when somebody asks. */
class Declared implements FnInfo {
  readonly name: string;
  readonly ast: S.Fn;
  readonly span: Span;
  readonly abi: FnInfo['abi'];
  readonly unsafe: boolean;
  readonly foreign: boolean;
  readonly exported: boolean;
  readonly signature: FnInfo['signature'];
  readonly wrong: boolean;
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly self: S.SelfParam | null;
  readonly owner: AdtInfo | null;
  readonly isDrop: boolean;
  private readonly cx: CrateCx;
  private madeItem: AdtTy | null = null;
  private madePointer: FnTy | null = null;
  private foundEarly: readonly Region[] | null = null;

  constructor(cx: CrateCx, f: S.Fn, more: Surroundings, signature: FnInfo['signature'], wrong: boolean) {
    const { block } = more;
    const params: Ty[] = [];
    for (const t of signature.params) params.push(erase(t));
    this.cx = cx;
    this.name = block === null ? cx.unique(more.name) : f.name;
    this.ast = f;
    this.span = f.nameSpan;
    this.abi = block?.abi ?? f.abi;
    this.unsafe = f.unsafe || block !== null;
    this.foreign = block !== null;
    this.exported = block === null && f.abi !== 'Rust' && attr(f.attrs, 'NoMangle') !== null;
    this.signature = signature;
    this.wrong = wrong;
    this.params = params;
    this.ret = erase(signature.ret);
    this.self = f.self;
    this.owner = more.owner;
    this.isDrop = more.isDrop;
  }

  get item(): AdtTy {
    if (this.madeItem !== null) return this.madeItem;
    const { name } = this;
    const def = adtDef(`fn item ${name}`, 'rust', 'struct', {
      lifetimes: this.early,
      copy: true,
      variants: [{ name, fields: [], discriminant: 0 }],
    });
    this.cx.fnOfItem.set(def, this);
    return (this.madeItem = adt(def));
  }

  get early(): readonly Region[] {
    return (this.foundEarly ??= earlyBound(this.ast, this.signature));
  }

  get pointer(): FnTy {
    if (this.madePointer !== null) return this.madePointer;
    const { early, signature } = this;
    const binds = (r: Region): boolean => r !== "'static" && !early.includes(r);
    return (this.madePointer = bindFn(signature.params, signature.ret, this, binds));
  }
}

/** A constant's type is found when somebody asks: an array's length may need a constant declared further down. */
class LazyConst implements ConstInfo {
  readonly k = 'const';
  readonly name: string;
  readonly ast: S.Const;
  state: ConstInfo['state'] = 'no';
  value: ConstInfo['value'] = null;
  node: ConstInfo['node'] = null;
  private known: Ty | 'busy' | null = null;
  private readonly find: () => Ty;
  private readonly cx: CrateCx;

  constructor(cx: CrateCx, ast: S.Const, find: () => Ty) {
    this.cx = cx;
    this.name = ast.name;
    this.ast = ast;
    this.find = find;
  }

  get ty(): Ty {
    if (this.known === 'busy') return this.cycle();
    if (this.known !== null) return this.known;
    this.known = 'busy';
    return (this.known = this.find());
  }

  private cycle(): Ty {
    this.cx.error('E0391', `cycle detected when computing the type of \`${this.name}\``, this.ast.nameSpan, {
      help: 'remove the cycle',
    });
    return errorTy;
  }
}

/** In an `impl` with lifetimes an elided one could be meant to be one of those. */
const elidedIn = (cx: CrateCx, at: Place): Regions => {
  if (at.self === null || at.lifetimes.length === 0) return staticRegions;
  const elided = (span: Span): Region => {
    const lint = 'elided_lifetimes_in_associated_constant';
    cx.lint(lint, 'elided lifetimes cannot be used in associated constants in impls', span, {
      help: "write `'static`",
    });
    return "'static";
  };
  return { elided, bound: staticRegions.bound, names: null, infer: null };
};

export const makeConst = (cx: CrateCx, at: Place, c: S.Const): ConstInfo => {
  const made = new LazyConst(cx, c, () => {
    const t = lowerType(cx, at, c.type, elidedIn(cx, at));
    if (!isSized(t)) notSized(cx, t, c.type.span);
    return erase(t);
  });
  cx.placeOf.set(made, at);
  return made;
};

export const makeAlias = (cx: CrateCx, at: Place, item: S.TypeAlias): Alias => {
  const lifetimes = declareLifetimes(cx, [], item.lifetimes);
  let known: Ty | 'busy' | null = null;
  const type = (): Ty => {
    if (known === 'busy') {
      cx.error('E0391', `cycle detected when expanding type alias \`${item.name}\``, item.span, {
        help: 'use a `struct` or `enum`: only these may contain themselves',
      });
      return errorTy;
    }
    if (known !== null) return known;
    known = 'busy';
    return (known = lowerType(cx, withLifetimes(at, lifetimes), item.type, writtenRegions));
  };
  return { name: item.name, lifetimes, type };
};
