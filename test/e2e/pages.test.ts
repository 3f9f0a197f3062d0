import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoHub } from '../demo-hub.ts';
import type { TestHub } from '../hub.ts';
import { findings } from './axe.ts';
import { launch, noBrowser, open, picture } from './browser.ts';

if (noBrowser !== undefined) console.log(`browser suite skipped: ${noBrowser}`);

const stranger = {
  home: '/',
  terms: '/terms',
  planning: '/planning',
  training: '/training',
  wiki: '/wiki',
  list: '/planning/room',
  scheme: '/doc/scheme/objectnamen',
  branch: '/doc/scheme/objectnamen?at=weefgetouwen',
  letter: '/doc/scheme/objectnamen?letter=W',
  concept: '/doc/concept/weefgetouwen',
  museum: '/doc/agent/stam',
  history: '/doc/concept/weefgetouwen/history',
  search: '/search?q=weef',
  nothing: '/search?q=qqqqxx',
  'search-empty': '/search',
  'search-narrow': '/search?q=de&module=terms&language=en',
  'search-meant': '/search?q=weefgtouwn',
  data: '/data',
  problems: '/problems',
  problem: '/problems/stale',
  lost: '/doc/concept/weefgetou',
  'sign-in': '/signin',
  link: '/signin?code=i_x',
  roles: '/roles',
  design: '/design',
  sparql: '/sparql',
  streams: '/ldes',
  catalogue: '/catalog',
  api: '/api',
  reconcile: '/reconcile',
  exhibition: '/doc/exhibition/aan-tafel',
  manual: '/doc/page/bruikleen-ontvangen',
  course: '/doc/course/objecten-hanteren',
  edition: '/doc/edition/objecten-hanteren-1',
  hostile: '/doc/concept/vijandig',
  gone: '/doc/concept/voorbij',
};
const colleague = {
  edit: '/doc/concept/weefgetouwen/edit',
  'new-concept': '/terms/new/concept',
  'new-booking': '/planning/new/booking',
  delete: '/doc/concept/weefgetouwen/delete',
  'edit-hostile': '/doc/concept/vijandig/edit',
  account: '/account',
  'training-report': '/training/report',
  'training-help': '/training/help',
  'why-look': '/privacy/purpose?next=/planning',
  'about-person': '/privacy/person/3ceaaf30-8142-48ea-91d9-3080f9b439fc',
  'forget-person': '/privacy/person/3ceaaf30-8142-48ea-91d9-3080f9b439fc/forget',
  processing: '/privacy/processing',
  audit: '/audit',
  people: '/admin/people',
  tokens: '/admin/tokens',
  sessions: '/admin/sessions',
};

describe.skipIf(noBrowser !== undefined)('pages in a real browser', () => {
  let hub: TestHub;
  let browser: Browser;

  beforeAll(async () => {
    hub = await demoHub();
    const prefixes = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .';
    const hostile = JSON.stringify(`<img src=x onerror=alert(1)> \u202e שלום 🏺 ${'W'.repeat(420)}`);
    const admin = { ...hub.as('admin'), 'if-none-match': '*' };
    await hub.put(
      '/doc/concept/vijandig',
      `${prefixes} <> a skos:Concept ; skos:prefLabel ${hostile}@nl, ${hostile}@en ; skos:definition ${hostile}@nl ; skos:related <http://hub.test/id/concept/weefgetouwen> .`,
      admin,
    );
    await hub.put('/doc/concept/voorbij', `${prefixes} <> a skos:Concept ; skos:prefLabel "voorbij"@nl .`, admin);
    const { headers } = await hub.get('/doc/concept/voorbij');
    await hub.request('/doc/concept/voorbij', {
      method: 'DELETE',
      headers: { ...hub.as('admin'), 'if-match': headers.get('etag') ?? '' },
    });
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });

  const sizes = [
    { name: 'wide-light', width: 1280, height: 900, colorScheme: 'light' },
    { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
  ] as const;

  for (const { name, colorScheme, ...viewport } of sizes)
    it(`have nothing that axe objects to, no sideways scroll and a silent console (${name})`, async () => {
      const found: string[] = [];
      const look = async (pages: Readonly<Record<string, string>>, headers: Record<string, string>): Promise<void> => {
        const { page, complaints, close } = await open(browser, { viewport, colorScheme, extraHTTPHeaders: headers });
        for (const [key, path] of Object.entries(pages)) {
          await page.goto(hub.url + path);
          await page.evaluate('document.fonts.ready');
          const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
          if (over > 0) found.push(`${key}: ${over} px too wide`);
          found.push(...(await findings(page)).map((finding) => `${key}: ${finding}`));
          await picture(page, `${name}-${key}`);
        }
        found.push(...complaints);
        await close();
      };
      await look(stranger, {});
      await look(colleague, hub.as('admin'));
      expect(found).toEqual([]);
    }, 240_000);

  it('lead from a word to a term, to its place and to its file, by keyboard alone', async () => {
    const { page, complaints, close } = await open(browser);
    await page.goto(`${hub.url}/terms`);
    await page.keyboard.press('/');
    await page.keyboard.type('weefget');
    await page.waitForSelector('.suggest [role="option"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/doc/concept/weefgetouwen');
    await page.getByRole('link', { name: 'Toon in de hiërarchie' }).press('Enter');
    await page.waitForURL('**/doc/scheme/objectnamen?at=weefgetouwen');
    expect(await page.locator('[aria-current="true"]').textContent()).toBe('weefgetouwen');
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('open a branch of the hierarchy where it stands', async () => {
    const { page, close } = await open(browser);
    await page.goto(`${hub.url}/doc/scheme/objectnamen`);
    const branch = page.locator('details[data-branch]').first();
    await branch.locator('summary').first().click();
    await branch.locator('ul > li > a[href^="/doc/concept/"]').first().waitFor();
    await close();
  }, 60_000);

  for (const javaScriptEnabled of [true, false])
    it(`let an editor change a term and see the difference, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
      const { page, complaints, close } = await open(browser, { javaScriptEnabled });
      await page.goto(`${hub.url}/signin?next=/doc/concept/weefgetouwen`);
      await page.getByRole('textbox', { name: 'Sleutel' }).fill(hub.token('editor'));
      await page.getByRole('main').getByRole('button', { name: 'Ga binnen met de sleutel' }).click();
      await page.getByRole('link', { name: 'Wijzig', exact: true }).click();
      const note = javaScriptEnabled ? 'met' : 'zonder';
      await page.locator('textarea').first().fill(`Toestellen om te weven, ${note} scripts.`);
      await page.getByRole('button', { name: 'Bewaar' }).last().click();
      await page.waitForURL('**/doc/concept/weefgetouwen');
      expect(await page.locator('.def').textContent()).toContain(`${note} scripts`);
      await page.getByRole('link', { name: 'wat veranderde' }).first().click();
      expect(await page.locator('ins').count()).toBeGreaterThan(1);
      await picture(page, `difference-${note}`);
      expect(complaints).toEqual([]);
      await close();
    }, 60_000);

  it('show at its field what is wrong, and both versions when somebody was before', async () => {
    const first = await open(browser, { extraHTTPHeaders: hub.as('admin'), viewport: { width: 390, height: 844 } });
    const second = await open(browser, { extraHTTPHeaders: hub.as('admin') });
    for (const { page } of [first, second]) await page.goto(`${hub.url}/doc/concept/damast/edit`);
    await second.page.locator('textarea').first().fill('Van de ander.');
    await second.page.getByRole('button', { name: 'Bewaar' }).last().click();
    await second.page.waitForURL('**/doc/concept/damast');
    await first.page.locator('textarea').first().fill('Van mij.');
    await first.page.getByRole('button', { name: 'Bewaar' }).last().click();
    await first.page.getByText('Iemand was je voor.').first().waitFor();
    expect(await findings(first.page)).toEqual([]);
    await picture(first.page, 'stale');
    await first.page.locator('input[name="f0.0.v"]').fill('x'.repeat(501));
    await first.page.getByRole('button', { name: 'Bewaar mijn keuze' }).last().click();
    await first.page.getByText('Eén ding houdt dit nog tegen').waitFor();
    expect(await first.page.locator('textarea').first().inputValue()).toBe('Van mij.');
    expect(await findings(first.page)).toEqual([]);
    await picture(first.page, 'mistake');
    expect([...first.complaints, ...second.complaints]).toEqual([]);
    await first.close();
    await second.close();
  }, 60_000);

  it('let a picker find a broader term by its name', async () => {
    const { page, complaints, close } = await open(browser, { extraHTTPHeaders: hub.as('admin') });
    await page.goto(`${hub.url}/terms/new/concept`);
    const picker = page.getByRole('group', { name: 'Ruimer begrip' }).locator('input').first();
    await picker.pressSequentially('weefget');
    await page.locator('.pick [role="option"]').first().waitFor();
    await picker.press('ArrowDown');
    await picker.press('Enter');
    expect(await picker.inputValue()).toBe('weefgetouwen');
    expect(await findings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('say nothing unexpected', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
});
