/** Declarations (C11 6.7): linkage, storage, redeclaration. */
import type { Declaration, Declarator, Expression, InitialiserList } from '../../../model/c/syntax.js';
import type { Span } from '../../../model/span.js';
import { compatible, composite, sameQualifiers } from '../compatible.js';
import { showC, showQ } from '../show.js';
import type { FnSym, InitPlan, Stmt, VarSym } from '../tree.js';
import { isComplete, qualifiedAs, type CFunction, type QTy } from '../types.js';
import type { Checker } from './hooks.js';
import { isLibraryFunction } from './library.js';
import { baseType, derive } from './types.js';

type Init = Expression | InitialiserList;

const clash = (c: Checker, name: string, span: Span, before: Span, why: string): never =>
  c.fail('redeclared', `\`${name}\` ${why}`, span, 'rename one of them, or make the declarations agree', [
    { span: before, message: 'the first declaration' },
  ]);

/** The name is free in this scope, or a declaration of the same entity with linkage. */
const checkFree = (c: Checker, name: string, span: Span, linked: VarSym | FnSym | null): void => {
  const here = c.findHere(name);
  if (here === null || here === linked || here.k === 'broken') return;
  clash(c, name, span, here.span, 'is declared twice in one scope');
};

// ---- Functions

const reserved = (c: Checker, name: string, span: Span): never =>
  c.fail('reserved-name', `\`${name}\` is a function of the library`, span, 'choose another name');

/** A prototype of a library function that the program writes itself (7.1.4p2). */
const declareLibrary = (c: Checker, name: string, ty: CFunction, span: Span): FnSym => {
  const real = c.libraryFunction(name);
  if (real === null || !compatible(real, ty)) reserved(c, name, span);
  const sym: FnSym = { k: 'fn', name, ty, linkage: 'external', defined: false, span };
  c.libraryPrototypes.add(sym);
  c.enter(name, sym);
  return sym;
};

export const declareFunction = (
  c: Checker,
  name: string,
  ty: CFunction,
  storage: Declaration['storage'],
  span: Span,
): FnSym => {
  if (isLibraryFunction(name) && storage !== 'static' && !c.ofLibrary && !c.owns(name))
    return declareLibrary(c, name, ty, span);
  if (!c.fileScope && storage !== 'extern' && storage !== 'none')
    c.fail(
      'bad-declaration',
      `\`${storage}\` on the function \`${name}\` inside a block`,
      span,
      'declare it outside',
    );
  const known = c.linked.get(name) ?? null;
  checkFree(c, name, span, known);
  if (known === null) {
    const linkage = storage === 'static' ? 'internal' : 'external';
    const sym: FnSym = { k: 'fn', name, ty, linkage, defined: false, span };
    c.linked.set(name, sym);
    c.enter(name, sym);
    return sym;
  }
  if (known.k !== 'fn') return clash(c, name, span, known.span, 'was declared as an object');
  if (!compatible(known.ty, ty))
    clash(c, name, span, known.span, `is declared as ${showC(ty)} and was declared as ${showC(known.ty)}`);
  if (storage === 'static' && known.linkage === 'external')
    clash(c, name, span, known.span, 'is `static` here and was not before');
  const merged = composite(known.ty, ty);
  if (merged.k === 'function') known.ty = merged;
  c.enter(name, known);
  return known;
};

// ---- Objects

const needComplete = (c: Checker, name: string, of: QTy, span: Span): void => {
  if (isComplete(of.ty)) return;
  const help =
    of.ty.k === 'array'
      ? 'give it a length or an initialiser'
      : of.ty.k === 'void'
        ? 'use another type'
        : 'define the type first';
  c.fail('incomplete-type', `\`${name}\` has the type ${showQ(of)}, which has no size`, span, help);
};

/** An object with linkage: all its declarations are one symbol. */
const linkedObject = (c: Checker, d: Declarator, of: QTy, storage: Declaration['storage']): VarSym => {
  const known = c.linked.get(d.name) ?? null;
  checkFree(c, d.name, d.span, known);
  if (known === null) {
    if (isLibraryFunction(d.name)) reserved(c, d.name, d.span);
    const sym: VarSym = {
      k: 'var',
      name: d.name,
      q: of,
      storage: 'static',
      symbol: d.name,
      span: d.span,
      escapes: true,
      unset: false,
    };
    c.linked.set(d.name, sym);
    c.internal.set(d.name, storage === 'static');
    c.enter(d.name, sym);
    return sym;
  }
  if (known.k !== 'var') return clash(c, d.name, d.span, known.span, 'was declared as a function');
  if (!sameQualifiers(known.q, of) || !compatible(known.q.ty, of.ty))
    clash(c, d.name, d.span, known.span, `is declared as ${showQ(of)} and was declared as ${showQ(known.q)}`);
  const wasInternal = c.internal.get(d.name) === true;
  if (storage !== 'extern' && wasInternal !== (storage === 'static'))
    clash(c, d.name, d.span, known.span, 'is `static` in one declaration and not in another');
  known.q = qualifiedAs(of, composite(known.q.ty, of.ty));
  c.enter(d.name, known);
  return known;
};

const initialise = (c: Checker, sym: VarSym, init: Init, isStatic: boolean): InitPlan => {
  const { q, plan } = c.initialiser(c, sym.q, init, isStatic);
  sym.q = q;
  return plan;
};

const fileObject = (c: Checker, d: Declarator, of: QTy, storage: Declaration['storage']): void => {
  const sym = linkedObject(c, d, of, storage);
  if (d.initialiser === null && storage === 'extern') {
    if (!c.statics.has(d.name)) c.externs.set(d.name, sym);
    return;
  }
  const before = c.statics.get(d.name);
  if (d.initialiser !== null && before?.plan != null)
    clash(c, d.name, d.span, before.sym.span, 'is initialised twice');
  const plan = d.initialiser === null ? (before?.plan ?? null) : initialise(c, sym, d.initialiser, true);
  if (storage === 'static') needComplete(c, d.name, sym.q, d.span);
  c.externs.delete(d.name);
  c.statics.set(d.name, { sym, plan, exported: c.internal.get(d.name) !== true });
};

const localObject = (
  c: Checker,
  d: Declarator,
  of: QTy,
  storage: Declaration['storage'],
): readonly Stmt[] => {
  if (storage === 'extern') {
    if (d.initialiser !== null)
      c.fail(
        'bad-declaration',
        `\`extern\` with an initialiser inside a block`,
        d.span,
        'assign it in a statement',
      );
    const sym = linkedObject(c, d, of, storage);
    if (!c.statics.has(d.name)) c.externs.set(d.name, sym);
    return [];
  }
  checkFree(c, d.name, d.span, null);
  const isStatic = storage === 'static';
  const sym: VarSym = {
    k: 'var',
    name: d.name,
    q: of,
    storage: isStatic ? 'static' : 'auto',
    symbol: isStatic ? c.freshSymbol(d.name) : '',
    span: d.span,
    escapes: isStatic,
    ...(storage === 'register' ? { register: true } : {}),
    unset: d.initialiser === null || c.current?.jumps === true || (c.current?.switches.length ?? 0) > 0,
  };
  if (of.ty.k !== 'array') needComplete(c, d.name, of, d.span);
  c.enter(d.name, sym);
  const plan = d.initialiser === null ? null : initialise(c, sym, d.initialiser, isStatic);
  needComplete(c, d.name, sym.q, d.span);
  if (isStatic) {
    c.statics.set(sym.symbol, { sym, plan, exported: false });
    return [];
  }
  c.block?.vars.push(sym);
  if (plan !== null) return [{ k: 'init', sym, plan, span: d.span }];
  return c.current?.jumps === true ? [{ k: 'unset', sym, span: d.span }] : [];
};

// ---- All of them

const typedef = (c: Checker, d: Declarator, of: QTy): void => {
  const here = c.findHere(d.name);
  // The same type may be named again (6.7p3).
  if (here?.k === 'type' && sameQualifiers(here.q, of) && compatible(here.q.ty, of.ty)) return;
  checkFree(c, d.name, d.span, null);
  c.enter(d.name, { k: 'type', q: of, span: d.span });
};

const declareOne = (
  c: Checker,
  d: Declarator,
  base: QTy,
  storage: Declaration['storage'],
): readonly Stmt[] => {
  const of = derive(c, base, d.derived);
  if (c.fileScope && (storage === 'auto' || storage === 'register'))
    c.fail('bad-declaration', `\`${storage}\` outside of a function (6.9p2)`, d.span, 'remove it');
  if (storage === 'typedef') {
    typedef(c, d, of);
    return [];
  }
  if (of.ty.k === 'function') {
    if (d.initialiser !== null)
      c.fail(
        'bad-initialiser',
        `the function \`${d.name}\` is initialised`,
        d.span,
        'declare a pointer to a function',
      );
    declareFunction(c, d.name, of.ty, storage, d.span);
    return [];
  }
  if (c.fileScope) {
    fileObject(c, d, of, storage);
    return [];
  }
  return localObject(c, d, of, storage);
};

/** A declaration, at file scope or in a block; gives the initialisers of automatic objects. */
export const declaration = (c: Checker, d: Declaration): readonly Stmt[] => {
  const [first] = d.declarators;
  const hint = d.storage === 'typedef' && first?.derived.length === 0 ? first.name : null;
  const base = c.attempt(() => baseType(c, d.base, first === undefined, hint));
  if (first === undefined && base !== null) {
    const declares =
      d.base.kind === 'enum' ? d.base.enumerators !== null : d.base.kind === 'record' && d.base.name !== null;
    if (!declares)
      c.fail('bad-declaration', 'this declares nothing', d.span, 'name an object, or remove the line');
  }
  const out: Stmt[] = [];
  for (const one of d.declarators) {
    const made = base === null ? null : c.attempt(() => declareOne(c, one, base, d.storage));
    if (made !== null) out.push(...made);
    else if (c.findHere(one.name) === null) c.enter(one.name, { k: 'broken', span: one.span });
  }
  return out;
};
