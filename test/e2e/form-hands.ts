// The hands of a person at a form, for browser tests: fields by the name that is on the page, keys instead of clicks where there are scripts.
import type { Locator, Page } from 'playwright-core';

/** The field with this name, label or legend; inside another when that is given. */
export function field(page: Page, name: string, within: Locator = page.locator('form.edit')): Locator {
  const heading = page.locator(':scope > legend, :scope > label', {
    hasText: new RegExp(`^\\s*${name}(\\s+nodig)?\\s*$`),
  });
  return within.locator('.field').filter({ has: heading }).first();
}

export const box = (where: Locator): Locator =>
  where.locator('[id$=".v"]:not([type="radio"]):not([type="checkbox"])').last();

/** What to do with a field: type, tick, or pick a thing by its name. */
export type Deed =
  | { readonly type: string }
  | { readonly tick: string }
  | { readonly pick: string }
  | { readonly inside: Readonly<Record<string, Deed>> };

async function open(where: Locator): Promise<void> {
  const folded = where.locator('xpath=ancestor::details[not(@open)]');
  if ((await folded.count()) > 0) await folded.first().locator('summary').press('Enter');
}

export interface Hands {
  readonly page: Page;
  readonly scripts: boolean;
}

export async function act({ page, scripts }: Hands, name: string, deed: Deed, within?: Locator): Promise<void> {
  const where = field(page, name, within);
  await open(where);
  if ('tick' in deed) return where.getByLabel(deed.tick, { exact: true }).first().press('Space');
  if ('inside' in deed) return actInside({ page, scripts }, where, deed.inside);
  const target = box(where);
  if ('type' in deed) return target.fill(deed.type);
  if (!scripts) return target.fill(deed.pick);
  await target.focus();
  await page.keyboard.type(deed.pick);
  await where.locator('[role="option"]', { hasText: deed.pick }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** A thing inside the thing: its first part, made with the button when there is none yet. */
async function actInside(hands: Hands, where: Locator, inner: Readonly<Record<string, Deed>>): Promise<void> {
  if ((await where.locator('.nest').count()) === 0) await where.locator('button[name="_add"]').first().press('Enter');
  const nest = where.locator('.nest').last();
  await nest.waitFor();
  for (const [name, deed] of Object.entries(inner)) await act(hands, name, deed, nest);
}
