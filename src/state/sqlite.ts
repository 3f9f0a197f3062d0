// Answers about the current state from `views.sqlite`, read-only. Every question names the marks that the asker sees.
import type { DatabaseSync } from 'node:sqlite';
import type { Module } from '../module.ts';
import { idOf, inMarks, resourceColumns } from './conditions.ts';
import { countsOn } from './counts.ts';
import { datesOn } from './dates.ts';
import { listsOn } from './lists.ts';
import type { Label, Link, Resource, State } from './state.ts';
import { listedPredicates } from './tally.ts';
import { usesOn } from './uses.ts';

type ResourceRow = Omit<Resource, 'deleted'> & { readonly deleted: number };
const toResource = (row: unknown): Resource | undefined =>
  row === undefined ? undefined : { ...(row as ResourceRow), deleted: (row as ResourceRow).deleted === 1 };

export function createState(db: DatabaseSync, modules: readonly Module[]): State {
  const from = 'from resource r join iri i on i.id = r.id';
  const bySubject = db.prepare(`select ${resourceColumns} ${from} where i.text = ?`);
  const byAddress = db.prepare(`select ${resourceColumns} ${from} where r.type = ? and r.ref = ? order by r.deleted`);
  const cursor = db.prepare("select seq from cursor where name = 'state'");
  return {
    position: async () => (cursor.get() as { seq: number } | undefined)?.seq ?? 0,
    ...listsOn(db, modules),
    ...countsOn(db, listedPredicates(modules)),
    ...linksOn(db),
    ...usesOn(db),
    ...datesOn(db),
    ...namesOn(db),
    get: async (subject) => toResource(bySubject.get(subject)),
    find: async (type, ref) => toResource(byAddress.get(type, ref)),
  };
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

function linksOn(db: DatabaseSync): Pick<State, 'linksTo' | 'countLinksTo' | 'hasLink'> {
  const where = `l.object = (select id from iri where text = ?) and ${inMarks('l.mark')} and p.text not like '%!top'
    and p.text not like '%!old' and p.text not like '%!map'`;
  const one = `${where} and p.text = ?`;
  const source = 'from link l join iri p on p.id = l.predicate';
  const columns = '(select text from iri where id = l.resource) as subject, p.text as predicate, l.mark';
  const all = db.prepare(`select ${columns} ${source} where ${where} order by l.predicate, l.fold limit ? offset ?`);
  const some = db.prepare(`select ${columns} ${source} where ${one} order by l.predicate, l.fold limit ? offset ?`);
  const countAll = db.prepare(`select count(*) as n ${source} where ${where}`);
  const countSome = db.prepare(`select count(*) as n ${source} where ${one}`);
  const has = db.prepare(`select 1 from link l where l.resource = ${idOf} and l.predicate = ${idOf}
    and l.object = ${idOf} and ${inMarks('l.mark')}`);
  return {
    hasLink: async (subject, { predicate, object, marks }) =>
      has.get(subject, predicate, object, JSON.stringify(marks)) !== undefined,
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
