// The planner's numbers: hours held by room, visitors by what they came for, of the months that were asked for.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';
import { booking, room, visit } from './plan.ts';

let hub: TestHub;
const page = async (path: string): Promise<string> => (await hub.get(path, 'text/html', hub.as('planner'))).text();
const rowOf = (text: string, name: string): readonly string[] => {
  const row = [...text.matchAll(/<tr>[^]*?<\/tr>/g)].map(([each]) => each).find((each) => each.includes(name)) ?? '';
  return [...row.matchAll(/>\s*(\d+(?: %)?)\s*</g)].map(([, value = '']) => value);
};

beforeAll(async () => {
  hub = await testHub();
  const put = (path: string, body: string) =>
    hub.put(`/doc/${path}`, body, { ...hub.as('planner'), 'if-none-match': '*' });
  await put('room/zaal', room('Teldezaal'));
  // Thirty hours of the three hundred that April has, at ten a day; an option counts for nothing.
  await put('booking/a', booking({ from: '2031-04-07T08:00', to: '2031-04-08T14:00' }));
  await put('booking/b', booking({ from: '2031-05-07T08:00', to: '2031-05-08T08:00', status: 'option' }));
  await put('visit/een', visit('2031-04-10T10:00', '2031-04-10T11:00', 'dct:description "x"@nl'));
  await put('visit/weg', visit('2031-04-11T10:00', '2031-04-11T11:00', 'dct:description "x"@nl', 'Cancelled'));
});
afterAll(() => hub.close());

it('counts what was held and who came, in the months that were asked for, and leads to those around them', async () => {
  const text = await page('/planning/numbers?from=2031-04-20');
  expect(rowOf(text, 'Teldezaal')).toEqual(['10 %', '0 %', '0 %']);
  expect(rowOf(text, 'Nog niets')).toEqual(['12', '0', '0']);
  expect(text).toContain('/planning/numbers?from=2031-01-01');
  expect(text).toContain('/planning/numbers?from=2031-07-01');
  expect(await page('/planning/numbers?from=2031-01-01')).not.toContain('Teldezaal');
  expect((await hub.get('/planning/numbers?from=9999-99-99', 'text/html', hub.as('planner'))).status).toBe(200);
});
