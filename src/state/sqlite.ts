// Answers about the current state from `views.sqlite`, read-only. Every question names the marks that the asker sees.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Label, Link, ListQuery, Listed, Resource, State } from './state.ts';
import { fold } from './fold.ts';
import { topOf } from './tables.ts';

const resourceColumns = `i.text as subject, r.seq, r.created, r.at, r.module, r.type, r.ref, r.museum, r.mark, r.deleted`;
const inMarks = (column: string): string => `${column} in (select value from json_each(?))`;
const after = (prefix: string): string => `${prefix}\u{10ffff}`;

type ResourceRow = Omit<Resource, 'deleted'> & { readonly deleted: number };
const toResource = (row: unknown): Resource | undefined =>
  row === undefined ? undefined : { ...(row as ResourceRow), deleted: (row as ResourceRow).deleted === 1 };

export function createState(db: DatabaseSync): State {
  const from = 'from resource r join iri i on i.id = r.id';
  const bySubject = db.prepare(`select ${resourceColumns} ${from} where i.text = ?`);
  const byAddress = db.prepare(`select ${resourceColumns} ${from} where r.type = ? and r.ref = ? order by r.deleted`);
  const totals = db.prepare(`select module, type, count(*) as count from resource
    where deleted = 0 and ${inMarks('mark')} group by module, type`);
  return {
    ...linksOn(db),
    ...namesOn(db),
    get: async (subject) => toResource(bySubject.get(subject)),
    find: async (type, ref) => toResource(byAddress.get(type, ref)),
    async list(query) {
      const { sql, values } = listSql(query);
      return db
        .prepare(sql)
        .all(...values, query.limit, query.offset)
        .map((row) => toListed(row, query.lang));
    },
    async count(query) {
      const { from: source, values } = conditions(query);
      return (db.prepare(`select count(*) as n ${source}`).get(...values) as { n: number }).n;
    },
    totals: async (marks) =>
      totals.all(JSON.stringify(marks)) as unknown as { module: string; type: string; count: number }[],
  };
}

interface Conditions {
  readonly from: string;
  readonly values: SQLInputValue[];
}

/** What a list or a count ranges over, as SQL with bound values; the link is the narrowest, so it comes first. */
function conditions(query: Omit<ListQuery, 'order' | 'limit' | 'offset' | 'lang'>): Conditions {
  const where: string[] = ['r.deleted = 0', inMarks('r.mark')];
  const values: SQLInputValue[] = [];
  let source = 'from resource r';
  if (query.link !== undefined) {
    const top = query.without === undefined ? query.link.predicate : topOf(query.link.predicate);
    source = `from link l join resource r on r.id = l.resource and l.predicate = (select id from iri where text = ?)
      and l.object = (select id from iri where text = ?) and ${inMarks('l.mark')}`;
    values.push(top, query.link.object, JSON.stringify(query.marks));
  }
  values.push(JSON.stringify(query.marks));
  for (const column of ['module', 'type', 'museum'] as const) {
    const value = query[column];
    if (value === undefined) continue;
    where.push(`r.${column} = ?`);
    values.push(value);
  }
  if (query.prefix !== undefined && query.prefix !== '') {
    const folded = fold(query.prefix);
    where.push(`${query.link === undefined ? 'r.fold_nl' : 'l.fold'} >= ? and r.fold_nl < ?`);
    values.push(folded, after(folded));
  }
  return { from: `${source} where ${where.join(' and ')}`, values };
}

function listSql(query: ListQuery): Conditions & { readonly sql: string } {
  const parts = conditions(query);
  const byName = query.lang === 'en' ? 'r.fold_en' : query.link === undefined ? 'r.fold_nl' : 'l.fold';
  const order = query.order === 'newest' ? 'r.at desc' : byName;
  const columns = resourceColumns.replace('i.text', '(select text from iri where id = r.id)');
  const sql = `select ${columns}, r.name_nl, r.name_en ${parts.from} order by ${order} limit ? offset ?`;
  return { ...parts, sql };
}

function toListed(row: unknown, lang: string): Listed {
  const { name_nl, name_en, deleted, ...rest } = row as ResourceRow & { name_nl: string; name_en: string };
  return { ...rest, deleted: deleted === 1, label: lang === 'en' ? name_en : name_nl };
}

function namesOn(db: DatabaseSync): Pick<State, 'names' | 'labels'> {
  const names = db.prepare(`select i.text as subject, r.name_nl, r.name_en from json_each(?) j
    join iri i on i.text = j.value join resource r on r.id = i.id where ${inMarks('r.mark')}`);
  const labels = db.prepare(`select l.kind, p.text as property, l.lang, l.text, l.mark from label l
    join iri p on p.id = l.property where l.resource = (select id from iri where text = ?) and ${inMarks('l.mark')}`);
  return {
    async names(subjects, lang, marks) {
      const rows = names.all(JSON.stringify(subjects), JSON.stringify(marks)) as unknown as NameRow[];
      return new Map(rows.map((row) => [row.subject, lang === 'en' ? row.name_en : row.name_nl]));
    },
    async labels(subject, marks) {
      const rows = labels.all(subject, JSON.stringify(marks)) as unknown as Omit<Label, 'subject'>[];
      return rows.map((row) => ({ ...row, subject }));
    },
  };
}

interface NameRow {
  readonly subject: string;
  readonly name_nl: string;
  readonly name_en: string;
}

function linksOn(db: DatabaseSync): Pick<State, 'linksTo' | 'countLinksTo'> {
  const where = `l.object = (select id from iri where text = ?) and ${inMarks('l.mark')} and p.text not like '%!top'`;
  const one = `${where} and p.text = ?`;
  const source = 'from link l join iri p on p.id = l.predicate';
  const columns = '(select text from iri where id = l.resource) as subject, p.text as predicate, l.mark';
  const all = db.prepare(`select ${columns} ${source} where ${where} order by l.predicate, l.fold limit ? offset ?`);
  const some = db.prepare(`select ${columns} ${source} where ${one} order by l.predicate, l.fold limit ? offset ?`);
  const countAll = db.prepare(`select count(*) as n ${source} where ${where}`);
  const countSome = db.prepare(`select count(*) as n ${source} where ${one}`);
  return {
    async linksTo(object, { marks, predicate, limit, offset = 0 }) {
      const seen = JSON.stringify(marks);
      const rows =
        predicate === undefined
          ? all.all(object, seen, limit, offset)
          : some.all(object, seen, predicate, limit, offset);
      return rows.map((row) => ({ ...(row as unknown as Omit<Link, 'object'>), object }));
    },
    async countLinksTo(object, { marks, predicate }) {
      const seen = JSON.stringify(marks);
      const row = predicate === undefined ? countAll.get(object, seen) : countSome.get(object, seen, predicate);
      return (row as { n: number }).n;
    },
  };
}
