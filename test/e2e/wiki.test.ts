// The handbook in a real browser: a reader, a writer, a strategist; by mouse, by keyboard, by touch, without scripts.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findings } from './axe.ts';
import { noBrowser, open } from './browser.ts';
import { demoBrowser } from './demo-browser.ts';

const term = 'button.term';

describe.skipIf(noBrowser !== undefined)('the handbook in a browser', () => {
  const demo = demoBrowser();
  const shows = (page: Page): Promise<boolean> => page.locator('.tip > [popover]').first().isVisible();

  it('tells what a term means by keyboard, and closes with Escape', async () => {
    const { page, complaints, close } = await open(demo.browser);
    await page.goto(`${demo.hub.url}/doc/page/klimaat-en-licht`);
    expect(await shows(page)).toBe(false);
    await page.locator(term).first().focus();
    await page.keyboard.press('Enter');
    expect(await shows(page)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement?.getAttribute('href')`)).toBe('/doc/concept/damast');
    await page.keyboard.press('Escape');
    expect(await shows(page)).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  it('tells it by touch and without scripts, within the window', async () => {
    const { page, close } = await open(demo.browser, {
      javaScriptEnabled: false,
      hasTouch: true,
      viewport: { width: 390, height: 844 },
    });
    await page.goto(`${demo.hub.url}/doc/page/klimaat-en-licht`);
    await page.locator(term).first().tap();
    const box = await page.locator('.tip > [popover]').first().boundingBox();
    expect(box).not.toBeNull();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
    await close();
  });

  it('lets a writer see the text beside the box, and link to a term by typing', async () => {
    const { page, complaints, close } = await open(demo.browser, { extraHTTPHeaders: demo.hub.as('admin') });
    await page.goto(`${demo.hub.url}/doc/page/draaiboek-aan-tafel/edit`);
    await page.locator('button[name="_preview"]').first().click();
    await page.locator('.preview .text').waitFor();
    const box = page.locator('textarea').filter({ hasText: 'Zes hoofdstukken' });
    await box.focus();
    await box.press('Control+End');
    await box.pressSequentially('\n\nZie ook [[ivoor');
    await page.locator('[data-markdown] [role="option"]').first().waitFor();
    await box.press('Enter');
    expect(await box.inputValue()).toMatch(/Zie ook \[[^\]]+\]\(\/id\/concept\/ivoor\)$/);
    await page.locator('.preview button.term', { hasText: 'ivoor' }).waitFor();
    // The whole page at once: a bar that stays in sight covers something by chance.
    await page.setViewportSize({
      width: 1280,
      height: Number(await page.evaluate('document.documentElement.scrollHeight')),
    });
    expect(await findings(page)).toEqual([]);
    await box.press('Control+s');
    await page.waitForURL(/\/doc\/page\/draaiboek-aan-tafel$/);
    expect(await page.locator('article .text').first().innerText()).toContain('Zie ook ivoor');
    expect(complaints).toEqual([]);
    await close();
  });

  it('lets a writer do the same without scripts: a preview in a new tab, nothing lost', async () => {
    const { page, close } = await open(demo.browser, {
      javaScriptEnabled: false,
      extraHTTPHeaders: demo.hub.as('admin'),
    });
    await page.goto(`${demo.hub.url}/doc/page/klimaat-en-licht/edit`);
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('button[name="_preview"]').first().click(),
    ]);
    await tab.waitForLoadState();
    expect(await tab.locator('h1').innerText()).toBe('Voorbeeld');
    expect(await tab.locator('.text table').count()).toBe(1);
    expect(page.url()).toContain('/edit');
    await close();
  });

  it('says “nog juist” by one button', async () => {
    const { page, close } = await open(demo.browser, { extraHTTPHeaders: demo.hub.as('admin') });
    await page.goto(`${demo.hub.url}/wiki`);
    await page.getByRole('link', { name: 'Alles wat over tijd is' }).click();
    const rows = page.locator('tbody tr');
    const before = await rows.count();
    await rows.first().getByRole('button', { name: 'Nog juist' }).click();
    await page.waitForURL(/\/wiki\/overdue$/);
    await expect
      .poll(async () => {
        await page.reload();
        return rows.count();
      })
      .toBe(before - 1);
    await close();
  });

  it('says which terms of a page changed, takes the new one by keyboard and back, on a telephone', async () => {
    const change = async (ref: string, from: RegExp, to: string): Promise<void> => {
      const path = `/doc/concept/${ref}`;
      const turtle = await (await demo.hub.get(path, 'text/turtle', demo.hub.as('admin'))).text();
      const answer = await demo.hub.put(path, turtle.replace(from, to), { ...demo.hub.as('admin'), 'if-match': '*' });
      expect(answer.status).toBe(200);
    };
    await change('alpaca', /skos:definition "/, 'skos:definition "Nikkelzilver. ');
    await change(
      'objecten-registreren-in-adlib',
      /adms:status vijver:approved/,
      'adms:status vijver:deprecated ; <http://purl.org/dc/terms/isReplacedBy> <http://hub.test/id/concept/termen-beheren>',
    );
    const { page, complaints, close } = await open(demo.browser, {
      extraHTTPHeaders: demo.hub.as('admin'),
      viewport: { width: 390, height: 844 },
    });
    await page.goto(`${demo.hub.url}/wiki/overdue`);
    await page.locator('#changed-terms').scrollIntoViewIfNeeded();
    await page.getByRole('link', { name: 'Een object beschrijven in Adlib' }).click();
    const note = page.locator('.note', { hasText: '2 termen van deze pagina zijn veranderd' });
    expect(await note.innerText()).toContain('alpaca kreeg een andere definitie');
    expect(await findings(page)).toEqual([]);
    await note.getByRole('button', { name: 'Neem termen beheren over' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/swapped=/);
    expect(await page.locator('.tag', { hasText: 'termen beheren' }).count()).toBe(1);
    expect(await page.locator('.note', { hasText: 'Een term van deze pagina is veranderd' }).count()).toBe(1);
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Maak ongedaan' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/doc\/page\/object-beschrijven-in-adlib$/);
    await note.waitFor();
    await note.getByRole('link', { name: 'Wat veranderde' }).first().click();
    await page.locator('ins').first().waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  const pages = {
    stranger: [
      '/wiki',
      '/doc/page/handboek',
      '/doc/field/vervaardiger',
      '/wiki/overdue',
      '/wiki?subject=http%3A%2F%2Fhub.test%2Fid%2Fconcept%2Ftermen-beheren',
    ],
    colleague: [
      '/wiki',
      '/doc/page/groepsbezoek-recreatex',
      '/doc/meeting/overleg-2',
      '/doc/decision/geen-merknamen',
      '/doc/action/objectlijst',
      '/wiki/actions',
      '/wiki/applications',
      '/wiki/broken',
      '/wiki/overview/stam',
      '/wiki/overview/hva',
      '/wiki/overdue',
      '/doc/page/object-beschrijven-in-adlib',
      '/doc/field/materiaal',
      '/doc/agent/hva?used=concept&by=http%3A%2F%2Fpurl.org%2Fdc%2Fterms%2Fsource',
      '/wiki/move?page=http%3A%2F%2Fhub.test%2Fid%2Fpage%2Fhandboek',
      '/doc/page/handboek/edit',
    ],
  };
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const)
    it(`has nothing that axe objects to, no sideways scroll and a silent console (${width}, ${colorScheme})`, async () => {
      const found: string[] = [];
      for (const [who, paths] of Object.entries(pages)) {
        const headers = who === 'colleague' ? { extraHTTPHeaders: demo.hub.as('admin') } : {};
        const { page, complaints, close } = await open(demo.browser, {
          viewport: { width, height: 844 },
          colorScheme,
          ...headers,
        });
        for (const path of paths) {
          const response = await page.goto(demo.hub.url + path);
          if (response?.status() !== 200) found.push(`${path}: ${response?.status()}`);
          const sideways = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
          if (sideways) found.push(`${path} scrolls sideways`);
          found.push(...(await findings(page)).map((each) => `${path}: ${JSON.stringify(each)}`));
        }
        found.push(...complaints);
        await close();
      }
      expect(found).toEqual([]);
    }, 120_000);
});
