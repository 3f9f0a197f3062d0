// What has a day: written beside each version, and asked in the order of days. Takes days and moments; leaves what is no date.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Module } from '../module.ts';
import { iri } from '../rdf/ns.ts';
import { idOf, inMarks, resourceColumns } from './conditions.ts';
import type { Part } from './links.ts';
import type { Dated, DatedQuery, State } from './state.ts';

/** `2026-11-25` as it is, a moment in UTC: both sort as text. Undefined for anything else. */
export function sortableDay(lexical: string, datatype: string): string | undefined {
  if (datatype === iri('xsd', 'date')) return /^\d{4}-\d\d-\d\d/.exec(lexical)?.[0];
  if (datatype !== iri('xsd', 'dateTime')) return undefined;
  const moment = new Date(lexical);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** @returns a function that writes the days of a version */
export function createDater(modules: readonly Module[], idOfIri: (iri: string) => number, put: StatementSync) {
  const kept = new Map(modules.map(({ name, dates = [] }) => [name, new Set(dates)]));
  return (id: number, module: string, parts: readonly Part[]): void => {
    const wanted = kept.get(module);
    if (wanted === undefined || wanted.size === 0) return;
    for (const { mark, quads } of parts)
      for (const { predicate, object } of quads) {
        if (!wanted.has(predicate.value) || object.termType !== 'Literal') continue;
        const day = sortableDay(object.value, object.datatype.value);
        if (day !== undefined) put.run(idOfIri(predicate.value), day, id, mark);
      }
  };
}

interface Asked {
  readonly where: string;
  readonly values: SQLInputValue[];
}

function asked({ marks, type, museum, property, from, before, links = [] }: DatedQuery): Asked {
  const seen = JSON.stringify(marks);
  const where = [
    `d.property = ${idOf} and d.day >= ? and d.day < ? and ${inMarks('d.mark')}`,
    `r.deleted = 0 and r.type = ? and ${inMarks('r.mark')}`,
  ];
  const values: SQLInputValue[] = [property, from ?? '', before ?? '~', seen, type, seen];
  if (museum !== undefined) {
    where.push('r.museum = ?');
    values.push(museum);
  }
  for (const { predicate, objects } of links) {
    where.push(`exists (select 1 from link l where l.resource = r.id and l.predicate = ${idOf} and ${inMarks('l.mark')}
      and l.object in (select i.id from iri i join json_each(?) j on i.text = j.value))`);
    values.push(predicate, seen, JSON.stringify(objects));
  }
  return { where: where.join(' and '), values };
}

const mostCounted = 1000;

export function datesOn(db: DatabaseSync): Pick<State, 'dated' | 'countDated'> {
  const source = 'from dated d join resource r on r.id = d.resource where';
  const columns = resourceColumns.replace('i.text', '(select text from iri where id = r.id)');
  return {
    async dated(query) {
      const { where, values } = asked(query);
      const name = query.lang === 'en' ? 'r.name_en' : 'r.name_nl';
      const sql = `select ${columns}, ${name} as label, d.day ${source} ${where} order by d.day limit ?`;
      return db.prepare(sql).all(...values, query.limit) as unknown as Dated[];
    },
    async countDated(query) {
      const { where, values } = asked(query);
      const sql = `select count(*) as n from (select 1 ${source} ${where} limit ${mostCounted})`;
      return (db.prepare(sql).get(...values) as { n: number }).n;
    },
  };
}
