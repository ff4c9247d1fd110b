/**
 * Characters that change the direction in which text is shown: a program could read otherwise than it runs (CVE-2021-42574).
 * rustc denies them in comments and literals, unless the crate says otherwise.
 */
import { error } from '../../diagnostic.js';
import type { Concrete } from '../../tree-sitter.js';
import type { Crate } from '../syntax.js';
import type { Context } from './context.js';

const directing = /[\u202A-\u202E\u2066-\u2069]/g;

export const checkTextDirection = (c: Context, crate: Crate, comments: readonly Concrete[]): void => {
  const { text } = c.source;
  const isAllowed = (lint: string): boolean =>
    crate.attrs.some((a) => a.kind === 'LintAttr' && a.lints.includes(lint));
  const said = new Set<Concrete>();
  for (const m of text.matchAll(directing)) {
    const at = m.index;
    const comment = comments.find((n) => n.start <= at && at < n.end);
    if (comment !== undefined && said.has(comment)) continue;
    if (comment !== undefined) said.add(comment);
    const isDoc = comment !== undefined && /^\/(?:\/[/!]|\*[*!])/.test(text.slice(comment.start));
    const where = comment === undefined || isDoc ? 'literal' : 'comment';
    const lint = `text_direction_codepoint_in_${where}`;
    if (isAllowed(lint)) continue;
    const shown = `\\u{${(text.codePointAt(at) ?? 0).toString(16).toUpperCase()}}`;
    const message = `unicode codepoint \`${shown}\` changing visible direction of text present in ${where}`;
    const help = where === 'literal' && !isDoc ? `write it as an escape: \`${shown}\`` : 'leave it out';
    c.diagnostics.push(error(lint, message, c.source.span(at, at + 1), { help }));
  }
};
