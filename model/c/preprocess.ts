import type { Diagnostic } from '../diagnostic.js';
import { error } from '../diagnostic.js';
import type { Source } from '../source.js';
import { BadCondition, conditionHolds } from './conditions.js';
import { Expander, sameMacro, type Macro } from './macros.js';
import { headers, headersOfName } from './names.js';
import type { Include } from './syntax.js';
import type { Token } from './tokens.js';

/**
 * The preprocessor of mini-C (C11 6.10): `#include` of known headers, macros, conditional inclusion. Everything else is
 * refused by name.
 */
export interface Preprocessed {
  readonly tokens: readonly Token[];
  readonly includes: readonly Include[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Most tokens that macros may expand to: keeps `#define A B B`, `#define B C C`, … from filling the memory. */
const maxExpansion = 500_000;

/** Names that one compiler defines and another does not; no C compiler defines `__cplusplus`. */
const predefined =
  /^(?:__(?:GNU|clang|STDC|SIZEOF|BYTE_ORDER|CHAR_|LP64|ILP32|OPTIMIZE|SANITIZE|x86|i386|arm|aarch64|riscv|linux|unix|APPLE|MINGW|CYGWIN|ELF).*|_WIN.*|_MSC_VER|_LP64|linux|unix)$/;

interface Group {
  readonly at: Token;
  /** Whether the lines of this branch count. */
  live: boolean;
  /** Whether a branch did before. */
  taken: boolean;
  readonly outer: boolean;
  sawElse: boolean;
}

export const preprocess = (source: Source, tokens: readonly Token[]): Preprocessed => {
  const diagnostics: Diagnostic[] = [];
  const includes: Include[] = [];
  const groups: Group[] = [];
  const out: Token[] = [];

  const complain = (code: string, from: Token, to: Token, message: string, help: string): void => {
    diagnostics.push(error(code, message, source.span(from.start, to.end), { help }));
  };
  const live = (): boolean => groups.every((g) => g.live);

  const expander = new Expander(
    maxExpansion,
    (at) => source.span(at, at),
    (at, message, help) => complain('macro', at, at, message, help),
  );
  const { macros } = expander;

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

  /** The parameters of a function-like macro, and what comes behind them; null where something is wrong. */
  const parameterList = (
    line: readonly Token[],
  ): {
    readonly names: readonly string[];
    readonly variadic: boolean;
    readonly rest: readonly Token[];
  } | null => {
    const close = line.findIndex((t) => t.text === ')');
    if (close === -1) return null;
    const inner = line.slice(1, close);
    const names = inner.filter((_, k) => k % 2 === 0).map((t) => (t.text === '...' ? '__VA_ARGS__' : t.text));
    const shaped =
      inner.length % 2 === (inner.length === 0 ? 0 : 1) &&
      inner.every((t, k) =>
        k % 2 === 1 ? t.text === ',' : t.kind === 'word' || (t.text === '...' && k === inner.length - 1),
      );
    if (!shaped || new Set(names).size < names.length) return null;
    return { names, variadic: inner[inner.length - 1]?.text === '...', rest: line.slice(close + 1) };
  };

  const define = (line: readonly Token[], hash: Token, last: Token): void => {
    const [, name, ...behind] = line;
    if (name?.kind !== 'word' || name.text === 'defined') {
      complain('syntax', hash, last, '#define wants a name', 'write #define NAME value');
      return;
    }
    let macro: Macro = { parameters: null, variadic: false, replacement: behind };
    if (behind[0]?.text === '(' && !behind[0].spaced) {
      const list = parameterList(behind);
      if (list === null) {
        const message = `the parameters of \`${name.text}\` are not a list of names`;
        return complain('syntax', hash, last, message, 'write #define NAME(a, b) …');
      }
      macro = { parameters: list.names, variadic: list.variadic, replacement: list.rest };
    }
    const { parameters, replacement } = macro;
    const wrong = replacement.find(
      (t, k) =>
        (t.text === '##' && (k === 0 || k === replacement.length - 1)) ||
        (t.text === '#' && parameters !== null && !parameters.includes(replacement[k + 1]?.text ?? '')),
    );
    if (wrong !== undefined) {
      const message = `\`${wrong.text}\` has nothing to work on in \`${name.text}\``;
      return complain('syntax', hash, last, message, 'put a parameter behind #, and ## between two tokens');
    }
    const old = macros.get(name.text);
    if (old !== undefined && !sameMacro(old, macro)) {
      complain(
        'redefined',
        hash,
        last,
        `\`${name.text}\` is defined already, otherwise (C11 6.10.3p2)`,
        '#undef it first',
      );
      return;
    }
    macros.set(name.text, macro);
  };

  /** Nobody but a compiler knows whether it defines these. */
  const depends = (name: Token, hash: Token, last: Token): void => {
    if (macros.has(name.text) || !predefined.test(name.text)) return;
    const message = `whether \`${name.text}\` is defined depends on the compiler: outside mini-C`;
    complain('outside-subset', hash, last, message, 'keep one of the two branches');
  };

  const open = (hash: Token, holds: boolean, outer: boolean): void => {
    groups.push({ at: hash, live: holds, taken: holds, outer, sawElse: false });
  };

  const ifdef = (line: readonly Token[], hash: Token, last: Token, wanted: boolean): void => {
    const [, name] = line;
    const outer = live();
    if (name?.kind !== 'word') complain('syntax', hash, last, '#ifdef wants a name', 'write #ifdef NAME');
    else if (outer) depends(name, hash, last);
    open(hash, macros.has(name?.text ?? '') === wanted, outer);
  };

  /** `defined` is answered before macros are replaced (6.10.1p4). */
  const withoutDefined = (line: readonly Token[], hash: Token, last: Token): Token[] => {
    const made: Token[] = [];
    for (let k = 0; k < line.length; k++) {
      const t = line[k]!;
      if (t.text !== 'defined' || t.kind !== 'word') {
        made.push(t);
        continue;
      }
      const enclosed = line[k + 1]?.text === '(';
      const name = line[k + (enclosed ? 2 : 1)];
      k += enclosed ? 3 : 1;
      if (name?.kind !== 'word' || (enclosed && line[k]?.text !== ')')) {
        complain('syntax', hash, last, '`defined` wants a name', 'write defined(NAME)');
        continue;
      }
      depends(name, hash, last);
      made.push({ ...name, kind: 'number', text: macros.has(name.text) ? '1' : '0' });
    }
    return made;
  };

  const holds = (line: readonly Token[], hash: Token, last: Token): boolean => {
    try {
      return conditionHolds(expander.expand(withoutDefined(line.slice(1), hash, last)), (name) => {
        depends(name, hash, last);
        const [header] = headersOfName(name.text);
        if (header === undefined) return;
        const message = `\`${name.text}\` in a condition of the preprocessor is outside mini-C`;
        complain('outside-subset', name, name, message, 'write the number, or decide by `if`');
      });
    } catch (e) {
      if (!(e instanceof BadCondition)) throw e;
      const at = e.at ?? last;
      complain(e.outside ? 'outside-subset' : 'syntax', at, at, e.message, e.help);
      return false;
    }
  };

  const otherwise = (line: readonly Token[], hash: Token, last: Token): void => {
    const isElse = line[0]?.text === 'else';
    const group = groups[groups.length - 1];
    if (group === undefined || group.sawElse) {
      complain('syntax', hash, last, `#${isElse ? 'else' : 'elif'} without its #if`, 'remove it');
      return;
    }
    group.sawElse = isElse;
    // What comes after the branch that was kept is not even read (6.10.1p6).
    group.live = !group.taken && group.outer && (isElse || holds(line, hash, last));
    group.taken ||= group.live;
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
      case 'if': {
        const outer = live();
        return open(hash, outer && holds(line, hash, last), outer);
      }
      case 'elif':
      case 'else':
        return otherwise(line, hash, last);
      case 'endif':
        if (groups.pop() === undefined) complain('syntax', hash, last, '#endif without its #if', 'remove it');
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
    let end = at + 1;
    if (!token.first || token.text !== '#') {
      while (end < tokens.length && !(tokens[end]!.first && tokens[end]!.text === '#')) end++;
      if (live()) for (const t of expander.expand(tokens.slice(at, end))) out.push(t);
      at = end;
      continue;
    }
    while (end < tokens.length && !tokens[end]?.first) end++;
    directive(token, tokens.slice(at + 1, end));
    at = end;
  }
  for (const group of groups) complain('syntax', group.at, group.at, '#if without its #endif', 'add #endif');
  if (expander.expanded > maxExpansion && tokens[0] !== undefined) {
    const most = `macros expand to more than ${maxExpansion} tokens`;
    complain('too-large', tokens[0], tokens[0], most, 'use fewer macros within macros');
  }
  return { tokens: out, includes, diagnostics };
};
