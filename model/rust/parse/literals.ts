/** What literal tokens mean (Reference, tokens; section Literals). Each reader answers a value or says what is wrong. */
import type { IntLit, IntType } from '../syntax.js';

export interface Wrong {
  readonly wrong: string;
}

const intTypes: ReadonlySet<string> = new Set<IntType>([
  'u8',
  'i8',
  'u16',
  'i16',
  'u32',
  'i32',
  'u64',
  'i64',
  'usize',
  'isize',
]);

export const isIntType = (name: string): name is IntType => intTypes.has(name);

const radixes = { '0b': 2, '0o': 8, '0x': 16 } as const;

/** `1_000u32`, `0xff`, `0b1010_0001u8`. A suffix of a type outside the subset is the caller's to name: see `suffix`. */
export const readInt = (
  text: string,
): { value: bigint; radix: IntLit['radix']; suffix: string | null } | Wrong => {
  const prefix = text.slice(0, 2);
  const radix = prefix === '0b' || prefix === '0o' || prefix === '0x' ? radixes[prefix] : 10;
  const body = radix === 10 ? text : text.slice(2);
  const digits = /^[0-9_]*/.exec(body)![0];
  const hex = /^[0-9a-fA-F_]*/.exec(body)![0];
  const run = radix === 16 ? hex : digits;
  const suffix = body.slice(run.length);
  const plain = run.replaceAll('_', '');
  if (plain === '') return { wrong: 'no digits in an integer literal' };
  if (radix === 2 && /[2-9]/.test(plain)) return { wrong: 'invalid digit in a binary literal' };
  if (radix === 8 && /[89]/.test(plain)) return { wrong: 'invalid digit in an octal literal' };
  const value = BigInt(radix === 10 ? plain : prefix + plain);
  if (value >= 1n << 128n) return { wrong: 'integer literal is too large' };
  return { value, radix, suffix: suffix === '' ? null : suffix };
};

/** Which escapes and characters a literal may hold: `\xFF` is a byte in some and not a character in others. */
interface Alphabet {
  readonly unicode: boolean;
  readonly bytes: boolean;
  readonly quote: string;
}

const simple: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  '\\': 92,
  '0': 0,
  "'": 39,
  '"': 34,
};

/** One escape, at the backslash: what it stands for (`char` or `byte`), its length, or what is wrong. */
const readEscape = (
  text: string,
  at: number,
  alphabet: Alphabet,
): { value: number; byte: boolean; length: number } | Wrong => {
  const kind = text[at + 1] ?? '';
  const plain = simple[kind];
  if (plain !== undefined) return { value: plain, byte: false, length: 2 };
  if (kind === 'x') {
    const hex = /^[0-9a-fA-F]{2}/.exec(text.slice(at + 2, at + 4));
    if (hex === null) return { wrong: 'a `\\x` escape takes two hexadecimal digits' };
    const value = parseInt(hex[0], 16);
    if (value > 0x7f && !alphabet.bytes)
      return { wrong: 'out of range hex escape: must be at most `\\x7f` here' };
    return { value, byte: value > 0x7f, length: 4 };
  }
  if (kind === 'u') {
    if (!alphabet.unicode) return { wrong: 'a unicode escape in a byte literal' };
    const braced = /^\{([0-9a-fA-F][0-9a-fA-F_]*)\}/.exec(text.slice(at + 2, at + 20));
    const digits = braced?.[1]?.replaceAll('_', '') ?? '';
    if (braced === null || digits.length > 6)
      return { wrong: 'a unicode escape is `\\u{…}` with up to six hexadecimal digits' };
    const value = parseInt(digits, 16);
    if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
      return { wrong: 'a unicode escape must be a Unicode scalar value: no surrogate, at most 10FFFF' };
    return { value, byte: false, length: 2 + braced[0].length };
  }
  return { wrong: `unknown character escape: \`\\${kind}\`` };
};

interface Unit {
  readonly value: number;
  /** A raw byte, rather than a character to be encoded. */
  readonly byte: boolean;
}

const readUnits = (body: string, alphabet: Alphabet, raw: boolean): readonly Unit[] | Wrong => {
  const units: Unit[] = [];
  for (let i = 0; i < body.length;) {
    const code = body.codePointAt(i) ?? 0;
    if (!raw && body[i] === '\\') {
      // A backslash at the end of a line swallows the white space that follows (Reference, string continuation).
      const continued = /^\\\r?\n[ \t\n\r]*/.exec(body.slice(i));
      if (continued !== null && alphabet.quote === '"') {
        i += continued[0].length;
        continue;
      }
      const escape = readEscape(body, i, alphabet);
      if ('wrong' in escape) return escape;
      units.push(escape);
      i += escape.length;
      continue;
    }
    if (body[i] === '\r') {
      if (body[i + 1] !== '\n') return { wrong: 'a bare CR is not allowed in a literal; write `\\r`' };
      i += 1;
      continue;
    }
    if (!alphabet.unicode && code > 0x7f) return { wrong: 'a byte literal holds ASCII characters only' };
    units.push({ value: code, byte: false });
    i += code > 0xffff ? 2 : 1;
  }
  return units;
};

const isWrong = (value: object): value is Wrong => 'wrong' in value;

const utf8 = new TextEncoder();

const toBytes = (units: readonly Unit[]): readonly number[] =>
  units.flatMap((u) => (u.byte ? [u.value] : [...utf8.encode(String.fromCodePoint(u.value))]));

export type StringValue =
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'byte' | 'c'; readonly bytes: readonly number[] };

/** Any string literal: `"…"`, `b"…"`, `c"…"`, and raw ones. */
export const readString = (text: string): StringValue | Wrong => {
  const shape = /^(b|c)?(r#*)?"/.exec(text);
  if (shape === null) return { wrong: 'not a string literal' };
  const hashes = (shape[2]?.length ?? 1) - 1;
  const body = text.slice(shape[0].length, text.length - 1 - hashes);
  const kind = shape[1] === 'b' ? 'byte' : shape[1] === 'c' ? 'c' : 'str';
  const alphabet = { unicode: kind !== 'byte', bytes: kind !== 'str', quote: '"' };
  const units = readUnits(body, alphabet, shape[2] !== undefined);
  if (isWrong(units)) return units;
  if (kind === 'str') return { kind, value: units.map((u) => String.fromCodePoint(u.value)).join('') };
  if (kind === 'c' && units.some((u) => u.value === 0))
    return { wrong: 'a C string literal may not hold a NUL' };
  return { kind, bytes: toBytes(units) };
};

/** `'a'`, `'\u{e9}'`; `b'a'`. */
export const readChar = (text: string): { readonly byte: boolean; readonly value: number } | Wrong => {
  const byte = text.startsWith('b');
  const body = text.slice(byte ? 2 : 1, -1);
  const what = byte ? 'byte' : 'character';
  if (body === '') return { wrong: `empty ${what} literal` };
  if (body === "'" || body === '\n' || body === '\t' || body === '\r')
    return { wrong: `this character must be escaped in a ${what} literal` };
  const units = readUnits(body, { unicode: !byte, bytes: byte, quote: "'" }, false);
  if (isWrong(units)) return units;
  const [first, second] = units;
  if (first === undefined || second !== undefined) return { wrong: `a ${what} literal holds one ${what}` };
  return { byte, value: first.value };
};
