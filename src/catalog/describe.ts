// The catalogue as RDF, as DCAT-AP Vlaanderen (2026-02-24) requires it. Pure.
import type { Quad } from '@rdfjs/types';
import { literal, namedNode } from '../rdf/terms.ts';
import type { Catalogued, Dataset } from './datasets.ts';
import { createGraph, moment, text, thing, type Graph, type Say } from './graph.ts';
import { sparqlSpec, treeSpec, type Service } from './services.ts';

export const cc0 = 'https://creativecommons.org/publicdomain/zero/1.0/';
const catalogLicence = 'https://data.vlaanderen.be/id/licentie/creative-commons-zero-verklaring/v1.0';
const authority = (list: string, code: string) =>
  namedNode(`http://publications.europa.eu/resource/authority/${list}/${code}`);
const isPublic = authority('access-right', 'PUBLIC');
const languages = [authority('language', 'NLD'), authority('language', 'ENG')];

export const texts = {
  title: [
    { value: 'Vijver: de open data van zes Gentse musea', lang: 'nl' },
    { value: 'Vijver: the open data of six museums in Ghent', lang: 'en' },
  ],
  description: [
    {
      value:
        'Gedeelde termenlijsten, zalen, tentoonstellingen en activiteiten, opleidingen en handboek van Huis van Alijn, Industriemuseum, STAM, MSK Gent, S.M.A.K. en Design Museum Gent.',
      lang: 'nl',
    },
    {
      value:
        'Shared term lists, rooms, exhibitions and activities, courses and handbook of Huis van Alijn, Industriemuseum, STAM, MSK Gent, S.M.A.K. and Design Museum Gent.',
      lang: 'en',
    },
  ],
  publisher: [
    { value: 'De zes musea van Gent', lang: 'nl' },
    { value: 'The six museums of Ghent', lang: 'en' },
  ],
} as const;

export const catalogIri = (base: string): string => `${base}/catalog`;
export const publisherIri = (base: string): string => `${base}/catalog#publisher`;
const contactIri = (base: string): string => `${base}/catalog#contact`;

/** @param services the hub's own; each dataset is served by those that say so */
export function describeCatalog(base: string, catalogued: Catalogued, services: readonly Service[]): readonly Quad[] {
  const { datasets, left } = catalogued;
  const graph = createGraph();
  const [newest] = datasets.flatMap(({ modified }) => modified ?? []).toSorted((a, b) => (a < b ? 1 : -1));
  const [oldest] = datasets.flatMap(({ issued }) => issued ?? []).toSorted();
  const say = graph.about(catalogIri(base), 'dcat:Catalog');
  say('dct:identifier', literal(catalogIri(base)))('dct:title', ...texts.title.map(text));
  say('dct:description', ...texts.description.map(text))('dct:license', namedNode(catalogLicence));
  say('dct:language', ...languages)('dct:issued', moment(oldest))('dct:modified', moment(newest));
  say('foaf:homepage', namedNode(`${base}/`))('dcat:themeTaxonomy', themes);
  say('dcat:dataset', ...datasets.map(({ iri }) => namedNode(iri)));
  say('dcat:service', ...services.map(({ iri }) => namedNode(iri)));
  if (left > 0)
    say('rdfs:comment', literal(`${left} more schemes have a stream; all streams are listed at ${base}/ldes.`, 'en'));
  responsible(base, say);
  describePeople(base, graph);
  for (const dataset of datasets) describeDataset(base, graph, dataset);
  for (const service of services) describeService(base, graph, service, datasets);
  return graph.quads;
}

const themes = namedNode('http://publications.europa.eu/resource/authority/data-theme');

/** Who answers for it. @param publisher undefined: the six museums together */
const responsible = (base: string, say: Say, publisher?: string): Say =>
  say('dcat:contactPoint', namedNode(contactIri(base)))('dct:publisher', namedNode(publisher ?? publisherIri(base)));

function describePeople(base: string, { about }: Graph): void {
  about(publisherIri(base), 'foaf:Agent')('foaf:name', ...texts.publisher.map(text));
  about(contactIri(base), 'vcard:Kind', 'vcard:Organization')('vcard:fn', ...texts.publisher.map(text))(
    'vcard:hasURL',
    namedNode(`${base}/data`),
  );
}

function describeDataset(base: string, graph: Graph, dataset: Dataset): void {
  const { iri, root, publisher } = dataset;
  const say = graph.about(iri, 'dcat:Dataset', 'ldes:EventStream');
  say('dct:identifier', literal(iri))('dct:title', ...dataset.titles.map(text));
  say('dct:description', ...dataset.descriptions.map(text))('dct:accessRights', isPublic);
  say('dct:license', namedNode(dataset.licence ?? cc0))('dct:issued', moment(dataset.issued))(
    'dct:modified',
    moment(dataset.modified),
  );
  say('dcat:theme', authority('data-theme', 'EDUC'))('dcat:landingPage', namedNode(base + dataset.page));
  say('dct:accrualPeriodicity', authority('frequency', 'CONT'))('void:rootResource', thing(dataset.scheme));
  say('tree:view', namedNode(root));
  say('dcat:distribution', namedNode(`${root}#distribution`), namedNode(`${root}#sparql`));
  responsible(base, say, publisher?.iri);
  if (publisher !== undefined) graph.about(publisher.iri, 'foaf:Agent')('foaf:name', literal(publisher.name));
  distribution(graph, dataset, {
    iri: `${root}#distribution`,
    access: root,
    spec: treeSpec,
    by: `${base}/ldes#service`,
  });
  const endpoint = `${base}/sparql`;
  distribution(graph, dataset, {
    iri: `${root}#sparql`,
    access: endpoint,
    spec: sparqlSpec,
    by: `${endpoint}#service`,
  });
}

interface Way {
  readonly iri: string;
  readonly access: string;
  readonly spec: string;
  readonly by: string;
}

function distribution({ about }: Graph, dataset: Dataset, { iri, access, spec, by }: Way): void {
  const say = about(iri, 'dcat:Distribution');
  say('dct:identifier', literal(iri))('dct:title', ...dataset.titles.map(text));
  say('dcat:accessURL', namedNode(access))('dcat:accessService', namedNode(by))('dct:conformsTo', namedNode(spec));
  say('dct:license', namedNode(dataset.licence ?? cc0))('dct:format', authority('file-type', 'RDF'));
}

function describeService(base: string, { about }: Graph, service: Service, datasets: readonly Dataset[]): void {
  const say = about(service.iri, 'dcat:DataService');
  say('dct:identifier', literal(service.iri))('dct:title', ...service.titles.map(text));
  say('dcat:endpointURL', namedNode(service.endpoint));
  say('dcat:endpointDescription', namedNode(service.description));
  say('dct:conformsTo', namedNode(service.conformsTo))('dct:accessRights', isPublic)('dct:license', namedNode(cc0));
  say('dcat:landingPage', namedNode(base + service.page));
  // As DCAT spells it; the shapes upstream misspell it.
  say('dcat:servesDataset', ...datasets.filter(service.serves).map(({ iri }) => namedNode(iri)));
  responsible(base, say);
}
