// Open pages hear what changed: each reader what they may see, in time, within bounds, and again after they were away.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
const open = new Set<AbortController>();
beforeAll(async () => {
  hub = await testHub();
});
afterAll(async () => {
  for (const each of open) each.abort();
  await hub.close();
});

/** A page that listens. `next` is the text of the next event; comments are passed over. */
async function listen(headers: Record<string, string> = {}, path = '/live') {
  const stop = new AbortController();
  open.add(stop);
  const response = await fetch(hub.url + path, { headers, signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<string> => {
    for (;;) {
      const [, event] = /(?:^|\n\n)(id: [^]*?)\n\n/.exec(text) ?? [];
      if (event !== undefined) {
        text = text.slice(text.indexOf(event) + event.length);
        return event;
      }
      const { value, done } = (await reader?.read()) ?? { value: '', done: true };
      if (done) throw new Error(`ended: ${text}`);
      text += value;
    }
  };
  return { response, next, stop: () => stop.abort() };
}

const term = (ref: string, label: string, more = ''): Promise<Response> =>
  hub.put(
    `/doc/concept/${ref}`,
    `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix adms: <http://www.w3.org/ns/adms#> .
    @prefix vijver: <http://hub.test/ns#> . <> a skos:Concept ; skos:prefLabel "${label}"@nl ${more} .`,
    { ...hub.as('admin'), 'if-none-match': '*' },
  );

it('tells a stranger of what is public and passes over in silence what is not', async () => {
  const stranger = await listen();
  const colleague = await listen(hub.as('reader'));
  expect(stranger.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(stranger.response.headers.get('content-encoding')).toBeNull();
  await term('geheim', 'geheimpje', '; adms:status vijver:candidate');
  expect(await colleague.next()).toContain('geheimpje');
  await term('kikker', 'kikkerdril');
  const told = await stranger.next();
  expect(told).toContain('kikkerdril');
  expect(told).not.toContain('geheimpje');
  for (const each of [stranger, colleague]) each.stop();
});

it('tells who comes back at once what they missed, and who missed nothing nothing', async () => {
  const first = await listen({}, '/live?once=1');
  const [, id = ''] = /^id: (.*)$/m.exec(await first.next()) ?? [];
  await term('libel', 'libellenlarve');
  const back = await listen({ 'last-event-id': id });
  expect(await back.next()).toContain('libellenlarve');
  back.stop();
});

it('marks what came after the moment that a page names, and no other', async () => {
  await term('lisdodde', 'lisdoddenpluis');
  const old = await (await hub.get('/live?once=1&since=2999-01-01T00:00:00.000Z')).text();
  const fresh = await (await hub.get('/live?once=1&since=2000-01-01T00:00:00.000Z')).text();
  expect([old.includes('class="new"'), fresh.includes('class="new"')]).toEqual([false, true]);
  expect(await (await hub.get('/live?once=1&since=%22%3E%3Cimg%20src%3Dx%3E')).text()).not.toContain('<img');
});

it('lets one address listen sixty times, refuses more with a time to come back, and makes room again', async () => {
  const many = await Promise.all(Array.from({ length: 60 }, () => listen()));
  const more = await fetch(`${hub.url}/live`);
  expect(more.status).toBe(429);
  expect(more.headers.get('retry-after')).toBe('60');
  await more.text();
  for (const each of many) each.stop();
  await expect.poll(async () => (await listen()).response.status, { timeout: 5000 }).toBe(200);
});
