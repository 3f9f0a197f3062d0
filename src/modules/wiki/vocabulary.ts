// The properties that the pages of the wiki read, by a short name. Data only.
import { iri, ownIri } from '../../rdf/ns.ts';

export const vocabulary = (base: string) => ({
  headline: iri('schema', 'headline'),
  summary: iri('schema', 'description'),
  text: iri('schema', 'text'),
  subject: iri('dct', 'subject'),
  about: iri('schema', 'about'),
  references: iri('dct', 'references'),
  partOf: iri('schema', 'isPartOf'),
  translationOf: iri('schema', 'translationOfWork'),
  replaces: iri('prov', 'wasRevisionOf'),
  replacedBy: iri('dct', 'isReplacedBy'),
  owner: iri('prov', 'wasAttributedTo'),
  valid: iri('dct', 'valid'),
  language: iri('dct', 'language'),
  template: ownIri(base, 'template'),
  interval: ownIri(base, 'reviewInterval'),
  museum: ownIri(base, 'museum'),
});

export type Vocabulary = ReturnType<typeof vocabulary>;
