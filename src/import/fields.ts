// What a column or an Adlib field may mean, by the names that museums give it in Dutch and English. Data and look-ups only.
import { iri, type Prefix, prefixes } from '../rdf/ns.ts';

/** How a value becomes a statement. */
export type Kind = 'iri' | 'id' | 'label' | 'text' | 'reference' | 'link' | 'plain' | 'status' | 'date' | 'use';

export interface Meaning {
  readonly name: string;
  readonly kind: Kind;
  /** Predicate IRI; '' for what makes no statement by itself. */
  readonly predicate: string;
}

type Row = readonly [name: string, kind: Kind, predicate: string, ...synonyms: string[]];

/** Names are compared without case, accents, spaces, dots, hyphens and underscores. */
const rows: readonly Row[] = [
  ['iri', 'iri', '', 'uri', 'url', '@id', 'persistente uri', 'pid', 'id uri', 'concept', 'concept uri'],
  ['id', 'id', '', 'priref', 'nummer', 'recordnummer', 'record number', 'identifier', 'identificatie', 'nr', 'objectnummer', 'termnummer intern'],
  ['prefLabel', 'label', iri('skos', 'prefLabel'), 'term', 'voorkeursterm', 'preferred term', 'preferred label', 'pref label', 'naam', 'name', 'label', 'descriptor', 'trefwoord', 'begrip'],
  ['altLabel', 'label', iri('skos', 'altLabel'), 'used for', 'used_for', 'gebruikt voor', 'gebruikt_voor', 'uf', 'synoniem', 'synoniemen', 'synonym', 'synonyms', 'alternatieve term', 'andere namen', 'niet-voorkeursterm', 'alternative label', 'alternative term', 'equivalent term', 'equivalent_term'],
  ['hiddenLabel', 'label', iri('skos', 'hiddenLabel'), 'verborgen term', 'hidden label', 'zoekterm'],
  ['broader', 'reference', iri('skos', 'broader'), 'broader term', 'broader_term', 'bt', 'ruimere term', 'ruimer begrip', 'bredere term', 'hogere term', 'broader_term.lref', 'parent'],
  ['narrower', 'reference', iri('skos', 'narrower'), 'narrower term', 'narrower_term', 'nt', 'nauwere term', 'engere term', 'specifiekere term', 'narrower_term.lref'],
  ['related', 'reference', iri('skos', 'related'), 'related term', 'related_term', 'rt', 'verwante term', 'gerelateerde term', 'related_term.lref', 'zie ook term'],
  ['use', 'use', '', 'gebruik', 'use term', 'see', 'zie'],
  ['scopeNote', 'text', iri('skos', 'scopeNote'), 'scope note', 'scope_note', 'sn', 'toelichting', 'bereik', 'gebruiksnota', 'scope'],
  ['definition', 'text', iri('skos', 'definition'), 'definitie', 'omschrijving', 'beschrijving', 'description', 'betekenis'],
  ['note', 'text', iri('skos', 'note'), 'opmerking', 'opmerkingen', 'notitie', 'notes', 'nota', 'remark'],
  ['historyNote', 'text', iri('skos', 'historyNote'), 'history note', 'geschiedenis', 'historische nota', 'history_note'],
  ['editorialNote', 'text', iri('skos', 'editorialNote'), 'editorial note', 'interne nota', 'redactionele nota', 'bewerkingsnotitie'],
  ['changeNote', 'text', iri('skos', 'changeNote'), 'change note', 'wijzigingsnota'],
  ['example', 'text', iri('skos', 'example'), 'voorbeeld', 'voorbeelden'],
  ['source', 'plain', iri('dct', 'source'), 'bron', 'bronnen', 'reference', 'literatuur', 'term.source'],
  ['status', 'status', iri('adms', 'status'), 'term.status', 'term status', 'termstatus', 'toestand'],
  ['notation', 'plain', iri('skos', 'notation'), 'term.number', 'term number', 'termnummer', 'notatie', 'code', 'class number', 'term.code'],
  ['exactMatch', 'link', iri('skos', 'exactMatch'), 'exact match', 'aat', 'aat uri', 'wikidata', 'gelijk aan', 'externe uri', 'source.uri', 'term.uri', 'pid_data_uri', 'pid_data.uri', 'pid'],
  ['closeMatch', 'link', iri('skos', 'closeMatch'), 'close match', 'bijna gelijk aan'],
  ['broadMatch', 'link', iri('skos', 'broadMatch'), 'broad match'],
  ['narrowMatch', 'link', iri('skos', 'narrowMatch'), 'narrow match'],
  ['relatedMatch', 'link', iri('skos', 'relatedMatch'), 'related match'],
  ['seeAlso', 'link', iri('rdfs', 'seeAlso'), 'zie ook', 'see also', 'webpagina', 'website'],
  ['inScheme', 'link', iri('skos', 'inScheme'), 'scheme', 'lijst', 'thesaurus', 'in scheme', 'concept scheme'],
  ['replacedBy', 'reference', iri('dct', 'isReplacedBy'), 'vervangen door', 'replaced by'],
  ['depiction', 'link', iri('foaf', 'depiction'), 'afbeelding', 'image'],
  ['created', 'date', iri('dct', 'created'), 'gemaakt op', 'invoerdatum', 'input.date', 'creation date'],
  ['modified', 'date', iri('dct', 'modified'), 'gewijzigd op', 'wijzigingsdatum', 'edit.date', 'modification date'],
]; // prettier-ignore

export const foldName = (name: string): string =>
  name
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/[\p{M}\s._\-–'’:]/gu, '')
    .toLowerCase();

const byName = new Map<string, Meaning>();
for (const [name, kind, predicate, ...synonyms] of rows)
  for (const each of [name, ...synonyms])
    if (!byName.has(foldName(each))) byName.set(foldName(each), { name, kind, predicate });

/** The meaning of a bare field name, or undefined when nobody calls anything so. */
export const meaningOf = (name: string): Meaning | undefined => byName.get(foldName(name));

export interface Column {
  readonly meaning: Meaning;
  /** Language tag, '' for none given. */
  readonly lang: string;
}

const languageNames = new Map(
  Object.entries({
    nederlands: 'nl',
    dutch: 'nl',
    engels: 'en',
    english: 'en',
    frans: 'fr',
    french: 'fr',
    duits: 'de',
    german: 'de',
  }),
);

/** `Nederlands` and `nl-BE` are languages; anything else is ''. */
const languageOf = (text: string): string =>
  languageNames.get(text.toLowerCase()) ?? (/^[a-z]{2}(-[A-Za-z]{2,4})?$/.test(text) ? text : '');

/** `prefLabel@nl`, `term_en`, `voorkeursterm (Nederlands)`, or a property such as `dct:source`. */
export function columnOf(header: string): Column | undefined {
  const plain = meaningOf(header);
  if (plain !== undefined) return { meaning: plain, lang: '' };
  const [, name = '', tag = ''] = /^(.{1,150}?)\s*(?:@|[_\s]|\()\s*([A-Za-z-]{2,12})\)?$/.exec(header.trim()) ?? [];
  const meaning = meaningOf(name);
  const lang = languageOf(tag);
  return meaning !== undefined && lang !== '' ? { meaning, lang } : propertyOf(header);
}

/** A property by its prefixed name or its whole IRI: text with `@lang`, an address when the value is one. */
function propertyOf(header: string): Column | undefined {
  const [, prefix = '', local = '', lang = ''] =
    /^([a-z0-9]+):([A-Za-z_][\w-]*)(?:@([A-Za-z-]+))?$/.exec(header.trim()) ?? [];
  if (Object.hasOwn(prefixes, prefix))
    return {
      meaning: { name: header, kind: lang === '' ? 'plain' : 'text', predicate: iri(prefix as Prefix, local) },
      lang,
    };
  if (/^https?:\/\/[^\s<>"{}|\\^`]+$/.test(header))
    return { meaning: { name: header, kind: 'plain', predicate: header }, lang: '' };
  return undefined;
}

/** What Adlib and people write for the status of a term → our code. */
const statuses: ReadonlyMap<string, string> = new Map(
  (
    [
      ['candidate', 'candidate', 'kandidaat', 'voorstel', 'kandidaatterm', 'provisional', 'new', 'nieuw', '5'],
      ['approved', 'approved', 'approvedpreferredterm', 'goedgekeurd', 'goedgekeurdevoorkeursterm', 'preferredterm', 'descriptor', 'valid', 'actief', '1', '2'],
      ['deprecated', 'deprecated', 'obsolete', 'obsoleteterm', 'vervallen', 'verouderd', 'historical', '4'],
      ['rejected', 'rejected', 'afgewezen', 'verworpen', 'unacceptable', 'forbidden', '7'],
    ] as const
  ).flatMap(([status, ...names]) => names.map((name): [string, string] => [foldName(name), status])),
); // prettier-ignore

export const statusOf = (text: string): string | undefined => statuses.get(foldName(text));
