/**
 * The front matter of a scenario: `key: value` lines between two lines of `---`, and one level of indented `name: value`
 * lines under `set:`. A small part of YAML, so that GitHub shows it as a table.
 */
import * as E from '#fp/Either';
import * as t from '#io/index';
import { error, type Diagnostic } from '../../model/diagnostic.js';
import type { Source } from '../../model/source.js';
import type { Span } from '../../model/span.js';
import { didYouMean } from './nearest.js';
import { checkSetting } from './registry.js';

const NonEmpty = new t.Type<string, string, unknown>(
  'a text',
  (u): u is string => typeof u === 'string' && u !== '',
  (u, c) => (typeof u === 'string' && u !== '' ? t.success(u) : t.failure(u, c)),
  t.identity,
);

const directions = { 'rust-calls-c': null, 'c-calls-rust': null, both: null, none: null };

const FrontMatter = t.intersection([
  t.type({ title: NonEmpty, theme: NonEmpty, source: NonEmpty, direction: t.keyof(directions) }),
  t.partial({ set: t.record(t.string, NonEmpty), pair: NonEmpty }),
]);
export type FrontMatter = t.TypeOf<typeof FrontMatter>;

const keys = ['title', 'theme', 'source', 'direction', 'set', 'pair'];

interface Entry {
  readonly value: string | Record<string, string>;
  readonly span: Span;
  readonly parts: Map<string, Span>;
}

/** Where the body begins, and what the lines before it say. */
interface Raw {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly open: Span;
  readonly end: number;
}

const unquote = (s: string): string => {
  const quoted = /^(["'])(.*)\1$/.exec(s);
  return quoted?.[2] ?? s;
};

const wrong = (message: string, span: Span, help: string): Diagnostic =>
  error('front-matter', message, span, { help });

const readRaw = (src: Source, found: Diagnostic[]): Raw | null => {
  const { text, span } = src;
  const first = /^---[ \t]*\r?\n/.exec(text);
  if (first === null) {
    const help = 'begin the file with `---`, `title: …`, `theme: …`, `source: …`, `direction: …`, `---`';
    found.push(
      wrong('a scenario begins with its front matter', span(0, text.indexOf('\n') + 1 || text.length), help),
    );
    return null;
  }
  const open = span(0, 3);
  const entries = new Map<string, Entry>();
  let group: { entry: Entry; values: Record<string, string> } | null = null;
  for (let at = first[0].length; at < text.length;) {
    const end = text.indexOf('\n', at);
    const next = end === -1 ? text.length : end + 1;
    const line = text.slice(at, end === -1 ? text.length : end).trimEnd();
    const here = span(at, at + line.length);
    if (line === '---') return { entries, open, end: next };
    at = next;
    if (line === '') continue;
    const [, indent = '', key = '', rest = ''] = /^( *)([A-Za-z][\w.-]*):(?:\s+(.*))?$/.exec(line) ?? [];
    const value = unquote(rest);
    if (key === '') {
      found.push(wrong(`\`${line.trim()}\` is no line of a front matter`, here, 'write `key: value`'));
    } else if (indent === '') {
      if (entries.has(key)) found.push(wrong(`\`${key}\` is given twice`, here, 'keep one of them'));
      const values: Record<string, string> = {};
      const entry: Entry = { value: value === '' ? values : value, span: here, parts: new Map() };
      entries.set(key, entry);
      group = value === '' ? { entry, values } : null;
    } else if (group === null) {
      found.push(
        wrong(
          `\`${key}\` is indented, but nothing stands above it that it could belong to`,
          here,
          'remove the spaces',
        ),
      );
    } else {
      if (key in group.values) found.push(wrong(`\`${key}\` is given twice`, here, 'keep one of them'));
      group.values[key] = value;
      group.entry.parts.set(key, here);
    }
  }
  found.push(wrong('the front matter is never closed', open, 'end it with a line `---`'));
  return null;
};

const ways: Readonly<Record<string, string>> = {
  title: 'one line that says what the program does',
  theme: 'the folder that it belongs to: `aliasing`, `temporal`, …',
  source: 'paper and section, issue, or document',
  direction: `one of: ${Object.keys(directions).join(', ')}`,
  set: 'indented lines `name: value` below it',
  pair: 'the file name of the repaired twin',
};

/** Reads and checks the front matter; `end` is the offset at which the body begins. */
export const frontMatter = (
  src: Source,
): {
  readonly front: FrontMatter | null;
  readonly end: number;
  readonly diagnostics: readonly Diagnostic[];
} => {
  const found: Diagnostic[] = [];
  const raw = readRaw(src, found);
  if (raw === null) return { front: null, end: 0, diagnostics: found };
  for (const [key, { span }] of raw.entries) {
    if (!keys.includes(key))
      found.push(error('unknown-key', `there is no key \`${key}\``, span, { help: didYouMean(key, keys) }));
  }
  const decoded = FrontMatter.decode(Object.fromEntries([...raw.entries].map(([k, e]) => [k, e.value])));
  if (E.isLeft(decoded)) {
    const bad = new Set(
      decoded.left.map((e) => e.context.map((c) => c.key).find((k) => keys.includes(k)) ?? ''),
    );
    for (const key of bad) {
      const entry = raw.entries.get(key);
      const message =
        entry === undefined ? `\`${key}\` is missing` : `\`${key}\` has no value that it may have`;
      found.push(wrong(message, entry?.span ?? raw.open, `${key}: ${ways[key] ?? ''}`));
    }
    return { front: null, end: raw.end, diagnostics: found };
  }
  const set = raw.entries.get('set');
  for (const [name, value] of Object.entries(decoded.right.set ?? {})) {
    const checked = checkSetting(name, value);
    if (E.isLeft(checked)) {
      const { code, message, help } = checked.left;
      found.push(error(code, message, set?.parts.get(name) ?? raw.open, { help }));
    }
  }
  return { front: found.length > 0 ? null : decoded.right, end: raw.end, diagnostics: found };
};
