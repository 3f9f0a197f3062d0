// The one way out: tried against real servers on this machine and a resolver that lies.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetchOutside, type Lookup, type OutsideOptions } from '../../src/http/fetch-outside.ts';
import { isPublic } from '../../src/http/private-addresses.ts';

let server: Server;
let port: number;
let asked: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function answer({ url = '', method }: IncomingMessage, response: ServerResponse): void {
  const [, path = ''] = url.split('/', 2);
  const [name, to] = path.split('?to=');
  if (name === 'leads') response.writeHead(302, { location: decodeURIComponent(to ?? '') }).end();
  else if (name === 'round') response.writeHead(302, { location: '/round' }).end();
  else if (name === 'endless') {
    response.writeHead(200);
    const more = (): void => void (response.destroyed || (response.write('x'.repeat(10_000)), setImmediate(more)));
    more();
  } else if (name === 'never') response.writeHead(200).write('a');
  else response.writeHead(200, { 'content-type': 'text/plain', 'x-method': method }).end('here');
}

/** Names of the test, and where they lead. */
const names =
  (table: Record<string, readonly string[]>): Lookup =>
  async (host) =>
    (table[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const ask = (path: string, options: OutsideOptions = {}) => {
  asked = [];
  return createFetchOutside({ timeoutMs: 3000, ...options })(path);
};
const allowing = (...hosts: string[]): OutsideOptions => ({ allowHosts: new Set(hosts) });

describe('an address', () => {
  it.each(
    `0.0.0.0 10.1.2.3 100.64.0.1 100.127.255.255 127.0.0.1 127.8.9.1 169.254.169.254 172.16.0.1 172.31.255.1 192.0.0.192
    192.168.1.1 198.18.0.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1
    ::ffff:a00:1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2001::1 2001:db8::1 fc00::1 fd00:ec2::254 fe80::1
    fec0::1 ff02::1 100::1 5f00::1 nonsense`.split(/\s+/),
  )('%s is not of the public internet', (address) => expect(isPublic(address)).toBe(false));

  it.each(
    '1.1.1.1 8.8.8.8 193.191.168.1 2001:6a8:3c80::1 2a00:1450:4001::5 ::ffff:1.1.1.1 172.32.0.1 100.128.0.1'.split(' '),
  )('%s is', (address) => expect(isPublic(address)).toBe(true));
});

describe('fetching from elsewhere', () => {
  it.each([
    ['this machine by number', (at: number) => `http://127.0.0.1:${at}/`],
    ['in one number', (at: number) => `http://2130706433:${at}/`],
    ['in hexadecimal', (at: number) => `http://0x7f.1:${at}/`],
    ['in octal', (at: number) => `http://0177.0.0.1:${at}/`],
    ['cut short', (at: number) => `http://127.1:${at}/`],
    ['by name', (at: number) => `http://localhost:${at}/`],
    ['by name with a dot', (at: number) => `http://localhost.:${at}/`],
    ['in clothes of IPv6', (at: number) => `http://[::ffff:127.0.0.1]:${at}/`],
    ['as nowhere', (at: number) => `http://0.0.0.0:${at}/`],
    ['by wide letters', (at: number) => `http://１２７.０.０.１:${at}/`],
    ['the cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['the cloud in IPv6', () => 'http://[fd00:ec2::254]/'],
    ['with a password', (at: number) => `http://user:secret@127.0.0.1:${at}/`],
    ['a file', () => 'file:///etc/passwd'],
    ['a word', () => 'data:text/plain,x'],
  ])('never reaches what is private: %s', async (_, url) => {
    await expect(ask(url(port))).rejects.toThrow();
    expect(asked).toEqual([]);
  });

  it('never reaches a private address by a public name, also when only one of its addresses is private', async () => {
    const lookup = names({ 'inside.example': ['10.0.0.1'], 'both.example': ['93.184.216.34', '127.0.0.1'] });
    for (const host of ['inside.example', 'both.example'])
      await expect(ask(`http://${host}:${port}/`, { lookup })).rejects.toThrow(/private network/);
    expect(asked).toEqual([]);
  });

  it('asks a name once, and connects to what it then was: a name that changes changes nothing', async () => {
    let asks = 0;
    const lookup: Lookup = async () => [{ address: (asks += 1) === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    const response = await ask(`http://turning.example:${port}/`, { lookup, ...allowing('turning.example') });
    expect([await response.text(), asks, asked[0]?.headers.host]).toEqual(['here', 1, `turning.example:${port}`]);
    let later = 0;
    const rebinding: Lookup = async () => [{ address: (later += 1) === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }];
    await expect(ask(`http://turning.example:${port}/`, { lookup: rebinding })).rejects.toThrow(/private network/);
  });

  it('checks again where it is led on to', async () => {
    const lookup = names({ 'open.example': ['127.0.0.1'], 'inside.example': ['10.0.0.1'] });
    const options = { lookup, ...allowing(`open.example:${port}`) };
    for (const to of [
      `http://127.0.0.1:${port}/x`,
      'http://inside.example/',
      'http://169.254.169.254/',
      'file:///etc/passwd',
    ])
      await expect(ask(`http://open.example:${port}/leads?to=${encodeURIComponent(to)}`, options)).rejects.toThrow();
    expect(asked).toHaveLength(1);
    const back = await ask(`http://open.example:${port}/leads?to=${encodeURIComponent('/here')}`, options);
    expect(await back.text()).toBe('here');
  });

  it('reaches a private host that the operator allowed, by name or by name and port, and no other', async () => {
    expect(await (await ask(`http://127.0.0.1:${port}/`, allowing('127.0.0.1'))).text()).toBe('here');
    expect(await (await ask(`http://127.0.0.1:${port}/`, allowing(`127.0.0.1:${port}`))).text()).toBe('here');
    await expect(ask(`http://127.0.0.1:${port}/`, allowing(`127.0.0.1:${port + 1}`))).rejects.toThrow(/private/);
    await expect(ask(`http://localhost:${port}/`, allowing('127.0.0.1'))).rejects.toThrow(/private/);
  });

  it('stops at its bounds: bytes, time, and being led on', async () => {
    const options = { ...allowing('127.0.0.1'), maxBytes: 50_000, timeoutMs: 400 };
    await expect(ask(`http://127.0.0.1:${port}/endless`, options)).rejects.toThrow(/more than 50000 bytes/);
    await expect(ask(`http://127.0.0.1:${port}/never`, options)).rejects.toThrow(/timeout|aborted/i);
    await expect(ask(`http://127.0.0.1:${port}/round`, options)).rejects.toThrow(/leads on too often/);
    expect(asked).toHaveLength(6);
  });

  it('does not wait for a resolver that never answers', async () => {
    const lookup: Lookup = () => new Promise(() => undefined);
    await expect(ask('http://slow.example/', { lookup, timeoutMs: 100 })).rejects.toThrow(/timeout|aborted/i);
  });

  it('hands no secret to another host', async () => {
    const lookup = names({ 'a.example': ['127.0.0.1'], 'b.example': ['127.0.0.1'] });
    const options = { lookup, ...allowing('a.example', 'b.example') };
    asked = [];
    const to = encodeURIComponent(`http://b.example:${port}/x`);
    await createFetchOutside(options)(`http://a.example:${port}/leads?to=${to}`, {
      method: 'POST',
      body: 'secret=1',
      headers: { authorization: 'Bearer x', cookie: 'y=1', 'content-type': 'text/plain' },
    });
    const [first, second] = asked;
    expect(first?.headers).toMatchObject({ authorization: 'Bearer x', cookie: 'y=1' });
    expect([
      second?.method,
      second?.headers.authorization,
      second?.headers.cookie,
      second?.headers['content-type'],
    ]).toEqual(['GET', undefined, undefined, undefined]);
  });
});
