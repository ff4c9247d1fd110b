import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import type {
  Attribute,
  Const,
  Enum,
  ExternBlock,
  FieldDef,
  Fn,
  Impl,
  Item,
  Param,
  SelfParam,
  Shape,
  Static,
  Struct,
  TypeAlias,
  Use,
  Variant,
} from '../syntax.js';
import { isAttribute, only, onType, toAttributes } from './attributes.js';
import {
  childOf,
  fieldOf,
  must,
  nameOf,
  namedOf,
  recovering,
  refuse,
  spanBetween,
  spanOf,
  textOf,
  wrong,
} from './context.js';
import type { Context } from './context.js';
import { toTopPattern } from './patterns.js';
import { toAbi, toLifetime, toLifetimeParams, toModifiers } from './types.js';
import { toUseTree } from './uses.js';

type Attrs = readonly Attribute[];

/** `pub` and `pub(crate)` are one: a program is one module. */
const isPub = (c: Context, n: Concrete): boolean => {
  const visibility = childOf(n, 'visibility_modifier');
  if (visibility === null) return false;
  const text = textOf(c, visibility).replaceAll(/\s/g, '');
  if (text === 'pub' || text === 'pub(crate)') return true;
  return refuse(c, visibility, `the visibility \`${text}\``, 'write `pub`');
};

const nothingPub = (c: Context, n: Concrete, what: string): void => {
  const visibility = childOf(n, 'visibility_modifier');
  if (visibility !== null)
    wrong(c, visibility, `visibility qualifiers are not permitted on ${what}`, 'leave it out', 'E0449');
};

const noWhere = (c: Context, n: Concrete): void => {
  const clause = childOf(n, 'where_clause');
  if (clause !== null)
    refuse(c, clause, 'a `where` clause', "write bounds of lifetimes where they are declared: `<'a: 'b>`");
};

/** Lists in which attributes stand before what they belong to. */
const withAttributes = <T>(
  c: Context,
  parts: readonly Concrete[],
  convert: (part: Concrete, attrs: Attrs) => T,
): readonly T[] => {
  const converted: T[] = [];
  let pending: Concrete[] = [];
  for (const part of parts) {
    if (isAttribute(part)) {
      pending.push(part);
      continue;
    }
    const attrs = pending;
    pending = [];
    const one = recovering(c, () => convert(part, toAttributes(c, attrs)));
    if (one !== null) converted.push(one);
  }
  if (pending[0] !== undefined) return wrong(c, pending[0], 'this attribute belongs to nothing');
  return converted;
};

// --- Functions -------------------------------------------------------------------------------------------------

const toSelf = (c: Context, n: Concrete): SelfParam => {
  const name = childOf(n, 'lifetime');
  const isRef = childOf(n, '&') !== null;
  const mutable = childOf(n, 'mutable_specifier') !== null;
  const form = isRef ? (mutable ? 'ref-mut' : 'ref') : 'value';
  if (name !== null && !isRef) return wrong(c, name, 'a lifetime stands behind `&`', "write `&'a self`");
  const lifetime = name === null ? null : toLifetime(c, name);
  return b.selfParam(form, lifetime, !isRef && mutable, spanOf(c, n));
};

const toParam = (c: Context, n: Concrete, attrs: Attrs, isForeign: boolean): Param => {
  only(c, attrs, ['FerruleAttr'], 'a parameter');
  if (n.type === 'variadic_parameter')
    return refuse(c, n, 'a variadic function', 'declare it with the parameters of this call');
  if (n.type !== 'parameter')
    return wrong(
      c,
      n,
      `expected a name before the type \`${textOf(c, n)}\``,
      `write \`_: ${textOf(c, n)}\``,
      'E0642',
    );
  const pattern = must(c, n, fieldOf(n, 'pattern'), 'a pattern');
  if (pattern.type === 'self')
    return refuse(c, n, 'a typed `self` parameter', 'write `self`, `&self` or `&mut self`');
  const mutable = childOf(n, 'mutable_specifier');
  const isName = mutable === null && (pattern.type === 'identifier' || pattern.type === '_');
  if (isForeign && !isName) {
    return wrong(c, n, 'patterns are not allowed in foreign function declarations', 'write a name', 'E0130');
  }
  const type = c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type'));
  const span = spanBetween(c, mutable ?? pattern, n);
  return b.param(toTopPattern(c, pattern, mutable), type, attrs, span);
};

interface Where {
  readonly isForeign: boolean;
  readonly isMethod: boolean;
}

const toParams = (
  c: Context,
  n: Concrete,
  where: Where,
): { self: SelfParam | null; params: readonly Param[] } => {
  let self: SelfParam | null = null;
  const parts = n.children.filter((p) => p.named || p.type === '_');
  const params = withAttributes(c, parts, (part, attrs): Param | null => {
    if (part.type !== 'self_parameter') return toParam(c, part, attrs, where.isForeign);
    if (!where.isMethod)
      return wrong(
        c,
        part,
        '`self` parameters are only allowed in methods',
        'move the function into an `impl`',
      );
    if (part !== parts.find((p) => !isAttribute(p)))
      return wrong(c, part, '`self` must be the first parameter');
    only(c, attrs, [], '`self`');
    self = toSelf(c, part);
    return null;
  });
  return { self, params: params.filter((p) => p !== null) };
};

const toFn = (c: Context, n: Concrete, attrs: Attrs, where: Where): Fn => {
  const isDeclaration = n.type === 'function_signature_item';
  const name = must(c, n, fieldOf(n, 'name'), 'a name');
  if (isDeclaration && !where.isForeign)
    return wrong(c, n, `the function \`${textOf(c, name)}\` has no body`, 'write `{ … }`');
  if (!isDeclaration && where.isForeign)
    return wrong(c, n, 'functions in extern blocks cannot have a body', 'end the declaration by `;`');
  const modifiers = childOf(n, 'function_modifiers');
  if (where.isForeign && modifiers !== null)
    return wrong(c, modifiers, 'functions in extern blocks take no qualifiers', 'leave them out');
  noWhere(c, n);
  const allowed = where.isForeign ? [] : (['NoMangle', 'FerruleAttr', 'HintAttr'] as const);
  only(c, attrs, allowed, where.isForeign ? 'a foreign function' : 'a function');
  const result = fieldOf(n, 'return_type');
  const { self, params } = toParams(c, must(c, n, fieldOf(n, 'parameters'), 'parameters'), where);
  const body = fieldOf(n, 'body');
  const parts = {
    attrs,
    pub: isPub(c, n),
    ...toModifiers(c, modifiers),
    nameSpan: spanOf(c, name),
    lifetimes: toLifetimeParams(c, fieldOf(n, 'type_parameters')),
    self,
    params,
    result: result === null ? null : c.to.type(c, result),
  };
  return b.fn(nameOf(c, name), body === null ? null : c.to.body(c, body), parts, spanOf(c, n));
};

const toExternBlock = (c: Context, n: Concrete, attrs: Attrs): ExternBlock => {
  only(c, attrs, [], 'an extern block');
  nothingPub(c, n, 'extern blocks');
  const abi = toAbi(c, must(c, n, childOf(n, 'extern_modifier'), '`extern`'));
  const body = must(c, n, fieldOf(n, 'body'), 'declarations');
  const items = withAttributes(c, namedOf(body), (part, own): Fn | Static => {
    if (part.type === 'static_item') return toStatic(c, part, own, true);
    if (part.type === 'function_item' || part.type === 'function_signature_item')
      return toFn(c, part, own, { isForeign: true, isMethod: false });
    return refuse(c, part, 'this in an extern block', 'declare functions and statics there');
  });
  return b.externBlock(items, abi, attrs, spanOf(c, n));
};

// --- Types -----------------------------------------------------------------------------------------------------

const toFields = (c: Context, n: Concrete | null): { shape: Shape; fields: readonly FieldDef[] } => {
  if (n === null) return { shape: 'unit', fields: [] };
  if (n.type === 'field_declaration_list') {
    const fields = withAttributes(c, namedOf(n), (part, attrs) => {
      only(c, attrs, [], 'a field');
      const name = must(c, part, fieldOf(part, 'name'), 'a name');
      const type = c.to.type(c, must(c, part, fieldOf(part, 'type'), 'a type'));
      return b.fieldDef(nameOf(c, name), type, isPub(c, part), attrs, spanOf(c, part));
    });
    return { shape: 'named', fields };
  }
  // Visibility, attributes and type stand side by side here.
  let visibility: Concrete | null = null;
  const parts = namedOf(n).filter((p) => p.type !== 'visibility_modifier');
  let index = 0;
  const fields = withAttributes(c, parts, (part, attrs) => {
    only(c, attrs, [], 'a field');
    const before = n.children[n.children.indexOf(part) - 1];
    visibility = before?.type === 'visibility_modifier' ? before : null;
    const pub = visibility !== null && isPub(c, { ...part, children: [visibility] });
    return b.fieldDef(String(index++), c.to.type(c, part), pub, attrs, spanOf(c, part));
  });
  return { shape: 'tuple', fields };
};

const toStruct = (c: Context, n: Concrete, attrs: Attrs): Struct => {
  onType(c, attrs, 'a struct');
  noWhere(c, n);
  const name = must(c, n, fieldOf(n, 'name'), 'a name');
  const { shape, fields } = toFields(c, fieldOf(n, 'body'));
  const parts = {
    attrs,
    pub: isPub(c, n),
    nameSpan: spanOf(c, name),
    lifetimes: toLifetimeParams(c, fieldOf(n, 'type_parameters')),
  };
  return b.struct(nameOf(c, name), shape, fields, parts, spanOf(c, n));
};

const toVariant = (c: Context, n: Concrete, attrs: Attrs): Variant => {
  only(c, attrs, [], 'a variant');
  nothingPub(c, n, 'enum variants');
  const { shape, fields } = toFields(c, fieldOf(n, 'body'));
  const pub = fields.find((f) => f.pub);
  if (pub !== undefined) nothingPub(c, { ...n, children: descendVisibility(n) }, 'fields of variants');
  const value = fieldOf(n, 'value');
  const discriminant = value === null ? null : c.to.expr(c, value);
  const name = nameOf(c, must(c, n, fieldOf(n, 'name'), 'a name'));
  return b.variant(name, shape, fields, discriminant, attrs, spanOf(c, n));
};

const descendVisibility = (n: Concrete): readonly Concrete[] =>
  n.children.flatMap((child) => (child.type === 'visibility_modifier' ? [child] : descendVisibility(child)));

const toEnum = (c: Context, n: Concrete, attrs: Attrs): Enum => {
  onType(c, attrs, 'an enum');
  noWhere(c, n);
  const name = must(c, n, fieldOf(n, 'name'), 'a name');
  const body = must(c, n, fieldOf(n, 'body'), 'variants');
  const variants = withAttributes(c, namedOf(body), (part, own) => toVariant(c, part, own));
  const parts = {
    attrs,
    pub: isPub(c, n),
    nameSpan: spanOf(c, name),
    lifetimes: toLifetimeParams(c, fieldOf(n, 'type_parameters')),
  };
  return b.enum_(nameOf(c, name), variants, parts, spanOf(c, n));
};

const isDrop = (text: string): boolean => /^(::)?((std|core)::ops::)?Drop$/.test(text.replaceAll(/\s/g, ''));

const toImpl = (c: Context, n: Concrete, attrs: Attrs): Impl => {
  only(c, attrs, [], 'an `impl`');
  noWhere(c, n);
  const trait = fieldOf(n, 'trait');
  if (trait !== null && !isDrop(textOf(c, trait)))
    return refuse(
      c,
      trait,
      `an implementation of \`${textOf(c, trait)}\``,
      'only `Drop` can be implemented; write methods in an inherent `impl`',
    );
  if (childOf(n, 'unsafe') !== null)
    return wrong(
      c,
      n,
      'this `impl` cannot be unsafe',
      'leave out `unsafe`',
      fieldOf(n, 'trait') === null ? 'E0197' : 'E0199',
    );
  if (childOf(n, '!') !== null) return refuse(c, n, 'a negative `impl`');
  const target = c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type'));
  const body = must(c, n, fieldOf(n, 'body'), 'a body');
  const items = withAttributes(c, namedOf(body), (part, own): Fn | Const => {
    if (trait !== null) nothingPub(c, part, 'items of an implementation of a trait');
    if (part.type === 'const_item') return toConst(c, part, own);
    if (part.type === 'function_item' || part.type === 'function_signature_item')
      return toFn(c, part, own, { isForeign: false, isMethod: true });
    return refuse(c, part, 'this in an `impl`', 'it holds functions and constants');
  });
  const lifetimes = toLifetimeParams(c, fieldOf(n, 'type_parameters'));
  return b.impl(target, items, { attrs, lifetimes, trait: trait === null ? null : 'Drop' }, spanOf(c, n));
};

// --- Values and uses -------------------------------------------------------------------------------------------

const toTypeAlias = (c: Context, n: Concrete, attrs: Attrs): TypeAlias => {
  only(c, attrs, [], 'a type alias');
  noWhere(c, n);
  const name = must(c, n, fieldOf(n, 'name'), 'a name');
  const type = fieldOf(n, 'type');
  if (type === null) return wrong(c, n, 'a free type alias needs a type', 'write `= …`');
  const lifetimes = toLifetimeParams(c, fieldOf(n, 'type_parameters'));
  const parts = { attrs, pub: isPub(c, n), nameSpan: spanOf(c, name), lifetimes };
  return b.typeAlias(nameOf(c, name), c.to.type(c, type), parts, spanOf(c, n));
};

const toConst = (c: Context, n: Concrete, attrs: Attrs): Const => {
  only(c, attrs, [], 'a constant');
  const name = must(c, n, fieldOf(n, 'name'), 'a name');
  const value = fieldOf(n, 'value');
  if (value === null) return wrong(c, n, 'a free constant needs a value', 'write `= …`');
  const text = textOf(c, name) === '_' ? '_' : nameOf(c, name);
  const type = c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type'));
  const parts = { attrs, pub: isPub(c, n), nameSpan: spanOf(c, name) };
  return b.const_(text, type, c.to.expr(c, value), parts, spanOf(c, n));
};

const toStatic = (c: Context, n: Concrete, attrs: Attrs, isForeign: boolean): Static => {
  only(c, attrs, isForeign ? [] : ['NoMangle'], isForeign ? 'a foreign static' : 'a static');
  if (childOf(n, 'ref') !== null) return wrong(c, n, 'a static takes no `ref`', 'leave it out');
  const name = must(c, n, fieldOf(n, 'name'), 'a name');
  const value = fieldOf(n, 'value');
  if (isForeign && value !== null)
    return wrong(c, value, 'statics in extern blocks cannot have a value', 'end the declaration by `;`');
  if (!isForeign && value === null) return wrong(c, n, 'a free static needs a value', 'write `= …`');
  const type = c.to.type(c, must(c, n, fieldOf(n, 'type'), 'a type'));
  const mutable = childOf(n, 'mutable_specifier') !== null;
  const parts = { attrs, pub: isPub(c, n), nameSpan: spanOf(c, name), mutable };
  return b.static_(nameOf(c, name), type, value === null ? null : c.to.expr(c, value), parts, spanOf(c, n));
};

const toUse = (c: Context, n: Concrete, attrs: Attrs): Use => {
  only(c, attrs, [], 'a `use`');
  const tree = toUseTree(c, must(c, n, fieldOf(n, 'argument'), 'a path'));
  return b.use(tree, isPub(c, n), attrs, spanOf(c, n));
};

const outside: Readonly<Record<string, readonly [string, string?]>> = {
  mod_item: ['a module', 'a program is one module: put the items at the top'],
  trait_item: ['a trait', 'write functions and inherent methods'],
  union_item: ['a union', 'use `MaybeUninit` or a cast of pointers'],
  associated_type: ['an associated type'],
  macro_definition: ['`macro_rules!`', 'write a function'],
  macro_invocation: ['a macro as an item'],
  extern_crate_declaration: ['`extern crate`', 'write `use`'],
};

export const toItem = (c: Context, n: Concrete, attrs: Attrs): Item => {
  switch (n.type) {
    case 'use_declaration':
      return toUse(c, n, attrs);
    case 'function_item':
    case 'function_signature_item':
      return toFn(c, n, attrs, { isForeign: false, isMethod: false });
    case 'foreign_mod_item':
      return toExternBlock(c, n, attrs);
    case 'struct_item':
      return toStruct(c, n, attrs);
    case 'enum_item':
      return toEnum(c, n, attrs);
    case 'impl_item':
      return toImpl(c, n, attrs);
    case 'type_item':
      return toTypeAlias(c, n, attrs);
    case 'const_item':
      return toConst(c, n, attrs);
    case 'static_item':
      return toStatic(c, n, attrs, false);
    default: {
      const named = outside[n.type];
      if (named !== undefined) return refuse(c, n, ...named);
      const first = textOf(c, n).split(/\s/, 1)[0] ?? '';
      return wrong(c, n, `expected an item, found \`${first}\``, 'statements stand inside functions');
    }
  }
};
