// The tables of the handbook in `views.sqlite`: where a page stands among others and when it was last written (`said`) and read;
// which terms it leans on, and what changed of them since.
import type { DatabaseSync } from 'node:sqlite';
import { layTables } from '../../../log/versions.ts';

const edition = 1;

const tables = `
  create table if not exists wiki_use (
    page text not null, term text not null, mark text not null, primary key (page, term)) strict, without rowid;
  create index if not exists wiki_use_by_term on wiki_use (term);
  create table if not exists wiki_page (
    page text primary key, museum text, mark text not null, place real, said integer not null, read integer not null)
    strict, without rowid;
  create table if not exists wiki_old (
    term text primary key, aspect text not null, mark text not null, seq integer not null, at text not null,
    since integer not null) strict, without rowid;
  create table if not exists wiki_flag (
    page text not null, term text not null, aspect text not null, mark text not null, seq integer not null,
    at text not null, since integer not null, museum text, page_mark text not null, primary key (page, term, aspect, mark)) strict, without rowid;
  create index if not exists wiki_flag_by_museum on wiki_flag (museum, page);
  create index if not exists wiki_flag_by_term on wiki_flag (term, page);`;

export const settleTables = (db: DatabaseSync): boolean =>
  layTables(db, { name: 'wiki', version: edition, owns: ['wiki_use', 'wiki_page', 'wiki_old', 'wiki_flag'], tables });

export const clearing = 'delete from wiki_use; delete from wiki_page; delete from wiki_old; delete from wiki_flag;';

/** What `verify` compares. */
export const wikiContents: Readonly<Record<string, string>> = {
  'wiki, terms of pages': 'select page, term, mark from wiki_use order by 1, 2',
  'wiki, pages': 'select page, museum, mark, place, said, read from wiki_page order by 1',
  'wiki, old terms': 'select term, aspect, mark, seq, at, since from wiki_old order by 1',
  'wiki, changed terms':
    'select page, term, aspect, mark, seq, at, since, museum, page_mark from wiki_flag order by 1, 2, 3, 4',
};
