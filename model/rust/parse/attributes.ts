/** Attributes: the few that mean something here, the few that mean nothing to a run, and a refusal for the rest. */
import { error } from '../../diagnostic.js';
import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import type { Attribute, Derivable } from '../syntax.js';
import { childOf, must, refuse, report, spanOf, textOf, wrong } from './context.js';
import type { Context } from './context.js';
import { isIntType } from './literals.js';

export const isAttribute = (n: Concrete): boolean =>
  n.type === 'attribute_item' || n.type === 'inner_attribute_item';

/** `name`, `name = value`, `name(list)`: what the Reference calls the meta item syntax. */
interface Meta {
  readonly name: string;
  readonly value: string | null;
  readonly list: readonly Meta[] | null;
}

const tokens = /\s*(?:\/\/[^\n]*\n\s*|\/\*[^]*?\*\/\s*)*([\w:]+|"(?:[^"\\]|\\[^])*"|[(),=]|\S)/gy;

/** Reads the text between the brackets of an attribute; `null` where it is no meta item. */
const readMeta = (text: string): Meta | null => {
  const words = [...text.matchAll(tokens)].map((m) => m[1] ?? '');
  let at = 0;
  const one = (): Meta | null => {
    const name = words[at++];
    if (name === undefined || !/^[\w:]+$|^"/.test(name)) return null;
    if (words[at] === '=') {
      const value = words[at + 1] ?? null;
      at += 2;
      return value === null ? null : { name, value, list: null };
    }
    if (words[at] !== '(') return { name, value: null, list: null };
    at++;
    const list: Meta[] = [];
    while (words[at] !== ')') {
      const inner = one();
      if (inner === null) return null;
      list.push(inner);
      if (words[at] === ',') at++;
      else if (words[at] !== ')') return null;
    }
    at++;
    return { name, value: null, list };
  };
  const meta = one();
  return at === words.length ? meta : null;
};

const derivable: ReadonlySet<string> = new Set<Derivable>(['Clone', 'Copy', 'Debug', 'PartialEq', 'Eq']);
const isDerivable = (name: string): name is Derivable => derivable.has(name);

/** The annotations of the regimes, which may also stand bare. */
const annotations: ReadonlySet<string> = new Set(['r3_safeffi', 'link']);

const plainNames = (list: readonly Meta[]): readonly string[] | null =>
  list.every((m) => m.value === null && m.list === null && !m.name.startsWith('"'))
    ? list.map((m) => m.name)
    : null;

const toAnnotation = (c: Context, n: Concrete, meta: Meta, bare: boolean): Attribute => {
  const args = plainNames(meta.list ?? []);
  if (!annotations.has(meta.name) || args === null || meta.value !== null) {
    if (meta.name === 'link')
      return refuse(
        c,
        n,
        '`#[link(name = …)]`',
        'leave it out: the C side of a program is the one given with it',
      );
    return refuse(
      c,
      n,
      `the annotation \`${meta.name}\``,
      'there are `r3_safeffi` on functions, and `link(…)` on parameters',
    );
  }
  return b.ferruleAttr(meta.name, args, bare, spanOf(c, n));
};

const toRepr = (c: Context, n: Concrete, list: readonly Meta[]): Attribute => {
  const [option, ...more] = plainNames(list) ?? ['…'];
  const known = option !== undefined && (/^(?:C|Rust|transparent)$/.test(option) || isIntType(option));
  if (!known || more.length > 0) {
    return refuse(
      c,
      n,
      `\`repr(${list.map((m) => m.name).join(', ')})\``,
      'write one of `repr(C)`, `repr(Rust)`, `repr(transparent)`, `repr(u8)` and the like',
    );
  }
  return b.repr([option], spanOf(c, n));
};

const toDerive = (c: Context, n: Concrete, list: readonly Meta[]): Attribute => {
  const traits = (plainNames(list) ?? ['…']).map((name) =>
    isDerivable(name)
      ? name
      : refuse(
          c,
          n,
          `\`derive(${name})\``,
          '`Clone`, `Copy`, `Debug`, `PartialEq` and `Eq` can be derived; write a function instead',
        ),
  );
  return b.derive(traits, spanOf(c, n));
};

const convert = (c: Context, n: Concrete, meta: Meta): Attribute => {
  const span = spanOf(c, n);
  const { name, list, value } = meta;
  const bare = list === null && value === null;
  switch (name) {
    case 'no_mangle':
      if (bare) return b.noMangle(span);
      break;
    case 'unsafe':
      // `#[unsafe(no_mangle)]` is the newer spelling of the same (Reference, abi.no_mangle).
      if (list?.length === 1 && list[0]?.name === 'no_mangle' && list[0].list === null)
        return b.noMangle(span);
      break;
    case 'repr':
      if (list !== null) return toRepr(c, n, list);
      break;
    case 'derive':
      if (list !== null) return toDerive(c, n, list);
      break;
    case 'cfg_attr':
      if (list?.length === 2 && list[0]?.name === 'ferrule' && list[1] !== undefined)
        return toAnnotation(c, n, list[1], false);
      return refuse(c, n, 'a `cfg_attr` other than `cfg_attr(ferrule, …)`', 'write the attribute itself');
    case 'allow':
    case 'warn':
    case 'expect': {
      const lints = plainNames(list ?? [{ name: '', value: '', list: null }]);
      if (lints?.every((l) => /^(?:(?:clippy|rustdoc)::)?\w+$/.test(l)) === true)
        return b.lintAttr(name, lints, span);
      break;
    }
    case 'deny':
    case 'forbid':
      return refuse(c, n, `\`#[${name}]\``, 'leave it out: lints are not checked here');
    case 'inline':
    case 'cold':
    case 'must_use': {
      const args = plainNames(list ?? []);
      if (bare) return b.hintAttr(name, null, span);
      if (name === 'inline' && args?.length === 1 && (args[0] === 'always' || args[0] === 'never'))
        return b.hintAttr(name, args[0], span);
      break;
    }
    default:
      if (annotations.has(name)) return toAnnotation(c, n, meta, true);
      return refuse(
        c,
        n,
        `the attribute \`${name}\``,
        'leave it out, if the program means the same without it',
      );
  }
  return wrong(c, n, `malformed attribute \`${name}\``);
};

/** One `#[…]` or `#![…]`. */
export const toAttribute = (c: Context, n: Concrete): Attribute => {
  const attribute = must(c, n, childOf(n, 'attribute'), 'an attribute');
  const meta = readMeta(textOf(c, attribute));
  return meta === null ? wrong(c, n, 'malformed attribute') : convert(c, n, meta);
};

export const toAttributes = (c: Context, nodes: readonly Concrete[]): readonly Attribute[] =>
  nodes.map((n) => {
    if (n.type === 'inner_attribute_item')
      return wrong(
        c,
        n,
        'an inner attribute is not permitted here',
        'only the start of the file may have `#![…]`',
      );
    return toAttribute(c, n);
  });

const shown: Readonly<Record<Attribute['kind'], string>> = {
  Repr: 'repr',
  Derive: 'derive',
  NoMangle: 'no_mangle',
  FerruleAttr: 'cfg_attr(ferrule, …)',
  LintAttr: 'allow',
  HintAttr: 'inline',
};

/** Checks that attributes stand where they may; `where` says in words what carries them. */
export const only = (
  c: Context,
  attrs: readonly Attribute[],
  kinds: readonly Attribute['kind'][],
  where: string,
): readonly Attribute[] => {
  const stray = attrs.find((attr) => attr.kind !== 'LintAttr' && !kinds.includes(attr.kind));
  if (stray === undefined) return attrs;
  const name = stray.kind === 'FerruleAttr' || stray.kind === 'HintAttr' ? stray.name : shown[stray.kind];
  return report(
    c,
    error('attribute', `\`#[${name}]\` does not apply to ${where}`, stray.span, { help: 'leave it out' }),
  );
};

/** `inline` and `cold` are of functions; `must_use` may stand on types as well. */
export const onType = (c: Context, attrs: readonly Attribute[], where: string): void => {
  only(c, attrs, ['Repr', 'Derive', 'HintAttr'], where);
  only(
    c,
    attrs.filter((a) => a.kind !== 'HintAttr' || a.name !== 'must_use'),
    ['Repr', 'Derive'],
    where,
  );
};

export const lintsOnly = (c: Context, nodes: readonly Concrete[], where: string): readonly Attribute[] =>
  only(c, toAttributes(c, nodes), [], where);
