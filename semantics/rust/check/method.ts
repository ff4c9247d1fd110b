/** Method calls: which method, and how the receiver is adjusted (Reference, method-call expressions). */
import type * as S from '../../../model/rust/syntax.js';
import * as T from '../../../model/types.js';
import type { Ty } from '../../../model/types.js';
import { methodsNamed } from '../library/index.js';
import type { LibFn } from '../library/table.js';
import type { FnInfo, TExpr } from '../tree.js';
import { isError, isLib, isVar, mapTy, substitute } from '../ty.js';
import type { FnCx } from './body.js';
import { argsOf, callLib, checkArgs } from './call.js';
import { markMutable } from './coerce.js';
import { nextDeref } from './deref.js';
import { suggestion } from './paths.js';
import { meaningOf } from './path.js';
import { comparable, isClone } from './traits.js';
import { lowerType } from './types.js';

type Candidate = { readonly k: 'user'; readonly fn: FnInfo } | { readonly k: 'lib'; readonly fn: LibFn };

interface Pick {
  readonly candidate: Candidate;
  readonly tys: readonly Ty[];
  readonly receiver: TExpr;
}

export const checkMethodCall = (f: FnCx, e: S.MethodCall, want: Ty | null): TExpr => {
  const spaced = namespaceCall(f, e, want);
  if (spaced !== null) return spaced;
  const receiver = f.parts.expr(f, e.receiver, null);
  const errors = f.cx.diagnostics.length;
  const pick = isError(f.shallow(receiver.ty)) ? null : probe(f, receiver, e);
  if (pick === null) {
    for (const a of e.args) if (a.kind !== 'Closure') f.parts.expr(f, a, null);
    if (f.cx.diagnostics.length === errors && !isError(f.shallow(receiver.ty))) notFound(f, receiver.ty, e);
    return f.broken(e.span);
  }
  const { candidate } = pick;
  if (candidate.k === 'lib') {
    const tys = turbofish(f, candidate.fn, pick.tys, e);
    return callLib(f, candidate.fn, tys, pick.receiver, e.args, want, e.span);
  }
  const { fn } = candidate;
  f.uses(fn);
  if (e.typeArgs.length > 0)
    f.error('E0107', `method \`${fn.ast.name}\` takes 0 generic arguments`, e.methodSpan, {
      help: 'remove them',
    });
  if (fn.unsafe) f.needsUnsafe(`call to unsafe method \`${fn.ast.name}\``, e.span);
  if (fn.isDrop)
    f.error('E0040', 'explicit use of destructor method', e.methodSpan, { help: 'write `drop(value)`' });
  const args = checkArgs(f, fn.params.slice(1), null, e.args, e.span, fn.ast.name, pick.receiver);
  return f.make({
    k: 'call',
    target: { k: 'fn', fn },
    args,
    scopes: [],
    ty: fn.ret,
    span: e.span,
  });
};

/** `alloc_tracker.is_valid_cpp_alloc(p, n)`. */
const namespaceCall = (f: FnCx, e: S.MethodCall, want: Ty | null): TExpr | null => {
  if (f.cx.api.api.namespaces.length === 0 || e.receiver.kind !== 'PathExpr') return null;
  const [only] = e.receiver.path.segments;
  if (e.receiver.path.segments.length !== 1 || only === undefined) return null;
  if (!f.cx.api.api.namespaces.includes(only.name) || f.find(only.name) !== null) return null;
  const m = meaningOf(f, e.receiver.path);
  if (m.k !== 'namespace') return null;
  const fn = f.cx.api.fns.get(`${m.name}.${e.method}`);
  if (fn === undefined) {
    const known = [...f.cx.api.fns.keys()].flatMap((k) =>
      k.startsWith(`${m.name}.`) ? [k.slice(m.name.length + 1)] : [],
    );
    return f.wrong(
      'E0599',
      `no function \`${e.method}\` in \`${m.name}\``,
      e.methodSpan,
      suggestion(known, e.method),
    );
  }
  const tys = fn.generics.map(() => f.infer.fresh());
  return callLib(f, fn, tys, null, e.args, want, e.span);
};

const turbofish = (f: FnCx, fn: LibFn, tys: readonly Ty[], e: S.MethodCall): readonly Ty[] => {
  if (e.typeArgs.length === 0) return tys;
  const written = e.typeArgs.flatMap((a) => (a.kind === 'Lifetime' ? [] : [a]));
  if (written.length === 0) return tys;
  const free = ownGenerics(fn);
  if (written.length !== free.length) {
    f.error(
      'E0107',
      `method \`${e.method}\` takes ${free.length} generic arguments but ${written.length} were supplied`,
      e.methodSpan,
      {
        help: 'give as many as it takes',
      },
    );
    return tys;
  }
  free.forEach((g, i) => {
    const w = written[i];
    const at = tys[fn.generics.indexOf(g)];
    if (w !== undefined && at !== undefined) f.infer.unify(at, T.erase(lowerType(f.cx, f.at, w, f.regions)));
  });
  return tys;
};

/** The type parameters that the receiver does not fix. */
const ownGenerics = (fn: LibFn): readonly string[] => {
  const self = fn.params[0];
  if (self === undefined) return fn.generics;
  const inSelf = new Set<string>();
  substituteInto(self, inSelf);
  return fn.generics.filter((g) => !inSelf.has(g));
};

const substituteInto = (t: Ty, found: Set<string>): void => {
  if (t.k === 'lib' && t.name.startsWith('$')) found.add(t.name.slice(1));
  else if (t.k === 'lib') t.args.forEach((a) => substituteInto(a, found));
  else if (t.k === 'ref' || t.k === 'raw') substituteInto(t.to, found);
  else if (t.k === 'slice' || t.k === 'array') substituteInto(t.of, found);
};

const isOfOrd = (fn: LibFn): boolean => fn.name.startsWith('Ord::');

/** The methods of that name that the library and the regime have. */
const methodsOf = (f: FnCx, name: string): readonly LibFn[] => {
  const known = methodsNamed(name);
  const more = f.cx.api.methods.get(name);
  return more === undefined ? known : [...known, ...more];
};

/** Receivers by autoderef, each by value, by `&`, by `&mut`; an array at last as a slice. */
const probe = (f: FnCx, receiver: TExpr, e: S.MethodCall): Pick | null => {
  const lib = methodsOf(f, e.method);
  const isOrd = lib.length > 0 && lib.some(isOfOrd);
  let last: TExpr | null = null;
  for (let at: TExpr | null = receiver; at !== null; at = nextDeref(f, at)) {
    const ty = f.shallow(at.ty);
    if (f.infer.isUnknown(ty)) {
      f.known(ty, e.receiver.span);
      return null;
    }
    if (ty.k === 'raw' && f.infer.isUnknown(ty.to)) {
      f.known(ty.to, e.receiver.span);
      return null;
    }
    if (isOrd && ordTakes(f, ty)) {
      f.refuse(
        `the method \`${e.method}\` of \`${f.show(ty)}\``,
        e.methodSpan,
        `compare what it holds: \`(*…).${e.method}(…)\``,
      );
      return null;
    }
    const found = step(f, at, ty, e.method, lib);
    if (found === 'ambiguous') {
      f.error('E0689', `can't call method \`${e.method}\` on ambiguous numeric type \`{integer}\``, e.span, {
        help: 'give the literal a type: `1_i32`',
      });
      return null;
    }
    if (found !== null) return found;
    last = at;
  }
  const array = last === null ? null : f.shallow(last.ty);
  if (last === null || array?.k !== 'array') return null;
  return sliceStep(f, last, array.of, lib);
};

/**
 * `min`, `max` and `clamp` are of `Ord`, which references, boxes and tuples implement themselves: there the search for
 * the method ends, before anything is dereferenced. mini-Rust has them for integers.
 */
const ordTakes = (f: FnCx, ty: Ty): boolean =>
  ty.k !== 'int' && !f.infer.isIntVar(ty) && comparable(f.cx, f.infer.resolve(ty));

const user = (f: FnCx, ty: Ty, name: string): FnInfo | null => {
  if (ty.k !== 'adt') return null;
  const info = f.cx.infoOf.get(ty.def);
  const found = info?.assoc.get(name);
  if (found !== undefined && !('k' in found) && found.self !== null) return found;
  const drop = name === 'drop' ? f.cx.fns.find((x) => x.isDrop && x.owner === info) : undefined;
  return drop ?? null;
};

const step = (f: FnCx, at: TExpr, ty: Ty, name: string, lib: readonly LibFn[]): Pick | 'ambiguous' | null => {
  const own = user(f, ty, name);
  // A method of what a reference refers to may take that very reference.
  const behind = ty.k === 'ref' ? user(f, f.shallow(ty.to), name) : null;
  if (own === null && behind === null && lib.length === 0) return null;
  for (let i = 0; i < 3; i++) {
    const self = i === 0 ? ty : T.refTo(ty, i === 2);
    const fn = own?.params[0] === self ? own : behind?.params[0] === self ? behind : null;
    if (fn !== null) return { candidate: { k: 'user', fn }, tys: [], receiver: adjust(f, at, ty, i) };
    for (const fn of lib) {
      const wasOpen = f.infer.isIntVar(ty);
      const tys = matches(f, fn, self);
      if (tys === null) continue;
      if (wasOpen && (fn.name.startsWith('int::') || fn.params[0]?.k === 'int')) return 'ambiguous';
      return { candidate: { k: 'lib', fn }, tys, receiver: adjust(f, at, ty, i) };
    }
  }
  if (ty.k === 'raw' && ty.mut) {
    for (const fn of lib) {
      const tys = matches(f, fn, T.rawTo(ty.to, false));
      if (tys === null) continue;
      const cast = f.make({ k: 'cast', kind: 'ptr', a: at, ty: T.rawTo(ty.to, false), span: at.span });
      return { candidate: { k: 'lib', fn }, tys, receiver: cast };
    }
  }
  return null;
};

/** The type arguments with which the function takes this receiver. */
const matches = (f: FnCx, fn: LibFn, self: Ty): readonly Ty[] | null => {
  const formal = fn.params[0];
  if (formal === undefined || !mayFit(formal, self)) return null;
  const tys: Ty[] = [];
  for (const g of fn.generics) tys.push(f.infer.fresh(g === 'Int' ? 'int' : 'any'));
  const want = T.erase(substitute(formal, argsOf(fn, tys)));
  if (!f.infer.fit(want, self)) return null;
  if (fn.name === 'Clone::clone' && self.k === 'ref' && !mayClone(f, self.to)) return null;
  return tys;
};

/** Whether it is `Clone`, or may turn out to be: a type that is not known yet stands for one that is. */
const mayClone = (f: FnCx, t: Ty): boolean =>
  isClone(
    f.cx,
    mapTy(f.infer.resolve(t), (x) => (isVar(x) ? T.unit : null)),
  );

/** A quick look at the heads, before variables are made. */
const mayFit = (formal: Ty, self: Ty): boolean => {
  if (formal.k === 'lib' && formal.name.startsWith('$'))
    return formal.name !== '$Int' || self.k === 'int' || self.k === 'lib';
  if (formal.k !== self.k) return self.k === 'lib' && self.name.startsWith('?');
  if (formal.k === 'lib' && self.k === 'lib') return formal.name === self.name;
  if (formal.k === 'ref' && self.k === 'ref') return formal.mut === self.mut;
  if (formal.k === 'raw' && self.k === 'raw') return formal.mut === self.mut;
  return true;
};

/** The receiver as the method takes it: 0 by value, 1 by `&`, 2 by `&mut` (a two-phase borrow). */
const adjust = (f: FnCx, at: TExpr, ty: Ty, how: number): TExpr => {
  const { span } = at;
  if (how === 0) {
    if (ty.k !== 'ref') return at;
    const place = f.make({ k: 'deref', a: at, ty: ty.to, span });
    if (ty.mut) markMutable(f, place);
    return f.make({ k: 'borrow', kind: ty.mut ? 'two-phase' : 'shared', a: place, ty, span });
  }
  if (how === 2) markMutable(f, at);
  return f.make({
    k: 'borrow',
    kind: how === 2 ? 'two-phase' : 'shared',
    a: at,
    ty: T.refTo(ty, how === 2),
    span,
  });
};

/** `array.len()`: the array is borrowed, and the reference made one to a slice. */
const sliceStep = (f: FnCx, at: TExpr, of: Ty, lib: readonly LibFn[]): Pick | null => {
  for (const mut of [false, true]) {
    const self = T.refTo(T.sliceOf(of), mut);
    for (const fn of lib) {
      const tys = matches(f, fn, self);
      if (tys === null) continue;
      if (mut) markMutable(f, at);
      const borrowed = f.make({
        k: 'borrow',
        kind: mut ? 'mut' : 'shared',
        a: at,
        ty: T.refTo(at.ty, mut),
        span: at.span,
      });
      const receiver = f.make({ k: 'cast', kind: 'unsize', a: borrowed, ty: self, span: at.span });
      return { candidate: { k: 'lib', fn }, tys, receiver };
    }
  }
  return null;
};

/** Methods of std's traits that a type of the program may have. */
const everywhere: ReadonlySet<string> = new Set([
  'into',
  'try_into',
  'to_owned',
  'clone_into',
  'clone_from',
  'eq',
  'ne',
]);
const ofBoxes: ReadonlySet<string> = new Set([...everywhere, 'as_ref', 'as_mut']);

const notFound = (f: FnCx, t: Ty, e: S.MethodCall): void => {
  let ty = f.shallow(t);
  let known = everywhere;
  for (; ty.k === 'ref' || isLib(ty, 'Box'); ty = f.shallow(ty.k === 'ref' ? ty.to : (ty.args[0] ?? T.unit)))
    if (ty.k === 'lib') known = ofBoxes;
  const shown = f.show(t);
  const info = ty.k === 'adt' ? f.cx.infoOf.get(ty.def) : undefined;
  if (info === undefined || known.has(e.method)) {
    f.cx.refuse(
      `the method \`${e.method}\` of \`${shown}\``,
      e.methodSpan,
      'there is none, or it is not among what mini-Rust takes from std',
    );
    return;
  }
  const field = info.def.variants[0]?.fields.find((x) => x.name === e.method);
  if (field !== undefined && info.def.kind === 'struct') {
    f.error(
      'E0599',
      `no method named \`${e.method}\` found for \`${shown}\` in the current scope`,
      e.methodSpan,
      {
        help: `it is a field; to call what it holds, write \`(….${e.method})(…)\``,
      },
    );
    return;
  }
  f.error(
    'E0599',
    `no method named \`${e.method}\` found for \`${shown}\` in the current scope`,
    e.methodSpan,
    {
      help: suggestion([...info.assoc.keys()], e.method),
    },
  );
};
