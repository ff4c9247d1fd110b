import {
  printBase,
  qualifying,
  printConstant,
  printDeclarator,
  printExpression,
  printInitialiser,
  printMembers,
} from './print-expressions.js';
import type {
  BaseType,
  BlockItem,
  Compound,
  Declaration,
  ExternalDeclaration,
  FunctionDefinition,
  Statement,
  StaticAssert,
  TranslationUnit,
} from './syntax.js';

/**
 * C source for a tree, with the parentheses that C's grammar needs and no more. Parsing it gives the tree back,
 * except that braces are put around an inner `if` that would take an outer `else` (6.8.4.1p3).
 */

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');

/** A struct that stands at the head of a declaration gets a line for each of its members. */
const head = (base: BaseType): string => {
  if (base.kind !== 'record' || base.members === null) return printBase(base);
  const name = base.name === null ? base.tag : `${base.tag} ${base.name}`;
  const members = base.members.map((m) => `  ${printMembers(m.base, m.declarators)}`);
  return [`${qualifying(base)}${name} {`, ...members, '}'].join('\n');
};

const declaration = (d: Declaration): string => {
  const before = `${d.storage === 'none' ? '' : `${d.storage} `}${d.inline ? 'inline ' : ''}`;
  const declarators = d.declarators.map((one) => {
    const text = printDeclarator(one.name, one.derived);
    return one.initialiser === null ? text : `${text} = ${printInitialiser(one.initialiser)}`;
  });
  const after = declarators.length === 0 ? '' : ` ${declarators.join(', ')}`;
  return `${before}${head(d.base)}${after};`;
};

const staticAssert = (s: StaticAssert): string =>
  `_Static_assert(${printConstant(s.condition)}, ${printExpression(s.message)});`;

/** Whether an `else` after the statement would belong to an `if` inside it. */
const takesElse = (s: Statement): boolean => {
  switch (s.kind) {
    case 'if':
      return s.otherwise === null || takesElse(s.otherwise);
    case 'while':
    case 'for':
    case 'case':
    case 'default':
      return takesElse(s.body);
    default:
      return false;
  }
};

/** The text of what a `if (…)`, `for (…)` or `do` governs, from the space or line end before it. */
const governed = (s: Statement): string => {
  const text = statement(s);
  if (s.kind === 'compound' || !/\n/.test(text)) return ` ${text}`;
  return `\n${indent(text)}`;
};

const braced = (text: string): string => `{\n${indent(text)}\n}`;

const compound = (b: Compound): string =>
  b.items.length === 0 ? '{}' : braced(b.items.map(blockItem).join('\n'));

const ifStatement = (s: Statement & { readonly kind: 'if' }): string => {
  const start = `if (${printExpression(s.condition)})`;
  if (s.otherwise === null) return start + governed(s.then);
  const braces = takesElse(s.then);
  const then = braces ? ` ${braced(statement(s.then))}` : governed(s.then);
  const sameLine = braces || s.then.kind === 'compound';
  const otherwise = s.otherwise.kind === 'if' ? ` ${statement(s.otherwise)}` : governed(s.otherwise);
  return `${start}${then}${sameLine ? ' ' : '\n'}else${otherwise}`;
};

const forStatement = (s: Statement & { readonly kind: 'for' }): string => {
  const init =
    s.init === null
      ? ';'
      : s.init.kind === 'declaration'
        ? declaration(s.init)
        : `${printExpression(s.init)};`;
  const condition = s.condition === null ? '' : ` ${printExpression(s.condition)}`;
  const step = s.step === null ? '' : ` ${printExpression(s.step)}`;
  return `for (${init}${condition};${step})${governed(s.body)}`;
};

/** Labels stand at the brace's own indentation, what they lead to one further. */
const switchBody = (b: Compound): string => {
  const lines = b.items.map((i) => (isLabel(i) ? blockItem(i) : indent(blockItem(i))));
  return ['{', ...lines, '}'].join('\n');
};

const isLabel = (i: BlockItem): boolean => i.kind === 'case' || i.kind === 'default' || i.kind === 'labelled';

const labelled = (label: string, body: Statement): string => {
  return `${label}:\n${isLabel(body) ? statement(body) : indent(statement(body))}`;
};

const statement = (s: Statement): string => {
  switch (s.kind) {
    case 'compound':
      return compound(s);
    case 'expression-statement':
      return `${printExpression(s.expression)};`;
    case 'empty':
      return ';';
    case 'if':
      return ifStatement(s);
    case 'while':
      return `while (${printExpression(s.condition)})${governed(s.body)}`;
    case 'do-while': {
      const body = governed(s.body);
      return `do${body}${s.body.kind === 'compound' ? ' ' : '\n'}while (${printExpression(s.condition)});`;
    }
    case 'for':
      return forStatement(s);
    case 'switch':
      return `switch (${printExpression(s.value)}) ${switchBody(s.body)}`;
    case 'case':
      return labelled(`case ${printConstant(s.value)}`, s.body);
    case 'default':
      return labelled('default', s.body);
    case 'labelled':
      return labelled(s.name, s.body);
    case 'goto':
      return `goto ${s.name};`;
    case 'break':
    case 'continue':
      return `${s.kind};`;
    case 'return':
      return s.value === null ? 'return;' : `return ${printExpression(s.value)};`;
  }
};

const blockItem = (i: BlockItem): string => {
  if (i.kind === 'declaration') return declaration(i);
  return i.kind === 'static-assert' ? staticAssert(i) : statement(i);
};

const functionDefinition = (f: FunctionDefinition): string => {
  const before = `${f.storage === 'none' ? '' : `${f.storage} `}${f.inline ? 'inline ' : ''}`;
  const own = {
    kind: 'function',
    parameters: f.parameters,
    prototype: f.prototype,
    variadic: false,
    span: f.span,
  } as const;
  const declared = printDeclarator(f.name, [own, ...f.result.derived]);
  return `${before}${head(f.result.base)} ${declared} ${compound(f.body)}`;
};

const external = (e: ExternalDeclaration): string => {
  if (e.kind === 'function-definition') return functionDefinition(e);
  return e.kind === 'declaration' ? declaration(e) : staticAssert(e);
};

export const printStatement = (s: Statement): string => statement(s);
export const printDeclaration = (d: ExternalDeclaration): string => external(d);

/** The whole file. Comments are not in the tree, so the program points of `marks` are not printed. */
export const printC = (unit: TranslationUnit): string => {
  const includes = unit.includes.map((i) =>
    i.header === 'ferrule.h' ? `#include "${i.header}"` : `#include <${i.header}>`,
  );
  const items = unit.items.map((i, k) => {
    const apart =
      k > 0 && (i.kind === 'function-definition' || unit.items[k - 1]?.kind === 'function-definition');
    return `${apart ? '\n' : ''}${external(i)}`;
  });
  const gap = includes.length > 0 && items.length > 0 ? [''] : [];
  return [...includes, ...gap, ...items, ''].join('\n');
};

export {
  printArgument,
  printConstant,
  printExpression,
  printInitialiser,
  printTypeName,
} from './print-expressions.js';
