import { error, type Diagnostic } from '../diagnostic.js';
import type { Span } from '../span.js';
import { parseOp, type ParsedCases } from './parse.js';
import type { AliasingCase, CaseVerdict, Op } from './syntax.js';

/** A JSON value that knows where it stands, so that an op inside a string can be blamed by line and column. */
type Json =
  | { readonly kind: 'object'; readonly span: Span; readonly fields: ReadonlyMap<string, Json> }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly Json[] }
  | { readonly kind: 'string'; readonly span: Span; readonly value: string }
  | { readonly kind: 'other'; readonly span: Span; readonly value: number | boolean | null };

class BadJson extends Error {
  readonly at: number;
  constructor(at: number, wanted: string) {
    super(wanted);
    this.at = at;
  }
}

/** Nesting that no case file has; deeper input is refused rather than overflowing the stack. */
const DEEPEST = 64;

class Reader {
  private readonly source: string;
  private readonly file: string;
  private at = 0;
  private line = 1;
  private lineStart = 0;

  constructor(source: string, file: string) {
    this.source = source;
    this.file = file;
  }

  span(start: number, end: number): Span {
    return { file: this.file, start, end, line: this.line, column: start - this.lineStart + 1 };
  }

  document(): Json {
    const value = this.value(0);
    this.space();
    if (this.at < this.source.length) throw new BadJson(this.at, 'the end of the file');
    return value;
  }

  private value(depth: number): Json {
    this.space();
    if (depth > DEEPEST) throw new BadJson(this.at, `no more than ${DEEPEST} levels of nesting`);
    const start = this.at;
    const span = this.span(start, start + 1);
    const first = this.source[start];
    if (first === '"') return { kind: 'string', ...this.string() };
    if (first === '{') return { kind: 'object', span, fields: this.fields(depth) };
    if (first === '[') {
      const items: Json[] = [];
      this.list(']', () => items.push(this.value(depth + 1)));
      return { kind: 'array', span, items };
    }
    const word = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(
      this.source.slice(start, start + 40),
    );
    if (word === null) throw new BadJson(start, 'a JSON value');
    this.at += word[0].length;
    return { kind: 'other', span, value: JSON.parse(word[0]) as number | boolean | null };
  }

  private fields(depth: number): Map<string, Json> {
    const fields = new Map<string, Json>();
    this.list('}', () => {
      this.space();
      if (this.source[this.at] !== '"') throw new BadJson(this.at, 'a field name');
      const key = this.string().value;
      this.space();
      if (this.source[this.at] !== ':') throw new BadJson(this.at, '`:`');
      this.at += 1;
      fields.set(key, this.value(depth + 1));
    });
    return fields;
  }

  private list(close: string, item: () => void): void {
    this.at += 1;
    this.space();
    if (this.source[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      item();
      this.space();
      const next = this.source[this.at];
      if (next !== ',' && next !== close) throw new BadJson(this.at, `\`,\` or \`${close}\``);
      this.at += 1;
      if (next === close) return;
    }
  }

  private string(): { span: Span; value: string } {
    const start = this.at;
    const span = this.span(start, start + 1);
    const match = /"(?:[^"\\\n]|\\.)*"/y;
    match.lastIndex = start;
    const literal = match.exec(this.source)?.[0];
    if (literal === undefined) throw new BadJson(start, 'the string to end on its line');
    this.at += literal.length;
    try {
      return { span: { ...span, end: this.at }, value: JSON.parse(literal) as string };
    } catch {
      throw new BadJson(start, 'a string with legal escapes');
    }
  }

  private space(): void {
    for (; this.at < this.source.length; this.at += 1) {
      const c = this.source[this.at];
      if (c === '\n') {
        this.line += 1;
        this.lineStart = this.at + 1;
      } else if (c !== ' ' && c !== '\t' && c !== '\r') return;
    }
  }
}

const field = (j: Json | undefined, name: string): Json | undefined =>
  j?.kind === 'object' ? j.fields.get(name) : undefined;
const text = (j: Json | undefined): string | undefined => (j?.kind === 'string' ? j.value : undefined);
const number = (j: Json | undefined): number | undefined =>
  j?.kind === 'other' && typeof j.value === 'number' ? j.value : undefined;

const verdictOf = (
  word: string | undefined,
  at: number | undefined,
  kind: string | undefined,
  basis: string | undefined,
): CaseVerdict | undefined =>
  word === 'ok' || word === 'ub'
    ? { verdict: word, at, kind, basis: basis === 'miri' ? 'miri' : 'derived' }
    : undefined;

/** The expectations of a case: `expect`, `ubOpBy`, `ubKindBy`, `basis` by model, and `tbImplicitWrites`. */
const expectations = (j: Json): Map<string, CaseVerdict> => {
  const expect = new Map<string, CaseVerdict>();
  for (const model of ['stacked', 'tree']) {
    const verdict = verdictOf(
      text(field(field(j, 'expect'), model)),
      number(field(field(j, 'ubOpBy'), model)),
      text(field(field(j, 'ubKindBy'), model)),
      text(field(field(j, 'basis'), model)),
    );
    if (verdict !== undefined) expect.set(model, verdict);
  }
  const implicit = field(j, 'tbImplicitWrites');
  const verdict = verdictOf(
    text(field(implicit, 'expect')),
    number(field(implicit, 'ubOp')),
    undefined,
    text(field(implicit, 'basis')),
  );
  if (verdict !== undefined) expect.set('tree.implicit-writes', verdict);
  return expect;
};

const readCase = (j: Json, index: number, diagnostics: Diagnostic[]): AliasingCase | undefined => {
  const complain = (at: Json, wanted: string): undefined => {
    diagnostics.push(error('case-format', `expected ${wanted} in case ${index + 1}`, at.span));
    return undefined;
  };
  if (j.kind !== 'object') return complain(j, 'an object with `name` and `ops`');
  const name = text(j.fields.get('name'));
  if (name === undefined) return complain(j, 'a string `name`');
  const list = j.fields.get('ops');
  if (list?.kind !== 'array') return complain(list ?? j, '`ops`, an array of strings');
  const before = diagnostics.length;
  const ops: Op[] = [];
  for (const item of list.items) {
    if (item.kind !== 'string') {
      complain(item, 'an op as a string');
      continue;
    }
    // A string without escapes stands in the file as it is, one column after its quote.
    const { file, line, column, start } = item.span;
    const op = parseOp(item.value, { file, line, column: column + 1, offset: start + 1 });
    if ('severity' in op) diagnostics.push(op);
    else ops.push(op);
  }
  return diagnostics.length > before ? undefined : { name, span: j.span, ops, expect: expectations(j) };
};

/** The JSON format of test/data/aliasing-cases.json: an array of cases. Fields that it does not name are notes. */
export const parseJsonCases = (source: string, file: string): ParsedCases => {
  const reader = new Reader(source, file);
  const diagnostics: Diagnostic[] = [];
  let document: Json;
  try {
    document = reader.document();
  } catch (e) {
    if (!(e instanceof BadJson)) throw e;
    return { cases: [], diagnostics: [error('json', `expected ${e.message}`, reader.span(e.at, e.at + 1))] };
  }
  if (document.kind !== 'array')
    return { cases: [], diagnostics: [error('case-format', 'expected an array of cases', document.span)] };
  const cases = document.items.flatMap((j, i) => readCase(j, i, diagnostics) ?? []);
  return { cases, diagnostics };
};
