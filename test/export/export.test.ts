// What goes out is what stands: in every form, readable by others, without what is not meant for everybody.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse as parseCsv } from 'csv-parse/sync';
import { toNTriples } from '../../src/rdf/ntriples.ts';
import { parse } from '../../src/rdf/parse.ts';
import { skolemise } from '../../src/rdf/skolemise.ts';
import { base, createImporter } from '../import/importer.ts';

const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix x: <http://x.test/> .
x:list a skos:ConceptScheme ; skos:prefLabel "Lijst"@nl .
x:a a skos:Concept ; skos:prefLabel "=1+1"@nl, "chair"@en-GB ; skos:altLabel "a, \\"b\\""@nl ; skos:inScheme x:list ; skos:notation "001" ;
  skos:editorialNote "alleen intern"@nl ; dct:source [ dct:title "Een \\n bron" ] .
x:b a skos:Concept ; skos:prefLabel "b"@nl ; skos:broader x:a .`;

let hub: Awaited<ReturnType<typeof createImporter>>;
beforeEach(async () => {
  hub = await createImporter();
  await hub.import([hub.file('a.ttl', turtle)]);
});
afterEach(() => hub.close());

const canonical = async (text: string, mediaType: string): Promise<string> =>
  toNTriples(await skolemise(base, 'urn:graph', await parse(text, mediaType, `${base}/`)));

describe('an export', () => {
  it.each([
    ['ttl', 'text/turtle'],
    ['jsonld', 'application/ld+json'],
    ['skos', 'application/rdf+xml'],
  ] as const)('as %s is the graph that went in, blank nodes included', async (format, mediaType) => {
    expect(await canonical(await hub.export({ format }), mediaType)).toBe(await canonical(turtle, 'text/turtle'));
  });

  it('as quads says in which graph each statement stands, and keeps what is internal apart', async () => {
    const quads = await parse(await hub.export({ format: 'nq' }), 'application/n-quads', base);
    const note = quads.find((q) => q.object.value === 'alleen intern');
    expect(note?.graph.value).toBe(`${base}/graph/internal`);
    const trig = await parse(await hub.export({ format: 'trig' }), 'application/trig', base);
    expect(trig.map((q) => q.graph.value).toSorted()).toEqual(quads.map((q) => q.graph.value).toSorted());
    expect(await hub.export({ format: 'trig', publicOnly: true })).not.toContain('alleen intern');
    expect(await hub.export({ format: 'nq', publicOnly: true })).not.toContain('alleen intern');
    expect(await hub.export({ format: 'csv', publicOnly: true })).toContain('chair');
  });

  it('as CSV has a row for each thing and nothing that a spreadsheet runs', async () => {
    const rows = parseCsv(await hub.export({ format: 'csv' }), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ iri }) => iri).toSorted()).toEqual(['http://x.test/a', 'http://x.test/b', 'http://x.test/list']);
    const a = rows.find(({ iri }) => iri === 'http://x.test/a');
    expect(a).toMatchObject({
      'prefLabel@nl': "'=1+1",
      'prefLabel@en': 'chair',
      'altLabel@nl': 'a, "b"',
      notation: '001',
    });
  });

  it('of one scheme holds the scheme and what is in it', async () => {
    const text = await hub.export({ format: 'ttl', scheme: 'http://x.test/list' });
    expect(text).toContain('<http://x.test/a>');
    expect(text).not.toContain('<http://x.test/b> a');
    expect(await hub.export({ format: 'ttl', module: 'wiki' })).toBe('');
    expect(await hub.export({ format: 'jsonld', module: 'wiki' })).toBe('[]\n');
  });

  it('leaves out what was deleted', async () => {
    const gone = { module: 'terms', type: 'concept', ref: 'b', subject: 'http://x.test/b', museum: null, streams: [] };
    await hub.writer.append([{ ...gone, state: { public: '', internal: '', personal: '' } }], { actor: 'urn:test' });
    expect(await hub.export({ format: 'nq' })).not.toContain(
      '<http://x.test/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>',
    );
  });

  it('of a module that does not exist is refused, not empty', async () => {
    await expect(hub.export({ format: 'nq', module: 'onzin' })).rejects.toThrow('terms, planning, training, wiki');
  });

  it('in a format that nobody knows is refused with the ones there are', async () => {
    await expect(hub.export({ format: 'docx' as 'nq' })).rejects.toMatchObject({ type: 'bad-request' });
  });
});
