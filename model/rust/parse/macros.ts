/**
 * The macros that mini-Rust knows. Tree-sitter leaves their arguments as tokens, so these are parsed again, in a
 * wrapper that makes expressions of them, and converted at their own offsets.
 */
import { error } from '../../diagnostic.js';
import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import type { Expr, MacroName } from '../syntax.js';
import { childOf, fieldOf, must, namedOf, refuse, report, spanOf, textOf, wrong } from './context.js';
import type { Context } from './context.js';
import { toFormat } from './format.js';
import { syntaxErrors } from './syntax-errors.js';
import { plainPath } from './uses.js';
import { parseWithin } from './within.js';

interface Macro {
  /** How many arguments come before the format string. */
  readonly fixed: number;
  readonly format: 'none' | 'optional' | 'required' | 'line';
  readonly names: string;
}

const macros: Readonly<Record<MacroName, Macro>> = {
  println: { fixed: 0, format: 'line', names: 'a format string' },
  print: { fixed: 0, format: 'required', names: 'a format string' },
  panic: { fixed: 0, format: 'optional', names: 'a format string or nothing' },
  unreachable: { fixed: 0, format: 'optional', names: 'a format string or nothing' },
  unimplemented: { fixed: 0, format: 'optional', names: 'a format string or nothing' },
  todo: { fixed: 0, format: 'optional', names: 'a format string or nothing' },
  assert: { fixed: 1, format: 'optional', names: 'a condition' },
  assert_eq: { fixed: 2, format: 'optional', names: 'two values' },
  assert_ne: { fixed: 2, format: 'optional', names: 'two values' },
  vec: { fixed: 1, format: 'none', names: 'a list' },
  addr_of: { fixed: 1, format: 'none', names: 'a place' },
  addr_of_mut: { fixed: 1, format: 'none', names: 'a place' },
  scopes: { fixed: 0, format: 'none', names: 'nothing' },
};

const isKnown = (name: string): name is MacroName => Object.hasOwn(macros, name);

const waysOut: Readonly<Record<string, string>> = {
  eprintln: 'write `println!`',
  eprint: 'write `print!`',
  dbg: 'write `println!`',
  debug_assert: 'write `assert!`',
  debug_assert_eq: 'write `assert_eq!`',
  debug_assert_ne: 'write `assert_ne!`',
  format: 'print the parts by `print!`',
  write: 'write `print!`',
  writeln: 'write `println!`',
};

/** The arguments as those of a call or the elements of an array, with the context in which to convert them. */
const toArguments = (
  c: Context,
  list: Concrete,
  brackets: '()' | '[]',
): { readonly node: Concrete; readonly inside: Context } => {
  const text = c.disguised.slice(list.start + c.shift + 1, list.end + c.shift - 1);
  const open = brackets === '()' ? 'fn f(){f(' : 'fn f(){[';
  // A line comment may be the last thing inside, so the wrapper goes on in a new line.
  const after = brackets === '()' ? '\n)}' : '\n]}';
  const { body, inside, errors } = parseWithin(c, open, text, after, list.start + c.shift + 1);
  if (errors.length > 0) return syntaxErrors(inside, errors, spanOf(c, list));
  const expr = must(inside, body, namedOf(body)[0], 'an expression');
  const node = brackets === '()' ? fieldOf(expr, 'arguments') : expr;
  return { node: must(inside, body, node, 'arguments'), inside };
};

/** `matches!(value, pattern if guard)`: the value ends at the first comma that leaves a value and a pattern. */
const toMatches = (c: Context, n: Concrete, list: Concrete): Expr => {
  const start = list.start + c.shift + 1;
  const inner = c.disguised.slice(start, list.end + c.shift - 1);
  const commas = list.children.filter((t) => t.type === ',').map((t) => t.start - list.start - 1);
  const last = commas.at(-1);
  const isTrailing = last !== undefined && /^,\s*$/.test(inner.slice(last));
  const ends = isTrailing && commas.length > 1 ? last : inner.length;
  for (const comma of commas) {
    const value = inner.slice(0, comma);
    const pattern = inner.slice(comma + 1, ends);
    const head = parseWithin(c, 'fn f(){f(', value, '\n)}', start);
    const arm = parseWithin(c, 'fn f(){match x{', pattern, '\n=>(),}}', start + comma + 1);
    if (head.errors.length > 0 || arm.errors.length > 0) continue;
    const call = must(head.inside, head.body, namedOf(head.body)[0], 'an expression');
    const args = namedOf(must(head.inside, call, fieldOf(call, 'arguments'), 'an expression'));
    if (args.length !== 1) continue;
    const stmt = must(arm.inside, arm.body, namedOf(arm.body)[0], 'a pattern');
    const matching = stmt.type === 'expression_statement' ? namedOf(stmt)[0] : stmt;
    const arms = must(arm.inside, stmt, matching && fieldOf(matching, 'body'), 'a pattern');
    const found = must(arm.inside, arms, fieldOf(namedOf(arms)[0] ?? arms, 'pattern'), 'a pattern');
    const guard = fieldOf(found, 'condition');
    const scrutinee = c.to.expr(head.inside, args[0]!);
    const converted = c.to.pattern(arm.inside, must(arm.inside, found, found.children[0], 'a pattern'));
    const condition = guard === null ? null : c.to.expr(arm.inside, guard);
    return b.matches(scrutinee, converted, condition, spanOf(c, n));
  }
  return wrong(c, list, '`matches!` takes a value and a pattern', 'write `matches!(value, pattern)`');
};

const toVec = (c: Context, list: Concrete): readonly Expr[] => {
  const { node, inside } = toArguments(c, list, '[]');
  return [c.to.expr(inside, node)];
};

export const toMacro = (c: Context, n: Concrete): Expr => {
  const path = plainPath(c, must(c, n, fieldOf(n, 'macro'), 'a name'));
  const qualifier = path.slice(0, -1);
  const name = path.at(-1) ?? '';
  const list = must(c, n, childOf(n, 'token_tree'), 'arguments');
  if (!isKnown(name) && name !== 'matches')
    return refuse(c, n, `the macro \`${name}!\``, waysOut[name] ?? 'write the code that it stands for');
  if (textOf(c, list).startsWith('{')) return refuse(c, list, `\`${name}! { … }\``, `write \`${name}!(…)\``);
  if (name === 'matches') {
    if (qualifier.length > 1) return refuse(c, n, `the macro \`${path.join('::')}!\``);
    return toMatches(c, n, list);
  }
  const nameSpan = spanOf(c, must(c, n, fieldOf(n, 'macro'), 'a name'));
  if (name === 'vec') return b.macroCall(name, toVec(c, list), null, qualifier, spanOf(c, n), nameSpan);
  const { fixed, format, names } = macros[name];
  const { node, inside } = toArguments(c, list, '()');
  const parts = namedOf(node);
  if (
    parts.length < fixed ||
    (format === 'none' && parts.length > fixed) ||
    (format === 'required' && parts.length === 0)
  ) {
    return report(c, error('syntax', `\`${name}!\` takes ${names}`, spanOf(c, n)));
  }
  const args = parts.slice(0, fixed).map((p) => c.to.expr(inside, p));
  const rest = parts.slice(fixed);
  const empty = format === 'line' ? b.format([], [], spanOf(c, list)) : null;
  const message = rest[0] === undefined ? empty : toFormat(inside, rest[0], rest.slice(1));
  return b.macroCall(name, args, message, qualifier, spanOf(c, n), nameSpan);
};
