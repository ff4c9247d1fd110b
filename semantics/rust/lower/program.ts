/** The program that bodies become part of: instances of library functions, drop glue, data, statics. Made on demand. */
import type { PrintPart } from '../../../model/core/formats.js';
import type { Const, CoreFn, LocalId, Operand, Place, Static } from '../../../model/core/mir.js';
import { copy, localPlace, move } from '../../../model/core/mir.js';
import type { Layouts } from '../../../model/layout/index.js';
import { noSpan, type Span } from '../../../model/span.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import type { CrateCx } from '../check/context.js';
import { needsDrop } from '../check/traits.js';
import { libFns } from '../library/index.js';
import type { LibFn } from '../library/table.js';
import { show } from '../ty.js';
import type { ClosureInfo, Value } from '../tree.js';
import { behind, read, type Builder, type Program } from './builder.js';
import { cloneInto } from './clone.js';
import { debugBody } from './debug.js';
import { defaultInto } from './default.js';
import { dropBody } from './drop-glue.js';
import { equalBody } from './equal.js';
import { Instances } from './instances.js';
import type { TypedCall } from './typed.js';
import { staticInit } from './values.js';

const isScalar = (t: Ty): boolean => t.k === 'int' || t.k === 'ref' || t.k === 'bool' || t.k === 'unit';

/** A type of the program's own with nothing but scalars in it, as many are. */
const isPlain = (t: Ty): boolean => {
  if (t.k !== 'adt' || t.def.drop !== null) return false;
  for (const v of t.def.variants) for (const x of v.fields) if (!isScalar(x.ty)) return false;
  return true;
};

/** More arguments than this a call should not have. */
const SHORT = 4096;

/** A key for read-only bytes: a character for each, which is quick to make and to find. */
const keyOf = (bytes: readonly number[]): string =>
  bytes.length < SHORT ? String.fromCharCode(...bytes) : bytes.join(',');

export class ProgramCx implements Program {
  readonly cx: CrateCx;
  readonly layouts: Layouts;
  readonly statics: Static[] = [];
  readonly instances: Instances;
  private readonly drops = new Map<Ty, boolean>();
  private readonly memory = new Map<Value, string>();
  private readonly numbers = new Map<string, Const>();
  /** Lowers the body of a closure; set by whoever lowers bodies. */
  lowerClosure: (c: ClosureInfo) => void = () => undefined;

  constructor(cx: CrateCx) {
    this.cx = cx;
    this.layouts = cx.layouts;
    this.instances = new Instances(cx);
  }

  /** The functions that nobody wrote. */
  get fns(): readonly CoreFn[] {
    return this.instances.fns;
  }

  /** The function of the library of that name at its type arguments. */
  library(name: string, tys: readonly Ty[]): string {
    const fn = libFns.get(name);
    if (fn === undefined) throw new Error(`no function \`${name}\``);
    return this.instanceOf(fn, tys, this.instances.typed(fn, tys));
  }

  /** The instance of a function of the library, or of the regime's, that such a call calls. */
  instanceOf(fn: LibFn, tys: readonly Ty[], { key, params, ret }: TypedCall): string {
    const known = this.instances.find(key);
    if (known !== null) return known;
    if (fn.body.k === 'op') throw new Error(`no body for \`${fn.name}\``);
    const { emit } = fn.body;
    return this.instances.make(this, key, tys, {
      name: tys.length === 0 ? fn.name : `${fn.name}::<${tys.map(show).join(', ')}>`,
      params,
      ret,
      build: (b) =>
        emit(b, { tys, args: params.map((_, i) => copy(localPlace(i + 1))), params, ret }, localPlace(0)),
    });
  }

  dropGlue(ty: Ty): string | null {
    if (!this.needsDrop(ty)) return null;
    const key = `drop ${ty.id}`;
    return (
      this.instances.find(key) ??
      this.instances.make(this, key, [ty], {
        name: `drop_in_place::<${show(ty)}>`,
        params: [T.refTo(ty, true)],
        ret: T.unit,
        build: (b) => dropBody(this, b, ty),
      })
    );
  }

  /** Asked of most locals, so remembered. */
  needsDrop(ty: Ty): boolean {
    if (isScalar(ty)) return false;
    if (ty.k !== 'adt' && ty.k !== 'lib') return needsDrop(this.cx, ty);
    const known = this.drops.get(ty);
    if (known !== undefined) return known;
    const answer = !isPlain(ty) && needsDrop(this.cx, ty);
    this.drops.set(ty, answer);
    return answer;
  }

  equal(a: Ty, c: Ty): string {
    const key = `eq ${a.id} ${c.id}`;
    return (
      this.instances.find(key) ??
      this.instances.make(this, key, [a, c], {
        name: `eq::<${show(a)}>`,
        params: [T.refTo(a), T.refTo(c)],
        ret: T.bool,
        build: (b) => equalBody(this, b, a, c),
      })
    );
  }

  debug(ty: Ty): string {
    const key = `debug ${ty.id}`;
    return (
      this.instances.find(key) ??
      this.instances.make(this, key, [ty], {
        name: `fmt::<${show(ty)}>`,
        params: [T.refTo(ty)],
        ret: T.unit,
        build: (b) => debugBody(this, b, ty),
      })
    );
  }

  clone(b: Builder, from: Place, ty: Ty, dest: Place): void {
    cloneInto(this, b, from, ty, dest);
  }

  defaultOf(b: Builder, ty: Ty, dest: Place): void {
    defaultInto(this, b, ty, dest);
  }

  callable(ty: Ty): { readonly name: string; readonly takesSelf: boolean; readonly diverges: boolean } {
    this.instances.isOwn();
    if (ty.k === 'adt') {
      const fn = this.cx.fnOfItem.get(ty.def);
      if (fn !== undefined) return { name: fn.name, takesSelf: false, diverges: fn.ret.k === 'never' };
      const closure = this.cx.closureOf.get(ty.def);
      if (closure !== undefined)
        return { name: this.callOnce(closure), takesSelf: true, diverges: closure.ret.k === 'never' };
    }
    throw new Error(`\`${show(ty)}\` cannot be called`);
  }

  /** A call that uses the closure up: what it captured is dropped behind it (rustc: the shim of `call_once`). */
  private callOnce(c: ClosureInfo): string {
    if (c.kind === 'once') return c.name;
    const key = `once ${c.env.id}`;
    return (
      this.instances.find(key) ??
      this.instances.make(this, key, [c.env], {
        name: `${c.name}::call_once`,
        params: [c.env, ...c.paramTys],
        ret: c.ret,
        build: (b) => {
          const drop = (): void => b.dropThrough(b.ref(localPlace(1), c.env, true), c.env);
          b.guarded(drop, () => this.callBorrowed(b, c, 1, 2));
          drop();
        },
      })
    );
  }

  /** The function of a closure that captures nothing. */
  closureFunction(c: ClosureInfo): string {
    const key = `pointer ${c.env.id}`;
    return (
      this.instances.find(key) ??
      this.instances.make(this, key, [c.env], {
        name: `${c.name}::call`,
        params: c.paramTys,
        ret: c.ret,
        build: (b) => {
          const env = b.local(c.env);
          b.aggregate(localPlace(env), c.env, 0, []);
          this.callBorrowed(b, c, env, 1);
        },
      })
    );
  }

  /** Calls the closure in a local with the parameters from the local `first` on. */
  private callBorrowed(b: Builder, c: ClosureInfo, env: LocalId, first: LocalId): void {
    const self = c.kind === 'once' ? move(localPlace(env)) : b.ref(localPlace(env), c.env, c.kind === 'mut');
    const args = c.paramTys.map((_, i) => move(localPlace(first + i)));
    b.call({ k: 'fn', name: c.name }, [self, ...args], localPlace(0), c.ret.k === 'never');
  }

  data(bytes: readonly number[]): Const {
    this.instances.isOwn();
    const key = keyOf(bytes);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const made: Const = { k: 'data', index: this.cx.data.length };
    this.cx.data.push({ bytes, align: 1 });
    this.numbers.set(key, made);
    return made;
  }

  /** Read-only memory that holds a constant's value. */
  memoryOf(v: Value, ty: Ty): string {
    this.instances.isOwn();
    const known = this.memory.get(v);
    if (known !== undefined) return known;
    const name = this.cx.promote(ty, v);
    this.memory.set(v, name);
    return name;
  }

  /** Statics of the crate, and what constants refer to; more may be promoted while bodies are lowered, so it is last. */
  emitStatics(): void {
    for (const s of this.cx.statics) {
      if (s.foreign || s.value === null) continue;
      this.addStatic(s.name, T.erase(s.ty), s.mutable, s.value, s.exported, s.span);
    }
    for (const p of this.cx.promoted) this.addStatic(p.name, p.ty, false, p.value, false, noSpan);
  }

  private addStatic(
    name: string,
    ty: Ty,
    mutable: boolean,
    value: Value,
    exported: boolean,
    span: Span,
  ): void {
    this.statics.push({
      name,
      lang: 'rust',
      ty,
      mutable,
      init: staticInit(this.layouts, value, ty),
      exported,
      span,
    });
  }

  integerOf(ty: Ty): Ty {
    if (ty.k !== 'lib' || !ty.name.startsWith('NonZero')) return ty;
    const { shape } = this.layouts.of(ty);
    if (shape.k !== 'scalar' || shape.prim.k !== 'nonzero') return ty;
    return T.intOf((shape.prim.size * 8) as 8 | 16 | 32 | 64, shape.prim.signed);
  }

  /** What `print` takes to show a value by `{}`: the scalar that `ref`, of type `ty`, leads to. */
  shown(
    b: Builder,
    ref: Place,
    ty: Ty,
    debug = false,
  ): { readonly op: Operand; readonly ty: Ty; readonly as: ShownAs } | null {
    let at = ref;
    let t = ty;
    for (;;) {
      if (t.k === 'ref' && t.to.k === 'str') return { op: copy(at), ty: t, as: debug ? 'str-debug' : 'str' };
      if (t.k === 'ref' || (t.k === 'lib' && t.name === 'Box')) {
        at = behind(at);
        t = t.k === 'ref' ? t.to : (t.args[0] ?? T.unit);
      } else if (t.k === 'lib' && t.name === 'String') {
        const r = b.local(T.refTo(T.str));
        b.callFn(this.library('String::deref', []), [b.ref(at, t, false)], localPlace(r));
        return { op: read(r), ty: T.refTo(T.str), as: debug ? 'str-debug' : 'str' };
      } else if (t.k === 'lib' && t.name === 'Arc') {
        const to = t.args[0] ?? T.unit;
        const r = b.local(T.refTo(to));
        b.callFn(this.library('Arc::deref', [to]), [b.ref(at, t, false)], localPlace(r));
        at = behind(localPlace(r));
        t = to;
      } else break;
    }
    const int = this.integerOf(t);
    const as = debug && int.k === 'char' ? 'char-debug' : shownAs(int);
    if (as === null) return null;
    return int === t ? { op: copy(at), ty: t, as } : { op: b.cast('int', copy(at), t, int), ty: int, as };
  }
}

type ShownAs = Extract<PrintPart, { k: 'value' }>['as'];

const shownAs = (t: Ty): ShownAs | null => {
  if (t.k === 'int') return t.signed ? 'int' : 'unsigned';
  if (t.k === 'bool') return 'bool';
  return t.k === 'char' ? 'char' : null;
};
