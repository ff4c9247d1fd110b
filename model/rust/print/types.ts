/** Paths, types and patterns. */
import type { GenericArg, LifetimeParam, Path, Pattern, Type } from '../syntax.js';
import { literal } from './literals.js';
import { ident } from './printer.js';
import type { Printer } from './printer.js';

export const genericArgs = (p: Printer, args: readonly GenericArg[]): string =>
  args.length === 0 ? '' : `<${args.map((a) => (a.kind === 'Lifetime' ? a.name : p.type(p, a))).join(', ')}>`;

export const path = (p: Printer, { global, segments }: Path, turbofish: boolean): string => {
  const shown = segments.map((s) => {
    const args = genericArgs(p, s.args);
    return ident(s.name) + (args !== '' && turbofish ? '::' : '') + args;
  });
  return (global ? '::' : '') + shown.join('::');
};

export const lifetimeParams = (params: readonly LifetimeParam[]): string => {
  if (params.length === 0) return '';
  const shown = params.map((l) =>
    l.bounds.length === 0 ? l.name : `${l.name}: ${l.bounds.map((bound) => bound.name).join(' + ')}`,
  );
  return `<${shown.join(', ')}>`;
};

export const type = (p: Printer, t: Type): string => {
  switch (t.kind) {
    case 'PathType':
      return path(p, t.path, false);
    case 'RefType':
      return `&${t.lifetime === null ? '' : `${t.lifetime.name} `}${t.mutable ? 'mut ' : ''}${p.type(p, t.inner)}`;
    case 'PtrType':
      return `*${t.mutable ? 'mut' : 'const'} ${p.type(p, t.inner)}`;
    case 'SliceType':
      return `[${p.type(p, t.element)}]`;
    case 'ArrayType':
      return `[${p.type(p, t.element)}; ${p.expr(p, t.length)}]`;
    case 'TupleType': {
      const elements = t.elements.map((e) => p.type(p, e));
      return elements.length === 1 ? `(${elements[0]},)` : `(${elements.join(', ')})`;
    }
    case 'FnPtrType': {
      const binder = t.lifetimes.length === 0 ? '' : `for${lifetimeParams(t.lifetimes)} `;
      const abi = t.abi === 'Rust' ? '' : `extern "${t.abi}" `;
      const result = t.result === null ? '' : ` -> ${p.type(p, t.result)}`;
      const params = t.params.map((param) => p.type(p, param)).join(', ');
      return `${binder}${t.unsafe ? 'unsafe ' : ''}${abi}fn(${params})${result}`;
    }
    case 'NeverType':
      return '!';
    case 'InferType':
      return '_';
  }
};

/** A pattern where no alternatives may stand at the top. */
export const topPattern = (p: Printer, x: Pattern): string =>
  x.kind === 'OrPattern' ? `(${p.pattern(p, x)})` : p.pattern(p, x);

/** Behind `&`, a range would take only its start along, and `mut` would belong to the reference. */
const behindRef = (p: Printer, x: Pattern): string => {
  const isMutBinding = x.kind === 'BindPattern' && x.mutable && !x.byRef;
  return x.kind === 'RangePattern' || isMutBinding ? `(${p.pattern(p, x)})` : topPattern(p, x);
};

/** In a slice a range without an end has parentheses. */
const inSlice = (p: Printer, x: Pattern): string => {
  const at = x.kind === 'BindPattern' && x.sub !== null ? x.sub : x;
  const text = p.pattern(p, x);
  if (at.kind !== 'RangePattern' || at.end !== null) return text;
  return at === x ? `(${text})` : text.replace(/ @ (.*)$/, ' @ ($1)');
};

export const pattern = (p: Printer, x: Pattern): string => {
  const each = (elements: readonly Pattern[]): string => elements.map((e) => p.pattern(p, e)).join(', ');
  switch (x.kind) {
    case 'WildPattern':
      return '_';
    case 'RestPattern':
      return '..';
    case 'BindPattern': {
      const sub = x.sub === null ? '' : ` @ ${topPattern(p, x.sub)}`;
      return `${x.byRef ? 'ref ' : ''}${x.mutable ? 'mut ' : ''}${ident(x.name)}${sub}`;
    }
    case 'LitPattern':
      return (x.negative ? '-' : '') + literal(x.literal);
    case 'RangePattern': {
      const start = x.start === null ? '' : p.pattern(p, x.start);
      const end = x.end === null ? '' : p.pattern(p, x.end);
      return `${start}${x.inclusive ? '..=' : '..'}${end}`;
    }
    case 'PathPattern':
      return path(p, x.path, true);
    case 'TupleStructPattern':
      return `${path(p, x.path, true)}(${each(x.elements)})`;
    case 'StructPattern': {
      const fields = x.fields.map((f) =>
        f.shorthand ? p.pattern(p, f.pattern) : `${ident(f.name)}: ${p.pattern(p, f.pattern)}`,
      );
      if (x.rest) fields.push('..');
      return `${path(p, x.path, true)} ${fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`}`;
    }
    case 'TuplePattern': {
      const isSingle = x.elements.length === 1 && x.elements[0]?.kind !== 'RestPattern';
      return `(${each(x.elements)}${isSingle ? ',' : ''})`;
    }
    case 'SlicePattern':
      return `[${x.elements.map((e) => inSlice(p, e)).join(', ')}]`;
    case 'PlacePattern':
      return p.expr(p, x.place);
    case 'RefPattern':
      return `&${x.mutable ? 'mut ' : ''}${behindRef(p, x.inner)}`;
    case 'OrPattern':
      return x.alternatives.map((a) => topPattern(p, a)).join(' | ');
  }
};
