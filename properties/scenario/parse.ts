/** The parser of scenarios: Markdown with front matter, programs in fences, and what is expected of them. */
import * as E from '#fp/Either';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import type { Settings } from '../../model/settings.js';
import { source, unfit, type Source } from '../../model/source.js';
import type { Span } from '../../model/span.js';
import type { Direction } from '../../semantics/regimes/regime.js';
import { parseExpectation, type Expectation } from './expectation.js';
import { scanFences, type Fence } from './fences.js';
import { frontMatter } from './front-matter.js';
import { didYouMean } from './nearest.js';
import type { SourceText } from './program.js';
import { checkRegime, regimeNames } from './registry.js';

/** A program point that a comment `// mark name` names. */
export interface MarkAt {
  readonly name: string;
  readonly line: number;
}

export interface Program {
  /** As it stands for every regime that has no fence of its own. */
  readonly rust: SourceText | null;
  /** By regime: hand-written glue in that regime's API. */
  readonly rustFor: ReadonlyMap<string, SourceText>;
  readonly c: SourceText | null;
  /** The C that the Rust half was ported from. */
  readonly original: SourceText | null;
}

export interface Scenario extends Program {
  readonly file: string;
  /** The whole file. */
  readonly text: string;
  readonly title: string;
  readonly theme: string;
  readonly source: string;
  readonly direction: Direction;
  readonly set: Settings;
  /** File name of the repaired twin, beside this one. */
  readonly pair: string | null;
  /** What every run that is `done` prints. */
  readonly output: string | null;
  readonly expect: readonly Expectation[];
  /** Offsets of the content of the `expect` fence. */
  readonly expectAt: { readonly from: number; readonly to: number } | null;
  readonly marks: readonly MarkAt[];
}

export interface ParsedScenario {
  /** Null where there is an error among the diagnostics. */
  readonly scenario: Scenario | null;
  readonly diagnostics: readonly Diagnostic[];
}

const kinds = ['rust', 'c', 'c original', 'expect', 'output'] as const;

/** The fence's text where it stands in the file, the rest blank: so spans in it are spans of the file. */
const inPlace = ({ text, file }: Source, f: Fence): SourceText => ({
  file,
  text: text.slice(0, f.from).replace(/[^\n]/g, ' ') + text.slice(f.from, f.to),
});

/** A mark that stands alone on its line is about the next line. */
const marksOf = ({ text, file: _ }: Source, f: Fence): readonly MarkAt[] => {
  let line = f.span.line;
  let pending: string[] = [];
  const out: MarkAt[] = [];
  for (const part of text.slice(f.from, f.to).split('\n')) {
    line++;
    const [, before = '', name] = /^(.*?)\/\/[ \t]*mark[ \t]+(\S+)\s*$/.exec(part) ?? [];
    if (name !== undefined && before.trim() === '') pending.push(name);
    else if (part.trim() !== '') {
      for (const p of pending) out.push({ name: p, line });
      pending = [];
      if (name !== undefined) out.push({ name, line });
    }
  }
  return [...out, ...pending.map((name) => ({ name, line }))];
};

/** Which fence it is: one of `kinds`, or `rust REGIME`; null for prose and for what is reported. */
const kindOf = (f: Fence, found: Diagnostic[]): string | null => {
  const [word, second, ...more] = f.words;
  if (word === undefined) return null;
  const all = [...kinds, ...regimeNames.map((r) => `rust ${r}`)];
  const info = f.words.join(' ');
  if (word === 'rust' && second !== undefined && more.length === 0) {
    const regime = checkRegime(second);
    if (E.isRight(regime)) return info;
    found.push(error(regime.left.code, regime.left.message, f.span, { help: regime.left.help }));
    return null;
  }
  if (kinds.some((k) => k === info)) return info;
  const help = `${didYouMean(info, all)} A fence without a word is prose.`;
  found.push(error('unknown-fence', `there is no fence \`${info}\``, f.span, { help }));
  return null;
};

/** The fences by kind; each at most once. */
const sortFences = (src: Source, start: number, found: Diagnostic[]): ReadonlyMap<string, Fence> => {
  const out = new Map<string, Fence>();
  for (const f of scanFences(src, start)) {
    if (!f.closed)
      found.push(
        error('unclosed-fence', 'this fence is never closed', f.span, { help: 'close it with ```' }),
      );
    const kind = kindOf(f, found);
    if (kind === null) continue;
    if (f.indented)
      found.push(
        error('indented-fence', 'this fence is indented', f.span, {
          help: 'begin it at the start of the line',
        }),
      );
    const first = out.get(kind);
    if (first === undefined) out.set(kind, f);
    else {
      const related = [{ span: first.span, message: 'the first one' }];
      found.push(
        error('two-fences', `a second fence \`${kind}\``, f.span, { related, help: 'keep one of them' }),
      );
    }
  }
  return out;
};

const parseLines = (src: Source, f: Fence, found: Diagnostic[]): readonly Expectation[] => {
  const out: Expectation[] = [];
  let at = f.from;
  for (const line of src.text.slice(f.from, f.to).split('\n')) {
    const trimmed = line.trim();
    const from = at + line.indexOf(trimmed);
    at += line.length + 1;
    if (trimmed === '') continue;
    const parsed = parseExpectation(trimmed, src.span(from, from + trimmed.length));
    if (E.isLeft(parsed)) found.push(parsed.left);
    else out.push(parsed.right);
  }
  if (out.length === 0 && found.length === 0)
    found.push(
      error('expect-line', 'the `expect` fence is empty', f.span, { help: 'remove it, or write a line' }),
    );
  return out;
};

/** `later` speaks of nothing that `earlier` does not speak of. The first to match wins, so it would never be read. */
const covers = (earlier: Expectation, later: Expectation): boolean =>
  (earlier.regime === '*' || earlier.regime === later.regime) &&
  earlier.aliasing === later.aliasing &&
  earlier.threat === later.threat;

const checkLines = (lines: readonly Expectation[], marks: ReadonlySet<string>, found: Diagnostic[]): void => {
  lines.forEach((e, k) => {
    const first = lines.slice(0, k).find((d) => covers(d, e));
    if (first !== undefined) {
      const related = [{ span: first.span, message: 'this line comes first' }];
      found.push(
        error('unreached-line', 'this line is never reached', e.span, { related, help: 'put `*` last' }),
      );
    }
    if (e.mark !== null && !marks.has(e.mark)) {
      const help =
        marks.size === 0 ? `write \`// mark ${e.mark}\` behind a line` : didYouMean(e.mark, [...marks]);
      found.push(error('unknown-mark', `no comment \`// mark ${e.mark}\` names a place`, e.span, { help }));
    }
  });
};

const checkMarks = (fence: Fence, marks: readonly MarkAt[], src: Source, found: Diagnostic[]): void => {
  marks.forEach((m, k) => {
    if (marks.slice(0, k).some((n) => n.name === m.name)) {
      const written = `mark ${m.name}`;
      const at = src.text.indexOf(written, src.text.indexOf(written, fence.from) + 1);
      const message = `two places are named \`${m.name}\``;
      found.push(
        error('two-marks', message, src.span(at, at + written.length), { help: 'rename one of them' }),
      );
    }
  });
};

/** Parses a scenario. Never throws; what is wrong is among the diagnostics, each with its line and column. */
export const parseScenario = (text: string, file: string): ParsedScenario => {
  const src = source(text, file);
  const bad = unfit(src);
  if (bad !== null) return { scenario: null, diagnostics: [bad] };
  const { front, end, diagnostics } = frontMatter(src);
  const found: Diagnostic[] = [...diagnostics];
  if (end === 0) return { scenario: null, diagnostics: found };
  const fences = sortFences(src, end, found);
  const program = (kind: string): SourceText | null => {
    const f = fences.get(kind);
    return f === undefined ? null : inPlace(src, f);
  };
  const marks: MarkAt[] = [];
  const rustFor = new Map<string, SourceText>();
  for (const [kind, f] of fences) {
    if (kind === 'expect' || kind === 'output') continue;
    const own = marksOf(src, f);
    checkMarks(f, own, src, found);
    marks.push(...own);
    if (kind.startsWith('rust ')) rustFor.set(kind.slice('rust '.length), inPlace(src, f));
  }
  const rust = program('rust');
  const c = program('c');
  if (rust === null && c === null) {
    const help = 'write a fence `rust`, a fence `c`, or both';
    found.push(error('no-program', 'there is no program in this scenario', src.span(end, end), { help }));
  }
  const expectFence = fences.get('expect');
  const expect = expectFence === undefined ? [] : parseLines(src, expectFence, found);
  checkLines(expect, new Set(marks.map((m) => m.name)), found);
  const outputFence = fences.get('output');
  if (outputFence !== undefined && expect.length > 0 && !expect.some((e) => e.outcome === 'done')) {
    const help = 'it is compared where a line expects `done`';
    found.push(error('unused-output', 'no line uses this output', outputFence.span, { help }));
  }
  if (front === null || found.some((d) => d.severity === 'error'))
    return { scenario: null, diagnostics: found };
  const scenario: Scenario = {
    file,
    text,
    title: front.title,
    theme: front.theme,
    source: front.source,
    direction: front.direction,
    set: front.set ?? {},
    pair: front.pair ?? null,
    rust,
    rustFor,
    c,
    original: program('c original'),
    output: outputFence === undefined ? null : text.slice(outputFence.from, outputFence.to),
    expect,
    expectAt: expectFence === undefined ? null : { from: expectFence.from, to: expectFence.to },
    marks,
  };
  return { scenario, diagnostics: found };
};

/** Where the mark stands: one line a fence that has it. */
export const markLines = (s: Scenario, name: string): readonly number[] =>
  s.marks.filter((m) => m.name === name).map((m) => m.line);

/** The first place of a file, for what is said of the file as a whole. */
export const fileSpan = (file: string): Span => ({ file, start: 0, end: 0, line: 1, column: 1 });
