/** Calls (C11 6.5.2.2): of functions, through pointers, of the library. */
import { wayAround } from '../../../model/c/names.js';
import type { Call, Expression } from '../../../model/c/syntax.js';
import { leading, type PrintTo } from '../../../model/core/formats.js';
import type { Span } from '../../../model/span.js';
import { showC } from '../show.js';
import type { Expr } from '../tree.js';
import { int, isComplete, pointerTo, q, voidTy, type CFunction } from '../types.js';
import { rvalue } from './expressions.js';
import type { Checker } from './hooks.js';
import { headersOfName, nativeFunction, READS } from './library.js';
import { assigned, condition } from './operators.js';
import { convert } from './nodes.js';
import { readFormat } from './printf.js';

const plain = { lv: false, ro: false } as const;

const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

const passed = (
  c: Checker,
  sig: CFunction,
  given: readonly Expr[],
  name: string,
  span: Span,
): readonly Expr[] => {
  if (given.length !== sig.params.length)
    c.fail(
      'argument-count',
      `${name} takes ${plural(sig.params.length, 'argument')}, and ${given.length} ${given.length === 1 ? 'is' : 'are'} given`,
      span,
      'give one value for each parameter',
    );
  return given.map((a, i) => assigned(c, sig.params[i] ?? a.ty, a, `argument ${i + 1} of ${name}`));
};

/** The bytes of a format: it must be a literal, since it is read here. */
const formatOf = (c: Checker, name: string, e: Expression | undefined, span: Span): readonly number[] => {
  if (e?.kind !== 'string')
    return c.refuse(
      `a format of ${name} that is not a string literal`,
      e?.span ?? span,
      'write printf("%s", text)',
    );
  const end = e.bytes.indexOf(0);
  return end === -1 ? e.bytes : e.bytes.slice(0, end);
};

/** The functions of 7.21.6 that format, and where their output goes. */
const formatting: ReadonlyMap<string, PrintTo> = new Map([
  ['printf', 'output'],
  ['fprintf', 'stream'],
  ['sprintf', 'string'],
  ['snprintf', 'bounded'],
]);

const print = (c: Checker, name: string, to: PrintTo, e: Call): Expr => {
  const sig = c.libraryFunction(name) ?? c.giveUp();
  const n = leading[to];
  const where = e.arguments
    .slice(0, n)
    .map((a, i) => assigned(c, sig.params[i] ?? int, rvalue(c, a), `argument ${i + 1} of \`${name}\``));
  const format = e.arguments[n];
  const bytes = formatOf(c, name, format, e.span);
  const values = e.arguments.slice(n + 1).map((a) => {
    const v = rvalue(c, a);
    return v.ty.k === 'int' || v.ty.k === 'enum' ? convert(c.widths, v, c.widths.promote(v.ty)) : v;
  });
  const { parts, args } = readFormat(c, bytes, format?.span ?? e.span, values, n);
  return { k: 'print', to, parts, args: [...where, ...args], ty: int, span: e.span, ...plain };
};

/** The name of a library function that the callee is, unless the program declares the name itself. */
const libraryName = (c: Checker, e: Call): string | null => {
  if (e.callee.kind !== 'identifier') return null;
  const { name, span } = e.callee;
  const sym = c.find(name);
  if (sym !== null && !(sym.k === 'fn' && c.libraryPrototypes.has(sym))) return null;
  if (name === READS && c.ofLibrary) return name;
  const givers = headersOfName(name);
  return givers.length > 0 && (sym !== null || c.included(givers, span)) ? name : null;
};

const library = (c: Checker, name: string, e: Call): Expr | null => {
  const to = formatting.get(name);
  if (to !== undefined) return print(c, name, to, e);
  if (name === 'assert') {
    const [test] = e.arguments;
    if (test === undefined || e.arguments.length !== 1)
      return c.fail('argument-count', '`assert` takes 1 argument', e.span, 'give the condition');
    return { k: 'assert', test: condition(c, test), ty: voidTy, span: e.span, ...plain };
  }
  const sig = c.libraryFunction(name);
  if (sig === null) return null;
  const args = passed(
    c,
    sig,
    e.arguments.map((a) => rvalue(c, a)),
    `\`${name}\``,
    e.span,
  );
  if (nativeFunction(c.widths, name) !== null)
    return { k: 'library', name, args, ty: sig.ret, span: e.span, ...plain };
  const callee: Expr = { k: 'fn', name, ty: pointerTo(q(sig)), span: e.callee.span, ...plain };
  return { k: 'call', callee, sig, args, ty: sig.ret, span: e.span, ...plain };
};

export const call = (c: Checker, e: Call): Expr => {
  const name = libraryName(c, e);
  if (name !== null) {
    const made = library(c, name, e);
    if (made !== null) return made;
    c.refuse(`\`${name}\``, e.callee.span, 'leave it out: no rule of the machine stands for it yet');
  }
  if (
    e.callee.kind === 'identifier' &&
    c.find(e.callee.name) === null &&
    headersOfName(e.callee.name).length === 0
  ) {
    // C11 has no implicit declaration (6.5.1p2).
    const known = wayAround(e.callee.name);
    if (known !== undefined) c.refuse(`\`${e.callee.name}\``, e.callee.span, known);
    c.fail(
      'undeclared',
      `the function \`${e.callee.name}\` is not declared`,
      e.callee.span,
      'declare its prototype before it is called',
    );
  }
  const callee = rvalue(c, e.callee);
  if (callee.ty.k !== 'pointer' || callee.ty.to.ty.k !== 'function')
    return c.fail('not-a-function', `${showC(callee.ty)} cannot be called`, e.callee.span, 'call a function');
  const sig = callee.ty.to.ty;
  const shown = callee.k === 'fn' ? `\`${callee.name}\`` : 'the function';
  if (!sig.prototype)
    c.refuse(
      `a call of a function declared without parameters, ${showC(sig)}`,
      e.span,
      'write `(void)`, or the parameters',
    );
  if (sig.variadic)
    c.refuse(
      `a call of ${showC(sig)}, which takes \`...\``,
      e.span,
      'of variadic functions only printf and its relatives can be called',
    );
  if (sig.ret.k !== 'void' && !isComplete(sig.ret))
    c.fail(
      'incomplete-type',
      `${shown} returns ${showC(sig.ret)}, which is incomplete`,
      e.span,
      'define the type first',
    );
  const args = passed(
    c,
    sig,
    e.arguments.map((a) => rvalue(c, a)),
    shown,
    e.span,
  );
  return { k: 'call', callee, sig, args, ty: sig.ret, span: e.span, ...plain };
};
