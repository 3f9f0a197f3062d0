// Which pages lean on a term that changed since they were read. Asked with the marks of the reader; gives no names.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Mark } from '../../../access/policy.ts';
import type { Aspect } from './change.ts';

export interface Flag {
  readonly page: string;
  readonly term: string;
  readonly aspect: Aspect;
  /** The version of the term that did it, and when. */
  readonly seq: number;
  readonly at: string;
  /** The version of the term that stood before. */
  readonly since: number;
  readonly museum: string | null;
}

export interface FlagQuery {
  readonly marks: readonly Mark[];
  /** Undefined: of all museums and of none. */
  readonly museum?: string | undefined;
}

/** Nobody is told of more than this. */
const mostCounted = 1000;
const mostOfPage = 60;

const columns = 'page, term, aspect, max(seq) as seq, max(at) as at, min(since) as since, museum';
const seen = (): string => 'mark in (select value from json_each(?)) and page_mark in (select value from json_each(?))';
const whose = (museum: string | undefined): string => (museum === undefined ? '' : 'and museum = ?');
const values = ({ marks, museum }: FlagQuery): SQLInputValue[] => {
  const list = JSON.stringify(marks);
  return [list, list, ...(museum === undefined ? [] : [museum])];
};

const found = (rows: readonly unknown[]): readonly Flag[] => rows as readonly Flag[];

/** When pages were last written and last read, by place in the log, and their place in a chapter; those that are none are left out. */
export interface PageTimes {
  readonly page: string;
  readonly place: number | null;
  readonly said: number;
  readonly read: number;
}

export function timesOn(db: DatabaseSync, pages: readonly string[]): ReadonlyMap<string, PageTimes> {
  const sql = 'select page, place, said, read from wiki_page where page in (select value from json_each(?))';
  const rows = db.prepare(sql).all(JSON.stringify(pages)) as unknown as readonly PageTimes[];
  return new Map(rows.map((row) => [row.page, row]));
}

/** Of one page, the newest change of each kind. */
export const flagsOn = (db: DatabaseSync, page: string, marks: readonly Mark[]): readonly Flag[] =>
  found(
    db
      .prepare(
        `select ${columns} from wiki_flag where ${seen()} and page = ? group by term, aspect order by term limit ${mostOfPage}`,
      )
      .all(...values({ marks }), page),
  );

/** @param museum whether one is asked for */
export const countSql = (museum: string | undefined): string =>
  `select count(*) as n from (select distinct page from wiki_flag where ${seen()} ${whose(museum)} limit ${mostCounted})`;

/** How many pages; no further than a thousand. */
export const countFlagged = (db: DatabaseSync, query: FlagQuery): number =>
  Number(db.prepare(countSql(query.museum)).get(...values(query))?.['n']);

/** Pages in the order of their addresses, each with what changed. @param limit pages, at most 200 */
export function flagged(db: DatabaseSync, query: FlagQuery & { readonly limit: number; readonly offset?: number }) {
  const pages = `select distinct page from wiki_flag where ${seen()} ${whose(query.museum)} order by page limit ? offset ?`;
  const all = db.prepare(
    `select ${columns} from wiki_flag where ${seen()} and page in (${pages}) group by page, term, aspect order by page, term limit 2000`,
  );
  const bounds = [Math.min(query.limit, 200), query.offset ?? 0];
  return found(all.all(...values({ marks: query.marks }), ...values(query), ...bounds));
}
