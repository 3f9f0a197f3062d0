// A home page that is open shows what somebody else writes, without being loaded again.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { launch, noBrowser, open } from './browser.ts';

describe.skipIf(noBrowser !== undefined)('an open home page', () => {
  let hub: TestHub;
  let browser: Browser;
  beforeAll(async () => {
    hub = await testHub();
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });

  it('shows a new term as it comes, marked as new, and says nothing to the console', async () => {
    const { page, complaints, close } = await open(browser);
    await page.goto(`${hub.url}/`);
    await page.waitForFunction('performance.getEntriesByType("resource").length > 0');
    const body =
      '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <> a skos:Concept ; skos:prefLabel "waterjuffer"@nl .';
    // Written again until the page listens: a change before that is simply on the page.
    await expect
      .poll(
        async () => {
          const ref = `waterjuffer-${Math.random().toString(36).slice(2, 8)}`;
          await hub.put(`/doc/concept/${ref}`, body, { ...hub.as('admin'), 'if-none-match': '*' });
          return page.locator('#changed-list .new a', { hasText: 'waterjuffer' }).count();
        },
        { timeout: 20_000, interval: 1500 },
      )
      .toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await close();
  }, 60_000);
});
