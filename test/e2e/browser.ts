// A real browser for tests: the system's Chromium, or a clear word that it is not there.
import { existsSync, mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why there is no browser, or undefined when there is one. */
export const noBrowser = existsSync(executablePath)
  ? undefined
  : `no Chromium at ${executablePath}: apt-get install chromium`;

const quiet = ['--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run'];
const alone = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const launch = (): Promise<Browser> => chromium.launch({ executablePath, args: [...quiet, ...alone] });

const folder = new URL('../../screenshots/', import.meta.url);

/** A page of one size that gathers what the console complains about. */
export async function open(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    locale: 'nl-BE',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // The browser itself notes every 4xx; those are pages that the test asked for.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { page, complaints, close: () => context.close() };
}

/** For a person to look at: `screenshots/NAME.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, fullPage: true });
}
