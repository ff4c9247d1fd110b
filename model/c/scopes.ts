import type { Frame } from './frames.js';
import { headersOfType } from './names.js';
import type { Include } from './syntax.js';
import type { Token } from './tokens.js';

/** The scopes of typedef names, as far as the tokens have been read (C11 6.2.1). */
export interface Scopes {
  /** What a name was declared as; undefined where nothing declared it. */
  readonly declaredAs: (name: string) => 'type' | 'other' | undefined;
  /** Whether a word names a type here. A standard type without its header is reported once, and taken for one. */
  readonly namesType: (token: Token) => boolean;
  /** The same by name alone, without a report. */
  readonly mayNameType: (name: string) => boolean;
  /** Reports, once, a standard name whose header is not included above it. */
  readonly requireHeader: (givers: readonly string[], token: Token) => void;
  /** Enters a name that is declared at a bracket level. */
  readonly declare: (f: Frame, name: string) => void;
  readonly declareEnumerator: (name: string) => void;
  /** The parameters declared last hide nothing: no body followed them. */
  readonly forgetParameters: () => void;
  readonly enter: () => void;
  readonly leave: () => void;
}

export const createScopes = (
  includes: readonly Include[],
  complain: (code: string, at: Token, message: string, help: string) => void,
): Scopes => {
  const scopes = [new Map<string, 'type' | 'other'>()];
  /** Names that hide typedef names from here to the end of the function or loop whose head this is. */
  let pending = new Set<string>();

  const included = (of: readonly string[], token: Token): boolean =>
    of.some((h) => includes.some((i) => i.header === h && i.span.end <= token.start));
  const declaredAs = (name: string): 'type' | 'other' | undefined => {
    if (pending.has(name)) return 'other';
    for (let i = scopes.length - 1; i >= 0; i--) {
      const found = scopes[i]?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const missing = new Set<string>();
  const requireHeader = (givers: readonly string[], token: Token): void => {
    if (included(givers, token) || missing.has(token.text)) return;
    missing.add(token.text);
    const message = `\`${token.text}\` is not declared: its header is not included`;
    complain('missing-include', token, message, `#include <${givers[0] ?? ''}>`);
  };
  /** Whether a word names a type here. A standard type without its header is reported once, and taken for a type. */
  const namesType = (token: Token): boolean => {
    const known = declaredAs(token.text);
    if (known !== undefined) return known === 'type';
    const givers = headersOfType(token.text);
    if (givers.length === 0) return false;
    requireHeader(givers, token);
    return true;
  };
  const declare = (f: Frame, name: string): void => {
    const scope = scopes[scopes.length - 1];
    if (f.typedef) scope?.set(name, 'type');
    else if (declaredAs(name) === undefined && headersOfType(name).length === 0) return;
    else if (f.owner === 'parameters' || f.owner === 'for' || f.owner === 'parentheses') pending.add(name);
    else if (f.owner !== 'record') scope?.set(name, 'other');
  };
  return {
    declaredAs,
    namesType,
    mayNameType: (name) =>
      (declaredAs(name) ?? (headersOfType(name).length > 0 ? 'type' : 'other')) === 'type',
    requireHeader,
    declare,
    declareEnumerator: (name) => {
      if (declaredAs(name) !== undefined) scopes[scopes.length - 1]?.set(name, 'other');
    },
    forgetParameters: () => pending.clear(),
    enter: () => {
      scopes.push(new Map([...pending].map((name) => [name, 'other'])));
      pending = new Set();
    },
    leave: () => void scopes.pop(),
  };
};
