/** `printf`: its format is read here and its arguments are checked against it (C11 7.21.6.1). */
import { latin1 } from '../../../model/latin1.js';
import type { FromArgument, PrintPart } from '../../../model/core/formats.js';
import type { Span } from '../../../model/span.js';
import { showC } from '../show.js';
import { asInt, ptrdiffT, sizeT, toUnsigned } from '../target.js';
import type { Expr } from '../tree.js';
import { int, intTy, isCharacter, isInteger, isVoidPointer, type CInt, type IntKind } from '../types.js';
import type { Context } from './context.js';
import { convert } from './nodes.js';

type Value = Extract<PrintPart, { k: 'value' }>;

interface Spec {
  readonly flags: string;
  readonly width: number | FromArgument | undefined;
  readonly precision: number | FromArgument | undefined;
}

/** The signed type that `d` means with a length; null if there is no such length (7.21.6.1p7). */
const lengths: Readonly<Record<string, IntKind | 'size' | 'diff'>> = {
  '': 'int',
  hh: 'schar',
  h: 'short',
  l: 'long',
  ll: 'llong',
  z: 'size',
  t: 'diff',
};

const percent = 0x25;
const directive = /^%([-+ #0]*)(\d+|\*)?(?:\.(\*|\d*))?(hh|h|ll|l|z|t|j|L)?(.?)/s;

export interface Format {
  readonly parts: readonly PrintPart[];
  readonly args: readonly Expr[];
}

class Reader {
  private readonly c: Context;
  private readonly span: Span;
  private readonly given: readonly Expr[];
  private readonly parts: PrintPart[] = [];
  private readonly args: Expr[] = [];
  /** Arguments before these, which say where the output goes. */
  private readonly before: number;

  constructor(c: Context, span: Span, given: readonly Expr[], before: number) {
    this.before = before;
    this.c = c;
    this.span = span;
    this.given = given;
  }

  read(bytes: readonly number[]): Format {
    const text = latin1(bytes);
    let at = 0;
    while (at < text.length) {
      if (bytes[at] !== percent) {
        const next = text.indexOf('%', at);
        const end = next === -1 ? text.length : next;
        this.text(bytes.slice(at, end));
        at = end;
        continue;
      }
      const m = directive.exec(text.slice(at));
      this.directive(m ?? ['%']);
      at += m?.[0].length ?? 1;
    }
    if (this.args.length < this.given.length)
      this.c.fail(
        'format',
        `the format uses ${this.args.length} of ${this.given.length} values`,
        this.given[this.args.length]?.span ?? this.span,
        'remove the value, or add a conversion for it',
      );
    return { parts: this.parts, args: this.args };
  }

  private text(bytes: readonly number[]): void {
    const last = this.parts[this.parts.length - 1];
    if (last?.k === 'text')
      this.parts[this.parts.length - 1] = { k: 'text', bytes: [...last.bytes, ...bytes] };
    else this.parts.push({ k: 'text', bytes });
  }

  private directive(m: readonly (string | undefined)[]): void {
    const [whole = '%', flags = '', width, precision, length = '', letter = ''] = m;
    const shown = `\`${whole}\` in the format of printf`;
    if (letter === '%' && whole === '%%') return this.text([percent]);
    const spec: Spec = { flags, width: this.amount(whole, width), precision: this.amount(whole, precision) };
    if ((letter === 'd' || letter === 'i') && lengths[length] !== undefined)
      return this.integer(whole, length, 'int', spec);
    if (letter === 'u' && lengths[length] !== undefined) return this.integer(whole, length, 'unsigned', spec);
    if ((letter === 'x' || letter === 'X' || letter === 'o') && lengths[length] !== undefined)
      return this.integer(whole, length, letter === 'x' ? 'hex' : letter === 'X' ? 'HEX' : 'octal', spec);
    if (length === '' && (letter === 'c' || letter === 's' || letter === 'p'))
      return this.other(whole, letter, spec);
    if (letter === '')
      this.c.fail('format', 'the format ends in the middle of a conversion', this.span, 'write %% for a %');
    this.c.refuse(shown, this.span, 'use %d %i %u %x %X %o with hh h l ll z t, %s %c %p or %%');
  }

  /** A width or precision: written out, or an `int` among the values (7.21.6.1p5). */
  private amount(whole: string, text: string | undefined): Spec['width'] {
    if (text !== '*') return text === undefined ? undefined : Number(text);
    const e = this.next(whole);
    if (!isInteger(e.ty) || this.c.widths.promote(e.ty) !== int)
      this.wrong(whole, 'by an `int`', e, 'cast it to int');
    this.args.push(convert(this.c.widths, e, int));
    return { arg: this.before + this.args.length - 1 };
  }

  private next(whole: string): Expr {
    const e = this.given[this.args.length];
    if (e === undefined)
      return this.c.fail(
        'format',
        `no value is left for \`${whole}\``,
        this.span,
        'add a value after the format',
      );
    return e;
  }

  private wrong(whole: string, wanted: string, e: Expr, help: string): never {
    return this.c.fail('format', `\`${whole}\` prints ${wanted}, and this is ${showC(e.ty)}`, e.span, help);
  }

  private put(e: Expr, as: Value['as'], spec: Spec): void {
    const plain = spec.flags === '' && spec.width === undefined && spec.precision === undefined;
    const arg = this.before + this.args.length;
    const format = { flags: spec.flags, width: spec.width ?? 0, precision: spec.precision ?? null };
    this.parts.push(plain ? { k: 'value', arg, as } : { k: 'value', arg, as, format });
    this.args.push(e);
  }

  /** Signed and unsigned of one width may stand for each other (7.16.1.1p2). */
  private integer(
    whole: string,
    length: string,
    as: 'int' | 'unsigned' | 'hex' | 'HEX' | 'octal',
    spec: Spec,
  ): void {
    const w = this.c.widths;
    const kind = lengths[length] ?? 'int';
    const signed = kind === 'diff' || kind === 'size' ? ptrdiffT(w.target) : intTy(kind);
    const printed: CInt = as === 'int' ? signed : kind === 'size' ? sizeT(w.target) : toUnsigned(signed);
    const wanted = length === 'hh' || length === 'h' ? int : signed;
    const e = this.next(whole);
    const same = isInteger(e.ty) && toUnsigned(w.promote(asInt(e.ty))).kind === toUnsigned(wanted).kind;
    if (!same) {
      const help = isInteger(e.ty)
        ? `use the conversion for its type, or cast it to ${showC(printed).slice(1, -1)}`
        : 'print a pointer by %p and a string by %s';
      this.wrong(whole, showC(printed), e, help);
    }
    this.put(convert(w, e, printed), as, spec);
  }

  private other(whole: string, letter: 'c' | 's' | 'p', spec: Spec): void {
    const e = this.next(whole);
    if (letter === 'c') {
      if (!isInteger(e.ty) || this.c.widths.promote(e.ty) !== int)
        this.wrong(whole, 'a character', e, 'give an int');
      return this.put(convert(this.c.widths, e, intTy('uchar')), 'byte', spec);
    }
    if (letter === 's') {
      if (e.ty.k !== 'pointer' || !isCharacter(e.ty.to.ty))
        this.wrong(whole, 'a string', e, 'give a pointer to the first character');
      return this.put(e, 'c-str', spec);
    }
    if (!isVoidPointer(e.ty) && !(e.ty.k === 'pointer' && isCharacter(e.ty.to.ty)))
      this.wrong(whole, 'a `void *`', e, 'write the cast `(void *)`');
    this.put(e, 'ptr', spec);
  }
}

/** The parts that are printed, and the values, converted to what their conversions mean. */
export const readFormat = (
  c: Context,
  format: readonly number[],
  span: Span,
  values: readonly Expr[],
  before: number,
): Format => new Reader(c, span, values, before).read(format);
