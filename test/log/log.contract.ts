// What every log must do. An adapter's test is one call to this.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageSize, type Change, type Log } from '../../src/log/log.ts';

export interface Bench {
  readonly log: Log;
  /** Milliseconds that the log's clock shows next. */
  setClock(millis: number): void;
  close(): Promise<void>;
}

const cause = { actor: 'urn:test:me' };
const start = Date.parse('2026-11-22T10:00:00.000Z');

export function change(name: string, more: Partial<Change> = {}): Change {
  const subject = `http://hub.test/id/concept/${name}`;
  const state = { public: `<${subject}> <http://p.test/> "1" .\n`, internal: '', personal: '' };
  return { module: 'terms', type: 'concept', ref: name, subject, museum: null, state, streams: ['terms'], ...more };
}
const empty = { public: '', internal: '', personal: '' };
const said = (name: string, text: string) => ({
  ...empty,
  public: `<http://hub.test/id/concept/${name}> <http://p.test/> "${text}" .\n`,
});

export function describeLog(name: string, make: () => Promise<Bench>): void {
  describe(`${name} keeps the contract of a log`, () => {
    let bench: Bench;
    let log: Log;
    beforeEach(async () => {
      bench = await make();
      bench.setClock(start);
      log = bench.log;
    });
    afterEach(() => bench.close());

    it('numbers versions from 1 without gaps, and a batch shares its transaction', async () => {
      const receipt = await log.append([change('a'), change('b')], cause);
      await log.append([change('c')], cause);
      const events = await Array.fromAsync(log.read(0));
      expect(events.map(({ seq, tx }) => [seq, tx])).toEqual([
        [1, 1],
        [2, 1],
        [3, 3],
      ]);
      expect(receipt).toMatchObject({ tx: 1, lastSeq: 2, created: 2, unchanged: 0 });
    });

    it('never gives the same time twice, nor an earlier one, also when the clock goes back', async () => {
      await log.append([change('a'), change('b')], cause);
      bench.setClock(start - 5000);
      await log.append([change('c')], cause);
      const times = (await Array.fromAsync(log.read(0))).map(({ at }) => at);
      expect(times).toEqual([...new Set(times)].toSorted());
      expect(times[0]).toBe('2026-11-22T10:00:00.000000Z');
    });

    it('tells a new thing from a changed, a deleted and an unchanged one', async () => {
      await log.append([change('a')], cause);
      const same = await log.append([change('a')], cause);
      const other = await log.append([change('a', { state: said('a', '2') })], cause);
      const gone = await log.append([change('a', { state: empty })], cause);
      const back = await log.append([change('a')], cause);
      expect([same.unchanged, other.updated, gone.deleted, back.created]).toEqual([1, 1, 1, 1]);
      expect(same.versions[0]).toMatchObject({ seq: 1, action: 'none' });
      expect((await Array.fromAsync(log.read(0))).map(({ action, prev }) => [action, prev])).toEqual([
        ['create', null],
        ['update', 1],
        ['delete', 2],
        ['create', 3],
      ]);
    });

    it('refuses a writer who did not see the version that stands, and does nothing of the batch', async () => {
      await log.append([change('a')], cause);
      const stale = log.append([change('b'), change('a', { state: said('a', '2'), expected: 7 })], cause);
      await expect(stale).rejects.toMatchObject({ type: 'stale', extra: { current: 1 } });
      await expect(log.append([change('a', { expected: null })], cause)).rejects.toMatchObject({ type: 'exists' });
      await expect(log.append([change('c', { expected: 3 })], cause)).rejects.toMatchObject({ type: 'stale' });
      expect(await log.last()).toMatchObject({ seq: 1 });
      expect((await log.stream('terms'))?.count).toBe(1);
    });

    it('keeps the text of a state byte for byte', async () => {
      const text = '<http://hub.test/id/concept/a> <http://p.test/> "001é\\n\u{1f9ff}"@nl-BE .\n';
      await log.append([change('a', { state: { public: text, internal: 'i', personal: 'p' } })], cause);
      expect((await log.latest('http://hub.test/id/concept/a'))?.state).toEqual({
        public: text,
        internal: 'i',
        personal: 'p',
      });
    });

    it('gives the version that stood at a moment', async () => {
      await log.append([change('a')], cause);
      bench.setClock(start + 1000);
      await log.append([change('a', { state: said('a', '2') })], cause);
      const at = async (moment: string) => (await log.at('http://hub.test/id/concept/a', moment))?.seq;
      expect(await at('2026-11-22T09:59:59Z')).toBeUndefined();
      expect(await at('2026-11-22T10:00:00.5Z')).toBe(1);
      expect(await at('2026-11-22T11:00:01+01:00')).toBe(2);
    });

    it('gives the history newest first, in pieces', async () => {
      for (const n of ['1', '2', '3']) await log.append([change('a', { state: said('a', n) })], cause);
      const subject = 'http://hub.test/id/concept/a';
      expect((await log.history(subject, 2)).map(({ seq }) => seq)).toEqual([3, 2]);
      expect((await log.history(subject, 2, 2)).map(({ seq }) => seq)).toEqual([1]);
    });

    it('reads only what came after, up to where it is asked', async () => {
      await log.append(
        Array.from({ length: 1201 }, (_, i) => change(`n${i}`)),
        cause,
      );
      expect((await Array.fromAsync(log.read(1199))).map(({ seq }) => seq)).toEqual([1200, 1201]);
      expect((await Array.fromAsync(log.read(0, 2))).map(({ seq }) => seq)).toEqual([1, 2]);
    });

    it('gives every stream places without gaps, and a thing that leaves a stream is deleted there', async () => {
      await log.append([change('a', { streams: ['terms', 'museum-stam'] }), change('b')], cause);
      await log.append([change('a', { state: said('a', '2'), streams: ['terms'] })], cause);
      await log.append([change('a', { state: { ...empty, internal: 'x' }, streams: [] })], cause);
      const of = async (stream: string) =>
        (await log.members(stream, 0, 10)).map((m) => [m.place, m.kind, m.event.seq]);
      expect(await of('terms')).toEqual([
        [0, 'create', 1],
        [1, 'create', 2],
        [2, 'update', 3],
        [3, 'delete', 4],
      ]);
      expect(await of('museum-stam')).toEqual([
        [0, 'create', 1],
        [1, 'delete', 3],
      ]);
      expect((await log.streams()).map(({ name, count }) => [name, count])).toEqual([
        ['museum-stam', 2],
        ['terms', 4],
      ]);
    });

    it('leaves a whole millisecond between two pages of a stream, in one batch too', async () => {
      await log.append(
        Array.from({ length: 2 * pageSize + 1 }, (_, i) => change(`n${i}`)),
        cause,
      );
      for (const place of [pageSize, 2 * pageSize]) {
        const [last, first] = [await log.memberTime('terms', place - 1), await log.memberTime('terms', place)];
        expect((first ?? '').slice(0, 23) > (last ?? 'z').slice(0, 23)).toBe(true);
      }
    });
  });
}
