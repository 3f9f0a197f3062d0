import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noBrowser, open, picture } from './browser.ts';
import { demoBrowser } from './demo-browser.ts';
import { findings } from './axe.ts';
import { act, box, field } from './form-hands.ts';
import { newThings } from './form-things.ts';

if (noBrowser !== undefined) console.log(`browser suite skipped: ${noBrowser}`);

describe.skipIf(noBrowser !== undefined)('forms in a real browser', () => {
  const demo = demoBrowser();

  const asAdmin = (options: BrowserContextOptions = {}) =>
    open(demo.browser, { extraHTTPHeaders: demo.hub.as('admin'), ...options });

  const ways = [
    { name: 'with scripts, wide', scripts: true, viewport: { width: 1280, height: 900 }, x: '11' },
    { name: 'without scripts, on a phone', scripts: false, viewport: { width: 390, height: 844 }, x: '22' },
  ];
  for (const { name, scripts, viewport, x } of ways)
    it(`make one new thing of every type by keyboard, ${name}`, async () => {
      const { page, complaints, close } = await asAdmin({ viewport, javaScriptEnabled: scripts });
      const stuck: string[] = [];
      page.setDefaultTimeout(20_000);
      for (const { path, deeds } of newThings(x)) {
        await page.goto(demo.hub.url + path);
        for (const [label, deed] of Object.entries(deeds))
          await act({ page, scripts }, label, deed).catch((error: unknown) =>
            stuck.push(`${path} ${label}: ${String(error).slice(0, 300)}`),
          );
        await page.locator('#_note').press(scripts ? 'Control+s' : 'Enter');
        await page.waitForURL(/\/doc\//, { timeout: 20_000 }).catch(() => undefined);
        if (!page.url().includes('/doc/')) stuck.push(`${path}: ${await page.locator('#errors').innerText()}`);
      }
      expect(stuck).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }, 240_000);

  for (const { name, scripts, viewport } of ways)
    it(`have nothing that axe objects to, also when something is wrong or somebody was before, ${name}`, async () => {
      const { page, complaints, close } = await asAdmin({ viewport, javaScriptEnabled: true });
      const found: string[] = [];
      const look = async (what: string): Promise<void> => {
        found.push(...(await findings(page)).map((each) => `${what}: ${each}`));
        const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        if (over > 0) found.push(`${what}: ${over} px too wide`);
        await picture(page, `form-${what}-${viewport.width}`);
      };
      for (const path of [
        '/planning/new/booking',
        '/planning/new/room',
        '/training/new/course',
        '/terms/new/agent',
        '/terms/new/mapping',
      ]) {
        await page.goto(demo.hub.url + path);
        await look(path.split('/').at(-1) ?? '');
      }
      await page.goto(`${demo.hub.url}/planning/new/booking`);
      await act({ page, scripts }, 'Aantal personen', { type: 'veel' });
      await act({ page, scripts }, 'Aangevraagd door', { type: 'Niemand Die Bestaat' });
      await page.locator('.bar-save .btn.main').press('Enter');
      await page.locator('#errors').waitFor();
      await look('mistakes');
      for (const each of await page.locator('details.more').all()) await each.locator('summary').press('Enter');
      await look('unfolded');
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }, 120_000);

  it('bring focus to the list of what is wrong, also without scripts, and from there into the input', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, close } = await asAdmin({ javaScriptEnabled });
      await page.goto(`${demo.hub.url}/planning/new/booking`);
      await page.locator('.bar-save .btn.main').press('Enter');
      await page.locator('#errors:focus').waitFor();
      expect(await page.title()).toMatch(/^2 dingen houden dit nog tegen/);
      await page.locator('#errors a').first().press('Enter');
      if (javaScriptEnabled)
        await box(field(page, 'Ruimte, materiaal, dienst of set')).and(page.locator(':focus')).waitFor();
      else expect(page.url()).toMatch(/#f1\.0\.v$/);
      await close();
    }
  }, 60_000);

  it('find a thing of the pond by keys alone, tell it from its namesakes, and offer to make what is not there', async () => {
    const { page, complaints, close } = await asAdmin();
    await page.goto(`${demo.hub.url}/terms/new/concept`);
    const where = field(page, 'Ruimer begrip');
    const input = box(where);
    await input.pressSequentially('weef');
    const options = where.locator('[role="option"]');
    await options.first().waitFor();
    const total = await options.count();
    expect(await where.locator('[role="option"] small').allInnerTexts()).toContain('textielmachines · Objectnamen');
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    const active = async (): Promise<number> => {
      const id = await input.getAttribute('aria-activedescendant');
      return await options.evaluateAll((all, wanted) => all.findIndex((each) => each.id === wanted), id);
    };
    await input.press('ArrowDown');
    expect(await active()).toBe(0);
    await input.press('End');
    expect(await active()).toBe(total - 1);
    await input.press('Home');
    expect(await active()).toBe(0);
    await input.press('ArrowUp');
    expect(await active()).toBe(total - 1);
    expect(await findings(page)).toEqual([]);
    await picture(page, 'form-picker');
    await input.press('Escape');
    expect(await input.getAttribute('aria-expanded')).toBe('false');
    await input.fill('weefgetouwen');
    await where
      .getByRole('option', { name: /^weefgetouwen/ })
      .first()
      .waitFor();
    await input.press('ArrowDown');
    await input.press('Enter');
    expect(await input.inputValue()).toBe('weefgetouwen');
    expect(await where.locator('input[name$=".i"]').first().inputValue()).toContain('/id/concept/weefgetouwen');
    await where.getByRole('button', { name: 'Nog een (Ruimer begrip)' }).press('Enter');
    await where.locator('.rows > li').nth(1).waitFor();
    await page.keyboard.type('Kantwerktuig');
    const make = where.getByRole('option', { name: /^Maak “Kantwerktuig” aan/ });
    await make.waitFor();
    const made = page.waitForEvent('popup');
    await make.click();
    const other = await made;
    await other.waitForURL('**/terms/new/concept?name=Kantwerktuig');
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('add and remove rows and parts of a thing in place, and keep the rest', async () => {
    const { page, complaints, close } = await asAdmin();
    await page.goto(`${demo.hub.url}/planning/new/room`);
    await act({ page, scripts: true }, 'Naam', { type: 'Zaal met uren' });
    const hours = field(page, 'Openingsuren');
    for (const day of ['dinsdag', 'woensdag']) {
      const count = await hours.locator('.nest').count();
      await hours.getByRole('button', { name: '(Openingsuren)' }).press('Enter');
      await hours.locator('.nest').nth(count).waitFor();
      await hours.locator('.nest').nth(count).getByLabel(day).press('Space');
    }
    await hours.getByRole('button', { name: 'Haal weg: Openingsuren 1' }).press('Enter');
    await expect.poll(() => hours.locator('.nest').count()).toBe(1);
    expect(await hours.getByLabel('woensdag').isChecked()).toBe(true);
    expect(await box(field(page, 'Naam')).inputValue()).toBe('Zaal met uren');
    await box(field(page, 'Naam')).press('Control+Enter');
    await page.waitForURL('**/doc/room/zaal-met-uren');
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('keep a draft through a crash, give it back with its rows, and let it go once saved or thrown away', async () => {
    const { page, complaints, close } = await asAdmin();
    const path = `${demo.hub.url}/terms/new/concept`;
    const offer = page.locator('[data-draft]');
    const crash = async (): Promise<void> => {
      page.once('dialog', (dialog) => void dialog.accept());
      await page.goto('about:blank');
      await page.goto(path);
    };
    const write = async (text: string): Promise<void> => {
      await act({ page, scripts: true }, 'Andere namen', { type: `${text} anders` });
      await field(page, 'Andere namen').getByRole('button', { name: 'Nog een (Andere namen)' }).press('Enter');
      await field(page, 'Andere namen').locator('.rows > li').nth(1).waitFor();
      await act({ page, scripts: true }, 'Voorkeursterm', { type: text });
      await expect
        .poll(() => page.evaluate(`sessionStorage.getItem('vijver draft ' + location.pathname)`))
        .toContain(`"${text}"`);
    };
    await page.goto(path);
    await write('verloren');
    await crash();
    await offer.waitFor();
    expect(await offer.innerText()).toMatch(/Hier staat nog iets van \d+ \S+ \d{4}/);
    await offer.getByRole('button', { name: 'Neem terug' }).press('Enter');
    await page.locator('[name="f0.0.v"][value="verloren"]').waitFor();
    expect(await field(page, 'Andere namen').locator('.rows > li').count()).toBe(2);
    await page.keyboard.press('Control+s');
    await page.waitForURL('**/doc/concept/verloren');
    await page.goto(path);
    expect(await offer.isHidden()).toBe(true);
    await write('tweede');
    await crash();
    await offer.getByRole('button', { name: 'Gooi weg' }).press('Enter');
    await page.goto(path);
    expect(await offer.isHidden()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('ask before work is left behind, and not when nothing was typed', async () => {
    const { page, close } = await asAdmin();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.goto(`${demo.hub.url}/terms/new/concept`);
    await page.goto(`${demo.hub.url}/terms`);
    expect(asked).toEqual([]);
    await page.goto(`${demo.hub.url}/terms/new/concept`);
    await box(field(page, 'Voorkeursterm')).press('a');
    await page.goto(`${demo.hub.url}/terms`);
    expect(asked).toEqual(['beforeunload']);
    await close();
  }, 60_000);

  for (const { name, scripts, viewport, x } of ways)
    it(`let the second of two people choose for each field, and put back what was taken away, ${name}`, async () => {
      const first = await asAdmin({ viewport, javaScriptEnabled: scripts });
      const second = await asAdmin({ viewport, javaScriptEnabled: scripts });
      const path = `${demo.hub.url}/doc/concept/damast/edit`;
      for (const { page } of [first, second]) await page.goto(path);
      const save = async ({ page }: typeof first): Promise<void> => page.locator('.bar-save .btn.main').press('Enter');
      await box(field(first.page, 'Definitie')).fill(`Van de ander ${x}.`);
      await act({ page: first.page, scripts }, 'Nummer of code', { type: `D${x}` });
      await save(first);
      await first.page.waitForURL('**/doc/concept/damast');
      await box(field(second.page, 'Definitie')).fill(`Van mij ${x}.`);
      await save(second);
      await second.page.locator('#meeting:focus').waitFor();
      expect(await second.page.locator('section[aria-labelledby="taken"]').innerText()).toContain(`D${x}`);
      if (scripts) expect(await findings(second.page)).toEqual([]);
      await picture(second.page, `form-choose-${viewport.width}`);
      await second.page.getByRole('radio', { name: 'Wat de ander bewaarde' }).press('Space');
      await second.page.getByRole('button', { name: 'Bewaar mijn keuze' }).last().press('Enter');
      await second.page.waitForURL('**/doc/concept/damast');
      const main = second.page.getByRole('main');
      expect(await main.innerText()).toContain(`Van de ander ${x}.`);
      await main.getByRole('button', { name: 'Verwijder' }).press('Enter');
      await second.page.getByRole('button', { name: 'Draai terug' }).press('Enter');
      await main.getByText(`Van de ander ${x}.`).first().waitFor();
      expect([...first.complaints, ...second.complaints]).toEqual([]);
      await first.close();
      await second.close();
    }, 60_000);

  it('say nothing unexpected', () => expect(demo.hub.reported.map(({ error }) => String(error))).toEqual([]));
});
