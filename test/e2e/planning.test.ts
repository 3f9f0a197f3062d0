// Journeys in a real browser: a planner books with a clash and takes a way out, drags a bar, goes by keyboard; a teacher books a tour.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findings } from './axe.ts';
import { noBrowser, open, picture } from './browser.ts';
import { demoBrowser, enter } from './demo-browser.ts';

const hour = 3_600_000;

describe.skipIf(noBrowser !== undefined)('the planner in a real browser', () => {
  const demo = demoBrowser();

  /** Where the bar of a booking is, in moments. */
  const timesOf = async (page: Page, ref: string): Promise<readonly [number, number]> => {
    const bar = page.locator(`.bk[data-move="${ref}"]`);
    const [start, end] = [await bar.getAttribute('data-start'), await bar.getAttribute('data-end')];
    return [Date.parse(start ?? ''), Date.parse(end ?? '')];
  };
  const make = async (ref: string, text: string): Promise<void> => {
    const answer = await demo.hub.put(`/doc/booking/${ref}`, text, { ...demo.hub.as('planner'), 'if-none-match': '*' });
    expect(answer.status).toBe(201);
  };
  const plain = (
    title: string,
    day: string,
  ): string => `@prefix vijver: </ns#> . @prefix adms: <http://www.w3.org/ns/adms#> .
    @prefix zr: <https://data.vlaanderen.be/ns/zaalreservatie#> . @prefix m8g: <http://data.europa.eu/m8g/> . @prefix dct: <http://purl.org/dc/terms/> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    <> a zr:Infrastructuurreservatie ; dct:title "${title}"@nl ; zr:infrastructuur </id/room/dmg-galerij> ; vijver:museum </id/agent/dmg> ;
    adms:status <https://data.vlaanderen.be/id/concept/Infrastructuurreservatiestatustype/bevestigd> ;
    zr:Reservatie.periode [ m8g:startTime "${day}T10:00:00+02:00"^^xsd:dateTime ; m8g:endTime "${day}T12:00:00+02:00"^^xsd:dateTime ] .`;

  for (const javaScriptEnabled of [true, false])
    it(`tells what clashes before saving, and saves the way out, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      const { page, complaints, close } = await open(demo.browser, { javaScriptEnabled });
      const day = javaScriptEnabled ? '2027-06-15' : '2027-06-22';
      await make(`bezet-${day}`, plain('Bezet', day));
      await enter(
        page,
        demo.hub,
        'planner',
        `/planning/book?date=${day}&what=${encodeURIComponent(`${demo.hub.base}/id/room/dmg-galerij`)}`,
      );
      await page.getByLabel('Titel').fill('Bezoek van de raad');
      await page.getByLabel('Van', { exact: true }).fill('11:00');
      await page.getByLabel('Tot', { exact: true }).fill('13u');
      await page.getByRole('button', { name: 'Kijk of het past' }).click();
      const beside = page.locator('aside');
      expect(await beside.textContent()).toContain('is al bezet: “Bezet” (bevestigd)');
      await beside.getByRole('link', { name: /van 12:00 tot 14:00/ }).click();
      await page.getByText('Dit past. Niets botst.').waitFor();
      expect(await page.getByLabel('Titel').inputValue()).toBe('Bezoek van de raad');
      await page.getByRole('button', { name: 'Bewaar als optie' }).click();
      await page.waitForURL('**/doc/booking/**');
      expect(await page.locator('h1').textContent()).toContain('Bezoek van de raad');
      expect(complaints).toEqual([]);
      await close();
    }, 90_000);

  it('lets a coordinator allow a clash with a reason, and nobody else', async () => {
    await make('vast', plain('Vast', '2027-07-06'));
    const path = `/planning/book?title=Ernaast&date=2027-07-06&from=11:00&to=12:00&standing=firm&museum=dmg&quantity=1&what=${encodeURIComponent(`${demo.hub.base}/id/room/dmg-galerij`)}`;
    const planner = await open(demo.browser);
    await enter(planner.page, demo.hub, 'planner', path);
    expect(await planner.page.getByLabel('Laat het toch toe').count()).toBe(0);
    await planner.page.getByRole('button', { name: 'Bewaar als bevestigd' }).click();
    await planner.page.getByText('Dit houdt het nog tegen').first().waitFor();
    await planner.close();
    const chief = await open(demo.browser);
    await enter(chief.page, demo.hub, 'coordinator', path);
    await chief.page.getByLabel('Laat het toch toe').fill('De zaal is groot genoeg voor allebei.');
    await chief.page.getByRole('button', { name: 'Bewaar als bevestigd' }).click();
    await chief.page.waitForURL('**/doc/booking/**');
    await chief.page.goto(`${demo.hub.url}/planning/numbers`);
    await chief.page.getByText('De zaal is groot genoeg voor allebei.').waitFor();
    await chief.close();
  }, 90_000);

  it('moves a bar that is dragged, and not onto another', async () => {
    await make('sleep-a', plain('Sleep A', '2027-08-03'));
    await make('sleep-b', plain('Sleep B', '2027-08-05'));
    const { page, complaints, close } = await open(demo.browser);
    await enter(page, demo.hub, 'planner', '/planning?date=2027-08-03&museum=dmg');
    const [before] = await timesOf(page, 'sleep-a');
    const drag = async (hours: number): Promise<void> => {
      const bar = page.locator('.bk[data-move="sleep-a"]');
      await bar.scrollIntoViewIfNeeded();
      const box = await bar.boundingBox();
      const lane = await page.locator('.lane').first().boundingBox();
      if (box === null || lane === null) throw new Error('Nothing to drag');
      const [x, y, width] = [box.x + 4, box.y + box.height - 4, (lane.width / 98) * hours];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + width, y, { steps: 5 });
      await page.locator('[data-said]').filter({ hasText: /\S/ }).waitFor();
      await page.mouse.up();
    };
    await Promise.all([page.waitForEvent('load'), drag(2)]);
    const [after] = await timesOf(page, 'sleep-a');
    expect(after - before).toBe(2 * hour);
    await drag(27);
    await page.locator('[data-said]').filter({ hasText: 'al bezet' }).waitFor();
    expect((await timesOf(page, 'sleep-a'))[0]).toBe(after);
    expect(complaints).toEqual([]);
    await close();
  }, 90_000);

  it('moves a bar by keyboard', async () => {
    await make('toets', plain('Toets', '2027-08-10'));
    const { page, close } = await open(demo.browser);
    await enter(page, demo.hub, 'planner', '/planning?date=2027-08-10&museum=dmg');
    const [before, until] = await timesOf(page, 'toets');
    await page.locator('.bk[data-move="toets"] a').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+ArrowRight');
    await page.locator('[data-said]').filter({ hasText: /\S/ }).waitFor();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(await timesOf(page, 'toets')).toEqual([before + hour, until + hour]);
    await close();
  }, 90_000);

  it('keeps the hour on the wall when a bar is moved over a change of the clock', async () => {
    const text = plain('Klok', '2028-03-25').replaceAll('+02:00', '+01:00');
    await make('klok', text);
    const { page, close } = await open(demo.browser);
    await enter(page, demo.hub, 'planner', '/planning?date=2028-03-25&museum=dmg');
    await page.locator('.bk[data-move="klok"] a').focus();
    // A day on the board is fourteen hours.
    for (let i = 0; i < 56; i++) await page.keyboard.press('Alt+ArrowRight');
    await page.locator('[data-said]').filter({ hasText: '10:00' }).waitFor();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(await timesOf(page, 'klok')).toEqual(['2028-03-26T08:00:00Z', '2028-03-26T10:00:00Z'].map(Date.parse));
    await close();
  }, 90_000);

  it('takes one time out of a series, and leaves the others', async () => {
    const { page, close } = await open(demo.browser);
    await enter(page, demo.hub, 'planner', '/planning');
    const time = await page.locator('.bk a[href*="zaterdagatelier"]').first().getAttribute('href');
    await page.goto(demo.hub.url + (time ?? ''));
    await page.getByLabel(/^Alleen /).check();
    await page.getByLabel('Van', { exact: true }).fill('11:00');
    await page.getByLabel('Tot', { exact: true }).fill('13:00');
    await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
    await page.waitForURL(/doc\/booking\/[0-9a-f-]{36}/);
    const series = await (
      await demo.hub.get('/doc/booking/zaterdagatelier', 'text/turtle', demo.hub.as('planner'))
    ).text();
    expect(series.match(/exceptDate/g)).toHaveLength(1);
    expect(series.match(/T10:00:00\+0[12]:00/g)?.length).toBeGreaterThanOrEqual(3);
    await close();
  }, 90_000);

  it('lets a teacher book a tour and cancel it, without scripts and without an account', async () => {
    const { page, close } = await open(demo.browser, { javaScriptEnabled: false });
    await page.goto(demo.hub.url);
    await page.getByRole('link', { name: 'Boek een rondleiding' }).click();
    await page
      .getByLabel('Rondleiding')
      .selectOption({ label: 'Restjes, S.M.A.K. (75 minuten, hoogstens 15 per gids)' });
    const day = Temporal.Now.plainDateISO('Europe/Brussels').add({ days: 30 }).toString();
    await page.getByLabel('Dag').fill(day);
    await page.getByLabel('Beginuur').fill('10:30');
    await page.getByLabel('Aantal bezoekers').fill('12');
    await page.getByLabel('Naam').fill('Meester Salamander');
    await page.getByRole('button', { name: 'Boek', exact: true }).click();
    await page.getByText('Geef een e-mailadres').first().waitFor();
    await page.getByLabel('E-mailadres').fill('salamander@voorbeeld.be');
    await page.getByRole('button', { name: 'Boek', exact: true }).click();
    await page.getByText('Geboekt. We verwachten jullie.').waitFor();
    await picture(page, 'tour-own');
    await page.getByRole('link', { name: 'Wijzig deze rondleiding' }).click();
    await page.getByLabel('Aantal bezoekers').fill('24');
    await page.getByLabel('Beginuur').fill('14u');
    await picture(page, 'tour-change');
    await page.getByRole('button', { name: 'Kijk of het kan' }).click();
    await page.getByRole('heading', { name: 'Klopt dit?' }).waitFor();
    expect(await page.getByRole('table').textContent()).toMatch(/12\s*24/);
    await picture(page, 'tour-confirm');
    await page.getByRole('button', { name: 'Ja, wijzig' }).click();
    await page.getByText('Gewijzigd. Zo staat het nu.').waitFor();
    await page.getByText('12 + 12').waitFor();
    await page.getByText('Annuleer deze rondleiding').click();
    await page.getByRole('button', { name: 'Ja, annuleer' }).click();
    await page.getByRole('heading', { name: 'Geannuleerd' }).waitFor();
    await close();
  }, 90_000);

  const sizes = [
    { name: 'wide-light', width: 1280, height: 900, colorScheme: 'light' },
    { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
  ] as const;
  const pages = {
    week: '/planning',
    day: '/planning?view=day',
    month: '/planning?view=month',
    list: '/planning?view=list&lang=en',
    book: '/planning/book?title=Nocturne&date=2027-09-14&from=10:00&to=9&heads=900',
    series: '/planning/book?booking=zaterdagatelier',
    free: '/planning/free?heads=40',
    numbers: '/planning/numbers',
    feeds: '/planning/feeds',
    room: '/doc/room/stam-grote-zaal?lang=nl',
    shifts: '/planning/roster?lang=nl',
    roster: `/planning/roster?date=${Temporal.Now.plainDateISO('Europe/Brussels').add({ days: 21 }).toString()}`,
    tours: '/planning/tours',
  };
  /** The path of a group's own reservation. */
  const reservation = async (from: string): Promise<string> => {
    const day = Temporal.Now.plainDateISO('Europe/Brussels').add({ days: 40 }).toString();
    const fields = {
      product: `${demo.hub.base}/id/exhibition/restjes`,
      date: day,
      from,
      heads: '20',
      language: 'nl',
    };
    const body = new URLSearchParams({ ...fields, name: 'Juf Kroos', email: 'kroos@voorbeeld.be', website: '' });
    const answer = await demo.hub.request('/planning/tours', {
      method: 'POST',
      headers: { accept: 'text/html' },
      body,
    });
    return (answer.headers.get('location') ?? '/planning/tours').split('?')[0] ?? '';
  };

  for (const { name, colorScheme, ...viewport } of sizes)
    it(`has nothing that axe objects to, no sideways scroll and a silent console (${name})`, async () => {
      const { page, complaints, close } = await open(demo.browser, {
        viewport,
        colorScheme,
        extraHTTPHeaders: demo.hub.as('coordinator'),
      });
      const found: string[] = [];
      const own = await reservation(name === 'phone-dark' ? '10:00' : '15:00');
      for (const [key, path] of Object.entries({ ...pages, own, change: `${own}/change?heads=0` })) {
        await page.goto(demo.hub.url + path);
        const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        if (over > 0) found.push(`${key}: ${over} px too wide`);
        found.push(...(await findings(page)).map((finding) => `${key}: ${finding}`));
        await picture(page, `${name}-planning-${key}`);
      }
      expect([...found, ...complaints]).toEqual([]);
      await close();
    }, 180_000);
});
