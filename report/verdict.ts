/** What happened, in words: built from the outcome, its derivation and its cause, and from nothing else. */
import { ubKinds, type UbCode } from '../model/faults.js';
import type { Cause, Derivation, Outcome, Promise_ } from '../model/outcome.js';
import type { Lang } from '../model/core/mir.js';
import type { Span } from '../model/span.js';
import type { SourceText } from './data.js';
import { html, slug, type Html } from './html.js';
import { lineName, snippet, sourceOf } from './source.js';
import { capital, languageName, stop } from './words.js';

export interface Telling {
  readonly sources: readonly SourceText[];
  /** The texts whose lines have ids in the page: those of the first run. */
  readonly shown: readonly SourceText[];
  /** Prefix of the ids of source lines. */
  readonly id: string;
  /** The instruction form of a rule, by name. */
  readonly head: (rule: string) => string;
  /** Whether the page has the rule typeset. */
  readonly known: (rule: string) => boolean;
}

const verbs: Readonly<Record<string, string>> = {
  load: 'reads memory in',
  store: 'writes memory in',
  copy: 'copies memory in',
  retag: 'makes a reference at',
  'retag-in': 'makes references at',
  receive: 'takes over a value in',
  'receive-in': 'takes over a value in',
  'x-arg': 'passes the argument of',
  'x-enter': 'enters',
  'x-words': 'puts words into registers for',
  'x-back': 'finds the result of',
  'x-believe': 'believes the result of',
  'x-result': 'takes the result of',
  'x-leave': 'comes back from',
  'x-unwind': 'unwinds through',
  'x-use': 'uses a pointer of the library at',
  'x-use-string': 'uses a text of the library at',
  'x-validate': 'validates what is read at',
  unwind: 'unwinds out of',
  call: 'calls',
  'call-ptr': 'calls through',
  return: 'returns at',
  dead: 'ends the storage of',
  print: 'prints at',
  bin: 'computes',
  un: 'computes',
  cast: 'converts',
  offset: 'moves a pointer at',
  compare: 'compares pointers at',
  distance: 'subtracts pointers at',
  discr: 'reads the variant of',
};

const verb = (head: string): string => verbs[head] ?? (head.startsWith('op:') ? 'runs' : 'is at');

/** "line 3 of the Rust half", as a link to that line. */
export const place = (t: Telling, span: Span): Html | null => {
  const s = sourceOf(t.sources, span);
  if (s === null) return null;
  const line = span.line - s.firstLine + 1;
  const words = `line ${line} of the ${languageName(s.lang)} half`;
  const linked = t.shown.some((x) => x.lang === s.lang && x.text === s.text);
  return linked ? html`<a href="#${lineName(t.id, s, line)}">${words}</a>` : html`${words}`;
};

/** A piece of source with where it stands; null where no text stands behind it. */
const at = (t: Telling, span: Span): Html | null => {
  const text = snippet(t.sources, span);
  const where = place(t, span);
  if (where === null) return null;
  return text === null || text === '' ? html`${where}` : html`<code>${text}</code> (${where})`;
};

interface Act {
  readonly language: Lang;
  readonly rule: string;
  readonly span: Span;
}

/** Who does what where: "C writes `*p = 2` (line 4 of the C half)". */
const act = (t: Telling, o: Act): Html => {
  const where = at(t, o.span);
  const who = languageName(o.language);
  return where === null
    ? html`${who} runs code that the compiler made`
    : html`${who} ${verb(t.head(o.rule))} ${where}`;
};

const placed = (t: Telling, span: Span): Html => {
  const where = at(t, span);
  return where === null ? html`` : html` at ${where}`;
};

const promised: Readonly<Record<Promise_, (what: Html) => Html>> = {
  unaliased: (x) => html`nobody else reaches the memory behind ${x}`,
  'read-only': (x) => html`nobody writes the memory behind ${x}`,
  valid: (x) => html`only values of its type come out of ${x}`,
  'live-for-the-call': (x) => html`the memory behind ${x} is left alone until the function returns`,
  'no-unwind': (x) => html`no unwinding leaves ${x}`,
};

const needsNoPromise = html` No promise of Rust’s is needed for this: memory alone does not allow it.`;

const ubSentence = (code: UbCode): string => ubKinds.find((k) => k.code === code)?.sentence ?? '';

/** The first clause of a broken promise says it in the order in which it happened: promised first, then broken. */
const brokenPromise = (
  t: Telling,
  o: Extract<Outcome, { k: 'ub' }>,
  cause: Extract<Cause, { kind: 'promise' }>,
) => {
  const what = cause.span === null ? null : at(t, cause.span);
  const says = stop(o.reason);
  if (what === null || sameSpan(cause.span, o.span))
    return html`${act(t, o)}, and breaks a promise of Rust’s types: ${says}`;
  return html`${act(t, o)}, after Rust had promised that ${promised[cause.promise](what)}: ${says}`;
};

const sameSpan = (a: Span | null, b: Span): boolean =>
  a !== null && a.file === b.file && a.start === b.start && a.end === b.end;

/** One to three sentences on how a run ended. */
export const verdictSentence = (o: Outcome, t: Telling): Html => {
  switch (o.k) {
    case 'ub': {
      // Of aliasing, the reason says more than the kind does.
      const means = o.ub === 'aliasing' ? '' : ubSentence(o.ub);
      if (o.cause?.kind === 'promise') return html`${brokenPromise(t, o, o.cause)} ${means}`;
      const memory = o.cause?.kind === 'memory' ? needsNoPromise : null;
      return html`${act(t, o)}: ${stop(o.reason)} ${means}${memory}`;
    }
    case 'rejected':
      return o.when === 'static'
        ? html`The regime refuses the program before it runs${placed(t, o.span)}: ${stop(o.reason)}`
        : html`The regime stops the run when ${act(t, o)}: ${stop(o.reason)}`;
    case 'panic':
      return html`${languageName(o.language)} panics${placed(t, o.span)}: ${stop(o.message)}`;
    case 'abort':
      return html`The process aborts${placed(t, o.span)}: ${stop(o.why)}`;
    case 'done':
      return html`The run ends with exit value
      ${o.exit}${o.leak ? '; memory is never freed' : ''}${
        o.caughtPanics > 0 ? `; ${o.caughtPanics} panics are caught at the boundary` : ''
      }.`;
    case 'n/a':
      return html`The regime says nothing about this program: ${stop(o.reason)}`;
    case 'fuel':
      return html`The run did not end within its steps and memory; nothing follows from that.`;
    case 'error':
      return html`The workbench failed, which is a bug in Ferrule: ${stop(o.message)}`;
  }
};

export const ruleLink = (name: string, t: Pick<Telling, 'known'>): Html =>
  t.known(name)
    ? html`<a class="rule-name" href="#rule-${slug(name)}">${name}</a>`
    : html`<span class="rule-name">${name}</span>`;

/** The derivation of a failure, outermost rule first. */
export const derivationList = (d: Derivation, t: Telling): Html => {
  const rows: Html[] = [];
  for (let k: Derivation | null = d; k !== null; k = k.inner)
    rows.push(
      html`<li>
        ${ruleLink(k.rule, t)} <span class="premise">${k.premise}</span>
        <span class="reason">${capital(stop(k.reason))}</span>
      </li>`,
    );
  return html`<ol class="derivation">
    ${rows}
  </ol>`;
};
