/** The report in a real browser, opened from disk and without a network. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportData } from '../../report/data.js';
import { makeReport } from '../../report/page.js';
import { haveTool } from '../tools.js';
import { assets } from './assets.js';
import { sample } from './sample.js';

/** The browser's path: Playwright takes no bare name. */
const whereIs = (name: string): string => spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();

const command = haveTool('chromium') ? 'chromium' : undefined;
const noise: string[] = [];
let browser: Browser;
let folder = '';
let url = '';
let axe = '';

/** A page with a tenth of the rules: axe looks at every element. */
const fewRules = (): ReportData => {
  const data = sample();
  const named = new Set(['R-Retag', 'R3-Arg', 'C-Store', 'C-Malloc', 'SB-Read', 'Move', 'Call']);
  return { ...data, rules: data.rules.filter((r) => named.has(r.name)) };
};

const open = async (options: BrowserContextOptions = {}, hash = ''): Promise<Page> => {
  const context = await browser.newContext({ offline: true, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.on('console', (m) => noise.push(`${m.type()}: ${m.text()}`));
  page.on('pageerror', (e) => noise.push(`error: ${e.message}`));
  page.on('request', (r) => {
    if (!r.url().startsWith('file:')) noise.push(`request: ${r.url()}`);
  });
  await page.goto(`${url}${hash}`);
  return page;
};

/** The witness's stepper, once it is at work. */
const stepperOf = async (page: Page) => {
  const stepper = page.locator('#stepper-w-w1');
  await stepper.scrollIntoViewIfNeeded();
  await stepper.locator('.controls').waitFor();
  return {
    stepper,
    status: () => stepper.locator('.status').innerText(),
    button: (name: string) => stepper.getByRole('button', { name, exact: true }),
    current: () => stepper.locator('.line.at-now').allInnerTexts(),
  };
};

/** What the page's own globals are to a test, which is type-checked without the DOM. */
interface Dom {
  readonly getComputedStyle: (e: unknown) => { readonly verticalAlign: string };
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds, but for its smallest complaints. */
const barriers = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  const found = await page.evaluate(
    async () =>
      (await (globalThis as unknown as { axe: { run: () => Promise<{ violations: unknown }> } }).axe.run())
        .violations,
  );
  return (found as readonly Violation[])
    .filter((v) => v.impact !== 'minor')
    .flatMap((v) =>
      v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`),
    );
};

describe.skipIf(command === undefined)('the report in a browser', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ferrule-report-'));
    const file = join(folder, 'report.html');
    await writeFile(file, await makeReport(fewRules(), await assets()));
    url = pathToFileURL(file).href;
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await chromium.launch({
      executablePath: whereIs(command ?? ''),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    if (folder !== '') await rm(folder, { recursive: true });
  });

  it('opens without a word in the console and without a request.', async () => {
    noise.length = 0;
    const page = await open();
    await page.locator('#reproduce').scrollIntoViewIfNeeded();
    await stepperOf(page);
    expect(noise).toEqual([]);
    expect(await page.title()).toContain('Ferrule');
    await page.context().close();
  });

  it('steps with the buttons, and starts where the run broke.', async () => {
    const page = await open();
    const { stepper, status, button, current } = await stepperOf(page);
    expect(await status()).toBe('Step 6 of 6');
    expect(await stepper.locator('.failed').count()).toBe(2);
    await button('First step').click();
    expect(await status()).toBe('Step 1 of 6');
    expect(await current()).toEqual([expect.stringContaining('malloc(sizeof *bar)')]);
    expect(await button('One step back').isDisabled()).toBe(true);
    await button('One step forward').click();
    expect(await current()).toEqual([expect.stringContaining('*bar = 5')]);
    await button('Last step').click();
    expect(await button('One step forward').isDisabled()).toBe(true);
    expect(noise).toEqual([]);
    await page.context().close();
  });

  it('steps with the keyboard alone.', async () => {
    const page = await open();
    const { stepper, status } = await stepperOf(page);
    await stepper.focus();
    await page.keyboard.press('Home');
    expect(await status()).toBe('Step 1 of 6');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await status()).toBe('Step 3 of 6');
    await page.keyboard.press('ArrowLeft');
    expect(await status()).toBe('Step 2 of 6');
    await page.keyboard.press('End');
    expect(await status()).toBe('Step 6 of 6');
    await page.context().close();
  });

  it('shows the steps that the compiler made only when asked for every step.', async () => {
    const page = await open();
    const { stepper, status } = await stepperOf(page);
    await stepper.getByLabel('every step').check();
    expect(await status()).toMatch(/of 7$/);
    await page.context().close();
  });

  it('shows one run alone, or two in step; both draw memory, borrow stacks and arrows.', async () => {
    const page = await open();
    const { stepper, button } = await stepperOf(page);
    expect(await stepper.locator('.column').count()).toBe(2);
    await button('First step').click();
    for (let k = 0; k < 3; k++) await button('One step forward').click();
    expect(await stepper.locator('.column.a .arrow.head').count()).toBe(2);
    expect(await stepper.locator('.column.a .stack').first().innerText()).toMatch(
      /a Unique\s+protected[\s\S]*bar Shared/,
    );
    await stepper.getByLabel('Run beside it').selectOption('-1');
    expect(await stepper.locator('.column').count()).toBe(1);
    expect(await stepper.locator('.column .byte').first().innerText()).toBe('05');
    await page.context().close();
  });

  it('leads from the matrix to a witness, from a step to its rule, from prose to a line.', async () => {
    const page = await open();
    await page.locator('.matrix').getByRole('link', { name: 'smallest witness' }).click();
    expect(new URL(page.url()).hash).toBe('#witness-w1');
    const { stepper } = await stepperOf(page);
    await stepper.locator('.column.a a.rule-name').click();
    expect(new URL(page.url()).hash).toBe('#rule-R-Retag');
    expect(await page.locator('#rule-R-Retag').isVisible()).toBe(true);
    await page.locator('#witness-w1 .verdict a').first().click();
    expect(await page.locator(':target').innerText()).toContain('pub extern "C" fn add_twice');
    await page.context().close();
  });

  it('opens a closed scenario that a link leads into, and steps there too.', async () => {
    const page = await open({}, '#scenario-add-twice');
    expect(await page.locator('#scenario-add-twice').getAttribute('open')).not.toBeNull();
    const stepper = page.locator('#stepper-s0');
    await stepper.scrollIntoViewIfNeeded();
    await stepper.getByRole('button', { name: 'First step' }).click();
    expect(await stepper.locator('.status').innerText()).toBe('Step 1 of 6');
    await page.context().close();
  });

  it('can be read without a script: sources, verdict and the last step are there.', async () => {
    const page = await open({ javaScriptEnabled: false });
    const article = page.locator('#witness-w1');
    expect(await article.locator('.verdict').innerText()).toContain('after Rust had promised');
    expect(await article.locator('.source').count()).toBe(2);
    expect(await article.locator('.line.at-fail').innerText()).toContain('b: &i32');
    expect(await article.locator('.column .failed').innerText()).toContain('protector');
    expect(await page.getByRole('button').count()).toBe(0);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe calls critical, serious or moderate, in %s.',
    async (colorScheme) => {
      const page = await open({ colorScheme }, '#scenario-add-twice');
      await stepperOf(page);
      await page.evaluate('for (const d of document.querySelectorAll("details")) d.open = true');
      expect(await barriers(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('changes between light and dark by a button.', async () => {
    const page = await open({ colorScheme: 'light' });
    const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const before = await paper();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    expect(await paper()).not.toBe(before);
    await page.context().close();
  });

  it.each([320, 380, 768])('fits a screen of %i pixels without scrolling sideways.', async (width) => {
    const page = await open({ viewport: { width, height: 800 } }, '#scenario-add-twice');
    await stepperOf(page);
    await page.locator('#stepper-s0').scrollIntoViewIfNeeded();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  it('lets formulas keep their baselines and glyphs under its policy.', async () => {
    const page = await open();
    const box = await page.locator('#rule-R-Retag .formula svg').boundingBox();
    expect(box?.height ?? 0).toBeGreaterThan(30);
    const align = await page
      .locator('.prose .formula svg')
      .first()
      .evaluate((e: unknown) => (globalThis as unknown as Dom).getComputedStyle(e).verticalAlign);
    expect(align).toMatch(/^-\d/);
    await page.context().close();
  });
});
