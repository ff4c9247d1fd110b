import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportData } from '../../report/data.js';
import { MathError } from '../../report/math.js';
import { makeReport, type Assets } from '../../report/page.js';
import { assets, memoryCache } from './assets.js';
import { sample } from './sample.js';

const cache = memoryCache();
let own: Assets;
let page = '';

beforeAll(async () => {
  own = await assets();
  page = await makeReport(sample(), own, cache);
}, 60_000);

const elements = (name: string): readonly { readonly attributes: string; readonly text: string }[] =>
  [...page.matchAll(new RegExp(`<${name}([^>]*)>([\\s\\S]*?)</${name}>`, 'g'))].map((m) => ({
    attributes: m[1] ?? '',
    text: m[2] ?? '',
  }));

const code = (): string => elements('script').find((s) => s.attributes === '')?.text ?? '';

/** The page without what the browser does not read as markup. */
const markup = (): string =>
  page.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '').replace(/<style>[\s\S]*?<\/style>/g, '');

/** What matches, with what stands around it: a page is too long to be shown whole. */
const found = (pattern: RegExp): string | null => {
  const m = pattern.exec(markup());
  return m === null ? null : markup().slice(Math.max(0, m.index - 40), m.index + 80);
};

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64');

describe('the report as a file', () => {
  it('has a policy whose hashes are those of its one script and its one style sheet.', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const shown = policy.replaceAll('&#39;', "'");
    expect(elements('style')).toHaveLength(1);
    expect(elements('script').filter((s) => s.attributes === '')).toHaveLength(1);
    expect(shown).toContain(`script-src 'sha256-${sha256(code())}'`);
    expect(shown).toContain(`style-src 'sha256-${sha256(elements('style')[0]?.text ?? '')}'`);
    expect(shown).toContain("default-src 'none'");
    expect(shown).not.toMatch(/unsafe|\*|https?:/);
  });

  it('carries no style attribute, no handler and nothing to fetch, which the policy would block anyway.', () => {
    expect(found(/<[^>]*\s(style|on[a-z]+)\s*=/)).toBeNull();
    expect(found(/<(img|link|iframe|object|embed|base)\b/)).toBeNull();
    expect(found(/<[^>]*\s(src|srcset)=/)).toBeNull();
  });

  it('says of what hangs on the order of fields what it is in another, and where the fields are in both.', () => {
    const shown = markup().slice(markup().indexOf('class="other-order"'));
    const told = shown
      .slice(0, shown.indexOf('</div>'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(told).toContain('layout-dependent');
    expect(told).toContain('(8 bytes, and 12)');
    expect(told).toContain('tag 4 0');
    expect(found(/printing &quot;1 &amp; &lt;b&gt;2/)).not.toBeNull();
  });

  it('escapes hostile sources, titles, reasons, commands and prose.', () => {
    expect(markup().includes('<b>"hostile"')).toBe(false);
    expect(markup().includes('<img src=x')).toBe(false);
    expect(markup().includes('<b>raw</b>')).toBe(false);
    expect(markup().includes('<i>twice</i>')).toBe(false);
    expect(markup().includes('&lt;/script&gt;&lt;!-- &lt;b&gt;')).toBe(true);
  });

  it('keeps its data blocks free of `<`, so that no source can end them, and they are read back as they were.', () => {
    const blocks = elements('script').filter((s) => s.attributes.includes('application/json'));
    expect(blocks.length).toBeGreaterThan(1);
    for (const b of blocks) {
      expect(b.text).not.toContain('<');
      expect(() => JSON.parse(b.text) as unknown).not.toThrow();
    }
    expect(blocks.some((b) => JSON.stringify(JSON.parse(b.text)).includes('</script><!--'))).toBe(true);
  });

  it('breaks `</script` and `<!--` in its own script, whatever the bundler leaves there.', async () => {
    const made = await makeReport(sample(), { ...own, script: 'const x = "</script><!--";' }, cache);
    expect(made).toContain('const x = "<\\/script><\\!--";');
  });

  it('typesets every rule exactly once.', () => {
    const { rules } = sample();
    for (const r of rules) expect(page.split(`id="rule-${r.name}"`)).toHaveLength(2);
    expect(page.match(/<div class="typeset">/g)).toHaveLength(rules.length);
    expect(new Set(rules.map((r) => r.name)).size).toBe(rules.length);
  });

  it('gives each id once, and every link within the page leads to one.', () => {
    const ids = [...markup().matchAll(/\sid="([^"]*)"/g)].map((m) => m[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    const links = [...markup().matchAll(/href="#([^"]*)"/g)].map((m) => m[1] ?? '');
    expect(links.length).toBeGreaterThan(100);
    expect([...new Set(links)].filter((l) => !known.has(l))).toEqual([]);
  });

  it('has a caption or a label for every table, and a heading for every section.', () => {
    for (const t of elements('table'))
      expect(`${t.attributes} ${t.text.slice(0, 60)}`).toMatch(/aria-label=|<caption/);
    for (const s of markup().matchAll(/<section id="([^"]*)"[^>]*aria-labelledby="([^"]*)"/g))
      expect(markup().includes(`id="${s[2] ?? ''}"`)).toBe(true);
  });

  it('tells a witness in words: who did what where, and which promise was made before.', () => {
    const text = markup()
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ');
    expect(text).toContain(
      'Rust makes a reference at b: &amp;i32 (line 2 of the Rust half), after Rust had promised that the memory ' +
        'behind a: &amp;mut i32 (line 2 of the Rust half) is left alone until the function returns',
    );
    expect(text).toContain('The premise not-aliased of R3-Arg saves it.');
  });

  it('says that a search was interrupted.', () => {
    expect(markup().includes('the search was interrupted')).toBe(true);
  });

  it('is the same for the same data.', async () => {
    expect(await makeReport(sample(), own, cache)).toBe(page);
  });

  it('can be made of nothing but rules.', async () => {
    const { meta, rules } = sample();
    const bare: ReportData = {
      meta,
      rules,
      regimes: [],
      properties: [],
      matrix: [],
      claims: [],
      witnesses: [],
      necessity: [],
      optimisations: null,
      search: null,
      scenarios: [],
    };
    const made = await makeReport(bare, own, cache);
    expect(made).toContain('No search was run');
    expect(made).not.toContain('href="#claims"');
  });

  it('is not made when a formula is wrong.', async () => {
    const data = sample();
    const [first, ...rest] = data.rules;
    const broken: ReportData = { ...data, rules: [{ ...first!, tex: '\\frac{' }, ...rest] };
    await expect(makeReport(broken, own, cache)).rejects.toThrow(MathError);
  });

  it('is not made when two things have one id.', async () => {
    const data = sample();
    const twice: ReportData = { ...data, witnesses: [...data.witnesses, ...data.witnesses] };
    await expect(makeReport(twice, own, cache)).rejects.toThrow('witness-w1');
  });
});
