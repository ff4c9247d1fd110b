/** The names of things, as people read them. Also runs in the page. */
import type { Outcome } from '../model/outcome.js';
import type { CellVerdict } from './data.js';
import { html, type Html } from './html.js';

/** How a thing looks: colour and sign go by this, and the text says the same. */
export type Tone = 'good' | 'bad' | 'stopped' | 'warn' | 'plain';

const signs: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', stopped: '■', warn: '◆', plain: '–' };

/** A verdict as a small label: sign, colour and words. */
export const chip = (tone: Tone, words: string): Html =>
  html`<span class="chip ${tone}"><span class="sign" aria-hidden="true">${signs[tone]}</span>${words}</span>`;

export const outcomeTone = (o: Outcome): Tone => {
  switch (o.k) {
    case 'done':
      return 'good';
    case 'ub':
    case 'error':
      return 'bad';
    case 'rejected':
      return 'stopped';
    case 'panic':
    case 'abort':
    case 'fuel':
      return 'warn';
    case 'n/a':
      return 'plain';
  }
};

export const outcomeWords = (o: Outcome): string => {
  switch (o.k) {
    case 'done': {
      const flags = [o.leak ? 'memory leaks' : '', o.caughtPanics > 0 ? `${o.caughtPanics} caught` : ''];
      const tail = flags.filter((f) => f !== '').join(', ');
      return `ends with ${o.exit}${tail === '' ? '' : ` (${tail})`}`;
    }
    case 'panic':
      return 'Rust panics';
    case 'abort':
      return 'aborts';
    case 'n/a':
      return 'not applicable';
    case 'rejected':
      return `refused ${o.when === 'static' ? 'before it runs' : 'as it runs'}: ${o.premise}`;
    case 'ub':
      return `undefined: ${o.ub}`;
    case 'fuel':
      return 'did not end';
    case 'error':
      return 'a bug in Ferrule';
  }
};

export const outcomeChip = (o: Outcome): Html => chip(outcomeTone(o), outcomeWords(o));

export const cellTone: Readonly<Record<CellVerdict, Tone>> = {
  holds: 'good',
  broken: 'bad',
  'no-promise': 'warn',
  'n/a': 'plain',
  'not-run': 'plain',
};

export const cellWords: Readonly<Record<CellVerdict, string>> = {
  holds: 'holds so far',
  broken: 'broken',
  'no-promise': 'broken, no promise',
  'n/a': 'not applicable',
  'not-run': 'not run',
};

export const languageName = (l: 'rust' | 'c' | 'boundary'): string =>
  l === 'rust' ? 'Rust' : l === 'c' ? 'C' : 'Boundary';

/** A sentence of the code's own: what stands between backticks is code. */
export const sentence = (text: string): readonly Html[] =>
  text.split('`').map((part, k) => (k % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));

/** Groups digits: 1234567 as 1,234,567. */
export const figure = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 1 });

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${figure(n)} ${n === 1 ? one : many}`;

/** Themes whose folder is no word to read. */
const themes: Readonly<Record<string, string>> = {
  abi: 'ABI',
  'c-language': 'C alone',
  'rust-language': 'Rust alone',
};

export const themeName = (folder: string): string => themes[folder] ?? capital(folder);

export const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);

/** As the end of a sentence: one full stop. */
export const stop = (s: string): string => (/[.!?]$/.test(s) ? s : `${s}.`);
