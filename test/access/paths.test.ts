// Addresses that climb out of where they are: none leads to a file of the hub's own, however it is written.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from 'node:net';
import { testHub, type TestHub } from '../hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await testHub();
});
afterAll(() => hub.close());

const up = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '%252e%252e%252f', '..;/', '....//', '.%00./'];
const doors = [
  '/',
  '/assets/',
  '/ldes/',
  '/ldes/terms/',
  '/shapes/',
  '/sitemap/',
  '/doc/',
  '/doc/concept/',
  '/id/concept/',
  '/problems/',
  '/admin/people/',
  '/reconcile/nl/',
];
const files = ['access.sqlite', 'identity.sqlite', 'package.json', 'etc/passwd'];

/** As it is written: `fetch` would tidy it up. */
function raw(path: string): Promise<string> {
  const { port } = new URL(hub.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: hub.test\r\naccept: */*\r\nconnection: close\r\n\r\n`),
    );
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => resolve(text)).on('error', reject);
  });
}

describe('an address', () => {
  it.each(doors)('under %s never climbs out of it', async (door) => {
    for (const step of up)
      for (const file of files) {
        const path = door + step.repeat(6) + file;
        const answer = await raw(path);
        expect([path, Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])]).toEqual([
          path,
          expect.toSatisfy((status: number) => status >= 300 && status < 500),
        ]);
        expect(answer).not.toMatch(/SQLite format|root:x:|"devDependencies"/);
      }
  });

  it('of a file of the data folder is nothing', async () => {
    for (const path of [
      '/access.sqlite',
      '/data/access.sqlite',
      '/identity.sqlite',
      '/log.sqlite',
      '/.env',
      '/.git/config',
      '/hub.sock',
    ])
      expect([path, (await hub.get(path, '*/*')).status]).toEqual([path, 404]);
  });
});
