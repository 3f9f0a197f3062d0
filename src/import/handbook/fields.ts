// Described fields and the rows of mapping tables, brought together: one field each. Pure. Tells what did not fit.
import { slug } from '../../rdf/refs.ts';
import type { Chapter, Described, Table } from './gitbook.ts';
import { keyOf, matchKey } from './matching.ts';

export interface FieldPage {
  /** Last part of its address, after that of its chapter. */
  readonly ref: string;
  readonly name: string;
  /** In the system; undefined when no row of a table fits. */
  readonly key: string | undefined;
  readonly section: string;
  readonly text: string;
  readonly row: Row | undefined;
}

/** One row of a mapping table: head → cell, without empty cells. */
export type Row = ReadonlyMap<string, string>;

export interface Fields {
  readonly pages: readonly FieldPage[];
  readonly unmatched: readonly string[];
}

const nothing = /^(?:-|to do|)$/i;

/** The rows of tables that begin with the name of a field, by that name; a later table adds what is not there yet. */
export function rowsOf(tables: readonly Table[]): ReadonlyMap<string, Row> {
  const found = new Map<string, Map<string, string>>();
  for (const { heads, rows } of tables.filter(({ heads: [first = ''] }) => /^(?:invul)?veld$/i.test(first)))
    for (const [name = '', ...cells] of rows) {
      const row = found.get(keyOf(name)) ?? new Map<string, string>();
      for (const [i, cell] of cells.entries()) {
        const head = (heads[i + 1] ?? '').toUpperCase();
        if (!nothing.test(cell) && !row.has(head)) row.set(head, cell);
      }
      found.set(keyOf(name), row);
    }
  return found;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
/** Words that say little without what they are of. */
const general = new Set(
  'rol plaats periode inhoud datum methode van begindatum einddatum locatie onderdeel waarde eenheid status naam term'.split(
    ' ',
  ),
);

function nameOf({ section, tab, part }: Described): string {
  if (part !== '' && slug(part) !== slug(tab)) return `${tab}: ${small(part)}`;
  return general.has(slug(tab)) && slug(section) !== slug(tab) && section !== '' ? `${section}: ${small(tab)}` : tab;
}

const nameOfKey = (key: string): string => {
  const [first = '', ...rest] = key.replaceAll('_', ' ').split('.');
  return capital(rest.length === 0 ? first : `${first}: ${rest.join(' ')}`);
};

/** Every described field once, then the rows that nobody described. */
export function fieldsOf(chapter: Chapter, rows: ReadonlyMap<string, Row>): Fields {
  const described = withKeys(chapter.fields, rows);
  const used = new Set(described.map(({ key }) => key));
  const others = [...rows].filter(([key]) => !used.has(key));
  const all = [
    ...described,
    ...others.map(([key, row]) => ({ ref: slug(key), name: nameOfKey(key), key, section: '', text: '', row })),
  ];
  const pages = [...new Map(all.toReversed().map((page) => [page.ref, page])).values()].toReversed();
  const twice = all.filter((page) => !pages.includes(page));
  const without = rows.size === 0 ? [] : pages.filter(({ key }) => key === undefined);
  return {
    pages,
    unmatched: [
      ...twice.map(({ section, name }) => `${section} / ${name}: staat er twee keer`),
      ...without.map(({ section, name }) => `${section} / ${name}: geen rij in de mapping`),
    ],
  };
}

/** Each described field with its row; a row is given away once. */
function withKeys(fields: readonly Described[], rows: ReadonlyMap<string, Row>): readonly FieldPage[] {
  const free = new Set(rows.keys());
  return fields.map((each) => {
    const key = matchKey(free, each);
    if (key !== undefined) free.delete(key);
    const ref = slug(key ?? [each.section, each.tab, each.part].join(' '));
    const row = key === undefined ? undefined : rows.get(key);
    return { ref, name: nameOf(each), key, section: each.section, text: each.text, row };
  });
}
