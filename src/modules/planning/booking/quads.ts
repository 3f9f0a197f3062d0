// A claim as statements of a booking. What the form does not know of a booking stays as it is.
import type { Quad, Term } from '@rdfjs/types';
import { iri, rdfType } from '../../../rdf/ns.ts';
import { museumIri } from '../../../rdf/refs.ts';
import { blankNode, literal, namedNode, quad } from '../../../rdf/terms.ts';
import type { Claim } from '../core/facts.ts';
import { toDateTime } from '../core/time.ts';
import { ownTerms, statusIri, terms } from '../core/words.ts';

const datatype = (name: string) => namedNode(iri('xsd', name));
const moment = (ms: number) => literal(toDateTime(ms), datatype('dateTime'));
const integer = (value: number) => literal(String(value), datatype('integer'));

type Parts = [string, Term][];

export interface Written {
  /** Left out for what was not made from another. */
  readonly derivedFrom?: string | undefined;
  readonly note?: string | undefined;
}

/** @param before statements of the version that stands, [] for a new one */
export function quadsOf(
  base: string,
  claim: Claim,
  before: readonly Quad[],
  { derivedFrom, note }: Written = {},
): readonly Quad[] {
  const made: Quad[] = [];
  const subject = namedNode(claim.subject);
  const add = (property: string, object: Term): void =>
    void made.push(quad(subject, namedNode(property), object as Quad['object']));
  const nest = (property: string, parts: Parts): void => {
    const inner = blankNode(`n${made.length}`);
    add(property, inner);
    for (const [name, object] of parts) made.push(quad(inner, namedNode(name), object as Quad['object']));
  };
  const period = (property: string, start: number, end: number): void =>
    nest(property, [
      [rdfType, namedNode(iri('m8g', 'PeriodOfTime'))],
      [terms.start, moment(start)],
      [terms.end, moment(end)],
    ]);

  add(rdfType, namedNode(iri('zr', 'Infrastructuurreservatie')));
  period(terms.periode, claim.start, claim.end);
  for (const [start, end] of around(claim)) period(terms.buffer, start, end);
  for (const [property, value] of [...links(base, claim), ...numbers(base, claim)]) add(property, value);
  for (const title of titles(claim, before)) add(terms.title, title);
  if (derivedFrom !== undefined) add(iri('prov', 'wasDerivedFrom'), namedNode(derivedFrom));
  if (note !== undefined && note !== '') add(iri('skos', 'editorialNote'), literal(note, 'nl'));
  for (const [property, parts] of nested(base, claim)) nest(property, parts);
  return [...keptQuads(before, claim.subject, managed(base, note !== undefined)), ...made];
}

/** What a booking says in nodes of their own: how many of what, when again, what is allowed after all. */
function nested(base: string, claim: Claim): readonly (readonly [string, Parts])[] {
  const own = ownTerms(base);
  const amounts = Object.entries(claim.amounts)
    .filter(([thing]) => claim.wants.includes(thing))
    .map(([thing, n]): [string, Parts] => [
      own.amount,
      [
        [terms.infrastructuur, namedNode(thing)],
        [own.quantity, integer(n)],
      ],
    ]);
  const schedules: [string, Parts][] =
    claim.rrule === undefined ? [] : [[terms.schedule, scheduleParts(claim, claim.rrule)]];
  const allowed = claim.overruled.map(({ kind, against, reason }): [string, Parts] => [
    own.overrules,
    [
      [own.conflict, literal(kind)],
      [own.against, namedNode(against)],
      [own.reason, literal(reason)],
    ],
  ]);
  return [...amounts, ...schedules, ...allowed];
}

const scheduleParts = ({ except, extra }: Claim, rrule: string): Parts => [
  [rdfType, namedNode(iri('schema', 'Schedule'))],
  [terms.rrule, literal(rrule)],
  ...except.map((start): [string, Term] => [terms.exceptDate, moment(start)]),
  ...extra.map((start): [string, Term] => [terms.rdate, moment(start)]),
];

/** The Dutch title is what the form shows; one in another language stays as long as the Dutch one does. */
function titles(claim: Claim, before: readonly Quad[]) {
  const standing = before
    .filter((q) => q.subject.value === claim.subject && q.predicate.value === terms.title)
    .map((q) => q.object);
  const same = standing.some((each) => each.value === claim.titleNl);
  return same ? standing : [literal(claim.titleNl, 'nl')];
}

/** Set-up and teardown, where there are any. */
const around = ({ start, end, before, after }: Claim): readonly (readonly [number, number])[] =>
  [[start - before, start] as const, [end, end + after] as const].filter(([from, to]) => to > from);

function links(
  base: string,
  { standing, wants, people, museum, purpose }: Claim,
): readonly (readonly [string, Term])[] {
  const all: readonly (readonly [string, readonly string[]])[] = [
    [terms.status, [statusIri(base)[standing]]],
    [terms.infrastructuur, wants],
    [terms.responsible, people],
    [ownTerms(base).museum, museum === null ? [] : [museumIri(base, museum)]],
    [terms.voor, purpose === undefined ? [] : [purpose]],
  ];
  return all.flatMap(([property, values]) => values.map((value) => [property, namedNode(value)] as const));
}

function numbers(base: string, claim: Claim): readonly (readonly [string, Term])[] {
  const own = ownTerms(base);
  const all: readonly (readonly [string, Term | undefined])[] = [
    [own.quantity, claim.quantity === 1 ? undefined : integer(claim.quantity)],
    [terms.partySize, claim.heads === undefined ? undefined : integer(claim.heads)],
    [own.optionRank, claim.rank === undefined ? undefined : integer(claim.rank)],
    [own.optionExpires, claim.expires === undefined ? undefined : moment(claim.expires)],
    [own.busyOnly, claim.busyOnly ? literal('true', datatype('boolean')) : undefined],
  ];
  return all.flatMap(([property, value]) => (value === undefined ? [] : [[property, value] as const]));
}

function managed(base: string, withNote: boolean): ReadonlySet<string> {
  const own = ownTerms(base);
  const { periode, buffer, status, infrastructuur, responsible, title, partySize, voor, schedule } = terms;
  const known = [rdfType, periode, buffer, status, infrastructuur, responsible, title, partySize, voor, schedule];
  const note = withNote ? [iri('skos', 'editorialNote')] : [];
  return new Set([
    ...known,
    own.quantity,
    own.amount,
    own.optionRank,
    own.optionExpires,
    own.museum,
    own.overrules,
    own.busyOnly,
    ...note,
  ]);
}

/** Statements that the form does not make, with what hangs under them. */
export function keptQuads(before: readonly Quad[], subject: string, made: ReadonlySet<string>): readonly Quad[] {
  const top = before.filter((q) => q.subject.value === subject && !made.has(q.predicate.value));
  const reached = new Set(top.map((q) => q.object.value));
  return [...top, ...before.filter((q) => q.subject.value !== subject && reached.has(q.subject.value))];
}
