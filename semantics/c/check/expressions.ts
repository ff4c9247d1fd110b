/** Expressions (C11 6.5): names, literals, members, lvalues and values. Operators stand in `operators.ts`. */
import { wayAround } from '../../../model/c/names.js';
import type {
  Expression,
  Identifier,
  IntegerLiteral,
  Member as MemberSyntax,
} from '../../../model/c/syntax.js';
import { showC } from '../show.js';
import { sizeT, toUnsigned } from '../target.js';
import type { Expr, VarSym } from '../tree.js';
import {
  char,
  qualified,
  int,
  intTy,
  isComplete,
  pointerTo,
  q,
  type CInt,
  type CRecord,
  type CTy,
  type Member,
  type QTy,
} from '../types.js';
import type { Checker } from './hooks.js';
import { headersOfName, isLibraryFunction, libraryConstant } from './library.js';
import { constant, convert, deref, load, variable } from './nodes.js';
import type { Span } from '../../../model/span.js';

/** The first type of the list of 6.4.4.1p5 that holds the value. */
const literalType = (c: Checker, e: IntegerLiteral): CInt => {
  const from = e.suffix.includes('ll') ? 2 : e.suffix.includes('l') ? 1 : 0;
  const ladder = [int, intTy('long'), intTy('llong')].slice(from);
  for (const t of ladder) {
    const u = toUnsigned(t);
    if (!e.suffix.includes('u') && c.widths.fits(e.value, t)) return t;
    if ((e.suffix.includes('u') || e.radix !== 10) && c.widths.fits(e.value, u)) return u;
  }
  const digits = String(e.value);
  const number = digits.length > 40 ? `a number of ${digits.length} digits` : digits;
  return c.fail('too-large', `${number} fits no integer type`, e.span, 'use a smaller number');
};

/** Pointers may reach the object from here on: what is declared `register` has no address (6.5.3.2p1, 6.3.2.1p3). */
export const escape = (c: Checker, e: Expr, span: Span): void => {
  if (e.k === 'member') return escape(c, e.object, span);
  if (e.k !== 'var' && e.k !== 'literal') return;
  if (e.sym.register === true)
    c.fail(
      'register-address',
      `the address of \`${e.sym.name}\`, which is declared \`register\``,
      span,
      'drop `register`',
    );
  e.sym.escapes = true;
};

/** Lvalue conversion and decay (6.3.2.1p2-3): the value that an expression has where one is needed. */
export const valueOf = (c: Checker, e: Expr): Expr => {
  if (e.ty.k === 'array') {
    escape(c, e, e.span);
    return {
      k: 'decay',
      of: e,
      // An array in a const struct has const elements (6.7.3p9), and so with volatile.
      ty: pointerTo(qualified(e.ty.of, e.ro, e.vol === true)),
      span: e.span,
      lv: false,
      ro: false,
    };
  }
  if (!e.lv) return e;
  if (!isComplete(e.ty))
    c.fail(
      'incomplete-type',
      `${showC(e.ty)} is incomplete: it has no value`,
      e.span,
      'define the type first',
    );
  return load(e);
};

export const rvalue = (c: Checker, e: Expression): Expr => valueOf(c, c.expression(c, e));

const missingHeader = (c: Checker, e: Identifier): never => {
  const [header] = headersOfName(e.name);
  return c.fail(
    'missing-include',
    `\`${e.name}\` is not declared: its header is not included`,
    e.span,
    `#include <${header ?? ''}>`,
  );
};

/** A name that no declaration in scope gives: the library's, or nobody's. */
const unknownName = (c: Checker, e: Identifier): Expr => {
  const givers = headersOfName(e.name);
  if (givers.length > 0) {
    if (!c.included(givers, e.span)) return missingHeader(c, e);
    const value = libraryConstant(c.widths, e.name, e.span);
    if (value !== null) return value;
    if (isLibraryFunction(e.name)) return c.libraryAddress(e.name, e.span);
  }
  const around = wayAround(e.name);
  if (around !== undefined) c.refuse(`\`${e.name}\``, e.span, around);
  return c.fail('undeclared', `\`${e.name}\` is not declared`, e.span, 'declare it before it is used');
};

export const identifier = (c: Checker, e: Identifier): Expr => {
  const sym = c.find(e.name);
  if (sym === null) return unknownName(c, e);
  switch (sym.k) {
    case 'var':
      return variable(sym, e.span);
    case 'fn':
      if (c.libraryPrototypes.has(sym)) return c.libraryAddress(sym.name, e.span);
      c.used.add(sym.name);
      return { k: 'fn', name: sym.name, ty: pointerTo(q(sym.ty)), span: e.span, lv: false, ro: false };
    case 'enumerator':
      return constant(sym.value, sym.ty, e.span);
    case 'type':
      return c.fail('not-a-value', `\`${e.name}\` is a type`, e.span, 'use an object or a value');
    case 'broken':
      return c.giveUp();
  }
};

export const integer = (c: Checker, e: IntegerLiteral): Expr => constant(e.value, literalType(c, e), e.span);

/** A character constant is an `int` with the value of the `char` (6.4.4.4p10). */
export const character = (c: Checker, value: number, at: Expression): Expr =>
  constant(c.widths.wrap(BigInt(value), char), int, at.span);

export const string = (c: Checker, bytes: readonly number[], at: Expression): Expr => ({
  k: 'str',
  data: c.addData([...bytes, 0]),
  ty: { k: 'array', of: q(char), len: bytes.length + 1 },
  span: at.span,
  lv: true,
  ro: false,
});

/** The members that lead to a name, outermost first, through unnamed structs and unions (6.7.2.1p13). */
export const memberPath = (
  members: readonly Member[],
  name: string,
): readonly { readonly index: number; readonly member: Member; readonly last: boolean }[] | null => {
  for (const [index, member] of members.entries()) {
    const last = index === members.length - 1;
    if (member.name === name) return [{ index, member, last }];
    if (member.name !== null || member.q.ty.k !== 'record') continue;
    const inner = memberPath(member.q.ty.def.members ?? [], name);
    if (inner !== null) return [{ index, member, last }, ...inner];
  }
  return null;
};

const recordOf = (c: Checker, e: MemberSyntax, t: CTy): CRecord => {
  if (t.k !== 'record') {
    const isPointer = t.k === 'pointer' && t.to.ty.k === 'record';
    return c.fail(
      'no-member',
      `${showC(t)} has no members`,
      e.span,
      isPointer ? `write \`->${e.name}\`` : 'use a struct or a union',
    );
  }
  if (t.def.members === null)
    c.fail(
      'incomplete-type',
      `${showC(t)} is incomplete: its members are not known`,
      e.span,
      'define it first',
    );
  return t;
};

export const member = (c: Checker, e: MemberSyntax): Expr => {
  let object = c.expression(c, e.object);
  if (e.arrow) {
    const p = valueOf(c, object);
    if (p.ty.k !== 'pointer')
      c.fail('no-member', `${showC(p.ty)} is no pointer`, e.span, `write \`.${e.name}\``);
    else object = deref(p, p.ty.to, e.span);
  }
  const record = recordOf(c, e, object.ty);
  const path = memberPath(record.def.members ?? [], e.name);
  if (path === null)
    return c.fail(
      'no-member',
      `${showC(record)} has no member \`${e.name}\``,
      e.nameSpan,
      `it has ${(record.def.members ?? []).map((m) => `\`${m.name ?? '(unnamed)'}\``).join(', ')}`,
    );
  return path.reduce<Expr>(
    (of, step) => ({
      k: 'member',
      object: of,
      index: step.index,
      last: step.last,
      ty: step.member.q.ty,
      span: e.span,
      lv: of.lv,
      ro: of.ro || step.member.q.const,
      vol: of.vol === true || step.member.q.volatile === true,
    }),
    object,
  );
};

/** The size in bytes of a type that has one. */
export const sizeOf = (c: Checker, t: CTy, at: Expression): bigint => {
  const l = c.widths.layout(t);
  if (typeof l !== 'string') return BigInt(l.size);
  return c.fail(
    'incomplete-type',
    l === 'incomplete' ? `${showC(t)} has no size: it is incomplete` : `${showC(t)} has no size: ${l}`,
    at.span,
    t.k === 'function' ? 'take the size of a pointer to it' : 'define the type first',
  );
};

export const sizeConstant = (c: Checker, v: bigint, at: Expression): Expr =>
  constant(v, sizeT(c.widths.target), at.span);

/** Converts a value as by assignment; both sides were checked. */
export const converted = (c: Checker, e: Expr, to: CTy): Expr => convert(c.widths, e, to);

export const isModifiable = (sym: VarSym): boolean => !sym.q.const;

export type { QTy };
