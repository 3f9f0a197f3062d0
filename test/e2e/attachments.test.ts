// Attachments in a real browser: pasted onto a text, described, shown; by keyboard, on a phone, without scripts.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pdf, png } from '../files/made.ts';
import { findings } from './axe.ts';
import { noBrowser, open } from './browser.ts';
import { demoBrowser, enter } from './demo-browser.ts';

const picture = png({ width: 64, height: 40 });

describe.skipIf(noBrowser !== undefined)('attachments in a browser', () => {
  const demo = demoBrowser();

  /** As a browser does when somebody pastes a picture. */
  const paste = (page: Page, box: string, bytes: readonly number[]): Promise<unknown> =>
    page.evaluate(`{
      const data = new DataTransfer();
      const bytes = new Uint8Array(${JSON.stringify(bytes)});
      data.items.add(new File([bytes], 'schermafdruk.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(${JSON.stringify(box)}).dispatchEvent(event);
    }`);

  it('shows a picture with its caption, in its own room before it comes, also on a phone', async () => {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const { page, complaints, close } = await open(demo.browser, { viewport });
      await page.goto(`${demo.hub.url}/doc/page/objecten-hanteren`);
      const shown = page.locator('.text figure img');
      await shown.scrollIntoViewIfNeeded();
      const wide = () => page.evaluate(`document.querySelector('.text figure img').naturalWidth`);
      await expect.poll(wide, { timeout: 5000 }).toBe(640);
      expect(await page.locator('figcaption').innerText()).toBe('Twee handen, één voorwerp.');
      expect(await page.getByRole('img', { name: /^Doorsnede van een kopje/ }).count()).toBe(1);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
      expect(await findings(page)).toEqual([]);
      await page.goto(`${demo.hub.url}/doc/attachment/kopje-vastnemen`);
      expect(await findings(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }
  });

  it('is printed with its page', async () => {
    const { page, close } = await open(demo.browser);
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${demo.hub.url}/doc/page/objecten-hanteren`);
    expect(await page.locator('.text figure img').isVisible()).toBe(true);
    await close();
  });

  it('is pasted onto a text, asks for its words, and stands in the text; nothing that was typed is lost', async () => {
    const { page, complaints, close } = await open(demo.browser);
    await enter(page, demo.hub, 'editor', '/doc/page/zaal-boeken/edit');
    const id = await page.locator('[data-markdown]').first().getAttribute('data-markdown');
    const box = page.locator(`[id="${id}.v"]`);
    await box.fill('Eerste zin.');
    await box.press('End');
    await paste(page, `[id="${id}.v"]`, [...picture]);
    expect(await page.evaluate('document.activeElement?.id')).toBe('attach-alt');
    await page.keyboard.press('Enter');
    const alert = page.locator('[data-attach] [role="alert"]');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('Beschrijf de afbeelding');
    await page.locator('#attach-alt').fill('Een schermafdruk van de planning.');
    await page.keyboard.press('Enter');
    await page.locator('[data-attach] [data-new]').waitFor();
    expect(await box.inputValue()).toMatch(/^Eerste zin\.\n\n!\[\]\(\/id\/attachment\/schermafdruk-[0-9a-f]+\)$/);
    expect(await page.evaluate('document.activeElement?.id')).toBe(`${id}.v`);
    expect(await findings(page)).toEqual([]);
    await page.locator('button[name="_preview"]').first().click();
    await page.getByRole('img', { name: 'Een schermafdruk van de planning.' }).first().waitFor();
    await page.locator('.bar-save .btn.main').click();
    await page.waitForURL(`${demo.hub.url}/doc/page/zaal-boeken`);
    expect(await page.getByRole('img', { name: 'Een schermafdruk van de planning.' }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is put in the text again by a button, and says so when it does not come through', async () => {
    const { page, close } = await open(demo.browser);
    await enter(page, demo.hub, 'editor', '/doc/page/objecten-hanteren/edit');
    const id = await page.locator('[data-markdown]').first().getAttribute('data-markdown');
    await page.locator(`[id="${id}.v"]`).fill('');
    await page.locator('[data-insert]', { hasText: 'schadeformulier.pdf' }).click();
    expect(await page.locator(`[id="${id}.v"]`).inputValue()).toBe(
      '[schadeformulier.pdf](/id/attachment/schadeformulier)',
    );
    await page.route('**/wiki/attachments*', (route) => route.abort());
    await page.locator('#attach-file').setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer: pdf() });
    await page.locator('[data-attach] form[enctype] .btn.main').click();
    await page.getByText('Het bestand kwam niet aan.').waitFor();
    await close();
  });

  it('comes and goes without scripts, on a phone', async () => {
    const { page, close } = await open(demo.browser, {
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const path = `/wiki/attachments?page=${encodeURIComponent(`${demo.hub.base}/id/page/zaal-boeken`)}`;
    await enter(page, demo.hub, 'editor', path);
    await page
      .locator('#attach-file')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: pdf('plan') });
    await page.getByLabel(/Wat zie je/).fill('Plan van de zalen');
    await page.getByRole('button', { name: 'Voeg toe' }).click();
    await page.getByText('Het bestand staat erbij.').waitFor();
    await page.getByRole('button', { name: 'Verwijder plan.pdf' }).click();
    await page.getByRole('button', { name: /terug/i }).first().click();
    expect(await page.locator('h1').innerText()).toBe('plan.pdf');
    await close();
  });

  it('has a page for who writes that anybody can use', async () => {
    for (const width of [1280, 390]) {
      const { page, complaints, close } = await open(demo.browser, { viewport: { width, height: 844 } });
      await enter(
        page,
        demo.hub,
        'editor',
        `/wiki/attachments?page=${encodeURIComponent(`${demo.hub.base}/id/page/objecten-hanteren`)}`,
      );
      expect(await findings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(complaints).toEqual([]);
      await close();
    }
  });
});
