/** Paths, types, lifetimes and the modifiers of functions. */
import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build-types.js';
import type {
  Abi,
  GenericArg,
  Lifetime,
  LifetimeParam,
  Path,
  PathSegment,
  Type as SyntaxType,
} from '../syntax.js';
import {
  childOf,
  deeper,
  fieldOf,
  must,
  nameOf,
  namedOf,
  once,
  refuse,
  spanOf,
  textOf,
  tickOf,
  wrong,
} from './context.js';
import type { Context } from './context.js';

export const toLifetime = (c: Context, n: Concrete): Lifetime => b.lifetime(tickOf(c, n), spanOf(c, n));

/** What stands between `<` and `>`. */
export const toGenericArgs = (c: Context, n: Concrete): readonly GenericArg[] =>
  namedOf(n).map((arg): GenericArg => {
    if (arg.type === 'lifetime') return toLifetime(c, arg);
    if (arg.type === 'type_binding') return refuse(c, arg, 'an associated type binding');
    if (arg.type === 'trait_bounds') return refuse(c, arg, 'a trait bound');
    if (arg.type.endsWith('literal') || arg.type === 'block')
      return refuse(c, arg, 'a constant as a generic argument');
    return c.to.type(c, arg);
  });

const oneModule = 'a program is one module: write the bare name';

const segmentName = (c: Context, n: Concrete): string => {
  const text = textOf(c, n);
  if (text === 'self' || text === 'Self') return once(c, text);
  if (n.type === 'super' || n.type === 'crate') {
    return refuse(c, n, `a path through \`${text}\``, oneModule);
  }
  return nameOf(c, n);
};

const simpleNames = new Set(['identifier', 'type_identifier', 'primitive_type', 'self', 'super', 'crate']);

interface Collected {
  readonly segments: readonly PathSegment[];
  readonly global: boolean;
}

const collect = (c: Context, n: Concrete): Collected => {
  if (simpleNames.has(n.type)) {
    return { segments: [b.segment(segmentName(c, n), [], spanOf(c, n))], global: false };
  }
  if (n.type === 'scoped_identifier' || n.type === 'scoped_type_identifier') {
    const before = fieldOf(n, 'path');
    if (before?.type === 'self') return refuse(c, before, 'a path through `self`', oneModule);
    const name = must(c, n, fieldOf(n, 'name'), 'a name');
    const rest = before === null ? { segments: [], global: true } : collect(c, before);
    return {
      segments: [...rest.segments, b.segment(segmentName(c, name), [], spanOf(c, name))],
      global: rest.global,
    };
  }
  if (n.type.startsWith('generic_')) {
    const args = must(c, n, fieldOf(n, 'type_arguments'), 'generic arguments');
    const base = fieldOf(n, 'type') ?? fieldOf(n, 'function') ?? namedOf(n)[0];
    const { segments, global } = collect(c, must(c, n, base, 'a path'));
    const last = segments[segments.length - 1]!;
    const withArgs = b.segment(last.name, toGenericArgs(c, args), spanOf(c, n));
    return { segments: [...segments.slice(0, -1), withArgs], global };
  }
  if (n.type === 'bracketed_type') {
    return refuse(
      c,
      n,
      'a qualified path (`<T>::name`)',
      'write the type directly: `u32::MAX`, `Vec::<u8>::new()`',
    );
  }
  if (n.type === 'metavariable') return wrong(c, n, 'a macro variable outside a macro');
  return wrong(c, n, 'expected a path');
};

export const toPath = (c: Context, n: Concrete): Path => {
  const { segments, global } = collect(c, n);
  return b.pathFrom(segments, global, spanOf(c, n));
};

/** The part of the grammar's `function_modifiers` that mini-Rust has; the rest is refused. */
export interface Modifiers {
  readonly unsafe: boolean;
  readonly abi: Abi;
}

export const toAbi = (c: Context, n: Concrete): 'C' | 'C-unwind' => {
  const literal = childOf(n, 'string_literal');
  if (literal === null) return 'C';
  const name = textOf(c, literal).slice(1, -1);
  if (name === 'C' || name === 'C-unwind') return name;
  return refuse(c, n, `the ABI \`"${name}"\``, 'write `extern "C"` or `extern "C-unwind"`');
};

export const toModifiers = (c: Context, n: Concrete | null): Modifiers => {
  let abi: Abi = 'Rust';
  let isUnsafe = false;
  for (const m of n?.children ?? []) {
    if (m.type === 'unsafe') {
      if (abi !== 'Rust') return wrong(c, m, '`unsafe` must come before `extern`');
      if (isUnsafe) return wrong(c, m, 'a second `unsafe`');
      isUnsafe = true;
    } else if (m.type === 'extern_modifier') {
      if (abi !== 'Rust') return wrong(c, m, 'a second `extern`');
      abi = toAbi(c, m);
    } else if (m.type === 'const')
      return refuse(c, m, 'a `const fn`', 'write a plain `fn`, or a `const` item');
    else if (m.type === 'async') return refuse(c, m, 'an `async fn`', 'write a plain `fn`');
    else return refuse(c, m, `the modifier \`${textOf(c, m)}\``);
  }
  return { unsafe: isUnsafe, abi };
};

export const toLifetimeParams = (c: Context, n: Concrete | null): readonly LifetimeParam[] =>
  (n === null ? [] : namedOf(n)).map((param) => {
    if (param.type === 'lifetime') return b.lifetimeParam(tickOf(c, param), [], spanOf(c, param));
    if (param.type === 'lifetime_parameter') {
      const name = must(c, param, fieldOf(param, 'name'), 'a lifetime');
      const bounds = fieldOf(param, 'bounds');
      const lifetimes = (bounds === null ? [] : namedOf(bounds)).map((bound) =>
        bound.type === 'lifetime' ? toLifetime(c, bound) : wrong(c, bound, 'expected a lifetime'),
      );
      return b.lifetimeParam(tickOf(c, name), lifetimes, spanOf(c, param));
    }
    const what = textOf(c, param);
    if (param.type === 'const_parameter') return refuse(c, param, `the constant parameter \`${what}\``);
    if (param.type === 'attribute_item') return refuse(c, param, 'an attribute on a generic parameter');
    return refuse(
      c,
      param,
      `the type parameter \`${what}\` on a user item`,
      'write the item once for each type; the built-in types alone are generic',
    );
  });

const parameterType = (c: Context, n: Concrete): SyntaxType => {
  if (n.type === 'parameter') return c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type'));
  if (n.type === 'variadic_parameter') return refuse(c, n, 'a variadic function');
  if (n.type === 'self_parameter') return wrong(c, n, '`self` in the type of a function pointer');
  if (n.type === 'attribute_item')
    return refuse(c, n, 'an attribute on a parameter of a function pointer type');
  return c.to.type(c, n);
};

const toFnPtr = (c: Context, n: Concrete): SyntaxType => {
  const trait = fieldOf(n, 'trait');
  if (trait !== null) {
    return refuse(c, n, `the type \`${textOf(c, trait)}(…)\``, 'write a function pointer: `fn(..) -> ..`');
  }
  const { unsafe, abi } = toModifiers(c, childOf(n, 'function_modifiers'));
  const params = must(c, n, fieldOf(n, 'parameters'), 'parameters')
    .children.filter((p) => p.named || p.type === '_')
    .map((p) => parameterType(c, p));
  const result = fieldOf(n, 'return_type');
  const lifetimes = toLifetimeParams(c, childOf(n, 'for_lifetimes'));
  const resultType = result === null ? null : c.to.type(c, result);
  return b.fnPtrType(params, resultType, { abi, unsafe, lifetimes }, spanOf(c, n));
};

const otherNumbers = new Set(['u128', 'i128', 'f32', 'f64']);

const convert = (c: Context, n: Concrete): SyntaxType => {
  const span = spanOf(c, n);
  switch (n.type) {
    case 'primitive_type':
    case 'type_identifier': {
      const text = textOf(c, n);
      if (text === '_') return b.inferType(span);
      if (otherNumbers.has(text))
        return refuse(c, n, `the type \`${text}\``, 'integers have 8 to 64 bits; there are no floats');
      return b.pathType(toPath(c, n), span);
    }
    case 'scoped_type_identifier':
    case 'generic_type':
      return b.pathType(toPath(c, n), span);
    case 'reference_type': {
      const name = childOf(n, 'lifetime');
      const inner = c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type'));
      const mutable = childOf(n, 'mutable_specifier') !== null;
      return b.refType(inner, mutable, name === null ? null : toLifetime(c, name), span);
    }
    case 'pointer_type': {
      const inner = c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type'));
      return b.ptrType(inner, childOf(n, 'mutable_specifier') !== null, span);
    }
    case 'array_type': {
      const element = c.to.type(c, must(c, n, fieldOf(n, 'element'), 'a type'));
      const length = fieldOf(n, 'length');
      return length === null ? b.sliceType(element, span) : b.arrayType(element, c.to.expr(c, length), span);
    }
    case 'unit_type':
      return b.tupleType([], span);
    case 'tuple_type': {
      const elements = namedOf(n).map((e) => c.to.type(c, e));
      const [only] = elements;
      const isParenthesised = elements.length === 1 && childOf(n, ',') === null;
      return isParenthesised && only !== undefined ? only : b.tupleType(elements, span);
    }
    case 'function_type':
      return toFnPtr(c, n);
    case 'never_type':
      return b.neverType(span);
    case '_':
      return b.inferType(span);
    case 'abstract_type':
      return refuse(c, n, 'an `impl Trait` type', 'name the type');
    case 'dynamic_type':
      return refuse(c, n, 'a `dyn Trait` type', 'name the type, or use an enum');
    case 'bounded_type':
    case 'removed_trait_bound':
      return refuse(c, n, 'a trait bound');
    case 'macro_invocation':
      return refuse(c, n, 'a macro as a type');
    default:
      return wrong(c, n, 'expected a type');
  }
};

export const toType = (c: Context, n: Concrete): SyntaxType => deeper(c, n, convert);
