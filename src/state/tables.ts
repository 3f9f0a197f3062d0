// The tables of the state view in `views.sqlite`. IRIs are kept once and named by number.

export const stateTables = `
  create table if not exists iri (id integer primary key, text text not null unique) strict;
  create table if not exists resource (
    id integer primary key, seq integer not null, created text not null, at text not null, module text not null,
    type text not null, ref text not null, museum text, mark text not null, deleted integer not null,
    name_nl text not null, name_en text not null, fold_nl text not null, fold_en text not null) strict;
  create index if not exists resource_by_address on resource (type, ref);
  create index if not exists resource_by_time on resource (deleted, at);
  create index if not exists resource_by_kind on resource (module, type, deleted, fold_nl);
  create table if not exists label (
    resource integer not null, kind text not null, property integer not null, lang text not null,
    text text not null, mark text not null) strict;
  create index if not exists label_by_resource on label (resource);
  create table if not exists link (
    resource integer not null, predicate integer not null, object integer not null, mark text not null,
    fold text not null, primary key (resource, predicate, object, mark)) strict, without rowid;
  create index if not exists link_by_object on link (object, predicate, fold, mark, resource);`;

/** Beside the link to its scheme, a thing without a broader one gets this link too: top concepts without a scan. */
export const topOf = (schemePredicate: string): string => `${schemePredicate}!top`;
