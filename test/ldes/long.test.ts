// A long stream: what a page costs at two sizes, and whether its bounds hold for clients that see only milliseconds.
import { Parser } from 'n3';
import type { Quad } from '@rdfjs/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/log.ts';
import { iri } from '../../src/rdf/ns.ts';
import { concept, createPond, type Pond } from './pond.ts';

const base = 'http://hub.test';

/** Counts what the door asks of the log. */
function counting(log: Log, reads: { count: number; members: number }): Log {
  const one =
    <A extends readonly unknown[], R>(ask: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      reads.count++;
      return ask(...args);
    };
  const members: Log['members'] = (stream, place, limit) => {
    reads.members += limit;
    return one(log.members)(stream, place, limit);
  };
  return { ...log, members, memberTime: one(log.memberTime), stream: one(log.stream), streams: one(log.streams) };
}

const small = (n: number) => ({
  ...concept(base, n),
  state: { public: `<${base}/id/concept/c${n}> <urn:p> "x" .\n`, internal: '', personal: '' },
  streams: ['terms'],
});

interface Bounds {
  readonly node: string;
  readonly from: string;
  readonly before: string;
}

function toBounds(quads: readonly Quad[]): readonly Bounds[] {
  const links = quads.filter((q) => q.predicate.value === iri('tree', 'relation')).map((q) => q.object.value);
  const of = (link: string, local: string): string =>
    quads.find((q) => q.subject.value === link && q.predicate.value === iri('tree', local))?.object.value ?? '';
  const isLower = (link: string): boolean =>
    quads.some((q) => q.subject.value === link && q.object.value === iri('tree', 'GreaterThanOrEqualToRelation'));
  return links.filter(isLower).map((link) => {
    const node = of(link, 'node');
    const upper = links.find((other) => !isLower(other) && of(other, 'node') === node);
    return { node, from: of(link, 'value'), before: upper === undefined ? '' : of(upper, 'value') };
  });
}

describe('a long stream', () => {
  const reads = { count: 0, members: 0 };
  let pond: Pond;
  beforeAll(async () => {
    // The clock stands still: all members crowd into as few milliseconds as the log allows.
    pond = await createPond({ base, now: () => 1_800_000_000_000, around: (log) => counting(log, reads) });
  });
  afterAll(() => pond.close());

  async function grow(from: number, upTo: number): Promise<void> {
    for (let n = from; n < upTo; n += 1000)
      await pond.log.append(
        Array.from({ length: Math.min(1000, upTo - n) }, (_, i) => small(n + i)),
        { actor: 'urn:a' },
      );
  }

  async function cost(path: string): Promise<number> {
    reads.count = 0;
    reads.members = 0;
    expect((await pond.get(path)).status).toBe(200);
    expect(reads.members).toBeLessThanOrEqual(252);
    return reads.count;
  }

  const bounds = async (path: string): Promise<readonly Bounds[]> =>
    toBounds(new Parser().parse(await (await pond.get(path)).text()));
  const millis = async (place: number): Promise<number> =>
    Date.parse((await pond.log.memberTime('terms', place)) ?? '');

  it('costs no more to read than a short one, counted in reads of the log', async () => {
    await grow(0, 24_999);
    expect(await cost('/ldes/terms')).toBe(101);
    expect(await cost('/ldes/terms/0/98')).toBe(2);
    expect(await cost('/ldes/terms/0/99')).toBe(2);
    await grow(24_999, 50_100);
    expect(await cost('/ldes/terms')).toBe(4);
    expect(await cost('/ldes/terms/0/199')).toBe(2);
    expect(await cost('/ldes/terms/0/200')).toBe(2);
    expect(await cost('/ldes/terms/1/1')).toBe(102);
    expect(await cost('/ldes/terms')).toBe(1);
  }, 60_000);

  it('has bounds that join, nest, and hold to the millisecond', async () => {
    let end: string | undefined;
    for (const outer of await bounds('/ldes/terms')) {
      expect(outer.from).toBe(end ?? outer.from);
      end = outer.from;
      for (const { node, from, before } of await bounds(outer.node.slice(base.length))) {
        expect(from).toBe(end);
        const place = Number(node.split('/').at(-1)) * 250;
        expect(await millis(place)).toBeGreaterThanOrEqual(Date.parse(from));
        if (before !== '') expect(await millis(place + 249)).toBeLessThan(Date.parse(before));
        end = before;
      }
      expect(outer.before).toBe(end);
    }
    expect(end).toBe('');
  });
});
