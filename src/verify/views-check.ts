// Do the state and the search index agree with the log? Makes both anew in a file of its own and compares row by row.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createViews, prepareViews, type View, type ViewSources } from '../log/views.ts';

/** Rows without the numbers that only this file knows, in one order. */
const contents: Readonly<Record<string, string>> = {
  'state, things': `select i.text as subject, r.seq, r.created, r.at, r.module, r.type, r.ref, r.museum, r.mark, r.deleted,
    r.name_nl, r.name_en, r.fold_nl, r.fold_en from resource r join iri i on i.id = r.id order by 1`,
  'state, labels': `select i.text as subject, l.kind, p.text, l.lang, l.text as label, l.mark from label l
    join iri i on i.id = l.resource join iri p on p.id = l.property order by 1, 2, 3, 4, 5, 6`,
  'state, links': `select i.text as subject, p.text as predicate, o.text as object, l.mark, l.fold, l.fold_en from link l join iri i on i.id = l.resource
    join iri p on p.id = l.predicate join iri o on o.id = l.object order by 1, 2, 3, 4`,
  'state, counts of links': `select o.text as object, p.text as predicate, t.type, t.mark, t.n from tally_link t
    join iri o on o.id = t.object join iri p on p.id = t.predicate where t.n <> 0 order by 1, 2, 3, 4`,
  'state, counts of kinds': 'select module, type, museum, mark, n from tally_kind where n <> 0 order by 1, 2, 3, 4',
  'search, things': `select subject, module, type, ref, museum from found order by 1`,
  'search, facets': `select f.subject, p.facts from found f join found_unit u on u.id = f.id
    join found_profile p on p.id = u.profile order by 1`,
  'search, units': `select f.subject, count(*) as n from found_unit u join found f on f.id = u.thing group by 1 order by 1`,
  'search, schemes': `select f.subject, s.scheme, s.mark from found_scheme s join found f on f.id = s.thing order by 1, 2, 3`,
  'search, labels': `select f.subject, l.kind, l.lang, l.mark, l.text, l.rest from found_label l
    join found f on f.id = l.thing order by 1, 2, 3, 4, 5`,
  'search, grams': 'select gram, labels from found_gram where labels <> 0 order by 1',
  'search, words': `select v.term, count(*) as n from temp.words v group by 1 order by 1`,
};
const words = `create virtual table temp.words using fts5vocab('main', 'found_token', 'instance')`;

export interface Expected {
  readonly make: (db: DatabaseSync) => readonly View[];
  /** Beside state and search: what the modules keep. */
  readonly contents: Readonly<Record<string, string>>;
}

/**
 * @param actual a connection inside a read transaction, so that it stands still at `seq`
 * @returns the first difference per part, one sentence each
 */
export function checkViews(
  { log, vault }: Pick<ViewSources, 'log' | 'vault'>,
  actual: DatabaseSync,
  seq: number,
  { make, contents: more }: Expected,
): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'vijver-verify-'));
  const fresh = new DatabaseSync(join(folder, 'views.sqlite'));
  try {
    prepareViews(fresh);
    fresh.exec('pragma synchronous = off');
    const faults: string[] = [];
    const report = (error: unknown, where: string): void => void faults.push(`${where}: ${String(error)}`);
    const views = createViews(fresh, { log, vault, report }, make(fresh));
    while (views.step(1000) && views.seen() < seq);
    for (const db of [fresh, actual]) db.exec(words);
    return [
      ...faults,
      ...passedOver(actual),
      ...Object.entries({ ...contents, ...more }).flatMap(([part, sql]) => compare(part, sql, fresh, actual)),
    ];
  } finally {
    fresh.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const passedOver = (db: DatabaseSync): string[] =>
  db
    .prepare('select name, seq, why from passed_over order by seq limit 20')
    .all()
    .map(({ name, seq, why }) => `${String(name)}: event ${String(seq)} was passed over (${String(why)})`);

function compare(part: string, sql: string, fresh: DatabaseSync, actual: DatabaseSync): string[] {
  const [wanted, found] = [fresh.prepare(sql).iterate(), actual.prepare(sql).iterate()];
  try {
    for (;;) {
      const [a, b] = [wanted.next(), found.next()];
      if (a.done === true && b.done === true) return [];
      const [should, is] = [a, b].map((row) => (row.done === true ? 'nothing' : JSON.stringify(row.value)));
      if (should !== is) return [`${part}: the log gives ${should}, the view has ${is}`];
    }
  } finally {
    wanted.return?.();
    found.return?.();
  }
}
