import type { Diagnostic } from '../diagnostic.js';
import { error } from '../diagnostic.js';
import type { Source } from '../source.js';
import { headers } from './names.js';
import type { Include } from './syntax.js';
import type { Token } from './tokens.js';

/**
 * The part of the preprocessor that mini-C has: `#include` of known headers, object-like `#define`, `#undef`,
 * `#ifdef`/`#ifndef`/`#else`/`#endif`. Replacement is by tokens, as in C11 6.10.3, so that `#define N 1+2` keeps
 * its C meaning in `N*3`. Everything else is refused by name.
 */
export interface Preprocessed {
  readonly tokens: readonly Token[];
  readonly includes: readonly Include[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Most tokens that macros may expand to: keeps `#define A B B`, `#define B C C`, … from filling the memory. */
const maxExpansion = 500_000;

const keywords = new Set(['if', 'else', 'while', 'do', 'for', 'switch', 'case', 'default', 'return', 'goto']);
const notInConstants = new Set([';', '{', '}', '=', '#', '##', '++', '--']);

/** Names that one compiler defines and another does not; no C compiler defines `__cplusplus`. */
const predefined =
  /^(?:__(?:GNU|clang|STDC|SIZEOF|BYTE_ORDER|CHAR_|LP64|ILP32|OPTIMIZE|SANITIZE|x86|i386|arm|aarch64|riscv|linux|unix|APPLE|MINGW|CYGWIN|ELF).*|_WIN.*|_MSC_VER|_LP64|linux|unix)$/;

interface Group {
  readonly at: Token;
  /** Whether the lines of this branch count. */
  live: boolean;
  readonly outer: boolean;
  sawElse: boolean;
}

export const preprocess = (source: Source, tokens: readonly Token[]): Preprocessed => {
  const diagnostics: Diagnostic[] = [];
  const includes: Include[] = [];
  const macros = new Map<string, readonly Token[]>();
  const groups: Group[] = [];
  const out: Token[] = [];
  let expanded = 0;

  const complain = (code: string, from: Token, to: Token, message: string, help: string): void => {
    diagnostics.push(error(code, message, source.span(from.start, to.end), { help }));
  };
  const live = (): boolean => groups.every((g) => g.live);

  /** Rescanning, 6.10.3.4: a macro is not replaced again inside its own replacement. */
  const expand = (token: Token, within: readonly string[]): void => {
    const replacement =
      token.kind === 'word' && !within.includes(token.text) ? macros.get(token.text) : undefined;
    if (replacement === undefined) {
      out.push(token);
      return;
    }
    const inside = [...within, token.text];
    for (const t of replacement) {
      if (++expanded > maxExpansion || inside.length > 200) return;
      expand({ ...t, start: token.start, end: token.end, first: false }, inside);
    }
  };

  const include = (line: readonly Token[], hash: Token, last: Token): void => {
    const from = line[1];
    const path = from === undefined ? '' : source.text.slice(from.start, last.end);
    const name = /^<([^<>]+)>$|^"([^"]+)"$/.exec(path);
    const header = name?.[1] ?? name?.[2];
    if (header === undefined) {
      complain('syntax', hash, last, '#include wants <header> or "header"', 'write #include <stdint.h>');
      return;
    }
    if (!headers.has(header)) {
      const known = [...headers.keys()].join(', ');
      complain('outside-subset', hash, last, `the header \`${header}\` is outside mini-C`, `it has ${known}`);
      return;
    }
    includes.push({ kind: 'include', header, span: source.span(hash.start, last.end) });
  };

  const define = (line: readonly Token[], hash: Token, last: Token): void => {
    const [, name, ...replacement] = line;
    if (name?.kind !== 'word') {
      complain('syntax', hash, last, '#define wants a name', 'write #define NAME value');
      return;
    }
    const [opening] = replacement;
    if (opening?.text === '(' && !opening.spaced) {
      const message = `the function-like macro \`${name.text}\` is outside mini-C`;
      complain('outside-subset', hash, last, message, 'write a static inline function');
      return;
    }
    const wrong = replacement.find((t) => notInConstants.has(t.text) || keywords.has(t.text));
    if (wrong !== undefined) {
      const message = `\`${name.text}\` stands for more than a constant (\`${wrong.text}\`), which is outside mini-C`;
      complain('outside-subset', hash, last, message, 'write the code out, or make it a function');
      return;
    }
    const old = macros.get(name.text);
    const text = (ts: readonly Token[]): string => ts.map((t) => t.text).join(' ');
    if (old !== undefined && text(old) !== text(replacement)) {
      complain(
        'redefined',
        hash,
        last,
        `\`${name.text}\` is defined already, otherwise (C11 6.10.3p2)`,
        '#undef it first',
      );
      return;
    }
    macros.set(name.text, replacement);
  };

  const ifdef = (line: readonly Token[], hash: Token, last: Token, wanted: boolean): void => {
    const [, name] = line;
    const outer = live();
    if (name?.kind !== 'word') complain('syntax', hash, last, '#ifdef wants a name', 'write #ifdef NAME');
    else if (outer && !macros.has(name.text) && predefined.test(name.text)) {
      const message = `whether \`${name.text}\` is defined depends on the compiler: outside mini-C`;
      complain('outside-subset', hash, last, message, 'keep one of the two branches');
    }
    groups.push({ at: hash, live: macros.has(name?.text ?? '') === wanted, outer, sawElse: false });
  };

  const otherwise = (hash: Token, last: Token): void => {
    const group = groups[groups.length - 1];
    if (group === undefined || group.sawElse) {
      complain('syntax', hash, last, '#else without its #ifdef', 'remove it');
      return;
    }
    group.sawElse = true;
    group.live = !group.live;
  };

  const directive = (hash: Token, line: readonly Token[]): void => {
    const [name] = line;
    const last = line[line.length - 1] ?? hash;
    if (name === undefined) return; // `#` alone does nothing (6.10.7)
    switch (name.text) {
      case 'ifdef':
        return ifdef(line, hash, last, true);
      case 'ifndef':
        return ifdef(line, hash, last, false);
      case 'else':
        return otherwise(hash, last);
      case 'endif':
        if (groups.pop() === undefined)
          complain('syntax', hash, last, '#endif without its #ifdef', 'remove it');
        return;
      case 'if':
      case 'elif':
        groups.push(...(name.text === 'if' ? [{ at: hash, live: true, outer: live(), sawElse: false }] : []));
        if (live())
          complain('outside-subset', hash, last, `#${name.text} is outside mini-C`, 'keep one branch');
        return;
    }
    if (!live()) return;
    switch (name.text) {
      case 'include':
        return include(line, hash, last);
      case 'define':
        return define(line, hash, last);
      case 'undef':
        macros.delete(line[1]?.text ?? '');
        return;
      case 'pragma':
        // One file a program: `once` has nothing to say.
        if (line[1]?.text === 'once') return;
    }
    complain('outside-subset', hash, last, `#${name.text} is outside mini-C`, 'remove the line');
  };

  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token;
    if (!token.first || token.text !== '#') {
      if (live()) expand(token, []);
      at++;
      continue;
    }
    let end = at + 1;
    while (end < tokens.length && !tokens[end]?.first) end++;
    directive(token, tokens.slice(at + 1, end));
    at = end;
  }
  for (const group of groups)
    complain('syntax', group.at, group.at, '#ifdef without its #endif', 'add #endif');
  if (expanded > maxExpansion && tokens[0] !== undefined) {
    const most = `macros expand to more than ${maxExpansion} tokens`;
    complain('too-large', tokens[0], tokens[0], most, 'use fewer macros within macros');
  }
  return { tokens: out, includes, diagnostics };
};
