// Oxigraph in workers: the contract, and that no query can break anything but its own answer.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { graphOf } from '../../src/access/policy.ts';
import type { Answer, Query } from '../../src/store/store.ts';
import { base, concept, internal, iri, pub, statement } from './changes.ts';
import { handStore, type HandStore } from './hand-log.ts';
import { describeStore, textOf } from './store.contract.ts';

describeStore('Oxigraph in workers', () => handStore());

const graphs = [graphOf(base, 'public')];
const scope = { defaultGraphs: graphs, namedGraphs: graphs };
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Three thousand millions of solutions. */
const hog = 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }';
const fewConcepts = Array.from({ length: 300 }, (_, n) => concept(n, pub(n, `begrip ${n}`)));

let hand: HandStore;
let opened: HandStore | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
const open = async (...how: Parameters<typeof handStore>): Promise<HandStore> => (opened = await handStore(...how));

const ask = (text: string, more: Partial<Query> = {}): Promise<Answer> =>
  hand.store.query({ text, scope, bindingsType: 'application/sparql-results+json', graphType: 'text/turtle', ...more });
const ready = async (readers = 2): Promise<void> => {
  while (hand.store.status().readyReaders < readers) await wait(10);
};

describe('turns', () => {
  it('take a reader back from who has them all, for somebody who has waited', async () => {
    hand = await open({ queryTimeoutMs: 20_000 }, fewConcepts);
    await ready();
    const greedy = Array.from({ length: 6 }, () =>
      ask(hog, { client: 'greedy' }).then(String, (error: { type: string }) => error.type),
    );
    await wait(50);
    const start = performance.now();
    expect((await ask('ASK {}', { client: 'modest' })).kind).toBe('boolean');
    expect(performance.now() - start).toBeLessThan(6_000);
    expect(await Promise.race(greedy)).toBe('too-many');
    await hand.close();
    opened = undefined;
    await Promise.all(greedy);
  });

  it('go to who was served longest ago, then to who came first', async () => {
    hand = await open({ readers: 1, queryTimeoutMs: 1_000 }, fewConcepts);
    await ready(1);
    const order: string[] = [];
    const first = ask(hog, { client: 'a' }).catch(() => order.push('a stopped'));
    const then = ['a', 'b', 'c'].map((client) => ask('ASK {}', { client }).then(() => order.push(client)));
    await Promise.all([first, ...then]);
    expect(order).toEqual(['a stopped', 'b', 'c', 'a']);
  });

  it('leave room in the queue for others', async () => {
    hand = await open({ readers: 1, queryTimeoutMs: 1_500, maxWaiting: 6 }, fewConcepts);
    await ready(1);
    const many = Array.from({ length: 5 }, () =>
      ask(hog, { client: 'greedy' }).then(String, (error: { type: string }) => error.type),
    );
    expect(await many[4]).toBe('too-many');
    const modest = ask('ASK {}', { client: 'modest' });
    expect((await modest).kind).toBe('boolean');
    await hand.close();
    opened = undefined;
    await Promise.all(many);
  });
});

describe('a reader that is lost', () => {
  it('ends a worst-case query at its deadline, and nobody else’s', async () => {
    hand = await open({ queryTimeoutMs: 1_000 }, fewConcepts);
    await ready();
    const start = performance.now();
    const stopped = expect(ask(hog)).rejects.toMatchObject({ type: 'timeout' });
    await wait(50);
    for (let n = 0; n < 10; n += 1) expect((await ask('ASK {}')).kind).toBe('boolean');
    expect(hand.store.status().restarts).toBe(0);
    await stopped;
    expect(performance.now() - start).toBeLessThan(2_000);
    await ready();
    expect(hand.store.status().restarts).toBe(1);
  });

  it('lets the slot go within a second when the asker is gone, and keeps the other query', async () => {
    hand = await open({}, fewConcepts);
    await ready();
    const gone = new AbortController();
    const left = expect(ask(hog, { signal: gone.signal })).rejects.toThrow();
    const other = expect(ask(hog)).rejects.toMatchObject({ type: 'timeout' });
    await wait(50);
    const start = performance.now();
    gone.abort();
    await left;
    while (hand.store.status().restarts === 0) await wait(5);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(textOf(await ask('ASK {}'))).toContain('true');
    await other;
  });

  it('does not start a query whose asker left while it waited', async () => {
    hand = await open({ readers: 1, queryTimeoutMs: 600 }, fewConcepts);
    await ready(1);
    const first = expect(ask(hog)).rejects.toMatchObject({ type: 'timeout' });
    const gone = new AbortController();
    const waiting = expect(ask(hog, { signal: gone.signal })).rejects.toThrow();
    expect(hand.store.status().waiting).toBe(1);
    gone.abort();
    await waiting;
    expect(hand.store.status().waiting).toBe(0);
    await first;
    expect(hand.store.status().restarts).toBe(1);
  });

  it('stops a query that eats memory', async () => {
    hand = await open({ maxQueryBytes: 300_000_000, readers: 1 }, fewConcepts);
    await ready(1);
    const twice = Array.from({ length: 30 }, (_, n) => `BIND(CONCAT(?x${n}, ?x${n}) AS ?x${n + 1})`).join(' ');
    const greedy = `SELECT (STRLEN(?x30) AS ?n) { BIND("${'x'.repeat(1_000)}" AS ?x0) ${twice} }`;
    await expect(ask(greedy)).rejects.toMatchObject({ type: 'query-too-large' });
    await ready(1);
    expect((await ask('ASK {}')).kind).toBe('boolean');
  });

  it('comes back with everything that was written meanwhile', async () => {
    hand = await open({ readers: 1, queryTimeoutMs: 300 }, fewConcepts);
    await ready(1);
    const stopped = expect(ask(hog)).rejects.toMatchObject({ type: 'timeout' });
    await hand.store.reached(await hand.append([concept(7, pub(7, 'intussen'))]));
    const found = ask(`SELECT ?o { <${iri(7)}> ?p ?o }`);
    await stopped;
    expect(textOf(await found)).toContain('intussen');
  });
});

describe('bounds', () => {
  it('holds a bounded number of waiting queries and sends the rest away with a time to come back', async () => {
    hand = await open({ readers: 1, maxWaiting: 2, queryTimeoutMs: 500 }, fewConcepts);
    await ready(1);
    const running = [ask(hog), ask('ASK {}'), ask('ASK {}')];
    await expect(ask('ASK {}')).rejects.toMatchObject({ type: 'too-many', extra: { retryAfter: 5 } });
    await Promise.allSettled(running);
  });

  it('refuses more triples than it is allowed to hold, and says so', async () => {
    hand = await open({ maxTriples: 100, readers: 1 }, fewConcepts);
    while (hand.reported.length === 0) await wait(10);
    await expect(ask('ASK {}')).rejects.toMatchObject({ type: 'store-full' });
    expect(hand.reported.join()).toContain('100 triples');
  });

  it('warns before it is full', async () => {
    hand = await open({ maxTriples: 350, readers: 1 }, fewConcepts);
    await ready(1);
    expect(hand.reported.join()).toContain('300 of at most 350 triples');
  });

  it('leaves out a line that the engine refuses, says so, and keeps the rest', async () => {
    const odd = 'this is no statement .\n';
    hand = await open({ readers: 1 }, [concept(1, pub(1, 'goed') + odd), concept(2, pub(2, 'ook'))]);
    await ready(1);
    expect(textOf(await ask('SELECT ?o { ?s ?p ?o } ORDER BY ?o'))).toMatch(/goed.*ook/);
    expect(hand.reported.join()).toContain('1 statements');
  });
});

describe('content', () => {
  it('is the same after any history as when it is made at once', async () => {
    hand = await open({ readers: 1 });
    await ready(1);
    const literal = fc.constantFrom(
      '"1"',
      '"01"^^<http://www.w3.org/2001/XMLSchema#integer>',
      '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
      '"a"@nl',
      '"a"@NL',
    );
    const state = (n: number) =>
      fc.array(literal, { maxLength: 3 }).map((all) =>
        [...new Set(all)]
          .toSorted()
          .map((each) => statement(n, 'p', each))
          .join(''),
      );
    const change = fc
      .integer({ min: 0, max: 4 })
      .chain((n) => fc.tuple(state(n), state(n)).map(([open, inside]) => concept(n, open, inside)));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        for (const each of changes) await hand.store.reached(await hand.append([each]));
        const everything = () =>
          Promise.all(['public', 'internal'].map((mark) => Array.fromAsync(hand.store.dump(graphOf(base, mark)))));
        const grown = await everything();
        await hand.store.rebuild();
        expect(await everything()).toEqual(grown);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps statements of persons apart by module', async () => {
    const person = { ...concept(9, '', '', pub(9, 'An')), module: 'training' };
    hand = await open({ readers: 1 }, [person, concept(1, '', internal(1, 'x'))]);
    await ready(1);
    const graph = graphOf(base, 'personal:training');
    const lines = await Array.fromAsync(hand.store.dump(graph));
    expect(lines).toHaveLength(1);
    expect(await Array.fromAsync(hand.store.dump(graphOf(base, 'personal:terms')))).toEqual([]);
  });
});
