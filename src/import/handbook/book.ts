// The chapters of a folder as one book: who stands under whom, which fields each has, and what had no place. Pure.
import type { Quad } from '@rdfjs/types';
import { fieldsOf, rowsOf, type FieldPage } from './fields.ts';
import type { Chapter } from './gitbook.ts';
import { fieldIri, fieldQuads, pageIri, pageQuads, type Book } from './quads.ts';
import type { Place } from './summary.ts';

export interface Around {
  readonly places: readonly Place[];
  /** Paths of the files that there are. */
  readonly there: ReadonlySet<string>;
  readonly onDropped: (what: string) => void;
}

/** What of the whole book one chapter needs. */
interface Whole extends Around {
  readonly book: Book;
  readonly chapters: readonly Chapter[];
  readonly placeOf: ReadonlyMap<string, Place>;
  readonly titleOf: (chapter: Chapter) => string;
}

export function bookQuads(book: Book, chapters: readonly Chapter[], around: Around): readonly Quad[] {
  const placeOf = new Map(around.places.map((place) => [place.path, place]));
  const titleOf = (chapter: Chapter): string => placeOf.get(chapter.path)?.title ?? chapter.title;
  return chapters.flatMap((chapter) => chapterQuads({ ...around, book, chapters, placeOf, titleOf }, chapter));
}

function chapterQuads(whole: Whole, chapter: Chapter): readonly Quad[] {
  const { book, titleOf, onDropped } = whole;
  const title = titleOf(chapter);
  const { pages, unmatched } = fieldsIn(whole, chapter);
  for (const each of unmatched) onDropped(`${chapter.path}: ${each}`);
  tellEmpty(whole, chapter, pages.length);
  const more = [listOf(book, title, pages), pointerTo(whole, chapter), ...tablesOf(chapter)].filter(
    (each) => each !== '',
  );
  const page = pageQuads(book, { chapter, title, above: aboveOf(whole, chapter), more: more.join('\n\n') });
  return [...page, ...pages.flatMap((field, i) => fieldQuads(book, { chapter, title, field, order: i + 1 }))];
}

const fieldsIn = ({ chapters, titleOf }: Whole, chapter: Chapter) =>
  chapter.fields.length === 0
    ? { pages: [], unmatched: [] }
    : fieldsOf(chapter, mappingOf(chapters, titleOf(chapter), titleOf));

/** The chapter above by the table of contents; the beginning of the book for others. */
function aboveOf({ chapters, placeOf, there }: Whole, { path }: Chapter): string | undefined {
  const above = placeOf.get(path)?.above;
  if (above !== undefined && there.has(above)) return above;
  return path !== 'README.md' && chapters.some((each) => each.path === 'README.md') ? 'README.md' : undefined;
}

function tellEmpty({ onDropped }: Whole, { path, text, tables }: Chapter, fields: number): void {
  if (text === '' && fields === 0 && tables.length === 0) onDropped(`${path}: heeft nog geen tekst`);
  if (tables.some(({ heads }) => heads.includes('AG')))
    onDropped(`${path}: de kolom AG (Archief Gent) is geen van de zes musea`);
}

/** The tables of the chapters that map this one: `Mapping Objecten` for `Objecten`, and tables that every chapter may use. */
function mappingOf(chapters: readonly Chapter[], title: string, titleOf: (chapter: Chapter) => string) {
  const about = (chapter: Chapter): boolean => titleOf(chapter).toLowerCase().endsWith(title.toLowerCase());
  const own = chapters.filter((chapter) => chapter.tables.length > 0 && about(chapter));
  const rows = new Map(rowsOf(own.flatMap(({ tables }) => tables)));
  const general = rowsOf(chapters.filter((chapter) => !own.includes(chapter)).flatMap(({ tables }) => tables));
  for (const [key, row] of rows) rows.set(key, new Map([...onlyCest(general.get(key)), ...row]));
  return rows;
}

const onlyCest = (row: ReadonlyMap<string, string> | undefined) =>
  [...(row ?? [])].filter(([head]) => head === 'CEST-LINK');

/** The fields of a chapter under their sections, each a link. */
function listOf(book: Book, title: string, pages: readonly FieldPage[]): string {
  const sections = Map.groupBy(pages, ({ section }) => section);
  return [...sections]
    .map(([section, fields]) => {
      const lines = fields.map(({ name, ref }) => `- [${name}](${fieldIri(book, title, ref).slice(book.base.length)})`);
      return `## ${section === '' ? 'Andere velden' : section}\n\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

/** A chapter of tables says where its fields are explained. */
function pointerTo({ book, chapters, titleOf }: Whole, { tables }: Chapter): string {
  const described = chapters.filter(({ fields }) => fields.length > 0);
  if (tables.length === 0 || described.length === 0) return '';
  const links = described.map((each) => `[${titleOf(each)}](${pageIri(book, each.path).slice(book.base.length)})`);
  return `De velden staan elk op een eigen bladzijde: ${links.join(', ')}.`;
}

const cell = (text: string): string =>
  /^https?:/.test(text) ? `<${text}>` : text.replaceAll('|', '\\|').replace(/([_*])/g, '\\$1');

/** A table as it was, so that the page still says what the file said. */
const tablesOf = ({ tables }: Chapter): readonly string[] =>
  tables.map(({ heads, rows }) =>
    [heads, heads.map(() => '---'), ...rows.map((row) => row.map(cell))]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n'),
  );
