// Searching by keyboard and without scripts, in a real browser: typing, arrows, Enter, Escape, the address, and what a
// screen reader is told.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoHub } from '../demo-hub.ts';
import type { TestHub } from '../hub.ts';
import { launch, noBrowser, open, picture } from './browser.ts';
import { findings } from './axe.ts';

if (noBrowser !== undefined) console.log(`search in a browser skipped: ${noBrowser}`);

const activeOption = async (page: Page): Promise<string> => {
  const id = await page.getByRole('combobox').getAttribute('aria-activedescendant');
  return id === null ? '' : ((await page.locator(`#${id} bdi`).first().textContent()) ?? '');
};

describe.skipIf(noBrowser !== undefined)('searching', () => {
  let hub: TestHub;
  let browser: Browser;

  beforeAll(async () => {
    hub = await demoHub();
    const strange = `${'W'.repeat(3000)} שלום \u202e 🏺 <img src=x onerror=alert(1)>`;
    const prefixes = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix adms: <http://www.w3.org/ns/adms#> . @prefix dct: <http://purl.org/dc/terms/> .`;
    const admin = { ...hub.as('admin'), 'if-none-match': '*' };
    const put = (ref: string, says: string) =>
      hub.put(`/doc/concept/${ref}`, `${prefixes} <> a skos:Concept ; ${says} .`, admin);
    const answers = [
      await put(
        'vreemd',
        `skos:prefLabel "vreemd ding"@nl ; skos:altLabel ${JSON.stringify(strange.slice(0, 480))}@nl`,
      ),
      await put(
        'weefstoelen',
        'skos:prefLabel "weefstoelen"@nl ; owl:deprecated true ; dct:isReplacedBy <http://hub.test/id/concept/weefgetouwen>',
      ),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });

  async function visit(
    path: string,
    work: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const { page, complaints, close } = await open(browser, options);
    await page.goto(hub.url + path);
    await work(page);
    expect(complaints).toEqual([]);
    await close();
  }

  for (const path of ['/', '/terms'])
    it(
      `from ${path}: slash, letters, arrows, Enter open a term; Escape keeps what was typed`,
      () =>
        visit(path, async (page) => {
          await page.keyboard.press('/');
          await page.keyboard.type('weef');
          const box = page.getByRole('combobox');
          await page.getByRole('option').first().waitFor();
          expect(await box.getAttribute('aria-expanded')).toBe('true');
          expect(await page.getByRole('status').first().textContent()).toMatch(/^\d+ voorstellen/);
          expect(await page.getByRole('option').last().textContent()).toMatch(/^Alle antwoorden voor “weef”/);
          expect(await findings(page)).toEqual([]);
          await page.keyboard.press('Escape');
          expect([await box.getAttribute('aria-expanded'), await box.inputValue()]).toEqual(['false', 'weef']);
          await page.keyboard.press('ArrowDown');
          await page.getByRole('option').first().waitFor();
          await page.keyboard.press('ArrowUp');
          expect(await activeOption(page)).toContain('Alle antwoorden');
          await page.keyboard.press('ArrowDown');
          const first = await activeOption(page);
          await page.keyboard.press('ArrowDown');
          expect(await activeOption(page)).not.toBe(first);
          await page.keyboard.press('ArrowUp');
          await page.keyboard.press('Enter');
          await page.waitForURL('**/doc/concept/**');
          expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(first);
        }),
      60_000,
    );

  it(
    'Enter without a choice, and the last row, lead to all answers',
    () =>
      visit('/terms', async (page) => {
        await page.getByRole('combobox').fill('weef');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/search?q=weef');
        await page.goto(hub.url);
        await page.getByRole('combobox').pressSequentially('weef');
        await page.getByRole('option').last().click();
        await page.waitForURL('**/search?q=weef');
        expect(await page.locator('.hits > li').count()).toBeGreaterThan(3);
      }),
    60_000,
  );

  it(
    'the page follows what is typed, its address too, and arrows walk the hits',
    () =>
      visit('/search?q=bor&module=terms', async (page) => {
        const box = page.getByRole('searchbox');
        await box.fill('weefget');
        await page.waitForURL('**/search?q=weefget&module=terms');
        expect(await page.locator('.hits a').first().textContent()).toBe('weefgetouwen');
        expect(await page.locator('#count').textContent()).toMatch(/antwoord/);
        expect(await page.title()).toContain('weefget');
        expect(await page.locator('.me a[hreflang]').getAttribute('href')).toContain('q=weefget');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Escape');
        expect(await page.evaluate('document.activeElement.id')).toBe('q');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/doc/concept/weefgetouwen');
        await page.goBack();
        expect(await page.getByRole('searchbox').inputValue()).toBe('weefget');
      }),
    60_000,
  );

  it(
    'the answer to the last letter stands, however late an earlier one comes',
    () =>
      visit('/search', async (page) => {
        await page.route('**/search?q=weef', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 600));
          await route.continue().catch(() => undefined);
        });
        const box = page.getByRole('searchbox');
        await box.pressSequentially('weef');
        await page.waitForRequest('**/search?q=weef');
        await box.pressSequentially('getouw');
        await page.waitForURL('**/search?q=weefgetouw');
        await page.waitForTimeout(800);
        expect(page.url()).toContain('q=weefgetouw');
        expect(await page.locator('.hits a').first().textContent()).toBe('weefgetouwen');
      }),
    60_000,
  );

  for (const javaScriptEnabled of [true, false])
    it(
      `narrows by several facets, each removable, ${javaScriptEnabled ? 'with' : 'without'} scripts`,
      () =>
        visit(
          '/search?q=de',
          async (page) => {
            const total = async (): Promise<number> =>
              Number.parseInt((await page.locator('#count').textContent())?.replace('.', '') ?? '', 10);
            const all = await total();
            const terms = page.locator('#narrow li', { hasText: 'Termen' }).first();
            const counted = Number.parseInt((await terms.locator('.soft').textContent()) ?? '', 10);
            await terms.getByRole('link').click();
            await page.waitForURL('**module=terms**');
            expect(await total()).toBe(counted);
            await page.locator('#narrow li', { hasText: 'Engels' }).getByRole('link').click();
            await page.waitForURL('**language=en**');
            expect(page.url()).toContain('module=terms');
            expect(await page.locator('.tag.out').count()).toBe(2);
            await page.getByRole('link', { name: 'Zonder Engels' }).first().click();
            expect(await total()).toBe(counted);
            await page.getByRole('link', { name: 'Zonder Termen' }).first().click();
            expect(await total()).toBe(all);
          },
          { javaScriptEnabled },
        ),
      60_000,
    );

  it(
    'says what was meant, what has had its time, and what to do when there is nothing',
    () =>
      visit('/search?q=weefgtouwn', async (page) => {
        await page.getByRole('link', { name: 'weefgetouwen' }).first().click();
        await page.waitForURL('**/search?q=weefgetouwen');
        await page.goto(`${hub.url}/search?q=weefstoelen`);
        expect(await page.locator('.hits .st').textContent()).toBe('vervallen');
        expect(await page.getByText('Gebruik').getByRole('link').getAttribute('href')).toBe(
          '/doc/concept/weefgetouwen',
        );
        await page.goto(`${hub.url}/search?q=qqqqxx+zaal`);
        await page.getByRole('link', { name: /^zaal: / }).click();
        await page.waitForURL('**/search?q=zaal');
        await page.goto(`${hub.url}/search?q=weefgetouw&module=planning`);
        await page.getByRole('link', { name: /^Zonder je keuzes/ }).click();
        expect(await page.locator('.hits > li').count()).toBeGreaterThan(0);
      }),
    60_000,
  );

  const sizes = [
    { name: 'wide-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  ] as const;
  const pages = {
    begin: '/search',
    narrowed: '/search?q=de&module=terms&module=wiki&language=en',
    meant: '/search?q=weefgtouwn',
    none: '/search?q=qqqqxx+zaal',
    within: '/search?q=weefgetouw&module=planning',
    old: '/search?q=weefst',
    strange: '/search?q=WWWW',
    emoji: `/search?q=${encodeURIComponent('🏺 \u202e"<img>')}`,
  };
  for (const { name, ...options } of sizes)
    it(`has pages that axe does not object to, none too wide (${name})`, async () => {
      const found: string[] = [];
      for (const [key, path] of Object.entries(pages))
        await visit(
          path,
          async (page) => {
            const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
            if (over > 0) found.push(`${key}: ${over} px too wide`);
            found.push(...(await findings(page)).map((finding) => `${key}: ${finding}`));
            await picture(page, `${name}-search-${key}`);
          },
          options,
        );
      expect(found).toEqual([]);
    }, 120_000);

  it('says nothing unexpected', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
});
