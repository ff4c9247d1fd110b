/** The reserved words of mini-C, and those of C11 and GNU C that are outside it. */

export const typeWords: ReadonlySet<string> = new Set([
  'void',
  'char',
  'short',
  'int',
  'long',
  'signed',
  'unsigned',
  '_Bool',
]);
export const specifierWords: ReadonlySet<string> = new Set([
  'const',
  'volatile',
  'static',
  'extern',
  'typedef',
  'inline',
  'auto',
  'register',
]);
export const qualifierWords: ReadonlySet<string> = new Set(['const', 'volatile']);
export const tagWords: ReadonlySet<string> = new Set(['struct', 'union', 'enum']);
const otherKeywords = new Set([
  ...['if', 'else', 'while', 'do', 'for', 'switch', 'case', 'default', 'break', 'continue', 'return', 'goto'],
  ...['sizeof', '_Alignof', '_Static_assert'],
]);
export const keywords: ReadonlySet<string> = new Set([
  ...typeWords,
  ...specifierWords,
  ...tagWords,
  ...otherKeywords,
]);
/** After these a parenthesis belongs to a statement, not to an expression. */
export const controls: ReadonlySet<string> = new Set(['if', 'while', 'switch', 'for']);

/** What headers define in terms of operators of the language. */
export const operators: ReadonlyMap<string, string> = new Map([
  ['offsetof', 'offsetof'],
  ['alignof', '_Alignof'],
  ['static_assert', '_Static_assert'],
]);

export interface RefusedWord {
  readonly help: string;
  /**
   * How to read on, so that one refusal does not cause others: without the word, without it and the parentheses
   * after it, or with `int` or `0` in its place.
   */
  readonly instead: 'nothing' | 'nothing()' | 'int' | 'int()' | '0' | '0()';
}

const refuse = (instead: RefusedWord['instead'], help: string, ...words: readonly string[]) =>
  words.map((word): readonly [string, RefusedWord] => [word, { help, instead }]);

export const refusedWords: ReadonlyMap<string, RefusedWord> = new Map([
  ...refuse('nothing', 'drop it: no rule of the machine reads it', '__volatile__', '__volatile'),
  ...refuse(
    'nothing',
    'drop it: whether pointers alias is for the aliasing model to say',
    'restrict',
    '__restrict',
    '__restrict__',
  ),
  ...refuse('int', 'use an integer type', 'float', 'double', '_Complex', '_Imaginary', '__float128'),
  ...refuse('int', 'use long long, or two of them', '__int128', '__int128_t', '__uint128_t'),
  ...refuse('nothing', 'drop it', '_Noreturn', '__extension__', '__inline', '__inline__'),
  ...refuse(
    'nothing',
    'use an ordinary object: threads are not built',
    '_Atomic',
    '_Thread_local',
    '__thread',
  ),
  ...refuse('nothing()', 'use a union with a member of the alignment that is wanted', '_Alignas', 'alignas'),
  ...refuse('0()', 'write the one case that is meant', '_Generic'),
  ...refuse('nothing()', 'remove it', '__attribute__', '__attribute', '__declspec', '_Pragma'),
  ...refuse('nothing()', 'write it in C', 'asm', '__asm__', '__asm'),
  ...refuse('int()', 'write the type out', 'typeof', '__typeof__', '__typeof'),
  ...refuse('0', 'write the text or number out', '__DATE__', '__TIME__', '__STDC__'),
  ...refuse(
    '0',
    'write the text or number out',
    '__func__',
    '__FUNCTION__',
    '__STDC_VERSION__',
    '__COUNTER__',
  ),
  ...refuse('0()', 'pass a pointer and a count', 'va_arg'),
]);
