/** Blocks, statements, items and attributes. */
import type {
  Attribute,
  Block,
  Enum,
  Expr,
  FieldDef,
  Fn,
  Item,
  Param,
  SelfParam,
  Shape,
  Stmt,
  UseTree,
} from '../syntax.js';
import { levels } from './levels.js';
import { ident, indent, listed, withMarks } from './printer.js';
import type { Printer } from './printer.js';
import { lifetimeParams, topPattern } from './types.js';

const call = (name: string, args: readonly string[]): string =>
  args.length === 0 ? name : `${name}(${args.join(', ')})`;

const meta = (a: Attribute): string => {
  switch (a.kind) {
    case 'Repr':
      return `repr(${a.options.join(', ')})`;
    case 'Derive':
      return `derive(${a.traits.join(', ')})`;
    case 'NoMangle':
      return 'no_mangle';
    case 'FerruleAttr':
      return a.bare ? call(a.name, a.args) : `cfg_attr(ferrule, ${call(a.name, a.args)})`;
    case 'LintAttr':
      return `${a.level}(${a.lints.join(', ')})`;
    case 'HintAttr':
      return call(a.name, a.arg === null ? [] : [a.arg]);
  }
};

const attributes = (attrs: readonly Attribute[], end: string): string =>
  attrs.map((a) => `#[${meta(a)}]${end}`).join('');

export const innerAttributes = (attrs: readonly Attribute[]): string =>
  attrs.map((a) => `#![${meta(a)}]\n`).join('');

// --- Blocks and statements -------------------------------------------------------------------------------------

/** Longest expression that may share a line with its braces. */
const inlineWidth = 60;

/** An expression as a statement; behind a block, tree-sitter's grammar takes `&&x` and `||x` for operators. */
const statementExpr = (p: Printer, e: Expr, before: Stmt | undefined): string => {
  const shown = p.expr(p, e, levels.jump, 'stmt');
  const isBehindBlock = before?.kind === 'ExprStmt' && !before.semi;
  return isBehindBlock && /^(?:&&|\|\|)/.test(shown) ? `(${shown})` : shown;
};

const stmt = (p: Printer, s: Stmt, before?: Stmt): string => {
  if (s.kind === 'ExprStmt') {
    const shown = statementExpr(p, s.expr, before);
    // An attribute cannot stand on a range without a start.
    const expr = s.attrs.length > 0 && shown.startsWith('..') ? `(${shown})` : shown;
    return attributes(s.attrs, '\n') + expr + (s.semi ? ';' : '');
  }
  if (s.kind !== 'LetStmt') return p.item(p, s);
  const annotated = topPattern(p, s.pattern) + (s.type === null ? '' : `: ${p.type(p, s.type)}`);
  const init = s.init === null ? '' : ` = ${initialiser(p, s.init, s.otherwise !== null)}`;
  const otherwise = s.otherwise === null ? '' : ` else ${p.block(p, s.otherwise)}`;
  return `${attributes(s.attrs, '\n')}let ${annotated}${init}${otherwise};`;
};

/** Before `else` there may be neither a closing brace nor a lazy operator, nor a range that still wants its end. */
const initialiser = (p: Printer, e: Expr, beforeElse: boolean): string => {
  const shown = p.expr(p, e, beforeElse ? levels.compare : levels.jump);
  return beforeElse && shown.endsWith('}') ? `(${shown})` : shown;
};

export const block = (p: Printer, b: Block, inline: boolean = false): string => {
  const head = (b.label === null ? '' : `${b.label}: `) + (b.unsafe ? 'unsafe ' : '');
  if (b.stmts.length === 0 && b.tail === null) return `${head}{}`;
  const tail = b.tail === null ? null : statementExpr(p, b.tail, b.stmts.at(-1));
  if (inline && tail !== null && b.stmts.length === 0 && !(b.tail !== null && p.marks.has(b.tail))) {
    if (tail.length <= inlineWidth && !tail.includes('\n')) return `${head}{ ${tail} }`;
  }
  const lines = b.stmts.map((s, i) => withMarks(p, s, stmt(p, s, b.stmts[i - 1])));
  if (tail !== null && b.tail !== null) lines.push(withMarks(p, b.tail, tail));
  return `${head}{\n${indent(lines.join('\n'))}\n}`;
};

export const statement = stmt;

// --- Items -----------------------------------------------------------------------------------------------------

const useTree = (t: UseTree): string => {
  const path = t.path.map(ident).join('::');
  const before = path === '' ? '' : `${path}::`;
  if (t.rest === 'glob') return `${before}*`;
  if (t.rest === 'list') return `${before}{${t.children.map(useTree).join(', ')}}`;
  return t.alias === null ? path : `${path} as ${ident(t.alias)}`;
};

const selfParam = (s: SelfParam): string => {
  if (s.form === 'value') return s.mutable ? 'mut self' : 'self';
  return `&${s.lifetime === null ? '' : `${s.lifetime.name} `}${s.form === 'ref-mut' ? 'mut ' : ''}self`;
};

const param = (p: Printer, x: Param): string =>
  `${attributes(x.attrs, ' ')}${topPattern(p, x.pattern)}: ${p.type(p, x.type)}`;

const pub = (is: boolean): string => (is ? 'pub ' : '');

const fn = (p: Printer, f: Fn): string => {
  const abi = f.abi === 'Rust' ? '' : `extern "${f.abi}" `;
  const params = [...(f.self === null ? [] : [selfParam(f.self)]), ...f.params.map((x) => param(p, x))];
  const result = f.result === null ? '' : ` -> ${p.type(p, f.result)}`;
  const head = `${pub(f.pub)}${f.unsafe ? 'unsafe ' : ''}${abi}fn ${ident(f.name)}${lifetimeParams(f.lifetimes)}`;
  const signature = listed(`${head}(`, params, ')', result.length + 2) + result;
  const body = f.body === null ? ';' : ` ${p.block(p, f.body)}`;
  return attributes(f.attrs, '\n') + signature + body;
};

const fields = (p: Printer, shape: Shape, defs: readonly FieldDef[]): string => {
  if (shape === 'unit') return '';
  if (shape === 'tuple') {
    const shown = defs.map((f) => attributes(f.attrs, ' ') + pub(f.pub) + p.type(p, f.type));
    return `(${shown.join(', ')})`;
  }
  if (defs.length === 0) return ' {}';
  const lines = defs.map(
    (f) => `${attributes(f.attrs, '\n')}${pub(f.pub)}${ident(f.name)}: ${p.type(p, f.type)},`,
  );
  return ` {\n${indent(lines.join('\n'))}\n}`;
};

const enumItem = (p: Printer, e: Enum): string => {
  const variants = e.variants.map((v) => {
    const value = v.discriminant === null ? '' : ` = ${p.expr(p, v.discriminant)}`;
    return `${attributes(v.attrs, '\n')}${ident(v.name)}${fields(p, v.shape, v.fields)}${value},`;
  });
  const body = variants.length === 0 ? '{}' : `{\n${indent(variants.join('\n'))}\n}`;
  return `${attributes(e.attrs, '\n')}${pub(e.pub)}enum ${ident(e.name)}${lifetimeParams(e.lifetimes)} ${body}`;
};

const body = (parts: readonly string[], between: string): string =>
  parts.length === 0 ? '{}' : `{\n${indent(parts.join(between))}\n}`;

export const item = (p: Printer, i: Item): string => {
  const attrs = attributes(i.attrs, '\n');
  switch (i.kind) {
    case 'Use':
      return `${attrs}${pub(i.pub)}use ${useTree(i.tree)};`;
    case 'Fn':
      return fn(p, i);
    case 'ExternBlock':
      return `${attrs}extern "${i.abi}" ${body(
        i.items.map((x) => p.item(p, x)),
        '\n',
      )}`;
    case 'Struct': {
      const end = i.shape === 'named' ? '' : ';';
      const head = `${attrs}${pub(i.pub)}struct ${ident(i.name)}${lifetimeParams(i.lifetimes)}`;
      return head + fields(p, i.shape, i.fields) + end;
    }
    case 'Enum':
      return enumItem(p, i);
    case 'Impl': {
      const trait = i.trait === null ? '' : `${i.trait} for `;
      const head = `${attrs}impl${lifetimeParams(i.lifetimes)} ${trait}${p.type(p, i.target)}`;
      return `${head} ${body(
        i.items.map((x) => p.item(p, x)),
        '\n\n',
      )}`;
    }
    case 'TypeAlias':
      return `${attrs}${pub(i.pub)}type ${ident(i.name)}${lifetimeParams(i.lifetimes)} = ${p.type(p, i.type)};`;
    case 'Const': {
      const head = `${attrs}${pub(i.pub)}const ${i.name === '_' ? '_' : ident(i.name)}`;
      return `${head}: ${p.type(p, i.type)} = ${p.expr(p, i.value)};`;
    }
    case 'Static': {
      const head = `${attrs}${pub(i.pub)}static ${i.mutable ? 'mut ' : ''}${ident(i.name)}`;
      const value = i.value === null ? '' : ` = ${p.expr(p, i.value)}`;
      return `${head}: ${p.type(p, i.type)}${value};`;
    }
  }
};
