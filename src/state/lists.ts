// Lists of things, a page at a time: each walks an index in the order it is shown in, in either language.
import type { DatabaseSync } from 'node:sqlite';
import type { Module } from '../module.ts';
import { after, conditions, foldOf, idOf, inMarks, resourceColumns } from './conditions.ts';
import type { Listed, ListQuery, Resource, State } from './state.ts';
import { listedPredicates } from './tally.ts';

const orders: Readonly<Record<ListQuery['order'], string | undefined>> = {
  newest: 'r.at desc',
  oldest: 'r.at',
  label: undefined,
};

export function listsOn(db: DatabaseSync, modules: readonly Module[]): Pick<State, 'list' | 'initials'> {
  const listed = listedPredicates(modules);
  const columns = resourceColumns.replace('i.text', '(select text from iri where id = r.id)');
  // The inner question skips to its page inside the index; only the rows of the page are then looked up.
  const page = (query: ListQuery): readonly Listed[] => {
    const { from, values } = conditions(query, listed);
    const order = orders[query.order] ?? foldOf(query, listed);
    const sql = `select ${columns}, r.name_nl, r.name_en from
      (select r.id, row_number() over () as place from (select r.id ${from} order by ${order} limit ? offset ?) r) p
      join resource r on r.id = p.id order by p.place`;
    return db
      .prepare(sql)
      .all(...values, query.limit, query.offset)
      .map((row) => toListed(row, query.lang));
  };
  return {
    list: async (asked) => {
      const query = withModule(asked, modules);
      const types = typesToMerge(query, modules);
      return types.length === 0 ? page(query) : newestOf(query, types, page);
    },
    initials: async (query) => initialsOn(db, query, listed),
  };
}

/** Indexes begin with the module, and a type has only one. */
function withModule(query: ListQuery, modules: readonly Module[]): ListQuery {
  if (query.module !== undefined || query.type === undefined || query.link !== undefined) return query;
  return { ...query, module: modules.find(({ types }) => types.some(({ name }) => name === query.type))?.name };
}

/** A module's newest things are the newest of each of its types: each is the start of an index. */
const typesToMerge = ({ order, module, type, link }: ListQuery, modules: readonly Module[]): readonly string[] =>
  order === 'newest' && module !== undefined && type === undefined && link === undefined
    ? (modules.find(({ name }) => name === module)?.types ?? []).map(({ name }) => name)
    : [];

function newestOf(
  query: ListQuery,
  types: readonly string[],
  page: (query: ListQuery) => readonly Listed[],
): readonly Listed[] {
  const end = query.offset + query.limit;
  return types
    .flatMap((type) => page({ ...query, type, offset: 0, limit: end }))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(query.offset, end);
}

const mostInitials = 100;

/** Leaps from letter to letter through the index: one look-up for each letter that there is. */
function initialsOn(
  db: DatabaseSync,
  { marks, link, lang }: Parameters<State['initials']>[0],
  listed: ReadonlySet<string>,
): readonly string[] {
  const column = lang === 'en' && listed.has(link.predicate) ? 'fold_en' : 'fold';
  const next = db.prepare(`select ${column} as name from link where object = ${idOf} and predicate = ${idOf}
    and ${column} is not null and ${column} >= ? and ${inMarks('mark')} order by ${column} limit 1`);
  const found: string[] = [];
  for (let from = ''; found.length < mostInitials;) {
    const row = next.get(link.object, link.predicate, from, JSON.stringify(marks)) as { name: string } | undefined;
    if (row === undefined) break;
    const initial = [...row.name][0] ?? '';
    found.push(initial);
    from = initial === '' ? '\u0001' : after(initial);
  }
  return found;
}

function toListed(row: unknown, lang: string): Listed {
  const { name_nl, name_en, deleted, ...rest } = row as ListedRow;
  return { ...rest, deleted: deleted === 1, label: lang === 'en' ? name_en : name_nl };
}

interface ListedRow extends Omit<Resource, 'deleted'> {
  readonly name_nl: string;
  readonly name_en: string;
  readonly deleted: number;
}
