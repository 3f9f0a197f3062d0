// What axe-core finds on a page, one sentence each. The script goes in by the debugger, past the content policy.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** Against WCAG 2.2 A and AA and its best practices, with the window as tall as the page: a bar at its foot covers nothing by chance. */
export async function findings(page: Page): Promise<readonly string[]> {
  const window = page.viewportSize();
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  if (window !== null) await page.setViewportSize({ ...window, height: Math.max(window.height, height) });
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Finding[] }> } })
      .axe;
    return (await runner.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
      .violations;
  });
  if (window !== null) await page.setViewportSize(window);
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join('; ')})`,
  );
}
