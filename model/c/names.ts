/**
 * What the standard headers give to a mini-C program, header by header (C11 clause 7). A name is known only where
 * a header that gives it is included: a real compiler would refuse the program otherwise.
 */

import { writtenIn } from './library/index.js';

export interface Header {
  readonly types: readonly string[];
  /** Object-like macros and constants. */
  readonly constants: readonly string[];
  /** Functions, and what is called like one. */
  readonly functions: readonly string[];
}

const exact = [8, 16, 32, 64];
const sized = (of: (bits: number) => readonly string[]): readonly string[] => exact.flatMap(of);

const headerTable = {
  'assert.h': { types: [], constants: [], functions: ['assert', 'static_assert'] },
  'ctype.h': { types: [], constants: [], functions: writtenIn('ctype.h') },
  'limits.h': {
    types: [],
    constants: [
      'CHAR_BIT',
      ...['CHAR', 'SCHAR', 'SHRT', 'INT', 'LONG', 'LLONG'].flatMap((t) => [`${t}_MIN`, `${t}_MAX`]),
      ...['UCHAR', 'USHRT', 'UINT', 'ULONG', 'ULLONG'].map((t) => `${t}_MAX`),
    ],
    functions: [],
  },
  'setjmp.h': { types: ['jmp_buf'], constants: [], functions: ['setjmp', 'longjmp'] },
  'stdalign.h': { types: [], constants: [], functions: ['alignof'] },
  'stdbool.h': { types: ['bool'], constants: ['true', 'false'], functions: [] },
  'stddef.h': { types: ['size_t', 'ptrdiff_t'], constants: ['NULL'], functions: ['offsetof'] },
  'stdint.h': {
    types: [...sized((n) => [`int${n}_t`, `uint${n}_t`]), 'intptr_t', 'uintptr_t'],
    constants: [
      ...sized((n) => [`INT${n}_MIN`, `INT${n}_MAX`, `UINT${n}_MAX`]),
      ...['INTPTR_MIN', 'INTPTR_MAX', 'UINTPTR_MAX', 'PTRDIFF_MIN', 'PTRDIFF_MAX', 'SIZE_MAX'],
    ],
    functions: [],
  },
  'stdio.h': {
    types: ['size_t', 'FILE'],
    constants: ['NULL', 'EOF', 'stdin', 'stdout', 'stderr'],
    functions: [...['printf', 'fprintf', 'sprintf', 'snprintf', 'putchar'], ...writtenIn('stdio.h')],
  },
  'stdlib.h': {
    types: ['size_t'],
    constants: ['NULL', 'EXIT_SUCCESS', 'EXIT_FAILURE'],
    functions: ['malloc', 'calloc', 'realloc', 'free', 'abort', 'exit', ...writtenIn('stdlib.h')],
  },
  'string.h': {
    types: ['size_t'],
    constants: ['NULL'],
    functions: ['memcpy', 'memmove', 'memset', 'strlen', ...writtenIn('string.h')],
  },
  'ferrule.h': { types: [], constants: [], functions: ['ferrule_throw'] },
} satisfies Record<string, Header>;

export type HeaderName = keyof typeof headerTable;

export const headers: ReadonlyMap<string, Header> = new Map(Object.entries(headerTable));

const givers = (pick: (h: Header) => readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const by = new Map<string, string[]>();
  for (const [header, contents] of headers) {
    for (const name of pick(contents)) {
      const known = by.get(name);
      if (known === undefined) by.set(name, [header]);
      else known.push(header);
    }
  }
  return by;
};

const typeGivers = givers((h) => h.types);
const otherGivers = givers((h) => [...h.constants, ...h.functions]);

/** The headers that define a type name, in the order of the alphabet; empty where none does. */
export const headersOfType = (name: string): readonly string[] => typeGivers.get(name) ?? [];

/** The headers that define a constant, function or function-like macro; empty where none does. */
export const headersOfName = (name: string): readonly string[] => otherGivers.get(name) ?? [];

/** Names of C11's library that mini-C leaves out, with the supported way to write it. */
const outside: ReadonlyMap<string, string> = new Map([
  ['va_list', 'pass a pointer and a count'],
  ['wchar_t', 'use uint32_t'],
  ['intmax_t', 'use int64_t'],
  ['uintmax_t', 'use uint64_t'],
  ['max_align_t', 'use a union of the types that the storage is for'],
  ['ssize_t', 'use ptrdiff_t'],
  ['strdup', 'use strlen, malloc and memcpy'],
  ['aligned_alloc', 'use malloc, which suits every type of mini-C'],
  ['fgets', 'programs have no input'],
  ['fopen', 'programs have no files'],
  ['strerror', 'write the text out'],
  ['sscanf', 'use strtol'],
  ['vprintf', 'call printf with the values'],
  ['getenv', 'programs have no environment'],
  ['rand', 'programs have no input and no randomness'],
  ['srand', 'programs have no input and no randomness'],
  ['atexit', 'call the function before exit'],
  ['scanf', 'programs have no input'],
  ...['least', 'fast'].flatMap((w) =>
    exact.flatMap((n): [string, string][] => [
      [`int_${w}${n}_t`, `use int${n}_t`],
      [`uint_${w}${n}_t`, `use uint${n}_t`],
    ]),
  ),
]);

/** How to do without a library name that mini-C leaves out; undefined where it is no library name known here. */
export const wayAround = (name: string): string | undefined => outside.get(name);
