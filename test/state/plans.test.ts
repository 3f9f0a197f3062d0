// What every question of the state does at any size, told by SQLite itself: no table is read through and nothing is sorted.
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createModules } from '../../src/modules/index.ts';
import { iri } from '../../src/rdf/ns.ts';
import { createState } from '../../src/state/sqlite.ts';
import type { ListQuery } from '../../src/state/state.ts';
import { settleTables } from '../../src/state/tables.ts';

const base = 'http://hub.test';
const marks = ['public', 'internal'];
const [inScheme, broader] = [iri('skos', 'inScheme'), iri('skos', 'broader')];
const under = { predicate: broader, object: `${base}/id/concept/x` };
const within = { predicate: inScheme, object: `${base}/id/scheme/x` };

/** A database that remembers what it was asked. */
function listening() {
  const db = new DatabaseSync(':memory:');
  settleTables(db);
  const asked: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql: string) => (asked.push(sql), prepare(sql));
  const plan = (sql: string): string[] =>
    prepare(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => String(detail));
  return { db, asked, plan };
}

const whole = /SCAN (r|l|i|resource|link|label|iri|tally_link|dated|d)\b(?!.*VIRTUAL)/;
/** The question that skips to a page; what is around it orders the rows of one page. */
const innerOf = (sql: string): string => /\((select r\.id from .* limit \? offset \?)\) r\)/s.exec(sql)?.[1] ?? sql;
/** By address: a live thing before the deleted ones of the same address. */
const aFew = (sql: string): boolean => sql.endsWith('order by r.deleted');

it('reads no table through and sorts nothing, for any list that pages show', async () => {
  const { db, asked, plan } = listening();
  const state = createState(db, createModules(base));
  const page = { marks, limit: 60, offset: 120 };
  const kinds: readonly Partial<ListQuery>[] = [
    { type: 'scheme' },
    { module: 'terms', type: 'concept' },
    { link: within, type: 'concept' },
    { link: within, type: 'concept', without: broader },
    { link: within, retired: true },
    { link: within, prefix: 'k' },
    { link: under, type: 'concept' },
  ];
  for (const lang of ['nl', 'en']) {
    for (const kind of kinds) await state.list({ ...page, ...kind, lang, order: 'label' });
    await state.initials({ marks, link: within, lang });
  }
  await state.list({ ...page, module: 'terms', order: 'newest', lang: 'nl' });
  await state.list({ ...page, module: 'terms', type: 'concept', order: 'newest', lang: 'nl' });
  await state.list({ ...page, order: 'newest', lang: 'nl' });
  await state.list({ ...page, museum: 'stam', order: 'newest', lang: 'nl', changedBefore: '2026-11-25' });
  const links = [{ predicate: iri('adms', 'status'), objects: [`${base}/ns#option`] }];
  const dated = { marks, type: 'booking', property: `${base}/ns#optionExpires`, from: '2026', before: '2027', links };
  for (const museum of [undefined, 'stam']) {
    await state.dated({ ...dated, museum, lang: 'nl', limit: 3 });
    await state.countDated({ ...dated, museum, lang: 'nl' });
  }
  await state.hasLink(under.object, { ...within, marks });
  await state.count({ marks, link: within, type: 'concept' });
  await state.countUnder([under.object], { marks, predicate: broader });
  const slow = asked
    .filter((sql) => !aFew(sql))
    .map(innerOf)
    .flatMap((sql) =>
      plan(sql)
        .filter((step) => whole.test(step) || /TEMP B-TREE FOR (ORDER|RIGHT)/.test(step))
        .map((step) => `${step}: ${sql.replace(/\s+/g, ' ')}`),
    );
  expect(asked.length).toBeGreaterThan(18);
  expect(slow).toEqual([]);
});
