import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../../src/access/policy.ts';
import { demoDrafts } from '../../src/demo/load.ts';
import { testHub, type TestHub } from '../hub.ts';
import { launch, noBrowser, open, picture } from './browser.ts';
import { act, box, field, findings } from './form-hands.ts';
import { newThings } from './form-things.ts';

if (noBrowser !== undefined) console.log(`browser suite skipped: ${noBrowser}`);

describe.skipIf(noBrowser !== undefined)('forms in a real browser', () => {
  let hub: TestHub;
  let browser: Browser;

  beforeAll(async () => {
    hub = await testHub();
    const drafts = await demoDrafts(hub.base, new URL('../../fixtures/demo/', import.meta.url), new Date());
    await hub.hub.write(operator, drafts, 'Demonstration');
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });

  const asAdmin = (options: BrowserContextOptions = {}) =>
    open(browser, { extraHTTPHeaders: hub.as('admin'), ...options });

  const ways = [
    { name: 'with scripts, wide', scripts: true, viewport: { width: 1280, height: 900 }, x: '11' },
    { name: 'without scripts, on a phone', scripts: false, viewport: { width: 390, height: 844 }, x: '22' },
  ];
  for (const { name, scripts, viewport, x } of ways)
    it(`make one new thing of every type by keyboard, ${name}`, async () => {
      const { page, complaints, close } = await asAdmin({ viewport, javaScriptEnabled: scripts });
      const stuck: string[] = [];
      page.setDefaultTimeout(4000);
      for (const { path, deeds } of newThings(x)) {
        await page.goto(hub.url + path);
        for (const [label, deed] of Object.entries(deeds))
          await act(page, scripts, label, deed).catch((error: unknown) =>
            stuck.push(`${path} ${label}: ${String(error).slice(0, 300)}`),
          );
        await page.locator('#_note').press(scripts ? 'Control+s' : 'Enter');
        await page.waitForLoadState();
        if (scripts) await page.waitForURL(/\/doc\//, { timeout: 5000 }).catch(() => undefined);
        if (!page.url().includes('/doc/')) {
          stuck.push(`${path}: ${await page.locator('#errors').innerText().catch(String)}`);
          await page.screenshot({ path: `/tmp/fw/stuck${path.replaceAll('/', '-')}.png`, fullPage: true });
        }
      }
      expect(stuck).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }, 240_000);
});
