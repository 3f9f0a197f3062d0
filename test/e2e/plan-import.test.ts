// A planner brings the calendar of a room in: chooses, looks, confirms, undoes; with scripts and without, by keyboard, narrow and wide.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { calendar, event } from '../planning/import-files.ts';
import { findings } from './axe.ts';
import { noBrowser, open, picture } from './browser.ts';
import { demoBrowser, enter } from './demo-browser.ts';

describe.skipIf(noBrowser !== undefined)('bringing a calendar in, in a real browser', () => {
  const demo = demoBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'vijver-plan-in-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const fileOf = (month: string): string => {
    const path = join(folder, `zaal-${month}.ics`);
    const events = [
      event('Raad van bestuur', `2027${month}04`, '0900-1200', 'SEQUENCE:0'),
      event('Lezing <b>Gent</b>', `2027${month}04`, '1100-1300'),
      event('Wekelijks overleg', `2027${month}07`, '1000-1100', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      'UID:stuk\nDTSTART:20270101T090000Z\nSUMMARY:Zonder einde',
    ];
    writeFileSync(path, calendar(...events));
    return path;
  };
  const looks = async (page: Page, name: string): Promise<void> => {
    expect(await findings(page)).toEqual([]);
    const wide = Number(
      await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    );
    expect(wide).toBeLessThanOrEqual(0);
    await picture(page, `plan-import-${name}`);
  };

  for (const [javaScriptEnabled, width, month] of [
    [true, 1280, '06'],
    [false, 390, '08'],
  ] as const)
    it(`shows what would change, brings it in and takes it back, ${javaScriptEnabled ? 'with' : 'without'} scripts at ${width}`, async () => {
      const { page, complaints, close } = await open(demo.browser, {
        javaScriptEnabled,
        viewport: { width, height: 900 },
      });
      await enter(page, demo.hub, 'planner', '/data');
      await page.goto(`${demo.hub.url}/planning`);
      await page.getByRole('link', { name: 'Agenda of tabel binnenbrengen' }).click();
      if (javaScriptEnabled) await looks(page, `choose-${width}`);
      await page.getByLabel('Bestand').setInputFiles(fileOf(month));
      await page.getByLabel('Van welke ruimte is deze agenda?').selectOption(`${demo.hub.base}/id/room/dmg-galerij`);
      await page.getByRole('button', { name: 'Kijk wat er zou veranderen' }).press('Enter');
      await page.waitForURL('**/planning/import/*-*');
      expect(await page.locator('.note').first().textContent()).toContain('2 reservaties kunnen niet binnen.');
      expect(await page.locator('table').textContent()).toContain('is al bezet: “Raad van bestuur” (bevestigd)');
      expect(await page.locator('table').textContent()).toContain('Lezing <b>Gent</b>');
      await page.getByRole('link', { name: 'Verzet en bewaar dit apart' }).click();
      expect(await page.getByLabel('Titel').inputValue()).toBe('Lezing <b>Gent</b>');
      await page.goBack();
      if (javaScriptEnabled) await looks(page, `preview-${width}`);
      else await picture(page, `plan-import-preview-${width}`);
      await page.getByRole('link', { name: /^Nieuw/ }).click();
      expect(await page.locator('table').textContent()).toContain('3 keer');
      await page.getByRole('button', { name: 'Voer 2 reservaties in' }).click();
      await page.getByText('2 reservaties zijn ingevoerd.').waitFor();
      if (javaScriptEnabled) await looks(page, `done-${width}`);
      await page.getByRole('link', { name: /^Nieuw/ }).click();
      await page.getByRole('link', { name: 'Raad van bestuur' }).click();
      expect(await page.locator('h1').textContent()).toContain('Raad van bestuur');
      await page.goBack();
      await page.getByRole('button', { name: 'Draai deze invoer terug' }).click();
      await page.getByText('2 reservaties zijn teruggedraaid.').waitFor();
      const gone = demo.hub.hub.views
        .prepare(`select count(*) as n from plan_claim where title_nl = 'Raad van bestuur'`)
        .get();
      expect(gone?.['n']).toBe(0);
      expect(complaints).toEqual([]);
      await close();
    }, 90_000);

  it('says what to do when no calendar was chosen, and is narrow enough for a phone', async () => {
    const { page, close } = await open(demo.browser, { viewport: { width: 390, height: 800 } });
    await enter(page, demo.hub, 'planner', '/data');
    await page.goto(`${demo.hub.url}/planning/import`);
    await looks(page, 'choose-390');
    const path = join(folder, 'geen.csv');
    writeFileSync(path, 'dit;is;geen\ntabel;van;ons\n');
    await page.getByLabel('Bestand').setInputFiles(path);
    await page.getByRole('button', { name: 'Kijk wat er zou veranderen' }).click();
    expect(await page.locator('main').textContent()).toContain('Neem het voorbeeld, of exporteer je agenda als .ics.');
    await close();
  }, 60_000);
});
