/** What an entry of the library is: its signature, and how a call of it is lowered. */
import type { Operand, Place } from '../../../model/core/mir.js';
import type { Layouts } from '../../../model/layout/index.js';
import type { Region, Ty } from '../../../model/types.js';
import type { Builder } from '../lower/builder.js';
import type { Value } from '../tree.js';
import { readCallable, readSignature, readType } from './signature.js';

/** `T: Copy` and the like; `fn` is `FnOnce(args) -> ret`, given by a closure or a function. */
export type Bound =
  | 'Copy'
  | 'Clone'
  | 'PartialEq'
  | 'PartialOrd'
  /** Ordered, and one value of the machine: mini-Rust sorts no other. */
  | 'Scalar'
  | 'UnwindSafe'
  | 'Default'
  | 'Debug'
  | 'Signed'
  | 'Unsigned'
  | 'Bytes'
  | 'Text'
  | 'SliceIndex';

export interface Callable {
  readonly param: string;
  /** With regions: `'^0` and the like are bound by what is called. */
  readonly args: readonly Ty[];
  readonly ret: Ty;
}

/** What the body of a library function gets: its type arguments, and the operands of a call or its own parameters. */
export interface Instance {
  readonly tys: readonly Ty[];
  readonly args: readonly Operand[];
  readonly params: readonly Ty[];
  readonly ret: Ty;
}

export type Emit = (b: Builder, x: Instance, dest: Place) => void;

export type LibBody =
  /** In place of the call: for what is one operation of the machine, without a frame and without retags. */
  | { readonly k: 'inline'; readonly emit: Emit }
  /** A function of the core, made once per type arguments: parameters are retagged as any function's. */
  | { readonly k: 'shim'; readonly emit: Emit }
  /** An operation of the machine or of the regime. */
  | { readonly k: 'op'; readonly name: string };

export type Constant = (
  args: readonly Value[],
  tys: readonly Ty[],
  layouts: Layouts,
  ret: Ty,
) => Value | null;

export interface LibFn {
  /** `Vec::push`, `ptr::null`: as in messages. */
  readonly name: string;
  readonly generics: readonly string[];
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly lifetimes: readonly Region[];
  readonly self: boolean;
  readonly unsafe: boolean;
  readonly bounds: readonly { readonly param: string; readonly bound: Bound }[];
  readonly callable: Callable | null;
  readonly body: LibBody;
  /** Its value in a constant expression, where std has it as `const fn`. */
  readonly constant: Constant | null;
  /** Calls of it are promoted to statics (`rustc_promotable`). */
  readonly promotable: boolean;
  /** Type parameters that take types without a size: `T: ?Sized`. */
  readonly unsized: readonly string[];
  /** The reference to its receiver has to be written where that lies behind a raw pointer (`dangerous_implicit_autorefs`). */
  readonly explicitRef: boolean;
}

export interface More {
  /** The function's own type parameters, beside those of the type. */
  readonly generics?: readonly string[];
  readonly unsafe?: boolean;
  /** By the names of the type parameters. */
  readonly bounds?: Readonly<Record<string, readonly Bound[]>>;
  readonly callable?: { readonly param: string; readonly args: readonly string[]; readonly ret: string };
  readonly constant?: Constant;
  readonly unsized?: readonly string[];
  readonly promotable?: boolean;
  readonly explicitRef?: boolean;
}

export const inline = (emit: Emit): LibBody => ({ k: 'inline', emit });
export const shim = (emit: Emit): LibBody => ({ k: 'shim', emit });

const NONE: readonly string[] = [];

const make = (
  name: string,
  self: Ty | null,
  generics: readonly string[],
  text: string,
  body: LibBody,
  more: More,
): LibFn => {
  const all = [...generics, ...(more.generics ?? [])];
  const names = { generics: all, self };
  const s = readSignature(text, names);
  const { callable } = more;
  return {
    name,
    generics: all,
    params: s.params,
    ret: s.ret,
    lifetimes: s.lifetimes,
    self: s.self,
    unsafe: more.unsafe ?? false,
    bounds: Object.entries(more.bounds ?? {}).flatMap(([param, all]) =>
      all.map((bound) => ({ param, bound })),
    ),
    callable:
      callable === undefined
        ? null
        : {
            param: callable.param,
            ...readCallable(callable.args, callable.ret, names, s.lifetimes),
          },
    body,
    constant: more.constant ?? null,
    unsized: more.unsized ?? NONE,
    promotable: more.promotable ?? false,
    explicitRef: more.explicitRef ?? false,
  };
};

/** A function of a module: `free('ptr::null', '() -> *const T', …, { generics: ['T'] })`. */
export const free = (name: string, signature: string, body: LibBody, more: More = {}): LibFn =>
  make(name, null, [], signature, body, more);

/** The functions of one type: `of('Vec', 'Vec<T>', ['T'])('push', '(&mut self, T)', …)`. */
export const of = (prefix: string, self: string | Ty, generics: readonly string[] = []) => {
  const ty = typeof self === 'string' ? readType(self, { generics, self: null }) : self;
  return (name: string, signature: string, body: LibBody, more: More = {}): LibFn =>
    make(`${prefix}::${name}`, ty, generics, signature, body, more);
};

export const shortName = (f: LibFn): string => f.name.slice(f.name.lastIndexOf('::') + 2);
