// The time-span of CIDOC CRM beside the dates of schema.org: made once, changed with them, never for what returns.
import { expect, it } from 'vitest';
import { hasTimeSpan, withTimeSpan } from '../../src/modules/planning/core/time-span.ts';
import { parse } from '../../src/rdf/parse.ts';

const subject = 'http://hub.test/id/exhibition/feest';
const prefixes = `@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> . @prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`;
const quadsOf = (says: string) =>
  parse(`${prefixes} <${subject}> a crm:E7_Activity , schema:Event ; ${says} .`, 'text/turtle', subject);
const valuesIn = (
  quads: readonly { readonly predicate: { readonly value: string }; readonly object: { readonly value: string } }[],
) => quads.filter(({ predicate }) => predicate.value.includes('P82')).map(({ object }) => object.value);

it('says start and end once more for readers of CIDOC CRM, and nothing new the second time', async () => {
  const made = withTimeSpan(
    subject,
    await quadsOf('schema:startDate "2027-02-12"^^xsd:date ; schema:endDate "2027-08-08"^^xsd:date'),
  );
  expect(valuesIn(made)).toEqual(['2027-02-12', '2027-08-08']);
  expect(withTimeSpan(subject, made)).toEqual(made);
});

it('follows a start that moves, and goes when nothing is said of when, or when it returns', async () => {
  const span = 'crm:P4_has_time-span [ a crm:E52_Time-Span ; crm:P82a_begin_of_the_begin "2027-02-12"^^xsd:date ]';
  const moved = withTimeSpan(subject, await quadsOf(`schema:startDate "2027-03-01"^^xsd:date ; ${span}`));
  expect(valuesIn(moved)).toEqual(['2027-03-01']);
  expect(moved.filter(({ predicate }) => predicate.value === hasTimeSpan)).toHaveLength(1);
  expect(valuesIn(withTimeSpan(subject, await quadsOf(span)))).toEqual([]);
  const weekly = 'schema:startDate "2027-03-01"^^xsd:date ; schema:eventSchedule [ a schema:Schedule ]';
  expect(valuesIn(withTimeSpan(subject, await quadsOf(`${weekly} ; ${span}`)))).toEqual([]);
});
