// Chapters and fields to statements of the wiki. Pure; addresses are made from the folder's name and the paths in it.
import { posix } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { iri, node, ownIri, rdfType } from '../../rdf/ns.ts';
import { museumIri, slug, thingIri } from '../../rdf/refs.ts';
import { literal, namedNode, quad } from '../../rdf/terms.ts';
import type { FieldPage } from './fields.ts';
import type { Chapter } from './gitbook.ts';
import { crmProperty } from './properties.ts';

export interface Book {
  readonly base: string;
  /** `invulboek`: what every address of this import begins with. */
  readonly name: string;
  readonly lang: string;
}

/** `datamappings/README.md` → `invulboek-datamappings`. */
export function pageIri({ base, name }: Book, path: string): string {
  const words = path.replace(/(?:^|\/)README\.md$/, '').replace(/\.md$/, '');
  return thingIri(base, 'page', `${name}-${slug(words) || 'inleiding'}`);
}

/** @param chapter title of the chapter: fields of objects and of persons may have the same name */
export const fieldIri = ({ base, name }: Book, chapter: string, ref: string): string =>
  thingIri(base, 'field', `${name}-${slug(chapter)}-${ref}`);

type Said = readonly [predicate: string, object: Quad['object']];

const about = (subject: string, said: readonly Said[]): readonly Quad[] =>
  said.map(([predicate, object]) => quad(namedNode(subject), namedNode(predicate), object));

/** Links between the files of the book become links between pages. */
const linked = (book: Book, path: string, text: string): string =>
  text.replace(/\]\((?!https?:|\/|#|mailto:)([^)\s#]+\.md)(#[^)\s]*)?\)/g, (_whole, target: string, part = '') => {
    const file = posix.normalize(posix.join(posix.dirname(path), target));
    return `](${pageIri(book, file).slice(book.base.length)}${part})`;
  });

export interface PageOf {
  readonly chapter: Chapter;
  readonly title: string;
  readonly above: string | undefined;
  /** Markdown after the chapter's own text, such as the list of its fields. */
  readonly more: string;
}

export function pageQuads(book: Book, { chapter, title, above, more }: PageOf): readonly Quad[] {
  const subject = pageIri(book, chapter.path);
  const text = [linked(book, chapter.path, chapter.text), more].filter((each) => each !== '').join('\n\n');
  const say = (words: string) => literal(words, book.lang);
  return about(subject, [
    [rdfType, node('schema', 'TechArticle')],
    [rdfType, node('prov', 'Entity')],
    [iri('schema', 'headline'), say(title)],
    [iri('schema', 'text'), say(text === '' ? title : text)],
    ...(chapter.description === '' ? [] : [[iri('schema', 'description'), say(chapter.description)] as const]),
    [iri('dct', 'language'), literal(book.lang)],
    [ownIri(book.base, 'template'), namedNode(ownIri(book.base, 'handbook'))],
    ...(above === undefined ? [] : [[iri('schema', 'isPartOf'), namedNode(pageIri(book, above))] as const]),
  ]);
}

/** Columns of the mapping tables that say which museum fills the field in. */
const columns: Readonly<Record<string, string>> = { HVA: 'hva', IM: 'industriemuseum', DMG: 'dmg', STAM: 'stam' };

export interface FieldOf {
  readonly chapter: Chapter;
  readonly title: string;
  readonly field: FieldPage;
  readonly order: number;
}

export function fieldQuads(book: Book, { chapter, title, field, order }: FieldOf): readonly Quad[] {
  const { name, key, text, row } = field;
  const subject = fieldIri(book, title, field.ref);
  const [definition, rule] = partsOf(text);
  const said: Said[] = [
    [rdfType, node('sh', 'PropertyShape')],
    [iri('sh', 'name'), literal(name, book.lang)],
    [iri('sh', 'order'), literal(String(order), node('xsd', 'integer'))],
    [iri('schema', 'isPartOf'), namedNode(pageIri(book, chapter.path))],
  ];
  if (key !== undefined) said.push([iri('skos', 'notation'), literal(key)]);
  if (definition !== '') said.push([iri('sh', 'description'), literal(definition, book.lang)]);
  if (rule !== '') said.push([iri('skos', 'scopeNote'), literal(rule, book.lang)]);
  if (/verplicht/i.test(text)) said.push([iri('sh', 'minCount'), literal('1', node('xsd', 'integer'))]);
  return about(subject, [...said, ...(row === undefined ? [] : mapped(book, row))]);
}

const isMeaning = (block: string): boolean => /^(?:Documenteert|Betreft)\b/.test(block);

/** “Documenteert …” says what a field means; the rest says how to fill it in. */
function partsOf(text: string): readonly [definition: string, rule: string] {
  const blocks = text.split(/\n{2,}/);
  return [blocks.filter(isMeaning).join('\n\n'), blocks.filter((block) => !isMeaning(block)).join('\n\n')];
}

const isWeb = (text: string): boolean => /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text);

function mapped({ base }: Book, row: ReadonlyMap<string, string>): readonly Said[] {
  const said: Said[] = [];
  const [oslo, cidoc, cest] = [row.get('OSLO'), row.get('CIDOC'), row.get('CEST-LINK')];
  const property = cidoc === undefined ? undefined : crmProperty(cidoc);
  if (oslo !== undefined) said.push([ownIri(base, 'osloPath'), literal(oslo)]);
  if (property !== undefined) said.push([iri('sh', 'path'), namedNode(property)]);
  if (cest !== undefined && isWeb(cest)) said.push([iri('skos', 'exactMatch'), namedNode(cest)]);
  for (const [head, museum] of Object.entries(columns))
    if (row.has(head)) said.push([ownIri(base, 'filledBy'), namedNode(museumIri(base, museum))]);
  return said;
}
