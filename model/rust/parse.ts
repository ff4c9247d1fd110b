/** The parser of mini-Rust: tree-sitter's grammar of full Rust, turned into our tree, with refusals by name. */
import { error } from '../diagnostic.js';
import type { Diagnostic } from '../diagnostic.js';
import { source, unfit } from '../source.js';
import { parseConcrete, tooDeeply } from '../tree-sitter.js';
import type { Concrete } from '../tree-sitter.js';
import * as b from './build.js';
import { isAttribute, only, toAttribute, toAttributes } from './parse/attributes.js';
import { recovering, textOf, wrong } from './parse/context.js';
import type { Context, Converters } from './parse/context.js';
import { toBody } from './parse/control.js';
import { toExpr } from './parse/expressions.js';
import { toItem } from './parse/items.js';
import { toMacro } from './parse/macros.js';
import { toPattern } from './parse/patterns.js';
import { syntaxErrors } from './parse/syntax-errors.js';
import { scan } from './parse/tokens.js';
import { toPath, toType } from './parse/types.js';
import type { Attribute, Crate, Item, Mark } from './syntax.js';

const converters: Converters = {
  path: toPath,
  type: toType,
  pattern: toPattern,
  expr: toExpr,
  body: toBody,
  macro: toMacro,
  item: toItem,
};

const toMarks = (c: Context, comments: readonly Concrete[]): readonly Mark[] =>
  comments.flatMap((n) => {
    const mark = /^\/\/\s*mark\s+(\S+)\s*$/.exec(textOf(c, n));
    return mark?.[1] === undefined ? [] : [{ name: mark[1], line: c.source.span(n.start, n.end).line }];
  });

/** A doc comment documents what follows it; before a closing brace and at the end there is nothing (E0584, E0585). */
const checkDocs = (c: Context, comments: readonly Concrete[]): void => {
  for (const n of comments) {
    const text = textOf(c, n);
    const isDoc = /^\/\/\/(?!\/)/.test(text) || (/^\/\*\*(?![*/])/.test(text) && text !== '/***/');
    if (!isDoc) continue;
    const rest = c.source.text.slice(n.end, n.end + 4096).replace(/^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)+/, '');
    if (rest.startsWith('}') || (rest === '' && n.end + 4096 >= c.source.text.length)) {
      const help = 'write a plain comment: `//`';
      recovering(c, () => wrong(c, n, 'a documentation comment that documents nothing', help, 'E0585'));
    }
  }
};

const toCrate = (c: Context, root: Concrete, comments: readonly Concrete[]): Crate => {
  const attrs: Attribute[] = [];
  const items: Item[] = [];
  let pending: Concrete[] = [];
  for (const part of root.children) {
    if (part.type === 'shebang') continue;
    if (part.type === 'inner_attribute_item' && items.length === 0 && pending.length === 0) {
      const attr = recovering(c, () => only(c, [toAttribute(c, part)], [], 'a crate'));
      attrs.push(...(attr ?? []));
    } else if (isAttribute(part)) pending.push(part);
    else {
      const own = pending;
      pending = [];
      const item = recovering(c, () => toItem(c, part, toAttributes(c, own)));
      if (item !== null) items.push(item);
    }
  }
  const [stray] = pending;
  if (stray !== undefined) recovering(c, () => wrong(c, stray, 'expected an item behind the attribute'));
  const span = c.source.span(0, c.source.text.length);
  return b.crate(items, c.source.file, attrs, toMarks(c, comments), span);
};

export interface Parsed {
  /** `null` where there is an error among the diagnostics. */
  readonly crate: Crate | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** More than this many nobody reads. */
const maxDiagnostics = 20;

/**
 * Parses a program of mini-Rust; `loadGrammars` must have ended. Never throws on any text: what is wrong is among
 * the diagnostics, with the codes `syntax`, `outside-subset`, `nested-too-deeply`, `too-large`, `not-text`,
 * `format-string`, `attribute`, or rustc's.
 */
export const parseRust = (text: string, file: string): Parsed => {
  const src = source(text, file);
  const problem = unfit(src);
  if (problem !== null) return { crate: null, diagnostics: [problem] };
  const scanned = scan(src);
  if (scanned.problem !== null) return { crate: null, diagnostics: [scanned.problem] };
  const tree = parseConcrete('rust', scanned.text);
  if ('tooDeep' in tree) return { crate: null, diagnostics: [tooDeeply(src, tree.tooDeep)] };
  const diagnostics: Diagnostic[] = [];
  const c: Context = {
    source: src,
    disguised: scanned.text,
    shift: 0,
    reread: null,
    to: converters,
    diagnostics,
    depth: { now: 0 },
    names: new Map(),
  };
  if (tree.errors.length > 0) {
    recovering(c, () => syntaxErrors(c, tree.errors, null));
    return { crate: null, diagnostics };
  }
  const crate = toCrate(c, tree.root, tree.comments);
  checkDocs(c, tree.comments);
  if (diagnostics.length === 0) return { crate, diagnostics };
  const shown = diagnostics.slice(0, maxDiagnostics);
  const left = diagnostics.length - shown.length;
  if (left > 0) shown.push(error('syntax', `and ${left} more`, src.span(0, 0)));
  return { crate: null, diagnostics: shown };
};
