import type { Literal } from '../syntax.js';

const short: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
  '\\': '\\\\',
};

/** Characters without a shape of their own, or that turn the direction of text, are printed by their number. */
const shapeless = /[\p{C}\p{Zl}\p{Zp}\p{M}]/u;

const escapeChar = (ch: string, quote: string): string => {
  if (ch === quote) return `\\${ch}`;
  const known = short[ch];
  if (known !== undefined) return known;
  return shapeless.test(ch) ? `\\u{${ch.codePointAt(0)!.toString(16)}}` : ch;
};

export const escapeText = (text: string): string => [...text].map((ch) => escapeChar(ch, '"')).join('');

const escapeByte = (byte: number, quote: string): string => {
  const ch = String.fromCharCode(byte);
  if (byte >= 0x20 && byte < 0x7f) return escapeChar(ch, quote);
  return short[ch] ?? `\\x${byte.toString(16).padStart(2, '0')}`;
};

const prefixes = { 2: '0b', 8: '0o', 10: '', 16: '0x' } as const;

export const literal = (l: Literal): string => {
  switch (l.kind) {
    case 'IntLit':
      return prefixes[l.radix] + l.value.toString(l.radix) + (l.suffix ?? '');
    case 'BoolLit':
      return String(l.value);
    case 'CharLit':
      return `'${escapeChar(String.fromCodePoint(l.value), "'")}'`;
    case 'ByteLit':
      return `b'${escapeByte(l.value, "'")}'`;
    case 'StrLit':
      return `"${escapeText(l.value)}"`;
    case 'ByteStrLit':
      return `b"${l.bytes.map((byte) => escapeByte(byte, '"')).join('')}"`;
    case 'CStrLit':
      return `c"${l.bytes.map((byte) => escapeByte(byte, '"')).join('')}"`;
  }
};
