/**
 * The only module that knows mathjax-node. TeX goes in, an SVG that needs no font, no script and no style attribute
 * comes out, with MathML for screen readers.
 *
 * The glyphs of all formulas stand once in the page (`glyphSheet`): a glyph's id is its code in MathJax's fonts, and
 * its outline is the same in every formula, so pictures depend on no order and can be cached one by one.
 */
import type { Result } from 'mathjax-node';
import { escape, raw, type Html } from './html.js';
import { shortHash } from './hash.js';

export interface Formula {
  readonly svg: string;
  readonly mathml: string;
  /** In ex. */
  readonly width: number;
  readonly height: number;
  /** Offset of the baseline, in ex; at most 0 (CSS vertical-align). */
  readonly valign: number;
  /** Outlines of the glyphs that the picture uses, by id. */
  readonly glyphs: Readonly<Record<string, string>>;
}

/** Where finished formulas are kept. Keys are file names; a lost entry costs time only. */
export interface MathCache {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

export const noCache: MathCache = { get: () => null, set: () => undefined };

export class MathError extends Error {
  readonly tex: string;
  constructor(tex: string, message: string) {
    super(`${message} in ${tex}`);
    this.name = 'MathError';
    this.tex = tex;
  }
}

/** Bump when what this module makes of MathJax's output changes. */
const version = 'mathjax-node 2.1.1, form 1';

/** They put links, classes and styles of the writer's choice into the page; MathJax's Safe extension lets them through. */
const refused = /\\(href|url|style|class|cssId)(?![A-Za-z])/;

type Engine = (tex: string, display: boolean) => Promise<Result>;
let engine: Promise<Engine> | null = null;

/** Milliseconds. MathJax's own limit of ten seconds is too short for its start on a machine that has much else to do. */
const timeout = 120_000;

/** jsdom 26 reports this harmless line once, while MathJax starts; formulas' own errors come back as results. */
const startUpNoise = "Cannot read properties of null (reading '1')";

const start = async (): Promise<Engine> => {
  const mathjax = await import('mathjax-node');
  mathjax.config({ displayErrors: false, undefinedCharError: true, MathJax: {} });
  mathjax.start();
  return (tex, display) =>
    new Promise((resolve) => {
      const format = display ? 'TeX' : 'inline-TeX';
      const said = console.error;
      console.error = (...args: unknown[]) => {
        if (!String(args[0]).startsWith(startUpNoise)) said(...args);
      };
      mathjax.typeset({ math: tex, format, svg: true, mml: true, speakText: false, timeout }, (result) => {
        console.error = said;
        resolve(result);
      });
    });
};

const ex = (s: string | undefined): number => Number.parseFloat(s ?? '0');

const glyph = /<path stroke-width="1" id="E\d+-([A-Za-z0-9-]+)" d="([^"]*)"><\/path>/g;

/** MathJax's picture with the glyphs taken out and nothing left that the policy or another formula could mind. */
const tidySvg = (svg: string): { svg: string; glyphs: Record<string, string> } => {
  const glyphs: Record<string, string> = {};
  for (const [, id = '', d = ''] of svg.matchAll(glyph)) glyphs[`g-${id}`] = d;
  const body = svg
    .replace(/<defs>[\s\S]*?<\/defs>/, '')
    .replace(/ style="[^"]*"/g, '')
    .replace(/ xmlns(:xlink)?="[^"]*"/g, '')
    .replace(/xlink:href="#E\d+-/g, 'href="#g-')
    .replace(' role="img" focusable="false"', ' aria-hidden="true" focusable="false"')
    .replace(/<(use|rect|path)([^>]*)><\/\1>/g, '<$1$2/>')
    .replace(/ [xy]="0"/g, '')
    .replace(/>\s+</g, '><')
    .trim();
  return { svg: body, glyphs };
};

const tidyMathml = (mml: string): string =>
  mml
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/ (class|xmlns)="[^"]*"/g, '')
    .replace(/>\s+</g, '><')
    .replace(/>\s+([^<\s])/g, '>$1')
    .trim();

const convert = async (tex: string, display: boolean): Promise<Formula> => {
  engine ??= start();
  const result = await (await engine)(tex, display);
  if (result.errors !== undefined && result.errors.length > 0)
    throw new MathError(tex, result.errors.map(String).join('; '));
  const { svg, glyphs } = tidySvg(result.svg ?? '');
  if (/style=|<script|javascript:/i.test(svg)) throw new MathError(tex, 'a picture that is not plain');
  return {
    svg,
    glyphs,
    mathml: tidyMathml(result.mml ?? ''),
    width: ex(result.width),
    height: ex(result.height),
    valign: ex(/vertical-align:\s*([-\d.]+)ex/.exec(result.style ?? '')?.[1]),
  };
};

const isFormula = (x: unknown): x is Formula =>
  typeof x === 'object' && x !== null && 'svg' in x && 'glyphs' in x && 'valign' in x;

const cached = (text: string | null): Formula | null => {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isFormula(value) ? value : null;
  } catch {
    return null; // cut off by a kill: made again
  }
};

/**
 * Typesets one formula. Throws `MathError` for TeX that MathJax does not understand and for the commands that would
 * reach into the page: a formula with an error must not get as far as a reader.
 */
export const typeset = async (tex: string, display: boolean, cache: MathCache): Promise<Formula> => {
  const bad = refused.exec(tex);
  if (bad !== null) throw new MathError(tex, `\\${bad[1] ?? ''} is not allowed`);
  const key = `${shortHash(`${version}\n${display ? 'display' : 'inline'}\n${tex}`)}.json`;
  const known = cached(cache.get(key));
  if (known !== null) return known;
  const made = await convert(tex, display);
  cache.set(key, JSON.stringify(made));
  return made;
};

/** A page's formulas: collected first, typeset together, then asked for while the page is written. */
export class Formulas {
  private readonly known = new Map<string, Formula>();
  private readonly used = new Map<string, string>();
  private readonly offsets = new Set<number>();

  private static key(tex: string, display: boolean): string {
    return `${display ? 'D' : 'I'}${tex}`;
  }

  /** One after the other: MathJax has one queue a process, so nothing is gained by asking for all at once. */
  async add(wanted: Iterable<{ readonly tex: string; readonly display: boolean }>, cache: MathCache) {
    for (const { tex, display } of wanted) {
      const key = Formulas.key(tex, display);
      if (!this.known.has(key)) this.known.set(key, await typeset(tex, display, cache));
    }
  }

  /** The formula as markup; the TeX must have been added before. */
  show(tex: string, display: boolean): Html {
    const f = this.known.get(Formulas.key(tex, display));
    if (f === undefined) throw new MathError(tex, 'not typeset before the page was written');
    for (const [id, d] of Object.entries(f.glyphs)) {
      const other = this.used.get(id);
      if (other !== undefined && other !== d) throw new MathError(tex, `two outlines for the glyph ${id}`);
      this.used.set(id, d);
    }
    const offset = Math.round(-f.valign * 1000);
    this.offsets.add(offset);
    const kind = display ? 'formula display' : 'formula';
    return raw(
      `<span class="${kind}"><span class="va${offset}">${f.svg}</span><span class="spoken">${f.mathml}</span></span>`,
    );
  }

  /** Glyphs that the shown formulas use: once a page, before it is printed or shown. */
  glyphSheet(): Html {
    const paths = [...this.used].sort(([a], [b]) => (a < b ? -1 : 1));
    const symbols = paths.map(([id, d]) => `<path id="${escape(id)}" stroke-width="1" d="${escape(d)}"/>`);
    return raw(
      `<svg class="glyphs" aria-hidden="true" focusable="false"><defs>${symbols.join('')}</defs></svg>`,
    );
  }

  /** Baselines, which style attributes would carry were the policy to allow them. */
  styles(): string {
    return [...this.offsets]
      .sort((a, b) => a - b)
      .map((o) => `.va${o}>svg{vertical-align:${-o / 1000}ex}`)
      .join('\n');
  }
}
