// What groups can book, and who guides: out of the index.
import type { DatabaseSync } from 'node:sqlite';
import type { Resource } from '../core/facts.ts';
import type { Product } from '../tours/split.ts';

const most = 200;

/** Public activities and exhibitions that say how many people one guide takes. */
export const productsOf = (db: DatabaseSync): readonly Product[] =>
  db
    .prepare(
      `select facts from plan_resource where kind = 'product' and mark = 'public' order by museum, subject limit ${most}`,
    )
    .all()
    .map(({ facts }) => JSON.parse(String(facts)) as Product);

/** People who guide in a language, by number. */
export const guidesAmong = (db: DatabaseSync, lang: string): readonly Resource[] =>
  db
    .prepare(
      `select facts from plan_resource r where kind = 'person'
       and exists (select 1 from json_each(r.facts, '$.languages') l where l.value = ?) order by subject limit ${most}`,
    )
    .all(lang)
    .map(({ facts }) => JSON.parse(String(facts)) as Resource);
