// The service description of `/sparql` (https://www.w3.org/TR/sparql11-service-description/). Names only graphs that the
// asker may see, and no counts.
import { DataFactory } from 'n3';
import type { NamedNode, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types';
import { iri, node, rdfType } from '../rdf/ns.ts';
import { bindingsForms, graphForms } from './forms.ts';

const { blankNode, namedNode, quad } = DataFactory;

const sd = (local: string): NamedNode => node('sd', local);

/** @param graphs IRIs of the graphs that a query of this asker sees */
export function describeService(base: string, graphs: readonly string[]): readonly Quad[] {
  const quads: Quad[] = [];
  const say = (s: Quad_Subject, p: NamedNode, o: Quad_Object): void => void quads.push(quad(s, p, o));
  const a = namedNode(rdfType);
  const service = namedNode(`${base}/sparql#service`);
  const dataset = blankNode('dataset');
  const main = blankNode('main');
  say(service, a, sd('Service'));
  say(service, sd('endpoint'), namedNode(`${base}/sparql`));
  say(service, sd('supportedLanguage'), sd('SPARQL11Query'));
  for (const form of [...bindingsForms, ...graphForms]) say(service, sd('resultFormat'), namedNode(form.iri));
  say(service, sd('defaultDataset'), dataset);
  say(dataset, a, sd('Dataset'));
  say(dataset, sd('defaultGraph'), main);
  say(main, a, sd('Graph'));
  graphs.forEach((name, i) => {
    const named = blankNode(`named${i}`);
    const graph = blankNode(`graph${i}`);
    say(dataset, sd('namedGraph'), named);
    say(named, a, sd('NamedGraph'));
    say(named, sd('name'), namedNode(name));
    say(named, sd('graph'), graph);
    say(graph, a, sd('Graph'));
  });
  say(service, namedNode(iri('rdfs', 'seeAlso')), namedNode(`${base}/.well-known/void`));
  return quads;
}
