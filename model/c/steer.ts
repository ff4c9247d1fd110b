import type { Diagnostic } from '../diagnostic.js';
import { error } from '../diagnostic.js';
import { maxDepth } from '../source.js';
import type { Source } from '../source.js';
import { nestedTooDeeply } from './depth.js';
import { closers, frame, startType } from './frames.js';
import type { Frame } from './frames.js';
import { headersOfName } from './names.js';
import { createScopes } from './scopes.js';
import type { Include } from './syntax.js';
import type { Token } from './tokens.js';
import {
  controls,
  keywords,
  operators,
  qualifierWords,
  refusedWords,
  specifierWords,
  tagWords,
  typeWords,
} from './words.js';

/**
 * C's grammar needs to know which identifiers are typedef names: `(T)-x`, `T * x;`, `(T)(x)`, `sizeof(T)` parse
 * in two ways (6.7.8, 6.5.4). tree-sitter guesses. So the tokens go through here first. The scopes of typedef names
 * are followed, and the tokens are written out again as a skeleton on which tree-sitter has nothing to guess:
 * every typedef name in the place of a type as `bool`, which its grammar takes for a type alone; every other
 * identifier as `v`, doubly parenthesised where it might be taken for a type. Literals become `1`, `'c'` and `""`.
 * The converter reads names and literals from the tokens, so nothing is lost.
 */
export interface Steered {
  readonly text: string;
  /** The tokens that the skeleton was made of, in order. */
  readonly tokens: readonly Token[];
  /** Where the skeleton's text of each token begins. */
  readonly starts: Uint32Array;
  /** Whether a token is a typedef name in the place of a type. */
  readonly isType: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  /** Unbalanced or too deeply nested brackets: not worth parsing. */
  readonly fatal: boolean;
}

/** Keywords that tree-sitter's grammar has under another name, or takes for the name of a function. */
const skeletons: ReadonlyMap<string, string> = new Map([
  ['_Bool', 'bool'],
  ['_Static_assert', '((v))'],
]);
export const steer = (source: Source, tokens: readonly Token[], includes: readonly Include[]): Steered => {
  const diagnostics: Diagnostic[] = [];
  const pieces: string[] = [];
  const used: Token[] = [];
  const starts: number[] = [];
  const types: number[] = [];
  let length = 0;

  const frames: Frame[] = [frame('file', null, '')];
  let fatal = false;

  const complain = (code: string, from: Token, message: string, help: string): void => {
    diagnostics.push(error(code, message, source.span(from.start, from.end), { help }));
  };
  const scopes = createScopes(includes, complain);
  const top = (): Frame => frames[frames.length - 1] as Frame;
  const emit = (token: Token, text: string, isType = false): void => {
    used.push(token);
    starts.push(length);
    types.push(isType ? 1 : 0);
    pieces.push(text);
    length += text.length + 1;
  };
  const at = (index: number): string => tokens[index]?.text ?? '';
  const isWord = (index: number): boolean => tokens[index]?.kind === 'word';

  const looksLikeType = (index: number): boolean => {
    if (!isWord(index)) return false;
    const name = at(index);
    if (typeWords.has(name) || tagWords.has(name)) return true;
    return scopes.mayNameType(name);
  };

  /** Whether an ordinary identifier might be taken for a type by a parser that does not know it. */
  const needsWrap = (f: Frame, index: number): boolean => {
    if (f.mode !== 'start') return false;
    const next = at(index + 1);
    if (f.kind === 'block' || f.kind === 'for') {
      if (isWord(index + 1)) return false; // `unknown x;`: let the declaration be seen as one
      let past = index + 1;
      while (at(past) === '*') past++;
      // `a * b = c` is no expression of C: a declaration of an unknown type, then.
      return !(past > index + 1 && isWord(past) && at(past + 1) === '=');
    }
    if (f.kind === 'parentheses' && next === '*') {
      // `(a * (b)) - c` would pass for a cast to a function that returns `a *`.
      let past = index + 1;
      while (at(past) === '*') past++;
      return at(past) === '(';
    }
    if (f.kind !== 'parentheses' || !(next === ')' || next === '[' || next === '(')) return false;
    // `(unknown)x` can only be a cast: let it be seen as one, so that the type is what is complained about.
    const cast = next === ')' && !controls.has(f.before) && !/[\w)\]]$/.test(f.before);
    const operand = tokens[index + 2];
    return !(cast && operand !== undefined && operand.kind !== 'punctuator' && !keywords.has(operand.text));
  };

  const identifier = (f: Frame, index: number, token: Token): void => {
    const before = at(index - 1);
    if (before === '.' || before === '->' || (f.before === 'offsetof(' && before === ',')) {
      if (f.mode !== 'named') f.mode = 'expression';
      return emit(token, 'v');
    }
    // Labels have a name space of their own (6.2.3).
    if (before === 'goto' || (f.kind === 'block' && f.mode === 'start' && at(index + 1) === ':')) {
      f.mode = 'expression';
      return emit(token, 'v');
    }
    if (tagWords.has(before)) {
      f.mode = 'typed';
      return emit(token, 'v');
    }
    if (f.mode === 'typed') {
      scopes.declare(f, token.text);
      f.mode = 'named';
      return emit(token, 'v');
    }
    if (f.kind === 'enum' && f.mode === 'start') {
      scopes.declareEnumerator(token.text);
      f.mode = 'expression';
      return emit(token, 'v');
    }
    if (scopes.namesType(token)) {
      if (f.mode !== 'expression') startType(f);
      return emit(token, 'bool', true);
    }
    const operator =
      at(index + 1) === '(' && scopes.declaredAs(token.text) === undefined
        ? operators.get(token.text)
        : undefined;
    if (operator !== undefined) {
      scopes.requireHeader(headersOfName(token.text), token);
      f.mode = 'expression';
      return emit({ ...token, text: operator }, skeletons.get(operator) ?? operator);
    }
    const begins = f.mode === 'start' || f.mode === 'specifiers';
    if (f.kind === 'file' && begins && at(index + 1) === '(') {
      const message = `\`${token.text}\` without a result type is outside C11`;
      complain('outside-subset', token, message, 'write int before it, or what it returns');
      f.mode = 'named';
      emit({ ...token, text: 'int' }, 'int');
      return emit(token, 'v');
    }
    const wrap = needsWrap(f, index);
    if (begins) {
      const declares =
        f.mode === 'specifiers' || f.kind === 'file' || f.kind === 'record' || f.kind === 'parameters';
      if (!wrap && (declares || isWord(index + 1))) startType(f);
      else f.mode = 'expression';
    }
    emit(token, wrap ? '((v))' : 'v');
  };
  const keyword = (f: Frame, index: number, token: Token): void => {
    const word = token.text;
    if (typeWords.has(word)) startType(f);
    else if (tagWords.has(word)) {
      if (f.mode === 'start') f.mode = 'specifiers';
      f.declaring = true;
    } else if (specifierWords.has(word)) {
      if (f.mode === 'start') f.mode = 'specifiers';
      if (word === 'typedef') f.typedef = true;
    } else if (word !== 'else' && word !== 'do' && !controls.has(word)) f.mode = 'expression';
    // The parentheses that identifiers get would pass for those that are missing.
    if (controls.has(word) && at(index + 1) !== '(') {
      complain('syntax', token, `expected \`(\` after \`${word}\``, 'put parentheses around the condition');
    }
    // tree-sitter's grammar wants qualifiers before or after the words of a type, not among them.
    const among = qualifierWords.has(word) && f.mode === 'typed' && typeWords.has(at(index + 1));
    emit(token, among ? '' : (skeletons.get(word) ?? word));
  };

  const open = (f: Frame, index: number, token: Token): void => {
    if (frames.length > maxDepth) {
      diagnostics.push(nestedTooDeeply(source.span(token.start, token.end)));
      fatal = true;
      return;
    }
    const inner = opened(f, index, token, at(index - 1));
    emit(token, inner.brackets[0]);
    frames.push(inner);
  };
  const opened = (f: Frame, index: number, token: Token, before: string): Frame => {
    if (token.text === '[') {
      const declared = f.mode === 'typed' || f.mode === 'named';
      f.mode = declared ? 'named' : 'expression';
      // tree-sitter's grammar has no comma expression between brackets.
      const brackets = declared ? (['[', ']'] as const) : (['[(', ')]'] as const);
      return frame('index', token, before, { mode: 'expression', brackets });
    }
    if (token.text === '{') return openedBraces(f, index, token, before);
    if (f.mode === 'typed') {
      const next = at(index + 1);
      const abstract = next === ')' || qualifierWords.has(next) || looksLikeType(index + 1);
      if (abstract) {
        f.mode = 'named';
        return frame('parameters', token, before);
      }
      // `int f(int (x))` would pass for a function of an unknown type `x`.
      const alone = isWord(index + 1) && at(index + 2) === ')';
      return frame('group', token, before, {
        owner: f.owner,
        mode: 'typed',
        typedef: f.typedef,
        ...(alone ? { brackets: ['', ''] } : {}),
      });
    }
    if (f.mode === 'named') return frame('parameters', token, before);
    if (before === 'for') return frame('for', token, before);
    if (!controls.has(before)) f.mode = 'expression';
    return frame('parentheses', token, before === 'offsetof' ? 'offsetof(' : before);
  };
  const openedBraces = (f: Frame, index: number, token: Token, before: string): Frame => {
    const tag = tagWords.has(before)
      ? before
      : isWord(index - 1) && tagWords.has(at(index - 2))
        ? at(index - 2)
        : '';
    if (tag !== '') return frame(tag === 'enum' ? 'enum' : 'record', token, before);
    // `(T){ … }` stands in an expression; after the head of a function or loop no expression has begun.
    if (before === '=' || f.kind === 'braces' || (before === ')' && f.mode === 'expression')) {
      return frame('braces', token, before, { mode: 'expression' });
    }
    scopes.enter();
    return frame('block', token, before);
  };

  const close = (f: Frame, index: number, token: Token): void => {
    emit(token, f.brackets[1]);
    if (f.opener === null || closers[f.opener.text] !== token.text) {
      fatal = true;
      if (f.opener === null) complain('syntax', token, `\`${token.text}\` closes nothing`, 'remove it');
      else unclosed(f.opener, token);
      return;
    }
    if (f.mode !== 'start' && (f.kind === 'block' || f.kind === 'record')) missingSemicolon(index);
    frames.pop();
    const outer = top();
    if (f.before === 'switch' && at(index + 1) !== '{') {
      complain(
        'outside-subset',
        token,
        'a `switch` without braces is outside mini-C',
        'put braces around its body',
      );
    }
    if (f.kind === 'group') outer.mode = 'named';
    if (f.kind === 'record' || f.kind === 'enum') outer.mode = 'typed';
    if (f.kind === 'block') {
      scopes.leave();
      restart(outer);
    }
  };
  const missingSemicolon = (index: number): void => {
    const last = tokens[index - 1];
    if (last !== undefined) complain('syntax', last, 'expected `;` after this', 'add it');
  };
  const unclosed = (opener: Token, found: Token | null): void => {
    const closer = closers[opener.text] ?? '';
    const where = found === null ? 'the end of the file' : `\`${found.text}\``;
    const at =
      found === null ? [] : [{ span: source.span(found.start, found.end), message: `found ${where}` }];
    diagnostics.push(
      error(
        'syntax',
        `\`${opener.text}\` is not closed: expected \`${closer}\` before ${where}`,
        source.span(opener.start, opener.end),
        {
          related: at,
          help: `add \`${closer}\``,
        },
      ),
    );
  };
  const restart = (f: Frame): void => {
    f.mode = 'start';
    f.declaring = false;
    f.typedef = false;
    f.questions = 0;
    f.listed = false;
    if (f.kind === 'block' || f.kind === 'file') scopes.forgetParameters();
  };

  /** After `int (*f)(int T)` come `=` or `,`, not a body: its parameters hide nothing any more. */
  const endHead = (f: Frame): void => {
    if (f.mode === 'named' && (f.kind === 'block' || f.kind === 'file')) scopes.forgetParameters();
  };

  const punctuator = (f: Frame, index: number, token: Token): void => {
    switch (token.text) {
      case '(':
      case '[':
      case '{':
        return open(f, index, token);
      case ')':
      case ']':
      case '}':
        return close(f, index, token);
      case ';': {
        // tree-sitter takes `struct S { … };` in some places only, but with a declarator everywhere.
        const lonely = f.mode === 'typed' && !f.listed && (f.kind === 'block' || f.kind === 'file');
        restart(f);
        return emit(token, lonely ? 'v ;' : ';');
      }
      case ',':
        endHead(f);
        if (f.declaring && f.kind !== 'parameters' && f.kind !== 'parentheses') {
          f.mode = 'typed';
          f.listed = true;
        }
        if (f.kind === 'parameters' || f.kind === 'enum') f.mode = 'start';
        break;
      case '*':
        if (f.mode !== 'typed') f.mode = 'expression';
        break;
      case '?':
        f.questions++;
        f.mode = 'expression';
        break;
      case ':':
        if (f.questions > 0) f.questions--;
        else if (f.kind === 'block') restart(f);
        else if (f.kind === 'record') {
          complain('outside-subset', token, 'a bit-field is outside mini-C', 'use a whole integer and masks');
        }
        break;
      case '...':
        if (f.kind !== 'parameters') {
          complain(
            'outside-subset',
            token,
            'a range of values is outside C11',
            'write them one by one, or as a loop',
          );
        }
        break;
      default:
        endHead(f);
        f.mode = 'expression';
    }
    emit(token, token.text);
  };

  /** Skips `( … )` after a refused word; the index of its last token. */
  const skipParentheses = (index: number): number => {
    if (at(index + 1) !== '(') return index;
    let depth = 0;
    for (let i = index + 1; i < tokens.length; i++) {
      if (at(i) === '(') depth++;
      if (at(i) === ')' && --depth === 0) return i;
    }
    return index;
  };
  const refused = (f: Frame, index: number, token: Token): number | null => {
    const rule = refusedWords.get(token.text);
    if (rule === undefined || at(index - 1) === '.' || at(index - 1) === '->') return null;
    complain('outside-subset', token, `\`${token.text}\` is outside mini-C`, rule.help);
    if (rule.instead.startsWith('int')) {
      startType(f);
      emit({ ...token, text: 'int' }, 'int');
    }
    if (rule.instead.startsWith('0')) emit({ ...token, kind: 'number', text: '0' }, '1');
    if (rule.instead.endsWith('()')) return skipParentheses(index);
    return index;
  };

  for (let index = 0; index < tokens.length && !fatal; index++) {
    const token = tokens[index] as Token;
    const f = top();
    if (f.before === 'offsetof(' && at(index - 2) === ',' && /^[.[]$/.test(token.text)) {
      const help = 'add the offsets: offsetof(T, a) + offsetof(A, b)';
      complain('outside-subset', token, '`offsetof` of a part of a member is outside mini-C', help);
      while (index + 1 < tokens.length && at(index + 1) !== ')') index++;
      continue;
    }
    if (token.kind === 'punctuator') {
      punctuator(f, index, token);
      continue;
    }
    if (token.kind === 'word') {
      const next = tokens[index + 1];
      const prefixed = next !== undefined && !next.spaced && (next.kind === 'string' || next.kind === 'char');
      if (prefixed && /^(?:L|u|U|u8)$/.test(token.text)) {
        complain(
          'outside-subset',
          token,
          `the prefix \`${token.text}\` is outside mini-C`,
          'drop it: texts are bytes',
        );
        continue;
      }
      const skipped = refused(f, index, token);
      if (skipped !== null) index = skipped;
      else if (keywords.has(token.text)) keyword(f, index, token);
      else identifier(f, index, token);
      continue;
    }
    f.mode = 'expression';
    emit(token, token.kind === 'number' ? '1' : token.kind === 'char' ? "'c'" : '""');
  }
  const innermost = top();
  if (!fatal && innermost.opener !== null) {
    fatal = true;
    unclosed(innermost.opener, null);
  } else if (!fatal && innermost.mode !== 'start') missingSemicolon(tokens.length);
  return {
    text: pieces.join(' '),
    tokens: used,
    starts: Uint32Array.from(starts),
    isType: Uint8Array.from(types),
    diagnostics,
    fatal,
  };
};
