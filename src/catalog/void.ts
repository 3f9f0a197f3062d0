// The VoID description at /.well-known/void: where the data begins, and where the catalogue is. Counts nothing. Pure.
import type { Quad } from '@rdfjs/types';
import { prefixes } from '../rdf/ns.ts';
import { namedNode } from '../rdf/terms.ts';
import type { Dataset } from './datasets.ts';
import { catalogIri, cc0, publisherIri, texts } from './describe.ts';
import { createGraph, text, thing } from './graph.ts';

const feature = (name: string) => namedNode(`http://www.w3.org/ns/formats/${name}`);
const vocabularies = ['skos', 'dct', 'foaf', 'schema', 'crm', 'cji', 'sssom', 'prov', 'org'] as const;

/** @param examples IRIs of public things */
export function describeVoid(base: string, datasets: readonly Dataset[], examples: readonly string[]): readonly Quad[] {
  const { about, quads } = createGraph();
  const page = `${base}/.well-known/void`;
  const whole = `${page}#dataset`;
  about(page, 'void:DatasetDescription')('dct:title', ...texts.title.map(text))('foaf:primaryTopic', namedNode(whole))(
    'rdfs:seeAlso',
    namedNode(catalogIri(base)),
  );
  const say = about(whole, 'void:Dataset');
  say('dct:title', ...texts.title.map(text))('dct:description', ...texts.description.map(text));
  say('dct:license', namedNode(cc0))('dct:publisher', namedNode(publisherIri(base)));
  say('foaf:homepage', namedNode(`${base}/`))('rdfs:seeAlso', namedNode(catalogIri(base)), namedNode(`${base}/ldes`));
  say('void:sparqlEndpoint', namedNode(`${base}/sparql`))('void:uriSpace', text({ value: `${base}/id/`, lang: '' }));
  say('void:vocabulary', ...vocabularies.map((prefix) => namedNode(prefixes[prefix])), namedNode(`${base}/ns#`));
  say('void:feature', feature('Turtle'), feature('JSON-LD'), feature('N-Triples'));
  say('void:exampleResource', ...examples.map(thing));
  say('void:subset', ...datasets.map(({ iri }) => namedNode(iri)));
  about(publisherIri(base), 'foaf:Agent')('foaf:name', ...texts.publisher.map(text));
  for (const { iri, titles, scheme, licence } of datasets)
    about(iri, 'void:Dataset')('dct:title', ...titles.map(text))('void:rootResource', thing(scheme))(
      'dct:license',
      namedNode(licence ?? cc0),
    );
  return quads;
}
