/** What the standard headers declare: types, constants, functions (C11 clause 7). */
import { headers, headersOfName, headersOfType } from '../../../model/c/names.js';
import { STDERR, STDIN, STDOUT } from '../../../model/core/formats.js';
import { noSpan, type Span } from '../../../model/span.js';
import { exactInt, ptrdiffT, sizeT, type Widths } from '../target.js';
import type { Const } from '../tree.js';
import {
  bool,
  char,
  int,
  intTy,
  newRecord,
  pointerTo,
  q,
  voidPointer,
  voidTy,
  type CFunction,
  type CInt,
  type CTy,
  type IntKind,
} from '../types.js';
import { constant } from './nodes.js';

/** A stream (7.21.1p2): what is in it is nobody's business. */
const file: CTy = { k: 'record', def: newRecord('struct', 'FILE', 'FILE', noSpan) };
const filePointer = pointerTo(q(file));

/** A type name of a header; null if it is none of mini-C's. */
export const libraryType = (w: Widths, name: string): CTy | null => {
  const { target } = w;
  switch (name) {
    case 'bool':
      return bool;
    case 'FILE':
      return file;
    case 'size_t':
    case 'uintptr_t':
      return sizeT(target);
    case 'ptrdiff_t':
    case 'intptr_t':
      return ptrdiffT(target);
  }
  const exact = /^(u?)int(8|16|32|64)_t$/.exec(name);
  return exact === null ? null : exactInt(target, Number(exact[2]), exact[1] === '');
};

const limitKinds: Readonly<Record<string, IntKind>> = {
  CHAR: 'char',
  SCHAR: 'schar',
  UCHAR: 'uchar',
  SHRT: 'short',
  USHRT: 'ushort',
  INT: 'int',
  UINT: 'uint',
  LONG: 'long',
  ULONG: 'ulong',
  LLONG: 'llong',
  ULLONG: 'ullong',
};

/** The type that a limit is about: `INT_MAX`, `UINT16_MAX`, `SIZE_MAX`. */
const limitType = (w: Widths, of: string): CInt | null => {
  const kind = limitKinds[of];
  if (kind !== undefined) return intTy(kind);
  const exact = /^(U?)INT(8|16|32|64|PTR)$/.exec(of);
  if (exact !== null && exact[2] !== 'PTR') return exactInt(w.target, Number(exact[2]), exact[1] === '');
  if (of === 'SIZE' || of === 'UINTPTR') return sizeT(w.target);
  return of === 'PTRDIFF' || of === 'INTPTR' ? ptrdiffT(w.target) : null;
};

/** Streams are told apart by the addresses of objects that nobody looks into (model/core/formats.ts). */
const streams = { stdin: BigInt(STDIN), stdout: BigInt(STDOUT), stderr: BigInt(STDERR) } as const;

/** An object-like macro of a header, with the type of its expansion (5.2.4.2.1, 7.18, 7.19, 7.20.2-3). */
export const libraryConstant = (w: Widths, name: string, span: Span): Const | null => {
  const number = (v: bigint, ty: CTy = int): Const => constant(v, ty, span);
  switch (name) {
    case 'NULL':
      return number(0n, voidPointer);
    case 'true':
    case 'EXIT_FAILURE':
      return number(1n);
    case 'false':
    case 'EXIT_SUCCESS':
      return number(0n);
    case 'EOF':
      return number(-1n);
    case 'stdin':
    case 'stdout':
    case 'stderr':
      return number(streams[name], filePointer);
    case 'CHAR_BIT':
      return number(8n);
  }
  const limit = /^([A-Z0-9]+)_(MIN|MAX)$/.exec(name);
  if (limit === null) return null;
  const ty = limitType(w, limit[1] ?? '');
  if (ty === null) return null;
  const [min, max] = w.range(ty);
  return number(limit[2] === 'MIN' ? min : max, w.promote(ty));
};

const constVoidPointer = pointerTo(q(voidTy, true));
const constCharPointer = pointerTo(q(char, true));
const fn = (ret: CTy, params: readonly CTy[], variadic = false): CFunction => ({
  k: 'function',
  ret,
  params,
  variadic,
  prototype: true,
});

/** The type of a library function that a rule stands for; null where there is none. */
export const nativeFunction = (w: Widths, name: string): CFunction | null => {
  const size = sizeT(w.target);
  switch (name) {
    case 'malloc':
      return fn(voidPointer, [size]);
    case 'calloc':
      return fn(voidPointer, [size, size]);
    case 'realloc':
      return fn(voidPointer, [voidPointer, size]);
    case 'free':
      return fn(voidTy, [voidPointer]);
    case 'memcpy':
    case 'memmove':
      return fn(voidPointer, [voidPointer, constVoidPointer, size]);
    case 'memset':
      return fn(voidPointer, [voidPointer, int, size]);
    case 'strlen':
      return fn(size, [constCharPointer]);
    case 'abort':
    case 'ferrule_throw':
      return fn(voidTy, []);
    case 'exit':
      return fn(voidTy, [int]);
    case 'putchar':
      return fn(int, [int]);
    case READS:
      return fn(voidTy, [constVoidPointer, size]);
    case 'printf':
      return fn(int, [constCharPointer], true);
    case 'fprintf':
      return fn(int, [filePointer, constCharPointer], true);
    case 'sprintf':
      return fn(int, [pointerTo(q(char)), constCharPointer], true);
    case 'snprintf':
      return fn(int, [pointerTo(q(char)), size, constCharPointer], true);
    default:
      return null;
  }
};

/** What library functions that are written in C may call, and programs not (model/c/library). */
export const READS = '__reads';

export const isLibraryFunction = (name: string): boolean =>
  [...headers.values()].some((h) => h.functions.includes(name));

export { headersOfName, headersOfType };
