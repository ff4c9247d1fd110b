import { describe, expect, it } from 'vitest';
import { Formulas, MathError, noCache, typeset } from '../../report/math.js';
import { memoryCache } from './assets.js';

describe('formulas', () => {
  it('are pictures without style, namespace or font, with MathML beside them.', async () => {
    const f = await typeset('\\dfrac{a}{b}', true, noCache);
    expect(f.svg).toMatch(/^<svg[^>]* aria-hidden="true"/);
    expect(f.svg).not.toMatch(/style=|xmlns|<defs|<script|\bid=/);
    expect(f.mathml).toContain('<mfrac>');
    expect(f.mathml).not.toMatch(/class=|<!--/);
    expect(f.width).toBeGreaterThan(0);
    expect(f.height).toBeGreaterThan(0);
    expect(f.valign).toBeLessThan(0);
  });

  it.each(['\\frac{', '\\nosuch', '\\begin{prooftree}\\end{prooftree}', '字'])(
    'with an error fail: %s',
    async (tex) => {
      await expect(typeset(tex, false, noCache)).rejects.toThrow(MathError);
    },
  );

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{x}',
    '\\style{color:red}{x}',
    '\\class{a}{x}',
    '\\cssId{a}{x}',
  ])('that reach into the page are refused: %s', async (tex) => {
    await expect(typeset(tex, false, noCache)).rejects.toThrow('is not allowed');
  });

  it('are made once and then come from the cache; an entry that was cut off is made again.', async () => {
    const cache = memoryCache();
    const first = await typeset('x^2', false, cache);
    expect(cache.entries.size).toBe(1);
    const [key] = [...cache.entries.keys()];
    expect(key).toMatch(/^[0-9a-f]{16}\.json$/);
    cache.entries.set(key!, '{"svg":"<svg');
    expect(await typeset('x^2', false, cache)).toEqual(first);
    cache.entries.set(key!, JSON.stringify({ ...first, svg: '<svg>kept</svg>' }));
    expect((await typeset('x^2', false, cache)).svg).toBe('<svg>kept</svg>');
  });

  it('share their glyphs, which stand once in the page whatever the order.', async () => {
    const sheet = async (...all: string[]): Promise<string> => {
      const f = new Formulas();
      await f.add(
        all.map((tex) => ({ tex, display: false })),
        noCache,
      );
      for (const tex of all) f.show(tex, false);
      return f.glyphSheet().text;
    };
    const one = await sheet('a + b', 'b + c');
    expect(await sheet('b + c', 'a + b')).toBe(one);
    expect(one.match(/id="g-MJMATHI-62"/g)).toHaveLength(1);
  });

  it('are not written before they were typeset.', () => {
    expect(() => new Formulas().show('x', false)).toThrow(MathError);
  });
});
