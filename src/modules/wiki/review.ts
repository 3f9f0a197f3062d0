// When a page is due for review, and what “still correct” makes of it. Pure but for `overdueFor`; days are those of Brussels.
import type { Quad } from '@rdfjs/types';
import { iri, ownIri } from '../../rdf/ns.ts';
import { localName } from '../../rdf/refs.ts';
import { literal, namedNode, quad } from '../../rdf/terms.ts';
import type { Ctx } from '../../web/context.ts';
import { dayOf } from '../../web/dates.ts';
import { sparql } from '../../rdf/query.ts';
import { ask, valueOf, type Row } from './ask.ts';

const valid = iri('dct', 'valid');
const reviewed = iri('schema', 'lastReviewed');
const date = iri('xsd', 'date');

export interface ReviewState {
  /** Last day on which the page counts as reviewed: `2026-11-22`. */
  readonly until: string | undefined;
  readonly overdue: boolean;
  /** Days from that day to today; negative when it lies ahead. */
  readonly days: number;
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** How a page stands. @param today `2026-11-22` */
export function reviewState(subject: string, quads: readonly Quad[], today: string): ReviewState {
  const until = quads
    .find((q) => q.subject.value === subject && q.predicate.value === valid)
    ?.object.value.slice(0, 10);
  if (until === undefined || !isDay(until)) return { until: undefined, overdue: false, days: 0 };
  return { until, overdue: until < today, days: Math.round((Date.parse(today) - Date.parse(until)) / 86_400_000) };
}

const usual = 'P12M';

/** The day until which a page that is found right today counts as reviewed; a duration that is none counts as a year. */
export function nextReview(interval: string | undefined, today: string): string {
  const day = Temporal.PlainDate.from(today);
  const next = day.add(durationOf(interval ?? usual));
  return (Temporal.PlainDate.compare(next, day) > 0 ? next : day.add(durationOf(usual))).toString();
}

function durationOf(lexical: string): Temporal.Duration {
  try {
    return Temporal.Duration.from(lexical);
  } catch {
    return Temporal.Duration.from(usual);
  }
}

interface Standing {
  readonly subject: string;
  readonly quads: readonly Quad[];
  /** A field has no day of review. */
  readonly isPage: boolean;
}

/**
 * The page as it stands, found right now: all that it says, the moment, and a later day. Public like the properties are. The
 * moment makes it another version also for who says so twice in a day: a term may have changed in between.
 */
export function foundRight(base: string, { subject, quads, isPage }: Standing, now: Date): readonly Quad[] {
  const about = (q: Quad, predicate: string): boolean => q.subject.value === subject && q.predicate.value === predicate;
  const interval = quads.find((q) => about(q, ownIri(base, 'reviewInterval')));
  const kept = quads.filter((q) => !about(q, reviewed) && !(isPage && about(q, valid)));
  const day = nextReview(interval?.object.value, dayOf(now.toISOString()));
  const say = (predicate: string, text: string, type: string): Quad =>
    quad(namedNode(subject), namedNode(predicate), literal(text, namedNode(type)));
  const until = isPage ? [say(valid, day, date)] : [];
  return [...kept, say(reviewed, now.toISOString(), iri('xsd', 'dateTime')), ...until];
}

export interface Overdue {
  readonly subject: string;
  readonly name: string;
  /** The day until which it was reviewed. */
  readonly until: string;
  /** Key of the museum that keeps it; undefined for all six. */
  readonly museum: string | undefined;
}

/**
 * Pages that are due for review, the longest overdue first, as this reader may see them; for home and the wiki alike.
 * @param limit at most 500
 * @returns undefined while the store cannot answer
 */
export async function overdueFor(ctx: Ctx, limit = 100): Promise<readonly Overdue[] | undefined> {
  const today = literal(dayOf(ctx.hub.now().toISOString()), namedNode(date));
  const most = literal(String(Math.min(limit, 500)), namedNode(iri('xsd', 'integer')));
  const rows = await ask(
    ctx,
    `${sparql`SELECT ?page (MIN(?day) AS ?until) (SAMPLE(?keeper) AS ?museum) WHERE {
  ?page a schema:TechArticle ; dct:valid ?day .
  FILTER (?day < ${today})
  FILTER NOT EXISTS { ?page dct:isReplacedBy ?next }
  OPTIONAL { ?page vijver:museum ?keeper }
} GROUP BY ?page ORDER BY ?until`} LIMIT ${most.value}`,
  );
  if (rows === undefined) return undefined;
  const subjects = rows.map(({ page }) => valueOf(page));
  const names = await ctx.hub.state.names(subjects, ctx.lang, ctx.marks);
  return rows.map((row) => toOverdue(row, names));
}

function toOverdue({ page, until, museum }: Row, names: ReadonlyMap<string, string>): Overdue {
  const subject = valueOf(page);
  const keeper = museum && localName(museum.value);
  return { subject, name: names.get(subject) ?? subject, until: valueOf(until).slice(0, 10), museum: keeper };
}
