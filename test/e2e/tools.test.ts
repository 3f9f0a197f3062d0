// The pages that are tools, in a real browser: the query editor, streams, matching of lists, problems, pages for developers.
import { describe, expect, it } from 'vitest';
import { findings } from './axe.ts';
import { noBrowser, open, picture } from './browser.ts';
import { demoBrowser } from './demo-browser.ts';

const ask = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;
const pages = {
  sparql: '/sparql',
  'sparql-rows': ask('SELECT ?begrip ?naam { ?begrip skos:prefLabel ?naam } LIMIT 30'),
  'sparql-graph': ask('CONSTRUCT WHERE { ?begrip skos:prefLabel ?naam } LIMIT 5'),
  'sparql-wrong': ask('SELECT * {\n  ?a ?b }\n'),
  'sparql-nothing': ask('SELECT * { ?a <urn:x> ?b }'),
  streams: '/ldes',
  stream: '/ldes/terms',
  'stream-page': '/ldes/terms/0/0',
  'stream-en': '/ldes/museum-stam?lang=en',
  reconcile: '/reconcile?q=emaileren',
  problems: '/problems',
  problem: '/problems/stale',
  lost: '/doc/concept/weefgetou',
  closed: '/terms/new/concept',
  data: '/data',
  api: '/api',
  catalogue: '/catalog',
  shapes: '/shapes',
  'shapes-terms': '/shapes/terms',
  words: '/ns',
};

const sizes = [
  { name: 'tools-wide', width: 1280, height: 900 },
  { name: 'tools-phone', width: 390, height: 844 },
] as const;

describe.skipIf(noBrowser !== undefined)('the tools in a real browser', () => {
  const demo = demoBrowser();

  for (const { name, ...viewport } of sizes)
    for (const colorScheme of ['light', 'dark'] as const)
      it(`have nothing that axe objects to, no sideways scroll and a silent console (${name}, ${colorScheme})`, async () => {
        const { page, complaints, close } = await open(demo.browser, { viewport, colorScheme });
        const found: string[] = [];
        for (const [key, path] of Object.entries(pages)) {
          await page.goto(demo.hub.url + path);
          if (path.startsWith('/sparql')) await page.locator('.editor.on').waitFor();
          const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
          if (over > 0) found.push(`${key}: ${over} px too wide`);
          found.push(...(await findings(page)).map((finding) => `${key}: ${finding}`));
          await picture(page, `${name}-${colorScheme}-${key}`);
        }
        expect(found).toEqual([]);
        expect(complaints).toEqual([]);
        await close();
      }, 240_000);

  it('write a question with suggestions, by keyboard alone, and leave the field again', async () => {
    const { page, complaints, close } = await open(demo.browser);
    await page.goto(`${demo.hub.url}/sparql`);
    await page.locator('.editor.on').waitFor();
    const field = page.locator('#query');
    await field.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('SELECT ?x { ?x skos:broad');
    await page.locator('#complete [role="option"]').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await picture(page, 'tools-suggestions');
    await page.keyboard.press('ArrowDown');
    expect(await field.getAttribute('aria-activedescendant')).toBe('complete-0');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toMatch(/^PREFIX skos: <[^>]+>\nSELECT \?x { \?x skos:broader$/);
    await page.keyboard.type(' metaal');
    const thing = page.locator('#complete [role="option"]', { hasText: 'Materialen' }).first();
    await thing.click();
    expect(await field.inputValue()).toContain(`skos:broader <${demo.hub.base}/id/concept/metaal>`);
    await page.keyboard.type(' }');
    await page.keyboard.press('Control+Enter');
    await page.locator('#answer tbody tr').first().waitFor();
    expect(page.url()).toContain('/sparql?query=PREFIX');
    await page.keyboard.type(' FILT');
    await page.locator('#complete [role="option"]').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('#complete').isHidden()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).not.toBe('query');
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('mark where a question goes wrong, sort an answer, and remember what was asked', async () => {
    const { page, complaints, close } = await open(demo.browser);
    await page.goto(`${demo.hub.url}/sparql`);
    await page.locator('.editor.on').waitFor();
    const field = page.locator('#query');
    await field.fill('SELECT ?x {\n  VALUES ?x { 10 9 }} }');
    await page.getByRole('button', { name: 'Voer uit' }).click();
    await page.getByText('Regel 2, kolom').waitFor();
    expect(await page.locator('.te').textContent()).toBe('}');
    await page.getByRole('button', { name: 'Ga naar regel 2' }).click();
    expect(await page.evaluate('document.activeElement.selectionStart')).toBe(
      'SELECT ?x {\n  VALUES ?x { 10 9 }} '.length,
    );
    await field.fill('SELECT ?x { VALUES ?x { 10 9 } }');
    await page.keyboard.press('Control+Enter');
    await page.locator('#answer a.sort').click();
    await page.locator('#answer th[aria-sort="ascending"]').waitFor();
    expect(await page.locator('#answer td').allTextContents()).toEqual(['9', '10']);
    await page.reload();
    expect(await page.locator('#answer td').allTextContents()).toEqual(['9', '10']);
    const yours = page.getByRole('region', { name: 'Van jou' });
    expect(await yours.getByRole('link').allTextContents()).toEqual(['SELECT ?x { VALUES ?x { 10 9 } }']);
    await yours.getByRole('button', { name: 'Wis alles' }).click();
    expect(await yours.isHidden()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('stop a question that takes long, and keep it', async () => {
    const { page, close } = await open(demo.browser);
    await page.goto(`${demo.hub.url}/sparql`);
    await page.locator('.editor.on').waitFor();
    const heavy = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?i && ?a != ?d) }';
    await page.locator('#query').fill(heavy);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Gestopt. Je vraag staat er nog.').waitFor();
    expect(await page.locator('#query').inputValue()).toBe(heavy);
    await page.locator('#query').fill('ASK {}');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: 'Ja' }).waitFor({ timeout: 20_000 });
    await close();
  }, 60_000);

  it('carry a long question in the link itself, shown and not run', async () => {
    const { page, complaints, close } = await open(demo.browser);
    await page.goto(`${demo.hub.url}/sparql`);
    await page.locator('.editor.on').waitFor();
    const long = `SELECT * { VALUES ?x { ${'"woord" '.repeat(1_200)} } } LIMIT 2`;
    await page.locator('#query').fill(long);
    await page.keyboard.press('Control+Enter');
    await page.locator('#answer tbody tr').first().waitFor();
    await page.waitForURL('**/sparql#z=*');
    const link = page.url();
    expect(link.length).toBeLessThan(1_000);
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('.editor.on').waitFor();
    expect(await page.locator('#query').inputValue()).toBe(long);
    expect(await page.locator('#answer').textContent()).toBe('');
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('answer, sort and give files without scripts', async () => {
    const { page, close } = await open(demo.browser, { javaScriptEnabled: false });
    await page.goto(`${demo.hub.url}/sparql`);
    await page.locator('#query').fill('SELECT ?x ?n { ?x skos:prefLabel ?n } LIMIT 3');
    await page.getByRole('button', { name: 'Voer uit' }).click();
    await page.getByRole('heading', { name: '3 antwoorden' }).waitFor();
    await page.locator('a.sort').first().click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    expect(await page.locator('a[href*="format=csv"]').count()).toBe(1);
    await page.goto(`${demo.hub.url}/reconcile`);
    await page.getByRole('textbox', { name: 'Namen' }).fill('emailleren\nweefgetouwen');
    await page.getByRole('button', { name: 'Stem af' }).click();
    await page.getByText('2 van 2 namen gevonden').waitFor();
    await picture(page, 'tools-matched');
    await close();
  }, 60_000);

  it('lead from a stream to a page of it, and from there to a version', async () => {
    const { page, complaints, close } = await open(demo.browser);
    await page.goto(`${demo.hub.url}/ldes`);
    await page.getByRole('main').getByRole('link', { name: 'Termen', exact: true }).click();
    await page.getByRole('heading', { name: 'Stroom van Termen' }).waitFor();
    await page.getByRole('link', { name: '0/0', exact: true }).click();
    await page.getByRole('link', { name: 'deze versie' }).first().click();
    await page.waitForURL('**/id/*/*/*');
    expect(await page.getByText('Dit is de versie van').count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);

  it('say nothing unexpected', () => expect(demo.hub.reported.map(({ error }) => String(error))).toEqual([]));
});
