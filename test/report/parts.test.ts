import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../report/align.js';
import { highlightLines } from '../../report/highlight.js';
import { html, jsonText, scriptText, slug } from '../../report/html.js';
import { formulasIn, markdown } from '../../report/markdown.js';
import { Formulas, noCache } from '../../report/math.js';
import { pack, unpack } from '../../report/pack.js';
import { ticks } from '../../report/plots.js';
import { snippet, sourceOf } from '../../report/source.js';
import type { SourceText } from '../../report/data.js';
import type { TraceStep } from '../../semantics/machine/trace.js';
import { c, rust, spanOf, witness } from './sample.js';

const unescape = (s: string): string =>
  s
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Characters that both languages and HTML care about, so that random texts are rarely harmless. */
const nasty = fc.string({
  unit: fc.constantFrom(...'abz_09 \n\t"\'`/*#!<>&\\(){};.-', '</script>', '<!--', '&lt;', 'r#"', 'é', '𝒳'),
  maxLength: 60,
});

describe('escaping', () => {
  it('turns any text into markup that reads as that text.', () => {
    fc.assert(
      fc.property(nasty, (s) => {
        const { text } = html`${s}`;
        expect(text).not.toMatch(/[<>"']/);
        expect(unescape(text)).toBe(s);
      }),
    );
  });

  it('keeps JSON free of `<` and readable.', () => {
    fc.assert(
      fc.property(nasty, (s) => {
        expect(jsonText({ s })).not.toContain('<');
        expect(JSON.parse(jsonText({ s }))).toEqual({ s });
      }),
    );
  });

  it('leaves no end of a script in a script.', () => {
    expect(scriptText('"</SCRIPT>" + /<!--/')).toBe('"<\\/SCRIPT>" + /<\\!--/');
  });

  it('gives different names different ids.', () => {
    const names = ['A-b', 'A_b', 'A b', 'A/b', 'A.b', 'Ab'].filter((n) => n !== 'A b' && n !== 'A/b');
    expect(new Set(names.map(slug)).size).toBe(names.length);
  });
});

describe('colours', () => {
  it('change no text, in either language, whatever the text and the marks.', () => {
    fc.assert(
      fc.property(
        nasty,
        fc.constantFrom('rust' as const, 'c' as const),
        fc.nat(60),
        fc.nat(20),
        (s, lang, from, n) => {
          const lines = highlightLines(s, lang, [{ from, to: from + n, kind: 'fail' }]);
          expect(lines.map((l) => unescape(l.text)).join('\n')).toBe(s);
        },
      ),
    );
  });

  it('know nested comments, raw strings, lifetimes and character literals of Rust.', () => {
    const [line] = highlightLines(`/* a /* b */ c */ 'x' r#"a"b"# &'a i32`, 'rust');
    expect(line?.text).toBe(
      '<span class="co">/* a /* b */ c */</span> <span class="st">&#39;x&#39;</span> ' +
        '<span class="st">r#&quot;a&quot;b&quot;#</span> &amp;<span class="li">&#39;a</span> <span class="ty">i32</span>',
    );
  });

  it('do not nest comments of C, and know its directives.', () => {
    const lines = highlightLines('#include <a.h>\n/* a /* b */ int', 'c');
    expect(lines[0]?.text).toBe('<span class="at">#include &lt;a.h&gt;</span>');
    expect(lines[1]?.text).toBe('<span class="co">/* a /* b */</span> <span class="ty">int</span>');
  });
});

describe('packed runs', () => {
  it('unpack to what they were.', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (v) => {
        const plain = JSON.parse(JSON.stringify(v)) as unknown;
        expect(unpack(JSON.parse(JSON.stringify(pack(v))) as ReturnType<typeof pack>)).toEqual(plain);
      }),
    );
  });

  it('share what is equal, so that a run costs little more than its changes.', () => {
    const steps = witness.runs[0]?.trace?.steps ?? [];
    const packed = pack([steps, steps]);
    const [a, b] = unpack(packed) as [readonly TraceStep[], readonly TraceStep[]];
    expect(a).toBe(b);
    expect(a).toEqual(JSON.parse(JSON.stringify(steps)));
    expect(JSON.stringify(packed).length).toBeLessThan(JSON.stringify([steps, steps]).length / 3);
  });
});

describe('two runs side by side', () => {
  const a = witness.runs[0]?.trace?.steps ?? [];
  const b = witness.runs[2]?.trace?.steps ?? [];

  it('keep all steps of both in order, and pair what they share.', () => {
    const moments = align(a, b);
    expect(moments.filter((m) => m.a >= 0).map((m) => m.a)).toEqual(a.map((_, k) => k));
    expect(moments.filter((m) => m.b >= 0).map((m) => m.b)).toEqual(b.map((_, k) => k));
    expect(moments.filter((m) => m.a >= 0 && m.b >= 0)).toHaveLength(5);
  });

  it('pair every step of a run with itself.', () => {
    expect(align(a, a)).toEqual(a.map((_, k) => ({ a: k, b: k })));
  });
});

describe('places in sources', () => {
  it('are found by file and line, and quoted.', () => {
    const sources = [rust, c];
    expect(sourceOf(sources, spanOf(c, '*bar = 5'))).toBe(c);
    expect(snippet(sources, spanOf(c, '*bar = 5'))).toBe('*bar = 5');
  });

  it('tell two fences of one file apart by their lines.', () => {
    const fence = (s: SourceText, firstLine: number): SourceText => ({ ...s, file: 'x.md', firstLine });
    const [one, two] = [fence(rust, 10), fence(c, 20)];
    const span = { ...spanOf(c, '*bar = 5'), file: 'x.md', line: 26 };
    expect(sourceOf([one, two], span)).toBe(two);
    expect(snippet([one, two], span)).toBe('*bar = 5');
    expect(sourceOf([one, two], { ...span, line: 15 })).toBeNull();
  });
});

describe('prose', () => {
  const show = async (text: string): Promise<string> => {
    const formulas = new Formulas();
    await formulas.add(formulasIn(text), noCache);
    return markdown(text, { id: 'p', deeper: 2, formulas, link: (f) => (f === 'a.md' ? '#a' : null) }).text;
  };

  it('has formulas between dollars, and prices stay prices.', async () => {
    expect(formulasIn('It costs $5 and $6, $x_1$ and $$y$$; `$z$`.')).toEqual([
      { tex: 'x_1', display: false },
      { tex: 'y', display: true },
    ]);
    expect(await show('$5 and $6')).toContain('$5 and $6');
  });

  it('shows raw HTML and dangerous links as text.', async () => {
    const text = await show('<script>x</script> [a](javascript:x) ![b](http://c/d.png)');
    expect(text).not.toMatch(/<script|href="javascript/);
  });

  it('links to other files only where the page has them, and moves headings down.', async () => {
    const text = await show('# T\n\n[in](a.md) and [out](b.md) and [web](https://x.org)');
    expect(text).toContain('<h3 id="p-t">T</h3>');
    expect(text).toContain('<a href="#a">in</a> and <span>out</span>');
    expect(text).toContain('rel="noreferrer"');
  });
});

describe('axes', () => {
  it('have few round marks that reach the greatest value.', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e9, noNaN: true }), (max) => {
        const marks = ticks(max);
        expect(marks.length).toBeLessThanOrEqual(7);
        expect(marks.length).toBeGreaterThanOrEqual(2);
        expect(marks[marks.length - 1]!).toBeLessThanOrEqual(max * 1.001);
      }),
    );
  });
});
