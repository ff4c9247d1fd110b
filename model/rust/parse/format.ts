/** Format strings (std::fmt, section Syntax) and their arguments. */
import { error } from '../../diagnostic.js';
import type { Concrete } from '../../tree-sitter.js';
import * as b from '../build.js';
import { keywords } from '../keywords.js';
import type { Format, FormatArg, Placeholder } from '../syntax.js';
import { fieldOf, nameOf, refuse, report, spanOf, textOf, wrong } from './context.js';
import type { Context } from './context.js';
import { readString } from './literals.js';

const bad = (c: Context, n: Concrete, message: string, help?: string): never =>
  report(c, error('format-string', message, spanOf(c, n), help === undefined ? {} : { help }));

const toArgument = (c: Context, n: Concrete): FormatArg => {
  const left = n.type === 'assignment_expression' ? fieldOf(n, 'left') : null;
  if (left?.type !== 'identifier') return b.formatArg(c.to.expr(c, n), null, false, spanOf(c, n));
  const value = fieldOf(n, 'right')!;
  return b.formatArg(c.to.expr(c, value), nameOf(c, left), false, spanOf(c, n));
};

/** The spec's grammar without arguments for width and precision, which are refused. */
const spec = /^(?:.?[<^>])?[+-]?#?0?[0-9]*(?:\.[0-9]+)?(?:[xX]?\?|[xXobpeE])?$/u;

const checkSpec = (c: Context, n: Concrete, text: string): void => {
  if (/[$*]/.test(text.replace(/^.?[<^>]/u, '')))
    refuse(c, n, 'a width or precision taken from an argument', 'write the number');
  if (!spec.test(text)) bad(c, n, `unknown format trait or spec: \`${text}\``);
};

interface Reader {
  readonly pieces: (string | Placeholder)[];
  readonly args: FormatArg[];
  readonly used: Set<number>;
  next: number;
}

const toPlaceholder = (c: Context, n: Concrete, inner: string, r: Reader, explicit: number): Placeholder => {
  const colon = inner.indexOf(':');
  const name = (colon === -1 ? inner : inner.slice(0, colon)).trim();
  const how = colon === -1 ? '' : inner.slice(colon + 1).trimEnd();
  checkSpec(c, n, how);
  const span = spanOf(c, n);
  if (name === '' || /^[0-9]+$/.test(name)) {
    const at = name === '' ? r.next++ : Number(name);
    if (at >= explicit) {
      const have = explicit === 1 ? 'there is 1 argument' : `there are ${explicit} arguments`;
      return bad(c, n, `invalid reference to positional argument ${at} (${have})`);
    }
    r.used.add(at);
    return b.placeholder(at, how, span);
  }
  if (!/^[_\p{XID_Start}]\p{XID_Continue}*$/u.test(name) || name === '_')
    return bad(c, n, `invalid format string: \`{${inner}}\``, 'name a variable, or give an argument');
  let at = r.args.findIndex((a) => a.name === name);
  if (at === -1) {
    if (keywords.has(name) && name !== 'self')
      return bad(c, n, `invalid format argument: \`${name}\` is a keyword`);
    at = r.args.length;
    const value = b.pathExpr(b.pathFrom([b.segment(name, [], span)], false, span), span);
    r.args.push(b.formatArg(value, name, true, span));
  }
  r.used.add(at);
  return b.placeholder(at, how, span);
};

const readPieces = (c: Context, n: Concrete, text: string, r: Reader, explicit: number): void => {
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]!;
    if (ch !== '{' && ch !== '}') plain += ch;
    else if (text[i + 1] === ch) {
      plain += ch;
      i++;
    } else if (ch === '}') {
      bad(c, n, 'invalid format string: unmatched `}` found', 'write `}}` for a brace');
    } else {
      const close = text.indexOf('}', i);
      if (close === -1) bad(c, n, 'invalid format string: expected `}`', 'write `{{` for a brace');
      if (plain !== '') r.pieces.push(plain);
      plain = '';
      r.pieces.push(toPlaceholder(c, n, text.slice(i + 1, close), r, explicit));
      i = close;
    }
  }
  if (plain !== '') r.pieces.push(plain);
};

/** `n` is the format string, `given` the arguments behind it. */
export const toFormat = (c: Context, n: Concrete, given: readonly Concrete[]): Format => {
  if (n.type !== 'string_literal' && n.type !== 'raw_string_literal')
    return wrong(c, n, 'the format argument must be a string literal', 'write `"{}"` before it');
  const literal = readString(textOf(c, n));
  if ('wrong' in literal) return wrong(c, n, literal.wrong);
  if (literal.kind !== 'str') return wrong(c, n, 'the format argument must be a string literal');
  const args = given.map((g) => toArgument(c, g));
  args.forEach((a, i) => {
    const before = args.slice(0, i);
    if (a.name === null && before.some((o) => o.name !== null))
      bad(c, given[i]!, 'positional arguments cannot follow named arguments', 'put them first');
    if (a.name !== null && before.some((o) => o.name === a.name))
      bad(c, given[i]!, `duplicate argument named \`${a.name}\``);
  });
  const reader: Reader = { pieces: [], args: [...args], used: new Set(), next: 0 };
  readPieces(c, n, literal.value, reader, args.length);
  const idle = args.findIndex((_, i) => !reader.used.has(i));
  if (idle !== -1) return bad(c, given[idle]!, 'argument never used', 'add `{}` to the format string');
  return b.format(reader.pieces, reader.args, spanOf(c, n));
};
