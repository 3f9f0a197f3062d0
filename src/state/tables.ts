// The tables of the state view in `views.sqlite`. IRIs are kept once and named by number. Tables of an older shape are
// thrown away, and the view reads the log again: it holds nothing that the log does not.
import type { DatabaseSync } from 'node:sqlite';
import { layTables } from '../log/versions.ts';

/** Raise it when a table changes. */
const edition = 3;

const stateTables = `
  create table if not exists iri (id integer primary key, text text not null unique) strict;
  create table if not exists resource (
    id integer primary key, seq integer not null, created text not null, at text not null, module text not null,
    type text not null, ref text not null, museum text, mark text not null, deleted integer not null,
    name_nl text not null, name_en text not null, fold_nl text not null, fold_en text not null) strict;
  create index if not exists resource_by_address on resource (type, ref);
  create index if not exists resource_by_time on resource (deleted, at);
  create index if not exists resource_by_museum_time on resource (museum, deleted, at);
  create index if not exists resource_by_kind on resource (module, type, deleted, fold_nl, mark);
  create index if not exists resource_by_kind_en on resource (module, type, deleted, fold_en, mark);
  create index if not exists resource_by_kind_time on resource (module, type, deleted, at);
  create table if not exists label (
    resource integer not null, kind text not null, property integer not null, lang text not null,
    text text not null, mark text not null) strict;
  create index if not exists label_by_resource on label (resource);
  create table if not exists link (
    resource integer not null, predicate integer not null, object integer not null, mark text not null,
    fold text not null, fold_en text, primary key (resource, predicate, object, mark)) strict, without rowid;
  create index if not exists link_by_object on link (object, predicate, fold, mark, resource);
  create index if not exists link_by_object_en on link (object, predicate, fold_en, mark, resource)
    where fold_en is not null;
  create table if not exists tally_link (
    object integer not null, predicate integer not null, type text not null, mark text not null, n integer not null,
    primary key (object, predicate, type, mark)) strict, without rowid;
  create table if not exists tally_kind (
    module text not null, type text not null, museum text not null, mark text not null, n integer not null,
    primary key (module, type, museum, mark)) strict, without rowid;
  create table if not exists dated (
    property integer not null, day text not null, resource integer not null, mark text not null,
    primary key (property, day, resource, mark)) strict, without rowid;
  create index if not exists dated_by_resource on dated (resource);`;

const names = ['iri', 'resource', 'label', 'link', 'tally_link', 'tally_kind', 'dated'];

/** Makes the tables; when they had an older shape, makes them anew and forgets how far they came. */
export const settleTables = (db: DatabaseSync): boolean =>
  layTables(db, { name: 'state', version: edition, owns: names, tables: stateTables });

/** Beside the link to its scheme, a thing without a broader one gets this link too: top concepts without a scan. */
export const topOf = (schemePredicate: string): string => `${schemePredicate}!top`;

/** And one that is no longer chosen gets this one. */
export const retiredOf = (schemePredicate: string): string => `${schemePredicate}!old`;

/** And one that is linked with the same elsewhere gets this one. */
export const mappedOf = (schemePredicate: string): string => `${schemePredicate}!map`;
