// The arithmetic of the tree: properties that hold for streams of any size.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageSize } from '../../src/log/log.ts';
import {
  boundAfter,
  boundBefore,
  childrenOf,
  exists,
  fanOut,
  firstPlace,
  isFull,
  parseNode,
  span,
  topLevel,
  type NodeId,
} from '../../src/ldes/pages.ts';
import { relativeIri } from '../../src/ldes/relative.ts';

const counts = fc.integer({ min: 1, max: 900_000_000 });
const share = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const holds = (node: NodeId, place: number): boolean =>
  firstPlace(node) <= place && place < firstPlace(node) + span(node.level);

/** Every way from the root down to a place. */
function waysTo(count: number, place: number, parent?: NodeId): readonly (readonly NodeId[])[] {
  return childrenOf(count, parent)
    .filter((child) => holds(child, place))
    .flatMap((child) => (child.level === 0 ? [[child]] : waysTo(count, place, child).map((way) => [child, ...way])));
}

describe('the tree over a stream', () => {
  it('comes to every place by exactly one way', () => {
    fc.assert(
      fc.property(counts, share, (count, part) => {
        const place = Math.floor(count * part);
        const ways = waysTo(count, place);
        expect(ways).toHaveLength(1);
        for (const node of ways[0] ?? []) expect(exists(count, node)).toBe(true);
        expect(ways[0]?.at(-1)).toEqual({ level: 0, index: Math.floor(place / pageSize) });
      }),
    );
  });

  it('gives no page more than a hundred links', () => {
    fc.assert(
      fc.property(counts, share, (count, part) => {
        expect(childrenOf(count, undefined).length).toBeLessThanOrEqual(fanOut);
        for (const node of waysTo(count, Math.floor(count * part))[0] ?? [])
          expect(childrenOf(count, node).length).toBeLessThanOrEqual(fanOut);
      }),
    );
  });

  it('gives every node one parent, and none but the root links past a level', () => {
    fc.assert(
      fc.property(counts, share, fc.nat(2), (count, part, level) => {
        const node = { level, index: Math.floor((Math.ceil(count / span(level)) || 1) * part) };
        fc.pre(exists(count, node));
        const above =
          topLevel(count) === level ? [undefined] : [{ level: level + 1, index: Math.floor(node.index / fanOut) }];
        const candidates = [
          undefined,
          ...[-1, 0, 1].map((d) => ({ level: level + 1, index: Math.floor(node.index / fanOut) + d })),
        ];
        const there = candidates.filter((parent) => parent === undefined || exists(count, parent));
        const parents = there.filter((parent) =>
          childrenOf(count, parent).some((child) => child.level === level && child.index === node.index),
        );
        expect(parents).toEqual(above);
      }),
    );
  });

  it('never changes the links of a full node, however much is added', () => {
    fc.assert(
      fc.property(counts, share, fc.nat(80_000_000), (count, part, more) => {
        for (const node of waysTo(count, Math.floor(count * part))[0] ?? []) {
          if (!isFull(count, node)) continue;
          expect(childrenOf(count + more, node)).toEqual(childrenOf(count, node));
          expect(childrenOf(count, node).every((child) => isFull(count, child))).toBe(true);
          expect(exists(count + more, node)).toBe(true);
        }
      }),
    );
  });

  it('has no page beyond the end and none for an empty stream', () => {
    expect(childrenOf(0, undefined)).toEqual([]);
    expect(exists(0, { level: 0, index: 0 })).toBe(false);
    expect(exists(250, { level: 0, index: 0 })).toBe(true);
    expect(exists(250, { level: 0, index: 1 })).toBe(false);
    expect(exists(251, { level: 0, index: 1 })).toBe(true);
    expect(exists(25_000, { level: 1, index: 0 })).toBe(false);
    expect(exists(25_001, { level: 1, index: 0 })).toBe(true);
  });

  it('puts a bound after a time and never after the next whole millisecond', () => {
    expect(boundAfter('2026-11-22T20:58:03.999999Z')).toBe('2026-11-22T20:58:04.000Z');
    expect(boundAfter('2026-11-22T20:58:03.123000Z')).toBe('2026-11-22T20:58:03.124Z');
    expect(boundBefore('2026-11-22T20:58:03.123456Z')).toBe('2026-11-22T20:58:03.123Z');
  });

  it('reads an address in one way only', () => {
    expect(parseNode('0', '17')).toEqual({ level: 0, index: 17 });
    for (const [level, index] of [
      ['00', '1'],
      ['0', '01'],
      ['0', '-1'],
      ['0', '1.0'],
      ['0', ''],
      ['0', '1e3'],
      ['10', '0'],
      ['0', '9'.repeat(40)],
    ])
      expect(parseNode(level ?? '', index ?? '')).toBeUndefined();
  });

  it('writes addresses relative to a page so that they resolve to the same', () => {
    const root = 'http://hub.test/ldes/terms';
    const all = [root, `${root}#stream`, `${root}/0/17`, `${root}/1/0`, `${root}/0/0`, 'http://hub.test/ldes/a:b/0/1'];
    for (const from of [root, `${root}/0/17`, `${root}/1/0`, 'http://hub.test/ldes/a:b'])
      for (const to of all) expect(new URL(relativeIri(from, to), from).href).toBe(to);
  });
});
