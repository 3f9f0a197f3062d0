// Kept pages stay as long as their log does, and not longer.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settlePages } from '../../src/ldes/settle.ts';
import type { Event } from '../../src/log/log.ts';

const beganWith = (at: string | undefined) => ({
  event: async () => (at === undefined ? undefined : ({ at, subject: 'http://hub.test/id/concept/a' } as Event)),
});

it('keeps the pages of a log over restarts, and drops them when another log lies there', async () => {
  const dir = join(mkdtempSync(join(tmpdir(), 'vijver-pages-')), 'pages');
  const page = join(dir, 'terms', '0', '0.trig');
  const keep = (): void => {
    mkdirSync(join(dir, 'terms', '0'), { recursive: true });
    writeFileSync(page, 'a page');
  };
  await settlePages(dir, beganWith('2026-11-22T10:00:00.000000Z'));
  keep();
  await settlePages(dir, beganWith('2026-11-22T10:00:00.000000Z'));
  expect(existsSync(page)).toBe(true);
  await settlePages(dir, beganWith('2026-11-23T10:00:00.000000Z'));
  expect(existsSync(page)).toBe(false);
  keep();
  await settlePages(dir, beganWith(undefined));
  expect(existsSync(page)).toBe(false);
  rmSync(dir, { recursive: true });
});
