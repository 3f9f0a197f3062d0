// What every store must do, whatever engine is behind it. A new adapter runs this before it may be used.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '../../src/access/policy.ts';
import type { Change } from '../../src/log/log.ts';
import type { Answer, Query, Store } from '../../src/store/store.ts';
import { base, concept, internal, iri, pub, statement } from './changes.ts';

export interface StoreUnderTest {
  /** Answers at most this many rows. */
  readonly rowCap: number;
  readonly store: Store;
  /** Appends to the log that the store follows; gives the last seq. */
  append(changes: readonly Change[]): Promise<number>;
  close(): Promise<void>;
}

const publicGraph = graphOf(base, 'public');
const internalGraph = graphOf(base, 'internal');
const only = (...graphs: readonly string[]) => ({ defaultGraphs: graphs, namedGraphs: graphs });

const integer = (text: string): string => statement(4, 'n', `"${text}"^^<http://www.w3.org/2001/XMLSchema#integer>`);

export const textOf = ({ body }: Answer): string => new TextDecoder().decode(body);

export function describeStore(name: string, make: () => Promise<StoreUnderTest>): void {
  describe(`${name}, as a store`, () => {
    let made: StoreUnderTest;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(() => made.close());

    const write = async (...changes: readonly Change[]): Promise<void> =>
      made.store.reached(await made.append(changes));
    const ask = (text: string, more: Partial<Query> = {}): Promise<Answer> =>
      made.store.query({
        text,
        scope: only(publicGraph),
        bindingsType: 'text/csv',
        graphType: 'application/n-triples',
        ...more,
      });
    const rows = async (text: string, more: Partial<Query> = {}): Promise<string[]> =>
      textOf(await ask(text, more))
        .trimEnd()
        .split('\r\n')
        .slice(1);

    it('shows a write as soon as it was told of it', async () => {
      await write(concept(1, pub(1, 'eerste')));
      expect(await rows(`SELECT ?o { <${iri(1)}> ?p ?o }`)).toEqual(['eerste']);
    });

    it('shows what replaced it, and nothing of what was there before', async () => {
      await write(concept(2, pub(2, 'oud') + statement(2, 'note', '"blijft"')));
      await write(concept(2, pub(2, 'nieuw') + statement(2, 'note', '"blijft"')));
      expect((await rows(`SELECT ?o { <${iri(2)}> ?p ?o } ORDER BY ?o`)).toSorted()).toEqual(['blijft', 'nieuw']);
    });

    it('shows nothing of what was deleted', async () => {
      await write(concept(3, pub(3, 'weg')));
      await write(concept(3, ''));
      expect(await rows(`SELECT * { <${iri(3)}> ?p ?o }`)).toEqual([]);
    });

    it('keeps a number that is written in two ways while one of the two is taken away', async () => {
      await write(concept(4, integer('001') + integer('1')));
      await write(concept(4, integer('1')));
      expect(await rows(`SELECT ?o { <${iri(4)}> ?p ?o }`)).toEqual(['1']);
    });

    it('moves a statement that became public from one graph to the other', async () => {
      await write(concept(5, '', pub(5, 'geheim')));
      expect(await rows(`SELECT ?o { <${iri(5)}> ?p ?o }`)).toEqual([]);
      await write(concept(5, pub(5, 'geheim'), ''));
      expect(await rows(`SELECT ?o { <${iri(5)}> ?p ?o }`)).toEqual(['geheim']);
      expect(await rows(`SELECT ?o { <${iri(5)}> ?p ?o }`, { scope: only(internalGraph) })).toEqual([]);
    });

    it('takes many versions of one thing at once, and keeps the last', async () => {
      const last = await made.append([concept(6, pub(6, 'a'))]);
      for (const label of ['b', 'c', 'd']) await made.append([concept(6, pub(6, label))]);
      await made.store.reached(last + 3);
      expect(await rows(`SELECT ?o { <${iri(6)}> ?p ?o }`)).toEqual(['d']);
    });

    it('sees nothing at all with an empty scope', async () => {
      const scope = only();
      expect(await rows('SELECT * { ?s ?p ?o } LIMIT 1', { scope })).toEqual([]);
      expect(await rows('SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1', { scope })).toEqual([]);
    });

    it('treats a graph outside the scope as empty, whoever names it', async () => {
      await write(concept(7, pub(7, 'open'), internal(7, 'intern')));
      const both = `SELECT ?o { { <${iri(7)}> ?p ?o } UNION { GRAPH ?g { <${iri(7)}> ?p ?o } } }`;
      const hidden = (text: string) => text.replace('{ {', `FROM <${internalGraph}> FROM NAMED <${internalGraph}> { {`);
      expect(await rows(both)).toEqual(['open', 'open']);
      expect(await rows(hidden(both))).toEqual([]);
      expect(await rows(both, { defaultGraphUris: [internalGraph], namedGraphUris: [internalGraph] })).toEqual([]);
      expect(await rows(hidden(both), { scope: only(publicGraph, internalGraph) })).toEqual(['intern', 'intern']);
    });

    it('lets the protocol name the dataset over the query’s own FROM', async () => {
      const text = `SELECT ?o FROM <${internalGraph}> { <${iri(7)}> ?p ?o }`;
      const scope = only(publicGraph, internalGraph);
      expect(await rows(text, { scope, defaultGraphUris: [publicGraph] })).toEqual(['open']);
    });

    it('says which kind and form the answer has, and from which position it was made', async () => {
      const seq = await made.append([concept(8, pub(8, 'acht'))]);
      await made.store.reached(seq);
      expect(await ask('ASK {}')).toMatchObject({ kind: 'boolean', mediaType: 'text/csv', seq, more: false });
      expect(await ask('CONSTRUCT WHERE { ?s ?p ?o }')).toMatchObject({
        kind: 'graph',
        mediaType: 'application/n-triples',
      });
    });

    it('refuses a kind of answer that the asker does not take', async () => {
      const refusal = { type: 'not-acceptable' };
      await expect(ask('ASK {}', { bindingsType: undefined })).rejects.toMatchObject(refusal);
      await expect(ask(`DESCRIBE <${iri(1)}>`, { graphType: undefined })).rejects.toMatchObject(refusal);
    });

    it('refuses rows past the cap instead of cutting them, in every form', async () => {
      const many = `SELECT * { VALUES ?x { ${'1 '.repeat(made.rowCap)} } VALUES ?y { 1 2 } }`;
      for (const type of [
        'application/sparql-results+json',
        'application/sparql-results+xml',
        'text/csv',
        'text/tab-separated-values',
      ])
        await expect(ask(many, { bindingsType: type })).rejects.toMatchObject({ type: 'result-too-large' });
      expect(await rows(`${many} LIMIT ${made.rowCap}`)).toHaveLength(made.rowCap);
    });

    it('refuses a graph past the cap', async () => {
      const many = `{ VALUES ?x { ${'1 '.repeat(made.rowCap)} } VALUES ?y { 1 2 } }`;
      await expect(ask(`CONSTRUCT { <x:a> <x:b> ?x } ${many}`)).rejects.toMatchObject({ type: 'result-too-large' });
    });

    it('gives a page its first rows and says that there are more', async () => {
      const some = await ask('SELECT * { VALUES ?x { 1 2 3 4 5 } }', { preview: 3 });
      expect(some.more).toBe(true);
      expect((await ask('SELECT * { VALUES ?x { 1 2 3 } }', { preview: 3 })).more).toBe(false);
      const graph = await ask('CONSTRUCT { ?x <x:p> 1 } { VALUES ?x { <x:1> <x:2> <x:3> } }', { preview: 2 });
      expect([graph.more, textOf(graph).split('\n').length - 1]).toEqual([true, 2]);
    });

    it('refuses what is no query, with line and column', async () => {
      await expect(ask('SELECT *\n{ ?s ?p }')).rejects.toMatchObject({ type: 'bad-syntax', extra: { line: 2 } });
      await expect(ask('DROP ALL')).rejects.toMatchObject({ type: 'not-supported' });
      await expect(ask('ASK { SERVICE <http://127.0.0.1/> {} }')).rejects.toMatchObject({ type: 'not-supported' });
    });

    it('marks an answer that would be another one next time', async () => {
      expect((await ask('SELECT (NOW() AS ?x) {}')).volatile).toBe(true);
      expect((await ask('ASK {}')).volatile).toBe(false);
    });

    it('dumps a graph as sorted N-Quads', async () => {
      const lines = await Array.fromAsync(made.store.dump(internalGraph));
      expect(lines).toEqual([`${internal(7, 'intern').trimEnd().slice(0, -1)}<${internalGraph}> .`]);
    });

    it('has the same content after it was made again', async () => {
      const before = await Array.fromAsync(made.store.dump(publicGraph));
      await made.store.rebuild();
      expect(await Array.fromAsync(made.store.dump(publicGraph))).toEqual(before);
      expect(made.store.status()).toMatchObject({ ready: true });
    });
  });
}
