// Who asks, by the connection and by what proxies say; and how much each client may ask.
import { describe, expect, it } from 'vitest';
import { createBuckets } from '../../src/http/buckets.ts';
import { createAddressOf, readProxies } from '../../src/http/client-address.ts';
import { readRates, usualRates } from '../../src/http/limits.ts';

const asking = (remoteAddress: string, headers: Record<string, string> = {}) => ({
  socket: { remoteAddress },
  headers,
});
const behind = (proxies: string) => createAddressOf(readProxies(proxies, []));

describe('the address of a client', () => {
  it('is that of the connection, whatever the headers say, when no proxy is trusted', () => {
    const addressOf = createAddressOf(undefined);
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'])
      expect(addressOf(asking('203.0.113.9', { [name]: '198.51.100.1' }))).toBe('203.0.113.9');
  });

  it('is not believed from somebody who is not the proxy', () => {
    expect(behind('10.0.0.2')(asking('203.0.113.9', { 'x-forwarded-for': '198.51.100.1' }))).toBe('203.0.113.9');
  });

  it('is the last that the proxy added, not the first that somebody wrote', () => {
    const addressOf = behind('10.0.0.2, 10.1.0.0/16');
    expect(addressOf(asking('10.0.0.2', { 'x-forwarded-for': '1.2.3.4, 203.0.113.9' }))).toBe('203.0.113.9');
    expect(addressOf(asking('::ffff:10.0.0.2', { 'x-forwarded-for': '1.2.3.4, 203.0.113.9, 10.1.4.4' }))).toBe(
      '203.0.113.9',
    );
    expect(addressOf(asking('10.0.0.2', { forwarded: 'for=1.2.3.4, for="203.0.113.9:4711";proto=https' }))).toBe(
      '203.0.113.9',
    );
  });

  it('is the proxy when two headers disagree, or say nothing that is an address', () => {
    const addressOf = behind('10.0.0.2');
    expect(addressOf(asking('10.0.0.2', { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=1.2.3.4' }))).toBe(
      '10.0.0.2',
    );
    for (const forged of ['', 'unknown', '_hidden', '999.1.1.1', 'a'.repeat(5000), ',,,', '"'])
      expect(addressOf(asking('10.0.0.2', { 'x-forwarded-for': forged }))).toBe('10.0.0.2');
  });

  it('is one for all addresses of one subscriber of IPv6', () => {
    const addressOf = createAddressOf(undefined);
    const [a, b] = ['2001:6a8:3c80:1::5', '2001:06a8:3c80:0001:ffff::1'].map((each) => addressOf(asking(each)));
    expect(a).toBe(b);
    expect(addressOf(asking('2001:6a8:3c80:2::5'))).not.toBe(a);
  });

  it('cannot be configured wrongly in silence', () => {
    const complaints: string[] = [];
    readProxies('10.0.0.2, proxy.example, 10.0.0.0/40, ::1/64/2', complaints);
    expect(complaints).toHaveLength(3);
  });
});

describe('a bucket', () => {
  const at = { ms: 0 };
  const buckets = (capacity: number, perMinute: number, most?: number) => {
    at.ms = 0;
    return createBuckets({ capacity, perMinute }, () => at.ms, most);
  };

  it('empties, tells how long to wait, and fills again', () => {
    const { take } = buckets(3, 60);
    expect([take('a'), take('a'), take('a'), take('a'), take('b')]).toEqual([0, 0, 0, 1, 0]);
    at.ms = 1000;
    expect([take('a'), take('a')]).toEqual([0, 1]);
    at.ms = 3_600_000;
    expect([1, 2, 3, 4].map(() => take('a'))).toEqual([0, 0, 0, 1]);
  });

  it('lets somebody owe what they used, and no more than it holds', () => {
    const { spend, wait } = buckets(120, 60);
    spend('a', 130);
    expect(wait('a')).toBe(11);
    spend('a', 100_000);
    expect(wait('a')).toBe(121);
  });

  it('remembers no more clients than it has room for', () => {
    const { take } = buckets(1, 1, 100);
    take('first');
    for (let i = 0; i < 100; i++) take(`c${i}`);
    expect(take('first'), 'forgotten').toBe(0);
    expect(take('c99'), 'remembered').toBeGreaterThan(0);
  });
});

describe('the setting of limits', () => {
  it('changes what it names, leaves the rest, and complains of what it does not know', () => {
    const complaints: string[] = [];
    expect(readRates('query=5/1, errors=2/3', complaints)).toEqual({
      ...usualRates,
      query: { capacity: 5, perMinute: 1 },
      errors: { capacity: 2, perMinute: 3 },
    });
    expect(readRates('off', complaints)).toBeUndefined();
    expect(complaints).toEqual([]);
    readRates('query=5, __proto__=1/1, speed=1/1, errors=0/1', complaints);
    expect(complaints).toHaveLength(4);
  });
});
