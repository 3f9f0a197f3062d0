// The demonstration hub and a browser before it, for a whole file of tests: opened before the first, closed after the last.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { demoHub } from '../demo-hub.ts';
import type { TestHub } from '../hub.ts';
import { launch } from './browser.ts';

export interface DemoBrowser {
  readonly hub: TestHub;
  readonly browser: Browser;
}

/** To be called inside `describe`. What it gives can be read from the first test on. */
export function demoBrowser(): DemoBrowser {
  let hub: TestHub;
  let browser: Browser;
  beforeAll(async () => {
    hub = await demoHub();
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  return {
    get hub() {
      return hub;
    },
    get browser() {
      return browser;
    },
  };
}

/** Signs in by the page of the hub, with the key of a role, as somebody with a keyboard does; then stands at `path`. */
export async function enter(
  page: Page,
  hub: TestHub,
  role: Parameters<TestHub['token']>[0],
  path: string,
): Promise<void> {
  await page.goto(`${hub.url}/signin?next=${encodeURIComponent(path)}`);
  await page.getByRole('textbox', { name: 'Sleutel' }).fill(hub.token(role));
  await page.getByRole('main').getByRole('button', { name: 'Ga binnen met de sleutel' }).click();
  await page.waitForURL(`${hub.url}${path}`);
}
