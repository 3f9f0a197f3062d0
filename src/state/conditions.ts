// What a list or a count ranges over, as SQL with bound values. Pure; asks nothing itself.
import type { SQLInputValue } from 'node:sqlite';
import type { CountQuery } from './state.ts';
import { fold } from './fold.ts';
import { retiredOf, topOf } from './tables.ts';

export const resourceColumns = `i.text as subject, r.seq, r.created, r.at, r.module, r.type, r.ref, r.museum, r.mark, r.deleted`;
export const inMarks = (column: string): string => `${column} in (select value from json_each(?))`;
/** The number of an IRI. */
export const idOf = '(select id from iri where text = ?)';
/** Greater than everything that begins with this. */
export const after = (prefix: string): string => `${prefix}\u{10ffff}`;

export interface Conditions {
  readonly from: string;
  readonly values: SQLInputValue[];
}

/** The predicate whose links a list follows: one that the view made for top concepts or retired ones, or the one asked for. */
export function predicateOf({ link, without, retired }: CountQuery): string {
  const predicate = link?.predicate ?? '';
  if (retired === true) return retiredOf(predicate);
  return without === undefined ? predicate : topOf(predicate);
}

/** The column that names are sorted by: of the link where it has one, since its index is in that order. */
export function foldOf({ link, lang }: CountQuery, listed: ReadonlySet<string>): string {
  if (link === undefined) return lang === 'en' ? 'r.fold_en' : 'r.fold_nl';
  if (lang !== 'en') return 'l.fold';
  return listed.has(link.predicate) ? 'l.fold_en' : 'r.fold_en';
}

/** What a list or a count ranges over, as SQL with bound values; the link is the narrowest, so it comes first. */
export function conditions(query: CountQuery, listed: ReadonlySet<string>): Conditions {
  const where: string[] = ['r.deleted = 0', inMarks('r.mark')];
  const values: SQLInputValue[] = [];
  const byName = foldOf(query, listed);
  let source = 'from resource r';
  if (query.link !== undefined) {
    source = `from link l join resource r on r.id = l.resource and l.predicate = ${idOf}
      and l.object = ${idOf} and ${inMarks('l.mark')}${byName === 'l.fold_en' ? ' and l.fold_en is not null' : ''}`;
    values.push(predicateOf(query), query.link.object, JSON.stringify(query.marks));
  }
  values.push(JSON.stringify(query.marks));
  for (const column of ['module', 'type', 'museum'] as const) {
    const value = query[column];
    if (value === undefined) continue;
    where.push(`r.${column} = ?`);
    values.push(value);
  }
  for (const [moment, test] of [
    [query.changedFrom, 'r.at >= ?'],
    [query.changedBefore, 'r.at < ?'],
  ] as const) {
    if (moment === undefined) continue;
    where.push(test);
    values.push(moment);
  }
  if (query.prefix !== undefined && query.prefix !== '') {
    const folded = fold(query.prefix);
    where.push(`${byName} >= ? and ${byName} < ?`);
    values.push(folded, after(folded));
  }
  return { from: `${source} where ${where.join(' and ')}`, values };
}
