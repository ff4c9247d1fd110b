/** The expressions of `#if` and `#elif` (C11 6.10.1): of 64 bits, with names that are no macros as 0. */
import { readChar, readInteger } from './literals.js';
import type { Token } from './tokens.js';

interface Value {
  readonly v: bigint;
  readonly unsigned: boolean;
}

/** What is wrong with an expression, said to the user. */
export class BadCondition extends Error {
  readonly at: Token | null;
  readonly help: string;
  /** It is C, and not mini-C. */
  readonly outside: boolean;

  constructor(message: string, at: Token | null, help: string, outside = false) {
    super(message);
    this.at = at;
    this.help = help;
    this.outside = outside;
  }
}

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const of = (v: bigint, unsigned: boolean): Value => ({
  v: unsigned ? BigInt.asUintN(64, v) : BigInt.asIntN(64, v),
  unsigned,
});
const truth = (b: boolean): Value => ({ v: b ? 1n : 0n, unsigned: false });

class Reader {
  private readonly tokens: readonly Token[];
  private readonly isUnknown: (name: Token) => void;
  private at = 0;

  constructor(tokens: readonly Token[], isUnknown: (name: Token) => void) {
    this.tokens = tokens;
    this.isUnknown = isUnknown;
  }

  all(): bigint {
    const made = this.conditional();
    const rest = this.tokens[this.at];
    if (rest !== undefined)
      throw new BadCondition(`did not expect \`${rest.text}\` here`, rest, 'write one expression');
    return made.v;
  }

  private take(...texts: readonly string[]): Token | null {
    const t = this.tokens[this.at];
    if (t === undefined || t.kind === 'string' || !texts.includes(t.text)) return null;
    this.at++;
    return t;
  }

  private conditional(): Value {
    const test = this.binary(0, true);
    if (this.take('?') === null) return test;
    const yes = this.conditional();
    if (this.take(':') === null) throw this.unexpected('expected `:`');
    const no = this.conditional();
    return of((test.v !== 0n ? yes : no).v, yes.unsigned || no.unsigned);
  }

  private unexpected(message: string): BadCondition {
    return new BadCondition(message, this.tokens[this.at] ?? null, 'write an integer constant expression');
  }

  /** `counts`: the value is asked for; what `&&` and `||` pass by may divide by zero. */
  private binary(level: number, counts: boolean): Value {
    const operators = levels[level];
    if (operators === undefined) return this.unary(counts);
    let left = this.binary(level + 1, counts);
    for (let o = this.take(...operators); o !== null; o = this.take(...operators)) {
      const passed = (o.text === '&&' && left.v === 0n) || (o.text === '||' && left.v !== 0n);
      const right = this.binary(level + 1, counts && !passed);
      left = this.apply(o, left, right, counts);
    }
    return left;
  }

  private apply(o: Token, a: Value, b: Value, counts: boolean): Value {
    const unsigned = a.unsigned || b.unsigned;
    const [x, y] = [of(a.v, unsigned).v, of(b.v, unsigned).v];
    switch (o.text) {
      case '||':
        return truth(a.v !== 0n || b.v !== 0n);
      case '&&':
        return truth(a.v !== 0n && b.v !== 0n);
      case '==':
        return truth(x === y);
      case '!=':
        return truth(x !== y);
      case '<':
        return truth(x < y);
      case '>':
        return truth(x > y);
      case '<=':
        return truth(x <= y);
      case '>=':
        return truth(x >= y);
      case '|':
        return of(x | y, unsigned);
      case '^':
        return of(x ^ y, unsigned);
      case '&':
        return of(x & y, unsigned);
      case '<<':
        return of(a.v << (b.v & 63n), a.unsigned);
      case '>>':
        return of(a.v >> (b.v & 63n), a.unsigned);
      case '+':
        return of(x + y, unsigned);
      case '-':
        return of(x - y, unsigned);
      case '*':
        return of(x * y, unsigned);
    }
    if (y === 0n && counts) throw new BadCondition('a division by zero', o, 'divide by something else');
    return y === 0n ? truth(false) : of(o.text === '/' ? x / y : x % y, unsigned);
  }

  private unary(counts: boolean): Value {
    const o = this.take('+', '-', '~', '!', '(');
    if (o === null) return this.primary();
    if (o.text === '(') {
      const inner = this.conditional();
      if (this.take(')') === null) throw this.unexpected('expected `)`');
      return inner;
    }
    const { v, unsigned } = this.unary(counts);
    if (o.text === '!') return truth(v === 0n);
    return of(o.text === '-' ? -v : o.text === '~' ? ~v : v, unsigned);
  }

  private primary(): Value {
    const t = this.tokens[this.at];
    if (t === undefined) throw this.unexpected('the condition ends too early');
    this.at++;
    if (t.kind === 'word') {
      this.isUnknown(t);
      return truth(false);
    }
    if (t.kind === 'number') {
      const read = readInteger(t.text);
      if (!read.ok) throw new BadCondition(read.message, t, read.help, read.outside);
      const { value, suffix } = read.value;
      return of(value, suffix.includes('u') || value > 0x7fff_ffff_ffff_ffffn);
    }
    if (t.kind === 'char') {
      const read = readChar(t.text);
      if (!read.ok) throw new BadCondition(read.message, t, read.help, read.outside);
      return of(BigInt.asIntN(8, BigInt(read.value)), false);
    }
    this.at--;
    throw this.unexpected(`did not expect \`${t.text}\` here`);
  }
}

/** The value of a condition in which `defined` and macros were replaced. Throws `BadCondition`. */
export const conditionHolds = (tokens: readonly Token[], isUnknown: (name: Token) => void): boolean =>
  new Reader(tokens, isUnknown).all() !== 0n;
