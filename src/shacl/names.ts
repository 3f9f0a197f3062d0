// What properties, classes and listed values are called, in Dutch and English, from shapes and vocabulary.
import type { Term } from '@rdfjs/types';
import { iri } from '../rdf/ns.ts';
import type { Words } from './shapes.ts';
import { keyOf, type Statements } from './statements.ts';

const inLanguage = (terms: readonly Term[], language: string): string | undefined =>
  terms.find((term) => term.termType === 'Literal' && term.language.toLowerCase() === language)?.value;

/** The nl and en texts of one property of a node, or undefined when one of the two is missing. */
export function wordsOf(statements: Statements, subject: string, property: string): Words | undefined {
  const terms = statements.objects(subject, property);
  const nl = inLanguage(terms, 'nl');
  const en = inLanguage(terms, 'en');
  return nl === undefined || en === undefined ? undefined : { nl, en };
}

/** `https://schema.org/startDate` → `startDate`. */
export const localName = (value: string): string => value.replace(/^.*[#/]/, '');

const labels = [iri('rdfs', 'label'), iri('skos', 'prefLabel')];

/** IRI → name. Shapes come first: they call a property what its form calls it. */
export function namesFrom(shapes: readonly Statements[], vocab: Statements): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>();
  const put = (value: string, words: Words | undefined): void => {
    if (words !== undefined && !names.has(value)) names.set(value, words);
  };
  for (const each of shapes)
    for (const shape of each.subjects()) {
      const words = wordsOf(each, shape, iri('sh', 'name'));
      for (const path of each.objects(shape, iri('sh', 'path'))) put(keyOf(path), words);
      for (const target of each.objects(shape, iri('sh', 'targetClass'))) put(keyOf(target), words);
    }
  for (const subject of vocab.subjects()) for (const label of labels) put(subject, wordsOf(vocab, subject, label));
  return names;
}
