// A reader proposes, an editor sees it waiting, looks, decides: in a real browser, with and without scripts.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findings } from './axe.ts';
import { noBrowser, open, picture } from './browser.ts';
import { demoBrowser, enter } from './demo-browser.ts';

describe.skipIf(noBrowser !== undefined)('proposing and deciding in a real browser', () => {
  const demo = demoBrowser();

  /** A reader proposes another definition. @returns the address of the proposal */
  const propose = async (page: Page, ref: string, definition: string): Promise<string> => {
    await enter(page, demo.hub, 'reader', `/doc/concept/${ref}`);
    await page.getByRole('link', { name: 'Stel een wijziging voor' }).click();
    await page.locator('textarea').first().fill(definition);
    await page.getByRole('button', { name: 'Stel voor' }).last().click();
    await page.getByText('Zeg in één zin waarom. Zo weet').waitFor();
    expect(await page.locator('textarea').first().inputValue()).toBe(definition);
    await page.locator('#_note').fill('Zo staat het in het handboek van het weven.');
    await page.getByRole('button', { name: 'Stel voor' }).last().click();
    await page.waitForURL('**/doc/proposal/**');
    return new URL(page.url()).pathname;
  };

  for (const javaScriptEnabled of [true, false])
    it(`leads from a reader's wish to the public page, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      const words = `Een toestel om te weven, ${javaScriptEnabled ? 'met' : 'zonder'} scripts.`;
      const reader = await open(demo.browser, { javaScriptEnabled });
      const path = await propose(reader.page, 'weefgetouwen', words);
      expect((await demo.hub.get(path, 'text/html')).status).toBe(404);
      const editor = await open(demo.browser, { javaScriptEnabled });
      await enter(editor.page, demo.hub, 'editor', '/');
      const waits = editor.page.getByRole('region', { name: 'Wacht op jou' });
      await waits.getByRole('link', { name: 'Wijziging: weefgetouwen' }).click();
      await editor.page.waitForURL(`**${path}`);
      expect(await editor.page.locator('ins').allTextContents()).toContain(javaScriptEnabled ? 'met' : 'zonder');
      await editor.page.getByLabel('Wat denk je ervan?').fill('Mooi, dank je.');
      await editor.page.getByRole('button', { name: 'Reageer' }).click();
      await editor.page.getByText('Mooi, dank je.').waitFor();
      await editor.page.getByRole('button', { name: 'Aanvaard' }).click();
      await editor.page.getByText('Aanvaard', { exact: true }).first().waitFor();
      expect(await (await demo.hub.get('/doc/concept/weefgetouwen', 'text/html')).text()).toContain(words);
      await editor.page.goto(`${demo.hub.url}/doc/concept/weefgetouwen/history`);
      await editor.page.getByRole('link', { name: 'bekijk het voorstel' }).first().click();
      await editor.page.waitForURL(`**${path}`);
      await reader.page.goto(`${demo.hub.url}/`);
      await reader.page.getByText('Je voorstel is aanvaard').first().waitFor();
      expect([...reader.complaints, ...editor.complaints]).toEqual([]);
      await reader.close();
      await editor.close();
    }, 120_000);

  it('rejects only with a reason, and tells the reader why', async () => {
    const reader = await open(demo.browser);
    const path = await propose(reader.page, 'damast', 'Een stof.');
    const editor = await open(demo.browser);
    await enter(editor.page, demo.hub, 'editor', path);
    await editor.page.getByRole('button', { name: 'Wijs af' }).click();
    await editor.page.getByText('Een afwijzing heeft een reden nodig').waitFor();
    expect(await findings(editor.page)).toEqual([]);
    await editor.page.getByLabel('Reden').fill('Dat zegt niet genoeg.');
    await editor.page.getByRole('button', { name: 'Wijs af' }).click();
    await editor.page.getByText('Afgewezen', { exact: true }).waitFor();
    await reader.page.goto(demo.hub.url + path);
    await reader.page.getByText('Dat zegt niet genoeg.').waitFor();
    await reader.close();
    await editor.close();
  }, 60_000);

  it('lets a reader propose a term, and an editor approve it on its page', async () => {
    const reader = await open(demo.browser);
    await enter(reader.page, demo.hub, 'reader', '/doc/scheme/objectnamen');
    await reader.page.getByRole('link', { name: 'Stel een term voor' }).click();
    await reader.page.locator('input[name="f0.0.v"]').fill('spinnewielen met trapper');
    await reader.page.getByRole('button', { name: 'Stel voor' }).last().click();
    await reader.page.getByText('Wie de lijst beheert, beslist').waitFor();
    const path = new URL(reader.page.url()).pathname;
    expect((await demo.hub.get(path, 'text/html')).status).toBe(404);
    const editor = await open(demo.browser);
    await enter(editor.page, demo.hub, 'editor', path);
    expect(await findings(editor.page)).toEqual([]);
    await editor.page.getByRole('button', { name: 'Keur goed' }).click();
    await editor.page.getByText('Openbaar', { exact: true }).waitFor();
    expect((await demo.hub.get(path, 'text/html')).status).toBe(200);
    await reader.close();
    await editor.close();
  }, 60_000);

  it('shows what changed meanwhile beside what is proposed', async () => {
    const reader = await open(demo.browser);
    const path = await propose(reader.page, 'vaatwerk', 'Van de lezer.');
    const editor = await open(demo.browser, { extraHTTPHeaders: demo.hub.as('admin') });
    await editor.page.goto(`${demo.hub.url}/doc/concept/vaatwerk/edit`);
    await editor.page.locator('textarea').first().fill('Van de redacteur.');
    await editor.page.getByRole('button', { name: 'Bewaar' }).last().click();
    await editor.page.waitForURL('**/doc/concept/vaatwerk');
    await editor.page.goto(demo.hub.url + path);
    await editor.page.getByRole('heading', { name: 'Intussen veranderd' }).waitFor();
    expect(await findings(editor.page)).toEqual([]);
    await picture(editor.page, 'proposal-meanwhile');
    await editor.page.getByRole('button', { name: 'Aanvaard toch' }).click();
    await editor.page.getByText('Aanvaard', { exact: true }).first().waitFor();
    expect(await (await demo.hub.get('/doc/concept/vaatwerk', 'text/html')).text()).toContain('Van de lezer.');
    await reader.close();
    await editor.close();
  }, 60_000);

  for (const [name, width, colorScheme] of [
    ['wide-light', 1280, 'light'],
    ['wide-dark', 1280, 'dark'],
    ['phone-light', 390, 'light'],
    ['phone-dark', 390, 'dark'],
  ] as const)
    it(`has nothing that axe objects to and no sideways scroll (${name})`, async () => {
      const reader = await open(demo.browser);
      const path = await propose(reader.page, 'theepotten', `Hoofddeksels, ${name}.`);
      await reader.close();
      const found: string[] = [];
      const viewport = { width, height: 900 };
      const { page, close } = await open(demo.browser, {
        viewport,
        colorScheme,
        extraHTTPHeaders: demo.hub.as('coordinator'),
      });
      const pages = {
        home: '/',
        list: '/terms/proposal',
        proposal: path,
        propose: '/doc/concept/weefgetouwen/propose',
        museum: '/doc/agent/dmg',
      };
      for (const [key, at] of Object.entries(pages)) {
        await page.goto(demo.hub.url + at);
        const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        if (over > 0) found.push(`${key}: ${over} px too wide`);
        found.push(...(await findings(page)).map((each) => `${key}: ${each}`));
        await picture(page, `proposals-${name}-${key}`);
      }
      expect(found).toEqual([]);
      await close();
    }, 120_000);

  it('says nothing unexpected', () => expect(demo.hub.reported.map(({ error }) => String(error))).toEqual([]));
});
