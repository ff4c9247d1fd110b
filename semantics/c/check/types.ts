/** From types as written to types: specifiers, declarators, structs, unions, enums (C11 6.7.2, 6.7.6, 6.7.7). */
import type {
  ArrayOf,
  BaseType,
  BasicName,
  Declarator,
  Derivation,
  EnumType,
  FunctionOf,
  MemberDeclaration,
  NamedType,
  RecordType,
  TypeName,
} from '../../../model/c/syntax.js';
import type { Span } from '../../../model/span.js';
import { showC } from '../show.js';
import {
  int,
  intTy,
  isComplete,
  newRecord,
  pointerTo,
  q,
  qualified,
  voidTy,
  type CTy,
  type EnumDef,
  type IntKind,
  type Member,
  type QTy,
  type RecordDef,
} from '../types.js';
import { integerConstant, isRuntime } from './constants.js';
import { valueOf } from './expressions.js';
import type { Checker } from './hooks.js';
import { libraryType } from './library.js';

const basics: Readonly<Record<Exclude<BasicName, 'void'>, IntKind>> = {
  _Bool: 'bool',
  char: 'char',
  'signed char': 'schar',
  'unsigned char': 'uchar',
  short: 'short',
  'unsigned short': 'ushort',
  int: 'int',
  'unsigned int': 'uint',
  long: 'long',
  'unsigned long': 'ulong',
  'long long': 'llong',
  'unsigned long long': 'ullong',
};

/** The largest object: the machine's memory is a typed array. */
export const maxObject = 1 << 26;

const namedType = (c: Checker, t: NamedType): QTy => {
  const sym = c.find(t.name);
  if (sym?.k === 'type') return sym.q;
  if (sym?.k === 'broken') return c.giveUp();
  const known = sym === null ? libraryType(c.widths, t.name) : null;
  if (known !== null) return q(known);
  return c.refuse(`the type \`${t.name}\``, t.span, 'use the types of stdint.h, or declare a struct');
};

// ---- Structs and unions

const memberOf = (c: Checker, base: QTy, d: Declarator): Member => {
  const of = derive(c, base, d.derived);
  if (of.ty.k === 'function')
    c.fail('bad-member', `the member \`${d.name}\` is a function`, d.span, 'make it a pointer to a function');
  return { name: d.name, q: of, span: d.span };
};

const membersOf = (c: Checker, m: MemberDeclaration): readonly Member[] => {
  const base = baseType(c, m.base);
  if (m.declarators.length > 0) return m.declarators.map((d) => memberOf(c, base, d));
  const unnamed = m.base.kind === 'record' && m.base.name === null && m.base.members !== null;
  if (!unnamed)
    c.fail(
      'bad-member',
      'this declares no member',
      m.span,
      'name the member, or leave the tag out for an unnamed one',
    );
  return [{ name: null, q: base, span: m.span }];
};

const checkMembers = (c: Checker, tag: 'struct' | 'union', members: readonly Member[]): void => {
  const seen = new Map<string, Span>();
  const enter = (m: Member): void => {
    if (m.name === null) {
      if (m.q.ty.k === 'record') m.q.ty.def.members?.forEach(enter);
      return;
    }
    const before = seen.get(m.name);
    if (before !== undefined)
      c.fail('redeclared', `the member \`${m.name}\` is declared twice`, m.span, 'rename one', [
        { span: before, message: 'the first one' },
      ]);
    seen.set(m.name, m.span);
  };
  members.forEach(enter);
  members.forEach((m, i) => {
    if (isComplete(m.q.ty)) {
      const inner = m.q.ty.k === 'array' ? m.q.ty.of.ty : m.q.ty;
      if (inner.k === 'record' && endsFlexibly(inner.def))
        c.refuse(`a member of ${showC(inner)}, whose last member is flexible`, m.span, 'use a pointer to it');
      return;
    }
    const flexible = m.q.ty.k === 'array' && isComplete(m.q.ty.of.ty);
    if (flexible && tag === 'struct' && i === members.length - 1 && i > 0) return;
    c.fail(
      'incomplete-type',
      flexible
        ? `only the last member of a struct with others may have no length`
        : `the member \`${m.name ?? '(unnamed)'}\` has the incomplete type ${showC(m.q.ty)}`,
      m.span,
      flexible ? 'give the array a length' : 'use a pointer to it, or define the type first',
    );
  });
};

const endsFlexibly = (def: RecordDef): boolean => {
  const last = def.members?.[def.members.length - 1];
  return last?.q.ty.k === 'array' && last.q.ty.len === null;
};

const otherTag = (c: Checker, name: string, span: Span, before: Span): never =>
  c.fail(
    'redeclared',
    `\`${name}\` was declared with another keyword`,
    span,
    'use one of struct, union and enum',
    [{ span: before, message: 'the first declaration' }],
  );

const isRecordDef = (d: EnumDef | RecordDef): d is RecordDef => 'adt' in d;

/** The definition that a tag names here (6.7.2.3); `alone`: `struct S;` declares anew in an inner scope. */
const recordDef = (c: Checker, t: RecordType, alone: boolean, hint: string | null): RecordDef => {
  if (t.name === null) return newRecord(t.tag, null, hint ?? `${t.tag}`, t.span);
  const here = t.members !== null || alone;
  const known = here ? c.findTagHere(t.name) : c.findTag(t.name);
  if (known !== null) {
    if (!isRecordDef(known) || known.tag !== t.tag) return otherTag(c, t.name, t.span, known.span);
    return known;
  }
  const made = newRecord(t.tag, t.name, t.name, t.span);
  c.enterTag(t.name, made);
  return made;
};

const recordType = (c: Checker, t: RecordType, alone: boolean, hint: string | null): CTy => {
  const def = recordDef(c, t, alone, hint);
  if (t.members === null) return { k: 'record', def };
  if (def.members !== null)
    c.fail('redeclared', `\`${t.tag} ${t.name ?? ''}\` is defined twice`, t.span, 'keep one definition', [
      { span: def.span, message: 'the first definition' },
    ]);
  const members = t.members.flatMap((m) => membersOf(c, m));
  checkMembers(c, t.tag, members);
  def.members = members;
  const fields = members.map((m, i) => ({ name: m.name ?? `_${i}`, ty: c.widths.machine(m.q.ty) }));
  def.adt.variants = [{ name: def.adt.name, fields, discriminant: 0 }];
  checkSize(c, { k: 'record', def }, t.span);
  return { k: 'record', def };
};

const checkSize = (c: Checker, t: CTy, span: Span): void => {
  const l = c.widths.layout(t);
  if (typeof l === 'string' ? l === 'incomplete' : l.size <= maxObject) return;
  c.refuse(`an object of more than ${maxObject >> 20} MiB`, span, 'use fewer elements');
};

// ---- Enumerations

const enumType = (c: Checker, t: EnumType): CTy => {
  const known = t.name === null ? null : t.enumerators === null ? c.findTag(t.name) : c.findTagHere(t.name);
  if (known !== null && isRecordDef(known)) return otherTag(c, t.name ?? '', t.span, known.span);
  if (t.enumerators === null) {
    if (known !== null) return { k: 'enum', def: known };
    return c.fail(
      'undeclared',
      `\`enum ${t.name ?? ''}\` is not declared`,
      t.span,
      'write its constants in braces first',
    );
  }
  if (known?.complete === true)
    c.fail('redeclared', `\`enum ${t.name ?? ''}\` is defined twice`, t.span, 'keep one definition', [
      { span: known.span, message: 'the first definition' },
    ]);
  const def: EnumDef = { name: t.name, signed: false, complete: false, span: t.span };
  if (t.name !== null) c.enterTag(t.name, def);
  let next = 0n;
  for (const e of t.enumerators) {
    if (e.value !== null)
      next = integerConstant(c, valueOf(c, c.expression(c, e.value)), `the value of \`${e.name}\``).value;
    if (!c.widths.fits(next, int))
      c.fail(
        'too-large',
        `the value of \`${e.name}\` is ${next}, which is no \`int\``,
        e.span,
        'use a smaller value',
      );
    c.declareName(e.name, { k: 'enumerator', value: next, ty: int, span: e.span });
    if (next < 0n) def.signed = true;
    next++;
  }
  def.complete = true;
  return { k: 'enum', def };
};

// ---- Base types and declarators

export const baseType = (c: Checker, t: BaseType, alone = false, hint: string | null = null): QTy => {
  const asSaid = (of: QTy): QTy =>
    t.const || t.volatile === true ? qualified(of, t.const, t.volatile === true) : of;
  switch (t.kind) {
    case 'basic':
      return asSaid(q(t.name === 'void' ? voidTy : intTy(basics[t.name])));
    case 'named':
      return asSaid(namedType(c, t));
    case 'record':
      return asSaid(q(recordType(c, t, alone, hint)));
    case 'enum':
      return asSaid(q(enumType(c, t)));
  }
};

const arrayType = (c: Checker, of: QTy, d: ArrayOf): CTy => {
  if (of.ty.k === 'function')
    c.fail('bad-type', 'an array of functions', d.span, 'make it an array of pointers to functions');
  if (!isComplete(of.ty))
    c.fail(
      'incomplete-type',
      `an array of ${showC(of.ty)}, which has no size`,
      d.span,
      'use a type with a size',
    );
  if (d.size === null) return { k: 'array', of, len: null };
  const e = valueOf(c, c.expression(c, d.size));
  if (isRuntime(c.widths, e))
    c.refuse(
      'an array whose length is known only when the program runs',
      d.size.span,
      'use a constant, or malloc',
    );
  const { value } = integerConstant(c, e, 'the length of an array');
  if (value < 1n)
    c.fail('bad-type', `an array of ${value} elements`, d.size.span, 'an array has at least one element');
  if (value > BigInt(maxObject))
    c.refuse(`an object of more than ${maxObject >> 20} MiB`, d.size.span, 'use fewer elements');
  const made: CTy = { k: 'array', of, len: Number(value) };
  checkSize(c, made, d.span);
  return made;
};

/** Parameters of array and function type are pointers (6.7.6.3p7-8). */
export const adjusted = (of: QTy): QTy => {
  if (of.ty.k === 'array') return q(pointerTo(of.ty.of));
  if (of.ty.k === 'function') return q(pointerTo(of));
  return of;
};

const functionType = (c: Checker, ret: QTy, d: FunctionOf): CTy => {
  if (ret.ty.k === 'array' || ret.ty.k === 'function')
    c.fail('bad-type', `a function that returns ${showC(ret.ty)}`, d.span, 'return a pointer');
  // Tags in the list are of its own scope (6.2.1p4).
  const params = c.inScope(null, () =>
    d.parameters.map((p) => {
      const of = adjusted(typeName(c, p.type));
      if (p.name !== null) c.declareName(p.name, { k: 'broken', span: p.span });
      return of;
    }),
  );
  params.forEach((p, i) => {
    if (p.ty.k === 'void')
      c.fail(
        'bad-type',
        'a parameter of type void',
        d.parameters[i]?.span ?? d.span,
        'write `(void)` for none',
      );
  });
  return {
    k: 'function',
    ret: ret.ty,
    params: params.map((p) => p.ty),
    variadic: d.variadic,
    prototype: d.prototype,
  };
};

/** The declarator over its base: the derivations read from the name, so they are applied from the last one. */
export const derive = (c: Checker, base: QTy, derived: readonly Derivation[]): QTy => {
  let of = base;
  for (let k = derived.length - 1; k >= 0; k--) {
    const d = derived[k]!;
    if (d.kind === 'pointer') of = q(pointerTo(of), d.const, d.volatile);
    else if (d.kind === 'array') of = q(arrayType(c, of, d));
    else of = q(functionType(c, of, d));
  }
  return of;
};

export const typeName = (c: Checker, t: TypeName): QTy => derive(c, baseType(c, t.base), t.derived);
