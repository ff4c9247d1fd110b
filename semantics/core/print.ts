/** Formatting of what `println!` and `printf` print. */
import { utf8 as bytesOf } from '../../model/utf8.js';
import type { FromArgument, PrintFormat, PrintPart } from '../../model/core/formats.js';
import { ub } from '../../model/faults.js';
import { Exhausted, MAX_OUTPUT, tooMuchOutput } from '../../model/outcome.js';
import { reg } from '../machine/loc.js';
import type { Machine } from '../machine/machine.js';
import type { P } from './premises.js';
import type { PrintSite } from './rules/control.js';
import { flat } from './scalars.js';

const ascii = (s: string): number[] => [...s].map((c) => c.charCodeAt(0));

export const utf8 = (c: number): number[] => {
  if (c < 0x80) return [c];
  if (c < 0x800) return [0xc0 | (c >> 6), 0x80 | (c & 63)];
  if (c < 0x10000) return [0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)];
  return [0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)];
};

/** The bytes of a string: `len` of them, or (Infinity) up to a 0; at most `most`. */
const text = (m: Machine, addr: number, len: number, most = MAX_OUTPUT): number[] => {
  const out: number[] = [];
  for (let k = 0; k < Math.min(len, most); k++) {
    const f = flat(m, addr + k);
    if (f < 0 || (len === Infinity && m.mem.bytes[f] === 0)) break;
    out.push(m.mem.bytes[f]!);
  }
  return out;
};

type ValuePart = Extract<PrintPart, { k: 'value' }>;

/** The digits of an integer, with the sign or prefix before them (C11 7.21.6.1p6, p8). */
const digits = (v: bigint, as: ValuePart['as'], f: Resolved): readonly [prefix: string, body: string] => {
  const magnitude = v < 0n ? -v : v;
  const alternate = f.flags.includes('#') && v !== 0n;
  let body = magnitude.toString(as === 'octal' ? 8 : as === 'hex' || as === 'HEX' ? 16 : 10);
  if (as === 'HEX') body = body.toUpperCase();
  if (as === 'octal' && alternate) body = `0${body}`;
  if (f.precision === 0 && v === 0n) body = '';
  body = body.padStart(f.precision ?? 0, '0');
  if (as === 'hex' || as === 'HEX') return [alternate ? (as === 'hex' ? '0x' : '0X') : '', body];
  if (as !== 'int') return ['', body];
  return [v < 0n ? '-' : f.flags.includes('+') ? '+' : f.flags.includes(' ') ? ' ' : '', body];
};

interface Resolved {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | null;
}

const amount = (m: Machine, site: PrintSite, n: number | FromArgument): number =>
  typeof n === 'number' ? n : m.num[reg(m, site.args[n.arg]!.slot)]!;

/** With the values that `*` stands for: a negative width is the flag `-`, a negative precision is none (7.21.6.1p5). */
export const resolved = (m: Machine, site: PrintSite, f: PrintFormat | undefined): Resolved => {
  if (f === undefined) return plain;
  const width = amount(m, site, f.width);
  const precision = f.precision === null ? -1 : amount(m, site, f.precision);
  return {
    flags: width < 0 ? `${f.flags}-` : f.flags,
    width: Math.abs(width),
    precision: precision < 0 ? null : precision,
  };
};

const plain: Resolved = { flags: '', width: 0, precision: null };
const isNumber = (as: ValuePart['as']): boolean =>
  as === 'int' || as === 'unsigned' || as === 'hex' || as === 'HEX' || as === 'octal';

const spaces = (n: number): number[] => Array.from({ length: Math.max(0, n) }, () => 0x20);

/** One conversion of `printf` with flags, width or precision. */
const printFormatted = (m: Machine, p: ValuePart, s: number, f: Resolved): void => {
  if (Math.max(f.width, isNumber(p.as) ? (f.precision ?? 0) : 0) > MAX_OUTPUT)
    throw new Exhausted(tooMuchOutput);
  let out: number[];
  if (isNumber(p.as)) {
    const [prefix, body] = digits(m.big(s), p.as, f);
    const zeros = f.flags.includes('0') && !f.flags.includes('-') && f.precision === null;
    out = ascii(prefix + (zeros ? body.padStart(f.width - prefix.length, '0') : body));
  } else if (p.as === 'c-str') {
    out = text(m, m.num[s]!, Infinity, f.precision ?? MAX_OUTPUT);
  } else {
    const before = m.output.length;
    printValue(m, p, s);
    out = m.output.splice(before);
  }
  const pad = spaces(f.width - out.length);
  m.print(f.flags.includes('-') ? [...out, ...pad] : [...pad, ...out]);
};

export const printPart = (m: Machine, p: PrintPart, site: PrintSite): void => {
  if (p.k === 'text') {
    return m.print(p.bytes);
  }
  const s = reg(m, site.args[p.arg]!.slot);
  if (p.format !== undefined || (isNumber(p.as) && p.as !== 'int' && p.as !== 'unsigned'))
    printFormatted(m, p, s, resolved(m, site, p.format));
  else printValue(m, p, s);
};

const short: ReadonlyMap<number, string> = new Map([
  [0x00, '\\0'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x5c, '\\\\'],
]);

/** A character as `{:?}` shows it between such quotes (std, `char::escape_debug`). */
const escaped = (code: number, quote: string): string => {
  const known = short.get(code);
  if (known !== undefined) return known;
  const c = String.fromCodePoint(code);
  if (c === quote) return `\\${c}`;
  const hidden = c !== ' ' && /[\p{C}\p{Z}\p{Grapheme_Extend}]/u.test(c);
  return hidden ? `\\u{${code.toString(16)}}` : c;
};

const printValue = (m: Machine, p: ValuePart, s: number): void => {
  const v = m.num[s]!;
  switch (p.as) {
    case 'hex':
    case 'HEX':
    case 'octal':
      return;
    case 'int':
    case 'unsigned':
      m.print(ascii(v === v ? String(v) : m.big(s).toString()));
      return;
    case 'char':
      m.print(utf8(v));
      return;
    case 'byte':
      m.print([v & 0xff]);
      return;
    case 'bool':
      m.print(ascii(v === 0 ? 'false' : 'true'));
      return;
    case 'ptr':
      m.print(ascii(`0x${m.big(s).toString(16)}`));
      return;
    case 'str':
      m.print(text(m, v, m.num[s + 1]!));
      return;
    case 'char-debug':
      m.print(bytesOf(`'${escaped(v, "'")}'`));
      return;
    case 'str-debug': {
      const said = new TextDecoder().decode(Uint8Array.from(text(m, v, m.num[s + 1]!)));
      const shown = [...said].map((c) => escaped(c.codePointAt(0) ?? 0, '"'));
      m.print(bytesOf(`"${shown.join('')}"`));
      return;
    }
    case 'c-str':
      m.print(text(m, v, Infinity));
      return;
  }
};

/** What a call of `printf` writes, wherever it goes. */
export const rendered = (m: Machine, site: PrintSite): readonly number[] => {
  const before = m.output.length;
  for (const p of site.parts) printPart(m, p, site);
  return m.output.splice(before);
};

/** Every value is determinate; a string is readable up to its end. The aliasing model judges the reads. */
export const printable: P<[PrintSite]> = {
  name: 'printable',
  sentence: 'What is printed is initialised, and strings are readable up to their end.',
  fault: { k: 'inner' },
  holds: (m, site) => {
    for (const a of site.args)
      if (m.st[reg(m, a.slot)] === 0)
        return bad(m, 'uninit', 'initialised', 'an indeterminate value is printed');
    for (const p of site.parts) {
      if (p.k === 'text') continue;
      const s = reg(m, site.args[p.arg]!.slot);
      if ((p.as === 'str' || p.as === 'str-debug') && !readable(m, s, m.num[s + 1]!)) return false;
      if (p.as !== 'c-str') continue;
      if (!readable(m, s, -1, resolved(m, site, p.format).precision ?? Infinity)) return false;
    }
    return true;
  },
  tex: (v) => `${v} \\neq \\mathsf{uninit}`,
  judgement: {
    commit: () => undefined,
    inner: (m) => m.takeInner().derivation,
    innerFault: (m) => m.takeInner().fault,
  },
};

const bad = (
  m: Machine,
  code: 'uninit' | 'null' | 'dangling' | 'out-of-bounds' | 'aliasing',
  premise: string,
  reason: string,
): false => {
  m.innerFailure = { derivation: { rule: 'Printable', premise, reason, inner: null }, fault: ub(code) };
  return false;
};

/**
 * The bytes of a string at the pointer in register `s`: `len` of them, or (-1) up to and with a 0, of which no more
 * than `most` are read.
 */
export const readable = (m: Machine, s: number, len: number, most = Infinity): boolean => {
  if (m.loose) return true;
  const { mem } = m;
  const addr = m.num[s]!;
  if (addr === 0) return len === 0 || bad(m, 'null', 'not-null', 'a string is null');
  if (len === 0) return true;
  const prov = m.prov[s]!;
  const alloc = prov > 0 ? prov : prov === 0 ? 0 : mem.find(addr);
  if (alloc === 0 || mem.live[alloc] === 0)
    return bad(m, 'dangling', 'live', 'a string lies in no live allocation');
  const off = addr - mem.base[alloc]!;
  const size = mem.size[alloc]!;
  let n = 0;
  for (; (len < 0 || n < len) && n < most; n++) {
    if (off + n < 0 || off + n >= size)
      return bad(m, 'out-of-bounds', 'in-bounds', 'a string runs past its allocation');
    const at = mem.at[alloc]! + off + n;
    if (mem.state[at] === 0) return bad(m, 'uninit', 'initialised', 'a string has an uninitialised byte');
    if (len < 0 && mem.bytes[at] === 0) {
      n++;
      break;
    }
  }
  if (n === 0) return true;
  m.aliasCode = m.alias.testAccess(0, alloc, off, n, m.tag[s]!);
  if (m.aliasCode === 0) {
    m.alias.commit();
    return true;
  }
  const e = m.alias.explain(m.aliasCode);
  m.innerFailure = {
    derivation: { rule: e.rule, premise: e.kind, reason: e.sentence, inner: null },
    fault: ub('aliasing'),
  };
  return false;
};
