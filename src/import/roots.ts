// Which things a staged file holds: typed subjects, the newest version of those that came as versions,
// and schemes that concepts point at without anybody saying what they are.
import type { DatabaseSync } from 'node:sqlite';
import { iri } from '../rdf/ns.ts';
import { escapeText } from '../rdf/ntriples.ts';
import { localName } from '../rdf/refs.ts';

const momentPattern = /<http:\/\/www\.w3\.org\/ns\/prov#generatedAtTime> "([^"]{1,40})"/;

/**
 * A thing that several files describe in full (its type and its name) is taken from the last of them: they are
 * editions of one list. What other files only add to it stays.
 * @returns how many things that is
 */
export function keepLastEditions(db: DatabaseSync): number {
  db.exec(`create table whole as select node, file from chunk group by node, file
      having max(typed) > 0 and max(labelled) > 0;
    create index whole_node on whole (node)`);
  const editions = db.prepare(`select count(*) as c from (select node from whole group by node having count(*) > 1)`);
  const several = Number(editions.get()?.['c'] ?? 0);
  if (several > 0)
    db.exec(`delete from chunk where exists (select 1 from whole w where w.node = chunk.node and w.file = chunk.file
      and w.file < (select max(file) from whole l where l.node = w.node))`);
  return several;
}

/** Fills the table `root`; schemes first, so that concepts find what they are in. */
export function findRoots(db: DatabaseSync): void {
  db.exec(`insert into root (node, source, file, typed)
    select node, node, min(file), min(typed) from chunk
    where typed > 0 and node not like '\\_:%' escape '\\' and node not in (select version from version)
    group by node order by min(typed), min(n)`);
  const versions = db.prepare(`select v.thing, v.version, c.file, c.typed, c.nt from version v
    join chunk c on c.node = v.version where c.typed > 0 order by v.thing, c.n`);
  const put = db.prepare(`insert into root (node, source, file, typed) values (?, ?, ?, ?)
    on conflict (node) do update set source = excluded.source, file = excluded.file, typed = excluded.typed`);
  let newest: { thing: string; version: string; file: number; typed: number; at: string } | undefined;
  const keep = (): void => {
    if (newest !== undefined) put.run(newest.thing, newest.version, newest.file, newest.typed);
  };
  const ordered = versions.all() as unknown as {
    thing: string;
    version: string;
    file: number;
    typed: number;
    nt: string;
  }[];
  for (const row of ordered) {
    const at = momentPattern.exec(row.nt)?.[1] ?? '';
    if (newest?.thing === row.thing && newest.at > at) continue;
    if (newest !== undefined && newest.thing !== row.thing) keep();
    newest = { thing: row.thing, version: row.version, file: row.file, typed: row.typed, at };
  }
  keep();
}

/**
 * Makes a scheme that nothing describes, named after its IRI, so that concepts have a list to stand in.
 * @param typed place of the class of schemes in the order of the module's types
 */
export function addScheme(db: DatabaseSync, scheme: string, { typed, lang }: { typed: number; lang: string }): void {
  const name = localName(scheme) || scheme;
  const nt =
    `<${scheme}> <${iri('rdf', 'type')}> <${iri('skos', 'ConceptScheme')}> .\n` +
    `<${scheme}> <${iri('skos', 'prefLabel')}> "${escapeText(name)}"@${lang} .\n`;
  const first = Number(db.prepare('select min(n) as n from root').get()?.['n'] ?? 1);
  db.prepare('insert into chunk (node, file, typed, labelled, nt) values (?, 0, ?, 1, ?)').run(scheme, typed, nt);
  db.prepare('insert or ignore into root (n, node, source, file, typed) values (?, ?, ?, 0, ?)').run(
    first - 1,
    scheme,
    scheme,
    typed,
  );
}
