// What a teacher finds at the demonstration's reservation point: a class of 32 can come, in Dutch and in French.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoHub } from './demo-hub.ts';
import type { TestHub } from './hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await demoHub();
}, 60_000);
afterAll(() => hub.close());

it('has hours for a class of 32 within two weeks, in either language', async () => {
  const days = Array.from({ length: 14 }, (_none, i) =>
    new Date(hub.hub.now().getTime() + (i + 3) * 86_400_000).toISOString().slice(0, 10),
  );
  for (const language of ['nl', 'fr']) {
    const hours = await Promise.all(
      days.map(async (date) => {
        const answer = await hub.request('/planning/tours', {
          method: 'POST',
          headers: { accept: 'text/html' },
          body: new URLSearchParams({
            product: `${hub.base}/id/exhibition/feest-in-huis`,
            date,
            language,
            heads: '32',
            show: '1',
          }),
        });
        return [...(await answer.text()).matchAll(/name="from" value="\d\d:\d\d"/g)].length;
      }),
    );
    expect(Math.max(...hours)).toBeGreaterThan(5);
  }
});
