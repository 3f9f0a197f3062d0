// What points at a thing, by kind and by field: how many of each, and a page of their names. Counts to a bound, and never walks
// the links of a predicate that is not asked for, however many there are.
import type { DatabaseSync } from 'node:sqlite';
import { idOf, inMarks, resourceColumns } from './conditions.ts';
import type { Listed, Resource, State, UseGroup } from './state.ts';

/** Links looked at for one field. */
export const mostUses = 5000;

/** Steps from one predicate to the next in the index, past all links between them. */
const steps = `with recursive step (id) as (
    select min(predicate) from link where object = ${idOf}
    union all select (select min(l.predicate) from link l where l.object = ${idOf} and l.predicate > step.id)
    from step where step.id is not null limit 200)
  select step.id, i.text as predicate from step join iri i on i.id = step.id where step.id is not null`;

const bounded = `(select l.resource, l.fold from link l where l.object = ${idOf} and l.predicate = ?
  and ${inMarks('l.mark')} order by l.fold limit ${mostUses + 1}) use join resource r on r.id = use.resource`;

export function usesOn(db: DatabaseSync): Pick<State, 'uses' | 'usesIn'> {
  const predicates = db.prepare(steps);
  const kinds = db.prepare(`select r.module, r.type, count(distinct r.id) as n, count(*) as looked from ${bounded}
    group by r.module, r.type`);
  const numberOf = db.prepare('select id from iri where text = ?');
  const columns = resourceColumns.replace('i.text', '(select text from iri where id = r.id)');
  const some = db.prepare(`select distinct ${columns}, r.name_nl, r.name_en, use.fold from ${bounded}
    where r.type = ? order by use.fold limit ? offset ?`);
  return {
    async uses(object, { marks, skip }) {
      const seen = JSON.stringify(marks);
      return predicates.all(object, object).flatMap((row): readonly UseGroup[] => {
        const predicate = String(row['predicate']);
        // What the view made up for lists says nothing new.
        if (skip.has(predicate) || /!(?:top|old|map)$/.test(predicate)) return [];
        const found = kinds.all(object, row['id'] as number, seen) as unknown as readonly Counted[];
        const more = found.reduce((sum, { looked }) => sum + looked, 0) > mostUses;
        return found.map(({ module, type, n }) => ({ module, type, predicate, n, more }));
      });
    },
    async usesIn(object, { marks, type, predicate, lang, limit, offset = 0 }) {
      const id = numberOf.get(predicate)?.['id'];
      if (id === undefined) return [];
      const rows = some.all(object, id as number, JSON.stringify(marks), type, limit, offset);
      return rows.map((row) => toListed(row as unknown as Row, lang));
    },
  };
}

interface Counted {
  readonly module: string;
  readonly type: string;
  readonly n: number;
  readonly looked: number;
}

interface Row extends Omit<Resource, 'deleted'> {
  readonly deleted: number;
  readonly name_nl: string;
  readonly name_en: string;
}

function toListed(row: Row, lang: string): Listed {
  const { subject, seq, created, at, module, type, ref, museum, mark } = row;
  const label = lang === 'en' ? row.name_en : row.name_nl;
  return { subject, seq, created, at, module, type, ref, museum, mark, deleted: row.deleted === 1, label };
}
