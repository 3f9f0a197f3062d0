// How many: from the tallies that the view keeps (decision 0016), and by counting only where a list begins with some letters.
import type { DatabaseSync } from 'node:sqlite';
import { conditions, idOf, inMarks, predicateOf } from './conditions.ts';
import type { CountQuery, State } from './state.ts';
import { retiredOf } from './tables.ts';

const total = (row: unknown): number => (row as { n: number | null }).n ?? 0;

/** Is this a count that the view keeps? */
function isKept(query: CountQuery, listed: ReadonlySet<string>): boolean {
  const { link, prefix = '', module, museum, changedFrom, changedBefore } = query;
  if (prefix !== '' || changedFrom !== undefined || changedBefore !== undefined) return false;
  return link === undefined || (listed.has(link.predicate) && module === undefined && museum === undefined);
}

export function countsOn(
  db: DatabaseSync,
  listed: ReadonlySet<string>,
): Pick<State, 'count' | 'countUnder' | 'totals'> {
  const totals = db.prepare(`select module, type, sum(n) as count from tally_kind
    where ${inMarks('mark')} group by module, type having sum(n) > 0`);
  const ofKind = db.prepare(`select sum(n) as n from tally_kind where ${inMarks('mark')} and module = ifnull(?, module)
    and type = ifnull(?, type) and museum = ifnull(?, museum)`);
  const ofLink = db.prepare(`select sum(n) as n from tally_link where object = ${idOf} and predicate = ${idOf}
    and ${inMarks('mark')} and type = ifnull(?, type)`);
  const under = db.prepare(`select j.value as subject, sum(t.n) as n from json_each(?) j join iri i on i.text = j.value
    join tally_link t on t.object = i.id and t.predicate = ${idOf} and ${inMarks('t.mark')}
    and t.type = ifnull(?, t.type) group by 1 having sum(t.n) > 0`);
  return {
    async count(query) {
      const { link, module = null, type = null, museum = null } = query;
      const marks = JSON.stringify(query.marks);
      if (isKept(query, listed))
        return link === undefined
          ? total(ofKind.get(marks, module, type, museum))
          : total(ofLink.get(link.object, predicateOf(query), marks, type));
      const { from, values } = conditions(query, listed);
      return total(db.prepare(`select count(*) as n ${from}`).get(...values));
    },
    async countUnder(objects, { marks, predicate, type = null, retired = false }) {
      const by = retired ? retiredOf(predicate) : predicate;
      const rows = under.all(JSON.stringify(objects), by, JSON.stringify(marks), type);
      return new Map(rows.map((row) => [String(row['subject']), Number(row['n'])]));
    },
    totals: async (marks) =>
      totals.all(JSON.stringify(marks)) as unknown as { module: string; type: string; count: number }[],
  };
}
