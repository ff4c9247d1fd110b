import type { IntegerSuffix } from './syntax.js';

/** A literal's value, or what is wrong with it; `outside` where it is C but not mini-C. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly outside: boolean; readonly help: string };

const fail = (message: string, outside: boolean, help: string): Read<never> => ({
  ok: false,
  message,
  outside,
  help,
});

export interface IntegerValue {
  readonly value: bigint;
  readonly radix: 8 | 10 | 16;
  readonly suffix: IntegerSuffix;
}

const suffixes: ReadonlyMap<string, IntegerSuffix> = new Map([
  ['', ''],
  ['u', 'u'],
  ['l', 'l'],
  ['ul', 'ul'],
  ['lu', 'ul'],
  ['ll', 'll'],
  ['ull', 'ull'],
  ['llu', 'ull'],
]);

/** Reads an integer constant (C11 6.4.4.1). `lL` is no suffix. */
export const readInteger = (text: string): Read<IntegerValue> => {
  const parts = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)([uUlL]*)$/.exec(text);
  if (parts === null) {
    const floating =
      /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFlL]?$/.test(text) || /^0[xX][\da-fA-F.]+[pP]/.test(text);
    return floating
      ? fail(`the floating constant \`${text}\` is outside mini-C`, true, 'use integers')
      : fail(`\`${text}\` is not a number`, false, 'write decimal, octal (0…) or hexadecimal (0x…) digits');
  }
  const [, digits = '', letters = ''] = parts;
  if (/^0[bB]/.test(digits)) {
    return fail(
      `the binary constant \`${text}\` is outside C11`,
      true,
      `write 0x${BigInt(digits).toString(16)}`,
    );
  }
  const suffix = /lL|Ll/.test(letters) ? undefined : suffixes.get(letters.toLowerCase());
  if (suffix === undefined)
    return fail(`\`${letters}\` is no integer suffix`, false, 'write u, l, ul, ll or ull');
  if (/^0[xX]/.test(digits)) return { ok: true, value: { value: BigInt(digits), radix: 16, suffix } };
  if (!digits.startsWith('0') || digits === '0')
    return { ok: true, value: { value: BigInt(digits), radix: 10, suffix } };
  if (/[89]/.test(digits))
    return fail(`\`${text}\` is octal, which has no digits 8 and 9`, false, 'drop the leading 0');
  return { ok: true, value: { value: BigInt(`0o${digits}`), radix: 8, suffix } };
};

const simpleEscapes: ReadonlyMap<string, number> = new Map([
  ["'", 39],
  ['"', 34],
  ['?', 63],
  ['\\', 92],
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
]);

const pieces = /\\([0-7]{1,3})|\\x([0-9a-fA-F]+)|\\(.)|([^\\]+)/gsu;

/** The bytes of a string or character constant without its quotes: UTF-8, escapes by C11 6.4.4.4. */
export const readBytes = (inner: string): Read<readonly number[]> => {
  const bytes: number[] = [];
  for (const [whole, octal, hex, simple, plain] of inner.matchAll(pieces)) {
    if (plain !== undefined) {
      for (const byte of new TextEncoder().encode(plain)) bytes.push(byte);
      continue;
    }
    const numeric =
      octal !== undefined ? parseInt(octal, 8) : hex !== undefined ? parseInt(hex, 16) : undefined;
    const value = numeric ?? simpleEscapes.get(simple ?? '');
    if (value === undefined) {
      return fail(`the escape \`${whole}\` is outside mini-C`, true, 'write the byte as \\x and two digits');
    }
    if (value > 255) return fail(`the escape \`${whole}\` does not fit a byte`, false, 'stay below \\x100');
    bytes.push(value);
  }
  return { ok: true, value: bytes };
};

/** Reads `'x'` as one byte (6.4.4.4p10). */
export const readChar = (text: string): Read<number> => {
  const bytes = readBytes(text.slice(1, -1));
  if (!bytes.ok) return bytes;
  const [byte, ...more] = bytes.value;
  if (byte === undefined)
    return fail('an empty character constant', false, 'put a character between the quotes');
  if (more.length === 0) return { ok: true, value: byte };
  return fail(`\`${text}\` holds more than one byte, which is outside mini-C`, true, 'use a string');
};
