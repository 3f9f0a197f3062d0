// The streams of a whole hub: what is written by the one way in is in them at once, and their links lead somewhere.
import { Parser, type Quad } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iri, rdfType } from '../../src/rdf/ns.ts';
import { testHub, type TestHub } from '../hub.ts';

const scheme = `<> a <${iri('skos', 'ConceptScheme')}> ; <${iri('dct', 'title')}> "Lijst"@nl ; <${iri('skos', 'prefLabel')}> "Lijst"@nl .`;
const concept = (label: string): string =>
  `<> a <${iri('skos', 'Concept')}> ; <${iri('skos', 'prefLabel')}> "${label}"@nl ; <${iri('skos', 'inScheme')}> </id/scheme/lijst> .`;

const members = (quads: readonly Quad[]): readonly string[] =>
  quads.filter((q) => q.predicate.value === iri('tree', 'member')).map((q) => q.object.value);

describe('the streams of a hub', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await testHub();
  });
  afterAll(() => hub.close());

  const read = async (path: string): Promise<readonly Quad[]> =>
    new Parser({ baseIRI: hub.base + path }).parse(await (await hub.get(path, 'application/trig')).text());
  it('show a write at once, as create, update and delete, in the stream of the module and of the scheme', async () => {
    const as = hub.as('coordinator');
    const fresh = { ...as, 'if-none-match': '*' };
    expect((await hub.put('/doc/scheme/lijst', scheme, fresh)).status).toBe(201);
    const made = await hub.put('/doc/concept/vaas', concept('vaas'), fresh);
    expect(made.status).toBe(201);
    const changed = await hub.put('/doc/concept/vaas', concept('kruik'), {
      ...as,
      'if-match': made.headers.get('etag') ?? '',
    });
    const gone = await hub.request('/doc/concept/vaas', {
      method: 'DELETE',
      headers: { ...as, 'if-match': changed.headers.get('etag') ?? '' },
    });
    expect(gone.ok).toBe(true);
    for (const [path, count] of [
      ['/ldes/terms/0/0', 4],
      ['/ldes/scheme-lijst/0/0', 4],
    ] as const) {
      const quads = await read(path);
      const all = members(quads);
      expect(all).toHaveLength(count);
      const kinds = all.map(
        (member) =>
          quads.find((q) => q.subject.value === member && q.predicate.value === rdfType && q.graph.value === '')?.object
            .value,
      );
      expect(kinds.map((kind) => kind?.split('#')[1])).toEqual(['Create', 'Create', 'Update', 'Delete']);
      const labels = all.map(
        (member) =>
          quads.find((q) => q.graph.value === member && q.predicate.value === iri('skos', 'prefLabel'))?.object.value,
      );
      expect(labels).toEqual(['Lijst', 'vaas', 'kruik', undefined]);
    }
  });

  it('lead to versions, shapes and terms that are there', async () => {
    const quads = await read('/ldes/terms/0/0');
    const shape = quads.find((q) => q.predicate.value === iri('tree', 'shape'))?.object.value ?? '';
    expect((await hub.get(shape.slice(hub.base.length))).status).toBe(200);
    for (const member of members(quads).slice(0, 3))
      expect((await hub.get(member.slice(hub.base.length))).status).toBe(200);
  });
});
