// The design in a real browser: weight and stillness of a first view, every page of terms and of the design against axe in
// both schemes and sizes, enlarged to 200 and 400 %, on paper, in forced colours, without scripts, and by keyboard.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { iri } from '../../src/rdf/ns.ts';
import { parse } from '../../src/rdf/parse.ts';
import { demoHub } from '../demo-hub.ts';
import type { TestHub } from '../hub.ts';
import { findings } from './axe.ts';
import { launch, noBrowser, open, picture } from './browser.ts';

const hostile = `<img src=x onerror=alert(1)> \u202e שלום 🏺\u200b\u200d ${'W'.repeat(340)} ${'heel lang '.repeat(8)}`;

const pages: Readonly<Record<string, string>> = {
  design: '/design',
  terms: '/terms',
  'terms-museum': '/terms?museum=hva',
  scheme: '/doc/scheme/technieken',
  'scheme-new': '/doc/scheme/technieken?view=new',
  'scheme-old': '/doc/scheme/technieken?view=old',
  'scheme-groups': '/doc/scheme/technieken?view=groups',
  'scheme-filter': '/doc/scheme/technieken?filter=email',
  concept: '/doc/concept/emailleren',
  retired: '/doc/concept/emailleertechniek',
  ways: '/doc/concept/tweeling',
  history: '/doc/concept/tweeling/history',
  compare: '/doc/concept/tweeling/history?was=FIRST&is=LAST',
  list: '/terms/concept',
  collection: '/doc/collection/aan-tafel',
  mapping: '/doc/mapping/borden-vaatwerk--aat-300042991',
  agent: '/doc/agent/zes-musea',
  room: '/planning/room',
  exhibition: '/doc/exhibition/aan-tafel',
  manual: '/doc/page/object-beschrijven-in-adlib',
  application: '/doc/application/adlib',
  hostile: '/doc/concept/kwaad',
  'hostile-scheme': '/doc/scheme/kwaad',
  'hostile-new': '/doc/scheme/kwaad?view=new',
  'hostile-old': '/doc/scheme/kwaad?view=old',
  'hostile-history': '/doc/concept/kwaad/history',
};

describe.skipIf(noBrowser !== undefined)('the design in a real browser', () => {
  let hub: TestHub;
  let browser: Browser;
  let seqs: readonly number[] = [];
  const addressOf = (path: string): string =>
    hub.url + path.replace('FIRST', String(seqs.at(-1))).replace('LAST', String(seqs[0]));

  const write = async (path: string, body: string): Promise<void> => {
    const subject = `${hub.base}/id/${path}`;
    const text = `@prefix skos: <${iri('skos', '')}> . @prefix owl: <${iri('owl', '')}> . @prefix id: <${hub.base}/id/concept/> . ${body}`;
    await hub.hub.write(operator, [{ subject, quads: await parse(text, 'text/turtle', subject) }]);
  };

  beforeAll(async () => {
    hub = await demoHub();
    const twin = (name: string): string =>
      `<> a skos:Concept ; skos:inScheme <${hub.base}/id/scheme/technieken> ; skos:prefLabel "${name}"@nl ; skos:broader id:emailleren, id:verbindingstechnieken .`;
    for (const name of ['tweelink', 'tweelin', 'tweeling']) await write('concept/tweeling', twin(name));
    const name = JSON.stringify(hostile);
    await write('scheme/kwaad', `<> a skos:ConceptScheme ; skos:prefLabel ${name}@nl .`);
    await write(
      'concept/kwaad',
      `<> a skos:Concept ; owl:deprecated true ; skos:inScheme <${hub.base}/id/scheme/kwaad> ; skos:prefLabel ${name}@nl ; skos:altLabel ${JSON.stringify(`x${hostile}`)}@fr ; skos:definition ${JSON.stringify(hostile.repeat(8))}@nl ; skos:broader id:emailleren .`,
    );
    seqs = (await hub.hub.log.history(`${hub.base}/id/concept/tweeling`, 9)).map(({ seq }) => seq);
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });

  const tooWide = (page: Page): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - innerWidth').then(Number);

  for (const [size, width, colorScheme] of [
    ['wide', 1280, 'dark'],
    ['phone', 390, 'light'],
  ] as const)
    it(`has nothing that axe objects to and no sideways scroll (${size}, ${colorScheme})`, async () => {
      const { page, complaints, close } = await open(browser, { viewport: { width, height: 844 }, colorScheme });
      const found: string[] = [];
      for (const [key, path] of Object.entries(pages)) {
        await page.goto(addressOf(path));
        if ((await tooWide(page)) > 0) found.push(`${key}: too wide by ${await tooWide(page)} px`);
        found.push(...(await findings(page)).map((each) => `${key}: ${each}`));
        await picture(page, `design-${size}-${key}`);
      }
      expect([...found, ...complaints]).toEqual([]);
      await close();
    }, 240_000);

  interface View {
    readonly bytes: number;
    readonly moved: number;
  }
  /** One first view: what came over the wire, and how far things moved. */
  async function view(path: string, width: number): Promise<View> {
    const { page, close } = await open(browser, { viewport: { width, height: 844 } });
    const wire = await page.context().newCDPSession(page);
    let bytes = 0;
    await wire.send('Network.enable');
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.addInitScript(`globalThis.moved = 0;
      new PerformanceObserver((list) => { for (const { value } of list.getEntries()) globalThis.moved += value; })
        .observe({ type: 'layout-shift', buffered: true });`);
    await page.goto(addressOf(path), { waitUntil: 'networkidle' });
    const moved = Number(await page.evaluate('globalThis.moved'));
    await close();
    return { bytes, moved };
  }
  /** On a busy machine Chromium now and then fetches a preloaded typeface twice: a heavy view is looked at once more. */
  const lightest = async (first: View, again: () => Promise<View>): Promise<View> => {
    if (first.bytes <= 100_000) return first;
    const second = await again();
    return { bytes: Math.min(first.bytes, second.bytes), moved: Math.max(first.moved, second.moved) };
  };

  it('weighs less than 100 kB at a first view, and nothing on it moves', async () => {
    const found: string[] = [];
    for (const width of [1280, 390])
      for (const path of [
        '/',
        '/terms',
        '/doc/scheme/technieken',
        '/doc/concept/emailleren',
        '/search?q=email',
        '/terms/concept',
      ]) {
        const { bytes, moved } = await lightest(await view(path, width), () => view(path, width));
        if (moved > 0) found.push(`${path} at ${width}: moved by ${moved}`);
        if (bytes > 100_000 || bytes < 20_000) found.push(`${path} at ${width}: ${bytes} bytes`);
      }
    expect(found).toEqual([]);
  }, 120_000);

  it('reflows when it is enlarged to 200 and to 400 % (WCAG 1.4.10: 320 px wide)', async () => {
    const found: string[] = [];
    for (const width of [640, 320]) {
      const { page, close } = await open(browser, { viewport: { width, height: 512 } });
      for (const [key, path] of Object.entries(pages)) {
        await page.goto(addressOf(path));
        if ((await tooWide(page)) > 0) found.push(`${key} at ${width}: too wide by ${await tooWide(page)} px`);
      }
      await close();
    }
    expect(found).toEqual([]);
  }, 120_000);

  it('prints on white without navigation, and keeps its marks in forced colours', async () => {
    const { page, close } = await open(browser, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(addressOf('/doc/concept/emailleren'));
    for (const part of ['.nav', '.find', '.btn', '.skip'])
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    const colour = `getComputedStyle(document.body).backgroundColor`;
    expect(await page.evaluate(colour)).toBe('rgb(255, 255, 255)');
    await picture(page, 'design-print');
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    await page.goto(addressOf('/doc/scheme/technieken?at=emailleren'));
    const outline = `getComputedStyle(document.querySelector('.tree [aria-current]')).outlineStyle`;
    expect(await page.evaluate(outline)).toBe('solid');
    await picture(page, 'design-forced');
    await close();
  }, 60_000);

  it('moves nothing for who asked for stillness', async () => {
    const { page, close } = await open(browser, { reducedMotion: 'reduce' });
    await page.goto(addressOf('/design'));
    const moving = `[...document.querySelectorAll('*')].filter((each) => { const s = getComputedStyle(each);
      return s.animationName !== 'none' || (s.transitionDuration !== '0s' && s.transitionProperty !== 'none' && s.transitionDuration.split(',').some((d) => parseFloat(d) > 0)); }).length`;
    expect(await page.evaluate(moving)).toBe(0);
    await close();
  }, 60_000);

  it('walks the hierarchy by arrows, opens a branch in its place and keeps it in the address', async () => {
    const { page, complaints, close } = await open(browser);
    await page.goto(addressOf('/doc/scheme/technieken'));
    await page.locator('.tree a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.locator('.tree details[open] ul > li > a[href^="/doc/concept/"]').first().waitFor();
    await page.keyboard.press('ArrowRight');
    const inside = `document.activeElement.closest('details')?.open === true`;
    await expect.poll(() => page.evaluate(inside)).toBe(true);
    expect(new URL(page.url()).searchParams.get('at')).toBeTruthy();
    await page.reload();
    expect(await page.locator('.tree details[open]').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  for (const javaScriptEnabled of [true, false])
    it(`filters the names of a list ${javaScriptEnabled ? 'while one types' : 'by its button, without scripts'}`, async () => {
      const { page, complaints, close } = await open(browser, { javaScriptEnabled });
      await page.goto(addressOf('/doc/scheme/technieken'));
      const field = page.getByRole('searchbox', { name: 'Filter de namen in deze lijst' });
      await field.pressSequentially('emaill');
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Filter' }).click();
      // Answers to the first letters may come between; what was typed last is what stays.
      await expect.poll(() => page.url(), { timeout: 10_000 }).toContain('filter=emaill');
      const names = async (): Promise<string> => (await page.locator('#names').textContent()) ?? '';
      await expect.poll(names, { timeout: 10_000 }).not.toContain('boekdruk');
      await expect.poll(names, { timeout: 10_000 }).toContain('emailleren');
      expect(complaints).toEqual([]);
      await close();
    }, 60_000);

  it('says that an address was copied, and copies it', async () => {
    const { page, close } = await open(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(addressOf('/doc/concept/emailleren'));
    await page.getByRole('button', { name: 'Kopieer adres' }).first().click();
    await page.getByRole('button', { name: 'Gekopieerd' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${hub.base}/id/concept/emailleren`);
    await close();
  }, 60_000);

  it('finds who changed a term this month, and compares any two versions, without scripts', async () => {
    const { page, close } = await open(browser, { javaScriptEnabled: false });
    await page.goto(addressOf('/doc/concept/tweeling/history'));
    await page.getByRole('link', { name: 'Deze maand' }).click();
    expect(await page.locator('tbody tr').count()).toBe(3);
    expect(await page.locator('tbody').textContent()).toContain('beheer');
    await page.locator('input[name="was"]').last().check();
    await page.getByRole('button', { name: 'Vergelijk de twee gekozen versies' }).click();
    expect(await page.locator('del').last().textContent()).toContain('tweelink');
    expect(await page.locator('ins').last().textContent()).toContain('tweeling');
    await page.goto(addressOf('/doc/concept/tweeling/history'));
    await page.getByRole('link', { name: 'Vorige maand' }).click();
    expect(await page.locator('.empty').textContent()).toContain('In deze periode veranderde er niets');
    await close();
  }, 60_000);

  it('opens a question by its button and answers it by Escape', async () => {
    const { page, close } = await open(browser);
    await page.goto(addressOf('/design'));
    await page.locator('#dialog ~ *, .sample').locator('button[command="show-modal"]').first().click();
    expect(await page.locator('dialog[open]').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await close();
  }, 60_000);

  it('says nothing unexpected', () => expect(hub.reported.map(({ error }) => String(error))).toEqual([]));
});
