// One row per thing, for a spreadsheet; the headers are those that the import understands.
import type { Quad } from '@rdfjs/types';
import type { Event } from '../log/log.ts';
import { iri } from '../rdf/ns.ts';
import { toCsvLine } from './csv-text.ts';

const languages = ['nl', 'en', 'fr', 'de'];

interface Column {
  readonly header: string;
  readonly predicate: string;
  /** Primary language; '' for literals in no other column and for addresses. */
  readonly lang: string;
}

const labelled = (name: string, local: string): readonly Column[] =>
  [...languages, ''].map((lang) => ({
    header: lang === '' ? name : `${name}@${lang}`,
    predicate: iri('skos', local),
    lang,
  }));

const plain = (header: string, predicate: string): Column => ({ header, predicate, lang: '' });

const columns: readonly Column[] = [
  ...labelled('prefLabel', 'prefLabel'),
  ...labelled('altLabel', 'altLabel'),
  ...labelled('definition', 'definition'),
  ...labelled('scopeNote', 'scopeNote'),
  plain('notation', iri('skos', 'notation')),
  ...[
    'broader',
    'narrower',
    'related',
    'exactMatch',
    'closeMatch',
    'broadMatch',
    'narrowMatch',
    'relatedMatch',
    'inScheme',
  ].map((local) => plain(local, iri('skos', local))),
  plain('status', iri('adms', 'status')),
  plain('source', iri('dct', 'source')),
  plain('title', iri('dct', 'title')),
];

export const csvHead = `${toCsvLine(['iri', 'type', ...columns.map(({ header }) => header)])}\r\n`;

function belongsIn({ lang }: Column, { object }: Quad): boolean {
  if (object.termType !== 'Literal') return true;
  const primary = object.language.toLowerCase().split('-', 1)[0] ?? '';
  return lang === '' ? !languages.includes(primary) : primary === lang;
}

export function toCsvRow({ subject, type }: Event, quads: readonly Quad[]): string {
  const own = quads.filter((q) => q.subject.value === subject);
  const cells = columns.map((column) =>
    own
      .filter((q) => q.predicate.value === column.predicate && belongsIn(column, q))
      .map((q) => q.object.value)
      .join(' | '),
  );
  return `${toCsvLine([subject, type, ...cells])}\r\n`;
}
