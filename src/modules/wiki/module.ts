// Wiki: handbook pages, data-entry fields, meetings with their decisions and actions, and the register of applications.
import type { Module, TypeSpec } from '../../module.ts';
import { iri, ownIri } from '../../rdf/ns.ts';
import { checkAlternative } from './attachments/alternative.ts';
import { fileFacts, fileTerms } from './attachments/terms.ts';
import { attachmentContents, createAttachmentView } from './attachments/view.ts';
import { withReferences } from './references.ts';
import { wikiContents } from './watch/tables.ts';
import { createWatchView } from './watch/view.ts';

const { isPartOf } = fileTerms;

const attachment: TypeSpec = {
  name: 'attachment',
  class: iri('schema', 'MediaObject'),
  visibility: 'internal',
  about: isPartOf,
  within: isPartOf,
  file: { hash: fileTerms.hash, facts: fileFacts },
  // A stream could never take back who is to be seen.
  visibilityOf: (quads) =>
    quads.some(({ predicate: { value } }) => value === fileTerms.shows) ? 'internal' : undefined,
  privacy: { holder: fileTerms.shows },
  nl: ['bijlage', 'bijlagen'],
  en: ['attachment', 'attachments'],
};

const types = (base: string): readonly TypeSpec[] => [
  {
    name: 'page',
    class: iri('schema', 'TechArticle'),
    visibility: 'internal',
    leadsOn: iri('dct', 'isReplacedBy'),
    nl: ['pagina', 'pagina’s'],
    en: ['page', 'pages'],
  },
  {
    name: 'field',
    class: iri('sh', 'PropertyShape'),
    visibility: 'internal',
    nl: ['invulveld', 'invulvelden'],
    en: ['field', 'fields'],
  },
  {
    name: 'meeting',
    class: ownIri(base, 'Meeting'),
    visibility: 'internal',
    nl: ['overleg', 'overleggen'],
    en: ['meeting', 'meetings'],
  },
  {
    name: 'decision',
    class: iri('prov', 'Activity'),
    visibility: 'internal',
    nl: ['beslissing', 'beslissingen'],
    en: ['decision', 'decisions'],
  },
  {
    name: 'action',
    class: iri('schema', 'Action'),
    visibility: 'internal',
    nl: ['actie', 'acties'],
    en: ['action', 'actions'],
  },
  {
    name: 'application',
    class: iri('schema', 'SoftwareApplication'),
    visibility: 'internal',
    nl: ['toepassing', 'toepassingen'],
    en: ['application', 'applications'],
  },
  {
    name: 'score',
    class: iri('qb', 'Observation'),
    visibility: 'internal',
    atMost: 'internal',
    nl: ['maturiteitsscore', 'maturiteitsscores'],
    en: ['maturity score', 'maturity scores'],
  },
];

export const wiki = (base: string): Module => ({
  name: 'wiki',
  nl: 'Handboek',
  en: 'Knowledge',
  types: [...types(base), attachment],
  complete: (subject, quads, before) => withReferences(base, { subject, quads, before }),
  dates: [iri('dct', 'valid'), ownIri(base, 'due')],
  check: (subject, quads) => checkAlternative(base, subject, quads),
  labels: [
    { property: iri('schema', 'headline'), kind: 'preferred' },
    { property: iri('sh', 'name'), kind: 'preferred' },
    { property: iri('schema', 'name'), kind: 'preferred' },
    { property: iri('dct', 'title'), kind: 'preferred' },
    { property: iri('schema', 'alternativeHeadline'), kind: 'alternative' },
    { property: iri('schema', 'text'), kind: 'text' },
    { property: iri('sh', 'description'), kind: 'text' },
    { property: iri('skos', 'scopeNote'), kind: 'text' },
    { property: iri('schema', 'description'), kind: 'text' },
    { property: iri('schema', 'caption'), kind: 'text' },
    { property: iri('dct', 'description'), kind: 'text' },
  ],
  readModels: [
    { createView: (db) => createWatchView(db, base), contents: wikiContents },
    { createView: (db) => createAttachmentView(db), contents: attachmentContents },
  ],
});
