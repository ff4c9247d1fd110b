import { error, type Diagnostic } from '../diagnostic.js';
import type { Span } from '../span.js';
import {
  allocKinds,
  type AliasingCase,
  type AllocKind,
  type ByteRange,
  type Op,
  type PointerName,
  type RetagForm,
  type RetagOptions,
} from './syntax.js';

/** Where a text begins: spans of what is parsed count from here. */
export interface Origin {
  readonly file: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

type Token = {
  readonly text: string;
  readonly kind: 'name' | 'number' | 'sign' | 'end';
  readonly at: number;
};

const tokenPattern = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|(\d+[A-Za-z_]?[A-Za-z0-9_]*)|(\.\.|[^\s]))/y;

const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  for (let m = tokenPattern.exec(text); m !== null; m = tokenPattern.exec(text)) {
    const [whole, name, number, sign] = m;
    const kind = name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign';
    const word = name ?? number ?? sign ?? '';
    tokens.push({ text: word, kind, at: m.index + whole.length - word.length });
  }
  tokens.push({ text: '', kind: 'end', at: text.trimEnd().length });
  return tokens;
};

class Unexpected extends Error {
  readonly token: Token;
  readonly wanted: string;
  constructor(token: Token, wanted: string) {
    super(wanted);
    this.token = token;
    this.wanted = wanted;
  }
}

const LARGEST = 2 ** 31 - 1;

/** Recursive descent over one op. Throws `Unexpected` at the first token that does not fit. */
class OpParser {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly origin: Origin;
  private next = 0;

  constructor(text: string, origin: Origin) {
    this.text = text;
    this.tokens = tokenize(text);
    this.origin = origin;
  }

  span(from: number, to: number): Span {
    const { file, offset, line, column } = this.origin;
    return { file, start: offset + from, end: offset + to, line, column: column + from };
  }

  op(): Op {
    const span = this.span(this.peek().at, this.text.trimEnd().length);
    const op = { ...this.form(), span };
    if (this.peek().kind !== 'end') throw new Unexpected(this.peek(), 'the end of the line');
    return op;
  }

  private form(): OpForm {
    if (this.tokens[1]?.text === '=') {
      const result = this.pointer('a pointer name before `=`');
      this.next += 1;
      return this.definition(result);
    }
    const verb = this.take();
    switch (verb.text) {
      case 'read':
      case 'write': {
        const through = this.pointer(`a pointer name after \`${verb.text}\``);
        return { op: 'access', kind: verb.text, through, range: this.brackets() };
      }
      case 'dealloc':
      case 'expose':
        return { op: verb.text, through: this.pointer(`a pointer name after \`${verb.text}\``) };
      case 'call':
        return { op: 'call', name: this.name('a function name after `call`').text };
      case 'ret':
        return { op: 'ret' };
      default:
        throw new Unexpected(verb, 'an op: `NAME = …`, read, write, dealloc, expose, call or ret');
    }
  }

  private definition(result: PointerName): OpForm {
    const first = this.take();
    switch (first.text) {
      case 'alloc': {
        const kind = this.take();
        if (!isAllocKind(kind.text)) throw new Unexpected(kind, allocKinds.join(', '));
        return { op: 'alloc', result, kind: kind.text, size: this.number('the size in bytes') };
      }
      case '&':
        if (this.peek().text === 'mut' && this.tokens[this.next + 1]?.text !== '[') {
          this.next += 1;
          return this.retag(result, 'mut');
        }
        return this.retag(result, 'ref');
      case 'box':
        return this.retag(result, 'box');
      case 'raw': {
        const which = this.take();
        if (which.text !== 'mut' && which.text !== 'const') throw new Unexpected(which, '`mut` or `const`');
        return this.retag(result, which.text === 'mut' ? 'raw-mut' : 'raw-const');
      }
      case 'copy':
        return { op: 'move', result, from: this.pointer('a pointer name after `copy`'), by: 0 };
      case 'addr':
        return { op: 'addr', result, address: this.number('an address') };
      case 'int2ptr':
        return { op: 'int2ptr', result, from: this.pointer('a pointer name after `int2ptr`') };
      default: {
        if (first.kind !== 'name')
          throw new Unexpected(first, 'alloc, &, &mut, box, raw, copy, addr, int2ptr, or a pointer name');
        const sign = this.take();
        if (sign.text !== '+' && sign.text !== '-')
          throw new Unexpected(sign, '`+` or `-` after the pointer');
        const distance = this.number('a number of bytes');
        const from = { name: first.text, span: this.span(first.at, first.at + first.text.length) };
        return { op: 'move', result, from, by: sign.text === '-' ? -distance : distance };
      }
    }
  }

  private retag(result: PointerName, form: RetagForm): OpForm {
    const from = this.pointer('the pointer to retag');
    const range = this.brackets();
    return { op: 'retag', result, form, from, range, options: this.options(form, range) };
  }

  private options(form: RetagForm, range: ByteRange): RetagOptions {
    const raw = form === 'raw-const' || form === 'raw-mut';
    const cells: ByteRange[] = [];
    const seen = new Set<string>();
    let freeze = true;
    while (this.peek().kind !== 'end') {
      const word = this.peek();
      const name = word.text === '!' ? `!${this.tokens[this.next + 1]?.text ?? ''}` : word.text;
      const legal = raw
        ? ['cells', '!freeze']
        : ['fn', 'cells', '!freeze', '!unpin', 'no_writable', ...(form === 'mut' ? ['2phase'] : [])];
      if (!legal.includes(name)) throw new Unexpected(word, `an option of this retag (${legal.join(', ')})`);
      this.next += name.startsWith('!') ? 2 : 1;
      if (name === 'cells') {
        freeze = false;
        this.cells(range, cells);
        continue;
      }
      if (seen.has(name)) throw new Unexpected(word, `\`${name}\` once only`);
      seen.add(name);
      if (seen.has('fn') && seen.has('2phase')) throw new Unexpected(word, 'one of `fn` and `2phase`');
    }
    if (seen.has('no_writable') && !seen.has('fn'))
      throw new Unexpected(this.peek(), '`fn` with `no_writable`');
    return {
      fn: seen.has('fn'),
      twoPhase: seen.has('2phase'),
      cells: cells.sort((a, b) => a.from - b.from),
      freeze: freeze && !seen.has('!freeze'),
      unpin: !seen.has('!unpin'),
      noWritable: seen.has('no_writable'),
    };
  }

  /** `cells(i..j)`, also `cells(i..j, k..l)`: inside the range and disjoint. An empty one adds no bytes. */
  private cells(range: ByteRange, cells: ByteRange[]): void {
    this.sign('(');
    do {
      const at = this.peek();
      const cell = this.range();
      const size = range.to - range.from;
      if (cell.to > size) throw new Unexpected(at, `cells inside the range, which has ${size} bytes`);
      if (cells.some((c) => c.from < cell.to && cell.from < c.to))
        throw new Unexpected(at, 'cells that do not overlap');
      if (cell.to > cell.from) cells.push(cell);
    } while (this.accept(','));
    this.sign(')');
  }

  private brackets(): ByteRange {
    this.sign('[');
    const range = this.range();
    this.sign(']');
    return range;
  }

  private range(): ByteRange {
    const from = this.number('the first byte of a range');
    this.sign('..');
    const at = this.peek();
    const to = this.number('the end of the range');
    if (to < from) throw new Unexpected(at, `an end of at least ${from}`);
    return { from, to };
  }

  private peek(): Token {
    return this.tokens[Math.min(this.next, this.tokens.length - 1)]!;
  }

  private take(): Token {
    const token = this.peek();
    this.next += 1;
    return token;
  }

  private accept(sign: string): boolean {
    if (this.peek().text !== sign) return false;
    this.next += 1;
    return true;
  }

  private sign(sign: string): void {
    const token = this.take();
    if (token.text !== sign) throw new Unexpected(token, `\`${sign}\``);
  }

  private name(wanted: string): Token {
    const token = this.take();
    if (token.kind !== 'name') throw new Unexpected(token, wanted);
    return token;
  }

  private pointer(wanted: string): PointerName {
    const token = this.name(wanted);
    return { name: token.text, span: this.span(token.at, token.at + token.text.length) };
  }

  private number(wanted: string): number {
    const token = this.take();
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw new Unexpected(token, wanted);
    const value = Number(token.text);
    if (value > LARGEST) throw new Unexpected(token, `${wanted}, at most ${LARGEST}`);
    return value;
  }
}

type WithoutSpan<T> = T extends unknown ? Omit<T, 'span'> : never;
type OpForm = WithoutSpan<Op>;

const isAllocKind = (word: string): word is AllocKind => (allocKinds as readonly string[]).includes(word);

/** One op, without a comment. `origin` is where its text begins. */
export const parseOp = (text: string, origin: Origin): Op | Diagnostic => {
  const parser = new OpParser(text, origin);
  try {
    return parser.op();
  } catch (e) {
    if (!(e instanceof Unexpected)) throw e;
    const { token, wanted } = e;
    const found = token.kind === 'end' ? 'the line ends here' : `found \`${token.text}\``;
    return error(
      'syntax',
      `expected ${wanted}; ${found}`,
      parser.span(token.at, token.at + token.text.length),
      {
        help: 'one op a line, as in `q = &mut p[0..4] fn`; docs/aliasing.md lists them all',
      },
    );
  }
};

export interface ParsedCases {
  readonly cases: readonly AliasingCase[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Cases as text. Ops before the first `== NAME` are a case named `unnamed`. Every line that does not parse gives a
 * diagnostic, and its case is left out.
 */
export const parseCases = (source: string, file: string, unnamed: string): ParsedCases => {
  const cases: AliasingCase[] = [];
  const diagnostics: Diagnostic[] = [];
  let current: { name: string; span: Span; ops: Op[]; broken: boolean } | undefined;
  const finish = (): void => {
    if (current !== undefined && !current.broken) cases.push({ ...current, expect: new Map() });
    current = undefined;
  };
  let offset = 0;
  for (const [index, raw] of source.split('\n').entries()) {
    const line = index + 1;
    const start = offset;
    offset += raw.length + 1;
    const body = raw.replace(/\r$/, '').replace(/#.*$/, '');
    if (body.trim() === '') continue;
    const column = body.length - body.trimStart().length;
    const span: Span = {
      file,
      start: start + column,
      end: start + body.trimEnd().length,
      line,
      column: column + 1,
    };
    const header = /^\s*==(.*)$/.exec(body);
    if (header !== null) {
      finish();
      const name = header[1]!.trim();
      if (name === '') diagnostics.push(error('syntax', 'expected a name after `==`', span));
      current = { name, span, ops: [], broken: name === '' };
      continue;
    }
    current ??= { name: unnamed, span, ops: [], broken: false };
    const op = parseOp(body, { file, offset: start, line, column: 1 });
    if ('severity' in op) {
      diagnostics.push(op);
      current.broken = true;
    } else current.ops.push(op);
  }
  finish();
  return { cases, diagnostics };
};
