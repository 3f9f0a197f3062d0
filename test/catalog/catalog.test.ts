// The catalogue on a whole hub with the demonstration content: what DCAT-AP Vlaanderen requires, and nothing that is not public.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Quad } from '@rdfjs/types';
import { iri, type Prefix } from '../../src/rdf/ns.ts';
import { toNTriples } from '../../src/rdf/ntriples.ts';
import { parse } from '../../src/rdf/parse.ts';
import type { TestHub } from '../hub.ts';
import { demoHub } from '../demo-hub.ts';

let hub: TestHub;
let quads: readonly Quad[] = [];
const part = async (name: string) => (await hub.get(`/sitemap/${name}.xml`, '*/*')).status;
const base = 'http://hub.test';
const read = async (path: string, accept = 'text/turtle'): Promise<Quad[]> => {
  const response = await hub.get(path, accept);
  expect(response.status, path).toBe(200);
  expect(response.headers.get('content-type'), path).toContain(accept);
  return parse(await response.text(), accept, `${base}${path}`);
};

const full = (name: string): string => {
  const [prefix, local = ''] = name.split(':') as [Prefix, string];
  return iri(prefix, local);
};
const values = (subject: string, property: string) =>
  quads.filter((q) => q.subject.value === subject && q.predicate.value === full(property)).map((q) => q.object);
const texts = (subject: string, property: string): readonly string[] =>
  values(subject, property).map(({ value }) => value);
const ofClass = (name: string): readonly string[] =>
  quads
    .filter((q) => q.predicate.value === full('rdf:type') && q.object.value === full(name))
    .map((q) => q.subject.value);
const inDutch = (subject: string, property: string): readonly string[] =>
  values(subject, property).flatMap((o) => (o.termType === 'Literal' && o.language === 'nl' ? [o.value] : []));

beforeAll(async () => {
  hub = await demoHub();
  quads = await read('/catalog');
});
afterAll(() => hub.close());

describe('the catalogue', () => {
  it('says who it is, in Dutch, under the Flemish licence', () => {
    const [catalog = '', ...others] = ofClass('dcat:Catalog');
    expect([catalog, others]).toEqual([`${base}/catalog`, []]);
    expect(texts(catalog, 'dct:identifier')).toHaveLength(1);
    expect(inDutch(catalog, 'dct:title')).toHaveLength(1);
    expect(inDutch(catalog, 'dct:description')).toHaveLength(1);
    expect(texts(catalog, 'dct:license')).toEqual([
      'https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0',
    ]);
  });

  it('has a contact point and a publisher for itself, every dataset and every service', () => {
    for (const each of [...ofClass('dcat:Catalog'), ...ofClass('dcat:Dataset'), ...ofClass('dcat:DataService')]) {
      const [contact = ''] = texts(each, 'dcat:contactPoint');
      expect(ofClass('vcard:Kind'), each).toContain(contact);
      const [publisher = ''] = texts(each, 'dct:publisher');
      expect(ofClass('foaf:Agent'), each).toContain(publisher);
      expect(texts(publisher, 'foaf:name').length, publisher).toBeGreaterThan(0);
    }
  });

  it('lists a dataset for every module and every public scheme, with all that is required of one', () => {
    const datasets = ofClass('dcat:Dataset');
    expect([...texts(`${base}/catalog`, 'dcat:dataset')].toSorted()).toEqual([...datasets].toSorted());
    for (const name of ['terms', 'planning', 'training', 'wiki', 'scheme-materialen', 'scheme-dmg-termen'])
      expect(datasets).toContain(`${base}/ldes/${name}#stream`);
    for (const dataset of datasets) {
      expect(texts(dataset, 'dct:identifier'), dataset).toEqual([dataset]);
      expect(inDutch(dataset, 'dct:title'), dataset).toHaveLength(1);
      expect(inDutch(dataset, 'dct:description'), dataset).toHaveLength(1);
      expect(texts(dataset, 'dct:license'), dataset).toEqual(['https://creativecommons.org/publicdomain/zero/1.0/']);
      expect(texts(dataset, 'dct:accessRights'), dataset).toEqual([
        'http://publications.europa.eu/resource/authority/access-right/PUBLIC',
      ]);
    }
    expect(inDutch(`${base}/ldes/scheme-materialen#stream`, 'dct:title')).toEqual(['Materialen']);
  });

  it('gives every dataset a distribution that is its stream and conforms to TREE', async () => {
    const parts = ofClass('dcat:Distribution');
    for (const part of parts) {
      expect(texts(part, 'dct:identifier')).toEqual([part]);
      expect(texts(part, 'dcat:accessURL')).toHaveLength(1);
      expect(ofClass('dcat:DataService')).toContain(texts(part, 'dcat:accessService')[0]);
    }
    for (const dataset of ofClass('dcat:Dataset')) {
      const trees = texts(dataset, 'dcat:distribution').filter(
        (part) => texts(part, 'dct:conformsTo')[0] === 'https://w3id.org/tree',
      );
      expect(trees, dataset).toHaveLength(1);
      const page = await hub.get(texts(trees[0] ?? '', 'dcat:accessURL')[0]?.slice(base.length) ?? '');
      expect(await page.text(), dataset).toContain('#stream');
    }
  });

  it('describes its services, which serve datasets as DCAT spells it and answer at their addresses', async () => {
    const services = ofClass('dcat:DataService');
    expect(services).toHaveLength(4);
    for (const service of services) {
      expect(texts(service, 'dct:identifier')).toEqual([service]);
      expect(inDutch(service, 'dct:title')).toHaveLength(1);
      expect(texts(service, 'dcat:servesDataset').length).toBeGreaterThan(0);
      for (const property of ['dcat:endpointURL', 'dcat:endpointDescription']) {
        const [address = ''] = texts(service, property);
        const answer = await hub.get(address.slice(base.length), 'text/turtle, application/json;q=0.9, */*;q=0.1');
        expect(answer.status, address).toBe(200);
      }
    }
    const matched = texts(`${base}/reconcile#service`, 'dcat:servesDataset');
    expect(matched).toContain(`${base}/ldes/scheme-materialen#stream`);
    expect(matched).not.toContain(`${base}/ldes/planning#stream`);
  });

  it('says the same in every form, by Accept and by extension', async () => {
    const expected = toNTriples(quads);
    for (const type of ['application/ld+json', 'application/n-triples', 'application/rdf+xml'])
      expect(toNTriples(await read('/catalog', type)), type).toBe(expected);
    for (const [extension, type] of [
      ['ttl', 'text/turtle'],
      ['rdf', 'application/rdf+xml'],
    ] as const) {
      const file = await hub.get(`/catalog.${extension}`, '*/*');
      expect(toNTriples(await parse(await file.text(), type, base))).toBe(expected);
    }
    expect((await hub.get('/catalog', 'image/png')).status).toBe(406);
  });

  it('is a page for people, in Dutch and English', async () => {
    const dutch = await (await hub.get('/catalog', 'text/html')).text();
    expect(dutch).toContain('<h1>Catalogus</h1>');
    expect(dutch).toContain('Materialen');
    const english = await (await hub.get('/catalog?lang=en', 'text/html')).text();
    expect(english).toContain('<h1>Catalogue</h1>');
    expect(english).toContain('Materials');
  });

  it('answers 304 to who has it, varies by Accept, and is open to every origin', async () => {
    const first = await hub.get('/catalog');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('vary')?.toLowerCase()).toContain('accept');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect((await hub.get('/catalog', 'text/turtle', { 'if-none-match': etag })).status).toBe(304);
    expect((await hub.get('/catalog', 'application/n-triples', { 'if-none-match': etag })).status).toBe(200);
    expect((await hub.request('/catalog', { method: 'DELETE' })).status).toBe(405);
  });
});

describe('what is not public', () => {
  const skos = 'http://www.w3.org/2004/02/skos/core#';
  const secret = `<> a <${skos}ConceptScheme> ; <${skos}prefLabel> "Geheime lijst"@nl ;
    <http://www.w3.org/ns/adms#status> <${base}/ns#candidate> .`;

  it('changes neither catalogue, VoID nor sitemap by a byte, for a coordinator neither', async () => {
    const paths = ['/catalog', '/.well-known/void', '/sitemap.xml'];
    const tags = () =>
      Promise.all(paths.map(async (path) => (await hub.get(path, 'text/turtle, */*;q=0.1')).headers.get('etag')));
    const before = await tags();
    const made = await hub.put('/doc/scheme/geheim', secret, { ...hub.as('coordinator'), 'if-none-match': '*' });
    expect(made.status).toBe(201);
    expect(await tags()).toEqual(before);
    const page = await hub.get('/catalog', 'text/html', hub.as('coordinator'));
    expect(await page.text()).not.toContain('Geheime lijst');
  });
});

describe('a list of somebody else', () => {
  it('keeps its own licence and gets a Dutch title', async () => {
    const [skos, dct] = ['http://www.w3.org/2004/02/skos/core#', 'http://purl.org/dc/terms/'];
    const licence = 'https://creativecommons.org/licenses/by/4.0/';
    const editor = hub.as('editor');
    const isNew = { ...editor, 'if-none-match': '*' };
    const scheme = `<> a <${skos}ConceptScheme> ; <${skos}prefLabel> "Colours"@en ; <${dct}license> <${licence}> .`;
    const concept = `<> a <${skos}Concept> ; <${skos}prefLabel> "rood"@nl ; <${skos}inScheme> <${base}/id/scheme/kleur> .`;
    expect((await hub.put('/doc/scheme/kleur', scheme, isNew)).status).toBe(201);
    expect((await hub.put('/doc/concept/rood-x', concept, isNew)).status).toBe(201);
    quads = await read('/catalog');
    const dataset = `${base}/ldes/scheme-kleur#stream`;
    expect(texts(dataset, 'dct:license')).toEqual([licence]);
    expect(inDutch(dataset, 'dct:title')).toEqual(['Lijst Colours']);
  });
});

describe('finding us without asking', () => {
  it('has a VoID description with the query address, examples that are there, and the way to the catalogue', async () => {
    quads = await read('/.well-known/void');
    const whole = `${base}/.well-known/void#dataset`;
    expect(texts(whole, 'void:sparqlEndpoint')).toEqual([`${base}/sparql`]);
    expect(texts(whole, 'rdfs:seeAlso')).toContain(`${base}/catalog`);
    const examples = texts(whole, 'void:exampleResource');
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples) expect((await hub.get(example.slice(base.length))).status, example).toBe(303);
    const page = await hub.get('/.well-known/void', 'text/html');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  });

  it('tells crawlers where the sitemap is, and which answers have no end', async () => {
    const body = await (await hub.get('/robots.txt', '*/*')).text();
    expect(body).toContain(`Sitemap: ${base}/sitemap.xml`);
    expect(body).toContain('Disallow: /search');
  });

  it('lists public documents in the sitemap, each of which a stranger may read, and no deleted one', async () => {
    const locations = async () =>
      [...(await (await hub.get('/sitemap.xml', '*/*')).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
        ([, address = '']) => address,
      );
    const all = await locations();
    expect(new Set(all).size).toBe(all.length);
    const totals = await hub.hub.state.totals(['public']);
    const things = all.filter((address) => address.startsWith(`${base}/doc/`));
    expect(things).toHaveLength(totals.reduce((sum, { count }) => sum + count, 0));
    for (const address of [...things.filter((_, i) => i % 40 === 0), ...all.filter((a) => !things.includes(a))])
      expect((await hub.get(address.slice(base.length), 'text/html')).status, address).toBe(200);
    expect(all.filter((address) => /\/(person|booking|visit|enrolment|assertion)\//.test(address))).toEqual([]);
    await hub.request('/doc/concept/rood-x', { method: 'DELETE', headers: { ...hub.as('editor'), 'if-match': '*' } });
    expect(await locations()).toHaveLength(all.length - 1);
  });

  it('gives the parts of a large sitemap, and no more parts than there are', async () => {
    expect(await Promise.all(['pages/0', 'terms/0'].map(part))).toEqual([200, 200]);
    expect(await Promise.all(['pages/1', 'terms/1', 'terms/01', 'terms/x', 'nowhere/0'].map(part))).toEqual([
      404, 404, 404, 404, 404,
    ]);
  });
});
