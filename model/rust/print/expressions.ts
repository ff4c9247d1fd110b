import type {
  Arm,
  Closure,
  Condition,
  Expr,
  Format,
  If,
  MacroCall,
  MethodCall,
  Range,
  StructLit,
} from '../syntax.js';
import { castEndsWithPath, isBlockLike, levelOf, levels, startsWithLabel } from './levels.js';
import { escapeText, literal } from './literals.js';
import { ident, indent, listed } from './printer.js';
import type { At, Printer } from './printer.js';
import { genericArgs, topPattern } from './types.js';

/** What the place says to the first operand of an expression. */
const leading = (at: At): At => (at === 'stmt' ? 'lead' : at);

/** What it says to an operand before `.` or `?`, which a statement goes on with even behind a block. */
const before = (at: At): At => (at === 'lead' ? 'stmt' : at);

/** What it says to the operands that follow. */
const following = (at: At): At => (at === 'head' ? 'head' : 'any');

const macro = (p: Printer, m: MacroCall): string => {
  const name = [...m.qualifier, m.name].map(ident).join('::');
  const [only] = m.args;
  if (m.name === 'vec' && only !== undefined) return `${name}!${p.expr(p, only)}`;
  const args = m.args.map((a) => p.expr(p, a));
  const isEmptyLine = m.name === 'println' && m.format?.pieces.length === 0 && m.format.args.length === 0;
  if (m.format !== null && !isEmptyLine) args.push(...format(p, m.format));
  return `${name}!${listed('(', args, ')', name.length)}`;
};

/** The format string, and the arguments that are not captured. */
const format = (p: Printer, f: Format): readonly string[] => {
  let next = 0;
  const pieces = f.pieces.map((piece) => {
    if (typeof piece === 'string') return escapeText(piece.replaceAll(/[{}]/g, '$&$&'));
    const name = f.args[piece.arg]?.name ?? null;
    // Only `{}` counts on (std::fmt, positional parameters).
    const isNext = name === null && piece.arg === next;
    if (isNext) next++;
    const shown = name ?? (isNext ? '' : String(piece.arg));
    return `{${shown}${piece.spec === '' ? '' : `:${piece.spec}`}}`;
  });
  const given = f.args.filter((a) => !a.captured);
  return [
    `"${pieces.join('')}"`,
    // A bare assignment would be taken for a named argument.
    ...given.map((a) => (a.name === null ? '' : `${ident(a.name)} = `) + p.expr(p, a.value, levels.range)),
  ];
};

const structLit = (p: Printer, s: StructLit): string => {
  const fields = s.fields.map((f) =>
    f.shorthand ? ident(f.name) : `${ident(f.name)}: ${p.expr(p, f.value)}`,
  );
  const name = p.path(p, s.path, true);
  if (s.base === null) return listed(`${name} {`, fields, '}', 0, ' ');
  const based = [...fields, `..${p.expr(p, s.base, levels.or)}`];
  return `${name} { ${based.join(', ')} }`;
};

const closure = (p: Printer, c: Closure): string => {
  const params = c.params.map(
    (x) => topPattern(p, x.pattern) + (x.type === null ? '' : `: ${p.type(p, x.type)}`),
  );
  const result = c.result === null ? '' : ` -> ${p.type(p, c.result)}`;
  const body = p.expr(p, c.body, levels.jump, 'stmt');
  return `${c.move ? 'move ' : ''}|${params.join(', ')}|${result} ${body}`;
};

const condition = (p: Printer, c: Condition): string =>
  c.kind === 'LetCond'
    ? `let ${p.pattern(p, c.pattern)} = ${p.expr(p, c.value, levels.compare, 'head')}`
    : p.expr(p, c, levels.assign, 'head');

const ifExpr = (p: Printer, e: If, inline: boolean): string => {
  const then = `if ${condition(p, e.condition)} ${p.block(p, e.then, inline && e.otherwise !== null)}`;
  if (e.otherwise === null) return then;
  const otherwise =
    e.otherwise.kind === 'If' ? ifExpr(p, e.otherwise, inline) : p.block(p, e.otherwise, inline);
  const whole = `${then} else ${otherwise}`;
  // Both arms on one line, or none.
  return inline && whole.includes('\n') ? ifExpr(p, e, false) : whole;
};

const arm = (p: Printer, a: Arm): string => {
  const guard = a.guard === null ? '' : ` if ${p.expr(p, a.guard, levels.range)}`;
  const body = p.expr(p, a.body, levels.jump, 'stmt');
  const isPlainBlock = a.body.kind === 'Block' && !a.body.unsafe && a.body.label === null;
  return `${p.pattern(p, a.pattern)}${guard} => ${body}${isPlainBlock ? '' : ','}`;
};

const range = (p: Printer, r: Range, at: At): string => {
  const start = r.start === null ? '' : p.expr(p, r.start, levels.or, leading(at));
  const end = r.end === null ? '' : p.expr(p, r.end, levels.or, following(at));
  // Tree-sitter's grammar, and whoever reads quickly, takes `a..[]` for an index and `a..&mut b` for a conjunction.
  // Before a block, one that begins with a brace would be that block.
  const isMisleading = /^[[&]/.test(end) || (at === 'head' && end.startsWith('{'));
  const shown = isMisleading ? `(${end})` : end;
  return `${start}${r.inclusive ? '..=' : '..'}${shown}`;
};

const methodCall = (p: Printer, m: MethodCall, at: At): string => {
  const receiver = p.expr(p, m.receiver, levels.postfix, before(at));
  const turbofish = m.typeArgs.length === 0 ? '' : `::${genericArgs(p, m.typeArgs)}`;
  const args = m.args.map((a) => p.expr(p, a));
  const head = `${receiver}.${ident(m.method)}${turbofish}`;
  return `${head}${listed('(', args, ')', head.length)}`;
};

/** An operand of a call or an index, which a block would end at the start of a statement; elsewhere it misleads. */
const called = (p: Printer, e: Expr, at: At): string =>
  isBlockLike(e) || e.kind === 'Field' ? `(${p.expr(p, e)})` : p.expr(p, e, levels.postfix, leading(at));

const bare = (p: Printer, e: Expr, at: At): string => {
  const label = (name: string | null): string => (name === null ? '' : `${name}: `);
  const level = levelOf(e);
  const prefixed = (prefix: string, operand: Expr): string =>
    prefix + p.expr(p, operand, level, following(at));
  switch (e.kind) {
    case 'IntLit':
    case 'BoolLit':
    case 'CharLit':
    case 'ByteLit':
    case 'StrLit':
    case 'ByteStrLit':
    case 'CStrLit':
      return literal(e);
    case 'PathExpr':
      return p.path(p, e.path, true);
    case 'Unary':
      return prefixed(e.op, e.operand);
    case 'Deref':
      return prefixed('*', e.operand);
    case 'Borrow':
      return prefixed(e.mutable ? '&mut ' : '&', e.operand);
    case 'RawBorrow':
      return prefixed(e.mutable ? '&raw mut ' : '&raw const ', e.operand);
    case 'Binary': {
      const tighter = level + 1;
      // Rust itself takes `as T <= x`, tree-sitter's grammar only where `T` is primitive.
      const isGeneric = e.op.startsWith('<') && castEndsWithPath(e.left);
      const left = isGeneric
        ? `(${p.expr(p, e.left)})`
        : p.expr(p, e.left, level === levels.compare ? tighter : level, leading(at));
      return `${left} ${e.op} ${p.expr(p, e.right, tighter, following(at))}`;
    }
    case 'Destructure': {
      const min = at === 'head' ? levels.assign : levels.jump;
      return `${p.pattern(p, e.target)} = ${p.expr(p, e.value, min, following(at))}`;
    }
    case 'Assign':
    case 'CompoundAssign': {
      const target = p.expr(p, e.target, levels.range, leading(at));
      const op = e.kind === 'Assign' ? '=' : `${e.op}=`;
      // A jump without a value would take the block behind a condition for one.
      const min = at === 'head' ? levels.assign : levels.jump;
      return `${target} ${op} ${p.expr(p, e.value, min, following(at))}`;
    }
    case 'Cast':
      return `${p.expr(p, e.operand, level, leading(at))} as ${p.type(p, e.type)}`;
    case 'Range':
      return range(p, e, at);
    case 'Field': {
      // `1.0` would be a float.
      const isNumber = e.base.kind === 'IntLit';
      const base = isNumber ? `(${p.expr(p, e.base)})` : p.expr(p, e.base, level, before(at));
      return `${base}.${ident(e.name)}`;
    }
    case 'Index': {
      const base = isBlockLike(e.base) ? `(${p.expr(p, e.base)})` : p.expr(p, e.base, level, leading(at));
      return `${base}[${p.expr(p, e.index)}]`;
    }
    case 'Call': {
      const callee = called(p, e.callee, at);
      const args = e.args.map((a) => p.expr(p, a));
      return `${callee}${listed('(', args, ')', callee.length)}`;
    }
    case 'MethodCall':
      return methodCall(p, e, at);
    case 'StructLit':
      return structLit(p, e);
    case 'Tuple': {
      const elements = e.elements.map((x) => p.expr(p, x));
      return elements.length === 1 ? `(${elements[0]},)` : listed('(', elements, ')');
    }
    case 'ArrayList':
      return listed(
        '[',
        e.elements.map((x) => p.expr(p, x)),
        ']',
      );
    case 'ArrayRepeat':
      return `[${p.expr(p, e.element)}; ${p.expr(p, e.length)}]`;
    case 'Block':
      return p.block(p, e, at !== 'stmt' || e.unsafe);
    case 'If':
      return ifExpr(p, e, at !== 'stmt');
    case 'Match': {
      const arms = e.arms.map((a) => arm(p, a));
      const body = arms.length === 0 ? '{}' : `{\n${indent(arms.join('\n'))}\n}`;
      return `match ${p.expr(p, e.scrutinee, levels.assign, 'head')} ${body}`;
    }
    case 'While':
      return `${label(e.label)}while ${condition(p, e.condition)} ${p.block(p, e.body)}`;
    case 'Loop':
      return `${label(e.label)}loop ${p.block(p, e.body)}`;
    case 'For': {
      const iter = p.expr(p, e.iter, levels.assign, 'head');
      return `${label(e.label)}for ${p.pattern(p, e.pattern)} in ${iter} ${p.block(p, e.body)}`;
    }
    case 'Break': {
      const target = e.label === null ? '' : ` ${e.label}`;
      if (e.value === null) return `break${target}`;
      const value = p.expr(p, e.value, levels.range);
      return `break${target} ${startsWithLabel(e.value) ? `(${value})` : value}`;
    }
    case 'Continue':
      return e.label === null ? 'continue' : `continue ${e.label}`;
    case 'Return':
      return e.value === null ? 'return' : `return ${p.expr(p, e.value, levels.range)}`;
    case 'Try':
      return `${p.expr(p, e.operand, level, before(at))}?`;
    case 'Closure':
      return closure(p, e);
    case 'MacroCall':
      return macro(p, e);
    case 'Matches': {
      const guard = e.guard === null ? '' : ` if ${p.expr(p, e.guard, levels.range)}`;
      return `matches!(${p.expr(p, e.value)}, ${p.pattern(p, e.pattern)}${guard})`;
    }
  }
};

const needsParentheses = (e: Expr, min: number, at: At): boolean => {
  if (levelOf(e) < min) return true;
  if (at === 'lead') return isBlockLike(e);
  if (at !== 'head') return false;
  return e.kind === 'StructLit' || (e.kind === 'Range' && e.end === null);
};

export const expr = (p: Printer, e: Expr, min: number = 0, at: At = 'any'): string =>
  needsParentheses(e, min, at) ? `(${bare(p, e, 'any')})` : bare(p, e, at);
